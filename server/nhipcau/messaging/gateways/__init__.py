"""Gateways: each hands one message on, and says what became of it in one of three ways."""

from typing import NamedTuple, Protocol
from uuid import UUID


class Parcel(NamedTuple):
    """A message ready to leave. ``id`` is ours and stays the same however often it is handed over."""

    id: UUID
    address: str
    text: str
    parts: int


class NotTaken(Exception):  # noqa: N818 (another gateway may take it)
    """The gateway has certainly not taken it: it is away, or said so."""


class Unsure(Exception):  # noqa: N818 (it is tried again, at the same gateway)
    """The gateway may have taken it: the answer was lost."""


class Refused(Exception):  # noqa: N818 (no gateway will)
    """No gateway will ever take it: the address is none, or is no more."""


class Gateway(Protocol):
    """One way out."""

    name: str

    def hand(self, parcel: Parcel) -> str:
        """Hand a message over, and return what the gateway calls it, if it calls it anything.

        Raises:
            NotTaken: it was certainly not taken.
            Unsure: nobody knows.
            Refused: it never will be.
        """

    def listen(self) -> None:
        """Read what the gateway has to say meanwhile, such as receipts."""

    def close(self) -> None:
        """Let go of it."""
