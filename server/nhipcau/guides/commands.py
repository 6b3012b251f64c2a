"""Bring the reviewed content into the database. Content is not personal: it does not pass the ledger."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from django.db import connections, transaction

from nhipcau.guides.candidates import note_common_words
from nhipcau.guides.codes import former_codes
from nhipcau.guides.editing.store import take_in
from nhipcau.guides.fold import fold, sound
from nhipcau.guides.models import Procedure, Shared
from nhipcau.guides.portal import REFERENCE_ONLY
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.search import words_as_json, words_from
from nhipcau.guides.translations import LANGUAGES, translation_files
from nhipcau.kernel.content import content_dir, load_toml

_NAME, _TITLE, _SUMMARY, _PAPER = 1.0, 0.8, 0.3, 0.2  # weights of a phrase in the search
_HEAVY: Final = 0.8
_INDEX: Final = """
    UPDATE guides_procedure SET
      words = setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'D'),
      sounds = setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'D')
    WHERE code = %s
"""


@dataclass(frozen=True)
class Loaded:
    """How much content is in the database now."""

    procedures: int
    guides: int


def load_content(using: str = "owner") -> Loaded:
    """Load procedures, guides, fields and search words; loading again changes nothing.

    Imported references that we now write ourselves are taken over. A guide that changed becomes a new version; the
    old one stays, no longer current. What editors put in force stays in force: see `take_in`.
    """
    folder = content_dir()
    with transaction.atomic(using=using):
        for name, content in (
            ("fields", field_list()),
            ("former", former_codes()),
            *((language, translation_files(language)) for language in LANGUAGES),
            ("words", words_as_json(words_from(load_toml(folder / "search" / "words.toml")))),
        ):
            Shared.objects.using(using).update_or_create(name=name, defaults={"body": content})
        bodies = procedure_files()
        save_procedures(bodies, using)
        guides = guide_files()
        for raw in guides.values():
            take_in(whole_guide(raw), using)
    return Loaded(len(bodies), len(guides))


def field_list() -> list[dict[str, Any]]:
    """Read the fields of public services as written."""
    fields: list[dict[str, Any]] = load_toml(content_dir() / "procedures" / "fields.toml")["fields"]
    return fields


def procedure_files() -> dict[str, dict[str, Any]]:
    """Read the reference of every procedure, by code."""
    paths = sorted((content_dir() / "procedures").glob("[0-9]*.toml"))
    return {body["code"]: body for body in map(load_toml, paths)}


def guide_files() -> dict[str, dict[str, Any]]:
    """Read every guide as written, by the code of its procedure."""
    paths = sorted((content_dir() / "guides").glob("[0-9]*.toml"))
    return {raw["procedure"]: raw for raw in map(load_toml, paths)}


def phrases_of(body: Mapping[str, Any]) -> list[tuple[str, float]]:
    """Return the folded phrases by which people find a procedure, with their weights."""
    if body["status"] == REFERENCE_ONLY:  # thousands of them: by code and name only
        return [(fold(body["code"]), _NAME), (fold(body["title"]), _TITLE)]
    weighted = [
        *((name, _NAME) for name in (body["code"], body["plain"], *body["aliases"])),
        (body["title"], _TITLE),
        (body["summary"], _SUMMARY),
        *((paper["name"], _PAPER) for paper in body.get("papers", [])),
    ]
    return [(fold(text), weight) for text, weight in weighted if fold(text)]


def save_procedures(bodies: Mapping[str, dict[str, Any]], using: str) -> None:
    """Write references and their search index; one that is there already is renewed."""
    phrases = {code: phrases_of(body) for code, body in bodies.items()}
    rows = [_row(body, phrases[code]) for code, body in bodies.items()]
    kept = ["title", "plain", "field", "body", "status", "valid_from", "phrases", "names"]
    known = Procedure.objects.using(using)
    known.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=kept)
    for code, body in bodies.items():
        if body.get("replaced_by"):
            known.filter(code=code).update(replaced_by_id=body["replaced_by"])
    with connections[using].cursor() as cursor:
        cursor.executemany(_INDEX, [_index_of(code, found) for code, found in phrases.items()])
    note_common_words(using)


def _row(body: dict[str, Any], phrases: list[tuple[str, float]]) -> Procedure:
    start = body.get("valid_from")
    return Procedure(
        code=body["code"],
        title=body["title"],
        plain=body["plain"],
        field=body["field"],
        body=body,
        status=body["status"],
        valid_from=dt.date.fromisoformat(start) if start else None,
        phrases=phrases,
        names=" | ".join(text for text, weight in phrases if weight >= _HEAVY),
    )


def _index_of(code: str, phrases: list[tuple[str, float]]) -> list[str]:
    heavy = [text for text, weight in phrases if weight >= _HEAVY]
    light = [text for text, weight in phrases if weight < _HEAVY]
    written = [_with_pairs(group) for group in (heavy, light)]
    heard = [_with_pairs([sound(text) for text in group]) for group in (heavy, light)]
    return [*written, *heard, code]


def _with_pairs(phrases: list[str]) -> str:
    """Add neighbouring words written as one, so that `kethon` finds `ket hon`."""
    words = [phrase.split() for phrase in phrases]
    pairs = [first + second for line in words for first, second in pairwise(line)]
    return " ".join([*phrases, *pairs])
