"""The public pages of the procedures: to look for, and to read."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.guides import queries

MOST = 10  # procedures shown for a search
LONGEST = 200  # characters of a search that are read
LEVELS = {"full": "Làm trọn trên mạng được", "partial": "Làm một phần trên mạng"}
CHANNELS = {"online": "nộp trên mạng", "direct": "nộp tại nơi nhận", "post": "gửi bưu điện"}


@dataclass(frozen=True)
class Shelf:
    """A field of public services and how many procedures stand in it."""

    id: str
    name: str
    count: int


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words typed (``q``), or what stands in a field (``nhom``)."""
    query, wanted = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("nhom", "")
    everything = queries.procedures_by_field()
    counts = Counter(procedure.field for procedure in everything)
    shelves = [Shelf(field["key"], field["title"], counts[field["key"]]) for field in queries.fields()]
    shelves = [shelf for shelf in shelves if shelf.count]
    chosen = next((shelf for shelf in shelves if shelf.id == wanted), None)
    if query:
        found = queries.find_procedures(query, MOST)
    else:
        found = [procedure for procedure in everything if chosen and procedure.field == chosen.id]
    context = {
        "here": "thu-tuc",
        "query": query,
        "chosen": chosen,
        "fields": shelves,
        "found": found,
        "most": MOST,
    }
    return render(request, "guides/procedures.html", context)


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one procedure as reference: papers, steps, time, fee, law, and who has checked it.

    A code of before shows the procedure that took over, and says so.

    Raises:
        Refusal: 404.40 there is none with this code.
    """
    found = queries.get_procedure(code)
    body: dict[str, Any] = found.body
    names = {field["key"]: field["title"] for field in queries.fields()}
    ways = [CHANNELS[way] for way in body.get("channels", []) if way in CHANNELS]
    context = {
        "here": "thu-tuc",
        "it": body,
        "field": names.get(found.field, "Nhóm khác"),
        "level": LEVELS.get(body.get("level", ""), ""),
        "channels": ", ".join(ways).capitalize() or "Hỏi nơi nhận",
        "has_guide": queries.has_guide(found),
        "replaced_by": found.replaced_by,
        "former": code if code != found.code else "",
    }
    return render(request, "guides/procedure.html", context)
