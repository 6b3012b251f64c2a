"""Taking a whole export: good rows land in batches as they are read, bad rows come back as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final, Literal
from uuid import UUID

from nhipcau.dossiers.bodies import StateRow, TakeStates
from nhipcau.dossiers.exports.fields import Fault, is_heading, states_of
from nhipcau.dossiers.exports.giving_back import Returned, giving_back
from nhipcau.dossiers.exports.objects import read_objects
from nhipcau.dossiers.exports.records import Export, NotAnExport, Record, TooMuch
from nhipcau.dossiers.exports.sheets import read_sheet
from nhipcau.dossiers.exports.texts import read_text
from nhipcau.dossiers.import_commands import keep_bad
from nhipcau.dossiers.road_problems import EXPORT_TOO_LARGE, NO_EXPORT
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal

MOST_BYTES: Final = 256 * 1024 * 1024
BATCH: Final = 500  # states in one letter
SPOILT: Final = "Tệp hỏng từ chỗ này, các dòng sau chưa đọc được."


@dataclass(frozen=True)
class Told:
    """How many rows an export had, and how many of them came back."""

    rows: int
    faulty: int


def open_export(file: BinaryIO, size: int) -> Export:
    """Return a file as an export, read as far as its heading.

    Raises:
        Refusal: 413.232 it is too large; 422.233 it is no table, or names no code and state of dossiers.
    """
    if size > MOST_BYTES:
        raise Refusal(EXPORT_TOO_LARGE, limit=f"{MOST_BYTES // 1024 // 1024} MB")
    file.seek(0)
    start = file.read(512)
    file.seek(0)
    sense = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    read = read_sheet if start.startswith(b"PK") else read_objects if sense[:1] in {b"[", b"{"} else read_text
    try:
        return read(file, is_heading)
    except NotAnExport as error:
        raise Refusal(NO_EXPORT) from error
    except TooMuch as error:
        raise Refusal(EXPORT_TOO_LARGE, limit=f"{MOST_BYTES // 1024 // 1024} MB") from error


def take_export(actor: Actor, export: Export, *, run: UUID, name: str) -> Told:
    """Let the good rows of an export land, in batches, and keep the bad ones to be fetched.

    Told twice, it changes nothing. A file that breaks off gives what stands before the break.
    """
    taking = _Taking(actor, run, giving_back(export))
    try:
        for record in export.rows:
            taking.take(record)
    except (NotAnExport, TooMuch):
        taking.refuse(Record(taking.rows + 1), SPOILT)
    taking.send()
    keep_bad(actor, run, taking.faulty, taking.back.packed() if taking.faulty else None, f"loi-{name}"[:120])
    return Told(taking.rows, taking.faulty)


class _Taking:
    """The batch that is being filled, and the rows that come back."""

    def __init__(self, actor: Actor, run: UUID, back: Returned) -> None:
        self._actor, self._run, self.back = actor, run, back
        self._batch: list[StateRow] = []
        self.rows = self.faulty = 0

    def take(self, record: Record) -> None:
        self.rows += 1
        try:
            told = states_of(record, now())
        except Fault as fault:
            self.refuse(record, str(fault))
            return
        if len(self._batch) + len(told) > BATCH:
            self.send()
        self._batch += told

    def refuse(self, record: Record, why: str) -> None:
        self.faulty += 1
        self.back.add(record, why)

    def send(self) -> None:
        if self._batch:
            tell(self._actor, self._run, "import", self._actor.scope, self._batch)
            self._batch = []


def tell(actor: Actor, run: UUID, source: Literal["import", "integrator"], place: str, rows: Sequence[StateRow]) -> None:
    """Tell states, a letter for each batch of them.

    Raises:
        Refusal: as `import_commands.take_states`.
    """
    for start in range(0, len(rows), BATCH):
        body = TakeStates.model_construct(run_id=run, source=source, place=place, rows=list(rows[start : start + BATCH]))
        bus.do(actor, "dossiers.take_states", body)
