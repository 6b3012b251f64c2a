"""The auditor's pages. They name officers and places, never a family; and every look of the auditor is noted, too."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.gateway.audit.chains import chains_of, is_late, marks
from nhipcau.gateway.audit.search import EXPORTED, SHOWN, Names, Search
from nhipcau.gateway.audit.tables import EVENT_TABLE, LEDGER_TABLE, READ_TABLE, Table
from nhipcau.gateway.audit.words import VERBS
from nhipcau.gateway.page_problems import NO_SUCH_PAGE
from nhipcau.gateway.problem_pages import problem_page
from nhipcau.kernel.actor import AUDITOR, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.models import Checkpoint, Entry, KeptEvent
from nhipcau.kernel.purposes import AUDIT
from nhipcau.kernel.reads import Seen, door_words, doors, looked, read_door, reads_visible_to
from nhipcau.kernel.scope import COUNTRY, within
from nhipcau.places.models import Commune
from nhipcau.watch.habits import LIMITS, WORDS, Habit, unusual
from nhipcau.watch.kinds import KINDS
from nhipcau.watch.sending import standings

LOGS: Final = read_door(
    "audit",
    "audit",
    vi="Kiểm toán xem sổ, không thấy tên bà con",
    en="The auditor read the logs, which name no family",
    ledger=("sổ cái", "the ledger"),
    reads=("sổ lượt xem", "the log of looks"),
    events=("sổ sự kiện", "the log of events"),
    state=("tình trạng các sổ", "the state of the logs"),
)
MARKS, DAYS = 14, 30


@require_safe
@office(AUDITOR, purpose=AUDIT)
def board(request: OfficeRequest) -> HttpResponse:
    """Show whether the logs are whole, the checkpoints, what is unusual, and what happened in the last day."""
    actor = request.officer.actor
    chains, found = chains_of(actor), marks(MARKS)
    habits = unusual(actor, now() - timedelta(days=DAYS))
    recent = _events(actor).filter(at__gte=now() - timedelta(days=1))
    counts: dict[str, int] = {}
    for kind in recent.values_list("kind", flat=True):
        counts[kind] = counts.get(kind, 0) + 1
    _noted(actor, "state", len(habits))
    named = Names([_Line(habit) for habit in habits])
    context = {
        "chains": chains,
        "broken": [chain for chain in chains if chain.broken],
        "total": {log: sum(chain.lines.get(log, 0) for chain in chains) for log in ("ledger", "reads", "events")},
        "marks": found,
        "late": is_late(found),
        "habits": [(one, named.who(one), WORDS[one.why][0].format(limit=LIMITS[one.why])) for one in habits[:SHOWN]],
        "counts": [(KINDS[kind].vi if kind in KINDS else kind, kind, many) for kind, many in sorted(counts.items())],
        "days": DAYS,
        "receivers": standings(),
    }
    return render(request, "gateway/audit/board.html", {**_frame(actor), **context})


@require_safe
@office(AUDITOR, purpose=AUDIT, export="csv")
def ledger(request: OfficeRequest) -> HttpResponse:
    """Search the ledger by who, what, where and when; bodies are never shown, the application cannot read them."""
    actor, asked = request.officer.actor, Search.asked(request.GET)
    lines = asked.on(Entry.objects.filter(within(actor)), "received_at", "verb", actor)
    choices = sorted((VERBS.get(verb, verb), verb) for verb in VERBS)
    return _answer(request, asked, lines, LEDGER_TABLE, choices)


@require_safe
@office(AUDITOR, purpose=AUDIT, export="csv")
def reads(request: OfficeRequest) -> HttpResponse:
    """Show who looked at whose data (ids only), through which door and why."""
    actor, asked = request.officer.actor, Search.asked(request.GET)
    lines = asked.on(reads_visible_to(actor), "at", "door", actor)
    return _answer(request, asked, lines, READ_TABLE, [(door_words(code).vi, code) for code in sorted(doors)])


@require_safe
@office(AUDITOR, purpose=AUDIT, export="csv")
def events(request: OfficeRequest) -> HttpResponse:
    """Show what happened at the doors."""
    actor, asked = request.officer.actor, Search.asked(request.GET)
    lines = asked.on(_events(actor), "at", "kind", actor)
    return _answer(request, asked, lines, EVENT_TABLE, [(kind.vi, name) for name, kind in KINDS.items()])


@require_safe
@office(AUDITOR, purpose=AUDIT, export="txt")
def mark(request: OfficeRequest, number: int) -> HttpResponse:
    """Hand out a checkpoint as the file that an outsider keeps."""
    found = Checkpoint.objects.filter(number=number).first()
    if found is None:
        return problem_page(request, NO_SUCH_PAGE)
    _noted(request.officer.actor, "state", 1)
    return _file(found.text.encode(), "text/plain; charset=utf-8", f"moc-{number:05}.txt")


class _Line:
    """A habit as `Names` reads a line."""

    def __init__(self, habit: Habit) -> None:
        self.actor, self.role, self.place = habit.actor, habit.role, habit.scope


def _events(actor: Actor) -> Any:  # noqa: ANN401 (a query over events)
    return KeptEvent.objects.filter(within(actor) | within(Actor(actor.id, actor.role, COUNTRY)))


def _answer(
    request: OfficeRequest, asked: Search, lines: Any, table: Table, choices: Sequence[tuple[str, str]]  # noqa: ANN401 (lines of one of the logs)
) -> HttpResponse:
    """Answer with a page, or with the whole table as a file; either way the look is noted."""
    actor = request.officer.actor
    export = request.GET.get("dang") == "csv"
    found = list(lines[: EXPORTED if export else SHOWN + 1])
    names = Names(found)
    _noted(actor, table.log, len(found))
    if export:
        tell("export.made", actor, what=table.log, rows=len(found))
        text = table.csv(found, names)
        return _file(text.encode("utf-8-sig"), "text/csv; charset=utf-8", f"{table.file}-{local_today():%Y%m%d}.csv")
    context = {
        "table": table,
        "rows": [table.row(one, names) for one in found[:SHOWN]],
        "more": len(found) > SHOWN,
        "shown": SHOWN,
        "asked": asked,
        "choices": choices,
    }
    return render(request, "gateway/audit/table.html", {**_frame(actor), **context})


def _noted(actor: Actor, kind: str, many: int) -> None:
    looked(actor, LOGS, [Seen(actor.scope, kinds=(kind,), many=many)])


def _frame(actor: Actor) -> dict[str, object]:
    province = actor.scope.split(".")[1]
    found = Commune.objects.filter(province=province, valid_to=None).select_related("province")
    communes = list(found.order_by("folded", "code"))
    return {"communes": communes, "province": communes[0].province if communes else None}


def _file(content: bytes, media: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
