"""Who can log in to the demo world, with what, and what is worth opening first."""

from dataclasses import dataclass

from django.conf import settings

from nhipcau.dossiers.queries import preparations_visible_to
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.gateway.demo.cast import LAN, STAGES, Stage
from nhipcau.gateway.demo.payee import WITH_A_FEE
from nhipcau.gateway.officers import DOORS, DUTIES
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting, commune_of
from nhipcau.people.models import Member
from nhipcau.people.queries import leader_of
from nhipcau.places.models import Province
from nhipcau.places.queries import get_commune


@dataclass(frozen=True)
class Login:
    """An officer of the demo world."""

    username: str
    password: str
    name: str
    duty: str
    place: str
    open: str


@dataclass(frozen=True)
class Phone:
    """A fresh code for the phone of a team member; it works once, for seven days."""

    member: str
    leader: str
    place: str
    code: str
    open: str


@dataclass(frozen=True)
class Guests:
    """Everything a guest needs."""

    logins: list[Login]
    phone: Phone
    slip: str
    slip_with_fee: str = ""


def guests() -> Guests:
    """Return the logins, a fresh activation code for Lan, and the pages of two slips."""
    members = Member.objects.filter(demo=True).exclude(user=None).select_related("user").order_by("scope", "id")
    return Guests([_login(member) for member in members], _phone(STAGES[0]), _slip(STAGES[0]), _slip_with_fee(STAGES[0]))


def _login(member: Member) -> Login:
    doors = DOORS.get(member.role, ())
    username = member.user.get_username() if member.user else ""
    return Login(
        username,
        settings.DEMO_PASSWORD,
        member.full_name,
        DUTIES.get(member.role, ""),
        _place(member),
        doors[0].href if doors else "/",
    )


def _place(member: Member) -> str:
    code = commune_of(member.scope)
    if code:
        return get_commune(code).full_name
    if member.scope == COUNTRY:
        return "Cả nước"
    province = Province.objects.get(code=member.scope.split(".")[1])
    return f"{province.kind} {province.name}"


def _phone(stage: Stage) -> Phone:
    lan = Member.objects.get(demo=True, full_name=LAN, scope__startswith=stage.path)
    code, leader = give_code(system(stage.path), lan.id), leader_of(lan)
    return Phone(lan.full_name, leader.full_name if leader else "", _place(lan), code, f"/app/#kich-hoat={code}")


def _slip(stage: Stage) -> str:
    """Return the page of the first slip of the cast's homes, or nothing before any was made."""
    actor = system(stage.path)
    named = next(home.people[0].full_name for home in stage.homes if home.procedure)
    with acting(actor):
        slips = preparations_visible_to(actor).filter(resident__full_name=named).order_by("-prepared_at")
        code = slips.values_list("slip_code", flat=True).first()
    return _page(code)


def _slip_with_fee(stage: Stage) -> str:
    """Return the page of a slip of something that costs a fee and has a published account, or nothing where there is none."""
    actor = system(stage.path)
    with acting(actor):
        slips = preparations_visible_to(actor).filter(procedure=WITH_A_FEE).order_by("-prepared_at", "id")
        code = slips.values_list("slip_code", flat=True).first()
    return _page(code)


def _page(code: str | None) -> str:
    return f"/s/{spell_slip_code(code)}" if code else ""
