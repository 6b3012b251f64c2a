"""Traces, off unless NHIPCAU_TRACES names a collector: how long what took, and never what was said.

A span has a name and attributes of `ALLOWED`; another attribute is an error of ours. None is a name, a number of a
person, an address, a body, or a statement with its values.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from importlib import import_module
from typing import Any, Final

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

ALLOWED: Final = frozenset({
    "http.request.method", "http.route", "http.response.status_code", "nhipcau.lane", "nhipcau.request",
    "nhipcau.verb", "nhipcau.letters", "nhipcau.refused", "nhipcau.statements",
})  # fmt: skip
Fact = str | int
_tracer: Any = None
_statements: ContextVar[list[int] | None] = ContextVar("statements", default=None)


class Span:
    """What may be noted of something under way."""

    def __init__(self, span: Any) -> None:  # noqa: ANN401 (of a library that may be absent)
        self._span = span

    def note(self, facts: Mapping[str, Fact]) -> None:
        """Note facts of the allowed kinds.

        Raises:
            ValueError: one is not.
        """
        if strange := set(facts) - ALLOWED:
            raise ValueError(f"no trace holds {', '.join(sorted(strange))}")
        if self._span is not None:
            self._span.set_attributes(dict(facts))


_OFF: Final = Span(None)


def on() -> bool:
    """Say whether anything is traced."""
    return _tracer is not None


def span(name: str, facts: Mapping[str, Fact]) -> AbstractContextManager[Span]:
    """Open a span around what follows; nothing at all where nothing is traced."""
    return nullcontext(_OFF) if _tracer is None else _traced(name, facts)


@contextmanager
def _traced(name: str, facts: Mapping[str, Fact]) -> Iterator[Span]:
    outer = _statements.get()
    count = outer if outer is not None else [0]
    before = count[0]
    token = _statements.set(count)
    # The words of an exception may quote what somebody wrote: neither event nor status holds them.
    with _tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as raw:
        found = Span(raw)
        found.note(facts)
        try:
            yield found
        finally:
            found.note({"nhipcau.statements": count[0] - before})
            _statements.reset(token)


def count_statement() -> None:
    """Count a statement that goes past Django's own cursors."""
    if (count := _statements.get()) is not None:
        count[0] += 1


def begin(exporter: Any = None) -> None:  # noqa: ANN401 (of a library that may be absent)
    """Trace from here on, in this process, to where the settings say; a test hands in where to."""
    global _tracer  # noqa: PLW0603 (one for the process)
    sdk = import_module("opentelemetry.sdk.trace")
    export = import_module("opentelemetry.sdk.trace.export")
    resource = import_module("opentelemetry.sdk.resources").Resource({"service.name": "nhipcau"})
    provider = sdk.TracerProvider(resource=resource)
    if exporter is None:
        otlp = import_module("opentelemetry.exporter.otlp.proto.http.trace_exporter")
        provider.add_span_processor(export.BatchSpanProcessor(otlp.OTLPSpanExporter(endpoint=settings.TELEMETRY.traces)))
    else:
        provider.add_span_processor(export.SimpleSpanProcessor(exporter))
    connection_created.connect(_count_on, dispatch_uid="nhipcau.tracing")
    _tracer = provider.get_tracer("nhipcau")


def end() -> None:
    """Trace no more."""
    global _tracer  # noqa: PLW0603 (one for the process)
    _tracer = None
    connection_created.disconnect(dispatch_uid="nhipcau.tracing")


def _count_on(connection: BaseDatabaseWrapper, **_: object) -> None:
    if _counted not in connection.execute_wrappers:
        connection.execute_wrappers.append(_counted)


def _counted(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401 (Django's signature)
    count_statement()
    return execute(sql, params, many, context)
