"""A moment as it is sent: with its offset, and such as every table and every clock of the house can hold."""

from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime

_FARTHEST: Final = timedelta(hours=16)  # PostgreSQL reads no offset from here on; no clock on earth is more than 14 hours off
FIRST: Final = datetime(MINYEAR, 1, 1, tzinfo=UTC)
LAST: Final = datetime(MAXYEAR, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)


def nearest(moment: datetime) -> datetime:
    """Return the moment in UTC, or the first or last one that can be told where it lies outside."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return FIRST if moment.year == MINYEAR else LAST


def _held(moment: datetime) -> datetime:
    if not MINYEAR < moment.year < MAXYEAR:  # it may lie outside what can be told, in UTC or in Vietnam
        raise ValueError("no such year")
    return nearest(moment) if abs(moment.utcoffset() or timedelta()) >= _FARTHEST else moment


Moment = Annotated[AwareDatetime, AfterValidator(_held)]
