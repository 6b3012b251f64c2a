"""What the page of a warning says: who has acknowledged and who has not, how homes were found, the share over time."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from nhipcau.bulletin.warnings.messages import leaders_of
from nhipcau.bulletin.warnings.models import Ack, Call, Check, HazardWarning, Reach, SafeHome
from nhipcau.bulletin.warnings.rules import share_over_time
from nhipcau.people.models import Household, Member
from nhipcau.places.models import Village

HOW: Final = {"app": "trên máy", "sms": "bằng tin nhắn", "call": "qua điện thoại"}
FOUND: Final = {"safe": "an toàn", "needs_help": "cần giúp", "away": "đi vắng"}
NEEDS: Final = {"shelter": "chỗ ở", "medicine": "thuốc", "food": "lương thực", "carry": "người khiêng, dìu", "boat": "thuyền", "other": "việc khác"}
REASONS: Final = {
    "elder": "già", "disabled": "khuyết tật", "alone": "một mình", "infant": "trẻ nhỏ", "pregnant": "mang thai", "ill": "đang bệnh",
}  # fmt: skip
WIDE, HIGH, EDGE = 600, 140, 12  # of the drawing


@dataclass(frozen=True)
class VillageLine:
    """One village: who leads it, whether it has the warning, since how many minutes, whether it was called."""

    id: UUID
    name: str
    leaders: tuple[Member, ...]
    ack: Ack | None
    how: str
    after: timedelta | None
    calls: tuple[Call, ...]

    @property
    def order(self) -> tuple[bool, bool, str]:
        """Where it stands on the page: without a leader first, then who is still to acknowledge."""
        return (self.ack is not None, bool(self.leaders), self.name)


@dataclass(frozen=True)
class HomeLine:
    """A home that needs help, or that nobody has met yet: whose, where, why it comes first, what it needs."""

    id: UUID
    place: str
    head: str
    village: str
    reasons: tuple[str, ...]
    needs: tuple[str, ...]
    found: str
    at: datetime | None


@dataclass(frozen=True)
class Homes:
    """How the homes of the list, and others that were looked at, were found."""

    counts: dict[str, int]
    needs: list[tuple[str, int]]
    first: list[HomeLine]
    listed: int


def villages_of(warning: HazardWarning, reach: Reach) -> list[VillageLine]:
    """Return the villages concerned, those first that the office has to see to."""
    acks = {str(one.village_id): one for one in Ack.objects.filter(warning=warning, place__under=reach.place)}
    calls: dict[str, list[Call]] = {}
    for call in Call.objects.filter(warning=warning, place__under=reach.place).order_by("at", "id"):
        calls.setdefault(str(call.village_id), []).append(call)
    leaders = leaders_of(reach.place, reach.villages)
    found = Village.objects.filter(id__in=reach.villages)
    lines = [
        VillageLine(
            one.id, f"{one.kind} {one.name}", tuple(leaders.get(str(one.id), ())), ack := acks.get(str(one.id)), HOW.get(ack.how, "") if ack else "",
            ack.at - (warning.issued_at or ack.at) if ack else None, tuple(calls.get(str(one.id), ())),
        )
        for one in found
    ]  # fmt: skip
    return sorted(lines, key=lambda line: line.order)


def homes_of(warning: HazardWarning, reach: Reach) -> Homes:
    """Return how homes of the villages concerned were found; the newest word counts, who needs help stands first."""
    concerned = {f"{reach.place}{one}." for one in reach.villages}
    listed: dict[UUID, list[str]] = {}
    for line in SafeHome.objects.filter(place__under=reach.place).order_by("listed_at", "id"):
        if line.place in concerned:
            listed.setdefault(line.household_id, []).extend(line.reasons)
    newest = {one.household_id: one for one in Check.objects.filter(warning=warning, place__under=reach.place).order_by("at", "received_at", "id")}
    counts = Counter(one.found for one in newest.values()) + Counter(warning.counts)
    wanted = [home for home in {*listed, *newest} if home not in newest or newest[home].found == "needs_help"]
    homes = Household.objects.filter(id__in=wanted).select_related("village")
    first = [_home(one, newest.get(one.id), listed.get(one.id, [])) for one in homes]
    first.sort(key=lambda line: (line.found != "needs_help", -len(line.needs), -len(line.reasons), line.village, line.head))
    needs = Counter(need for one in newest.values() if one.found == "needs_help" for need in one.needs)
    not_met = sum(home not in newest for home in listed)
    told = {**{state: counts[state] for state in FOUND}, "not_met": not_met}
    return Homes(told, [(NEEDS.get(need, need), many) for need, many in needs.most_common()], first, len(listed))


def _home(home: Household, check: Check | None, reasons: list[str]) -> HomeLine:
    why = tuple(REASONS.get(one, one) for one in dict.fromkeys(reasons))
    needs = tuple(NEEDS.get(one, one) for one in check.needs) if check else ()
    village = f"{home.village.kind} {home.village.name}"
    return HomeLine(home.id, home.place, home.head_name, village, why, needs, check.found if check else "not_met", check.at if check else None)


def drawn(warning: HazardWarning, moments: list[datetime], villages: int, until: datetime) -> str:
    """Return the points of a stepped line: the share of villages over the minutes since the warning went out."""
    issued_at = warning.issued_at or until
    whole = max((until - issued_at).total_seconds() / 60, 1.0)
    x, y, points = float(EDGE), float(HIGH - EDGE), [f"{EDGE},{HIGH - EDGE}"]
    for minutes, share in share_over_time(issued_at, moments, villages):
        x = EDGE + min(minutes / whole, 1) * (WIDE - 2 * EDGE)
        points.append(f"{x:.0f},{y:.0f}")
        y = HIGH - EDGE - share * (HIGH - 2 * EDGE)
        points.append(f"{x:.0f},{y:.0f}")
    points.append(f"{WIDE - EDGE},{y:.0f}")
    return " ".join(points)
