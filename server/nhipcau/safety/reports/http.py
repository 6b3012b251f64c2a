"""The office's page of frauds and warnings; and the first three acts, for anybody, on a screen or on paper."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.people.queries import demo_communes
from nhipcau.places.queries import get_commune, villages_visible_to
from nhipcau.safety.reports import bodies
from nhipcau.safety.reports.kinds import ACTS, acts, kinds, name_of, report_text, spoken, written
from nhipcau.safety.reports.messages import text_of
from nhipcau.safety.reports.models import FraudWarning, Report
from nhipcau.safety.reports.problems import REPORT_MISREAD
from nhipcau.safety.reports.queries import reports_visible_to, table_of, telephones, village_names, warnings_of_commune

PAGE: Final = "/xa/lua-dao"
SHOWN: Final = 30  # reports that the page tells one by one; the table counts all
DONE: Final = {
    "phat": "Đã phát cảnh báo. Máy của tổ hiện ngay khi có sóng, tự hết sau 7 ngày.",
    "rut": "Đã rút cảnh báo. Máy của tổ bỏ đi khi có sóng.",
}
WAYS: Final = {"call": "gọi điện", "message": "nhắn tin", "app": "ứng dụng", "visit": "đến tận nơi", "paper": "giấy, mã dán"}
WANTED: Final = {"money": "đòi tiền", "code": "xin mã", "install": "bảo cài, bấm", "papers": "xin giấy tờ, ảnh", "other": "việc khác"}


@dataclass(frozen=True)
class Told:
    """A report as the page shows it, with the text for 156 or 5656."""

    it: Report
    kind: str
    village: str
    way: str
    asked: str
    text: str


@dataclass(frozen=True)
class Standing:
    """A warning that stands, with its texts for the loudspeaker and for telephones."""

    it: FraudWarning
    kind: str
    where: str
    loud: str
    text: str


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def frauds(request: OfficeRequest) -> HttpResponse:
    """Show what was told in the last thirty days and what the commune warns of; take a warning, or take one back."""
    if request.method != "POST":
        return _page(request)
    pressed = "rut" if request.POST.get("canh_bao") else "phat"
    try:
        verb, body = _body(request, pressed)
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={pressed}")


def _body(request: OfficeRequest, pressed: str) -> tuple[str, BaseModel]:
    sent = request.POST
    try:
        if pressed == "rut":
            return "safety.end_warning", bodies.EndWarning.model_validate({"warning_id": sent.get("canh_bao")})
        told = {"id": sent.get("ma"), "kind": sent.get("kieu"), "village_id": sent.get("thon") or None, "texts": bool(sent.get("tin"))}
        return "safety.warn", bodies.Warn.model_validate(told)
    except ValueError as error:
        raise Refusal(REPORT_MISREAD) from error


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    commune = get_commune(commune_of(actor.scope) or "").full_name
    table, reports = table_of(actor), list(reports_visible_to(actor).order_by("-happened_at", "id")[:SHOWN])
    standing = warnings_of_commune(actor)
    named = {*(row[0] for row in table.rows), *(one.village_id for one in reports), *(one.village_id for one in standing if one.village_id)}
    villages = village_names(named)
    context = {
        "here": PAGE,
        "commune": commune,
        "demo": commune_of(actor.scope) in demo_communes(),
        "heads": [name_of(kind) for kind in table.kinds],
        "rows": [(villages.get(village, ""), counts, whole) for village, counts, whole in table.rows],
        "sums": table.sums,
        "whole": table.whole,
        "reports": [_told(one, villages) for one in reports],
        "more": table.whole - len(reports),
        "standing": [_standing(one, commune, villages) for one in standing],
        "leads": actor.role == COMMUNE_LEAD,
        **(_choices(actor) if actor.role == COMMUNE_LEAD else {}),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "safety/frauds.html", context, status=refusal.problem.status if refusal else 200)


def _choices(actor: Actor) -> dict[str, Any]:
    """Return what a warning can be of, and where; first what was told of most."""
    most = table_of(actor).kinds
    order = [*(kind for kind in most if kind in kinds()), *(kind for kind in kinds() if kind not in most)]
    return {
        "kinds": [kinds()[kind] for kind in order],
        "villages": sorted(villages_visible_to(actor), key=lambda one: (one.name, str(one.id))),
        "reached": len(telephones(commune_path(actor.scope), None)),
        "next": new_id(),
    }


def _told(one: Report, villages: dict[UUID, str]) -> Told:
    text = report_text(one.way, one.number, str(kinds().get(one.kind, kinds()["other"])["sms"]))
    return Told(one, name_of(one.kind), villages.get(one.village_id, ""), WAYS.get(one.way, ""), WANTED.get(one.asked, ""), text)


def _standing(one: FraudWarning, commune: str, villages: dict[UUID, str]) -> Standing:
    where = villages.get(one.village_id, "") if one.village_id else ""
    known = one.kind if one.kind in kinds() else "other"
    return Standing(one, name_of(one.kind), where or "Cả xã", spoken(known, commune, where), text_of(known, commune))


@require_safe
def first_acts(request: HttpRequest) -> HttpResponse:
    """Show what to do at once when one was cheated; the page prints on one sheet and needs no script."""
    return render(request, "safety/first_acts.html", {"acts": acts(), "as_of": written(ACTS)["as_of"]})
