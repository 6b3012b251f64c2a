"""A form that the demo communes ask: where the water of the village comes from; and a few answers, nobody named."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import DESK, MEMBER, Actor
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.content import content_dir
from nhipcau.kernel.letters import Letter

FILE: Final = "surveys/nuoc-sinh-hoat.xml"  # the sample of the room, as pyxform makes it
TOLD: Final = (("khe", "4", "thieu duc", "4"), ("gieng", "5", "duc", ""), ("may", "3", "", ""), ("khe", "6", "thieu xa", "5"))


def survey_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield the form, its opening, and what was answered since."""
    roles = {one.role for one in story.workers.values()}
    if not {DESK, MEMBER} <= roles:
        return
    desk, member = actor_of(story, DESK), actor_of(story, MEMBER)
    chance = Random(f"surveys-{story.stage.path}")  # noqa: S311 (the same world every time; nothing is secret)
    at = datetime.combine(story.today - timedelta(days=1), time(9), VIETNAM)
    form = id_at(chance, at)
    told = {"id": str(form), "xml": (content_dir() / FILE).read_text(encoding="utf-8"), "about": "nobody", "purpose": "Biết bản nào thiếu nước mùa khô", "days": 180}
    yield desk, Letter(id_at(chance, at), "surveys.enter_form", told, at)
    yield desk, Letter(id_at(chance, at), "surveys.open_form", {"form_id": str(form)}, at)
    for hour, (source, many, hard, months) in enumerate(TOLD, 1):
        moment = at + timedelta(hours=hour)
        answers = {"ngay": moment.date().isoformat(), "nguon": source, "so_nguoi": many, "kho": hard, "thang_thieu": months}
        body = {"id": str(id_at(chance, moment)), "form_id": str(form), "answers": answers}
        yield member, Letter(id_at(chance, moment), "surveys.answer", body, moment)
