"""What bà Tư wishes: fewer reminders, and what is kept of the digital citizen's list."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.people.bodies import ResidentRow
from nhipcau.people.queries import residents_visible_to
from tests.world import World, must, settle, tell

pytestmark = pytest.mark.django_db
NOON = datetime.now(UTC) - timedelta(hours=3)


@pytest.fixture
def world() -> World:
    return settle()


def row_of(world: World) -> ResidentRow:
    with acting(world.lan):
        found = residents_visible_to(world.lan).get(id=world.ba_tu.resident)
        return ResidentRow.model_validate(found, from_attributes=True)


def agrees(world: World) -> Any:
    consent = new_id()
    fields = {"purpose": "follow_up", "given_by": "self", "method": "tap"}
    must(world.lan, "people.give_consent", id=consent, resident_id=world.ba_tu.resident, **fields)
    return consent


def test_a_phone_learns_whether_a_person_may_be_followed_up_and_forgets_it_with_the_consent(world: World) -> None:
    assert row_of(world).follow_up is False
    consent = agrees(world)
    assert row_of(world).follow_up is True
    must(world.lan, "people.withdraw_consent", consent_id=consent)
    assert row_of(world).follow_up is False


def test_a_person_who_wants_no_reminder_of_a_kind_gets_none_until_they_want_it_again(world: World) -> None:
    about = {"resident_id": world.ba_tu.resident, "kind": "pension"}
    must(world.lan, "people.stop_reminding", **about)
    assert row_of(world).not_reminded == ["pension"]
    must(world.lan, "people.remind_again", **about)
    assert row_of(world).not_reminded == []


def test_the_later_word_counts_even_when_it_arrives_first(world: World) -> None:
    about = {"resident_id": world.ba_tu.resident, "kind": "pension"}
    for verb, at in (("people.stop_reminding", NOON + timedelta(hours=1)), ("people.remind_again", NOON)):
        assert tell(world.lan, verb, happened_at=at, **about).state == "done"
    assert row_of(world).not_reminded == ["pension"]


def test_the_citizens_list_is_kept_only_with_consent_and_goes_with_it(world: World) -> None:
    item = {"resident_id": world.ba_tu.resident, "item": "money"}
    refusal = tell(world.lan, "people.note_item", **item, there=True)
    assert refusal.problem
    assert refusal.problem.number == "422.33"
    consent = agrees(world)
    must(world.lan, "people.note_item", **item, there=True)
    assert row_of(world).has_items == ["money"]
    must(world.lan, "people.note_item", **item, there=False)
    assert row_of(world).has_items == []
    must(world.lan, "people.note_item", **item, there=True)
    must(world.lan, "people.withdraw_consent", consent_id=consent)
    assert row_of(world).has_items == []


def test_nobody_speaks_for_people_of_another_village(world: World) -> None:
    about = {"resident_id": world.pao.resident, "kind": "pension"}
    refusal = tell(world.lan, "people.stop_reminding", **about)
    assert refusal.problem
    assert refusal.problem.number == "404.31"
