"""Phones, a network that loses things, repeats, kills and moves: every accepted tap exactly once."""

import os
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
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household
from nhipcau.support.models import Assist
from nhipcau.sync.pull import pull
from tests.world import World, letter, must, settle

HISTORIES = int(os.environ.get("HISTORIES", "40"))


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


class Bridge(RuleBasedStateMachine):
    """Two phones of Lan's and Minh's, one server, and everything that can go wrong between them."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.world = world
        self.phones = [Phone(), Phone()]
        self.sent_before: list[tuple[int, list[Letter]]] = []
        self.tapped: set[UUID] = set()

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

    @rule(who=who, home=st.sampled_from(["ba_tu", "pao"]))
    def tap(self, who: int, home: str) -> None:
        """An assist is recorded: on the phone at once, on the server when it can."""
        visit = letter("support.record_assist", **self.world.assist(getattr(self.world, home)))
        self.tapped.add(visit.id)
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

    @rule(who=who, village=st.sampled_from(["tung_huong", "bai_so"]))
    def move(self, who: int, village: str) -> None:
        """A member now answers for another village."""
        member = (self.world.lan_id, self.world.minh_id)[who]
        scope = self.world.scope(getattr(self.world, village))
        must(self.world.son, "people.move_member", member_id=member, scope=scope)

    @invariant()
    def every_accepted_tap_is_there_exactly_once(self) -> None:
        """The model: the server's assists are the accepted letters, and the counter is their number."""
        accepted = set(Entry.objects.filter(verb="support.record_assist", verdict="done").values_list("id", flat=True))
        assert accepted <= self.tapped
        with acting(self.world.hoa):
            assert Assist.objects.count() == len(accepted)
        assert sum(Tally.objects.filter(measure="support.assists").values_list("value", flat=True)) == len(accepted)

    @invariant()
    def no_tap_is_ever_without_a_place(self) -> None:
        """A tap waits on its phone, was accepted, or lies under “to review”: there is no fourth place."""
        waiting = {one.id for phone in self.phones for one in phone.outbox}
        answered = {one for phone in self.phones for one in (*phone.sent, *phone.refused)}
        assert self.tapped <= waiting | answered
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
                homes = set(Household.objects.values_list("id", flat=True))
                assists = set(Assist.objects.values_list("id", flat=True))
            assert {row for name, row in phone.rows if name == "people.households"} == homes
            assert {row for name, row in phone.rows if name == "support.assists"} == assists

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
