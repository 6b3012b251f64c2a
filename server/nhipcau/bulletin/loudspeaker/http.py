"""What an office takes to its loudspeakers and hangs up: script, sound, data and sheet of a warning."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from nhipcau.bulletin.loudspeaker.data import data_of
from nhipcau.bulletin.loudspeaker.kept import kept_sound
from nhipcau.bulletin.loudspeaker.printing import notice_of, printed
from nhipcau.bulletin.loudspeaker.shapes import Broadcast, Recording
from nhipcau.bulletin.loudspeaker.sound import OPUS, WAV
from nhipcau.bulletin.loudspeaker.warnings import broadcast_of
from nhipcau.bulletin.warnings.models import CANCELLED, HazardWarning
from nhipcau.bulletin.warnings.problems import UNKNOWN_ALERT
from nhipcau.bulletin.warnings.queries import get_warning, is_standing, public_warning
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, PROVINCE_LEAD
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import COUNTRY, commune_of
from nhipcau.places.models import Village
from nhipcau.places.queries import names_of

MOST_VILLAGES: Final = 6  # named on a sheet; more are counted
_OFFICES: Final = (DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST)


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the loudspeaker script of one warning, as text")
def script(request: OfficeRequest, warning_id: UUID) -> HttpResponse:
    """Return what is read out.

    Raises:
        Refusal: 404.394 there is no such warning, or it is over.
    """
    return HttpResponse(_broadcast(_warning(request, warning_id)).script + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the loudspeaker sound of one warning, as WAV or Opus")
def sound(request: OfficeRequest, warning_id: UUID, kind: str) -> HttpResponse:
    """Return the script as sound.

    Raises:
        Refusal: 404.394 there is no such warning, or it is over; 503.136 there is no voice here.
    """
    return _heard(kept_sound(_broadcast(_warning(request, warning_id)).script, kind), f"loa-{warning_id}.{kind}")


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the loudspeaker data of one warning, as JSON")
def data(request: OfficeRequest, warning_id: UUID) -> JsonResponse:
    """Return the page of data for a station that plays by itself; without a voice here it has no sound.

    Raises:
        Refusal: 404.394 there is no such warning, or it is over.
    """
    broadcast = _broadcast(_warning(request, warning_id))
    try:
        made = kept_sound(broadcast.script, WAV)
    except Refusal:
        made = None
    address = request.build_absolute_uri(f"/xa/canh-bao/{warning_id}/loa.wav")
    return JsonResponse(data_of(broadcast, made, address=address), json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the sheet of one warning, as PDF")
def sheet(request: OfficeRequest, warning_id: UUID) -> HttpResponse:
    """Return the sheet to hang up.

    Raises:
        Refusal: 404.394 there is no such warning, or it is over.
    """
    it = _warning(request, warning_id)
    content = printed(notice_of(it, issuer_of(it), _where(it)))
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="canh-bao-{it.id}.pdf"'})


@require_safe
def public_sound(_request: HttpRequest, warning_id: UUID) -> HttpResponse:
    """Let anybody hear a warning that stands, or its all-clear.

    Raises:
        Refusal: 404.394 there is no such warning, or it is over; 503.136 there is no voice here.
    """
    it = _current(public_warning(warning_id))
    response = _heard(kept_sound(_broadcast(it).script, OPUS), f"canh-bao-{it.id}.opus")
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def issuer_of(it: HazardWarning) -> str:
    """Return the office that issued a warning, as a sentence says it."""
    path = it.place.removeprefix(COUNTRY).rstrip(".")
    name = names_of([path]).get(path, "")
    return f"Ủy ban nhân dân {name[:1].lower() + name[1:] if commune_of(it.place) else f'tỉnh {name}'}"


def _warning(request: OfficeRequest, warning_id: UUID) -> HazardWarning:
    return _current(get_warning(request.officer.actor, warning_id))


def _current(it: HazardWarning) -> HazardWarning:
    """Return a warning that may be played now: it stands, or was taken back before its time.

    Raises:
        Refusal: 404.394 it is a draft, was replaced, or is over.
    """
    if not is_standing(it) and not (it.ended_why == CANCELLED and it.expires_at > now()):
        raise Refusal(UNKNOWN_ALERT)
    return it


def _broadcast(it: HazardWarning) -> Broadcast:
    return broadcast_of(it, issuer_of(it))


def _where(it: HazardWarning) -> str:
    province = it.place.split(".")[1]
    named = names_of([f"{province}.{code}" for code in it.communes])
    communes = ", ".join(sorted(named.values()))
    if not it.villages:
        return communes
    villages = sorted(f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=it.villages))
    more = f" và {len(villages) - MOST_VILLAGES} nơi nữa" if len(villages) > MOST_VILLAGES else ""
    return f"{', '.join(villages[:MOST_VILLAGES])}{more}, {communes}"


def _heard(made: Recording, name: str) -> HttpResponse:
    return HttpResponse(made.content, content_type=made.media, headers={"Content-Disposition": f'inline; filename="{name}"'})
