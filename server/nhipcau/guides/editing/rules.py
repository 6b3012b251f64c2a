"""What must hold when guides are edited. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any, Final
from uuid import UUID

from nhipcau.guides.editing.columns import BY_KIND
from nhipcau.guides.findings import Finding, error
from nhipcau.guides.replay import is_day
from nhipcau.guides.shapes import DEFAULTS, HEAD, LISTS

REVIEW_MONTHS: Final = 6
MOST_LINES: Final = 200  # of one kind
_CODE: Final = re.compile(r"\d\.\d{6}")
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DUTY: Final = "người soạn hướng dẫn"


def is_draft(body: Mapping[str, Any], procedure: str) -> bool:
    """Say whether a body can be kept as a draft of this procedure: of the right shape, however incomplete."""
    if body.get("procedure") != procedure or not isinstance(body.get("title"), str):
        return False
    if not body.keys() <= {"procedure", "title", *HEAD, *LISTS}:
        return False
    if any(name in body and type(body[name]) is not type(usual) for name, usual in HEAD.items()):
        return False
    return all(_is_table(kind, body.get(kind, [])) for kind in LISTS)


def _is_table(kind: str, lines: Any) -> bool:  # noqa: ANN401 (as it was sent)
    if not isinstance(lines, list) or len(lines) > MOST_LINES:
        return False
    return all(isinstance(line, Mapping) and _is_line(kind, line) for line in lines) and len(
        {line["id"] for line in lines}
    ) == len(lines)


def _is_line(kind: str, line: Mapping[str, Any]) -> bool:
    if not isinstance(line.get("id"), str) or not _ID.fullmatch(line["id"]):
        return False
    return all(type(line[name]) is type(usual) for name, usual in DEFAULTS[kind].items() if name in line)


def may_publish(who: UUID, *, author: UUID, asked_by: UUID) -> bool:
    """Say whether somebody may put work in force: neither its last author nor who asked for the second look."""
    return who not in {author, asked_by}


def publishable(body: Mapping[str, Any], today: str) -> list[Finding]:
    """Return what the strict check leaves to publishing: a guide that is not in force yet would hide the old one."""
    start = body.get("valid_from", "")
    return [error("valid_from", "not yet in force")] if is_day(start) and start > today else []


def reviewed(body: Mapping[str, Any], name: str, today: str, next_review: str) -> dict[str, Any]:
    """Return a guide with the second person's name, duty and day."""
    review = {
        **body.get("review", {}),
        "reviewed_by": f"{name}, {_DUTY}",
        "reviewed_on": today,
        "next_review": next_review,
    }
    return {**body, "review": review}


def usual_review(today: dt.date) -> dt.date:
    """Return the day by which a guide that is reviewed today is looked at again."""
    month = today.month + REVIEW_MONTHS
    year, month = today.year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, min(today.day, 28))


def new_name(text: str, taken: Collection[str]) -> str:
    """Return an id for a line from its words, one that no other line has."""
    folded = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_").split("_")[:5]
    name = "_".join(words)[:30].strip("_")
    name = name if name and name[0].isalpha() else f"d_{name}".rstrip("_")
    at, wanted = 2, name
    while wanted in taken:
        wanted, at = f"{name}_{at}", at + 1
    return wanted


def moved(lines: list[dict[str, Any]], name: str, by: int) -> list[dict[str, Any]]:
    """Return the lines with one of them some places up (negative) or down."""
    at = next((at for at, line in enumerate(lines) if line["id"] == name), None)
    if at is None:
        return lines
    rest = lines[:at] + lines[at + 1 :]
    to = max(0, min(len(rest), at + by))
    return [*rest[:to], lines[at], *rest[to:]]


def with_line(body: Mapping[str, Any], kind: str, line: dict[str, Any], former: str = "") -> dict[str, Any]:
    """Return a guide with a line put in the place of a former one, or at the end."""
    lines = list(body.get(kind, []))
    at = next((at for at, one in enumerate(lines) if one["id"] == former), len(lines)) if former else len(lines)
    return {**body, kind: [*lines[:at], line, *lines[at + 1 :]]}


def without_line(body: Mapping[str, Any], kind: str, name: str) -> dict[str, Any]:
    """Return a guide without one of its lines."""
    return {**body, kind: [line for line in body.get(kind, []) if line["id"] != name]}


def started(reference: Mapping[str, Any], today: str) -> dict[str, Any]:
    """Return the first draft of a guide from the reference of its procedure: a beginning, to be mended by hand."""
    taken: set[str] = set()

    def name(text: str) -> str:
        taken.add(found := new_name(text, taken))
        return found

    law = [text for text in reference.get("law", []) if isinstance(text, str)]
    papers = [
        {
            "id": name(paper["name"]), "name": paper["name"], "how": paper.get("how", "bring"),
            "originals": paper.get("originals", 0) or 0, "copies": paper.get("copies", 0) or 0,
            "form": paper.get("form", "") or "", "note": paper.get("when", "") or "", "law": law,
        }
        for paper in reference.get("papers", [])
    ]  # fmt: skip
    steps = [{"id": name(text), "text": text, "pictogram": "check"} for text in reference.get("steps", [])]
    fee = reference.get("fee", {}).get("text", "")
    fees = [{"id": "fee", "text": fee, "valid_from": today, "law": law}] if fee else []
    return {
        "procedure": reference["code"],
        "title": reference.get("plain") or reference["title"],
        "intro": reference.get("summary", ""),
        "pictogram": reference.get("pictogram", ""),
        "valid_from": today,
        "source": reference.get("source", ""),
        "review": {"legal_as_of": reference.get("as_of") or today, "reviewed_by": "", "reviewed_on": "", "next_review": ""},
        "place": {"text": reference.get("where", "")},
        "time": {"text": reference.get("time", {}).get("text", "")},
        "fees": fees, "papers": papers, "steps": steps,
    }  # fmt: skip


def kinds_of(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the kind of each question by its id."""
    return {line["id"]: line.get("kind", "one") for line in body.get("questions", [])}


def line_of(body: Mapping[str, Any], kind: str, name: str) -> dict[str, Any] | None:
    """Return a line of a guide by its id."""
    return next((line for line in body.get(kind, []) if line["id"] == name), None) if kind in BY_KIND else None
