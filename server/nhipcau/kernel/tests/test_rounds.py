"""What the house does by itself: when it is due, and whatever else fails."""

import pytest

from nhipcau.kernel import beats, rounds


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "rounds", {})


def test_a_work_is_done_when_it_is_due_and_a_failing_one_stops_no_other() -> None:
    done = []

    def fails() -> None:
        done.append("fails")
        raise LookupError

    rounds.add("first", fails, 3600)
    rounds.add("second", lambda: done.append("second"), 0)
    assert (rounds.go(), done) == (["first"], ["fails", "second"])
    assert (rounds.go(), done) == ([], ["fails", "second", "second"])
    assert rounds.go(everything=True) == ["first"]
    assert "second" in beats.beats()
    assert "first" not in beats.beats()


def test_two_works_of_one_name_are_not_taken() -> None:
    rounds.add("one", print, 1)
    rounds.add("one", print, 1)
    with pytest.raises(ValueError, match="registered twice"):
        rounds.add("one", repr, 1)
