"""Which procedures are worth ranking for a query: all of ours that share a word, and of thousands of imported ones a few.

A word that hundreds of imported names share, as “giấy” or “cấp”, tells nothing apart, and ranking every name that has it
is what a search would wait for. So the words that are rare among them pick; the common ones only where no other does.
"""

from collections.abc import Collection, Sequence
from typing import Final

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField, TrigramWordSimilarity
from django.db import connections
from django.db.models import Func, Q, QuerySet
from django.db.models.functions import Greatest, Length

from nhipcau.guides.models import Procedure, Shared
from nhipcau.guides.portal import REFERENCE_ONLY
from nhipcau.guides.search import Query

COMMON: Final = "common"  # the name under which the common words are kept
Phrases = list[tuple[str, float]]
_ALIKE: Final = 0.35  # word similarity from which a misspelt word brings a procedure in
_LONG_ENOUGH: Final = 4  # letters of a misspelt word
_MOST_UNITS: Final = 24  # words of a query that are looked up; the rest adds nothing
_MOST: Final = 60  # imported procedures that are ranked; the database picks them
_SHARED_BY: Final = 150  # imported procedures from which a word counts as common
_COUNTED: Final = """
    SELECT word, ndoc FROM ts_stat($$SELECT words FROM guides_procedure WHERE status = 'reference_only'$$)
    WHERE ndoc > %s ORDER BY word
"""


class _Bare(Func):
    """The column of words as it stands, each word counted once; a name alone would have it parsed anew, row by row."""

    function = "strip"
    output_field = SearchVectorField()


def note_common_words(using: str) -> None:
    """Count anew which words too many imported procedures share, and how many; whenever some were taken in."""
    with connections[using].cursor() as cursor:
        cursor.execute(_COUNTED, [_SHARED_BY])
        words = dict(cursor.fetchall())
    Shared.objects.using(using).update_or_create(name=COMMON, defaults={"body": words})


def candidates(query: Query, common: Collection[str]) -> list[tuple[str, Phrases]]:
    """Return code and phrases of whatever shares a word, by writing or by sound, or looks alike."""
    rows = Procedure.objects.filter(replaced_by=None)
    units = list(query.units)[:_MOST_UNITS]
    found: list[tuple[str, Phrases]] = []
    if units:
        shared_words = Q(words=_any_of(units)) | Q(sounds=_any_of([query.heard[unit] for unit in units]))
        found += rows.exclude(status=REFERENCE_ONLY).filter(shared_words).values_list("code", "phrases")
        found += _imported(rows.filter(status=REFERENCE_ONLY), query, units, common)
    names = " ".join(f" {text}" for _, phrases in found for text, _ in phrases)
    lost = [word for word in query.words[:_MOST_UNITS] if len(word) >= _LONG_ENOUGH and f" {word}" not in names]
    if lost or not found:
        found += _alike(rows, lost or [query.text], [code for code, _ in found])
    return found


def _imported(
    rows: QuerySet[Procedure], query: Query, units: Sequence[str], common: Collection[str]
) -> list[tuple[str, Phrases]]:
    """Return imported procedures that a telling word finds, best first; else the shortest with every word typed."""
    telling = [unit for unit in units if unit not in common]
    found: list[tuple[str, Phrases]] = []
    if telling:
        ranked = rows.filter(words=_any_of(telling)).annotate(weight=SearchRank(_Bare("words"), _any_of(telling)))
        found += ranked.order_by("-weight", "code").values_list("code", "phrases")[:_MOST]
    typed = [word for word in query.words[:_MOST_UNITS] if word in common]
    if not found and typed:
        whole = rows.filter(words=SearchQuery(" & ".join(typed), config="simple", search_type="raw"))
        found += whole.order_by(Length("names"), "code").values_list("code", "phrases")[:_MOST]
    return found


def _alike(rows: QuerySet[Procedure], words: Sequence[str], known: Sequence[str]) -> list[tuple[str, Phrases]]:
    likeness = [TrigramWordSimilarity(word, "names") for word in words]
    alike = rows.annotate(likeness=Greatest(*likeness) if len(likeness) > 1 else likeness[0])
    more = alike.filter(likeness__gte=_ALIKE).exclude(code__in=known)
    return list(more.order_by("-likeness").values_list("code", "phrases")[:_MOST])


def _any_of(words: Sequence[str]) -> SearchQuery:
    begun = (f"{word}:*" if len(word) >= _LONG_ENOUGH else word for word in words)
    return SearchQuery(" | ".join(begun), config="simple", search_type="raw")
