"""Dates, numbers and money as they are said in Vietnam."""

from datetime import date, datetime, timedelta

from nhipcau.kernel.clock import VIETNAM

_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NARROW = "\N{NO-BREAK SPACE}"


def day(when: date, *, year: bool = False) -> str:
    """Say a date with its weekday: “thứ Năm 12/3”, with the year where it could be doubted."""
    said = f"{_DAYS[when.weekday()]} {when.day}/{when.month}"
    return f"{said}/{when.year}" if year else said


def moment(when: datetime) -> str:
    """Say a moment by Vietnam's clock: “9:42 thứ Năm 19/11/2026”."""
    local = when.astimezone(VIETNAM)
    return f"{local.hour}:{local.minute:02} {day(local.date(), year=True)}"


def month(when: date) -> str:
    """Say a month: “tháng 11/2026”."""
    return f"tháng {when.month}/{when.year}"


def number(value: int) -> str:
    """Write a whole number with dots between thousands: “3.052”."""
    return f"{value:,}".replace(",", ".")


def percent(share: float | None) -> str:
    """Write a share between 0 and 1 as “31,6 %”; a dash where there is nothing to divide by."""
    if share is None:
        return "–"
    return f"{share * 100:.1f}".replace(".", ",") + _NARROW + "%"


def money(dong: int) -> str:
    """Write an amount in đồng: “28.000 đ”."""
    return f"{number(dong)}{_NARROW}đ"


def lasting(time: timedelta) -> str:
    """Say how long something took: “3 ngày”, “5 giờ”, “12 phút”; days from two days on."""
    minutes = max(0, int(time.total_seconds() // 60))
    if minutes >= 2 * 24 * 60:
        return f"{minutes // (24 * 60)} ngày"
    return f"{minutes // 60} giờ" if minutes >= 60 else f"{minutes} phút"  # noqa: PLR2004 (minutes of an hour)
