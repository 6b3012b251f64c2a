"""The office's pages of answers and of keys: read, taken along, taken back; a program of a member let in. Looks are noted."""

import json
import zlib
from base64 import b64encode
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, Actor
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import FOLLOW_UP, RUNNING
from nhipcau.kernel.qr import qr_in_page
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.people.models import Member
from nhipcau.people.queries import still_working
from nhipcau.places.models import Village
from nhipcau.surveys import bodies
from nhipcau.surveys.exporting import csv_of, table
from nhipcau.surveys.http import PAGE, XLSX, around
from nhipcau.surveys.models import Answer, Form
from nhipcau.surveys.openrosa.keys import mark_of
from nhipcau.surveys.problems import FORM_MISREAD
from nhipcau.surveys.queries import answers_of, get_form, keys_visible_to
from nhipcau.surveys.sample import workbook

DOOR: Final = read_door(
    "surveys", "follow_up", "Đọc câu trả lời biểu mẫu của xã", "Reading answers to the commune's forms",
    answers=("câu trả lời biểu mẫu", "answers to a form"),
)  # fmt: skip
SHOWN: Final = 100  # answers on the page; the files hold all


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP)
def answers(request: OfficeRequest, form_id: UUID) -> HttpResponse:
    """Show what was answered to a form, in every version; empty one that is taken back (``rut``).

    Raises:
        Refusal: 404.496 the form is not there.
    """
    actor = request.officer.actor
    form = get_form(actor, form_id)
    if request.method == "POST":
        return _drop(request, form)
    return _answers_page(request, form)


def _drop(request: OfficeRequest, form: Form) -> HttpResponse:
    try:
        bus.do(request.officer.actor, "surveys.drop_answer", bodies.DropAnswer(answer_id=_uuid(request.POST.get("rut", ""))))
    except Refusal as refusal:
        return _answers_page(request, form, refusal)
    return redirect(f"{PAGE}/{form.id}/tra-loi?xong=rut")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Refusal(FORM_MISREAD, what="chưa chọn dòng nào", what_en="no line was chosen") from error


def _answers_page(request: OfficeRequest, form: Form, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    found = list(answers_of(actor, form)[:SHOWN])
    note(actor, found)
    lines = table(form, found, villages(found))
    context = {
        **around(actor, refusal),
        "it": form,
        "heading": lines[0],
        "rows": [(one.id, line) for one, line in zip(found, lines[1:], strict=True)],
        "count": answers_of(actor, form).count(),
        "shown": SHOWN,
        "done": "Đã xóa hẳn câu trả lời này." if request.GET.get("xong") == "rut" else "",
    }
    return render(request, "surveys/answers.html", context, status=refusal.problem.status if refusal else 200)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP, export="CSV, XLSX")
def answers_file(request: OfficeRequest, form_id: UUID, kind: str) -> HttpResponse:
    """Return all answers to a form as a file; the look at each person is noted.

    Raises:
        Refusal: 404.496 the form is not there.
    """
    actor = request.officer.actor
    form = get_form(actor, form_id)
    found = list(answers_of(actor, form))
    note(actor, found)
    lines = table(form, found, villages(found))
    content = csv_of(lines) if kind == "csv" else workbook({"Tra loi": lines})
    media = "text/csv; charset=utf-8" if kind == "csv" else XLSX
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{form.name}.{kind}"'})


def note(actor: Actor, found: list[Answer]) -> None:
    """Note whose answers were looked at: each person, and how many without a name."""
    people = {(one.place, one.resident_id, one.household_id) for one in found if one.resident_id}
    unnamed = sum(one.form.about == "person" and one.resident_id is None for one in found)
    rest = [Seen(actor.scope, many=unnamed)] if unnamed else []
    looked(actor, DOOR, [*(Seen(*one) for one in sorted(people, key=str)), *rest])


def villages(found: list[Answer]) -> dict[str, str]:
    """Return the names of the villages that answers come from, by place."""
    places = {one.place for one in found}
    ids = {place.split(".")[3] for place in places if place.count(".") > 3}  # noqa: PLR2004 (a village's path)
    names = {str(one.id): f"{one.kind.lower()} {one.name}" for one in Village.objects.filter(id__in=ids)}
    return {place: names.get(place.split(".")[3], "") for place in places if place.count(".") > 3}  # noqa: PLR2004 (as above)


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=RUNNING)
@sensitive_variables("secret", "address")
def keys(request: OfficeRequest) -> HttpResponse:
    """Show whose programs are let in; let one in (``nguoi``) and show its address this once, or end one (``bo``)."""
    actor = request.officer.actor
    if request.method != "POST":
        return _keys_page(request)
    try:
        if request.POST.get("bo"):
            bus.do(actor, "surveys.end_key", bodies.EndKey(key_id=_uuid(request.POST["bo"])))
            return redirect(f"{PAGE}/khoa?xong=bo")
        secret, member = token_urlsafe(32), _uuid(request.POST.get("nguoi", ""))
        bus.do(actor, "surveys.give_key", bodies.GiveKey(id=new_id(), member_id=member, mark=mark_of(secret).hex()))
    except Refusal as refusal:
        return _keys_page(request, refusal)
    address = request.build_absolute_uri(f"/openrosa/{secret}")
    return _keys_page(request, given=(address, qr_in_page(_settings(address), "Mã QR mở ODK Collect")))


def _settings(address: str) -> str:
    """Return the settings of ODK Collect as its QR code holds them: JSON, packed, in base 64."""
    told = {
        "general": {"protocol": "odk_default", "server_url": address, "form_update_mode": "match_exactly", "autosend": "wifi_and_cellular"},
        "admin": {}, "project": {"name": "Nhịp Cầu", "icon": "N", "color": "#0f766e"},
    }  # fmt: skip
    return b64encode(zlib.compress(json.dumps(told, ensure_ascii=False).encode())).decode()


def _keys_page(request: OfficeRequest, refusal: Refusal | None = None, given: tuple[str, str] | None = None) -> HttpResponse:
    actor = request.officer.actor
    team = Member.objects.filter(still_working(), scope__startswith=actor.scope, role__in=(MEMBER, LEADER, DESK)).order_by("given_name", "id")
    names = {one.id: one.full_name for one in team}
    context = {
        **around(actor, refusal),
        "team": team,
        "rows": [(one, names.get(one.member_id, "đã nghỉ")) for one in keys_visible_to(actor)],
        "given": given,
        "done": "Đã thu khóa. Ứng dụng đó không vào được nữa." if request.GET.get("xong") == "bo" else "",
    }
    return render(request, "surveys/keys.html", context, status=refusal.problem.status if refusal else 200)
