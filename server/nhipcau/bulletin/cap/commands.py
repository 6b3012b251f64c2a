"""The verbs about alerts that came in, and about the rules for them."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from nhipcau.bulletin.cap.bodies import BringCap, NamedCapRule, ProposeCapRule
from nhipcau.bulletin.cap.models import CapMessage, CapRule
from nhipcau.bulletin.cap.problems import RULE_NOT_TAKEN, UNKNOWN
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path

LONGEST: Final = timedelta(days=366)  # that a rule may hold


def bring_cap(actor: Actor, body: BringCap, *, when: When) -> Facts:
    """Note that an alert came in; whoever carries the file writes what it says beside it, in the same transaction."""
    place = commune_path(actor.scope)
    told = {"digest": body.digest, "via": body.via, "signed": body.signed, "brought_by": actor.id, "brought_name": actor.name}
    CapMessage.objects.get_or_create(id=body.id, place=place, defaults={**told, "brought_at": when.received_at})
    return Facts(place, counts=(Count("bulletin.cap_messages"),))


def propose_cap_rule(actor: Actor, body: ProposeCapRule, *, when: When) -> Facts:
    """Write down a rule; it holds nothing until somebody else has signed it.

    Raises:
        Refusal: 422.393 its day is past, or more than a year ahead.
    """
    if not when.received_at < body.until <= when.received_at + LONGEST:
        raise Refusal(RULE_NOT_TAKEN, why="hạn phải ở trong một năm tới", why_en="it must end within a year")
    place = commune_path(actor.scope)
    told = {**body.model_dump(exclude={"id"}), "proposed_by": actor.id, "proposed_name": actor.name, "proposed_at": when.received_at}
    CapRule.objects.get_or_create(id=body.id, place=place, defaults=told)
    return Facts(place)


def sign_cap_rule(actor: Actor, body: NamedCapRule, *, when: When) -> Facts:
    """Put a rule in force; whoever proposed it cannot.

    Raises:
        Refusal: 404.392 there is none; 422.393 by who proposed it, or when it has ended.
    """
    rule = _rule(actor, body.rule_id)
    if rule.proposed_by == actor.id:
        raise Refusal(RULE_NOT_TAKEN, why="người đề nghị không tự ký được", why_en="whoever proposed it cannot sign it")
    if rule.ended_at or rule.until <= when.received_at:
        raise Refusal(RULE_NOT_TAKEN, why="quy tắc đã hết hạn", why_en="it has ended")
    if not rule.signed_at:
        rule.signed_by, rule.signed_name, rule.signed_at = actor.id, actor.name, when.received_at
        rule.save(update_fields=["signed_by", "signed_name", "signed_at"])
    return Facts(rule.place)


def end_cap_rule(actor: Actor, body: NamedCapRule, *, when: When) -> Facts:
    """Let a rule hold no more; a second time changes nothing.

    Raises:
        Refusal: 404.392 there is none.
    """
    rule = _rule(actor, body.rule_id)
    if not rule.ended_at:
        rule.ended_name, rule.ended_at = actor.name, when.received_at
        rule.save(update_fields=["ended_name", "ended_at"])
    return Facts(rule.place)


def _rule(actor: Actor, rule_id: UUID) -> CapRule:
    found = CapRule.objects.select_for_update().filter(id=rule_id, place=commune_path(actor.scope)).first()
    if found is None:
        raise Refusal(UNKNOWN)
    return found
