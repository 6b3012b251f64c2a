"""The receipt as a text message: in the outbox with the consent itself, once, in one part, and gone with the person."""

from typing import Any

import pytest

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.gsm import parts
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import check_char
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.sealing import opened
from nhipcau.messaging.writing import as_sms
from nhipcau.people.messages import named
from nhipcau.people.models import Consent
from nhipcau.people.receipts import NAMES
from nhipcau.people.retention import purge_all
from nhipcau.people.telling import everything_about, person_of
from nhipcau.people.wordings import PURPOSES
from tests.world import World, letter, must, settle, tell

pytestmark = pytest.mark.django_db
CODE, NUMBER = "7M3N9RZY4H0", "0912345678"


@pytest.fixture
def world() -> World:
    return settle()


def agreeing(world: World, purpose: str, **changes: Any) -> dict[str, Any]:
    told = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": purpose, "given_by": "self", "method": "tap"}
    return {**told, "wording": "v2", "receipt": CODE, **changes}


def agrees_to_three(world: World) -> None:
    """As the phone says it: the number stands in the last one."""
    must(world.lan, "people.agree", **agreeing(world, "help_now"))
    must(world.lan, "people.agree", **agreeing(world, "follow_up"))
    must(world.lan, "people.agree", **agreeing(world, "statistics", telephone=NUMBER))


def takes_back(world: World, purpose: str) -> None:
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose=purpose)


def outbox() -> list[OutMessage]:
    with acting(system(COUNTRY)):
        return list(OutMessage.objects.order_by("said_at", "id"))


def numbers() -> set[str]:
    with acting(system(COUNTRY)):
        return set(Consent.objects.values_list("telephone", flat=True))


def test_what_was_agreed_to_together_is_one_message_that_names_it_all(world: World) -> None:
    agrees_to_three(world)
    (one,) = outbox()
    assert (one.kind, one.person, opened(one.sealed)) == ("people.agreed", world.ba_tu.resident, NUMBER)
    text = as_sms(one)
    assert text.startswith("UBND Xa Tam Quang ghi ")
    assert "dong y Giup hom nay, Ghe tham, nhac hen, Dem so lieu. Bien nhan 7M3N-9RZY-4H0." in text
    assert (parts(text), text.isascii()) == (1, True)


def test_without_a_number_nothing_is_sent_and_the_number_lies_sealed(world: World) -> None:
    must(world.lan, "people.agree", **agreeing(world, "help_now"))
    assert outbox() == []
    must(world.lan, "people.agree", **agreeing(world, "follow_up", telephone=NUMBER))
    (one,) = outbox()
    assert NUMBER not in repr((one.params, one.key, one.once, bytes(one.sealed or b"")))


def test_a_letter_that_comes_twice_or_a_second_number_on_one_receipt_sends_one_message(world: World) -> None:
    said = letter("people.agree", **agreeing(world, "follow_up", telephone=NUMBER))
    for _ in range(2):
        assert again(world, said) == "done"
    must(world.lan, "people.agree", **agreeing(world, "statistics", telephone="0987654321"))
    assert [one.kind for one in outbox()] == ["people.agreed"]


def again(world: World, said: Letter) -> str:
    return str(bus.obey(world.lan, [said]).verdicts[0].state)


@pytest.mark.parametrize("typed", ["912345678", "+84912345678", "0912 345 678", "113", "09123456789012"])
def test_what_is_no_number_is_refused_before_anything_is_kept(world: World, typed: str) -> None:
    verdict = tell(world.lan, "people.agree", **agreeing(world, "follow_up", telephone=typed))
    assert verdict.problem
    assert verdict.problem.number == "422.2"
    assert outbox() == []


def test_whoever_takes_something_back_gets_a_receipt_of_that_at_the_number_they_gave(world: World) -> None:
    agrees_to_three(world)
    takes_back(world, "statistics")
    agreed, taken = outbox()
    assert (taken.kind, taken.person, opened(taken.sealed)) == ("people.taken_back", world.ba_tu.resident, NUMBER)
    assert agreed.kind == "people.agreed"
    text = as_sms(taken)
    assert "da rut Dem so lieu. Bien nhan 7M3N-9RZY-4H0. Khong phai minh rut: bao quay xa." in text
    assert parts(text) == 1
    takes_back(world, "statistics")  # nothing stands any more: nothing is said
    assert len(outbox()) == 2


def test_one_consent_taken_back_by_the_older_verb_is_told_too(world: World) -> None:
    body = agreeing(world, "follow_up", telephone=NUMBER)
    must(world.lan, "people.agree", **body)
    must(world.lan, "people.withdraw_consent", consent_id=body["id"])
    assert "da rut Ghe tham, nhac hen" in as_sms(outbox()[-1])


def test_who_takes_everything_back_is_told_once_and_nothing_ties_the_message_to_them(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        agrees_to_three(world)
        takes_back(world, "help_now")
    (one,) = outbox()
    assert (one.kind, one.person, one.about) == ("people.taken_back", None, None)
    assert "da rut moi dieu da dong y" in as_sms(one)
    assert str(world.ba_tu.resident) not in repr(vars(one))
    assert numbers() == {""}


def test_the_number_stays_while_something_stands_and_goes_with_the_last(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        must(world.lan, "people.agree", **agreeing(world, "follow_up"))
        must(world.lan, "people.agree", **agreeing(world, "statistics", telephone=NUMBER))
        takes_back(world, "statistics")
        assert NUMBER in numbers()
        must(world.lan, "people.withdraw_consent", consent_id=world.ba_tu.consent)
        takes_back(world, "follow_up")
        assert numbers() == {""}


def test_what_runs_out_of_time_is_no_withdrawal_and_says_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    agrees_to_three(world)
    monkeypatch.setattr("nhipcau.people.retention.days_for", lambda purpose, _day: 0 if purpose == "statistics" else 10_000)
    monkeypatch.setattr("nhipcau.kernel.lasting.helped_since", lambda _people, _at: set())
    purge_all()
    with acting(system(COUNTRY)):
        assert not Consent.objects.filter(purpose="statistics", withdrawn_at=None).exists()
    assert [one.kind for one in outbox()] == ["people.agreed"]


def test_the_person_is_told_that_their_number_is_kept(world: World) -> None:
    agrees_to_three(world)
    with acting(world.hoa):
        told = everything_about(world.hoa, person_of(world.hoa, world.ba_tu.resident))
    assert [one["telephone"] for one in told["consents"]] == ["", "", "", NUMBER]


def test_long_lists_become_a_number_and_no_list_needs_a_second_part(world: World) -> None:
    assert named(["Giúp hôm nay", "Đếm số liệu"], 30) == "Giúp hôm nay, Đếm số liệu"
    assert named(["Giúp hôm nay", "Ghé thăm, nhắc hẹn"], 20) == "2 việc"
    for purpose in PURPOSES[:-1]:
        must(world.lan, "people.agree", **agreeing(world, purpose))
    must(world.lan, "people.agree", **agreeing(world, PURPOSES[-1], telephone=NUMBER))
    text = as_sms(outbox()[0])
    assert f"dong y {len(NAMES)} viec." in text
    assert parts(text) == 1


@pytest.mark.parametrize("chance", ["4829ABCDEF", "4829135A7B", "48291357AB", "0123456789", "ABCDEF1234"])
def test_no_code_of_a_receipt_looks_like_a_secret(world: World, chance: str) -> None:
    code = chance + check_char(chance)
    must(world.lan, "people.agree", **agreeing(world, "follow_up", receipt=code, telephone=NUMBER))
    assert f"Bien nhan {code[:4]}-{code[4:8]}-{code[8:]}." in as_sms(outbox()[0])
