"""What the desk sees of a slip that was brought: support and dossiers side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from nhipcau.dossiers.queries import (
    Brief,
    Slip,
    brief,
    explain,
    explain_answers,
    find_brought,
    preparations_visible_to,
)
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import VIETNAM, local_today
from nhipcau.people.models import Household, Member
from nhipcau.people.queries import resident_marked
from nhipcau.support.queries import MODES, STEPS, assists_of_preparation


@dataclass(frozen=True)
class StepAtHome:
    """A step of an assist in words, with the shape of its state."""

    name: str
    shape: str
    mode: str


@dataclass(frozen=True)
class Help:
    """One helping at home: when, which steps, how the safety question went."""

    happened_at: datetime
    steps: Sequence[StepAtHome]
    safety: str


@dataclass(frozen=True)
class Brought:
    """Everything the officer needs about one slip, and nothing to ask the family a second time."""

    slip: Slip
    preparation: UUID
    resident: UUID
    home: UUID
    place: str
    last4: str
    full_name: str
    age: int | None
    village: str
    household: str
    answers: Sequence[tuple[str, str]]
    helps: Sequence[Help]
    helper: str


@dataclass(frozen=True)
class Twin:
    """The person whose record already has the mark of an identity paper."""

    full_name: str
    birth_year: int | None
    household: str
    village: str
    resident: UUID
    home: UUID
    place: str


@dataclass(frozen=True)
class Recent:
    """One line of today's preparations."""

    slip: Brief
    village: str


SAFETY = {"right": "trả lời đúng", "unsure": "còn phân vân, nên nhắc lại", "not_asked": "chưa hỏi"}


def brought(actor: Actor, typed: str) -> Brought:
    """Return what was prepared under a slip of the actor's commune; a scanned address will do.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 none in the commune has it (yet).
    """
    preparation = find_brought(actor, typed.strip().rstrip("/").rsplit("/", 1)[-1][:80])
    resident = preparation.resident
    return Brought(
        slip=explain(preparation),
        preparation=preparation.id,
        resident=resident.id,
        home=preparation.household_id,
        place=preparation.place,
        last4=resident.identity_last4,
        full_name=resident.full_name,
        age=local_today().year - resident.birth_year if resident.birth_year else None,
        village=_village_of(preparation.household),
        household=preparation.household.head_name,
        answers=explain_answers(preparation),
        helps=_helps(actor, preparation.id),
        helper=_name_of(preparation.prepared_by),
    )


def prepared_on(actor: Actor, day: date) -> list[Recent]:
    """Return what was prepared in the actor's places on a day, newest first."""
    start = datetime.combine(day, time(), VIETNAM)
    rows = preparations_visible_to(actor).filter(prepared_at__gte=start, prepared_at__lt=start + timedelta(days=1))
    rows = rows.select_related("procedure", "household__village").order_by("-prepared_at")
    return [Recent(brief(row), _village_of(row.household)) for row in rows]


def same_paper(actor: Actor, identity_hash: str) -> Twin | None:
    """Return who in the actor's places has this mark of an identity paper; nobody when it is elsewhere."""
    other = resident_marked(actor, identity_hash)
    if other is None:
        return None
    home = other.household
    return Twin(
        other.full_name, other.birth_year, home.head_name, _village_of(home), other.id, home.id, other.place
    )


def _village_of(household: Household) -> str:
    village = household.village
    return f"{village.kind} {village.name}"


def _helps(actor: Actor, preparation: UUID) -> list[Help]:
    return [
        Help(assist.happened_at, [_step(told) for told in assist.steps], SAFETY.get(assist.safety_answered, ""))
        for assist in assists_of_preparation(actor, preparation)
    ]


def _step(told: dict[str, str]) -> StepAtHome:
    shape, mode = MODES.get(told["mode"], ("none", told["mode"]))
    secret_alone = told["step"] == "enter_otp" and told["mode"] == "alone"
    return StepAtHome(STEPS.get(told["step"], told["step"]), shape, "Tự nhập" if secret_alone else mode)


def _name_of(member_id: UUID) -> str:
    member = Member.objects.filter(id=member_id).first()
    return member.full_name if member else ""
