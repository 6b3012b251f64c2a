"""A preparation in words: the papers by name and state, where, how long, how much, what next.

The words are those of the guide version the family was asked with, on the day it was asked, so a slip
reads the same whatever the guide became since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.guides.queries import UNREVIEWED, PaperTold, Retold, Told, list_again, papers_ever, return_reason
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.problems import Refusal
from nhipcau.people.models import Member

ASK_THERE = "Hỏi nơi nhận"
ASK_WHICH = "Hỏi quầy của xã xem là giấy gì."
COMPLETE, MISSING = ("ok", "Đủ giấy"), ("missing", "Còn thiếu giấy")
STOPPED, UNSURE = ("warning", "Khoan đi xã"), ("wait", "Chưa chắc đủ giấy")
FORGOTTEN = "Giấy theo bản hướng dẫn cũ"
ASSUMED = "{} (chưa hỏi, tính theo thường gặp)"


@dataclass(frozen=True)
class PaperLine:
    """One paper of the family's list, in words, and where it stands: have, missing or not_needed.

    ``fault`` and ``mend``: it is there but will not do, why, and what to do about it.
    """

    paper: PaperTold
    state: str
    fault: str = ""
    mend: str = ""


@dataclass(frozen=True)
class Slip:
    """What a slip says. It names no family, no place of living and none of the answers.

    ``helper`` is the given name of who prepared it. Their code of that day is left out: it is over with the day.

    ``told`` is the family's list as every channel tells it; None where its guide is not here. Where that list has
    a reason to stop, no paper, place or fee is said, as in every channel.
    """

    code: str
    given_name: str
    helper: str
    procedure: str
    title: str
    told: Told | None
    papers: tuple[PaperLine, ...]
    place: str
    time: str
    fees: tuple[str, ...]
    law: tuple[str, ...]
    legal_as_of: date | None
    next_review: date | None
    cautions: tuple[str, ...]
    version: str
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
        return [line for line in self.papers if line.state == "have"]

    @property
    def missing(self) -> list[PaperLine]:
        """All the papers that are still missing, at once."""
        return [line for line in self.papers if line.state == "missing"]

    @property
    def aside(self) -> list[PaperLine]:
        """The papers this family does not need this time."""
        return [line for line in self.papers if line.state == "not_needed"]

    @property
    def verdict(self) -> str:
        """Whether to set out, in one line."""
        if self.told and self.told.stops:
            return "Khoan đi xã. Có lời dặn ở dưới."
        if self.missing:
            return f"Còn thiếu {len(self.missing)} giấy. Khoan đi xã."
        if self.told and self.told.unsure:
            return self.told.unsure
        if self.papers:
            return "Đủ giấy rồi. Mời bà con mang đi nộp."
        return (self.told.no_papers if self.told else "") or "Phiếu này chưa có danh sách giấy."


@dataclass(frozen=True)
class Brief:
    """A preparation in one line: how many papers are missing, and what stands in the way, as a shape and a word."""

    code: str
    spelled: str
    title: str
    missing: int
    shape: str
    word: str

    @property
    def complete(self) -> bool:
        """Whether the family may set out."""
        return self.shape == COMPLETE[0]


def in_brief(preparation: Preparation) -> Brief:
    """Return a preparation in one line; its guide is read only where every paper is ticked."""
    missing = sum(paper["state"] == "missing" for paper in preparation.papers)
    code = preparation.slip_code
    shape, word = MISSING if missing else _stands(_again(preparation))
    return Brief(code, spell_slip_code(code), preparation.procedure.plain, missing, shape, word)


def _stands(again: Retold | None) -> tuple[str, str]:
    """Return what a list without a missing paper amounts to: ticks alone say nothing of a reason to stop."""
    if again and again.told.stops:
        return STOPPED
    return UNSURE if again and again.told.unsure else COMPLETE


def explained(preparation: Preparation, language: str = "") -> Slip:
    """Put a preparation into the words of its guide; without that version, papers are called as others call them."""
    again = _again(preparation, language)
    told, known = (again.told, again.papers) if again else (None, papers_ever(preparation.procedure_id))
    body: dict[str, Any] = preparation.procedure.body
    reference = body.get("fee", {}).get("text", "")
    stopped = told is not None and bool(told.stops)
    return Slip(
        code=preparation.slip_code,
        given_name=preparation.given_name,
        helper=Member.objects.filter(id=preparation.prepared_by).values_list("given_name", flat=True).first() or "",
        procedure=preparation.procedure_id,
        title=told.title if told else preparation.procedure.plain,
        told=told,
        papers=() if stopped else tuple(_line(ticked, known) for ticked in preparation.papers),
        place=(told.place if told else "") or body.get("where", "") or ASK_THERE,
        time=(told.time if told else "") or body.get("time", {}).get("text", "") or ASK_THERE,
        fees=told.fees if told else ((reference,) if reference else ()),
        law=told.basis.law if told else tuple(body.get("law", [])),
        legal_as_of=_day(told.basis.legal_as_of if told else body.get("as_of", "")),
        next_review=_day(told.basis.next_review if told else ""),
        cautions=told.basis.cautions if told else (UNREVIEWED,),
        version=preparation.guide_version,
        next_date=preparation.next_date,
        prepared_at=preparation.prepared_at,
    )


def answers_in_words(preparation: Preparation) -> list[tuple[str, str]]:
    """Return the questions of a family and its answers, in words, the assumed ones marked; for the desk only."""
    again = _again(preparation)
    if again is None:
        return []
    return [*again.answers, *((one.ask, ASSUMED.format(one.answer)) for one in again.told.assumed)]


def _again(preparation: Preparation, language: str = "") -> Retold | None:
    """Return the family's list as it was told, or nothing where its guide is not here."""
    day = local_date(preparation.prepared_at).isoformat()
    try:
        return list_again(preparation.procedure_id, preparation.answers, day, preparation.guide_version, language)
    except Refusal:
        return None


def _line(ticked: Mapping[str, str], known: Mapping[str, PaperTold]) -> PaperLine:
    reason = return_reason(ticked.get("fault", ""))
    fault, mend = (reason.name, reason.do) if reason else ("", "")
    paper = known.get(ticked["id"]) or PaperTold(id=ticked["id"], name=FORGOTTEN, get=ASK_WHICH)
    return PaperLine(paper, ticked["state"], fault, mend)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
