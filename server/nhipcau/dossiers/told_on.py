"""What other systems hear of a dossier: its id, its official code, and the state it is in now. Nobody's name."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from nhipcau.dossiers.models import Dossier, OfficialCode
from nhipcau.dossiers.road_rules import Stage
from nhipcau.kernel.news import News, kind, news

STATE_CHANGED: Final = kind(
    "dossier.state_changed",
    vi="Hồ sơ sang trạng thái mới",
    en="A dossier came into another state",
    fields=("dossier", "code", "state", "since"),
)
_SAYABLE: Final = re.compile(r"[A-Za-z0-9./-]{6,60}")  # codes as systems give them; what people typed instead of one stays here


def of_states(dossiers: Sequence[Dossier], roads: Mapping[UUID, tuple[list[Stage], list[Stage]]]) -> tuple[News, ...]:
    """Return news of every dossier whose present state is another than before."""
    changed = [one for one in dossiers if _changed(*roads[one.id])]
    if not changed:
        return ()
    codes = dict(OfficialCode.objects.filter(dossier__in=changed).order_by("-attached_at").values_list("dossier", "raw"))
    return tuple(_of(one, sayable(codes.get(one.id, "")), roads[one.id][1][-1]) for one in changed)


def sayable(code: str) -> str | None:
    """Return an official code as systems may hear it, or None where it is none."""
    return code if _SAYABLE.fullmatch(code) and re.search(r"[A-Za-z.-]", code) else None


def _changed(before: list[Stage], after: list[Stage]) -> bool:
    return bool(after) and (not before or before[-1].state != after[-1].state)


def _of(one: Dossier, code: str | None, stage: Stage) -> News:
    return news(STATE_CHANGED, place=one.place, dossier=one.id, code=code, state=int(stage.state), since=stage.since)
