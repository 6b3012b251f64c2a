"""The cases that phone and server share: both open the same bundles and judge the same receipts."""

import json
from pathlib import Path
from typing import Any

import pytest

from nhipcau.kernel.chain import canonical
from nhipcau.kernel.problems import Refusal
from nhipcau.settings.keys import keys
from nhipcau.sync.sealing import open_sealed, seal, sign, signed_by
from tests.carried import unspell

SHARED: dict[str, Any] = json.loads((Path(__file__).parents[4] / "contract/vectors/courier.json").read_text())
SIGNED = ("bundle", "device", "number", "received_at", "letters")


@pytest.fixture
def shared_keys(settings: Any) -> None:
    """The keys of the shared cases, as an operator would set them."""
    settings.SEAL_KEYS = [key["private"] for key in SHARED["seal_keys"]]
    settings.RECEIPT_KEYS = [key["private"] for key in SHARED["receipt_keys"]]


@pytest.mark.usefixtures("shared_keys")
@pytest.mark.parametrize("bundle", SHARED["bundles"], ids=lambda bundle: f"{bundle['by']} {bundle['id'][-1]}")
def test_a_bundle_opens_whoever_sealed_it(bundle: dict[str, Any]) -> None:
    name, words = open_sealed(unspell(bundle["sealed"]))
    assert (str(name), json.loads(words)) == (bundle["id"], SHARED["packed"])


@pytest.mark.usefixtures("shared_keys")
def test_phones_are_told_the_current_key_and_every_key_that_signs() -> None:
    current = SHARED["seal_keys"][0]
    told = seal()
    assert (told.id, told.public, told.receipts) == (
        current["id"],
        current["public"],
        [SHARED["receipt_keys"][0]["public"]],
    )


def test_a_key_that_is_no_longer_known_opens_nothing(settings: Any) -> None:
    settings.SEAL_KEYS = [SHARED["seal_keys"][1]["private"]]
    for bundle in SHARED["bundles"]:
        if bundle["key"] == 1:
            open_sealed(unspell(bundle["sealed"]))
        else:
            with pytest.raises(Refusal):
                open_sealed(unspell(bundle["sealed"]))


@pytest.mark.parametrize("case", SHARED["receipts"], ids=lambda case: case["why"])
def test_a_receipt_is_signed_or_it_is_not(case: dict[str, Any]) -> None:
    receipt, key = case["receipt"], unspell(SHARED["receipt_keys"][0]["public"])
    said = canonical({name: receipt[name] for name in SIGNED})
    assert signed_by(key, unspell(receipt["signature"]), said) is case["signed"]


@pytest.mark.usefixtures("shared_keys")
def test_what_the_house_signs_stands_under_its_key() -> None:
    name, signature = sign("đã nhận")
    (key,) = SHARED["receipt_keys"]
    assert signed_by(unspell(key["public"]), signature, "đã nhận")
    assert not signed_by(unspell(key["public"]), signature, "đã nhận ")
    assert len(signature) == 64
    assert name == sign("else")[0]


def test_keys_are_made_once_and_a_new_one_is_put_before_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = keys(tmp_path, "seal.key", "NHIPCAU_SEAL_KEYS")
    assert keys(tmp_path, "seal.key", "NHIPCAU_SEAL_KEYS") == [made]
    assert len(unspell(made)) == 32
    monkeypatch.setenv("NHIPCAU_SEAL_KEYS", f"new, {made}")
    assert keys(tmp_path, "seal.key", "NHIPCAU_SEAL_KEYS") == ["new", made]
