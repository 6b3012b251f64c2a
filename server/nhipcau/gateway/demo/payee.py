"""Where the demo commune takes its fees: a counter that does not exist, an account of noughts; proposed by one, confirmed by another."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter

WITH_A_FEE: Final = "2.000815"  # certified copies: so much a page, and often done
MADE_UP: Final[dict[str, Any]] = {
    "unit": "Quầy thu phí trình diễn (không có thật)",
    "procedure": WITH_A_FEE,
    "bank": "970405",
    "account": ["0000", "0000", "0000", "0"],
    "holder": "QUAY THU PHI TRINH DIEN",
    "amount": None,
    "purpose": "",
    "source": "Thông báo trình diễn, không dùng để trả tiền thật",
    "explained_by": "",
    "explained_in": "",
    "valid_until": None,
}


def payee_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield who says what so that a commune of the demo publishes one account, told before its month began."""
    chance = Random(f"nhip-cau payee {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = datetime.combine(story.first - timedelta(days=8), time(9), VIETNAM)
    name = str(id_at(chance, at))
    proposed = {"id": name, **MADE_UP, "valid_from": at.date().isoformat()}
    yield actor_of(story, DESK), Letter(id_at(chance, at), "safety.propose_payee", proposed, at)
    later = at + timedelta(hours=5)
    yield actor_of(story, COMMUNE_LEAD), Letter(id_at(chance, later), "safety.confirm_payee", {"payee_id": name}, later)


def actor_of(story: Story, role: str) -> Actor:
    """Return the first of a story's workers who has a role."""
    name, worker = next((name, one) for name, one in story.workers.items() if one.role == role)
    return Actor(name, role, story.stage.path, worker.full_name)
