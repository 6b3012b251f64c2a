"""Which provinces the nation hears, and up to when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from nhipcau.insight.models import Heard, Source
from nhipcau.kernel.clock import now

PATIENCE: Final = timedelta(minutes=15)


@dataclass(frozen=True)
class State:
    """A province: up to when its figures hold (None: nothing has come yet), and whether it has fallen out."""

    province: str
    at: datetime | None
    fallen_out: bool


def states() -> list[State]:
    """Return every province whose months come here; none where this house is no nation's. Figures stay, with their date."""
    heard = dict(Heard.objects.values_list("province", "at"))
    oldest = now() - PATIENCE
    provinces = Source.objects.order_by("province").values_list("province", flat=True)
    return [State(province, heard.get(province), (at := heard.get(province)) is None or at < oldest) for province in provinces]
