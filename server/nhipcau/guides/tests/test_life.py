"""The dated content around a household's life: complete, short, and pointing only to what is there."""

import re
from datetime import date

import pytest

from nhipcau.guides.check import PICTOGRAMS
from nhipcau.guides.commands import field_list, procedure_files
from nhipcau.guides.life import citizen_items, life, radar_keys, reasons
from nhipcau.guides.queries import return_reason
from nhipcau.kernel import registry

KEYS = [
    "missing_paper",
    "expired",
    "wrong_copy_kind",
    "name_differs",
    "number_differs",
    "not_signed",
    "not_certified",
    "wrong_form",
    "blurred_photo",
    "cut_photo",
    "glare_photo",
    "wrong_side",
    "wrong_office",
    "late",
    "not_entitled",
    "info_missing",
    "wrong_person",
    "unpaid_fee",
    "old_card",
    "not_translated",
]
MOST_WORDS = 15
OWN = re.compile(r"0\.00000\d")  # procedures without an official code


def texts() -> list[str]:
    """Every sentence that is shown to people."""
    known = life()
    rules = [text for rule in known["radar"] for text in (rule["title"], rule["text"], rule["note"])]
    said = [text for reason in known["reasons"] for text in (reason["name"], reason["do"])]
    listed = [text for item in known["citizen"]["items"] for text in (item["text"], item["how"])]
    gains = [benefit["text"] for benefit in known["citizen"]["benefits"]]
    whole = [known["citizen"][name] for name in ("free_choice", "first", "unclear_note")]
    return [*rules, *said, *listed, *gains, *whole, *(event["say"] for event in known["events"])]


def test_phones_keep_it_as_one_bundle() -> None:
    assert registry.bundles["life"]() == life()
    assert set(life()) == {"reasons", "events", "radar", "citizen"}


def test_every_reason_that_guides_may_name_is_there_once() -> None:
    assert sorted(row["key"] for row in life()["reasons"]) == sorted(KEYS)
    assert return_reason("name_differs") is reasons()["name_differs"]
    assert return_reason("no_such_reason") is None


@pytest.mark.parametrize("row", life()["reasons"], ids=lambda row: row["key"])
def test_a_reason_says_where_it_is_seen_and_where_it_is_mended(row: dict[str, object]) -> None:
    assert set(row["on"]) <= {"paper", "photo", "dossier"}  # type: ignore[call-overload]
    assert row["go"] in {"home", "commune", "issuer"}


@pytest.mark.parametrize("text", texts())
def test_no_sentence_is_long(text: str) -> None:
    for sentence in re.split(r"[.!?]\s+", text):
        assert len(sentence.split()) <= MOST_WORDS, sentence


def test_events_lead_to_procedures_that_are_there_and_are_drawn() -> None:
    codes, fields = set(procedure_files()), {field["key"] for field in field_list()}
    for event in life()["events"]:
        assert event["key"] not in fields, "an event and a field share one address on the phone"
        assert event["pictogram"] in PICTOGRAMS
        unknown = [code for code in event["procedures"] if code not in codes and not OWN.fullmatch(code)]
        assert unknown == [], event["key"]


@pytest.mark.parametrize("rule", life()["radar"], ids=lambda rule: rule["key"])
def test_a_reminder_names_its_law_its_days_and_a_procedure_that_is_there(rule: dict[str, object]) -> None:
    assert rule["law"]
    assert rule["procedure"] in procedure_files()
    for period in rule["periods"]:  # type: ignore[attr-defined]
        start, end = period["from"], period["to"]
        assert date.fromisoformat(start)
        assert end == "" or start < end
        assert period.get("ages") if rule["kind"] == "age" else period["months"] > period["before"]


def test_the_citizens_list_is_dated_and_says_what_is_unclear() -> None:
    known = life()["citizen"]
    assert date.fromisoformat(known["valid_from"]) < date.fromisoformat(known["valid_to"])
    assert len(citizen_items()) == 5
    assert any(item.get("unclear") for item in known["items"])
    assert {"birth", "card_first", "card_renew", "pension", "ocop"} <= radar_keys()
