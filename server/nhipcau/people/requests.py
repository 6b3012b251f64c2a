"""What people ask about their own data, and how the commune settles it in time (Law 91/2025; Decree 356/2025)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_date, local_today
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, reaching, within
from nhipcau.people import bodies
from nhipcau.people.clocks import Due, answer_by, done_by, due
from nhipcau.people.models import Request, Resident
from nhipcau.people.problems import UNKNOWN_RESIDENT
from nhipcau.people.queries import home_at, household_of
from nhipcau.people.rights_problems import REQUEST_SETTLED, UNKNOWN_REQUEST

KINDS = {
    "see": "Xem dữ liệu về mình",
    "correct": "Sửa chỗ sai",
    "delete": "Xóa hết",
    "restrict": "Hạn chế dùng",
    "who_looked": "Hỏi ai đã xem",
}
OUTCOMES = {"done": "Đã làm xong", "refused": "Đã từ chối, có nêu lý do"}


def ask_right(actor: Actor, body: bodies.AskRight, *, when: When) -> Facts:
    """Record what a person asks; the clock runs from the day they asked.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.31 they had moved away; 410.140 they are erased.
    """
    home = home_at(actor, household_of(body.resident_id), when.happened_at, UNKNOWN_RESIDENT)
    with reaching(actor, home.place):
        Request.objects.create(
            id=body.id,
            place=home.place,
            person=body.resident_id,
            kind=body.kind,
            third_parties=body.third_parties,
            asked_on=local_date(when.happened_at),
            taken_by=actor.id,
        )
    return Facts(home.stood)


def settle_right(actor: Actor, body: bodies.SettleRight, *, when: When) -> Facts:
    """Answer, extend once, carry out or refuse a request.

    Raises:
        Refusal: 404.142 no such request in the actor's places; 409.141 it is settled, or was extended already.
    """
    asked = Request.objects.select_for_update().filter(within(actor), id=body.request_id).first()
    if asked is None:
        raise Refusal(UNKNOWN_REQUEST)
    if asked.done_on or (body.step == "extended" and asked.extended):
        raise Refusal(REQUEST_SETTLED)
    today = local_date(when.happened_at)
    asked.answered_on = asked.answered_on or today
    if body.step == "extended":
        asked.extended = True
    elif body.step != "answered":
        asked.done_on, asked.outcome = today, body.step
    asked.save(update_fields=["answered_on", "extended", "done_on", "outcome"])
    return Facts(asked.place)


@dataclass(frozen=True)
class Asked:
    """A request as the commune's page shows it, with how near its two dates are."""

    id: UUID
    person: UUID
    known: Resident | None
    kind: str
    what: str
    asked_on: date
    answer: Due
    carry_out: Due
    extended: bool
    open: bool
    outcome: str
    done_on: date | None

    @property
    def name(self) -> str:
        """Who asked, as long as they are there."""
        return self.known.full_name if self.known else ""


def requests_of(actor: Actor, person: UUID | None = None) -> Sequence[Asked]:
    """Return the requests of the actor's places, or of one person: open ones first, the nearest date first."""
    rows = Request.objects.filter(within(actor))
    found = list(rows.filter(person=person) if person else rows)
    return _in_order(found, Resident.objects.in_bulk({row.person for row in found}))


def asked_about(person: UUID) -> Sequence[Asked]:
    """Return what a person asked, for themselves, wherever their home was then; the caller knows them by their receipt."""
    with acting(system(COUNTRY)):
        return _in_order(Request.objects.filter(person=person), {})


def _in_order(rows: Iterable[Request], people: Mapping[UUID, Resident]) -> Sequence[Asked]:
    shown = [_asked(row, people.get(row.person)) for row in rows]
    return sorted(shown, key=lambda one: (not one.open, one.carry_out.on, one.id))


def _asked(row: Request, known: Resident | None) -> Asked:
    today = local_today()
    answer = due(answer_by(row.asked_on), today, met=row.answered_on is not None)
    until = done_by(row.asked_on, row.kind, third_parties=row.third_parties, extended=row.extended)
    return Asked(
        row.id, row.person, known, row.kind, KINDS[row.kind], row.asked_on, answer,
        due(until, today, met=row.done_on is not None), row.extended, row.done_on is None, OUTCOMES.get(row.outcome, ""),
        row.done_on,
    )  # fmt: skip
