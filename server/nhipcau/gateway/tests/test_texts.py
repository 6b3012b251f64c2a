"""Text messages: KT and a code says who it is, everything else still asks for papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.gateway.texts import FREE, HOW, NOBODY, _right, asked_code, hear
from nhipcau.guides.channels.plain import MOST
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.gsm import BASIC
from nhipcau.people.codes import Helper, code_of_day
from nhipcau.people.models import Member
from tests.world import World, settle

FROM = "+84912345678"


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.mark.parametrize("text", ["KT 48291364", "kt 4829 1364", "KT48291364", "  Kt: 4829-1364 ", "KT.48291364"])
def test_a_code_is_heard_however_it_is_typed(text: str) -> None:
    assert (asked_code(text) or "").replace(" ", "").replace("-", "") == "48291364"


@pytest.mark.parametrize("text", ["GIAY khai sinh", "ket hon", "ktx sinh vien", "18072026", "1", "", "1.001193"])
def test_what_asks_for_papers_is_left_to_the_papers(text: str) -> None:
    assert asked_code(text) is None


def test_the_right_code_is_answered_with_the_name_and_that_help_is_free(world: World) -> None:
    code = code_of_day(Member.objects.get(id=world.lan_id), local_today())
    (said,) = hear(FROM, f"KT {code}")
    assert said.startswith("DUNG: Lo Thi Lan, to vien Ban Tung Huong, xa Tam Quang.")
    assert said.endswith(FREE)
    assert len(said) <= MOST


def test_a_wrong_code_and_a_broken_one_say_what_to_do(world: World) -> None:
    assert hear(FROM, "KT 00000000") == [NOBODY]
    assert hear(FROM, "KT") == hear(FROM, "KT abc") == [HOW]
    assert "GIAY" in hear(FROM, "")[0]


@given(st.lists(st.builds(Helper, st.text(min_size=1, max_size=80), st.just("cán bộ một cửa"), st.text(max_size=80), st.text(max_size=60)), min_size=1, max_size=3))
def test_no_answer_is_longer_than_one_message_or_holds_a_letter_that_phones_lack(found: list[Helper]) -> None:
    said = _right(found)
    assert len(said) <= MOST
    assert set(said) <= BASIC


def test_the_fixed_answers_fit_one_plain_message() -> None:
    for said in (HOW, NOBODY, FREE):
        assert len(said) <= MOST
        assert set(said) <= BASIC
