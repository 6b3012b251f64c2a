"""The door to where dossiers stand, by official code. Handing states in is `nhipcau.dossiers.api`."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, Field, StringConstraints

from nhipcau.dossiers.systems import Standing, standing
from nhipcau.gateway.systems import cursors
from nhipcau.gateway.systems.api_figures import Cursor
from nhipcau.gateway.systems.asking import Asked
from nhipcau.gateway.systems.auth import ProgramRequest, ProgramToken
from nhipcau.kernel.outsiders import DOSSIERS_READ
from nhipcau.kernel.scope import acting

router = Router(tags=["systems"])
OfficialCodeText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class StandingAsked(Asked):
    """Which dossiers: those with these official codes, or all with one, by pages."""

    code: Annotated[list[OfficialCodeText], Field(max_length=100)] = []
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Cursor = ""


class StandingOut(BaseModel):
    """Where a dossier stands: its state (1 to 10, Circular 01/2023/TT-VPCP), since when, and when the whole case should end."""

    code: str
    dossier: UUID
    commune: str
    procedure: str
    state: int | None
    since: datetime | None
    due: date | None
    ended: bool


class StandingsOut(BaseModel):
    """Dossiers in the order in which they got their codes; ``next`` is the cursor of the following page, null at the end."""

    items: list[StandingOut]
    next: str | None


@router.get("/dossiers/standing", auth=ProgramToken(DOSSIERS_READ), response={200: StandingsOut, 304: None}, summary="Where dossiers stand, by official code", operation_id="list_standings")
def standings(request: ProgramRequest, asked: Query[StandingAsked]) -> StandingsOut:
    """Return where dossiers of the program's places stand. A code that is not there has no line."""
    actor = request.auth
    listed = f"standings {actor.id}"
    key = cursors.read(listed, asked.cursor)
    after = (datetime.fromisoformat(str(key[0])), UUID(str(key[1]))) if key else None
    with acting(actor):
        found = standing(actor, after, asked.limit + 1, asked.code)
    shown = found[: asked.limit]
    rest = cursors.spelled(listed, _key(shown[-1])) if len(found) > len(shown) else None
    return StandingsOut(items=[StandingOut.model_validate(one, from_attributes=True) for one in shown], next=rest)


def _key(one: Standing) -> cursors.Key:
    return [one.attached_at.isoformat(), str(one.id)]
