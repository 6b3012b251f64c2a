"""A preparation in words: the papers by name and state, where, how long, how much, what next.

The words are those of the guide version the family was asked with, on the day it was asked, so a slip
reads the same whatever the guide became since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.guides.queries import FamilyList, checklist, get_guide, return_reason
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.problems import Refusal

ASK_THERE = "Hỏi nơi nhận"
Content = dict[str, Any]  # a guide, or a line of one, as its content file has it


@dataclass(frozen=True)
class PaperLine:
    """One paper of the family's list, in words, and where it stands: have, missing or not_needed.

    ``fault`` and ``mend``: it is there but will not do, why, and what to do about it.
    """

    name: str
    state: str
    how: str = "bring"
    originals: int = 0
    copies: int = 0
    form: str = ""
    why: str = ""
    get: str = ""
    note: str = ""
    law: tuple[str, ...] = ()
    fault: str = ""
    mend: str = ""


@dataclass(frozen=True)
class StepLine:
    """One thing to do next; a secret step is done by the person alone."""

    text: str
    secret: bool


@dataclass(frozen=True)
class Advice:
    """Something to know first; ``goto`` is the procedure that fits better, ``stop`` a reason not to go on."""

    text: str
    goto: str
    stop: bool


@dataclass(frozen=True)
class Slip:
    """What a slip says. It names no family, no place of living and none of the answers."""

    code: str
    given_name: str
    procedure: str
    title: str
    papers: tuple[PaperLine, ...]
    place: str
    time: str
    fees: tuple[str, ...]
    steps: tuple[StepLine, ...]
    warnings: tuple[Advice, ...]
    law: tuple[str, ...]
    legal_as_of: date | None
    next_review: date | None
    reviewed: str
    version: str
    stale: bool
    next_date: date | None
    prepared_at: datetime

    @property
    def spelled(self) -> str:
        """The code as it is printed."""
        return spell_slip_code(self.code)

    @property
    def prepared_on(self) -> date:
        """The day the papers were looked at, by Vietnam's calendar."""
        return local_date(self.prepared_at)

    @property
    def have(self) -> list[PaperLine]:
        """The papers that are there."""
        return [paper for paper in self.papers if paper.state == "have"]

    @property
    def missing(self) -> list[PaperLine]:
        """All the papers that are still missing, at once."""
        return [paper for paper in self.papers if paper.state == "missing"]

    @property
    def aside(self) -> list[PaperLine]:
        """The papers this family does not need this time."""
        return [paper for paper in self.papers if paper.state == "not_needed"]

    @property
    def stops(self) -> list[Advice]:
        """Reasons not to go on with this procedure."""
        return [warning for warning in self.warnings if warning.stop]

    @property
    def advice(self) -> list[Advice]:
        """Things to know first."""
        return [warning for warning in self.warnings if not warning.stop]


@dataclass(frozen=True)
class Brief:
    """A preparation in one line."""

    code: str
    spelled: str
    title: str
    missing: int


def in_brief(preparation: Preparation) -> Brief:
    """Return a preparation in one line, without reading its guide."""
    missing = sum(paper["state"] == "missing" for paper in preparation.papers)
    code = preparation.slip_code
    return Brief(code, spell_slip_code(code), preparation.procedure.plain, missing)


def explained(preparation: Preparation) -> Slip:
    """Put a preparation into the words of its guide; without the guide, into those of the procedure."""
    family = _family(preparation)
    guide = cast("Content", family.guide) if family else _guide(preparation)
    named = {paper["id"]: paper for paper in guide["papers"]} if guide else {}
    papers = tuple(_line(told, named.get(told["id"])) for told in preparation.papers)
    body: dict[str, Any] = preparation.procedure.body
    review = guide["review"] if guide else {"legal_as_of": body.get("as_of", "")}
    fees = tuple(fee["text"] for fee in family.checklist.fees) if family else ()
    reference = body.get("fee", {}).get("text", "")
    return Slip(
        code=preparation.slip_code,
        given_name=preparation.given_name,
        procedure=preparation.procedure_id,
        title=guide["title"] if guide else preparation.procedure.plain,
        papers=papers,
        place=(guide["place"].get("text") if guide else "") or body.get("where", "") or ASK_THERE,
        time=(guide["time"].get("text") if guide else "") or body.get("time", {}).get("text", "") or ASK_THERE,
        fees=fees or ((reference,) if reference else ()),
        steps=tuple(StepLine(step["text"], step["secret"]) for step in family.checklist.steps) if family else (),
        warnings=tuple(map(_advice, family.checklist.warnings)) if family else (),
        law=tuple(dict.fromkeys(law for paper in papers for law in paper.law)) or tuple(body.get("law", [])),
        legal_as_of=_day(review.get("legal_as_of", "")),
        next_review=_day(review.get("next_review", "")),
        reviewed=review.get("reviewed_by", ""),
        version=preparation.guide_version,
        stale=family.stale if family else False,
        next_date=preparation.next_date,
        prepared_at=preparation.prepared_at,
    )


def answers_in_words(preparation: Preparation) -> list[tuple[str, str]]:
    """Return the questions of a family and its answers, in words, the assumed ones marked; for the desk only."""
    guide, family = _guide(preparation), _family(preparation)
    told = []
    for question in guide["questions"] if guide else []:
        answer = preparation.answers.get(question["id"])
        if answer is not None:
            given = answer if isinstance(answer, list) else [answer]
            told.append((question["ask"], ", ".join(_label(question, str(one)) for one in given)))
    assumed = family.checklist.assumed if family else ()
    return told + [
        (question["ask"], f"{_label(question, question['assume'])} (chưa hỏi, tính theo thường gặp)")
        for question in assumed
    ]


def _label(question: Mapping[str, Any], answer: str) -> str:
    return next((option["label"] for option in question["options"] if option["id"] == answer), answer)


def _guide(preparation: Preparation) -> Content | None:
    try:
        return cast("Content", get_guide(preparation.procedure_id, preparation.guide_version))
    except Refusal:
        return None


def _family(preparation: Preparation) -> FamilyList | None:
    """Return the family's list again, or nothing where the guide no longer takes these answers."""
    day = local_date(preparation.prepared_at).isoformat()
    try:
        return checklist(preparation.procedure_id, preparation.answers, day, preparation.guide_version)
    except Refusal:
        return None


def _advice(warning: Mapping[str, Any]) -> Advice:
    return Advice(warning["text"], warning["goto"], warning["stop"])


def _line(told: Mapping[str, str], paper: Content | None) -> PaperLine:
    reason = return_reason(told.get("fault", ""))
    fault, mend = (reason.name, reason.do) if reason else ("", "")
    if paper is None:
        return PaperLine(told["id"].replace("_", " "), told["state"], fault=fault, mend=mend)
    return PaperLine(
        name=paper["name"],
        state=told["state"],
        how=paper["how"],
        originals=paper["originals"],
        copies=paper["copies"],
        form=paper["form"],
        why=paper["why"],
        get=paper["get"],
        note=paper["note"],
        law=tuple(paper["law"]),
        fault=fault,
        mend=mend,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
