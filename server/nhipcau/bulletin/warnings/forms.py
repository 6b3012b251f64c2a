"""A warning as an officer types it: filled beforehand with the hazard's words, kept as it was typed when something is wrong."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict

from nhipcau.bulletin.warnings.hazards import hazard, hazards, level_words, over_words
from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.ids import new_id

USUAL: Final = timedelta(hours=12)
_ONE: Final = {
    "tieu_de": "title", "noi_dung": "what", "viec_lam": "acts", "bat_dau": "onset", "het": "expires", "nguon": "source", "loi_het": "over",
    "ma": "id", "thay": "instead",
}  # fmt: skip


@dataclass
class Typed:
    """The form of a warning. ``hazard`` and ``level`` were chosen first: they choose the words."""

    hazard: str
    level: int
    drill: bool
    title: str = ""
    what: str = ""
    acts: str = ""
    onset: str = ""
    expires: str = ""
    source: str = ""
    over: str = ""
    texts: bool = True
    communes: list[str] = field(default_factory=list)
    villages: list[str] = field(default_factory=list)
    tongues: dict[str, Any] = field(default_factory=dict)
    instead: str = ""
    id: str = field(default_factory=lambda: str(new_id()))

    @classmethod
    def fresh(cls, sent: QueryDict, where: str) -> "Typed | None":
        """Return the form for a hazard and a level, with their words; None while they are not chosen."""
        code, level = sent.get("loai", ""), sent.get("cap", "")
        if code not in hazards() or level not in {str(one) for one in LEVELS}:
            return None
        it = cls(code, int(level), sent.get("dien_tap") == "1")
        told = hazard(code)
        it.title, it.what = f"{told['name']} ở {where}, cấp {level}"[:120], level_words(code, int(level))
        it.acts, it.over, it.expires = "\n".join(told["advice"]), over_words(code, drill=it.drill), _typed(now() + USUAL)
        return it

    @classmethod
    def of(cls, warning: HazardWarning) -> "Typed":
        """Return the form filled with a warning, to be written anew: a draft is dropped for it, a standing one is renewed."""
        ends = warning.expires_at if warning.issued_at is None else now() + USUAL
        return cls(
            warning.hazard, warning.level, warning.drill, warning.title, warning.what, "\n".join(warning.acts), _typed(warning.onset), _typed(ends),
            warning.source, warning.over, warning.texts, list(warning.communes), list(warning.villages), dict(warning.tongues),
            "" if warning.issued_at or warning.dropped_at else str(warning.id),
        )  # fmt: skip

    @classmethod
    def read(cls, sent: QueryDict) -> "Typed":
        """Read the form as it was sent."""
        level = sent.get("cap", "")
        it = cls(sent.get("loai", "")[:20], int(level) if level in {"1", "2", "3", "4", "5"} else 0, sent.get("dien_tap") == "1")
        for key, name in _ONE.items():
            setattr(it, name, sent.get(key, "").strip()[:2000])
        it.texts = sent.get("tin") == "1"
        it.communes, it.villages = sent.getlist("xa")[:200], sent.getlist("thon")[:200]
        return it

    def body(self, communes: list[str]) -> dict[str, Any]:
        """Return what the verb is told; ``communes``: the officer's own, where no others are chosen."""
        told: dict[str, Any] = {name: getattr(self, name) for name in ("id", "hazard", "level", "drill", "title", "what", "source", "over", "texts", "villages")}
        return told | {
            "acts": [line.strip() for line in self.acts.splitlines() if line.strip()],
            "communes": self.communes or communes,
            "onset": _moment(self.onset),
            "expires_at": _moment(self.expires),
            "instead": self.instead or None,
            "tongues": self.tongues,
        }


def _typed(moment: datetime | None) -> str:
    return f"{moment.astimezone(VIETNAM):%Y-%m-%dT%H:%M}" if moment else ""


def _moment(typed: str) -> datetime | None:
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=VIETNAM)
    except ValueError:
        return None


def as_uuid(typed: str) -> UUID | None:
    """Return an id from an address; None where it is none."""
    try:
        return UUID(typed)
    except ValueError:
        return None
