"""The printed passport: levels in front for the person, on the back what the skills stand for elsewhere."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from nhipcau.kernel.qr import qr_drawing
from nhipcau.kernel.typesetting import compiled
from nhipcau.learning.skills.catalogue import written
from nhipcau.learning.skills.told import Basic, Line, Told

_HERE: Final = Path(__file__).parent / "typst"


def card(found: Told, basics: Sequence[Basic], on: date, address: str = "") -> bytes:
    """Print a passport; ``address`` is its page by a slip, drawn as a QR code where there is a slip."""
    data = {
        "given_name": found.given_name,
        "alone": found.alone,
        "many": found.many,
        "day": f"{on:%d/%m/%Y}",
        "groups": [{"name": name, "lines": [_line(one) for one in lines]} for name, lines in found.groups],
        "basics": [{"name": one.name, "held": one.held} for one in basics],
        "qr": qr_drawing(address).decode() if address else "",
        "address": address,
        "official": found.official,
        "nd224": written()["nd224"],
    }
    return compiled(_HERE / "card.typ", data)


def _line(line: Line) -> dict[str, Any]:
    return {
        "code": line.skill.code,
        "name": line.skill.name,
        "level": line.level,
        "word": line.word,
        "again": f"{line.again:%d/%m/%Y}" if line.again else "",
        "nd224": line.skill.nd224,
        "digcomp": ", ".join(line.skill.digcomp),
    }
