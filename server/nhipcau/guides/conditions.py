"""Conditions of a guide: a strict subset of JSON Logic, the same here and on the phone.

A condition is an object with one operator. Nothing is coerced: `1` is not `"1"`, `true` is not `1`.
A question without an answer reads as null, and so does a dated value without an amount on the day.
A shape outside the subset is an error, never a guess.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
Answer: TypeAlias = str | int | float | list[str]
Value: TypeAlias = Scalar | list[str]
Condition: TypeAlias = Mapping[str, object]

_EQUAL: Final = frozenset({"==", "!="})
_ORDER: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_JOIN: Final = frozenset({"and", "or"})
_ASKS: Final = {"has": "contains", "within": "is a place in the one named by"}
Amounts: TypeAlias = Mapping[str, int]
NO_AMOUNTS: Final[Amounts] = {}


class ConditionFault(ValueError):  # noqa: N818 (a fault of the content)
    """A condition that is not in the subset; the message says where and why."""


def check_condition(condition: object) -> None:
    """Raise ConditionFault unless this is a condition of the subset, to its last leaf."""
    name, args = _parts(condition)
    if name in _JOIN:
        if not args:
            raise ConditionFault(f"{name}: needs at least one condition")
        for arg in args:
            check_condition(arg)
    elif name == "!":
        _count(name, args, 1)
        check_condition(args[0])
    else:
        _count(name, args, 2)
        _check_leaf(name, args)


def evaluate(condition: Condition, answers: Mapping[str, Answer], amounts: Amounts = NO_AMOUNTS) -> bool:
    """Say whether the condition holds for these answers and amounts; what is missing is null."""
    name, args = _parts(condition)
    if name in _JOIN:
        parts = [evaluate(_inner(arg), answers, amounts) for arg in args]
        return all(parts) if name == "and" else any(parts)
    if name == "!":
        return not evaluate(_inner(args[0]), answers, amounts)
    return _compare(name, args, answers, amounts)


def _compare(name: str, args: list[object], answers: Mapping[str, Answer], amounts: Amounts) -> bool:
    left = _read(args[0], answers, amounts)
    if name == "in":
        options = args[1]
        return isinstance(options, list) and any(_same(left, option) for option in options)
    right = _read(args[1], answers, amounts)
    if name == "has":
        return isinstance(left, list) and any(_same(entry, right) for entry in left)
    if name == "within":
        return isinstance(left, str) and isinstance(right, str) and f"{left}.".startswith(f"{right}.")
    if name in _EQUAL:
        return _same(left, right) == (name == "==")
    return _ordered(name, left, right)


def variables(condition: object) -> Iterator[str]:
    """Yield every question that the condition reads, in reading order, repeats included."""
    _, args = _parts(condition)
    for arg in args:
        if isinstance(arg, Mapping):
            if "var" in arg:
                yield str(arg["var"])
            elif "value" not in arg:
                yield from variables(arg)


def values_in(condition: object) -> Iterator[str]:
    """Yield every dated value that the condition reads, in reading order, repeats included."""
    _, args = _parts(condition)
    for arg in args:
        if isinstance(arg, Mapping):
            if "value" in arg:
                yield str(arg["value"])
            elif "var" not in arg:
                yield from values_in(arg)


def leaves(condition: object) -> Iterator[tuple[str, str, list[Scalar]]]:
    """Yield (operator, question, literals) for every comparison of a question with literals."""
    name, args = _parts(condition)
    if name in _JOIN or name == "!":
        for arg in args:
            yield from leaves(arg)
        return
    names = [str(arg["var"]) for arg in args if isinstance(arg, Mapping) and "var" in arg]
    literals: list[Scalar] = []
    for arg in args:
        if isinstance(arg, list):
            literals += arg
        elif not isinstance(arg, Mapping):
            literals.append(arg)  # type: ignore[arg-type]  # checked to be a scalar
    for var in names:
        yield name, var, literals


def _parts(condition: object) -> tuple[str, list[object]]:
    if not isinstance(condition, Mapping) or len(condition) != 1:
        raise ConditionFault(f"not an object with one operator: {condition!r}")
    name, args = next(iter(condition.items()))
    if name not in _JOIN | _EQUAL | _ORDER.keys() | {"!", "in", "has", "within"}:
        raise ConditionFault(f"unknown operator {name!r}")
    if not isinstance(args, list):
        raise ConditionFault(f"{name}: its arguments are a list")
    return name, args


def _count(name: str, args: list[object], wanted: int) -> None:
    if len(args) != wanted:
        raise ConditionFault(f"{name}: takes {wanted}, got {len(args)}")


def _check_leaf(name: str, args: list[object]) -> None:
    left, right = args
    if name == "in":
        _check_value(name, left)
        if not isinstance(right, list) or not right:
            raise ConditionFault("in: looks in a list of values that is not empty")
        for option in right:
            if option is None or not _is_scalar(option):
                raise ConditionFault(f"in: {option!r} is not a plain value")
        return
    _check_value(name, left)
    _check_value(name, right)
    if name in {"has", "within"} and (not isinstance(left, Mapping) or not isinstance(right, str)):
        raise ConditionFault(f"{name}: asks whether a question's answer {_ASKS[name]} a text")
    if name in _ORDER and any(arg is None or isinstance(arg, bool) for arg in args):
        raise ConditionFault(f"{name}: compares numbers or dates")


def _check_value(name: str, value: object) -> None:
    if isinstance(value, Mapping):
        (kind, read), *more = value.items() if value else [("", "")]
        if more or kind not in {"var", "value"} or not isinstance(read, str) or not read:
            raise ConditionFault(f"{name}: not a question: {value!r}")
    elif not _is_scalar(value):
        raise ConditionFault(f"{name}: {value!r} is not a plain value")


def _is_scalar(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, (str, int, bool))


def _inner(condition: object) -> Condition:
    if not isinstance(condition, Mapping):
        raise ConditionFault(f"not a condition: {condition!r}")
    return condition


def _read(value: object, answers: Mapping[str, Answer], amounts: Amounts) -> Value:
    if isinstance(value, Mapping):
        return amounts.get(str(value["value"])) if "value" in value else answers.get(str(value.get("var")))
    return value  # type: ignore[return-value]  # checked to be a scalar


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _same(left: object, right: object) -> bool:
    if left is None or right is None:
        return left is right
    if _number(left) and _number(right):
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return isinstance(left, str) and isinstance(right, str) and left == right


def _ordered(name: str, left: object, right: object) -> bool:
    comparable = (_number(left) and _number(right)) or (isinstance(left, str) and isinstance(right, str))
    return comparable and _ORDER[name](left, right)
