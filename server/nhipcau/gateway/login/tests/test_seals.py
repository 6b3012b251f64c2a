"""Secrets at rest open in their own row, with a key of ours, and nowhere else."""

import pytest

from nhipcau.gateway.login.seals import NotOurs, seal, unseal

OLD, NEW = "o" * 43, "n" * 43


def test_what_was_sealed_opens_in_its_row_and_shows_nothing_before(settings):
    settings.ACCOUNT_KEYS = [NEW]
    sealed = seal(b"JBSWY3DPEHPK3PXP", "row:1")
    assert b"JBSW" not in sealed
    assert unseal(sealed, "row:1") == b"JBSWY3DPEHPK3PXP"
    assert seal(b"JBSWY3DPEHPK3PXP", "row:1") != sealed


def test_a_secret_moved_to_another_row_or_changed_by_a_bit_does_not_open(settings):
    settings.ACCOUNT_KEYS = [NEW]
    sealed = seal(b"secret", "row:1")
    with pytest.raises(NotOurs):
        unseal(sealed, "row:2")
    for at in range(len(sealed)):
        with pytest.raises(NotOurs):
            unseal(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], "row:1")


def test_a_new_key_seals_and_the_old_one_still_opens_until_it_is_taken_away(settings):
    settings.ACCOUNT_KEYS = [OLD]
    before = seal(b"secret", "row:1")
    settings.ACCOUNT_KEYS = [NEW, OLD]
    after = seal(b"secret", "row:1")
    assert unseal(before, "row:1") == unseal(after, "row:1") == b"secret"
    settings.ACCOUNT_KEYS = [NEW]
    assert unseal(after, "row:1") == b"secret"
    with pytest.raises(NotOurs):
        unseal(before, "row:1")
