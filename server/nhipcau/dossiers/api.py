"""The door for systems of others: they tell states of dossiers, in the field names they have. Told again, it changes nothing.

A system comes with an access token of its own (`kernel/outsiders.py`), or, as before those, with the token of an integrator, a member
that works for the whole province; that one ends with the member.
"""

import hashlib
import hmac
from typing import Annotated, Final
from uuid import UUID, uuid5

from django.http import HttpRequest
from ninja import Router
from ninja.security import HttpBearer
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.dossiers.bodies import StateRow
from nhipcau.dossiers.exports.fields import Fault, states_of
from nhipcau.dossiers.exports.records import Record, read_cells
from nhipcau.dossiers.exports.supplements import MOST, spelled
from nhipcau.dossiers.exports.taking import BATCH, tell
from nhipcau.dossiers.road_problems import SYSTEM_UNKNOWN
from nhipcau.kernel.actor import INTEGRATOR, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.outsiders import DOSSIERS_WRITE, let_in, outsider
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for, still_working

router = Router(tags=["systems"])
MOST_ROWS: Final = BATCH // 2  # most rows say two states
Plain = str | int | float | bool | None
LABEL: Final = "integrator token"


class SystemToken(HttpBearer):
    """The access token of a program that may hand in states, or the token of an integrator."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Return who acts; an unknown token is refused with 401.235, one that was given for something else with 403.520."""
        return let_in(request, DOSSIERS_WRITE) if outsider(request, token) else system_of(token)

    def __call__(self, request: HttpRequest) -> Actor:
        """Refuse a request without a token in our own words."""
        found: Actor | None = super().__call__(request)
        if found is None:
            raise Refusal(SYSTEM_UNKNOWN)
        return found


class PushedStates(BaseModel):
    """States of one commune's dossiers, each row with the fields of DongBoHoSoMC or CapNhatTienDoHoSoMC.

    The one field that is a list is DanhSachHoSoBoSung.
    """

    model_config = ConfigDict(extra="forbid")

    commune: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
    rows: Annotated[list[dict[str, Plain | Annotated[list[dict[str, Plain]], Field(max_length=MOST)]]], Field(min_length=1, max_length=MOST_ROWS)]


class RefusedRow(BaseModel):
    """A row that was not taken: its place in what was sent, from 1, and why."""

    row: int
    why: str


class TakenStates(BaseModel):
    """How many rows were taken, and which were not."""

    taken: int
    refused: list[RefusedRow]


@router.post("/dossiers/states", auth=SystemToken(), response=TakenStates, summary="Tell states of dossiers", operation_id="push_states")
def push_states(request: HttpRequest, pushed: PushedStates) -> TakenStates:
    """Take states that another system tells; what is told twice, late or in any order changes nothing more."""
    actor: Actor = request.auth  # type: ignore[attr-defined]
    told: list[StateRow] = []
    refused: list[RefusedRow] = []
    for number, row in enumerate(pushed.rows, start=1):
        cells = {name[:80]: text for name, cell in row.items() if (text := spelled(name, cell)) is not None}
        try:
            told += states_of(Record(number, read_cells(cells)), now())
        except Fault as fault:
            refused.append(RefusedRow(row=number, why=str(fault)))
    if told:
        run = uuid5(actor.id, f"{pushed.commune} {local_today()}")
        tell(actor, run, "integrator", _path(actor, pushed.commune), told)
    return TakenStates(taken=len(pushed.rows) - len(refused), refused=refused)


def _path(actor: Actor, commune: str) -> str:
    """Return the path of a commune among the actor's places; the verb itself refuses one that is none of them."""
    return next((scope for scope in actor.scopes if commune_of(scope) == commune), f"{province_of(actor)}{commune}.")


def province_of(actor: Actor) -> str:
    """Return the path of the first province that the actor works in as a whole, else of the one its place lies in."""
    whole = next((scope for scope in actor.scopes if commune_of(scope) is None), actor.scope)
    return "".join(f"{part}." for part in whole.rstrip(".").split(".")[:2])


def token_of(member: UUID) -> str:
    """Return the token of an integrator."""
    return f"{member.hex}.{hmac.new(own_key(LABEL), member.bytes, hashlib.sha256).hexdigest()}"


def system_of(token: str) -> Actor:
    """Return the integrator that a token belongs to.

    Raises:
        Refusal: 401.235 nobody has it, or not any more.
    """
    try:
        name = UUID(token.partition(".")[0])
    except ValueError as error:
        raise Refusal(SYSTEM_UNKNOWN) from error
    member = Member.objects.filter(still_working(), id=name, role=INTEGRATOR).first()
    if member is None or not hmac.compare_digest(token.encode(), token_of(name).encode()):
        raise Refusal(SYSTEM_UNKNOWN)
    return actor_for(member)
