"""Single sign-on against a provider of others, run as a program: what holds is let in, everything else is not."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
import time_machine
from django.test import Client

from nhipcau.gateway.login import sso
from nhipcau.gateway.login.models import SignOn
from nhipcau.gateway.login.tests.ways import code_of, heard, hoa, kinds, with_second_step
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.people.models import Member
from nhipcau.settings.sign_on import SignOnService

pytestmark = pytest.mark.django_db
__all__ = ["heard"]
PROGRAM = Path(sys.executable).with_name("oidc-provider-mock")
CLIENT = "nhipcau"


@pytest.fixture(scope="module")
def provider() -> Iterator[Callable[..., str]]:
    """Providers, each a process of its own; returns an issuer's address."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*options: str) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        running.append(subprocess.Popen([str(PROGRAM), "--port", str(port), *options], stderr=subprocess.DEVNULL))
        for _ in range(200):
            try:
                requests.get(f"http://127.0.0.1:{port}/jwks", timeout=2)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        return f"http://127.0.0.1:{port}"

    yield start
    for one in running:
        one.kill()
        one.wait()


@pytest.fixture(scope="module")
def issuer(provider: Callable[..., str]) -> str:
    return provider()


@pytest.fixture(autouse=True)
def _nothing_is_known_of_the_service() -> None:
    sso.provider.forget()


@pytest.fixture
def connected(settings, issuer) -> str:
    settings.SSO = SignOnService(issuer, CLIENT, "a-secret", "tài khoản cơ quan")
    return issuer


@pytest.fixture
def member(connected: str) -> Member:
    """Hoa, whose name at the service was tied to her account."""
    found = hoa()
    SignOn.objects.create(id=new_id(), member=found, issuer=connected, subject="hoa@xa", linked_at=now())
    return found


def asked(client: Client, **query: str) -> str:
    """Press the button; return the service's address the browser is sent to."""
    answer = client.get("/dang-nhap/co-quan", query)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def at_service(address: str, subject: str = "hoa@xa", **changed: str) -> str:
    """Be somebody at the service; return the address of ours that it sends the browser back to."""
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()} | changed
    place = f"{parts.scheme}://{parts.netloc}{parts.path}?{urlencode(query)}"
    answer = requests.post(place, data={"sub": subject}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"].removeprefix("http://testserver")


def comes_back(client: Client, **changed: str):
    return client.get(at_service(asked(client), **changed))


def test_who_is_tied_to_an_account_comes_in_and_goes_on_to_the_page_they_wanted(member, heard):
    client = Client()
    answer = client.get(at_service(asked(client, next="/tai-khoan?a=b")))
    assert answer.headers["Location"] == "/tai-khoan?a=b"
    assert client.get("/tai-khoan").status_code == 200
    assert kinds(heard) == ["login.done"]
    assert heard[0].facts["by"] == "sso"


def test_the_question_carries_proof_key_state_and_nonce_and_each_is_new(member):
    queries = [parse_qs(urlsplit(asked(Client())).query) for _ in range(2)]
    for query in queries:
        assert query["code_challenge_method"] == ["S256"]
        assert query["scope"] == ["openid"]
        assert query["redirect_uri"] == ["http://testserver/dang-nhap/co-quan/ve"]
    for name in ("state", "nonce", "code_challenge"):
        assert queries[0][name] != queries[1][name]
        assert len(queries[0][name][0]) >= 43


def test_a_stranger_at_the_service_is_told_which_code_to_have_tied(member, heard):
    answer = comes_back(Client(), subject="ai-do@xa")
    assert answer.status_code == 403
    assert "403.160" in answer.content.decode()
    assert "ai-do@xa" in answer.content.decode()
    assert kinds(heard) == ["login.refused"]


def test_the_e_mail_alone_opens_nothing(member):
    """The service calls whoever signs on by what they type, and gives it as their e-mail too."""
    member.user.email = "hoa@example.vn"
    member.user.save()
    assert comes_back(Client(), subject="hoa@example.vn").status_code == 403


def test_the_same_name_at_another_service_opens_nothing(member):
    SignOn.objects.update(issuer="https://another.example")
    assert comes_back(Client()).status_code == 403


def test_who_has_left_comes_in_no_more(member):
    Member.objects.filter(id=member.id).update(left_on="2026-11-01", left_at="2026-10-31T17:00:00Z")
    assert comes_back(Client()).status_code == 403


def test_an_answer_to_another_nonce_is_refused(member):
    client = Client()
    answer = comes_back(client, nonce="one-of-the-thiefs")
    assert answer.status_code == 422
    assert "422.161" in answer.content.decode()
    assert client.get("/tai-khoan").status_code == 302


@pytest.mark.parametrize("state", ["", "another", "\x00"])
def test_an_answer_with_another_state_is_refused(member, state):
    answer = comes_back(Client(), state=state or "x")
    assert answer.status_code == 410


def test_an_answer_brought_twice_is_refused_the_second_time(member):
    client = Client()
    back = at_service(asked(client))
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 410
    assert "410.161" in client.get(back).content.decode()


def test_an_answer_carried_to_another_browser_is_refused(member):
    back = at_service(asked(Client()))
    thief = Client()
    assert thief.get(back).status_code == 410
    asked(thief)
    assert thief.get(back).status_code == 410


def test_an_answer_that_comes_much_later_is_refused(member):
    client = Client()
    back = at_service(asked(client))
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert client.get(back).status_code == 410


def test_a_code_that_the_service_does_not_know_is_refused(member):
    client = Client()
    state = parse_qs(urlsplit(asked(client)).query)["state"][0]
    assert client.get("/dang-nhap/co-quan/ve", {"state": state, "code": "made-up"}).status_code == 422


def test_saying_no_at_the_service_lets_nobody_in(member):
    client = Client()
    state = parse_qs(urlsplit(asked(client)).query)["state"][0]
    assert client.get("/dang-nhap/co-quan/ve", {"state": state, "error": "access_denied"}).status_code == 422


def test_an_expired_token_is_refused(settings, provider):
    settings.SSO = SignOnService(provider("--token-max-age", "-120"), CLIENT, "a-secret")
    assert comes_back(Client()).status_code == 422


def real_token(connected: str, client_id: str = CLIENT, nonce: str = "n") -> str:
    """An identity token as the service signs it for a program."""
    place = f"{connected}/oauth2/authorize?" + urlencode(
        {"client_id": client_id, "redirect_uri": "http://testserver/x", "response_type": "code", "scope": "openid", "nonce": nonce}
    )
    code = parse_qs(urlsplit(at_service(place)).query)["code"][0]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": "http://testserver/x"}
    told = requests.post(f"{connected}/oauth2/token", data=form, auth=(client_id, "a-secret"), timeout=10).json()
    return str(told["id_token"])


def test_a_token_holds_for_its_program_its_nonce_and_its_hour_only(connected):
    token = real_token(connected)
    assert sso.read_token(token, "n")["sub"] == "hoa@xa"
    head, body, signature = token.split(".")
    late = time_machine.travel(now() + timedelta(hours=2))
    wrong = {
        "for another program": lambda: sso.read_token(real_token(connected, "another"), "n"),
        "for another nonce": lambda: sso.read_token(token, "m"),
        "without a signature": lambda: sso.read_token(f"{head}.{body}.", "n"),
        "with another body": lambda: sso.read_token(f"{head}.{body[:-4]}AAAA.{signature}", "n"),
        "signed by nobody": lambda: sso.read_token(f"eyJhbGciOiJub25lIn0.{body}.", "n"),
        "no token at all": lambda: sso.read_token("rubbish", "n"),
    }
    for name, read in wrong.items():
        with pytest.raises(Refusal) as refused:
            read()
        assert refused.value.problem.number == "422.161", name
    with late, pytest.raises(Refusal):
        sso.read_token(token, "n")


def test_a_token_signed_by_another_service_is_refused(connected, provider):
    token = real_token(provider())
    with pytest.raises(Refusal):
        sso.read_token(token, "n")


def test_the_second_step_is_asked_where_the_service_does_not_say_that_it_was(member):
    with_second_step(member.user)
    client = Client()
    assert comes_back(client).headers["Location"] == "/dang-nhap/buoc-hai"
    assert client.get("/tai-khoan").status_code == 302
    assert client.post("/dang-nhap/buoc-hai", {"ma": code_of(member.user)}).status_code == 302


@pytest.mark.parametrize(
    ("ways", "page"),
    [(["pwd", "otp", "mfa"], "/ban"), (["hwk", "mfa"], "/ban"), (["pwd"], "/dang-nhap/buoc-hai"),
     (["MFA "], "/dang-nhap/buoc-hai"), ("mfa", "/dang-nhap/buoc-hai"), ({"mfa": True}, "/dang-nhap/buoc-hai")],
)  # fmt: skip
def test_what_the_service_says_of_how_it_was_sure_decides_about_the_second_step(member, connected, ways, page):
    """The provider itself writes ``amr`` (RFC 8176) into the token that it signs."""
    with_second_step(member.user)
    SignOn.objects.filter(member=member).update(subject="hoa.amr")
    said = requests.put(f"{connected}/users/hoa.amr", json={"amr": ways}, timeout=10)
    assert said.status_code < 300
    client = Client()
    assert client.get(at_service(asked(client), "hoa.amr")).headers["Location"] == page
    assert (client.get("/tai-khoan").status_code == 200) is (page == "/ban")


def test_without_a_service_there_is_no_button_and_no_door():
    assert "/dang-nhap/co-quan" not in Client().get("/dang-nhap").content.decode()
    assert Client().get("/dang-nhap/co-quan").status_code == 404


def test_a_service_that_is_away_is_said_so_and_not_waited_for_again_and_again(settings):
    with socket.socket() as shut:
        shut.bind(("127.0.0.1", 0))
        settings.SSO = SignOnService(f"http://127.0.0.1:{shut.getsockname()[1]}", CLIENT, "a-secret")
        answers = [Client().get("/dang-nhap/co-quan") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [503, 503]
    assert "503.160" in answers[0].content.decode()
    with pytest.raises(Refusal):
        sso.provider.check_there()
    assert Client().get("/dang-nhap").status_code == 200


def test_a_service_that_calls_itself_otherwise_is_not_believed(settings, connected):
    settings.SSO = SignOnService(connected.replace("127.0.0.1", "localhost"), CLIENT, "a-secret")
    sso.provider._found[f"{settings.SSO.issuer}/.well-known/openid-configuration"] = (
        time.monotonic(),
        requests.get(f"{connected}/.well-known/openid-configuration", timeout=5).json(),
    )
    assert Client().get("/dang-nhap/co-quan").status_code == 422
