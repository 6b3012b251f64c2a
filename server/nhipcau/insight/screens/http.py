"""One screen for a place of every level: its figures, what changed, what is warned of, its months, the places below."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nhipcau.insight import queries
from nhipcau.insight.alarms import changed
from nhipcau.insight.alarms.queries import standing
from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.indicators.reading import Indicator, read
from nhipcau.insight.rules import Period
from nhipcau.insight.screens import drawing, maps, showing
from nhipcau.insight.screens.problems import UNKNOWN_PLACE
from nhipcau.kernel.actor import COMMUNE_LEAD, NATION_ANALYST, PROVINCE_ANALYST
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.scope import covers
from nhipcau.kernel.shares import FEW
from nhipcau.kernel.tables import csv_file

HERE: Final = "/so-lieu/noi"
MAP: Final = "/so-lieu/ban-do"
READERS: Final = (COMMUNE_LEAD, PROVINCE_ANALYST, NATION_ANALYST)
CHARTS: Final = "uplot/uPlot.iife.min.js"
MOST: Final = 5  # sentences and warnings on the screen; the rest is behind a link
HEADING: Final = ("noi", "mau", "tu_ngay", "den_ngay", "chi_so", "phien_ban", "phan", "tren", "gia_tri", "thap", "cao", "nhom")


@require_safe
@office(*READERS, purpose=STATISTICS)
def own(request: OfficeRequest) -> HttpResponse:
    """Lead to the screen of the officer's own place."""
    return redirect(f"{HERE}/{showing.code_of(request.officer.actor.scope)}")


@require_safe
@office(*READERS, purpose=STATISTICS, export="csv")
def place(request: OfficeRequest, code: str) -> HttpResponse:
    """Show a place on one screen; ``ky`` the period, ``so`` the figure that is drawn and held against others, ``dang=csv`` the table.

    Raises:
        Refusal: 404.565 there is no such place among the officer's.
    """
    spot = spot_of(request, code)
    context = around(request, spot)
    figure, period = context["figure"], context["period"]
    (total,) = read([figure.code], spot.path, period)
    rows = showing.below(figure, spot.path, period, total)
    if request.GET.get("dang") == "csv":
        return _csv(request, spot, period, rows)
    actor, today = request.officer.actor, local_today()
    warned = standing(spot.path, actor.role if actor.role != NATION_ANALYST else None)
    tiles = [one for one in showing.TILES if one in context["known"]]
    context |= {
        "tiles": showing.lines(tiles, spot.path, period, official=True),
        "warned": warned[:MOST],
        "more_warned": len(warned) - MOST,
        "may_set": actor.role != NATION_ANALYST,
        "changes_at": changed.kept_at(spot.path, today),
        "changes": changed.week(spot.path, today, role=actor.role, most=MOST),
        "course": drawing.course(showing.course(figure, spot.path, today)),
        "charts": (settings.PHONE_APP_DIR / CHARTS).is_file(),
        "total": total,
        "below": rows,
        "map": maps.drawn(spot.path, rows.rows) if rows else None,
        "as_of": _as_of(rows, period) if rows and showing.is_nation(spot.path) else [],
    }
    return render(request, "insight/screens/place.html", context)


@require_safe
@office(*READERS, purpose=STATISTICS)
def atlas(request: OfficeRequest) -> HttpResponse:
    """Show one figure of the places below on a map, with its table (``noi``: around which place).

    Raises:
        Refusal: 404.565 there is no such place among the officer's.
    """
    spot = spot_of(request, request.GET.get("noi") or showing.code_of(request.officer.actor.scope))
    context = around(request, spot)
    (total,) = read([context["figure"].code], spot.path, context["period"])
    rows = showing.below(context["figure"], spot.path, context["period"], total)
    context |= {"total": total, "below": rows, "map": maps.drawn(spot.path, rows.rows) if rows else None, "here": MAP}
    return render(request, "insight/screens/map.html", context)


def spot_of(request: OfficeRequest, code: str) -> Spot:
    """Return the place of a code, if it is among the officer's.

    Raises:
        Refusal: 404.565 there is none.
    """
    spot = names().find(code) if len(code) <= 36 else None  # noqa: PLR2004 (a village's id)
    if spot is None or not covers(request.officer.actor.scope, spot.path):
        raise Refusal(UNKNOWN_PLACE)
    return spot


def around(request: OfficeRequest, spot: Spot) -> dict[str, Any]:
    """Return what every page of figures shows around itself: the place, the period, the chosen figure, ways to others."""
    today, known = local_today(), showing.known(request.officer.actor.role, spot.path)
    period = showing.period_of(request.GET.get("ky", ""), today)
    figure = _figure(known, request.GET.get("so", ""))
    up = showing.way_up(spot.path, request.officer.actor.scope)
    return {
        "spot": spot, "code": showing.code_of(spot.path), "period": period, "periods": showing.periods(today), "known": known, "figure": figure,
        "up": [(showing.code_of(one.path), one) for one in up], "asked": f"ky={period.word}&so={figure.code}", "few": FEW, "updated": queries.as_of(spot.path, period),
        "today": now(), "here": f"{HERE}/{showing.code_of(request.officer.actor.scope)}",
    }  # fmt: skip


def _figure(known: dict[str, Indicator], code: str) -> Indicator:
    return known.get(code) or known.get(showing.RANKED) or next(iter(known.values()))


def _as_of(rows: showing.Below, period: Period) -> list[tuple[str, Any]]:
    """Return from which hour the figures of each province are that told anything."""
    return [(row.spot.name, queries.as_of(row.spot.path, period)) for row in rows.shown]


def _csv(request: OfficeRequest, spot: Spot, period: Period, below: showing.Below | None) -> HttpResponse:
    rows = below.rows if below else []
    tell("export.made", request.officer.actor, what="figures", rows=len(rows))
    return csv_file(f"nhip-cau-{showing.code_of(spot.path)}-{period.word}.csv", HEADING, [_cells(row, period) for row in rows])


def _cells(row: showing.Row, period: Period) -> list[object]:
    one = row.line.reading
    told: list[object] = ["", "", "", "", ""]
    if row.group != "silent":
        told = ["" if value is None else value for value in (one.part, one.whole, one.value, one.low, one.high)]
    mark = "so lieu mau" if row.spot.demo else ""
    return [row.spot.name, mark, period.first, period.last, one.indicator.code, one.indicator.version, *told, row.set_apart]
