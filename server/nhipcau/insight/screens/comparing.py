"""Two places side by side, or one place in two periods: by how much they differ, and whether that is sure."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.insight.atlas import names
from nhipcau.insight.indicators.reading import Reading
from nhipcau.insight.rules import before
from nhipcau.insight.screens import showing
from nhipcau.insight.screens.http import READERS, around, spot_of
from nhipcau.insight.screens.rules import Difference, difference
from nhipcau.insight.screens.showing import Line, points_apart, seen
from nhipcau.kernel import say
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.purposes import STATISTICS

HERE: Final = "/so-lieu/so-sanh"
CLEAR, UNSURE, FEW, COUNTED, NOTHING = "clear", "unsure", "few", "counted", "nothing"
WORDS: Final = {
    CLEAR: ("ok", "khác nhau rõ"),
    UNSURE: ("none", "chưa đủ chắc để nói"),
    FEW: ("none", "ít quá, chưa so được"),
    COUNTED: ("none", "số lượng: nơi đông người thì nhiều"),
    NOTHING: ("none", "chưa có số để so"),
}


@dataclass(frozen=True)
class Pair:
    """One figure of both sides, and what may be said of them."""

    one: Line
    other: Line
    apart: str
    between: str
    verdict: tuple[str, str]


@require_safe
@office(*READERS, purpose=STATISTICS)
def compare(request: OfficeRequest) -> HttpResponse:
    """Show two places (``a``, ``b``) or one in two periods (``ky``, ``kyb``), figure by figure.

    Raises:
        Refusal: 404.565 there is no such place among the officer's.
    """
    own = showing.code_of(request.officer.actor.scope)
    one = spot_of(request, request.GET.get("a") or own)
    other = spot_of(request, request.GET.get("b") or request.GET.get("a") or own)
    context = around(request, one)
    told = request.GET.get("kyb", "")
    period = context["period"]
    second = showing.period_of(told, local_today()) if told else (before(period) if one == other else period)
    known = [code for code in context["known"] if code in showing.known(request.officer.actor.role, other.path)]
    known = [code for code in known if context["known"][code].unit in {"percent", "count"}]
    pairs = [_pair(*both) for both in zip(showing.lines(known, one.path, period), showing.lines(known, other.path, second), strict=True)]
    scope = request.officer.actor.scope
    places = [names().spot(scope), *names().below(scope)]
    places += [spot for spot in (one, other) if spot not in places]
    context |= {
        "one": one, "other": other, "second": second, "here": HERE,
        "a": showing.code_of(one.path), "b": showing.code_of(other.path),
        "pairs": [pair for pair in pairs if pair.verdict != WORDS[NOTHING]],
        "nothing": [pair.one.reading.indicator.name for pair in pairs if pair.verdict == WORDS[NOTHING]],
        "places": [(showing.code_of(spot.path), spot.name) for spot in places],
        "held": one != other and (one.path.startswith(other.path) or other.path.startswith(one.path)),
        "unlike": len(period.days) != len(second.days),
    }  # fmt: skip
    return render(request, "insight/screens/compare.html", context)


def _pair(one: Line, other: Line) -> Pair:
    first, second = one.reading, other.reading
    if first.indicator.unit != "percent":
        told = COUNTED if first.part or second.part else NOTHING
        return Pair(one, other, _counted(first, second), "", WORDS[told])
    apart = difference(seen(first), seen(second))
    if apart is None:
        return Pair(one, other, "–", "", WORDS[NOTHING if not first.whole and not second.whole else FEW])
    verdict = FEW if first.few or second.few else CLEAR if apart.clear else UNSURE
    return Pair(one, other, points_apart(apart.value), _between(apart), WORDS[verdict])


def _between(apart: Difference) -> str:
    return f"từ {points_apart(apart.low)} đến {points_apart(apart.high)}"


def _counted(first: Reading, second: Reading) -> str:
    apart = (first.part or 0) - (second.part or 0)
    return ("−" if apart < 0 else "+") + say.number(abs(apart))
