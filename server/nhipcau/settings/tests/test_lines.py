"""What a line of the log holds, and what it never does."""

import json
import logging

import pytest

from nhipcau.settings import lines, telemetry

NAME = "Quàng Thị Ngát Hương"


def record(name: str = "nhipcau.bus") -> logging.LogRecord:
    """Return what is logged of a fault whose words quote somebody's name, from another fault that does, too."""
    try:
        try:
            {}[NAME]
        except KeyError as cause:
            raise ValueError(f"Key (head_name)=({NAME}) already exists") from cause
    except ValueError as error:
        told = (ValueError, error, error.__traceback__)
        return logging.LogRecord(name, logging.ERROR, __file__, 1, "command %s failed", ("people.move",), told)


@pytest.mark.parametrize("written", [lines.plain_lines(careful=True), lines.json_lines(careful=True)])
def test_a_careful_line_tells_the_fault_and_its_place_and_not_its_words(written: logging.Formatter) -> None:
    line = written.format(record())
    assert "command people.move failed" in line
    assert "builtins.ValueError at" in line
    assert "builtins.KeyError at" in line
    assert "test_lines.py:" in line
    assert "Ngát" not in line
    assert NAME not in line.encode().decode("unicode_escape", "ignore")


def test_what_django_says_is_told_by_its_door_and_status_and_not_in_its_own_words() -> None:
    said = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Not Found: /s/%s", ("K7M2",), None)
    said.status_code = 404
    assert json.loads(lines.json_lines(careful=True).format(said))["event"] == "django.request 404"


def test_on_ones_own_machine_a_fault_is_told_in_full() -> None:
    assert NAME in lines.plain_lines(careful=False).format(record())


def test_where_households_are_served_every_line_is_careful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHIPCAU_ENV", "production")
    assert telemetry.logging("WARNING")["formatters"] == {"line": {"()": "nhipcau.settings.lines.plain_lines", "careful": True}}
