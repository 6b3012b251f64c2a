"""A form filled: what each of its lines says of one dossier, worked out from what was told of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from nhipcau.dossiers.clocks import whole_clock
from nhipcau.dossiers.forms.sheets import BY_HAND, Sheet, sheets
from nhipcau.dossiers.models import Dossier, Petitioner, Preparation, RegisterLine
from nhipcau.dossiers.road_problems import NO_SUCH_FORM
from nhipcau.dossiers.road_rules import ASKED, NOT_TAKEN, STOPPED, TAKEN_IN, Stage, Told, case_of, in_order, stages
from nhipcau.dossiers.roads import term_of, titles, told_of
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.dossiers.slips import explained
from nhipcau.guides.models import Procedure
from nhipcau.guides.queries import return_reason
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.say import day, moment
from nhipcau.people.models import Member
from nhipcau.places.models import Commune

STATES = {"tiep-nhan": TAKEN_IN, "bo-sung": ASKED, "tu-choi": NOT_TAKEN, "dung": STOPPED}  # the step that a form belongs to
CHANNELS = {"direct": "Trực tiếp", "online": "Trực tuyến", "post": "Bưu chính công ích"}
STAGES = ("Bước", "Nơi giữ", "Từ", "Đến", "Ký giao, nhận")


@dataclass(frozen=True)
class Row:
    """A line of a form: in words, as a list, as a table, or empty, to be written by hand."""

    label: str
    text: str = ""
    items: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Filled:
    """A form as it is shown and printed."""

    sheet: Sheet
    commune: Commune
    number: str
    slip: str
    on: date
    officer: str
    rows: tuple[Row, ...]


class Case:
    """A dossier with what its forms need, read once."""

    def __init__(self, dossier: Dossier, line: RegisterLine | None, petitioner: Petitioner | None) -> None:
        self.dossier, self.line, self.petitioner = dossier, line, petitioner
        self.told = in_order(told_of(dossier))
        self.road = stages(self.told)

    @cached_property
    def listed(self) -> Preparation | None:
        """The family's list, if it is still in the officer's places."""
        found = Preparation.objects.select_related("procedure", "household__village")
        return found.filter(id=self.dossier.preparation).first() if self.dossier.preparation else None

    def apology(self) -> Told | None:
        """Return the apology, if one was given."""
        return next((one for one in self.told if one.act == "apology"), None)

    def stage(self, state: int) -> Stage | None:
        """Return the last time that the dossier came into a state."""
        return next((one for one in reversed(self.road) if one.state == state), None)

    def due_at(self, at: datetime) -> date | None:
        """Return the date that was promised as things stood at a moment: what was told later does not change it."""
        told = [one for one in self.told if one.since <= at]
        case = case_of(told, stages(told), term_of(self.dossier))
        return whole_clock(case, calendar(), local_date(at)).due

    def moment_of(self, sheet: Sheet) -> datetime | None:
        """Return when a form was due to be given; None where this dossier has none such."""
        if sheet.key == "kiem-soat":
            return now()
        if sheet.key == "xin-loi":
            sorry = self.apology()
            return sorry.since if sorry else None
        found = self.stage(STATES[sheet.key]) if sheet.key in STATES else None
        return found.since if found else None


def forms_of(case: Case) -> list[Sheet]:
    """Return the forms that a dossier has."""
    return [sheet for sheet in sheets().values() if case.moment_of(sheet)]


def filled(case: Case, key: str, commune: Commune) -> Filled:
    """Fill a form.

    Raises:
        Refusal: 404.239 this dossier has none such.
    """
    sheet = sheets().get(key)
    at = case.moment_of(sheet) if sheet else None
    if sheet is None or at is None:
        raise Refusal(NO_SUCH_FORM)
    rows = tuple(_row(case, name, label, at) for name, label in sheet.lines)
    number = f"{case.line.number}/{sheet.mark}" if case.line else ""
    on = local_date(at)
    return Filled(sheet, commune, number, spell_slip_code(case.dossier.slip_code), on, _officer(case, at) if sheet.desk_signs else "", rows)


def _row(case: Case, name: str, label: str, at: datetime) -> Row:
    if name == "stages":
        return Row(label, table=_stages(case))
    said = _SAYS[name](case, at) if name not in BY_HAND else ""
    return Row(label, text=said) if isinstance(said, str) else Row(label, items=said)


def _officer(case: Case, at: datetime) -> str:
    """Return who recorded the step, by name: the form is signed."""
    told = next((one for one in case.dossier.entries.all() if one.since == at and one.source == "desk"), None)
    if told is None:
        return ""
    return Member.objects.filter(id=told.told_by).values_list("full_name", flat=True).first() or ""


def _procedure(case: Case) -> str:
    code = case.dossier.procedure
    title = Procedure.objects.filter(code=code).values_list("title", flat=True).first() or titles([code]).get(code, "")
    return f"{_bare(title)} (mã {code})" if title else code


def _bare(title: str) -> str:
    """Return a procedure's title without the word that stands before it on every form."""
    short = title.removeprefix("Thủ tục ")
    return short[:1].upper() + short[1:]


def _papers(case: Case) -> tuple[str, ...]:
    have = explained(case.listed).have if case.listed else []
    return tuple(f"{line.paper.name}{': ' if line.paper.short else ''}{line.paper.short}" for line in have)


def _fee(case: Case) -> str:
    return " ".join(explained(case.listed).fees) if case.listed else ""


def _address(case: Case) -> str:
    village = case.listed.household.village if case.listed else None
    return f"{village.kind} {village.name}" if village else ""


def _reasons(stage: Stage | None) -> tuple[str, ...]:
    known = [return_reason(key) for key in (stage.reasons if stage else ())]
    return tuple(f"{one.name}. {one.do}" for one in known if one)


def _why(case: Case, state: int) -> str | tuple[str, ...]:
    stage = case.stage(state)
    listed, note = _reasons(stage), stage.note if stage else ""
    return (*listed, note) if listed and note else listed or note


def _missing(case: Case) -> tuple[str, ...]:
    """Return what the officer asked for, all of it, one by one."""
    stage = case.stage(ASKED)
    return tuple(filter(None, (part.strip() for part in (stage.note if stage else "").split(";"))))


def _on(when: date | datetime | None) -> str:
    if when is None:
        return ""
    return day(local_date(when) if isinstance(when, datetime) else when, year=True)


def _received(case: Case, at: datetime) -> str:
    """Return when it was taken in: the last time before the form, which is after a supplement the time of that."""
    found = [one for one in case.road if one.state == TAKEN_IN and one.since <= at]
    if not found:
        return ""
    return _on(found[-1].since) if found[-1].whole_day else moment(found[-1].since)


def _term(case: Case) -> str:
    term = term_of(case.dossier)
    return term.line.vi.removeprefix("Thời hạn ").removeprefix("Thời hạn: ").rstrip(".") if term else ""


def _stages(case: Case) -> tuple[tuple[str, ...], ...]:
    following: Sequence[Stage | None] = [*case.road[1:], None]
    rows = [
        (one.name.vi, one.holder, _on(one.since) if one.whole_day else moment(one.since), _on(after.since) if after else "", "")
        for one, after in zip(case.road, following, strict=True)
    ]
    return (STAGES, *rows)


_SAYS: dict[str, Callable[[Case, datetime], str | tuple[str, ...]]] = {
    "petitioner": lambda case, _: case.petitioner.full_name if case.petitioner else "",
    "phone": lambda case, _: case.petitioner.phone if case.petitioner else "",
    "address": lambda case, _: _address(case),
    "procedure": lambda case, _: _procedure(case),
    "code": lambda case, _: ", ".join(code.raw for code in case.dossier.codes.all()),
    "slip": lambda case, _: spell_slip_code(case.dossier.slip_code),
    "papers": lambda case, _: _papers(case),
    "sets": lambda _, __: "1",
    "term": lambda case, _: _term(case),
    "taken_in": _received,
    "due": lambda case, at: _on(case.due_at(at)),
    "result_at": lambda _, __: "Bộ phận một cửa nơi nộp",
    "fee": lambda case, _: _fee(case),
    "channel": lambda case, _: CHANNELS[case.dossier.channel],
    "missing": lambda case, _: _missing(case),
    "asked_why": lambda case, _: _reasons(case.stage(ASKED)),
    "asked_on": lambda _, at: moment(at),
    "refused_why": lambda case, _: _why(case, NOT_TAKEN),
    "refused_on": lambda _, at: _on(at),
    "old_due": lambda case, at: _on(_due_before(case, at)),
    "new_due": lambda case, _: _on(sorry.promised if (sorry := case.apology()) else None),
    "sorry_why": lambda case, _: sorry.note if (sorry := case.apology()) else "",
    "sorry_on": lambda _, at: _on(at),
    "stopped_why": lambda case, _: _why(case, STOPPED),
    "stopped_on": lambda _, at: _on(at),
}


def _due_before(case: Case, at: datetime) -> date | None:
    told = [one for one in case.told if one.since < at and one.act == "state"]
    return whole_clock(case_of(told, stages(told), term_of(case.dossier)), calendar(), local_date(at)).due
