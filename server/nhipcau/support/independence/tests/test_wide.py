"""What the database works out for a province is what the rules say of each commune of it."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.db.models import F

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Household, Member
from nhipcau.support.independence import kept
from nhipcau.support.independence.kept import village_board, wide_board
from nhipcau.support.independence.queries import board
from nhipcau.support.independence.rules import MODES
from nhipcau.support.models import Assist, Callback, KeptIndependence
from tests.world import COMMUNE, NEIGHBOUR, Home, World, move_in, must, neighbour, settle

pytestmark = pytest.mark.django_db
STEPS = ("find_procedure", "fill_form", "enter_otp", "submit", "track")


def many_helpings(world: World, chance: Random, many: int) -> None:
    """Write helpings of two communes: some in a crowded hour, some in a helper's own home, some asked about again."""
    homes = []
    for place, villages in ((COMMUNE, [world.tung_huong, world.bai_so]), (NEIGHBOUR, [neighbour(world)])):
        world.system = Actor(world.system.id, "system", place, "system")
        for at in range(6):
            homes.append(home := Home())
            move_in(world, home, villages[at % len(villages)], f"Lò Văn {place[6:11]} {at}")
    helpers = [world.lan_id, world.minh_id, new_id()]
    Member.objects.filter(id=world.minh_id).update(full_name=f"LÒ VĂN {COMMUNE[6:11]} 1")
    with acting(system(COUNTRY)):
        places = dict(Household.objects.values_list("id", "place"))
        Household.objects.filter(id=homes[4].household).update(uncounted=True)
        for _ in range(many):
            home, back = chance.choice(homes), now() - timedelta(days=chance.choice((0, 1, 8, 20, 30, 60, 95, 110, 130, 400)), hours=chance.choice((0, 0, 0, 5, 9)))
            steps = [{"step": step, "mode": chance.choice(MODES)} for step in chance.sample(STEPS, chance.randint(1, 4))]
            assist = Assist.objects.create(
                id=new_id(), place=places[home.household], household_id=home.household, resident_id=home.resident, consent_id=home.consent,
                member_id=chance.choice(helpers), procedure=chance.choice(("1.001193", "")), steps=steps, safety_card="otp", safety_answered="right",
                happened_at=back, received_at=now(),
            )  # fmt: skip
            if chance.random() < 0.2:
                Callback.objects.create(id=new_id(), place=assist.place, assist=assist, asked_by=new_id(), drawn=False, reached=True, came=chance.random() < 0.7, happened_at=now(), received_at=now())


@pytest.mark.parametrize("seed", range(4))
def test_the_database_counts_as_the_rules_do(seed: int) -> None:
    world = settle()
    many_helpings(world, Random(seed), 160)
    today, told = local_today(), {}
    for span in (1, 12):
        with acting(world.tam):
            wide, _ = wide_board(world.tam, "vn.40.", today, span)
            for place in (COMMUNE, NEIGHBOUR):
                told[place] = board(world.tam, place, today, span, lambda slot: slot.place)
                assert wide.parts[place[6:11]] == told[place].total
                assert wide.habits[place[6:11]] == told[place].habit
                near = village_board(world.tam, place, today, span)
                assert (near.parts, near.habits) == (told[place].parts, told[place].habits)
                assert (near.total, near.habit) == (told[place].total, told[place].habit)
                assert {month: replace(one, people=0, left={}) for month, one in told[place].months.items()} == {
                    month: replace(one, people=0, left={}) for month, one in near.months.items()
                }
        for month, figure in wide.months.items():
            each = [one.months[month] for one in told.values()]
            assert (figure.alone, figure.prompted, figure.done_for, figure.visits) == tuple(
                sum(getattr(one, name) for one in each) for name in ("alone", "prompted", "done_for", "visits")
            )
        assert wide.total.people == sum(one.total.people for one in told.values())
    assert wide.total.left
    assert min(wide.habit.kept, wide.habit.not_back + wide.habit.unseen) > 0


def test_who_came_back_is_a_total_of_every_place_down_to_the_commune() -> None:
    world = settle()
    many_helpings(world, Random(1), 160)
    kept.renew()
    figures = {"back": registry.denominators["support.back_alone"], "looked at": registry.denominators["support.back_looked_at"]}
    with acting(world.tam):
        of = {place: board(world.tam, place, local_today(), 1, lambda slot: slot.place).habit for place in (COMMUNE, NEIGHBOUR)}
        wanted = {"back": {place: one.kept for place, one in of.items()}, "looked at": {place: one.share.whole for place, one in of.items()}}
        assert {name: one.counts("vn.40.", 3) for name, one in figures.items()} == wanted
        for name, one in figures.items():
            assert one.counts("vn.40.", 2) == {"vn.40.": sum(wanted[name].values())}
            assert (one.count("vn.40."), one.count(COMMUNE)) == (sum(wanted[name].values()), wanted[name][COMMUNE])
    assert 0 < sum(wanted["back"].values()) < sum(wanted["looked at"].values())


def test_a_province_without_a_helping_has_no_figure() -> None:
    world = settle()
    with acting(world.tam):
        found, _ = wide_board(world.tam, "vn.40.", local_today(), 3)
    assert (found.total.total, found.habit.share.whole, dict(found.parts), len(found.months)) == (0, 0, {}, 13)
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))


def test_a_province_is_told_what_a_round_has_counted_and_waits_where_none_came_by() -> None:
    world = settle()
    with acting(world.tam):
        assert wide_board(world.tam, "vn.40.", local_today(), 3)[0].total.visits == 0
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    with acting(world.tam):
        counted = KeptIndependence.objects.get(place=COMMUNE).counted_at
        board_now, behind = wide_board(world.tam, "vn.40.", local_today(), 3)
        assert (board_now.total.visits, behind) == (0, counted), "told as it was kept, and since when"
        KeptIndependence.objects.update(counted_at=now() - kept.MISSED)
        board_now, behind = wide_board(world.tam, "vn.40.", local_today(), 3)
        assert (board_now.total.visits, behind) == (1, None)
        KeptIndependence.objects.update(counted_at=now() - kept.MISSED, told={"months": {}, "people": {"1": 0, "3": 0, "12": 0}, "back": {}})
        assert wide_board(world.tam, "vn.40.", local_today(), 3)[0].total.visits == 0, "it was not worked out again, since nothing was told"


def test_whoever_waits_no_longer_is_told_since_when(monkeypatch: pytest.MonkeyPatch) -> None:
    world = settle()
    many_helpings(world, Random(3), 20)
    with acting(world.tam):
        wide_board(world.tam, "vn.40.", local_today(), 3)
        KeptIndependence.objects.update(stand=0, counted_at=F("counted_at") - 2 * kept.MISSED)
        first = {one.place: one.counted_at for one in KeptIndependence.objects.all()}
    monkeypatch.setattr(kept, "PATIENCE", -1.0)
    with acting(world.tam):
        found, behind = wide_board(world.tam, "vn.40.", local_today(), 3)
    assert found.total.visits > 0
    assert behind == sorted(first.values())[1], "the one that was longest behind was worked out, the other is told as it was kept"
    kept.renew()
    with acting(world.tam):
        assert wide_board(world.tam, "vn.40.", local_today(), 3)[1] is None
