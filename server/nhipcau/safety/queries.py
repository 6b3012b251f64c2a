"""Which safety cards are there."""

from typing import Any

from nhipcau.kernel.problems import Refusal
from nhipcau.safety.models import Card
from nhipcau.safety.problems import UNKNOWN_CARD


def current_cards() -> list[dict[str, Any]]:
    """Return the cards in use, by id."""
    return [card.body for card in Card.objects.filter(current=True)]


def get_card(card_id: str) -> dict[str, Any]:
    """Return one card, also one that is no longer in use.

    Raises:
        Refusal: 404.70 there is none with this id.
    """
    found = Card.objects.filter(id=card_id[:40]).first()
    if found is None:
        raise Refusal(UNKNOWN_CARD, card=card_id[:40])
    return dict(found.body)
