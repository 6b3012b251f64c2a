"""Asking families again: whom nobody can foresee, what is kept of it, and which helpers are worth a talk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.support import queries
from nhipcau.support.bodies import RecordCallback
from nhipcau.support.models import Assist, Callback
from nhipcau.support.queries import DRAW, calls_waiting, helpers_to_ask
from nhipcau.support.rules import USUAL, Work, answers_in, check_answers, drawn, worth_asking
from tests.figures import summed
from tests.world import Home, World, move_in, must, settle, tell

ASK, RECORD = "support.record_callback", "support.record_assist"
FINE = {"reached": True, "came": True, "money_asked": False, "secret_asked": False, "satisfied": True}
MONTH = timedelta(days=30)


@pytest.fixture
def world(db: None) -> World:
    return settle()


def helped(world: World, home: Home, **changes: Any) -> UUID:
    body = world.assist(home, **changes)
    must(world.lan, RECORD, **body)
    return UUID(str(body["id"]))


def waiting(world: World, helper: UUID | None = None) -> list[UUID]:
    with acting(world.hoa):
        return [one.id for one in calls_waiting(world.hoa, now() - MONTH, helper)]


# ── the draw


def test_about_one_of_twenty_is_drawn_and_another_key_draws_others() -> None:
    names = [uuid4() for _ in range(20_000)]
    first, second = ({one for one in names if drawn(one, key)} for key in (b"k" * 32, b"l" * 32))
    assert 860 < len(first) < 1140  # four and a half deviations about a thousand
    assert len(first & second) < 100


def test_what_is_drawn_waits_until_somebody_asked_once(world: World) -> None:
    for _ in range(80):
        helped(world, world.ba_tu)
    with acting(world.hoa):
        chosen = {one for one in Assist.objects.values_list("id", flat=True) if drawn(one, own_key(DRAW))}
    assert set(waiting(world)) == chosen
    for one in chosen:
        must(world.hoa, ASK, id=new_id(), assist_id=one, **FINE)
    assert waiting(world) == []
    assert len(waiting(world, world.lan_id)) == 80 - len(chosen)
    assert waiting(world, world.minh_id) == []


# ── the answers


def test_answers_are_kept_and_counted_and_never_changed(world: World) -> None:
    one = helped(world, world.ba_tu)
    must(world.hoa, ASK, id=new_id(), assist_id=one, **{**FINE, "money_asked": True, "satisfied": False})
    told = tell(world.son, ASK, id=new_id(), assist_id=one, **FINE)
    assert told.problem
    assert told.problem.number == "409.198"
    with acting(world.hoa):
        kept = Callback.objects.get()
        assert (kept.asked_by, kept.money_asked, kept.satisfied) == (world.hoa.id, True, False)
        assert kept.drawn == drawn(one, own_key(DRAW))
    counted = {name: value for name, value in summed("support.").items() if "callback" in name}
    assert counted == {"support.callbacks": 1, "support.callback_answers/money_asked": 1}


def test_nobody_asks_about_their_own_help_or_about_another_commune(world: World) -> None:
    body = world.assist(world.ba_tu)
    must(world.hoa, RECORD, **body)
    with acting(world.hoa):
        assert calls_waiting(world.hoa, now() - MONTH, world.hoa.id) == []
    for who, number in ((world.hoa, "403.197"), (world.ke_la, "403.1")):
        told = tell(who, ASK, id=new_id(), assist_id=body["id"], **FINE)
        assert told.problem
        assert told.problem.number == number
    told = tell(world.hoa, ASK, id=new_id(), assist_id=new_id(), **FINE)
    assert told.problem
    assert told.problem.number == "404.197"


@given(st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in ("came", "money_asked", "secret_asked", "satisfied")}), st.booleans())
def test_only_whole_answers_are_taken(said: dict[str, bool | None], reached: bool) -> None:
    visit = [said["money_asked"], said["secret_asked"], said["satisfied"]]
    whole = (reached and said["came"] is True and None not in visit) or (
        visit == [None] * 3 and ((reached and said["came"] is False) or (not reached and said["came"] is None))
    )
    body = RecordCallback(id=uuid4(), assist_id=uuid4(), reached=reached, **said)
    if whole:
        check_answers(body)
        assert answers_in(body) or said["satisfied"] is False
    else:
        with pytest.raises(Refusal, match=r"422\.199"):
            check_answers(body)


def test_no_sum_and_no_word_fits_into_an_answer() -> None:
    for field, value in (("money_asked", 50_000), ("note", "xin 50 nghìn"), ("secret_asked", "482913")):
        with pytest.raises(ValidationError):
            RecordCallback.model_validate({"id": uuid4(), "assist_id": uuid4(), **FINE, field: value})


def test_answers_go_along_with_a_home_and_are_erased_with_its_people(world: World) -> None:
    one = helped(world, world.ba_tu)
    must(world.hoa, ASK, id=new_id(), assist_id=one, **FINE)
    must(world.hoa, "people.move_household", household_id=world.ba_tu.household, village_id=world.bai_so)
    with acting(world.hoa):
        assert Callback.objects.get().place == world.scope(world.bai_so)
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    with acting(world.system):
        assert not Callback.objects.exists()


# ── who is worth a talk

HONEST = Work(assists=40, steps=160, done_for=40, odd=1, busiest=12)


def team(**one: Work) -> dict[UUID, Work]:
    others = {UUID(int=at): HONEST for at in range(1, 5)}
    return others | {UUID(int=9): work for work in one.values()}


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (Work(assists=40, steps=160, done_for=150, busiest=5), ["done_for"]),
        (Work(assists=9, steps=36, done_for=36, busiest=5), []),  # too few to say
        (Work(assists=30, steps=90, odd=6, busiest=4), ["odd_hours"]),
        (Work(assists=2, steps=2, odd=2, busiest=2), []),
        (Work(assists=26, steps=26, busiest=26), ["many_a_day"]),
        (Work(assists=1, steps=1, busiest=1, money_asked=1), ["money_asked"]),
        (Work(assists=1, steps=1, busiest=1, secret_asked=1, nobody_came=1), ["secret_asked", "nobody_came"]),
        (Work(assists=300, steps=1200, done_for=360, odd=4, busiest=22), []),  # works hard, and as a helper does
    ],
)
def test_a_helper_is_worth_a_talk_for_reasons_that_can_be_said(work: Work, why: list[str]) -> None:
    assert worth_asking(team(one=work)).get(UUID(int=9), []) == why


def test_who_works_among_very_old_people_is_compared_with_the_own_team() -> None:
    much = Work(assists=40, steps=160, done_for=100, busiest=5)
    assert worth_asking({UUID(int=at): much for at in range(5)}) == {}


def test_two_helpers_are_no_team_to_compare_with() -> None:
    assert worth_asking({UUID(int=1): HONEST, UUID(int=2): Work(assists=40, steps=160, done_for=160, busiest=5)}) == {}


# ── a seeded fraud


def visits(day: datetime, count: int, every: timedelta) -> Iterator[datetime]:
    return (day + every * at for at in range(count))


def works(world: World, helper: UUID, home: Home, moments: Iterator[datetime], modes: list[str]) -> list[UUID]:
    """Write what a helper told in a month, as it stands in the table."""
    steps = [{"step": step, "mode": mode} for step, mode in zip(("find_procedure", "check_papers", "fill_form", "submit"), modes, strict=True)]
    fields = {"place": world.scope(world.tung_huong), "household_id": home.household, "resident_id": home.resident, "consent_id": home.consent}
    with acting(world.system):
        made = Assist.objects.bulk_create(
            Assist(id=new_id(), member_id=helper, steps=steps, safety_card="otp", safety_answered="right", happened_at=at, received_at=at, **fields)
            for at in moments
        )
    return [one.id for one in made]


def test_a_seeded_fraud_is_named_and_an_honest_busy_helper_is_not(world: World) -> None:
    """Kẻ gian tells of homes at night, does everything for people, and one family says what it was asked for."""
    fraud, busy, calm, other = (new_id() for _ in range(4))
    home = Home()
    move_in(world, home, world.tung_huong, "Lương Thị Hoài")
    morning = (now().astimezone(VIETNAM) - timedelta(days=20)).replace(hour=7, minute=0)
    honest = ["alone", "prompted", "prompted", "done_for"]
    for day in range(5):
        works(world, busy, home, visits(morning + timedelta(days=day), 20, timedelta(minutes=30)), honest)
    for one in (calm, other):
        works(world, one, home, visits(morning, 12, timedelta(days=1)), honest)
    nights = works(world, fraud, home, visits(morning.replace(hour=23), 12, timedelta(days=1)), ["done_for"] * 4)
    must(world.hoa, ASK, id=new_id(), assist_id=nights[0], **{**FINE, "money_asked": True})
    with acting(world.son):
        found = helpers_to_ask(world.son, now() - MONTH)
    assert [(helper, why) for helper, _, why in found] == [(fraud, ["money_asked", "done_for", "odd_hours"])]
    assert found[0][1] == Work(assists=12, steps=48, done_for=48, odd=12, busiest=1, money_asked=1)


def test_a_month_that_is_over_is_not_looked_at(world: World) -> None:
    long_ago = (now() - timedelta(days=60)).astimezone(VIETNAM).replace(hour=2)
    works(world, world.lan_id, world.ba_tu, visits(long_ago, 12, timedelta(days=1)), ["done_for"] * 4)
    with acting(world.son):
        assert helpers_to_ask(world.son, now() - MONTH) == []
        assert queries._works(world.son, now() - MONTH) == {}
    assert USUAL.least == 10
