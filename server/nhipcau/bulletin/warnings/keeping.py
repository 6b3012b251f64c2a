"""What becomes of the safety list and of checks: when a home moves, when somebody takes it back, when it is too old; and their photos."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.bulletin.warnings.homes import CHECKS, SAFE, look_of
from nhipcau.bulletin.warnings.models import Check, HazardWarning, Look, SafeHome
from nhipcau.bulletin.warnings.queries import KEPT
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Change
from nhipcau.kernel.letters import BEGINNING
from nhipcau.kernel.registry import Awaited, Gone
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.people.models import Household


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let the list and the checks go along with a home, and tell both places."""
    told = []
    for name, moving in ((SAFE, SafeHome.objects.filter(household__in=rows)), (CHECKS, Check.objects.filter(household__in=rows))):
        told += [(name, row) for row in moving.values_list("id", flat=True)]
        moving.update(place=place)
    Look.objects.filter(check_of__household__in=rows).update(place=place)
    return [Change(name, row, heard) for name, row in told for heard in (origin, place)]


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Erase the line of somebody who took it back, and how their home was found, unless somebody else there stands on the list."""
    if purpose not in {"safe_list", "help_now"}:
        return
    lines = SafeHome.objects.filter(resident=person)
    yield _gone("safe_list", SAFE, list(lines.values_list("id", "place")))
    lines.delete()
    homes = Household.objects.filter(residents=person).exclude(id__in=SafeHome.objects.values("household"))
    checks = Check.objects.filter(household__in=homes)
    looks = Look.objects.filter(check_of__in=checks)
    files = tuple(looks.values_list("folder", "digest"))
    yield Gone("looks", rows=tuple(looks.values_list("id", flat=True)), files=files)
    looks.delete()
    yield _gone("checks", CHECKS, list(checks.values_list("id", "place")))
    checks.delete()


def _gone(kind: str, collection: str, rows: list[tuple[UUID, str]]) -> Gone:
    return Gone(kind, rows=tuple(row for row, _ in rows), changes=tuple(Change(collection, row, place) for row, place in rows))


def let_go() -> int:
    """Let go of single checks that are too old; how many homes were found how stays with the warning. It sees the whole country."""
    old = list(Check.objects.filter(received_at__lt=now() - KEPT).order_by("id"))
    if not old:
        return 0
    counted: dict[UUID, Counter[str]] = {}
    for one in old:
        counted.setdefault(one.warning_id, Counter())[one.found] += 1
    for warning in HazardWarning.objects.filter(id__in=counted):
        warning.counts = dict(Counter(warning.counts) + counted[warning.id])
        warning.save(update_fields=["counts"])
    gone = [one.id for one in old]
    Look.objects.filter(check_of__in=gone).delete()
    return Check.objects.filter(id__in=gone).delete()[0]


def file_awaited(actor: Actor, digest: str) -> Awaited | None:
    """Return what this member's letters announced of a photo, also from a place they have left since."""
    anywhere = actor.as_of(BEGINNING)
    with acting(anywhere):
        return _first(Look.objects.filter(within(anywhere), digest=digest, member_id=actor.id))


def file_readable(actor: Actor, digest: str) -> Awaited | None:
    """Return a photo that has arrived for a home in the actor's places."""
    with acting(actor):
        return _first(Look.objects.filter(within(actor), digest=digest).exclude(arrived_at=None))


def files_wanted(folder: str, digests: Iterable[str]) -> set[str]:
    """Return which files of a commune's folder belong to a check that is still kept."""
    with acting(system(COUNTRY)):
        return set(Look.objects.filter(folder=folder, digest__in=list(digests)).values_list("digest", flat=True))


def _first(found: QuerySet[Look]) -> Awaited | None:
    first = found.select_related("check_of").order_by("-arrived_at", "id").first()
    return look_of(first) if first else None
