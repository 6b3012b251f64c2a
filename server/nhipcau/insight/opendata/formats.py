"""Open data as files: CSV (plain, and as spreadsheet programs of Windows want it), JSON-stat 2.0, Parquet."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from nhipcau.insight.opendata.settled import settled
from nhipcau.insight.opendata.tables import WORDS, Cell, OpenTable
from nhipcau.kernel.tables import plain_cell

COLUMNS: Final = ("indicator", "indicator_version", "place_code", "place_name", "level", "month", "part", "whole", "value", "unit", "status", "sample")
MEDIA: Final = {
    "csv": "text/csv; charset=utf-8; header=present",
    "excel.csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
SCHEMA: Final = (
    "indicator VARCHAR, indicator_version INTEGER, place_code VARCHAR, place_name VARCHAR, level VARCHAR, month VARCHAR,"
    " part BIGINT, whole BIGINT, value DOUBLE, unit VARCHAR, status VARCHAR, sample BOOLEAN"
)
MEASURES: Final = {"part": "Phần", "whole": "Tổng", "value": "Kết quả"}


def files_of(table: OpenTable) -> dict[str, bytes]:
    """Return every file of a table, by its ending."""
    text = csv_of(table)
    return {"csv": text, "excel.csv": b"\xef\xbb\xbf" + text, "json": json_stat_of(table), "parquet": parquet_of(text)}


def csv_of(table: OpenTable) -> bytes:
    """Return a table as CSV (RFC 4180), UTF-8 without a mark in front; what is left out is an empty cell with its status."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([plain_cell(cell) for cell in _row(cell, demo=table.demo)] for cell in table.cells)
    return file.getvalue().encode()


def _row(cell: Cell, *, demo: bool) -> list[object]:
    told = [cell.indicator, cell.version, cell.place, cell.name, cell.level, cell.month, cell.part, cell.whole, cell.value, cell.unit, cell.status]
    return ["" if one is None else one for one in told] + ["true" if demo else "false"]


def json_stat_of(table: OpenTable) -> bytes:
    """Return a table as a JSON-stat 2.0 dataset: a cube of figure × part, whole, value × place × month."""
    codes = [one.code for one in table.indicators]
    places = {cell.place: cell.name for cell in table.cells}
    by = {(cell.indicator, cell.place): cell for cell in table.cells}
    values: list[float | int | None] = []
    status: dict[str, str] = {}
    for code in codes:
        for measure in MEASURES:
            for place in places:
                cell = by[code, place]
                if cell.status != "A":
                    status[str(len(values))] = cell.status
                values.append(getattr(cell, measure))
    return json.dumps(_dataset(table, places, values, status), ensure_ascii=False, separators=(",", ":")).encode()


def _dataset(table: OpenTable, places: dict[str, str], values: list[float | int | None], status: dict[str, str]) -> dict[str, Any]:
    licence = settled()["licence"]
    sample = " (số liệu mẫu, bịa để xem thử)" if table.demo else ""
    notes = [f"{one.code}, bản {one.version}: {one.words}" for one in table.indicators]
    return {
        "version": "2.0",
        "class": "dataset",
        "label": f"Nhịp Cầu: số liệu hỗ trợ người dân, {table.province.name}, tháng {table.month}{sample}",
        "source": settled()["publisher"]["name"],
        "note": notes,
        "link": {"license": [{"href": licence["url"], "label": licence["name"]}]},
        "id": ["indicator", "measure", "place", "month"],
        "size": [len(table.indicators), len(MEASURES), len(places), 1],
        "role": {"metric": ["measure"], "geo": ["place"], "time": ["month"]},
        "dimension": {
            "indicator": _dimension("Chỉ số", {one.code: one.name for one in table.indicators}),
            "measure": _dimension("Phần của chỉ số", MEASURES),
            "place": _dimension("Nơi", places),
            "month": _dimension("Tháng", {table.month: table.month}),
        },
        "value": values,
        **({"status": status} if status else {}),
        "extension": {"status": WORDS, "sample": table.demo},
    }


def _dimension(label: str, categories: dict[str, str]) -> dict[str, Any]:
    return {"label": label, "category": {"index": list(categories), "label": categories}}


def parquet_of(text: bytes) -> bytes:
    """Return a CSV of ours as Parquet, by DuckDB, which may neither fetch nor load anything."""
    duckdb = import_module("duckdb")  # only where open data is made: it is large
    with tempfile.TemporaryDirectory(prefix="nhipcau-open-") as folder:
        given, made = Path(folder) / "in.csv", Path(folder) / "out.parquet"
        given.write_bytes(text)
        limits = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "1", "memory_limit": "256MB"}
        with duckdb.connect(":memory:", config=limits) as base:
            base.execute(f"CREATE TABLE told ({SCHEMA})")
            base.execute("COPY told FROM $from (HEADER, NULLSTR '')".replace("$from", f"'{given}'"))
            base.execute(f"COPY told TO '{made}' (FORMAT parquet, COMPRESSION zstd)")
        return made.read_bytes()
