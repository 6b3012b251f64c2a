"""Who is told of a class by text, and what of classes is counted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Sum

from nhipcau.insight.models import Tally
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.classes.tests.rooms import about, agrees, comes, planned
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.writing import as_sms
from tests.world import World, must, settle, tell

pytestmark = pytest.mark.django_db
NUMBER = "0912345678"


@pytest.fixture
def world() -> World:
    return settle()


def sent() -> list[tuple[str, str]]:
    """The texts that wait, by kind and to whom."""
    with acting(system(COUNTRY)):
        return sorted(OutMessage.objects.values_list("kind", "book"))


def forget(**kinds: Any) -> None:
    """Let go of the texts that came before."""
    with acting(system(COUNTRY)):
        OutMessage.objects.exclude(**kinds).delete()


def test_only_who_agreed_to_reminders_and_gave_a_number_is_invited_and_once(world: World) -> None:
    course = planned(world, begins_at=(now() + timedelta(days=3)).isoformat())
    agrees(world, world.pao, "follow_up", telephone=NUMBER)  # another village, not enrolled
    agrees(world, world.ba_tu, "passport", telephone=NUMBER)  # a number, but not for reminders
    forget(kind="")
    must(world.hoa, "learning.invite", id=new_id(), class_id=course.id)
    assert sent() == [("learning.invited", "member")]  # Lan, who teaches
    agrees(world, world.ba_tu, "follow_up", telephone=NUMBER)
    forget(kind="learning.invited")
    for _ in range(2):
        must(world.hoa, "learning.invite", id=new_id(), class_id=course.id)
    assert sent() == [("learning.invited", "member"), ("learning.invited", "phone")]


def test_who_wants_no_reminder_of_classes_is_left_alone(world: World) -> None:
    agrees(world, world.ba_tu, "follow_up", telephone=NUMBER)
    must(world.hoa, "people.stop_reminding", resident_id=world.ba_tu.resident, kind="class")
    course = planned(world, begins_at=(now() + timedelta(days=3)).isoformat())
    forget(kind="")
    must(world.hoa, "learning.invite", id=new_id(), class_id=course.id)
    assert sent() == [("learning.invited", "member")]


def test_who_was_invited_hears_of_a_new_time_and_that_it_is_off(world: World) -> None:
    agrees(world, world.ba_tu, "follow_up", telephone=NUMBER)
    course = planned(world, begins_at=(now() + timedelta(days=3)).isoformat(), trainers=[])
    forget(kind="")
    later = {k: v for k, v in about(world, trainers=[]).items() if k != "commune"} | {"class_id": course.id}
    must(world.hoa, "learning.change_class", **later | {"begins_at": (now() + timedelta(days=4)).isoformat()})
    assert sent() == []  # nobody was invited yet
    must(world.hoa, "learning.invite", id=new_id(), class_id=course.id)
    must(world.hoa, "learning.change_class", **later | {"id": new_id(), "begins_at": (now() + timedelta(days=5)).isoformat()})
    must(world.hoa, "learning.cancel_class", id=new_id(), class_id=course.id)
    assert [kind for kind, _ in sent()] == ["learning.class_moved", "learning.class_off", "learning.invited"]


def test_an_invitation_fits_into_two_texts_and_asks_for_nothing(world: World) -> None:
    agrees(world, world.ba_tu, "follow_up", telephone=NUMBER)
    course = planned(world, begins_at=(now() + timedelta(days=3)).isoformat(), trainers=[])
    forget(kind="")
    must(world.hoa, "learning.invite", id=new_id(), class_id=course.id)
    with acting(system(COUNTRY)):
        text = as_sms(OutMessage.objects.get())
    assert "Nha van hoa ban Tung Huong" in text
    assert "0 dong" in text
    assert len(text) <= 306


def test_a_class_and_everybody_in_it_are_counted_once_also_by_late_word(world: World) -> None:
    agrees(world, world.ba_tu)
    course, at = planned(world), now()
    comes(world.lan, course, resident_id=world.ba_tu.resident)
    comes(world.lan, course, member_id=world.minh_id)
    must(world.lan, "learning.close_class", id=new_id(), class_id=course.id)
    tell(world.minh, "learning.count_heads", at, id=new_id(), class_id=course.id, many=4)
    totals = dict(Tally.objects.filter(measure__startswith="learning.class").values_list("measure").annotate(Sum("value")))
    assert totals == {"learning.classes": 1, "learning.class_people": 6}
