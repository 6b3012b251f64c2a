"""The page of active days: a month of the teams, what a rule gives for it, days put right by two officers; files to take along."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import SUPERVISION
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.people.duty.allowances import rules_for
from nhipcau.people.duty.bodies import ClaimDay, SettleDay
from nhipcau.people.duty.models import DayClaim
from nhipcau.people.duty.papers import Paper, notes_of, source_words, statement_pdf, statement_xlsx, thanks_pdf
from nhipcau.people.duty.problems import DAY_MISREAD, NOT_OF_THE_TEAMS
from nhipcau.people.duty.queries import Statement, claims, statement
from nhipcau.people.duty.rules import Allowance, Way
from nhipcau.people.models import Member
from nhipcau.people.queries import demo_communes
from nhipcau.places.models import Commune
from nhipcau.places.queries import get_commune

PAGE: Final = "/xa/ngay-cong"
MONTHS: Final = 13
NO_RULE: Final = "khong"
KINDS: Final = {"day": "Có đi làm, ban ngày", "night": "Có đi làm, chỉ ban đêm", "none": "Không đi làm"}
WHY: Final = {
    "no_phone": "Đi giúp mà không cầm máy",
    "no_signal": "Việc còn trên máy hỏng, máy mất",
    "meeting": "Dự họp, dự tập huấn",
    "event": "Trực ngày hội, chợ phiên",
    "clock": "Đồng hồ máy sai ngày",
    "mistake": "Ghi nhầm",
    "other": "Lý do khác",
}
DONE: Final = {"ghi": "Đã ghi. Chờ người thứ hai duyệt mới tính.", "duyet": "Đã duyệt. Bảng đã tính lại.", "khong": "Đã ghi là không đồng ý. Bảng giữ như cũ."}
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Asked:
    """Which month of which commune, and by which way of which rule; ``ended`` are rules that do not hold in it."""

    commune: Commune
    first: date
    last: date
    rule: Allowance | None
    way: Way | None
    standing: list[Allowance]
    ended: list[Allowance]

    @property
    def paper(self) -> Paper:
        """What its files are printed with."""
        return Paper(self.commune.full_name, self.first, self.commune.code in demo_communes(), self.rule, self.way)

    @property
    def choice(self) -> str:
        """The way that was chosen, as it stands in an address."""
        return f"{self.rule.key}:{self.way.id}" if self.rule and self.way else NO_RULE


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=SUPERVISION)
def days(request: OfficeRequest) -> HttpResponse:
    """Show a month of the teams; take what an officer says of a day, or that another one agrees."""
    if request.method != "POST":
        return _page(request)
    pressed = request.POST.get("viec", "")
    try:
        verb, body = _told(request.POST, pressed)
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={pressed}&thang={_asked(request).first:%Y-%m}")


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=SUPERVISION, export="active days of a month as XLSX")
def sheet(request: OfficeRequest) -> HttpResponse:
    """Return a month as a workbook."""
    asked, told = _month(request)
    return _file(statement_xlsx(asked.paper, told), XLSX, f"ngay-cong-{asked.commune.code}-{asked.first:%Y-%m}.xlsx", "attachment")


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=SUPERVISION, export="active days of a month as PDF")
def paper(request: OfficeRequest) -> HttpResponse:
    """Return a month as PDF, to be signed."""
    asked, told = _month(request)
    return _file(statement_pdf(asked.paper, told), "application/pdf", f"ngay-cong-{asked.commune.code}-{asked.first:%Y-%m}.pdf", "inline")


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=SUPERVISION, export="a paper of thanks as PDF")
def thanks(request: OfficeRequest, member_id: UUID) -> HttpResponse:
    """Return a paper of thanks to a member for this year's days, or another year's (``nam``)."""
    actor, today, asked = request.officer.actor, local_today(), request.GET.get("nam", "")
    commune = get_commune(commune_of(actor.scope) or "")
    year = int(asked) if asked.isascii() and asked.isdigit() and today.year - 5 <= int(asked) <= today.year else today.year
    last = min(today, date(year, 12, 31))
    told = statement(actor, commune.path, date(year, 1, 1), last)
    line = next((one for one in told.lines if one.member.id == member_id and one.days), None)
    if line is None:
        raise Refusal(NOT_OF_THE_TEAMS)
    return _file(thanks_pdf(commune.full_name, commune.name, line, last, demo=commune.code in demo_communes()), "application/pdf", f"cam-on-{year}.pdf", "inline")


def _month(request: OfficeRequest) -> tuple[Asked, Statement]:
    """Return what is taken along; the watch is told."""
    actor, asked = request.officer.actor, _asked(request)
    told = statement(actor, asked.commune.path, asked.first, asked.last, asked.rule, asked.way)
    tell("export.made", actor, what="active days", rows=len(told.lines))
    return asked, told


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, asked = request.officer.actor, _asked(request)
    told = statement(actor, asked.commune.path, asked.first, asked.last, asked.rule, asked.way)
    context = {
        "here": PAGE,
        "it": asked,
        "told": told,
        "lines": [(line, source_words(line)) for line in told.lines],
        "notes": notes_of(asked.paper, told),
        "months": _months(local_today()),
        "claims": _claims(actor, asked),
        "kinds": KINDS.items(),
        "why": WHY.items(),
        "next": new_id(),
        "today": local_today().isoformat(),
        "typed": request.POST,
        "demo": asked.commune.code in demo_communes(),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "people/days.html", context, status=refusal.problem.status if refusal else 200)


def _claims(actor: Actor, asked: Asked) -> list[dict[str, Any]]:
    """Return what officers said of the month's days, those that wait first, each with who may agree to it."""
    found = sorted(claims(actor, asked.first, asked.last), key=lambda one: (one.settled_at is not None, one.day))
    people = {name for one in found for name in (one.member, one.claimed_by, one.settled_by) if name}
    names = dict(Member.objects.filter(id__in=people).values_list("id", "full_name"))
    return [_claim(actor, one, names) for one in found]


def _claim(actor: Actor, one: DayClaim, names: dict[UUID, str]) -> dict[str, Any]:
    return {
        "it": one,
        "name": names.get(one.member, ""),
        "kind": KINDS[one.kind],
        "why": WHY.get(one.why, one.why),
        "by": names.get(one.claimed_by, ""),
        "settled": names.get(one.settled_by, "") if one.settled_by else "",
        "may": actor.id not in {one.claimed_by, one.member},
    }


def _asked(request: OfficeRequest) -> Asked:
    """Read the address or the form; what cannot be read is this month, and the first way that holds."""
    sent, months = (request.POST if request.method == "POST" else request.GET), _months(local_today())
    first = next((month for month in months if f"{month:%Y-%m}" == sent.get("thang", "")), months[0])
    last = first.replace(day=monthrange(first.year, first.month)[1])
    commune = get_commune(commune_of(commune_path(request.officer.actor.scope)) or "")
    rules = rules_for(commune.code, commune.province_id)
    standing = [rule for rule in rules if rule.stands(first, last)]
    choices = {f"{rule.key}:{way.id}": (rule, way) for rule in standing for way in rule.ways}
    wanted = sent.get("cach") or next(iter(choices), NO_RULE)
    rule, way = choices.get(wanted, (None, None))
    return Asked(commune, first, last, rule, way, standing, [one for one in rules if one not in standing])


def _months(today: date) -> list[date]:
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def _told(sent: QueryDict, pressed: str) -> tuple[str, BaseModel]:
    """Return the verb and the body of what was pressed.

    Raises:
        Refusal: 422.376 the form is not filled in whole.
    """
    try:
        if pressed in {"duyet", "khong"}:
            return "people.settle_day", SettleDay.model_validate({"claim_id": sent.get("ma"), "agreed": pressed == "duyet"})
        told = {"id": "ma", "member_id": "nguoi", "day": "ngay", "kind": "loai", "why": "vi_sao"}
        return "people.claim_day", ClaimDay.model_validate({**{name: sent.get(field) for name, field in told.items()}, "note": sent.get("ghi_chu", "")})
    except ValueError as error:
        raise Refusal(DAY_MISREAD) from error


def _file(content: bytes, media: str, name: str, how: str) -> HttpResponse:
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'{how}; filename="{name}"'})
