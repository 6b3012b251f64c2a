"""Files on their way, after the words that announced them. Pieces are kept durably; a file is whole or not there.

Two requests for one upload need no lock: each keeps pieces of its own, and one sentence to the database lets
the first go on from where both began. The other is told where the upload stands.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex
from typing import Protocol
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited, FileDuty
from nhipcau.sync.file_problems import (
    CAMERA_NOTES,
    FILE_TOO_BIG,
    FILES_BUSY,
    NOT_ITS_KIND,
    OFFSET_MOVED,
    PIECE_DAMAGED,
    UPLOAD_GONE,
    WORDS_FIRST,
    WRONG_DIGEST,
    WRONG_LENGTH,
)
from nhipcau.sync.models import StoredFile, Upload
from nhipcau.sync.shelf import STEP, shelf
from nhipcau.sync.sniffing import HEAD, TAIL, has_notes, is_what_it_says

PIECE = 256 * 1024  # bytes: what is held in memory, and what a kill can cost
LASTS = timedelta(days=7)  # how long an unfinished upload waits to go on
AT_ONCE = 3  # unfinished uploads of one file by one sender
BUSY_SECONDS = 20
_lanes = threading.BoundedSemaphore(settings.FILES.lanes)


class Hash(Protocol):
    """A running checksum, as `hashlib` makes them."""

    def update(self, data: bytes, /) -> None:
        """Take more bytes in."""

    def digest(self) -> bytes:
        """Return the checksum so far."""


@dataclass(frozen=True)
class Check:
    """What a sender says its piece adds up to."""

    running: Hash
    expected: bytes


@dataclass(frozen=True)
class Coming:
    """A piece that a sender offers: from which byte on, how long, how to read it, and what it adds up to."""

    offset: int
    length: int
    read: Callable[[int], bytes]
    check: Check | None = None


class _Damaged(Exception):  # noqa: N818 (an answer, not an error of ours)
    """The pieces do not make the file that was announced."""


class _Disguised(Exception):  # noqa: N818 (as above)
    """The file is not of the kind that was announced, or of another one too."""


class _Noted(Exception):  # noqa: N818 (as above)
    """A picture for everybody carries what a camera wrote into it."""


def create(actor: Actor, digest: str, length: int) -> Upload:
    """Begin the upload of a file that a letter has announced; one that is held already is answered as complete.

    Raises:
        Refusal: 409.90 no letter of this actor announced it; 413.91 too big; 422.90 not as long as announced;
            or what the domain refuses it with.
    """
    if length > settings.FILES.largest:
        raise Refusal(FILE_TOO_BIG, limit=f"{settings.FILES.largest // 1024 // 1024} MB")
    duty, awaited = _awaited(actor, digest)
    if length != awaited.bytes:
        raise Refusal(WRONG_LENGTH, bytes=awaited.bytes)
    fields = {"folder": awaited.folder, "digest": digest, "media": awaited.media, "bytes": length}
    upload = Upload(id=uuid4(), actor=actor.id, touched_at=now(), **fields)
    if _held(awaited.folder, digest):
        duty.arrived(awaited, digest)
        upload.offset, upload.finished_at = length, now()
    upload.save(force_insert=True)
    _forget_older(upload)
    return upload


def find(actor: Actor, upload_id: UUID) -> Upload:
    """Return an upload as it truly stands: what the disk has lost since is sent again, what is whole is put away.

    Raises:
        Refusal: 404.92 no such upload of this actor.
    """
    upload = _get(actor, upload_id)
    if upload.finished_at:
        return upload
    there = shelf().pieces(upload.id)
    sound = []
    for name, size in upload.pieces:
        if there.get(name) != size:
            break
        sound.append([name, size])
    if len(sound) < len(upload.pieces):
        _move(upload, sound)
    return _finish(actor, upload) if upload.offset == upload.bytes else upload


def receive(actor: Actor, upload_id: UUID, coming: Coming) -> Upload:
    """Take a piece of a file in as it comes, without a database connection while it comes.

    What arrived before a cut is kept; with a checksum, all of the piece is kept or nothing.

    Raises:
        Refusal: 409.91 the upload stands elsewhere; 413.91 more than was announced; 460.90 the piece is damaged;
            503.90 too many files come at once; 422.91 the whole is not the announced file.
    """
    upload = find(actor, upload_id)
    if upload.offset != coming.offset:
        raise Refusal(OFFSET_MOVED, offset=upload.offset)
    if coming.offset + coming.length > upload.bytes:
        raise Refusal(FILE_TOO_BIG, limit=f"{upload.bytes} byte")
    with _lane():
        _take(upload, coming.read, coming.check)
    return _finish(actor, upload) if upload.offset == upload.bytes else upload


def drop(actor: Actor, upload_id: UUID) -> None:
    """Let go of an upload; a file that is whole stays.

    Raises:
        Refusal: 404.92 no such upload of this actor.
    """
    _remove(_get(actor, upload_id))


def expires(upload: Upload) -> str:
    """Return until when an unfinished upload can go on, as HTTP writes dates."""
    return (upload.touched_at + LASTS).strftime("%a, %d %b %Y %H:%M:%S GMT")


def _get(actor: Actor, upload_id: UUID) -> Upload:
    upload = Upload.objects.filter(id=upload_id, actor=actor.id, touched_at__gt=now() - LASTS).first()
    if upload is None:
        raise Refusal(UPLOAD_GONE)
    return upload


def _awaited(actor: Actor, digest: str) -> tuple[FileDuty, Awaited]:
    for duty in registry.file_duties.values():
        if awaited := duty.awaited(actor, digest):
            return duty, awaited
    raise Refusal(WORDS_FIRST)


def _held(folder: str, digest: str) -> bool:
    known = StoredFile.objects.filter(folder=folder, digest=digest)
    if not known.exists():
        return False
    if shelf().has(folder, digest):
        return True
    known.delete()
    return False


def _forget_older(upload: Upload) -> None:
    same = Upload.objects.filter(actor=upload.actor, digest=upload.digest, finished_at=None)
    for older in same.order_by("-touched_at")[AT_ONCE:]:
        _remove(older)


def _remove(upload: Upload) -> None:
    named = upload.id
    upload.delete()
    shelf().drop_pieces(named)


@contextmanager
def _lane() -> Iterator[None]:
    """Leave room for words: only so many files come in at once, and none of them holds a connection."""
    if not _lanes.acquire(blocking=False):
        raise Refusal(FILES_BUSY, seconds=BUSY_SECONDS)
    try:
        yield
    finally:
        _lanes.release()


def _let_go() -> None:
    if not connection.in_atomic_block:
        connection.close()


def _take(upload: Upload, read: Callable[[int], bytes], check: Check | None) -> None:
    """Keep piece after piece; the offset moves only over what is on the disk."""
    held: list[list[str | int]] = []
    at = upload.offset
    _let_go()
    for content in _pieces(read, upload.bytes - upload.offset):
        name = f"{at:012d}-{token_hex(4)}"
        shelf().put_piece(upload.id, name, content)
        at += len(content)
        held.append([name, len(content)])
        if check is None:
            _go_on(upload, held)
            held = []
        else:
            check.running.update(content)
    if check is not None:
        if check.running.digest() != check.expected:
            shelf().drop_pieces(upload.id, [str(name) for name, _ in held])
            raise Refusal(PIECE_DAMAGED)
        _go_on(upload, held)


def _pieces(read: Callable[[int], bytes], most: int) -> Iterator[bytes]:
    """Yield what comes in pieces that fit into memory; a cut ends it."""
    piece, taken, open_line = bytearray(), 0, True
    while open_line:
        try:
            part = read(STEP)
        except OSError:
            part = b""
        part = part[: most - taken]
        taken += len(part)
        open_line = bool(part)
        piece += part
        if piece and (len(piece) >= PIECE or not open_line):
            yield bytes(piece)
            piece.clear()


def _go_on(upload: Upload, more: list[list[str | int]]) -> None:
    if not more:
        return
    if not _move(upload, [*upload.pieces, *more]):
        shelf().drop_pieces(upload.id, [str(name) for name, _ in more])
        stands = Upload.objects.filter(id=upload.id).values_list("offset", flat=True).first()
        raise Refusal(OFFSET_MOVED, offset=stands or 0)
    _let_go()


def _move(upload: Upload, pieces: list[list[str | int]]) -> bool:
    """Let the upload stand after these pieces, unless somebody else has moved it meanwhile."""
    offset, moment = sum(int(size) for _, size in pieces), now()
    same = Upload.objects.filter(id=upload.id, pieces=upload.pieces, finished_at=None)
    if not same.update(pieces=pieces, offset=offset, touched_at=moment):
        return False
    upload.pieces, upload.offset, upload.touched_at = pieces, offset, moment
    return True


def _finish(actor: Actor, upload: Upload) -> Upload:
    """Put a whole file away under its name, and tell the domain; a kill in between is made good by the next request.

    Raises:
        Refusal: 422.91 it is not the file that was announced, or 422.215 not of its kind: nothing of it is kept;
            or what the domain says.
    """
    try:
        duty, awaited = _awaited(actor, upload.digest)
        if awaited.bare:
            _check_bare(upload)
        shelf().keep(upload.folder, upload.digest, _checked(upload))
    except _Damaged as error:
        _remove(upload)
        raise Refusal(WRONG_DIGEST) from error
    except _Disguised as error:
        _remove(upload)
        raise Refusal(NOT_ITS_KIND, media=upload.media) from error
    except _Noted as error:
        _remove(upload)
        raise Refusal(CAMERA_NOTES) from error
    except Refusal:
        _remove(upload)
        raise
    except LookupError:  # another request was quicker, or a piece was lost: look again
        return _get(actor, upload.id)
    fields = {"media": upload.media, "bytes": upload.bytes, "stored_at": now()}
    StoredFile.objects.get_or_create(folder=upload.folder, digest=upload.digest, defaults=fields)
    duty.arrived(awaited, upload.digest)
    upload.finished_at = upload.touched_at = now()
    upload.save(update_fields=["finished_at", "touched_at"])
    shelf().drop_pieces(upload.id)
    return upload


def _check_bare(upload: Upload) -> None:
    """Read a picture that will be public whole (its domain keeps it small), and take in no notes beside it."""
    if has_notes(upload.media, b"".join(shelf().read_piece(upload.id, str(name)) for name, _ in upload.pieces)):
        raise _Noted


def _checked(upload: Upload) -> Iterator[bytes]:
    total = hashlib.sha256()
    head = tail = b""
    for name, _ in upload.pieces:
        content = shelf().read_piece(upload.id, str(name))
        total.update(content)
        head = (head + content[:HEAD])[:HEAD]
        tail = (tail + content[-TAIL:])[-TAIL:]
        yield content
    if total.hexdigest() != upload.digest:
        raise _Damaged
    if not is_what_it_says(upload.media, upload.bytes, head, tail):
        raise _Disguised
