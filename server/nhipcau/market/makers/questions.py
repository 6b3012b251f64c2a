"""The questions that buyers ask, the six groups of OCOP, the usual units: `content/market/questions.toml`."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, get_args

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.market.makers.bodies import Answers, Group

FILE: Final = "market/questions.toml"
LONGEST: Final = 15  # words of a sentence


@cache
def written() -> dict[str, Any]:
    """Return the file as it was written."""
    return load_toml(content_dir() / FILE)


def bundle() -> dict[str, Any]:
    """Return what phones are given of it."""
    raw = written()
    return {"questions": raw["question"], "groups": raw["group"], "units": raw["units"]}


def groups() -> dict[str, str]:
    """Return what the six groups are called."""
    return {one["key"]: one["name"] for one in written()["group"]}


def asks() -> dict[str, str]:
    """Return the questions in their order, by what is answered."""
    return {one["key"]: one["ask"] for one in written()["question"]}


def faults(raw: dict[str, Any]) -> Iterator[str]:
    """Say what is wrong with the file: a question or group too many or missing, a long sentence."""
    if [one["key"] for one in raw["question"]] != list(Answers.model_fields):
        yield "questions are not those of a product"
    if {one["key"] for one in raw["group"]} != set(get_args(Group)):
        yield "groups are not the six of OCOP"
    for one in raw["question"]:
        for words in (one["ask"], one["hint"]):
            if any(len(sentence.split()) > LONGEST for sentence in words.replace("?", ".").split(".")):
                yield f"{one['key']}: a long sentence"
