"""The pages of official figures: what stands, a file to look through, and its confirmation."""

import hashlib
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.indicators import pages
from nhipcau.insight.indicators.reading import catalogue, find, read
from nhipcau.insight.official.bodies import BringOfficial, ConfirmOfficial, DropOfficial
from nhipcau.insight.official.models import Brought, OfficialFigure
from nhipcau.insight.official.problems import FAULTY, NOT_YOURS, UNKNOWN_FILE, UNREADABLE
from nhipcau.insight.official.queries import files_of, reading_of, standing
from nhipcau.insight.official.reading import MOST_BYTES, PORTAL, Fault, Known, folded, lines_of, period_of, rows_in
from nhipcau.insight.rules import Period, months_back
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, NATION_ANALYST, PROVINCE_ANALYST, PROVINCE_LEAD
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.scope import commune_path

HERE: Final = "/so-lieu/chinh-thuc"
SHOWN: Final = 300
FAULTS: Final = 100
READERS: Final = (DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST, NATION_ANALYST)
BRINGERS: Final = (PROVINCE_ANALYST, NATION_ANALYST)
DONE: Final = {"nhan": "Đã xác nhận. Số của tệp này đứng cạnh số Nhịp Cầu đếm.", "bo": "Đã bỏ tệp."}


@require_http_methods(["GET", "HEAD", "POST"])
@office(*READERS, purpose=STATISTICS)
def figures(request: OfficeRequest) -> HttpResponse:
    """Show the official figures that stand beside ours; take a file to be looked through (``tep``)."""
    if request.method != "POST":
        return _list(request)
    faults: list[Fault] = []
    try:
        name = _bring(request, faults)
    except Refusal as refusal:
        return _list(request, refusal, faults)
    return redirect(f"{HERE}/{name}")


def _bring(request: OfficeRequest, faults: list[Fault]) -> UUID:
    if request.officer.actor.role not in BRINGERS:
        raise Refusal(NOT_YOURS)
    content, file_name = _sent(request)
    usual = period_of(request.POST.get("ky", ""))
    found, wrong = lines_of(rows_in(content), _known(request), usual)
    faults += wrong
    if wrong:
        raise Refusal(FAULTY, many=len({one.line for one in wrong}))
    told = {"id": new_id(), "source": request.POST.get("nguon", ""), "dated": request.POST.get("ngay") or None}
    try:
        body = BringOfficial.model_validate({**told, "file_name": file_name, "digest": hashlib.sha256(content).hexdigest(), "lines": found})
    except ValidationError as error:
        raise Refusal(UNREADABLE, what="chưa ghi nguồn, ngày của nguồn, hoặc tệp không có số nào", what_en="source, day or figures are missing") from error
    bus.do(request.officer.actor, "insight.bring_official", body)
    return body.id


def _sent(request: OfficeRequest) -> tuple[bytes, str]:
    sent = request.FILES.get("tep")
    if sent is None:
        raise Refusal(UNREADABLE, what="chưa chọn tệp", what_en="no file was chosen")
    if (sent.size or 0) > MOST_BYTES:
        raise Refusal(UNREADABLE, what="tệp lớn hơn 2 MB", what_en="it is larger than 2 MB")
    return bytes(sent.read()), (sent.name or "")[-120:]


def _known(request: OfficeRequest) -> Known:
    """Return what a file may name: the officer's own place and those right below, and every figure."""
    scope = request.officer.actor.scope
    spots: list[Spot] = [names().spot(scope), *names().below(scope)]
    places = {folded(spot.name): spot.path for spot in spots} | {spot.path.rstrip(".").rpartition(".")[2]: spot.path for spot in spots}
    figures: dict[str, tuple[str, str, float]] = {}
    for one in catalogue():
        line = one.code, one.unit, sum(score.most for score in one.scores)
        figures[one.code] = line
        if one.definition.official in PORTAL:
            figures[one.definition.official] = line
    return Known(places, figures)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*BRINGERS, purpose=STATISTICS)
def brought(request: OfficeRequest, brought_id: UUID) -> HttpResponse:
    """Show a file line by line beside what stands and what we count; confirm it or drop it (``viec``).

    Raises:
        Refusal: 404.561 there is no such file.
    """
    found = files_of(request.officer.actor).filter(id=brought_id).first()
    if found is None:
        raise Refusal(UNKNOWN_FILE)
    if request.method != "POST":
        return _file(request, found)
    act = request.POST.get("viec", "")
    try:
        if act == "bo":
            bus.do(request.officer.actor, "insight.drop_official", DropOfficial(brought_id=found.id))
        else:
            bus.do(request.officer.actor, "insight.confirm_official", ConfirmOfficial(brought_id=found.id))
    except Refusal as refusal:
        return _file(request, found, refusal)
    return redirect(f"{HERE}?xong={'bo' if act == 'bo' else 'nhan'}")


def _file(request: OfficeRequest, found: Brought, refusal: Refusal | None = None) -> HttpResponse:
    rows = list(found.figures.order_by("line", "code")[:SHOWN])
    before = {(one.code, one.place, one.first, one.last): one for one in standing().filter(place__in={row.place for row in rows}).exclude(brought=found)}
    spots = _spots(request)
    lines = [_line(row, spots, before.get((row.code, row.place, row.first, row.last))) for row in rows]
    context = {**_around(request, refusal), "file": found, "lines": lines, "many": found.figures.count(), "waits": found.confirmed_at is None}
    return render(request, "insight/official/file.html", context, status=refusal.problem.status if refusal else 200)


def _spots(request: OfficeRequest) -> dict[str, str]:
    scope = request.officer.actor.scope
    return {spot.path: spot.name for spot in (names().spot(scope), *names().below(scope))}


def _line(row: OfficialFigure, spots: dict[str, str], before: OfficialFigure | None) -> dict[str, Any]:
    one = reading_of(row)
    said = {"name": one.indicator.name, "code": row.code, "place": spots.get(row.place, row.place), "period": _period_word(row), "line": row.line}
    return {**said, "value": pages.shown(one), "parts": pages.parts(one) if row.part is not None else "", "before": pages.shown(reading_of(before)) if before else ""}


def _period_word(row: OfficialFigure) -> str:
    if row.first.month == row.last.month:
        return f"tháng {row.first.month}/{row.first.year}"
    return f"{row.first:%d/%m/%Y} – {row.last:%d/%m/%Y}"


def _list(request: OfficeRequest, refusal: Refusal | None = None, faults: list[Fault] | None = None) -> HttpResponse:
    scope = commune_path(request.officer.actor.scope)
    rows = standing().filter(place__under=scope).order_by("-first", "place", "code")[:SHOWN]
    spots = {spot.path: spot.name for spot in (names().spot(scope), *names().below(scope))}
    context = {
        **_around(request, refusal), "rows": [_beside(row, spots) for row in rows], "faults": (faults or [])[:FAULTS],
        "files": files_of(request.officer.actor)[:20], "typed": request.POST, "months": months_back(local_today(), 13),
        "examples": ["share.in_time", "share.online_received"], "may_bring": request.officer.actor.role in BRINGERS,
    }  # fmt: skip
    return render(request, "insight/official/list.html", context, status=refusal.problem.status if refusal else 200)


def _beside(row: OfficialFigure, spots: dict[str, str]) -> dict[str, Any]:
    """Return an official figure with ours of the same place and period beside it, each under its own name."""
    period = Period(row.first, min(row.last, local_today()))
    ours = read([row.code], row.place, period)[0] if find(row.code, row.last).definition.counted else None
    return {**_line(row, spots, None), "source": row.brought.source, "dated": row.brought.dated, "ours": pages.shown(ours) if ours else "không đếm", "place_path": row.place}


def _around(request: OfficeRequest, refusal: Refusal | None) -> dict[str, Any]:
    return {
        "here": HERE, "spot": names().spot(commune_path(request.officer.actor.scope)), "done": DONE.get(request.GET.get("xong", ""), ""), "today": local_today().isoformat(),
        "problem": refusal.problem if refusal else None, "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }  # fmt: skip
