"""Photos of petitions at the office: shown to whoever handles it, and added to an answer. Stored as every file, without a camera's notes."""

import hashlib
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from nhipcau.feedback.petitions.bodies import AttachPetitionPhoto
from nhipcau.feedback.petitions.photos import bare
from nhipcau.feedback.petitions.problems import MISREAD
from nhipcau.feedback.petitions.queries import get_petition, photo_readable
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_LEAD
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP
from nhipcau.sync import files
from nhipcau.sync.file_problems import FILE_UNKNOWN
from nhipcau.sync.keeping import look_up

LARGEST: Final = 4 * 1024 * 1024  # bytes
KINDS: Final = {b"\xff\xd8": "image/jpeg", b"RI": "image/webp"}


@require_safe
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, purpose=HELP)
def photo(request: OfficeRequest, digest: str) -> HttpResponse:
    """Show a photo of a petition that this officer may see.

    Raises:
        Refusal: 404.93 there is none.
    """
    actor = request.officer.actor
    if photo_readable(actor, digest) is None:
        raise Refusal(FILE_UNKNOWN)
    found = look_up(actor, digest)
    response = HttpResponse(bare(b"".join(found.part(0, found.size))), content_type=found.media)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def add(request: OfficeRequest, petition_id: UUID) -> HttpResponse:
    """Add a photo of what was done; what a camera noted in it is taken out before it is stored.

    Raises:
        Refusal: 404.456 no such petition; 422.472 it is no photo, or too large.
    """
    actor = request.officer.actor
    petition = get_petition(actor, petition_id)
    content = _picture(request.FILES.get("tep"))
    digest = hashlib.sha256(content).hexdigest()
    told = {"id": new_id(), "petition_id": petition.id, "digest": digest, "bytes": len(content), "media": KINDS[content[:2]], "part": "answer"}
    bus.do(actor, "feedback.attach_photo", AttachPetitionPhoto.model_validate(told))
    upload = files.create(actor, digest, len(content))
    if not upload.finished_at:
        files.receive(actor, upload.id, files.Coming(0, len(content), BytesIO(content).read))
    return redirect(f"/xa/y-kien/{petition.id}?xong=anh")


def _picture(sent: Any) -> bytes:  # noqa: ANN401 (an uploaded file, or none)
    """Return a picture without any notes.

    Raises:
        Refusal: 422.472 it is none, or too large.
    """
    content = bare(sent.read()) if sent and sent.size and sent.size <= LARGEST else b""
    if content[:2] not in KINDS:
        raise Refusal(MISREAD)
    return content
