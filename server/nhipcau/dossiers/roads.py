"""A dossier's road in words: what happened, where it stands, who has it, what comes next, until when, and why so.

Desk, slip page, text message and voice all say this and nothing else. It holds a given name and no other.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from nhipcau.dossiers.clocks import Clock, Term, explain, state_clock, whole_clock
from nhipcau.dossiers.models import Dossier, Entry, OfficialCode, Preparation
from nhipcau.dossiers.road_rules import ENDED, NEXT, WAITS, Stage, Told, Waits, case_of, mark_of, stages
from nhipcau.guides.models import Procedure
from nhipcau.guides.queries import return_reason
from nhipcau.kernel.calendars import Line, calendar
from nhipcau.kernel.clock import VIETNAM, local_today

PREPARED = Line("Đã chuẩn bị giấy tờ ở nhà.", "The papers were prepared at home.")
TO_DESK = Line("Mang phiếu và giấy tờ đến một cửa.", "Bring the slip and the papers to the desk.")
_WAITING = {
    "office": Line("Đang chờ cơ quan.", "It waits for the office."),
    "citizen": Line("Đang chờ bà con.", "It waits for the person."),
    "nobody": Line("Không còn chờ ai.", "It waits for nobody."),
}


@dataclass(frozen=True)
class Road:
    """A dossier's road; without a dossier, only its papers are prepared. ``prepared``: there is a family's list behind it.

    ``mark`` tells this road apart from the same one earlier or later; ``sorry``: an apology was given.
    """

    dossier: UUID | None
    prepared: bool
    slip: str
    codes: tuple[str, ...]
    procedure: str
    title: str
    given_name: str
    stages: tuple[Stage, ...]
    next: Line
    waits_for: Waits
    whole: Clock | None
    state: Clock | None
    lines: tuple[Line, ...]
    mark: str = ""
    sorry: bool = False

    @property
    def now(self) -> Stage | None:
        """The present state."""
        return self.stages[-1] if self.stages else None

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.now is not None and self.now.state in ENDED


def with_road(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Return dossiers with all that their roads need, read at once."""
    codes = OfficialCode.objects.order_by("attached_at", "raw")
    return dossiers.prefetch_related("entries", Prefetch("codes", codes))


def told_of(dossier: Dossier) -> list[Told]:
    """Return what was told of a dossier."""
    return [told_in(entry) for entry in dossier.entries.all()]


def told_in(entry: Entry) -> Told:
    """Return what an entry says."""
    return Told(
        entry.state, entry.since, entry.whole_day, entry.act, entry.until, entry.promised, entry.holder, entry.note,
        tuple(entry.reasons), entry.source, entry.source_id, entry.source_at,
    )  # fmt: skip


def term_of(dossier: Dossier) -> Term | None:
    """Return the term that a dossier was taken in with."""
    return None if dossier.term is None else Term(dossier.term, "day" if dossier.term_unit == "day" else "working_day")


def titles(codes: Iterable[str]) -> dict[str, str]:
    """Return what people call procedures; an unknown one is left out."""
    return dict(Procedure.objects.filter(code__in=set(codes)).values_list("code", "plain"))


def roads_of(dossiers: Collection[Dossier]) -> dict[UUID, Road]:
    """Return the roads of dossiers that were read with `with_road`."""
    known = titles(one.procedure for one in dossiers)
    return {one.id: _road(one, known.get(one.procedure, one.procedure)) for one in dossiers}


def road_of_preparation(preparation: Preparation) -> Road:
    """Return the road of papers that nobody handed in yet."""
    title = preparation.procedure.plain
    lines = (PREPARED, TO_DESK)
    return Road(None, True, preparation.slip_code, (), preparation.procedure_id, title, preparation.given_name, (), TO_DESK, "citizen", None, None, lines)


def clocks_of(told: list[Told], road: list[Stage], term: Term | None) -> tuple[Clock | None, Clock | None]:
    """Return the clocks of the whole case and of the present state, as they stand today."""
    if not road:
        return None, None
    today, known = local_today(), calendar()
    whole, now = whole_clock(case_of(told, road, term), known, today), road[-1]
    state = None if now.state in ENDED else state_clock(now.state, now.since, now.until, known, today, whole_day=now.whole_day)
    return whole, state


def _road(dossier: Dossier, title: str) -> Road:
    told = told_of(dossier)
    road = stages(told)
    whole, state = clocks_of(told, road, term_of(dossier))
    codes = tuple(code.raw for code in dossier.codes.all())
    now = road[-1] if road else None
    following, waits = (NEXT[now.state], WAITS[now.state]) if now else (TO_DESK, "citizen")
    lines = (*(_now(now) if now else (PREPARED,)), _WAITING[waits], following, *explain(whole, state))
    return Road(dossier.id, dossier.preparation is not None, dossier.slip_code, codes, dossier.procedure, title, dossier.given_name, tuple(road), following, waits, whole, state, lines, mark_of(told, road), any(one.act == "apology" for one in told))


def _now(now: Stage) -> Iterable[Line]:
    there = now.since.astimezone(VIETNAM)
    when = f"{there:%d/%m/%Y}" if now.whole_day else f"{there:%H:%M} {there:%d/%m/%Y}"
    yield Line(f"{now.name.vi}, từ {when}.", f"{now.name.en}, since {when}.")
    if now.holder:
        yield Line(f"Nơi giữ: {now.holder}.", f"It is with: {now.holder}.")
    if now.until:
        yield Line(f"Bước này đến {now.until:%d/%m/%Y}.", f"This step ends on {now.until:%d/%m/%Y}.")
    for key in now.reasons:
        reason = return_reason(key)
        if reason:
            yield Line(f"{reason.name}. {reason.do}", f"{reason.name}. {reason.do}")
    if now.note:
        yield Line(now.note, now.note)
