"""What is done to a definition: proposed, approved by a second person, dropped. Figures belong to no household."""

from typing import Any

from pydantic import ValidationError

from nhipcau.insight.indicators.bodies import ApproveDefinition, DropDefinition, ProposeDefinition
from nhipcau.insight.indicators.models import WRITTEN, DefinitionVersion
from nhipcau.insight.indicators.problems import (
    BAD_DEFINITION,
    BAD_FROM_DAY,
    NEWER_DEFINITION,
    NOT_WAITING,
    OWN_DEFINITION,
    UNKNOWN_FIGURE,
)
from nhipcau.insight.indicators.rules import faults, may_begin
from nhipcau.insight.indicators.shapes import Definition, changes_counting
from nhipcau.insight.indicators.store import load_content, versions, waiting
from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal


def propose_definition(actor: Actor, body: ProposeDefinition, *, when: When) -> Facts:
    """Write a new version. What only says it otherwise holds at once; what counts otherwise waits for a second person.

    Raises:
        Refusal: 404.555 no such figure; 422.556 it cannot be used; 422.557 its first day; 409.558 somebody was faster.
    """
    if not DefinitionVersion.objects.filter(code=body.code).exists():
        load_content()
    latest = DefinitionVersion.objects.select_for_update().filter(code=body.code).order_by("-version").first()
    today = local_date(when.received_at)
    in_force = versions().at(body.code, max(today, body.from_day))
    if latest is None or in_force is None:
        raise Refusal(UNKNOWN_FIGURE, code=body.code)
    if body.over != latest.version:
        raise Refusal(NEWER_DEFINITION, newest=latest.version)
    if not may_begin(body.from_day, today):
        raise Refusal(BAD_FROM_DAY, day=f"{today.replace(day=1):%d/%m/%Y}")
    one = checked(body.code, body.definition)
    counting = changes_counting(in_force.definition, one)
    DefinitionVersion.objects.create(
        id=body.id, code=body.code, version=latest.version + 1, group=latest.group, body=one.model_dump(mode="json"),
        from_day=body.from_day, how=WRITTEN, counting=counting, why=body.why, author=actor.id, author_name=actor.name,
        written_at=when.received_at, in_force_at=None if counting else when.received_at,
    )  # fmt: skip
    return Facts(actor.scope)


def checked(code: str, raw: dict[str, Any]) -> Definition:
    """Return a definition that may stand among the others.

    Raises:
        Refusal: 422.556 it cannot be used.
    """
    try:
        one = Definition.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        what = f"{'.'.join(map(str, first['loc'])) or 'cả bản'}: {first['msg'].removeprefix('Value error, ')}"
        raise Refusal(BAD_DEFINITION, what=what) from error
    others = {name: every[-1].definition for name, every in versions().by_code.items()}
    wrong = faults(one, others, registry.measures, registry.denominators)
    if one.code != code:
        wrong.insert(0, "mã con số không đổi được")
    if wrong:
        raise Refusal(BAD_DEFINITION, what="; ".join(wrong[:3]))
    return one


def approve_definition(actor: Actor, body: ApproveDefinition, *, when: When) -> Facts:
    """Put a version in force as the second person.

    Raises:
        Refusal: 409.560 it does not wait; 403.559 it is the actor's own; 422.556 what it is made of has changed.
    """
    row = waiting(body.version_id)
    if row is None or not row.waits:
        raise Refusal(NOT_WAITING)
    if row.author == actor.id:
        raise Refusal(OWN_DEFINITION)
    checked(row.code, row.body)
    row.from_day = max(row.from_day, local_date(when.received_at).replace(day=1))  # no closed period is read anew
    row.approver, row.approver_name, row.in_force_at = actor.id, actor.name, when.received_at
    row.save(update_fields=["from_day", "approver", "approver_name", "in_force_at"])
    return Facts(actor.scope)


def drop_definition(actor: Actor, body: DropDefinition, *, when: When) -> Facts:
    """Let go of a version that waits; its author may, too.

    Raises:
        Refusal: 409.560 it does not wait.
    """
    row = waiting(body.version_id)
    if row is None or not row.waits:
        raise Refusal(NOT_WAITING)
    row.dropped_at, row.dropped_name, row.note = when.received_at, actor.name, body.note
    row.save(update_fields=["dropped_at", "dropped_name", "note"])
    return Facts(actor.scope)
