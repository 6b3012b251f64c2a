"""What a telephone may ask of us beside a guide: silence, or words again. Said on the bus, by the house itself."""

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting, commune_path
from nhipcau.messaging.bodies import StopWriting, WriteAgain
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.sealing import mark_of


def stop(number: str) -> None:
    """Send nothing more to a telephone."""
    bus.do(system(COUNTRY), "messaging.stop", StopWriting(id=new_id(), mark=mark_of(number).hex()))


def resume(number: str) -> None:
    """Send to a telephone again."""
    bus.do(system(COUNTRY), "messaging.resume", WriteAgain(id=new_id(), mark=mark_of(number).hex()))


def known_place(number: str) -> str | None:
    """Return the commune that last wrote to a telephone."""
    with acting(system(COUNTRY)):
        written = OutMessage.objects.filter(mark=mark_of(number)).exclude(place=COUNTRY)
        place = written.order_by("-said_at").values_list("place", flat=True).first()
    return commune_path(place) if place else None
