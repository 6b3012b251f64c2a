"""What the desk sets up beforehand: its services and its screens."""

from nhipcau.desk.models import Screen, Service
from nhipcau.desk.queue.bodies import CloseScreen, OpenScreen, SetService
from nhipcau.desk.queue.problems import UNKNOWN_SCREEN
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path


def set_service(actor: Actor, body: SetService, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Add a service to the desk, or change it."""
    place, said = commune_path(actor.scope), body.model_dump(exclude={"id"})
    if not Service.objects.filter(place=place, id=body.id).update(**said):
        Service.objects.create(id=body.id, place=place, **said)
    return Facts(place)


def open_screen(actor: Actor, body: OpenScreen, *, when: When) -> Facts:
    """Open a screen in the hall."""
    place = commune_path(actor.scope)
    if not Screen.objects.filter(place=place, id=body.id).exists():
        said = {"code": body.code, "kind": body.kind}
        Screen.objects.create(id=body.id, place=place, opened_by=actor.id, opened_at=when.happened_at, **said)
    return Facts(place)


def close_screen(actor: Actor, body: CloseScreen, *, when: When) -> Facts:
    """Close a screen: its address opens nothing any more.

    Raises:
        Refusal: 404.247 no such screen.
    """
    place = commune_path(actor.scope)
    screens = Screen.objects.filter(place=place, id=body.screen_id)
    if not screens.exists():
        raise Refusal(UNKNOWN_SCREEN)
    screens.filter(closed_at=None).update(closed_at=when.happened_at)
    return Facts(place)
