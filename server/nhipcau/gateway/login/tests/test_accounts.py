"""Officers' accounts: invited by the commune's leader, opened once with a code, ended; all of it in the ledger."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from nhipcau.gateway.login import accounts, second
from nhipcau.gateway.login.http_officers import GUESSES
from nhipcau.gateway.login.models import Invitation, Passkey, SignOn
from nhipcau.gateway.login.tests.ways import code_of, heard, hoa, kinds, log_in, with_second_step
from nhipcau.kernel import registry
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for
from nhipcau.settings.sign_on import SignOnService
from tests.officers import at_browser, enrol
from tests.world import COMMUNE, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
__all__ = ["heard"]
SECRET = "mua-lu-thang-chin"
ISSUER = "https://sso.example.vn"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def son(world: World) -> Client:
    return at_browser(COMMUNE_LEAD, COMMUNE, "Nguyễn Văn Sơn", "son")


def invited(son: Client, name: str = "Lữ Thị Thơm", **fields: str) -> str:
    """Invite somebody; return the code that is shown this once."""
    page = son.post("/can-bo/moi", {"ma": str(new_id()), "ten": name, **fields})
    assert page.status_code == 200, page.content.decode()
    return page.content.decode().partition('<p class="one-code">')[2].partition("<")[0]


def opens(code: str, **fields: str):
    return Client().post("/mo-tai-khoan", {"ma": code, "ten": "thom.lu", "moi": SECRET, "lai": SECRET, **fields})


def test_an_officer_is_invited_opens_the_account_and_works(son, heard):
    code = invited(son)
    assert "Lữ Thị Thơm" in son.get("/can-bo").content.decode()
    assert opens(code).headers["Location"] == "/dang-nhap?xong=da-mo"
    thom = Client()
    assert log_in(thom, username="thom.lu", password=SECRET).headers["Location"] == "/ban"
    assert "thom.lu" in son.get("/can-bo").content.decode()
    assert "officer.invited" in kinds(heard)


def test_all_of_it_stands_in_the_ledger_and_no_password_or_code_does(son):
    code = invited(son)
    opens(code)
    verbs = list(Entry.objects.filter(verdict="done").values_list("verb", flat=True))
    assert {"people.enrol_member", "gateway.invite_officer", "gateway.open_account"} <= set(verbs)
    assert set(registry.commands["gateway.open_account"].body.model_fields) == {"invitation_id", "login"}
    kept = repr(list(Entry.objects.values())) + repr([bytes(one.code_hash) for one in Invitation.objects.all()])
    assert SECRET not in kept
    assert code not in kept


def test_a_code_opens_once(son):
    code = invited(son)
    assert opens(code).status_code == 302
    again = opens(code, ten="ke-khac")
    assert again.status_code == 410
    assert not User.objects.filter(username="ke-khac").exists()


def test_a_code_is_over_after_three_days_and_when_a_newer_one_is_given(son):
    first = invited(son)
    thom = Member.objects.get(full_name="Lữ Thị Thơm")
    newer = invited(son, nguoi=str(thom.id))
    assert opens(first).status_code == 410
    with time_machine.travel(now() + timedelta(days=3, minutes=1)):
        assert opens(newer).status_code == 410
    assert opens(newer).status_code == 302


def test_pressing_twice_invites_once_and_shows_no_second_code(son):
    fields = {"ma": str(new_id()), "ten": "Lữ Thị Thơm"}
    assert [son.post("/can-bo/moi", fields).status_code for _ in range(2)] == [200, 409]
    assert Member.objects.filter(full_name="Lữ Thị Thơm").count() == 1


def test_a_new_code_gives_back_an_account_whose_password_and_phone_are_lost(son, heard):
    member = hoa()
    codes = with_second_step(member.user)
    Passkey.objects.create(id=new_id(), user=member.user, credential=b"c", public_key=b"p", name="cũ", added_at=now())
    old = Client()
    log_in(old)
    old.post("/dang-nhap/buoc-hai", {"ma": codes[0]})
    assert opens(invited(son, nguoi=str(member.id)), ten="hoa").status_code == 302
    assert old.get("/tai-khoan").status_code == 302
    assert log_in().status_code == 422
    assert log_in(password=SECRET).headers["Location"] == "/ban"
    assert not second.is_set(member.user)
    assert not Passkey.objects.exists()
    assert {"password.changed", "session.ended"} <= set(kinds(heard))


def test_looking_at_the_page_uses_no_code_up(son):
    code = invited(son)
    page = Client().get("/mo-tai-khoan", {"ma": code})
    assert code in page.content.decode()
    assert opens(code).status_code == 302


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"ten": "x"}, "2 đến 30"),
        ({"ten": "hòa lữ"}, "2 đến 30"),
        ({"ten": "son"}, "đã có người dùng"),
        ({"lai": "khac"}, "chưa giống nhau"),
        ({"moi": "ngan", "lai": "ngan"}, "10"),
        ({"moi": "thom.lu.2026", "lai": "thom.lu.2026"}, "giống"),
    ],
)
def test_what_will_not_do_is_said_beside_its_field_and_the_code_still_works(son, fields, words):
    code = invited(son)
    answer = opens(code, **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert opens(code).status_code == 302


def test_made_up_codes_open_nothing_and_are_slowed_down(world):
    told = [opens(f"AAAAA-BBB{number}").status_code for number in range(10, GUESSES.free + 11)]
    assert told == [404] * GUESSES.free + [429]


def test_who_leaves_is_out_of_every_browser_at_once(son, heard):
    member = hoa()
    client = Client()
    log_in(client)
    assert son.post("/can-bo/nghi", {"nguoi": str(member.id)}).headers["Location"] == "/can-bo?xong=nghi"
    assert client.get("/tai-khoan").status_code == 302
    assert log_in().status_code == 422
    assert kinds(heard)[-3:] == ["session.ended", "officer.ended", "login.refused"]
    assert "Lữ Thị Hoa" not in son.get("/can-bo").content.decode()


def test_a_leader_reaches_the_officers_of_the_own_commune_only(son, world):
    neighbour(world)
    other = enrol(DESK, "vn.40.16936.", "Kha Thị Mai", "mai")
    assert "Kha Thị Mai" not in son.get("/can-bo").content.decode()
    fields = {"nguoi": str(other.id), "ma": str(new_id())}
    assert son.post("/can-bo/moi", fields).status_code == 404
    assert son.post("/can-bo/nghi", fields).status_code == 404
    assert son.post("/can-bo/gan", {**fields, "sub": "mai"}).status_code == 404
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("role", ["member", "leader", "commune_lead"])
def test_a_leader_invites_desk_officers_and_nobody_else(son, world, role):
    other = enrol(role, COMMUNE, "Vi Văn Khác", "khac")
    told = tell(world.son, "gateway.invite_officer", id=str(new_id()), member_id=str(other.id), code_mark="ab" * 32)
    assert told.problem.number == "404.163"


def test_the_house_invites_the_first_leader_of_a_commune(world):
    lead = enrol(COMMUNE_LEAD, COMMUNE, "Mai Xuân Dung", "tam-thoi")
    Member.objects.filter(id=lead.id).update(user=None)
    code = accounts.invite(world.system, lead.id, new_id())
    assert world.system.role == SYSTEM
    assert opens(code, ten="dung").status_code == 302
    client = Client()
    assert log_in(client, username="dung", password=SECRET).headers["Location"] == "/xa"


def test_a_name_at_the_service_is_tied_to_one_officer_and_untied_again(son, world, settings):
    settings.SSO = SignOnService(ISSUER, "nhipcau", "s")
    member, other = hoa(), enrol(DESK, COMMUNE, "Lữ Thị Thơm", "thom")
    assert son.post("/can-bo/gan", {"nguoi": str(member.id), "sub": " hoa@xa "}).status_code == 302
    assert son.post("/can-bo/gan", {"nguoi": str(other.id), "sub": "hoa@xa"}).status_code == 409
    link = SignOn.objects.get()
    assert (link.member_id, link.issuer, link.subject) == (member.id, ISSUER, "hoa@xa")
    assert "hoa@xa" in son.get("/can-bo").content.decode()
    assert son.post("/can-bo/gan", {"nguoi": str(other.id), "sub": ""}).status_code == 400
    assert son.post("/can-bo/gan", {"bo": str(link.id)}).status_code == 302
    assert son.post("/can-bo/gan", {"bo": str(link.id)}).status_code == 404
    assert not SignOn.objects.exists()


def test_a_code_for_one_officer_opens_no_account_of_another(world, son):
    invited(son)
    mine = Invitation.objects.get()
    told = must(world.system, "people.enrol_member", id=str(new_id()), full_name="Kẻ Lạ", given_name="Lạ", role=DESK, scope=COMMUNE)
    assert told.state == "done"
    stranger = Member.objects.get(full_name="Kẻ Lạ")
    told = tell(actor_for(stranger), "gateway.open_account", invitation_id=str(mine.id), login="la")
    assert told.problem.number == "404.161"


def test_a_second_step_still_guards_an_account_that_was_opened(son):
    opens(invited(son))
    user = User.objects.get(username="thom.lu")
    with_second_step(user)
    client = Client()
    assert log_in(client, username="thom.lu", password=SECRET).headers["Location"] == "/dang-nhap/buoc-hai"
    assert client.post("/dang-nhap/buoc-hai", {"ma": code_of(user)}).headers["Location"] == "/ban"
