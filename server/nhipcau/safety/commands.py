"""Bring the safety cards into the database. Cards are not personal: they do not pass the ledger."""

from typing import Any

from django.db import transaction

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.safety.models import Card


def load_content(using: str = "owner") -> int:
    """Load every card and withdraw those whose file is gone; return how many are current."""
    cards = card_files()
    with transaction.atomic(using=using):
        known = Card.objects.using(using)
        known.exclude(id__in=cards).update(current=False)
        for name, body in cards.items():
            known.update_or_create(id=name, defaults={"body": body, "current": True})
    return len(cards)


def card_files() -> dict[str, dict[str, Any]]:
    """Read every safety card as written, by id."""
    return {card["id"]: card for card in map(load_toml, sorted((content_dir() / "safety").glob("*.toml")))}
