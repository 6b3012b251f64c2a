"""The plan on one page of paper."""

from pathlib import Path
from typing import Any, Final

from nhipcau.kernel.clock import now
from nhipcau.kernel.say import moment
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.typesetting import compiled
from nhipcau.market.selling.models import LivePlan
from nhipcau.market.selling.queries import sheet_of
from nhipcau.market.selling.rules import USUAL
from nhipcau.places.queries import get_commune

_SHEET: Final = Path(__file__).parent / "typst" / "live.typ"
SIZES: Final = {1: 9.5, 2: 9.0, 3: 8.2}  # points, by how many things are sold: it stays one page


def printed(plan: LivePlan) -> bytes:
    """Print a plan, with what is known at this moment."""
    sheet: dict[str, Any] = sheet_of(plan)
    head = {
        "title": plan.title, "when": moment(plan.begins_at), "minutes": plan.minutes, "speaker": plan.speaker, "bring": [*USUAL, *plan.bring],
        "commune": get_commune(commune_of(plan.place) or "").full_name, "as_of": moment(now()), "size": SIZES[max(1, len(sheet["goods"]))],
    }  # fmt: skip
    return compiled(_SHEET, {**sheet, **head})
