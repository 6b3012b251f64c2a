"""The pages that ask: one question each, no script, no account, nothing stored; then the family's list."""

from __future__ import annotations

from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nhipcau.guides.channels import paper
from nhipcau.guides.channels.answers import DONE, LATER, PARTS, VERSION, day_parts, pairs_of
from nhipcau.guides.channels.choices import choices, nearest
from nhipcau.guides.channels.plain import as_message
from nhipcau.guides.channels.script import script_of
from nhipcau.guides.channels.visits import Visit, visit
from nhipcau.guides.channels.walk import contradiction
from nhipcau.guides.shapes import Question
from nhipcau.kernel.qr import qr_in_page

Answered = TypeVar("Answered", bound=HttpResponseBase)
HINTS = {
    "one": "Chọn một câu trả lời.",
    "many": "Chọn một hay nhiều câu trả lời.",
    "place": "Chọn một nơi.",
    "date": "Gõ đủ ngày, tháng, năm. Ví dụ 18, 7, 2026.",
}
PART_WORDS = ("Ngày", "Tháng", "Năm")


@require_safe
def ask(request: HttpRequest, code: str) -> HttpResponseBase:
    """Ask the next question; what was just answered is looked at first.

    Raises:
        Refusal: 404.40, 404.41, 404.137 or 422.138, as `visit`.
    """
    seen = visit(request, code)
    settled = seen.way.get(seen.done)
    if settled:
        if fault := _fault(seen, settled):
            return _question(request, seen, settled, fault)
        text, about = contradiction(seen.guide, seen.heard.answers, seen.on)
        if text:
            question = settled if settled["id"] == about else seen.way.get(about)
            return _question(request, seen, question or settled, text, clash=True)
    chosen = None if settled else seen.way.get(seen.question)
    shown = chosen or (None if seen.told.stops else seen.way.next(seen.done, seen.later))
    if shown is None:
        return _private(redirect(seen.to("danh-sach")))
    return _question(request, seen, shown)


@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the family's list: papers, steps, warnings, mistakes, fees, and where all that comes from.

    Raises:
        Refusal: 404.40, 404.41, 404.137 or 422.138, as `visit`.
    """
    seen = visit(request, code)
    _, about = contradiction(seen.guide, seen.heard.answers, seen.on)
    if about:
        return _private(redirect(seen.to("hoi", da=about)))
    context = {**_common(seen), "message": as_message(seen.told)}
    return _private(render(request, "guides/sheet.html", context))


@require_safe
def sheet_print(request: HttpRequest, code: str) -> HttpResponse:
    """Show the list as one that is printed from the browser.

    Raises:
        Refusal: 404.40, 404.41, 404.137 or 422.138, as `visit`.
    """
    seen = visit(request, code)
    size = paper.size_of(request.GET.get("_kho", ""))
    qr = qr_in_page(request.build_absolute_uri(seen.to("danh-sach")), "Mã QR mở lại danh sách")
    return _private(render(request, "guides/sheet_print.html", {**_common(seen), "size": size, "qr": qr}))


@require_safe
def sheet_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """Return the list as a PDF of A5 or A4 (``_kho``), with the way back to it as a QR code.

    Raises:
        Refusal: 404.40, 404.41, 404.137 or 422.138, as `visit`.
    """
    seen = visit(request, code)
    pdf = paper.list_pdf(
        seen.told, paper.size_of(request.GET.get("_kho", "")), request.build_absolute_uri(seen.to("danh-sach"))
    )
    return _private(_file(pdf, "application/pdf", f"giay-to-{seen.code}.pdf"))


@require_safe
def sheet_script(request: HttpRequest, code: str) -> HttpResponse:
    """Return the list as a text to read out, by loudspeaker or telephone.

    Raises:
        Refusal: 404.40, 404.41, 404.137 or 422.138, as `visit`.
    """
    seen = visit(request, code)
    return _private(_file(script_of(seen.told).encode(), "text/plain; charset=utf-8", f"doc-{seen.code}.txt"))


def _common(seen: Visit) -> dict[str, Any]:
    told = seen.told
    return {
        "here": "thu-tuc",
        "told": told,
        "number": settings.SMS_NUMBER,
        "seen": seen,
        "today": seen.on,
        "assumed": [(line, seen.to("hoi", c=line.id)) for line in told.assumed],
        "open": [(question, seen.to("hoi", c=question["id"])) for question in told.open],
        "change": _first(seen),
        "links": {name: seen.to(page) for name, page in _PAGES.items()},
    }


_PAGES = {"list": "danh-sach", "print": "in", "pdf": "danh-sach.pdf", "script": "doc", "ask": "hoi"}


def _first(seen: Visit) -> str:
    return seen.to("hoi", c=seen.way.asked[0]["id"]) if seen.way.asked else ""


def _fault(seen: Visit, question: Question) -> str:
    """Say what the answer to a question still needs; nothing if it can be taken."""
    name = question["id"]
    if name in seen.heard.answers:
        return ""
    if seen.heard.faults.get(name) == "exclusive":
        alone = next(option["label"] for option in question["options"] if option.get("exclusive"))
        return f"Giữ “{alone}”, hoặc giữ các lựa chọn còn lại."
    return _hint(question)


def _hint(question: Question) -> str:
    if question["kind"] != "number":
        return HINTS[question["kind"]]
    low, high = question.get("min"), question.get("max")
    return "Gõ một số." if low is None or high is None else f"Gõ một số từ {low} đến {high}."


def _question(
    request: HttpRequest, seen: Visit, question: Question, fault: str = "", *, clash: bool = False
) -> HttpResponse:
    name = question["id"]
    before = seen.way.before(name)
    at, of = seen.way.place(name)
    hidden = [(VERSION, seen.guide["version"]), *pairs_of(seen.heard.answers, leave=name)]
    hidden += [(LATER, later) for later in seen.later if later != name]
    context = {
        "here": "thu-tuc",
        "seen": seen,
        "question": question,
        "options": _options(seen, question),
        "typed": (seen.heard.typed.get(name) or [""])[-1],
        "parts": _parts(seen, question),
        "hint": _hint(question),
        "fault": fault,
        "clash": clash,
        "hidden": [*hidden, (DONE, name)],
        "back": seen.to("hoi", c=before["id"], sau=seen.later) if before else f"/thu-tuc/{seen.code}",
        "skip": "" if name in seen.way.assumed else _without(seen, name),
        "at": at,
        "of": of,
    }
    return _private(render(request, "guides/question.html", context, status=422 if fault else 200))


def _without(seen: Visit, name: str) -> str:
    """Return where to go on when this question is put off."""
    later = tuple(dict.fromkeys([*seen.later, name]))
    page = "hoi" if seen.way.next(name, later) else "danh-sach"
    return seen.to(page, sau=later) if page == "hoi" else seen.to(page)


def _options(seen: Visit, question: Question) -> list[tuple[str, str, bool]]:
    """Return id, words and whether it is chosen; the usual answer stands chosen until another is."""
    offered = choices(seen.guide, question, seen.places)
    given = seen.heard.answers.get(question["id"], question.get("assume", ""))
    if question["kind"] == "place" and given:
        given = nearest(offered, str(given))
    chosen = given if isinstance(given, list) else [given]
    return [(one.id, one.label, one.id in chosen) for one in offered]


def _parts(seen: Visit, question: Question) -> list[tuple[str, str, str]]:
    if question["kind"] != "date":
        return []
    name = question["id"]
    typed = seen.heard.typed.get(name, [])
    shown = typed if len(typed) == len(PARTS) else day_parts(seen.heard.answers.get(name))
    return [(f"{name}.{part}", word, value) for part, word, value in zip(PARTS, PART_WORDS, shown, strict=True)]


def _private(response: Answered) -> Answered:
    """Keep a family's answers out of caches, search engines and the addresses that other sites see."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'})
