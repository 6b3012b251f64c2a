"""The commune's page of accounts (four eyes), and what anybody may open: one account, on a screen or on paper, with its code."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.qr import qr_in_page
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.slip_codes import read_slip_code
from nhipcau.people.queries import demo_communes
from nhipcau.safety import bodies
from nhipcau.safety.banks import bank_name, banks
from nhipcau.safety.models import Payee
from nhipcau.safety.payees import in_groups, mark_of, whole_account
from nhipcau.safety.problems import PAYEE_MISREAD, SOMEBODYS_OWN
from nhipcau.safety.queries import hidden_among, is_explained, open_payee, own_name, payees_of_commune
from nhipcau.safety.vietqr import MOST_PURPOSE, make_code

PAGE: Final = "/xa/noi-nhan-tien"
VERBS: Final = {"ghi": "propose_payee", "xac-nhan": "confirm_payee", "thoi": "end_payee", "cua-nguoi": "name_own_account"}
DONE: Final = {
    "ghi": "Đã ghi. Chờ người thứ hai xác nhận, các máy mới thấy.",
    "xac-nhan": "Đã công bố. Các máy trong xã nhận khi có sóng.",
    "thoi": "Đã thôi dùng. Các máy bỏ đi khi có sóng.",
    "cua-nguoi": "Đã ghi là tài khoản của người giúp. Không ai công bố được nữa.",
}
WHY: Final = {"changed": "đã đổi tài khoản", "wrong": "ghi sai", "suspected": "nghi bị làm giả", "not_needed": "không thu nữa"}
TYPED: Final = {
    "unit": "don_vi",
    "procedure": "thu_tuc",
    "bank": "ngan_hang",
    "holder": "chu",
    "purpose": "noi_dung",
    "source": "giay",
    "explained_by": "co_quan_khac",
    "explained_in": "giay_khac",
}


@dataclass(frozen=True)
class Line:
    """One account as the page shows it; ``hidden`` says why no list shows it any more, though it is published."""

    it: Payee
    bank: str
    account: str
    explained: bool
    mine: bool
    why: str
    hidden: str


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def payees(request: OfficeRequest) -> HttpResponse:
    """Show every account of the commune, with its history; take a press. A refusal is said inside the transaction."""
    if request.method != "POST":
        return _page(request)
    pressed = request.POST.get("viec", "")
    try:
        verb = VERBS.get(pressed, VERBS["ghi"])
        bus.do(request.officer.actor, f"safety.{verb}", _body(request, verb))
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={pressed}")


@require_safe
def pay(request: HttpRequest, payee_id: UUID) -> HttpResponse:
    """Show an account that the commune publishes, with a code to pay it; with ``phieu``, the slip's code stands in the purpose.

    Raises:
        Refusal: 404.74 there is none, or it counts no more.
    """
    payee = open_payee(payee_id)
    slip = read_slip_code(request.GET.get("phieu", "")[:40]) or ""
    purpose = purpose_of(payee, slip)
    context = {
        "it": payee,
        "commune": own_name(payee.place),
        "demo": commune_of(payee.place) in demo_communes(),
        "bank": bank_name(payee.bank),
        "account": " ".join(in_groups(payee.account)),
        "purpose": purpose,
        "slip": slip,
        "qr": qr_in_page(make_code(payee.bank, payee.account, payee.amount, purpose), "Mã VietQR để trả tiền"),
    }
    answer = render(request, "safety/pay.html", context)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def purpose_of(payee: Payee, slip: str) -> str:
    """Return what the payment says: the commune's hint, else the procedure; and the slip's code where it still fits. No name."""
    told = payee.purpose or payee.procedure
    whole = f"{told} {slip}".strip()
    return whole if len(whole) <= MOST_PURPOSE else (slip or told)


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, sent = request.officer.actor, request.POST
    name = own_name(actor.scope)
    own = refusal is not None and refusal.problem is SOMEBODYS_OWN
    known = payees_of_commune(actor)
    hidden = hidden_among(known)
    context = {
        "here": PAGE,
        "commune": name,
        "demo": commune_of(actor.scope) in demo_communes(),
        "lines": [_line(actor, one, hidden.get(one.id, "")) for one in known],
        "banks": sorted(banks().items(), key=lambda one: one[1].lower()),
        "why": WHY.items(),
        "typed": {field: sent.get(field, "") for field in (*TYPED.values(), "tai_khoan", "so_tien", "tu_ngay", "den_ngay")},
        "today": local_today().isoformat(),
        "next": new_id(),
        "own": own,
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "safety/payees.html", context, status=refusal.problem.status if refusal else 200)


def _line(actor: Actor, payee: Payee, hidden: str) -> Line:
    account = " ".join(in_groups(payee.account))
    mine = payee.proposed_by == actor.id
    return Line(payee, bank_name(payee.bank), account, is_explained(payee), mine, WHY.get(payee.ended_why, ""), hidden)


def _body(request: OfficeRequest, verb: str) -> BaseModel:
    """Return the body of a verb from the form.

    Raises:
        Refusal: 422.71 it is not filled in whole.
    """
    sent = request.POST
    account = "".join(one for one in sent.get("tai_khoan", "") if one not in " .-")
    forms: dict[str, tuple[type[BaseModel], dict[str, Any]]] = {
        "confirm_payee": (bodies.ConfirmPayee, {"payee_id": sent.get("ma")}),
        "end_payee": (bodies.EndPayee, {"payee_id": sent.get("ma"), "why": sent.get("vi_sao")}),
        "name_own_account": (bodies.NameOwnAccount, {"mark": mark_of(sent.get("ngan_hang", ""), whole_account(account)) if account else ""}),
        "propose_payee": (
            bodies.ProposePayee,
            {
                **{field: sent.get(name, "").strip() for field, name in TYPED.items()},
                "id": sent.get("ma"),
                "account": in_groups(account),
                "amount": _dong(sent.get("so_tien", "")),
                "valid_from": sent.get("tu_ngay"),
                "valid_until": sent.get("den_ngay") or None,
            },
        ),
    }
    shape, told = forms[verb]
    try:
        return shape.model_validate(told)
    except ValueError as error:
        raise Refusal(PAYEE_MISREAD) from error


def _dong(typed: str) -> int | str | None:
    """Return an amount as people write it, dots and all; what is none is left for the body to refuse."""
    digits = "".join(one for one in typed if one not in " .đ")
    return (int(digits) if digits.isascii() and digits.isdigit() else "?") if digits else None
