"""Who is told of an early warning by text: whoever set the rule, and the leads if it says so; of each once."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from nhipcau.insight.alarms.evaluating import sweep
from nhipcau.insight.alarms.models import Alarm
from nhipcau.insight.alarms.tests.seen import counted, rule
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.gsm import parts
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.judging import Ready, address_of, judge
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.writing import as_sms
from nhipcau.people.models import Member
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
OCTOBER = date(2026, 10, 14)


@pytest.fixture
def world() -> World:
    """The small world, in which both officers who set rules are members with a telephone on record."""
    made = settle()
    for who, number in ((made.son, "0912345678"), (made.tam, "0987654321")):
        Member.objects.create(id=who.id, full_name=who.name, given_name=who.name.split()[-1], role=who.role, scope=who.scope, phone=number)
    return made


def low(*places: str, on: date = OCTOBER) -> None:
    """At these places few steps are done alone."""
    for place in places:
        counted(place, on, alone=4, done_for=96)


def villages(world: World) -> list[str]:
    return sorted(world.scope(one) for one in (world.tung_huong, world.bai_so))


def told() -> list[tuple[UUID, str]]:
    """Who is told what, as it will be read."""
    with acting(system(COUNTRY)):
        return [(UUID(one.key), as_sms(one)) for one in OutMessage.objects.filter(kind="insight.early_warning").order_by("said_at", "id")]


def set_by(actor: Actor, **fields: object) -> UUID:
    body = rule(**fields)
    must(actor, "insight.set_alarm_rule", **body)
    return UUID(str(body["rule_id"]))


def test_who_set_the_rule_is_told_once_and_never_again_for_the_same(world: World) -> None:
    set_by(world.son, name="Tự làm ít")
    low(world.scope(world.tung_huong))
    for _ in range(2):
        sweep(TODAY)
        assert told() == [(world.son.id, "Canh bao som reo o ban Tung Huong. Quy tac: Tu lam it. Mo Nhip Cau, muc Canh bao som, de xem va ghi loi.")]
    counted(world.scope(world.tung_huong), OCTOBER, alone=200)  # a phone that came late: it closes
    sweep(TODAY)
    counted(world.scope(world.tung_huong), OCTOBER, done_for=2000)  # and is so again
    sweep(TODAY)
    assert len(told()) == 1
    low(world.scope(world.tung_huong), on=date(2026, 11, 25))
    sweep(date(2026, 12, 3))
    assert len(told()) == 2, "another month is another warning"


def test_what_rings_at_several_places_at_once_is_one_text(world: World) -> None:
    set_by(world.son, name="Tỷ lệ bước bà con tự làm thấp hơn mức đã hứa trong kế hoạch năm của xã và của tổ công nghệ số cộng đồng, xem lại ngay")
    low(*villages(world))
    sweep(TODAY)
    ((_, text),) = told()
    assert " va 1 noi nua. Quy tac:" in text
    assert parts(text) <= 2


def test_a_provinces_rule_tells_the_communes_lead_only_if_it_says_so(world: World) -> None:
    low(world.scope(world.tung_huong))
    set_by(world.tam, level="commune", told="province_analyst")
    sweep(TODAY)
    assert [who for who, _ in told()] == [world.tam.id]
    set_by(world.tam, level="commune", told="commune_lead")
    sweep(TODAY)
    assert sorted(who for who, _ in told()) == sorted([world.tam.id, world.tam.id, world.son.id])
    assert all("xa Tam Quang" in text for _, text in told())


def test_a_quiet_place_is_not_told_nor_anybody_who_works_elsewhere_now(world: World) -> None:
    name = set_by(world.son)
    village = world.scope(world.tung_huong)
    must(world.son, "insight.mute_alarm", id=new_id(), rule_id=name, place=village, until=local_today() + timedelta(days=9), reason="Chờ sau vụ gặt")
    low(village)
    sweep(TODAY)
    Member.objects.filter(id=world.son.id).update(scope="vn.40.16936.")
    low(world.scope(world.bai_so))
    sweep(TODAY)
    assert told() == []
    with acting(system(COMMUNE)):
        assert Alarm.objects.count() == 2, "it rang all the same"


def test_it_goes_to_the_telephone_on_record_and_nowhere_without_one(world: World) -> None:
    set_by(world.son)
    low(world.scope(world.tung_huong))
    sweep(TODAY)
    with acting(system(COUNTRY)):
        (waits,) = OutMessage.objects.filter(kind="insight.early_warning")
        noon = now().replace(hour=5)  # by the world's clock; in Vietnam it is 12
        ready = judge(waits, noon if noon > waits.said_at else noon + timedelta(days=1))
        assert isinstance(ready, Ready)
        assert (ready.channel, ready.address) == ("sms", "0912345678")
        Member.objects.filter(id=world.son.id).update(phone="")
        assert address_of(waits) is None
