"""What procedures are there, which one is meant, and what does this family need."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple, cast

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.guides.candidates import COMMON, candidates
from nhipcau.guides.codes import successor
from nhipcau.guides.fold import fold
from nhipcau.guides.import_problems import CODE_REPEALED
from nhipcau.guides.life import Reason, reasons, reasons_of_dossiers
from nhipcau.guides.models import Guide, Procedure, Shared
from nhipcau.guides.portal import REFERENCE_ONLY
from nhipcau.guides.problems import (
    CONTRADICTION,
    NO_GUIDE,
    NOT_TOGETHER,
    UNKNOWN_OPTION,
    UNKNOWN_PROCEDURE,
    UNKNOWN_QUESTION,
    WRONG_ANSWER,
)
from nhipcau.guides.replay import AnswerFault, Checklist, check_answers, is_stale, replay
from nhipcau.guides.search import Entry, Words, rank, read_query
from nhipcau.guides.shapes import Guide as GuideBody
from nhipcau.guides.shapes import Question
from nhipcau.guides.told import UNREVIEWED, PaperTold, Retold, Told, retell
from nhipcau.guides.translations import LANGUAGES, translated, translation_files
from nhipcau.guides.values import said_on
from nhipcau.guides.voices.aloud import can_speak, known_sound, say
from nhipcau.guides.voices.queries import recorded, tongue_names, tongues_recorded
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.statements import Statement
from nhipcau.places.queries import names_of

__all__ = [
    "CODE", "UNREVIEWED", "FamilyList", "Former", "Known", "PaperTold", "Retold", "Told", "can_speak", "checklist", "fields",
    "find_former", "find_procedures", "fold", "get_guide", "get_procedure", "has_guide", "known_sound", "list_again", "papers_ever",
    "procedures_by_field", "recorded", "return_reason", "say", "search_words", "shared", "tongue_names", "tongues_recorded",
    "with_guides", "written",
]  # fmt: skip
CODE: Final = re.compile(r"\d\.\d{6}")


class _Code(NamedTuple):
    code: str


_KNOWN = Statement("SELECT code FROM guides_procedure WHERE code = ANY (%(codes)s)", _Code)


@dataclass(frozen=True)
class Former:
    """A code of before.

    ``today`` is the code that holds now, "" where nothing took over; ``state`` is replaced, repealed, or unsure:
    a source names the code and the portal has not been seen.
    """

    code: str
    title: str
    state: str
    valid_to: str
    today: str
    note: str
    source: str


@dataclass(frozen=True)
class FamilyList:
    """A family's list, the guide it comes from, and whether that guide is due for review."""

    guide: GuideBody
    checklist: Checklist
    stale: bool


def find_procedures(q: str = "", limit: int = 20) -> list[Procedure]:
    """Return procedures for what was typed, best first; all of them by field when nothing was."""
    query = read_query(q, search_words())
    if not query.text:
        return procedures_by_field()[:limit]
    if CODE.fullmatch(q.strip()):
        former = find_former(q.strip())
        return list(with_guides(Procedure.objects.filter(code=former.today if former else q.strip())))
    common = shared(COMMON, {})
    found = candidates(query, common)
    entries = [Entry(code, tuple((text, weight) for text, weight in phrases)) for code, phrases in found]
    best = [code for code, _ in rank(query, entries, Procedure.objects.count(), common)[:limit]]
    rows = with_guides(Procedure.objects.filter(code__in=best)).in_bulk()
    return [rows[code] for code in best]


def find_former(code: str) -> Former | None:
    """Return what became of a code of before, or None if it is not one."""
    rows = {row["code"]: row for row in shared("former", [])}
    row = rows.get(code)
    if row is None:
        return None
    told = {name: row[name] for name in ("code", "title", "state", "valid_to", "note", "source")}
    return Former(**told, today=successor(code, rows))


def written() -> QuerySet[Procedure]:
    """Return the procedures that we have written, or at least the guide of; not those only imported."""
    rows = with_guides(Procedure.objects.filter(replaced_by=None))
    return rows.exclude(~_guided(), status=REFERENCE_ONLY)


def procedures_by_field() -> list[Procedure]:
    """Return every procedure that we have written, in the order of the fields."""
    order = {field["key"]: field["order"] for field in fields()}
    rows = written()
    return sorted(rows, key=lambda row: (order.get(row.field, len(order) + 1), row.code))


def with_guides(rows: QuerySet[Procedure]) -> QuerySet[Procedure]:
    """Tell with each procedure whether it has a current guide."""
    return rows.annotate(guided=_guided())


def _guided() -> Exists:
    return Exists(Guide.objects.filter(procedure=OuterRef("pk"), current=True))


def get_procedure(code: str) -> Procedure:
    """Return one procedure; a code of before gives the procedure that took over (see `find_former`).

    Raises:
        Refusal: 404.40 there is none with this code; 404.124 the code was repealed and nothing took over.
    """
    found = with_guides(Procedure.objects.filter(code=code)).first() if CODE.fullmatch(code) else None
    former = find_former(code) if found is None else None
    if former and former.today:
        return get_procedure(former.today)
    if former:
        raise Refusal(CODE_REPEALED, code=code)
    if found is None:
        raise Refusal(UNKNOWN_PROCEDURE, code=code[:20])
    return found


class Known:
    """The procedures that letters name, looked up together."""

    def __init__(self, codes: Collection[str]) -> None:
        """Ask once which of the codes a procedure has."""
        self._codes = {found.code for found in _KNOWN.ask(codes=list(codes))}

    def check(self, code: str) -> None:
        """Check that there is such a procedure.

        Raises:
            Refusal: 404.40 there is none with this code.
        """
        if code not in self._codes:
            raise Refusal(UNKNOWN_PROCEDURE, code=code[:20])


def has_guide(procedure: Procedure) -> bool:
    """Say whether questions can be asked for this procedure."""
    known: bool | None = getattr(procedure, "guided", None)
    return procedure.guides.filter(current=True).exists() if known is None else known


def get_guide(code: str, version: str = "") -> GuideBody:
    """Return the current guide of a procedure, or the version that was given.

    Raises:
        Refusal: 404.40 no such procedure; 404.41 it has no such guide.
    """
    procedure = get_procedure(code)
    wanted = {"version": version} if version else {"current": True}
    found = Guide.objects.filter(procedure=procedure, **wanted).first()
    if found is None:
        raise Refusal(NO_GUIDE, code=code)
    return cast("GuideBody", found.body)


def checklist(code: str, answers: Mapping[str, object], on: str = "", version: str = "") -> FamilyList:
    """Work out the list of one family on a day (ISO date; today in Vietnam if left out).

    Raises:
        Refusal: 404.40, 404.41 nothing to ask; 422.42 to 422.45 an answer the guide cannot take; 422.46
            answers that cannot both be true.
    """
    guide = get_guide(code, version)
    day = on or local_today().isoformat()
    faults = check_answers(guide, answers)
    if faults:
        raise _refusal(said_on(guide, day), faults[0])
    found = replay(guide, answers, day)
    if found.conflicts:
        raise Refusal(CONTRADICTION, text=found.conflicts[0]["text"], conflict=found.conflicts[0]["id"])
    return FamilyList(guide, found, is_stale(guide, day))


def list_again(code: str, answers: Mapping[str, object], on: str, version: str, language: str = "") -> Retold:
    """Tell a list of before in the words of the guide version and the day (ISO date) it was made with.

    Answers that the version cannot take count as not given. In another ``language``, what is not translated stays Vietnamese.

    Raises:
        Refusal: 404.40 no such procedure; 404.41 it has no such guide.
    """
    guide = get_guide(code, version)
    if language in LANGUAGES:
        guide = translated(guide, _words_in(language).get(code, {}))
    places = [str(answers.get(question["id"], "")) for question in guide["questions"] if question["kind"] == "place"]
    return retell(guide, answers, on, names_of(places))


@cache
def _words_in(language: str) -> dict[str, dict[str, str]]:
    return translation_files(language)


def papers_ever(code: str) -> dict[str, PaperTold]:
    """Return every paper that a version of a procedure's guide ever named, in the newest words, by id."""
    day = local_today().isoformat()
    known: dict[str, PaperTold] = {}
    for guide in Guide.objects.filter(procedure=code, offered=False).order_by("current", "valid_from", "id"):
        known |= retell(cast("GuideBody", guide.body), {}, day, {}).papers
    return known


def fields() -> list[dict[str, Any]]:
    """Return the fields of public services in their order: key, title, pictogram, life_event, order."""
    return sorted(shared("fields", []), key=lambda field: field["order"])


def search_words() -> Words:
    """Return the stop words and widenings of the search, folded."""
    body = shared("words", {"stop": [], "expand": []})
    return Words(frozenset(body["stop"]), tuple((tuple(row["say"]), tuple(row["add"])) for row in body["expand"]))


def shared(name: str, default: Any) -> Any:  # noqa: ANN401 (content, as its file has it)
    """Return a piece of shared content, or the default before any was loaded."""
    found = Shared.objects.filter(name=name).first()
    return default if found is None else found.body


def return_reason(key: str) -> Reason | None:
    """Return why a paper comes back, in words, or None for a key that nobody knows any more."""
    return reasons().get(key)


def reasons_at_desk() -> tuple[Reason, ...]:
    """Return the reasons that a desk may give, in their order."""
    return reasons_of_dossiers()


def _refusal(guide: GuideBody, fault: AnswerFault) -> Refusal:
    question = next((q for q in guide["questions"] if q["id"] == fault.question), None)
    if question is None:
        return Refusal(UNKNOWN_QUESTION, question=fault.question[:60])
    if fault.kind == "unknown_option":
        options = [option["id"] for option in question["options"]]
        return Refusal(UNKNOWN_OPTION, question=fault.question, options=", ".join(options))
    if fault.kind == "exclusive":
        alone = next(option["label"] for option in question["options"] if option.get("exclusive"))
        return Refusal(NOT_TOGETHER, question=fault.question, alone=alone)
    wanted, wanted_en = _wanted(question)
    return Refusal(WRONG_ANSWER, question=fault.question, wanted=wanted, wanted_en=wanted_en)


def _wanted(question: Question) -> tuple[str, str]:
    low, high = question.get("min", ""), question.get("max", "")
    return {
        "one": ("một lựa chọn trong danh sách", "one option of the list"),
        "many": ("danh sách các lựa chọn, không lặp", "a list of options, none twice"),
        "number": (f"số nguyên từ {low} đến {high}", f"a whole number from {low} to {high}"),
        "date": ("một ngày, dạng 2026-07-18", "a day written like 2026-07-18"),
    }[question["kind"]]
