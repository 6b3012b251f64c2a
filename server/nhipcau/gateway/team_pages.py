"""The commune leader's page of the teams: members, phones, codes."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.gateway.models import ActivationCode
from nhipcau.gateway.phones import LockPhone, give_code
from nhipcau.gateway.problem_pages import problem_page
from nhipcau.gateway.team import AFFILIATIONS, LANGUAGES, WHOLE_COMMUNE, board, get_person, villages_by_name
from nhipcau.gateway.team_forms import EnrolForm, id_in, scope_told
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, Actor
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.qr import qr_in_page
from nhipcau.kernel.scope import commune_of
from nhipcau.people.bodies import LeaveMember, MoveMember
from nhipcau.people.models import Member
from nhipcau.people.problems import SCOPE_OUTSIDE, UNKNOWN_MEMBER
from nhipcau.people.queries import demo_communes
from nhipcau.places.queries import get_commune
from nhipcau.safety.queries import hidden_among, payees_of_commune

DONE = {
    "them": "Đã thêm vào tổ. Cấp mã để mở máy.",
    "chuyen": "Đã chuyển thôn. Máy tự tải lại danh sách nhà khi có sóng.",
    "khoa": "Đã khóa máy. Lần gặp máy chủ tới, máy tự niêm phong việc chưa gửi và xóa danh sách nhà. Cấp mã mới là mở lại được.",
    "nghi": "Đã cho nghỉ. Việc làm trước lúc nghỉ vẫn được nhận và tính; máy tự bỏ danh sách nhà khi có sóng.",
}


def answered(view: Callable[[OfficeRequest], HttpResponse]) -> Callable[[OfficeRequest], HttpResponse]:
    """Answer a refusal with its page inside the transaction, so that the ledger keeps the refusal."""

    @wraps(view)
    def guarded(request: OfficeRequest) -> HttpResponse:
        try:
            return view(request)
        except Refusal as refusal:
            return problem_page(request, refusal.problem, **refusal.details)

    return guarded


@require_safe
@office(COMMUNE_LEAD, purpose=RUNNING)
def team(request: OfficeRequest) -> HttpResponse:
    """Show the commune's members by village, their phones, and the villages that have nobody yet."""
    found = board(request.officer.actor)
    context = {
        "board": found,
        "done": DONE.get(request.GET.get("xong", "")),
        "demo": commune_of(request.officer.actor.scope) in demo_communes(),
        "hidden_payees": hidden_among(payees_of_commune(request.officer.actor)),
    }
    return render(request, "gateway/team.html", {**place_of(request.officer.actor), **context})


@require_POST
@office(COMMUNE_LEAD, purpose=RUNNING)
@answered
@sensitive_variables("code")
def give(request: OfficeRequest) -> HttpResponse:
    """Give a member a code, and show it this once.

    Raises:
        Refusal: 404.33, 403.95 or 409.97 as the command; 400.110 the form is broken.
    """
    actor, code_id, member_id = request.officer.actor, id_in(request, "ma"), id_in(request, "nguoi")
    code = give_code(actor, member_id, code_id)
    address = request.build_absolute_uri("/app/")
    context = {
        "person": get_person(actor, member_id),
        "code": code,
        "address": address.partition("://")[2],
        "until": ActivationCode.objects.get(id=code_id).expires_at,
        "qr": qr_in_page(f"{address}#kich-hoat={code}", "Mã QR mở máy", border=4),
    }
    return render(request, "gateway/team_code.html", {**place_of(actor), **context})


@require_POST
@office(COMMUNE_LEAD, purpose=RUNNING)
@answered
def lock(request: OfficeRequest) -> HttpResponse:
    """Lock a phone.

    Raises:
        Refusal: 404.96 as the command; 400.110 the form is broken.
    """
    bus.do(request.officer.actor, "gateway.lock_phone", LockPhone(device_id=id_in(request, "may")))
    return _back("khoa")


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, purpose=RUNNING)
@answered
def move(request: OfficeRequest) -> HttpResponse:
    """Let a member answer for another village of the commune; asked first which one.

    Raises:
        Refusal: 404.33 nobody of a team has this id; 422.31 no such village; 400.110 the form is broken.
    """
    actor, member_id = request.officer.actor, id_in(request, "nguoi")
    person = get_person(actor, member_id)
    if not person.may_move:
        raise Refusal(UNKNOWN_MEMBER)
    if request.method != "POST":
        context = {"person": person, "villages": villages_by_name(actor), "whole": WHOLE_COMMUNE}
        return render(request, "gateway/team_move.html", {**place_of(actor), **context})
    scope = scope_told(actor, request.POST.get("thon", ""))
    if scope is None:
        raise Refusal(SCOPE_OUTSIDE)
    bus.do(actor, "people.move_member", MoveMember(member_id=member_id, scope=scope))
    return _back("chuyen", member_id)


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, purpose=RUNNING)
@answered
def leave(request: OfficeRequest) -> HttpResponse:
    """Let somebody work no more from today; asked first, since it is not done by a slip of the hand.

    Raises:
        Refusal: 404.33 nobody of a team has this id; 400.110 the form is broken.
    """
    actor, member_id = request.officer.actor, id_in(request, "nguoi")
    person = get_person(actor, member_id)
    if not person.may_move:
        raise Refusal(UNKNOWN_MEMBER)
    if request.method != "POST":
        return render(request, "gateway/team_leave.html", {**place_of(actor), "person": person})
    bus.do(actor, "people.leave_member", LeaveMember(member_id=member_id))
    return _back("nghi")


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, purpose=RUNNING)
@answered
def enrol(request: OfficeRequest) -> HttpResponse:
    """Take somebody into a team. What is wrong is said beside its field, and nothing typed is lost.

    Raises:
        Refusal: 400.110 the form is broken.
    """
    if request.method != "POST":
        return _form(request, EnrolForm(village=request.GET.get("thon", "")), 200)
    actor, form = request.officer.actor, EnrolForm.typed(request.POST)
    body = form.body(actor)
    if body is None:
        return _form(request, form, 422)
    if Member.objects.filter(id=body.id, scope__startswith=actor.scope).exists():
        return _back("them", body.id)  # pressed twice, enrolled once
    try:
        bus.do(actor, "people.enrol_member", body)
    except Refusal as refusal:
        form.refuse(refusal)
        return _form(request, form, refusal.problem.status)
    return _back("them", body.id)


def _form(request: OfficeRequest, form: EnrolForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "villages": villages_by_name(request.officer.actor),
        "whole": WHOLE_COMMUNE,
        "affiliations": AFFILIATIONS.items(),
        "languages": LANGUAGES.items(),
    }
    return render(request, "gateway/team_enrol.html", {**place_of(request.officer.actor), **context}, status=status)


def place_of(actor: Actor) -> dict[str, object]:
    """Return what the head of a commune's page says of the place."""
    return {"commune": get_commune(commune_of(actor.scope) or "").full_name}


def _back(done: str, member: object = None) -> HttpResponse:
    return redirect(f"/to?xong={done}" + (f"#n-{member}" if member else ""))
