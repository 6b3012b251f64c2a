"""What people are stuck on, seen from further away: a province that answers for all its communes, and editors of guides.

Nobody and no village stands in it; a count that could be somebody is not told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.desk.stuck import KINDS, titles_of
from nhipcau.desk.stuck_rules import FEW, SPAN
from nhipcau.feedback.commands import answer_of
from nhipcau.feedback.queries import answers_visible_to, cause_name, causes, told_counts
from nhipcau.kernel import bus
from nhipcau.kernel.actor import CONTENT_EDITOR, PROVINCE_ANALYST, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT, STATISTICS
from nhipcau.places.models import Commune
from nhipcau.support.queries import raised_counts

HERE: Final = "/tinh/vuong-mac"
QUARTER: Final = timedelta(days=90)
SHOWN: Final = 60
Counted = Iterable[tuple[str, str, str, int]]  # commune, cause, procedure, times


@dataclass(frozen=True)
class Cause:
    """A cause in a province: how often, in which communes most, and where an answer stands."""

    id: str
    name: str
    owner: str
    prepared: Sequence[str]
    times: int
    communes: Sequence[tuple[str, str, int, bool]]

    @property
    def unanswered(self) -> int:
        """In how many communes nobody has answered yet."""
        return sum(not answered for *_, answered in self.communes)


@require_http_methods(["GET", "HEAD", "POST"])
@office(PROVINCE_ANALYST, PROVINCE_LEAD, purpose=STATISTICS)
def province(request: OfficeRequest) -> HttpResponse:
    """Show the causes of the last four weeks by commune; take one answer for all communes stuck on a cause."""
    found = _causes(request.officer.actor)
    if request.method != "POST":
        return _page(request, found)
    try:
        _answer(request, found)
    except Refusal as refusal:
        return _page(request, found, refusal)
    return redirect(f"{HERE}?xong=1")


def _answer(request: OfficeRequest, found: Sequence[Cause]) -> None:
    sent = request.POST
    cause = next((one for one in found if one.id == sent.get("vuong")), None)
    only_open = sent.get("cho") != "tat-ca"
    communes = [code for code, _, _, answered in cause.communes if not (only_open and answered)] if cause else []
    told = {"id": new_id(), "cause": sent.get("vuong", ""), "kind": sent.get("kieu", ""), "words": sent.get("loi", ""), "passed_to": sent.get("noi", "")}
    body = answer_of({**told, "communes": communes, "times": sum(many for code, _, many, _ in cause.communes if code in communes) if cause else 0})
    bus.do(request.officer.actor, "feedback.answer_difficulty", body)


def counted(actor: Actor, since: timedelta) -> list[tuple[str, str, str, int]]:
    """Return how often each cause was raised in each commune with each procedure, with a helping or without one."""
    first, found = now() - since, Counter[tuple[str, str, str]]()
    for commune, cause, procedure, many in (*raised_counts(actor, first), *told_counts(actor, first)):
        if cause in causes():
            found[commune, cause, procedure] += many
    return [(*key, many) for key, many in sorted(found.items())]


def _causes(actor: Actor) -> list[Cause]:
    by_cause: dict[str, Counter[str]] = defaultdict(Counter)
    for commune, cause, _, many in counted(actor, SPAN):
        by_cause[cause][commune] += many
    codes = {commune for counts in by_cause.values() for commune in counts}
    names = {one.code: one.full_name for one in Commune.objects.filter(code__in=codes)}
    standing = {(one.place.split(".")[2], one.cause) for one in answers_visible_to(actor) if not one.procedure and one.village_id is None}
    return [
        Cause(
            cause, cause_name(cause), causes()[cause]["owner"], causes()[cause]["answers"], counts.total(),
            [(code, names.get(code, code), many, (code, cause) in standing) for code, many in counts.most_common()],
        )
        for cause, counts in sorted(by_cause.items(), key=lambda one: (-one[1].total(), one[0]))
    ]  # fmt: skip


def _page(request: OfficeRequest, found: Sequence[Cause], refusal: Refusal | None = None) -> HttpResponse:
    context = {
        "here": HERE, "causes": found, "kinds": KINDS.items(), "few": FEW, "updated": now(), "first": local_date(now() - SPAN),
        "done": request.GET.get("xong") == "1", "sent": request.POST if refusal else {},
        "problem": refusal.problem if refusal else None, "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }  # fmt: skip
    return render(request, "desk/stuck_wide.html", context, status=refusal.problem.status if refusal else 200)


@require_safe
@office(CONTENT_EDITOR, purpose=CONTENT)
def editors(request: OfficeRequest) -> HttpResponse:
    """Show with which procedures people get stuck on what, in ninety days: what a guide could say better."""
    found = Counter[tuple[str, str]]()
    for _, cause, procedure, many in counted(request.officer.actor, QUARTER):
        if procedure:
            found[procedure, cause] += many
    titles = titles_of(procedure for procedure, _ in found)
    rows = [(titles.get(procedure, procedure), procedure, cause_name(cause), many, many < FEW) for (procedure, cause), many in found.most_common(SHOWN)]
    return render(request, "desk/stuck_editors.html", {"here": "/soan", "rows": rows, "few": FEW, "updated": now(), "first": local_date(now() - QUARTER)})
