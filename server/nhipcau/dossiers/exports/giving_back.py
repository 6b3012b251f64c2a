"""The rows that could not be taken, given back as the same kind of file, with a column that says why."""

import csv
import gzip
import io
import json
import shutil
import tempfile
from collections.abc import Callable
from typing import IO, Any, Final, Protocol

import xlsxwriter  # type: ignore[import-untyped]

from nhipcau.dossiers.exports.records import Export, Kind, Record

WHY: Final = "Lý do"
ROW: Final = "Dòng"
MEDIA: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_IN_MEMORY: Final = 1 << 20
_FORMULA: Final = ("=", "+", "-", "@", "\t")


class Returned(Protocol):
    """A file of rows that come back."""

    def add(self, record: Record, why: str) -> None:
        """Write one row with its reason."""

    def packed(self) -> bytes:
        """Return the whole file, gzipped."""


def giving_back(export: Export) -> Returned:
    """Return an empty file of the same kind, with the same headings."""
    kinds: dict[Kind, Callable[[Export], Returned]] = {"csv": _Text, "xlsx": _Sheet, "json": _Objects}
    return kinds[export.kind](export)


def _packed(file: IO[bytes]) -> bytes:
    file.seek(0)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as into:
        shutil.copyfileobj(file, into)
    return packed.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class _Text:
    def __init__(self, export: Export) -> None:
        self._headings = export.headings
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (lives as long as this)
        self._text = io.TextIOWrapper(self._file, encoding="utf-8-sig", newline="", write_through=True)
        self._writer = csv.writer(self._text, delimiter=export.separator)
        self._writer.writerow([*self._headings, ROW, WHY])

    def add(self, record: Record, why: str) -> None:
        cells = [_harmless(record.cells.get(heading, "")) for heading in self._headings]
        self._writer.writerow([*cells, record.number, why])

    def packed(self) -> bytes:
        self._text.flush()
        return _packed(self._file)


class _Objects:
    def __init__(self, _export: Export) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (lives as long as this)
        self._before = b"[\n"

    def add(self, record: Record, why: str) -> None:
        told: dict[str, Any] = {**record.cells, ROW: record.number, WHY: why}
        self._file.write(self._before + json.dumps(told, ensure_ascii=False).encode())
        self._before = b",\n"

    def packed(self) -> bytes:
        self._file.write((b"[" if self._before == b"[\n" else b"") + b"\n]\n")
        return _packed(self._file)


class _Sheet:
    def __init__(self, export: Export) -> None:
        self._headings = export.headings
        self._file = tempfile.NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 (lives as long as this)
        settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(self._file.name, settings)
        self._sheet = self._book.add_worksheet("Dòng lỗi")
        self._row = 0
        self._write([*self._headings, ROW, WHY])

    def add(self, record: Record, why: str) -> None:
        self._write([*(record.cells.get(heading, "") for heading in self._headings), str(record.number), why])

    def packed(self) -> bytes:
        self._book.close()
        with open(self._file.name, "rb") as file:  # noqa: PTH123 (by the name that the library wrote to)
            return _packed(file)

    def _write(self, cells: list[str]) -> None:
        for column, cell in enumerate(cells):
            self._sheet.write_string(self._row, column, cell)
        self._row += 1
