"""The lessons as files and as phones get them, each with the short name of its edition."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.learning.lessons.rules import faults, pack_faults
from nhipcau.learning.lessons.shapes import Lesson, shape_of

FOLDER: Final = "lessons"
_STAY_HERE: Final = {"notes", "source"}  # the trainer's sheet has them; a phone need not carry them


def written() -> dict[str, dict[str, Any]]:
    """Return every lesson as written, by the name of its file."""
    return {path.stem: load_toml(path) for path in sorted((content_dir() / FOLDER).glob("*.toml"))}


@cache
def lessons() -> dict[str, Lesson]:
    """Return every lesson that has its shape; what has not is told by the check and is not taught."""
    found = {name: shape_of(raw) for name, raw in written().items()}
    return {name: one for name, one in found.items() if isinstance(one, Lesson)}


def carried(lesson: Lesson) -> dict[str, Any]:
    """Return a lesson as a phone carries it, with its edition: eight signs that change with any word of it."""
    body = lesson.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_STAY_HERE)
    plain = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {**body, "edition": hashlib.sha256(plain.encode()).hexdigest()[:8]}


@cache
def bundle() -> dict[str, Any]:
    """Return what phones fetch: the lessons, shortest names first."""
    return {"lessons": [carried(one) for one in lessons().values()]}


def check(skills: Iterable[str]) -> Iterable[str]:
    """Yield what is wrong with the lessons, each by itself and all together with the skills there are."""
    found = written()
    for name, raw in found.items():
        yield from faults(name, raw)
    yield from pack_faults(found, skills)
