"""What stands between the braces of a template. Pure; loaded only where a template is filled in.

Only words of ours may stand there: to show one, to repeat rows, to leave something out. No calls, no sums, no functions:
so whatever somebody writes, it ends, and it sees nothing but the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from nhipcau.insight.reports.checking import PART, Fault

DEPTH: Final = 2  # of rows repeated in rows
TAGS: Final = 400  # between braces, in one part
_MARKUP: Final = re.compile(r"<[^>]+>")
_PLAIN_NODES: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.For, nodes.If,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
)  # fmt: skip


def environment() -> ImmutableSandboxedEnvironment:
    """Return what reads the words between braces: a sandbox without a single function or filter in it."""
    found = ImmutableSandboxedEnvironment(autoescape=True)
    for shelf in (found.globals, found.filters, found.tests):
        shelf.clear()
    return found


def check_words(source: str, shape: Mapping[str, Any]) -> set[str]:
    """Return which of our words a part uses, its markup already gone from between the braces.

    ``shape``: what a report tells: a word to its fields, a list of one where it is a list, None where it is a text.

    Raises:
        Fault: unknown (a word we do not have), sentence (it does not read), forbidden (a call, a sum, a function).
    """
    if len(source) > PART:
        raise Fault("too_large")
    try:
        read = environment().parse(source)
    except TemplateSyntaxError as error:
        lines = source.splitlines()
        near = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
        raise Fault("sentence", _MARKUP.sub("", near).strip() or str(error.message)) from error
    except RecursionError as error:
        raise Fault("forbidden") from error
    if sum(1 for _ in read.find_all((nodes.Output, nodes.For, nodes.If))) > TAGS:
        raise Fault("too_large")
    used: set[str] = set()
    _walk(read, {**shape}, used, 0)
    return used


def _walk(node: nodes.Node, known: dict[str, Any], used: set[str], depth: int) -> None:
    if not isinstance(node, _PLAIN_NODES):
        raise Fault("forbidden", type(node).__name__.lower())
    if isinstance(node, nodes.For):
        _walk_rows(node, known, used, depth)
        return
    if isinstance(node, nodes.Name | nodes.Getattr):
        _resolved(node, known, used)
        return
    for child in node.iter_child_nodes():
        _walk(child, known, used, depth)


def _walk_rows(node: nodes.For, known: dict[str, Any], used: set[str], depth: int) -> None:
    rows = _resolved(node.iter, known, used)
    if depth >= DEPTH or node.recursive or node.test or not isinstance(rows, list) or not isinstance(node.target, nodes.Name):
        raise Fault("forbidden", "for")
    inside = {**known, node.target.name: rows[0], "loop": {"first": None, "last": None, "index": None, "length": None}}
    for child in (*node.body, *node.else_):
        _walk(child, inside, used, depth + 1)


def _resolved(node: nodes.Node, known: Mapping[str, Any], used: set[str]) -> Any:  # noqa: ANN401 (a shape is nested)
    if isinstance(node, nodes.Name):
        if node.name not in known:
            raise Fault("unknown", node.name)
        used.add(node.name)
        return known[node.name]
    if not isinstance(node, nodes.Getattr):
        raise Fault("forbidden", type(node).__name__.lower())
    above = _resolved(node.node, known, used)
    if not isinstance(above, dict) or node.attr not in above:
        raise Fault("unknown", f"{_spelled(node.node)}.{node.attr}")
    return above[node.attr]


def _spelled(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_spelled(node.node)}.{node.attr}"
    return str(getattr(node, "name", "?"))
