"""The verbs of early warnings: a rule is set or ended, it rings, a warning is seen, a rule is quiet for a while."""

from datetime import date, timedelta
from typing import Final

from nhipcau.insight.alarms import evaluating, messages
from nhipcau.insight.alarms.bodies import AcknowledgeAlarm, EndAlarmRule, MuteAlarm, RingAlarms, SetAlarmRule
from nhipcau.insight.alarms.models import Alarm, AlarmRule, AlarmWord
from nhipcau.insight.alarms.problems import ODD_MUTE, UNKNOWN_ALARM, UNKNOWN_FIGURE, UNKNOWN_RULE
from nhipcau.insight.indicators import reading
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import covers

LONGEST: Final = timedelta(days=180)
KEPT: Final = (
    "name", "indicator", "level", "period", "comparison", "bound", "back", "days", "least", "told", "rang", "rang_in",
)  # fmt: skip


def set_rule(actor: Actor, body: SetAlarmRule, *, when: When) -> Facts:
    """Set a rule for one's own place, or put a new version in the place of the one that stands.

    Raises:
        Refusal: 404.571 the rule is another place's; 422.572 it does not fit the figure.
    """
    check(actor, body)
    versions = AlarmRule.objects.filter(rule=body.rule_id)
    before = versions.filter(ended_at=None).select_for_update().first()
    if versions.exclude(place=actor.scope).exists():
        raise Refusal(UNKNOWN_RULE)
    if before:
        before.ended_at, before.ended_by = when.received_at, actor.id
        before.save(update_fields=["ended_at", "ended_by"])
    AlarmRule.objects.create(
        id=body.id,
        rule=body.rule_id,
        version=versions.count() + 1,
        place=actor.scope,
        set_by=actor.id,
        set_at=when.received_at,
        **{key: getattr(body, key) for key in KEPT},
    )
    return Facts(actor.scope)


def check(actor: Actor, body: SetAlarmRule) -> None:
    """Check that a rule can be asked: the figure is this role's, is counted, and has this period and level.

    Raises:
        Refusal: 422.572 it does not fit.
    """
    figure = next((one for one in reading.catalogue() if one.code == body.indicator), None)
    if figure is None or actor.role not in {*figure.roles, "system"} or body.level != evaluating.level_of(actor.scope):
        raise Refusal(UNKNOWN_FIGURE)
    counted = figure.unit in evaluating.UNITS and body.period in figure.periods and body.level in figure.levels
    if not counted or (body.comparison == "apart" and figure.unit != "percent"):
        raise Refusal(UNKNOWN_FIGURE)
    if figure.unit == "percent" and body.bound is not None and body.bound > 1:
        raise Refusal(UNKNOWN_FIGURE)


def end_rule(actor: Actor, body: EndAlarmRule, *, when: When) -> Facts:
    """End a rule; what rings because of it is closed.

    Raises:
        Refusal: 404.571 there is no such rule of one's own place.
    """
    standing = AlarmRule.objects.filter(rule=body.rule_id, place=actor.scope, ended_at=None)
    if not standing.update(ended_at=when.received_at, ended_by=actor.id):
        raise Refusal(UNKNOWN_RULE)
    Alarm.objects.filter(rule=body.rule_id, closed_at=None).update(closed_at=when.received_at)
    return Facts(actor.scope)


def ring(actor: Actor, body: RingAlarms, *, when: When) -> Facts:
    """Let a rule ring at places where it has not rung in this period, and tell whom it concerns; a rule that ended is silent.

    Raises:
        Refusal: 404.570 a place does not lie in the rule's; 404.571 there is no such rule of one's own place.
    """
    rule = AlarmRule.objects.select_for_update().filter(id=body.version_id, rule=body.rule_id, place=actor.scope).first()
    if rule is None:
        raise Refusal(UNKNOWN_RULE)
    if not all(covers(rule.place, one.place) for one in body.rings):
        raise Refusal(UNKNOWN_ALARM)
    known = set(Alarm.objects.filter(rule=rule.rule, first=body.first).values_list("place", flat=True))
    fresh = {one.place: one for one in body.rings if one.place not in known} if rule.ended_at is None else {}
    Alarm.objects.bulk_create(
        Alarm(
            id=new_id(), rule=rule.rule, version=rule.id, place=path, first=body.first, last=body.last,
            found=one.model_dump(exclude={"place"}), rung_at=when.received_at,
        )
        for path, one in sorted(fresh.items())
    )  # fmt: skip
    return Facts(rule.place, messages=messages.of_rung(rule, body.first, sorted(fresh), local_date(when.received_at)))


def acknowledge(actor: Actor, body: AcknowledgeAlarm, *, when: When) -> Facts:
    """Say that a warning was seen, and what about it; the latest word counts.

    Raises:
        Refusal: 404.570 no such rule is asked of a place of one's own.
    """
    return _say(actor, body, when, first=body.first)


def mute(actor: Actor, body: MuteAlarm, *, when: When) -> Facts:
    """Let a rule be quiet about a place until a day; what it finds meanwhile is kept, and shown when the day has come.

    Raises:
        Refusal: 404.570 no such rule is asked of a place of one's own; 422.573 the day is not within 180 days.
    """
    today = local_date(when.received_at)
    if not today < body.until <= today + LONGEST:
        raise Refusal(ODD_MUTE)
    return _say(actor, body, when, until=body.until)


def _say(actor: Actor, body: AcknowledgeAlarm | MuteAlarm, when: When, **what: date) -> Facts:
    rule = AlarmRule.objects.filter(rule=body.rule_id, ended_at=None).first()
    mine = any(covers(scope, body.place) for scope in actor.scopes)
    if rule is None or not mine or not covers(rule.place, body.place):
        raise Refusal(UNKNOWN_ALARM)
    AlarmWord.objects.create(
        id=body.id, rule=body.rule_id, place=body.place, reason=body.reason,
        said_by=actor.id, said_at=when.received_at, **what,
    )  # fmt: skip
    return Facts(body.place)
