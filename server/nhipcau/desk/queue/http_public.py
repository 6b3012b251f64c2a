"""The pages of the queue that nobody logs in for: screens in the hall, a number on a phone or on paper, appointments."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.desk.models import CALLED, WAITING, Appointment, Screen, Service, Ticket
from nhipcau.desk.queue import bodies, queries, rules
from nhipcau.desk.queue.pages import PRIORITY, commune_name, id_in, page, press, several
from nhipcau.desk.queue.problems import (
    NOTHING_CHOSEN,
    SLOT_ODD,
    TOO_MANY_CODES,
    UNKNOWN_APPOINTMENT,
    UNKNOWN_NUMBER,
    UNKNOWN_SCREEN,
    UNKNOWN_SERVICE,
)
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_date, local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.qr import qr_in_page
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code, read_slip_code, spell_slip_code
from nhipcau.places.queries import names_of

GUESSES = Pace.of("queue")
AGAIN, AGAIN_ON_PHONE, BACK = "5", "30", "20"  # seconds until a screen or a phone asks again, and a kiosk is free again
SIZES: Final = {"k80": "desk/print-80.css", "a6": "house/print-a6.css"}
STATES: Final = {
    "waiting": ("wait", "Đang đợi"),
    "called": ("ok", "Mời đến quầy"),
    "held": ("part", "Tạm chờ, giữ lượt"),
    "done": ("ok", "Đã xong"),
    "gone": ("aside", "Đã gọi, chưa thấy đến"),
}


def _coded(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Read the code of an address, slow down guessing, and keep the page out of caches and search engines."""

    @wraps(view)
    def guarded(request: HttpRequest, code: str) -> HttpResponseBase:
        caller = address_of(request)
        if seconds := GUESSES.wait(caller):
            raise Refusal(TOO_MANY_CODES, **waiting(seconds))
        try:
            return private(view(request, read_slip_code(code) or ""))
        except Refusal as refusal:
            if refusal.problem in {UNKNOWN_SCREEN, UNKNOWN_APPOINTMENT}:
                GUESSES.take(caller)
            raise

    return guarded


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page out of caches, search engines and the addresses that other sites see."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@require_safe
@_coded
def display(request: HttpRequest, code: str) -> HttpResponse:
    """Show the numbers that are called, in large type: no name, no service, no log-in. It asks again by itself.

    Raises:
        Refusal: 404.247 no officer opened this screen.
    """
    place, moment = _screen(code, Screen.DISPLAY).place, now()
    with acting(system(place)):
        line = queries.queue(place, moment)
        shown = {
            "commune": commune_name(place),
            "called": line.called[: queries.SHOWN],
            "waiting": [one.label for one in line.waiting[: 2 * queries.SHOWN]],
            "count": len(line.waiting),
            "wait": line.wait,
            "at": moment,
        }
    response = render(request, "desk/display.html", shown)
    response.headers["Refresh"] = AGAIN
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@_coded
def kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """Let a citizen take a number, or come in with an appointment, on a screen that an officer opened for it.

    Raises:
        Refusal: 404.247 no officer opened this screen.
    """
    place = _screen(code, Screen.KIOSK).place
    if request.method != "POST":
        return _kiosk(request, place, code)
    try:
        ticket = _take(place, request.POST)
    except Refusal as refusal:
        return _kiosk(request, place, code, refusal)
    return redirect(f"/quay/so/{ticket}?may={code}")


def _take(place: str, sent: QueryDict) -> UUID:
    typed, quick = sent.get("ma", "").strip()[:40], sent.get("uu_tien") == "1"
    if typed:
        appointment = read_slip_code(typed)
        if appointment is None:
            raise Refusal(UNKNOWN_APPOINTMENT)
        came = bodies.Arrive(id=press(sent), code=appointment, quick=quick, source="kiosk")
        bus.do(system(place), "desk.arrive", came)
        return came.id
    chosen = several(sent, "dv")
    if not chosen:
        raise Refusal(NOTHING_CHOSEN)
    taken = bodies.TakeNumber.model_validate({"id": press(sent), "services": chosen[:8], "quick": quick, "source": "kiosk"})
    bus.do(system(place), "desk.take_number", taken)
    return taken.id


def _kiosk(request: HttpRequest, place: str, code: str, refusal: Refusal | None = None) -> HttpResponse:
    with acting(system(place)):
        shown = {"services": queries.services(place), "wait": queries.queue(place, now()).wait}
    more = {"commune": commune_name(place), "code": spell_slip_code(code), "press": new_id(), "priority": PRIORITY}
    return page(request, "desk/kiosk.html", refusal, {**shown, **more})


@require_safe
def number(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Show one number: its state, how many are before it, how long it may take. A kiosk (``may``) goes back by itself.

    Raises:
        Refusal: 404.240 there is no such number.
    """
    kiosk_code = read_slip_code(request.GET.get("may", "")[:20])
    response = private(render(request, "desk/number.html", {**_number(ticket_id), "kiosk": kiosk_code}))
    response.headers["Refresh"] = f"{BACK}; url=/quay/lay-so/{kiosk_code}" if kiosk_code else AGAIN_ON_PHONE
    return response


@require_safe
def number_print(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Show a number as a ticket for a roll of 80 mm or for A6 (``kho``), with a QR code that leads to its page.

    Raises:
        Refusal: 404.240 there is no such number.
    """
    asked = request.GET.get("kho", "")
    size = asked if asked in SIZES else "k80"
    qr = qr_in_page(request.build_absolute_uri(f"/quay/so/{ticket_id}"), "Mã QR của số này")
    return private(render(request, "desk/number_print.html", {**_number(ticket_id), "size": size, "sheet": SIZES[size], "qr": qr}))


def _number(ticket_id: UUID) -> dict[str, Any]:
    with acting(system(COUNTRY)):
        ticket = Ticket.objects.filter(id=ticket_id).first()
        if ticket is None:
            raise Refusal(UNKNOWN_NUMBER)
        moment = now()
        today = ticket.day == local_date(moment)
        ahead, wait = queries.place_in_line(ticket, moment) if ticket.state == WAITING and today else (0, None)
        return {
            "commune": commune_name(ticket.place),
            "ticket": ticket,
            "label": queries.label_of(ticket),
            "shape": STATES[ticket.state][0],
            "word": STATES[ticket.state][1],
            "waits": ticket.state == WAITING and today,
            "called": ticket.state == CALLED and today,
            "over": not today,
            "helps": [one.service.name for one in queries.open_helps(ticket)],
            "ahead": ahead,
            "wait": wait,
            "at": moment,
        }


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    """Make an appointment in three choices: commune (``xa``), service (``viec``) and day (``ngay``), half hour (``gio``)."""
    if request.method != "POST":
        return _book(request, request.GET)
    try:
        place, service = _asked(request.POST)
        if place is None or service is None:
            raise Refusal(UNKNOWN_SERVICE)  # noqa: TRY301 (told on the page, like the others)
        body = bodies.Book(id=press(request.POST), code=new_slip_code(), service_id=service.id, at=_moment(request.POST))
        bus.do(system(place), "desk.book", body)
    except Refusal as refusal:
        return _book(request, request.POST, refusal)
    return redirect(f"/hen-gio/{_code_of(place, body.id)}")


@require_http_methods(["GET", "HEAD", "POST"])
@_coded
def appointment(request: HttpRequest, code: str) -> HttpResponse:
    """Show an appointment to whoever has its code; a press drops it.

    Raises:
        Refusal: 404.246 no appointment has this code.
    """
    with acting(system(COUNTRY)):
        found = Appointment.objects.filter(code=code).select_related("service").first()
    if found is None:
        raise Refusal(UNKNOWN_APPOINTMENT)
    refusal = None
    if request.method == "POST":
        try:
            bus.do(system(found.place), "desk.cancel", bodies.OfAppointment(id=new_id(), code=code))
            return redirect(f"/hen-gio/{code}")
        except Refusal as said:
            refusal = said
    qr = qr_in_page(request.build_absolute_uri(f"/hen-gio/{code}"), "Mã QR của hẹn này")
    shown = {"it": found, "commune": commune_name(found.place), "spelled": spell_slip_code(code), "qr": qr, "past": found.at < now()}
    return page(request, "desk/appointment.html", refusal, shown)


def _asked(sent: QueryDict) -> tuple[str | None, Service | None]:
    """Return the commune and the service that somebody has chosen so far."""
    with acting(system(COUNTRY)):
        places = {one.split(".")[2]: one for one in queries.places_with_appointments()}
        place = places.get(sent.get("xa", ""))
        chosen = id_in(sent.get("viec", ""))
        offered = queries.services(place) if place else []
    return place, next((one for one in offered if one.id == chosen and one.slot_limit), None)


def _book(request: HttpRequest, sent: QueryDict, refusal: Refusal | None = None) -> HttpResponse:
    place, service = _asked(sent)
    days = rules.days(local_today(), calendar())
    day = _day(sent.get("ngay", ""), days)
    with acting(system(COUNTRY)):
        open_places = queries.places_with_appointments()
        shown = {
            "services": [one for one in queries.services(place) if one.slot_limit] if place else [],
            "slots": queries.slots(service, day, now()) if service else [],
        }
    names = names_of({one.removeprefix(COUNTRY).rstrip(".") for one in open_places})
    chosen = {"place": place.split(".")[2] if place else "", "service": service, "day": day, "days": days, "press": new_id()}
    communes = sorted(((code.rpartition(".")[2], name) for code, name in names.items()), key=lambda one: one[1])
    return private(page(request, "desk/book.html", refusal, {**shown, **chosen, "here": "hen-gio", "communes": communes}))


def _day(text: str, days: list[date]) -> date:
    return next((one for one in days if one.isoformat() == text), days[0])


def _moment(sent: QueryDict) -> datetime:
    """Return the half hour that a form names.

    Raises:
        Refusal: 422.245 it names none.
    """
    try:
        at = datetime.fromisoformat(sent.get("gio", ""))
    except ValueError as error:
        raise Refusal(SLOT_ODD) from error
    if at.tzinfo is None:
        raise Refusal(SLOT_ODD)
    return at


def _code_of(place: str, name: UUID) -> str:
    """Return the code of an appointment: that of the first press, when one was doubled."""
    with acting(system(place)):
        return Appointment.objects.get(id=name).code


def _screen(code: str, kind: str) -> Screen:
    with acting(system(COUNTRY)):
        found = Screen.objects.filter(code=code, kind=kind, closed_at=None).first()
    if found is None:
        raise Refusal(UNKNOWN_SCREEN)
    return found
