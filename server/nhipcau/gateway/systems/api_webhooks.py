"""The doors by which a program sets where it wants to hear of events, as Standard Webhooks."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Status
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.gateway.systems.api_events import EventKind
from nhipcau.gateway.systems.asking import Asked
from nhipcau.gateway.systems.auth import ProgramRequest, ProgramToken
from nhipcau.gateway.wire import Moment
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outsiders import HOOKS_WRITE
from nhipcau.kernel.problems import Refusal
from nhipcau.links.webhooks import wire
from nhipcau.links.webhooks.bodies import EndHook, RenewHook, ResumeHook, Subscribe
from nhipcau.links.webhooks.models import Attempt, Hook
from nhipcau.links.webhooks.problems import UNKNOWN_HOOK
from nhipcau.links.webhooks.queries import hooks_of, number_before
from nhipcau.links.webhooks.sending import ping

router = Router(tags=["systems"])
may = ProgramToken(HOOKS_WRITE)
HookUrl = Annotated[str, StringConstraints(min_length=8, max_length=300, pattern=r"^[\x21-\x7e]+$")]


class NewWebhook(BaseModel):
    """Where a program wants to hear of which kinds of events."""

    model_config = ConfigDict(extra="forbid")

    url: HookUrl
    kinds: Annotated[list[EventKind], Field(min_length=1, max_length=20)]


class WebhookOut(BaseModel):
    """A webhook and how it goes. ``after``: the number up to which it has heard everything; ``why``: what the last try came to."""

    id: UUID
    url: str
    kinds: list[str]
    made_at: datetime
    after: int
    tries: int
    failing_since: datetime | None
    stopped_at: datetime | None
    why: str


class WebhookMade(WebhookOut):
    """A webhook with the secret that signs, shown this once."""

    secret: str


class WebhooksOut(BaseModel):
    """The webhooks of a program."""

    items: list[WebhookOut]


class ResumeAsked(BaseModel):
    """From where a webhook goes on: after a number, or from a moment; with neither, from where it stood."""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[int, Field(ge=0, le=2**62)] | None = None
    since: Moment | None = None


class PingOut(BaseModel):
    """What came of a test message: the status, or why there was none."""

    status: int | None
    why: str
    milliseconds: int


class AttemptOut(BaseModel):
    """One try. ``number`` is empty for a test message."""

    at: datetime
    message: UUID
    kind: str
    number: int | None
    status: int | None
    why: str
    milliseconds: int


class AttemptsOut(BaseModel):
    """The last tries, newest first."""

    items: list[AttemptOut]


class AttemptsAsked(Asked):
    """How many tries."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("/webhooks", auth=may, response={200: WebhooksOut, 304: None}, summary="The program's webhooks", operation_id="list_webhooks")
def listed(request: ProgramRequest) -> WebhooksOut:
    """Return the webhooks that the program set and has not ended."""
    found = hooks_of(request.auth).order_by("made_at", "id")
    return WebhooksOut(items=[WebhookOut.model_validate(one, from_attributes=True) for one in found])


@router.post("/webhooks", auth=may, response={201: WebhookMade}, summary="Set a webhook", operation_id="set_webhook")
def subscribe(request: ProgramRequest, asked: NewWebhook) -> Status[WebhookMade]:
    """Set a webhook, https on the public network only; it hears what happens from now on."""
    actor, name = request.auth, new_id()
    secret, sealed = wire.new_secret()
    bus.do(actor, "links.subscribe", Subscribe(id=name, client_id=actor.id, url=asked.url, kinds=asked.kinds, sealed=sealed))
    return Status(HTTPStatus.CREATED, _made(_mine(actor, name), secret))


@router.delete("/webhooks/{hook_id}", auth=may, response={204: None}, summary="End a webhook", operation_id="end_webhook")
def end(request: ProgramRequest, hook_id: UUID) -> HttpResponse:
    """Send nothing there any more; twice is as once."""
    bus.do(request.auth, "links.end_hook", EndHook(hook_id=hook_id))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@router.post("/webhooks/{hook_id}/secret", auth=may, response=WebhookMade, summary="Give a webhook another secret", operation_id="renew_webhook_secret")
def renew(request: ProgramRequest, hook_id: UUID) -> WebhookMade:
    """Sign with another secret from now on, and with the one before besides, for 24 hours."""
    secret, sealed = wire.new_secret()
    bus.do(request.auth, "links.renew_hook", RenewHook(hook_id=hook_id, sealed=sealed))
    return _made(_mine(request.auth, hook_id), secret)


@router.post("/webhooks/{hook_id}/resume", auth=may, response=WebhookOut, summary="Go on, or tell again", operation_id="resume_webhook")
def resume(request: ProgramRequest, hook_id: UUID, asked: ResumeAsked) -> WebhookOut:
    """Let a webhook go on at once, and tell again what came after a number or since a moment."""
    after = asked.after if asked.after is not None else number_before(asked.since) if asked.since else None
    bus.do(request.auth, "links.resume_hook", ResumeHook(hook_id=hook_id, after=after))
    return WebhookOut.model_validate(_mine(request.auth, hook_id), from_attributes=True)


@router.post("/webhooks/{hook_id}/ping", auth=may, response=PingOut, summary="Send a test message", operation_id="ping_webhook")
def test_message(request: ProgramRequest, hook_id: UUID) -> PingOut:
    """Send a signed message of type webhook.ping now, and say what came back."""
    return PingOut.model_validate(ping(_mine(request.auth, hook_id)), from_attributes=True)


@router.get("/webhooks/{hook_id}/attempts", auth=may, response={200: AttemptsOut, 304: None}, summary="The last tries of a webhook", operation_id="list_attempts")
def attempts(request: ProgramRequest, hook_id: UUID, asked: Query[AttemptsAsked]) -> AttemptsOut:
    """Return what was tried lately and what came back; kept for 30 days."""
    found = Attempt.objects.filter(hook=_mine(request.auth, hook_id)).order_by("-at", "-id")[: asked.limit]
    return AttemptsOut(items=[AttemptOut.model_validate(one, from_attributes=True) for one in found])


def _mine(actor: Actor, hook_id: UUID) -> Hook:
    found = hooks_of(actor).filter(id=hook_id).first()
    if found is None:
        raise Refusal(UNKNOWN_HOOK)
    return found


def _made(hook: Hook, secret: str) -> WebhookMade:
    return WebhookMade(**WebhookOut.model_validate(hook, from_attributes=True).model_dump(), secret=secret)
