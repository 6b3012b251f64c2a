"""The office's pages of prices: what the place knows, one price told, a file brought in, a wrong one struck."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from nhipcau.bulletin.prices import bodies, queries
from nhipcau.bulletin.prices.catalogue import Good, goods, name_of, names, unit_name, units
from nhipcau.bulletin.prices.commands import OF_A_FILE, judged
from nhipcau.bulletin.prices.problems import PRICE_FILE_WRONG, STRANGE_PRICE, UNKNOWN_GOODS, UNKNOWN_PRICE
from nhipcau.bulletin.prices.reading import COLUMNS, SAMPLE, Fault, amount, read_lines
from nhipcau.bulletin.prices.shown import shown, spread
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.tables import csv_file
from nhipcau.places.queries import check_size, get_commune, read_table, villages_of

PAGE: Final = "/xa/gia"
FILE: Final = "/xa/gia/nhap"
LAST: Final = 40  # reports shown
DONE: Final = {"ghi": "Đã ghi giá. Máy của tổ lấy về khi có sóng.", "bo": "Đã bỏ giá. Giá còn trong lịch sử.", "nhap": "Đã ghi cả tệp. Máy của tổ lấy về khi có sóng."}


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, purpose=CONTENT)
def prices(request: OfficeRequest) -> HttpResponse:
    """Show how goods stand; with goods chosen (``hang``) take a price of them; strike one (``bo``)."""
    if request.method != "POST":
        return _page(request)
    strikes = "bo" in request.POST
    try:
        if strikes:
            bus.do(request.officer.actor, "bulletin.drop_price", _dropped(request))
        else:
            bus.do(request.officer.actor, "bulletin.tell_price", _told(request))
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={'bo' if strikes else 'ghi'}")


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, purpose=CONTENT, export="an empty table for prices, as CSV")
def bring(request: OfficeRequest) -> HttpResponse:
    """Take a file of prices (``tep``): all of it, or nothing and every fault at once; hand out a sample (``mau``)."""
    if "mau" in request.GET:
        return csv_file("mau-gia-nong-san.csv", COLUMNS, SAMPLE)
    if request.method != "POST":
        return _file_page(request)
    try:
        lines, faults = _read(request)
        if faults:
            return _file_page(request, Refusal(PRICE_FILE_WRONG, count=len({one.row for one in faults})), faults)
        bus.do(request.officer.actor, "bulletin.bring_prices", bodies.BringPrices(id=new_id(), lines=lines))
    except Refusal as refusal:
        return _file_page(request, refusal)
    return redirect(f"{PAGE}?xong=nhap")


def _read(request: OfficeRequest) -> tuple[list[bodies.Line], list[Fault]]:
    """Return the prices of the file that was sent, and its faults.

    Raises:
        Refusal: 413.20 to 422.25 it is no table; 422.419 a column is missing.
    """
    sent, actor, today = request.FILES.get("tep"), request.officer.actor, local_today()
    if sent:
        check_size(sent.size or 0)
    known = queries.history(actor.scope, goods(), today)
    return read_lines(read_table(sent.read() if sent else b""), lambda line: judged(line, actor.id, today, OF_A_FILE, known.get(line.item, ())))


def _dropped(request: OfficeRequest) -> bodies.DropPrice:
    try:
        return bodies.DropPrice.model_validate({"price_id": request.POST["bo"]})
    except ValidationError as error:
        raise Refusal(UNKNOWN_PRICE) from error


def _told(request: OfficeRequest) -> bodies.TellPrice:
    sent, wrong = request.POST, []  # type: tuple[Any, list[str]]
    low = amount(sent.get("thap", ""), "", wrong)
    told = {
        "id": sent.get("ma") or new_id(), "item": sent.get("hang", ""), "grade": sent.get("loai", ""), "unit": sent.get("don_vi", ""), "low": low,
        "high": amount(sent["cao"], "", wrong) if sent.get("cao") else low, "market": sent.get("noi", ""), "village_id": sent.get("thon") or None,
        "kind": sent.get("kieu", ""), "on": sent.get("ngay", ""), "source": sent.get("nguon", ""), "sure": bool(sent.get("dung")),
    }  # fmt: skip
    try:
        return bodies.TellPrice.model_validate(told)
    except ValidationError as error:
        raise Refusal(UNKNOWN_GOODS) from error


def _around(actor: Actor, refusal: Refusal | None) -> dict[str, Any]:
    code = commune_of(actor.scope)
    return {
        "office_name": get_commune(code).full_name if code else "Tỉnh",
        "commune": code,
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, today = request.officer.actor, local_today()
    cards = {card.item: card for card in queries.cards_visible_to(actor) if card.place == actor.scope}
    good = goods().get(request.POST.get("hang") or request.GET.get("hang", ""))
    last = queries.lately_told(actor, LAST)
    context = {
        **_around(actor, refusal),
        **_form(actor, good),
        "here": PAGE,
        "done": DONE.get(request.GET.get("xong", "")),
        "asks": bool(refusal and refusal.problem == STRANGE_PRICE),
        "typed": request.POST,
        "fresh": new_id(),
        "today": today.isoformat(),
        "rows": [(one, [shown(line, today) for line in cards[item].lines], len(cards[item].apart)) for item, one in goods().items() if item in cards],
        "others": [one for item, one in goods().items() if item not in cards],
        "last": [(row, name_of(row.item), spread(row.low, row.high), unit_name(row.unit)) for row in last],
    }
    return render(request, "bulletin/prices_office.html", context, status=refusal.problem.status if refusal else 200)


def _form(actor: Actor, good: Good | None) -> dict[str, Any]:
    """Return what the form of one kind of goods offers; a province tells prices as a file."""
    code = commune_of(actor.scope)
    if good is None or code is None:
        return {"good": None}
    return {"good": good, "units": [units()[one] for one in good.units], "kinds": names("kinds").items(), "villages": villages_of(code)}


def _file_page(request: OfficeRequest, refusal: Refusal | None = None, faults: list[Fault] | None = None) -> HttpResponse:
    context = {**_around(request.officer.actor, refusal), "here": PAGE, "faults": faults or [], "most": bodies.MOST_LINES, "columns": COLUMNS}
    return render(request, "bulletin/prices_file.html", context, status=refusal.problem.status if refusal else 200)
