"""The page of early warnings: what stands, what changed this week, the rules, and a rule tried before it is kept."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from pydantic import BaseModel

from nhipcau.insight.alarms import changed, evaluating, queries, words
from nhipcau.insight.alarms.bodies import AcknowledgeAlarm, EndAlarmRule, MuteAlarm, SetAlarmRule
from nhipcau.insight.alarms.commands import KEPT, check
from nhipcau.insight.alarms.models import AlarmRule
from nhipcau.insight.alarms.problems import ALARM_MISREAD
from nhipcau.insight.atlas import names
from nhipcau.insight.indicators import reading
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_ANALYST, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS

PAGE: Final = "/so-lieu/canh-bao-som"
SETTERS: Final = frozenset({COMMUNE_LEAD, PROVINCE_ANALYST})
DONE: Final = {
    "giu": "Đã đặt quy tắc. Chuông reo khi điều ấy xảy ra.",
    "bo": "Đã bỏ quy tắc. Cảnh báo của quy tắc ấy đã đóng.",
    "xem": "Đã ghi lời của bạn.",
    "tat": "Đã tắt chuông đến ngày đã chọn.",
}
FIELDS: Final = {
    "name": "ten", "indicator": "chi_so", "period": "ky", "comparison": "cach", "back": "lui",
    "days": "ngay", "least": "it_nhat", "told": "bao_ai",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, PROVINCE_ANALYST, PROVINCE_LEAD, purpose=STATISTICS)
def alarms(request: OfficeRequest) -> HttpResponse:
    """Show what stands and the rules; try a rule, keep it, end it; take a word about a warning."""
    if request.method != "POST":
        return _page(request)
    pressed = request.POST.get("viec", "")
    try:
        if pressed == "thu":
            return _page(request, trial=_tried(request.officer.actor, request.POST))
        verb, body = _told(request.officer.actor, request.POST, pressed)
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return _page(request, refusal=refusal)
    return redirect(f"{PAGE}?xong={pressed}")


def _page(request: OfficeRequest, *, trial: dict[str, Any] | None = None, refusal: Refusal | None = None) -> HttpResponse:
    actor, today = request.officer.actor, local_today()
    told = queries.standing(actor.scope, None if actor.role == PROVINCE_LEAD else actor.role, muted=True)
    week, _ = changed.weeks(today, 2)
    context = {
        "here": PAGE,
        "spot": names().spot(actor.scope),
        "standing": [one for one in told if not one.muted],
        "quiet": [one for one in told if one.muted],
        "sentences": changed.week(actor.scope, today, role=actor.role),
        "week": words.days_of(week),
        "week_at": changed.kept_at(actor.scope, today),
        "rules": [_rule(actor, one) for one in queries.rules_of(actor)],
        "may": actor.role in SETTERS,
        "figures": _figures(actor),
        "comparisons": words.COMPARISONS.items(),
        "told_who": words.TOLD.items(),
        "periods": words.PERIODS.items(),
        "typed": request.POST if request.method == "POST" else _typed(actor, request.GET.get("sua", "")),
        "trial": trial,
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "insight/alarms.html", context, status=refusal.problem.status if refusal else 200)


def _rule(actor: Actor, one: AlarmRule) -> dict[str, Any]:
    return {"it": one, "asks": queries.asks(one), "told": words.TOLD[one.told], "mine": one.place == actor.scope and actor.role in SETTERS}


def _figures(actor: Actor) -> list[reading.Indicator]:
    """Return the figures that a rule of this place may ask about."""
    level = evaluating.level_of(actor.scope)
    return [one for one in reading.catalogue(actor.role) if one.unit in evaluating.UNITS and one.definition.counted and level in one.levels]


def _tried(actor: Actor, sent: QueryDict) -> dict[str, Any]:
    """Return what a rule would have done over a year, and the form that keeps exactly this rule."""
    body = _body(actor, sent)
    check(actor, body)
    rule = AlarmRule(place=actor.scope, **{key: getattr(body, key) for key in KEPT})
    trial = evaluating.tried(rule, local_today())
    called = {spot.path: spot.name for spot in names().below(actor.scope)}
    bars = [(words.period_name(one.first, one.last), count) for one, count in trial.by_period]
    return {
        "it": trial,
        "asks": queries.asks(rule),
        "places": [called.get(path, "") for path in trial.places],
        "below": "bản" if body.level == "place" else "xã",
        "bars": bars if len(bars) <= evaluating.TRIED["month"] else [bar for bar in bars if bar[1]],
        "sent": [(name, value) for name, value in sent.items() if name not in {"viec", "csrfmiddlewaretoken"}],
        "keep_id": new_id(),
    }


def _told(actor: Actor, sent: QueryDict, pressed: str) -> tuple[str, BaseModel]:
    """Return the verb and the body of what was pressed.

    Raises:
        Refusal: 422.574 it cannot be read.
    """
    try:
        named = {"id": new_id(), "rule_id": sent.get("quy_tac")}
        if pressed == "giu":
            return "insight.set_alarm_rule", _body(actor, sent)
        if pressed == "bo":
            return "insight.end_alarm_rule", EndAlarmRule.model_validate(named)
        said = {**named, "place": sent.get("noi"), "reason": sent.get("ly_do", "")}
        if pressed == "tat":
            return "insight.mute_alarm", MuteAlarm.model_validate({**said, "until": sent.get("den")})
        return "insight.acknowledge_alarm", AcknowledgeAlarm.model_validate({**said, "first": sent.get("tu")})
    except ValueError as error:
        raise Refusal(ALARM_MISREAD) from error


def _body(actor: Actor, sent: QueryDict) -> SetAlarmRule:
    """Read the form of a rule; a bound of a share is typed in percent.

    Raises:
        Refusal: 422.574 it cannot be read.
    """
    told: dict[str, Any] = {key: sent[field] for key, field in FIELDS.items() if sent.get(field)}
    share = any(one.code == told.get("indicator") and one.unit == words.SHARE for one in reading.catalogue())
    try:
        bound = float(sent.get("muc", "").replace(",", ".")) if sent.get("muc") else None
        return SetAlarmRule.model_validate({
            **told,
            "id": sent.get("ma") or new_id(),
            "rule_id": sent.get("quy_tac") or new_id(),
            "level": evaluating.level_of(actor.scope),
            "bound": bound / 100 if share and bound is not None else bound,
            "rang": sent.get("reo") or 0,
            "rang_in": sent.get("reo_o") or 0,
        })
    except ValueError as error:
        raise Refusal(ALARM_MISREAD) from error


def _typed(actor: Actor, rule: str) -> dict[str, Any]:
    """Return a standing rule as the form shows it, to be put in another way; or an empty form."""
    try:
        known = queries.rules_of(actor).filter(rule=UUID(rule), place=actor.scope).first()
    except ValueError:
        known = None
    if known is None:
        return {"lui": 3, "ngay": 14, "it_nhat": 30, "bao_ai": "both"}
    share = any(one.code == known.indicator and one.unit == words.SHARE for one in reading.catalogue())
    bound = "" if known.bound is None else f"{known.bound * 100 if share else known.bound:g}"
    return {**{field: getattr(known, key) for key, field in FIELDS.items()}, "muc": bound, "quy_tac": str(known.rule)}
