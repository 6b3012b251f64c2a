"""Which bank has which number: a dated list, kept as content."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml

FILE: Final = "banks.toml"
_NUMBER: Final = re.compile(r"[0-9]{6}")


def written() -> dict[str, Any]:
    """Return the list as written."""
    return load_toml(content_dir() / FILE)


@cache
def banks() -> dict[str, str]:
    """Return the short names of banks by their numbers."""
    return {one["bin"]: one["name"] for one in written()["banks"]}


def bank_name(number: str) -> str:
    """Return how a bank is called; one that nobody knows is told by its number."""
    return banks().get(number, f"ngân hàng số {number}")


def faults(file: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the list."""
    if not isinstance(file.get("as_of"), date) or not file.get("source"):
        yield "needs as_of, a day, and a source"
    numbers = [one.get("bin", "") for one in file.get("banks", ())]
    yield from (f"{number}: a bank's number has six digits" for number in numbers if not _NUMBER.fullmatch(number))
    if len({*numbers}) != len(numbers) or not numbers:
        yield "banks stand there, each number once"
    for one in file.get("banks", ()):
        if not one.get("name") or not one.keys() <= {"bin", "name", "check"}:
            yield f"{one.get('bin')}: has a name, and at most a check beside it"
