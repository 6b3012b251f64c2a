"""A submission as OpenRosa brings it: XML of a form's answers, read against the plan of that form."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from lxml import etree

from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.surveys.plans.evaluating import Data
from nhipcau.surveys.plans.xform import JR, Hostile, Node, Plan, Unreadable, parsed, questions
from nhipcau.surveys.problems import HOSTILE, SUBMISSION_UNREADABLE

MOST_ROUNDS: Final = 50
MOST_TAGS: Final = 50_000  # and marks in them; 200 questions, 50 rounds, each opened and closed: 20,000


@dataclass(frozen=True)
class Submission:
    """What a program brings: of which form and version, under which id, in place of which, and the answers as XML."""

    form: str
    version: str
    id: UUID
    replaces: UUID | None
    root: etree._Element


def read(content: bytes) -> Submission:
    """Return what a program brings.

    Raises:
        Refusal: 422.493 it declares what no submission does; 400.504 it cannot be read, or says not which it is.
    """
    if content.count(b"<") + content.count(b"=") > MOST_TAGS:
        raise Refusal(SUBMISSION_UNREADABLE, what="nhiều phần hơn mọi biểu mẫu", what_en="it has more parts than any form")
    try:
        root = parsed(content)
    except Hostile as error:
        raise Refusal(HOSTILE) from error
    except Unreadable as error:
        raise Refusal(SUBMISSION_UNREADABLE, what="không phải XML", what_en="it is no XML") from error
    meta = next((one for one in root if _name(one) == "meta"), None)
    told = {_name(one): (one.text or "").strip() for one in meta} if meta is not None else {}
    instance = told.get("instanceID") or root.get("instanceID", "")
    if not root.get("id") or not instance:
        raise Refusal(SUBMISSION_UNREADABLE, what="thiếu id của biểu mẫu hoặc instanceID", what_en="the form's id or the instanceID is missing")
    old = told.get("deprecatedID", "")
    return Submission(root.get("id", ""), root.get("version", ""), named(instance), named(old) if old else None, root)


def named(instance: str) -> UUID:
    """Return the id that a program gave; one that is no UUID has one made of it, always the same."""
    try:
        return UUID(instance.removeprefix("uuid:"))
    except ValueError:
        return uuid5(NAMESPACE_URL, instance)


def answers(plan: Plan, root: etree._Element) -> Data:
    """Return the answers of a submission in the shape of the plan; what the form does not know stays, and is refused later."""
    return _part(plan["nodes"], [one for one in root if _name(one) != "meta"])


def _part(nodes: list[Node], elements: list[etree._Element]) -> Data:
    known = {one["n"]: one for one in nodes}
    found: dict[str, Any] = {}
    for element in elements:
        name = _name(element)
        node = known.get(name)
        if element.get(f"{JR}template") is not None:
            continue
        if node is not None and node["k"] == "repeat":
            found.setdefault(name, []).append(_part(node["c"], list(element)))
        elif node is not None and "c" in node:
            found[name] = _part(node["c"], list(element))
        elif node is None and not len(element) and not (element.text or "").strip():
            continue  # a group without questions
        else:
            found[name] = element.text or ""
    return found


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def moment(plan: Plan, data: Data) -> datetime:
    """Return when it was answered, as the form itself noted it (its end, else its beginning); else this moment."""
    at = now()
    for kind in ("end", "start"):
        for one in questions(plan["nodes"]):
            told = data.get(one["n"]) if one.get("pre") == kind and "/" not in one["p"] else None
            try:
                found = datetime.fromisoformat(told) if isinstance(told, str) and told else None
            except ValueError:
                continue
            if found and found.tzinfo and found <= at:
                return found
    return at
