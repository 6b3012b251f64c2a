"""A form with answers in it: what is asked, what is worked out, what is still wrong. The same on phones (`filling.ts`).

`settle` goes through the form in its order until nothing changes any more: what is not asked is empty, what is worked out is
worked out, a choice that is not offered is let go of. `faults` then says what is missing or wrong. Pure; ``now`` is given.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from nhipcau.surveys.plans.evaluating import Around, Data, to_number, to_text, to_truth, work_out
from nhipcau.surveys.plans.expressions import Tree
from nhipcau.surveys.plans.xform import Node, Plan

MOST_ROUNDS: Final = 50  # of a repeat
MOST_SIGNS: Final = 2000  # of one answer
_PASSES: Final = 12
_INT: Final = re.compile(r"-?\d{1,9}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_POINT: Final = re.compile(r"-?\d{1,3}(\.\d+)? -?\d{1,3}(\.\d+)?( -?\d+(\.\d+)?( \d+(\.\d+)?)?)?", re.ASCII)
Here = dict[str, int]


class Misshaped(Exception):  # noqa: N818 (what is told to a person is the caller's to say)
    """The answers are not of the shape of the form; the message is the path where."""


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place: ``missing``, ``wrong`` (the form's own rule), ``kind`` (no number, no day), ``choice``."""

    path: str
    here: tuple[tuple[str, int], ...]
    why: str


@dataclass
class Filled:
    """A form with answers: as it stands (`data`), and which places are not asked (path with places in repeats)."""

    data: Data
    off: set[str]


def mark(path: str, here: Here) -> str:
    """Return the name of a place: its path, and its rounds of repeats."""
    rounds = [str(at) for repeat, at in here.items() if path == repeat or path.startswith(f"{repeat}/")]
    return path + (f"#{'.'.join(rounds)}" if rounds else "")


def blank(plan: Plan, now: str) -> Data:
    """Return the answers of a form that nobody has begun: its defaults, one round of each repeat."""
    data = _empty(plan["nodes"])
    _defaults(plan["nodes"], data, data, now, {})
    return data


def new_round(node: Node, data: Data, now: str, here: Here) -> Data:
    """Return a further round of a repeat, with its defaults."""
    found = _empty(node["c"])
    _defaults(node["c"], found, data, now, here)
    return found


def _empty(nodes: list[Node]) -> Data:
    return {one["n"]: [_empty(one["c"])] if one["k"] == "repeat" else _empty(one["c"]) if "c" in one else one.get("dv", "") for one in nodes}


def _defaults(nodes: list[Node], part: Data, data: Data, now: str, here: Here) -> None:
    for one in nodes:
        if one["k"] == "repeat":
            for at, inner in enumerate(part[one["n"]]):
                _defaults(one["c"], inner, data, now, {**here, one["p"]: at})
        elif "c" in one:
            _defaults(one["c"], part[one["n"]], data, now, here)
        elif "def" in one:
            part[one["n"]] = to_text(work_out(one["def"], Around(data, now, here)))
        elif one.get("pre") in {"start", "today"}:
            part[one["n"]] = now if one["pre"] == "start" else now[:10]


def shaped(plan: Plan, given: Any) -> Data:  # noqa: ANN401 (any JSON value)
    """Return answers in the shape of the form: what is not there is empty.

    Raises:
        Misshaped: something lies where the form has nothing, or is of another kind.
    """
    return _shaped(plan["nodes"], given, "")


def _shaped(nodes: list[Node], given: Any, path: str) -> Data:  # noqa: ANN401 (as above)
    if not isinstance(given, dict) or set(given) - {one["n"] for one in nodes}:
        raise Misshaped(path)
    found: Data = {}
    for one in nodes:
        value = given.get(one["n"])
        if one["k"] == "repeat":
            rounds = value if value is not None else []
            if not isinstance(rounds, list) or len(rounds) > MOST_ROUNDS:
                raise Misshaped(one["p"])
            found[one["n"]] = [_shaped(one["c"], each, one["p"]) for each in rounds]
        elif "c" in one:
            found[one["n"]] = _shaped(one["c"], {} if value is None else value, one["p"])
        elif isinstance(value, str | None) and len(value or "") <= MOST_SIGNS:
            found[one["n"]] = value or ""
        else:
            raise Misshaped(one["p"])
    return found


def settle(plan: Plan, given: Data, now: str) -> Filled:
    """Return the form as it stands with these answers."""
    filled = Filled(deepcopy(given), set())
    for _ in range(_PASSES):
        before, off = deepcopy(filled.data), set(filled.off)
        filled.off = set()
        _pass(plan, plan["nodes"], given, filled.data, filled, now, {}, asked=True)
        if before == filled.data and off == filled.off:
            break
    return filled


def _pass(plan: Plan, nodes: list[Node], given: Data, part: Data, filled: Filled, now: str, here: Here, *, asked: bool) -> None:
    for one in nodes:
        name = one["n"]
        on = asked and ("rel" not in one or _holds(one["rel"], filled.data, now, here))
        if not on:
            filled.off.add(mark(one["p"], here))
        if one["k"] == "repeat":
            _rounds(plan, one, given.get(name) or [], part, filled, now, here, asked=on)
        elif "c" in one:
            _pass(plan, one["c"], given.get(name) or {}, part[name], filled, now, here, asked=on)
        else:
            part[name] = _value(plan, one, given.get(name) or "", filled.data, now, here) if on else ""


def _rounds(plan: Plan, one: Node, given: list[Data], part: Data, filled: Filled, now: str, here: Here, *, asked: bool) -> None:
    rounds = part[one["n"]]
    if "cnt" in one and asked:
        wanted = to_number(work_out(one["cnt"], Around(filled.data, now, here)))
        many = min(MOST_ROUNDS, int(wanted)) if wanted >= 1 else 0
        del rounds[many:]
        while len(rounds) < many:
            rounds.append(new_round(one, filled.data, now, {**here, one["p"]: len(rounds)}))
    for at, inner in enumerate(rounds):
        told = given[at] if at < len(given) else deepcopy(inner)
        _pass(plan, one["c"], told, inner, filled, now, {**here, one["p"]: at}, asked=asked)


def _holds(tree: Tree, data: Data, now: str, here: Here) -> bool:
    return tree == 1 or to_truth(work_out(tree, Around(data, now, here)))


def _value(plan: Plan, one: Node, told: str, data: Data, now: str, here: Here) -> str:
    if "calc" in one:
        found = to_text(work_out(one["calc"], Around(data, now, here)))
        return "" if found == "NaN" else found
    if one["k"] in {"one", "many"} and told:
        offered = {choice["v"] for choice in choices(plan, one, data, now, here)}
        return " ".join(word for word in told.split() if word in offered)
    return told


def choices(plan: Plan, one: Node, data: Data, now: str, here: Here) -> list[dict[str, Any]]:
    """Return what may be chosen at a question just now."""
    lines = plan["choices"][one["ls"]]
    if "fi" not in one:
        return list(lines)
    found = []
    for line in lines:
        columns = {**line.get("x", {}), "name": line["v"]}
        if to_truth(work_out(one["fi"], Around(data, now, here, columns))):
            found.append(line)
    return found


def faults(plan: Plan, filled: Filled, now: str) -> list[Fault]:
    """Return what is still wrong, in the order of the form; what is not asked is never wrong."""
    return list(_faults(plan["nodes"], filled.data, filled, now, {}))


def _faults(nodes: list[Node], part: Data, filled: Filled, now: str, here: Here) -> Iterator[Fault]:
    for one in nodes:
        if mark(one["p"], here) in filled.off:
            continue
        if one["k"] == "repeat":
            for at, inner in enumerate(part[one["n"]]):
                yield from _faults(one["c"], inner, filled, now, {**here, one["p"]: at})
        elif "c" in one:
            yield from _faults(one["c"], part[one["n"]], filled, now, here)
        elif why := _wrong(one, part[one["n"]], filled, now, here):
            yield Fault(one["p"], tuple(here.items()), why)


def _wrong(one: Node, value: str, filled: Filled, now: str, here: Here) -> str:
    if not value:
        needed = "req" in one and one["k"] not in {"note", "hidden"} and _holds(one["req"], filled.data, now, here)
        return "missing" if needed else ""
    if "calc" not in one and not _of_kind(one, value):
        return "kind"
    if one["k"] == "one" and len(value.split()) > 1:
        return "choice"
    return "wrong" if "con" in one and not _holds(one["con"], filled.data, now, here) else ""


def _of_kind(one: Node, value: str) -> bool:
    kind = one.get("t")
    if kind == "int":
        return _INT.fullmatch(value) is not None
    if kind == "decimal":
        return _DECIMAL.fullmatch(value) is not None
    if kind == "point":
        return _POINT.fullmatch(value) is not None
    if kind == "date":
        try:
            return len(value) == 10 and bool(date.fromisoformat(value))  # noqa: PLR2004 (2026-11-23)
        except ValueError:
            return False
    return True


def words(parts: list[Any], data: Data, now: str, here: Here) -> str:
    """Return words with what stands between them worked out."""
    return "".join(one if isinstance(one, str) else to_text(work_out(one, Around(data, now, here))) for one in parts)
