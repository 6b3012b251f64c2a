"""The words in which consent is asked: by version, kept for ever, so that an old receipt reads as it was spoken."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nhipcau.kernel.content import content_dir, load_toml

PURPOSES = ("help_now", "follow_up", "statistics", "keep_file", "ethnicity", "location", "passport", "safe_list", "publish", "survey")
MOST_WORDS = 18
_HEAD = {"id", "from", "intro", "intro_en", "rights", "rights_en", "purposes"}
_LINE = {"key", "say", "say_en", "data", "data_en"}


@dataclass(frozen=True)
class Asked:
    """One purpose as it was asked: the sentence, and which data it speaks of."""

    say: str
    data: str


def wordings() -> list[dict[str, Any]]:
    """Return every version, oldest first, as written."""
    return list(_written()["versions"])


@cache
def _written() -> dict[str, Any]:
    return load_toml(content_dir() / "rights" / "wordings.toml")


def newest() -> str:
    """Return the version in which consent is asked today."""
    return str(wordings()[-1]["id"])


def is_known(version: str) -> bool:
    """Say whether consent was ever asked in such a version."""
    return any(one["id"] == version for one in wordings())


def wording(version: str) -> dict[str, Any]:
    """Return one version; the oldest for one that nobody wrote."""
    return next((one for one in wordings() if one["id"] == version), wordings()[0])


def asked(version: str, purpose: str) -> Asked:
    """Return how a purpose was asked in a version; in the newest that asks it, where that version did not."""
    for one in (wording(version), *reversed(wordings())):
        for line in one["purposes"]:
            if line["key"] == purpose:
                return Asked(line["say"], line["data"])
    raise LookupError(purpose)


def faults(written: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the words, as a strict reader would find it."""
    versions = written.get("versions", [])
    if [one.get("id") for one in versions] != [f"v{n + 1}" for n in range(len(versions))]:
        yield "versions: they are numbered v1, v2, … in their order"
    days = [str(one.get("from", "")) for one in versions]
    if days != sorted(days):
        yield "from: a later version begins later"
    for one in versions:
        yield from (f"{one.get('id')}: {fault}" for fault in _faults_of(one))
    if versions and {line.get("key") for line in versions[-1].get("purposes", [])} != set(PURPOSES):
        yield "purposes: the newest version asks every purpose once"


def _faults_of(version: dict[str, Any]) -> Iterator[str]:
    if set(version) != _HEAD:
        yield f"has {sorted(set(version) ^ _HEAD)} too many or too few"
        return
    if "{commune}" not in version["intro"] or "{commune}" not in version["intro_en"]:
        yield "intro: names the commune as the controller"
    for line in version["purposes"]:
        if not _LINE <= set(line) <= _LINE | {"sensitive"} or line["key"] not in PURPOSES:
            yield f"{line.get('key')}: is no purpose, or lacks words"
            continue
        long = [part for part in line["say"].split(". ") if len(part.split()) > MOST_WORDS]
        if long:
            yield f"{line['key']}: a sentence is too long"
