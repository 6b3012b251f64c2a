"""Identity numbers and witnesses, as plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.actor import ROLES
from nhipcau.people.rules import identity_mark, may_enrol, witness_needed

KEY = b"a key of the house"


@pytest.mark.parametrize(
    ("typed", "last4"),
    [
        ("040190001234", "1234"), ("0401 9000 1234", "1234"), ("040.190.001.234", "1234"), ("186123456", "3456"),
        ("", None), ("04019000123", None), ("0401900012345", None), ("04019000123x", None), ("số của tôi", None),
        ("０４０１９０００１２３４", None),
    ],
)  # fmt: skip
def test_an_identity_number_leaves_a_mark_and_four_digits(typed: str, last4: str | None) -> None:
    mark = identity_mark(typed, KEY)
    assert (mark[1] if mark else None) == last4


@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.binary(min_size=1))
def test_a_mark_tells_doubles_only_to_whoever_has_the_key(number: str, key: bytes) -> None:
    mark = identity_mark(number, key)
    assert mark
    assert mark == identity_mark(f"{number[:4]} {number[4:]}", key)
    assert mark != identity_mark(number, key + b"!")
    assert number not in mark[0]


@pytest.mark.parametrize(
    ("given_by", "witness", "lacking"),
    [("self", None, False), ("representative", None, False), ("witnessed", None, True), ("witnessed", "", True), ("witnessed", "Lô Thị Mai", False)],
)  # fmt: skip
def test_a_witnessed_consent_names_its_witness(given_by: str, witness: str | None, lacking: bool) -> None:
    assert witness_needed(given_by, witness) is lacking


def test_nobody_gives_more_than_they_have() -> None:
    given_by = {
        "leader": {"member"},
        "commune_lead": {"member", "leader", "desk", "commune_lead"},
        "province_lead": {"commune_lead", "province_analyst", "content_editor", "auditor"},
        "system": {
            "member", "leader", "desk", "commune_lead", "province_lead", "province_analyst", "nation_analyst", "content_editor", "auditor", "integrator",
        },
    }
    for role in ROLES:
        assert {new for new in ROLES if may_enrol(role, new)} == given_by.get(role, set()), role
