"""The public pages of the lessons: whoever has no account reads, tries and answers; nothing is kept."""

import re
from html import unescape

import pytest
from django.test import Client

from nhipcau.learning.lessons.pack import lessons
from nhipcau.learning.lessons.rules import right_one
from nhipcau.learning.lessons.tests.people import OTP
from nhipcau.learning.lessons.told import LOOKS, told
from nhipcau.learning.models import Progress
from nhipcau.learning.skills.catalogue import skills

pytestmark = pytest.mark.django_db


def page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def answers(name: str, wrong: int = 0) -> str:
    """The address of a lesson with every question answered, the first ones wrongly."""
    chosen = []
    for at, question in enumerate(lessons()[name].quiz):
        option = next(one for one in question.options if not one.right) if at < wrong else right_one(question)
        chosen.append(f"{question.id}={option.id}")
    return f"/bai-hoc/{name}?{'&'.join(chosen)}"


def test_every_lesson_is_found_once_under_a_group_of_skills() -> None:
    found = re.findall(r'href="/bai-hoc/([a-z0-9-]+)"', page("/bai-hoc"))
    assert sorted(found) == sorted(lessons())


def test_the_start_page_leads_to_the_lessons() -> None:
    assert 'href="/bai-hoc"' in page("/")


@pytest.mark.parametrize("name", sorted(lessons()))
def test_a_lesson_shows_its_cards_its_screens_and_its_questions(name: str) -> None:
    shown, lesson = page(f"/bai-hoc/{name}"), lessons()[name]
    for words in (lesson.title, *(card.text for card in lesson.cards), *(one.ask for one in lesson.tries), *(one.ask for one in lesson.quiz)):
        assert words in shown
    assert "<script" not in shown
    assert lesson.notes[0] not in shown


def test_what_is_right_stands_behind_a_fold_until_it_is_asked_for() -> None:
    shown = page(f"/bai-hoc/{OTP}")
    assert shown.count("<details>") == len(lessons()[OTP].tries)
    assert lessons()[OTP].quiz[0].why not in shown


def test_every_answer_right_passes_and_each_is_told_why() -> None:
    shown = page(answers(OTP))
    assert "Đúng 7 trên 7 câu" in shown
    assert "<span>Đạt</span>" in shown
    assert all(question.why in shown for question in lessons()[OTP].quiz)


def test_one_wrong_of_seven_still_passes_and_two_do_not() -> None:
    assert "<span>Đạt</span>" in page(answers(OTP, wrong=1))
    shown = page(answers(OTP, wrong=2))
    assert "Chưa đạt, học lại một lượt" in shown
    assert f"Câu đúng: {right_one(lessons()[OTP].quiz[0]).text}." in shown


def test_odd_answers_in_the_address_are_no_answers() -> None:
    shown = page(f"/bai-hoc/{OTP}?q1=<b>&q2=zz&q99=a")
    assert "trên 7 câu" not in shown
    assert "<b>&q2" not in shown


def test_answering_keeps_nothing() -> None:
    page(answers(OTP))
    assert not Progress.objects.exists()


@pytest.mark.parametrize("name", sorted(lessons()))
def test_the_trainers_sheet_has_the_notes_the_answers_and_what_counts(name: str) -> None:
    sheet, lesson = page(f"/bai-hoc/{name}?ban=nguoi-day"), lessons()[name]
    for words in (*lesson.notes, *(right_one(question).text for question in lesson.quiz), lesson.source):
        assert words in sheet
    assert all(skills()[code].name in sheet for code in lesson.skills)
    assert "<svg" in sheet


def test_a_lesson_that_is_not_there_is_a_numbered_problem() -> None:
    assert "404.302" in page("/bai-hoc/khong-co", 404)


def test_every_kind_of_screen_says_what_is_right() -> None:
    kinds = {one.kind: one for lesson in lessons().values() for one in lesson.tries}
    assert set(kinds) == {"choose", "form", "code", "order", "match", "pay", "find", "photo"}
    for one in kinds.values():
        words = told(one)
        assert words.right or any(choice.right for choice in words.choices)
    assert told(kinds["photo"]).right == (LOOKS["sharp"],)
