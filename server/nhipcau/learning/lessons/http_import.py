"""The editors' page that brings somebody else's lesson in: what was read, what was left out and why, and a draft to finish."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nhipcau.kernel.actor import CONTENT_EDITOR
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.learning.lessons.importing.drafts import Draft, draft
from nhipcau.learning.lessons.importing.h5p import read_h5p
from nhipcau.learning.lessons.importing.packages import LARGEST, Broken, Hostile
from nhipcau.learning.lessons.problems import HOSTILE_PACKAGE, NO_PACKAGE, NOTHING_TO_TAKE

PAGE = "/soan/nhap-bai"


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT, export="toml")
def bring(request: OfficeRequest) -> HttpResponse:
    """Take an H5P package and show the draft made of it, or hand it out as a file. Nothing is kept here."""
    if request.method != "POST":
        return render(request, "learning/import.html", {"here": PAGE})
    try:
        made = _made(request.FILES.get("tep"))
    except Refusal as refusal:
        problem, words = refusal.problem, refusal.problem.vi
        return render(request, "learning/import.html", {"here": PAGE, "problem": problem, "words": words}, status=problem.status)
    if request.POST.get("lay") == "toml":
        answer = HttpResponse(made.toml, content_type="application/toml; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}.toml"'
        return answer
    return render(request, "learning/import.html", {"here": PAGE, "made": made})


def _made(sent: "UploadedFile[bytes] | None") -> Draft:
    if sent is None:
        raise Refusal(NO_PACKAGE)
    if (sent.size or 0) > LARGEST:
        raise Refusal(HOSTILE_PACKAGE)
    try:
        read = read_h5p(sent.read())
    except Hostile as error:
        raise Refusal(HOSTILE_PACKAGE) from error
    except Broken as error:
        raise Refusal(NO_PACKAGE) from error
    if not read.texts and not read.questions:
        raise Refusal(NOTHING_TO_TAKE)
    return draft(read, local_today())
