"""The classes of an office: planned, told of, noted, closed, printed. Works by keyboard alone, and without JavaScript."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import FOLLOW_UP, RUNNING
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of
from nhipcau.learning.classes import bodies, printing
from nhipcau.learning.classes.certificates import issuer, of_seat, office_of, topics
from nhipcau.learning.classes.forms import AUDIENCES, LENGTHS, Typed
from nhipcau.learning.classes.loudspeaker import announced, seconds
from nhipcau.learning.classes.models import CANCELLED, HELD, PLANNED, Class, Seat
from nhipcau.learning.classes.problems import NOT_HOST, UNKNOWN_CLASS
from nhipcau.learning.classes.queries import get_class, hosted_by, to_invite, trainers_for, workers_of
from nhipcau.learning.classes.rules import LEVELS
from nhipcau.learning.classes.topics import topic_of
from nhipcau.learning.lessons.pack import lessons
from nhipcau.learning.skills.catalogue import skills
from nhipcau.people.bodies import TONGUES
from nhipcau.people.models import Member
from nhipcau.people.queries import residents_visible_to
from nhipcau.places.queries import villages_of

SHOWN: Final = 40  # classes on the page, and people that a search shows
LIST: Final = read_door(
    "class_list",
    "class",
    vi="Xem, in danh sách một lớp học",
    en="Looked at or printed the list of a class",
    name=("họ tên", "name"),
)
STATES: Final = {PLANNED: ("wait", "Sắp mở"), HELD: ("ok", "Đã mở"), CANCELLED: ("aside", "Đã hủy")}
DONE: Final = {
    "mo": "Đã ghi lớp mới.", "doi": "Đã sửa lớp. Ai đã được mời thì được báo giờ mới.", "huy": "Đã hủy lớp. Ai đã được mời thì được báo.",
    "moi": "Đã xếp tin mời vào hàng gửi.", "ghi": "Đã ghi tên vào lớp.", "den": "Đã ghi có mặt.", "dem": "Đã ghi số người.",
    "dong": "Đã đóng lớp. In giấy ghi nhận ở cuối trang.",
}  # fmt: skip
_VERBS: Final[dict[str, tuple[str, type[bodies._Told]]]] = {
    "huy": ("learning.cancel_class", bodies.CancelClass),
    "moi": ("learning.invite", bodies.InviteClass),
    "ghi": ("learning.enrol", bodies.Enrol),
    "den": ("learning.attend", bodies.Attend),
    "dem": ("learning.count_heads", bodies.CountHeads),
    "dong": ("learning.close_class", bodies.CloseClass),
}


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
def classes(request: OfficeRequest) -> HttpResponse:
    """List the office's classes, coming ones first; take a new one. An address may fill the form beforehand."""
    if request.method != "POST":
        return _board(request, Typed.read(request.GET))
    typed = Typed.read(request.POST)
    told = typed.body()
    if typed.errors:
        return _board(request, typed)
    try:
        body = _read(bodies.PlanClass, {**told, "id": request.POST.get("id") or new_id()})
        bus.do(request.officer.actor, "learning.plan_class", body)
    except Refusal as refusal:
        return _board(request, typed, refusal)
    return redirect(f"/lop/{body.id}?xong=mo")


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, purpose=FOLLOW_UP)
def one_class(request: OfficeRequest, class_id: UUID) -> HttpResponse:
    """Show a class; take what is done with it (``viec``). A refusal is said on its page.

    Raises:
        Refusal: 404.310 it is not there.
    """
    course = get_class(request.officer.actor, class_id)
    if request.method != "POST":
        return _page(request, course)
    act = request.POST.get("viec", "")
    typed = Typed.read(request.POST) if act == "doi" else None
    try:
        if typed:
            told = typed.body()
            if typed.errors:
                return _page(request, course, typed=typed)
            _do(request, "learning.change_class", bodies.ChangeClass, {**told, "class_id": course.id})
        elif act in _VERBS:
            _do(request, *_VERBS[act], _told(request, course, act))
    except Refusal as refusal:
        return _page(request, get_class(request.officer.actor, class_id), refusal, typed)
    return redirect(f"/lop/{course.id}?xong={act}")


@require_safe
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, purpose=FOLLOW_UP, export="what is printed for one class, as PDF")
def sheet(request: OfficeRequest, class_id: UUID, sheet: str) -> HttpResponse:
    """Return a sheet of a class as PDF; the list and the certificates name people, so that look is noted.

    Raises:
        Refusal: 404.310 there is no such class, or no such sheet.
    """
    actor = request.officer.actor
    course = get_class(actor, class_id)
    plain: dict[str, Callable[[Class], bytes]] = {
        "tai-lieu": printing.handout, "ghi-chu": printing.trainers_notes, "loa": printing.loudspeaker,
    }  # fmt: skip
    if sheet in plain:
        content = plain[sheet](course)
    elif sheet == "ky-ten":
        content = printing.signing(course, [name for _, name in _named(actor, course)])
    elif sheet == "ghi-nhan":
        stayed = [seat for seat, _ in _named(actor, course) if seat.code]
        content = printing.certificates([of_seat(seat) for seat in stayed], request.build_absolute_uri("/chung-nhan/"))
    else:
        raise Refusal(UNKNOWN_CLASS)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{sheet}-{course.id}.pdf"'})


def _do(request: OfficeRequest, verb: str, body: type[bodies._Told], told: dict[str, Any]) -> None:
    bus.do(request.officer.actor, verb, _read(body, {"id": request.POST.get("id") or new_id(), **told}))


def _read(body: type[bodies._Told], told: dict[str, Any]) -> Any:  # noqa: ANN401 (the body that was asked for)
    """Return a body; a form that somebody has tampered with names nothing here.

    Raises:
        Refusal: 422.316 it is none.
    """
    try:
        return body.model_validate(told)
    except ValidationError as error:
        raise Refusal(NOT_HOST) from error


def _told(request: OfficeRequest, course: Class, act: str) -> dict[str, Any]:
    sent = request.POST
    told: dict[str, Any] = {"class_id": course.id}
    if act in {"ghi", "den"}:
        told |= {"resident_id": sent.get("ba_con") or None, "member_id": sent.get("nguoi") or None}
    if act == "dem":
        told["many"] = sent.get("so", "")
    if act == "dong":
        stayed = set(sent.getlist("du"))
        came = [str(one) for one in course.seats.exclude(came_at=None).values_list("id", flat=True)]
        told |= {"notes": sent.get("ghi_chu", ""), "left_early": [one for one in came if one not in stayed]}
    return told


def _board(request: OfficeRequest, typed: Typed, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    held = hosted_by(actor)
    coming = list(held.filter(state=PLANNED).order_by("begins_at", "id")[:SHOWN])
    past = list(held.exclude(state=PLANNED).order_by("-begins_at", "id")[:SHOWN])
    context = {
        **_around(actor, refusal),
        **_choices(actor.scope, typed),
        "coming": [_line(one) for one in coming],
        "past": [_line(one) for one in past],
        "opened": bool(typed.errors or refusal or request.GET),
        "fresh": new_id(),
    }
    return render(request, "learning/classes.html", context, status=_status(refusal, typed))


def _page(request: OfficeRequest, course: Class, refusal: Refusal | None = None, typed: Typed | None = None) -> HttpResponse:
    actor = request.officer.actor
    text = announced(course, printing.tongue_of(course))
    named = _named(actor, course)
    context = {
        **_around(actor, refusal),
        **_choices(course.place, typed or Typed.of(course)),
        **_line(course),
        "done": DONE.get(request.GET.get("xong", "")),
        "changing": bool(typed),
        "level": LEVELS[course.level],
        "tongue": TONGUES.get(course.tongue, course.tongue),
        "begun": course.begins_at <= now(),
        "loud": text,
        "loud_rows": len(text.splitlines()) + 1,
        "loud_seconds": round(seconds(text)),
        "invited": len(to_invite(course)),
        "seats": named,
        "waiting": [one for one in named if not one[0].came_at],
        "here_now": [one for one in named if one[0].came_at],
        "found": _search(actor, request.GET.get("tim", "").strip()[:80], course),
        "asked": request.GET.get("tim", "").strip()[:80],
        "workers": [] if course.audience == "resident" else workers_of(course.place)[:400],
        "with_families": actor.role != PROVINCE_LEAD,
        "fresh": new_id(),
    }
    return render(request, "learning/class.html", context, status=_status(refusal, typed))


def _status(refusal: Refusal | None, typed: Typed | None) -> int:
    return refusal.problem.status if refusal else 422 if typed and typed.errors else 200


def _around(actor: Actor, refusal: Refusal | None) -> dict[str, Any]:
    return {
        "host": issuer(actor.scope),
        "office": office_of(actor.scope),
        "here": "/lop",
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }


def _choices(place: str, typed: Typed) -> dict[str, Any]:
    code = commune_of(place)
    return {
        "it": typed,
        "villages": villages_of(code) if code else [],
        "audiences": AUDIENCES.items(),
        "levels": [(str(number), word) for number, word in LEVELS.items()],
        "lengths": [str(one) for one in LENGTHS],
        "tongues": TONGUES.items(),
        "trainers": [(str(one.id), one.full_name) for one in trainers_for(place)[:400]],
        "lessons": sorted(lessons().values(), key=lambda one: (one.skills[0], one.title)),
        "skills": skills().values(),
    }


def _line(course: Class) -> dict[str, Any]:
    return {"course": course, "topic": topic_of(course), "topics": topics(course), "state_": STATES[course.state]}


def _named(actor: Actor, course: Class) -> list[tuple[Seat, str]]:
    """Return the seats of a class with the names on them; the look at each resident is noted."""
    found = list(course.seats.select_related("course", "resident").order_by("enrolled_at", "id"))
    looked(actor, LIST, [Seen(one.place, one.resident_id) for one in found if one.resident_id])
    names = dict(Member.objects.filter(id__in=[one.member for one in found if one.member]).values_list("id", "full_name"))
    return [(one, one.resident.full_name if one.resident else names.get(one.member or one.id, "")) for one in found]


def _search(actor: Actor, text: str, course: Class) -> list[Any]:
    """Return the people of that name who may have a seat; the look is noted."""
    if not text or actor.role == PROVINCE_LEAD:
        return []
    seen = residents_visible_to(actor).filter(full_name__icontains=text).exclude(seats__course=course)
    found = list(seen.select_related("household__village").order_by("full_name", "id")[:SHOWN])
    looked(actor, LIST, [Seen(one.place, one.id) for one in found])
    return found
