"""Who goes where, before the office: each open need with who is proposed and why, changed by hand, given; and the order of a day."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.guides.queries import tongue_names
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of
from nhipcau.places.queries import get_commune, villages_visible_to
from nhipcau.support.calls.bodies import GiveCall
from nhipcau.support.matching.bodies import Arrange, GiveVisit, SetStrength
from nhipcau.support.matching.queries import Board, board
from nhipcau.support.matching.rules import Helper, Suggestion, route
from nhipcau.support.queries import neighbours

SHOWN: Final = 20  # needs that one page shows, the latest first; their number is always whole
GOING: Final = read_door(
    "who_goes",
    "help_now",
    vi="Xã chia việc cho tổ: nhà nào cần người đến",
    en="The commune shared out the team's work: which homes wait for somebody",
    name=("họ tên", "name"),
    home=("nhà, thôn", "home and village"),
    next_date=("ngày hẹn", "next date"),
)
KINDS: Final = {"call": "Lời gọi tổ", "visit": "Đến ngày hẹn trở lại", "home": "Nhà chưa ai đến"}
WHY: Final = {
    "same_village": "cùng thôn, bản",
    "near_village": "ở thôn, bản liền kề",
    "whole_commune": "phụ trách cả xã",
    "other_village": "ở thôn, bản khác",
    "known": "đã giúp nhà này",
    "sex": "đúng ý bà con về nam, nữ",
    "on_duty": "hôm nay trực",
    "duty_unknown": "chưa ghi ngày trực",
}
NOBODY: Final = {
    "nobody": "Xã chưa có ai trong tổ.",
    "nobody_today": "Hôm nay không ai trực.",
    "passed": "Ai trực hôm nay cũng đã báo không đi được.",
    "no_tongue": "Không ai trực hôm nay nói {tongue}.",
    "no_sex": "Không ai trực hôm nay hợp ý bà con về nam, nữ.",
    "full": "Ai cũng đã đủ việc hôm nay.",
}
DONE: Final = {"giao": "Đã giao. Máy của người ấy hiện ngay khi có sóng.", "chon": "Đã giữ lựa chọn, các việc khác xếp lại.", "suc": "Đã ghi."}
SEXES: Final = (("", "Không cần"), ("female", "Nữ"), ("male", "Nam"))


@dataclass(frozen=True)
class Card:
    """A need as the page shows it."""

    one: Suggestion
    kind: str
    title: str
    village: str
    why: str


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def who_goes(request: OfficeRequest) -> HttpResponse:
    """Show who should go where; take a press: give one or all, choose by hand, say what a helper can take on."""
    if request.method != "POST":
        return _page(request, None)
    actor, sent = request.officer.actor, request.POST
    homes = "&nha=1" if sent.get("nha") else ""
    try:
        done = _press(actor, sent)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"/xa/ai-di-dau?xong={done}{homes}")


def _press(actor: Actor, sent: QueryDict) -> str:
    press, need, who = sent.get("viec", ""), _uuid(sent, "can"), _uuid(sent, "nguoi")
    if press == "suc":
        most = sent.get("nhieu", "")
        body = {"id": new_id(), "member_id": who, "most": int(most) if most.isascii() and most.isdigit() and len(most) < 3 else 4, "sex": _sex(sent)}  # noqa: PLR2004
        bus.do(actor, "support.set_strength", SetStrength.model_validate({**body, "most": min(20, int(body["most"]))}))
    elif press == "chon":
        bus.do(actor, "support.arrange", Arrange(id=new_id(), need_id=need, member_id=who if who.int else None, sex=_sex(sent)))
    elif press == "het":
        for one in board(actor, homes=bool(sent.get("nha"))).suggestions:
            if one.helper:
                _give(actor, one.need.kind, one.need.id, one.helper.id)
        return "giao"
    else:
        _give(actor, sent.get("loai", ""), need, who)
    return {"suc": "suc", "chon": "chon"}.get(press, "giao")


def _give(actor: Actor, kind: str, need: UUID, who: UUID) -> None:
    if kind == "call":
        bus.do(actor, "support.give_call", GiveCall(id=new_id(), call_id=need, member_id=who))
    elif kind == "home":
        bus.do(actor, "support.give_visit", GiveVisit(id=new_id(), household_id=need, member_id=who))
    else:
        bus.do(actor, "support.give_visit", GiveVisit(id=new_id(), assist_id=need, member_id=who))


def _page(request: OfficeRequest, refusal: Refusal | None) -> HttpResponse:
    actor, homes = request.officer.actor, bool(request.GET.get("nha") or request.POST.get("nha"))
    found = board(actor, homes=homes)
    villages = {one.id: f"{one.kind} {one.name}" for one in villages_visible_to(actor)}
    cards = [_card(one, found, villages) for one in found.suggestions[:SHOWN]]
    _note(actor, found, [card.one for card in cards])
    context = {
        "commune": get_commune(commune_of(actor.scope) or "").full_name,
        "here": "/xa/ai-di-dau",
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
        "cards": cards,
        "count": len(found.suggestions),
        "matched": sum(one.helper is not None for one in found.suggestions),
        "helpers": found.helpers,
        "homes": homes,
        "sexes": SEXES,
        "ways": _ways(actor, found, villages),
        "today": local_today(),
    }
    return render(request, "support/who_goes.html", context, status=refusal.problem.status if refusal else 200)


def _note(actor: Actor, found: Board, shown: list[Suggestion]) -> None:
    """Write down whose homes this page shows; a call has no name."""
    people = [found.assists[one.need.id] for one in shown if one.need.kind == "visit"]
    homes = [found.homes[one.need.id] for one in shown if one.need.kind == "home"]
    seen = [*(Seen(one.place, one.resident_id, one.household_id) for one in people), *(Seen(one.place, household=one.id, kinds=("name", "home")) for one in homes)]
    if seen:
        looked(actor, GOING, seen)


def _card(one: Suggestion, found: Board, villages: dict[UUID, str]) -> Card:
    need = one.need
    where = villages.get(need.village, "Chưa rõ thôn, bản") if need.village else "Chưa rõ thôn, bản"
    if need.kind == "call":
        title = found.calls[need.id].about or "Chưa nói việc gì"
    elif need.kind == "visit":
        title = f"{found.assists[need.id].resident.full_name}, nhà {found.assists[need.id].household.head_name}"
    else:
        title = f"Nhà {found.homes[need.id].head_name}"
    tongue = tongue_names().get(need.tongue, need.tongue)
    why = ", ".join(_reason(key) for key in one.why) if one.helper else NOBODY[one.why[0]].format(tongue=tongue[:1].lower() + tongue[1:])
    return Card(one, KINDS[need.kind], title, where, why)


def _reason(key: str) -> str:
    kind, _, rest = key.partition("_")
    if kind == "has":
        return "chưa giữ việc nào" if rest == "0" else f"đang giữ {rest} việc"
    if kind == "speaks":
        tongue = tongue_names().get(rest, rest)
        return f"nói {tongue[:1].lower()}{tongue[1:]}"
    return WHY[key]


def _ways(actor: Actor, found: Board, villages: dict[UUID, str]) -> list[tuple[Helper, list[tuple[str, list[str]]]]]:
    """Return for each helper what they hold or are proposed for, village by village in the order of the way."""
    near, people = neighbours(actor), {one.id: one for one in found.helpers}
    tasks: dict[UUID, dict[UUID | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for call in found.given:
        if call.helper_id in people:
            tasks[call.helper_id][call.village_id].append(call.about or KINDS["call"])
    for one in found.suggestions:
        if one.helper:
            tasks[one.helper.id][one.need.village].append(f"{KINDS[one.need.kind]} (đề nghị)")
    ways = []
    for who in sorted(tasks, key=lambda who: (people[who].name, str(who))):
        order: list[UUID | None] = [*route(people[who].village, [one for one in tasks[who] if one], near)]
        stops = [*order, *([None] if None in tasks[who] else [])]
        ways.append((people[who], [(villages.get(one, "Chưa rõ thôn, bản") if one else "Chưa rõ thôn, bản", tasks[who][one]) for one in stops]))
    return ways


def _sex(sent: QueryDict) -> Any:  # noqa: ANN401 (one of three words)
    said = sent.get("gioi", "")
    return said if said in dict(SEXES) else ""


def _uuid(sent: QueryDict, name: str) -> UUID:
    """Return the id that a form names; one that names nothing names what nobody knows."""
    try:
        return UUID(sent.get(name, ""))
    except ValueError:
        return UUID(int=0)
