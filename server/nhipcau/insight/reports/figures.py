"""From the registry of figures to what a report tells: read once, kept as told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from nhipcau.insight import queries
from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.indicators.reading import Indicator, Reading, catalogue, read, read_below
from nhipcau.insight.reports.account import SHAPE_OF_ACCOUNT, Account, Definition, Figure, Kind, Line, Row, corrections
from nhipcau.insight.rules import Period, before, of
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_ANALYST
from nhipcau.kernel.scope import commune_of

DIFFICULTIES: Final = "support.difficulties"
READERS: Final = {"team": COMMUNE_LEAD, "commune": COMMUNE_LEAD, "province": PROVINCE_ANALYST}  # for whom a report is written
BELOW: Final = {"team": "place", "commune": "place", "province": "commune"}
NOT_OF_TEAMS: Final = ("desk", "qd766", "nd224")  # groups of figures that a team's report leaves to the commune's
COLUMNS: Final = ("support.assists", "share.reached", "share.alone", "support.difficulties", "share.complete", "share.online_received")
MOST_COLUMNS: Final = 4


def chosen(kind: Kind, period: Period) -> list[Indicator]:
    """Return the figures of a kind of report, in the order of the registry."""
    level, length = ("province" if kind == "province" else "commune"), "quarter" if "Q" in period.word else "month"
    found = [one for one in catalogue(READERS[kind]) if level in one.levels and length in one.periods]
    return [one for one in found if kind != "team" or ("place" in one.levels and one.group not in NOT_OF_TEAMS)]


def account_of(kind: Kind, path: str, period: Period, earlier: Sequence[tuple[Account, int]], today: date) -> Account:
    """Return what a report tells now. ``earlier``: reports of earlier periods as they were told, with their editions."""
    indicators = chosen(kind, period)
    lines = lines_of(indicators, path, period)
    columns = _columns(indicators, kind)
    rows = _rows(columns, path, period, kind)
    spot = names().spot(path)
    return {
        "shape": SHAPE_OF_ACCOUNT,
        "kind": kind,
        "path": path,
        "place": spot.name,
        "demo": _demo(spot, kind),
        "period": period.word,
        "period_name": period.name,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "ended": period.whole,
        "as_of": queries.as_of(path, period).isoformat(timespec="seconds"),
        "lines": [line for line in lines if line["value"] is not None],
        "columns": [definition_of(one) for one in columns],
        "units": [one.unit for one in columns],
        "rows": rows,
        "difficulties": _difficulties(path, period),
        "corrections": corrections([(told, edition, _again(told, today)) for told, edition in earlier]),
        "unmeasured": [line["name"] for line in lines if line["value"] is None],
        "definitions": [definition_of(one) for one in indicators],
    }


def lines_of(indicators: Sequence[Indicator], path: str, period: Period) -> list[Line]:
    """Return figures of a place as lines, each with the period before."""
    codes, earlier = [one.code for one in indicators], before(period)
    told = bool(queries.sums(path, earlier))  # a period in which nothing was told is no nought to compare with
    past: Sequence[Reading | None] = read(codes, path, earlier) if told else [None] * len(codes)
    return [_line(now, then) for now, then in zip(read(codes, path, period), past, strict=True)]


def definition_of(one: Indicator) -> Definition:
    """Return how a figure is counted, as a report keeps it."""
    law = "; ".join(" ".join(part for part in (source.document, source.article) if part) for source in one.law)
    return {"code": one.code, "version": str(one.version), "name": one.name, "words": one.words, "source": law or "của nền tảng", "sure": one.sure}


def _again(told: Account, today: date) -> Account:
    """Return an account of an earlier period with its figures as they are read now."""
    period = of(told["period"], today)
    known = {one.code: one for one in catalogue()}
    indicators = [known[line["code"]] for line in told["lines"] if line["code"] in known]
    if period is None:
        return told
    readings = read([one.code for one in indicators], told["path"], period)
    return {**told, "lines": [_line(reading, None) for reading in readings]}


def restated(told: Account, today: date) -> Account:
    """Return an account with its figures as they are read now; what differs was restated since."""
    return _again(told, today)


def _line(reading: Reading, past: Reading | None) -> Line:
    return {
        **_figure(reading),
        "code": reading.indicator.code,
        "version": str(reading.indicator.version),
        "name": reading.indicator.name,
        "unit": reading.indicator.unit,
        "few": reading.few,
        "origin": reading.origin,
        "source": reading.source,
        "before": _figure(past) if past and past.value is not None else None,
    }


def _figure(reading: Reading) -> Figure:
    return {"part": reading.part, "whole": reading.whole, "value": reading.value}


def _columns(indicators: Sequence[Indicator], kind: Kind) -> list[Indicator]:
    able = {one.code: one for one in indicators if BELOW[kind] in one.levels}
    wanted = [*COLUMNS, *able]
    return [able[code] for code in dict.fromkeys(wanted) if code in able][:MOST_COLUMNS]


def _rows(columns: Sequence[Indicator], path: str, period: Period, kind: Kind) -> list[Row]:
    level = "commune" if kind == "province" else "place"
    found = read_below([one.code for one in columns], path, period, level)  # type: ignore[arg-type]
    return [_row(spot, found[spot.path]) for spot in names().below(path) if spot.path in found]


def _row(spot: Spot, readings: Sequence[Reading]) -> Row:
    return {"name": spot.name, "path": spot.path, "heard": any(one.part for one in readings), "cells": [_figure(one) for one in readings]}


def _difficulties(path: str, period: Period) -> list[tuple[str, int]]:
    counted = [(key, value) for (measure, key), value in queries.sums(path, period).items() if measure == DIFFICULTIES and value > 0]
    counted.sort(key=lambda pair: (-pair[1], pair[0]))
    return [(names().word(DIFFICULTIES, key), value) for key, value in counted]


def _demo(spot: Spot, kind: Kind) -> bool:
    return spot.demo or (kind == "province" and commune_of(spot.path) is None and any(one.demo for one in names().below(spot.path)))
