"""The editor's pages around a draft: what was saved, what is different, a second look, the picture of the branches."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.guides.editing.bodies import AskReview, PublishGuide, SaveDraft, SendBack
from nhipcau.guides.editing.changes import changes_between
from nhipcau.guides.editing.columns import bare
from nhipcau.guides.editing.flow import draw, flow_of
from nhipcau.guides.editing.http import work_on
from nhipcau.guides.editing.models import Revision
from nhipcau.guides.editing.queries import body_at, errors_of, findings_of, get_revision, revisions_of
from nhipcau.guides.editing.rules import may_publish, usual_review
from nhipcau.guides.editing.saving import id_in, over_in, refused_page, save, saved_before
from nhipcau.kernel import bus
from nhipcau.kernel.actor import CONTENT_EDITOR
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT

KINDS = {
    "started": "mở từ trang tra cứu",
    "written": "sửa",
    "went_back": "trở lại bản cũ",
    "imported": "nhận tệp",
    "from_store": "lấy từ kho",
    "aside": "để riêng, đến sau bản khác",
}


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT)
def revisions(request: OfficeRequest, code: str) -> HttpResponse:
    """Show every saved revision, and two of them side by side; or go back to an older one, as a new one.

    Raises:
        Refusal: 404.40 or 404.41 there is no guide; 404.126 no such revision; 400.2 the form is broken.
    """
    work = work_on(code)
    if request.method == "POST":
        if saved_before(request):
            return redirect(f"/soan/{code}?xong=ve")
        wanted = get_revision(code, _number(request.POST.get("so", "")))
        told = {"id": id_in(request), "procedure": code, "over": over_in(request), "how": "went_back"}
        return save(request, SaveDraft(**told, guide=wanted.body)) or redirect(f"/soan/{code}?xong=ve")
    rows = revisions_of(code)
    for row in rows:
        row.said = KINDS[row.kind]  # type: ignore[attr-defined]  # for the page
    context = {"here": "/soan", "work": work, "code": code, "rows": rows, "ma": new_id(), "over": work.over}
    first, second = request.GET.get("a", ""), request.GET.get("b", "")
    if first.isdecimal() and second.isdecimal():
        before, after = body_at(code, _number(first)) or {}, body_at(code, _number(second)) or {}
        context |= {"a": int(first), "b": int(second), "changes": changes_between(before, after)}
    return render(request, "guides/editing/revisions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT)
def review(request: OfficeRequest, code: str) -> HttpResponse:
    """Ask for a second look, send back, or publish: what will change stands above the buttons.

    Raises:
        Refusal: 404.40 or 404.41 there is no guide.
    """
    work = work_on(code)
    if request.method == "POST":
        try:
            done = _reviewed(request, code)
        except Refusal as refusal:
            return refused_page(request, refusal)
        return redirect(f"/soan/{code}?xong={done}")
    before = bare(work.current.body) if work.current else {}
    today = local_today()
    newest = Revision.objects.filter(procedure_id=code, number=work.over).first()
    actor = request.officer.actor
    context = {
        "here": "/soan", "work": work, "code": code, "over": work.over, "newest": newest,
        "changes": changes_between(before, work.body), "errors": errors_of(work.body),
        "warnings": [one for one in findings_of(work.body) if one.level != "error"],
        "mine": newest is not None
        and not may_publish(actor.id, author=newest.author, asked_by=work.draft.asked_by or newest.author),
        "next_review": usual_review(today).isoformat(), "today": today.isoformat(), "ma": new_id(),
    }  # fmt: skip
    return render(request, "guides/editing/review.html", context)


@require_safe
@office(CONTENT_EDITOR, purpose=CONTENT)
def flow(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the picture of the branches, and the same as a table.

    Raises:
        Refusal: 404.40 or 404.41 there is no guide.
    """
    work = work_on(code)
    found = flow_of(work.body)
    context = {"here": "/soan", "work": work, "code": code, "flow": found, "drawing": draw(found)}
    return render(request, "guides/editing/flow.html", context)


def _reviewed(request: OfficeRequest, code: str) -> str:
    """Do what a button of the review page asks, and return what was done."""
    actor, revision = request.officer.actor, max(1, over_in(request))
    told: dict[str, Any] = {"procedure": code, "revision": revision}
    act = request.POST.get("lam", "")
    if act == "ra":
        day = request.POST.get("soat-lai", "")
        bus.do(actor, "guides.publish_guide", PublishGuide(**told, next_review=_day(day)))
    elif act == "tra":
        note = " ".join(request.POST.get("loi", "").split())[:400] or "Xem lại giúp."
        bus.do(actor, "guides.send_back", SendBack(**told, note=note))
    else:
        bus.do(actor, "guides.ask_review", AskReview(**told))
        return "hoi"
    return act


def _day(text: str) -> dt.date:
    """Return the day by which the guide is looked at again: the one given, if it lies ahead, else the usual one."""
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        return usual_review(local_today())
    return found if found > local_today() else usual_review(local_today())


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0  # noqa: PLR2004 (digits of a revision)
