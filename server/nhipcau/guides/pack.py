"""Read the whole pack in `content/` as a strict editor would."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from nhipcau.guides.check import Around, check_guide
from nhipcau.guides.codes import check_codes, former_codes
from nhipcau.guides.commands import field_list, guide_files, procedure_files
from nhipcau.guides.findings import Finding, error
from nhipcau.guides.glossary import check_glossary, glossary_file, glossary_from
from nhipcau.guides.reference import check_reference
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.translations import LANGUAGES, check_translation, translation_files
from nhipcau.kernel.content import checks, content_dir, load_toml


def findings_of_the_pack(today: str) -> dict[str, list[Finding]]:
    """Return what is wrong with each file of the content on a day (ISO date); a sound file has an empty list."""
    codes = procedure_files()
    around = around_of_the_pack(today)
    keys = {field["key"] for field in field_list()}
    guides = guide_files()
    found = {f"guides/{code}": check_guide(raw, around) for code, raw in guides.items()}
    for language in LANGUAGES:
        found |= _of_translations(language, guides)
    found |= {f"procedures/{code}": check_reference(body, keys) for code, body in codes.items()}
    found["procedures/former.toml"] = check_codes(former_codes(), codes)
    found["glossary/words.toml"] = check_glossary(glossary_file())
    on = date.fromisoformat(today)
    return found | {file: [error("file", fault) for fault in check(on)] for file, check in checks.items()}


def _of_translations(language: str, guides: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Finding]]:
    nothing = [error("procedure", "has no guide")]
    return {
        f"translations/{language}/{code}": check_translation(whole_guide(guides[code]), words) if code in guides else nothing
        for code, words in translation_files(language).items()
    }


def around_of_the_pack(today: str = "") -> Around:
    """Return what the guides of the pack point to: procedures, return reasons, glossary."""
    hard, terms = glossary_words()
    return Around(frozenset(procedure_files()), reason_keys(), hard, terms, today)


def reason_keys() -> frozenset[str] | None:
    """Return the keys of the catalogue of return reasons, or None before there is one."""
    path = content_dir() / "reasons" / "reasons.toml"
    return frozenset(row["key"] for row in load_toml(path)["reasons"]) if path.exists() else None


def glossary_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the hard words that need an explanation, and the words that have one."""
    words = glossary_from(glossary_file())
    return words.hard, words.terms
