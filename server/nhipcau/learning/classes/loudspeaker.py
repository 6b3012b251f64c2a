"""What the village's loudspeaker says of a class: plain sentences, said twice, a minute at most."""

from datetime import datetime
from typing import Final

from nhipcau.kernel import say
from nhipcau.kernel.clock import VIETNAM
from nhipcau.learning.classes.models import Class
from nhipcau.learning.classes.topics import lessons_of, name_of

A_SECOND: Final = 3.0  # syllables that somebody reads slowly
BREATH: Final = 0.4  # seconds after a sentence
LONGEST: Final = 60.0  # seconds, both times together
AGAIN: Final = "Xin nhắc lại."
_MORNING, _NOON, _EVENING = 11, 14, 18


def announced(course: Class, tongue: str = "") -> str:
    """Return the text to be read out, a line a sentence; what matters least is left out first if it is too long.

    ``tongue`` is what the trainer speaks, in words; the house's own language is not said.
    """
    lines = _lines(course, tongue)
    for dropped in (*_LEAST_FIRST, None):
        kept = [line for name, line in lines if line]
        text = "\n".join([*kept, AGAIN, *kept])
        if seconds(text) <= LONGEST or dropped is None:
            return text
        lines = [(name, line) for name, line in lines if name != dropped]
    raise AssertionError  # the loop ends with None


_LEAST_FIRST: Final = ("phone", "tongue", "second", "host")


def seconds(text: str) -> float:
    """Return how long a text takes to read: its syllables, numbers in full, and a breath after each sentence."""
    words = text.replace("/", " ").split()
    syllables = sum(max(1, len(word.strip(".,:")) if word.strip(".,:").isdigit() else 1) for word in words)
    return syllables / A_SECOND + BREATH * len(text.splitlines())


def _lines(course: Class, tongue: str) -> list[tuple[str, str]]:
    titles = [one.title for one in lessons_of(course)] or [name_of(code) for code in course.skills]
    first, *others = [title[:1].lower() + title[1:] for title in titles]
    return [
        ("call", "Bà con chú ý."),
        ("when", f"{_time(course.begins_at)} có lớp học."),
        ("where", f"Học tại {course.venue}."),
        ("first", f"Bài học: {first}."),
        ("second", f"Và bài: {others[0]}." if others else ""),
        ("tongue", f"Người dạy nói tiếng {tongue}." if tongue else ""),
        ("free", "Học không mất tiền, ai cũng học được."),
        ("phone", "Có điện thoại thì mang theo."),
        ("safe", "Không ai hỏi mật khẩu hay mã OTP."),
    ]


def _time(at: datetime) -> str:
    """Say when it begins, as one says it aloud: “8 giờ sáng thứ Năm, ngày 12 tháng 3”."""
    local = at.astimezone(VIETNAM)
    part, hour = _part(local.hour)
    minutes = f" {local.minute}" if local.minute else ""
    weekday = say.day(local.date()).rsplit(" ", 1)[0]
    return f"{hour} giờ{minutes} {part} {weekday}, ngày {local.day} tháng {local.month},"


def _part(hour: int) -> tuple[str, int]:
    if hour < _MORNING:
        return "sáng", hour
    if hour < _NOON:
        return "trưa", hour if hour <= 12 else hour - 12  # noqa: PLR2004 (noon)
    return ("chiều" if hour < _EVENING else "tối"), hour - 12
