"""A phone that seals its unsent work, as the server meets it: bytes that anybody may bring."""

import gzip
import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client

from nhipcau.kernel.chain import canonical
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.sync.sealing import HEAD, LABEL, LENGTH, MARK, SUITE, seal, signed_by
from tests.phones import Phone, sealed

COURIER = "/api/v1/courier"


@dataclass(frozen=True)
class Point:
    """A public key as a phone knows it."""

    name: bytes
    key: ec.EllipticCurvePublicKey


def unspell(text: str) -> bytes:
    """Return the bytes behind base64url."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def public_point() -> Point:
    """Return the key that every pull tells."""
    told = seal()
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unspell(told.public))
    return Point(unspell(told.id), key)


def foreign_point() -> Point:
    """Return the key of another house, under the name of ours."""
    return Point(public_point().name, ec.generate_private_key(ec.SECP256R1()).public_key())


def wrapped(words: bytes, *, to: Point | None = None, bundle: UUID | None = None, length: int | None = None) -> bytes:
    """Seal any words as a phone would."""
    point = to or public_point()
    head = HEAD.pack(MARK, (bundle or new_id()).bytes, point.name)
    padded = (LENGTH.pack(len(words) if length is None else length) + words).ljust(915, b"\0")
    return head + SUITE.encrypt(padded, point.key, info=LABEL + head)


def bundle_of(phone: Phone, *letters: Any, made_at: datetime | None = None, **more: Any) -> bytes:
    """Seal letters, or whatever stands in their place, on this phone."""
    plain = [sealed(one) if isinstance(one, Letter) else one for one in letters]
    packed = {"device": str(phone.device), "token": phone.token, "made_at": (made_at or now()).isoformat()}
    return wrapped(gzip.compress(json.dumps({**packed, "letters": plain}).encode()), **more)


def bring(bundle: bytes, **extra: Any) -> Any:
    """Bring a bundle to the door, as anybody."""
    client = Client(raise_request_exception=False)
    return client.post(COURIER, bundle, content_type="application/octet-stream", **extra)


def receipt_for(bundle: bytes) -> dict[str, Any]:
    """Bring a bundle that must be taken, and return its receipt once the signature was checked."""
    answer = bring(bundle)
    assert answer.status_code == 200, answer.content
    receipt = dict(answer.json()["receipt"])
    assert is_signed(receipt)
    return receipt


def is_signed(receipt: dict[str, Any]) -> bool:
    """Say whether a key that every pull tells signed this receipt."""
    said = canonical({name: receipt[name] for name in ("bundle", "device", "number", "received_at", "letters")})
    return any(signed_by(unspell(key), unspell(receipt["signature"]), said) for key in seal().receipts)


def told_in(receipt: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Return (state, number of the problem) of each letter."""
    return [(one["state"], one["problem"]) for one in receipt["letters"]]

