"""A file of weather that an officer brings: JSON or a zip of JSON, and which commune each forecast is for. Pure."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from math import cos, hypot, radians
from typing import Any, Final

from nhipcau.bulletin.weather.adapter import Unread, days_of
from nhipcau.bulletin.weather.bodies import Day

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_INFLATED: Final = 24 * 1024 * 1024
MOST_FILES: Final = 250
NEAR: Final = 12.0  # kilometres from the point of a forecast to the point of a commune
_CODE: Final = 5  # figures of a commune's code
_KM: Final = 111.2  # kilometres of a degree
_FAULTS: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error)
Point = tuple[float, float]


class TooMuch(Exception):  # noqa: N818 (the caller says it to a person)
    """There is more in the file than there is room for."""


def read_file(content: bytes, points: Mapping[str, Point]) -> dict[str, list[Day]]:
    """Return the days of each commune (its point given by its code) that a file tells of.

    A forecast is for the commune whose code it goes by: the key in an object, “commune”, or the name of its file in a zip. One
    without a code is for every commune whose nearest forecast it is, within `NEAR`.

    Raises:
        Unread: it cannot be read. TooMuch: it is too large.
    """
    if len(content) > MOST_BYTES:
        raise TooMuch
    parts = list(_unzipped(content)) if content[:2] == b"PK" else [("", content)]
    named: dict[str, list[Day]] = {}
    placed: list[tuple[Point, list[Day]]] = []
    for name, part in parts:
        for code, told in _forecasts(name, _json(part)):
            if code:
                if code in points:
                    named[code] = days_of(told)
            else:
                placed.append((_point(told), days_of(told)))
    for code, point in points.items():
        near = min(((_distance(point, at), days) for at, days in placed), key=lambda one: one[0], default=None)
        if code not in named and near and near[0] <= NEAR:
            named[code] = near[1]
    return named


def _unzipped(content: bytes) -> Iterator[tuple[str, bytes]]:
    left = MOST_INFLATED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [one for one in archive.infolist() if one.filename.endswith(".json")]
            if len(entries) > MOST_FILES:
                raise TooMuch
            for entry in entries:
                with archive.open(entry) as part:
                    found = part.read(left + 1)
                left -= len(found)
                if left < 0:
                    raise TooMuch
                yield entry.filename.rsplit("/", 1)[-1].removesuffix(".json"), found
    except _FAULTS as error:
        raise Unread("tệp zip hỏng") from error


def _json(part: bytes) -> Any:  # noqa: ANN401 (whatever the file holds)
    try:
        return json.loads(part, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise Unread("không phải JSON") from error


def _forecasts(name: str, told: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ANN401 (as above)
    """Yield each forecast with the code it goes by, if it goes by one."""
    if isinstance(told, list):
        for one in told:
            yield from _forecasts("", one)
        return
    if not isinstance(told, dict):
        raise Unread("không phải một bản dự báo")
    if "hourly" in told or "daily" in told:
        code = str(told.get("commune", name))
        yield (code if _is_code(code) else ""), told
        return
    for key, one in told.items():
        if _is_code(key) and isinstance(one, dict):
            yield key, one


def _is_code(text: str) -> bool:
    return len(text) == _CODE and text.isascii() and text.isdigit()


def _point(told: Mapping[str, Any]) -> Point:
    at = told.get("latitude"), told.get("longitude")
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in at):
        raise Unread("thiếu tọa độ hoặc mã xã")
    return float(at[0]), float(at[1])  # type: ignore[arg-type]


def _distance(one: Point, other: Point) -> float:
    """Return kilometres between two points that are not far apart."""
    return hypot((one[0] - other[0]) * _KM, (one[1] - other[1]) * _KM * cos(radians(one[0])))
