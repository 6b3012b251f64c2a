"""What is done every minute: receipts that came too early, rows over their time, and a message to ourselves."""

from datetime import timedelta

from django.conf import settings

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outgoing import MOMENT, Taken, say, template, to_mail, to_phone
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.models import ENDED, HANDED, OutMessage, WantedCall
from nhipcau.messaging.receipts import match_late
from nhipcau.messaging.rules import written
from nhipcau.messaging.taking import take

CANARY = template(
    "messaging.canary",
    vi="Nhịp Cầu: tin thử lúc {luc}. Không cần trả lời.",
    en="Nhịp Cầu: a trial message of {luc}. No need to answer.",
    params={"luc": MOMENT},
    days=1,
    urgent=True,
)
SILENT = timedelta(days=3)  # after so long no receipt comes any more


def keep() -> None:
    """Do all of it."""
    match_late()
    forget()
    call_out()


def forget() -> int:
    """Let go of what is over its time; return how many messages went."""
    over = now() - timedelta(days=written()["kept"]["days"])
    with acting(system(COUNTRY)):
        OutMessage.objects.filter(state=HANDED, handed_at__lt=now() - SILENT, ended_at=None).update(ended_at=now())
        WantedCall.objects.filter(asked_at__lt=over).delete()
        gone, _ = OutMessage.objects.filter(state__in=(*ENDED, HANDED), ended_at__lt=over).delete()
    return gone


def call_out() -> int:
    """Say a trial message to each address that the settings name, when the last is old enough; return how many."""
    if not settings.SENDING.canaries:
        return 0
    moment = now()
    every = timedelta(minutes=written()["canary"]["every_minutes"])
    slot = int(moment.timestamp() // every.total_seconds())
    told = [
        say(CANARY, to_mail(one) if "@" in one else to_phone(one), once=f"{slot} {number}", luc=moment)
        for number, one in enumerate(settings.SENDING.canaries)
    ]
    with acting(system(COUNTRY)):
        take([Taken(new_id(), COUNTRY, one) for one in told])
    return len(told)
