"""The house's share of what opens a phone: lent to the phone itself, and to no locked one."""

import base64

import pytest
from django.core.cache import cache

from nhipcau.gateway.models import Device
from nhipcau.gateway.phones import LockPhone, give_code
from nhipcau.kernel import bus
from nhipcau.kernel.ids import new_id
from tests.keyed import Keyed, let_in
from tests.phones import activate, phone_of, problem
from tests.world import World, settle

KEY, SHARE = "/api/v1/phones/key", "/api/v1/phones/share"


@pytest.fixture
def world(db: None) -> World:
    cache.clear()
    return settle()


@pytest.fixture
def phone(world: World) -> Keyed:
    return let_in(world)


def test_a_phone_that_shows_its_key_is_lent_a_share_and_told_the_key_to_seal_to(world: World) -> None:
    lan = Keyed()
    code = give_code(world.system, world.lan_id)
    told = activate(code, lan.device, public_key=lan.public).json()
    assert len(base64.urlsafe_b64decode(told["share"] + "=")) == 32
    assert set(told["seal"]) == {"id", "public", "receipts"}
    again = activate(code, lan.device, public_key=lan.public).json()
    assert again["share"] == told["share"], "an answer that was lost is given again with the same share"
    bare = activate(give_code(world.system, world.lan_id), new_id()).json()
    assert bare["share"] is None, "a phone that shows no key is lent nothing"


def test_a_phone_from_before_gets_its_share_when_it_shows_its_key(world: World) -> None:
    old = phone_of(world, world.lan_id)
    old.pull()
    lan = Keyed(old.device, token=old.token)
    told = lan.post(KEY, {"public_key": lan.public}).json()
    assert (told["public_key"], len(told["share"])) == (lan.public, 43)
    assert lan.post(KEY, {"public_key": lan.public}).json()["share"] == told["share"]


def test_the_share_is_lent_again_to_the_phone_itself_and_to_no_locked_one(world: World, phone: Keyed) -> None:
    asked = {"device_id": str(phone.device)}
    told = phone.post(SHARE, asked, token=False).json()
    assert bytes(Device.objects.get(id=phone.device).share) == base64.urlsafe_b64decode(told["share"] + "=")
    assert told["lease_until"] > told["now"]
    problem(Keyed(phone.device).post(SHARE, asked, token=False), "401.200")
    problem(phone.post(SHARE, {"device_id": str(new_id())}, token=False), "401.95")
    bus.do(world.system, "gateway.lock_phone", LockPhone(device_id=phone.device))
    problem(phone.post(SHARE, asked, token=False), "401.96")
    kept = Device.objects.get(id=phone.device)
    assert (kept.share, kept.public_key) == (None, None), "the house itself has nothing left that opens it"


def test_guessing_at_shares_is_slowed_down(world: World, phone: Keyed) -> None:
    for _ in range(60):
        phone.post(SHARE, {"device_id": str(new_id())}, token=False)
    problem(phone.post(SHARE, {"device_id": str(phone.device)}, token=False), "429.96")
