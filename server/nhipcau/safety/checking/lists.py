"""The lists with which a phone checks a link, a number or a message: dated content, made small for the road."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml

FILES: Final = ("official", "traps", "wording")
OWNERS: Final = ("state", "banks", "services")
TRAPS: Final = ("shorteners", "shared", "cheap", "known", "dear", "topics")
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_NAME: Final = re.compile(r"[a-z0-9]{3,}")
_PHRASE: Final = re.compile(r"[a-z#]+(?: [a-z#]+)*")


def written() -> dict[str, dict[str, Any]]:
    """Return the files as written, by name."""
    return {name: load_toml(content_dir() / "checking" / f"{name}.toml") for name in FILES}


def owners(official: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return everybody whose own places are known."""
    return [one for group in OWNERS for one in official.get(group, ())]


def official_domains(files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return every domain and ending that is never called bad."""
    named = [domain for one in owners(files["official"]) for domain in one["domains"]]
    return [*files["official"]["zones"], *named]


def for_phones(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the lists as a phone reads them, without what only editors need."""
    official, traps, wording = (files[name] for name in FILES)
    return {
        "as_of": official["as_of"].isoformat(),
        "zones": official["zones"],
        "owners": [[one["name"], one["domains"], one.get("names", []), int(one.get("check", False))] for one in owners(official)],
        "apps": [[one["name"], one["links"]] for one in official["apps"]],
        **{name: traps[name] for name in TRAPS},
        "signs": wording["signs"],
        "warning": wording["warning"],
    }


def faults(files: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    """Yield what is wrong with the lists, in words for their editor."""
    for name in FILES:
        if not isinstance(files[name].get("as_of"), date) or not files[name].get("source"):
            yield f"{name}: needs as_of, a day, and a source"
    yield from _faults_of_owners(files["official"])
    traps = files["traps"]
    for name in TRAPS:
        if len(set(traps[name])) != len(traps[name]):
            yield f"{name}: each stands once"
    yield from (f"{domain}: no domain" for domain in (*traps["shorteners"], *traps["shared"]) if not _DOMAIN.fullmatch(domain))
    known = official_domains(files)
    for domain in (*traps["shorteners"], *traps["shared"]):
        if any(domain == one or domain.endswith(f".{one}") for one in known):
            yield f"{domain}: is official, so it cannot be a place for everybody"
    yield from _faults_of_signs(files["wording"])


def _faults_of_owners(official: Mapping[str, Any]) -> Iterable[str]:
    seen: set[str] = set()
    for one in owners(official):
        if not one.get("name") or not one.get("domains") or not one.keys() <= {"name", "domains", "names", "check"}:
            yield f"{one.get('name')}: has a name and domains, and at most names and a check beside them"
        for domain in one.get("domains", ()):
            if not _DOMAIN.fullmatch(domain) or domain in seen:
                yield f"{domain}: no domain, or it stands there twice"
            seen.add(domain)
        yield from (f"{name}: a name has three small letters or more" for name in one.get("names", ()) if not _NAME.fullmatch(name))


def _faults_of_signs(wording: Mapping[str, Any]) -> Iterable[str]:
    signs = wording["signs"]
    ids = [one.get("id") for one in signs]
    for one in signs:
        if not one.keys() <= {"id", "weight", "any", "with", "needs", "plain"} or not one.get("any") or not 0 < one.get("weight", 0) <= 3:  # noqa: PLR2004 (three is enough by itself)
            yield f"{one.get('id')}: has an id, a weight up to 3, and phrases"
        if one.get("needs") is not None and one["needs"] not in ids:
            yield f"{one.get('id')}: needs a sign that there is"
        phrases = (*one.get("any", ()), *one.get("with", ()))
        yield from (f"{phrase}: small letters without marks, and # for a number" for phrase in phrases if not _PHRASE.fullmatch(phrase))
    if len(set(ids)) != len(ids):
        yield "each sign has an id of its own"
