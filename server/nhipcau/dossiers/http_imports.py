"""The desk's page for exports of other systems, and the page where a person says whose an unknown code is."""

import gzip
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple, cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.dossiers.bodies import AttachCode
from nhipcau.dossiers.exports.giving_back import MEDIA
from nhipcau.dossiers.exports.records import Export
from nhipcau.dossiers.exports.taking import open_export, take_export
from nhipcau.dossiers.models import Dossier, ImportRun, Waiting
from nhipcau.dossiers.queries import dossiers_visible_to, find_dossier
from nhipcau.dossiers.road_problems import NO_EXPORT, NOTHING_BACK
from nhipcau.dossiers.road_rules import NAMES
from nhipcau.dossiers.roads import titles
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.kernel import bus
from nhipcau.kernel.actor import DESK, Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import within
from nhipcau.places.queries import get_commune

RUNS, SHOWN, PROPOSED = 10, 20, 4
NEAR = timedelta(days=30)  # between what a code says first and the dossier it may belong to
MATCHING = read_door(
    "dossier_codes",
    "reception",
    vi="Xem hồ sơ nào mang một mã của hệ thống khác",
    en="Looked for the dossier that a code of another system belongs to",
    given_name=("tên gọi", "given name"),
)


class _Begun(NamedTuple):
    actor: Actor
    run: UUID
    export: Export
    name: str


@dataclass(frozen=True)
class Strange:
    """A code that is nobody's yet: what is said of it, and whose it may be."""

    code: str
    title: str
    given_name: str
    state: str
    since: datetime
    proposed: list[tuple[Dossier, str]]


@office(DESK, purpose=FOLLOW_UP)
def _imports(request: OfficeRequest) -> HttpResponse:
    if request.method != "POST":
        return _imports_page(request)
    try:
        begun = _begin(request.officer.actor, request.FILES.get("tep"))
    except Refusal as refusal:
        return _imports_page(request, refusal)
    request.begun = begun  # type: ignore[attr-defined]
    return redirect(f"/xa/nhap-ho-so?lan={begun.run}")


@require_http_methods(["GET", "HEAD", "POST"])
@wraps(_imports)
def imports(request: HttpRequest) -> HttpResponseBase:
    """Take an export of another system (``tep``), and show what came of the last ones.

    The rows are told when the page's own transaction is over, batch by batch: phones of the commune need not wait.
    """
    answer = _imports(request)
    begun: _Begun | None = getattr(request, "begun", None)
    if begun:
        take_export(begun.actor, begun.export, run=begun.run, name=begun.name)
    return answer


@require_safe
@office(DESK, purpose=FOLLOW_UP, export="the rows that were sent and not taken, as the same kind of file")
def returned(request: OfficeRequest, run_id: UUID) -> HttpResponse:
    """Give back the rows that could not be taken, with the reasons.

    Raises:
        Refusal: 404.234 they are not here, or not any more.
    """
    run = ImportRun.objects.filter(within(request.officer.actor), id=run_id).exclude(bad=None).first()
    if run is None or run.bad is None:
        raise Refusal(NOTHING_BACK)
    answer = HttpResponse(gzip.decompress(bytes(run.bad)))
    answer.headers["Content-Type"] = MEDIA.get(PurePath(run.bad_name).suffix[1:], "application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=run.bad_name) or "attachment"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, purpose=FOLLOW_UP)
def strange_codes(request: OfficeRequest) -> HttpResponse:
    """Show codes that are nobody's, with proposals; take whose a code (``ma``) is: a slip or dossier (``ho_so``)."""
    actor = request.officer.actor
    if request.method != "POST":
        return _codes_page(request)
    try:
        dossier = find_dossier(actor, request.POST.get("ho_so", ""))
        body = {"id": new_id(), "dossier_id": dossier.id, "code": request.POST.get("ma", "").strip()[:60] or "?"}
        bus.do(actor, "dossiers.attach_code", AttachCode.model_validate(body))
    except Refusal as refusal:
        return _codes_page(request, refusal)
    return redirect("/xa/ma-ho-so?xong=1")


def _begin(actor: Actor, sent: "UploadedFile[bytes] | None") -> _Begun:
    if sent is None or sent.file is None:
        raise Refusal(NO_EXPORT)
    export = open_export(cast("BinaryIO", sent.file), sent.size or 0)
    stem = "".join(one for one in PurePath(sent.name or "").stem if one.isalnum() or one in "-_")[:80]
    return _Begun(actor, new_id(), export, f"{stem or 'ho-so'}.{export.kind}")


def _imports_page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    runs = ImportRun.objects.filter(within(actor)).defer("bad").order_by("-begun_at")[:RUNS]
    last = next((run for run in runs if str(run.id) == request.GET.get("lan")), None)
    kept = set(ImportRun.objects.filter(within(actor)).exclude(bad=None).values_list("id", flat=True))
    more = {"runs": [(run, run.id in kept) for run in runs], "last": last, "waiting": _waiting(actor)}
    return _page(request, "dossiers/imports.html", "/xa/nhap-ho-so", refusal, more)


def _codes_page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    rows = Waiting.objects.filter(within(actor)).order_by("raw", "-since").distinct("raw")[:SHOWN]
    found = [_strange(actor, row) for row in rows]
    known = titles([row.procedure for row in rows])
    proposed = {one.id: one for _, dossiers in found for one in dossiers}
    looked(actor, MATCHING, [Seen(one.place, one.resident) for one in proposed.values()])
    codes = [
        Strange(
            code=row.raw,
            title=known.get(row.procedure, row.procedure),
            given_name=row.given_name,
            state=NAMES[row.said["row"]["state"]].vi,
            since=row.since,
            proposed=[(one, spell_slip_code(one.slip_code)) for one in dossiers],
        )
        for row, dossiers in found
    ]
    more = {"codes": codes, "count": _waiting(actor), "done": request.GET.get("xong") == "1"}
    return _page(request, "dossiers/codes.html", "/xa/nhap-ho-so", refusal, more)


def _strange(actor: Actor, row: Waiting) -> tuple[Waiting, list[Dossier]]:
    """Return a code with the dossiers that may be meant: of this procedure and name, taken in near that day, without a code."""
    near = (row.since - NEAR, row.since + NEAR)
    meant = dossiers_visible_to(actor).filter(procedure=row.procedure, given_name=row.given_name, opened_at__range=near, codes=None)
    ordered = sorted(meant.order_by("id")[:50], key=lambda one: abs(local_date(one.opened_at) - local_date(row.since)))
    return row, ordered[:PROPOSED]


def _waiting(actor: Actor) -> int:
    return Waiting.objects.filter(within(actor)).values("raw").distinct().count()


def _page(request: OfficeRequest, template: str, here: str, refusal: Refusal | None, more: dict[str, Any]) -> HttpResponse:
    context = {
        "commune": get_commune(request.officer.actor.scope.split(".")[2]).full_name,
        "here": here,
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
        **more,
    }
    return render(request, template, context, status=refusal.problem.status if refusal else 200)
