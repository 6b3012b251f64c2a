"""Check the words of a guide: short sentences, short steps, and no hard term without its plain explanation."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from nhipcau.guides.findings import Finding, error
from nhipcau.guides.shapes import LISTS, SPOKEN, Guide, lines_of
from nhipcau.kernel.readable import abbreviations, long_sentences

MOST_WORDS_OF_A_STEP: Final = 60


def check_words(guide: Guide, hard: Collection[str] = (), terms: Collection[str] = ()) -> Iterator[Finding]:
    """List sentences that are too long and hard terms, or abbreviations, without an entry in the glossary."""
    explained = [term.lower() for term in terms]
    for kind in LISTS:
        for line in lines_of(guide, kind):
            for part in SPOKEN[kind]:
                where, text = f"{kind} {line['id']} {part}", line.get(part, "")
                yield from check_length(where, text)
                yield from _terms(where, text, hard, explained)
            if kind == "steps" and len(line["text"].split()) > MOST_WORDS_OF_A_STEP:
                yield error(f"steps {line['id']}", f"more than {MOST_WORDS_OF_A_STEP} words in a step")


def check_length(where: str, text: str) -> Iterator[Finding]:
    """List the sentences of a text that are too long to be said in one breath."""
    for sentence in long_sentences(text):
        yield error(where, f"{len(sentence.split())} words in a sentence")


def _terms(where: str, text: str, hard: Collection[str], explained: Collection[str]) -> Iterator[Finding]:
    if not explained:
        return
    said = text.lower()
    needed = [term for term in hard if re.search(rf"(?<!\w){re.escape(term.lower())}(?!\w)", said)]
    for term in {*needed, *abbreviations(text)}:
        if term.lower() not in explained:
            yield error(where, f"the glossary does not explain {term!r}")
