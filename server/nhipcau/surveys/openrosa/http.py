"""The door of OpenRosa 1.0: the list of forms, each as XML, and submissions in. ODK Collect and its kin knock here.

A key stands in the address, or comes as the password of HTTP Basic. What is refused is said in OpenRosa's own envelope, so that
the person reads it on the phone; nothing that is refused is taken from the program.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from lxml import etree

from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.surveys.asks import asks_consent
from nhipcau.surveys.models import PERSON, Answer, Form
from nhipcau.surveys.openrosa import submissions
from nhipcau.surveys.openrosa.keys import who
from nhipcau.surveys.problems import FILES_NOT_ASKED, SUBMISSION_TOO_LARGE, SUBMISSION_UNREADABLE, UNKNOWN_FORM
from nhipcau.surveys.queries import forms_asked, forms_visible_to, get_form

MOST_BYTES: Final = 4 * 1024 * 1024
LIST: Final = "http://openrosa.org/xforms/xformsList"
MANIFEST: Final = "http://openrosa.org/xforms/xformsManifest"
RESPONSE: Final = "http://openrosa.org/http/response"
XML: Final = "text/xml; charset=utf-8"
TAKEN: Final = "Đã nhận câu trả lời."
View = Callable[..., HttpResponse]


def door(view: View) -> View:
    """Open a door of OpenRosa: its headers on every answer, a refusal in its own envelope."""

    @wraps(view)
    def opened(request: HttpRequest, key: str = "", **parts: Any) -> HttpResponse:  # noqa: ANN401 (parts of an address)
        try:
            answer = view(request, who(request, key), key, **parts)
        except Refusal as refusal:
            words = refusal.problem.vi.filled(refusal.details)
            answer = said(f"{words.what} {words.todo} ({refusal.problem.number})", refusal.problem.status, "error")
            if refusal.problem.status == 401:  # noqa: PLR2004 (HTTP)
                answer.headers["WWW-Authenticate"] = 'Basic realm="Nhip Cau", charset="UTF-8"'
        answer.headers["X-OpenRosa-Version"] = "1.0"
        answer.headers["X-OpenRosa-Accept-Content-Length"] = str(MOST_BYTES)
        answer.headers["Date"] = http_date()
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return opened


def said(words: str, status: int, nature: str) -> HttpResponse:
    """Return words in the envelope of OpenRosa."""
    root = etree.Element(f"{{{RESPONSE}}}OpenRosaResponse", nsmap={None: RESPONSE})
    etree.SubElement(root, f"{{{RESPONSE}}}message", nature=nature).text = words
    return HttpResponse(etree.tostring(root, encoding="UTF-8", xml_declaration=True), content_type=XML, status=status)


def _address(request: HttpRequest, key: str, rest: str) -> str:
    return request.build_absolute_uri(f"/openrosa/{key}/{rest}" if key else f"/openrosa/{rest}")


@door
@require_safe
def form_list(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """List the forms that are asked just now and can be filled by a program of others; ``formID`` picks one."""
    root = etree.Element(f"{{{LIST}}}xforms", nsmap={None: LIST})
    with acting(actor):
        found = [one for one in forms_asked(actor).order_by("name") if one.about != PERSON or asks_consent(one.plan)]
    for form in found:
        if request.GET.get("formID", form.name) == form.name:
            _listed(root, form, _address(request, key, f"forms/{form.id}.xml"), _address(request, key, f"forms/{form.id}/manifest"))
    return HttpResponse(etree.tostring(root, encoding="UTF-8", xml_declaration=True), content_type=XML)


def _listed(root: etree._Element, form: Form, address: str, manifest_address: str) -> None:
    line = etree.SubElement(root, f"{{{LIST}}}xform")
    digest = hashlib.md5(form.xml.encode(), usedforsecurity=False).hexdigest()  # OpenRosa names this hash
    told = {
        "formID": form.name, "name": form.title, "version": form.version, "hash": f"md5:{digest}", "descriptionText": form.purpose, "downloadUrl": address,
        "manifestUrl": manifest_address,
    }  # fmt: skip
    for name, words in told.items():
        etree.SubElement(line, f"{{{LIST}}}{name}").text = words


@door
@require_safe
def form_xml(request: HttpRequest, actor: Actor, key: str, form_id: UUID) -> HttpResponse:  # noqa: ARG001 (the door's shape)
    """Return a form as XForm.

    Raises:
        Refusal: 404.496 it is not there.
    """
    with acting(actor):
        return HttpResponse(get_form(actor, form_id).xml, content_type=XML)


@door
@require_safe
def manifest(request: HttpRequest, actor: Actor, key: str, form_id: UUID) -> HttpResponse:  # noqa: ARG001 (the door's shape)
    """Return the files of a form: there are none, forms with pictures or outside lists are refused when they are brought.

    Raises:
        Refusal: 404.496 the form is not there.
    """
    with acting(actor):
        get_form(actor, form_id)
    root = etree.Element(f"{{{MANIFEST}}}manifest", nsmap={None: MANIFEST})
    return HttpResponse(etree.tostring(root, encoding="UTF-8", xml_declaration=True), content_type=XML)


@csrf_exempt  # no cookie is believed here: the key is what opens it
@door
@require_http_methods(["HEAD", "POST"])
def submission(request: HttpRequest, actor: Actor, key: str) -> HttpResponse:
    """Take a submission; asked with HEAD, say where to and how large it may be. The same one again is answered as before.

    Raises:
        Refusal: 413.508 it is too large; 400.504, 422.493 it cannot be read; 422.510 it brings files beside;
            404.496 the form is not there; what the verb refuses.
    """
    if request.method == "HEAD":
        return HttpResponse(status=204, headers={"Location": _address(request, key, "submission")})
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise Refusal(SUBMISSION_TOO_LARGE, most=MOST_BYTES // 1024 // 1024)
    file = request.FILES.get("xml_submission_file")
    if file is None:
        raise Refusal(SUBMISSION_UNREADABLE, what="thiếu phần xml_submission_file", what_en="xml_submission_file is missing")
    more = sum(len(files) for _, files in request.FILES.lists()) - 1
    if more:  # no form that was let in asks for a file: what cannot be kept is not called taken, or the program would drop it
        raise Refusal(FILES_NOT_ASKED, many=more)
    _take(actor, submissions.read(file.read(MOST_BYTES)))
    return said(TAKEN, 202 if request.POST.get("*isIncomplete*") == "yes" else 201, "submit_success")


def _take(actor: Actor, brought: submissions.Submission) -> None:
    """Say the answer on the bus, once; also when two bring it at the same moment."""
    with acting(actor):
        if _is_here(brought.id):
            return
        form = forms_visible_to(actor).filter(name=brought.form, version=brought.version).first()
        replaces = brought.replaces if brought.replaces and Answer.objects.filter(id=brought.replaces, member_id=actor.id).exists() else None
    if form is None:
        raise Refusal(UNKNOWN_FORM)
    data = submissions.answers(form.plan, brought.root)
    body = {
        "id": str(brought.id), "form_id": str(form.id), "answers": data, "replaces": str(replaces) if replaces else None, "source": "odk",
    }  # fmt: skip
    verdict = bus.obey(actor, [Letter(new_id(), "surveys.answer", body, submissions.moment(form.plan, data))], sent_at=now()).verdicts[0]
    if verdict.problem:
        with acting(actor):
            if _is_here(brought.id):
                return
        raise Refusal(verdict.problem, **verdict.details)


def _is_here(named: UUID) -> bool:
    return Answer.objects.filter(id=named).exists()
