"""A small world: one commune, two villages, and the cast. Written through the bus, as everything is.

Lan and Minh work in Tùng Hương (no signal), Hoa at the commune's desk, Sơn leads the commune, Tâm reads
for the province; bà Tư lives in Tùng Hương, Páo in Bãi Sở; Kẻ Lạ may do nothing.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from nhipcau.dossiers.rules import new_slip_code
from nhipcau.guides.models import Procedure
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, SYSTEM, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter, Verdict
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for
from nhipcau.places.models import Commune, Province

COMMUNE, NEIGHBOUR = "vn.40.16933.", "vn.40.16936."
PROCEDURE = "1.001193"


def letter(verb: str, happened_at: datetime | None = None, **body: Any) -> Letter:
    """A letter as a phone would write it."""
    plain = {name: str(value) if isinstance(value, UUID | date) else value for name, value in body.items()}
    return Letter(new_id(), verb, plain, happened_at or now())


def tell(actor: Actor, verb: str, happened_at: datetime | None = None, **body: Any) -> Verdict:
    """Push one letter and return its verdict."""
    return bus.obey(actor, [letter(verb, happened_at, **body)]).verdicts[0]


def must(actor: Actor, verb: str, **body: Any) -> Verdict:
    """Push one letter that has to be carried out."""
    verdict = tell(actor, verb, **body)
    assert verdict.state == "done", (verb, verdict.problem, verdict.details)
    return verdict


@dataclass
class Home:
    """A household with one person who agreed to be helped."""

    household: UUID = field(default_factory=new_id)
    resident: UUID = field(default_factory=new_id)
    consent: UUID = field(default_factory=new_id)


@dataclass
class World:
    """The cast and where they are."""

    system: Actor
    tung_huong: UUID
    bai_so: UUID
    lan_id: UUID
    minh_id: UUID
    ba_tu: Home = field(default_factory=Home)
    pao: Home = field(default_factory=Home)

    @property
    def lan(self) -> Actor:
        """Lan as she is registered now."""
        return actor_for(Member.objects.get(id=self.lan_id))

    @property
    def minh(self) -> Actor:
        """Minh as he is registered now."""
        return actor_for(Member.objects.get(id=self.minh_id))

    @property
    def hoa(self) -> Actor:
        """The desk officer."""
        return Actor(UUID(int=3), DESK, COMMUNE, "Lữ Thị Hoa")

    @property
    def son(self) -> Actor:
        """The commune's leader."""
        return Actor(UUID(int=4), COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn")

    @property
    def tam(self) -> Actor:
        """The province's analyst."""
        return Actor(UUID(int=5), PROVINCE_ANALYST, "vn.40.", "Hồ Minh Tâm")

    @property
    def ke_la(self) -> Actor:
        """A stranger: a member of a place where nobody lives."""
        return Actor(UUID(int=666), "member", f"vn.37.14620.{UUID(int=666)}.", "Kẻ Lạ")

    def scope(self, village: UUID) -> str:
        """The place path of a village."""
        return f"{COMMUNE}{village}."

    def assist(self, home: Home, **changes: Any) -> dict[str, Any]:
        """The body of an honest assist in this home."""
        return {
            "id": new_id(),
            "household_id": home.household,
            "resident_id": home.resident,
            "consent_id": home.consent,
            "procedure": PROCEDURE,
            "steps": [
                {"step": "find_procedure", "mode": "alone"},
                {"step": "enter_otp", "mode": "prompted", "secret": True},
                {"step": "fill_form", "mode": "done_for"},
            ],
            "safety_card": "otp",
            "safety_answered": "right",
            **changes,
        }

    def preparation(self, home: Home, **changes: Any) -> dict[str, Any]:
        """The body of a preparation for this home, one paper missing."""
        return {
            "id": new_id(),
            "slip_code": new_slip_code(),
            "household_id": home.household,
            "resident_id": home.resident,
            "procedure": PROCEDURE,
            "guide_version": "0123456789abcdef",
            "answers": {"where_born": "clinic"},
            "papers": [{"id": "birth_note", "state": "missing"}, {"id": "mother_id", "state": "have"}],
            **changes,
        }


def settle() -> World:
    """Found the commune and let the cast move in."""
    since = date(2025, 7, 1)
    province = Province.objects.get_or_create(
        code="40", defaults={"name": "Nghệ An", "kind": "Tỉnh", "valid_from": since}
    )[0]
    fields = {"province": province, "name": "Tam Quang", "kind": "Xã", "folded": "tam quang", "valid_from": since}
    Commune.objects.get_or_create(code="16933", defaults=fields)
    Procedure.objects.get_or_create(code=PROCEDURE, defaults=_procedure())
    system = Actor(UUID(int=1), SYSTEM, COMMUNE, "system")
    world = World(system, new_id(), new_id(), new_id(), new_id())
    _villages(world, since)
    _members(world)
    for home, village, name in ((world.ba_tu, world.tung_huong, "Lô Thị Tư"), (world.pao, world.bai_so, "Và Bá Páo")):
        move_in(world, home, village, name)
    return world


def neighbour(world: World) -> UUID:
    """Found the commune next door, Nga My, and return a village of it."""
    since, village = date(2025, 7, 1), new_id()
    fields = {"name": "Nga My", "kind": "Xã", "folded": "nga my", "valid_from": since, "province_id": "40"}
    Commune.objects.get_or_create(code="16936", defaults=fields)
    there = replace(world.system, scope=NEIGHBOUR)
    place = {"commune": "16936", "name": "Xốp Kha", "kind": "Bản", "signal": "weak", "valid_from": since}
    must(there, "places.add_village", id=village, **place)
    return village


def move_in(world: World, home: Home, village: UUID, name: str) -> None:
    """Register a home with one person who agrees to be helped now."""
    must(world.system, "people.register_household", id=home.household, village_id=village, head_name=name)
    given = name.rsplit(maxsplit=1)[-1]
    must(
        world.system,
        "people.add_resident",
        id=home.resident,
        household_id=home.household,
        full_name=name,
        given_name=given,
    )
    must(
        world.system,
        "people.give_consent",
        id=home.consent,
        resident_id=home.resident,
        purpose="help_now",
        given_by="self",
        method="tap",
    )


def _villages(world: World, since: date) -> None:
    for village, name, signal in ((world.tung_huong, "Tùng Hương", "none"), (world.bai_so, "Bãi Sở", "good")):
        fields = {"commune": "16933", "name": name, "kind": "Bản", "signal": signal, "valid_from": since}
        must(world.system, "places.add_village", id=village, **fields)


def _members(world: World) -> None:
    for member, name, role in ((world.lan_id, "Lô Thị Lan", "member"), (world.minh_id, "Vi Văn Minh", "leader")):
        fields = {"full_name": name, "given_name": name.split()[-1], "role": role, "affiliation": "youth"}
        must(world.system, "people.enrol_member", id=member, scope=world.scope(world.tung_huong), **fields)


def _procedure() -> dict[str, Any]:
    return {
        "title": "Đăng ký khai sinh",
        "plain": "Giấy khai sinh cho con",
        "field": "ho-tich",
        "body": {},
        "status": "in_force",
    }


def yesterday() -> datetime:
    """A moment yesterday."""
    return now() - timedelta(days=1)
