"""Phones that worked on after the backup: they notice, send again what the house lost, and nothing is doubled."""

import asyncio
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from nhipcau.cli.backup import giving_back, lost
from nhipcau.cli.backup.tools import Place
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry, Head
from nhipcau.sync.models import Restored, Returned
from nhipcau.sync.pull import pull
from tests.backup.conftest import House, served
from tests.faults.phones import LeanPhone
from tests.faults.real import RealPhone, Workshop
from tests.faults.wire import Wire
from tests.world import Home, must


class Phones:
    """Two phones that run the phone's own code, and one of an older age that keeps only the old promises."""

    def __init__(self, house: House, port: int, runner: asyncio.Runner) -> None:
        self.house, self.runner, self.shop = house, runner, Workshop()
        wire = Wire(lambda: port)
        self.run(self.shop.open())
        self.lan, self.minh = (RealPhone(name, wire, self.shop, name) for name in ("lan", "minh"))
        self.old = LeanPhone("old", wire)
        world = house.world
        for phone, member in ((self.lan, world.lan_id), (self.minh, world.minh_id), (self.old, world.lan_id)):
            self.run(phone.activate(give_code(world.system, member)))

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    def fly(self, *phones: Any) -> None:
        for phone in phones:
            self.run(phone.fly(()))

    def taps(self, phone: Any, *orders: tuple[str, dict[str, Any]]) -> list[str]:
        plain = [(verb, {name: str(value) if isinstance(value, UUID | date) else value for name, value in body.items()}) for verb, body in orders]
        made: list[str] = self.run(phone.tap(plain))
        return made

    def held(self, phone: Any) -> Any:
        return self.run(phone.held())


@pytest.fixture
def phones(house: House) -> Iterator[Phones]:
    with served() as port, asyncio.Runner() as runner:
        found = Phones(house, port, runner)
        try:
            yield found
        finally:
            runner.run(found.shop.close())


def rows_of(actor: Actor) -> dict[tuple[str, str], Any]:
    """What the house shows this actor now."""
    return {(one.collection, str(one.id)): one.row for one in pull(actor, 0, "").changes}


def give_back(house: House, path: Any, identity: list[Any]) -> None:
    house.empty()
    assert giving_back.restore(path, identity, Place.of()).differences == []


def assist(house: House, home: Home) -> tuple[str, dict[str, Any]]:
    return "support.record_assist", house.world.assist(home)


def new_home(house: House) -> tuple[str, dict[str, Any]]:
    about = {"id": new_id(), "village_id": house.world.tung_huong, "head_name": "Lô Văn Mới"}
    return "people.register_household", about


def test_what_phones_still_hold_comes_back_once_and_the_rest_is_named(house: House, identity: list[Any], phones: Phones) -> None:
    world = house.world
    before = phones.taps(phones.lan, assist(house, world.ba_tu))
    phones.fly(phones.lan, phones.minh, phones.old)
    made = house.backup()
    after = phones.taps(phones.lan, assist(house, world.ba_tu), new_home(house)) + phones.taps(phones.minh, assist(house, world.ba_tu))
    phones.fly(phones.lan, phones.minh, phones.lan, phones.old)
    unsent = phones.taps(phones.lan, assist(house, world.ba_tu))
    numbers = Head.objects.get(commune="16933").changes

    give_back(house, made.path, identity)
    held = Head.objects.get(commune="16933")
    mark = Restored.objects.get(commune="16933")
    assert mark.changes < numbers < mark.begins == held.changes
    assert not Entry.objects.filter(id__in=after).exists()
    for _ in range(numbers - mark.changes + 3):  # others work on: by count alone, every old number is reached again
        must(world.hoa, *assist(house, world.pao)[:1], **assist(house, world.pao)[1])
    assert "chưa trở lại, việc chưa rõ · not back yet, work unknown: Lô Thị Lan" in "\n".join(lost.lines())

    phones.fly(phones.minh, phones.lan, phones.old, phones.minh, phones.lan)
    letters = [*before, *after, *unsent]
    assert Entry.objects.filter(id__in=letters, verdict="done").count() == len(letters)
    for phone, actor in ((phones.lan, world.lan), (phones.minh, world.minh), (phones.old, world.lan)):
        assert phones.held(phone).rows == rows_of(actor)
    for phone in (phones.lan, phones.minh):
        assert {one.state for one in phones.held(phone).letters.values()} == {"confirmed"}
    assert Returned.objects.filter(restored=mark).count() == 2
    told = "\n".join(lost.lines())
    assert f"ít nhất {numbers - mark.changes} (số {mark.changes + 1}-{numbers})" in told
    assert "chưa trở lại" not in told
    assert f"brought again since: {len(after) + len(unsent)}" in told


def test_a_phone_that_had_not_pulled_since_the_backup_sends_its_confirmed_work_again(
    house: House, identity: list[Any], phones: Phones
) -> None:
    """Its number alone says nothing: it is one that both know."""
    phones.fly(phones.lan)
    made = house.backup()
    sent = phones.taps(phones.lan, assist(house, house.world.ba_tu))
    phones.run(_pushed_only(phones.lan))
    assert Entry.objects.filter(id__in=sent).exists()
    give_back(house, made.path, identity)
    assert not Entry.objects.filter(id__in=sent).exists()
    phones.fly(phones.lan)
    assert Entry.objects.get(id=sent[0]).verdict == "done"


async def _pushed_only(phone: Any) -> None:
    """The push goes through; the pull after it is cut."""
    with pytest.raises(Exception, match="cut"):
        await phone.fly(("fine", "cut"))


def test_given_back_twice_from_the_same_backup_no_number_is_believed_wrongly(
    house: House, identity: list[Any], phones: Phones
) -> None:
    world = house.world
    phones.fly(phones.lan, phones.minh)
    made = house.backup()
    give_back(house, made.path, identity)
    first = phones.taps(phones.lan, assist(house, world.ba_tu))
    phones.fly(phones.lan, phones.minh)
    reached = Head.objects.get(commune="16933").changes
    give_back(house, made.path, identity)
    assert Restored.objects.filter(commune="16933").count() == 1
    assert Restored.objects.get(commune="16933").begins > reached
    phones.fly(phones.minh, phones.lan, phones.minh)
    assert Entry.objects.get(id=first[0]).verdict == "done"
    assert phones.held(phones.minh).rows == rows_of(world.minh)
    assert phones.held(phones.lan).rows == rows_of(world.lan)
