"""What becomes of answers: when a home moves, when somebody takes their word back, when they are too old."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import connection

from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone
from nhipcau.kernel.scope import chain_of
from nhipcau.surveys.commands import ANSWERS, CONSENT
from nhipcau.surveys.models import Answer, Form


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let answers go along with a home, and tell both places."""
    moving = Answer.objects.filter(household_id__in=rows)
    told = list(moving.order_by("id").values_list("id", flat=True))
    moving.update(place=place)
    return [Change(ANSWERS, one, heard) for one in told for heard in (origin, place)]


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Empty what a person answered; that something was answered stays counted."""
    if purpose not in {CONSENT, "help_now"}:
        return
    rows = list(Answer.objects.filter(resident=person).order_by("id").values_list("id", "place"))
    if not rows:
        return
    ids = tuple(one for one, _ in rows)
    Answer.objects.filter(id__in=ids).update(data={}, resident=None, household_id=None, gone_at=now())
    yield Gone("answers", rows=ids, changes=tuple(Change(ANSWERS, one, place) for one, place in rows))


def let_go() -> int:
    """Empty what is older than its form's days, and the words of its letters; the caller sees the whole country."""
    gone: list[tuple[UUID, str]] = []
    for form in Form.objects.filter(given__gone_at=None).distinct().only("id", "days"):
        old = Answer.objects.filter(form=form, gone_at=None, happened_at__lt=now() - timedelta(days=form.days))
        gone += list(old.values_list("id", "place"))
        old.update(data={}, resident=None, household_id=None, gone_at=now())
    if gone:
        with connection.cursor() as cursor:
            ids, chains = [one for one, _ in gone], sorted({chain_of(place) for _, place in gone})
            cursor.execute("SELECT kernel_erase_words(%s::uuid[], %s::text[], %s::text[])", [ids, chains, ["surveys.answer"]])
    return len(gone)
