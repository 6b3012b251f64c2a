"""What is kept lasts as long as its purpose, and then goes by itself; the proof says that nobody asked."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.models import Consent, Erasure, Resident
from nhipcau.people.retention import days_for, faults, purge_all, written
from nhipcau.support.models import Assist
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture
def world() -> World:
    with time_machine.travel(TODAY):
        return settle()


def agrees(world: World, purpose: str) -> Any:
    consent = new_id()
    about = {"resident_id": world.ba_tu.resident, "purpose": purpose, "given_by": "self", "method": "tap"}
    must(world.lan, "people.give_consent", id=consent, **about)
    return consent


def in_days(days: int) -> Any:
    return time_machine.travel(TODAY + timedelta(days=days))


def people_left() -> int:
    with acting(system(COUNTRY)):
        return Resident.objects.count()


def test_whoever_was_not_helped_for_as_long_as_the_purpose_needs_is_forgotten(world: World) -> None:
    with in_days(364):
        assert purge_all().over == 0
    with in_days(366):
        assert purge_all().over == 2
        assert purge_all().over == 0
    assert people_left() == 0
    with acting(system(COUNTRY)):
        assert {one.why for one in Erasure.objects.all()} == {"over"}


def test_the_time_counts_from_the_last_help(world: World) -> None:
    with in_days(200):
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    with in_days(366):
        assert purge_all().over == 1
    assert people_left() == 1
    with in_days(566):
        assert purge_all().over == 1
    assert people_left() == 0


def test_who_agreed_to_be_visited_again_is_kept_for_that_and_no_longer(world: World) -> None:
    with in_days(1):
        agrees(world, "follow_up")
    with in_days(366):
        purge_all()
    assert people_left() == 1
    with in_days(733):
        purge_all()
        purge_all()
    assert people_left() == 0


def test_a_consent_taken_back_by_itself_ends_what_hung_on_it_at_once(world: World) -> None:
    with in_days(1):
        consent = agrees(world, "follow_up")
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu, next_date=date(2026, 12, 1)))
        must(world.lan, "people.withdraw_consent", consent_id=consent)
        with acting(system(COUNTRY)):
            assert Assist.objects.get().next_date is None
            assert Consent.objects.get(id=consent).erased_at
            assert Erasure.objects.get().why == "taken_back"
        assert purge_all().over == 0
    assert people_left() == 2


def test_what_hangs_on_another_consent_that_stands_stays(world: World) -> None:
    with in_days(1):
        first, _ = agrees(world, "follow_up"), agrees(world, "follow_up")
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu, next_date=date(2026, 12, 1)))
        must(world.lan, "people.withdraw_consent", consent_id=first)
        with acting(system(COUNTRY)):
            assert Assist.objects.get().next_date == date(2026, 12, 1)
            assert not Erasure.objects.exists()


def test_the_consent_to_be_helped_taken_back_by_itself_lets_work_of_before_be_counted_until_the_next_run(world: World) -> None:
    with in_days(1):
        must(world.lan, "people.withdraw_consent", consent_id=world.ba_tu.consent)
        assert people_left() == 2
        assert purge_all().over == 1
    assert people_left() == 1


def test_the_command_says_what_it_did(world: World) -> None:
    told = StringIO()
    with in_days(400):
        call_command("purge", stdout=told)
    assert "Đã xóa 2 mục quá hạn" in told.getvalue()


def test_the_rules_are_dated_and_sound() -> None:
    assert not list(faults(written()))
    assert days_for("help_now", date(2026, 11, 22)) == 365
    rule = written()["rules"][0]
    assert list(faults({"rules": []}))
    assert list(faults({"rules": [{**rule, "days": {"help_now": 1}}]}))
    assert list(faults({"rules": [{**rule, "days": {**rule["days"], "help_now": 0}}]}))
