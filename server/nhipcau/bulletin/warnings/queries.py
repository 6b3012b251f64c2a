"""Questions about warnings, always through the eyes of an actor; and what anybody may read."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.bulletin.hearing import province_path
from nhipcau.bulletin.warnings.models import Ack, Check, HazardWarning, Reach, SafeHome
from nhipcau.bulletin.warnings.problems import UNKNOWN_ALERT
from nhipcau.bulletin.warnings.rules import Area, overlap
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, commune_path, within
from nhipcau.places.models import Village

SHOWN: Final = timedelta(days=7)  # so long after its end a warning is still told of
KEPT: Final = timedelta(days=90)  # so long single checks of homes are kept


def concerning(codes: Iterable[str]) -> Q:
    """Return the filter that keeps warnings of any of these communes."""
    condition = Q(pk__in=())
    for code in codes:
        condition |= Q(communes__contains=[code])
    return condition


def warnings_visible_to(actor: Actor) -> QuerySet[HazardWarning]:
    """Return the warnings of the actor's communes that were issued, as phones get them: standing ones and those just over."""
    condition = Q(pk__in=())
    for scope in actor.scopes:
        code = commune_of(scope)
        condition |= concerning([code]) & Q(place__in={commune_path(scope), province_path(scope)}) if code else Q(place__under=scope)
    return HazardWarning.objects.filter(condition, issued_at__isnull=False, expires_at__gt=now() - SHOWN)


def acks_visible_to(actor: Actor) -> QuerySet[Ack]:
    """Return the acknowledgements of the actor's villages, of warnings that phones still show."""
    return Ack.objects.filter(within(actor), warning__expires_at__gt=now() - SHOWN)


def safe_visible_to(actor: Actor) -> QuerySet[SafeHome]:
    """Return who is to be reached first in the actor's places."""
    return SafeHome.objects.filter(within(actor))


def checks_visible_to(actor: Actor) -> QuerySet[Check]:
    """Return how homes of the actor's places were found, in warnings that phones still show."""
    return Check.objects.filter(within(actor), warning__expires_at__gt=now() - SHOWN)


def own_warnings(actor: Actor) -> QuerySet[HazardWarning]:
    """Return what the actor's own office wrote."""
    return HazardWarning.objects.filter(place=commune_path(actor.scope))


def warnings_for_office(actor: Actor) -> QuerySet[HazardWarning]:
    """Return what an office sees: its own drafts and warnings, and what others issued for its commune."""
    code = commune_of(actor.scope)
    others = concerning([code]) & Q(issued_at__isnull=False) if code else Q(pk__in=())
    return HazardWarning.objects.filter(Q(place=commune_path(actor.scope)) | others)


def get_warning(actor: Actor, warning_id: UUID) -> HazardWarning:
    """Return a warning that the actor's office may see.

    Raises:
        Refusal: 404.394 there is none.
    """
    found = warnings_for_office(actor).filter(id=warning_id).first()
    if found is None:
        raise Refusal(UNKNOWN_ALERT)
    return found


def standing() -> Q:
    """Return the filter that keeps warnings which stand now."""
    return Q(issued_at__isnull=False, ended_at=None, expires_at__gt=now())


def area_of(warning: HazardWarning) -> Area:
    """Return where a warning applies, as the rules read it."""
    return Area(frozenset(warning.communes), frozenset(warning.villages))


def in_its_way(warning: HazardWarning) -> list[HazardWarning]:
    """Return the standing warnings whose place it has to take: of the same office, hazard and kind, in the same area; newest first."""
    like = HazardWarning.objects.filter(standing(), place=warning.place, hazard=warning.hazard, drill=warning.drill)
    here = area_of(warning)
    return [one for one in like.exclude(id=warning.id).order_by("-issued_at", "id") if overlap(here, area_of(one))]


def villages_concerned(warning: HazardWarning, code: str) -> list[str]:
    """Return the villages of a commune that a warning concerns, by name."""
    found = Village.objects.filter(commune=code, valid_to=None).order_by("name", "id")
    if warning.villages:
        found = found.filter(id__in=warning.villages)
    return [str(one) for one in found.values_list("id", flat=True)]


def public_warnings(codes: Iterable[str] = ()) -> list[HazardWarning]:
    """Return the warnings that anybody may read, standing ones first, of these communes or of all."""
    wanted = concerning(codes) if codes else Q()
    with acting(system(COUNTRY)):
        found = HazardWarning.objects.filter(wanted, issued_at__isnull=False, expires_at__gt=now() - SHOWN)
        return sorted(found.order_by("-level", "-issued_at", "id")[:200], key=lambda one: (not is_standing(one), one.drill))


def public_warning(warning_id: UUID) -> HazardWarning:
    """Return a warning that was issued, for anybody, also when it is long over.

    Raises:
        Refusal: 404.394 there is none.
    """
    with acting(system(COUNTRY)):
        found = HazardWarning.objects.filter(id=warning_id, issued_at__isnull=False).first()
    if found is None:
        raise Refusal(UNKNOWN_ALERT)
    return found


def is_standing(warning: HazardWarning) -> bool:
    """Say whether a warning stands now."""
    return warning.issued_at is not None and warning.ended_at is None and warning.expires_at > now()


def awaiting_villages(commune: str) -> list[tuple[HazardWarning, Reach]]:
    """Return the standing warnings of a commune with where they went; the caller acts for it."""
    found = Reach.objects.filter(place=commune, warning__in=HazardWarning.objects.filter(standing()))
    return [(one.warning, one) for one in found.select_related("warning").order_by("-warning__level", "warning__issued_at", "id")]
