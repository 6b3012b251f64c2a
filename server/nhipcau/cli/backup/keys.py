"""Who may open a backup, and the house's own keys, which are kept apart from it."""

import getpass
import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyrage  # type: ignore[import-untyped]  # it ships none
from django.conf import settings

from nhipcau.cli.backup.envelope import Identity, Recipient
from nhipcau.cli.backup.problems import KEY_UNREAD, NO_RECIPIENT, PASSPHRASE_UNFIT
from nhipcau.kernel.problems import Refusal
from nhipcau.settings.backup import KEYS_TO, PASSPHRASE, TO, said

__all__ = ["KEYS_TO", "PASSPHRASE", "TO"]
SHORTEST = 12  # characters of a passphrase
TOO_MUCH = "Excessive work"  # age measures the machine each time, and does not begin what seems too long
TRIES, PAUSE = 40, 0.05
ARMOUR = b"age-encryption.org/"
FILES: Final = {  # what the house cannot do without, and its file in the data folder
    "NHIPCAU_SECRET_KEY": "secret.key",
    "NHIPCAU_LOOKUP_KEY": "lookup.key",
    "NHIPCAU_SEAL_KEYS": "seal.key",
    "NHIPCAU_RECEIPT_KEYS": "receipt.key",
    "NHIPCAU_CHECKPOINT_KEYS": "checkpoint.key",
    "NHIPCAU_ACCOUNT_KEYS": "account.key",
}
Ask = Callable[[], str]


def recipients(*variables: str) -> list[Recipient]:
    """Return to whom is encrypted: the public keys in the first of these variables that is set.

    Raises:
        Refusal: 422.190 there is none, or something that is no public key of age.
    """
    try:
        found = [Recipient.from_str(one) for one in said(*variables).replace(",", " ").split()]
    except pyrage.RecipientError:
        raise Refusal(NO_RECIPIENT) from None
    if not found:
        raise Refusal(NO_RECIPIENT)
    return found


def make(path: Path, ask: Ask) -> str:
    """Make a pair of keys: the private one into a new file under a passphrase; return the public one."""
    pair = Identity.generate()
    content = pyrage.passphrase.encrypt(f"{pair}\n".encode(), ask())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
    return str(pair.to_public())


def identities(path: Path, ask: Ask) -> list[Identity]:
    """Read private keys from a file of `--make-key` or of `age-keygen`.

    Raises:
        Refusal: 422.191 the passphrase is wrong, or there is no key in it.
    """
    try:
        content = path.read_bytes()
        if content.startswith(ARMOUR):
            content = _unlocked(content, ask())
        lines = [line.strip() for line in content.decode().splitlines()]
        found = [Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, ValueError, pyrage.DecryptError, pyrage.IdentityError):
        raise Refusal(KEY_UNREAD, file=path) from None
    if not found:
        raise Refusal(KEY_UNREAD, file=path)
    return found


def _unlocked(content: bytes, phrase: str) -> bytes:
    """Open a key file; a machine that is busy takes itself for a slow one, and is asked again."""
    for _ in range(TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(content, phrase))
        except pyrage.DecryptError as fault:
            if TOO_MUCH not in str(fault):
                raise
            time.sleep(PAUSE)
    return bytes(pyrage.passphrase.decrypt(content, phrase))


def passphrase() -> str:
    """Return the passphrase of the key file: from the environment, or asked for."""
    return said(PASSPHRASE) or getpass.getpass("Mật khẩu của khóa sao lưu · Passphrase of the backup key: ")


def new_passphrase() -> str:
    """Return the passphrase of a new key file: from the environment, or asked for twice."""
    given = said(PASSPHRASE) or getpass.getpass("Mật khẩu mới cho khóa sao lưu · New passphrase for the key: ")
    if not said(PASSPHRASE) and getpass.getpass("Nhập lại · Once more: ") != given:
        raise Refusal(PASSPHRASE_UNFIT)
    if len(given) < SHORTEST:
        raise Refusal(PASSPHRASE_UNFIT)
    return given


def of_the_house() -> dict[str, str]:
    """Return the house's own keys, by the variables that set them."""
    return {
        "NHIPCAU_SECRET_KEY": settings.SECRET_KEY,
        "NHIPCAU_LOOKUP_KEY": settings.LOOKUP_KEY,
        "NHIPCAU_SEAL_KEYS": ",".join(settings.SEAL_KEYS),
        "NHIPCAU_RECEIPT_KEYS": ",".join(settings.RECEIPT_KEYS),
        "NHIPCAU_CHECKPOINT_KEYS": ",".join(settings.CHECKPOINT_KEYS),
        "NHIPCAU_ACCOUNT_KEYS": ",".join(settings.ACCOUNT_KEYS),
    }


def marks() -> dict[str, str]:
    """Return a mark of each key, by which another one is known; nothing of the key can be read from it."""
    return {name: hashlib.sha256(f"nhipcau {name} {value}".encode()).hexdigest()[:16] for name, value in of_the_house().items()}


def packed() -> bytes:
    """Return the house's keys as they are sealed."""
    return json.dumps(of_the_house(), indent=1).encode()


def put_back(content: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """Write the keys that the data folder lacks; return which were written, and which are there already."""
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    written, there = [], []
    for name, value in json.loads(content).items():
        path = folder / FILES[name]
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            there.append(path.name)
            continue
        with os.fdopen(handle, "w") as file:
            file.write(value)
        written.append(path.name)
    return written, there
