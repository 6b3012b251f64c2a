import pytest

from nhipcau.kernel import events
from nhipcau.kernel.actor import system


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(events, "listeners", [])
    found = []
    events.hear(found.append)
    return found


def test_whoever_listens_hears_what_is_told_with_who_and_when(heard):
    actor = system("vn.40.16933.")
    events.tell("login.done", actor, by="password")
    assert [(one.kind, one.actor, one.facts) for one in heard] == [("login.done", actor, {"by": "password"})]
    assert heard[0].at.tzinfo is not None


def test_a_stranger_is_told_as_nobody(heard):
    events.tell("login.refused", None, name="hoa")
    assert heard[0].actor is None


def test_a_listener_enters_once_and_one_that_fails_stops_neither_the_door_nor_the_others(heard, caplog):
    def broken(event):
        raise RuntimeError("disk full")

    events.listeners.insert(0, broken)
    events.hear(heard.append)
    events.hear(broken)
    events.tell("session.ended", None)
    assert [one.kind for one in heard] == ["session.ended"]
    assert events.listeners.count(broken) == 1
    assert "session.ended" in caplog.text
