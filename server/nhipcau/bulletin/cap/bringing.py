"""An alert of others on its way in: kept as it came, set in its chain, and drafted where a signed rule says so."""

import hashlib
from datetime import datetime
from typing import Final, cast
from uuid import UUID

from nhipcau.bulletin.cap.bodies import BringCap
from nhipcau.bulletin.cap.models import CHANGED, MOST, TAKEN_BACK, CapMessage, CapRule
from nhipcau.bulletin.cap.planning import can_draft, communes_of, hazard_of, info_for, level_of, plan_of
from nhipcau.bulletin.cap.problems import AGAINST_RULES
from nhipcau.bulletin.cap.queries import rules_in_force
from nhipcau.bulletin.cap.reading import read
from nhipcau.bulletin.cap.shapes import Alert, moment
from nhipcau.bulletin.warnings.drafting import body_of
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, SYSTEM, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for, still_working

FILE, FEED = "file", "feed"
_ENDS: Final = {"Update": CHANGED, "Cancel": TAKEN_BACK}


def bring(actor: Actor, content: bytes, via: str) -> CapMessage:
    """Keep an alert; the same file a second time is the one that is kept. The caller acts for the actor.

    Raises:
        Refusal: 413.386 to 422.391 it cannot be read.
    """
    alert = read(content)
    digest, place = hashlib.sha256(content).hexdigest(), commune_path(actor.scope)
    known = CapMessage.objects.filter(place=place, digest=digest).first()
    if known is not None:
        return known
    body = BringCap(id=new_id(), digest=digest, via="feed" if via == FEED else "file", signed=bool(alert.signatures))
    bus.do(actor, "bulletin.bring_cap", body)
    message = CapMessage.objects.get(id=body.id)
    _write_down(message, alert, content)
    _set_in_chain(message, alert)
    rule = rule_for(message, alert, now())
    if rule is not None:
        _draft_by_rule(message, rule, actor)
    return message


def draft(actor: Actor, message: CapMessage) -> UUID:
    """Make a draft of an alert, for a person to look at, put right and issue; return its id.

    Raises:
        Refusal: 422.391 it is over, taken back, or no true warning; and what `bulletin.draft_warning` answers.
    """
    alert, at = read(bytes(message.content)), now()
    if not can_draft(alert, at):
        raise Refusal(AGAINST_RULES, why="không phải cảnh báo đang có hiệu lực", why_en="it is no warning that stands")
    body = body_of(plan_of(alert, cast("str", commune_of(message.place)), at), new_id(), at)
    bus.do(actor, "bulletin.draft_warning", body)
    CapMessage.objects.filter(id=message.id).update(draft=body.id)
    return body.id


def rule_for(message: CapMessage, alert: Alert, at: datetime) -> CapRule | None:
    """Return the signed rule that lets an alert become a draft by itself, if there is one.

    The alert is real, stands, names this very commune, and its level: at most that of the rule, and never above 2.
    """
    info = info_for(alert)
    if info is None or alert.status != "Actual" or not can_draft(alert, at) or message.ended_by:
        return None
    level = level_of(info)
    if level is None or level > MOST or commune_of(message.place) not in communes_of(info):
        return None
    fitting = rules_in_force(message.place, at).filter(sender=alert.sender, hazard=hazard_of(info), level__gte=level)
    return fitting.order_by("signed_at", "id").first()


def _write_down(message: CapMessage, alert: Alert, content: bytes) -> None:
    info = info_for(alert)
    ends = [at for one in alert.infos if (at := moment(one.expires))]
    message.content, message.sender, message.identifier = content, alert.sender[:300], alert.identifier[:300]
    message.sent_at, message.kind, message.status = moment(alert.sent), alert.kind, alert.status
    message.earlier = [list(one[:2]) for one in alert.earlier]
    message.event = (info.headline or info.event if info else "")[:200]
    message.level, message.expires_at = level_of(info) if info else None, max(ends, default=None)
    message.save()


def _set_in_chain(message: CapMessage, alert: Alert) -> None:
    """Let it end what it speaks of; and if a later message that speaks of it came first, let that end it.

    Only a sender's own later message does: nobody takes back what another said.
    """
    others = CapMessage.objects.filter(place=message.place, sender=message.sender).exclude(id=message.id)
    if alert.kind in _ENDS:
        for sender, identifier, _ in alert.earlier:
            others.filter(sender=sender, identifier=identifier, ended_by=None).update(ended_by=message.id, ended_how=_ENDS[alert.kind])
    later = others.filter(earlier__contains=[[message.sender, message.identifier]], kind__in=_ENDS).order_by("sent_at", "id").last()
    if later is not None:
        message.ended_by, message.ended_how = later.id, _ENDS[later.kind]
        message.save(update_fields=["ended_by", "ended_how"])


def _draft_by_rule(message: CapMessage, rule: CapRule, actor: Actor) -> None:
    """Draft it in the name of the officer who brought it, or, from a feed, of whoever signed the rule and works here still.

    The house itself writes no warning. A draft that is refused leaves the alert where a person sees it.
    """
    if actor.role == SYSTEM:
        signer = Member.objects.filter(still_working(), id__in=[rule.signed_by], role=COMMUNE_LEAD, scope=message.place).first()
        if signer is None:
            return
        actor = actor_for(signer)
    try:
        drafted = draft(actor, message)
    except (Refusal, ValueError):
        return
    message.draft, message.rule = drafted, rule.id
    message.save(update_fields=["draft", "rule"])
