"""What is taken back is erased: rows, slips, photos, words in the ledger, counters' details, packed snapshots. Proof remains."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from nhipcau.dossiers.models import Preparation
from nhipcau.insight.models import Tally, Touch
from nhipcau.kernel.actor import system
from nhipcau.kernel.chain import faults
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.models import Body, Entry, Head
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.messaging.models import OutMessage
from nhipcau.people.erasing import finish, finish_all
from nhipcau.people.models import Consent, Erasure, Household, Resident
from nhipcau.people.receipts import receipt
from nhipcau.support.models import Assist, Attachment
from nhipcau.sync import snapshots
from nhipcau.sync.models import Snapshot
from nhipcau.sync.pull import pull
from tests.attachments import kept_photo
from tests.world import World, must, settle, tell


@pytest.fixture
def world(real_database: str) -> World:
    found = settle()
    must(found.lan, "dossiers.prepare", **found.preparation(found.ba_tu, next_date="2027-01-05"))
    must(found.lan, "support.record_assist", **found.assist(found.ba_tu, next_date="2027-01-05"))
    return found


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What comes after the commit of a withdrawal does not happen: the server was killed."""

    def killed(*_: Any) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patch:
        patch.setattr("nhipcau.people.erasing.erase_words", killed)
        yield patch


def takes_back(world: World, purpose: str, **changes: Any) -> Verdict:
    body = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": purpose, **changes}
    return must(world.lan, "people.take_back", **body)


def agrees(world: World, purpose: str) -> UUID:
    consent = new_id()
    about = {"resident_id": world.ba_tu.resident, "purpose": purpose, "given_by": "self", "method": "tap"}
    must(world.lan, "people.give_consent", id=consent, **about)
    return consent


def proof() -> Erasure:
    with acting(system(COUNTRY)):
        return Erasure.objects.get()


def everything_seen() -> dict[str, int]:
    with acting(system(COUNTRY)):
        tables = (Resident, Household, Assist, Preparation, Attachment)
        return {table.__name__: table.objects.count() for table in tables}


def said(text: str) -> int:
    """How many bodies of the ledger hold these words; only the database's owner may look."""
    return Body.objects.using("owner").filter(text__contains=text).count()


def chain_is_whole(commune: str = "16933") -> bool:
    head = Head.objects.get(commune=commune)
    bodies = {one.entry: (bytes(one.salt), one.text) for one in Body.objects.using("owner").all()}
    entries = Entry.objects.filter(commune=commune).order_by("number")
    return not list(faults(commune, entries, bodies, bytes(head.tip), head.entries))


def test_who_takes_their_name_back_is_gone_from_every_table_and_no_proof_names_them(world: World) -> None:
    must(world.lan, "support.attach_file", **kept_photo(world, world.ba_tu))
    takes_back(world, "help_now")
    assert everything_seen() == {"Resident": 1, "Household": 1, "Assist": 0, "Preparation": 0, "Attachment": 0}
    kept = proof()
    assert (kept.purpose, kept.why, kept.person) == ("help_now", "taken_back", world.ba_tu.resident)
    assert kept.kinds == {"consents": 2, "files": 1, "helpings": 1, "home": 1, "papers": 1, "person": 1, "words": 8}
    assert "Tư" not in str(vars(kept))
    with acting(system(COUNTRY)):
        for consent in Consent.objects.filter(resident=None):
            assert consent.withdrawn_at
            assert consent.erased_at
            assert not consent.given_name + consent.witness_name + consent.representative


def test_phones_of_the_village_are_told_to_drop_the_rows_and_to_forget_the_letters(world: World) -> None:
    before = pull(world.minh, 0, "")
    takes_back(world, "help_now")
    told = {(one.collection, one.id): one.row for one in pull(world.minh, before.cursor, before.scope).changes}
    assert told["people.residents", world.ba_tu.resident] is None
    assert told["people.households", world.ba_tu.household] is None
    assert sum(row is None for row in told.values()) == 4
    [forgotten] = [row for (name, _), row in told.items() if name == "people.erased" and row]
    assert {str(world.ba_tu.resident), str(world.ba_tu.household)} < set(forgotten["rows"])
    assert "Lô Thị Tư" not in str(told)


def test_a_home_in_which_others_stay_takes_the_name_of_who_stays(world: World) -> None:
    stays = {"full_name": "Lô Văn Hùng", "given_name": "Hùng"}
    must(world.lan, "people.add_resident", id=new_id(), household_id=world.ba_tu.household, **stays)
    takes_back(world, "help_now")
    with acting(world.lan):
        assert Household.objects.get(id=world.ba_tu.household).head_name == "Lô Văn Hùng"
    assert said("Lô Thị Tư") == 0
    assert said("Lô Văn Hùng") == 1


def test_what_stood_before_a_correction_goes_with_the_person_too(world: World) -> None:
    was = {"full_name": "Lô Thị Tư", "given_name": "Tư", "birth_year": 1958, "sex": None, "language": None}
    with acting(system(COUNTRY)):
        Resident.objects.filter(id=world.ba_tu.resident).update(**was)
    asked = {"id": new_id(), "resident_id": world.ba_tu.resident, "kind": "correct"}
    must(world.lan, "people.ask_right", **asked)
    fitting = {"request_id": asked["id"], "resident_id": world.ba_tu.resident, "was": was}
    must(world.hoa, "people.correct_resident", **fitting, now={**was, "full_name": "Lô Thị Từ", "given_name": "Từ"})
    assert said("Lô Thị Từ") == 1
    takes_back(world, "help_now")
    assert (said("Lô Thị Từ"), said("Lô Thị Tư")) == (0, 0)
    assert chain_is_whole()


def test_the_words_in_the_ledger_go_and_its_chain_still_holds(world: World) -> None:
    assert said("Lô Thị Tư") == 2
    others = Body.objects.using("owner").count()
    takes_back(world, "help_now")
    assert said("Lô Thị Tư") == 0
    assert said(str(world.ba_tu.resident)) == 0
    assert said("Và Bá Páo") == 2
    kept = proof()
    assert kept.done_at
    assert Body.objects.using("owner").count() == others + 2 - kept.kinds["words"]  # the withdrawal and the purge are told of
    assert chain_is_whole()
    assert Entry.objects.get(verb="people.purge").verdict == "done"


def test_finishing_twice_and_taking_back_twice_change_nothing(world: World) -> None:
    takes_back(world, "help_now")
    kept = vars(proof()) | {"_state": None}
    finish(proof().id)
    assert takes_back(world, "help_now").state == "done"
    assert vars(proof()) | {"_state": None} == kept
    assert finish_all() == (0, 1)  # the second asking named the person again
    assert Entry.objects.filter(verb="people.purge").count() == 1


def test_a_kill_between_the_withdrawal_and_the_rest_is_made_good_by_the_daily_job(
    world: World, cut_off: pytest.MonkeyPatch
) -> None:
    takes_back(world, "help_now")
    assert everything_seen()["Resident"] == 1
    assert proof().done_at is None
    with pytest.raises(OSError, match="killed"):
        finish_all()
    assert proof().done_at is None
    assert said("Lô Thị Tư") == 2
    cut_off.undo()
    assert finish_all()[0] == 1
    assert proof().done_at
    assert said("Lô Thị Tư") == 0


def test_what_a_late_phone_says_about_somebody_erased_is_refused_and_its_words_go_too(world: World) -> None:
    takes_back(world, "help_now")
    late = tell(world.minh, "support.record_assist", **world.assist(world.ba_tu))
    assert late.problem
    assert late.problem.number == "410.140"
    assert said(str(world.ba_tu.resident)) == 1
    assert finish_all() == (0, 1)
    assert said(str(world.ba_tu.resident)) == 0
    assert chain_is_whole()


def test_figures_stay_and_nobody_is_found_behind_them(world: World) -> None:
    met = Touch.objects.filter(subject=world.ba_tu.household)
    assert met.count() == 1
    tallies = list(Tally.objects.order_by("id").values())
    takes_back(world, "help_now")
    assert not met.exists()
    assert Touch.objects.filter(measure="support.households_reached").count() == 1
    assert list(Tally.objects.order_by("id").values()) == tallies


def test_a_home_that_is_not_to_be_counted_is_helped_and_not_counted(world: World) -> None:
    agrees(world, "statistics")
    takes_back(world, "statistics")
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    reached = Touch.objects.filter(measure="support.households_reached")
    assert not reached.filter(subject=world.ba_tu.household).exists()
    assert reached.count() == 1
    agrees(world, "statistics")
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    assert reached.filter(subject=world.ba_tu.household).exists()


def test_who_wants_no_more_visits_keeps_the_help_and_loses_the_dates(world: World) -> None:
    agrees(world, "follow_up")
    must(world.lan, "people.note_item", resident_id=world.ba_tu.resident, item="money", there=True)
    takes_back(world, "follow_up")
    with acting(world.lan):
        assert Assist.objects.get().next_date is None
        assert Preparation.objects.get().next_date is None
        assert Resident.objects.get().has_items == []
    assert proof().kinds == {"dates": 2, "wishes": 3, "words": 3}
    assert said("2027-01-05") == 0
    assert said('"item"') == 0
    assert said("Lô Thị Tư") == 2
    assert chain_is_whole()


def test_only_the_photos_of_the_consent_that_ended_go(world: World) -> None:
    photo = kept_photo(world, world.ba_tu)
    must(world.lan, "support.attach_file", **photo)
    takes_back(world, "keep_file")
    assert everything_seen()["Attachment"] == 0
    assert everything_seen()["Assist"] == 1
    assert proof().kinds == {"files": 1, "words": 1}
    assert said(photo["digest"]) == 0


def test_no_packed_snapshot_outlives_the_withdrawal(world: World) -> None:
    with acting(world.lan):
        assert snapshots.ready(world.lan)
        assert Snapshot.objects.count() == 1
    takes_back(world, "help_now")
    with acting(system(COUNTRY)):
        assert Snapshot.objects.count() == 0


def test_whoever_worked_in_the_home_before_it_moved_may_bring_the_withdrawal(world: World) -> None:
    lan = world.lan
    must(world.minh, "people.move_household", household_id=world.ba_tu.household, village_id=world.bai_so)
    body = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": "help_now"}
    assert tell(lan, "people.take_back", **body).state == "done"
    assert len(proof().places) == 2
    assert said("Lô Thị Tư") == 0


def test_the_application_may_erase_words_by_id_and_still_reads_none(world: World) -> None:
    with acting(system(COUNTRY)), connections["default"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('kernel_body', 'SELECT'), has_table_privilege('kernel_body', 'DELETE')")
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT kernel_erase_words('{}', '{16933}', '{}')")
        assert cursor.fetchone() == (0,)
    assert said("Lô Thị Tư") == 2


def test_the_number_for_receipts_goes_from_the_ledger_with_the_last_consent_and_the_receipt_itself_stays(world: World) -> None:
    """Where a receipt was texted to stands in the consent's own words, so these words go with it."""
    code, about = new_slip_code(), {"resident_id": world.ba_tu.resident, "given_by": "self", "method": "tap", "wording": "v2"}
    must(world.lan, "people.agree", id=new_id(), purpose="follow_up", receipt=code, telephone="0912345678", **about)
    must(world.lan, "people.agree", id=new_id(), purpose="statistics", receipt=code, **about)
    must(world.lan, "people.withdraw_consent", consent_id=world.ba_tu.consent)
    takes_back(world, "follow_up")
    assert said("0912345678") == 1  # another purpose stands: its withdrawal is told there, too
    takes_back(world, "statistics")
    assert said("0912345678") == 0
    with acting(system(COUNTRY)):
        assert set(Consent.objects.filter(receipt=code).values_list("telephone", flat=True)) == {""}
        assert list(OutMessage.objects.order_by("said_at", "id").values_list("kind", flat=True)) == ["people.taken_back"] * 3
    assert len(receipt(code).lines) == 2
