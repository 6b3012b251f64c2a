"""The hard words and their plain explanations, as `content/glossary/words.toml` holds them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nhipcau.guides.check_words import check_length
from nhipcau.guides.findings import Finding, error
from nhipcau.kernel.content import content_dir, load_toml


@dataclass(frozen=True)
class Glossary:
    """What the check of words needs: words that need an explanation, and words that have one."""

    hard: frozenset[str]
    terms: frozenset[str]


def glossary_file() -> dict[str, Any]:
    """Read the glossary as written."""
    return load_toml(content_dir() / "glossary" / "words.toml")


def glossary_from(raw: Mapping[str, Any]) -> Glossary:
    """Return the words of a glossary; every form of a word counts, and so do abbreviations that all know."""
    explained = {form for row in raw["words"] for form in (row["word"], *row.get("forms", []))}
    return Glossary(frozenset(raw.get("hard", [])), frozenset({*explained, *raw.get("common", [])}))


def check_glossary(raw: Mapping[str, Any]) -> list[Finding]:
    """List entries that explain nothing, explain it twice or at length, and hard words without an entry."""
    return [*_entries(raw), *_hard(raw)]


def _entries(raw: Mapping[str, Any]) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in raw["words"]:
        where = f"words {row.get('word', '')}"
        for part in ("word", "plain", "like"):
            if not row.get(part):
                yield error(where, f"{part} is missing")
            else:
                yield from check_length(f"{where} {part}", row[part])
        for form in (row.get("word", ""), *row.get("forms", [])):
            if form.lower() in seen:
                yield error(where, f"{form!r} is explained twice")
            seen.add(form.lower())


def _hard(raw: Mapping[str, Any]) -> Iterator[Finding]:
    explained = {term.lower() for term in glossary_from(raw).terms}
    for term in raw.get("hard", []):
        if term.lower() not in explained:
            yield error("hard", f"{term!r} has no entry")
