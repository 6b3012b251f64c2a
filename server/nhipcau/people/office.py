"""The commune's page of rights: what people asked and until when, one person's data for their own eyes, taking back."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RIGHTS
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.slip_codes import read_slip_code
from nhipcau.people import bodies
from nhipcau.people.correcting import CORRECT, seen_of
from nhipcau.people.models import Consent, Resident
from nhipcau.people.problems import UNKNOWN_RESIDENT
from nhipcau.people.queries import residents_visible_to
from nhipcau.people.receipts import NAMES
from nhipcau.people.requests import KINDS, requests_of
from nhipcau.people.rights_problems import CORRECTION_MISREAD
from nhipcau.people.telling import everything_about, person_of
from nhipcau.people.words import told_rows
from nhipcau.places.queries import get_commune

P = ParamSpec("P")
View = Callable[Concatenate[OfficeRequest, P], HttpResponse]
MOST = 20  # people that a search shows
SEE = read_door(
    "rights",
    "request",
    vi="Xem giúp bà con theo yêu cầu về quyền",
    en="Looked for the person, on a request about their rights",
    everything=("mọi dữ liệu về mình", "everything about them"),
)
FIND = read_door(
    "rights_search",
    "request",
    vi="Tìm người có yêu cầu về quyền",
    en="Searched for a person with a request about rights",
    name=("họ tên", "name"),
)
LIST = read_door(
    "rights_list",
    "request",
    vi="Xem ai có yêu cầu về quyền",
    en="Looked at who has a request about their rights",
    name=("họ tên", "name"),
)
TYPED = {"full_name": "ho_ten", "given_name": "ten_goi", "birth_year": "nam_sinh", "sex": "gioi", "language": "tieng"}
BAD = 422
DONE = {
    "sua": "Đã sửa và ghi yêu cầu là xong. Các máy nhận chữ mới khi có sóng.",
    "ghi": "Đã ghi yêu cầu. Xã trả lời trong 2 ngày làm việc.",
    "rut": "Đã rút. Dữ liệu đã xóa ở xã; các máy xóa khi có sóng.",
    "xong": "Đã ghi bước này.",
}


def _answered(view: View[P]) -> View[P]:
    """Say a refusal on the page, inside the transaction, so that the ledger keeps it."""

    @wraps(view)
    def guarded(request: OfficeRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return _list(request, refusal=refusal)

    return guarded


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS)
@_answered
def rights(request: OfficeRequest) -> HttpResponse:
    """Show what people asked, the nearest date first; with ``tim``, the people of that name or receipt."""
    return _list(request, typed=request.GET.get("tim", "").strip()[:80])


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS)
@_answered
def person(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Show a person everything that is kept about them.

    Raises:
        Refusal: 404.31 nobody such is in the commune.
    """
    return _page_of(request, person_id)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS, export="json")
@_answered
def person_file(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Give a person everything that is kept about them as one JSON file.

    Raises:
        Refusal: 404.31 nobody such is in the commune.
    """
    actor = request.officer.actor
    answer = JsonResponse(everything_about(actor, _seen(actor, person_id)), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = f'attachment; filename="du-lieu-{person_id}.json"'
    return answer


@require_POST
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS)
@_answered
def ask(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Record what a person asks.

    Raises:
        Refusal: as `requests.ask_right`.
    """
    body = _body(bodies.AskRight, request, resident_id=person_id, kind="loai", third_parties="ben_ba")
    bus.do(request.officer.actor, "people.ask_right", body)
    return redirect(f"/quyen/nguoi/{person_id}?xong=ghi")


@require_POST
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS)
@_answered
def take_back(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Take back what a person agreed to for one purpose; who takes everything back has no page any more.

    Raises:
        Refusal: as `rights.take_back`.
    """
    body = _body(bodies.TakeBack, request, resident_id=person_id, purpose="muc")
    bus.do(request.officer.actor, "people.take_back", body)
    gone = body.model_dump()["purpose"] == "help_now"
    return redirect("/quyen?xong=rut" if gone else f"/quyen/nguoi/{person_id}?xong=rut")


@require_POST
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS)
@_answered
def correct(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Put right what a person asked to have put right: what the form showed, and what was typed over it.

    Raises:
        Refusal: 422.281 no name, or no year of birth; else as `correcting.correct_resident`.
    """
    try:
        bus.do(request.officer.actor, "people.correct_resident", _correction(request, person_id))
    except Refusal as refusal:
        return _page_of(request, person_id, refusal)
    return redirect(f"/quyen/nguoi/{person_id}?xong=sua")


@require_POST
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS)
@_answered
def settle(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Note that a request is answered, extended, done or refused.

    Raises:
        Refusal: as `requests.settle_right`.
    """
    bus.do(request.officer.actor, "people.settle_right", _body(bodies.SettleRight, request, request_id=request_id, step="buoc"))
    return redirect("/quyen?xong=xong")


def _correction(request: OfficeRequest, person_id: UUID) -> bodies.CorrectResident:
    """Return what the form showed and what was typed over it."""
    try:
        about = {"request_id": request.POST.get("yeu_cau"), "resident_id": person_id}
        typed = {"was": _typed(request, "cu_"), "now": _typed(request)}
        return bodies.CorrectResident.model_validate({**about, **typed})
    except ValueError as error:
        raise Refusal(CORRECTION_MISREAD) from error


def _typed(request: OfficeRequest, before: str = "") -> dict[str, str | None]:
    return {name: request.POST.get(before + typed, "").strip() or None for name, typed in TYPED.items()}


def _page_of(request: OfficeRequest, person_id: UUID, refusal: Refusal | None = None) -> HttpResponse:
    """Draw everything about a person; a refused correction keeps what was typed, unless others wrote meanwhile."""
    actor = request.officer.actor
    found = _seen(actor, person_id)
    about, now = everything_about(actor, found), seen_of(found).model_dump()
    typed = _typed(request) if refusal and refusal.problem.status == BAD else now
    asked = [one for one in requests_of(actor, found.id) if one.open and one.kind == CORRECT]
    context = {
        "it": found,
        "about": about,
        "rows": told_rows(about["kept"]),
        "standing": _standing(about["consents"]),
        "to_correct": asked[0] if asked else None,
        "now": {TYPED[name]: value for name, value in now.items()},
        "typed": {TYPED[name]: value for name, value in typed.items()},
        "sexes": {"female": "Nữ", "male": "Nam"},
        "tongues": bodies.TONGUES,
        "kinds": KINDS.items(),
        "next": new_id(),
        "done": DONE.get(request.GET.get("xong", "")),
        **_said(refusal),
    }
    return render(request, "people/person.html", {**_place(actor), **context}, status=_status(refusal))


def _said(refusal: Refusal | None) -> dict[str, object]:
    if refusal is None:
        return {"words": None, "problem": None}
    return {"words": refusal.problem.vi.filled(refusal.details), "problem": refusal.problem}


def _status(refusal: Refusal | None) -> int:
    return refusal.problem.status if refusal else 200


def _body(shape: type[Any], request: OfficeRequest, /, **fields: Any) -> Any:  # noqa: ANN401 (a body of any verb)
    """Return a body from the form; a form of ours is whole, and a broken one is refused like any unknown person."""
    named: dict[str, Any] = {name: value if isinstance(value, UUID) else request.POST.get(value, "") for name, value in fields.items()}
    if "id" in shape.model_fields:
        named["id"] = request.POST.get("ma", "")
    if "third_parties" in named:
        named["third_parties"] = named["third_parties"] == "co"
    try:
        return shape.model_validate(named)
    except ValueError as error:
        raise Refusal(UNKNOWN_RESIDENT) from error


def _standing(consents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each purpose that stands once, by its newest consent, with an id for taking it back."""
    newest = {one["purpose"]: one for one in consents if not one["withdrawn_at"]}
    return [{**one, "fresh": new_id()} for one in newest.values()]


def _seen(actor: Actor, person_id: UUID) -> Resident:
    found = person_of(actor, person_id)
    looked(actor, SEE, [Seen(found.place, resident=found.id, household=found.household_id)])
    return found


def _list(request: OfficeRequest, *, typed: str = "", refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    found = _found(actor, typed) if typed else []
    looked(actor, FIND, [Seen(one.place, resident=one.id, household=one.household_id) for one in found])
    asked = requests_of(actor)
    known = [one.known for one in asked if one.known]
    looked(actor, LIST, [Seen(one.place, resident=one.id, household=one.household_id) for one in known])
    context = {
        "typed": typed,
        "found": found,
        "asked": asked,
        "done": DONE.get(request.GET.get("xong", "")),
        "names": NAMES,
        **_said(refusal),
    }
    return render(request, "people/rights.html", {**_place(actor), **context}, status=_status(refusal))


def _found(actor: Actor, typed: str) -> list[Resident]:
    people = residents_visible_to(actor).select_related("household__village")
    code = read_slip_code(typed)
    if code:
        return list(people.filter(id__in=Consent.objects.filter(receipt=code).values("resident")))
    return list(people.filter(full_name__icontains=typed).order_by("full_name", "id")[:MOST])


def _place(actor: Actor) -> dict[str, object]:
    return {"commune": get_commune(actor.scope.split(".")[2]).full_name, "here": "/quyen"}
