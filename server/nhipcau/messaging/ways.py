"""The ways out of one process: gateways by channel, opened once and kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings

from nhipcau.messaging.gateways import Gateway
from nhipcau.messaging.gateways.console import Console
from nhipcau.messaging.gateways.kannel import Kannel
from nhipcau.messaging.gateways.mail import Mail
from nhipcau.messaging.gateways.smpp import Smpp
from nhipcau.messaging.gateways.webpush import WebPush
from nhipcau.messaging.judging import SMS
from nhipcau.messaging.taking import MAIL, PUSH
from nhipcau.settings.sending import TRIAL, Sending, Way


@dataclass
class Ways:
    """Gateways by channel and name, and how much each is to carry."""

    gateways: dict[str, dict[str, Gateway]]
    weights: dict[str, int] = field(default_factory=dict)

    def of(self, channel: str) -> dict[str, Gateway]:
        """Return the gateways of a channel."""
        return self.gateways[channel]

    def weighed(self, channel: str) -> dict[str, int]:
        """Return what each gateway of a channel weighs."""
        return {name: self.weights.get(name, 1) for name in self.gateways[channel]}

    def all(self) -> Iterator[Gateway]:
        """Yield every gateway once."""
        yield from {one.name: one for group in self.gateways.values() for one in group.values()}.values()


@contextmanager
def open_ways() -> Iterator[Ways]:
    """Open the ways that the settings name; while trying, nothing leads out of the house."""
    ways = _ways(settings.SENDING)
    try:
        yield ways
    finally:
        for gateway in ways.all():
            gateway.close()


def names(sending: Sending) -> list[str]:
    """Return the gateways of text messages that are in use."""
    return [one.name for one in sending.ways] if sending.mode != TRIAL and sending.ways else [Console.name]


def _ways(sending: Sending) -> Ways:
    console: Gateway = Console()
    if sending.mode == TRIAL:
        return Ways({channel: {console.name: console} for channel in (SMS, PUSH, MAIL)})
    sms = {way.name: _gateway(way) for way in sending.ways} or {console.name: console}
    mail: Gateway = Mail(sending.mail) if sending.mail else console
    push: Gateway = WebPush()
    return Ways(
        {SMS: sms, PUSH: {push.name: push}, MAIL: {mail.name: mail}}, {way.name: way.weight for way in sending.ways}
    )


def _gateway(way: Way) -> Gateway:
    if way.kind == "console":
        return Console()
    return Smpp(way) if way.kind == "smpp" else Kannel(way)
