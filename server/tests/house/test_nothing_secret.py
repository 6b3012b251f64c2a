"""Secrets are planted wherever words can come in, and none is found where the house keeps anything.

In every text, number and name of every verb's body, at every open door, in messages and in addresses: what was
planted then stands in no column of any table and in no line that was logged. Exports and messages are made of
tables. The phone's half is `field/src/rules/tests/scrub.test.ts`.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connections
from django.test import Client

from nhipcau.guides.channels import sms
from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Entry
from tests.contract.test_said_before import said, speaker
from tests.house.doors import ANYBODY, OPENS, POSTED
from tests.house.test_doors import address
from tests.officers import at_browser, real_guide
from tests.phones import phone_of
from tests.world import COMMUNE, PROCEDURE, World, must, neighbour, settle

SECRETS = ("739146", "Tu@1955bau", "4929739112345676", "040155739146", "826417")
PLANTED = "OTP 739146, PIN 826417, mk: Tu@1955bau, 4929739112345676, 040155739146"
SECRET_NAME = re.compile(r"(^|_)(otp|passw\w*|passcode|pin|cvv|cvc|card_?number|mat_?khau)($|_)")
ALONE = "(^|[^0-9a-f.]){}($|[^0-9a-f])"  # not by chance within a hash, in a part of an id, as parts of a second
SLOW_HASHES = {"auth_user.password"}  # of officers: `settings/hashers.py`


@pytest.fixture
def world(real_database: str) -> World:
    cache.clear()
    world = settle()
    neighbour(world)
    real_guide(PROCEDURE)
    return world


def planted_in(value: Any) -> Iterator[Any]:
    """Yield copies of a JSON value, each with the secrets in the place of one text, number or name, or beside them."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from ({**value, name: other} for other in planted_in(one))
        yield {**value, "note": PLANTED}
        yield {**value, PLANTED: 1}
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from ([*value[:at], other, *value[at + 1 :]] for other in planted_in(one))
        yield [*value, PLANTED]
    elif isinstance(value, str):
        yield from (PLANTED, f"{value} {PLANTED}", PLANTED[:30])
    else:
        yield int(SECRETS[2])


def found_in_tables() -> list[str]:
    """Return where a planted secret stands: every column of every table, as its owner reads it."""
    found = []
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            for secret in SECRETS:
                cursor.execute(f'SELECT line::text FROM "{table}" AS line WHERE line::text ~ %s LIMIT 1', [ALONE.format(secret)])
                found += [f"{table}: {row[0][:900]}" for row in cursor.fetchall()]
    return found


def test_a_secret_that_was_kept_would_be_found(world: World) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE people_household SET note = %s", [PLANTED])
    assert any("people_household" in one for one in found_in_tables())


def test_no_verb_keeps_a_secret_whatever_a_phone_says_with_it(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for one in said():
        bodies = list(planted_in(one["letter"]["body"]))
        letters = [Letter(new_id(), one["letter"]["verb"], body, now()) for body in bodies]
        for role in {one["said_by"]["role"], "system"}:
            speaks = Actor(speaker(one).id, role, speaker(one).scope)
            bus.obey(speaks, [Letter(new_id(), letter.verb, letter.body, letter.happened_at) for letter in letters])
    assert not re.findall(r"command .* failed", caplog.text), "no word is so odd that a verb breaks"
    assert Entry.objects.count() > 20 * len(registry.commands)
    bus.obey(world.lan, [Letter(new_id(), f"support.{PLANTED}", {}, now())])
    assert found_in_tables() == []
    assert not [secret for secret in SECRETS if secret in caplog.text]


def test_a_planted_note_is_taken_and_told_without_its_secret(world: World) -> None:
    home = {"id": new_id(), "village_id": world.tung_huong, "head_name": "Lô Văn Xẩm", "note": f"Bà nhờ nhớ hộ {PLANTED}"}
    must(world.lan, "people.register_household", **home)
    row = next(one for one in phone_of(world, world.lan_id).pull()["changes"] if one["id"] == str(home["id"]))
    assert row["row"]["note"] == "Bà nhờ nhớ hộ OTP ••••••, PIN ••••••, mk: ••••••••••• ••••••••••••••••, ••••••••••••"


def test_no_open_door_keeps_a_secret(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    token = phone_of(world, world.lan_id).head
    browsers = [Client(raise_request_exception=False), Client(raise_request_exception=False, headers=token)]
    browsers += [at_browser(role, COMMUNE, login=role) for role in ("desk", "commune_lead")]
    fields = dict.fromkeys(("q", "note", "name", "full_name", "reason", "phone", "label", "code", "a", "username"), PLANTED)
    for browser in browsers:
        browser.raise_request_exception = False
        for route, who in OPENS.items():
            browser.get(address(route), fields)
            if route in POSTED or who is not ANYBODY:
                browser.post(address(route), fields)
                browser.post(address(route), {"letters": [{"id": str(new_id()), "verb": PLANTED, "body": fields}], **fields}, content_type="application/json")
    for words in (PLANTED, f"{PROCEDURE} {PLANTED}", "OTP 739146"):
        sms.hear("+84900000000", words)
    assert found_in_tables() == []
    assert not [secret for secret in SECRETS if secret in caplog.text]


def test_no_column_and_no_field_is_made_to_hold_a_secret() -> None:
    columns = {f"{model._meta.db_table}.{field.name}" for model in apps.get_models() for field in model._meta.fields}
    assert {one for one in columns if SECRET_NAME.search(one.split(".")[1])} <= SLOW_HASHES
    for name, command in registry.commands.items():
        assert not [field for field in command.body.model_fields if SECRET_NAME.search(field)], name
    for name, collection in registry.collections.items():
        assert not [field for field in collection.row.model_fields if SECRET_NAME.search(field)], name
