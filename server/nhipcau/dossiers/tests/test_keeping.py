"""Who handed a dossier in is forgotten some time after its end, or at once when asked for; its road and its number stay."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from nhipcau.dossiers.keeping import faults, let_go, rule_on, written
from nhipcau.dossiers.models import Dossier, ImportRun, Petitioner, Waiting
from nhipcau.dossiers.queries import road
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.erasing import erase_words
from nhipcau.people.retention import purge_all
from tests.world import COMMUNE, PROCEDURE, World, must, settle, tell

pytestmark = pytest.mark.django_db
NAME, NUMBER = "Nguyễn Thị Bưởi", "0912345678"


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(datetime(2026, 11, 16, 2, tzinfo=UTC), tick=False) as moved:
        yield moved


@pytest.fixture
def world(clock: Any) -> World:
    return settle()


def hand_in(world: World, **more: Any) -> UUID:
    name = new_id()
    body = {"id": name, "slip_code": new_slip_code(), "procedure": PROCEDURE, "full_name": NAME, "phone": NUMBER, **more}
    must(world.hoa, "dossiers.hand_in", **body)
    return name


def known() -> set[UUID]:
    with acting(system(COUNTRY)):
        return set(Petitioner.objects.values_list("dossier", flat=True))


def lets_go() -> int:
    with acting(system(COUNTRY)):
        return let_go()


def words_left(dossier: UUID) -> int:
    """Return in how many letters of the ledger it still stands who handed a dossier in, by letting go of them."""
    with acting(system(COUNTRY)):
        return erase_words([str(dossier)], [COMMUNE], "dossiers.hand_in")


def test_so_many_days_after_its_end_a_name_goes_and_the_road_stays(world: World, clock: Any) -> None:
    ended, open_still = hand_in(world), hand_in(world)
    must(world.hoa, "dossiers.hand_out", id=new_id(), dossier_id=ended)
    clock.shift(timedelta(days=rule_on(local_today())["ended"]))
    assert lets_go() == 0
    clock.shift(timedelta(seconds=1))
    assert lets_go() == 1
    assert lets_go() == 0
    assert known() == {open_still}
    assert (words_left(ended), words_left(open_still)) == (0, 1)
    with acting(world.hoa):
        assert [stage.state for stage in road(world.hoa, ended).stages] == [2, 10]
        assert Dossier.objects.get(id=ended).given_name == ""


def test_a_dossier_of_which_nobody_says_anything_any_more_is_not_kept_for_ever(world: World, clock: Any) -> None:
    silent = hand_in(world)
    clock.shift(timedelta(days=rule_on(local_today())["silent"]))
    assert (lets_go(), known()) == (0, {silent})
    clock.shift(timedelta(seconds=1))
    assert purge_all().over >= 1  # the daily job does it with all the rest
    assert known() == set()


def test_who_wishes_it_is_forgotten_at_once_and_asking_twice_changes_nothing(world: World) -> None:
    mine, theirs = hand_in(world), hand_in(world)
    for _ in range(2):
        must(world.son, "dossiers.forget_petitioner", dossier_id=mine)
    assert known() == {theirs}
    assert (words_left(mine), words_left(theirs)) == (0, 1)
    must(world.hoa, "dossiers.tell_state", id=new_id(), dossier_id=mine, state=9)  # it goes on, and writes to nobody
    stranger = tell(world.lan, "dossiers.forget_petitioner", dossier_id=theirs)
    elsewhere = tell(world.hoa, "dossiers.forget_petitioner", dossier_id=new_id())
    assert (stranger.problem.number, elsewhere.problem.number) == ("403.1", "404.220")  # type: ignore[union-attr]


def test_who_has_a_list_at_home_keeps_the_given_name_of_it(world: World) -> None:
    body = world.preparation(world.ba_tu)
    must(world.lan, "dossiers.prepare", **body)
    name = hand_in(world, preparation_id=body["id"], slip_code=body["slip_code"])
    must(world.hoa, "dossiers.forget_petitioner", dossier_id=name)
    with acting(world.hoa):
        assert Dossier.objects.get(id=name).given_name == "Tư"


def test_codes_that_stayed_nobodys_and_rows_that_came_back_go_by_themselves(world: World, clock: Any) -> None:
    row = {"code": "H40-1", "state": 4, "since": now().isoformat(), "given_name": "Bưởi"}
    run = new_id()
    must(world.hoa, "dossiers.take_states", run_id=run, source="import", place=COMMUNE, rows=[row])
    with acting(world.hoa):
        ImportRun.objects.filter(id=run).update(bad=b"x")
    clock.shift(timedelta(days=8))
    assert lets_go() == 1
    clock.shift(timedelta(days=90))
    assert lets_go() == 1
    with acting(world.hoa):
        assert not Waiting.objects.exists()


def test_the_rule_is_data_with_its_law_and_a_strict_reader_finds_what_is_wrong() -> None:
    assert list(faults(written())) == []
    (rule,) = written()
    assert list(faults([]))
    for wrong in ({"ended": 0}, {"silent": "x"}, {"law": ""}):
        assert list(faults([{**rule, **wrong}]))
    assert list(faults([rule, rule]))
