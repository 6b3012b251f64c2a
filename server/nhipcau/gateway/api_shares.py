"""The door at which a locked phone gets its share again: half of what opens it, lent for the days of the lease."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from nhipcau.gateway.api_sync import lease_told
from nhipcau.gateway.device_keys import lend, spelled
from nhipcau.gateway.problems import TOO_MANY_CODES
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal

router = Router(tags=["phone"])
refused = Pace.of("share")


class ShareAsked(BaseModel):
    """A phone that is locked asks whether it may still be opened; its proof is in the header ``Nhip-Cau-Proof``."""

    device_id: UUID


class ShareOut(BaseModel):
    """The share, in base64url; to be forgotten at ``lease_until`` by the house's clock, which says ``now``."""

    share: str
    now: datetime
    lease_until: datetime


@router.post("/phones/share", response=ShareOut, summary="Get the share again after the lease had ended")
def lend_share(request: HttpRequest, body: ShareAsked) -> ShareOut:
    """Lend a phone its share for one more lease; a phone that was locked gets none, ever."""
    caller = address_of(request)
    if seconds := refused.wait(caller):
        raise Refusal(TOO_MANY_CODES, **waiting(seconds))
    try:
        actor, share = lend(request, body.device_id)
    except Refusal:
        refused.take(caller)
        raise
    return ShareOut(share=spelled(share), **lease_told(actor))
