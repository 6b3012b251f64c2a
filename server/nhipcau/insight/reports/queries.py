"""What is asked of reports: which were made, what they say, what differs now, which templates there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from nhipcau.insight.reports import problems
from nhipcau.insight.reports.account import Account, Kind, Line, differing
from nhipcau.insight.reports.figures import account_of, restated
from nhipcau.insight.reports.filling import ours, theirs
from nhipcau.insight.reports.models import Report, ReportSchedule, ReportTemplate
from nhipcau.insight.reports.papers import report_pdf
from nhipcau.insight.reports.sheets import report_xlsx
from nhipcau.insight.reports.words import SHAPE, words_of
from nhipcau.insight.rules import month_at
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import within

SHOWN = 60


@dataclass(frozen=True)
class Made:
    """A report in the list, without its figures."""

    id: UUID
    place: str
    name: str
    kind: str
    period_name: str
    edition: int
    ended: bool
    scheduled: bool
    made_name: str
    made_at: object
    remarked: bool


def made(actor: Actor, kind: str = "", place: str = "") -> list[Made]:
    """Return the reports made where an actor works, latest first."""
    rows = Report.objects.filter(within(actor))
    if kind:
        rows = rows.filter(kind=kind)
    if place:
        rows = rows.filter(place=place)
    rows = rows.order_by("-made_at", "-edition")[:SHOWN]
    fields = ("id", "place", "account__place", "kind", "account__period_name", "edition", "ended", "scheduled", "made_name", "made_at", "frame__remarks")
    return [_made(*row) for row in rows.values_list(*fields)]


def _made(*told: Any) -> Made:  # noqa: ANN401 (columns of a row)
    remarked = any((told[10] or {}).values())
    return Made(told[0], told[1], told[2], told[3], told[4], told[5], told[6], told[7], told[8], told[9], remarked)


def get_report(actor: Actor, report_id: UUID) -> Report:
    """Return a report of a place where the actor works.

    Raises:
        Refusal: 404.575 there is none.
    """
    found: Report | None = Report.objects.filter(within(actor), id=report_id).first()
    if found is None:
        raise Refusal(problems.UNKNOWN_REPORT)
    return found


def account_in(report: Report) -> Account:
    """Return the figures of a report as they were told."""
    return cast("Account", report.account)


def changed_since(report: Report, today: date) -> list[tuple[Line, Line]]:
    """Return the figures that read otherwise today than this report told them: (as told, now)."""
    told = account_in(report)
    return differing(told, restated(told, today))


def editions(report: Report) -> list[tuple[UUID, int]]:
    """Return every edition of the same report."""
    same = Report.objects.filter(place=report.place, kind=report.kind, period=report.period)
    return list(same.order_by("edition").values_list("id", "edition"))


def as_docx(report: Report) -> tuple[bytes, bool]:
    """Return a report as Word, by the template it was made with; and whether that had to be the house's own.

    A template that cannot be filled any more never stands between an office and its report: the house's own steps in.
    """
    words = words_of(account_in(report), report.frame)
    template = ReportTemplate.objects.filter(id=report.template).first() if report.template else None
    if template is None:
        return ours(words), False
    try:
        return theirs(bytes(template.content), words)[0], False
    except Refusal:
        return ours(words), True


def as_xlsx(report: Report) -> bytes:
    """Return a report as a workbook."""
    account = account_in(report)
    return report_xlsx(account, words_of(account, report.frame))


def as_pdf(report: Report) -> bytes:
    """Return a report as PDF."""
    return report_pdf(words_of(account_in(report), report.frame), report.made_at)


def schedules(actor: Actor) -> list[ReportSchedule]:
    """Return what makes itself at the actor's own place."""
    return list(ReportSchedule.objects.filter(place=actor.scope).order_by("kind", "every"))


def templates(actor: Actor) -> list[ReportTemplate]:
    """Return the templates of the actor's own place, without their bytes."""
    return list(ReportTemplate.objects.filter(place=actor.scope).defer("content").order_by("kind", "-edition"))


def get_template(actor: Actor, template_id: UUID) -> ReportTemplate:
    """Return a template of the actor's own place.

    Raises:
        Refusal: 404.576 there is none.
    """
    found: ReportTemplate | None = ReportTemplate.objects.filter(place=actor.scope, id=template_id).first()
    if found is None:
        raise Refusal(problems.UNKNOWN_TEMPLATE)
    return found


def left_out(template: ReportTemplate) -> list[str]:
    """Return the words that a template does not use, so that whoever changed it sees what it no longer says."""
    return sorted(set(SHAPE) - set(template.uses) - {"noi", "ky"})


def sample(kind: Kind, path: str, today: date) -> Account:
    """Return this month's figures, to try a template with."""
    return account_of(kind, path, month_at(today, today), [], today)


def trial(template: ReportTemplate, today: date) -> bytes:
    """Return a template filled with this month's figures.

    Raises:
        Refusal: 413.575, 422.575–422.581 what is wrong with it.
    """
    words = words_of(sample(cast("Kind", template.kind), template.place, today), {"on": today.isoformat()})
    return theirs(bytes(template.content), words)[0]
