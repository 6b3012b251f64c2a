"""Read a record of the national portal's detail shape as a reference of ours. Pure: no file, no database.

The shape: ``{code, data: {name, executionSteps[], executionMethods[{submissionMethod, processingTime,
processingTimeUnit, fees[]}], executionCases[{name, profileComponents[{name, originalQty, copyQty, required}]}],
legalBasisesDetails[], resultsDetails[], unitGroupsExecuting[], cases[{processingDay{qty, type}}]}}``.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

CODE: Final = re.compile(r"\d\.\d{6}")
REFERENCE_ONLY: Final = "reference_only"
_LONGEST: Final = 4_000  # characters of one text
_MOST: Final = 200  # lines of one list
_TAG: Final = re.compile(r"<[^>]*>")
_LAW: Final = re.compile(r"\b\d+(?:\.\d+)?/(?:\d{4}/)?[A-ZĐ][A-ZĐ0-9-]+(?:/[A-ZĐ0-9-]+)?\b")
_NAMES: Final = ("name", "title", "content", "description", "value", "text")
_WAYS: Final = {"online": "online", "truc tuyen": "online", "direct": "direct", "post": "post", "postal": "post"}
_UNITS: Final = {
    "DAY": "ngày", "WORKING_DAY": "ngày làm việc", "HOUR": "giờ", "MONTH": "tháng", "OTHER": "(cổng không ghi đơn vị)",
}


class BadRecord(ValueError):  # noqa: N818 (a fault of the file)
    """A record that cannot be taken; the message says what is wrong, in Vietnamese."""


def reference_from(raw: object, as_of: str) -> dict[str, Any]:
    """Return the reference that a portal record tells, marked as not written by us yet.

    Raises:
        BadRecord: it is no record, or has no code or no name.
    """
    if not isinstance(raw, Mapping):
        raise BadRecord("không phải một bản ghi")
    data = raw.get("data", raw)
    if not isinstance(data, Mapping):
        raise BadRecord("phần “data” không phải một bản ghi")
    code = str(raw.get("code") or data.get("code") or "").strip()
    if not CODE.fullmatch(code):
        raise BadRecord(f"mã “{code[:20]}” không đúng dạng 1.001193")
    title = text_of(data)
    if not title:
        raise BadRecord("không có tên thủ tục")
    return {
        "code": code, "title": title, "plain": title, "field": "khac", "pictogram": "paper", "aliases": [],
        "summary": "", "where": "", "agency": ", ".join(texts(data.get("unitGroupsExecuting"))), "level": "",
        "status": REFERENCE_ONLY, "note": "", "steps": texts(data.get("executionSteps")),
        "requirements": text_of(data.get("requirements")), "result": ". ".join(texts(data.get("resultsDetails"))),
        "channels": [*_channels(data)], "law": laws(data.get("legalBasisesDetails")), "law_changes": [], "check": [],
        "source": "", "as_of": as_of, "reviewed_by": "", "time": {"text": ". ".join(_times(data))},
        "fee": {"text": ". ".join(_fees(data))}, "papers": [*_papers(data)],
    }


def text_of(value: object) -> str:
    """Return the words of a portal value, without its markup; "" if it has none."""
    if isinstance(value, Mapping):
        return next((told for name in _NAMES if (told := text_of(value.get(name)))), "")
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return ""
    return " ".join(html.unescape(_TAG.sub(" ", str(value))).split())[:_LONGEST]


def texts(value: object) -> list[str]:
    """Return the words of each entry of a portal list; a single value counts as a list of one."""
    entries = value if isinstance(value, list) else [value]
    return [told for entry in entries[:_MOST] if (told := text_of(entry))]


def laws(value: object) -> list[str]:
    """Return the numbers of the legal texts that a portal list names, each once."""
    found = (number for told in texts(value) for number in _LAW.findall(told))
    return list(dict.fromkeys(found))


def _rows(value: object) -> Iterator[Mapping[str, Any]]:
    for entry in value[:_MOST] if isinstance(value, list) else []:
        if isinstance(entry, Mapping):
            yield entry


def _channels(data: Mapping[str, Any]) -> Iterator[str]:
    told = [text_of(row.get("submissionMethod")).lower() for row in _rows(data.get("executionMethods"))]
    for way in ("online", "direct", "post"):
        if any(_WAYS.get(name, name) == way for name in told):
            yield way


def _times(data: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for row in _rows(data.get("executionMethods")):
        amount, unit = text_of(row.get("processingTime")), text_of(row.get("processingTimeUnit"))
        told = f"{amount} {_UNITS.get(unit, unit)}".strip()
        if amount and told not in seen:
            seen.add(told)
            yield told


def _fees(data: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for row in _rows(data.get("executionMethods")):
        for told in texts(row.get("fees")):
            if told not in seen:
                seen.add(told)
                yield told


def _papers(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for case in _rows(data.get("executionCases")):
        when = text_of(case.get("name"))
        for row in _rows(case.get("profileComponents")):
            if name := text_of(row.get("name")):
                yield {
                    "name": name, "how": "bring", "originals": _count(row.get("originalQty")),
                    "copies": _count(row.get("copyQty")), "when": when, "form": "",
                }


def _count(value: object) -> int:
    told = text_of(value)
    return int(told) if told.isdecimal() and len(told) < 4 else 0  # noqa: PLR2004 (no dossier has a thousand copies)
