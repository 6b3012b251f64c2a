"""The server's clock: UTC inside, Vietnam's calendar where a person reads a date."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """Return the calendar day in Vietnam of an aware moment."""
    return moment.astimezone(VIETNAM).date()


def local_today() -> date:
    """Return today's date in Vietnam."""
    return local_date(now())


def start_of(day: date) -> datetime:
    """Return the first moment of a day in Vietnam."""
    return datetime.combine(day, time(), VIETNAM).astimezone(UTC)
