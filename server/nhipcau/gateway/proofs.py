"""A phone proves with each request that it is itself: with a key that its browser does not give out.

A token that was copied from a phone opens nothing without that key. What is signed is the method, the address,
the moment, and the hash of what is sent as JSON; files prove themselves by their own hash.
"""

import base64
import hashlib
from binascii import Error
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.http import HttpRequest

from nhipcau.gateway.problems import PROOF_CLOCK, PROOF_MISSING
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal

HEADER: Final = "Nhip-Cau-Proof"
WINDOW: Final = 600  # seconds a proof may be off the house's clock, to either side
_HALF: Final = 32
_SIGNED = ec.ECDSA(SHA256())


def public_half(shown: str) -> bytes:
    """Return the point that a phone showed as its public key, in base64url.

    Raises:
        ValueError: it is no point of the curve P-256.
    """
    point = _plain(shown)
    _loaded(point)
    return point


def check(public_key: bytes, request: HttpRequest) -> None:
    """Check that a request comes from the phone that holds the other half of this key.

    Raises:
        Refusal: 401.200 there is no proof, or it is somebody else's; 401.201 the phone's clock is off, so it
            has to sign again by the house's.
    """
    said, _, signature = request.headers.get(HEADER, "").partition(".")
    try:
        raw = _plain(signature)
        numbers = (int.from_bytes(raw[:_HALF], "big"), int.from_bytes(raw[_HALF:], "big"))
        _loaded(public_key).verify(encode_dss_signature(*numbers), _signed(request, said), _SIGNED)
        off = abs(int(said) - now().timestamp())
    except (ValueError, Error, InvalidSignature) as wrong:
        raise Refusal(PROOF_MISSING) from wrong
    if off > WINDOW:
        raise Refusal(PROOF_CLOCK)


def _signed(request: HttpRequest, said: str) -> bytes:
    json = request.content_type == "application/json" and request.body
    body = hashlib.sha256(request.body).hexdigest() if json else ""
    return f"{request.method} {request.get_full_path()} {said} {body}".encode()


def _plain(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@lru_cache(maxsize=4096)
def _loaded(point: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
