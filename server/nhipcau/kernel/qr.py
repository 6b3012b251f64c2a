"""QR codes, drawn for a page or for print. The only place where the house calls a drawing safe to stand in HTML."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_in_page(text: str, says: str, *, border: int = 2) -> SafeString:
    """Draw a QR code as an SVG that stands in the page; ``says`` is what it is, for whoever cannot see it.

    ``border`` is the quiet zone, in modules. The words of the title are escaped by the drawer.
    """
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", border=border, omitsize=True, xmldecl=False, svgns=False, title=says, light="#fff"
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308 # nosec B308 B703 (squares of ours, the title is escaped)


def qr_drawing(text: str) -> bytes:
    """Draw a QR code as an SVG file of its own, for print."""
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=2, light="#fff")
    return drawn.getvalue()
