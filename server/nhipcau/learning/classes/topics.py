"""What a class is about, in words: its lessons by their titles, its skills by their names."""

from collections.abc import Sequence
from typing import Final

from nhipcau.learning.classes.models import Class
from nhipcau.learning.lessons.pack import lessons
from nhipcau.learning.lessons.shapes import Lesson
from nhipcau.learning.skills.catalogue import skills

SAID: Final = 2  # titles that stand in one sentence


def lessons_for(wanted: Sequence[str], audience: str) -> list[Lesson]:
    """Return the lessons that teach one of these skills to such people: by skill, those first that are most about it."""
    fitting = [one for one in lessons().values() if audience in one.for_]
    about = [(skill, [one for one in fitting if skill in one.skills]) for skill in wanted]
    found = [one for skill, taught in about for one in sorted(taught, key=lambda one: (one.skills.index(skill), len(one.skills), one.id))]
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
