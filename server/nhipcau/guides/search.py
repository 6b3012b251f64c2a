"""Rank procedures for what people type: marks, spelling, dialect and small slips forgiven.

Pure. The database picks the candidates, this orders them: whole names first, then rare words that
match in writing, by sound, by their beginning, or but for one letter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from nhipcau.guides.fold import fold, sound

_HEARD, _SLIPPED, _WIDENED = 0.8, 0.6, 0.6
_NAME_WEIGHT: Final = 0.8  # a phrase of this weight or more is a name of the procedure
_SHORTEST_BEGINNING, _SHORTEST_SLIP = 3, 5  # letters
_WHOLE_NAME: Final = 100.0
_WHOLE_PHRASE: Final = 2.0


@dataclass(frozen=True)
class Words:
    """The words of content/search/words.toml, folded: what to leave out and what to add."""

    stop: frozenset[str] = frozenset()
    expand: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Entry:
    """A procedure as the search sees it: its code and its folded phrases with their weights."""

    code: str
    phrases: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Features:
    """What one procedure answers to: whole names, words and pairs as written and as heard, its aliases."""

    names: frozenset[str]
    written: Mapping[str, float]
    heard: Mapping[str, float]
    aliases: tuple[frozenset[str], ...]


@dataclass
class Query:
    """What was typed, folded: its units (words and neighbouring pairs) with weights, its words in order."""

    text: str
    words: list[str]
    units: dict[str, float] = field(default_factory=dict)
    heard: dict[str, str] = field(default_factory=dict)

    def ask(self, words: Sequence[str], weight: float) -> None:
        """Add words and their neighbouring pairs, unless they are asked already."""
        for unit, heard in zip(_units(words), _units(sound(" ".join(words)).split()), strict=True):
            if len(unit) > 1:
                self.units.setdefault(unit, weight)
                self.heard.setdefault(unit, heard)


def words_from(raw: Mapping[str, Any]) -> Words:
    """Fold the stop words and widenings of the content file."""
    widen = raw.get("expand", [])
    rows = tuple((tuple(fold(s) for s in row["say"]), tuple(fold(a) for a in row["add"])) for row in widen)
    return Words(frozenset(fold(word) for word in raw.get("stop", [])), rows)


def words_as_json(words: Words) -> dict[str, Any]:
    """Return folded words as the database and the phone keep them."""
    expand = [{"say": list(said), "add": list(added)} for said, added in words.expand]
    return {"stop": sorted(words.stop), "expand": expand}


def read_query(text: str, words: Words) -> Query:
    """Fold what was typed, drop words that say nothing, and widen dialect and old names."""
    folded = fold(text)
    kept = _without_stop(folded, words)
    query = Query(text=folded, words=kept)
    query.ask(kept, 1.0)
    padded = f" {folded} "
    for said, added in words.expand:
        if any(f" {phrase} " in padded for phrase in said):
            for phrase in added:
                query.ask(_without_stop(phrase, words), _WIDENED)
    return query


def rank(
    query: Query, entries: Sequence[Entry], total: int, common: Mapping[str, int] | None = None
) -> list[tuple[str, float]]:
    """Order the entries for this query, best first; entries without any match are left out.

    ``common``: in how many of all procedures a word stands, where more have it than the entries show.
    """
    known = common or {}
    docs = [(entry.code, features(entry.phrases)) for entry in entries]
    vocabulary = {word for _, doc in docs for word in doc.written}
    lost = {unit[0] for unit in query.units if unit not in vocabulary}
    begun: dict[str, list[str]] = {letter: [] for letter in lost}
    for word in vocabulary if lost else ():
        if word[0] in begun:
            begun[word[0]].append(word)
    slips = {unit: frozenset() if unit in vocabulary else _slips(unit, begun[unit[0]]) for unit in query.units}
    hits = {unit: [_match(unit, query.heard[unit], doc, slips[unit]) for _, doc in docs] for unit in query.units}
    counts = {unit: max(sum(1 for hit in row if hit > 0), known.get(unit, 0)) for unit, row in hits.items()}
    rarity = {unit: _rarity(count, total) for unit, count in counts.items()}
    asked = {word: rarity.get(word, 0.0) for word in query.words}
    scored = []
    for at, (code, doc) in enumerate(docs):
        score = sum(weight * rarity[unit] * hits[unit][at] for unit, weight in query.units.items())
        score += _phrase(asked, doc) + (_WHOLE_NAME if query.text in doc.names else 0.0)
        if score > 0:
            scored.append((code, score))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


@lru_cache(maxsize=8192)
def features(phrases: tuple[tuple[str, float], ...]) -> Features:
    """Prepare the phrases of one procedure once."""
    written: dict[str, float] = {}
    heard: dict[str, float] = {}
    for phrase, weight in phrases:
        for unit in _units(phrase.split()):
            written[unit] = max(weight, written.get(unit, 0.0))
        for unit in _units(sound(phrase).split()):
            heard[unit] = max(weight, heard.get(unit, 0.0))
    strong = [phrase for phrase, weight in phrases if weight >= _NAME_WEIGHT]
    return Features(frozenset(strong), written, heard, tuple(frozenset(phrase.split()) for phrase in strong))


def _units(words: Sequence[str]) -> Iterator[str]:
    yield from words
    for first, second in pairwise(words):
        yield first + second


def _without_stop(folded: str, words: Words) -> list[str]:
    padded = f" {folded} "
    for phrase in sorted(words.stop, key=len, reverse=True):
        if " " in phrase:
            padded = padded.replace(f" {phrase} ", " ")
    kept = [word for word in padded.split() if word not in words.stop]
    return kept or folded.split()


def _match(unit: str, heard: str, doc: Features, slips: frozenset[str]) -> float:
    best = max(doc.written.get(unit, 0.0), _HEARD * doc.heard.get(heard, 0.0))
    if best == 0.0 and slips:
        best = max((_SLIPPED * doc.written.get(word, 0.0) for word in slips), default=0.0)
    return best


def _slips(unit: str, words: Sequence[str]) -> frozenset[str]:
    """Return which of these words, all with the first letter of a unit that nobody has, it may have been meant for."""
    if len(unit) < _SHORTEST_BEGINNING:
        return frozenset()
    begun = {word for word in words if word.startswith(unit) and len(word) <= len(unit) + 4}
    if len(unit) < _SHORTEST_SLIP:
        return frozenset(begun)
    near = {word for word in words if -1 <= len(word) - len(unit) <= 1 and one_slip(word, unit)}
    return frozenset(begun | near)


def one_slip(left: str, right: str) -> bool:
    """Say whether one letter more, less, other, or two neighbours swapped makes the words equal."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter


def _rarity(found: int, total: int) -> float:
    return math.log(1 + (total - found + 0.5) / (found + 0.5)) if found else 0.0


def _phrase(asked: Mapping[str, float], doc: Features) -> float:
    whole, words = sum(asked.values()), asked.keys()
    best = 0.0
    for alias in doc.aliases if whole else ():
        if words.isdisjoint(alias):
            continue
        met = [value for word, value in asked.items() if word in alias]
        shared = sum(met)
        best = max(best, shared * shared / (whole + 0.5 * (len(alias) - len(met))))
    return _WHOLE_PHRASE * best
