"""What a form asks for, by the words of `content/surveys/asks.toml`: what nobody may ask, what is masked, what is about people."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from lxml import etree

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.text import plain
from nhipcau.surveys.plans.xform import JR, XF, Node, Plan, groups, parsed, questions

FILE: Final = "surveys/asks.toml"
MASK: Final = "regex(., '^[0-9]{3}$')"
MASK_WORDS: Final = "Chỉ ghi 3 số cuối."
CONSENT, YES = "dong_y", "co"
_TYPED: Final = frozenset({"text", "int", "decimal"})


class Found(NamedTuple):
    """A question that asks for something: its path and its words, and what that is."""

    path: str
    question: str
    what: str


@cache
def written() -> dict[str, Any]:
    """Return the words, as written."""
    return load_toml(content_dir() / FILE)


def secrets_in(plan: Plan) -> list[Found]:
    """Return the questions that ask for what nobody may ask."""
    return list(_found(plan, "refused", _TYPED | {"note", "date", "point", "hidden"}))


def masked_in(plan: Plan) -> list[Found]:
    """Return the questions of which three digits are kept."""
    return list(_found(plan, "masked", _TYPED))


def personal_in(plan: Plan) -> list[Found]:
    """Return the questions that are about a person; where somebody stands is one of them."""
    points = [Found(one["p"], _said(one), "vị trí trên bản đồ") for one in questions(plan["nodes"]) if one["k"] == "point"]
    return [*_found(plan, "personal", _TYPED | {"date", "one", "many"}), *points]


def asks_consent(plan: Plan) -> bool:
    """Say whether the form itself asks for the person's word."""
    lines = [one for one in plan["nodes"] if one["n"] == CONSENT and one["k"] == "one"]
    return any(choice["v"] == YES for one in lines for choice in plan["choices"][one["ls"]])


def _found(plan: Plan, kind: str, kinds: frozenset[str]) -> Iterator[Found]:
    for one in questions(plan["nodes"]):
        words = f" {plain(_all_words(one))} "
        for rule in written()[kind]:
            if one["k"] in kinds and any(f" {word} " in words for word in rule["words"]):
                yield Found(one["p"], _said(one), rule["what"])
                break


def _all_words(one: Node) -> str:
    texts = [part for key in ("l", "h") for parts in one.get(key, []) for part in parts if isinstance(part, str)]
    return " ".join([one["n"].replace("_", " ").replace("-", " "), *texts])


def _said(one: Node) -> str:
    first = next((part for parts in one.get("l", []) for part in parts if isinstance(part, str)), "")
    return (first or one["p"])[:80]


def with_masks(xml: str, paths: list[str]) -> str:
    """Return an XForm that takes three digits at these questions, wherever it is filled in."""
    if not paths:
        return xml
    root = parsed(xml.encode())
    name = next(iter(root.iterfind(f".//{XF}instance/*"))).tag
    wanted = {f"/{etree.QName(name).localname}/{path}" for path in paths}
    for bind in root.iterfind(f".//{XF}bind"):
        if bind.get("nodeset") in wanted:
            bind.set("type", "string")
            bind.set("constraint", MASK)
            bind.set(f"{JR}constraintMsg", MASK_WORDS)
            bind.attrib.pop("calculate", None)
    return str(etree.tostring(root, encoding="unicode"))


def faults(rules: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the words, as a strict reader would find it."""
    for kind in ("refused", "masked", "personal"):
        for rule in rules.get(kind, []):
            if set(rule) != {"what", "words"} or not rule["words"]:
                yield f"{kind}: what it is, and the words for it"
            elif any(word != plain(word) for word in rule["words"]):
                yield f"{kind}: {rule['what']}: words are written without marks"


def names_of(plan: Plan) -> dict[str, str]:
    """Return the words of every question and group, by its path."""
    return {one["p"]: _said(one) for one in (*questions(plan["nodes"]), *groups(plan["nodes"]))}
