"""The pages of independence: a commune, one village's people, one person; and a province's communes, without a name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.purposes import FOLLOW_UP, STATISTICS
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of, commune_path
from nhipcau.kernel.shares import FEW
from nhipcau.kernel.tables import csv_file
from nhipcau.people.queries import demo_communes, followed_visible_to, nobody
from nhipcau.places.models import Commune, Province
from nhipcau.places.queries import get_commune, get_living_village, villages_of
from nhipcau.support.independence.kept import village_board, wide_board
from nhipcau.support.independence.queries import SPANS, Board, board, months_to, steps_of
from nhipcau.support.independence.rules import AN_HOUR, FEW_PEOPLE, OWN, PACE, REPEAT, Figure, Habit, surely
from nhipcau.support.words import MODES, STEPS

HERE: Final = "/xa/tu-lam"
USUAL: Final = "3"
WHY: Final = {  # what is left out, and why
    REPEAT: ("Ghi lại cùng người, cùng bước, cùng thủ tục", "Trong cùng một quãng bảy ngày chỉ tính một lần, theo lần cần giúp nhiều nhất."),
    PACE: ("Lời ghi “tự làm” khi ghi quá nhanh", f"Một người giúp ghi quá {AN_HOUR} lượt trong một giờ thì không kịp xem từng bước."),
    OWN: ("Lời ghi “tự làm” ở nhà của chính người giúp", "Người giúp trùng tên với người trong nhà. Nhờ người khác trong tổ ghi."),
}
WORDS: Final = {  # how somebody came back
    "kept": ("ok", "Đã quay lại và tự làm"),
    "unseen": ("wait", "Tự làm, chỉ một người giúp thấy"),
    "not_back": ("none", "Chưa thấy quay lại tự làm"),
    "open": ("part", "Chưa đủ 90 ngày"),
}
PEOPLE = read_door(
    "independence",
    "follow_up",
    vi="Xã xem ai đã tự làm được, để dạy tiếp",
    en="The commune looked at who can do what alone, to go on teaching",
    name=("họ tên", "name"),
    steps=("từng bước đã làm, làm thế nào", "steps that were taken, and how"),
)


@dataclass(frozen=True)
class Column:
    """A month of the drawing, in hundredths of its height."""

    month: date
    figure: Figure
    x: int
    prompted: float
    alone: float

    @property
    def reaches(self) -> tuple[float, float]:
        """Where the upper parts begin, counted from above."""
        return round(100 - self.alone - self.prompted, 1), round(100 - self.alone, 1)


@dataclass(frozen=True)
class Row:
    """A place or a person of the table. ``sure``: how many others are surely lower, and higher; None where too little is known."""

    name: str
    figure: Figure
    habit: Habit
    key: Any = ""
    href: str = ""
    demo: bool = False
    sure: tuple[int, int] | None = None
    state: tuple[str, str] | None = None


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=STATISTICS, export="csv")
def commune(request: OfficeRequest) -> HttpResponse:
    """Show how much people of a commune do alone: month by month, village by village, and what is left out."""
    actor, span = request.officer.actor, _span(request)
    place = get_commune(commune_of(actor.scope) or "")
    found = village_board(actor, place.path, local_today(), SPANS[span])
    rows = [
        Row(f"{one.kind} {one.name}", _of(found, one.place), _habit_of(found, one.place), one.place, f"{HERE}/{one.id}")
        for one in villages_of(place.code)
    ]
    if request.GET.get("dang") == "csv":
        return _csv(request, f"tu-lam-{place.code}", rows, SPANS[span])
    context = {**_common(found, span, rows), "title": place.full_name, "demo": place.code in demo_communes()}
    return render(request, "support/independence/commune.html", context)


@require_safe
@office(PROVINCE_ANALYST, purpose=STATISTICS, export="csv")
def province(request: OfficeRequest) -> HttpResponse:
    """Show the communes of a province side by side, in the order of their names; who is surely above whom is said, no more."""
    actor, span = request.officer.actor, _span(request)
    found, counted_at = wide_board(actor, actor.scope, local_today(), SPANS[span])
    communes = Commune.objects.filter(valid_to=None, province=actor.scope.split(".")[1]).order_by("folded", "code")
    demo = demo_communes()
    every = [Row(one.full_name, _of(found, one.code), _habit_of(found, one.code), one.code, demo=one.code in demo) for one in communes]
    rows = [row for row in every if row.figure.total or row.habit != Habit()]
    if request.GET.get("dang") == "csv":
        return _csv(request, f"tu-lam-{actor.scope.split('.')[1]}", rows, SPANS[span])
    named = Province.objects.filter(code=actor.scope.split(".")[1]).first()
    context = {**_common(found, span, rows), "title": f"{named.kind} {named.name}" if named else "Cả nước", "silent": len(every) - len(rows), "demo": any(row.demo for row in rows), "counted_at": counted_at}
    return render(request, "support/independence/province.html", context)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP)
def village(request: OfficeRequest, village_id: UUID) -> HttpResponse:
    """List the people of a village who agreed to be followed up, by name and in no order of merit; the look is noted."""
    actor, span = request.officer.actor, _span(request)
    place = get_living_village(actor, village_id)
    found = board(actor, commune_path(actor.scope), local_today(), SPANS[span], lambda slot: slot.person, lambda slot: slot.place == place.place)
    known = {*found.parts, *found.habits}
    people = list(followed_visible_to(actor).filter(id__in=known).order_by("given_name", "full_name", "id"))
    rows = [
        Row(one.full_name, _of(found, one.id), _habit_of(found, one.id), one.id, f"{HERE}/nguoi/{one.id}", state=_state(_habit_of(found, one.id)))
        for one in people
    ]
    looked(actor, PEOPLE, [Seen(one.place, one.id, one.household_id) for one in people])
    context = {**_common(found, span, rows), "title": f"{place.kind} {place.name}", "commune": _commune(actor), "unnamed": len(known) - len(rows)}
    return render(request, "support/independence/village.html", context)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP)
def person(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Show one person's steps over the months, to whoever may see that family; only with the consent to be followed up."""
    actor, today = request.officer.actor, local_today()
    one = followed_visible_to(actor).filter(id=person_id).select_related("household__village").first()
    if one is None:
        raise nobody(person_id)
    looked(actor, PEOPLE, [Seen(one.place, one.id, one.household_id)])
    found = board(actor, commune_path(one.place), today, SPANS["12"], lambda slot: slot.person, lambda slot: slot.person == one.id)
    steps = [(STEPS.get(step, step), MODES[mode], when, many) for step, mode, when, many in steps_of(actor, one.place, one.id, today)]
    where = one.household.village
    context = {
        **_common(found, "12", []),
        "title": one.full_name,
        "commune": _commune(actor),
        "where": f"{where.kind} {where.name}",
        "village": f"{HERE}/{where.id}",
        "steps": steps,
        "state": _state(found.habit),
    }
    return render(request, "support/independence/person.html", context)


def _commune(actor: Actor) -> str:
    return get_commune(commune_of(actor.scope) or "").full_name


def _span(request: OfficeRequest) -> str:
    asked = request.GET.get("thang", USUAL)
    return asked if asked in SPANS else USUAL


def _of(found: Board, key: object) -> Figure:
    return found.parts.get(key, Figure())


def _habit_of(found: Board, key: object) -> Habit:
    return found.habits.get(key, Habit())


def _state(habit: Habit) -> tuple[str, str] | None:
    """Return in words how one person came back."""
    return next((words for name, words in WORDS.items() if getattr(habit, name)), None)


def _common(found: Board, span: str, rows: Sequence[Row]) -> dict[str, Any]:
    sure = surely([row.figure for row in rows])
    total = found.total
    return {
        "here": HERE,
        "total": total,
        "ends": _ends(total),
        "habit": found.habit,
        "columns": [_column(at, month, figure) for at, (month, figure) in enumerate(found.months.items())],
        "width": 10 * len(found.months),
        "rows": [replace(row, sure=one) for row, one in zip(rows, sure, strict=True)],
        "left": [(*WHY[reason], total.left[reason]) for reason in WHY if total.left.get(reason)],
        "spans": SPANS,
        "span": span,
        "few": FEW,
        "few_people": FEW_PEOPLE,
    }


def _ends(figure: Figure) -> tuple[float, float]:
    """Return where the first and the second part of a bar end, in hundredths of its length."""
    whole = figure.total or 1
    return round(100 * figure.alone / whole, 1), round(100 * (figure.alone + figure.prompted) / whole, 1)


def _column(at: int, month: date, figure: Figure) -> Column:
    whole = figure.total or 1
    return Column(month, figure, 10 * at, round(100 * figure.prompted / whole, 1), round(100 * figure.alone / whole, 1))


def _csv(request: OfficeRequest, name: str, rows: Sequence[Row], span: int) -> HttpResponse:
    today = local_today()
    first = months_to(today)[-span]
    heading = [
        "noi", "mau", "tu_ngay", "den_ngay", "buoc_tu_lam", "buoc_co_nhac", "buoc_lam_ho", "buoi_giup", "nguoi", "thap_nhat", "cao_nhat",
        "con_it", "bo_lap_lai", "bo_ghi_qua_nhanh", "bo_nha_nguoi_giup", "lan_dau_qua_90_ngay", "quay_lai_tu_lam", "chi_mot_nguoi_thay", "chua_du_90_ngay",
    ]  # fmt: skip
    tell("export.made", request.officer.actor, what="independence", rows=len(rows))
    return csv_file(f"{name}-{today}.csv", heading, [_cells(row, first, today) for row in rows])


def _cells(row: Row, first: date, last: date) -> list[object]:
    one, back = row.figure, row.habit
    low, high = [f"{end:.4f}" for end in one.between] if one.between else ("", "")
    return [
        row.name, "so lieu mau" if row.demo else "", first, last, one.alone, one.prompted, one.done_for, one.visits, one.people, low, high,
        "x" if one.few else "", *(one.left.get(reason, 0) for reason in WHY), back.share.whole, back.kept, back.unseen, back.open,
    ]  # fmt: skip
