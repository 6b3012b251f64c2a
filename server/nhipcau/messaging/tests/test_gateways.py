"""Each gateway against the other side as it really speaks: an HTTP server, a browser's own keys, a mail server."""

import base64
import json
import os
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.messaging.gateways import NotTaken, Parcel, Refused, Unsure
from nhipcau.messaging.gateways.console import Console
from nhipcau.messaging.gateways.kannel import Kannel
from nhipcau.messaging.gateways.mail import Mail
from nhipcau.messaging.gateways.webpush import WebPush, public_key
from nhipcau.messaging.models import Watching
from nhipcau.messaging.sealing import sealed
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import COMMUNE, HOA, outbox, tell, ways
from nhipcau.settings.sending import LIVE, Sending, Way, sending

PARCEL = Parcel(new_id(), "0912345678", "Ho so da xong", 1)


class _Far(BaseHTTPRequestHandler):
    status, got = 202, list[tuple[str, dict[str, str], bytes]]()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        _Far.got.append((self.path, dict(self.headers), body))
        if _Far.status:
            self.send_response(_Far.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def far() -> Iterator[int]:
    _Far.status, _Far.got = 202, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Far)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


# ── Kannel


def kannel(port: int) -> Kannel:
    return Kannel(Way("kannel+http", "một", "127.0.0.1", port, "/cgi-bin/sendsms", "u", "p w", "NhipCau"))


def test_kannel_is_told_our_id_and_where_receipts_go(far: int, settings: Any) -> None:
    settings.SMS_SECRET, settings.SENDING = "bí mật", Sending(LIVE, (), None, "http://127.0.0.1:8000", "", ())
    kannel(far).hand(PARCEL)
    asked = {name: given[0] for name, given in parse_qs(urlsplit(_Far.got[0][0]).query).items()}
    receipts_to = asked.pop("dlr-url")
    assert asked == {
        "username": "u", "password": "p w", "to": "0912345678", "text": "Ho so da xong", "charset": "UTF-8", "coding": "0",
        "binfo": str(PARCEL.id), "from": "NhipCau", "dlr-mask": "19",
    }  # fmt: skip
    back = urlsplit(receipts_to)
    assert (back.path, receipts_to[-2:]) == ("/tin-nhan/da-den", "%d")
    assert parse_qs(back.query)["khoa"] == ["bí mật"]
    assert parse_qs(back.query)["tin"] == [str(PARCEL.id)]


def test_without_a_secret_no_receipt_is_asked_for_and_marks_need_two_bytes_a_letter(far: int, settings: Any) -> None:
    settings.SMS_SECRET = ""
    kannel(far).hand(PARCEL._replace(text="Hồ sơ"))
    asked = parse_qs(urlsplit(_Far.got[0][0]).query)
    assert (asked["coding"], "dlr-url" in asked) == (["2"], False)


@pytest.mark.parametrize(
    ("status", "what"), [(503, NotTaken), (403, NotTaken), (400, Refused), (500, Unsure), (302, Unsure), (0, Unsure)]
)
def test_what_kannel_answers_says_what_became_of_it(far: int, status: int, what: type[Exception]) -> None:
    _Far.status = status
    with pytest.raises(what):
        kannel(far).hand(PARCEL)


def test_a_kannel_that_is_not_there_has_certainly_taken_nothing() -> None:
    with pytest.raises(NotTaken):
        kannel(1).hand(PARCEL)


# ── browsers


def browser(port: int) -> tuple[Any, bytes, dict[str, str]]:
    """A browser that subscribed: its private key, its secret, and what it gave us."""
    key, secret = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    public = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    given = {"endpoint": f"http://127.0.0.1:{port}/push/abc", "p256dh": spelled(public), "auth": spelled(secret)}
    return key, secret, given


def spelled(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def test_only_that_browser_reads_a_push_and_its_service_knows_that_we_sent_it(far: int, settings: Any) -> None:
    settings.SENDING = Sending(LIVE, (), None, "", "mailto:ho-tro@example.vn", (), ("127.0.0.1",))
    key, secret, given = browser(far)
    WebPush().hand(PARCEL._replace(address=json.dumps(given), text="Hồ sơ đã xong"))
    ((path, heads, body),) = _Far.got
    told = json.loads(http_ece.decrypt(body, private_key=key, auth_secret=secret, version="aes128gcm"))
    assert (path, told["text"], told["id"]) == ("/push/abc", "Hồ sơ đã xong", str(PARCEL.id))
    assert (heads["Content-Encoding"], len(heads["Topic"])) == ("aes128gcm", 22)
    token, ours = heads["Authorization"].removeprefix("vapid t=").split(", k=")
    assert ours == public_key()
    point = base64.urlsafe_b64decode(ours + "=")
    number = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    claims = jwt.decode(token, ECKey.import_key(number), algorithms=["ES256"]).claims
    assert (claims["aud"], claims["sub"]) == (f"http://127.0.0.1:{far}", "mailto:ho-tro@example.vn")
    assert 0 < claims["exp"] - now().timestamp() <= 24 * 3600
    other = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(http_ece.ECEException):
        http_ece.decrypt(body, private_key=other, auth_secret=secret, version="aes128gcm")


def test_our_push_key_stays_the_same_and_goes_with_the_lookup_key(settings: Any) -> None:
    first = public_key()
    assert public_key() == first
    settings.LOOKUP_KEY = "another key"
    assert public_key() != first


@pytest.mark.django_db
@pytest.mark.usefixtures("saying")
@pytest.mark.parametrize(("status", "left", "state"), [(201, 1, "handed"), (410, 0, "failed"), (404, 0, "failed"), (429, 1, "waiting")])
def test_a_browser_that_is_no_more_is_forgotten(noon: Any, far: int, status: int, left: int, state: str) -> None:
    about, (_, _, given) = new_id(), browser(far)
    with acting(HOA):
        Watching.objects.create(
            id=new_id(), place=COMMUNE, about=about, mark=b"m", sealed=sealed(json.dumps(given)), since=now()
        )
    tell(book="watchers", number="", about=about)
    _Far.status = status
    send_round(ways(WebPush()))
    with acting(HOA):
        assert Watching.objects.count() == left
    assert [one.state for one in outbox()] == [state]


@pytest.mark.parametrize(
    "endpoint",
    ["https://10.0.0.7/push/abc", "http://fcm.googleapis.com/abc", "https://fcm.googleapis.com.la.vn/abc", "https://evil.vn/#.push.apple.com", "file:///etc/passwd"],
)
def test_a_push_goes_to_no_address_but_those_of_push_services(endpoint: str) -> None:
    with pytest.raises(Refused, match="not known"):
        WebPush().hand(PARCEL._replace(address=json.dumps({"endpoint": endpoint, "p256dh": "AA", "auth": "AA"})))


def test_keys_of_a_browser_that_are_none_are_refused_for_good(far: int, settings: Any) -> None:
    settings.SENDING = Sending(LIVE, (), None, "", "", (), ("127.0.0.1",))
    with pytest.raises(Refused, match="keys"):
        WebPush().hand(PARCEL._replace(address=json.dumps({"endpoint": f"http://127.0.0.1:{far}/", "p256dh": "AA", "auth": "AA"})))


# ── e-mail


class _Post(socketserver.StreamRequestHandler):
    answers, got = dict[bytes, bytes](), list[bytes]()

    def handle(self) -> None:
        self.wfile.write(b"220 thu\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA" and word not in _Post.answers:
                self.wfile.write(b"354 go on\r\n")
                letter = b""
                while (more := self.rfile.readline()) != b".\r\n":
                    letter += more
                _Post.got.append(letter)
            if word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(_Post.answers.get(word, b"250 ok") + b"\r\n")


@pytest.fixture
def post() -> Iterator[int]:
    _Post.answers, _Post.got = {}, []
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Post)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def mail(port: int) -> Mail:
    return Mail(Way("smtp", "mail", "127.0.0.1", port, sender="nhip-cau@example.vn"))


def test_an_e_mail_is_named_by_our_id_and_keeps_its_marks(post: int) -> None:
    name = mail(post).hand(PARCEL._replace(address="lan@example.vn", text="Hồ sơ đã xong."))
    (letter,) = _Post.got
    assert name == f"<{PARCEL.id}@example.vn>"
    assert name.encode() in letter
    assert b"To: lan@example.vn" in letter
    assert "Hồ sơ đã xong.".encode() in letter or base64.b64encode("Hồ sơ".encode())[:6] in letter


@pytest.mark.parametrize(
    ("word", "answer", "what"),
    [(b"RCPT", b"550 nobody", Refused), (b"RCPT", b"450 later", NotTaken), (b"DATA", b"452 full", NotTaken), (b"MAIL", b"421 busy", NotTaken)],
)
def test_what_a_mail_server_answers_says_what_became_of_it(post: int, word: bytes, answer: bytes, what: type[Exception]) -> None:
    _Post.answers = {word: answer}
    with pytest.raises(what):
        mail(post).hand(PARCEL._replace(address="lan@example.vn"))


def test_a_mail_server_that_is_not_there_has_taken_nothing() -> None:
    with pytest.raises(NotTaken):
        mail(1).hand(PARCEL._replace(address="lan@example.vn"))


# ── the console, and the settings


def test_the_console_says_the_words_while_trying_and_keeps_them_from_logs_in_production(settings: Any, capsys: Any) -> None:
    Console().hand(PARCEL)
    assert "Ho so da xong" in capsys.readouterr().out
    settings.PRODUCTION = True
    Console().hand(PARCEL)
    said = capsys.readouterr().out
    assert str(PARCEL.id) in said
    assert "Ho so" not in said
    assert "0912345678" not in said


def test_gateways_are_read_from_their_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = "kannel+http://u:p%40w@k.example.vn/?name=k&weight=3&from=NhipCau, smpp://s@s.example.vn"
    monkeypatch.setenv("NHIPCAU_SMS_GATEWAYS", addresses)
    monkeypatch.setenv("NHIPCAU_MESSAGES", "team")
    monkeypatch.setenv("NHIPCAU_MAIL", "smtp+tls://mail.example.vn?from=a@example.vn")
    found = sending()
    one, two = found.ways
    assert (one.name, one.port, one.password, one.weight, one.sender) == ("k", 13013, "p@w", 3, "NhipCau")
    assert (two.name, two.port, two.user, two.weight) == ("s.example.vn", 2775, "s", 1)
    assert found.mail
    assert (found.mail.port, found.mail.sender) == (587, "a@example.vn")


@pytest.mark.parametrize(
    ("variable", "bad"),
    [("NHIPCAU_MESSAGES", "loud"), ("NHIPCAU_SMS_GATEWAYS", "http://x"), ("NHIPCAU_SMS_GATEWAYS", "smpp://"),
     ("NHIPCAU_SMS_GATEWAYS", "smpp://x?weight=0"), ("NHIPCAU_SMS_GATEWAYS", "smpp://x?wieght=2"),
     ("NHIPCAU_SMS_GATEWAYS", "smpp://x smpp://x"), ("NHIPCAU_MAIL", "mail.example.vn")],
)  # fmt: skip
def test_an_address_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch, variable: str, bad: str) -> None:
    monkeypatch.setenv(variable, bad)
    with pytest.raises(ValueError, match="NHIPCAU_"):
        sending()
