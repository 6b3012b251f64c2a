"""The editor's pages: all guides, one guide in tables, a line or the head of it, and the phone beside them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.guides.editing import rules
from nhipcau.guides.editing.bodies import SaveDraft
from nhipcau.guides.editing.branches import JOINS
from nhipcau.guides.editing.changes import changes_between
from nhipcau.guides.editing.columns import BY_SLUG, Table
from nhipcau.guides.editing.forms import LineForm, flat_head, head_form, take_theirs, with_head
from nhipcau.guides.editing.pages import fields_of, groups_of, head_of, questions_before, said_now, sheets_of
from nhipcau.guides.editing.preview import screen_of
from nhipcau.guides.editing.problems import NO_LINE
from nhipcau.guides.editing.queries import STATES, Work, body_at, counted, findings_of, get_work, standings
from nhipcau.guides.editing.said import Said
from nhipcau.guides.editing.saving import id_in, over_in, save, saved_before
from nhipcau.guides.problems import NO_GUIDE
from nhipcau.guides.queries import fields, get_procedure, return_reason
from nhipcau.kernel.actor import CONTENT_EDITOR
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.renewal import renewal

DONE = {
    "luu": "Đã lưu một bản mới.",
    "bo": "Đã bỏ dòng.",
    "bat-dau": "Đã mở bản nháp từ trang tra cứu. Sửa từng dòng cho đúng.",
    "nhap": "Đã nhận tệp thành một bản mới.",
    "ve": "Đã trở lại bản cũ, thành một bản mới.",
    "hoi": "Đã nhờ người thứ hai xem.",
    "tra": "Đã gửi lại người viết, kèm lời nhắn.",
    "ra": "Đã đưa ra dùng.",
    "gui-lai": "Đã gửi lại. Máy của tổ nhận phần mới khi có sóng.",
    "kho": "Đã lấy bản từ kho làm bản nháp.",
    "giu-nhap": "Bản nháp giữ nguyên. Đưa bản nháp ra dùng thì bản mới từ kho thôi dùng.",
    "de-kho": "Đã để bản từ kho sang bên. Bản đang dùng giữ nguyên.",
}
MOST = 200  # procedures on one page


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT)
def board(request: OfficeRequest) -> HttpResponse:
    """Show all guides and procedures with where each stands; a button sends phones what did not reach them."""
    if request.method == "POST":
        return redirect("/soan?xong=gui-lai" if renewal.now() else "/soan")
    query, state = request.GET.get("q", "").strip()[:200], request.GET.get("o", "")
    state = state if state in STATES else ""
    field = request.GET.get("nhom", "")
    everything = standings(query, field=field)
    found = [row for row in everything if not state or state in row.states]
    kept = {name: value for name, value in (("q", query), ("nhom", field)) if value}
    context = {
        "query": query, "state": state, "field": field, "fields": fields(), "found": found[:MOST], "count": len(found),
        "states": counted(everything), "kept": urlencode(kept), "all": len(everything),
        "behind": renewal.behind(), "done": DONE.get(request.GET.get("xong", ""), ""),
    }  # fmt: skip
    return render(request, "guides/editing/board.html", context)


@require_safe
@office(CONTENT_EDITOR, purpose=CONTENT)
def guide(request: OfficeRequest, code: str) -> HttpResponse:
    """Show a guide in tables, each line with what the check finds; or offer to begin one.

    Raises:
        Refusal: 404.40 there is no such procedure.
    """
    work = get_work(code)
    if work is None:
        return render(request, "guides/editing/begin.html", {"procedure": get_procedure(code), "ma": new_id()})
    done = request.GET.get("xong", "")
    context = {
        **_desk(request, work),
        "sheets": sheets_of(work.body, findings_of(work.body)),
        "done": DONE.get(done, ""),
    }
    context["undo"] = work.over - 1 if done == "bo" and work.over > 1 else None
    context["head"] = head_of(work.body)
    context["behind"] = done == "ra" and renewal.behind()
    return render(request, "guides/editing/guide.html", context)


@require_POST
@office(CONTENT_EDITOR, purpose=CONTENT)
def begin(request: OfficeRequest, code: str) -> HttpResponse:
    """Begin a guide from the reference of its procedure.

    Raises:
        Refusal: 404.40 there is no such procedure; 400.2 the form is broken.
    """
    if get_work(code) is None:
        name, procedure = id_in(request), get_procedure(code)
        reference = {**procedure.body, "code": code, "title": procedure.title, "plain": procedure.plain}
        body = rules.started(reference, local_today().isoformat())
        found = SaveDraft(id=name, procedure=code, over=over_in(request), how="started", guide=body)
        if refused := save(request, found):
            return refused
    return redirect(f"/soan/{code}?xong=bat-dau")


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT)
def head(request: OfficeRequest, code: str) -> HttpResponse:
    """Change the head of a guide.

    Raises:
        Refusal: 404.40 or 404.41 there is nothing to change.
    """
    work = work_on(code)
    form = head_form(work.body, request.POST if request.method == "POST" else None)
    if request.method != "POST" or form.errors:
        return _form(request, work, form, 422 if form.errors else 200)
    return _saved(request, work, form, with_head(form), "#dau")


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT)
def line(request: OfficeRequest, code: str) -> HttpResponse:
    """Change or add a line; a button of the form may first ask for one more option, period or branch.

    Raises:
        Refusal: 404.40 or 404.41 there is nothing to change; 404.127 no such table or line.
    """
    work = work_on(code)
    asked = request.POST if request.method == "POST" else request.GET
    table = _table(asked)
    if request.method != "POST":
        found = rules.line_of(work.body, table.kind, asked.get("dong", "")) if asked.get("dong") else None
        if asked.get("dong") and found is None:
            raise Refusal(NO_LINE)
        return _form(request, work, LineForm.of(table, work.body, found or _proposed(table, asked.get("ly-do", ""))), 200)
    form = LineForm.sent(table, work.body, asked)
    act = asked.get("lam", "luu")
    if act != "luu":
        form.act(act)
        return _form(request, work, form, 200)
    if form.errors:
        return _form(request, work, form, 422)
    body = rules.with_line(work.body, table.kind, form.line, form.former)
    return _saved(request, work, form, body, f"#{table.slug}-{form.line['id']}")


@require_POST
@office(CONTENT_EDITOR, purpose=CONTENT)
def arrange(request: OfficeRequest, code: str) -> HttpResponse:
    """Move a line up or down, or take it away; taking away can be undone.

    Raises:
        Refusal: 404.40 or 404.41 there is nothing to change; 404.127 no such line.
    """
    work, table = work_on(code), _table(request.POST)
    act, _, name = request.POST.get("lam", "").partition(".")
    if rules.line_of(work.body, table.kind, name) is None or act not in {"len", "xuong", "bo"}:
        raise Refusal(NO_LINE)
    lines = work.body[table.kind]
    if act == "bo":
        body = rules.without_line(work.body, table.kind, name)
    else:
        body = {**work.body, table.kind: rules.moved(lines, name, -1 if act == "len" else 1)}
    form = LineForm.of(table, work.body, rules.line_of(work.body, table.kind, name))
    there = f"#{table.slug}" if act == "bo" else f"#{table.slug}-{name}"
    return _saved(request, work, form, body, there, "bo" if act == "bo" else "luu")


@require_http_methods(["GET", "HEAD", "POST"])
@office(CONTENT_EDITOR, purpose=CONTENT)
def preview(request: OfficeRequest, code: str) -> HttpResponse:
    """Show the draft on a phone, with what is being typed, for tapped answers and a supposed day.

    Raises:
        Refusal: 404.40 or 404.41 there is nothing to show.
    """
    work = work_on(code)
    context = _desk(request, work)
    if request.method == "POST":
        body, form = _typed(work, request.POST)
        context["phone"] = screen_of(body, request.POST, local_today().isoformat())
        context["reading"] = said_now(form)
        context["told"] = True
        if form and request.POST.get("soat"):
            context |= {"found": [one for one in findings_of(body) if _is_about(one, form)], "checked": True}
    page = "_screen.html" if request.method == "POST" or request.GET.get("phan") else "preview.html"
    return render(request, f"guides/editing/{page}", context)


def work_on(code: str) -> Work:
    """Return a guide on the desk.

    Raises:
        Refusal: 404.40 no such procedure; 404.41 nobody has begun its guide.
    """
    work = get_work(code)
    if work is None:
        raise Refusal(NO_GUIDE, code=code)
    return work


def _table(asked: QueryDict) -> Table:
    table = BY_SLUG.get(asked.get("bang", ""))
    if table is None:
        raise Refusal(NO_LINE)
    return table


def _proposed(table: Table, key: str) -> dict[str, Any] | None:
    """Return a new line about a reason why dossiers come back, in the words of its catalogue; in its own table only."""
    reason = return_reason(key) if table.kind == "mistakes" else None
    return {"reason": reason.key, "text": f"{reason.name}.", "fix": reason.do} if reason else None


def _desk(request: HttpRequest, work: Work) -> dict[str, Any]:
    """Return what every page about one guide shows."""
    today = local_today().isoformat()
    state = "cho" if work.draft.asked_by else "nhap" if work.draft.is_open else "dang-dung"
    return {
        "here": "/soan", "work": work, "code": work.procedure.code, "sign": STATES[state], "over": work.over, "ma": new_id(),
        "findings": findings_of(work.body), "phone": screen_of(work.body, request.GET, today), "today": today,
    }  # fmt: skip


def _form(request: OfficeRequest, work: Work, form: LineForm, status: int, **more: Any) -> HttpResponse:  # noqa: ANN401 (of the page)
    context = {
        **_desk(request, work), "form": form, "fields": fields_of(form), "groups": groups_of(form), "joins": JOINS, "at": request.path,
        "questions": questions_before(form), "reading": said_now(form),
        "values": work.body.get("values", []),
        "found": [one for one in findings_of(work.body) if _is_about(one, form)],
    } | more  # fmt: skip
    if request.method == "POST":
        context["phone"] = screen_of(_typed(work, request.POST)[0], request.POST, local_today().isoformat())
        context["over"] = more.get("over", over_in(request))
    return render(request, "guides/editing/line.html", context, status=status)


def _is_about(one: Said, form: LineForm) -> bool:
    if not form.table.kind:
        return not one.table
    return (one.table, one.line) == (form.table.kind, form.line.get("id", ""))


def _saved(
    request: OfficeRequest, work: Work, form: LineForm, body: dict[str, Any], there: str, done: str = "luu"
) -> HttpResponse:
    """Save the guide as it is now; where somebody was faster, show both and keep all that was typed."""
    code = work.procedure.code
    if saved_before(request):
        return redirect(f"/soan/{code}?xong={done}{there}")
    if not changes_between(work.body, body):
        return redirect(f"/soan/{code}{there}")
    found = SaveDraft(id=id_in(request), procedure=code, over=over_in(request), how="written", guide=body)

    def clash(**told: Any) -> HttpResponse:  # noqa: ANN401 (words of the refusal)
        before = body_at(code, found.over) or {}
        if form.table.kind:
            lines = (rules.line_of(one, form.table.kind, form.former) or {} for one in (before, work.body))
            take_theirs(form, *lines)
        else:
            take_theirs(form, flat_head(before), flat_head(work.body))
        return _form(request, work, form, 409, over=work.over, **told)

    return save(request, found, clash) or redirect(f"/soan/{code}?xong={done}{there}")


def _typed(work: Work, post: QueryDict) -> tuple[dict[str, Any], LineForm | None]:
    """Return the guide with what is being typed, and the form that it is typed into."""
    table = BY_SLUG.get(post.get("bang", ""))
    if table is None:
        if "title" not in post:
            return work.body, None
        form = head_form(work.body, post)
        return with_head(form), form
    form = LineForm.sent(table, work.body, post)
    return rules.with_line(work.body, table.kind, form.line, form.former), form
