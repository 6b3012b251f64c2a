"""From a plan to the body of a draft: what it lacks is filled with the hazard's own words, for an officer to correct."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from nhipcau.bulletin.warnings.bodies import DraftWarning
from nhipcau.bulletin.warnings.hazards import hazard, level_words, over_words
from nhipcau.bulletin.warnings.shapes import LONGEST_ACT, LONGEST_TITLE, LONGEST_WHAT, MOST_ACTS, MOST_HOURS, Plan

USUAL: Final = timedelta(hours=12)  # a warning lasts so long where nobody said


def body_of(plan: Plan, draft_id: UUID, at: datetime) -> DraftWarning:
    """Return the draft of a plan, cut to what a warning may hold.

    Raises:
        ValueError: it names no hazard, level or commune that a warning can have.
    """
    told = hazard(plan.hazard)
    expires = min(plan.expires_at or max(at, plan.onset or at) + USUAL, at + timedelta(hours=MOST_HOURS))
    return DraftWarning.model_validate(
        {
            "id": draft_id,
            "hazard": plan.hazard,
            "level": plan.level,
            "drill": plan.drill,
            "title": _cut(plan.title or f"{told['name']}, cấp {plan.level}", LONGEST_TITLE),
            "what": _cut(plan.what or level_words(plan.hazard, plan.level), LONGEST_WHAT),
            "acts": [_cut(act, LONGEST_ACT) for act in (plan.acts or told["advice"])][:MOST_ACTS],
            "communes": sorted(set(plan.communes)),
            "villages": list(dict.fromkeys(plan.villages)),
            "onset": plan.onset if plan.onset and plan.onset < expires else None,
            "expires_at": expires if expires > at else at + USUAL,
            "tongues": {
                code: {"title": _cut(one["title"], LONGEST_TITLE), "what": _cut(one["what"], LONGEST_WHAT)}
                for code, one in plan.tongues.items()
                if one.get("title", "").strip() and one.get("what", "").strip()
            },
            "source": _cut(plan.source, 120),
            "over": over_words(plan.hazard, drill=plan.drill),
        }
    )


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
