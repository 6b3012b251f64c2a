"""Questions about alerts of others and the rules for them; and our own warnings as others read them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from nhipcau.bulletin.cap.making import Place, alert_of
from nhipcau.bulletin.cap.models import CapMessage, CapRule
from nhipcau.bulletin.cap.problems import UNKNOWN
from nhipcau.bulletin.cap.shapes import Alert
from nhipcau.bulletin.warnings.models import REPLACED, HazardWarning
from nhipcau.kernel import synth
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, commune_path
from nhipcau.places.models import Village
from nhipcau.places.queries import names_of


def messages_of(actor: Actor) -> QuerySet[CapMessage]:
    """Return the alerts that came to the actor's commune, the newest first; one that was told of without its file is none."""
    return CapMessage.objects.filter(place=commune_path(actor.scope)).exclude(status="").order_by("-brought_at", "id")


def get_message(actor: Actor, message_id: UUID) -> CapMessage:
    """Return an alert that came to the actor's commune.

    Raises:
        Refusal: 404.392 there is none.
    """
    found = messages_of(actor).filter(id=message_id).first()
    if found is None:
        raise Refusal(UNKNOWN)
    return found


def rules_of(actor: Actor) -> QuerySet[CapRule]:
    """Return the rules of the actor's commune, those that stand first."""
    return CapRule.objects.filter(place=commune_path(actor.scope)).order_by("ended_at", "-proposed_at", "id")


def rules_in_force(place: str, at: datetime) -> QuerySet[CapRule]:
    """Return the rules of a commune that two people stand for, at a moment."""
    return CapRule.objects.filter(place=place, signed_at__isnull=False, ended_at=None, until__gt=at)


def alerts_of(found: Sequence[HazardWarning], address: str) -> list[Alert]:
    """Return warnings as others read them; ``address`` is that of the house, as whoever asks has it."""
    with acting(system(COUNTRY)):
        places = _places(found, address)
        return [alert_of(one, places[one.id], _replaced(one)) for one in found]


def _replaced(it: HazardWarning) -> list[HazardWarning]:
    """Return the warnings whose place this one took: those of its office that ended when it went out."""
    if it.replaces is None:
        return []
    gone = HazardWarning.objects.filter(place=it.place, hazard=it.hazard, drill=it.drill, ended_why=REPLACED, ended_at=it.issued_at)
    return list(gone.exclude(id=it.id).order_by("issued_at", "id"))


def _places(found: Sequence[HazardWarning], address: str) -> dict[UUID, Place]:
    paths = {one.place.removeprefix(COUNTRY).rstrip(".") for one in found}
    provinces = {path.split(".")[0] for path in paths}
    codes = {f"{one.place.split('.')[1]}.{code}" for one in found for code in one.communes}
    named = names_of([*paths, *provinces, *codes])
    villages = {str(one.id): f"{one.kind} {one.name}" for one in Village.objects.filter(id__in={each for one in found for each in one.villages})}
    domain, speaks = next((one for one in settings.ALLOWED_HOSTS if one.strip("*.")), "localhost"), synth.maker() is not None
    return {
        one.id: Place(
            domain, address, _issuer(one.place, named), {code: _commune(one.place, code, named) for code in one.communes}, villages, speaks
        )
        for one in found
    }


def _issuer(place: str, named: dict[str, str]) -> str:
    path = place.removeprefix(COUNTRY).rstrip(".")
    name = named.get(path, path)
    return f"Ủy ban nhân dân {name[:1].lower() + name[1:] if commune_of(place) else name}"


def _commune(place: str, code: str, named: dict[str, str]) -> str:
    province = place.split(".")[1]
    return f"{named.get(f'{province}.{code}', code)}, {named.get(province, province)}"
