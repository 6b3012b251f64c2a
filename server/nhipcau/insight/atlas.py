"""Names for what is counted. The gateway plugs the real ones in; this machine knows none itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Spot:
    """A place as a figure names it. ``signal`` is none, weak, good or empty; ``demo`` marks invented figures."""

    path: str
    name: str
    signal: str = ""
    demo: bool = False


class Atlas(Protocol):
    """Where names come from."""

    def spot(self, path: str) -> Spot:
        """Return the place with this path."""

    def below(self, path: str) -> Sequence[Spot]:
        """Return the places right below: the country's provinces, a province's communes, a commune's villages."""

    def find(self, code: str) -> Spot | None:
        """Return the place of a code: ``vn``, a province's two digits, a commune's five, a village's id; None where there is none."""

    def points(self, path: str) -> Mapping[str, tuple[float, float]]:
        """Return latitude and longitude of the places right below, by path; a place that nobody located is left out."""

    def word(self, measure: str, key: str) -> str:
        """Return what a key of a measure is called."""

    def officers(self, path: str) -> Mapping[UUID, str]:
        """Return who works for just this place today, by id, with their role."""


class _Plug:
    atlas: Atlas | None = None


def plug(atlas: Atlas) -> None:
    """Set where names come from; called once, at start-up."""
    _Plug.atlas = atlas


def names() -> Atlas:
    """Return the plugged-in atlas.

    Raises:
        LookupError: the gateway has plugged none in.
    """
    if _Plug.atlas is None:
        raise LookupError("no atlas is plugged in")
    return _Plug.atlas
