"""The page of an official form, to be looked at and printed, and the same as PDF."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.dossiers.forms.filling import Case, Filled, filled
from nhipcau.dossiers.forms.printing import form_pdf
from nhipcau.dossiers.models import Dossier
from nhipcau.dossiers.queries import dossiers_visible_to, petitioner
from nhipcau.dossiers.register import line_of
from nhipcau.dossiers.road_problems import UNKNOWN_DOSSIER
from nhipcau.dossiers.roads import with_road
from nhipcau.kernel.actor import DESK, Actor
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.qr import qr_in_page
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of
from nhipcau.places.queries import get_commune

PRINTED = read_door(
    "dossier_form",
    "reception",
    vi="Quầy một cửa mở hoặc in mẫu giấy của hồ sơ",
    en="The one-stop desk opened or printed a form of a dossier",
    name=("họ tên", "name"),
    phone=("số điện thoại", "telephone"),
    papers=("giấy tờ", "papers"),
)


@require_safe
@office(DESK, purpose=HELP)
def form(request: OfficeRequest, dossier_id: UUID, key: str) -> HttpResponse:
    """Show a form of a dossier, as it is printed.

    Raises:
        Refusal: 404.220 there is no such dossier; 404.239 it has no such form.
    """
    shown = _open(request.officer.actor, dossier_id, key)
    qr = qr_in_page(_address(request, shown), "Mã QR mở trang theo dõi hồ sơ")
    return render(request, "dossiers/form.html", {"form": shown, "dossier": dossier_id, "qr": qr})


@require_safe
@office(DESK, purpose=HELP, export="one form of one dossier as PDF")
def form_file(request: OfficeRequest, dossier_id: UUID, key: str) -> HttpResponse:
    """Return a form of a dossier as PDF, with Vietnamese type and its QR code.

    Raises:
        Refusal: 404.220 there is no such dossier; 404.239 it has no such form.
    """
    shown = _open(request.officer.actor, dossier_id, key)
    name = f'inline; filename="{key}-{shown.slip}.pdf"'
    return HttpResponse(form_pdf(shown, _address(request, shown)), content_type="application/pdf", headers={"Content-Disposition": name})


def _open(actor: Actor, dossier_id: UUID, key: str) -> Filled:
    """Fill a form; where it names somebody, the look is noted, and where it names nobody, no name is read."""
    found: Dossier | None = with_road(dossiers_visible_to(actor).filter(id=dossier_id)).first()
    if found is None:
        raise Refusal(UNKNOWN_DOSSIER)
    commune = get_commune(commune_of(found.place) or "")
    without = filled(Case(found, line_of(found.id), None), key, commune)
    if not without.sheet.names_somebody:
        return without
    looked(actor, PRINTED, [Seen(found.place, found.resident)])
    return filled(Case(found, line_of(found.id), petitioner(actor, found.id)), key, commune)


def _address(request: OfficeRequest, shown: Filled) -> str:
    return request.build_absolute_uri(f"/s/{shown.slip.replace('-', '')}")
