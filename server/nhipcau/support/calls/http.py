"""The public page on which anybody calls the team: without an account, without JavaScript, on any browser."""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.guides.queries import tongue_names
from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.problems import Problem, Refusal, Words
from nhipcau.places.models import Commune, Village
from nhipcau.places.queries import villages_of
from nhipcau.support.calls.asking import WORDING, call_team
from nhipcau.support.calls.queries import communes_with_teams
from nhipcau.support.calls.rules import can_be_called, due_after

WISHES: Final = {"goi": "call", "den": "visit"}
PARTS: Final = {"luc-nao": "any", "sang": "morning", "chieu": "afternoon", "toi": "evening"}
PART_WORDS: Final = {"luc-nao": "Lúc nào cũng được", "sang": "Buổi sáng", "chieu": "Buổi chiều", "toi": "Buổi tối"}
NO_NUMBER: Final = "Ghi số điện thoại, 10 chữ số."
ODD_NUMBER: Final = "Số điện thoại chưa đúng. Số di động có 10 chữ số."
NO_PLACE: Final = "Ghi số điện thoại, hoặc tả chỗ ở để người giúp tìm đến."
NO_WISH: Final = "Chọn gọi lại hay đến nhà."
NOT_AGREED: Final = "Đánh dấu ô đồng ý thì mới gửi được."
ELSEWHERE: Final = "Chọn lại thôn, bản trong danh sách."


@dataclass
class Asked:
    """What was typed on the page, and what is wrong with it."""

    village: str = ""
    wish: str = ""
    number: str = ""
    where: str = ""
    about: str = ""
    tongue: str = "vi"
    part: str = "luc-nao"
    agreed: bool = False
    errors: dict[str, str] = field(default_factory=dict)
    problem: Problem | None = None
    words: Words | None = None

    @classmethod
    def typed(cls, post: QueryDict) -> "Asked":
        """Read the form as it was sent."""
        village, wish, number, where, about, tongue, part = (
            post.get(name, "").strip()[:200] for name in ("thon", "cho", "so", "o_dau", "viec", "tieng", "luc")
        )
        return cls(village, wish, number, where, about, tongue, part, agreed=bool(post.get("dong_y")))

    def check(self, villages: list[Village]) -> None:
        """Fill the errors."""
        if self.wish not in WISHES:
            self.errors["cho"] = NO_WISH
        if self.number and not can_be_called(self.number):
            self.errors["so"] = ODD_NUMBER
        elif self.wish == "goi" and not self.number:
            self.errors["so"] = NO_NUMBER
        elif self.wish == "den" and not (self.number or self.where):
            self.errors["o_dau"] = NO_PLACE
        if self.village and self.village not in {str(one.id) for one in villages}:
            self.errors["thon"] = ELSEWHERE
        if not self.agreed:
            self.errors["dong_y"] = NOT_AGREED

    def send(self, commune: Commune) -> None:
        """Put it on the commune's list.

        Raises:
            Refusal: as `call_team`.
        """
        call_team(
            commune.path,
            "web",
            home_number(self.number),
            self.where if self.wish == "den" else "",
            village_id=UUID(self.village) if self.village else None,
            wish=WISHES[self.wish],
            about=self.about[:120],
            tongue=self.tongue if self.tongue in tongue_names() else "vi",
            part=PARTS.get(self.part, "any"),
            wording=WORDING,
        )


@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest) -> HttpResponseBase:
    """Ask for the commune (``xa``), then for what is needed; what is wrong is said beside its field, nothing typed is lost."""
    sent = request.POST if request.method == "POST" else request.GET
    communes = communes_with_teams()
    commune = next((one for one in communes if one.code == sent.get("xa", "")), communes[0] if len(communes) == 1 else None)
    if commune is None:
        return _page(request, "support/call_where.html", {"communes": communes})
    if request.GET.get("xong"):
        return _page(request, "support/call_done.html", {"commune": commune, "due": due_after(now())})
    villages = list(villages_of(commune.code))
    asked = Asked.typed(request.POST) if request.method == "POST" else Asked(about=request.GET.get("viec", "")[:120])
    if request.method == "POST":
        asked.check(villages)
        if not asked.errors and _sent(asked, commune):
            return redirect(f"/goi-to?xa={commune.code}&xong=1")
    shown = {"commune": commune, "villages": villages, "it": asked, "others": len(communes) > 1}
    shown |= {"tongues": tongue_names().items(), "parts": PART_WORDS.items()}
    status = asked.problem.status if asked.problem else 422 if asked.errors else 200
    return _page(request, "support/call.html", shown, status)


def _sent(asked: Asked, commune: Commune) -> bool:
    try:
        asked.send(commune)
    except Refusal as refusal:
        asked.problem, asked.words = refusal.problem, refusal.problem.vi.filled(refusal.details)
        return False
    return True


def _page(request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, template, shown, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
