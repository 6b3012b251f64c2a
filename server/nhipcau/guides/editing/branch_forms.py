"""The form of a condition: how its groups and lines are named on the page, read when sent, and grown by a button.

A line is ``when.<group>.<line>``, a smaller group ``when.<group>.s<number>``, its lines ``when.<group>.s<number>.<line>``.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Final

from django.http import QueryDict

from nhipcau.guides.conditions import ConditionFault, check_condition
from nhipcau.guides.editing.branches import AND, JOINS, OR, Branch, Group, Row

MOST: Final = 40  # groups or lines of one condition
_JOINS: Final = frozenset(dict(JOINS))
_NOT_READ: Final = "Chưa đọc được."
_FAULTS: Final = (
    (r"not an object with one operator: (.+)", "Chỗ này chưa phải một phép so: {0}."),
    (r"unknown operator (.+)", "Không có phép so {0}."),
    (r"(.+): its arguments are a list", "Sau phép {0} cần một danh sách trong ngoặc vuông."),
    (r"(.+): needs at least one condition", "Phép {0} cần ít nhất một điều kiện."),
    (r"(.+): takes (\d), got (\d+)", "Phép {0} cần {1} vế, đang có {2}."),
    (r"in: .+", "Phép in cần một danh sách đáp án."),
    (r"(.+): not a question: .+", 'Vế của phép {0} ghi như {{"var": "mã câu hỏi"}}.'),
    (r"(.+): compares numbers or dates", "Phép {0} chỉ so số hoặc ngày."),
    (r"(has|within): .+", "Phép {0} cần một câu hỏi và một đáp án."),
)  # fmt: skip


class Unread(Exception):  # noqa: N818 (it says what is wrong, beside its field)
    """A condition that was typed and cannot be read; its words say where and why."""


def read_raw(text: str) -> Any:  # noqa: ANN401 (a condition that was checked)
    """Return a condition that was typed as it stands in a content file.

    Raises:
        Unread: it is no condition; the words say what is missing.
    """
    try:
        check_condition(found := json.loads(text))
    except json.JSONDecodeError as error:
        raise Unread(f"{_NOT_READ} Xem lại dấu ngoặc, dấu phẩy ở dòng {error.lineno}, chữ thứ {error.colno}.") from error
    except ConditionFault as fault:
        raise Unread(f"{_NOT_READ} {_said(str(fault))}") from fault
    return found


def _said(fault: str) -> str:
    for pattern, words in _FAULTS:
        if found := re.fullmatch(pattern, fault, re.DOTALL):
            return words.format(*(group.strip("'\"") for group in found.groups()))
    return fault


def shown_raw(when: Any) -> str:  # noqa: ANN401 (a condition, or nothing)
    """Return a condition as people can read and mend it: each part on its own line where it is long."""
    if not when:
        return ""
    short = json.dumps(when, ensure_ascii=False)
    name, args = next(iter(when.items()))
    if name not in {"and", "or", "!"} or len(short) < 60:  # noqa: PLR2004 (letters of a line)
        return short
    lines = ",\n".join(shown_raw(arg) for arg in args)
    return f'{{"{name}": [\n' + re.sub("^", "  ", lines, flags=re.MULTILINE) + "\n]}"


def sent_branch(post: QueryDict) -> Branch:
    """Return the condition that a form was sent with."""
    groups = []
    for at in range(MOST):
        if f"when.{at}.join" not in post:
            break
        found = _group(post, f"when.{at}")
        names = [f"when.{at}.s{number}" for number in range(MOST)]
        groups.append(replace(found, inner=tuple(_group(post, name) for name in names if f"{name}.join" in post)))
    return Branch(OR if post["when.join"] == OR else AND, tuple(groups))


def _group(post: QueryDict, at: str) -> Group:
    rows = [_row(post, f"{at}.{row}") for row in range(MOST) if f"{at}.{row}.q" in post]
    join = post[f"{at}.join"]
    return Group(join if join in _JOINS else AND, tuple(rows))


def _row(post: QueryDict, at: str) -> Row:
    answers = tuple(answer for answer in post.getlist(f"{at}.v") if answer.strip())
    return Row(post.get(f"{at}.q", ""), post.get(f"{at}.w", ""), answers[:MOST], post.get(f"{at}.m", ""))


def grown(branch: Branch, what: str) -> Branch:
    """Return a condition with what a button asks: one more group or line, or one less; groups that are empty go."""
    if what == "nhom":
        return replace(branch, groups=(*branch.groups, Group(AND, (Row(),))))
    if what == "moi":
        return Branch(AND, (Group(AND, (Row(),)),))
    at, _, rest = what.partition(".")
    if not at.isdigit() or int(at) >= len(branch.groups):
        return branch
    groups = [_grown(group, rest) if number == int(at) else group for number, group in enumerate(branch.groups)]
    return replace(branch, groups=tuple(group for group in groups if group.rows or group.inner))


def _grown(group: Group, what: str) -> Group:
    if what == "them":
        return replace(group, rows=(*group.rows, Row()))
    if what == "nhom":
        other = OR if group.join == AND else AND
        return replace(group, inner=(*group.inner, Group(other, (Row(), Row()))))
    if what.isdigit():
        return replace(group, rows=tuple(row for at, row in enumerate(group.rows) if at != int(what)))
    name, _, rest = what.partition(".")
    inner = [_grown(one, rest) if name == f"s{at}" and rest != "nhom" else one for at, one in enumerate(group.inner)]
    return replace(group, inner=tuple(one for one in inner if one.rows))
