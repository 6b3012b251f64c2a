"""Tables that people take along: CSV that spreadsheet programs open with Vietnamese marks intact."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse


def plain_cell(value: object) -> object:
    """Return a cell that no spreadsheet program takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value


def csv_file(filename: str, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with a table as a file."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(heading)
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
