"""What editors look at: all guides and where they stand, one guide with its findings, its revisions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from nhipcau.guides.check import Around, check_guide
from nhipcau.guides.editing.changes import Change, changes_between
from nhipcau.guides.editing.columns import bare
from nhipcau.guides.editing.models import Draft, Revision
from nhipcau.guides.editing.problems import NO_REVISION
from nhipcau.guides.editing.rules import publishable
from nhipcau.guides.editing.said import ERROR, Said, said
from nhipcau.guides.fold import fold
from nhipcau.guides.horizon import ends_soon
from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.pack import glossary_words, reason_keys
from nhipcau.guides.queries import fields, find_procedures, get_procedure
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal

IN_FORCE, DRAFTED, ASKED, OVERDUE, NONE, OFFERED = "dang-dung", "nhap", "cho", "qua-han", "chua", "kho"
ENDING = "sap-het"
STATES: Final = {
    ASKED: ("wait", "Chờ người thứ hai"),
    OFFERED: ("part", "Có bản mới từ kho"),
    DRAFTED: ("aside", "Có bản nháp"),
    OVERDUE: ("warning", "Quá hạn soát"),
    ENDING: ("warning", "Số tiền, số ngày sắp hết hiệu lực"),
    IN_FORCE: ("ok", "Đang dùng"),
    NONE: ("none", "Chưa biên soạn"),
}


@dataclass(frozen=True)
class Standing:
    """A procedure and where its guide stands; it may stand in several ways at once."""

    code: str
    name: str
    field: str
    states: tuple[str, ...]
    next_review: str
    by: str

    @property
    def signs(self) -> list[tuple[str, str]]:
        """Return sign and words of each state."""
        return [STATES[state] for state in self.states]


@dataclass(frozen=True)
class Work:
    """A guide on the desk: the newest body, its revision, the version in force, and who waits for whom.

    ``base`` is the version over which an open draft was begun, as far as it is known.
    """

    procedure: Procedure
    body: dict[str, Any]
    draft: Draft
    current: Guide | None
    offered: Guide | None
    base: Guide | None = None

    @property
    def over(self) -> int:
        """The revision that the next save is written over."""
        return self.draft.newest

    @property
    def replaced(self) -> Guide | None:
        """The version that a content file put in force under an open draft, which does not hold what it changed."""
        return self.current if self.current and was_replaced(self.draft, self.current) else None

    @property
    def replaced_changes(self) -> list[Change]:
        """What that file changed."""
        return changes_between(bare(self.base.body), bare(self.current.body)) if self.base and self.current else []


def was_replaced(draft: Draft | None, current: Guide | None) -> bool:
    """Say whether the guide was replaced under an open draft."""
    return bool(draft and current and draft.is_open and draft.base and draft.base != current.version)


def standings(query: str = "", state: str = "", field: str = "") -> list[Standing]:
    """Return every procedure in force with where its guide stands; those that wait for somebody first."""
    rows = Procedure.objects.filter(replaced_by=None)
    wanted = [row.code for row in find_procedures(query, 60)] if query else None
    if wanted is not None:
        rows = rows.filter(code__in=wanted)
    if field:
        rows = rows.filter(field=field)
    guides = {guide.procedure_id: guide for guide in Guide.objects.filter(current=True)}
    offered = set(Guide.objects.filter(offered=True).values_list("procedure_id", flat=True))
    drafts = {draft.procedure_id: draft for draft in Draft.objects.all()}
    names = {one["key"]: one["title"] for one in fields()}
    today = local_today().isoformat()
    found = [
        _standing(row, names.get(row.field, ""), guides.get(row.code), drafts.get(row.code), row.code in offered, today)
        for row in rows.only("code", "plain", "field")
    ]
    found = [one for one in found if not state or state in one.states]
    order = {name: at for at, name in enumerate(STATES)}
    if wanted is not None:
        return sorted(found, key=lambda one: wanted.index(one.code))
    return sorted(found, key=lambda one: (order[one.states[0]], fold(one.name), one.code))


def _standing(
    row: Procedure, field: str, guide: Guide | None, draft: Draft | None, offered: bool, today: str
) -> Standing:
    review = guide.body.get("review", {}).get("next_review", "") if guide else ""
    states = [
        *([ASKED] if draft and draft.asked_by else []),
        *([OFFERED] if offered or was_replaced(draft, guide) else []),
        *([DRAFTED] if draft and draft.is_open and not draft.asked_by else []),
        *([OVERDUE] if review and review < today else []),
        *([ENDING] if guide and ends_soon(guide.body, date.fromisoformat(today)) else []),
        *([IN_FORCE] if guide else [] if draft and draft.is_open else [NONE]),
    ]
    name = guide.body["title"] if guide else row.plain
    return Standing(row.code, name, field, tuple(states), review, draft.asked_name if draft else "")


def counted(rows: list[Standing]) -> list[tuple[str, str, str, int]]:
    """Return each state with its sign, its words, and how many procedures stand there."""
    return [(name, *sign, sum(name in row.states for row in rows)) for name, sign in STATES.items()]


def latest_body(code: str) -> dict[str, Any] | None:
    """Return what the next save changes: the open draft, else the guide in force; None when there is neither."""
    draft = Draft.objects.filter(procedure_id=code).first()
    if draft is not None and draft.is_open:
        return dict(Revision.objects.get(procedure_id=code, number=draft.newest).body)
    guide = Guide.objects.filter(procedure_id=code, current=True).first()
    return bare(guide.body) if guide else None


def body_at(code: str, number: int) -> dict[str, Any] | None:
    """Return a guide as a revision has it; number 0, and what was published, is the guide in force."""
    draft = Draft.objects.filter(procedure_id=code).first()
    if number == 0 or (draft is not None and not draft.is_open and number == draft.newest):
        guide = Guide.objects.filter(procedure_id=code, current=True).first()
        return bare(guide.body) if guide else None
    return dict(get_revision(code, number).body)


def get_revision(code: str, number: int) -> Revision:
    """Return one revision.

    Raises:
        Refusal: 404.126 there is none with this number.
    """
    found = Revision.objects.filter(procedure_id=code, number=number).first()
    if found is None:
        raise Refusal(NO_REVISION, number=number)
    return found


def get_work(code: str) -> Work | None:
    """Return a guide on the desk, or None when nobody has begun it.

    Raises:
        Refusal: 404.40 there is no such procedure.
    """
    procedure = get_procedure(code)
    body = latest_body(code)
    if body is None:
        return None
    draft = Draft.objects.filter(procedure=procedure).first() or Draft(procedure=procedure)
    guides = Guide.objects.filter(procedure=procedure)
    current, offered = guides.filter(current=True).first(), guides.filter(offered=True).first()
    return Work(procedure, body, draft, current, offered, guides.filter(version=draft.base).first() if draft.base else None)


def revisions_of(code: str) -> list[Revision]:
    """Return every revision of a guide, the newest first."""
    return list(Revision.objects.filter(procedure_id=code).order_by("-number"))


def findings_of(body: Mapping[str, Any]) -> tuple[Said, ...]:
    """Return what the strict check finds today, in words, errors first."""
    today = local_today().isoformat()
    return _findings(
        json.dumps(body, sort_keys=True), today, frozenset(Procedure.objects.values_list("code", flat=True))
    )


def errors_of(body: Mapping[str, Any]) -> list[Said]:
    """Return the findings that stop a guide from being published."""
    return [one for one in findings_of(body) if one.level == ERROR]


@lru_cache(maxsize=64)
def _findings(text: str, today: str, codes: frozenset[str]) -> tuple[Said, ...]:
    body = json.loads(text)
    hard, terms = _glossary()
    found = check_guide(body, Around(codes, reason_keys(), hard, terms, today))
    told = [said(one, body) for one in [*found, *publishable(body, today)]]
    return tuple(sorted(dict.fromkeys(told), key=lambda one: one.level != ERROR))


@lru_cache(maxsize=1)
def _glossary() -> tuple[frozenset[str], frozenset[str]]:
    return glossary_words()
