"""The skills passport as a page for whoever holds the slip, and as a card that the commune prints."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.dossiers.queries import get_slip, preparations_visible_to
from nhipcau.gateway.slip_doors import held
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import acting
from nhipcau.learning.skills.printing import card
from nhipcau.learning.skills.queries import passport_of, passports_at_home
from nhipcau.learning.skills.told import basics, told

BY_SLIP: Final = read_door(
    "passport_slip",
    "holds_slip",
    vi="Cán bộ mở hộ chiếu kỹ năng bằng mã phiếu",
    en="An officer opened the skills passport by the slip's code",
    given_name=("tên gọi", "given name"),
    levels=("mức kỹ năng", "levels of skills"),
)
PRINTED: Final = read_door(
    "passport_print",
    "passport",
    vi="In hộ chiếu kỹ năng",
    en="Printed the skills passport",
    given_name=("tên gọi", "given name"),
    levels=("mức kỹ năng", "levels of skills"),
)


@require_safe
@held
def by_slip(request: HttpRequest, code: str) -> HttpResponse:
    """Show the levels of the person of a slip, in words, with the given name and nothing else.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 no slip has it (yet); 404.292 they have no passport.
    """
    slip = get_slip(code)
    with acting(system(slip.place)):
        found = passport_of(system(slip.place), slip.resident_id)
        page = told(found)
    officer = getattr(request, "officer", None)
    if officer:
        looked(officer.actor, BY_SLIP, [Seen(found.place, found.id, found.household_id)])
    return render(request, "learning/passport.html", {"it": page, "code": slip.slip_code})


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP, export="one skills passport, as PDF")
def print_card(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Return the card of one person as PDF, with the QR code of its page where they hold a slip; that look is noted.

    Raises:
        Refusal: 404.292 nobody such has a passport in the commune.
    """
    actor = request.officer.actor
    found = passport_of(actor, person_id)
    home = passports_at_home(actor, found)
    slip = preparations_visible_to(actor).filter(resident=found.id).order_by("-prepared_at", "-id").first()
    address = request.build_absolute_uri(f"/s/{slip.slip_code}/ho-chieu") if slip else ""
    looked(actor, PRINTED, [Seen(found.place, found.id, found.household_id)])
    content = card(told(found), basics(home), local_today(), address)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="ho-chieu-ky-nang.pdf"'})
