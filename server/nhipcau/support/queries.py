"""Questions about assists, always through the eyes of an actor."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet, TextField

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import BEGINNING
from nhipcau.kernel.lookups import commune_in
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.people.models import Household
from nhipcau.support.calls.queries import duties, neighbours, reached_by, served, team_calls_waiting, who_fits
from nhipcau.support.models import Assist, Attachment
from nhipcau.support.problems import KEEP_WITHDRAWN
from nhipcau.support.rules import USUAL, Work, drawn, worth_asking
from nhipcau.support.words import MODES, STEPS

__all__ = [
    "DRAW",
    "MODES",
    "STEPS",
    "assists_of_preparation",
    "assists_visible_to",
    "attachments_visible_to",
    "calls_waiting",
    "duties",
    "file_awaited",
    "file_readable",
    "files_wanted",
    "helped_since",
    "helpers_to_ask",
    "neighbours",
    "raised_counts",
    "raised_since",
    "reached_by",
    "served",
    "team_calls_waiting",
    "who_fits",
]
DRAW = "nhipcau draw of helpings to ask about"


def assists_visible_to(actor: Actor) -> QuerySet[Assist]:
    """Return the assists in the actor's places."""
    return Assist.objects.filter(within(actor))


def assists_of_preparation(actor: Actor, preparation: UUID) -> QuerySet[Assist]:
    """Return what was done with a family about one preparation, newest first."""
    return assists_visible_to(actor).filter(preparation=preparation).order_by("-happened_at")


def helped_since(people: Collection[UUID], since: datetime) -> set[UUID]:
    """Return which of these people were helped since a moment; the caller acts for their places."""
    found = Assist.objects.filter(resident__in=people, happened_at__gte=since)
    return set(found.values_list("resident_id", flat=True))


class Stuck(NamedTuple):
    """One helping, as far as it tells where somebody was stuck: where they live, who, how the steps went, what was hard."""

    place: str
    resident: UUID
    steps: list[dict[str, Any]]
    difficulties: list[str]
    tongues: list[str]


def helpings_since(actor: Actor, since: datetime) -> list[Stuck]:
    """Return the helpings in the actor's places since a moment, for whoever composes what people need to learn."""
    seen = assists_visible_to(actor).filter(happened_at__gte=since).order_by("happened_at", "id")
    return [Stuck(*row) for row in seen.values_list("place", "resident_id", "steps", "difficulties", "household__languages")]


class Raised(NamedTuple):
    """What was hard in one helping: where they live, who, with which procedure, which causes, when."""

    place: str
    resident: UUID
    procedure: str
    difficulties: list[str]
    happened_at: datetime


def raised_since(actor: Actor, since: datetime) -> list[Raised]:
    """Return the helpings since a moment in which something was hard, oldest first; homes that are not counted stay out."""
    seen = assists_visible_to(actor).filter(_counted(actor), happened_at__gte=since).exclude(difficulties=[])
    rows = seen.order_by("happened_at", "id").values_list("place", "resident_id", "procedure", "difficulties", "happened_at")
    return [Raised(*row) for row in rows]


def raised_counts(actor: Actor, since: datetime) -> list[tuple[str, str, str, int]]:
    """Return (commune, cause, procedure, how often) of what was hard in helpings since a moment; uncounted homes stay out."""
    seen = assists_visible_to(actor).filter(_counted(actor), happened_at__gte=since).exclude(difficulties=[])
    cause = Func(F("difficulties"), function="jsonb_array_elements_text", output_field=TextField())
    grouped = seen.annotate(cause=cause, commune=commune_in()).values("commune", "cause", "procedure").annotate(many=Count("*"))
    return list(grouped.values_list("commune", "cause", "procedure", "many"))


def _counted(actor: Actor) -> Q:
    """Leave out the few homes that are not counted, instead of looking each helping's home up."""
    return ~Q(household__in=Household.objects.filter(within(actor), uncounted=True).values("id"))


def attachments_visible_to(actor: Actor) -> QuerySet[Attachment]:
    """Return the photos and voice notes of assists in the actor's places."""
    return Attachment.objects.filter(within(actor))


def file_awaited(actor: Actor, digest: str) -> Awaited | None:
    """Return what this member's letters announced of a file, also from a place they have left since.

    Raises:
        Refusal: 410.50 the person has taken back the consent to keep it.
    """
    anywhere = actor.as_of(BEGINNING)
    with acting(anywhere):
        return _kept(attachments_visible_to(anywhere).filter(digest=digest, member_id=actor.id))


def file_readable(actor: Actor, digest: str) -> Awaited | None:
    """Return a file that has arrived for an assist in the actor's places.

    Raises:
        Refusal: 410.50 the person has taken back the consent to keep it.
    """
    with acting(actor):
        return _kept(attachments_visible_to(actor).filter(digest=digest).exclude(arrived_at=None))


def files_wanted(folder: str, digests: Iterable[str]) -> set[str]:
    """Return which files of a commune's folder somebody still agrees to keep, wherever the home is now."""
    everywhere = system(COUNTRY)
    with acting(everywhere):
        kept = attachments_visible_to(everywhere).filter(folder=folder, digest__in=list(digests))
        return set(kept.filter(consent__withdrawn_at=None).values_list("digest", flat=True))


def _kept(found: QuerySet[Attachment]) -> Awaited | None:
    """Return the first of these that a standing consent holds, those still on the way first."""
    found = found.select_related("assist")
    first = found.filter(consent__withdrawn_at=None).order_by("-arrived_at", "id").first()
    if first is None and found.exists():
        raise Refusal(KEEP_WITHDRAWN)
    if first is None:
        return None
    of = first.assist
    return Awaited(first.bytes, first.media, first.folder, first.place, of.resident_id, of.household_id)


def calls_waiting(actor: Actor, since: datetime, helper: UUID | None = None) -> list[Assist]:
    """Return the helpings about which a family is still to be asked, oldest first; nobody asks about their own.

    They are those that were drawn; with ``helper``, all of one helper's, for when there is something to ask.
    """
    waiting = assists_visible_to(actor).filter(happened_at__gte=since, callback=None).exclude(member_id=actor.id)
    if helper is None:
        key = own_key(DRAW)
        chosen = [one for one in waiting.values_list("id", flat=True) if drawn(one, key)]
        waiting = waiting.filter(id__in=chosen)
    else:
        waiting = waiting.filter(member_id=helper)
    return list(waiting.select_related("household__village", "resident").order_by("happened_at", "id"))


def helpers_to_ask(actor: Actor, since: datetime) -> list[tuple[UUID, Work, list[str]]]:
    """Return the helpers of the actor's places who are worth asking again, and about what; complaints first."""
    works = _works(actor, since)
    found = worth_asking(works)
    order = sorted(found, key=lambda helper: (-_complaints(works[helper]), -len(found[helper]), str(helper)))
    return [(helper, works[helper], found[helper]) for helper in order]


def _complaints(work: Work) -> int:
    return work.money_asked + work.secret_asked + work.nobody_came


def _works(actor: Actor, since: datetime) -> dict[UUID, Work]:
    """Count each helper's helpings since a moment, by Vietnam's clock."""
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    days: dict[UUID, Counter[date]] = defaultdict(Counter)
    seen = assists_visible_to(actor).filter(happened_at__gte=since)
    said = ("callback__came", "callback__money_asked", "callback__secret_asked")
    for helper, at, steps, came, money, secret in seen.values_list("member_id", "happened_at", "steps", *said):
        local, count = at.astimezone(VIETNAM), counts[helper]
        days[helper][local.date()] += 1
        count["assists"] += 1
        count["steps"] += len(steps)
        count["done_for"] += sum(step["mode"] == "done_for" for step in steps)
        count["odd"] += local.hour not in USUAL.day
        count["nobody_came"] += came is False
        count["money_asked"] += money is True
        count["secret_asked"] += secret is True
    return {helper: Work(**count, busiest=max(days[helper].values())) for helper, count in counts.items()}
