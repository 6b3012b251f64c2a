"""Letters of one verb are carried out together; whatever a batch holds, it ends as if they had come one by one."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.insight.models import Tally, Touch
from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.chain import digest
from nhipcau.kernel.facts import Facts
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter, Verdict
from nhipcau.kernel.models import Entry, Feed
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Consent, Household, Resident
from nhipcau.support.models import Assist
from tests.world import Home, World, letter, must, settle

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
MOVED = NOW - timedelta(hours=2)
HOMES = ("ba_tu", "pao", "new", "newer")
SLIPS = [new_slip_code() for _ in range(2)]
ROWS = [UUID(int=number) for number in (71, 72, 73)]

deeds = st.tuples(
    st.sampled_from(["household", "resident", "consent", "prepare", "slip", "dance", "again"] + ["assist"] * 5),
    st.sampled_from(HOMES),
    st.sampled_from([None, None, None, *range(len(ROWS))]),  # which row: a fresh one, or one that may be taken
    st.sampled_from(["", "", "", "steps", "consent", "secret"]),  # what is wrong with it
    st.sampled_from([NOW - timedelta(hours=3), NOW - timedelta(hours=1)]),  # before Lan moved, or after
)


@pytest.fixture(autouse=True)
def _one_moment() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world(db: None) -> World:
    with time_machine.travel(MOVED, tick=False):
        world = settle()
        must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    return world


def letters_of(world: World, history: list[Any]) -> list[Letter]:
    """Write the letters of a history; the same row, home or slip may come in several of them."""
    homes = {"ba_tu": world.ba_tu, "pao": world.pao, "new": Home(), "newer": Home()}
    written: list[Letter] = []
    for deed, name, row, wrong, moment in history:
        if deed == "again":
            written += written[-1:]
            continue
        written.append(letter_of(world, deed, homes[name], ROWS[row] if row is not None else new_id(), wrong, moment))
    return written


def letter_of(world: World, deed: str, home: Home, row: UUID, wrong: str, moment: datetime) -> Letter:
    if deed == "household":
        place = {"village_id": world.bai_so, "head_name": "Lô Văn Mới"}
        return letter("people.register_household", moment, id=home.household, **place)
    if deed == "resident":
        person = {"household_id": home.household, "full_name": "Lô Văn Mới", "given_name": "Mới"}
        return letter("people.add_resident", moment, id=home.resident, **person)
    if deed == "consent":
        agreed = {"purpose": "help_now", "given_by": "self", "method": "tap"}
        return letter("people.give_consent", moment, id=home.consent, resident_id=home.resident, **agreed)
    if deed in ("prepare", "slip"):
        code = SLIPS[row.int % 2] if deed == "slip" else new_slip_code()
        return letter("dossiers.prepare", moment, **world.preparation(home, id=row, slip_code=code))
    if deed == "dance":
        return letter("support.dance", moment, step=wrong)
    changes: dict[str, Any] = {"id": row, "difficulties": ["no_signal"]}
    changes |= {"consent_id": new_id()} if wrong == "consent" else {}
    changes |= {"steps": []} if wrong == "steps" else {}
    changes |= {"steps": [{"step": "enter_otp", "mode": "done_for"}]} if wrong == "secret" else {}
    return letter("support.record_assist", moment, **world.assist(home, **changes))


def plainly(verdict: Verdict) -> tuple[Any, ...]:
    problem = verdict.problem.number if verdict.problem else None
    return verdict.id, verdict.state, verdict.number, problem, verdict.details


def traces(world: World) -> dict[str, Any]:
    """Everything that a batch leaves behind, without names and numbers that are drawn anew each time."""
    with acting(world.hoa):
        rows = {
            model.__name__: sorted(model.objects.order_by("pk").values_list(), key=str)
            for model in (Household, Resident, Consent, Assist, Preparation)
        }
    entries = Entry.objects.order_by("commune", "number").values_list("id", "number", "verb", "verdict", "problem")
    told = Entry.objects.order_by("commune", "number").values_list("place", "happened_at", "details", "counts")
    feed = Feed.objects.order_by("commune", "number").values_list("commune", "number", "collection", "row", "place")
    tallies = Tally.objects.values_list("place", "commune", "day", "measure", "key", "value")
    touches = Touch.objects.values_list("place", "commune", "month", "measure", "subject")
    lists = {"entries": entries, "told": told, "feed": feed}
    counted = {"tallies": set(tallies), "touches": set(touches)}
    return rows | {name: list(found) for name, found in lists.items()} | counted


def lived(world: World, batches: list[list[Letter]]) -> tuple[list[Any], dict[str, Any]]:
    """Let Lan send these batches, and undo it all again."""
    with transaction.atomic():
        lan = world.lan
        verdicts = [plainly(one) for batch in batches for one in bus.obey(lan, batch).verdicts]
        left = traces(world)
        transaction.set_rollback(True)
    return verdicts, left


@settings(max_examples=20)
@given(history=st.lists(deeds, min_size=2, max_size=12), data=st.data())
def test_a_batch_ends_as_if_its_letters_had_come_one_by_one(world: World, history: list[Any], data: Any) -> None:
    written = letters_of(world, history)
    assume(written)  # deeds that repeat an earlier letter write none when there is none
    alone = lived(world, [[one] for one in written])
    assert lived(world, [written]) == alone
    cut = data.draw(st.integers(1, len(written)))
    assert lived(world, [written[:cut], written[cut:]]) == alone


def test_a_letter_sees_what_an_earlier_one_of_its_batch_has_done(world: World) -> None:
    batch = letters_of(world, [(deed, "new", None, "", NOW) for deed in ("household", "resident", "consent", "assist")])
    assert [one.state for one in bus.obey(world.lan, batch).verdicts] == ["done"] * 4
    other = letters_of(world, [(deed, "new", None, "", NOW) for deed in ("assist", "consent", "resident", "household")])
    assert [one.state for one in bus.obey(world.lan, other).verdicts] == ["refused"] * 3 + ["done"]


def test_one_letter_that_must_be_undone_takes_no_other_along(world: World) -> None:
    history = [("assist", "pao", row, "", NOW) for row in (None, 0, None, 0, None)]
    verdicts, left = lived(world, [letters_of(world, history)])
    assert [(state, problem) for _, state, _, problem, _ in verdicts] == [
        ("done", None), ("done", None), ("done", None), ("refused", "409.2"), ("done", None),
    ]  # fmt: skip
    assert len(left["Assist"]) == 4


def test_a_home_is_told_of_once_when_it_is_first_reached(world: World) -> None:
    before = Feed.objects.count()
    bus.obey(world.lan, letters_of(world, [("assist", "pao", None, "", NOW)] * 3))
    told = list(Feed.objects.order_by("number").values_list("collection", flat=True))[before:]
    assert told == ["support.assists", "people.households", "support.assists", "support.assists"]


def test_five_hundred_letters_make_one_unbroken_chain(world: World) -> None:
    batch = letters_of(world, [("assist", "pao", None, "", NOW)] * 500)
    verdicts = bus.obey(world.lan, batch).verdicts
    assert [one.state for one in verdicts] == ["done"] * 500
    first = verdicts[0].number or 0
    assert [one.number for one in verdicts] == list(range(first, first + 500))
    previous = None
    for entry in Entry.objects.filter(commune="16933").order_by("number"):
        assert previous in (None, bytes(entry.previous))
        previous = digest(entry)
        assert bytes(entry.digest) == previous


def test_a_verb_that_leaves_a_letter_unanswered_is_our_fault_and_writes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(_actor: Actor, asked: Any) -> list[Facts]:
        return [Facts(world.scope(world.bai_so))] * (len(asked) - 1)

    known = registry.commands["support.record_assist"]
    forgetful = registry.Command(known.name, known.body, known.roles, known.purpose, forget)
    monkeypatch.setitem(registry.commands, known.name, forgetful)
    verdicts = bus.obey(world.lan, letters_of(world, [("assist", "pao", None, "", NOW)] * 2)).verdicts
    assert [one.problem.number for one in verdicts if one.problem] == ["500.1", "500.1"]
