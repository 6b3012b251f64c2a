"""The pack that is taught: enough lessons, every skill, few bytes, nothing that a phone need not carry."""

import json

import brotli
import pytest

from nhipcau.kernel.chain import canonical
from nhipcau.kernel.content import checks
from nhipcau.kernel.registry import bundles
from nhipcau.kernel.scrub import scrub
from nhipcau.learning.lessons.pack import carried, check, lessons, written
from nhipcau.learning.lessons.rules import texts_of
from nhipcau.learning.skills.catalogue import skills
from nhipcau.learning.skills.rules import SAFETY

FEWEST, MOST_BYTES = 24, 40_000


def test_there_are_lessons_for_every_skill_and_each_is_without_fault() -> None:
    assert len(lessons()) == len(written()) >= FEWEST
    assert [*check(skills())] == []
    assert {skill for lesson in lessons().values() for skill in lesson.skills} == set(skills())


def test_check_content_reads_the_lessons() -> None:
    assert "lessons" in checks


def test_the_pack_fits_into_its_bytes() -> None:
    assert len(brotli.compress(canonical(bundles["lessons"]()).encode(), quality=11)) <= MOST_BYTES


def test_a_phone_carries_no_notes_and_every_lesson_has_its_edition() -> None:
    told = bundles["lessons"]()["lessons"]
    assert all(not {"notes", "source"} & set(one) for one in told)
    assert len({one["edition"] for one in told}) == len(told)
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize("name", ["ma-otp"])
def test_an_edition_changes_with_every_word_and_with_nothing_else(name: str) -> None:
    lesson = lessons()[name]
    other = lesson.model_copy(update={"title": "Tên khác"})
    sheet = lesson.model_copy(update={"notes": ["Dặn thêm người dạy."]})
    assert carried(other)["edition"] != carried(lesson)["edition"] == carried(sheet)["edition"]


def test_every_safety_skill_is_tried_on_a_made_up_screen() -> None:
    tried = {skill for lesson in lessons().values() if lesson.tries for skill in lesson.skills}
    assert tried >= SAFETY


def test_whoever_learns_about_codes_refuses_one_at_least_twice() -> None:
    assert [one.kind for one in lessons()["ma-otp"].tries] == ["code", "code"]


def test_no_lesson_holds_anything_that_looks_like_somebodys_card_or_identity() -> None:
    for lesson in lessons().values():
        for where, text, _ in texts_of(lesson):
            assert not {"card", "identity"} & set(scrub(text)[1]), (lesson.id, where)
