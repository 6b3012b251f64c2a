"""Doors beside a slip: read aloud and nothing else, a recorded step, a browser that is told and can be told no more."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import http_ece
import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nhipcau.dossiers.queries import get_slip, road_of_slip
from nhipcau.dossiers.road_rules import READY, WORKING
from nhipcau.dossiers.slips import explained
from nhipcau.guides.models import Guide
from nhipcau.guides.voices.tests.people import arrived, speak_thai
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.gateways.webpush import WebPush
from nhipcau.messaging.models import Watching
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import ways
from nhipcau.messaging.tests.test_gateways import _Far, browser, far  # noqa: F401 (the receiver is a fixture)
from nhipcau.settings.sending import LIVE, Sending
from tests.officers import real_guide
from tests.speech import have_programs
from tests.world import COMMUNE, PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> World:
    cache.clear()
    settings.DATA_DIR = tmp_path
    settings.SENDING = Sending(LIVE, (), None, "http://127.0.0.1:8000", "", (), ("127.0.0.1", "fcm.googleapis.com"))
    return settle()


def prepared(world: World, **changes: Any) -> dict[str, Any]:
    real_guide(PROCEDURE)
    version = Guide.objects.get(current=True, procedure=PROCEDURE).version
    answers = {"where_born": "clinic", "parents": "married", "who_files": "parent"}
    body = world.preparation(world.ba_tu, guide_version=version, answers=answers, **changes)
    must(world.lan, "dossiers.prepare", **body)
    return body


def handed_in(world: World) -> str:
    body = prepared(world)
    must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=body["slip_code"], procedure=PROCEDURE, full_name="Lô Thị Tư", official_code="H40-261120-0001")
    return str(body["slip_code"])


def told(world: World, code: str, state: int) -> None:
    dossier = road_of_slip(code).dossier
    must(world.hoa, "dossiers.tell_state", id=new_id(), dossier_id=dossier, state=state, holder="Tư pháp – hộ tịch")


def given(port: int) -> tuple[Any, bytes, dict[str, Any]]:
    key, secret, told_us = browser(port)
    return key, secret, {"endpoint": told_us["endpoint"], "keys": {"p256dh": told_us["p256dh"], "auth": told_us["auth"]}}


def post(code: str, body: object, method: str = "post") -> Any:
    return getattr(Client(), method)(f"/s/{code}/bao", json.dumps(body), content_type="application/json")


# ── by ear


def test_the_road_is_read_aloud_in_the_words_of_the_page_and_kept(world: World, tmp_path: Any) -> None:
    have_programs()
    code = handed_in(world)
    first = Client().get(f"/s/{code}/nghe.opus")
    assert (first.status_code, first.headers["Content-Type"]) == (200, "audio/ogg; codecs=opus")
    assert first.content.startswith(b"OggS")
    assert first.headers["Cache-Control"] == "no-store"
    (kept,) = (tmp_path / "aloud").glob("*.opus")
    assert kept.read_bytes() == first.content
    assert Client().get(f"/s/{code}/nghe.opus", headers={"Range": "bytes=0-9"}).status_code == 206
    told(world, code, WORKING)
    assert Client().get(f"/s/{code}/nghe.opus").content != first.content
    assert "Nghe" in Client().get(f"/s/{code}").content.decode()


def test_no_text_from_outside_is_ever_said_and_a_wrong_code_says_nothing(world: World) -> None:
    have_programs()
    code = handed_in(world)
    plain = Client().get(f"/s/{code}/nghe.opus").content
    assert Client().get(f"/s/{code}/nghe.opus?text=OTP&q=khac").content == plain
    assert Client().get("/s/7M3N9RZY4H0/nghe.opus").status_code == 404
    assert Client().get("/s/abc/nghe.opus").status_code == 422


def test_made_anew_again_and_again_is_slowed_down_and_what_is_kept_is_not(world: World, tmp_path: Any, settings: Any) -> None:
    have_programs()
    settings.RATES = {**settings.RATES, "slip aloud": replace(settings.RATES["slip aloud"], free=4)}
    code = handed_in(world)
    assert {Client().get(f"/s/{code}/nghe.opus").status_code for _ in range(8)} == {200}, "made once, then kept"
    statuses = []
    for _ in range(6):
        statuses.append(Client().get(f"/s/{code}/nghe.opus").status_code)
        for file in (tmp_path / "aloud").glob("*.opus"):
            file.unlink()
    assert (statuses[0], statuses[-1]) == (200, 429)


def test_without_a_synthesiser_the_page_offers_nothing_to_hear(world: World, settings: Any) -> None:
    settings.VOICE = "no-such-program {file} {out}"
    code = handed_in(world)
    assert "<audio" not in Client().get(f"/s/{code}").content.decode()
    assert Client().get(f"/s/{code}/nghe.opus").status_code == 503


def test_a_step_recorded_and_signed_in_the_commune_is_heard_in_its_tongue(world: World) -> None:
    body = prepared(world)
    code = body["slip_code"]
    steps = explained(get_slip(code)).told.steps  # type: ignore[union-attr]
    speak_thai(world)
    recording = arrived(world, text=steps[0].text, spot=f"{PROCEDURE}/steps/one/text")
    assert "Tiếng Thái" not in Client().get(f"/s/{code}").content.decode(), "nobody has signed it"
    must(world.minh, "guides.sign_voice", recording_id=recording)
    page = Client().get(f"/s/{code}?tieng=thai").content.decode()
    assert "Tiếng Thái" in page
    assert page.count(f'src="/s/{code}/giong/') == 1
    assert Client().get(f"/s/{code}/giong/{'0' * 64}").status_code == 404
    other = str(world.preparation(world.pao)["slip_code"])
    assert Client().get(f"/s/{other}/giong/{'0' * 64}").status_code == 404


# ── other tongues, big letters, a page that looks again


def test_the_slip_is_told_in_english_with_the_papers_translated(world: World) -> None:
    code = handed_in(world)
    page = Client().get(f"/s/{code}?tieng=en").content.decode()
    assert '<html lang="en">' in page
    assert "Where the dossier is" in page
    assert "Tư pháp" not in page
    road = road_of_slip(code)
    assert all(line.en in page for line in (road.next, road.stages[0].name))
    assert "big" not in page.split("<body", 1)[1].split(">", 1)[0]
    assert 'class="public big"' in Client().get(f"/s/{code}?chu=to").content.decode()


def test_a_page_that_asks_again_is_answered_shortly_until_something_happens(world: World) -> None:
    code = handed_in(world)
    first = Client().get(f"/s/{code}")
    again = Client().get(f"/s/{code}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["Cache-Control"]) == (304, b"", "no-store")
    told(world, code, WORKING)
    assert Client().get(f"/s/{code}", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_page_without_scripts_comes_again_only_while_something_can_change(world: World) -> None:
    code = handed_in(world)
    assert 'http-equiv="refresh"' in Client().get(f"/s/{code}").content.decode()
    told(world, code, READY)
    must(world.hoa, "dossiers.hand_out", id=new_id(), dossier_id=road_of_slip(code).dossier)
    assert 'http-equiv="refresh"' not in Client().get(f"/s/{code}").content.decode()


# ── a browser that is told


def test_a_browser_is_told_of_a_new_state_in_a_message_only_it_can_read(world: World, far: int) -> None:  # noqa: F811
    code = handed_in(world)
    key, secret, body = given(far)
    assert len(base64.urlsafe_b64decode(Client().get(f"/s/{code}/bao").json()["key"] + "=")) == 65
    assert post(code, body).status_code == 204
    assert post(code, body).status_code == 204
    told(world, code, READY)
    with time_machine.travel((now() + timedelta(days=1)).replace(hour=3), tick=False):  # by day in Vietnam
        send_round(ways(WebPush()))
    ((path, _, packed),) = _Far.got
    said = json.loads(http_ece.decrypt(packed, private_key=key, auth_secret=secret, version="aes128gcm"))
    assert path == "/push/abc"
    assert "đã xong" in said["text"]
    assert "Lô" not in said["text"]


def test_who_wants_no_more_is_told_no_more(world: World, far: int) -> None:  # noqa: F811
    code = handed_in(world)
    _, _, body = given(far)
    assert post(code, body).status_code == 204
    assert post(code, body, "delete").status_code == 204
    with acting(system(COUNTRY)):
        assert not Watching.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"endpoint": "https://10.0.0.7/push/abc", "keys": {"p256dh": "A" * 87, "auth": "A" * 22}},
        {"endpoint": "https://fcm.googleapis.com/abc", "keys": {"p256dh": "A" * 20, "auth": "A" * 22}},
        {"endpoint": "https://fcm.googleapis.com/" + "a" * 5000, "keys": {"p256dh": "A" * 87, "auth": "A" * 22}},
    ],
)
def test_what_is_no_subscription_is_not_taken(world: World, body: object) -> None:
    code = handed_in(world)
    answer = post(code, body)
    assert (answer.status_code, answer.json()["number"]) == (422, "422.263")


def test_nobody_watches_papers_that_are_not_handed_in_and_no_more_than_five_watch_one(world: World) -> None:
    early = prepared(world)["slip_code"]
    assert post(early, {}).status_code == 404
    code = handed_in(world)
    for at in range(7):
        _, _, body = given(9)
        assert post(code, {**body, "endpoint": f"https://fcm.googleapis.com/{at}"}).status_code == 204
    with acting(system(COUNTRY)):
        assert Watching.objects.count() == 5
        assert {one.place for one in Watching.objects.all()} == {COMMUNE}


def test_browsers_are_let_go_of_a_month_after_the_end(world: World) -> None:
    code = handed_in(world)
    _, _, body = given(9)
    assert post(code, body).status_code == 204
    told(world, code, READY)
    must(world.hoa, "dossiers.hand_out", id=new_id(), dossier_id=road_of_slip(code).dossier)
    for days, left in ((20, 1), (31, 0)):
        with time_machine.travel(now() + timedelta(days=days)), acting(system(COUNTRY)):
            lasting.let_go()
            assert Watching.objects.count() == left
