"""Read a guide as a strict editor would: everything that would mislead a family, found before it ships."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from nhipcau.guides.cases import fill, samples, usual_day, witness
from nhipcau.guides.check_words import check_words
from nhipcau.guides.conditions import ConditionFault, check_condition, leaves, values_in, variables
from nhipcau.guides.dated import check_dates
from nhipcau.guides.findings import Finding, error
from nhipcau.guides.replay import is_day, is_place, replay, whole_guide
from nhipcau.guides.shapes import DEFAULTS, HEAD, LISTED, LISTS, OPTIONAL, REQUIRED, Guide, lines_of

_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_FEWEST_OPTIONS: Final = 2
_FITS: Final = {"one": {"==", "!=", "in"}, "many": {"has"}, "place": {"==", "!=", "in", "within"}}
PICTOGRAMS: Final = frozenset(
    {
        "home", "house", "baby", "book", "horn", "me", "ear", "hand", "back", "check", "wait", "up", "shield",
        "camera", "search", "storm", "turn", "paper", "pen", "id_card", "heart", "ring", "grave", "stamp",
        "key", "phone", "money", "bus", "office", "family", "school", "land", "leaf", "question", "warning",
        "qr", "print", "plus", "trash",
    }
)


@dataclass(frozen=True)
class Around:
    """What a guide points to and is measured by; None leaves that check out.

    ``today`` is the day on which reviews must still hold (ISO date); ``terms`` are the words with an entry in the
    glossary, ``hard`` those that need one.
    """

    procedures: Collection[str] | None = None
    reasons: Collection[str] | None = None
    hard: Collection[str] = ()
    terms: Collection[str] = ()
    today: str = ""


ALONE: Final = Around()


def check_guide(raw: Mapping[str, Any], around: Around = ALONE) -> list[Finding]:
    """List what is wrong with a guide as written, by itself and with what it points to."""
    shape = [*_shape(raw)]
    if shape:
        return shape
    guide = whole_guide(raw)
    logic = [*_head(guide), *_lines(guide), *check_dates(guide, around.today), *_conditions(guide)]
    logic += _targets(guide, around)
    if any(finding.level == "error" for finding in logic):
        return logic
    return [*logic, *_unreachable(guide), *_dead_ends(guide), *check_words(guide, around.hard, around.terms)]


def _shape(raw: Mapping[str, Any]) -> Iterator[Finding]:
    for name in ("procedure", "title"):
        if not isinstance(raw.get(name), str) or not raw[name]:
            yield error(name, "missing")
    for name in raw.keys() - {"procedure", "title", *HEAD, *LISTS}:
        yield error(name, "unknown key")
    for kind in LISTS:
        lines = raw.get(kind, [])
        if not isinstance(lines, list) or not all(isinstance(line, Mapping) for line in lines):
            yield error(kind, "not a list of tables")
            continue
        for at, line in enumerate(lines):
            yield from _line_shape(kind, f"{kind}[{at}] {line.get('id', '')}", line)


def _line_shape(kind: str, where: str, line: Mapping[str, Any]) -> Iterator[Finding]:
    allowed = {*REQUIRED[kind], *DEFAULTS[kind], *OPTIONAL[kind]}
    for name in sorted(line.keys() - allowed):
        yield error(where, f"unknown key {name!r}")
    for name in REQUIRED[kind]:
        if not line.get(name):
            yield error(where, f"{name} is missing")
    for name, default in DEFAULTS[kind].items():
        if name in line and type(line[name]) is not type(default):
            yield error(where, f"{name} has the wrong type")
    if not isinstance(line.get("id"), str) or not _ID.fullmatch(line["id"]):
        yield error(where, "the id is not lower snake ASCII")
    yield from _options_shape(where, line.get("options", []))
    if "when" in line:
        try:
            check_condition(line["when"])
        except ConditionFault as fault:
            yield error(where, str(fault))


def _options_shape(where: str, options: list[Any]) -> Iterator[Finding]:
    for option in options:
        if not isinstance(option, Mapping) or not option.get("label") or not _ID.fullmatch(str(option.get("id"))):
            yield error(where, f"option {option!r} needs an id and a label")


def _head(guide: Guide) -> Iterator[Finding]:
    if not guide["source"]:
        yield error("source", "missing")
    for name in ("legal_as_of", "next_review"):
        if not is_day(guide["review"].get(name)):
            yield error("review", f"{name} is not a day")
    if not is_day(guide["valid_from"]):
        yield error("valid_from", "is not a day")
    for part, words in (("place", guide["place"]), ("time", guide["time"])):
        if not words.get("text"):
            yield error(part, "text is missing")
    for kind in ("questions", "papers", "steps"):
        if not lines_of(guide, kind):
            yield error(kind, "there are none")
    if guide["pictogram"] not in PICTOGRAMS:
        yield error("pictogram", f"{guide['pictogram']!r} is not drawn")


def _lines(guide: Guide) -> Iterator[Finding]:
    for kind in LISTS:
        seen: set[str] = set()
        for line in lines_of(guide, kind):
            where = f"{kind} {line['id']}"
            if line["id"] in seen:
                yield error(where, "the id is used twice")
            seen.add(line["id"])
            yield from _law(kind, where, line)
            if line.get("pictogram") and line["pictogram"] not in PICTOGRAMS:
                yield error(where, f"pictogram {line['pictogram']!r} is not drawn")
    for question in guide["questions"]:
        yield from _question(f"questions {question['id']}", dict(question))
    for step in guide["steps"]:
        if step["secret"] and step["who"] != "resident":
            yield error(f"steps {step['id']}", "a secret step is done by the resident alone")
        if step["who"] not in {"resident", "together", "office"}:
            yield error(f"steps {step['id']}", f"who is {step['who']!r}")


def _law(kind: str, where: str, line: Mapping[str, Any]) -> Iterator[Finding]:
    if kind in {"papers", "fees", "values"} and not line["law"]:
        yield error(where, "no law is named")
    if kind == "papers":
        if line["how"] not in {"bring", "show", "if_not_found"}:
            yield error(where, f"how is {line['how']!r}")
        if not line["why"]:
            yield error(where, "does not say why")
        if line["how"] == "bring" and line["originals"] + line["copies"] == 0:
            yield Finding("warning", where, "bring how many?")


def _question(where: str, question: Mapping[str, Any]) -> Iterator[Finding]:
    kind, options = question["kind"], [option["id"] for option in question["options"]]
    if kind not in {"one", "many", "number", "date", "place"}:
        yield error(where, f"kind is {kind!r}")
    if kind in {"one", "many"} and len(options) < _FEWEST_OPTIONS:
        yield error(where, "needs at least two options")
    if kind in {"number", "date", "place"} and options:
        yield error(where, "takes no options")
    if "assume" in question and (kind != "one" or question["assume"] not in options):
        yield error(where, "assumes what is not one of its options")
    if len(set(options)) != len(options):
        yield error(where, "an option is there twice")
    if kind != "many" and any(option.get("exclusive") for option in question["options"]):
        yield error(where, "only one of many can be exclusive")
    if kind == "number" and not ("min" in question and "max" in question and question["min"] <= question["max"]):
        yield error(where, "needs min and max")


def _conditions(guide: Guide) -> Iterator[Finding]:
    known = {question["id"]: question for question in guide["questions"]}
    amounts = {value["id"] for value in lines_of(guide, "values")}
    earlier: set[str] = set()
    used: set[str] = set()
    for kind in ("questions", *LISTED):
        for line in lines_of(guide, kind):
            where = f"{kind} {line['id']}"
            names = set(variables(line["when"])) if line.get("when") else set()
            used |= names
            for name in sorted(names - known.keys()):
                yield error(where, f"reads question {name!r}, which does not exist")
            for name in sorted({*values_in(line["when"])} - amounts) if line.get("when") else ():
                yield error(where, f"reads value {name!r}, which does not exist")
            if kind == "questions":
                for name in sorted(names & known.keys() - earlier):
                    yield error(where, f"depends on the later question {name!r}")
                earlier.add(line["id"])
            for operator, name, literals in leaves(line["when"]) if line.get("when") else ():
                if name in known:
                    yield from _leaf(where, operator, dict(known[name]), literals)
    for name in known.keys() - used:
        yield error(f"questions {name}", "changes nothing, so it need not be asked")


def _leaf(where: str, operator: str, question: Mapping[str, Any], literals: list[Any]) -> Iterator[Finding]:
    kind, name = question["kind"], question["id"]
    fits = _FITS.get(kind, {"==", "!=", "in", "<", "<=", ">", ">="})
    if operator not in fits and literals != [None]:
        yield error(where, f"{operator!r} does not fit question {name!r} of kind {kind}")
    options = {option["id"] for option in question["options"]}
    for value in literals:
        if value is None:
            continue
        if kind in {"one", "many"} and value not in options:
            yield error(where, f"{name!r} has no option {value!r}")
        if (kind == "number" and not isinstance(value, int)) or (kind == "date" and not is_day(value)):
            yield error(where, f"{value!r} is no {kind}")
        if kind == "place" and not is_place(value):
            yield error(where, f"{value!r} is no place")


def _targets(guide: Guide, around: Around) -> Iterator[Finding]:
    papers = {paper["id"] for paper in guide["papers"]}
    for mistake in lines_of(guide, "mistakes"):
        if mistake["paper"] and mistake["paper"] not in papers:
            yield error(f"mistakes {mistake['id']}", f"there is no paper {mistake['paper']!r}")
        if around.reasons is not None and mistake["reason"] not in around.reasons:
            yield error(f"mistakes {mistake['id']}", f"reason {mistake['reason']!r} is not in the catalogue")
    if around.procedures is None:
        return
    if guide["procedure"] not in around.procedures:
        yield error("procedure", f"{guide['procedure']} is not in the reference")
    for warning in guide["warnings"]:
        if warning["goto"] and warning["goto"] not in around.procedures:
            yield error(f"warnings {warning['id']}", f"goto {warning['goto']} is not in the reference")


def _unreachable(guide: Guide) -> Iterator[Finding]:
    for kind in LISTS:
        for line in lines_of(guide, kind):
            if line.get("when") and witness(guide, line["id"], kind) is None:
                yield error(f"{kind} {line['id']}", "no answers lead here")


def _dead_ends(guide: Guide) -> Iterator[Finding]:
    for question in guide["questions"]:
        way = witness(guide, question["id"], "questions") or {}
        for answer in samples(guide, question):
            answers = fill(guide, {**way, question["id"]: answer}, lambda q: samples(guide, q)[0])
            end = replay(guide, answers, usual_day(guide))
            if not end.items and not any(warning["stop"] or warning["goto"] for warning in end.warnings):
                yield error(f"questions {question['id']}", f"{answer!r} ends with no paper and no way on")
