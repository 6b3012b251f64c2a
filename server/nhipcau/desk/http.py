"""The commune's desk: type or scan a slip, see what was prepared at home, mark an identity paper that was shown."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from nhipcau.desk.queries import Brought, Twin, brought, prepared_on, same_paper
from nhipcau.desk.reception import AtDesk, at_desk, record, tell, without_slip
from nhipcau.dossiers.models import TASKS
from nhipcau.dossiers.queries import UNKNOWN_DOSSIER, shape_of
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP, RIGHTS
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.people.bodies import SetIdentity
from nhipcau.places.queries import get_commune

SHOWN = 30  # preparations of today that are listed; their number is always whole
MARKED = "Đã ghi dấu, bốn số cuối {}. Số đầy đủ không được giữ."
RECEPTION = read_door(
    "desk",
    "reception",
    vi="Quầy một cửa mở phiếu để tiếp nhận hồ sơ",
    en="The one-stop desk opened a slip to take in the papers",
    name=("họ tên", "name"),
    birth_year=("năm sinh", "year of birth"),
    home=("nhà, thôn", "home and village"),
    answers=("câu trả lời", "answers"),
    papers=("giấy tờ", "papers"),
    helps=("việc đã giúp", "help that was given"),
    identity_mark=("bốn số cuối giấy tờ", "last four digits of an identity paper"),
)
OF_THE_TWIN = ("name", "birth_year", "home")


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def desk(request: OfficeRequest) -> HttpResponse:
    """Show the desk; with ``phieu``, what is behind that slip or official code and what may be done next, or why nothing is found.

    With ``moi``, the form for somebody who comes without a slip.
    """
    actor, typed = request.officer.actor, request.GET.get("phieu", "").strip()[:120]
    if not typed:
        new = request.GET.get("moi") == "1" and actor.role == DESK
        return _page(request, typed, case=without_slip() if new else None)
    try:
        found, case = _look(actor, typed)
    except Refusal as refusal:
        return _page(request, typed, refusal=refusal)
    done = MARKED.format(found.last4) if found and found.last4 and request.GET.get("dau") == "xong" else ""
    return _page(request, typed, found, case=case, done=done, recorded=request.GET.get("xong", "")[:12])


def _look(actor: Actor, typed: str, said: QueryDict | None = None) -> tuple[Brought | None, AtDesk | None]:
    """Return what lies behind what was typed: a slip with its papers, a dossier, or both.

    Raises:
        Refusal: 422.60 it is no code; 404.60 no slip has it; 404.220 no dossier has it.
    """
    found, missing = None, None
    try:
        found = brought(actor, typed)
    except Refusal as refusal:
        missing = refusal
    case = at_desk(actor, typed, found, said)
    if case and case.road and found is None and case.preparation:
        with suppress(Refusal):  # the list went along with its home
            found = brought(actor, case.slip)
    if missing and found is None and case is None:
        raise Refusal(UNKNOWN_DOSSIER) if shape_of(typed) != "other" else missing
    return found, case


@require_POST
@office(DESK, purpose=HELP)
def step(request: OfficeRequest) -> HttpResponse:
    """Record a step (``buoc``) of the dossier or the papers behind ``phieu``; what is refused stays in its form.

    What is refused is said on the page, inside the transaction, so that the ledger keeps the refusal.
    """
    actor, said = request.officer.actor, request.POST
    typed = said.get("phieu", "").strip()[:120]
    try:
        record(actor, said)
    except Refusal as refusal:
        return _refused(request, typed, refusal)
    return redirect(f"/ban?{urlencode({'phieu': typed, 'xong': said.get('buoc', '')[:12]})}")


@require_POST
@office(DESK, COMMUNE_LEAD, purpose=RIGHTS)
def forget_petitioner(request: OfficeRequest) -> HttpResponse:
    """Forget who handed in the dossier ``ho_so`` of ``phieu``; without the tick ``chac``, ask once more and change nothing."""
    said = request.POST
    typed = said.get("phieu", "").strip()[:120]
    if typed and said.get("chac") != "co":
        return redirect(f"/ban?{urlencode({'phieu': typed, 'hoi': 'quen'})}#quen-nguoi")
    try:
        tell(request.officer.actor, said, "dossiers.forget_petitioner", {"dossier_id": said.get("ho_so", "")})
    except Refusal as refusal:
        return _refused(request, typed, refusal)
    return redirect(f"/ban?{urlencode({'phieu': typed, 'xong': 'quen'})}")


def _refused(request: OfficeRequest, typed: str, refusal: Refusal) -> HttpResponse:
    """Draw the page as it is now, with the step that was refused still typed into its form."""
    try:
        found, case = _look(request.officer.actor, typed, request.POST)
    except Refusal:
        found, case = None, without_slip(request.POST)
    return _page(request, typed, found, case=case, step_refusal=refusal)


@sensitive_post_parameters("so")
@require_POST
@office(DESK, purpose=HELP)
def mark_identity(request: OfficeRequest) -> HttpResponse:
    """Keep the mark of the identity number in ``so`` for the person of the slip in ``phieu``; forget the number.

    What is refused is said on the page, inside the transaction, so that the ledger keeps the refusal.
    """
    actor, typed = request.officer.actor, request.POST.get("phieu", "").strip()
    try:
        found = brought(actor, typed)
    except Refusal as refusal:
        return _page(request, typed, refusal=refusal)
    trouble = _mark(actor, found, request.POST.get("so", ""))
    if trouble:
        return _page(request, typed, found, **trouble)
    return redirect(f"/ban?phieu={found.slip.code}&dau=xong#so-giay-to")


@sensitive_variables("number")
def _mark(actor: Actor, found: Brought, number: str) -> dict[str, Any]:
    """Return nothing when the mark is kept, else what the page has to say about it."""
    told = None
    try:
        told = SetIdentity.from_number(found.resident, number, settings.LOOKUP_KEY.encode())
        bus.do(actor, "people.set_identity", told)
    except Refusal as refusal:
        twin = same_paper(actor, told.identity_hash) if told else None
        return {"identity_refusal": refusal, "twin": twin}
    return {}


def _page(
    request: OfficeRequest,
    typed: str,
    found: Brought | None = None,
    *,
    refusal: Refusal | None = None,
    identity_refusal: Refusal | None = None,
    step_refusal: Refusal | None = None,
    case: AtDesk | None = None,
    **more: object,
) -> HttpResponse:
    """Draw the desk with what was found and what was refused; a refusal gives the page its status."""
    said = refusal or identity_refusal or step_refusal
    twin = more.get("twin")
    seen = _seen(found, twin if isinstance(twin, Twin) else None)
    looked(request.officer.actor, RECEPTION, [*seen, *(case.seen if case else ())])
    context = {
        **_today(request.officer.actor),
        **more,
        "here": "/ban",
        "typed": typed[:80],
        "it": found,
        "case": case,
        "step_refused": step_refusal is not None,
        "asked_to_forget": request.GET.get("hoi") == "quen",
        "task_words": list(TASKS.items()),
        "task_day": (local_today() + timedelta(days=1)).isoformat(),
        "may_record": request.officer.actor.role == DESK,
        "may_mark": request.officer.actor.role == DESK,
        "not_found": refusal is not None,
        "problem": said.problem if said else None,
        "identity_problem": identity_refusal.problem if identity_refusal else None,
        "words": said.problem.vi.filled(said.details) if said else None,
    }
    return render(request, "desk/desk.html", context, status=said.problem.status if said else 200)


def _seen(found: Brought | None, twin: Twin | None) -> list[Seen]:
    """Return whose data this page shows: the family of the slip, and whoever has the same identity paper."""
    theirs = [Seen(found.place, found.resident, found.home)] if found else []
    return [*theirs, Seen(twin.place, twin.resident, twin.home, OF_THE_TWIN)] if twin else theirs


def _today(actor: Actor) -> dict[str, object]:
    today = local_today()
    recent = prepared_on(actor, today)
    return {
        "commune": get_commune(actor.scope.split(".")[2]).full_name,
        "today": today,
        "recent": recent[:SHOWN],
        "count": len(recent),
        "complete": sum(one.slip.complete for one in recent),
        "more": max(0, len(recent) - SHOWN),
    }
