"""The commune leader's page and the province analyst's page."""

from collections.abc import Callable, Iterable

from django.http import HttpResponse
from django.shortcuts import render

from nhipcau.insight import boards
from nhipcau.insight.atlas import names
from nhipcau.insight.boards import Figures
from nhipcau.insight.rules import FEW, Period, chosen, months_back
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_ANALYST
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.content import notices
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.tables import csv_file

MONTHS = 13  # this month, and a year back
LABELS = {
    "assists": boards.ASSISTS,
    "reached": boards.REACHED,
    "households": boards.HOUSEHOLDS,
    "covered": boards.COVERED,
    "villages": boards.VILLAGES,
    "steps": boards.STEPS,
    "difficulties": boards.DIFFICULTIES,
}
ORDERS: dict[str, Callable[[Figures], float]] = {
    "ten": lambda _: 0,  # the atlas hands places over by name
    "luot": lambda row: -row.assists,
    "nha": lambda row: -(row.reached.value or 0),
    "ban": lambda row: -(row.covered.value or 0),
    "tu-lam": lambda row: -(row.modes.share.value or 0),
    "vuong": lambda row: -row.stuck,
}


@office(COMMUNE_LEAD, purpose=STATISTICS, export="csv")
def commune(request: OfficeRequest) -> HttpResponse:
    """Show a commune's month to its leader: four figures, the days, every village."""
    months = months_back(local_today(), MONTHS)
    period = chosen(request.GET.get("ky", ""), months)
    spot = names().spot(request.officer.actor.scope)
    villages = boards.figures_below(spot.path, period, "place")
    villages.sort(key=lambda row: (row.reached.value is None, row.reached.value or 0))
    if request.GET.get("dang") == "csv":
        tell("export.made", request.officer.actor, what="figures", rows=len(villages))
        return _csv(f"nhip-cau-{spot.path.split('.')[2]}-{period.word}.csv", period, villages)
    return render(
        request,
        "insight/commune.html",
        {
            **_common(months, period),
            "total": boards.figures(spot, period),
            "villages": villages,
            "bars": boards.bars(spot.path, period),
            "width": 10 * len(period.days),
            "notices": [vi for vi, _ in notices(local_today())],
        },
    )


@office(PROVINCE_ANALYST, purpose=STATISTICS, export="csv")
def province(request: OfficeRequest) -> HttpResponse:
    """Show the communes of a province side by side to its analyst, in the order asked for."""
    months = months_back(local_today(), MONTHS)
    period = chosen(request.GET.get("ky", ""), months)
    spot = names().spot(request.officer.actor.scope)
    rows = boards.figures_below(spot.path, period, "commune")
    heard, silent = [row for row in rows if row.heard], [row for row in rows if not row.heard]
    order = request.GET.get("xep", "")
    order = order if order in ORDERS else "tu-lam"
    heard.sort(key=ORDERS[order])
    if request.GET.get("dang") == "csv":
        tell("export.made", request.officer.actor, what="figures", rows=len(rows))
        return _csv(f"nhip-cau-{spot.path.split('.')[1]}-{period.word}.csv", period, [*heard, *silent])
    return render(
        request,
        "insight/province.html",
        {
            **_common(months, period),
            "total": boards.figures(spot, period),
            "rows": heard,
            "silent": silent,
            "silent_count": len(silent),
            "order": order,
            "demo": any(row.spot.demo for row in heard),
        },
    )


def _common(months: list[Period], period: Period) -> dict[str, object]:
    return {
        "months": months,
        "period": period,
        "updated": now(),
        "few": FEW,
        "label": {short: boards.label(name) for short, name in LABELS.items()},
    }


def _csv(filename: str, period: Period, rows: Iterable[Figures]) -> HttpResponse:
    """Write figures as a table that spreadsheet programs open with Vietnamese marks intact."""
    heading = [
        "noi", "mau", "tu_ngay", "den_ngay", "luot_giup", "nha_da_den", "nha_da_ghi", "ban_da_den", "ban_hien_co",
        "buoc_tu_lam", "buoc_co_nhac", "buoc_lam_ho", "vuong_mac", "da_chuan_bi", "du_giay",
    ]  # fmt: skip
    return csv_file(filename, heading, [_cells(period, row) for row in rows])


def _cells(period: Period, row: Figures) -> list[object]:
    modes = row.modes
    told = [
        row.assists, row.reached.part, row.reached.whole, row.covered.part, row.covered.whole,
        modes.alone, modes.prompted, modes.done_for, row.stuck,
        row.prepared.whole, row.prepared.part,
    ]  # fmt: skip
    silent = [""] * len(told)
    where = [row.spot.name, "so lieu mau" if row.spot.demo else "", period.first, period.last]
    return [*where, *(told if row.heard else silent)]
