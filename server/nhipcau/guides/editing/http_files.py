"""A guide in and out as a file, and a new version from the content files taken or left."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.guides.editing import tables, tomls
from nhipcau.guides.editing.bodies import LeaveOffer, SaveDraft
from nhipcau.guides.editing.columns import bare
from nhipcau.guides.editing.http import work_on
from nhipcau.guides.editing.problems import BAD_FILE
from nhipcau.guides.editing.saving import id_in, over_in, refused_page, save, saved_before
from nhipcau.kernel import bus
from nhipcau.kernel.actor import CONTENT_EDITOR
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 2 * 1024 * 1024  # bytes of a file


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT, export="xlsx, csv, toml")
def file(request: OfficeRequest, code: str) -> HttpResponse:
    """Give the draft as a workbook or content file, or take one as a new revision.

    Raises:
        Refusal: 404.40 or 404.41 there is no guide; 400.2 the form is broken.
    """
    work = work_on(code)
    if request.method == "POST":
        return _taken(request, code)
    if request.GET.get("dang") == "toml":
        response = HttpResponse(tomls.written(work.body), content_type="application/toml; charset=utf-8")
        name = f"{code}.toml"
    else:
        response = HttpResponse(tables.workbook_of(work.body), content_type=XLSX)
        name = f"{code}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@office(CONTENT_EDITOR, purpose=CONTENT)
def offer(request: OfficeRequest, code: str) -> HttpResponse:
    """Take the version that the content files bring, or have put in force, as the draft; or leave it.

    Raises:
        Refusal: 404.40 or 404.41 there is no guide; 400.2 the form is broken.
    """
    work = work_on(code)
    brought = work.offered or work.replaced
    if brought is None or saved_before(request):
        return redirect(f"/soan/{code}")
    if request.POST.get("lam") == "de":
        bus.do(request.officer.actor, "guides.leave_offer", LeaveOffer(procedure=code, version=brought.version))
        return redirect(f"/soan/{code}?xong={'de-kho' if work.offered else 'giu-nhap'}")
    body = bare(brought.body)
    found = SaveDraft(id=id_in(request), procedure=code, over=over_in(request), how="from_store", guide=body)
    return save(request, found) or redirect(f"/soan/{code}?xong=kho")


def _taken(request: OfficeRequest, code: str) -> HttpResponse:
    if saved_before(request):
        return redirect(f"/soan/{code}?xong=nhap")
    try:
        body = _body_of(request.FILES.get("tep"), code)
    except Refusal as refusal:
        return refused_page(request, refusal)
    found = SaveDraft(id=id_in(request), procedure=code, over=over_in(request), how="imported", guide=body)
    return save(request, found) or redirect(f"/soan/{code}?xong=nhap")


def _body_of(sent: UploadedFile[bytes] | None, code: str) -> dict[str, Any]:
    if sent is None or (sent.size or 0) > LARGEST:
        what, what_en = "chưa chọn tệp, hoặc tệp lớn hơn 2 MB", "no file was chosen, or it is larger than 2 MB"
        raise Refusal(BAD_FILE, what=what, what_en=what_en)
    content = sent.read()
    if (sent.name or "").lower().endswith(".toml"):
        return tomls.read(_decoded(content), code)
    return tables.read_workbook(content, code)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(BAD_FILE, what="chữ trong tệp không phải UTF-8", what_en="its text is not UTF-8") from error
