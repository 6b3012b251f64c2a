"""The code of the day: whoever stands at the door is checked by anybody, and nobody else passes."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.clock import VIETNAM, local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.pace import Pace
from nhipcau.people import codes
from nhipcau.people.codes import code_of_day, helpers_of_code, spelled_code
from nhipcau.people.models import Member
from nhipcau.people.rules import OF_MEMBER, code_of, days_of_codes, group_of, read_code, spell_code
from tests.phones import phone_of
from tests.world import COMMUNE, World, must, settle

KEY, DAY = b"k" * 32, date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 5, tzinfo=UTC)  # of Vietnam's clock


@pytest.fixture
def world(db: None) -> World:
    return settle()


def lan(world: World) -> Member:
    return Member.objects.get(id=world.lan_id)


def page(code: str, address: str = "10.0.0.1") -> tuple[int, str]:
    answer = Client(REMOTE_ADDR=address).get("/kiem-tra", {"ma": code})
    return answer.status_code, answer.content.decode()


@given(st.uuids(), st.dates())
def test_a_code_has_eight_digits_begins_with_the_communes_and_is_read_as_it_is_spelled(member: UUID, day: date) -> None:
    code = code_of(KEY, "16933", member, day)
    assert code.startswith(group_of(KEY, "16933", day))
    assert read_code(spell_code(code)) == read_code(f" {code[:4]}-{code[4:]} ") == code


def test_another_day_another_person_and_another_key_make_another_code() -> None:
    told = {
        code_of(key, "16933", UUID(int=one), DAY + timedelta(days=later))
        for key in (KEY, b"l" * 32) for one in range(20) for later in range(20)
    }  # fmt: skip
    assert len(told) == 800


def test_every_digit_is_as_likely_as_any_other() -> None:
    """Chi-square over ten thousand codes, for each of the five places: 9 degrees of freedom, 27.9 is one in a thousand."""
    drawn = [code_of(KEY, "16933", UUID(int=one), DAY)[3:] for one in range(10_000)]
    for place in range(5):
        counts = Counter(code[place] for code in drawn)
        assert sum((counts[digit] - 1000) ** 2 / 1000 for digit in "0123456789") < 27.9, place


def test_what_is_no_code_is_not_read() -> None:
    assert [read_code(one) for one in ("", "1234567", "123456789", "1234 567a", "١٢٣٤٥٦٧٨")] == [None] * 5


def test_yesterdays_code_is_taken_until_two_in_the_night() -> None:
    yesterday = DAY - timedelta(days=1)
    assert days_of_codes(datetime(2026, 11, 22, 1, 59, tzinfo=VIETNAM)) == (DAY, yesterday)
    assert days_of_codes(datetime(2026, 11, 22, 2, 0, tzinfo=VIETNAM)) == (DAY,)


def test_a_purpose_has_a_key_of_its_own() -> None:
    assert len({own_key("a"), own_key("b"), own_key(codes.LABEL)}) == 3
    assert own_key("a") == own_key("a")


def test_whoever_works_is_found_by_their_code_of_the_day_and_of_no_other(world: World) -> None:
    code = code_of_day(lan(world), DAY)
    assert [one.name for one in helpers_of_code(spell_code(code), NOON)] == ["Lô Thị Lan"]
    assert helpers_of_code(code, NOON)[0].place == "Bản Tùng Hương, xã Tam Quang"
    assert helpers_of_code(code, NOON + timedelta(days=1)) == []
    assert helpers_of_code(code, NOON - timedelta(days=1)) == []
    assert len(helpers_of_code(code, datetime(2026, 11, 22, 18, 30, tzinfo=UTC))) == 1  # half past one in the night
    assert helpers_of_code(code, datetime(2026, 11, 22, 19, 30, tzinfo=UTC)) == []


def test_whoever_has_left_has_no_code_from_that_moment(world: World) -> None:
    with time_machine.travel(NOON + timedelta(days=365)):
        code = code_of_day(lan(world), (NOON + timedelta(days=365)).date())
        assert len(helpers_of_code(code)) == 1
        must(world.son, "people.leave_member", member_id=world.lan_id)
        assert helpers_of_code(code) == []


def test_a_phone_gets_the_codes_of_as_many_days_as_it_may_be_without_signal(world: World) -> None:
    with time_machine.travel(NOON, tick=False):
        phone = phone_of(world, world.lan_id)
        told = phone.pull()["codes"]
    assert list(told) == [f"2026-11-{day}" for day in range(22, 30)]
    assert told["2026-11-23"] == spelled_code(lan(world), DAY + timedelta(days=1))
    with time_machine.travel(NOON + timedelta(days=7)):
        assert [one.name for one in helpers_of_code(told["2026-11-29"])] == ["Lô Thị Lan"]
        assert next(iter(phone.pull()["codes"])) == "2026-11-29"


def test_the_phone_of_somebody_who_left_gets_no_code_any_more(world: World) -> None:
    with time_machine.travel(NOON, tick=False):
        phone = phone_of(world, world.lan_id)
        must(world.son, "people.leave_member", member_id=world.lan_id)
    with time_machine.travel(NOON + timedelta(hours=1)):
        assert phone.pull()["codes"] == {}


def test_who_comes_to_no_homes_has_no_code(world: World) -> None:
    for role, scope in (("commune_lead", COMMUNE), ("content_editor", "vn.40."), ("member", "vn.40.")):
        member = Member(id=new_id(), full_name="Vi Văn Sơn", role=role, scope=scope)
        assert spelled_code(member, DAY) == ""


def test_two_with_one_code_are_both_named(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nhipcau.people.rules.OF_MEMBER", 1)
    found = helpers_of_code(code_of_day(lan(world), DAY), NOON)
    assert {one.name for one in found} == {"Lô Thị Lan", "Vi Văn Minh"}
    assert OF_MEMBER == 100_000


def test_the_page_names_the_helper_and_says_that_help_is_free(world: World) -> None:
    status, text = page(spelled_code(lan(world), local_today()))
    assert status == 200
    for words in ("Lô Thị Lan", "tổ viên", "Bản Tùng Hương", "Xã Tam Quang", "Đang làm việc hôm nay", "Không ai được hỏi mã OTP hay mật khẩu"):
        assert words in text, words
    assert "0 đ" in text


@pytest.mark.parametrize(("typed", "status", "words"), [("0000 0000", 404, "113"), ("123", 422, "đúng 8 số"), ("", 200, "Người đến nhà")])
def test_a_wrong_code_says_calmly_what_to_do(world: World, typed: str, status: int, words: str) -> None:
    answer = page(typed)
    assert answer[0] == status
    assert words in answer[1]
    assert "Lô Thị Lan" not in answer[1]


def test_a_guesser_waits_and_a_neighbour_on_the_same_network_does_not(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "GUESSES", Pace("helper code", free=3, first=60, most=300, window=600))
    right = code_of_day(lan(world), (datetime.now(UTC) + timedelta(hours=7)).date())
    other = f"{(int(right[:3]) + 1) % 1000:03}00000"
    for _ in range(3):
        assert page(other)[0] == 404
    assert page(other)[0] == 429
    assert page(right)[0] == 200
    assert page(other, "10.0.0.2")[0] == 404
