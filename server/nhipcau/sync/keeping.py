"""Files that are whole: reading them back, and letting go of what nobody may keep any longer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited, Traces
from nhipcau.sync import snapshots
from nhipcau.sync.file_problems import FILE_UNKNOWN
from nhipcau.sync.files import LASTS
from nhipcau.sync.models import StoredFile, Upload
from nhipcau.sync.shelf import shelf


@dataclass(frozen=True)
class Found:
    """A file that this actor may read."""

    folder: str
    digest: str
    media: str
    size: int
    known: Awaited

    def part(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes from start up to, not with, end.

        Raises:
            Refusal: 404.93 the file has gone.
        """
        try:
            return shelf().read(self.folder, self.digest, start, end)
        except LookupError as error:
            raise Refusal(FILE_UNKNOWN) from error


@dataclass(frozen=True)
class Swept:
    """What a sweep let go of."""

    uploads: int
    files: int


def look_up(actor: Actor, digest: str) -> Found:
    """Return a file of the actor's places.

    Raises:
        Refusal: 404.93 there is none they may read; or what the domain refuses it with.
    """
    for duty in registry.file_duties.values():
        known = duty.readable(actor, digest)
        if known and StoredFile.objects.filter(folder=known.folder, digest=digest).exists():
            return Found(known.folder, digest, known.media, known.bytes, known)
    raise Refusal(FILE_UNKNOWN)


def sweep() -> Swept:
    """Let go of uploads that nobody went on with for seven days, and of files that nothing lawful holds any more."""
    uploads = list(Upload.objects.filter(touched_at__lte=now() - LASTS))
    for named in [upload.id for upload in uploads]:
        Upload.objects.filter(id=named).delete()
        shelf().drop_pieces(named)
    gone = 0
    kept = StoredFile.objects.order_by("folder", "digest").values_list("folder", "digest")
    for folder, rows in groupby(list(kept), key=lambda row: row[0]):
        digests = [digest for _, digest in rows]
        for digest in sorted(set(digests) - _wanted(folder, digests)):
            StoredFile.objects.filter(folder=folder, digest=digest).delete()
            shelf().remove(folder, digest)
            gone += 1
    return Swept(len(uploads), gone)


def let_go(files: Iterable[tuple[str, str]]) -> int:
    """Remove these files, whole or on their way, unless something else still holds them; return how many went."""
    gone = 0
    for folder, digest in files:
        if digest in _wanted(folder, [digest]):
            continue
        coming = list(Upload.objects.filter(folder=folder, digest=digest).values_list("id", flat=True))
        Upload.objects.filter(id__in=coming).delete()
        for named in coming:
            shelf().drop_pieces(named)
        gone += StoredFile.objects.filter(folder=folder, digest=digest).delete()[0]
        shelf().remove(folder, digest)
    return gone


def forget(traces: Traces) -> None:
    """Let go of what was packed ahead and of the files of somebody who was erased."""
    for place in traces.places:
        snapshots.forget(place)
    let_go(traces.files)


def _wanted(folder: str, digests: list[str]) -> set[str]:
    found: set[str] = set()
    for duty in registry.file_duties.values():
        found |= duty.wanted(folder, digests)
    return found


def largest() -> int:
    """Return how many bytes one file may have, as phones are told."""
    return settings.FILES.largest
