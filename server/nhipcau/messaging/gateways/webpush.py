"""A push to a browser (RFC 8030), packed for that browser alone (RFC 8291) and signed by us (VAPID, RFC 8292)."""

import base64
import json
import os
import time
from typing import Any, Final
from urllib.parse import urlsplit

import http_ece
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from joserfc import jwt
from joserfc.jwk import ECKey

from nhipcau.kernel.own_keys import own_key
from nhipcau.messaging.gateways import NotTaken, Parcel, Refused, Unsure
from nhipcau.messaging.writing import TITLE

PATIENCE: Final = (3, 8)  # seconds to reach it, and for its answer
KEPT: Final = 24 * 3600  # seconds that the push service keeps it for a browser that is off
SIGNED: Final = 12 * 3600  # seconds that a signature holds
GONE: Final = {404, 410}
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256


def house_key() -> ec.EllipticCurvePrivateKey:
    """Return the key that signs our pushes; the same on every worker, and nothing has to be kept for it."""
    drawn = int.from_bytes(own_key("push: vapid") + own_key("push: vapid, more"))
    return ec.derive_private_key(drawn % (_ORDER - 1) + 1, ec.SECP256R1())


def public_key() -> str:
    """Return what a browser needs to let us push, and nobody else."""
    return _spelled(house_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def is_a_push_service(endpoint: str) -> bool:
    """Whether an address that a browser gave is one of the named services, so that we are never sent elsewhere."""
    parts = urlsplit(endpoint)
    host = parts.hostname or ""
    named = any(host.endswith(one) if one.startswith(".") else host == one for one in settings.SENDING.push_hosts)
    return named and (parts.scheme == "https" or host == "127.0.0.1")


class WebPush:
    """Every push service: its address stands in the browser's own."""

    name = "push"

    def __init__(self) -> None:
        self.line = requests.Session()
        self.line.trust_env = False
        self.key = ECKey.import_key(house_key())

    def hand(self, parcel: Parcel) -> str:
        """Hand a push over; ``parcel.address`` is the browser's subscription as JSON. See `Gateway`."""
        browser = json.loads(parcel.address)
        if not is_a_push_service(browser["endpoint"]):
            raise Refused("its push service is not known")
        try:
            packed = _packed(browser, {"title": TITLE, "text": parcel.text, "id": str(parcel.id)})
        except (KeyError, ValueError, http_ece.ECEException) as error:
            raise Refused("its keys are none") from error
        topic = base64.urlsafe_b64encode(parcel.id.bytes).rstrip(b"=").decode()
        heads = {"Content-Encoding": "aes128gcm", "TTL": str(KEPT), "Topic": topic, "Authorization": self._signed(browser["endpoint"])}
        try:
            answer = self.line.post(browser["endpoint"], packed, headers=heads, timeout=PATIENCE, allow_redirects=False)
        except requests.exceptions.ConnectTimeout as error:
            raise NotTaken("it does not answer") from error
        except requests.RequestException as error:
            raise Unsure(type(error).__name__) from error
        if answer.status_code in GONE:
            raise Refused("it is no more")
        if not answer.ok:
            raise NotTaken(f"it answered {answer.status_code}")
        return ""

    def _signed(self, endpoint: str) -> str:
        parts = urlsplit(endpoint)
        claims: dict[str, Any] = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(time.time()) + SIGNED}
        if settings.SENDING.contact:
            claims["sub"] = settings.SENDING.contact
        return f"vapid t={jwt.encode({'typ': 'JWT', 'alg': 'ES256'}, claims, self.key)}, k={public_key()}"

    def listen(self) -> None:
        """Push services tell nothing later."""

    def close(self) -> None:
        """Let go of the connections."""
        self.line.close()


def _packed(browser: dict[str, str], told: dict[str, str]) -> bytes:
    once = ec.generate_private_key(ec.SECP256R1())
    text = json.dumps(told, ensure_ascii=False).encode()
    made: bytes = http_ece.encrypt(
        text, salt=os.urandom(16), private_key=once, dh=_read(browser["p256dh"]), auth_secret=_read(browser["auth"]),
        version="aes128gcm",
    )  # fmt: skip
    return made


def _spelled(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _read(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
