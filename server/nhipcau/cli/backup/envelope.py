"""Encrypting and decrypting as streams, with age: what is plain lives in a pipe, never on the disk."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import BinaryIO, TypeAlias

import pyrage  # type: ignore[import-untyped]  # it ships none

from nhipcau.cli.backup.problems import DAMAGED, NOT_WRITTEN, WRONG_KEY
from nhipcau.kernel.problems import Refusal

Recipient: TypeAlias = pyrage.x25519.Recipient
Identity: TypeAlias = pyrage.x25519.Identity


class _Target:
    """The file on the disk; remembers why it could not be written."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.fault: OSError | None = None

    def write(self, content: bytes) -> int:
        try:
            return self.file.write(content)
        except OSError as fault:
            self.fault = fault
            raise

    def flush(self) -> None:
        self.file.flush()


class _Beside(Thread):
    """Work in a thread of its own, at the other end of a pipe; ``fault`` is how it ended."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.work = work
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            self.work()
        except BaseException as fault:  # noqa: BLE001 (told to whoever waits)
            self.fault = fault


@contextmanager
def sealed(path: Path, recipients: Sequence[Recipient]) -> Iterator[BinaryIO]:
    """Yield where to write; the file has its name only when all of it is encrypted and on the disk.

    Raises:
        Refusal: 507.190 it could not be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    reading, writing = os.pipe()
    beside = _Beside(lambda: _encrypt(reading, draft, recipients))
    beside.start()
    try:
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as plain:
            yield plain
        beside.join()
        if beside.fault:
            raise _unwritten(path, beside.fault) from beside.fault
        draft.rename(path)
        _settle(path.parent)
    finally:
        beside.join()
        draft.unlink(missing_ok=True)


def _encrypt(reading: int, draft: Path, recipients: Sequence[Recipient]) -> None:
    with os.fdopen(reading, "rb") as plain:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            target = _Target(file)
            try:
                pyrage.encrypt_io(plain, target, recipients)
                target.flush()
            except pyrage.EncryptError:
                raise target.fault or OSError("age") from None
            os.fsync(file.fileno())


def _unwritten(path: Path, fault: BaseException) -> BaseException:
    if isinstance(fault, OSError):
        return Refusal(NOT_WRITTEN, folder=path.parent, words=fault.strerror or str(fault))
    return fault


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def opened(path: Path, identities: Sequence[Identity]) -> Iterator[BinaryIO]:
    """Yield the plain stream of an encrypted file.

    What is read is proved up to there; that nothing is missing is known only when this ends without a refusal.

    Raises:
        Refusal: 403.190 no key opens it; 422.192 a byte was changed, or the end is missing.
    """
    reading, writing = os.pipe()
    beside = _Beside(lambda: _decrypt(path, writing, identities))
    beside.start()
    plain = os.fdopen(reading, "rb")
    try:
        yield plain
        while plain.read(1 << 16):
            pass  # behind the end of the archive there is only padding; age proves that it ends here
    except BaseException as fault:
        plain.close()
        beside.join()
        _judge(beside.fault, fault)
        raise
    plain.close()
    beside.join()
    _judge(beside.fault)


def _decrypt(path: Path, writing: int, identities: Sequence[Identity]) -> None:
    with os.fdopen(writing, "wb") as plain, path.open("rb") as file:
        pyrage.decrypt_io(file, plain, identities)


def _judge(found: BaseException | None, cause: BaseException | None = None) -> None:
    """Raise what went wrong behind the pipe; that the reader left early is no fault."""
    if found is None or isinstance(found, BrokenPipeError) or "Broken pipe" in str(found):
        return
    if isinstance(found, pyrage.DecryptError) and "matching keys" in str(found):
        raise Refusal(WRONG_KEY) from cause
    if isinstance(found, FileNotFoundError | PermissionError | IsADirectoryError):
        raise found
    raise Refusal(DAMAGED, where="một phần tệp bị đổi hoặc bị cắt · a part was changed or cut off") from found
