"""A notice for anybody: its words, the law it comes from, what was asked and answered. Without an account or JavaScript."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.bulletin.notices import queries, telling
from nhipcau.bulletin.notices.forms import OTHERS
from nhipcau.bulletin.notices.rules import GROUPS, KINDS
from nhipcau.kernel.clock import local_today


@require_safe
def notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Show a notice that is out; one that is over says so.

    Raises:
        Refusal: 404.423 there is none.
    """
    it, answers = queries.get_public(notice_id)
    context = {
        "it": it,
        "over": it.shows_until < local_today(),
        "kind": KINDS[it.kind],
        "group": GROUPS[it.group],
        "issuer": telling.issuer_of(it),
        "where": telling.where_of(it),
        "law": telling.law_of(it),
        "tongues": [(OTHERS.get(code, code), code, said) for code, said in it.tongues.items()],
        "answers": answers,
    }
    return render(request, "bulletin/notice.html", context)
