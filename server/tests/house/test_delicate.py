"""Ethnic group and place of a home are delicate (Law 91/2025): nothing keeps them but by a consent for just that.

Today no field holds them. One that is added has to say here which consent it needs, and be erased with it.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from pydantic import BaseModel

from nhipcau.dossiers.models import Preparation
from nhipcau.guides.models import Procedure
from nhipcau.kernel import registry
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Body
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.people.delicate import DELICATE, faults, kept_of, told_by, written
from nhipcau.settings.headers import ABILITIES, PHONE_ABILITIES
from tests.world import World, must, settle

NAMES = re.compile(r"(^|_)(ethnic\w*|dan_?toc|lat|lon|lng|latitude|longitude|gps|geo\w*|coord\w*|toa_?do|vi_?tri|whereabouts|location)($|_)", re.IGNORECASE)
NEEDS: dict[str, str] = {}  # "table.field" or "verb.field" → the consent without which nothing stands in it
NO_HOME = {  # where a village lies, or a place that visitors come to, which its owner agreed to show: nobody's home is in it
    *(f"{where}.{name}" for where in ("places_village_point", "places.set_point", "places.points", "market_sight", "market.set_sight") for name in ("lat", "lon")),
    *(f"{where}.{name}" for where in ("feedback_petition", "feedback.raise_petition", "feedback.petitions") for name in ("lat", "lon")),  # where a road is broken
}  # fmt: skip
STANDS_THERE = {"point.tsx", "spot.tsx", "question.tsx"}  # a leader marks the village's point; a helper what is broken, or what a form of the commune asks to mark, standing there
CONTENT = settings.CONTENT_DIR
TELLS = re.compile(r"dân tộc", re.IGNORECASE)
TELLS_NOBODY = {  # words about an ethnic group that say nothing of who answers
    ("1.004194", "area"), ("1.004222", "area"), ("1.014064", "area"), ("1.014063", "area"), ("1.002755", "area"),
    ("1.010038", "area"),  # or whoever lives at the border: both in one
    ("1.012564", "civil"), ("1.004859", "ethnic"),  # what is to be put right on a paper
    ("3.000182", "boarding"),  # a kind of school
}  # fmt: skip


def fields_of(model: type[BaseModel]) -> Iterator[str]:
    """Yield the names of a body's fields, those inside of it too."""
    for name, field in model.model_fields.items():
        yield name
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from fields_of(part)


def everything_that_keeps() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        yield from ((model._meta.db_table, field.name) for field in model._meta.get_fields())
    for verb, command in registry.commands.items():
        yield from ((verb, name) for name in fields_of(command.body))
    for name, collection in registry.collections.items():
        yield from ((name, field) for field in fields_of(collection.row))


def unagreed(kept: Iterator[tuple[str, str]]) -> set[str]:
    return {f"{where}.{name}" for where, name in kept if NAMES.search(name)} - set(NEEDS) - NO_HOME


def test_no_field_holds_an_ethnic_group_or_a_place_without_naming_its_consent() -> None:
    assert unagreed(everything_that_keeps()) == set()
    assert set(NEEDS.values()) <= DELICATE


@pytest.mark.parametrize("name", ["ethnicity", "ethnic_group", "dan_toc", "home_lat", "gps", "geo_point", "location", "toa_do"])
def test_a_field_of_that_kind_is_found_by_its_name_wherever_it_hides(name: str) -> None:
    inner = type("Inner", (BaseModel,), {"__annotations__": {name: str}})
    outer = type("Outer", (BaseModel,), {"__annotations__": {"parts": list[inner]}})  # type: ignore[valid-type]
    assert unagreed(("a.verb", field) for field in fields_of(outer)) == {f"a.verb.{name}"}


@pytest.mark.parametrize("name", ["latest", "late", "relation", "longest", "translation", "platform", "full_name", "related"])
def test_a_name_that_only_sounds_alike_is_left_alone(name: str) -> None:
    assert not NAMES.search(name)


def test_no_page_asks_where_it_is_and_the_phone_only_where_a_leader_marks_the_village() -> None:
    assert "geolocation=()" in ABILITIES
    assert ABILITIES.replace("geolocation=()", "geolocation=(self)") == PHONE_ABILITIES
    sources = (CONTENT.parent / "field" / "src").rglob("*.ts*")
    assert {path.name for path in sources if "geolocation" in path.read_text(encoding="utf-8")} <= STANDS_THERE


# ── answers


def options() -> Iterator[tuple[str, str, str, str]]:
    """Yield (procedure, question, option, words) of every guide."""
    for path in sorted((CONTENT / "guides").glob("*.toml")):
        guide = tomllib.loads(path.read_text(encoding="utf-8"))
        for question in guide.get("questions", []):
            for option in question.get("options", []):
                yield path.stem, question["id"], option["id"], f"{question['ask']} {option['label']}"


def test_every_answer_that_tells_an_ethnic_group_is_kept_only_by_consent() -> None:
    listed = {(one["procedure"], one["question"]) for one in written()}
    told = {(code, question, option) for code, question, option, words in options() if TELLS.search(words)}
    open_ = {(code, option) for code, question, option in told if (code, question) not in listed}
    assert open_ == TELLS_NOBODY


def test_every_line_of_the_list_is_a_question_that_is_asked() -> None:
    known = {(code, question, option) for code, question, option, _ in options()}
    assert {(one["procedure"], one["question"], option) for one in written() for option in one["options"]} <= known
    assert list(faults(written())) == []
    assert list(faults([{**written()[0], "purpose": "help_now"}]))
    assert list(faults([{**written()[0], "options": []}]))


def test_only_the_option_that_tells_needs_the_consent() -> None:
    told = {"support": "ethnic", "need": "first"}
    assert told_by("1.002179", told) == {"support": "ethnicity"}
    assert kept_of("1.002179", told, ()) == {"need": "first"}
    assert kept_of("1.002179", told, ("ethnicity",)) == told
    assert kept_of("1.002179", {"support": ["poor", "ethnic"]}, ()) == {}
    assert kept_of("1.002179", {"support": "poor"}, ()) == {"support": "poor"}
    assert kept_of("1.004222", told, ()) == told


@pytest.fixture
def world(real_database: str) -> World:
    world = settle()
    fields = {"title": "Bảo hiểm xã hội", "plain": "Bảo hiểm xã hội", "field": "bao-hiem", "body": {}, "status": "in_force"}
    Procedure.objects.get_or_create(code="1.002179", defaults=fields)
    return world


def prepares(world: World) -> dict[str, Any]:
    """Let Lan bring a list whose answers tell it, and return what is kept of them."""
    body = world.preparation(world.ba_tu, procedure="1.002179", answers={"support": "ethnic", "need": "first"})
    must(world.lan, "dossiers.prepare", **body)
    with acting(system(COUNTRY)):
        return dict(Preparation.objects.get(id=body["id"]).answers)


def test_nothing_of_it_is_kept_without_consent_and_all_of_it_goes_with_the_consent(world: World) -> None:
    assert prepares(world) == {"need": "first"}
    told = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": "ethnicity", "given_by": "self", "method": "tap"}
    must(world.lan, "people.agree", **told, wording="v2", receipt="7M3N9RZY4H0")
    assert prepares(world) == {"support": "ethnic", "need": "first"}
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="ethnicity")
    with acting(system(COUNTRY)):
        assert [one.answers for one in Preparation.objects.all()] == [{"need": "first"}, {"need": "first"}]
    assert Body.objects.using("owner").filter(text__contains='"ethnic"').count() == 1  # of the first, said by an older phone
