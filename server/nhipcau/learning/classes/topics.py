"""What a class is about, in words: its lessons by their titles, its skills by their names."""

from collections.abc import Sequence
from typing import Final

from nhipcau.learning.classes.models import Class
from nhipcau.learning.lessons.pack import lessons
from nhipcau.learning.lessons.shapes import Lesson
from nhipcau.learning.skills.catalogue import skills

SAID: Final = 2  # titles that stand in one sentence


def lessons_for(wanted: Sequence[str], audience: str) -> list[Lesson]:
    """Return the lessons that teach one of these skills to such people, in the order of the skills."""
    fitting = [one for one in lessons().values() if audience in one.for_]
    found = [one for skill in wanted for one in fitting if skill in one.skills]
    return list({one.id: one for one in found}.values())


def lessons_of(course: Class) -> list[Lesson]:
    """Return the lessons of a class; one that is taught no more is left out."""
    return [known for name in course.lessons if (known := lessons().get(name))]


def topic_of(course: Class) -> str:
    """Say what a class is about in a few words: “giữ mã OTP, nhận ra lừa đảo”."""
    titles = [one.title for one in lessons_of(course)] or [name_of(code) for code in course.skills]
    return ", ".join(title[:1].lower() + title[1:] for title in titles[:SAID])


def name_of(code: str) -> str:
    """Return the short name of a skill; one that is not in the list any more is shown by its code."""
    known = skills().get(code)
    return known.name if known else code
