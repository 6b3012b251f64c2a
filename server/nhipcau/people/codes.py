"""The code of the day: how anybody learns that whoever stands at the door works for the commune today.

Nothing of it is stored: it is worked out from who works, where, and the day. Whoever left has none at once.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from nhipcau.kernel.actor import DESK, LEADER, MEMBER, Actor
from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.own_keys import own_key
from nhipcau.kernel.pace import Pace, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, path_of, village_of
from nhipcau.people.models import Member
from nhipcau.people.problems import CODE_MISTYPED, CODE_OF_NOBODY, TOO_MANY_HELPER_CODES
from nhipcau.people.queries import still_working
from nhipcau.people.rules import code_of, days_of_codes, group_of, read_code, spell_code
from nhipcau.places.models import Commune, Village

ROLES = {MEMBER: "tổ viên", LEADER: "tổ trưởng", DESK: "cán bộ một cửa"}  # who comes to homes, or may be asked for
LABEL = "nhipcau helper code of the day"
# A whole network shares one address. Who guesses has to keep to a commune's first three digits, so guesses are counted
# for these: neighbours who check another helper go on. The wider count stops only a machine.
GUESSES = Pace.of("helper code")
MACHINE = Pace.of("helper codes")


@dataclass(frozen=True)
class Helper:
    """Somebody who works today, in the words that whoever asks may hear: no number, no address, no family."""

    name: str
    role: str
    village: str
    commune: str

    @property
    def place(self) -> str:
        """The place to ask for them, the village first."""
        return f"{self.village}, {inner(self.commune)}" if self.village else inner(self.commune)


def code_of_day(member: Member, day: date) -> str:
    """Return the digits of somebody's code on a day; nothing for whoever visits no homes."""
    commune = commune_of(member.scope)
    return code_of(own_key(LABEL), commune, member.id, day) if commune and member.role in ROLES else ""


def spelled_code(member: Member, day: date) -> str:
    """Return somebody's code on a day as it is read out, or nothing."""
    code = code_of_day(member, day)
    return spell_code(code) if code else ""


def codes_ahead(actor: Actor, days: int) -> dict[str, str]:
    """Return somebody's codes by day (ISO date) as they are read out, today's first; none for whoever visits no homes.

    So many days as a phone may be without signal: whoever stands in a dead spot shows theirs all the same.
    """
    commune = commune_of(actor.scope)
    if actor.left or not commune or actor.role not in ROLES:
        return {}
    key, today = own_key(LABEL), local_today()
    ahead = [today + timedelta(days=later) for later in range(days)]
    return {day.isoformat(): spell_code(code_of(key, commune, actor.id, day)) for day in ahead}


def helpers_of_code(typed: str, at: datetime | None = None) -> list[Helper]:
    """Return who has this code just now: one, hardly ever two, or nobody.

    The commune's digits leave three or four communes of the country; only their people are worked through.
    """
    code = read_code(typed)
    if code is None:
        return []
    key, days = own_key(LABEL), days_of_codes((at or now()).astimezone(VIETNAM))
    communes = list(Commune.objects.filter(valid_to=None).values_list("province", "code"))
    found: set[UUID] = set()
    for day in days:
        for province, commune in communes:
            if code.startswith(group_of(key, commune, day)):
                working = Member.objects.filter(still_working(), role__in=ROLES, scope__under=path_of(province, commune))
                names = working.values_list("id", flat=True)
                found |= {one for one in names if code_of(key, commune, one, day) == code}
    return [_told(one) for one in Member.objects.filter(id__in=found).order_by("full_name", "id")] if found else []


def check(typed: str, *caller: object) -> list[Helper]:
    """Tell whoever asks who has this code just now; wrong codes are counted for the caller, right ones never.

    Raises:
        Refusal: 422.195 it is no code; 404.195 nobody has it today; 429.195 too many wrong ones.
    """
    code = read_code(typed)
    if code is None:
        raise Refusal(CODE_MISTYPED)
    if seconds := max(GUESSES.wait(*caller, code[:3]), MACHINE.wait(*caller)):
        raise Refusal(TOO_MANY_HELPER_CODES, **waiting(seconds))
    found = helpers_of_code(code)
    if not found:
        GUESSES.take(*caller, code[:3])
        MACHINE.take(*caller)
        raise Refusal(CODE_OF_NOBODY)
    return found


def inner(name: str) -> str:
    """Return a place's name as it stands within a sentence: “xã Tam Quang”."""
    return name[:1].lower() + name[1:]


def _told(member: Member) -> Helper:
    inside = village_of(member.scope)
    village = Village.objects.filter(id=inside).first() if inside else None
    commune = Commune.objects.get(code=commune_of(member.scope))
    named = f"{village.kind} {village.name}" if village else ""
    return Helper(member.full_name, ROLES[member.role], named, commune.full_name)
