"""The verbs of reports: make one, set when they make themselves, bring a template, try it, take it in use."""

import hashlib
from datetime import timedelta
from typing import Final, cast

from nhipcau.insight.reports import problems, queries
from nhipcau.insight.reports.account import Account, Kind, digest_of
from nhipcau.insight.reports.bodies import MakeReport, OfferTemplate, SetReportSchedule, TryTemplate, UseTemplate
from nhipcau.insight.reports.figures import account_of
from nhipcau.insight.reports.filling import looked_through
from nhipcau.insight.reports.models import Report, ReportSchedule, ReportTemplate
from nhipcau.insight.reports.rules import may_make
from nhipcau.insight.rules import Period, of
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal

BACK: Final = timedelta(days=370)  # how far earlier reports are looked through for corrections
MOST_EARLIER: Final = 6


def make_report(actor: Actor, body: MakeReport, *, when: When) -> Facts:
    """Make a report with the figures as they are now, and keep exactly what it tells.

    Raises:
        Refusal: 403.575 another place; 422.582 no month or quarter that has begun; 409.576 it made itself already.
    """
    _check(actor, body.kind, body.place)
    today = local_date(when.received_at)
    period = of(body.period, today)
    if period is None or period.first > today:
        raise Refusal(problems.ODD_REPORT_PERIOD, period=body.period)
    same = Report.objects.filter(place=body.place, kind=body.kind, period=period.word)
    if body.scheduled and same.filter(scheduled=True).exists():
        raise Refusal(problems.REPORT_MADE_ALREADY)
    account = account_of(body.kind, body.place, period, _earlier(body, period), today)
    digest = digest_of(account)
    template = ReportTemplate.objects.filter(place=body.place, kind=body.kind, in_use=True).first()
    edition = same.count() + 1
    frame = {
        "on": today.isoformat(), "number": body.number, "duty": body.duty, "signer": body.signer,
        "remarks": body.remarks.model_dump(), "edition": edition, "digest": digest,
    }  # fmt: skip
    Report.objects.create(
        id=body.id,
        place=body.place,
        kind=body.kind,
        period=period.word,
        first=period.first,
        last=period.last,
        ended=period.whole,
        edition=edition,
        account=account,
        frame=frame,
        digest=digest,
        template=template.id if template else None,
        scheduled=body.scheduled,
        made_by=actor.id,
        made_name=actor.name,
        made_at=when.received_at,
    )
    return Facts(body.place)


def set_schedule(actor: Actor, body: SetReportSchedule, *, when: When) -> Facts:
    """Have a kind of report made by itself each month or quarter, or no longer. It begins with what is not over yet today.

    Raises:
        Refusal: 403.575 another place.
    """
    _check(actor, body.kind, actor.scope)
    today = local_date(when.received_at)
    fields = {"day": body.day, "on": body.on, "set_by": actor.id, "set_name": actor.name, "set_at": when.received_at}
    known = ReportSchedule.objects.filter(place=actor.scope, kind=body.kind, every=body.every).select_for_update().first()
    if known is None:
        ReportSchedule.objects.create(id=body.id, place=actor.scope, kind=body.kind, every=body.every, since=today, **fields)
    else:
        since = known.since if known.on or not body.on else today
        ReportSchedule.objects.filter(id=known.id).update(since=since, **fields)
    return Facts(actor.scope)


def offer_template(actor: Actor, body: OfferTemplate, *, when: When) -> Facts:
    """Keep a template that an office sent. It is not in use yet, and it is only ever filled in by a process of its own.

    The page has it filled in there once before it says this, so that no commune's ledger waits for it.

    Raises:
        Refusal: 403.575 another place; 413.575, 422.575–422.577 it is no plain Word file.
    """
    _check(actor, body.kind, actor.scope)
    content = bytes.fromhex(body.content)
    looked_through(content)
    many = ReportTemplate.objects.filter(place=actor.scope, kind=body.kind).count()
    ReportTemplate.objects.create(
        id=body.id,
        place=actor.scope,
        kind=body.kind,
        edition=many + 1,
        name=body.name or f"Mẫu {many + 1}",
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        uses=body.uses,
        sent_by=actor.id,
        sent_name=actor.name,
        sent_at=when.received_at,
    )
    return Facts(actor.scope)


def try_template(actor: Actor, body: TryTemplate, *, when: When) -> Facts:
    """Note that somebody looked at a template, filled with this month's figures.

    Raises:
        Refusal: 404.576 there is no such template here.
    """
    found = queries.get_template(actor, body.template_id)
    ReportTemplate.objects.filter(id=found.id, tried_at=None).update(tried_at=when.received_at)
    return Facts(found.place)


def use_template(actor: Actor, body: UseTemplate, *, when: When) -> Facts:  # noqa: ARG001 (the bus's signature)
    """Take a template in use from now on, or the house's own. Reports that were made keep the one they were made with.

    Raises:
        Refusal: 403.575 another place; 404.576 there is no such template here; 409.575 nobody looked at it yet.
    """
    _check(actor, body.kind, actor.scope)
    found = queries.get_template(actor, body.template_id) if body.template_id else None
    if found and (found.kind != body.kind or found.place != actor.scope):
        raise Refusal(problems.UNKNOWN_TEMPLATE)
    if found and found.tried_at is None:
        raise Refusal(problems.TEMPLATE_NOT_TRIED)
    ReportTemplate.objects.filter(place=actor.scope, kind=body.kind, in_use=True).update(in_use=False)
    if found:
        ReportTemplate.objects.filter(id=found.id).update(in_use=True)
    return Facts(actor.scope)


def _check(actor: Actor, kind: Kind, place: str) -> None:
    if not may_make(actor.role, actor.scope, kind, place):
        raise Refusal(problems.NOT_THIS_REPORT)


def _earlier(body: MakeReport, period: Period) -> list[tuple[Account, int]]:
    """Return the latest telling of each earlier period that was over when it was told, latest first."""
    rows = Report.objects.filter(place=body.place, kind=body.kind, ended=True, last__lt=period.first, first__gte=period.first - BACK)
    latest: dict[str, tuple[Account, int]] = {}
    for row in rows.order_by("-first", "-edition"):
        latest.setdefault(row.period, (cast("Account", row.account), row.edition))
    return list(latest.values())[:MOST_EARLIER]

