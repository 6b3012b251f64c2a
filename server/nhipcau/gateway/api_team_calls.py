"""The door by which a helper's phone learns how somebody who called the team is reached; every look is noted."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router
from pydantic import BaseModel

from nhipcau.gateway.api_sync import PhoneRequest, PhoneToken
from nhipcau.kernel.scope import acting
from nhipcau.support.queries import reached_by

router = Router(tags=["phone"])


class ReachedOut(BaseModel):
    """How somebody is reached: a number, or a described place; empty where it was let go of."""

    number: str
    where: str


@router.get("/team-calls/{call_id}", auth=PhoneToken(), response=ReachedOut, summary="How somebody who called the team is reached")
def team_call(request: PhoneRequest, call_id: UUID, response: HttpResponse) -> ReachedOut:
    """Return the number or the place of a call that is this helper's; it is kept nowhere on the phone."""
    response.headers["Cache-Control"] = "no-store"
    with acting(request.auth):
        found = reached_by(request.auth, call_id)
    return ReachedOut(number=found.number, where=found.where)
