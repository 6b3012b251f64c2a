"""The tongues that are recorded, and words in them that a local speaker has signed."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nhipcau.kernel.content import content_dir, load_toml


@dataclass(frozen=True)
class Tongue:
    """A tongue: its code as members and residents have it, its name, its letters."""

    code: str
    name: str
    script: str


@lru_cache(maxsize=1)
def tongues() -> dict[str, Tongue]:
    """Return every tongue that can be recorded, by its code."""
    listed = load_toml(content_dir() / "tongues" / "tongues.toml")["tongues"]
    return {one["code"]: Tongue(one["code"], one["name"], one["script"]) for one in listed}


def signed_words() -> dict[str, dict[str, str]]:
    """Return hard words in the tongues, by word and code; a line that nobody has signed is left out."""
    found: dict[str, dict[str, str]] = {}
    for code in tongues():
        path = content_dir() / "tongues" / f"{code}.toml"
        for line in load_toml(path).get("words", ()) if path.is_file() else ():
            if line["text"] and line.get("reviewed_by") and line.get("reviewed_on"):
                found.setdefault(line["word"], {})[code] = line["text"]
    return found


def glossary() -> list[dict[str, Any]]:
    """Return the hard words: what each means, what in daily life it is like, and how it is called in the tongues."""
    signed = signed_words()
    listed = load_toml(content_dir() / "glossary" / "words.toml")["words"]
    return [{**line, **({"in": signed[line["word"]]} if line["word"] in signed else {})} for line in listed]
