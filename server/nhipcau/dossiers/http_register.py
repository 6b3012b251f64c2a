"""The yearly register of the desk: its page without a name, and the whole book with names as PDF and XLSX, each look noted."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter  # type: ignore[import-untyped]
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.dossiers.exports.giving_back import MEDIA
from nhipcau.dossiers.forms.filling import CHANNELS
from nhipcau.dossiers.forms.printing import register_pdf
from nhipcau.dossiers.forms.sheets import REGISTER, Sheet, sheets
from nhipcau.dossiers.register import Registered, in_words, lines_visible_to, years_of
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.places.models import Commune
from nhipcau.places.queries import get_commune

SHOWN = 100  # lines of a page; the whole is in the files
BOOK = read_door(
    "dossier_register",
    "reception",
    vi="Một cửa in sổ theo dõi hồ sơ của năm",
    en="The one-stop desk printed the yearly register",
    name=("họ tên", "name"),
    phone=("số điện thoại", "telephone"),
)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP)
def register(request: OfficeRequest) -> HttpResponse:
    """Show the register of a year (``nam``), newest first, with no name in it."""
    actor = request.officer.actor
    year, years = _year(request), years_of(actor)
    lines = lines_visible_to(actor, year)
    count = lines.count()
    page = max(1, _number(request.GET.get("trang", "")) or 1)
    shown = in_words(lines.order_by("-number")[(page - 1) * SHOWN : page * SHOWN], named=False)
    context = {
        "here": "/xa/so-ho-so",
        "commune": _commune(actor).full_name,
        "year": year,
        "years": sorted({*years, local_today().year}, reverse=True),
        "lines": shown,
        "count": count,
        "page": page,
        "pages": max(1, -(-count // SHOWN)),
        "sheet": sheets()[REGISTER],
        "may_print": actor.role == DESK,
    }
    return render(request, "dossiers/register.html", context)


@require_safe
@office(DESK, purpose=FOLLOW_UP, export="the register of a year as PDF")
def register_file(request: OfficeRequest) -> HttpResponse:
    """Return the register of a year as PDF on A4, with the place to close it."""
    actor, year = request.officer.actor, _year(request)
    sheet, commune = sheets()[REGISTER], _commune(request.officer.actor)
    heading, rows = table_of(sheet, _named(actor, year))
    return _file(register_pdf(sheet, heading, rows, commune.full_name, year), "application/pdf", f"so-ho-so-{commune.code}-{year}.pdf", "inline")


@require_safe
@office(DESK, purpose=FOLLOW_UP, export="the register of a year as XLSX")
def register_sheet(request: OfficeRequest) -> HttpResponse:
    """Return the register of a year as a workbook of plain text."""
    actor, year = request.officer.actor, _year(request)
    heading, rows = table_of(sheets()[REGISTER], _named(actor, year))
    return _file(_workbook(heading, rows, year), MEDIA["xlsx"], f"so-ho-so-{_commune(actor).code}-{year}.xlsx")


def _named(actor: Actor, year: int) -> list[Registered]:
    """Return the lines of a year with their names; the look at each person is noted."""
    lines = in_words(lines_visible_to(actor, year), named=True)
    known = {one.resident for one in lines if one.resident and one.petitioner}
    strangers = sum(one.resident is None and one.petitioner is not None for one in lines)
    place = commune_path(actor.scope)
    looked(actor, BOOK, [*(Seen(place, person) for person in known), *([Seen(place, many=strangers)] if strangers else [])])
    return lines


def table_of(sheet: Sheet, lines: Sequence[Registered]) -> tuple[list[str], list[list[str]]]:
    """Return the register as a table: its heading, and a row for each line."""
    return [label for _, label in sheet.lines], [[_cell(line, key) for key, _ in sheet.lines] for line in lines]


def _cell(line: Registered, key: str) -> str:
    road, who = line.road, line.petitioner
    said = {
        "number": str(line.number),
        "code": ", ".join(road.codes) if road else "",
        "procedure": f"{line.title} ({line.procedure})",
        "sets": "1",
        "petitioner": who.full_name if who else "",
        "phone": who.phone if who else "",
        "holder": next((stage.holder for stage in reversed(road.stages) if stage.holder), "") if road else "",
        "taken_in": _day(line.taken_in_on),
        "due": _day(road.whole.due) if road and road.whole else "",
        "handed_out": _day(line.handed_out_on),
        "channel": CHANNELS.get(line.channel, line.channel),
        "note": line.note,
    }
    return said.get(key, "")


def _day(when: date | None) -> str:
    return f"{when:%d/%m/%Y}" if when else ""


def _workbook(heading: Sequence[str], rows: Sequence[Sequence[str]], year: int) -> bytes:
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, plain)
    sheet = book.add_worksheet(f"Sổ {year}")
    for at, row in enumerate((heading, *rows)):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heading) - 1, 18)
    book.close()
    return file.getvalue()


def _file(content: bytes, media: str, name: str, how: str = "attachment") -> HttpResponse:
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'{how}; filename="{name}"'})


def _year(request: OfficeRequest) -> int:
    asked = _number(request.GET.get("nam", ""))
    return asked if asked and 2000 <= asked <= 2999 else local_today().year  # noqa: PLR2004 (four digits)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None  # noqa: PLR2004 (short)


def _commune(actor: Actor) -> Commune:
    return get_commune(commune_of(actor.scope) or "")
