"""Labels to stick on what is sold: name, maker, stars that hold, a QR code to its page; lot and day are written by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from nhipcau.kernel.clock import local_today
from nhipcau.kernel.qr import qr_drawing
from nhipcau.kernel.typesetting import compiled
from nhipcau.market.shop import told
from nhipcau.market.shop.models import Shown

TEMPLATE: Final = Path(__file__).parent / "typst" / "labels.typ"
SHEETS: Final = {21: 7, 24: 8}  # labels on a sheet, and its rows


def labels(some: list[Shown], many: int, commune: str, at: Callable[[str], str]) -> bytes:
    """Return a sheet filled with the labels of these products in turn, as PDF."""
    drawn = [_label(one, commune, at) for one in some[:many]]
    sheet = [drawn[place % len(drawn)] for place in range(many)] if drawn else []
    return compiled(TEMPLATE, {"rows": SHEETS[many], "labels": sheet})


def _label(one: Shown, commune: str, at: Callable[[str], str]) -> dict[str, Any]:
    stars = told.stars(one, local_today())
    return {
        "name": one.name,
        "maker": one.maker.name,
        "where": ", ".join(part for part in (one.maker.where, commune) if part),
        "stars": stars,
        "until": f"{one.stars_until:%m/%Y}" if stars and one.stars_until else "",
        "weight": told.weight(one.weight_g),
        "qr": qr_drawing(at(f"/cho/{one.id}")).decode(),
    }
