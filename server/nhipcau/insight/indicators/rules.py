"""What must hold for a definition among the others. Pure."""

from collections.abc import Collection, Mapping
from datetime import date

from nhipcau.insight.indicators.formulas import Ref, Term, leaves, parsed
from nhipcau.insight.indicators.shapes import Definition


def faults(one: Definition, others: Mapping[str, Definition], measures: Collection[str], totals: Collection[str]) -> list[str]:
    """Return what is wrong with a definition, in Vietnamese: names nobody registered, figures that are none, circles."""
    found = []
    for formula in (one.numerator, one.denominator):
        for leaf in leaves(parsed(formula)) if formula else ():
            if isinstance(leaf, Term) and leaf.name not in measures and leaf.name not in totals:
                found.append(f"không ai đếm “{leaf.name}”")
            elif isinstance(leaf, Term) and leaf.name in totals and leaf.keys != ("",):
                found.append(f"“{leaf.name}” không chia theo khóa")
            elif isinstance(leaf, Ref) and not _countable(others.get(leaf.code)):
                found.append(f"không có con số “{leaf.code}” có tử số")
    found += [f"không có con số “{score.of}”" for score in one.scores if score.of and score.of not in others]
    found += [f"“{score.of}” không phải tỷ lệ hay điểm" for score in one.scores if score.of in others and others[score.of].unit not in {"percent", "points"}]
    if one.code in _reached(one, {**others, one.code: one}):
        found.append("con số này dùng lại chính nó")
    return found


def _countable(one: Definition | None) -> bool:
    return one is not None and bool(one.numerator)


def uses(one: Definition) -> set[str]:
    """Return the codes of the figures that a definition is made of."""
    refs = {leaf.code for text in (one.numerator, one.denominator) if text for leaf in leaves(parsed(text)) if isinstance(leaf, Ref)}
    return refs | {score.of for score in one.scores if score.of}


def _reached(one: Definition, others: Mapping[str, Definition]) -> set[str]:
    seen: set[str] = set()
    wait = sorted(uses(one))
    while wait:
        code = wait.pop()
        if code not in seen:
            seen.add(code)
            wait += sorted(uses(others[code])) if code in others else []
    return seen


def measures_of(one: Definition, others: Mapping[str, Definition]) -> set[str]:
    """Return every measure and total that a figure rests on, through all figures it is made of."""
    every = [one, *(others[code] for code in _reached(one, others) if code in others)]
    return {
        leaf.name for each in every for text in (each.numerator, each.denominator) if text
        for leaf in leaves(parsed(text)) if isinstance(leaf, Term)
    }  # fmt: skip


def may_begin(day: date, today: date) -> bool:
    """Say whether a new definition may begin on a day: with a month, and not with one that is over."""
    return day.day == 1 and day >= today.replace(day=1)
