"""The office's page of places to visit: told, changed, ended. Works by keyboard alone, and without JavaScript."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from pydantic import BaseModel, ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of
from nhipcau.market.shop.models import ShownMaker
from nhipcau.market.sights.bodies import EndSight, SetSight
from nhipcau.market.sights.dates import told
from nhipcau.market.sights.models import FESTIVAL, HOMESTAY, SUPPORT, VISIT, Sight
from nhipcau.market.sights.problems import SIGHT_MISREAD, UNKNOWN_SIGHT
from nhipcau.market.sights.queries import HELPS, WORDS, price, sights_visible_to
from nhipcau.places.models import Commune, Village
from nhipcau.places.queries import get_commune, villages_of

PAGE: Final = "/xa/diem/noi"
DONE: Final = {"ghi": "Đã ghi. Bản đồ của xã hiện ngay.", "bo": "Đã bỏ khỏi bản đồ."}
FIELDS: Final = {  # field of the form → of the body
    "loai": "kind", "giup": "help", "ten": "name", "ke": "about", "thon": "village_id", "gio": "hours", "duong": "way",
    "gia_tu": "price_from", "gia_den": "price_to", "gia_cho": "price_for", "lich": "calendar", "theo": "source", "chu": "maker_id",
}  # fmt: skip
NAMED: Final = {
    "name": "tên", "source": "theo ai, giấy nào", "price_from": "giá", "price_to": "giá", "first": "ngày lễ hội", "last": "ngày lễ hội",
    "lat": "vĩ độ, kinh độ", "lon": "vĩ độ, kinh độ", "village_id": "thôn, bản", "kind": "loại",
}  # fmt: skip
WHOLE: Final = "lễ hội cần ngày, nhà ở lại cần chủ nhà, nơi giúp cần chọn có gì"


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def sights(request: OfficeRequest) -> HttpResponse:
    """List what the map tells of; take a new one, one changed (``ma``), or one ended (``bo``)."""
    if request.method != "POST":
        return _page(request, _filled(request))
    try:
        verb, body = _read(request.POST)
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return _page(request, request.POST.dict(), refusal)
    return redirect(f"{PAGE}?xong={'bo' if request.POST.get('bo') else 'ghi'}")


def _read(sent: QueryDict) -> tuple[str, BaseModel]:
    try:
        if sent.get("bo"):
            return "market.end_sight", EndSight.model_validate({"sight_id": sent["bo"]})
        told_ = {body: sent.get(field, "").strip() for field, body in FIELDS.items()}
        lat, _, lon = sent.get("diem", "").replace(";", ",").partition(",")
        days = {"first": _day(sent.get("tu", "")), "last": _day(sent.get("den", ""))}
        empty = {key: value or None for key, value in {**told_, "lat": lat.strip(), "lon": lon.strip()}.items() if key in _NULLABLE}
        festival = told_["kind"] == FESTIVAL
        clean = {**told_, **empty, **(days if festival else {}), "calendar": told_["calendar"] if festival else ""}
        clean |= {"help": told_["help"] if told_["kind"] == SUPPORT else "", "maker_id": (told_["maker_id"] or None) if told_["kind"] == HOMESTAY else None}
        return "market.set_sight", SetSight.model_validate({**clean, "id": sent.get("ma") or new_id()})
    except ValidationError as error:
        names = [NAMED.get(str(one["loc"][0]), str(one["loc"][0])) if one["loc"] else WHOLE for one in error.errors()]
        raise Refusal(UNKNOWN_SIGHT if sent.get("bo") else SIGHT_MISREAD, what=", ".join(dict.fromkeys(names))) from error


_NULLABLE: Final = ("village_id", "lat", "lon", "price_from", "price_to")


def _day(typed: str) -> str:
    """Read a day and a month as people write them: “15/1” → “01-15”; what is none goes on as it is, to be refused."""
    day, _, month = typed.strip().partition("/")
    return f"{int(month):02}-{int(day):02}" if day.isdigit() and month.isdigit() else typed.strip()


def _filled(request: OfficeRequest) -> dict[str, str]:
    """Return the form as it stands for one that is to be changed (``sua``); else an empty one."""
    try:
        wanted = UUID(request.GET.get("sua", ""))
    except ValueError:
        return {"loai": VISIT}
    one = sights_visible_to(request.officer.actor).filter(id=wanted).first()
    if one is None:
        return {"loai": VISIT}
    filled = {field: "" if (value := getattr(one, body)) is None else str(value) for field, body in FIELDS.items()}
    point = f"{one.lat:.5f}, {one.lon:.5f}" if one.lat is not None else ""
    return filled | {"ma": str(one.id), "diem": point, "tu": _typed(one.first), "den": _typed(one.last)}


def _typed(day: str) -> str:
    month, _, of_month = day.partition("-")
    return f"{int(of_month)}/{int(month)}" if of_month else ""


def _page(request: OfficeRequest, it: dict[str, Any], refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    commune = get_commune(commune_of(actor.scope) or "")
    context = {
        "here": "/xa/diem",
        "commune": commune,
        "it": it,
        "kinds": [(kind, WORDS[kind]) for kind in (VISIT, HOMESTAY, FESTIVAL, SUPPORT)],
        "helps": HELPS.items(),
        "villages": villages_of(commune.code),
        "makers": _owners(commune),
        "listed": _listed(list(sights_visible_to(actor).order_by("kind", "name", "id")), commune),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "market/sights.html", context, status=refusal.problem.status if refusal else 200)


def _owners(commune: Commune) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in ShownMaker.objects.filter(commune=commune.code).order_by("name", "id")[:400]]


def _listed(found: list[Sight], commune: Commune) -> list[dict[str, Any]]:
    villages = {one.id: f"{one.kind} {one.name}" for one in Village.objects.filter(commune=commune.code)}
    shown = {name for name, _ in _owners(commune)}
    return [
        {
            "it": one,
            "kind": WORDS[one.kind],
            "where": villages.get(one.village_id, "") if one.village_id else "",
            "when": told(one.calendar, one.first, one.last) if one.kind == FESTIVAL else one.hours,
            "price": price(one),
            "hidden": one.kind == HOMESTAY and str(one.maker_id) not in shown,
            "placed": one.lat is not None or one.village_id is not None,
        }
        for one in found
    ]
