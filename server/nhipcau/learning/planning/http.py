"""The calendar of classes at the office: what it is made from, weeks by places, why a week was refused, one class changed by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel, ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import VIETNAM, local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.scope import commune_of
from nhipcau.learning.classes.bodies import PlanClass
from nhipcau.learning.planning import forms
from nhipcau.learning.planning.bodies import MOST_WEEKS, EditPlan, MakePlan, SetPlan
from nhipcau.learning.planning.bound import Lack
from nhipcau.learning.planning.problems import NO_SKILL, NOT_IN_PLAN
from nhipcau.learning.planning.queries import Planned, get_plan, plan_of, sites_of, tongues
from nhipcau.learning.planning.shapes import Class, Site, Slot
from nhipcau.learning.planning.sheet import MEDIA, workbook
from nhipcau.places.queries import ZONES, names_of

SHOWN: Final = 13  # weeks side by side
USUAL_WEEKS: Final = 26
BEGIN, MINUTES = time(19, 0), 90  # of a class that is opened from the calendar; the class's own page changes it
PER_PAGE: Final = 40
LETTERS: Final = {"tet": "T", "transplant": "C", "harvest": "G", "no_day": "N", "festival": "H", "storm": "B"}
LACKS: Final = {
    "no_speaker": "không ai nói tiếng bà con",
    "no_trainer": "không ai dạy được chuyên đề",
    "no_weeks": "không đủ tuần dạy được",
    "too_few": "người dạy được không đủ buổi",
}


@dataclass(frozen=True)
class Cell:
    """A place in a week: how many classes, or the letter of why not; ``avoid``: better not, but possible."""

    week: int
    many: int
    letter: str
    avoid: bool
    words: str


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
def calendar(request: OfficeRequest) -> HttpResponse:
    """Show weeks by places, what lacks, the gap; take a press: make the calendar, or make it anew."""
    if request.method == "POST":
        body = MakePlan(id=new_id(), fresh=request.POST.get("viec") == "moi")
        return _do(request, "learning.make_plan", body, "/lich-lop?xong=xep", _calendar_page)
    return _calendar_page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
def sources(request: OfficeRequest) -> HttpResponse:
    """Show and take the tables that a calendar is made from: weeks, topics, trainers, places."""
    if request.method != "POST":
        return _sources_page(request, None)
    planned, sent = _planned(request.officer.actor), request.POST
    try:
        body = SetPlan(
            id=new_id(),
            first_week=forms.first_week_of(sent, planned.row.first_week),
            weeks=_number(sent.get("tuan", ""), planned.row.weeks, MOST_WEEKS),
            sites=forms.sites_from(sent, planned),
            topics=forms.topics_from(sent) if "chu-de-dong" in sent else None,
            trainers=forms.trainers_from(sent, planned) if "nguoi-dong" in sent else None,
        )
        bus.do(request.officer.actor, "learning.set_plan", body)
    except Refusal as refusal:
        return _sources_page(request, refusal)
    return redirect("/lich-lop/nguon?xong=luu")


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING)
def place(request: OfficeRequest, site: str) -> HttpResponse:
    """Show the classes of a place and why weeks are refused; take a press: pin, let go, take a week out, open a class."""
    planned = get_plan(request.officer.actor)
    if site not in planned.names:
        raise Refusal(NOT_IN_PLAN)

    def page(request: OfficeRequest, refusal: Refusal | None) -> HttpResponse:
        return _place_page(request, site, refusal)

    if request.method != "POST":
        return page(request, None)
    if request.POST.get("viec") == "mo-lop":
        return _open_class(request, planned, site, page)
    try:
        body = _edit(request.POST, site)
    except ValidationError:
        return page(request, Refusal(NOT_IN_PLAN))
    return _do(request, "learning.edit_plan", body, f"/lich-lop/noi/{site}?xong=sua", page)


@require_safe
@office(COMMUNE_LEAD, PROVINCE_LEAD, purpose=RUNNING, export="the calendar of classes as XLSX")
def sheet(request: OfficeRequest) -> HttpResponse:
    """Return the calendar as a workbook: the classes, and why weeks were refused. Without a calendar, its heads alone."""
    planned = _planned(request.officer.actor)
    name = f"lich-lop-{planned.row.first_week:%Y-%m-%d}.xlsx"
    return HttpResponse(workbook(planned), content_type=MEDIA, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _do(request: OfficeRequest, verb: str, body: BaseModel, then: str, page: Callable[[OfficeRequest, Refusal | None], HttpResponse]) -> HttpResponse:
    try:
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return page(request, refusal)
    return redirect(then)


def _planned(actor: Actor) -> Planned:
    """Return the calendar of a place; one that nobody wrote yet begins on the Monday after next, and is not kept."""
    found = plan_of(actor)
    if found:
        return found
    today = local_today()
    monday = today + timedelta(days=14 - today.weekday())
    fresh = Planned.of_nothing(actor.scope, monday, USUAL_WEEKS)
    return Planned(fresh, sites_of(actor))


def _calendar_page(request: OfficeRequest, refusal: Refusal | None) -> HttpResponse:
    planned = _planned(request.officer.actor)
    task, first = planned.task, _number(request.GET.get("tuan", "0"), 0, planned.row.weeks - 1)
    weeks = range(first, min(first + SHOWN, planned.row.weeks))
    at: dict[tuple[str, int], int] = {}
    for one, slot in planned.plan.items():
        at[one.site, slot.week] = at.get((one.site, slot.week), 0) + 1
    rows = [(site, [_cell(site, week, at.get((site.id, week), 0)) for week in weeks]) for site in task.sites]
    ready = bool(task.topics and task.trainers and task.sites)
    context = {
        **_around(request, refusal),
        "planned": planned,
        "ready": ready,
        "rows": rows,
        "weeks": [planned.monday(week) for week in weeks],
        "lacks": [_lack(one, planned) for one in planned.lacks()] if ready else [],
        "held": len(planned.plan),
        "wanted": len(task.classes),
        "loose": [_class_words(one, planned) for one in task.classes if one not in planned.plan] if planned.plan else [],
        "moved": [_class_words(Class(*one), planned) for one in planned.row.found.get("moved", [])],
        "before": max(0, first - SHOWN) if first else None,
        "after": first + SHOWN if first + SHOWN < planned.row.weeks else None,
    }
    return render(request, "learning/plan.html", context, status=refusal.problem.status if refusal else 200)


def _sources_page(request: OfficeRequest, refusal: Refusal | None) -> HttpResponse:
    planned = _planned(request.officer.actor)
    asked, page = planned.row.asked, _number(request.GET.get("trang", "1"), 1, 99)
    names = list(planned.names)[(page - 1) * PER_PAGE : page * PER_PAGE]
    trainers = [
        {**one, "tongues": forms.tongue_words(one["tongues"]), "home": forms.home_words(one["home"], planned.names),
         "topics": ", ".join(str(at + 1) for at, topic in enumerate(planned.task.topics) if topic.id in one["topics"]),
         "away": ", ".join(f"{date.fromisoformat(day):%d/%m/%Y}" for day in one["away"])}
        for one in asked.get("trainers", [])
    ]  # fmt: skip
    context = {
        **_around(request, refusal),
        "planned": planned,
        "topics": [*({**one, "skills": ", ".join(one["skills"])} for one in asked.get("topics", [])), *[{}] * forms.SPARE],
        "trainers": [*trainers, *[{"per_week": 3}] * forms.SPARE],
        "sites": [(site, planned.names[site], planned.said(site)) for site in names],
        "homes": [forms.home_words(one, planned.names) for one in planned.names],
        "tongues": tongues(),
        "zones": ZONES,
        "page": page,
        "pages": max(1, -(-len(planned.names) // PER_PAGE)),
    }
    return render(request, "learning/plan_sources.html", context, status=refusal.problem.status if refusal else 200)


def _place_page(request: OfficeRequest, site: str, refusal: Refusal | None) -> HttpResponse:
    planned = get_plan(request.officer.actor)
    task = planned.task
    known, topics = task.site[site], {one.id: one.name for one in task.topics}
    of_site = [one for one in task.classes if one.site == site]
    context = {
        **_around(request, refusal),
        "planned": planned,
        "site": known,
        "classes": sorted(
            ((one, topics[one.topic], planned.plan.get(one), planned.days.get(one), one in task.pinned) for one in of_site),
            key=lambda row: (row[3] or date.max, row[0]),
        ),
        "weeks": [(week, planned.monday(week), known.open_in(week)) for week in range(planned.row.weeks)],
        "reasons": [(planned.monday(week), week, found, week in known.forbidden) for week in range(planned.row.weeks) if (found := known.reasons.get(week, ())) or week in known.forbidden],
        "trainers": task.trainers,
        "village": bool(commune_of(planned.row.place)),
    }
    return render(request, "learning/plan_place.html", context, status=refusal.problem.status if refusal else 200)


def _around(request: OfficeRequest, refusal: Refusal | None) -> dict[str, Any]:
    path = request.officer.actor.scope.rstrip(".").removeprefix("vn.")
    return {
        "office": names_of([path]).get(path, ""),
        "here": "/lich-lop",
        "done": {"xep": "Đã xếp lịch.", "luu": "Đã lưu. Lịch chưa đổi: bấm Xếp lịch để xếp theo bảng mới.", "sua": "Đã sửa và xếp lại quanh chỗ sửa.", "mo": "Đã mở lớp ở trang Lớp."}.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }


def _cell(site: Site, week: int, many: int) -> Cell:
    reasons = site.reasons.get(week, ())
    said = [one for one in reasons if one.refuses]
    letter = "X" if week in site.forbidden else LETTERS.get(said[0].kind, "N") if said else ""
    avoid = not letter and bool(reasons)
    words = "không dạy tuần này theo ý lãnh đạo" if letter == "X" else ", ".join(one.name for one in (said or reasons))
    return Cell(week, many, letter, avoid, words)


def _lack(one: Lack, planned: Planned) -> tuple[str, str]:
    names = [planned.names[site] for site in one.sites]
    where = ", ".join(names[:6]) + (f" và {len(names) - 6} nơi nữa" if len(names) > 6 else "")  # noqa: PLR2004
    about = f" ({tongues().get(one.about, one.about)})" if one.about else ""
    return where, f"{LACKS[one.kind]}{about}: thiếu {one.short} lớp"


def _class_words(one: Class, planned: Planned) -> str:
    topic = next((topic.name for topic in planned.task.topics if topic.id == one.topic), one.topic)
    return f"{planned.names.get(one.site, one.site)}: {topic}, lớp {one.number + 1}"


def _edit(sent: QueryDict, site: str) -> EditPlan:
    return EditPlan.model_validate(
        {
            "id": new_id(),
            "what": sent.get("viec", ""),
            "site": site,
            "topic": sent.get("chu-de") or None,
            "number": sent.get("lop") or 0,
            "week": sent.get("tuan") or None,
            "trainer": sent.get("nguoi") or None,
        }
    )


def _open_class(request: OfficeRequest, planned: Planned, site: str, page: Callable[[OfficeRequest, Refusal | None], HttpResponse]) -> HttpResponse:
    """Open a planned class in the room of classes; the same class opened twice is one."""
    sent = request.POST
    one = Class(site, sent.get("chu-de", ""), _number(sent.get("lop", ""), 0, 999))
    slot = planned.plan.get(one)
    skills: list[str] = next((topic.get("skills", []) for topic in planned.row.asked.get("topics", []) if topic["id"] == one.topic), [])
    if slot is None or not skills:
        return page(request, Refusal(NO_SKILL if slot else NOT_IN_PLAN))
    return _do(request, "learning.plan_class", _class_body(planned, one, slot, skills), f"/lich-lop/noi/{site}?xong=mo", page)


def _class_body(planned: Planned, one: Class, slot: Slot, skills: list[str]) -> PlanClass:
    site, village = planned.task.site[one.site], commune_of(planned.row.place)
    return PlanClass(
        id=uuid5(planned.row.id, "|".join((*map(str, one), *map(str, slot)))),
        commune="" if village else one.site,
        village_id=UUID(one.site) if village else None,
        venue=f"Nhà văn hóa {site.name}",
        audience="resident",
        skills=skills,
        level=1,
        room=min(300, site.room),
        tongue=site.tongue,
        begins_at=datetime.combine(planned.days[one], BEGIN, VIETNAM),
        minutes=MINUTES,
    )


def _number(text: str, default: int, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else default  # noqa: PLR2004 (short)
