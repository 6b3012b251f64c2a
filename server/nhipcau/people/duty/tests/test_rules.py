"""Active days and what rules give for them, as tables; nothing that is done more often on a day makes it more."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel import activity
from nhipcau.kernel.activity import Source
from nhipcau.people.duty import allowances
from nhipcau.people.duty.allowances import allowance, faults_of
from nhipcau.people.duty.rules import Active, Righted, Way, Work, active_days, by_source, earned, of_team

LAN, MINH = UUID(int=1), UUID(int=2)
MORNING = datetime(2026, 11, 3, 1, tzinfo=UTC)  # eight o'clock in Vietnam
NIGHT = datetime(2026, 11, 3, 16, tzinfo=UTC)  # eleven in the evening
FREE = Way("x", "x", {})


def work(at: datetime = MORNING, source: str = "helping", member: UUID = LAN) -> Work:
    return Work(member, at, source)


def lans(works: list[Work], righted: list[Righted] | None = None) -> list[tuple[int, set[str], bool]]:
    return [(one.day.day, set(one.sources), one.night) for one in active_days(works, righted or []).get(LAN, [])]


def righted(day: int, kind: str, hour: int = 0) -> Righted:
    return Righted(LAN, date(2026, 11, day), kind, MORNING + timedelta(hours=hour))


TABLE = {
    "nothing": ([], [], []),
    "one helping": ([work()], [], [(3, {"helping"}, False)]),
    "ten helpings on one day": ([work(MORNING + timedelta(minutes=20 * n)) for n in range(10)], [], [(3, {"helping"}, False)]),
    "two kinds of work on one day": ([work(), work(source="call")], [], [(3, {"helping", "call"}, False)]),
    "a day ends at midnight in Vietnam": ([work(NIGHT), work(NIGHT + timedelta(hours=2))], [], [(3, {"helping"}, True), (4, {"helping"}, True)]),
    "by day and by night is a day": ([work(), work(NIGHT)], [], [(3, {"helping"}, False)]),
    "another's day is not hers": ([work(member=MINH)], [], []),
    "put right: worked": ([], [righted(5, "day")], [(5, {"by_hand"}, False)]),
    "put right: worked at night": ([], [righted(5, "night")], [(5, {"by_hand"}, True)]),
    "put right: it was a night": ([work()], [righted(3, "night")], [(3, {"helping"}, True)]),
    "put right: did not work": ([work()], [righted(3, "none")], []),
    "what was agreed to last counts": ([work()], [righted(3, "day", 2), righted(3, "none", 1)], [(3, {"by_hand"}, False)]),
}


@pytest.mark.parametrize("name", TABLE)
def test_which_days_count(name: str) -> None:
    works, put_right, days = TABLE[name]
    assert lans(works, put_right) == days


DAYS = [Active(date(2026, 11, day), frozenset({"helping"})) for day in (3, 4, 5)]
ONE_NIGHT = [*DAYS, Active(date(2026, 11, 6), frozenset({"helping"}), night=True)]
RATES: dict[str, tuple[dict[str, int], list[Active], int]] = {
    "nobody worked": ({"person_month": 60_000, "person_day": 50_000}, [], 0),
    "by the day": ({"person_day": 50_000}, DAYS, 150_000),
    "by the month": ({"person_month": 60_000}, DAYS, 60_000),
    "by month, day and night": ({"person_month": 60_000, "person_day": 150_000, "night": 200_000}, ONE_NIGHT, 60_000 + 3 * 150_000 + 200_000),
    "a night is a day where no night is named": ({"person_day": 50_000}, ONE_NIGHT, 200_000),
    "by the team: nothing to a person": ({"team_month": 300_000}, DAYS, 0),
}


@pytest.mark.parametrize("name", RATES)
def test_what_a_rule_gives_a_person(name: str) -> None:
    rates, days, dong = RATES[name]
    assert earned(Way("x", "x", rates), days) == dong


def test_nobody_gets_more_than_the_ceiling_where_one_is_known() -> None:
    way = Way("x", "x", {"person_day": 150_000})
    assert earned(way, DAYS, 300_000) == 300_000
    assert earned(way, DAYS, 500_000) == 450_000


def test_a_team_gets_its_month_once_and_only_when_somebody_worked() -> None:
    way = Way("x", "x", {"team_month": 300_000})
    assert (of_team(way, DAYS), of_team(way, [*DAYS, *DAYS]), of_team(way, [])) == (300_000, 300_000, 0)
    assert of_team(FREE, DAYS) == 0


WORKS = st.lists(
    st.builds(Work, member=st.sampled_from([LAN, MINH]), at=st.integers(0, 700).map(lambda hours: MORNING + timedelta(hours=hours)), source=st.sampled_from(["helping", "call"])),
    max_size=30,
)
WAY = Way("x", "x", {"team_month": 300_000, "person_month": 60_000, "person_day": 50_000, "night": 50_000})


@given(WORKS, st.integers(1, 5), st.randoms())
def test_doing_the_same_more_often_on_a_day_gives_no_day_and_no_dong_more(works: list[Work], times: int, chance: object) -> None:
    more = works * times
    chance.shuffle(more)  # type: ignore[attr-defined]
    assert active_days(more) == active_days(works)
    for member in (LAN, MINH):
        assert earned(WAY, active_days(more).get(member, [])) == earned(WAY, active_days(works).get(member, []))


@given(WORKS)
def test_on_no_day_of_the_calendar_somebody_has_two_days(works: list[Work]) -> None:
    for days in active_days(works).values():
        assert len({one.day for one in days}) == len(days)
        assert all(many <= len(days) for many in by_source(days).values())


# ── rules as content


GOOD = {
    "province": "40", "name": "Tỉnh", "valid_from": "2026-01-01", "valid_until": "2026-12-31", "source": "NQ", "sure": True,
    "ways": [{"id": "a", "name": "A", "rates": {"person_day": 50_000}}],
}  # fmt: skip
BAD = {
    "by accounts": ({"ways": [{"id": "a", "name": "A", "rates": {"account": 5_000}}]}, "may be paid by"),
    "by helpings": ({"ways": [{"id": "a", "name": "A", "rates": {"assist": 5_000}}]}, "may be paid by"),
    "no amount": ({"ways": [{"id": "a", "name": "A", "rates": {"person_day": 0}}]}, "whole number"),
    "a fraction": ({"ways": [{"id": "a", "name": "A", "rates": {"person_day": 1.5}}]}, "whole number"),
    "no way": ({"ways": []}, "no way"),
    "a doubt unsaid": ({"sure": False}, "what to check"),
    "ends first": ({"valid_until": "2025-01-01"}, "ends before"),
    "no source": ({"source": ""}, "no source"),
    "no province": ({"province": "Nghệ An"}, "no such province"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_rule_that_says_something_else_is_found_out(name: str) -> None:
    change, fault = BAD[name]
    assert any(fault in told for told in faults_of(allowance("x", {**GOOD, **change})))


def test_a_rule_holds_on_its_days_and_only_for_whole_months_of_them() -> None:
    assert list(faults_of(rule := allowance("x", GOOD))) == []
    assert rule.stands(date(2026, 12, 1), date(2026, 12, 31))
    assert not rule.stands(date(2026, 12, 15), date(2027, 1, 14))
    assert allowance("x", {**GOOD, "valid_until": None}).stands(date(2030, 1, 1), date(2030, 1, 31))


def test_the_rules_that_are_written_down_have_no_fault_and_say_what_is_not_sure() -> None:
    assert list(allowances.faults()) == []
    assert {one.province for one in allowances.allowances()} == {"42", "48", "79"}
    assert all(one.check for one in allowances.allowances() if not one.sure)


def test_a_verb_is_registered_once_and_a_source_has_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "working", {})
    activity.shows_work("a.b", Source("helping", "Giúp", "Helping"))
    activity.shows_work("a.c", Source("helping", "Giúp", "Helping"))
    with pytest.raises(ValueError, match="twice"):
        activity.shows_work("a.b", Source("helping", "Giúp", "Helping"))
    with pytest.raises(ValueError, match="twice"):
        activity.shows_work("a.d", Source("helping", "Khác", "Other"))
