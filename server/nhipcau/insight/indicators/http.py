"""The pages of the registry: every figure, one figure with all that is behind it, its ledger entries, and a new version."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel, ValidationError

from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.indicators import bodies, pages
from nhipcau.insight.indicators.arithmetic import scored
from nhipcau.insight.indicators.content import groups
from nhipcau.insight.indicators.forms import month_of, sent, typed_of
from nhipcau.insight.indicators.models import DefinitionVersion
from nhipcau.insight.indicators.opening import PAGE, behind
from nhipcau.insight.indicators.problems import BAD_DEFINITION, BAD_FROM_DAY, NOT_WAITING, UNKNOWN_FIGURE
from nhipcau.insight.indicators.reading import Indicator, Reading, catalogue, count, find, read
from nhipcau.insight.indicators.rules import measures_of
from nhipcau.insight.indicators.shapes import Definition
from nhipcau.insight.indicators.sql import statement
from nhipcau.insight.indicators.store import rows_of, versions
from nhipcau.insight.official.queries import beside
from nhipcau.insight.rules import Period, chosen, months_back
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, NATION_ANALYST, PROVINCE_ANALYST, PROVINCE_LEAD
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.registry import measures
from nhipcau.kernel.scope import commune_of, commune_path, covers

HERE: Final = "/so-lieu/chi-so"
MONTHS: Final = 13
READERS: Final = (DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST, NATION_ANALYST)
WRITERS: Final = (PROVINCE_ANALYST, NATION_ANALYST)
DONE: Final = {
    "de-nghi": "Đã ghi đề nghị. Chờ người thứ hai duyệt.", "sua": "Đã sửa lời. Cách đếm không đổi nên dùng ngay.",
    "duyet": "Đã duyệt. Phiên bản mới có hiệu lực từ ngày đã ghi.", "bo": "Đã bỏ đề nghị.",
}  # fmt: skip
_ACTS: Final[dict[str, tuple[str, type[BaseModel]]]] = {
    "duyet": ("insight.approve_definition", bodies.ApproveDefinition),
    "bo": ("insight.drop_definition", bodies.DropDefinition),
}


@require_safe
@office(*READERS, purpose=STATISTICS)
def registry(request: OfficeRequest) -> HttpResponse:
    """Show every figure the officer may see, grouped and searchable, with this place's value of the month."""
    period, spot = _period(request), _spot(request)
    query = request.GET.get("q", "").strip()[:100]
    found = pages.matching(catalogue(_role(request)), query)
    readings = {one.indicator.code: one for one in read([one.code for one in found], spot.path, period)}
    waits = set(DefinitionVersion.objects.filter(in_force_at=None, dropped_at=None).values_list("code", flat=True))
    shelves = [
        (group.name, [(one, _line(readings[one.code]), one.code in waits) for one in found if one.group == group.group]) for group in groups()
    ]
    context = {**_around(request, period, spot), "query": query, "shelves": [shelf for shelf in shelves if shelf[1]], "many": len(found)}
    return render(request, "insight/indicators/list.html", context)


def _line(one: Reading) -> dict[str, Any]:
    return {"value": pages.shown(one), "parts": pages.parts(one), "between": pages.between(one), "few": one.few, "restated": one.restated, "told": one.value is not None}


@require_http_methods(["GET", "HEAD", "POST"])
@office(*READERS, purpose=STATISTICS)
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """Show one figure: its words, formula, source, versions, value here, official ones beside it, and the statement that computes it.

    Raises:
        Refusal: 404.555 there is none that this role may see; and as the verbs of definitions.
    """
    if request.method != "POST":
        return _one(request, code)
    act = request.POST.get("viec", "")
    try:
        _do(request, act)
    except Refusal as refusal:
        return _one(request, code, refusal)
    return redirect(f"{HERE}/{code}?xong={act}")


def _do(request: OfficeRequest, act: str) -> None:
    if act not in _ACTS or request.officer.actor.role not in WRITERS:
        raise Refusal(NOT_WAITING)
    verb, body = _ACTS[act]
    told = {"version_id": request.POST.get("ma"), **({"note": request.POST.get("vi-sao", "")} if act == "bo" else {})}
    bus.do(request.officer.actor, verb, _read_body(body, told))


def _read_body(body: type[BaseModel], told: dict[str, Any]) -> BaseModel:
    try:
        return body.model_validate(told)
    except ValidationError as error:
        raise Refusal(BAD_DEFINITION, what="chưa nói vì sao" if "note" in told else "không rõ phiên bản nào") from error


def _one(request: OfficeRequest, code: str, refusal: Refusal | None = None) -> HttpResponse:
    period, spot = _period(request), _spot(request)
    found = _found(request, code, period)
    (reading,) = read([code], spot.path, period)
    standing = versions().all_at(period.last)
    context = {
        **_around(request, period, spot, refusal), "one": found, "line": _line(reading), "reading": reading,
        "numerator": pages.in_words(found.numerator, standing), "denominator": pages.in_words(found.denominator, standing),
        "laws": [(pages.law_line(law), law.sure) for law in found.law], "unit": pages.UNITS[found.unit], "better": pages.BETTER[found.better],
        "periods": ", ".join(pages.PERIODS[kind] for kind in found.periods), "levels": ", ".join(pages.LEVELS[kind] for kind in found.levels),
        "roles": ", ".join(pages.ROLES[role] for role in found.roles), "versions": _versions(request, code),
        "statement": statement(found.definition, spot.path, period, standing), "official": beside([code], spot.path, period).get(code),
        "scored": _scored(found.definition, spot, period, standing), "may_write": request.officer.actor.role in WRITERS,
        "sure": found.sure, "has_entries": bool(measures_of(found.definition, standing) & measures.keys()),
    }  # fmt: skip
    return render(request, "insight/indicators/one.html", context, status=refusal.problem.status if refusal else 200)


def _scored(definition: Definition, spot: Spot, period: Period, standing: dict[str, Definition]) -> list[dict[str, Any]]:
    if not definition.scores:
        return []
    return [
        {"score": row.score, "points": None if row.points is None else pages.decimal(row.points), "most": pages.decimal(row.score.most), "of": pages.decimal(row.most)}
        for row in scored(definition, count(spot.path, period), standing.get)
    ]


def _versions(request: OfficeRequest, code: str) -> list[dict[str, Any]]:
    rows = rows_of(code)
    shown = []
    for at, row in enumerate(rows):
        before = rows[at + 1] if at + 1 < len(rows) else None
        changed = pages.differences(Definition.model_validate(before.body), Definition.model_validate(row.body)) if before else []
        may = row.waits and request.officer.actor.role in WRITERS
        shown.append({"row": row, "changed": changed, "may_approve": may and row.author != request.officer.actor.id, "may_drop": may})
    return shown


@require_safe
@office(*READERS, purpose=STATISTICS)
def entries(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the ledger entries behind a figure of a commune, page by page; of a province, its communes to choose from. Nobody is named.

    Raises:
        Refusal: 404.555 there is no such figure for this role.
    """
    period, spot = _period(request), _spot(request)
    found = _found(request, code, period)
    before = request.GET.get("truoc", "")
    rows = behind(found.definition, versions().all_at(period.last), spot.path, period, int(before[:12]) if before.isdecimal() else 0)
    context = {
        **_around(request, period, spot), "one": found, "rows": rows[:PAGE], "next": rows[PAGE - 1].number if len(rows) > PAGE else None,
        "below": names().below(spot.path) if commune_of(spot.path) is None else [],
    }  # fmt: skip
    return render(request, "insight/indicators/entries.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*WRITERS, purpose=STATISTICS)
def edit(request: OfficeRequest, code: str) -> HttpResponse:
    """Write a new version of a figure over the newest one; what counts otherwise then waits for somebody else.

    Raises:
        Refusal: 404.555 there is no such figure for this role.
    """
    found = _found(request, code, _today())
    rows = rows_of(code)
    if request.method != "POST":
        return _form(request, found, typed_of(found.definition), rows[0].version if rows else found.version)
    name = new_id()
    over = request.POST.get("tren", "")
    try:
        _propose(request, found, name, int(over) if over.isdecimal() else 1)
    except Refusal as refusal:
        return _form(request, found, request.POST.dict(), over, refusal)
    waits = DefinitionVersion.objects.filter(id=name, in_force_at=None).exists()
    return redirect(f"{HERE}/{code}?xong={'de-nghi' if waits else 'sua'}")


def _propose(request: OfficeRequest, found: Indicator, name: UUID, over: int) -> None:
    day = month_of(request.POST.get("tu-ngay", ""))
    if day is None:
        raise Refusal(BAD_FROM_DAY, day=f"{local_today().replace(day=1):%d/%m/%Y}")
    told = {"id": name, "code": found.code, "over": over, "from_day": day, "why": request.POST.get("vi-sao", "").strip() or " "}
    try:
        body = bodies.ProposeDefinition.model_validate({**told, "definition": sent(request.POST.dict(), found.definition)})
    except ValidationError as error:
        raise Refusal(BAD_DEFINITION, what="chưa nói vì sao đổi") from error
    bus.do(request.officer.actor, "insight.propose_definition", body)


def _form(request: OfficeRequest, found: Indicator, typed: dict[str, str], over: object, refusal: Refusal | None = None) -> HttpResponse:
    first = local_today().replace(day=1)
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    context = {
        **_around(request, _today(), _spot(request), refusal), "one": found, "typed": typed, "over": over, "starts": [first, following],
        "units": pages.UNITS.items(), "betters": pages.BETTER.items(),
    }  # fmt: skip
    return render(request, "insight/indicators/edit.html", context, status=refusal.problem.status if refusal else 200)


def _today() -> Period:
    return months_back(local_today(), 1)[0]


def _role(request: OfficeRequest) -> str | None:
    """Return the role by which figures are filtered; the desk sees what its leader sees."""
    role = request.officer.actor.role
    return COMMUNE_LEAD if role == DESK else role


def _found(request: OfficeRequest, code: str, period: Period) -> Indicator:
    try:
        found = find(code, period.last)
    except LookupError as error:
        raise Refusal(UNKNOWN_FIGURE, code=code[:60]) from error
    if _role(request) not in found.roles:
        raise Refusal(UNKNOWN_FIGURE, code=code[:60])
    return found


def _period(request: OfficeRequest) -> Period:
    return chosen(request.GET.get("ky", ""), months_back(local_today(), MONTHS))


def _spot(request: OfficeRequest) -> Spot:
    """Return the place asked for (``noi``), if the officer answers for it; else the officer's own."""
    scope = commune_path(request.officer.actor.scope)
    asked = request.GET.get("noi", "")
    known = {spot.path: spot for spot in names().below(scope)} if asked and covers(scope, asked) else {}
    return known.get(asked) or names().spot(scope)


def _around(request: OfficeRequest, period: Period, spot: Spot, refusal: Refusal | None = None) -> dict[str, Any]:
    return {
        "here": HERE, "months": months_back(local_today(), MONTHS), "period": period, "spot": spot,
        "asked": f"ky={period.word}&noi={spot.path}", "done": DONE.get(request.GET.get("xong", ""), ""),
        "problem": refusal.problem if refusal else None, "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }  # fmt: skip
