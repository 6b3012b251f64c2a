"""Figures of the demo: last month as it was told before one phone came late, and one invented export of the portal beside ours."""

import hashlib
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.insight.indicators.closing import close_months
from nhipcau.kernel import bus
from nhipcau.kernel.actor import MEMBER, PROVINCE_ANALYST, Actor
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.letters import DONE, Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.places.queries import villages_of

SOURCE: Final = "Bản xuất mẫu của Cổng, số bịa để xem thử"
POINTS: Final = {"qd766.ckmb": 16.5, "qd766.tdgq": 18.2, "qd766.clgq": 8.4, "qd766.tttt": 6.1, "qd766.mdhl": 17.0, "qd766.mdsh": 14.3, "qd766.total": 80.5}


def bring_figures(story: Story) -> int:
    """Tell last month, let one more entry of it arrive, and bring an official file; return how many letters that took."""
    close_months()
    chance, at = Random(f"nhip-cau figures {story.stage.commune}"), now()  # noqa: S311 (a story, not a secret)
    last = story.today.replace(day=1) - timedelta(days=1)
    letters = [(actor_of(story, MEMBER), _late(story, chance, last)), *_official(story, chance, at, last)]
    for actor, letter in letters:
        verdict = bus.obey(actor, [letter]).verdicts[0]
        if verdict.state != DONE and verdict.problem:
            raise Refusal(verdict.problem, **verdict.details)
    return len(letters)


def _late(story: Story, chance: Random, last: date) -> Letter:
    happened = datetime.combine(last, time(16), VIETNAM)
    told = {"id": str(id_at(chance, happened)), "village_id": str(villages_of(story.stage.commune)[0].id), "cause": "no_signal"}
    return Letter(id_at(chance, happened), "feedback.raise_difficulty", told, happened)


def _official(story: Story, chance: Random, at: datetime, last: date) -> list[tuple[Actor, Letter]]:
    who = actor_of(story, PROVINCE_ANALYST)
    analyst = Actor(who.id, PROVINCE_ANALYST, f"vn.{story.stage.province}.", who.name)
    name = str(id_at(chance, at))
    period = {"place": story.stage.path, "first": last.replace(day=1).isoformat(), "last": last.isoformat(), "line": 2}
    lines = [{"code": code, "value": value, **period} for code, value in POINTS.items()]
    lines.append({"code": "share.in_time", "part": 54, "whole": 60, "value": 0.9, **period})
    told = {"id": name, "source": SOURCE, "dated": story.today.isoformat(), "file_name": "mau-766.csv", "digest": hashlib.sha256(name.encode()).hexdigest(), "lines": lines}
    return [
        (analyst, Letter(id_at(chance, at), "insight.bring_official", told, at)),
        (analyst, Letter(id_at(chance, at), "insight.confirm_official", {"brought_id": name}, at)),
    ]
