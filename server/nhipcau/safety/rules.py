"""What makes a safety card fit to be read aloud."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

MOST_SENTENCES: Final = 3  # of what is said
MOST_WORDS: Final = 15  # in one sentence
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
_TEXTS: Final = ("id", "title", "say", "ask", "right", "pictogram", "law_or_source", "as_of")
_LISTS: Final = ("do", "dont")
_FITS: Final = ("fits", "skills")  # to which kinds of fraud, fields and steps it fits; what the answer shows; each may be absent


def check_card(card: Mapping[str, Any]) -> list[str]:
    """List what is wrong with a card, in words for its editor; an empty list means it is fit."""
    found = [f"{name} is missing" for name in _TEXTS if not isinstance(card.get(name), str) or not card[name]]
    found += [f"{name} is an empty list" for name in _LISTS if not card.get(name)]
    found += [f"unknown key {name}" for name in sorted(card.keys() - {*_TEXTS, *_LISTS, *_FITS})]
    found += [f"{name} is no list of words" for name in _FITS if name in card and not (card[name] and all(isinstance(one, str) for one in card[name]))]
    if found:
        return found
    said = _SENTENCE.split(card["say"].strip())
    if len(said) > MOST_SENTENCES:
        found.append(f"say has {len(said)} sentences")
    for sentence in [*said, *_SENTENCE.split(card["ask"]), *card["do"], *card["dont"]]:
        if len(sentence.split()) > MOST_WORDS:
            found.append(f"{len(sentence.split())} words in a sentence: {sentence}")
    try:
        dt.date.fromisoformat(card["as_of"])
    except ValueError:
        found.append("as_of is not a day")
    return found
