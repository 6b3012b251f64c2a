"""A moment that is taken can be kept, read again and shown."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from nhipcau.kernel import registry
from nhipcau.kernel.moments import FIRST, LAST, Moment, _held, nearest

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
moments = st.datetimes(timezones=st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes))))
taking: TypeAdapter[datetime] = TypeAdapter(Moment)


@pytest.mark.django_db
@given(said=moments)
@example(said=datetime(7468, 3, 8, 17, 18, 31, tzinfo=timezone(-timedelta(hours=18, minutes=57))))
def test_what_is_taken_is_kept_by_the_database_and_shown_in_vietnam(said: datetime) -> None:
    try:
        taken = taking.validate_python(said.isoformat())
    except ValidationError:
        assert said.year in {1, 9999}
        return
    assert taken == said
    assert (kept := _by_database(taken)) == taken
    assert kept.astimezone(VIETNAM).astimezone(UTC) == taken


@pytest.mark.django_db
@given(said=moments)
@example(said=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))
@example(said=datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=14))))
def test_the_nearest_moment_is_the_same_or_the_end_of_what_can_be_told(said: datetime) -> None:
    found = nearest(said)
    assert found == said or found in {FIRST, LAST}
    assert _by_database(found) == found


def _by_database(moment: datetime) -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [moment])
        (kept,) = cursor.fetchone()
    assert isinstance(kept, datetime)
    return kept


@pytest.mark.parametrize("name", sorted(registry.commands))
def test_every_letter_takes_such_moments_only(name: str) -> None:
    assert _loose(registry.commands[name].body.__pydantic_core_schema__) == []


def _loose(schema: Any, *, held: bool = False) -> list[Any]:
    """Return every moment in a schema that is taken as it comes."""
    if isinstance(schema, dict):
        if schema.get("type") == "datetime":
            return [] if held else [schema]
        inside = held or getattr(schema.get("function"), "get", lambda _: None)("function") is _held
        return [found for part in schema.values() for found in _loose(part, held=inside)]
    if isinstance(schema, list | tuple):
        return [found for part in schema for found in _loose(part, held=held)]
    return []
