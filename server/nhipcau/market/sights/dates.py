"""When a festival is held next: days by the sun or by the moon. Beyond the lunar days that are known nothing is said. Pure."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from nhipcau.places.queries import lunar

_LOOK: Final = 400  # days: each festival comes once within them
_DAY: Final = timedelta(days=1)


class Held(NamedTuple):
    """The first and the last day of a festival, by the sun."""

    first: date
    last: date


def held_next(calendar: str, first: str, last: str, today: date) -> Held | None:
    """Return when it is held next, or now; None where the lunar days are not known that far."""
    begin, end = _pair(first), _pair(last or first)
    day = today - _DAY * 31  # one that has begun is the next one still
    for _ in range(_LOOK + 31):
        if _on(calendar, day) == begin:
            until = day
            while _on(calendar, until) not in {None, end} and (until - day).days < 31:  # noqa: PLR2004 (no festival is longer)
                until += _DAY
            if until >= today:
                return Held(day, until)
        day += _DAY
    return None


def told(calendar: str, first: str, last: str) -> str:
    """Say the days as people say them: “mùng 4–6 tháng Giêng âm lịch”, “ngày 2/9”."""
    (month, day), (until_month, until) = _pair(first), _pair(last or first)
    if calendar == "lunar":
        days = _moon(day) if (month, day) == (until_month, until) else f"{_moon(day)} đến {_moon(until)}"
        named = _MONTHS.get(until_month, str(until_month))
        return f"{days} tháng {named} âm lịch" if month == until_month else f"{_moon(day)} tháng {_MONTHS.get(month, str(month))} đến {_moon(until)} tháng {named} âm lịch"
    return f"ngày {day}/{month}" if (month, day) == (until_month, until) else f"ngày {day}/{month} đến {until}/{until_month}"


_MONTHS: Final = {1: "Giêng", 12: "Chạp"}


def _moon(day: int) -> str:
    return f"mùng {day}" if day <= 10 else f"ngày {day}"  # noqa: PLR2004 (as people count the days of the moon)


def _on(calendar: str, day: date) -> tuple[int, int] | None:
    return lunar(day) if calendar == "lunar" else (day.month, day.day)


def _pair(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)
