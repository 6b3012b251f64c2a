"""What support erases when a person takes back what it was kept for: helpings, dates to come back, photos, recordings."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone
from nhipcau.people.models import Household
from nhipcau.support.calls.commands import CALLS
from nhipcau.support.matching.queries import visits_about
from nhipcau.support.models import Arranged, Assist, Attachment, Callback
from nhipcau.support.moves import ASSISTS, ATTACHMENTS


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Erase what was kept of a person's helpings for one purpose."""
    assists = Assist.objects.filter(resident=person)
    if purpose in {"help_now", "follow_up"}:
        yield _called_off(person, [*assists.values_list("id", flat=True)], home=purpose == "help_now")
    files = Attachment.objects.filter(assist__resident=person)
    if purpose == "help_now":
        yield _dropped("files", ATTACHMENTS, files, files=tuple(files.values_list("folder", "digest")))
        called = Callback.objects.filter(assist__in=assists)
        yield Gone("callbacks", rows=tuple(called.values_list("id", flat=True)))
        called.delete()
        yield _dropped("helpings", ASSISTS, assists)
    elif purpose == "keep_file":
        ended = files.exclude(consent__withdrawn_at=None)
        yield _dropped("files", ATTACHMENTS, ended, files=tuple(ended.values_list("folder", "digest")))
    elif purpose == "follow_up":
        yield _undated(assists.exclude(next_date=None))


def _called_off(person: UUID, helpings: list[UUID], *, home: bool) -> Gone:
    """Call off the visits to come back to them, and let go of whose home it is; a choice made by hand goes along."""
    homes = Household.objects.filter(residents=person).values_list("id", flat=True) if home else ()
    things = [*helpings, *homes]
    Arranged.objects.filter(need_id__in=things).delete()
    off = visits_about(things)
    told = tuple(Change(CALLS, row, place) for row, place in off.values_list("id", "place"))
    off.update(ended_at=now(), sealed=None, outcome="not_needed")
    return Gone("visits", changed=tuple(change.id for change in told), verb="support.give_visit", changes=told)


def _dropped(
    kind: str, collection: str, rows: QuerySet[Assist] | QuerySet[Attachment], *, files: tuple[tuple[str, str], ...] = ()
) -> Gone:
    told = tuple(Change(collection, row, place) for row, place in rows.values_list("id", "place"))
    rows.delete()
    return Gone(kind, rows=tuple(change.id for change in told), changes=told, files=files)


def _undated(assists: QuerySet[Assist]) -> Gone:
    """Forget when somebody promised to come back; the helping itself stays."""
    told = tuple(Change(ASSISTS, row, place) for row, place in assists.values_list("id", "place"))
    ids = tuple(change.id for change in told)
    Assist.objects.filter(id__in=ids).update(next_date=None)
    return Gone("dates", changed=ids, verb="support.record_assist", changes=told)
