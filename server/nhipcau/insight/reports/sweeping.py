"""Reports that make themselves: what is due is made, what was missed is made up for, and nothing twice."""

import logging
from datetime import date
from typing import cast

from nhipcau.insight.reports.account import Kind
from nhipcau.insight.reports.bodies import MakeReport
from nhipcau.insight.reports.models import Report, ReportSchedule
from nhipcau.insight.reports.rules import Every, due
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting

log = logging.getLogger("nhipcau.reports")


def make_due() -> int:
    """Make every report whose day has come; return how many were made. What another process makes meanwhile is left to it."""
    today, done = local_today(), 0
    for place, kind, word in _waiting(today):
        body = MakeReport(id=new_id(), kind=kind, place=place, period=word, scheduled=True)
        try:
            bus.do(system(place), "insight.make_report", body)
            done += 1
        except Refusal as refusal:
            log.info("the report %s %s %s was not made: %s", place, kind, word, refusal.problem.number)
    return done


def _waiting(today: date) -> list[tuple[str, Kind, str]]:
    with acting(system(COUNTRY)):
        made = set(Report.objects.filter(scheduled=True).values_list("place", "kind", "period"))
        wanted = [
            (one.place, cast("Kind", one.kind), word)
            for one in ReportSchedule.objects.filter(on=True).order_by("place", "kind", "every")
            for word in due(cast("Every", one.every), one.day, one.since, today)
        ]
    return [one for one in wanted if one not in made]
