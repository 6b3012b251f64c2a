"""The page of lists of bad names: bring one in, see which count, end one."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, CONTENT_EDITOR
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.safety.checking.bodies import BringBadList, EndBadList
from nhipcau.safety.checking.hashes import chance
from nhipcau.safety.checking.lists import official_domains
from nhipcau.safety.checking.models import BadName
from nhipcau.safety.checking.problems import MISREAD, NO_LIST, TOO_LARGE, UNKNOWN_LIST
from nhipcau.safety.checking.queries import MOST_CARRIED, carried, digest_of, files, kept_of, standing
from nhipcau.safety.checking.reading import MOST_BYTES, MOST_LINES, read_list

PAGE: Final = "/xa/danh-sach-xau"
OLD_DAYS: Final = 30
AT_ONCE: Final = 2000  # names written in one statement
DONE: Final = {"nhan": "Đã nhận. Các máy lấy về khi có sóng.", "thoi": "Đã thôi dùng. Các máy bỏ đi khi có sóng."}


@require_http_methods(["GET", "HEAD", "POST"])
@office(COMMUNE_LEAD, CONTENT_EDITOR, purpose=CONTENT)
def bad_lists(request: OfficeRequest) -> HttpResponse:
    """Show every list with its source and its day; take a file (``tep``, with ``nguon`` and ``ngay``), or end a list (``ma``)."""
    if request.method != "POST":
        return _page(request)
    ends = request.POST.get("viec") == "thoi"
    try:
        if ends:
            bus.do(request.officer.actor, "safety.end_bad_list", _ending(request))
        else:
            _bring(request)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={'thoi' if ends else 'nhan'}")


def _ending(request: OfficeRequest) -> EndBadList:
    try:
        return EndBadList.model_validate({"list_id": request.POST.get("ma")})
    except ValueError as error:
        raise Refusal(UNKNOWN_LIST) from error


def _bring(request: OfficeRequest) -> None:
    """Read the file, say in the ledger that it came, and write its names: all in this page's transaction.

    Raises:
        Refusal: 413.350 to 422.352 the file; 422.353 its source or its day.
    """
    sent = request.FILES.get("tep")
    if sent is None or (sent.size or 0) > MOST_BYTES:
        raise Refusal(NO_LIST if sent is None else TOO_LARGE)
    brought = read_list(sent.read())
    names, out = kept_of(brought.names)
    if not names:
        raise Refusal(NO_LIST)
    told = {
        "id": new_id(), "source": request.POST.get("nguon", ""), "as_of": request.POST.get("ngay", ""), "form": brought.form,
        "whole": len(names), "left_out": len(out), "faulty": min(brought.faulty, MOST_LINES), "digest": digest_of(names),
    }
    try:
        body = BringBadList.model_validate(told)
    except ValueError as error:
        raise Refusal(MISREAD) from error
    bus.do(request.officer.actor, "safety.bring_bad_list", body)
    rows = (BadName(of_id=body.id, at=at, host=host) for at, host in enumerate(names))
    BadName.objects.bulk_create(rows, batch_size=AT_ONCE)


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    lists, scope = standing(), request.officer.actor.scope
    on_phones = len(carried())
    context = {
        "here": PAGE,
        "lists": [(one, one.ended_at is None and (local_today() - one.as_of).days > OLD_DAYS, one.place.startswith(scope)) for one in lists],
        "carried": on_phones,
        "most": MOST_CARRIED,
        "once_in": round(1 / chance(on_phones)) if on_phones else 0,
        "official": len(official_domains(files())),
        "official_as_of": files()["official"]["as_of"],
        "today": local_today().isoformat(),
        "typed": {"nguon": request.POST.get("nguon", ""), "ngay": request.POST.get("ngay", "")},
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "safety/bad_lists.html", context, status=refusal.problem.status if refusal else 200)
