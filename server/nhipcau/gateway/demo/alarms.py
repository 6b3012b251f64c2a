"""The early warning of the demo: a rule that a province's analyst set for its communes, tried first, and what rings because of it."""

from datetime import datetime
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.insight.alarms.evaluating import sweep, tried
from nhipcau.insight.alarms.models import AlarmRule
from nhipcau.kernel import bus
from nhipcau.kernel.actor import PROVINCE_ANALYST, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.letters import DONE, Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting, path_of

RULE: Final[dict[str, Any]] = {  # every week of the story lies below it, so that one is always shown
    "name": "Bà con tự làm dưới 65 %", "indicator": "share.alone", "level": "commune", "period": "week",
    "comparison": "below", "bound": 0.65, "told": "both",
}  # fmt: skip


def bring_alarms(story: Story) -> int:
    """Let the province's analyst set the rule, ask all rules once, and return how many letters that took."""
    actor = actor_of(story, PROVINCE_ANALYST)
    analyst = Actor(actor.id, PROVINCE_ANALYST, path_of(story.stage.province), actor.name)
    verdict = bus.obey(analyst, [_letter(story, analyst, now())]).verdicts[0]
    if verdict.state != DONE and verdict.problem:
        raise Refusal(verdict.problem, **verdict.details)
    return 1 + bool(sweep())  # one letter more if it rings


def _letter(story: Story, analyst: Actor, at: datetime) -> Letter:
    chance = Random(f"nhip-cau early warning {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    with acting(analyst):
        trial = tried(AlarmRule(place=analyst.scope, **RULE), story.today)
    told = {"id": str(id_at(chance, at)), "rule_id": str(id_at(chance, at)), **RULE, "rang": trial.rang, "rang_in": len(trial.places)}
    return Letter(id_at(chance, at), "insight.set_alarm_rule", told, at)
