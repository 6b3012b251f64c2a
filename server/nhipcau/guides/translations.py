"""Guides in another language: the same lines with other words, so that the list can never differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from nhipcau.guides.findings import Finding, error
from nhipcau.guides.shapes import LISTS, SPOKEN, Guide, lines_of
from nhipcau.guides.values import NAMED
from nhipcau.kernel.content import content_dir, load_toml

LANGUAGES: Final = ("en",)
_HEAD: Final = ("title", "intro")
_SAID: Final = ("place", "time")


def translation_files(language: str) -> dict[str, dict[str, str]]:
    """Read the translations into a language: by procedure, the words of each key (see `keys_of`)."""
    folder = content_dir() / "translations" / language
    return {path.stem: load_toml(path).get("words", {}) for path in sorted(folder.glob("[0-9]*.toml"))}


def keys_of(guide: Guide) -> dict[str, str]:
    """Return every text of a guide by its key, as in "papers.form.why" or "questions.age.options.over_60"."""
    return {key: text for key, text in _texts(guide) if text}


def translated(guide: Guide, words: Mapping[str, str]) -> Guide:
    """Return the guide in other words; ids, conditions, laws, days and amounts are untouched.

    The version stays that of the guide: it names what is asked and listed, not the language it is told in.
    """
    told: dict[str, Any] = {**guide}
    for name in _HEAD:
        told[name] = words.get(name, told[name])
    for name in _SAID:
        told[name] = {**told[name], "text": words.get(name, told[name].get("text", ""))}
    for kind in LISTS:
        told[kind] = [_line(kind, line, words) for line in lines_of(guide, kind)]
    return cast("Guide", told)


def check_translation(guide: Guide, words: Mapping[str, str]) -> list[Finding]:
    """List keys that are missing, say nothing, belong to no text, or lose an amount that the text names."""
    keys = keys_of(guide)
    found = [error(key, "is not translated") for key in keys if not words.get(key)]
    found += [error(key, "belongs to no text of the guide") for key in words.keys() - keys.keys()]
    for key in keys.keys() & words.keys():
        if words[key] and sorted(NAMED.findall(keys[key])) != sorted(NAMED.findall(words[key])):
            found.append(error(key, "names other amounts than the text"))
    return found


def _texts(guide: Guide) -> Iterator[tuple[str, str]]:
    for name in _HEAD:
        yield name, str(guide[name])
    for name in _SAID:
        yield name, guide[name].get("text", "")  # type: ignore[literal-required]  # one of _SAID
    for kind in LISTS:
        for line in lines_of(guide, kind):
            for part in (*SPOKEN[kind], "label", "unit"):
                if line.get(part) and not (kind == "values" and part == "unit"):
                    yield f"{kind}.{line['id']}.{part}", line[part]
            for option in line.get("options", ()):
                yield f"{kind}.{line['id']}.options.{option['id']}", option["label"]


def _line(kind: str, line: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    start = f"{kind}.{line['id']}"
    told = {**line}
    for part in (*SPOKEN[kind], "label", "unit"):
        if f"{start}.{part}" in words and part in told:
            told[part] = words[f"{start}.{part}"]
    if line.get("options"):
        told["options"] = [
            {**option, "label": words.get(f"{start}.options.{option['id']}", option["label"])}
            for option in line["options"]
        ]
    return told
