"""Two editors, a guide that passes the strict check, and their saves."""

from copy import deepcopy
from typing import Any
from uuid import UUID

from nhipcau.guides.commands import guide_files
from nhipcau.guides.editing.models import Draft
from nhipcau.guides.models import Procedure
from nhipcau.guides.replay import whole_guide
from nhipcau.kernel import bus
from nhipcau.kernel.actor import CONTENT_EDITOR, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter, Verdict
from tests.officers import real_guide

BIRTH = "1.001193"
VY = Actor(UUID(int=71), CONTENT_EDITOR, "vn.40.", "Nguyễn Thảo Vy")
QUYNH = Actor(UUID(int=72), CONTENT_EDITOR, "vn.40.", "Hồ Thị Quỳnh")
LAND = Actor(UUID(int=73), CONTENT_EDITOR, "vn.", "Trần Văn Nước")  # writes for the whole country


def plant() -> dict[str, Any]:
    """Put the real birth guide in force, and what it leads to in the reference; return it as its file has it."""
    real_guide(BIRTH)
    guide = deepcopy(guide_files()[BIRTH])
    for code in {warning.get("goto") for warning in guide["warnings"]} - {None, ""}:
        Procedure.objects.get_or_create(
            code=code, defaults={"title": code, "plain": code, "field": "ho-tich", "body": {}}
        )
    return guide


def tell(actor: Actor, verb: str, **body: Any) -> Verdict:
    """Say one verb and return its verdict."""
    plain = {name: str(value) if isinstance(value, UUID) else value for name, value in body.items()}
    return bus.obey(actor, [Letter(new_id(), f"guides.{verb}", {"procedure": BIRTH, **plain}, now())]).verdicts[0]


def number(verdict: Verdict) -> str:
    """Return the number of the problem, or nothing when it was done."""
    return verdict.problem.number if verdict.problem else ""


def save(actor: Actor, guide: dict[str, Any], over: int = 0, how: str = "written", **more: Any) -> str:
    return number(tell(actor, "save_draft", **{"id": new_id(), "over": over, "how": how, "guide": guide, **more}))


def newest() -> int:
    return Draft.objects.get(procedure_id=BIRTH).newest


def reworded(guide: dict[str, Any], words: str = "Xã ghi tên cháu vào sổ.") -> dict[str, Any]:
    """Return the guide with the sentence of its first paper changed."""
    changed = deepcopy(guide)
    changed["papers"][0]["why"] = words
    return changed


def version(guide: dict[str, Any]) -> str:
    return whole_guide(guide)["version"]
