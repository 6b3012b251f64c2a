"""What an office takes of a warning to its loudspeakers, and what anybody may hear: of one that stands, never of a draft."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from nhipcau.bulletin.warnings.tests.rooms import issued, written
from nhipcau.kernel.actor import DESK
from nhipcau.kernel.clock import now
from tests.officers import at_browser
from tests.speech import NoSpeech, have_programs
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def programs() -> None:
    try:
        have_programs()
    except NoSpeech as missing:
        pytest.fail(str(missing))


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR = tmp_path
    return settle()


def test_an_office_takes_script_sound_data_and_sheet_of_a_warning(world: World) -> None:
    it, browser = f"/xa/canh-bao/{issued(world)}", at_browser(DESK, COMMUNE)
    script = browser.get(f"{it}/loa.txt")
    assert script.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert script.content.decode().startswith("Đây là tin cảnh báo của Ủy ban nhân dân xã Tam Quang.")
    wav = browser.get(f"{it}/loa.wav")
    assert (wav.headers["Content-Type"], wav.content[:4]) == ("audio/wav", b"RIFF")
    assert browser.get(f"{it}/loa.opus").content[:4] == b"OggS"
    told = browser.get(f"{it}/loa.json").json()
    assert told["sound"]["sha256"] == hashlib.sha256(wav.content).hexdigest()
    assert told["sound"]["address"] == f"http://testserver{it}/loa.wav"
    assert (told["priority"], told["communes"], told["script"] + "\n") == ("uu_tien", ["16933"], script.content.decode())
    sheet = browser.get(f"{it}/in")
    assert (sheet.headers["Content-Type"], sheet.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_house_without_a_voice_still_has_script_data_and_sheet(world: World, settings: Any) -> None:
    settings.VOICE = "no-such-voice {file} {out}"
    it, browser = f"/xa/canh-bao/{issued(world)}", at_browser(DESK, COMMUNE)
    assert browser.get(f"{it}/loa.json").json()["sound"] is None
    assert "503.136" in browser.get(f"{it}/loa.wav").content.decode()
    assert [browser.get(f"{it}/{one}").status_code for one in ("loa.txt", "in", "loa.wav")] == [200, 200, 503]
    assert b"<resource>" not in Client().get(f"/canh-bao/{it.rsplit('/', 1)[1]}.cap").content


def test_anybody_hears_a_warning_that_stands_and_its_sound_is_made_once(world: World, tmp_path: Any) -> None:
    it = issued(world)
    first = Client().get(f"/canh-bao/{it}.opus")
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "public, max-age=300")
    assert Client().get(f"/canh-bao/{it}.opus").content == first.content
    assert [one.read_bytes() for one in (tmp_path / "loa").iterdir()] == [first.content]
    assert f"http://testserver/canh-bao/{it}.opus".encode() in Client().get(f"/canh-bao/{it}.cap").content


def test_a_draft_and_what_is_over_have_no_sound_and_no_sheet(world: World) -> None:
    browser, draft, it = at_browser(DESK, COMMUNE), written(world), issued(world)
    for name in ("loa.txt", "loa.wav", "loa.opus", "loa.json", "in"):
        assert browser.get(f"/xa/canh-bao/{draft}/{name}").status_code == 404, name
    assert Client().get(f"/canh-bao/{draft}.opus").status_code == 404
    must(world.son, "bulletin.cancel_warning", warning_id=it)
    assert "Đã hủy cảnh báo" in browser.get(f"/xa/canh-bao/{it}/loa.txt").content.decode()
    with time_machine.travel(now() + timedelta(hours=13)):
        later = at_browser(DESK, COMMUNE, login="hoa2")
        assert later.get(f"/xa/canh-bao/{it}/loa.txt").status_code == 404


def test_another_commune_takes_none_of_it(world: World) -> None:
    it = issued(world)
    neighbour(world)
    assert at_browser(DESK, NEIGHBOUR, login="khac").get(f"/xa/canh-bao/{it}/loa.txt").status_code == 404
