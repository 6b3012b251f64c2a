"""A sentence in Thái: Lan says it where there is no signal, Minh listens and signs, Sen's phone says it where there is none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from nhipcau.gateway.phones import give_code
from nhipcau.guides.models import Guide
from nhipcau.guides.voices.models import Recording
from nhipcau.guides.voices.pieces import key_of
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household, Member
from nhipcau.sync.shelf import Disk
from tests.stories import browser
from tests.stories.looks import faults_of
from tests.stories.office import Officer
from tests.stories.phone import Phone
from tests.stories.second_wave import has_the_second_wave
from tests.world import COMMUNE

CODE = "1.001193"
LISTENING = """
  window.played = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    this.addEventListener('ended', () => window.played.push(Math.round(this.currentTime * 10) / 10));
    return play.call(this);
  };
"""


@pytest.fixture(autouse=True)
def microphones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Phones whose microphone hears beeps, and a shelf of their own for what they record."""
    fake = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
    )
    monkeypatch.setattr(browser, "FLAGS", (*browser.FLAGS, *fake))
    disk = Disk(str(tmp_path / "files"))
    for module in ("files", "keeping"):
        monkeypatch.setattr(f"nhipcau.sync.{module}.shelf", lambda: disk)


@pytest.fixture
def phone_of(new_phone: Callable[..., Phone], real_database: str) -> Callable[[str], Phone]:
    """The phone of one of the cast, opened with a code, the app and the guides on it."""

    def hand(name: str) -> Phone:
        member = Member.objects.get(full_name__endswith=name, scope__startswith=COMMUNE)
        phone = new_phone(name)
        phone.opens()
        assert phone.context
        phone.context.add_init_script(LISTENING)
        phone.shows_code(give_code(system(COMMUNE), member.id))
        phone.taps_button("Mở máy")
        phone.sees_page(f"Chào {name}")
        phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        phone.waits_for(lambda: phone.page.evaluate("navigator.serviceWorker.controller !== null"))
        phone.opens("#/giay-to")
        expect(phone.page.get_by_text("Hay làm").first).to_be_visible(timeout=60_000)  # three phones fetch all guides
        has_the_second_wave(phone)
        return phone

    return hand


def question() -> str:
    """The first question of the guide that everybody needs."""
    return str(Guide.objects.get(procedure=CODE, current=True).body["questions"][0]["ask"])


def recording() -> Recording:
    with acting(system(COMMUNE)):
        return Recording.objects.get()


def says_it_in_thai(lan: Phone) -> None:
    lan.opens("#/giong-noi")
    lan.taps_line("Tiếng Thái")
    lan.sees("Chưa ai ghi")
    lan.keeps("voices")
    lan.turns_to(f"/giong-noi/{key_of(question())}")
    lan.sees_page("Ghi âm câu này")
    lan.taps_button("Ghi")
    expect(lan.page.get_by_role("meter", name="Tiếng to nhỏ")).to_be_visible()
    lan.page.wait_for_timeout(2500)
    lan.keeps("voices-record")
    lan.taps_button("Dừng")
    lan.taps_button("Nghe đoạn ghi")
    lan.taps_button("Giữ đoạn này")
    lan.sees_page("Giọng nói của bản")
    lan.sees("Tôi đã ghi")


def looks_again(phone: Phone) -> None:
    """Open the app anew on the page of voices: it asks for news first."""
    phone.opens("#/giong-noi")
    phone.loads_again()
    phone.sees_page("Giọng nói của bản")


def hears(phone: Phone) -> list[float]:
    """What was played to the end on this page, in seconds."""
    return list(phone.page.evaluate("window.played"))


def test_a_sentence_said_without_signal_is_signed_by_another_and_heard_without_signal(
    phone_of: Callable[[str], Phone],
) -> None:
    lan, minh, sen = phone_of("Lan"), phone_of("Minh"), phone_of("Sen")
    lan.goes_offline()
    says_it_in_thai(lan)
    lan.goes_online()
    lan.waits_for(_arrived)
    said = recording()
    assert (said.tongue, said.text, said.recorded_by, said.standing) == ("thai", question(), "Lô Thị Lan", "waiting")
    assert said.bytes <= 40 * 1024
    assert said.bytes / said.ms * 20_000 <= 40 * 1024, "forty kilobytes hold twenty seconds"
    print(f"\n  {said.ms / 1000:.1f} s said, {said.bytes} bytes: {said.bytes / said.ms * 20_000:.0f} bytes per 20 s")

    looks_again(minh)
    minh.sees("Chờ người thứ hai nghe")
    minh.keeps("voices-listen")
    minh.taps_link(question())
    minh.sees("Nghe hết đoạn rồi mới ký.")
    minh.taps_button("Nghe đoạn ghi")
    minh.keeps("voices-judge")
    minh.taps_button("Rõ và đúng, cho bà con nghe")
    minh.waits_for(lambda: recording().standing == "signed")

    looks_again(sen)
    sen.taps_line("Tiếng Thái")
    sen.taps_button("Tải sẵn cả bản")
    sen.sees("Đã có 1 trên 1 đoạn trên máy này.")
    sen.keeps("voices-signed")
    sen.goes_offline()
    with acting(system(COMMUNE)):
        home = Household.objects.filter(village__name="Bãi Sở").first()
    assert home
    sen.opens(f"#/viec/{home.id}/{CODE}/hoi")
    sen.sees(question())
    sen.taps_button("Nghe")
    sen.waits_for(lambda: len(hears(sen)) == 1)

    looks_again(lan)
    lan.taps_link(question())
    lan.sees("Vi Văn Minh đã nghe và ký")
    lan.taps_button("Rút giọng của tôi")
    lan.waits_for(_taken_back)
    sen.goes_online()
    looks_again(sen)
    sen.waits_for(
        lambda: sen.page.evaluate("caches.open('voices').then((shelf) => shelf.keys()).then((all) => all.length)") == 0
    )
    assert lan.complaints + minh.complaints + sen.complaints == []


def test_the_pages_of_voices_can_be_seen_touched_and_read_aloud(
    phone_of: Callable[[str], Phone], officer: Callable[[str], Officer]
) -> None:
    lan = phone_of("Lan")
    for path in ("/giong-noi", "/tu-kho", f"/giong-noi/{key_of(question())}"):
        lan.turns_to(path)
        lan.page.wait_for_timeout(1500)
        assert faults_of(lan.page, outdoors=True) == [], path
    son = officer("son")
    for page in ("/giong-noi", f"/giong-noi?tieng=thai&viec={CODE}"):
        son.page.goto(f"{son.address}{page}")
        assert faults_of(son.page) == [], page


def _arrived() -> bool:
    with acting(system(COMMUNE)):
        return Recording.objects.exclude(arrived_at=None).exists()


def _taken_back() -> bool:
    return recording().ended_at is not None
