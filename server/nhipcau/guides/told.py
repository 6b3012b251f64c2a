"""What a guide tells one family, in words: every channel and every slip says these, in this order, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from nhipcau.guides.replay import Checklist, is_day, is_stale, replay
from nhipcau.guides.shapes import Guide, Paper, Question
from nhipcau.guides.values import said_on
from nhipcau.kernel.say import day

HOW: Final = {  # the phone says the same three
    "bring": "Mang theo, nộp lại",
    "show": "Mang theo, chỉ cho xem",
    "if_not_found": "Chỉ cần nếu xã không tra được trên máy",
}
WHO: Final = {"resident": "Bà con tự làm", "together": "Cùng làm", "office": "Cán bộ làm"}
SECRET: Final = "Bước này bà con tự bấm, không ai bấm hộ"  # noqa: S105 (a caution, not a password)
SAFETY: Final = "Không đọc mã OTP, mật khẩu cho ai. Tổ giúp miễn phí: 0 đ."
ASK_FEE: Final = "Hỏi nơi nhận về phí."
NO_PAPERS: Final = "Không cần giấy nào. Đi được rồi."
NOT_YET: Final = "Chưa đi vội. Trả lời nốt rồi mới biết đủ giấy."
ASK_FIRST: Final = "Chưa đi vội. Hỏi nơi nhận xem cần giấy gì."
LAPSED: Final = "Chưa có mức cho ngày này. Hỏi nơi nhận trước khi đi."
UNREVIEWED: Final = "Chưa có cán bộ kiểm. Hỏi lại nơi nhận trước khi đi."
STALE: Final = "Hướng dẫn này đã quá ngày soát lại. Gọi hỏi nơi nhận trước khi đi."


@dataclass(frozen=True)
class PaperTold:
    """One paper: its name, whether it is handed in, shown, or only kept ready, how many, and why.

    One that no version of the guide knows any more has no words of its own.
    """

    id: str
    name: str
    how: str = ""
    manner: str = ""
    amounts: tuple[str, ...] = ()
    why: str = ""
    get: str = ""
    note: str = ""
    law: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """How and how many, in one line."""
        return " · ".join(filter(None, (self.manner, *self.amounts)))


@dataclass(frozen=True)
class StepTold:
    """One thing to do, and by whom; a secret one is the resident's alone."""

    text: str
    who: str
    secret: bool


@dataclass(frozen=True)
class WarningTold:
    """Something to know first; ``goto`` is the procedure that fits better, ``stop`` a reason not to go on."""

    text: str
    goto: str
    stop: bool


@dataclass(frozen=True)
class MistakeTold:
    """Why dossiers of this kind come back, and what to do about it now."""

    text: str
    fix: str


@dataclass(frozen=True)
class AssumedTold:
    """A question that was not asked, and the usual answer that counts for it."""

    id: str
    ask: str
    answer: str


@dataclass(frozen=True)
class Basis:
    """Where the list comes from: texts, who checked it, and until when it may be trusted."""

    law: tuple[str, ...]
    source: str
    legal_as_of: str
    reviewed_by: str
    reviewed_on: str
    next_review: str
    stale: bool

    @property
    def cautions(self) -> tuple[str, ...]:
        """Why the list is not yet, or no longer, to be relied upon alone."""
        return tuple(filter(None, ("" if self.reviewed_by else UNREVIEWED, STALE if self.stale else "")))


@dataclass(frozen=True)
class Told:
    """A whole list for one family on one day (ISO date)."""

    procedure: str
    version: str
    title: str
    on: str
    papers: tuple[PaperTold, ...]
    steps: tuple[StepTold, ...]
    warnings: tuple[WarningTold, ...]
    mistakes: tuple[MistakeTold, ...]
    fees: tuple[str, ...]
    lapsed: tuple[str, ...]
    assumed: tuple[AssumedTold, ...]
    open: tuple[Question, ...]
    contradiction: str
    place: str
    time: str
    basis: Basis

    @property
    def stops(self) -> tuple[WarningTold, ...]:
        """Reasons not to go on with this procedure."""
        return tuple(warning for warning in self.warnings if warning.stop)

    @property
    def no_papers(self) -> str:
        """What a list without papers means: nothing to bring, or not known yet; "" where there are papers."""
        if self.papers:
            return ""
        if self.open:
            return NOT_YET
        return ASK_FIRST if self.lapsed else NO_PAPERS

    @property
    def unsure(self) -> str:
        """Why nobody should set out with this list, even with every paper of it; "" if nothing is in doubt."""
        return self.contradiction or (NOT_YET if self.open else "") or (LAPSED if self.lapsed else "")

    @property
    def advice(self) -> tuple[WarningTold, ...]:
        """Things to know first."""
        return tuple(warning for warning in self.warnings if not warning.stop)


@dataclass(frozen=True)
class Retold:
    """A list of before, told again: in the words of its own version and its own day.

    ``papers`` are all that the version knows, by id, listed or not; ``answers`` what was asked and what was said.
    """

    told: Told
    papers: Mapping[str, PaperTold]
    answers: tuple[tuple[str, str], ...]


def retell(guide: Guide, answers: Mapping[str, object], on: str, places: Mapping[str, str]) -> Retold:
    """Tell a list of before again, as it was on its day (ISO date); ``places`` are the names of answered places."""
    then = said_on(guide, on)
    answered = [(question, answers[question["id"]]) for question in then["questions"] if question["id"] in answers]
    return Retold(
        told=tell(guide, answers, on),
        papers={paper["id"]: _paper(paper) for paper in then["papers"]},
        answers=tuple((question["ask"], _answer(question, answer, places)) for question, answer in answered),
    )


def tell(guide: Guide, answers: Mapping[str, object], on: str) -> Told:
    """Put the list for these answers on this day into words; a reason to stop leaves only what to know."""
    found = replay(guide, answers, on)
    if any(line["stop"] for line in found.warnings):
        found = replace(found, items=(), steps=(), mistakes=(), fees=(), lapsed=(), open=())
    return Told(
        procedure=guide["procedure"],
        version=guide["version"],
        title=guide["title"],
        on=on,
        papers=tuple(map(_paper, found.items)),
        steps=tuple(StepTold(step["text"], step["who"], step["secret"]) for step in found.steps),
        warnings=tuple(WarningTold(line["text"], line["goto"], line["stop"]) for line in found.warnings),
        mistakes=tuple(MistakeTold(line["text"], line["fix"]) for line in found.mistakes),
        fees=tuple(fee["text"] for fee in found.fees) or (ASK_FEE,),
        lapsed=tuple(value["label"] for value in found.lapsed),
        assumed=tuple(AssumedTold(q["id"], q["ask"], label_of(q, q["assume"])) for q in found.assumed),
        open=found.open,
        contradiction=found.conflicts[0]["text"] if found.conflicts else "",
        place=guide["place"].get("text", ""),
        time=guide["time"].get("text", ""),
        basis=_basis(guide, found, on),
    )


def label_of(question: Mapping[str, Any], answer: object) -> str:
    """Return the words of an option; an answer without one stands for itself."""
    return next((str(option["label"]) for option in question["options"] if option["id"] == answer), str(answer))


def _answer(question: Question, answer: object, places: Mapping[str, str]) -> str:
    """Return an answer in words; a place by its name, a day as it is spoken."""
    if question["kind"] == "place":
        return places.get(str(answer), str(answer))
    if question["kind"] == "date" and is_day(answer):
        return day(date.fromisoformat(str(answer)), year=True)
    return ", ".join(label_of(question, one) for one in (answer if isinstance(answer, list) else [answer]))


def _paper(paper: Paper) -> PaperTold:
    amounts = (
        f"{paper['originals']} bản chính" if paper["originals"] else "",
        f"{paper['copies']} bản sao" if paper["copies"] else "",
        _form(paper["form"]),
    )
    return PaperTold(
        id=paper["id"],
        name=paper["name"],
        how=paper["how"],
        manner=HOW[paper["how"]],
        amounts=tuple(filter(None, amounts)),
        why=paper["why"],
        get=paper["get"],
        note=paper["note"],
        law=tuple(paper["law"]),
    )


def _form(form: str) -> str:
    """Name the official form without the numbers of the texts behind it, as the phone does."""
    name = form.split("(", maxsplit=1)[0].strip()
    return name if not name or name.lower().startswith("mẫu") else f"Mẫu {name}"


def _basis(guide: Guide, found: Checklist, on: str) -> Basis:
    review = guide["review"]
    listed = [law for line in (*found.items, *found.fees) for law in line["law"]]
    return Basis(
        law=tuple(dict.fromkeys(listed)),
        source=guide.get("source", ""),
        legal_as_of=review.get("legal_as_of", ""),
        reviewed_by=review.get("reviewed_by", ""),
        reviewed_on=review.get("reviewed_on", ""),
        next_review=review.get("next_review", ""),
        stale=is_stale(guide, on),
    )
