"""What must hold of an account that the commune publishes. Pure."""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import date
from typing import Final

from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.text import plain

CARD_BEGINS, CARD_LENGTHS = "9704", {16, 19}  # of cards that banks here give out
SHORTEST_NAME: Final = 2  # words: a single word names too many things


def whole_account(groups: Iterable[str]) -> str:
    """Return an account from the groups of four in which it is told: whole, it might be covered as a card's number."""
    return "".join(groups).upper()


def in_groups(account: str) -> list[str]:
    """Return an account in groups of four, as it is printed and told."""
    return [account[at : at + 4] for at in range(0, len(account), 4)]


def is_card(account: str) -> bool:
    """Say whether it is a card's number, which nobody publishes."""
    return account.startswith(CARD_BEGINS) and len(account) in CARD_LENGTHS


def named_in(holder: str, people: Iterable[str]) -> bool:
    """Say whether an account's name is, or has in it, the name of one of these people; marks and spaces do not matter."""
    words, run_together = f" {plain(holder)} ", plain(holder).replace(" ", "")
    for name in map(plain, people):
        if len(name.split()) >= SHORTEST_NAME and (f" {name} " in words or name.replace(" ", "") == run_together):
            return True
    return False


def from_elsewhere(organisation: str, *own: str) -> bool:
    """Say whether an organisation is another one than these: neither has the name of the other in it."""
    other = plain(organisation)
    return bool(other) and not any(other in name or name in other for name in map(plain, own) if name)


def mark_of(bank: str, account: str) -> str:
    """Return the keyed mark of an account: it can be known again, and not be read."""
    told = f"{bank} {account.upper()}".encode()
    return hmac.new(own_key("accounts of people"), told, hashlib.sha256).hexdigest()


def stands(valid_from: date, valid_until: date | None, on: date) -> bool:
    """Say whether something that was published counts on a day; the last day counts."""
    return valid_from <= on and (valid_until is None or on <= valid_until)
