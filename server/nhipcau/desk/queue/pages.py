"""What the pages of the queue share: where an officer is, and a refusal in words."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path
from nhipcau.places.queries import get_commune

COUNTERS = range(1, 11)
NOBODY = UUID(int=0)  # what a form names that names nothing: nobody has it
OUTCOMES = {
    "done": "Xong",
    "prepared": "Đã soạn đủ, sẽ nộp",
    "papers_lack": "Còn thiếu giấy",
    "elsewhere": "Chỉ sang nơi khác",
    "not_today": "Để hôm khác",
    "left": "Bà con về trước",
}
MODES = {"alone": "Bà con tự làm", "prompted": "Có nhắc", "done_for": "Làm hộ"}
KINDS = {"process": "Làm thủ tục", "digital": "Giúp trên điện thoại", "lookup": "Hỏi, tra cứu", "result": "Nhận kết quả"}
PRIORITY = "người từ 60 tuổi, người khuyết tật, phụ nữ mang thai, người bế con nhỏ, người có công, người ốm"


def place_of(actor: Actor) -> str:
    """Return the path of the commune that an officer's desk is in."""
    return commune_path(actor.scope)


def commune_name(place: str) -> str:
    """Return the full name of the commune of a path."""
    return get_commune(place.split(".")[2]).full_name


def named(sent: QueryDict, name: str) -> UUID:
    """Return the id that a form names."""
    return id_in(sent.get(name, "")) or NOBODY


def press(sent: QueryDict) -> UUID:
    """Return what a press of a button is known by, so that a doubled one is one; a form without it gets a fresh one."""
    return id_in(sent.get("id", "")) or new_id()


def several(sent: QueryDict, name: str) -> list[UUID]:
    """Return the ids that a form names, each once."""
    return list(dict.fromkeys(one for one in map(id_in, sent.getlist(name)) if one))


def id_in(text: str) -> UUID | None:
    """Return the id that a text is, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def page(request: HttpRequest, template: str, refusal: Refusal | None, context: dict[str, Any]) -> HttpResponse:
    """Draw a page; a refusal is said on it and gives it its status."""
    said = {
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, template, {**context, **said}, status=refusal.problem.status if refusal else 200)
