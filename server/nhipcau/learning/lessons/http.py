"""The public pages of the lessons: to read, to answer without anything being kept, and to print for whoever teaches."""

from collections.abc import Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.qr import qr_in_page
from nhipcau.learning.lessons import pack
from nhipcau.learning.lessons.problems import UNKNOWN_LESSON
from nhipcau.learning.lessons.rules import is_passed, right_one
from nhipcau.learning.lessons.shapes import Lesson, Question
from nhipcau.learning.lessons.told import told
from nhipcau.learning.skills import catalogue

FOR = {"resident": "bà con", "member": "tổ viên", "core": "người dạy"}


class Shelf(NamedTuple):
    """A group of skills and the lessons that serve it first."""

    name: str
    lessons: tuple[Lesson, ...]


class Answered(NamedTuple):
    """A question, what was chosen, and whether that is right; nothing where nothing was chosen."""

    it: Question
    chosen: str
    right: bool
    answer: str


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """Show every lesson under the group of its first skill."""
    known = sorted(pack.lessons().values(), key=lambda lesson: (lesson.skills[0], lesson.title))
    shelves = (
        Shelf(group["name"], tuple(lesson for lesson in known if lesson.skills[0][0] == group["id"]))
        for group in catalogue.written()["groups"]
    )
    context = {"here": "bai-hoc", "shelves": [shelf for shelf in shelves if shelf.lessons], "count": len(known)}
    return render(request, "learning/lessons.html", context)


@require_safe
def lesson(request: HttpRequest, lesson: str) -> HttpResponse:
    """Show a lesson; with answers in the address, say which are right. With ``ban=nguoi-day``, the trainer's sheet.

    Raises:
        Refusal: 404.302 there is no such lesson.
    """
    found = pack.lessons().get(lesson)
    if found is None:
        raise Refusal(UNKNOWN_LESSON)
    sheet = request.GET.get("ban") == "nguoi-day"
    answers = [_answered(question, request.GET) for question in found.quiz]
    given = any(one.chosen for one in answers)
    right = sum(one.right for one in answers)
    address = request.build_absolute_uri(f"/bai-hoc/{found.id}")
    context = {
        "here": "bai-hoc",
        "it": found,
        "skills": [catalogue.skills()[code] for code in found.skills if code in catalogue.skills()],
        "whom": ", ".join(FOR[one] for one in found.for_),
        "tries": [told(one) for one in found.tries],
        "answers": answers,
        "given": given,
        "right": right,
        "passed": is_passed(right, len(answers)),
        "qr": qr_in_page(address, "Mã mở bài học này") if sheet else "",
    }
    return render(request, "learning/lesson_sheet.html" if sheet else "learning/lesson.html", context)


def _answered(question: Question, given: Mapping[str, str]) -> Answered:
    chosen, right = given.get(question.id, ""), right_one(question)
    known = chosen if chosen in {option.id for option in question.options} else ""
    return Answered(question, known, known == right.id, right.text)
