"""The page of messages in the shape of a service bus: what they say, and the files to take along."""

import json
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.dossiers.lgsp.messages import NOTE, ROOT, counted, dossiers, fields_of, json_of, xml
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.purposes import FOLLOW_UP, STATISTICS
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.places.queries import get_commune

PAGE: Final = "/xa/lgsp"
KINDS: Final = {"xml": "application/xml; charset=utf-8", "json": "application/json; charset=utf-8"}


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=STATISTICS)
def page(request: OfficeRequest) -> HttpResponse:
    """Show the statistic of a period and where its messages are."""
    first, last = _period(request)
    told = counted(request.officer.actor, first, last)
    context = {"here": PAGE, "commune": _commune(request), "first": first, "last": last, "told": told, "fields": fields_of(told).items(), "note": NOTE}
    return render(request, "dossiers/lgsp.html", context)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP, export="dossiers in the shape of DongBoHoSoMC, without a name")
def dossier_file(request: OfficeRequest, kind: str) -> HttpResponse:
    """Return the dossiers of a period as XML or JSON; the watch is told."""
    first, last = _period(request)
    rows = dossiers(request.officer.actor, first, last)
    tell("export.made", request.officer.actor, what="lgsp dossiers", rows=len(rows))
    about = _about(request, first, last)
    body = xml(ROOT, [("DongBoHoSoMC", row) for row in rows], about) if kind == "xml" else _json(json_of(rows, about))
    return _file(body, kind, f"ho-so-{about['DonVi']}-{first}-{last}")


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=STATISTICS, export="MStatistic of a period")
def statistic_file(request: OfficeRequest, kind: str) -> HttpResponse:
    """Return the statistic of a period as XML or JSON; the watch is told."""
    first, last = _period(request)
    row = fields_of(counted(request.officer.actor, first, last))
    tell("export.made", request.officer.actor, what="lgsp statistic", rows=1)
    about = _about(request, first, last)
    body = xml("ThongKe", [("MStatistic", row)], about) if kind == "xml" else _json({"GhiChu": NOTE, **about, "MStatistic": row})
    return _file(body, kind, f"thong-ke-{about['DonVi']}-{first}-{last}")


def _period(request: OfficeRequest) -> tuple[date, date]:
    """Read two days from the address (``tu``, ``den``); what cannot be read is this month up to today."""
    today = local_today()
    try:
        first, last = (date.fromisoformat(request.GET.get(name, "")) for name in ("tu", "den"))
    except ValueError:
        return today.replace(day=1), today
    return (first, last) if first <= last else (last, first)


def _commune(request: OfficeRequest) -> str:
    return get_commune(commune_of(commune_path(request.officer.actor.scope)) or "").full_name


def _about(request: OfficeRequest, first: date, last: date) -> dict[str, str]:
    return {"TuNgay": first.isoformat(), "DenNgay": last.isoformat(), "DonVi": commune_of(request.officer.actor.scope) or ""}


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=KINDS[kind], headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'})
