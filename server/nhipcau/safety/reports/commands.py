"""The verbs about fraud: told, warned of, the warning taken back."""

from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from nhipcau.kernel.actor import COMMUNE_LEAD, Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outgoing import Message
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path, reaching
from nhipcau.places.queries import get_commune, get_living_village
from nhipcau.safety.reports.bodies import EndWarning, ReportScam, Warn
from nhipcau.safety.reports.kinds import kinds
from nhipcau.safety.reports.messages import of_warning
from nhipcau.safety.reports.models import FraudWarning, Report, Sighting
from nhipcau.safety.reports.problems import NOT_YOURS_TO_TEXT, UNKNOWN_KIND, UNKNOWN_WARNING, WARNED_ALREADY
from nhipcau.safety.reports.queries import telephones

SEEN, WARNINGS = "safety.seen", "safety.warnings"
STANDS: Final = timedelta(days=7)


def report_scam(actor: Actor, body: ReportScam, *, when: When) -> Facts:
    """Keep what a swindler did; the whole commune's phones learn that this kind was seen in this village.

    Raises:
        Refusal: 404.21 the village is not the actor's; 422.340 there is no such kind.
    """
    if body.kind not in kinds():
        raise Refusal(UNKNOWN_KIND)
    village = get_living_village(actor, body.village_id)
    place = village.place
    told = body.model_dump(exclude={"id", "village_id"})
    Report.objects.create(
        id=body.id, place=place, village_id=village.id, member_id=actor.id, **told, happened_at=when.happened_at, received_at=when.received_at
    )
    with reaching(actor, commune_path(place)):
        sighting = _saw(place, village.id, body.kind, when)
    changes = (Change(SEEN, sighting.id, sighting.place),)
    return Facts(place, changes, (Count("safety.reports", key=body.kind),))


def _saw(place: str, village: UUID, kind: str, when: When) -> Sighting:
    day = min(local_date(when.happened_at), local_date(when.received_at))
    new = {"id": new_id(), "place": commune_path(place), "last_on": day}
    found, fresh = Sighting.objects.select_for_update().get_or_create(village_id=village, kind=kind, defaults=new)
    if not fresh and found.last_on < day:
        found.last_on = day
        found.save(update_fields=["last_on"])
    return found


def warn(actor: Actor, body: Warn, *, when: When) -> Facts:
    """Warn of a kind of fraud for seven days; every phone of the commune's team shows it.

    Raises:
        Refusal: 422.340 there is no such kind; 404.21 the village is not of this commune; 403.342 texts are the commune's
            leader's; 409.341 the commune warns of just this already.
    """
    place = commune_path(actor.scope)
    if body.kind not in kinds():
        raise Refusal(UNKNOWN_KIND)
    if body.texts and actor.role != COMMUNE_LEAD:
        raise Refusal(NOT_YOURS_TO_TEXT)
    with reaching(actor, place):
        if body.village_id:
            get_living_village(replace(actor, scope=place), body.village_id)
        standing = FraudWarning.objects.filter(place=place, kind=body.kind, village_id=body.village_id, ended_at=None)
        if standing.filter(until__gt=when.received_at).exists():
            raise Refusal(WARNED_ALREADY)
        texts = _texts(body, place) if body.texts else ()
        FraudWarning.objects.create(
            id=body.id, place=place, kind=body.kind, village_id=body.village_id, member_id=actor.id, said_by=actor.name,
            said_at=when.received_at, until=when.received_at + STANDS, texted=len(texts),
        )  # fmt: skip
    return Facts(place, (Change(WARNINGS, body.id),), (Count("safety.warnings", key=body.kind),), texts)


def _texts(body: Warn, place: str) -> tuple[Message, ...]:
    commune = get_commune(commune_of(place) or "").full_name
    return tuple(of_warning(body.id, body.kind, commune, person, number) for person, number in telephones(place, body.village_id))


def end_warning(actor: Actor, body: EndWarning, *, when: When) -> Facts:
    """Take a warning back: every phone lets go of it.

    Raises:
        Refusal: 404.343 there is none in the actor's commune.
    """
    place = commune_path(actor.scope)
    with reaching(actor, place):
        warning = FraudWarning.objects.select_for_update().filter(id=body.warning_id, place=place).first()
        if warning is None:
            raise Refusal(UNKNOWN_WARNING)
        if warning.ended_at:
            return Facts(place)
        warning.ended_at, warning.ended_by = when.received_at, actor.name
        warning.save(update_fields=["ended_at", "ended_by"])
    return Facts(place, (Change(WARNINGS, warning.id),))
