"""Bring the demo world into the database, through the bus, all of it or nothing."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from nhipcau.gateway.demo.alarms import bring_alarms
from nhipcau.gateway.demo.alerts import bring_alerts, rule_letters
from nhipcau.gateway.demo.cast import STAGES
from nhipcau.gateway.demo.counter import counter_letters
from nhipcau.gateway.demo.indicators import bring_figures
from nhipcau.gateway.demo.market import keep_pictures, market_letters
from nhipcau.gateway.demo.notices import notice_letters
from nhipcau.gateway.demo.payee import payee_letters
from nhipcau.gateway.demo.petitions import petition_letters
from nhipcau.gateway.demo.prices import price_letters
from nhipcau.gateway.demo.problems import NO_DEMO_HERE
from nhipcau.gateway.demo.selling import selling_letters
from nhipcau.gateway.demo.sights import sights_letters
from nhipcau.gateway.demo.story import Story
from nhipcau.gateway.demo.surveys import survey_letters
from nhipcau.gateway.demo.warning import warning_letters
from nhipcau.gateway.demo.weather import weather_letters
from nhipcau.guides.models import Guide
from nhipcau.guides.shapes import Guide as GuideBody
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.letters import DONE, Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.people.models import Member

BATCH = 400


def is_built() -> bool:
    """Say whether the demo world is there."""
    return Member.objects.filter(demo=True).exists()


def build(today: date | None = None) -> int:
    """Build the demo world once, its month ending yesterday; return how many letters were told.

    Raises:
        Refusal: 403.118 in production, or beside real members; 404.20 places are not loaded.
    """
    check_allowed()
    if is_built():
        return 0
    guides = _guides()
    stories = [Story(stage, guides, today or local_today()) for stage in STAGES]
    with transaction.atomic():
        told = sum(_tell(story) for story in stories)
        for story in stories:
            _open_desks(story)
            told += bring_alerts(story)
            told += bring_figures(story)
            keep_pictures(story.stage.path.rstrip("."))
        told += bring_alarms(stories[0])
    return told


def check_allowed() -> None:
    """Refuse where invented people must not come.

    Raises:
        Refusal: 403.118 in production, or where real members work and no demo world was built before.
    """
    if settings.PRODUCTION or (Member.objects.exists() and not is_built()):
        raise Refusal(NO_DEMO_HERE)


def _guides() -> dict[str, GuideBody]:
    found = Guide.objects.filter(current=True).order_by("procedure_id")
    return {guide.procedure_id: cast("GuideBody", guide.body) for guide in found}


def _tell(story: Story) -> int:
    count = 0
    for actor, letters in story.letters.items():
        for batch in _batches(letters):
            _obeyed(actor, batch)
            count += len(batch)
    for actor, letter in (*payee_letters(story), *counter_letters(story), *price_letters(story), *weather_letters(story), *notice_letters(story), *sights_letters(story), *warning_letters(story), *rule_letters(story), *market_letters(story), *petition_letters(story), *survey_letters(story)):
        _obeyed(actor, [letter])
        count += 1
    for actor, letter in selling_letters(story):  # of what is shown by now
        _obeyed(actor, [letter])
        count += 1
    return count


def _obeyed(actor: Actor, batch: list[Letter]) -> None:
    for letter, verdict in zip(batch, bus.obey(actor, batch).verdicts, strict=True):
        if verdict.state != DONE and verdict.problem:
            raise Refusal(verdict.problem, verb=letter.verb, **verdict.details)


def _batches(letters: list[Letter]) -> Iterable[list[Letter]]:
    return (letters[at : at + BATCH] for at in range(0, len(letters), BATCH))


def _open_desks(story: Story) -> None:
    """Mark the members as invented, and give those with a desk a login."""
    Member.objects.filter(id__in=story.workers).update(demo=True)
    for name, worker in story.workers.items():
        if worker.login:
            user = get_user_model().objects.create_user(username=worker.login, password=settings.DEMO_PASSWORD)
            Member.objects.filter(id=name).update(user=user)
