"""A guide in another language is the same guide: other words, never another list."""

import tomllib
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from nhipcau.guides.cases import build_cases
from nhipcau.guides.commands import guide_files
from nhipcau.guides.replay import replay, whole_guide
from nhipcau.guides.tests.files import small_guide
from nhipcau.guides.translations import LANGUAGES, check_translation, keys_of, translated, translation_files

GUIDE = whole_guide(small_guide(steps=[{"id": "pay", "text": "Nộp {fee}."}], values=[
    {"id": "fee", "label": "Lệ phí", "unit": "dong", "law": ["x"],
     "periods": [{"from": "2026-01-01", "to": "", "amount": 8000}]},
]))  # fmt: skip
WORDS = {key: f"EN {text}" for key, text in keys_of(GUIDE).items()}


def test_every_text_that_is_read_or_heard_has_a_key():
    keys = keys_of(GUIDE)
    assert {"title", "intro", "place", "time", "questions.where.ask", "questions.where.options.home"} <= keys.keys()
    assert {"papers.form.name", "steps.pay.text", "warnings.grown.text", "values.fee.label"} <= keys.keys()
    assert check_translation(GUIDE, WORDS) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"steps.pay.text": ""}, "not translated"),
        ({"steps.gone.text": "Gone."}, "belongs to no text"),
        ({"steps.pay.text": "Pay 8,000 dong."}, "names other amounts"),
    ],
)
def test_a_translation_that_leaves_something_out_is_found(change: dict[str, str], words: str):
    assert [words in str(finding) for finding in check_translation(GUIDE, {**WORDS, **change})] == [True]


def test_a_key_that_is_missing_is_found():
    short = {key: text for key, text in WORDS.items() if key != "papers.form.name"}
    assert [finding.where for finding in check_translation(GUIDE, short)] == ["papers.form.name"]


def test_the_list_is_the_same_in_either_language():
    english = translated(GUIDE, WORDS)
    assert english["version"] == GUIDE["version"]
    for case in build_cases(GUIDE):
        ours, theirs = (replay(guide, case["answers"], case["on"]) for guide in (GUIDE, english))
        assert ours.ids() == theirs.ids()
    assert replay(english, {}, "2026-08-01").steps[0]["text"] == "EN Nộp 8.000 đ."


def test_a_text_without_words_stays_as_it_is():
    assert translated(GUIDE, {})["papers"] == GUIDE["papers"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_of_the_pack_is_complete(language: str):
    guides = guide_files()
    for code, words in translation_files(language).items():
        assert check_translation(whole_guide(guides[code]), words) == [], code


def test_a_translator_gets_every_text_with_its_key():
    out = StringIO()
    call_command("translate", "en", "1.001193", stdout=out)
    laid: dict[str, Any] = tomllib.loads(out.getvalue())
    assert laid["words"].keys() == keys_of(whole_guide(guide_files()["1.001193"])).keys()
    assert "# Cháu sinh ở đâu?" in out.getvalue()
