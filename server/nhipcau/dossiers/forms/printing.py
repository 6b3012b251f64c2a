"""Forms and the register as PDF, by the house's printer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nhipcau.dossiers.forms.filling import Filled
from nhipcau.dossiers.forms.sheets import Sheet
from nhipcau.kernel.qr import qr_drawing
from nhipcau.kernel.typesetting import compiled

FORM = Path(__file__).parents[1] / "typst" / "form.typ"
REGISTER = Path(__file__).parents[1] / "typst" / "register.typ"


def form_pdf(form: Filled, address: str) -> bytes:
    """Print a form, with a QR code that leads to the dossier's slip."""
    return compiled(FORM, form_data(form, address))


def form_data(form: Filled, address: str) -> dict[str, Any]:
    """Return what a form's template reads."""
    return {
        "title": form.sheet.title,
        "number": form.sheet.number,
        "law": form.sheet.law,
        "copies": form.sheet.copies,
        "commune": form.commune.full_name,
        "place": form.commune.name,
        "no": form.number,
        "slip": form.slip,
        "day": {"d": f"{form.on.day:02}", "m": f"{form.on.month:02}", "y": form.on.year},
        "opening": form.sheet.opening,
        "closing": form.sheet.closing,
        "rows": [{"label": row.label, "text": row.text, "items": row.items, "table": row.table} for row in form.rows],
        "signs": form.sheet.signs,
        "officer": form.officer,
        "qr": qr_drawing(address).decode(),
    }


def register_pdf(sheet: Sheet, heading: Sequence[str], rows: Sequence[Sequence[str]], commune: str, year: int) -> bytes:
    """Print the register of a year, with a page number on each sheet and the place to close it."""
    return compiled(REGISTER, register_data(sheet, heading, rows, commune, year))


def register_data(sheet: Sheet, heading: Sequence[str], rows: Sequence[Sequence[str]], commune: str, year: int) -> dict[str, Any]:
    """Return what the register's template reads."""
    return {"title": sheet.title, "law": sheet.law, "closing": sheet.closing, "signs": sheet.signs, "commune": commune, "year": year, "heading": list(heading), "rows": [list(row) for row in rows]}
