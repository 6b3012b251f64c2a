"""A commune for every history, with a village, two members and codes for their phones: founded through the bus."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from nhipcau.gateway.codes import mark, new_code, plain
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.places.models import Commune

SINCE = date(2025, 7, 1)


@dataclass
class Ground:
    """Where one history happens."""

    commune: str
    village: UUID = field(default_factory=new_id)
    members: tuple[UUID, UUID] = field(default_factory=lambda: (new_id(), new_id()))
    codes: list[str] = field(default_factory=list)
    founded: set[UUID] = field(default_factory=set)

    @property
    def place(self) -> str:
        """The village's path."""
        return f"vn.40.{self.commune}.{self.village}."


def found(numbers: range, *, one_account: list[bool]) -> list[Ground]:
    """Found a commune for each number, ready for two phones."""
    grounds = [Ground(f"{number:05}") for number in numbers]
    about = {"province_id": "40", "kind": "Xã", "valid_from": SINCE}
    Commune.objects.bulk_create(
        Commune(code=one.commune, name=f"Xã {one.commune}", folded=f"xa {one.commune}", **about) for one in grounds
    )
    for ground, same in zip(grounds, one_account, strict=True):
        _settle(ground, same=same)
    return grounds


def _settle(ground: Ground, *, same: bool) -> None:
    village = {"commune": ground.commune, "name": "Tùng Hương", "kind": "Bản", "signal": "none"}
    letters = [_letter("places.add_village", id=str(ground.village), valid_from="2025-07-01", **village)]
    for member, name in zip(ground.members, ("Lô Thị Lan", "Vi Văn Minh"), strict=True):
        about = {"full_name": name, "given_name": name[-3:], "role": "member", "affiliation": "youth"}
        letters.append(_letter("people.enrol_member", id=str(member), scope=ground.place, **about))
    for owner in (ground.members[0], ground.members[0] if same else ground.members[1]):
        ground.codes.append(code := new_code())
        secret = mark(plain(code)).hex()
        letters.append(_letter("gateway.issue_code", id=str(new_id()), member_id=str(owner), code_mark=secret))
    for verdict in bus.obey(system(f"vn.40.{ground.commune}."), letters).verdicts:
        if verdict.state != "done":
            raise RuntimeError(f"the ground was refused: {verdict.problem} {verdict.details}")
    ground.founded = {letter.id for letter in letters}


def _letter(verb: str, **body: Any) -> Letter:
    return Letter(new_id(), verb, body, now())
