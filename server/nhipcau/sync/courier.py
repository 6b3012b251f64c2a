"""Work that another phone carried here: opened, carried out once, and answered with a signed receipt."""

from collections.abc import Callable, Sequence
from datetime import UTC
from typing import Annotated, Any, Final
from uuid import UUID

from django.db import connection, transaction
from pydantic import BaseModel, Field, ValidationError

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.chain import canonical
from nhipcau.kernel.clock import now
from nhipcau.kernel.moments import Moment
from nhipcau.kernel.problems import Refusal
from nhipcau.sync.models import Receipt
from nhipcau.sync.problems import BUNDLE_UNREADABLE
from nhipcau.sync.push import Pushed, push
from nhipcau.sync.sealing import open_sealed, sign, spell

MOST_AT_ONCE: Final = 50  # receipts in one answer
Maker = Callable[[UUID, str], Actor]


class Packed(BaseModel):
    """What is inside a bundle: the phone that made it, its token as the proof, its clock, and the letters."""

    device: UUID
    token: Annotated[str, Field(max_length=200)]
    made_at: Moment
    letters: list[Any]


def deliver(sealed: bytes, maker: Maker) -> dict[str, Any]:
    """Carry out a bundle whoever brings it, and return the signed receipt; brought again, the same receipt.

    ``maker`` returns who acts behind a phone's id and token, or refuses. The letters go the way of any push, so a
    letter that also comes by another road is carried out once.

    Raises:
        Refusal: 422.93 it cannot be opened; whatever ``maker`` refuses; 413.90 too many letters.
    """
    bundle, words = open_sealed(sealed)
    try:
        packed = Packed.model_validate_json(words)
    except ValidationError as error:
        raise Refusal(BUNDLE_UNREADABLE) from error
    known = Receipt.objects.filter(bundle=bundle).first()
    if known is None:
        actor = maker(packed.device, packed.token)
        # How long it was carried nobody knows, so its clock is corrected only where it is surely ahead.
        pushed = push(actor, max(packed.made_at, now()), packed.letters)
        known = _entered(bundle, packed.device, pushed)
    return _told(known)


def receipts_after(device: UUID, heard: int) -> list[dict[str, Any]]:
    """Return the receipts of a phone after the number it has heard, oldest first, a page at most."""
    found = Receipt.objects.filter(device=device, number__gt=heard).order_by("number")[:MOST_AT_ONCE]
    return [_told(receipt) for receipt in found]


def _entered(bundle: UUID, device: UUID, pushed: Pushed) -> Receipt:
    """Give the phone's next receipt its number; two carriers who come together get the same one."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"receipts:{device}"])
        known = Receipt.objects.filter(bundle=bundle).first()
        if known is not None:
            return known
        number = Receipt.objects.filter(device=device).count() + 1
        letters = _letters(pushed.verdicts)
        receipt = Receipt(bundle=bundle, device=device, number=number, received_at=pushed.received_at, letters=letters)
        receipt.key, receipt.signature = sign(canonical(_said(receipt)))
        receipt.save(force_insert=True)
        return receipt


def _letters(verdicts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the verdicts without words: the sender hears those from its own next push."""
    told = []
    for verdict in verdicts:
        try:
            name = str(UUID(verdict["id"]))
        except (TypeError, ValueError):
            continue
        problem = verdict["problem"]["number"] if verdict["problem"] else None
        told.append({"id": name, "state": verdict["state"], "number": verdict["number"], "problem": problem})
    return told


def _said(receipt: Receipt) -> dict[str, Any]:
    """Return what is signed."""
    return {
        "bundle": str(receipt.bundle),
        "device": str(receipt.device),
        "number": receipt.number,
        "received_at": receipt.received_at.astimezone(UTC).isoformat(),
        "letters": receipt.letters,
    }


def _told(receipt: Receipt) -> dict[str, Any]:
    return {**_said(receipt), "key": receipt.key, "signature": spell(bytes(receipt.signature))}
