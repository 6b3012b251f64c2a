"""How backups are made, as the operator says it; read when they are made, since the house itself needs none of it."""

import os
from pathlib import Path

from nhipcau.settings import places

TO = "NHIPCAU_BACKUP_TO"
KEYS_TO = "NHIPCAU_BACKUP_KEYS_TO"
FOLDER = "NHIPCAU_BACKUP_DIR"
IDENTITY = "NHIPCAU_BACKUP_IDENTITY"
PASSPHRASE = "NHIPCAU_BACKUP_PASSPHRASE"  # noqa: S105 (the name of a variable)
CLUSTER = "NHIPCAU_BACKUP_URL"
PROGRAMS = "NHIPCAU_PG_BIN"


def said(*names: str) -> str:
    """Return what the first of these variables that is set says."""
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


def folder() -> Path:
    """Return where backups go when nobody says otherwise."""
    return Path(said(FOLDER)) if said(FOLDER) else places.data_dir() / "backups"
