"""Questions about calendars of classes: the one of a place, and the task it stands for."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from typing import Any, Final

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, within
from nhipcau.learning.planning.bodies import SiteSaid
from nhipcau.learning.planning.bound import Lack, lacks
from nhipcau.learning.planning.models import ClassPlan
from nhipcau.learning.planning.problems import NO_PLAN
from nhipcau.learning.planning.shapes import Class, Plan, Site, Slot, Task, Topic, Trainer
from nhipcau.places.models import Commune, Village
from nhipcau.places.queries import Land, centres_of, days_of, reasons

UNKNOWN_ROAD: Final = 40  # kilometres, where nobody knows where a trainer lives, or a commune has no point on the map
NEXT_VILLAGE: Final = 5  # kilometres between two villages of a commune: there is no map of villages
EARTH: Final = 6371


@dataclass(frozen=True)
class Planned:
    """A calendar with the names that belong to it."""

    row: ClassPlan
    names: dict[str, str]

    @staticmethod
    def of_nothing(place: str, monday: date, weeks: int) -> ClassPlan:
        """Return a calendar nobody has written yet; it is not kept."""
        return ClassPlan(id=new_id(), place=place, first_week=monday, weeks=weeks, asked={}, found={})

    @cached_property
    def task(self) -> Task:
        """What the calendar is made from."""
        asked, row = self.row.asked, self.row
        sites = [self._site(site, name) for site, name in self.names.items()]
        topics = [Topic(one["id"], one["name"], one["times"]) for one in asked.get("topics", [])]
        trainers = [self._trainer(one) for one in asked.get("trainers", [])]
        pins = {Class(*one[:3]): Slot(*one[3:]) for one in asked.get("pins", [])}
        task = Task(row.weeks, sites, topics, trainers, self._far())
        wanted = {*task.classes}
        known = {one: slot for one, slot in pins.items() if one in wanted and slot.week < row.weeks and slot.trainer in task.trainer}
        return replace(task, pinned=known)

    @cached_property
    def plan(self) -> Plan:
        """The classes that were planned, as far as places, topics and trainers are still there."""
        found = {Class(*one[:3]): Slot(*one[3:]) for one in self.row.found.get("plan", [])}
        known = {*self.task.classes}
        return {one: slot for one, slot in found.items() if one in known and slot.trainer in self.task.trainer and slot.week < self.row.weeks}

    @property
    def gap(self) -> float | None:
        """How far above the bound the plan may be; nothing before there is one."""
        bound = self.row.found.get("bound")
        return None if bound is None else (self.row.found["cost"] - bound) / bound if bound else 0.0

    def lacks(self) -> list[Lack]:
        """Return what is missing before any search."""
        return lacks(self.task)

    def said(self, site: str) -> SiteSaid:
        """Return what was told about a place."""
        return SiteSaid.model_validate({"id": site, **self.row.asked.get("sites", {}).get(site, {})})

    def land(self, site: str) -> Land:
        """Return what a place's calendar hangs on."""
        told = self.said(site)
        return Land(self.row.place.split(".")[1], told.zone, tuple(told.crops), told.market)

    def monday(self, week: int) -> date:
        """Return the first day of a week of the plan."""
        return self.row.first_week + timedelta(weeks=week)

    @cached_property
    def days(self) -> dict[Class, date]:
        """The day proposed for each class: an open day of its week, on which its trainer has the least to do."""
        busy: dict[tuple[str, date], int] = {}
        found = {}
        for one, slot in sorted(self.plan.items(), key=lambda pair: (pair[1], pair[0])):
            open_days = days_of(self.land(one.site), self.row.first_week, slot.week) or [self.monday(slot.week)]
            day = min(open_days, key=lambda at: (busy.get((slot.trainer, at), 0) + busy.get((one.site, at), 0), at))
            for who in (slot.trainer, one.site):
                busy[who, day] = busy.get((who, day), 0) + 1
            found[one] = day
        return found

    def _site(self, site: str, name: str) -> Site:
        told = self.said(site)
        out = frozenset(week for where, week in self.row.asked.get("forbidden", []) if where == site)
        why = reasons(self.land(site), self.row.first_week, self.row.weeks)
        return Site(site, name, told.tongue, told.people, told.room, told.most, why, out)

    def _trainer(self, one: dict[str, Any]) -> Trainer:
        weeks = ((date.fromisoformat(day) - self.row.first_week).days // 7 for day in one.get("away", []))
        away = frozenset(week for week in weeks if 0 <= week < self.row.weeks)
        return Trainer(one["id"], one["name"], frozenset(one["tongues"]), frozenset(one["topics"]), one["per_week"], away)

    def _far(self) -> dict[tuple[str, str], int]:
        trainers = self.row.asked.get("trainers", [])
        if commune_of(self.row.place):
            return {(one["id"], site): 0 if one["home"] == site else NEXT_VILLAGE for one in trainers for site in self.names}
        points = centres_of([*self.names, *(one["home"] for one in trainers if one["home"])])
        return {(one["id"], site): _kilometres(points.get(one["home"]), points.get(site)) for one in trainers for site in self.names}


def plan_of(actor: Actor) -> Planned | None:
    """Return the calendar of the actor's place; nothing where there is none."""
    row = ClassPlan.objects.filter(within(actor), place=actor.scope).first()
    return Planned(row, sites_of(actor)) if row else None


def get_plan(actor: Actor) -> Planned:
    """Return the calendar of the actor's place.

    Raises:
        Refusal: 404.320 there is none.
    """
    found = plan_of(actor)
    if found is None:
        raise Refusal(NO_PLAN)
    return found


def sites_of(actor: Actor) -> dict[str, str]:
    """Return where classes can be, by name: the communes of a province, or the villages of a commune."""
    commune = commune_of(actor.scope)
    if commune:
        villages = Village.objects.filter(within(actor), commune=commune, valid_to=None).order_by("name", "id")
        return {str(one.id): f"{one.kind} {one.name}" for one in villages}
    communes = Commune.objects.filter(province=actor.scope.split(".")[1], valid_to=None).order_by("folded", "code")
    return {one.code: one.full_name for one in communes}


def tongues() -> dict[str, str]:
    """Return the tongues in which classes are held, Vietnamese first."""
    listed = load_toml(content_dir() / "tongues" / "tongues.toml")["tongues"]
    return {"vi": "Tiếng Việt", **{one["code"]: one["name"] for one in listed}}


def _kilometres(one: tuple[float, float] | None, other: tuple[float, float] | None) -> int:
    """Return the distance between two points as the crow flies; a fixed guess where one is unknown."""
    if one is None or other is None:
        return UNKNOWN_ROAD
    (lat, lon), (to_lat, to_lon) = (map(radians, point) for point in (one, other))
    part = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return round(2 * EARTH * asin(sqrt(part)))


def land_told(province: str, commune: str) -> Land | None:
    """Return what an office told of a commune's fields: the province's calendar, or else its own; None where nobody told."""
    places = {f"vn.{province}.": commune, f"vn.{province}.{commune}.": ""}
    for row in sorted(ClassPlan.objects.filter(place__in=places), key=lambda row: len(row.place)):
        sites = row.asked.get("sites", {})
        told = [sites[places[row.place]]] if places[row.place] in sites else list(sites.values()) if not places[row.place] else []
        zones = {one["zone"] for one in told if one.get("zone")}
        if told and zones:
            crops = tuple(dict.fromkeys(crop for one in told for crop in one.get("crops", ())))
            return Land(province, zones.pop() if len(zones) == 1 else "", crops)
    return None
