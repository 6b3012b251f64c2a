"""What must hold of a form before it is kept, and of an answer before it is: pure."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.problems import Refusal
from nhipcau.surveys import asks
from nhipcau.surveys.models import NOBODY, PERSON
from nhipcau.surveys.plans.evaluating import Data
from nhipcau.surveys.plans.expressions import Outside
from nhipcau.surveys.plans.filling import Fault, Filled, Misshaped, faults, settle, shaped
from nhipcau.surveys.plans.xform import MOST_BYTES, Hostile, Plan, Unreadable, plan_of
from nhipcau.surveys.problems import ANSWERS_WRONG, ASKS_SECRET, HOSTILE, OUTSIDE, PERSONAL, TOO_LARGE, UNREADABLE

SHORTEST_PURPOSE: Final = 10
_NAME: Final = re.compile(r"[A-Za-z][\w.\-]{0,59}", re.ASCII)
WHY: Final = {
    "missing": ("chưa trả lời", "it is not answered"),
    "wrong": ("trái điều kiện của biểu mẫu", "it breaks the rule of the form"),
    "kind": ("không đúng loại", "it is of another kind"),
    "choice": ("chọn ngoài danh sách", "it is not among the choices"),
}


def looked_through(xml: str) -> Plan:
    """Return the plan of a form that asks for nothing that nobody may ask.

    Raises:
        Refusal: 413.492, 422.493, 422.491 it cannot be read; 422.490 something in it does not work; 422.494 it asks for a secret.
    """
    if len(xml.encode()) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    try:
        plan = plan_of(xml)
    except Hostile as error:
        raise Refusal(HOSTILE) from error
    except (Unreadable, RecursionError) as error:
        raise Refusal(UNREADABLE, what="không phải XForm", what_en="it is no XForm") from error
    except Outside as error:
        raise Refusal(OUTSIDE, what=error.vi, what_en=error.en) from error
    if not _NAME.fullmatch(plan["id"]):
        raise Refusal(UNREADABLE, what="form_id ở tờ settings chỉ gồm chữ không dấu, số, gạch dưới", what_en="form_id is no plain name")
    for one in asks.secrets_in(plan):
        raise Refusal(ASKS_SECRET, question=one.question, what=one.what)
    return plan


def check_about(plan: Plan, about: str, purpose: str) -> list[str]:
    """Return what a form asks about people, in words; what is asked of people needs a purpose and their word.

    Raises:
        Refusal: 422.495 it asks about people, and says that it does not, or not what for.
    """
    found = sorted({one.what for one in asks.personal_in(plan)})
    if (found and about == NOBODY) or (about == PERSON and len(purpose) < SHORTEST_PURPOSE):
        raise Refusal(PERSONAL, what=", ".join(found) or "chọn “Hỏi về một người” mà chưa viết để làm gì")
    return found


def written_now(moment: datetime) -> str:
    """Return a moment as XForms writes it, by the clock of Vietnam."""
    return moment.astimezone(VIETNAM).isoformat(timespec="milliseconds")


def judged(plan: Plan, masked: Iterable[str], given: dict[str, Any], moment: datetime) -> Data:
    """Return answers as they are kept: of the form's shape, masked, worked out anew.

    Raises:
        Refusal: 422.498 they do not fit, with the first questions that do not.
    """
    now = written_now(moment)
    try:
        filled = settle(plan, _masked(shaped(plan, given), {*masked}, ""), now)
    except (Misshaped, RecursionError) as error:
        raise Refusal(ANSWERS_WRONG, what=f"không có câu “{error}”", what_en=f"there is no question “{error}”") from error
    found = faults(plan, filled, now)
    if found:
        raise Refusal(ANSWERS_WRONG, what=_told(plan, found, 0), what_en=_told(plan, found, 1))
    return without_off(filled)


def without_off(filled: Filled) -> Data:
    """Return what is kept: what is not asked is empty already."""
    return filled.data


def _told(plan: Plan, found: list[Fault], language: int) -> str:
    names = asks.names_of(plan)
    return "; ".join(f"“{names.get(one.path, one.path)}” {WHY[one.why][language]}" for one in found[:3])


def _masked(part: Data, masked: set[str], inside: str) -> Data:
    """Return answers with three digits, no more, where an identity number was asked."""
    kept: Data = {}
    for name, value in part.items():
        path = f"{inside}{name}"
        if isinstance(value, list):
            kept[name] = [_masked(one, masked, f"{path}/") for one in value]
        elif isinstance(value, dict):
            kept[name] = _masked(value, masked, f"{path}/")
        else:
            kept[name] = re.sub(r"\D", "", value)[-3:] if path in masked and value else value
    return kept
