"""Importing a commune's list of villages: every fault at once, in words that say where and what to do."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import DONE, Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.text import plain
from nhipcau.places.bodies import AddVillage
from nhipcau.places.problems import COLUMN_MISSING, FILE_ABSENT, ROWS_WRONG
from nhipcau.places.queries import get_commune, villages_of
from nhipcau.places.tables import MOST_BYTES, Row, check_size, read_table

KINDS = (
    "Tổ dân phố", "Tiểu khu", "Khu phố", "Thôn", "Bản", "Xóm", "Khối", "Phố", "Ấp", "Khóm", "Buôn", "Bon", "Làng", "Khu", "Sóc",
)  # fmt: skip
COLUMNS = {
    "name": ("ten", "ten thon", "ten ban", "ten thon ban", "thon ban", "name", "village"),
    "kind": ("loai", "loai hinh", "kind", "type"),
    "old_name": ("ten cu", "ten truoc day", "old name", "old"),
    "signal": ("song", "song di dong", "signal"),
    "commune": ("ma xa", "ma don vi", "xa", "commune", "commune code"),
}
SHOWN = {"name": "Tên", "kind": "Loại", "old_name": "Tên cũ", "signal": "Sóng", "commune": "Mã xã"}
SIGNALS = {
    "none": ("none", "khong", "khong song", "khong co song", "lom song", "mat song", "0"),
    "weak": ("weak", "yeu", "song yeu", "chap chon", "1"),
    "good": ("good", "tot", "co", "co song", "song tot", "2", ""),
}
LONGEST = 80


@dataclass(frozen=True)
class Fault:
    """One thing to correct in a table. ``row`` is the line as the spreadsheet numbers it."""

    row: int
    column: str
    what: str
    todo: str

    def __str__(self) -> str:
        return f"Dòng {self.row}, cột “{self.column}”: {self.what} {self.todo}"


@dataclass(frozen=True)
class Told:
    """A village as a line of the table tells it."""

    row: int
    name: str
    kind: str
    old_name: str
    signal: str


@dataclass(frozen=True)
class Reading:
    """What a table says: villages that can be entered, and what is wrong."""

    villages: list[Told]
    faults: list[Fault]


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    added: int
    skipped: list[Fault]


def import_villages(path: Path, commune: str, *, since: date, skip_bad: bool = False) -> Imported:
    """Enter the villages of a file in a commune's list, through the bus; all of them, or none.

    With ``skip_bad`` the good lines are entered and the others are returned.

    Raises:
        Refusal: 404.20 unknown commune; 404.22 no such file; 413.20, 422.20 to 422.25 the file cannot be
            taken; 422.23 lines are wrong, each with its line, column, fault and remedy in ``faults``.
    """
    home = get_commune(commune)
    taken = [(village.kind, village.name) for village in villages_of(commune)]
    reading = read_villages(read_table(_bytes_of(path)), commune, taken)
    if reading.faults and not skip_bad:
        raise Refusal(ROWS_WRONG, count=len(reading.faults), faults=[asdict(fault) for fault in reading.faults])
    letters = [_letter(told, commune, since) for told in reading.villages]
    verdicts = bus.obey(system(home.path), letters).verdicts
    return Imported(sum(verdict.state == DONE for verdict in verdicts), reading.faults)


def read_villages(table: Sequence[Row], commune: str, taken: Sequence[tuple[str, str]] = ()) -> Reading:
    """Judge every line of a table, given the villages (kind, name) that the commune has already.

    Raises:
        Refusal: 422.22 a column that is needed is missing.
    """
    where = _columns(table[0])
    seen = {_key(kind, name): 0 for kind, name in taken}
    villages, faults = [], []
    for row in table[1:]:
        told, wrong = _judge(row, where, commune, seen)
        faults += wrong
        if not wrong:
            villages.append(told)
            seen[_key(told.kind, told.name)] = row.number
    return Reading(villages, faults)


def _columns(heading: Row) -> dict[str, int]:
    headings = [plain(cell) for cell in heading.cells]
    where: dict[str, int] = {}
    for field, names in COLUMNS.items():
        places = [at for at, cell in enumerate(headings) if cell in names]
        where |= {field: places[0]} if places else {}
    if "name" not in where:
        found = ", ".join(cell for cell in heading.cells if cell)[:200]
        raise Refusal(COLUMN_MISSING, column=SHOWN["name"], found=found)
    return where


def _judge(row: Row, where: dict[str, int], commune: str, seen: dict[tuple[str, str], int]) -> tuple[Told, list[Fault]]:
    cells = {field: row.cells[at] if at < len(row.cells) else "" for field, at in where.items()}
    kind, name = _kind_and_name(cells.get("kind", ""), cells["name"])
    signal = next((key for key, words in SIGNALS.items() if plain(cells.get("signal", "")) in words), "")
    told = Told(row.number, name, kind, cells.get("old_name", ""), signal)
    faults = [Fault(row.number, SHOWN[field], what, todo) for field, what, todo in _faults(told, cells, commune, seen)]
    return told, faults


def _faults(
    told: Told, cells: dict[str, str], commune: str, seen: dict[tuple[str, str], int]
) -> list[tuple[str, str, str]]:
    """Return (column, what is wrong, what to do) for everything wrong in one line."""
    before = seen.get(_key(told.kind, told.name))
    where = f"đã có ở dòng {before}" if before else "đã có trong danh sách của xã"
    code = cells.get("commune", "")
    rules = [
        (not told.name, "name", "chưa có tên.", "Ghi tên thôn, bản."),
        (len(told.name) > LONGEST, "name", f"dài hơn {LONGEST} chữ.", "Rút ngắn tên."),
        (bool(told.name) and before is not None, "name", f"{told.kind} {told.name} {where}.", "Bỏ dòng trùng."),
        (len(told.old_name) > LONGEST, "old_name", f"dài hơn {LONGEST} chữ.", "Rút ngắn tên cũ."),
        (not told.kind, "kind", "chưa rõ là thôn, bản, xóm hay khối.", f"Ghi một trong: {', '.join(sorted(KINDS))}."),
        (not told.signal, "signal", f"“{cells.get('signal', '')[:20]}” không rõ.", "Ghi: không, yếu hoặc tốt."),
        (
            bool(code) and code.zfill(5) != commune,
            "commune",
            f"mã “{code[:20]}” không phải xã {commune}.",
            "Mỗi lần nhập một xã. Sửa mã, hoặc tách dòng này.",
        ),
    ]
    return [(field, what, todo) for broken, field, what, todo in rules if broken]


def _kind_and_name(kind: str, name: str) -> tuple[str, str]:
    """Return the known kind and the bare name; the kind may stand before the name instead."""
    known = {plain(one): one for one in KINDS}
    words = name.split()
    if kind:
        found = known.get(plain(kind), "")
        size = len(found.split())
        doubled = found and plain(" ".join(words[:size])) == plain(found) and len(words) > size
        return found, " ".join(words[size:]) if doubled else name
    for one in KINDS:
        size = len(one.split())
        if len(words) > size and plain(" ".join(words[:size])) == plain(one):
            return one, " ".join(words[size:])
    return "", name


def _key(kind: str, name: str) -> tuple[str, str]:
    return kind.casefold(), name.casefold()


def _letter(told: Told, commune: str, since: date) -> Letter:
    fields = {key: value for key, value in asdict(told).items() if key != "row"}
    body = AddVillage(id=new_id(), commune=commune, valid_from=since, **fields)
    return Letter(new_id(), "places.add_village", body.model_dump(mode="json"), now())


def _bytes_of(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal(FILE_ABSENT, name=path.name) from error
