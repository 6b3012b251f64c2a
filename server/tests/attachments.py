"""Photos and voice notes as a phone announces them: invented bytes that begin as their kind begins."""

import base64
import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.support.models import Assist
from tests.phones import Phone
from tests.world import Home, World, must

FILES = "/api/v1/files"
PIECE_TYPE = "application/offset+octet-stream"


def webp(size: int, seed: int = 1) -> bytes:
    """Return bytes that begin as a WebP picture does."""
    body = hashlib.shake_256(seed.to_bytes(4, "big")).digest(max(0, size - 12))
    return (b"RIFF" + (size - 8).to_bytes(4, "little") + b"WEBP" + body)[:size]


def webm(size: int) -> bytes:
    """Return bytes that begin as a WebM recording does."""
    head = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"
    return head + bytes(size - len(head))


def digest_of(content: bytes) -> str:
    """Return the name of a file."""
    return hashlib.sha256(content).hexdigest()


def consent_to_keep(world: World, home: Home) -> UUID:
    """Let the person of this home agree that a file is kept."""
    consent = new_id()
    about = {"resident_id": home.resident, "purpose": "keep_file", "given_by": "self", "method": "tap"}
    must(world.system, "people.give_consent", id=consent, **about)
    return consent


def last_assist(world: World, home: Home) -> UUID:
    """Return the newest assist of this home; without one, an assist of Lan's own place is recorded."""
    with acting(world.system):
        found = Assist.objects.filter(household=home.household).order_by("-id").first()
    if found:
        return found.id
    body = world.assist(home)
    must(world.system, "support.record_assist", **body)
    return UUID(str(body["id"]))


def kept_photo(world: World, home: Home, content: bytes = b"", **changes: Any) -> dict[str, Any]:
    """Return the body that announces a photo which this home agreed to keep."""
    content = content or webp(1000)
    return {
        "id": new_id(),
        "assist_id": last_assist(world, home),
        "consent_id": consent_to_keep(world, home),
        "digest": digest_of(content),
        "bytes": len(content),
        "media": "image/webp",
        "kind": "place_photo",
        **changes,
    }


@dataclass
class Sender:
    """A phone that speaks tus."""

    phone: Phone

    def says(self, method: str, path: str, content: bytes = b"", **headers: Any) -> HttpResponse:
        """Say one thing of the protocol; headers are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        told = {"Tus-Resumable": "1.0.0", **self.phone.head, **named}
        told = {name: str(value) for name, value in told.items() if value is not None}
        kind = told.pop("Content-Type", PIECE_TYPE)
        client = Client(raise_request_exception=False)
        answer: Any = client.generic(method, path, content, content_type=kind, headers=told, CONTENT_TYPE=kind, CONTENT_LENGTH=str(len(content)))
        return answer  # type: ignore[no-any-return]

    def begins(self, content: bytes, first: bytes = b"", **headers: Any) -> HttpResponse:
        """Begin the upload of this content, maybe with its first bytes."""
        name = base64.b64encode(digest_of(content).encode()).decode()
        asked = {"Upload_Length": len(content), "Upload_Metadata": f"filename YW5o,digest {name}", **headers}
        return self.says("POST", FILES, first, **asked)

    def sends(self, path: str, offset: int, content: bytes, **headers: Any) -> HttpResponse:
        """Send one piece."""
        return self.says("PATCH", path, content, Upload_Offset=offset, **headers)

    def stands(self, path: str) -> int:
        """Ask how far an upload has come."""
        answer = self.says("HEAD", path)
        assert answer.status_code == 200, answer.content
        return int(answer.headers["Upload-Offset"])


def at(answer: HttpResponse) -> str:
    """Return the address an upload was given."""
    assert answer.status_code == 201, answer.content
    return str(answer.headers["Location"]).removeprefix("http://testserver")
