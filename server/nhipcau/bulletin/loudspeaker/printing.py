"""A notice to hang up: big letters, a band that says what it is in words and in colour, what to do, until when."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from nhipcau.bulletin.warnings.hazards import level_words
from nhipcau.bulletin.warnings.models import CANCELLED, HazardWarning
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel import say
from nhipcau.kernel.typesetting import compiled

_TEMPLATE: Final = Path(__file__).parent / "typst" / "notice.typ"
INKS: Final = {1: ("#bfe3f5", "#10222c"), 2: ("#fff3b0", "#2b2500"), 3: ("#f59a3c", "#2b1600"), 4: ("#b3131b", "#ffffff"), 5: ("#5b2a86", "#ffffff")}
_SIZES: Final = ((300, 1.45), (500, 1.25), (800, 1.0), (1200, 0.85), (9999, 0.66))  # up to so many letters, so large
PLAIN: Final = ("#e8edea", "#14251f")


@dataclass(frozen=True)
class Notice:
    """What a sheet says. ``band`` stands on top in the colours ``fill`` and ``ink``; ``facts`` are pairs of a name and words."""

    issuer: str
    band: str
    title: str
    text: str
    acts: Sequence[str]
    facts: Sequence[tuple[str, str]]
    fill: str = PLAIN[0]
    ink: str = PLAIN[1]
    warns: str = ""


def printed(notice: Notice) -> bytes:
    """Return a notice as PDF on A4, in letters as big as its words leave room for."""
    return compiled(_TEMPLATE, sheet_data(notice))


def sheet_data(notice: Notice) -> dict[str, Any]:
    """Return what the template is given; ``scale`` follows how much there is to say."""
    many = len(notice.title) * 2 + len(notice.text) + sum(len(one) + 40 for one in notice.acts) + sum(len(words) + 10 for _, words in notice.facts)
    scale = next((size for most, size in _SIZES if many <= most), _SIZES[-1][1])
    return {**asdict(notice), "scale": scale}


def notice_of(it: HazardWarning, issuer: str, where: str) -> Notice:
    """Return the sheet of a warning: of one that stands, or of its all-clear. A drill says so on top and below."""
    gone = it.ended_why == CANCELLED
    fill, ink = PLAIN if gone else INKS[it.level]
    level = f"Cấp {it.level} · {LEVELS[it.level]}"
    told = [("Mức độ", level_words(it.hazard, it.level)), ("Nơi", where), ("Đến", say.moment(it.expires_at)), ("Theo", it.source or issuer)]
    over = [("Nơi", where), ("Hủy lúc", say.moment(it.ended_at or it.expires_at))]
    return Notice(
        issuer, "Đã hủy cảnh báo" if gone else f"Cảnh báo · {level}", it.title, it.over if gone else it.what, () if gone else tuple(it.acts),
        over if gone else told, fill, ink, "DIỄN TẬP, KHÔNG PHẢI THIÊN TAI THẬT" if it.drill else "",
    )  # fmt: skip
