"""Read the reference of a procedure as a strict editor would."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from nhipcau.guides.check import PICTOGRAMS
from nhipcau.guides.findings import Finding
from nhipcau.guides.replay import is_day
from nhipcau.kernel.readable import MOST_WORDS

_TEXTS: Final = ("code", "title", "plain", "field", "pictogram", "summary", "where", "agency", "source", "as_of")
_LISTS: Final = ("aliases", "steps", "channels", "law")
_MOST_PLAIN: Final = 8  # words of the name that people say
_FEWEST_ALIASES: Final = 8
_CHANNELS: Final = frozenset({"online", "direct", "post"})


def check_reference(body: Mapping[str, Any], fields: Collection[str]) -> list[Finding]:
    """List what is wrong with the reference of a procedure, as its file has it."""
    missing = [_error(name, "missing") for name in _TEXTS if not isinstance(body.get(name), str) or not body[name]]
    missing += [_error(name, "is no list with entries") for name in _LISTS if not _is_list(body.get(name))]
    missing += [_error(name, "text is missing") for name in ("time", "fee") if "text" not in body.get(name, {})]
    return missing or [*_values(body, fields), *_words(body)]


def _values(body: Mapping[str, Any], fields: Collection[str]) -> Iterator[Finding]:
    if body["field"] not in fields:
        yield _error("field", f"{body['field']!r} is not in fields.toml")
    if body["pictogram"] not in PICTOGRAMS:
        yield _error("pictogram", f"{body['pictogram']!r} is not drawn")
    if not is_day(body["as_of"]):
        yield _error("as_of", "is not a day")
    if not set(body["channels"]) <= _CHANNELS:
        yield _error("channels", f"{body['channels']} is not online, direct or post")
    for paper in body.get("papers", []):
        if paper.get("how") not in {"bring", "show", "if_not_found"} or not paper.get("name"):
            yield _error("papers", f"{paper.get('name')!r} needs a name and a how")


def _words(body: Mapping[str, Any]) -> Iterator[Finding]:
    if len(body["plain"].split()) > _MOST_PLAIN:
        yield Finding("warning", "plain", f"more than {_MOST_PLAIN} words")
    if len(body["aliases"]) < _FEWEST_ALIASES:
        yield Finding("warning", "aliases", f"fewer than {_FEWEST_ALIASES}")
    for sentence in body["summary"].split(". "):
        if len(sentence.split()) > MOST_WORDS:
            yield Finding("warning", "summary", f"{len(sentence.split())} words in a sentence")


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value)


def _error(where: str, what: str) -> Finding:
    return Finding("error", where, what)
