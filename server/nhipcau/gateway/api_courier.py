"""The door for carried bundles. It asks for no token: a bundle proves itself, whoever brings it."""

from typing import Any, Final, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel

from nhipcau.gateway.api import MOST_BYTES
from nhipcau.gateway.carriers import device_of, maker_of
from nhipcau.gateway.problems import TOO_MANY_BUNDLES
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.troubles import TOO_LARGE
from nhipcau.sync import courier, sealing

router = Router(tags=["phone"])
refused = Pace.of("courier")
BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class ReceiptLetterOut(BaseModel):
    """What became of one letter; ``problem`` is only the number of its refusal."""

    id: UUID
    state: Literal["done", "refused"]
    number: int | None
    problem: str | None


class ReceiptOut(BaseModel):
    """The house's answer to one bundle. ``signature``: ECDSA P-256, SHA-256 over the canonical JSON of the fields above ``key``."""

    bundle: UUID
    device: UUID
    number: int
    received_at: str
    letters: list[ReceiptLetterOut]
    key: str
    signature: str


class DeliveredOut(BaseModel):
    """What the carrier gets: proof for the sender, nothing to read for anybody."""

    receipt: ReceiptOut


class SealOut(BaseModel):
    """The key that phones seal to, and the keys that sign receipts, current first; P-256 points in base64url."""

    id: str
    public: str
    receipts: list[str]


@router.post("/courier", response=DeliveredOut, summary="Deliver a sealed bundle for another phone", openapi_extra=BODY)
def deliver(request: HttpRequest) -> HttpResponse | dict[str, Any]:
    """Open a bundle, carry out its letters as a push of its own phone would, and return the signed receipt."""
    caller = address_of(request)
    if seconds := refused.wait(caller):
        raise Refusal(TOO_MANY_BUNDLES, **waiting(seconds))
    if len(request.body) > MOST_BYTES:
        raise Refusal(TOO_LARGE, limit=f"{MOST_BYTES // 1024} kB")
    try:
        return {"receipt": courier.deliver(request.body, maker_of)}
    except Refusal:
        refused.take(caller)
        raise


def told_at_pull(request: HttpRequest, heard: int | None) -> dict[str, Any]:
    """Return what a pull says of carried work: the keys, and, if the phone waits for them, its receipts."""
    device = device_of(request.headers.get("Authorization", "").partition(" ")[2]) if heard is not None else None
    receipts = courier.receipts_after(device, heard or 0) if device else []
    return {"receipts": receipts, "seal": vars(sealing.seal())}
