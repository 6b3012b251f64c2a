"""Who acts, in what role, and where."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

MEMBER = "member"
LEADER = "leader"
DESK = "desk"
COMMUNE_LEAD = "commune_lead"
PROVINCE_LEAD = "province_lead"  # names the province's officers and the leaders of its communes; sees no family
PROVINCE_ANALYST = "province_analyst"
NATION_ANALYST = "nation_analyst"  # reads figures of the whole country; sees no family and writes nothing
CONTENT_EDITOR = "content_editor"
AUDITOR = "auditor"  # reads who did and who looked at what; sees no family
INTEGRATOR = "integrator"  # a program of others, let in for what it was allowed
SYSTEM = "system"
ROLES = (
    MEMBER, LEADER, DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST, NATION_ANALYST, CONTENT_EDITOR, AUDITOR, INTEGRATOR, SYSTEM,
)  # fmt: skip
WITH_FAMILIES = frozenset({MEMBER, LEADER, DESK, COMMUNE_LEAD, SYSTEM})  # who works with families, so may see their rows


@dataclass(frozen=True)
class Former:
    """A place somebody answered for until a moment; work done there before it still counts.

    ``went_on``: the person did not change, the place did: it was merged, or given to another commune.
    """

    scope: str
    until: datetime
    went_on: bool = False


@dataclass(frozen=True)
class Actor:
    """A person or program behind a request. ``scope`` is a place path (see `scope`).

    ``left`` is the moment from which they work no more: they then reach nothing but what was theirs before.
    """

    id: UUID
    role: str
    scope: str
    name: str = ""
    former: tuple[Former, ...] = ()
    also: tuple[str, ...] = ()
    left: datetime | None = None

    @property
    def scopes(self) -> tuple[str, ...]:
        """Every place path this actor may reach just now."""
        return self.also if self.left else (self.scope, *self.also)

    def as_of(self, moment: datetime) -> "Actor":
        """Return this actor with the places that were still theirs at that moment."""
        if not self.former:
            return self
        also = tuple(former.scope for former in self.former if moment <= former.until)
        return replace(self, also=also) if also else self


def system(scope: str) -> Actor:
    """Return the house itself as an actor in a place: imports, repairs, the demo world."""
    return Actor(UUID("00000000-0000-7000-8000-000000000001"), SYSTEM, scope, "Nhịp Cầu")
