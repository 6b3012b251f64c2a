"""Phones, a network that loses things, repeats, kills and moves: every accepted tap exactly once."""

import os
from collections import Counter
from dataclasses import dataclass, field
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from nhipcau.insight.models import Tally, Touch
from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Household
from nhipcau.places.models import Village
from nhipcau.support.models import Assist
from nhipcau.sync.pull import pull
from tests.world import World, letter, must, neighbour, settle, tell

HOUSE = system(COUNTRY)
HISTORIES = int(os.environ.get("HISTORIES", "20"))


@dataclass
class Phone:
    """What a phone keeps through a kill: its outbox, its rows, where it stands."""

    outbox: list[Letter] = field(default_factory=list)
    refused: list[UUID] = field(default_factory=list)
    sent: list[UUID] = field(default_factory=list)
    rows: dict[tuple[str, UUID], Any] = field(default_factory=dict)
    cursor: int = 0
    scope: str = ""

    def hear(self, verdicts: list[Any]) -> None:
        """Take verdicts in; a letter leaves the outbox only by its verdict."""
        told = {verdict.id: verdict.state for verdict in verdicts}
        for done in [one for one in self.outbox if one.id in told]:
            (self.sent if told[done.id] == "done" else self.refused).append(done.id)
        self.outbox = [one for one in self.outbox if one.id not in told]


@dataclass(frozen=True)
class Tap:
    """Where a home stood, and where its helper worked, at the moment of a tap."""

    who: int
    home: str
    scopes: tuple[str, ...]

    @property
    def rightful(self) -> bool:
        """Whether the helper worked where the home stood."""
        return any(self.home.startswith(scope) for scope in self.scopes)


class Bridge(RuleBasedStateMachine):
    """Two phones of Lan's and Minh's, one server, and everything that can go wrong between them.

    Meanwhile homes move, members move, rise, leave and come back, villages merge and change their commune.
    """

    def __init__(self, world: World) -> None:
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.world = world
        self.phones = [Phone(), Phone()]
        self.sent_before: list[tuple[int, list[Letter]]] = []
        self.tapped: dict[UUID, Tap] = {}
        self.came_back: set[int] = set()
        self.villages = {"tung_huong": world.tung_huong, "bai_so": world.bai_so, "next_door": neighbour(world)}

    def teardown(self) -> None:
        """Drain, compare one last time, and leave no trace."""
        try:
            for who in (0, 1):
                self.push(who)
            for who in (0, 1):
                self.pull_all(who)
            self._phones_hold_what_they_may_see()
            self._rebuilding_changes_nothing()
        finally:
            transaction.set_rollback(True)
            self.rollback.__exit__(None, None, None)

    def actor(self, who: int) -> Actor:
        """The member behind a phone."""
        return (self.world.lan, self.world.minh)[who]

    who = st.integers(0, 1)

    homes = st.sampled_from(["ba_tu", "pao"])
    slots = st.sampled_from(["tung_huong", "bai_so", "next_door"])

    @rule(who=who, home=homes)
    def tap(self, who: int, home: str) -> None:
        """An assist is recorded: on the phone at once, on the server when it can."""
        visited = getattr(self.world, home)
        with acting(HOUSE):
            place = Household.objects.get(id=visited.household).place
        visit = letter("support.record_assist", **self.world.assist(visited))
        self.tapped[visit.id] = Tap(who, place, self.actor(who).scopes)
        self.phones[who].outbox.append(visit)

    @rule(who=who)
    def tap_badly(self, who: int) -> None:
        """A command that no server can carry out."""
        self.phones[who].outbox.append(letter("support.record_assist", steps="none"))

    @rule(who=who)
    def push(self, who: int) -> None:
        """The phone sends what waits and hears the answer."""
        batch = list(self.phones[who].outbox)
        self.sent_before.append((who, batch))
        self.phones[who].hear(bus.obey(self.actor(who), batch, sent_at=now()).verdicts)

    @rule(who=who)
    def push_and_lose_the_answer(self, who: int) -> None:
        """The server did it; the phone never heard, or was killed before it wrote the answer down."""
        batch = list(self.phones[who].outbox)
        self.sent_before.append((who, batch))
        bus.obey(self.actor(who), batch, sent_at=now())

    @rule(data=st.data())
    def an_old_batch_arrives_again(self, data: st.DataObject) -> None:
        """The network delivers a batch a second time, late."""
        if self.sent_before:
            who, batch = data.draw(st.sampled_from(self.sent_before))
            bus.obey(self.actor(who), batch, sent_at=now())

    @rule(who=who)
    def pull_once(self, who: int) -> None:
        """The phone asks for changes and writes rows and cursor together."""
        self._take(self.phones[who], who)

    @rule(who=who)
    def pull_and_lose_the_answer(self, who: int) -> None:
        """The answer to a pull is lost: the phone stands where it stood."""
        pull(self.actor(who), self.phones[who].cursor, self.phones[who].scope)

    @rule(who=who, slot=slots, wide=st.booleans())
    def move(self, who: int, slot: str, wide: bool) -> None:
        """A member now answers for another village, or for its whole commune."""
        village = Village.objects.get(id=self.villages[slot])
        scope = village.commune.path if wide else village.place
        tell(HOUSE, "people.move_member", member_id=self._member(who), scope=scope)

    @rule(who=who)
    def leave(self, who: int) -> None:
        """A member works no more."""
        must(HOUSE, "people.leave_member", member_id=self._member(who))

    @rule(who=who, slot=slots)
    def come_back(self, who: int, slot: str) -> None:
        """A member works again, perhaps elsewhere."""
        scope = Village.objects.get(id=self.villages[slot]).place
        must(HOUSE, "people.return_member", member_id=self._member(who), scope=scope)
        self.came_back.add(who)

    @rule(home=homes, slot=slots)
    def move_a_home(self, home: str, slot: str) -> None:
        """A home now stands in another village, perhaps in another commune."""
        moved = {"household_id": getattr(self.world, home).household, "village_id": self.villages[slot]}
        must(HOUSE, "people.move_household", **moved)

    @rule(slot=slots)
    def merge(self, slot: str) -> None:
        """A village ends, and goes on as a new one of its commune."""
        old, new = Village.objects.get(id=self.villages[slot]), new_id()
        fields = {"name": f"Bản {new}"[:40], "kind": "Bản", "signal": "weak", "valid_from": "2025-07-01"}
        must(HOUSE, "places.add_village", id=new, commune=old.commune_id, **fields)
        must(HOUSE, "people.merge_villages", village_id=old.id, into_id=new, on="2026-11-01")
        self.villages[slot] = new

    @rule(slot=slots)
    def give_away(self, slot: str) -> None:
        """A boundary changes: a village goes to the other commune."""
        old, new = Village.objects.get(id=self.villages[slot]), new_id()
        commune = "16936" if old.commune_id == "16933" else "16933"
        fields = {"commune": commune, "on": "2026-11-01", "name": f"Bản {new}"[:40]}
        must(HOUSE, "people.transfer_village", village_id=old.id, id=new, **fields)
        self.villages[slot] = new

    def _member(self, who: int) -> UUID:
        return (self.world.lan_id, self.world.minh_id)[who]

    @invariant()
    def every_accepted_tap_is_there_exactly_once(self) -> None:
        """The model: the server's assists are the accepted letters, and the counter is their number."""
        accepted = set(Entry.objects.filter(verb="support.record_assist", verdict="done").values_list("id", flat=True))
        assert accepted <= set(self.tapped)
        with acting(HOUSE):
            assert Assist.objects.count() == len(accepted)
        assert sum(Tally.objects.filter(measure="support.assists").values_list("value", flat=True)) == len(accepted)

    @invariant()
    def work_is_credited_to_the_place_where_it_happened(self) -> None:
        """Whatever moved since: who worked where the home stood is taken, and the figures say so."""
        told = Entry.objects.filter(id__in=self.tapped).values_list("id", "verdict", "place", "problem")
        for name, verdict, place, problem in told:
            tap = self.tapped[name]
            if tap.rightful:
                assert (verdict, place) == ("done", tap.home), (tap, problem)
            elif not tap.scopes and tap.who not in self.came_back:
                assert problem == "403.2", tap
        credited = Counter(place for _, verdict, place, _ in told if verdict == "done")
        tallies = Tally.objects.filter(measure="support.assists").values_list("place", "value")
        counted: Counter[str] = Counter()
        for place, value in tallies:
            counted[place] += value
        assert counted == credited

    @invariant()
    def no_tap_is_ever_without_a_place(self) -> None:
        """A tap waits on its phone, was accepted, or lies under “to review”: there is no fourth place."""
        waiting = {one.id for phone in self.phones for one in phone.outbox}
        answered = {one for phone in self.phones for one in (*phone.sent, *phone.refused)}
        assert set(self.tapped) <= waiting | answered
        known = set(Entry.objects.values_list("id", flat=True))
        assert answered <= known

    def pull_all(self, who: int) -> None:
        """Pull until there is no more."""
        while self._take(self.phones[who], who):
            pass

    def _take(self, phone: Phone, who: int) -> bool:
        pulled = pull(self.actor(who), phone.cursor, phone.scope)
        if pulled.reset:
            phone.rows = {}
        for moved in pulled.changes:
            if moved.row is None:
                phone.rows.pop((moved.collection, moved.id), None)
            else:
                phone.rows[moved.collection, moved.id] = moved.row
        phone.cursor, phone.scope = pulled.cursor, pulled.scope
        return pulled.more

    def _phones_hold_what_they_may_see(self) -> None:
        for who, phone in enumerate(self.phones):
            actor = self.actor(who)
            with acting(actor):
                for known in registry.collections.values():
                    seen = {
                        row.pk: known.row.model_validate(row, from_attributes=True).model_dump(mode="json")
                        for row in known.visible_to(actor)
                    }
                    held = {row: kept for (name, row), kept in phone.rows.items() if name == known.name}
                    assert held == seen, (who, known.name)

    def _rebuilding_changes_nothing(self) -> None:
        before = _counted()
        call_command("rebuild", "counters", stdout=StringIO())
        assert _counted() == before


def _counted() -> tuple[set[Any], set[Any]]:
    tallies = set(Tally.objects.values_list("place", "day", "measure", "key", "value"))
    return tallies, set(Touch.objects.values_list("place", "month", "measure", "subject"))


@pytest.mark.django_db
def test_every_accepted_tap_is_there_exactly_once_whatever_happens() -> None:
    world = settle()  # every history starts here again: it undoes what it did
    shape = settings(max_examples=HISTORIES, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(lambda: Bridge(world), settings=shape)
