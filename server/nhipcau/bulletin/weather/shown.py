"""Weather as it is said to people: days in words, how old the figures are, the text that is read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from nhipcau.bulletin.weather.bodies import Day
from nhipcau.bulletin.weather.words import DARK, NIGHT, PARTS, SKIES, three_words
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.say import day as say_day

AHEAD: Final = 4  # today and three days
DAYS: Final = ("Hôm nay", "Ngày mai", "Ngày kia")


@dataclass(frozen=True)
class Shown:
    """A day as people are told it."""

    it: Day
    name: str
    words: str
    parts: Sequence[tuple[str, str, str]]
    near: bool


def days_ahead(days: Sequence[Day], today: date) -> list[Shown]:
    """Return today and the three days after it, as far as they are known; days that are over are left out."""
    return [_shown(one, today) for one in days if today <= one.on < today + timedelta(days=AHEAD)]


def _shown(one: Day, today: date) -> Shown:
    far = (one.on - today).days
    said = say_day(one.on)
    name = DAYS[far] if far < len(DAYS) else said[0].upper() + said[1:]
    parts = [(part, sky, NIGHT if part in DARK and sky == "clear" else SKIES[sky]) for part, sky in zip(PARTS, one.parts, strict=False)]
    return Shown(one, name, three_words(one.sky, one.wind, one.feel), parts, near=far < len(DAYS))


def stale(taken_at: datetime, today: date) -> str:
    """Say how old figures are; nothing while they are of today."""
    days = (today - local_date(taken_at)).days
    if days <= 0:
        return ""
    return "số liệu từ hôm qua" if days == 1 else f"số liệu từ {days} ngày trước"


def spoken(commune: str, shown: Sequence[Shown], old: str, *, sample: bool) -> str:
    """Return the weather to be read aloud, in short sentences."""
    lines = [f"Thời tiết {commune[:1].lower()}{commune[1:]}."]
    if sample:
        lines.append("Đây là số liệu mẫu, không có thật.")
    if old:
        lines.append(f"Chú ý: {old}.")
    if not shown:
        lines.append("Chưa có số liệu cho hôm nay.")
    for one in shown[:2]:
        lines.append(f"{one.name}: {one.words.lower()}. Từ {one.it.low} đến {one.it.high} độ.")
        if one.it.rain:
            lines.append(f"Mưa chừng {one.it.rain} mi li mét.")
    return " ".join(lines)
