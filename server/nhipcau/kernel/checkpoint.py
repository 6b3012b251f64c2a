"""Checkpoints: where every chain ends at a moment, signed, in a text that an outsider can keep and check later.

What was written before a checkpoint can then be neither changed nor left out without its chain ending elsewhere than
the text says. The text names no person. Its last line but one is ``--``; below stand the key's name and the signature,
ECDSA over P-256 and SHA-256 of everything above that line, so that openssl alone can check it.
"""

import hashlib
from base64 import b64decode, b64encode, urlsafe_b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from django.conf import settings

from nhipcau.kernel.chain import spelled_moment

TITLE: Final = "nhipcau checkpoint 1"
LEDGER: Final = "ledger"
PublicKey = ec.EllipticCurvePublicKey


class End(NamedTuple):
    """Where one chain ended: of the ledger, or of a trail."""

    log: str
    chain: str
    entries: int
    tip: bytes


class NotACheckpoint(Exception):  # noqa: N818 (it says what is wrong with the text)
    """A text that is no checkpoint, or whose signature is not of a key that is known; the message says which."""


@dataclass(frozen=True)
class Told:
    """What a checkpoint's text says."""

    number: int
    at: str
    previous: str
    ends: tuple[End, ...]


def written(number: int, at: datetime, previous: str, ends: Iterable[End]) -> str:
    """Return a checkpoint's text, signed with the first key. ``previous`` is the `name_of` of the one before it."""
    lines = [TITLE, f"number {number}", f"at {spelled_moment(at)}", f"previous {previous or '-'}"]
    lines += [f"{end.log} {end.chain} {end.entries} {end.tip.hex() or '-'}" for end in sorted(ends)]
    body = "\n".join(lines) + "\n"
    key = _made(settings.CHECKPOINT_KEYS[0])
    signature = key.sign(body.encode(), ec.ECDSA(hashes.SHA256()))
    return f"{body}--\nkey {_key_name(key.public_key())}\nsignature {b64encode(signature).decode()}\n"


def name_of(text: str) -> str:
    """Return the hash by which the next checkpoint names this one."""
    return hashlib.sha256(_parts(text)[0].encode()).hexdigest()


def read(text: str, known: Iterable[ec.EllipticCurvePublicKey]) -> Told:
    """Return what a checkpoint says.

    Raises:
        NotACheckpoint: it is none, or none of these keys signed this very text.
    """
    body, signature = _parts(text)
    if not any(_signed(key, body, signature) for key in known):
        raise NotACheckpoint("its signature is not of a known key over this text")
    try:
        title, number, at, previous, *ends = body.splitlines()
        if title != TITLE:
            raise NotACheckpoint(f"it begins with {title[:40]!r}")
        told = [_value(line, name) for line, name in ((number, "number"), (at, "at"), (previous, "previous"))]
        return Told(int(told[0]), told[1], told[2].strip("-"), tuple(_end(line) for line in ends))
    except ValueError as error:
        raise NotACheckpoint("a line of it cannot be read") from error


def public_keys() -> list[ec.EllipticCurvePublicKey]:
    """Return the public halves of all keys that this house signs or has signed with, the current one first."""
    return [_made(secret).public_key() for secret in settings.CHECKPOINT_KEYS]


def pem(key: ec.EllipticCurvePublicKey) -> str:
    """Return a public key as openssl reads it."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def from_pem(text: str) -> ec.EllipticCurvePublicKey:
    """Return a public key that somebody kept.

    Raises:
        NotACheckpoint: it is no such key.
    """
    try:
        key = load_pem_public_key(text.encode())
    except ValueError as error:
        raise NotACheckpoint("the key cannot be read") from error
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise NotACheckpoint("the key is of another kind")
    return key


def _parts(text: str) -> tuple[str, bytes]:
    body, mark, foot = text.partition("\n--\n")
    signature = next(_values(foot, "signature"), "")
    if not mark or not signature:
        raise NotACheckpoint("it has no signature")
    try:
        return body + "\n", b64decode(signature, validate=True)
    except ValueError as error:
        raise NotACheckpoint("its signature cannot be read") from error


def _values(text: str, name: str) -> Iterator[str]:
    return (line.removeprefix(f"{name} ") for line in text.splitlines() if line.startswith(f"{name} "))


def _value(line: str, name: str) -> str:
    found, _, value = line.partition(" ")
    if found != name:
        raise ValueError(line)
    return value


def _end(line: str) -> End:
    log, chain, entries, tip = line.split(" ")
    return End(log, chain, int(entries), bytes.fromhex(tip.strip("-")))


def _signed(key: ec.EllipticCurvePublicKey, body: str, signature: bytes) -> bool:
    try:
        key.verify(signature, body.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def _key_name(key: ec.EllipticCurvePublicKey) -> str:
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()[:16]


def _made(secret: str) -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(urlsafe_b64decode(secret + "=" * (-len(secret) % 4)))
    return ec.derive_private_key(number, ec.SECP256R1())
