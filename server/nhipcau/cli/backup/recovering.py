"""To any moment: a base backup of the whole cluster, and the cluster that comes back from it and its log."""

import tarfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.models import Max
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from nhipcau.cli.backup import make, state
from nhipcau.cli.backup.archive import Writer, members
from nhipcau.cli.backup.envelope import Identity, Recipient, opened, sealed
from nhipcau.cli.backup.giving_back import ledger_faults, look
from nhipcau.cli.backup.keep import name_of
from nhipcau.cli.backup.problems import FOLDER_TAKEN, MOMENT_UNREAD
from nhipcau.cli.backup.repeating import Repeated, again
from nhipcau.cli.backup.tools import Place, Program, must_fit
from nhipcau.kernel.models import Entry
from nhipcau.kernel.problems import Refusal
from nhipcau.settings.backup import CLUSTER, said
from nhipcau.sync import restored

PART = "base"
STEP = 1 << 18


def base(folder: Path, to: Sequence[Recipient]) -> Path:
    """Write a base backup of the whole cluster, with the log it needs to be consistent."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with Place.of().connect() as connection:
        tool = must_fit("pg_basebackup", state.server_version(connection))
        about = make.header("base", datetime.now(UTC), connection, tool) | {"holds": state.holds(connection)}
    path = folder / name_of(datetime.fromisoformat(about["made_at"]), "base")
    place = _replication()
    place.server = about["server"]
    program = Program("pg_basebackup", ["-D", "-", "-Ft", "-X", "fetch", "-c", "fast", "-d", place.line], place)
    try:
        with sealed(path, to) as stream:
            writer = Writer(stream)
            writer.part(PART, program.read())
            writer.end(about | {"made_at": datetime.now(UTC).isoformat()})
    finally:
        program.kill()
    return path


def _replication() -> Place:
    """Return how the cluster itself is reached: NHIPCAU_BACKUP_URL, else the embedded server's superuser."""
    given = said(CLUSTER)
    if given:
        parts = conninfo_to_dict(given)
        password = str(parts.pop("password", None) or "")
        return Place(make_conninfo("", **{name: value for name, value in parts.items() if value}), password)
    place = connections["owner"].settings_dict
    return Place(make_conninfo("", host=place["HOST"], user="postgres"))


class _Joined(RawIOBase):
    """Pieces read as one stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.held = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 (any buffer)
        while not self.held:
            piece = next(self.pieces, None)
            if piece is None:
                return 0
            self.held = piece
        taken = min(len(buffer), len(self.held))
        buffer[:taken], self.held = self.held[:taken], self.held[taken:]
        return taken


def unpack(path: Path, key: Sequence[Identity], data: Path, until: str, command: str) -> dict[str, Any]:
    """Unpack a base backup into a new data folder that will recover up to a moment; return its manifest.

    Raises:
        Refusal: 409.193 the folder is not empty; 422.193 the moment is none, or lies before the backup; 422.192,
            403.190 the file.
    """
    if data.exists() and any(data.iterdir()):
        raise Refusal(FOLDER_TAKEN, folder=data)
    manifest = look(path, key)
    moment = _moment(until, manifest) if until else None
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    data.chmod(0o700)
    with opened(path, key) as stream:
        pieces = (content for name, content in members(stream) if name.startswith(f"{PART}/"))
        with tarfile.open(fileobj=BufferedReader(_Joined(pieces), STEP), mode="r|") as tar:
            tar.extractall(data, filter="data")
        for _ in pieces:  # the zeros behind the end of the tar
            pass
    check = Program("pg_verifybackup", ["--quiet", "--no-parse-wal", str(data)], Place("", server=manifest["server"]))
    check.listener.join()
    check.end()
    _say_how(data, command, moment)
    return manifest


def _moment(text: str, manifest: dict[str, Any]) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(MOMENT_UNREAD, text=text) from None
    if found.tzinfo is None or found < datetime.fromisoformat(manifest["made_at"]):
        raise Refusal(MOMENT_UNREAD, text=text)
    return found


def _say_how(data: Path, command: str, moment: datetime | None) -> None:
    """Tell the cluster where its log is and where to stop; it lets everybody in once it is there."""
    quoted = command.replace("'", "''")
    lines = ["", f"restore_command = '{quoted}'", "recovery_target_action = 'promote'", "archive_mode = 'off'"]
    if moment:
        lines.append(f"recovery_target_time = '{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f+00}'")
    with (data / "postgresql.auto.conf").open("a") as file:
        file.write("\n".join([*lines, ""]))
    (data / "recovery.signal").touch(mode=0o600)


def finish(until: datetime | None, key: Sequence[Identity], beside: Sequence[Path]) -> tuple[list[str], Repeated]:
    """Ask the ledger of a recovered cluster, tell every phone that comes, and end again what had ended since."""
    last = Entry.objects.using("owner").aggregate(last=Max("received_at"))["last"]
    faults = ledger_faults()
    restored.mark(min(one for one in (until, last, datetime.now(UTC)) if one))
    return faults, again(beside, key)
