"""The buyer's pages: ask about something shown; read the answer, ask once more, say that it is not decent. No script needed."""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path
from nhipcau.kernel.slip_codes import read_slip_code, spell_slip_code
from nhipcau.market.enquiries.asking import ask, ask_more
from nhipcau.market.enquiries.bodies import ReportEnquiry
from nhipcau.market.enquiries.models import Enquiry
from nhipcau.market.enquiries.problems import NOT_SHOWN, UNKNOWN_ENQUIRY, WRONG_CODES
from nhipcau.market.enquiries.queries import by_key
from nhipcau.market.enquiries.words import MOST
from nhipcau.market.shop.models import Shown

NO_NUMBER: Final = "Ghi số di động để nhận lời đáp, 10 chữ số."
NO_WORDS: Final = f"Viết câu hỏi, từ 2 đến {MOST} chữ."
NOT_AGREED: Final = "Đánh dấu ô đồng ý thì mới gửi được."
MOBILE, SHORTEST = 10, 2


@dataclass
class Asked:
    """What was typed on the page, and what is wrong with it."""

    number: str = ""
    words: str = ""
    agreed: bool = False
    errors: dict[str, str] = field(default_factory=dict)

    def check(self) -> None:
        """Fill the errors."""
        home = home_number(self.number)
        if len(home) != MOBILE or not home.startswith("0"):
            self.errors["so"] = NO_NUMBER
        if not SHORTEST <= len(self.words) <= MOST:
            self.errors["loi"] = NO_WORDS
        if not self.agreed:
            self.errors["dong_y"] = NOT_AGREED


@require_http_methods(["GET", "HEAD", "POST"])
def ask_about(request: HttpRequest, product_id: UUID) -> HttpResponseBase:
    """Ask the maker of something: what is wrong is said beside its field, nothing typed is lost.

    Raises:
        Refusal: 404.442 it is not shown.
    """
    goods = Shown.objects.select_related("maker").filter(id=product_id).first()
    if goods is None:
        raise Refusal(NOT_SHOWN)
    sent = request.POST
    asked = Asked(sent.get("so", "").strip()[:20], " ".join(sent.get("loi", "").split())[:400], bool(sent.get("dong_y")))
    refusal = None
    if request.method == "POST":
        asked.check()
        if not asked.errors:
            try:
                return redirect(f"/cho/hoi/{ask(goods, asked.number, asked.words)}")
            except Refusal as caught:
                refusal = caught
    status = refusal.problem.status if refusal else 422 if asked.errors else 200
    return _page(request, "market/ask.html", {"goods": goods, "it": asked, "most": MOST}, refusal, status)


@require_safe
def find(request: HttpRequest) -> HttpResponseBase:
    """Take the code of a question (``ma``) to its page."""
    typed = request.GET.get("ma", "").strip()[:40]
    return redirect(f"/cho/hoi/{typed.replace('/', '')}") if typed.replace("/", "") else _page(request, "market/ask_find.html", {}, None, 200)


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show a question with its answer to whoever holds its code; take one more (``loi``), or a report (``bao``).

    Raises:
        Refusal: 404.441 there is none; 429.447 too many guesses.
    """
    one = _found(request, code)
    refusal = None
    if request.method == "POST":
        try:
            if request.POST.get("bao"):
                bus.do(system(commune_path(one.place)), "market.report_enquiry", ReportEnquiry(enquiry_id=one.id, by="buyer"))
            else:
                ask_more(one, " ".join(request.POST.get("loi", "").split())[:400])
            return redirect(f"/cho/hoi/{one.key}")
        except Refusal as caught:
            refusal = caught
    context = {
        "it": one,
        "spelled": spell_slip_code(one.key),
        "shown": Shown.objects.filter(id=one.product_id).exists(),
        "may_ask": one.answered_at and not one.more_at and not one.reported_at and not one.closed_at and one.sealed,
        "typed": request.POST.get("loi", "")[:MOST],
        "most": MOST,
    }
    return _page(request, "market/thread.html", context, refusal, refusal.problem.status if refusal else 200)


def _found(request: HttpRequest, code: str) -> Enquiry:
    caller, guesses = address_of(request), Pace.of("enquiry code")
    if seconds := guesses.wait(caller):
        raise Refusal(WRONG_CODES, **waiting(seconds))
    key = read_slip_code(code)
    one = by_key(key) if key else None
    if one is None:
        guesses.take(caller)
        raise Refusal(UNKNOWN_ENQUIRY)
    return one


def _page(request: HttpRequest, template: str, shown: dict[str, Any], refusal: Refusal | None, status: int) -> HttpResponse:
    shown |= {"problem": refusal.problem if refusal else None, "words": refusal.problem.vi.filled(refusal.details) if refusal else None}
    response = render(request, template, shown, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer" if template != "market/ask.html" else "same-origin"
    return response
