"""How a line of the log is written; loaded by Django's LOGGING alone.

What a line may hold: our own sentences, the door as our table of addresses names it, a status, milliseconds. What a
person wrote or typed may stand in an address, or in the words of an exception; neither is written where `careful`.
"""

import logging
import traceback
from collections.abc import MutableMapping
from contextvars import ContextVar
from importlib import import_module
from types import TracebackType
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")
FRAMES = 12  # of a fault, the innermost ones


def told(record: logging.LogRecord) -> str:
    """Return the sentence of a record; of Django's own, which quote what was typed, the door instead."""
    if not record.name.startswith("django"):
        return record.getMessage()
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    status = getattr(record, "status_code", "")
    return f"{record.name} {status} /{match.route}" if match else f"{record.name} {status}".strip()


def where(error: BaseException) -> str:
    """Return what kind of fault it was and where it happened, innermost last, without its words."""
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) and len(chain) < FRAMES:
        chain.append(cause)
    return " < ".join(f"{type(one).__module__}.{type(one).__qualname__} at {_frames(one.__traceback__)}" for one in chain)


def _frames(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return " > ".join(f"{one.filename.rpartition('/nhipcau/')[2].rpartition('site-packages/')[2]}:{one.lineno}" for one in frames)


class Plain(logging.Formatter):
    """A line for people."""

    def __init__(self, *, careful: bool) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")
        self.careful = careful

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; carefully, in words of ours alone."""
        if not self.careful:
            return super().format(record)
        kind = record.exc_info[1] if record.exc_info else None
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {told(record)}"
        return f"{line} [{where(kind)}]" if kind else line


def plain_lines(*, careful: bool) -> logging.Formatter:
    """Return what writes lines for people."""
    return Plain(careful=careful)


def json_lines(*, careful: bool) -> logging.Formatter:
    """Return what writes one JSON object a line: time (UTC), level, logger, event, the request, and what is told with it."""
    structlog = import_module("structlog")  # only who asked for it pays for it

    class Lines(structlog.stdlib.ProcessorFormatter):  # type: ignore[name-defined,misc]  # fetched by name
        def format(self, record: logging.LogRecord) -> str:
            fault = record.exc_info[1] if record.exc_info else None
            said: dict[str, Any] = {"event": told(record)} | getattr(record, "facts", {})
            number = request_id.get()
            said |= {"request": number} if number else {}
            said |= {"fault": where(fault)} if fault else {}
            about = {"msg": "", "args": (), "exc_info": None, "exc_text": None, "stack_info": None, "said": said}
            return str(super().format(logging.makeLogRecord(record.__dict__ | about)))

    def ours(_: object, __: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
        return {**event, **event["_record"].said}

    del careful  # a machine's line never holds the words of an exception
    return Lines(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            ours,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
