"""The house's keys for work that others carry: sealed so that only the house reads it, answered so that nobody forges it.

A bundle is ``NCB1 · bundle id · key id · HPKE``: RFC 9180, base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
AES-256-GCM. The head is bound in as ``info`` (RFC 9180, section 8.1). Receipts are signed with ECDSA over P-256 and
SHA-256: every browser since 2015 can check that, while Ed25519 came to Chrome with 137 only.
"""

import hashlib
import struct
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from nhipcau.kernel.problems import Refusal
from nhipcau.sync.problems import BUNDLE_UNREADABLE

MARK: Final = b"NCB\x01"  # the last byte is the format's version
LABEL: Final = b"nhip-cau courier"
HEAD: Final = struct.Struct("!4s16s8s")
LENGTH: Final = struct.Struct("!I")
SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
MOST_UNPACKED: Final = 4 * 1024 * 1024  # bytes; a phone packs at most 1 MB
_GZIP, _GZIP_MARK = 31, b"\x1f\x8b"
_HALF = 32  # bytes of each number in a signature


@dataclass(frozen=True)
class Key:
    """One key pair. It is named by its public half, so that both sides find the name by themselves."""

    private: ec.EllipticCurvePrivateKey

    @property
    def public(self) -> bytes:
        """The public point, uncompressed: 65 bytes."""
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def name(self) -> bytes:
        """The first 8 bytes of the public point's SHA-256."""
        return hashlib.sha256(self.public).digest()[:8]


@dataclass(frozen=True)
class Seal:
    """What a phone must know to seal to this house and to check its receipts; base64url."""

    id: str
    public: str
    receipts: list[str]


def seal() -> Seal:
    """Return the public halves that are current, and those whose receipts may still be under way."""
    current = _keys(tuple(settings.SEAL_KEYS))[0]
    receipts = [spell(one.public) for one in _keys(tuple(settings.RECEIPT_KEYS))]
    return Seal(spell(current.name), spell(current.public), receipts)


def open_sealed(sealed: bytes) -> tuple[UUID, bytes]:
    """Return the id of a bundle and what was packed into it.

    Raises:
        Refusal: 422.93 damaged, cut off, or sealed to another house.
    """
    try:
        mark, name, key_name = HEAD.unpack_from(sealed)
        key = next(one for one in _keys(tuple(settings.SEAL_KEYS)) if one.name == key_name)
        padded = SUITE.decrypt(sealed[HEAD.size :], key.private, info=LABEL + sealed[: HEAD.size])
        return UUID(bytes=name), _unpacked(mark, padded)
    except (struct.error, StopIteration, InvalidTag, ValueError, zlib.error) as error:
        raise Refusal(BUNDLE_UNREADABLE) from error


def sign(text: str) -> tuple[str, bytes]:
    """Return the name of the current key, and its signature over a text: two numbers of 32 bytes, as browsers read it."""
    key = _keys(tuple(settings.RECEIPT_KEYS))[0]
    one, other = decode_dss_signature(key.private.sign(text.encode(), ec.ECDSA(hashes.SHA256())))
    return spell(key.name), one.to_bytes(_HALF) + other.to_bytes(_HALF)


def signed_by(public: bytes, signature: bytes, text: str) -> bool:
    """Say whether the holder of this public key signed the text."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    one, other = (int.from_bytes(half) for half in (signature[:_HALF], signature[_HALF:]))
    try:
        key.verify(encode_dss_signature(one, other), text.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def spell(value: bytes) -> str:
    """Return bytes in base64url without padding."""
    return urlsafe_b64encode(value).rstrip(b"=").decode()


@lru_cache(maxsize=8)
def _keys(spelled: tuple[str, ...]) -> list[Key]:
    numbers = [int.from_bytes(urlsafe_b64decode(one + "=" * (-len(one) % 4))) for one in spelled]
    return [Key(ec.derive_private_key(number, ec.SECP256R1())) for number in numbers]


def _unpacked(mark: bytes, padded: bytes) -> bytes:
    """Return the words; whatever would swell beyond reason is no bundle of a phone."""
    (length,) = LENGTH.unpack_from(padded)
    packed = padded[LENGTH.size : LENGTH.size + length]
    if mark != MARK or len(packed) != length:
        raise ValueError("not a bundle of this format")
    if not packed.startswith(_GZIP_MARK):
        return packed
    gunzip = zlib.decompressobj(_GZIP)
    words = gunzip.decompress(packed, MOST_UNPACKED)
    if not gunzip.eof:
        raise ValueError("cut off, or too much")
    return words
