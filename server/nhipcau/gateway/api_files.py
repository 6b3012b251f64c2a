"""The door for files: tus 1.0.0 (creation, creation-with-upload, checksum, expiration, termination), and reading back.

A tus client goes by the bare status; whoever reads the body finds our numbered Problem in it.
"""

import base64
import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from ninja import Router

from nhipcau.gateway.api import refuse
from nhipcau.gateway.api_problems import WRONG_METHOD
from nhipcau.gateway.api_snapshots import part_asked
from nhipcau.gateway.api_sync import PhoneRequest, PhoneToken
from nhipcau.gateway.silence import heard
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.sync import files, keeping
from nhipcau.sync.file_problems import BAD_UPLOAD, NO_LENGTH, OTHER_TUS, PAST_THE_FILE, UPLOAD_GONE, WRONG_TYPE
from nhipcau.sync.models import Upload

router = Router(tags=["phone"])
VERSION: Final = "1.0.0"
EXTENSIONS: Final = "creation,creation-with-upload,checksum,expiration,termination"
PIECE_TYPE: Final = "application/offset+octet-stream"
HASHES: Final[dict[str, Callable[[], files.Hash]]] = {"sha256": hashlib.sha256, "sha1": hashlib.sha1}
DIGEST_LENGTH: Final = 64
ENDINGS: Final = {
    "image/webp": "webp",
    "image/jpeg": "jpg",
    "audio/webm": "webm",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
}
KEPT_FILE: Final = read_door(
    "file",
    "follow_up",
    vi="Mở ảnh, ghi âm bà con đồng ý giữ",
    en="Opened a photo or recording that was kept by consent",
    photo=("ảnh", "photo"),
    recording=("ghi âm", "recording"),
)
View = Callable[..., HttpResponse]


def tus(view: View) -> View:
    """Hold a door to tus 1.0.0, and let its refusals carry the protocol's headers too."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 (any door's)
        try:
            _check_version(request)
            answer = view(request, *args, **kwargs)
        except Refusal as refusal:
            answer = refuse(refusal.problem, **refusal.details)
            if "seconds" in refusal.details:
                answer.headers["Retry-After"] = str(refusal.details["seconds"])
        _say(answer, {"Tus-Resumable": VERSION, "Tus-Version": VERSION, "Cache-Control": "no-store"})
        return answer

    return door


@router.api_operation(["OPTIONS"], "/files", include_in_schema=False)
def abilities(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (ninja's signature)
    """Say which parts of tus are spoken here."""
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
    _say(
        answer,
        {
            "Tus-Resumable": VERSION,
            "Tus-Version": VERSION,
            "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(keeping.largest()),
            "Tus-Checksum-Algorithm": ",".join(HASHES),
        },
    )
    return answer


@router.post("/files", auth=PhoneToken(), include_in_schema=False)
@tus
def begin(request: PhoneRequest) -> HttpResponse:
    """Begin the upload of a file that a letter has announced; its first bytes may come along."""
    length = _number(request, "Upload-Length")
    coming = _coming(request)
    upload = files.create(request.auth, _digest(request), length)
    if coming and not upload.finished_at:
        upload = _receive(request, upload.id, 0)
    answer = _stands(upload, HTTPStatus.CREATED)
    answer.headers["Location"] = request.build_absolute_uri(f"/api/v1/files/coming/{upload.id}")
    return answer


@router.api_operation(["HEAD"], "/files/coming/{upload}", auth=PhoneToken(), include_in_schema=False)
@tus
def where(request: PhoneRequest, upload: str) -> HttpResponse:
    """Say how far an upload has come."""
    return _where(request.auth, upload)


@router.api_operation(["PATCH"], "/files/coming/{upload}", auth=PhoneToken(), include_in_schema=False)
@tus
def go_on(request: PhoneRequest, upload: str) -> HttpResponse:
    """Take the next piece of a file."""
    return _go_on(request, upload)


@router.delete("/files/coming/{upload}", auth=PhoneToken(), include_in_schema=False)
@tus
def let_go(request: PhoneRequest, upload: str) -> HttpResponse:
    """Let go of an upload."""
    return _let_go(request.auth, upload)


@router.post("/files/coming/{upload}", auth=PhoneToken(), include_in_schema=False)
@tus
def instead(request: PhoneRequest, upload: str) -> HttpResponse:
    """Let whoever can only POST say PATCH, DELETE or HEAD with ``X-HTTP-Method-Override``."""
    method = request.headers.get("X-HTTP-Method-Override", "").upper()
    if method == "PATCH":
        return _go_on(request, upload)
    if method == "DELETE":
        return _let_go(request.auth, upload)
    if method == "HEAD":
        return _where(request.auth, upload)
    raise Refusal(WRONG_METHOD, method="POST", allowed="HEAD, PATCH, DELETE")


@router.get("/files/{digest}", auth=PhoneToken(), include_in_schema=False)
def read_back(request: PhoneRequest, digest: str) -> HttpResponseBase:
    """Return a photo or a voice note of the phone's own places, whole or in part."""
    return handed_over(request, request.auth, digest)


def handed_over(request: HttpRequest, actor: Actor, digest: str) -> HttpResponseBase:
    """Return a file that this actor may read, to be saved and not to be run, and kept by nobody on the way.

    Raises:
        Refusal: 404.93 no such file in the actor's places; 410.50 the person has taken back the consent.
    """
    found = keeping.look_up(actor, digest)
    if found.known.place:
        looked(actor, KEPT_FILE, [Seen(found.known.place, found.known.person, found.known.home, (_kind(found.media),))])
    part = part_asked(request.headers.get("Range", ""), found.size)
    if part and part.start >= part.stop:
        refused = refuse(PAST_THE_FILE, bytes=found.size)
        refused.headers["Content-Range"] = f"bytes */{found.size}"
        return refused
    start, stop = (part.start, part.stop) if part else (0, found.size)
    answer = StreamingHttpResponse(found.part(start, stop), content_type=found.media)
    if part:
        answer.status_code = HTTPStatus.PARTIAL_CONTENT
        answer.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{found.size}"
    _say(
        answer,
        {
            "Accept-Ranges": "bytes",
            "Content-Length": str(stop - start),
            "Content-Disposition": f'attachment; filename="{digest[:12]}.{ENDINGS.get(found.media, "bin")}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "ETag": f'"{digest}"',
        },
    )
    return answer


def _kind(media: str) -> str:
    return "photo" if media.startswith("image/") else "recording"


def _say(answer: HttpResponseBase, headers: dict[str, str]) -> None:
    for name, value in headers.items():
        answer.headers[name] = value


def _check_version(request: HttpRequest) -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise Refusal(OTHER_TUS)


def _where(actor: Actor, upload: str) -> HttpResponse:
    return _stands(files.find(actor, _named(upload)), HTTPStatus.OK)


def _go_on(request: PhoneRequest, upload: str) -> HttpResponse:
    if _type(request) != PIECE_TYPE:
        raise Refusal(WRONG_TYPE)
    taken = _receive(request, _named(upload), _number(request, "Upload-Offset"))
    return _stands(taken, HTTPStatus.NO_CONTENT)


def _let_go(actor: Actor, upload: str) -> HttpResponse:
    files.drop(actor, _named(upload))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _receive(request: PhoneRequest, upload: UUID, offset: int) -> Upload:
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal():
        raise Refusal(NO_LENGTH)
    read = heard(request.read, request.META.get("SERVER_PORT"))
    return files.receive(request.auth, upload, files.Coming(offset, int(length), read, _check(request)))


def _stands(upload: Upload, status: HTTPStatus) -> HttpResponse:
    """Tell how far an upload has come; ``Upload-Digest`` only when the whole of it lies safe under that hash."""
    answer = HttpResponse(status=status)
    _say(answer, {"Upload-Offset": str(upload.offset), "Upload-Length": str(upload.bytes)})
    if upload.finished_at:
        answer.headers["Upload-Digest"] = upload.digest
    else:
        answer.headers["Upload-Expires"] = files.expires(upload)
    return answer


def _coming(request: HttpRequest) -> bool:
    """Say whether the first bytes come along with the announcement."""
    if request.headers.get("Content-Length", "0") in {"", "0"}:
        return False
    if _type(request) != PIECE_TYPE:
        raise Refusal(WRONG_TYPE)
    return True


def _type(request: HttpRequest) -> str:
    return request.headers.get("Content-Type", "").split(";")[0].strip().lower()


def _named(upload: str) -> UUID:
    try:
        return UUID(upload)
    except ValueError as error:
        raise Refusal(UPLOAD_GONE) from error


def _number(request: HttpRequest, header: str) -> int:
    given = request.headers.get(header, "")
    if not given.isascii() or not given.isdigit() or len(given) > 15:  # noqa: PLR2004 (digits: beyond any file)
        raise Refusal(BAD_UPLOAD, field=header)
    return int(given)


def _digest(request: HttpRequest) -> str:
    """Return the file's SHA-256 from the upload's metadata: ``digest`` and its value in base64."""
    pairs = (part.strip().partition(" ") for part in request.headers.get("Upload-Metadata", "").split(","))
    given = {key: value.strip() for key, _, value in pairs}
    try:
        digest = base64.b64decode(given.get("digest", ""), validate=True).decode("ascii")
    except ValueError as error:
        raise Refusal(BAD_UPLOAD, field="Upload-Metadata: digest") from error
    if len(digest) != DIGEST_LENGTH or set(digest) - set("0123456789abcdef"):
        raise Refusal(BAD_UPLOAD, field="Upload-Metadata: digest")
    return digest


def _check(request: HttpRequest) -> files.Check | None:
    given = request.headers.get("Upload-Checksum")
    if given is None:
        return None
    name, _, value = given.strip().partition(" ")
    try:
        return files.Check(HASHES[name.lower()](), base64.b64decode(value.strip(), validate=True))
    except (KeyError, ValueError) as error:
        raise Refusal(BAD_UPLOAD, field="Upload-Checksum") from error
