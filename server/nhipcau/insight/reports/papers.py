"""A report as PDF/A-2a: the same words as in Word, and the same file whenever it is asked for."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from nhipcau.kernel.typesetting import compiled, pictured

TEMPLATE: Final = Path(__file__).parent / "typst" / "report.typ"


def report_pdf(words: Mapping[str, Any], made_at: datetime) -> bytes:
    """Return a report on A4. ``made_at``: the moment that the file bears."""
    return compiled(TEMPLATE, words, moment=int(made_at.timestamp()))


def report_pictures(words: Mapping[str, Any], dots: float) -> list[bytes]:
    """Return each page of a report as PNG, for the documents."""
    return pictured(TEMPLATE, words, dots)
