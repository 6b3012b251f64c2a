"""Reading the official lists: a pure reader of the data files of `vietnamadminunits`, and our corrections.

The package is read as data only; its code is never imported.
"""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

PACKAGE = "vietnamadminunits"
KINDS = ("Thành phố", "Tỉnh", "Phường", "Đặc khu", "Thị trấn", "Xã")
Pair = tuple[str, str]


@dataclass(frozen=True)
class Unit:
    """A province (two digits) or commune (five digits, under its province) of today."""

    code: str
    kind: str
    name: str
    valid_from: date
    province: str = ""


@dataclass(frozen=True)
class Earlier:
    """What a unit was called before, and the source that changed it."""

    code: str
    kind: str
    name: str
    valid_from: date
    valid_to: date
    source: str


@dataclass(frozen=True)
class Former:
    """A commune as it was until the merge."""

    code: str
    name: str
    district: str
    province: str


@dataclass(frozen=True)
class Units:
    """Everything the lists say; ``successions`` maps (former code, code) to an extent."""

    provinces: list[Unit]
    communes: list[Unit]
    earlier: list[Earlier]
    former: list[Former]
    successions: dict[Pair, str]


def data_folder() -> Path:
    """Return where the package's data files lie, without importing it."""
    return Path(str(distribution(PACKAGE).locate_file(PACKAGE))) / "data"


def read_units(folder: Path, corrections: dict[str, Any]) -> Units:
    """Read provinces, communes, former communes and where they went, with our corrections applied."""
    today, legacy = _tables(folder / "dataset.db")
    moved = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    since = date.fromisoformat(corrections["valid_from"])
    provinces = {row["provinceCode"]: _unit(row["provinceCode"], row["province"], since) for row in today}
    communes = {row["wardCode"]: _unit(row["wardCode"], row["ward"], since, row["provinceCode"]) for row in today}
    earlier = [_rename(change, provinces, communes, corrections["sources"]) for change in corrections["renamed"]]
    former = [
        Former(_former_code(row), row["ward"] or row["district"], row["district"], row["province"]) for row in legacy
    ]
    former += [Former(*(one[key] for key in ("code", "name", "district", "province"))) for one in corrections["former"]]
    pairs = _pairs(moved, today, legacy) - _as_pairs(corrections["successions"]["wrong"])
    pairs |= _as_pairs(corrections["successions"]["missing"])
    extents = _extents(pairs, corrections["extents"])
    return Units(list(provinces.values()), list(communes.values()), earlier, former, extents)


def read_centres(folder: Path) -> dict[str, tuple[float, float]]:
    """Return a point in each commune of today, latitude and longitude, where the list has one."""
    with closing(sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro&immutable=1", uri=True)) as base:
        rows = base.execute("SELECT wardCode, wardLat, wardLon FROM admin_units").fetchall()
    return {code: (lat, lon) for code, lat, lon in rows if lat and lon}


def split_kind(full: str) -> tuple[str, str]:
    """Split an official name into its kind and the name itself: “Đặc khu Cồn Cỏ” → Đặc khu · Cồn Cỏ."""
    kind = next((kind for kind in KINDS if full.startswith(f"{kind} ")), "")
    return kind, full.removeprefix(kind).strip()


def _tables(path: Path) -> tuple[list[sqlite3.Row], list[sqlite3.Row]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
        base.row_factory = sqlite3.Row
        return (
            base.execute(
                "SELECT province, ward, provinceCode, wardCode, provinceKey, wardKey FROM admin_units"
            ).fetchall(),
            base.execute(
                "SELECT province, district, ward, districtCode, wardCode, provinceKey, districtKey, wardKey"
                " FROM admin_units_legacy"
            ).fetchall(),
        )


def _unit(code: str, full: str, since: date, province: str = "") -> Unit:
    return Unit(code, *split_kind(full), since, province)


def _rename(
    change: dict[str, str], provinces: dict[str, Unit], communes: dict[str, Unit], sources: dict[str, str]
) -> Earlier:
    """Give a unit its present name, and return the row of what it was called until then."""
    code, on = change["code"], date.fromisoformat(change["on"])
    units = provinces if code in provinces else communes
    old = units[code]
    units[code] = Unit(code, change["kind"], change["name"], on, old.province)
    until = on - timedelta(days=1)
    return Earlier(code, change["before_kind"], change["before_name"], old.valid_from, until, sources[change["source"]])


def _former_code(row: sqlite3.Row) -> str:
    return str(row["wardCode"] or row["districtCode"])


def _pairs(moved: dict[str, Any], today: list[sqlite3.Row], legacy: list[sqlite3.Row]) -> set[Pair]:
    old = {f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": _former_code(row) for row in legacy}
    new = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in today}
    pairs = set()
    for province, wards in moved["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        pairs |= {(old[key], new[province, ward]) for ward, keys in wards.items() for key in keys}
    for province, divided in moved["DICT_PROVINCE_WARD_DIVIDED"].items():
        pairs |= {(old[key], new[province, ward["newWardKey"]]) for key, wards in divided.items() for ward in wards}
    return pairs


def _as_pairs(listed: list[list[str]]) -> set[Pair]:
    return {(old, new) for old, new in listed}


def _extents(pairs: set[Pair], told: dict[str, Any]) -> dict[Pair, str]:
    exact = {tuple(pair): extent for extent, listed in told.items() if isinstance(listed, list) for pair in listed}
    parts = Counter(old for old, _ in pairs)
    return {pair: exact.get(pair, "part" if parts[pair[0]] > 1 else "whole") for pair in sorted(pairs)}
