"""A seed says everything that was planned."""

import pytest

from tests.faults import plan


def test_a_seed_brings_back_the_very_same_plan() -> None:
    for kind in plan.KINDS:
        made = plan.plan(kind, 417)
        assert plan.read_seed(made.seed) == made
        assert made.chance.random() == plan.read_seed(made.seed).chance.random()


def test_two_numbers_are_two_histories() -> None:
    assert plan.plan("clock", 1).steps != plan.plan("clock", 2).steps


@pytest.mark.parametrize("seed", ["", "clock", "clock-", "rain-3", "12"])
def test_what_is_no_seed_is_said_to_be_none(seed: str) -> None:
    with pytest.raises(ValueError, match="is no seed"):
        plan.read_seed(seed)


@pytest.mark.parametrize("total", [1, 13, 100, 10_000])
def test_the_kinds_share_a_total_without_a_rest(total: int) -> None:
    counts = plan.shares(total, plan.KINDS)
    assert sum(counts.values()) == total
    assert total < 100 or all(counts.values())


def test_every_kind_has_a_share_and_every_share_a_kind() -> None:
    assert set(plan.SHARES) == set(plan.KINDS)
    assert sum(plan.SHARES.values()) == 100
