"""No road lets a grave warning out with one person; no drill reads like the real thing, and nothing real like a drill."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.bulletin.warnings.bodies import Hazard
from nhipcau.bulletin.warnings.hazards import faults, hazards, level_words, written
from nhipcau.bulletin.warnings.rules import (
    LEADS,
    Area,
    Eyes,
    enough_of,
    is_seen_enough,
    overlap,
    share_over_time,
    time_faults,
    told_after,
    word_faults,
)
from nhipcau.bulletin.warnings.shapes import HAZARDS, LEVELS
from nhipcau.kernel.actor import ROLES

START = datetime(2026, 11, 22, 8, tzinfo=UTC)
NUMBERS = frozenset({"112", "114", "115"})
people = st.builds(Eyes, st.sampled_from([UUID(int=n) for n in range(1, 4)]), st.sampled_from(ROLES))


@given(st.integers(1, 5), people, st.none() | people)
def test_nothing_grave_goes_out_but_by_two_people_of_whom_one_leads(level: int, drafted: Eyes, signed: Eyes | None) -> None:
    if is_seen_enough(level, drafted, signed) and level >= 3:
        assert signed is not None
        assert signed.id != drafted.id
        assert drafted.role in LEADS or signed.role in LEADS


@given(st.integers(1, 2), people)
def test_a_light_warning_needs_one(level: int, drafted: Eyes) -> None:
    assert is_seen_enough(level, drafted, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mưa to từ 15 giờ ngày 22/11/2026, 100–150 mm, gió 60 km/h.", []),
        ("Nước sông 05.11.2026 lên 2,5 m. Nguy hiểm thì gọi 112.", []),
        ("Xem tại nchmf.gov.vn", ["đường dẫn"]),
        ("Gọi 0912 345 678 để nhận tiền", ["số điện thoại lạ"]),
        ("Gọi 19001234", ["số điện thoại lạ"]),
        ("Gọi 8088 để được cứu", ["số điện thoại lạ"]),
        ("Đọc mã OTP 482913 cho cán bộ", ["mã, mật khẩu"]),
        ("Đây là diễn tập", ["chữ “diễn tập”"]),
        ("DIEN TAP lũ", ["chữ “diễn tập”"]),
    ],
)
def test_words_that_must_not_leave_are_found(text: str, found: list[str]) -> None:
    assert word_faults([text], NUMBERS, drill=False) == found


def test_a_drill_may_say_that_it_is_one() -> None:
    assert word_faults(["Diễn tập lũ quét"], NUMBERS, drill=True) == []


@given(st.integers(-100, 100), st.none() | st.integers(-100, 100))
def test_what_goes_out_ends_within_three_days(hours: int, onset: int | None) -> None:
    ends = START + timedelta(hours=hours)
    begins = START + timedelta(hours=onset) if onset is not None else None
    if not time_faults(START, begins, ends):
        assert START < ends <= START + timedelta(hours=72)
        assert begins is None or begins < ends


@given(st.lists(st.floats(-5, 5000), max_size=40), st.integers(0, 40))
def test_a_time_is_told_only_once_enough_villages_have_acknowledged(minutes: list[float], villages: int) -> None:
    moments = [START + timedelta(minutes=one) for one in minutes[:villages]]
    took = told_after(START, moments, villages)
    steps = share_over_time(START, moments, villages)
    if took is None:
        assert not villages or len(moments) / villages < 0.95
    else:
        within = [share for after, share in steps if timedelta(minutes=after) <= took + timedelta(milliseconds=1)]
        assert took >= timedelta()
        assert max(within) >= 0.95 - 1e-9
    assert steps == sorted(steps)


def test_ninety_five_percent_is_rounded_up() -> None:
    assert [enough_of(n) for n in (1, 2, 10, 19, 20, 21, 40)] == [1, 2, 10, 19, 19, 20, 38]


def test_two_areas_overlap_where_they_share_a_village_or_a_whole_commune() -> None:
    a, b = str(uuid4()), str(uuid4())

    def area(codes: str, *villages: str) -> Area:
        return Area(frozenset(codes.split()), frozenset(villages))

    assert overlap(area("1 2"), area("2 3"))
    assert overlap(area("1"), area("1", a))
    assert overlap(area("1", a), area("1", a, b))
    assert not overlap(area("1"), area("2"))
    assert not overlap(area("1", a), area("1", b))


def test_the_hazards_are_sound_and_a_wrong_one_is_found() -> None:
    assert not list(faults(written()))
    assert tuple(hazards()) != ()
    assert set(hazards()) == set(HAZARDS) == set(Hazard.__args__)
    assert all(level_words(code, level) for code in HAZARDS for level in LEVELS)
    broken = {**written(), "flood": {**written()["flood"], "advice": ["một " * 16], "sms": "Xem xa.vn " * 9}}
    assert {one.split(":")[0] for one in faults(broken)} == {"flood"}
    assert len(list(faults(broken))) == 3
    assert list(faults({name: one for name, one in written().items() if name != "dam"}))
