"""The three logs as tables: the columns of the page, and those of the file that is exported."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any, Final

from nhipcau.gateway.audit.search import Names
from nhipcau.gateway.audit.words import FACTS, IDS, VALUES, VERBS
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.reads import door_words, kind_words
from nhipcau.kernel.tables import plain_cell
from nhipcau.watch.kinds import KINDS

Line = Any  # a line of the log that the table shows


@dataclass(frozen=True)
class Row:
    """A line on the page: when, who, what and where, what is told besides, and how it stands."""

    number: int
    at: datetime
    name: str
    duty: str
    what: str
    where: str
    told: str
    shape: str
    state: str


@dataclass(frozen=True)
class Table:
    """One log as a table."""

    log: str
    title: str
    file: str
    asks: str
    told: str
    lead: str
    fields: tuple[str, ...]
    show: Callable[[Line], tuple[datetime, str, str, str, str]]

    def row(self, line: Line, names: Names) -> Row:
        """Return a line as the page shows it."""
        at, what, told, shape, state = self.show(line)
        who = names.who(line)
        return Row(line.number, at, who.name, who.duty, what, names.where(line), told, shape, state)

    def csv(self, lines: Iterable[Line], names: Names) -> str:
        """Return lines as a table that spreadsheet programs open; nothing in it is taken for a formula."""
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow(["so", "luc", "nguoi", "vai", "noi", *self.fields])
        for line in lines:
            row = self.row(line, names)
            when = row.at.astimezone(VIETNAM).isoformat(timespec="seconds")
            told = [row.number, when, row.name, row.duty, row.where, *(getattr(line, name) for name in self.fields)]
            writer.writerow([plain_cell(value) for value in told])
        return text.getvalue()


def _entry(line: Line) -> tuple[datetime, str, str, str, str]:
    done = line.verdict == "done"
    state = "Đã làm" if done else f"Từ chối {line.problem}"
    return line.received_at, VERBS.get(line.verb, line.verb), line.verb, "ok" if done else "missing", state


def _read(line: Line) -> tuple[datetime, str, str, str, str]:
    whose = str(line.resident or line.household or "")
    kinds = ", ".join(kind_words(kind, line.door).vi for kind in line.kinds.split(","))
    of = f"người {whose[-12:]}" if line.resident else f"{line.count} dòng"
    outside = not line.place.startswith(line.scope)
    return line.at, door_words(line.door).vi, f"{of}: {kinds}", "wait" if outside else "", "Ngoài nơi phụ trách" if outside else ""


def _event(line: Line) -> tuple[datetime, str, str, str, str]:
    kind = KINDS.get(line.kind)
    told = ", ".join(_fact(name, value) for name, value in line.facts.items() if (name, value) != ("half", 0))
    failed = kind is not None and kind.outcome == "failure"
    return line.at, kind.vi if kind else line.kind, told, "missing" if failed else "", "Bị từ chối" if failed else ""


def _fact(name: str, value: object) -> str:
    if name == "half":
        return FACTS[name]
    said = str(value)[-12:] if name in IDS else VALUES.get(str(value), value)
    return f"{FACTS.get(name, name)} {said}"


LEDGER_TABLE: Final = Table(
    "ledger", "Sổ cái", "so-cai", "Việc", "Mã việc",
    "Ai làm việc gì, ở đâu. Lời trong việc không hiện ở đây.",
    ("verb", "verdict", "problem", "id"), _entry,
)  # fmt: skip
READ_TABLE: Final = Table(
    "reads", "Sổ lượt xem", "luot-xem", "Cửa, lý do", "Xem của ai, loại gì",
    "Ai xem dữ liệu của ai, loại nào, vì sao. Không có tên bà con.",
    ("door", "reason", "resident", "household", "kinds", "count", "id"), _read,
)  # fmt: skip
EVENT_TABLE: Final = Table(
    "events", "Sổ sự kiện", "su-kien", "Sự kiện", "Dữ kiện",
    "Đăng nhập, bị từ chối, khóa máy, xuất bảng. Không có mật khẩu, mã hay tên đã gõ.",
    ("kind", "facts", "id"), _event,
)  # fmt: skip
