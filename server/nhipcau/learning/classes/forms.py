"""What an officer types of a class, as it was typed, and what is wrong with it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from django.http import QueryDict

from nhipcau.kernel.clock import VIETNAM
from nhipcau.learning.classes.models import Class
from nhipcau.learning.lessons.pack import lessons
from nhipcau.people.bodies import TONGUES

AUDIENCES: Final = {"resident": "Bà con", "member": "Tổ công nghệ số", "core": "Cán bộ nòng cốt"}
LENGTHS: Final = (60, 90, 120, 180)
MOST_SKILLS: Final = 5
_ONE: Final = {
    "thon": "village", "noi": "venue", "ai": "audience", "muc": "level", "cho": "room", "tieng": "tongue", "ngay": "day",
    "gio": "hour", "phut": "minutes", "day": "trainer", "cung": "second",
}  # fmt: skip


@dataclass
class Typed:
    """The form of a class, as it was typed."""

    village: str = ""
    venue: str = ""
    audience: str = "resident"
    level: str = "2"
    room: str = "20"
    tongue: str = "vi"
    day: str = ""
    hour: str = "08:00"
    minutes: str = "90"
    trainer: str = ""
    second: str = ""
    lessons: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, sent: QueryDict) -> "Typed":
        """Read the form as it was sent; what stands in an address fills it beforehand."""
        told = {name: typed.strip()[:120] for key, name in _ONE.items() if (typed := sent.get(key)) is not None}
        return cls(**told, lessons=sent.getlist("bai")[:6], skills=sent.getlist("ky")[:MOST_SKILLS])  # type: ignore[arg-type]

    @classmethod
    def of(cls, course: Class) -> "Typed":
        """Return the form filled with what a class is."""
        local = course.begins_at.astimezone(VIETNAM)
        taught = [*(one["id"] for one in course.trainers), "", ""]
        return cls(
            str(course.village_id or ""), course.venue, course.audience, str(course.level), str(course.room), course.tongue,
            f"{local:%Y-%m-%d}", f"{local:%H:%M}", str(course.minutes), taught[0], taught[1], list(course.lessons), list(course.skills),
        )  # fmt: skip

    def body(self) -> dict[str, Any]:
        """Return what a verb is told; what is missing is in the errors, and then nothing is told."""
        begins_at = _moment(self.day, self.hour)
        skills = self._skills()
        self.errors = {
            key: words
            for key, words, fault in (
                ("ngay", "Chọn ngày và giờ bắt đầu.", begins_at is None),
                ("noi", "Ghi nơi học, ví dụ Nhà văn hóa bản.", not self.venue),
                ("bai", "Chọn ít nhất một bài học hoặc một kỹ năng.", not skills),
                ("cho", "Ghi số chỗ, từ 1 đến 300.", not (self.room.isdigit() and 1 <= int(self.room) <= 300)),  # noqa: PLR2004
            )
            if fault
        }
        return {
            "village_id": self.village or None,
            "venue": self.venue,
            "audience": self.audience if self.audience in AUDIENCES else "resident",
            "skills": skills,
            "lessons": [name for name in self.lessons if name in lessons()],
            "level": _number(self.level, (1, 2, 3), 2),
            "room": int(self.room) if self.room.isdigit() else 0,
            "tongue": self.tongue if self.tongue in TONGUES else "vi",
            "begins_at": begins_at,
            "minutes": _number(self.minutes, LENGTHS, 90),
            "trainers": list(dict.fromkeys(one for one in (self.trainer, self.second) if one)),
        }

    def _skills(self) -> list[str]:
        """Return the skills that were ticked, and those that the lessons teach."""
        taught = [skill for name in self.lessons if name in lessons() for skill in lessons()[name].skills]
        return list(dict.fromkeys((*self.skills, *taught)))[:MOST_SKILLS]


def _moment(day: str, hour: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), VIETNAM)
    except ValueError:
        return None


def _number(text: str, known: tuple[int, ...], usual: int) -> int:
    return int(text) if text.isdigit() and int(text) in known else usual
