"""The kinds of fraud and the three acts, as written in the content; and the texts that are made of them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.gsm import plain_letters
from nhipcau.kernel.text import inside

KINDS, ACTS = "scams/kinds.toml", "scams/acts.toml"
LONGEST: Final = 90  # letters of what happens, and of what to do
MOST_WORDS: Final = 15  # in one sentence
_NEEDED: Final = ("id", "name", "pictogram", "way", "asked", "happens", "do", "sms")
_TELEPHONE: Final = re.compile(r"[0-9]{3,11}")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


def written(file: str) -> dict[str, Any]:
    """Return a file as written."""
    return load_toml(content_dir() / file)


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """Return the kinds of fraud by their ids, in their order."""
    return {one["id"]: one for one in written(KINDS)["kinds"]}


@cache
def acts() -> list[dict[str, Any]]:
    """Return the first three acts, in order."""
    return list(written(ACTS)["acts"])


def name_of(kind: str) -> str:
    """Return how a kind is called; one that nobody knows any more is another kind."""
    return str(kinds().get(kind, kinds()["other"])["name"])


def report_text(way: str, number: str, sms: str) -> str:
    """Return the text for 156 or 5656: a swindler's call (LD) or message (S), the number, what it is about; without marks."""
    sign = "S" if way == "message" else "LD"
    return " ".join(f"{sign} ({number or 'so goi'}) ({plain_letters(sms)})".split())


def spoken(kind: str, commune: str, village: str = "") -> str:
    """Return the warning for the loudspeaker, said twice as it is read."""
    one = kinds().get(kind, kinds()["other"])
    where = f" {village[0].upper()}{village[1:]} đã có người gặp." if village else ""
    told = f"{one['happens']}{where} {one['do']} Ai gặp thì báo công an xã. Nhắn 156 hoặc 5656 không mất tiền."
    return f"Ủy ban nhân dân {inside(commune)} xin thông báo. {told} Xin nhắc lại. {one['happens']} {one['do']}"


def kind_faults(file: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the kinds."""
    yield from _head_faults(file)
    names = [one.get("id", "") for one in file.get("kinds", ())]
    if len({*names}) != len(names) or "other" not in names:
        yield "each kind stands there once, and one of them is “other”"
    for one in file.get("kinds", ()):
        yield from (f"{one.get('id')}: {key} is missing" for key in _NEEDED if not one.get(key))
        for key in ("happens", "do"):
            text = str(one.get(key, ""))
            if len(text) > LONGEST or any(len(part.split()) > MOST_WORDS for part in _SENTENCE.split(text)):
                yield f"{one.get('id')}: {key} is too long"


def act_faults(file: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the acts."""
    yield from _head_faults(file)
    if [one.get("id") for one in file.get("acts", ())] != ["disconnect", "bank", "report"]:
        yield "three acts in their order: disconnect, bank, report"
    for act in file.get("acts", ()):
        if not act.get("title") or not act.get("lines"):
            yield f"{act.get('id')}: a title, and what to do"
        for one in act.get("numbers", ()):
            if not one.get("name") or not _TELEPHONE.fullmatch(one.get("number", "")) or not isinstance(one.get("sure"), bool):
                yield f"{one.get('name')}: a name, a number, and whether it is sure"


def _head_faults(file: Mapping[str, Any]) -> Iterable[str]:
    if not isinstance(file.get("as_of"), date) or not file.get("source"):
        yield "needs as_of, a day, and a source"
