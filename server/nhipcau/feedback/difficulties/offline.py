"""Difficulties on the wire: told from phones, answered at the office, read by every phone of the commune."""

from collections.abc import Iterable
from typing import Any

from nhipcau.feedback.difficulties import bodies, commands, queries
from nhipcau.feedback.difficulties.causes import FILE, causes, faults
from nhipcau.feedback.difficulties.models import Answer
from nhipcau.kernel import lasting
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import (
    COMMUNE_LEAD,
    DESK,
    LEADER,
    MEMBER,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
    WITH_FAMILIES,
    Actor,
)
from nhipcau.kernel.content import checked, content_dir, load_toml
from nhipcau.kernel.purposes import CONTENT, HELP
from nhipcau.kernel.registry import Measure, bundle, collection, command, measure
from nhipcau.kernel.scope import acting, chain_of, commune_of

TEAM = frozenset({MEMBER, LEADER, DESK})
ANSWERING = frozenset({DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST})


def _communes(actor: Actor, body: bodies.AnswerDifficulty) -> Iterable[str]:
    return () if commune_of(actor.scope) else body.communes


def _of_answer(actor: Actor, body: bodies.EndAnswer) -> Iterable[str]:
    with acting(actor):
        place = Answer.objects.filter(id=body.answer_id).values_list("place", flat=True).first()
    return [chain_of(place)] if place else ()


command("feedback.raise_difficulty", bodies.RaiseDifficulty, roles=TEAM, purpose=HELP)(commands.raise_difficulty)
command("feedback.answer_difficulty", bodies.AnswerDifficulty, roles=ANSWERING, purpose=CONTENT, touches=_communes)(commands.answer_difficulty)
command("feedback.end_answer", bodies.EndAnswer, roles=ANSWERING, purpose=CONTENT, touches=_of_answer, ends=True)(commands.end_answer)
collection("feedback.answers", bodies.AnswerRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.answers_on_phones)
measure(Measure("feedback.difficulties", "sum", "Chỗ vướng báo riêng", "Difficulties told apart"))
measure(Measure("feedback.difficulty_answers", "sum", "Chỗ vướng đã trả lời", "Difficulties answered"))
shows_work("feedback.raise_difficulty", Source("difficulty", "Báo chỗ vướng", "Difficulties told"))
checked(FILE, lambda _day: faults(load_toml(content_dir() / FILE)))
lasting.sweep(queries.let_go)


@bundle("difficulties")
def difficulties_bundle() -> dict[str, Any]:
    """Return the causes as phones show them: what it is called, and its picture."""
    return {"causes": [{key: one[key] for key in ("id", "name", "pictogram")} for one in causes().values()]}
