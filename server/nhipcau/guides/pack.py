"""Read the whole pack in `content/` as a strict editor would."""

from nhipcau.guides.check import Around, check_guide
from nhipcau.guides.codes import check_codes, former_codes
from nhipcau.guides.commands import field_list, guide_files, procedure_files
from nhipcau.guides.findings import Finding
from nhipcau.guides.glossary import check_glossary, glossary_file, glossary_from
from nhipcau.guides.reference import check_reference
from nhipcau.kernel.content import content_dir, load_toml


def findings_of_the_pack(today: str) -> dict[str, list[Finding]]:
    """Return what is wrong with each file of the content on a day (ISO date); a sound file has an empty list."""
    codes = procedure_files()
    around = around_of_the_pack(today)
    keys = {field["key"] for field in field_list()}
    found = {f"guides/{code}": check_guide(raw, around) for code, raw in guide_files().items()}
    found |= {f"procedures/{code}": check_reference(body, keys) for code, body in codes.items()}
    found["procedures/former.toml"] = check_codes(former_codes(), codes)
    found["glossary/words.toml"] = check_glossary(glossary_file())
    return found


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
