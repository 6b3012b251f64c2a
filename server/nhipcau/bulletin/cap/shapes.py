"""An alert as the Common Alerting Protocol 1.2 writes it: every element, in its order, with its very letters.

Times, sizes and heights stay text, since an alert that is handed on must say what it said. ``None`` is an element that is not
there; an empty text is one that is there and empty.
"""

from dataclasses import dataclass
from datetime import datetime

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
SIGNATURES = "http://www.w3.org/2000/09/xmldsig#"


@dataclass(frozen=True)
class Pair:
    """A name and a value that a country or a service agreed on."""

    name: str
    value: str


@dataclass(frozen=True)
class Resource:
    """A file that goes with an alert: a picture, a sound."""

    description: str
    mime: str
    size: str | None = None
    uri: str | None = None
    inside: str | None = None
    digest: str | None = None


@dataclass(frozen=True)
class Area:
    """Where an alert holds: in words, as shapes, as codes."""

    description: str
    polygons: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    geocodes: tuple[Pair, ...] = ()
    altitude: str | None = None
    ceiling: str | None = None


@dataclass(frozen=True)
class Info:
    """What an alert says, in one language."""

    categories: tuple[str, ...]
    event: str
    urgency: str
    severity: str
    certainty: str
    language: str | None = None
    responses: tuple[str, ...] = ()
    audience: str | None = None
    event_codes: tuple[Pair, ...] = ()
    effective: str | None = None
    onset: str | None = None
    expires: str | None = None
    sender_name: str | None = None
    headline: str | None = None
    description: str | None = None
    instruction: str | None = None
    web: str | None = None
    contact: str | None = None
    parameters: tuple[Pair, ...] = ()
    resources: tuple[Resource, ...] = ()
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Alert:
    """A message: who sent it when, about what, and what it replaces. ``signatures`` are kept in their canonical form."""

    identifier: str
    sender: str
    sent: str
    status: str
    kind: str
    scope: str
    source: str | None = None
    restriction: str | None = None
    addresses: str | None = None
    codes: tuple[str, ...] = ()
    note: str | None = None
    references: str | None = None
    incidents: str | None = None
    infos: tuple[Info, ...] = ()
    signatures: tuple[str, ...] = ()

    @property
    def earlier(self) -> tuple[tuple[str, str, str], ...]:
        """The messages that this one speaks of: sender, identifier and time of each, as far as they can be read."""
        found = (one.split(",") for one in (self.references or "").split())
        return tuple((one[0], one[1], one[2]) for one in found if len(one) == 3)  # noqa: PLR2004 (sender, identifier, time)


def moment(text: str | None) -> datetime | None:
    """Return a time of an alert; None where there is none, or one that no calendar has."""
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else None
