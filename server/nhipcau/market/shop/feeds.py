"""The window as files that platforms and shops read: CSV for Google Merchant Center and for Meta, a workbook for everybody else.

The columns that each platform asks for stand in `content/market/platforms.toml`, with day and source. A product without a
price or a photo is left out of the platforms' files, since they refuse it; the workbook has all.
"""

import csv
import io
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final
from uuid import UUID

import xlsxwriter  # type: ignore[import-untyped]
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nhipcau.kernel.clock import local_today
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.problems import Refusal
from nhipcau.market.makers.problems import NOT_SHOWN
from nhipcau.market.makers.questions import groups
from nhipcau.market.shop import queries, told
from nhipcau.market.shop.models import Shown

FILE: Final = "market/platforms.toml"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK: Final = "hang.xlsx"
_SPREADSHEET_TRICKS: Final = ("=", "+", "-", "@", "\t", "\r")
Address = Callable[[str], str]


@cache
def platforms() -> dict[str, dict[str, Any]]:
    """Return what each platform asks for, by its key."""
    return load_toml(content_dir() / FILE)


@require_safe
def of_maker(request: HttpRequest, maker_id: UUID, name: str) -> HttpResponse:
    """Return a file of what a maker shows.

    Raises:
        Refusal: 404.439 nobody such is shown, or there is no such file.
    """
    return _file(request, name, queries.made_by(queries.get_maker(maker_id)))


@require_safe
def of_commune(request: HttpRequest, commune: str, name: str) -> HttpResponse:
    """Return a file of what a commune shows.

    Raises:
        Refusal: 404.439 nothing is shown, or there is no such file.
    """
    return _file(request, name, queries.shown_in(queries.get_market(commune).code))


def _file(request: HttpRequest, name: str, some: list[Shown]) -> HttpResponse:
    at = request.build_absolute_uri
    known = {one["file"]: key for key, one in platforms().items()}
    if name == WORKBOOK:
        content, media = workbook(some, at), XLSX
    elif name in known:
        content, media = feed(known[name], some, at), "text/csv; charset=utf-8"
    else:
        raise Refusal(NOT_SHOWN)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "public, max-age=300", "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=media, headers=headers)


def fits(one: Shown) -> bool:
    """Say whether the platforms take a product: it has a price and a photo."""
    return one.price_from is not None and bool(one.photos)


def feed(platform: str, some: Iterable[Shown], at: Address) -> bytes:
    """Return the products that a platform takes, in the columns it asks for."""
    asked = platforms()[platform]
    rows = [_row(one, at, asked) for one in some if fits(one)]
    written = io.StringIO()
    table = csv.DictWriter(written, asked["required"], extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return written.getvalue().encode()


def _row(one: Shown, at: Address, asked: dict[str, Any]) -> dict[str, str]:
    there, gone = asked["availability"]
    longest = asked["longest"]
    return {
        "id": str(one.id)[: longest["id"]],
        "title": one.name[: longest["title"]],
        "description": _whole(one)[: longest["description"]],
        "link": at(f"/cho/{one.id}"),
        "image_link": at(f"/cho/anh/{one.photos[0]['large']}"),
        "availability": gone if one.stock == "out" else there,
        "price": f"{one.price_from} VND",
        "condition": "new",
        "brand": one.maker.name[: longest["brand"]],
        "identifier_exists": "no",  # made by hand: no barcode of a factory
    }


def _whole(one: Shown) -> str:
    texts = (one.story, *(one.answers.get(key, "") for key in ("made_of", "how_made", "taste", "keep", "order")))
    return " ".join(" ".join(texts).split()) or told.summary(one)


def harmless(text: str) -> str:
    """Keep a cell from being read as a formula by a spreadsheet."""
    return f"'{text}" if text.startswith(_SPREADSHEET_TRICKS) else text


def workbook(some: Iterable[Shown], at: Address) -> bytes:
    """Return all products as a workbook, one line each, in the words of people."""
    heads = ("Mã", "Tên hàng", "Nhóm", "Người làm", "Nơi làm", "Giá từ (đ)", "Giá đến (đ)", "Đơn vị", "Khối lượng", "Mùa", "Tình trạng", "Sao OCOP", "Lời giới thiệu", "Trang hàng", "Ảnh")
    written, today, names = io.BytesIO(), local_today(), groups()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, bold = book.add_worksheet("Hàng"), book.add_format({"bold": True})
        sheet.write_row(0, 0, heads, bold)
        for line, one in enumerate(some, 1):
            photo = at(f"/cho/anh/{one.photos[0]['large']}") if one.photos else ""
            sheet.write_row(line, 0, (
                str(one.id), one.name, names[one.group], one.maker.name, one.maker.where, one.price_from, one.price_to, one.unit,
                told.weight(one.weight_g), told.season(one.season), told.STOCK[one.stock][1], told.stars(one, today) or None,
                _whole(one), at(f"/cho/{one.id}"), photo,
            ))  # fmt: skip
        sheet.freeze_panes(1, 2)
        sheet.set_column(1, 1, 28)
        sheet.set_column(12, 12, 60)
    return written.getvalue()
