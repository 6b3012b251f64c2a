"""The public pages: the board, the form, and the page of whoever holds a code. No account, no JavaScript."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from nhipcau.feedback.petitions import asking
from nhipcau.feedback.petitions.board import board_of, communes
from nhipcau.feedback.petitions.catalogue import (
    CATEGORIES,
    abouts,
    categories,
    category_name,
    formal,
    is_formal,
    written,
)
from nhipcau.feedback.petitions.models import ANSWERED, Petition, Voice, Word
from nhipcau.feedback.petitions.problems import CODE_MISTYPED, MISREAD, TOO_MANY_CODES
from nhipcau.feedback.petitions.queries import by_code
from nhipcau.feedback.petitions.shown import how_it_stands, why
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Problem, Refusal, Words
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import read_slip_code, spell_slip_code
from nhipcau.places.models import Commune, Village
from nhipcau.places.queries import get_commune, villages_of

P = ParamSpec("P")
ResponseT = TypeVar("ResponseT", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
FIELDS: Final = ("loai", "noi_dung", "o_dau", "tu_bao_gio", "thon", "ve_ai", "so")
LEAST_WORDS: Final = 3
SAID: Final = {"gui": "Đã ghi. Giữ mã này để xem trả lời.", "loi": "Đã chuyển lời.", "xong": "Đã ghi: xong thật.", "chua": "Đã ghi: chưa xong. Việc chuyển lên cấp trên."}


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show a commune's board (``xa``), or ask which commune; go from a typed code (``ma``) to its page.

    Raises:
        Refusal: 422.468 it cannot be such a code.
    """
    typed = request.GET.get("ma", "")[:80]
    if typed:
        code = read_slip_code(typed)
        if code is None:
            raise Refusal(CODE_MISTYPED)
        return redirect(f"/y-kien/{code}")
    listed = communes()
    commune = _commune(request.GET, listed)
    shown = {"communes": listed, "commune": commune, "formal": formal(), "urgent": written(CATEGORIES)["urgent"]}
    return render(request, "feedback/board.html", shown | ({"board": board_of(commune)} if commune else {}))


@dataclass
class Typed:
    """What was typed on the form, and what is wrong with it."""

    told: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    problem: Problem | None = None
    words: Words | None = None

    @classmethod
    def read(cls, sent: QueryDict) -> "Typed":
        """Read the form as it was sent."""
        return cls({name: sent.get(name, "").strip()[:500] for name in FIELDS})

    def check(self, villages: list[Village]) -> None:
        """Fill the errors."""
        told = self.told
        if told["loai"] not in categories():
            self.errors["loai"] = "Chọn một loại việc."
        if len(told["noi_dung"].split()) < LEAST_WORDS:
            self.errors["noi_dung"] = "Ghi chuyện gì, ít nhất ba từ."
        if told["thon"] and told["thon"] not in {str(one.id) for one in villages}:
            self.errors["thon"] = "Chọn lại thôn, bản trong danh sách."
        if told["so"] and len(home_number(told["so"])) not in {10, 11}:
            self.errors["so"] = "Số điện thoại chưa đúng. Không để lại số cũng được."
        if told["ve_ai"] and told["ve_ai"] not in abouts():
            self.errors["ve_ai"] = "Chọn lại nói về ai."

    @property
    def village(self) -> UUID | None:
        """The village that was chosen."""
        return UUID(self.told["thon"]) if self.told["thon"] else None

    def send(self, commune: Commune) -> str:
        """Raise it; return the code.

        Raises:
            Refusal: as `asking.raise_here`.
        """
        told = self.told
        return asking.raise_here(
            commune.path, "page", told["so"], village_id=self.village, category=told["loai"], about=told["ve_ai"],
            what=told["noi_dung"], spot=told["o_dau"][:160], since=told["tu_bao_gio"][:80],
        )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponseBase:
    """Take a petition: which commune, what it is; asked once more where it may be the same matter, or none for here."""
    sent = request.POST if request.method == "POST" else request.GET
    listed = communes()
    commune = _commune(sent, listed)
    if commune is None:
        return _private_page(request, "feedback/send_where.html", {"communes": listed})
    villages = list(villages_of(commune.code))
    typed = Typed.read(sent)
    if request.method != "POST":
        return _form(request, commune, villages, typed)
    try:
        return _sent(request, commune, villages, typed)
    except ValueError:
        typed.problem, typed.words = MISREAD, MISREAD.vi
    except Refusal as refusal:
        typed.problem, typed.words = refusal.problem, refusal.problem.vi.filled(refusal.details)
    return _form(request, commune, villages, typed)


def _sent(request: HttpRequest, commune: Commune, villages: list[Village], typed: Typed) -> HttpResponseBase:
    """Join what was pointed at, or say what is wrong, or ask once more, or raise it."""
    sent = request.POST
    if sent.get("cung"):
        return _held_page(asking.join_here(commune.path, "page", UUID(sent["cung"]), typed.told["so"]))
    typed.check(villages)
    if typed.errors:
        return _form(request, commune, villages, typed)
    same = asking.like_it(commune.path, typed.told["loai"], typed.village) if not typed.told["ve_ai"] else []
    if not sent.get("van_gui") and (same or is_formal(typed.told["noi_dung"])):
        return _again(request, commune, typed, same)
    return _held_page(typed.send(commune))


def _held_page(code: str) -> HttpResponseBase:
    return redirect(f"/y-kien/{code}?xong=gui")


def _form(request: HttpRequest, commune: Commune, villages: list[Village], typed: Typed) -> HttpResponse:
    shown = {"commune": commune, "villages": villages, "it": typed, "categories": categories().values(), "abouts": abouts().values()}
    shown |= {"formal": formal(), "urgent": written(CATEGORIES)["urgent"]}
    status = typed.problem.status if typed.problem else 422 if typed.errors else 200
    return _private_page(request, "feedback/send.html", shown, status)


def _again(request: HttpRequest, commune: Commune, typed: Typed, same: list[Petition]) -> HttpResponse:
    names: dict[UUID | None, str] = {one.id: f"{one.kind} {one.name}" for one in villages_of(commune.code)}
    found = [(one, one.public_text or category_name(one.category), names.get(one.village_id, ""), local_date(one.raised_at)) for one in same[:5]]
    shown = {"commune": commune, "it": typed, "same": found, "formal": formal() if is_formal(typed.told["noi_dung"]) else None}
    return _private_page(request, "feedback/send_again.html", shown)


def _guarded(view: View[P]) -> View[P]:
    """Keep the page of a code out of caches and search engines, and slow down guessing."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        caller, guesses = address_of(request), Pace.of("petition code")
        if seconds := guesses.wait(caller):
            raise Refusal(TOO_MANY_CODES, **waiting(seconds))
        try:
            return _private(view(request, *args, **kwargs))
        except Refusal as refusal:
            if refusal.problem.status in {404, 422}:
                guesses.take(caller)
            raise

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@_guarded
def held(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show whoever holds a code how it stands; take what they write, and whether it was really done.

    Raises:
        Refusal: 422.468 it cannot be such a code; 404.469 none has it.
    """
    voice = by_code(code)
    if request.method != "POST":
        return _held(request, voice, code)
    act = request.POST.get("viec", "")
    try:
        if act in {"xong", "chua"}:
            asking.confirm(code, "page", done=act == "xong")
        else:
            asking.write(code, request.POST.get("loi", "").strip()[:500])
            act = "loi"
    except (Refusal, ValidationError) as error:
        return _held(request, voice, code, error if isinstance(error, Refusal) else Refusal(MISREAD))
    return redirect(f"/y-kien/{read_slip_code(code)}?xong={act}")


def _held(request: HttpRequest, voice: Voice, code: str, refusal: Refusal | None = None) -> HttpResponse:
    petition = by_code(code).petition
    with acting(system(COUNTRY)):
        shown = Word.objects.filter(petition=petition, kind__in=_TOLD)
        words = [one for one in shown.order_by("said_at", "id") if one.voice_id in {None, voice.id}]
    context: dict[str, Any] = {
        "it": petition,
        "category": category_name(petition.category),
        "commune": get_commune(petition.commune),
        "spelled": spell_slip_code(read_slip_code(code) or ""),
        "stands": how_it_stands(petition),
        "why": why(petition),
        "said": words,
        "may_confirm": petition.state == ANSWERED,
        "done": SAID.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "feedback/held.html", context, status=refusal.problem.status if refusal else 200)


_TOLD: Final = ("ask", "reply", "answer", "closed", "reopened", "escalated", "forwarded", "paused", "skipped", "warned", "confirmed", "merged", "silent")


def _commune(sent: QueryDict, listed: list[Commune]) -> Commune | None:
    wanted = sent.get("xa", "")
    return next((one for one in listed if one.code == wanted), listed[0] if len(listed) == 1 else None)


def _private_page(request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    return _private(render(request, template, shown, status=status))


def _private(response: ResponseT) -> ResponseT:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
