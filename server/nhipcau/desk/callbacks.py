"""Asking families again: one helping of twenty, and helpers about whom there is something to ask."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.guides.models import Procedure
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import SUPERVISION
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.people.models import Member
from nhipcau.places.queries import get_commune
from nhipcau.support.bodies import RecordCallback
from nhipcau.support.models import Assist
from nhipcau.support.queries import calls_waiting, helpers_to_ask

SHOWN = 20  # families that one page shows; their number is always whole
ASKED_FOR, LOOKED_AT = timedelta(days=14), timedelta(days=30)
ANSWERS = {"co": True, "khong": False}
FIELDS = {"gap": "reached", "den": "came", "tien": "money_asked", "ma": "secret_asked", "hai_long": "satisfied"}
CALLING = read_door(
    "callback",
    "quality",
    vi="Xã gọi hỏi lại về một lượt giúp",
    en="The commune asked again about a help",
    name=("họ tên", "name"),
    home=("nhà, thôn", "home and village"),
    helps=("việc đã giúp", "help that was given"),
)
WHY = {
    "money_asked": "Có nhà nói bị hỏi tiền",
    "secret_asked": "Có nhà nói bị hỏi mã hay mật khẩu",
    "nobody_came": "Có nhà nói không ai đến",
    "done_for": "Làm hộ nhiều hơn hẳn mức giữa của các tổ",
    "odd_hours": "Nhiều lượt lúc đêm khuya",
    "many_a_day": "Có ngày rất nhiều lượt",
}


@dataclass(frozen=True)
class Call:
    """A family to ask: about whom, when, and where they live."""

    assist: UUID
    at: datetime
    helper: str
    person: str
    home: str
    village: str
    about: str


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=SUPERVISION)
def calls(request: OfficeRequest) -> HttpResponse:
    """List the families to ask, each with a short script; take the answers about one.

    With ``nguoi``, the leader sees all the families of one helper. What is refused is said inside the transaction.
    """
    actor = request.officer.actor
    if request.method != "POST":
        return _page(request)
    try:
        bus.do(actor, "support.record_callback", _body(request.POST))
    except Refusal as refusal:
        return _page(request, refusal)
    helper = _helper(request)
    return redirect("/goi-lai?xong=1" + (f"&nguoi={helper}" if helper else ""))


@require_safe
@office(COMMUNE_LEAD, purpose=SUPERVISION)
def worth_asking(request: OfficeRequest) -> HttpResponse:
    """Show the leader whom to ask again, and about what: a reason to talk, never a verdict."""
    actor = request.officer.actor
    found = helpers_to_ask(actor, now() - LOOKED_AT)
    names = _names({helper for helper, _, _ in found})
    rows = [(helper, names.get(helper, ""), work, [WHY[one] for one in why]) for helper, work, why in found]
    return render(request, "desk/worth_asking.html", {**_place(actor), "here": "/goi-lai", "rows": rows, "days": LOOKED_AT.days})


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, helper = request.officer.actor, _helper(request)
    waiting = calls_waiting(actor, now() - (LOOKED_AT if helper else ASKED_FOR), helper)
    shown = waiting[:SHOWN]
    looked(actor, CALLING, [Seen(one.place, one.resident_id, one.household_id) for one in shown])
    context = {
        **_place(actor),
        "here": "/goi-lai",
        "calls": _told(shown),
        "count": len(waiting),
        "more": len(waiting) - len(shown),
        "of": _names({helper}).get(helper, "") if helper else "",
        "helper": helper or "",
        "done": request.GET.get("xong") == "1",
        "leads": actor.role == COMMUNE_LEAD,
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "desk/calls.html", context, status=refusal.problem.status if refusal else 200)


def _helper(request: OfficeRequest) -> UUID | None:
    """Return whose families the leader asks for; the desk asks only those that were drawn."""
    sent = request.POST if request.method == "POST" else request.GET
    return _named(sent, "nguoi") if request.officer.actor.role == COMMUNE_LEAD else None


def _named(sent: QueryDict, name: str) -> UUID | None:
    try:
        return UUID(sent.get(name, ""))
    except ValueError:
        return None


def _body(sent: QueryDict) -> RecordCallback:
    """Return what a form says; one that names no helping names one that nobody knows."""
    answers = {field: ANSWERS.get(sent.get(name, "")) for name, field in FIELDS.items()}
    answers["reached"] = answers["reached"] is not False  # left out: refused with the other answers, not as a broken form
    return RecordCallback.model_validate({"id": new_id(), "assist_id": _named(sent, "luot") or UUID(int=0), **answers})


def _told(waiting: list[Assist]) -> list[Call]:
    names = _names({one.member_id for one in waiting})
    procedures = Procedure.objects.filter(code__in={one.procedure for one in waiting})
    about = dict(procedures.values_list("code", "plain"))
    return [
        Call(
            assist=one.id,
            at=one.happened_at,
            helper=names.get(one.member_id, ""),
            person=one.resident.full_name,
            home=one.household.head_name,
            village=f"{one.household.village.kind} {one.household.village.name}",
            about=about.get(one.procedure, ""),
        )
        for one in waiting
    ]


def _names(members: set[UUID]) -> dict[UUID, str]:
    return dict(Member.objects.filter(id__in=members).values_list("id", "full_name"))


def _place(actor: Actor) -> dict[str, object]:
    return {"commune": get_commune(actor.scope.split(".")[2]).full_name}
