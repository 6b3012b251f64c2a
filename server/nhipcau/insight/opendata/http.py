"""The public page of open data, its files and its catalogue; and the page where a province decides to give any out."""

import re
from datetime import date
from typing import Any, Final

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.insight.atlas import names
from nhipcau.insight.opendata import queries
from nhipcau.insight.opendata.bodies import DecideOpenData
from nhipcau.insight.opendata.catalogue import described
from nhipcau.insight.opendata.formats import MEDIA
from nhipcau.insight.opendata.problems import UNKNOWN_OPEN_DATA
from nhipcau.insight.opendata.queries import File
from nhipcau.insight.opendata.settled import settled
from nhipcau.insight.opendata.tables import public_indicators
from nhipcau.kernel import bus
from nhipcau.kernel.actor import PROVINCE_ANALYST
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS

FOREVER: Final = "public, max-age=31536000, immutable"
A_WHILE: Final = "public, max-age=3600"
WHAT: Final = {
    "csv": "CSV, UTF-8", "excel.csv": "CSV cho Excel (UTF-8 có BOM)", "json": "JSON-stat 2.0", "parquet": "Parquet",
}  # fmt: skip
_MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show what is given out: months, files, definitions, licence, how what is few is left out."""
    releases = queries.latest()
    rows = [{"it": one, "files": [(ending, WHAT[ending], file) for ending in one.files if (file := queries.file_of(one, ending))]} for one in releases]
    context: dict[str, Any] = {"here": "du-lieu-mo", "rows": rows, "indicators": public_indicators(), "told": settled(), "demo": any(one.demo for one in releases)}
    return render(request, "insight/open_data.html", context)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Return the description of everything for catalogues of others."""
    answer = JsonResponse(described(queries.latest(), request.build_absolute_uri("/").rstrip("/")), json_dumps_params={"ensure_ascii": False})
    answer.headers["Content-Type"] = "application/ld+json"
    answer.headers["Cache-Control"] = A_WHILE
    return answer


@require_safe
def month_file(request: HttpRequest, province: str, name: str) -> HttpResponseBase:
    """Return a file of the latest version of a month, or of another (``ban``); the address stays, the ETag says which it is."""
    month, _, ending = name.partition(".")
    if not _MONTH.fullmatch(month) or not re.fullmatch(r"[0-9]{2}", province):
        raise Refusal(UNKNOWN_OPEN_DATA)
    found = queries.versions(province, date.fromisoformat(f"{month}-01"))
    wanted = request.GET.get("ban", "")
    release = next((one for one in found if not wanted or str(one.version) == wanted), None)
    file = queries.file_of(release, ending) if release else None
    if file is None:
        raise Refusal(UNKNOWN_OPEN_DATA)
    return _sent(request, file, f"nhip-cau-{province}-{month}.{ending}", A_WHILE)


@require_safe
def named_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return the file that a hash names; it never changes."""
    digest, _, ending = name.partition(".")
    file = queries.ending_of(digest) if re.fullmatch(r"[0-9a-f]{64}", digest) else None
    if file is None or file.ending != ending:
        raise Refusal(UNKNOWN_OPEN_DATA)
    return _sent(request, file, f"nhip-cau-{digest[:12]}.{ending}", FOREVER)


@require_http_methods(["GET", "HEAD", "POST"])
@office(PROVINCE_ANALYST, purpose=STATISTICS)
def deciding(request: OfficeRequest) -> HttpResponse:
    """Show what the province decided about open data; take a press: give it out each month, or no longer."""
    actor = request.officer.actor
    if request.method == "POST":
        bus.do(actor, "insight.decide_open_data", DecideOpenData(on=request.POST.get("bat") == "1"))
        return redirect("/so-lieu/du-lieu-mo?xong=1")
    context = {
        "here": "/so-lieu/du-lieu-mo",
        "place": names().spot(actor.scope),
        "setting": queries.setting_of(actor.scope),
        "told": settled(),
        "mine": [one for one in queries.latest() if one.province == actor.scope.split(".")[1]],
        "done": "Đã ghi." if request.GET.get("xong") else "",
    }
    return render(request, "insight/open_deciding.html", context)


def _sent(request: HttpRequest, file: File, name: str, keeping: str) -> HttpResponseBase:
    mark = f'"{file.digest}"'
    answer: HttpResponseBase
    if mark in request.headers.get("If-None-Match", ""):
        answer = HttpResponseNotModified()
    else:
        answer = StreamingHttpResponse(queries.parts_of(file.digest), content_type=MEDIA[file.ending])
        answer.headers["Content-Length"] = str(file.bytes)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["ETag"], answer.headers["Cache-Control"] = mark, keeping
    return answer
