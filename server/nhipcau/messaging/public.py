"""The public figures of sending, as a page and as an API: machines only, channel by channel; no number of any person is in them."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from ninja import Router
from pydantic import AwareDatetime, BaseModel

from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.figures import CHANNELS, Figures, figures, last_canary, of_channel
from nhipcau.messaging.http import MODES
from nhipcau.messaging.rules import written

router = Router(tags=["messages"])
NAMES: Final = {"sms": "Tin nhắn điện thoại", "mail": "Thư điện tử", "push": "Thông báo trên trình duyệt"}


class ChannelFigures(BaseModel):
    """The last 24 hours of one channel. A share is null where there is nothing to divide by, or nobody tells what arrives."""

    channel: str
    handed: int
    handed_within_10_s: float | None
    delivered_of_those_told_of: float | None
    failed: int
    waiting: int
    oldest_waiting_seconds: int
    last_trial_message: AwareDatetime | None


class MessageFigures(BaseModel):
    """How messages leave: the mode, how often each channel is tried with a message to ourselves, and the channels."""

    mode: str
    trial_message_every_minutes: int
    channels: list[ChannelFigures]


@router.get("/figures/messages", response=MessageFigures, summary="How messages go", operation_id="message_figures")
def message_figures(request: HttpRequest) -> MessageFigures:  # noqa: ARG001 (ninja's signature)
    """Return the machine's own figures of the last 24 hours: handed over within 10 s, delivered, oldest waiting."""
    with acting(system(COUNTRY)):
        channels = [_told(channel) for channel in CHANNELS]
    every = written()["canary"]["every_minutes"]
    return MessageFigures(mode=settings.SENDING.mode, trial_message_every_minutes=every, channels=channels)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the same to anybody."""
    told = message_figures(request)
    context = {
        "mode": MODES[told.mode],
        "every": told.trial_message_every_minutes,
        "channels": [(NAMES[one.channel], one, one.oldest_waiting_seconds // 60) for one in told.channels],
    }
    return render(request, "messaging/figures.html", context)


def _told(channel: str) -> ChannelFigures:
    """Return what is told of a channel; call it acting for the country."""
    found: Figures = figures(of_channel(channel))
    return ChannelFigures(
        channel=channel,
        handed=found.handed,
        handed_within_10_s=_share(found.quick),
        delivered_of_those_told_of=_share(found.arrived),
        failed=found.failed,
        waiting=found.waiting,
        oldest_waiting_seconds=int(found.oldest.total_seconds()),
        last_trial_message=last_canary(of_channel(channel)),
    )


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
