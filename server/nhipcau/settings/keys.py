"""The keys of an installation, made once and kept beside its data."""

import os
import secrets
from pathlib import Path


def key(folder: Path, name: str, variable: str, size: int = 48) -> str:
    """Return a key: the operator's variable, else the file in the data directory, else a new one of ``size`` bytes."""
    given = os.environ.get(variable)
    if given:
        return given
    path = folder / name
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(size))
    return path.read_text().strip()


def keys(folder: Path, name: str, variable: str) -> list[str]:
    """Return private keys of 32 bytes, the current one first, then those that are only still known."""
    return key(folder, name, variable, size=32).replace(",", " ").split()


def _write_once(path: Path, value: str) -> None:
    """Write a private file whole or not at all, also when two processes start together."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(value)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
