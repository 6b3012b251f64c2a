"""Commands are forever: what a released phone could still say is still obeyed, one file a verb.

The files tell one story, in the order of their ``turn``; a body in them is never changed. A new shape is
a new verb with a file of its own; a field that came ``later`` may be left out for ever.
"""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.conf import settings

from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Entry
from nhipcau.kernel.troubles import BAD_BODY
from nhipcau.sync.push import read_letter
from tests.world import must, neighbour, settle

FOLDER = settings.CONTENT_DIR.parent / "contract" / "said_before"
FILES = sorted(FOLDER.glob("*.json"))
INTO = UUID("01a1f000-0000-7000-8000-000000000002")


def said() -> list[dict[str, Any]]:
    return sorted((json.loads(path.read_text(encoding="utf-8")) for path in FILES), key=lambda one: one["turn"])


def letter_of(one: dict[str, Any]) -> Letter:
    letter = read_letter(one["letter"])
    assert letter, one
    return letter


def speaker(one: dict[str, Any]) -> Actor:
    by = one["said_by"]
    return Actor(UUID(by["id"]), by["role"], by["scope"])


def test_every_verb_has_its_file_and_every_file_its_verb() -> None:
    assert {path.stem for path in FILES} == set(registry.commands)
    assert [path.stem for path in FILES] == [json.loads(path.read_text())["letter"]["verb"] for path in FILES]


@pytest.mark.parametrize("one", said(), ids=lambda one: one["letter"]["verb"])
def test_a_body_that_was_said_is_still_read_whole(one: dict[str, Any]) -> None:
    command = registry.commands[one["letter"]["verb"]]
    body = command.body.model_validate(one["letter"]["body"])
    later = {name for name in one.get("later", []) if not command.body.model_fields[name].is_required()}
    assert set(one["letter"]["body"]) == set(command.body.model_fields) - later, "the file holds every field of its verb"
    assert command.body.model_validate(body.model_dump(mode="json")) == body


@pytest.mark.django_db
def test_everything_that_was_said_is_still_obeyed_and_only_once() -> None:
    with time_machine.travel(datetime(2026, 11, 21, 3, tzinfo=UTC)):
        world = settle()
        neighbour(world)
        fields = {"name": "Huồi Xá", "kind": "Bản", "signal": "weak", "valid_from": "2025-07-01"}
        must(world.system, "places.add_village", id=INTO, commune="16933", **fields)
        for _ in range(2):
            for one in said():
                for before in one.get("after", ()):  # what a phone had to say first
                    assert bus.obey(speaker(one), [letter_of({"letter": before})]).verdicts[0].state == "done"
                verdict = bus.obey(speaker(one), [letter_of(one)]).verdicts[0]
                assert verdict.state == "done", (one["letter"]["verb"], verdict.problem, verdict.details)
    assert Entry.objects.filter(id__in=[one["letter"]["id"] for one in said()]).count() == len(FILES)


@pytest.mark.django_db
def test_a_field_that_nobody_knows_is_not_taken_by_any_verb() -> None:
    world = settle()
    for one in said():
        letter = letter_of(one)
        odd = Letter(new_id(), letter.verb, {**letter.body, "money": 50_000}, letter.happened_at)
        verdict = bus.obey(speaker(one), [odd]).verdicts[0]
        assert verdict.problem is BAD_BODY, letter.verb
    assert world.lan.scope == world.scope(world.tung_huong)
