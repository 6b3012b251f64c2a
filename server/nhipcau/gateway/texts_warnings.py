"""What a telephone may say about warnings: words of `texts.py`, in plain letters. DA NHAN: my village has the warning."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from nhipcau.bulletin.bodies import Acknowledge
from nhipcau.bulletin.queries import awaiting_villages
from nhipcau.guides.channels.plain import MOST, plain
from nhipcau.kernel import bus
from nhipcau.kernel.actor import LEADER, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting, commune_path, village_of
from nhipcau.people.queries import actor_for, working_at
from nhipcau.places.queries import village_named

STRANGER: Final = "Cam on. So nay chua ghi la truong thon, nen may chua tinh. Nguy hiem thi goi 112. Truong thon moi: nho xa ghi so vao may."
NOTHING: Final = "Cam on. {thon} hien khong co canh bao nao cho nhan."


def answer(sender: str, rest: str) -> list[str] | None:  # noqa: ARG001 (whatever follows the words is not needed)
    """Acknowledge every warning that stands in the villages of whoever has this number; say which."""
    leaders = [one for one in map(actor_for, working_at(sender)) if one.role == LEADER and village_of(one.scope)]
    if not leaders:
        return [STRANGER]
    return [text for leader in leaders for text in _acknowledged(leader)]


def _acknowledged(leader: Actor) -> list[str]:
    village = UUID(village_of(leader.scope))
    with acting(leader):
        waiting = [one for one, reach in awaiting_villages(commune_path(leader.scope)) if str(village) in reach.villages]
        name = village_named(leader.scope)
    for one in waiting:
        bus.do(leader, "bulletin.acknowledge", Acknowledge(id=new_id(), warning_id=one.id, village_id=village, how="sms"))
    if not waiting:
        return [plain(NOTHING.format(thon=name))]
    return [_said(name, one.title, drill=one.drill) for one in waiting]


def _said(village: str, title: str, *, drill: bool) -> str:
    """Return what is answered for one warning; a drill is called one at both ends."""
    first, last = ("DIEN TAP. ", " DIEN TAP.") if drill else ("", "")
    text = plain(f"{first}Da ghi: {village} da nhan {title}")
    room = MOST - len(last) - 1
    return text[:room].rstrip(" .,") + "." + last


WORDS: Final[Mapping[str, Callable[[str, str], list[str] | None]]] = dict.fromkeys(("da nhan", "đã nhận"), answer)
