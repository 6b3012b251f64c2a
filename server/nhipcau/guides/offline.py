"""What phones keep of this domain: the guides, and the reference with its search words."""

from typing import Any

from nhipcau.guides.life import life
from nhipcau.guides.models import Guide
from nhipcau.guides.queries import fields, search_words, shared, written
from nhipcau.guides.search import words_as_json
from nhipcau.kernel.registry import bundle
from nhipcau.places.queries import provinces


@bundle("guides")
def guides_bundle() -> dict[str, Any]:
    """Return every current guide, whole and with its version."""
    rows = Guide.objects.filter(current=True).order_by("procedure_id")
    return {"guides": [row.body for row in rows]}


@bundle("guides-en")
def english_bundle() -> dict[str, Any]:
    """Return the English words of guides, by procedure and key; a phone fetches them only when English is chosen."""
    return {"guides": shared("en", {})}


@bundle("procedures")
def procedures_bundle() -> dict[str, Any]:
    """Return the reference of what we have written, the fields, and the folded words that widen a search.

    Beside them the codes of before (`former`, see `codes`), and the provinces as [code, name].
    """
    return {
        "procedures": [row.body for row in written()],
        "fields": fields(),
        "former": shared("former", []),
        "provinces": [[province.code, province.name] for province in provinces()],
        "words": words_as_json(search_words()),
    }


@bundle("life")
def life_bundle() -> dict[str, Any]:
    """Return the reasons why dossiers return, the events of life, the radar's rules, the digital citizen's list."""
    return life()
