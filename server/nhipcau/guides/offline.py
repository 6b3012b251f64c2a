"""What phones keep of this domain: the guides, and the reference with its search words."""

from typing import Any

from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.queries import fields, search_words
from nhipcau.guides.search import words_as_json
from nhipcau.kernel.registry import bundle


@bundle("guides")
def guides_bundle() -> dict[str, Any]:
    """Return every current guide, whole and with its version."""
    rows = Guide.objects.filter(current=True).order_by("procedure_id")
    return {"guides": [row.body for row in rows]}


@bundle("procedures")
def procedures_bundle() -> dict[str, Any]:
    """Return the reference of all procedures, the fields, and the folded words that widen a search."""
    rows = Procedure.objects.filter(replaced_by=None)
    return {
        "procedures": [row.body for row in rows],
        "fields": fields(),
        "words": words_as_json(search_words()),
    }
