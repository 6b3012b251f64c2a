"""What phones are served is what `contract/openapi.json` says; the open doors are held to it by made-up requests."""

import json
from typing import Any

import jsonschema_rs
import pytest

from nhipcau.gateway.openapi import contract_file
from nhipcau.gateway.phones import give_code
from nhipcau.kernel import registry
from nhipcau.kernel.ids import new_id
from nhipcau.sync.bundles import publish
from tests.carried import bring, bundle_of
from tests.phones import Phone, activate, phone_of, visit
from tests.world import letter, settle

WRITTEN = json.loads(contract_file().read_text(encoding="utf-8"))
PARTS: dict[str, Any] = WRITTEN["components"]["schemas"]


def fits(name: str, body: Any) -> None:
    """Check a body against a part of the description."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": WRITTEN["components"]}
    jsonschema_rs.validator_for(schema, validate_formats=True).validate(body)


def pointed_at(union: dict[str, Any]) -> list[dict[str, Any]]:
    return [PARTS[part["$ref"].rsplit("/", 1)[-1]] for part in union["oneOf"]]


def references(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(references, part))
    if not isinstance(part, dict):
        return set()
    return set().union({part["$ref"]} if "$ref" in part else (), *map(references, part.values()))


def test_it_is_openapi_that_points_at_nothing_missing() -> None:
    assert WRITTEN["openapi"].startswith("3.1")
    assert references(WRITTEN) <= {f"#/components/schemas/{name}" for name in PARTS}
    jsonschema_rs.meta.validate({"$defs": PARTS})


def test_every_verbs_letter_is_described_with_its_own_body() -> None:
    letters = pointed_at(PARTS["Batch"]["properties"]["letters"]["items"])
    bodies = {one["properties"]["verb"]["const"]: one["properties"]["body"]["$ref"] for one in letters}
    named = {name: command.body.__name__ for name, command in registry.commands.items()}
    assert bodies == {verb: f"#/components/schemas/{name}" for verb, name in named.items()}


def test_every_collections_row_is_described() -> None:
    rows = pointed_at(PARTS["MovedOut"]["properties"]["row"]["anyOf"][0])
    assert {row["title"] for row in rows} == {collection.row.__name__ for collection in registry.collections.values()}


@pytest.mark.django_db
def test_a_phones_answers_are_as_written() -> None:
    world = settle()
    fits("Activated", activate(give_code(world.system, world.lan_id), new_id()).json())
    publish()
    minhs: Phone = phone_of(world, world.minh_id)
    fits("PulledOut", minhs.pull())
    fits("Answered", minhs.push(visit(world), visit(world, steps=[]), letter("support.dance"), None).json())
    fits("DeliveredOut", bring(bundle_of(minhs, visit(world))).json())
    told = minhs.pull()
    assert told["changes"]
    fits("PulledOut", told)


@pytest.mark.django_db
def test_a_letter_that_is_obeyed_is_one_that_is_described() -> None:
    world = settle()
    for one in (visit(world), letter("dossiers.prepare", **world.preparation(world.ba_tu))):
        plain = {"id": str(one.id), "verb": one.verb, "body": one.body, "happened_at": one.happened_at.isoformat()}
        fits("Batch", {"sent_at": one.happened_at.isoformat(), "letters": [plain]})
        assert phone_of(world, world.lan_id).told(one) == [("done", None)]


def test_every_refusal_is_described_as_a_problem() -> None:
    for path, operations in WRITTEN["paths"].items():
        for verb, operation in operations.items():
            assert "application/problem+json" in operation["responses"]["default"]["content"], (verb, path)
