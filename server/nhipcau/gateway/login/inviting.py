"""Whom somebody may invite as an officer: the people who are there, and the form for somebody new."""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from pydantic import ValidationError

from nhipcau.gateway.login.accounts import MAY_INVITE
from nhipcau.gateway.login.models import Invitation, SignOn
from nhipcau.gateway.officers import DUTIES
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import commune_of, path_of
from nhipcau.people.bodies import EnrolMember
from nhipcau.people.models import Member
from nhipcau.people.queries import still_working
from nhipcau.places.models import Commune, Province
from nhipcau.places.queries import get_commune

NAME_WRONG: Final = "Ghi họ và tên, nhiều nhất 80 chữ."
ROLE_MISSING: Final = "Chọn người ấy làm việc gì."
COMMUNE_MISSING: Final = "Chọn xã, phường của lãnh đạo này."


@dataclass
class InviteForm:
    """What was typed about a new officer, and what is wrong with it."""

    name: str = ""
    role: str = ""
    commune: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def typed(cls, post: QueryDict) -> "InviteForm":
        """Read the form as it was sent."""
        return cls(" ".join(post.get("ten", "")[:200].split()), post.get("viec", ""), post.get("xa", ""))

    def body(self, actor: Actor, member_id: UUID) -> EnrolMember | None:
        """Return the body of the command, or None with the errors filled."""
        role = self.role if above(actor) else DESK
        if role not in MAY_INVITE[actor.role]:
            self.errors["viec"] = ROLE_MISSING
        scope = self._commune(actor) if role == COMMUNE_LEAD else actor.scope
        try:
            body = EnrolMember(
                id=member_id, full_name=self.name, given_name=(self.name.split() or [""])[-1],
                role=DESK if "viec" in self.errors else role, scope=scope,
            )  # fmt: skip
        except ValidationError as wrong:
            if any(one["loc"] for one in wrong.errors()):
                self.errors["ten"] = NAME_WRONG
            return None
        return None if self.errors else body

    def _commune(self, actor: Actor) -> str:
        """Return the place of a commune's leader; of none, that of whoever invites."""
        if communes_of(actor).filter(code=self.commune).exists():
            return path_of(actor.scope.split(".")[1], self.commune)
        self.errors["xa"] = COMMUNE_MISSING
        return actor.scope


def above(actor: Actor) -> bool:
    """Say whether somebody answers for more than a commune."""
    return commune_of(actor.scope) is None


def choices_of(actor: Actor) -> list[tuple[str, str]]:
    """Return the duties that somebody may give, in words."""
    return [(role, words) for role, words in DUTIES.items() if role in MAY_INVITE[actor.role]]


def communes_of(actor: Actor) -> QuerySet[Commune]:
    """Return today's communes of a province."""
    return Commune.objects.filter(province=actor.scope.split(".")[1], valid_to=None).order_by("folded", "code")


def place_of(actor: Actor) -> dict[str, object]:
    """Return what the head of the page says of the place."""
    commune = commune_of(actor.scope)
    if commune:
        return {"office": "Ủy ban nhân dân", "commune": get_commune(commune).full_name}
    province = Province.objects.get(code=actor.scope.split(".")[1])
    return {"office": "Cấp tỉnh", "commune": f"{province.kind} {province.name}"}


def officers_of(actor: Actor) -> QuerySet[Member]:
    """Return the officers whom somebody may invite, and who work."""
    here = Member.objects.select_related("user").filter(still_working(), scope__startswith=actor.scope)
    return here.filter(role__in=MAY_INVITE[actor.role])


def told(actor: Actor) -> list[dict[str, Any]]:
    """Return the officers with what stands of their accounts: duty by duty, then by name."""
    found = list(officers_of(actor).order_by("full_name", "id"))
    waiting = dict(
        Invitation.objects.filter(member__in=found, used_at=None, expires_at__gt=now()).values_list("member", "expires_at")
    )
    links: dict[UUID, list[SignOn]] = {}
    for one in SignOn.objects.filter(member__in=found, issuer=settings.SSO.issuer):
        links.setdefault(one.member_id, []).append(one)
    order, communes = list(DUTIES), _communes(found)
    return [
        {
            "member": member,
            "duty": DUTIES.get(member.role, ""),
            "commune": communes.get(commune_of(member.scope) or "", ""),
            "login": member.user.get_username() if member.user else "",
            "until": waiting.get(member.id),
            "links": links.get(member.id, []),
            "named": new_id(),
        }
        for member in sorted(found, key=lambda one: order.index(one.role))
    ]


def _communes(found: list[Member]) -> dict[str, str]:
    codes = {commune_of(member.scope) for member in found} - {None}
    return {one.code: one.full_name for one in Commune.objects.filter(code__in=codes)}
