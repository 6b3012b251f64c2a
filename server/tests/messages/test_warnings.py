"""Two officers, a warning, the leader's old telephone through a real Kannel, DA NHAN back: the village is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from nhipcau.bulletin.warnings.models import Ack
from nhipcau.bulletin.warnings.tests.rooms import CANCEL, issued, look, written
from nhipcau.gateway.texts import hear
from nhipcau.gateway.texts_warnings import STRANGER
from nhipcau.kernel.actor import system
from nhipcau.kernel.gsm import parts
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.ways import open_ways
from nhipcau.messaging.writing import as_sms
from nhipcau.people.models import Member
from nhipcau.settings.sending import LIVE, sending
from tests.kannel import Kannel
from tests.receivers import NoReceiver
from tests.world import World, must, settle

SECRET, NUMBER = "kho-doan-that-dai-va-la", "0912345678"


@pytest.fixture
def kannel(tmp_path: Path, live_house: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kannel]:
    """A running Kannel beside the running house; our settings know it."""
    settings.SMS_SECRET = SECRET
    made = Kannel(tmp_path, live_house, SECRET)
    monkeypatch.setenv("NHIPCAU_MESSAGES", LIVE)
    monkeypatch.setenv("NHIPCAU_SMS_GATEWAYS", made.address)
    monkeypatch.setenv("NHIPCAU_SMS_DOOR", live_house)
    settings.SENDING = sending()
    try:
        made.start()
    except NoReceiver as missing:
        pytest.fail(str(missing))
    yield made
    made.stop()


def reached_at(world: World, number: str = NUMBER) -> None:
    """Minh, who leads Tùng Hương, has a telephone."""
    with acting(world.system):
        Member.objects.filter(id=world.minh_id).update(phone=number)


def acks() -> list[tuple[UUID, str, str]]:
    with acting(system(COUNTRY)):
        return list(Ack.objects.order_by("at").values_list("village_id", "how", "by_name"))


def texts() -> list[str]:
    """What waits to be sent, as it will be read."""
    with acting(system(COUNTRY)):
        return [as_sms(one) for one in OutMessage.objects.filter(kind__startswith="bulletin.").order_by("next_at", "id")]


def test_a_leaders_old_telephone_is_asked_and_answers_through_a_real_gateway(kannel: Kannel) -> None:
    world = settle()
    reached_at(world)
    issued(world, level=3, hazard="flash_flood", villages=[str(world.tung_huong)])
    kannel.phone()
    with open_ways() as ways:
        assert send_round(ways) == 1, "a warning is urgent: no night holds it"
    kannel.until(lambda: len(kannel.heard()) == 1)
    told = kannel.heard()[0]
    assert f"{NUMBER} text CANH BAO cap 3, xa Tam Quang: co the lu quet o khe suoi." in told
    assert told.endswith("Truong thon nhan DA NHAN.")
    kannel.hang_up()
    kannel.phone("DA NHAN", sender=NUMBER)
    kannel.until(acks)
    assert acks() == [(world.tung_huong, "sms", "Vi Văn Minh")]
    kannel.until(lambda: any("Da ghi: Ban Tung Huong da nhan" in one for one in kannel.heard()))


@pytest.mark.django_db
def test_da_nhan_acknowledges_all_that_stands_for_the_village_and_says_which() -> None:
    world = settle()
    reached_at(world, "+84 912 345 678")
    issued(world)
    issued(world, hazard="cold", title="Rét hại", villages=[str(world.bai_so)])
    issued(world, drill=True, hazard="storm", title="Bão")
    told = hear(NUMBER, "Đã nhận")
    assert sorted(told) == ["DIEN TAP. Da ghi: Ban Tung Huong da nhan Bao. DIEN TAP.", "Da ghi: Ban Tung Huong da nhan Mua lon o xa Tam Quang."]
    assert hear(NUMBER, "da nhan roi") == told, "said twice is still once"
    assert len(acks()) == 2
    assert all(parts(one) == 1 for one in told)


@pytest.mark.django_db
def test_a_number_that_leads_no_village_is_answered_politely_and_counts_for_nothing() -> None:
    world = settle()
    issued(world)
    assert hear("0987654321", "DA NHAN") == [STRANGER]
    assert parts(STRANGER) == 1
    reached_at(world)
    must(world.son, CANCEL, warning_id=issued(world, hazard="heat"))
    with acting(world.system):
        Member.objects.filter(id=world.minh_id).update(role="member")
    assert hear(NUMBER, "DA NHAN") == [STRANGER]
    assert acks() == []


@pytest.mark.django_db
def test_families_on_the_safety_list_are_written_to_first_and_each_number_once() -> None:
    world = settle()
    told = {"given_by": "self", "method": "tap", "wording": "v4"}
    for home, number in ((world.ba_tu, "0911111111"), (world.pao, "0922222222")):
        must(world.hoa, "people.agree", id=UUID(int=home.resident.int ^ 1), resident_id=home.resident, purpose="follow_up", receipt=new_slip_code(), telephone=number, **told)
    consent = UUID(int=world.pao.resident.int ^ 2)
    must(world.hoa, "people.agree", id=consent, resident_id=world.pao.resident, purpose="safe_list", receipt=new_slip_code(), **told)
    must(world.hoa, "bulletin.list_home", id=UUID(int=7), household_id=world.pao.household, resident_id=world.pao.resident, consent_id=consent, reasons=["alone"])
    name = issued(world)
    with acting(system(COUNTRY)):
        people = OutMessage.objects.filter(about=name).order_by("next_at", "id").values_list("person", flat=True)
        assert list(people) == [world.pao.resident, world.ba_tu.resident]
    assert all(parts(one) == 1 for one in texts())
    must(world.hoa, CANCEL, warning_id=name)
    assert sum(one.startswith("HET CANH BAO") for one in texts()) == 2


@pytest.mark.django_db
def test_a_draft_and_a_warning_without_texts_write_to_no_family() -> None:
    world = settle()
    about = {"given_by": "self", "method": "tap", "wording": "v4", "receipt": new_slip_code(), "telephone": NUMBER}
    must(world.hoa, "people.agree", id=UUID(int=5), resident_id=world.ba_tu.resident, purpose="follow_up", **about)
    written(world)
    issued(world, texts=False, hazard="heat")
    assert texts() == []
    assert look(issued(world)).texts is True
    assert len(texts()) == 1
