"""The team's small forms: from typed words to a body, or to words beside the fields."""

import re
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, QueryDict
from pydantic import ValidationError

from nhipcau.gateway.page_problems import BAD_PAGE_REQUEST
from nhipcau.gateway.team import TEAM, WHOLE_COMMUNE
from nhipcau.kernel.actor import MEMBER, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Problem, Refusal, Words
from nhipcau.kernel.scope import commune_of, path_of
from nhipcau.people.bodies import EnrolMember
from nhipcau.people.problems import SCOPE_OUTSIDE

ROLE_MISSING = "Chọn tổ viên hoặc tổ trưởng."
VILLAGE_MISSING = "Chọn thôn, bản phụ trách."
VILLAGE_GONE = "Thôn, bản này không có trong xã. Chọn lại."
BESIDE = {  # the field of the body: the field of the page, and what is said beside it
    "full_name": ("ten", "Ghi họ và tên, nhiều nhất 80 chữ."),
    "given_name": ("ten", "Tên gọi dài quá 40 chữ. Ghi họ và tên cách nhau."),
    "phone": ("so", "Số điện thoại có 9 đến 14 chữ số, hoặc để trống."),
    "languages": ("tieng", "Chọn nhiều nhất 8 tiếng."),
    "affiliation": ("hoi", "Chọn một mục trong danh sách."),
}


@dataclass
class EnrolForm:
    """What was typed about a new member, and what is wrong with it."""

    id: str = field(default_factory=lambda: str(new_id()))
    name: str = ""
    role: str = MEMBER
    village: str = ""
    affiliation: str = "youth"
    languages: tuple[str, ...] = ("vi",)
    phone: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    problem: Problem | None = None
    words: Words | None = None

    @classmethod
    def typed(cls, post: QueryDict) -> "EnrolForm":
        """Read the form as it was sent."""
        return cls(
            id=post.get("ma", ""),
            name=post.get("ten", "")[:200],
            role=post.get("vai", ""),
            village=post.get("thon", ""),
            affiliation=post.get("hoi", ""),
            languages=tuple(dict.fromkeys(post.getlist("tieng"))),
            phone=post.get("so", "")[:40],
        )

    def body(self, actor: Actor) -> EnrolMember | None:
        """Return the body of the command, or None with the errors filled."""
        if self.role not in TEAM:
            self.errors["vai"] = ROLE_MISSING
        scope = scope_told(actor, self.village)
        if scope is None:
            self.errors["thon"] = VILLAGE_GONE if self.village else VILLAGE_MISSING
        try:
            body = EnrolMember.model_validate(
                {
                    "id": uuid_told(self.id),
                    "full_name": self.name,
                    "given_name": (self.name.split() or [""])[-1],
                    "role": MEMBER if "vai" in self.errors else self.role,
                    "scope": scope or actor.scope,
                    "phone": re.sub(r"[\s.\-–()]", "", self.phone),
                    "languages": list(self.languages),
                    "affiliation": self.affiliation,
                }
            )
        except ValidationError as wrong:
            for place in reversed(wrong.errors()):
                where, words = BESIDE[str(place["loc"][0])]
                self.errors[where] = words
            return None
        return None if self.errors else body

    def refuse(self, refusal: Refusal) -> None:
        """Say a refusal of the command beside its field, or above the form."""
        if refusal.problem is SCOPE_OUTSIDE:
            self.errors["thon"] = VILLAGE_GONE
            return
        self.problem, self.words = refusal.problem, refusal.problem.vi.filled(refusal.details)


def scope_told(actor: Actor, village: str) -> str | None:
    """Return the place path that a form's choice of village means, in the actor's commune; None when it is none."""
    if village == WHOLE_COMMUNE:
        return actor.scope
    try:
        named = UUID(village)
    except ValueError:
        return None
    return path_of(actor.scope.split(".")[1], commune_of(actor.scope), named)


def uuid_told(text: str) -> UUID:
    """Return an id that a page's own form carries.

    Raises:
        Refusal: 400.110 it is not one.
    """
    try:
        return UUID(text)
    except ValueError as error:
        raise Refusal(BAD_PAGE_REQUEST) from error


def id_in(request: HttpRequest, name: str) -> UUID:
    """Return the id in a field of a sent form, or in the address of a page.

    Raises:
        Refusal: 400.110 it is missing, or no id.
    """
    return uuid_told((request.POST if request.method == "POST" else request.GET).get(name, ""))
