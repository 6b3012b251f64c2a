"""Definitions version by version: a period is read by the one in force then, and two people stand behind what counts otherwise."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from nhipcau.insight.indicators.content import definitions
from nhipcau.insight.indicators.models import DefinitionVersion
from nhipcau.insight.indicators.reading import catalogue, find
from nhipcau.insight.indicators.store import load_content, rows_of
from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import PROVINCE_ANALYST, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal

TAM, BINH = (Actor(new_id(), PROVINCE_ANALYST, "vn.40.", name) for name in ("Tâm", "Bình"))
CODE = "support.difficulties"

pytestmark = pytest.mark.django_db


def do(actor: Actor, verb: str, **told: Any) -> str:
    try:
        bus.do(actor, f"insight.{verb}", registry.commands[f"insight.{verb}"].body.model_validate(told))
    except Refusal as refusal:
        return refusal.problem.number
    return ""


def propose(actor: Actor = TAM, over: int = 1, day: date | None = None, **changed: Any) -> tuple[UUID, str]:
    name = new_id()
    body = definitions()[CODE][1].model_dump(mode="json") | changed
    first = day or local_today().replace(day=1)
    return name, do(actor, "propose_definition", id=name, code=CODE, over=over, from_day=first, why="Thử.", definition=body)


def test_what_only_says_it_otherwise_holds_at_once() -> None:
    _, refused = propose(words="Nói cách khác.")
    assert not refused
    assert (find(CODE).version, find(CODE).words) == (2, "Nói cách khác.")


def test_what_counts_otherwise_waits_for_somebody_else_and_old_periods_keep_theirs() -> None:
    name, refused = propose(numerator="support.difficulties[*]")
    assert not refused
    assert find(CODE).version == 1
    assert do(TAM, "approve_definition", version_id=name) == "403.559"
    assert do(BINH, "approve_definition", version_id=name) == ""
    assert find(CODE).numerator == "support.difficulties[*]"
    before = local_today().replace(day=1) - (date(2026, 1, 2) - date(2026, 1, 1))
    assert find(CODE, before).version == 1
    assert do(BINH, "approve_definition", version_id=name) == "409.560"


def test_the_database_itself_holds_that_two_people_saw_it() -> None:
    propose(numerator="support.difficulties[*]")
    row = DefinitionVersion.objects.get(code=CODE, version=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        DefinitionVersion.objects.filter(id=row.id).update(in_force_at=row.written_at, approver=row.author)


@pytest.mark.parametrize(
    ("changed", "number"),
    [
        ({"numerator": "nobody.counts"}, "422.556"),
        ({"numerator": "@support.difficulties"}, "422.556"),
        ({"numerator": "support.assists +"}, "422.556"),
        ({"code": "other.code"}, "422.556"),
        ({"unit": "percent"}, "422.556"),
        ({"day": date(2026, 1, 1)}, "422.557"),
        ({"over": 7}, "409.558"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_changes(changed: dict[str, Any], number: str) -> None:
    assert propose(**changed)[1] == number
    assert find(CODE).version == 1


def test_a_dropped_version_never_counts_and_the_next_gets_a_new_number() -> None:
    name, _ = propose(numerator="support.difficulties[*]")
    assert do(TAM, "drop_definition", version_id=name, note="Thôi.") == ""
    assert do(BINH, "approve_definition", version_id=name) == "409.560"
    assert propose(over=2, words="Khác.")[1] == ""
    assert find(CODE).version == 3


def test_loading_again_changes_nothing_and_never_overwrites_what_a_person_wrote() -> None:
    assert load_content() == len(definitions())
    load_content()
    assert DefinitionVersion.objects.count() == len(definitions())
    propose(words="Người sửa.")
    load_content()
    assert [row.version for row in rows_of(CODE)] == [2, 1]
    assert find(CODE).words == "Người sửa."


def test_the_registry_is_whole_and_each_role_sees_its_own() -> None:
    codes = [one.code for one in catalogue()]
    assert len(codes) == len(set(codes)) == len(definitions())
    assert catalogue("member") == []
    assert not find("qd766.total").sure
