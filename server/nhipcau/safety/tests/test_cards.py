"""Safety cards: fit to be read, loaded once, kept for old records."""

import pytest

from nhipcau.kernel import registry
from nhipcau.kernel.problems import Refusal
from nhipcau.safety.commands import card_files, load_content
from nhipcau.safety.models import Card
from nhipcau.safety.queries import current_cards, get_card
from nhipcau.safety.rules import check_card

GOOD = {
    "id": "otp",
    "title": "Mã OTP",
    "say": "Mã này là chìa khóa. Không đọc cho ai.",
    "ask": "Có người xin mã thì sao?",
    "right": "Không đọc.",
    "do": ["Tự bấm mã."],
    "dont": ["Không đọc mã."],
    "pictogram": "key",
    "law_or_source": "91/2025/QH15",
    "as_of": "2026-11-21",
}


def test_every_card_of_the_content_is_fit_to_be_read_aloud():
    assert {name: check_card(card) for name, card in card_files().items() if check_card(card)} == {}
    assert len(card_files()) >= 5


def test_a_good_card_has_no_findings():
    assert check_card(GOOD) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"right": ""}, "right"),
        ({"do": []}, "do"),
        ({"say": "Một. Hai. Ba. Bốn."}, "4 sentences"),
        ({"ask": " ".join(["dài"] * 16)}, "16 words"),
        ({"as_of": "hôm qua"}, "as_of"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_card_that_would_mislead_is_found(change, word):
    assert any(word in finding for finding in check_card({**GOOD, **change}))


@pytest.mark.django_db
def test_cards_loaded_twice_are_there_once():
    assert load_content(using="default") == load_content(using="default") == Card.objects.count()


@pytest.mark.django_db
def test_a_card_whose_file_is_gone_leaves_the_bundle_but_stays_readable():
    Card.objects.create(id="old", body={**GOOD, "id": "old"})
    load_content(using="default")
    assert "old" not in {card["id"] for card in current_cards()}
    assert get_card("old")["id"] == "old"


@pytest.mark.django_db
def test_the_bundle_holds_every_card_in_use():
    load_content(using="default")
    assert {card["id"] for card in registry.bundles["safety"]()["cards"]} == set(card_files())


@pytest.mark.django_db
def test_an_unknown_card_is_refused_with_its_number():
    with pytest.raises(Refusal) as refused:
        get_card("x" * 500)
    assert refused.value.problem.number == "404.70"
