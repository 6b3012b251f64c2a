"""Pages for everybody, without an account, on any browser: a receipt by its code, and who has the code of a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.kernel.clock import local_today
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.qr import qr_in_page
from nhipcau.people.codes import check
from nhipcau.people.receipts import receipt
from nhipcau.people.rights_problems import TOO_MANY_RECEIPTS

GUESSES = Pace.of("receipt")


@require_safe
def show_receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show what was agreed to, in the words that were spoken, and what became of it; it prints as one sheet.

    Raises:
        Refusal: 422.140 it cannot be a receipt's code; 404.141 no receipt has it (yet); 429.140 too many guesses.
    """
    caller = address_of(request)
    if seconds := GUESSES.wait(caller):
        raise Refusal(TOO_MANY_RECEIPTS, **waiting(seconds))
    try:
        found = receipt(code)
    except Refusal:
        GUESSES.take(caller)
        raise
    qr = qr_in_page(request.build_absolute_uri(f"/bien-nhan/{found.code}"), "Mã QR của biên nhận")
    response = render(request, "people/receipt.html", {"it": found, "qr": qr})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def check_helper(request: HttpRequest) -> HttpResponse:
    """Say who has the code in ``ma`` today, or calmly what to do where nobody has it."""
    typed = request.GET.get("ma", "").strip()[:40]
    context: dict[str, object] = {"typed": typed, "today": local_today()}
    status = 200
    try:
        context["found"] = check(typed, address_of(request)) if typed else []
    except Refusal as refusal:
        context |= {"problem": refusal.problem, "words": refusal.problem.vi.filled(refusal.details)}
        status = refusal.problem.status
    response = render(request, "people/check_helper.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
