"""The office's pages of petitions: by deadline, and one with everything that is done with it. Works without JavaScript."""

from typing import Any, Final, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel, ValidationError

from nhipcau.feedback.petitions import bodies, opening
from nhipcau.feedback.petitions.catalogue import HANDS, abouts, area_of, body_name, category_name, is_quiet
from nhipcau.feedback.petitions.catalogue import bodies as known_bodies
from nhipcau.feedback.petitions.models import ANSWERED, ASKED, CLOSED, NEW, TAKEN, Opening, Petition, Photo, Word
from nhipcau.feedback.petitions.problems import MISREAD
from nhipcau.feedback.petitions.queries import answered_by, get_petition, is_late, same_as, spot_of, waiting_for
from nhipcau.feedback.petitions.routing import may_go_to
from nhipcau.feedback.petitions.shown import how_it_stands
from nhipcau.feedback.petitions.tending import relay_all
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.scope import commune_of
from nhipcau.places.models import Province, Village
from nhipcau.places.queries import get_commune

SHOWN: Final = 60  # petitions of a list; their number is always whole
HOW: Final = {"app": "qua người của tổ", "page": "qua trang mạng", "text": "qua tin nhắn"}
STATES: Final = {
    NEW: ("wait", "Chờ nhận"),
    TAKEN: ("part", "Đang làm"),
    ASKED: ("wait", "Chờ bà con trả lời"),
    ANSWERED: ("ok", "Đã trả lời"),
    CLOSED: ("aside", "Đã khép"),
}
DONE: Final = {
    "nhan": "Đã nhận việc.", "hoi": "Đã gửi câu hỏi. Hạn tạm dừng đến khi bà con trả lời.", "tra-loi": "Đã trả lời bà con.",
    "chuyen": "Đã chuyển. Hạn tính lại từ hôm nay.", "gui": "Đã ghi văn bản gửi đi.", "dung": "Đã ghi tạm dừng.",
    "khep": "Đã khép.", "mo-lai": "Đã mở lại.", "gop": "Đã gộp.", "dang": "Đã lưu lời đăng.", "mo-ten": "Đã xin mở danh tính. Chờ người thứ hai.",
    "dong-y": "Đã đồng ý mở danh tính.", "anh": "Đã thêm ảnh.",
}  # fmt: skip
_VERBS: Final[dict[str, tuple[str, type[BaseModel], dict[str, str]]]] = {  # press: verb, body, {field: name in the form}
    "nhan": ("feedback.take", bodies.TakePetition, {}),
    "hoi": ("feedback.ask_back", bodies.AskPetitioner, {"text": "loi"}),
    "tra-loi": ("feedback.answer", bodies.AnswerPetition, {"text": "loi", "document": "van_ban"}),
    "chuyen": ("feedback.give", bodies.GivePetition, {"body": "noi", "about": "ve_ai", "reason": "ly_do"}),
    "gui": ("feedback.forward", bodies.ForwardPetition, {"body": "noi", "document": "van_ban"}),
    "dung": ("feedback.pause", bodies.PausePetition, {"why": "ly_do", "until": "den"}),
    "khep": ("feedback.close", bodies.ClosePetition, {"reason": "ly_do"}),
    "mo-lai": ("feedback.reopen", bodies.ReopenPetition, {"reason": "ly_do"}),
    "gop": ("feedback.merge", bodies.MergePetition, {"into_id": "vao"}),
    "dang": ("feedback.publish", bodies.PublishPetition, {"text": "loi"}),
    "mo-ten": ("feedback.ask_identity", bodies.AskIdentity, {"reason": "ly_do"}),
}


class Line(NamedTuple):
    """A petition in a list."""

    it: Petition
    category: str
    village: str
    state: tuple[str, str]
    stands: str
    late: bool


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def listed(request: OfficeRequest) -> HttpResponse:
    """List the commune's petitions, the soonest deadline first."""
    return _list(request, "/xa/y-kien")


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def one(request: OfficeRequest, petition_id: UUID) -> HttpResponse:
    """Show a petition, and take what is done with it (``viec``). A refusal is said on its page.

    Raises:
        Refusal: 404.456 it is not there.
    """
    return _one(request, petition_id, "/xa/y-kien")


@require_safe
@office(PROVINCE_LEAD, purpose=HELP)
def listed_above(request: OfficeRequest) -> HttpResponse:
    """List what the province answers: given up a level, or about a commune's own lead or police."""
    return _list(request, "/tinh/y-kien")


@require_http_methods(["GET", "HEAD", "POST"])
@office(PROVINCE_LEAD, purpose=HELP)
def one_above(request: OfficeRequest, petition_id: UUID) -> HttpResponse:
    """Show one of the province's petitions, as the commune's page does.

    Raises:
        Refusal: 404.456 it is not there.
    """
    return _one(request, petition_id, "/tinh/y-kien")


def _list(request: OfficeRequest, page: str) -> HttpResponse:
    actor = request.officer.actor
    over = request.GET.get("xem") == "xong"
    found = answered_by(actor) if over else waiting_for(actor)
    count = found.count()
    lines = _lines(list(found[:SHOWN]))
    context = {
        **_around(actor, page),
        "lines": lines,
        "over": over,
        "count": count,
        "more": max(0, count - SHOWN),
        "late": sum(line.late for line in lines),
    }
    return render(request, "feedback/petitions.html", context)


def _lines(found: list[Petition]) -> list[Line]:
    names = _villages({one.village_id for one in found if one.village_id})
    return [
        Line(one, category_name(one.category), names.get(one.village_id, "") if one.village_id else "", STATES[one.state], how_it_stands(one), is_late(one))
        for one in found
    ]


def _one(request: OfficeRequest, petition_id: UUID, page: str) -> HttpResponse:
    actor = request.officer.actor
    petition = get_petition(actor, petition_id)
    if request.method != "POST":
        return _page(request, petition, page)
    act = request.POST.get("viec", "")
    try:
        _do(request, petition, act)
    except Refusal as refusal:
        return _page(request, get_petition(actor, petition_id), page, refusal)
    relay_all(petition_id)
    return redirect(f"{page}/{petition_id}?xong={act}" if act != "gop" else f"{page}?xong=gop")


def _do(request: OfficeRequest, petition: Petition, act: str) -> None:
    """Say on the bus what was pressed.

    Raises:
        Refusal: 422.472 the form is not filled in; or what the verb refuses.
    """
    actor, sent = request.officer.actor, request.POST
    told: dict[str, Any] = {"id": sent.get("ma") or new_id()}
    try:
        if act == "dong-y":
            bus.do(actor, "feedback.agree_identity", bodies.AgreeIdentity.model_validate({**told, "opening_id": sent.get("mo")}))
        elif act in _VERBS:
            verb, body, fields = _VERBS[act]
            told |= {"petition_id": petition.id, **{field: sent[name] for field, name in fields.items() if name in sent}}
            bus.do(actor, verb, body.model_validate(told))
        else:
            raise Refusal(MISREAD)
    except ValidationError as error:
        raise Refusal(MISREAD) from error


def _page(request: OfficeRequest, petition: Petition, page: str, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    area = area_of(get_commune(petition.commune).kind)
    names = _villages({petition.village_id} if petition.village_id else set())
    context = {
        **_around(actor, page),
        "it": petition,
        "line": _lines([petition])[0],
        "who": f"một người dân của {names[petition.village_id]}" if petition.village_id in names else "một người dân của xã",
        "commune_name": get_commune(petition.commune).full_name,
        "how": HOW[petition.how],
        "about": abouts()[petition.about]["name"] if petition.about else "",
        "words_said": list(Word.objects.filter(petition=petition).order_by("said_at", "id")),
        "photos": list(Photo.objects.filter(petition=petition).order_by("arrived_at", "id")),
        "bodies": [(code, body_name(code, area)) for code in known_bodies() if _offered(code, petition)],
        "outside": [(code, body_name(code, area)) for code, known in known_bodies().items() if known.get("outside")],
        "abouts": abouts().values(),
        "same": _lines([one for one in same_as(petition.commune, spot_of(petition), petition.id) if one.place.startswith(actor.scope)]),
        "quiet": is_quiet(petition.category) or bool(petition.about),
        "may_open": opening.may_open(actor, petition),
        "openings": list(Opening.objects.filter(petition=petition).order_by("asked_at", "id")),
        "opened": opening.opened_for(actor, petition) if request.GET.get("xem") == "ten" else [],
        "me": actor.id,
        "leads": actor.role in {COMMUNE_LEAD, PROVINCE_LEAD},
        "typed": request.POST if refusal else {},
        "next": new_id(),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "feedback/petition.html", context, status=refusal.problem.status if refusal else 200)


def _offered(code: str, petition: Petition) -> bool:
    return code != petition.body and known_bodies()[code]["hands"] in HANDS and may_go_to(code, petition.about)


def _around(actor: Actor, page: str) -> dict[str, Any]:
    code = commune_of(actor.scope)
    where = get_commune(code).full_name if code else _province(actor.scope)
    return {"here": page, "where": where, "today": local_today()}


def _province(scope: str) -> str:
    found = Province.objects.filter(code=scope.split(".")[1]).first()
    return f"{found.kind} {found.name}" if found else ""


def _villages(ids: set[UUID]) -> dict[UUID, str]:
    return {one.id: f"{one.kind.lower()} {one.name}" for one in Village.objects.filter(id__in=ids)}
