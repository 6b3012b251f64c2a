"""Which verbs show that somebody worked on a day, and as what. Each domain says it of its own verbs.

Only whether there was any counts: ten letters of a day are one day. Nothing is ever measured by how many there were.
"""

from typing import NamedTuple


class Source(NamedTuple):
    """A kind of work: helping, a class, a drill. ``code`` goes into files and never changes."""

    code: str
    vi: str
    en: str


class Working(NamedTuple):
    """A verb that shows work. With ``measure``, only a letter that told this count shows it."""

    source: Source
    measure: str = ""


working: dict[str, Working] = {}


def shows_work(verb: str, source: Source, *, measure: str = "") -> None:
    """Let a verb make the day on which it happened an active day of whoever said it.

    Raises:
        ValueError: the verb, or another source with this code, is registered already.
    """
    known = {one.source.code: one.source for one in working.values()}
    if verb in working or known.get(source.code, source) != source:
        raise ValueError(f"{verb}, {source.code}: registered twice")
    working[verb] = Working(source, measure)
