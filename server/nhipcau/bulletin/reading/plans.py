"""From what was read and what a person chose to the plan of a warning."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from nhipcau.bulletin.reading.shapes import Reading
from nhipcau.bulletin.warnings.hazards import hazard
from nhipcau.bulletin.warnings.shapes import LONGEST_WHAT, Plan
from nhipcau.kernel.say import moment

HOURS: Final = 6  # so long a warning holds when its bulletin names no end that is still ahead
LONGEST_SOURCE: Final = 120


def ends_at(reading: Reading, at: datetime) -> datetime:
    """Return when the warning ends: as the bulletin says while that lies ahead, or else in six hours."""
    if reading.until and reading.until > at:
        return reading.until
    return at + timedelta(hours=HOURS)


def plan_of(reading: Reading, code: str, level: int, communes: Iterable[str], expires_at: datetime) -> Plan:
    """Return the plan of a warning from a bulletin, with what a person chose; its words come from the hazard and the bulletin."""
    return Plan(
        hazard=code,
        level=level,
        title=f"{hazard(code)['name']} cấp {level}",
        what=what_of(reading, code),
        communes=tuple(communes),
        expires_at=expires_at,
        source=source_of(reading),
    )


def what_of(reading: Reading, code: str) -> str:
    """Return what comes, in short sentences: the danger, the rain, the ground."""
    told = [f"{hazard(code)['name']} có thể xảy ra."]
    rain = reading.rain
    if rain:
        most = f", có nơi trên {rain.peak} mm" if rain.peak else ""
        told.append(f"Sắp có mưa {rain.low}–{rain.high} mm{most}.")
    if reading.soil:
        told.append("Đất đã no nước." if reading.soil.full else "Đất đã rất ẩm.")
    return " ".join(told)[:LONGEST_WHAT]


def source_of(reading: Reading) -> str:
    """Return who said so and when, as people are told it."""
    said = f", phát {moment(reading.issued)}" if reading.issued else ""
    return f"{reading.issuer or 'Bản tin dán vào'}{said}"[:LONGEST_SOURCE]
