"""A lesson on a small, slow phone without a network: by a resident and by the member herself, and given back after the phone is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import expect

from nhipcau.dossiers.rules import new_slip_code
from nhipcau.gateway.demo.cast import LAN
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.content import load_toml
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.learning.models import Evidence
from nhipcau.people.models import Member, Resident
from nhipcau.people.queries import actor_for
from tests.stories.looks import faults_of
from tests.stories.phone import Phone
from tests.stories.second_wave import has_the_second_wave
from tests.world import COMMUNE, must

SMALL = {"width": 320, "height": 640}
TU = "Lô Thị Tư"
OTP = load_toml(settings.CONTENT_DIR / "lessons/ma-otp.toml")
KINDS = {"form": "dien-to-khai", "match": "tai-giay-to-len", "find": "tim-thu-tuc", "photo": "chup-giay-to"}
KINDS |= {"pay": "nop-le-phi", "order": "nop-ho-so", "choose": "nhan-ra-lua-dao"}
LOSES_IT = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const kept of await cache.keys()) if (/\\/learning-/.test(kept.url)) await cache.delete(kept);
  }
}"""
@pytest.fixture
def tu(real_database: str) -> str:
    """Bà Tư, who agreed that what she learns is kept."""
    with acting(system(COMMUNE)):
        lan = actor_for(Member.objects.get(full_name=LAN))
        tu = Resident.objects.get(full_name=TU)
    said = {"purpose": "passport", "receipt": new_slip_code(), "wording": "v3", "given_by": "self", "method": "tap"}
    must(lan, "people.agree", id=new_id(), resident_id=tu.id, **said)
    return str(tu.id)


def is_slow(lan: Phone, times: int) -> None:
    """Slow the processor of the phone."""
    assert lan.context
    lan.context.new_cdp_session(lan.page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def reads_for(lan: Phone, seconds: int) -> None:
    """Let the phone's clock stand so far ahead: nobody here waits until so much reading is over."""
    lan.has_a_clock_that_says(now() + timedelta(seconds=seconds))


def reads_the_cards(lan: Phone) -> None:
    for at, card in enumerate(OTP["cards"], 1):
        lan.sees(card["text"])
        lan.taps_button("Tiếp" if at < len(OTP["cards"]) else "Sang phần làm thử")


def types_the_code_and_keeps_it(lan: Phone) -> None:
    """Read the made-up message, type its code, tell it to the stranger once, and then never."""
    for at, one in enumerate(OTP["tries"]):
        lan.sees(one["purpose"])
        lan.page.get_by_label("Gõ mã trong tin").fill(one["code"])
        if at == 0:
            lan.taps_button("Đọc mã")
            lan.sees("Không đọc mã cho ai, dù họ xưng là ai.")
            lan.taps_button("Làm lại")
        lan.taps_button("Không đọc mã")
        lan.sees("Mã chỉ mình mình biết.")
        reads_for(lan, 20)
        lan.taps_button("Tiếp")


def answers_all(lan: Phone, *, wrong: int) -> None:
    """Answer the questions after reading them, the first so many wrong."""
    for at, question in enumerate(OTP["quiz"]):
        lan.sees(question["ask"])
        said = next(one for one in question["options"] if ("right" in one) == (at >= wrong))
        lan.taps_on(lan.page.locator("main .opts button").filter(has_text=said["text"]))
        lan.sees(question["why"])
        reads_for(lan, 45)
        lan.taps_button("Tiếp" if at < len(OTP["quiz"]) - 1 else "Xem kết quả")


def test_a_whole_lesson_without_a_network_and_it_survives_the_phone(new_phone: Callable[..., Phone], code: str, tu: str) -> None:
    lan = new_phone(viewport=SMALL)
    lan.activates(code)
    has_the_second_wave(lan)
    lan.goes_offline()
    lan.loads_again()
    is_slow(lan, 6)
    told: list[str] = []
    lan.page.on("request", lambda asked: told.append(asked.post_data or "") if "/sync/push" in asked.url else None)

    lan.taps_link("Học và tập làm")
    lan.taps_link(OTP["title"])
    lan.taps_link(TU)
    reads_the_cards(lan)
    types_the_code_and_keeps_it(lan)
    answers_all(lan, wrong=1)
    lan.sees("Đúng 6 trong 7 câu")
    lan.sees("Qua bài này rồi")

    lan.taps_link("Người khác học bài này")
    lan.sees("Đã qua: đúng 6 trong 7")
    lan.taps_link("Lan (tôi)")
    reads_the_cards(lan)
    lan.sees("Cổng Tập, không phải thật")

    lan.goes_online()
    lan.waiting()
    lan.waits_for(lambda: lan.page.locator("main li", has_text="Bài học").filter(has_text="Đã xác nhận").count() == 4)
    assert told
    assert not [one for one in told if any(each["code"] in one for each in OTP["tries"])]
    with acting(system(COMMUNE)):
        seen = Evidence.objects.filter(resident_id=tu).values_list("skill", "kind")
        assert set(seen) == {(skill, kind) for skill in OTP["skills"] for kind in ("quiz", "sandbox")}
    lan.closes()

    fresh = new_phone("found-again", viewport=SMALL)
    with acting(system(COMMUNE)):
        member = Member.objects.get(full_name=LAN)
    fresh.activates(give_code(system(COMMUNE), member.id))
    has_the_second_wave(fresh)
    fresh.turns_to(f"/hoc/bai/{OTP['id']}")
    fresh.sees("Đã qua: đúng 6 trong 7")
    fresh.sees("Đã đọc thẻ")
    assert fresh.complaints == []


def solves(lan: Phone, one: dict[str, Any]) -> None:
    """Do what is right on a made-up screen."""
    box = lan.page.locator(".practice")
    for field in one.get("fields", ()):
        box.get_by_label(field["label"]).fill(field["want"])
    for line in one.get("lines", ()):
        box.get_by_label(line["label"]).select_option(line["file"])
    entries = [entry["words"] for entry in one.get("entries", ()) if entry["id"] == one["right"]]
    for words in entries:
        box.get_by_role("searchbox").fill(words.split(",")[0])
    acts = [item["text"] for item in one.get("items", ())]
    chosen = [option["text"] for option in one.get("options", ()) if "right" in option]
    right = {"pay": ["Trả tiền"], "refuse": ["Không trả, hỏi lại"]}.get(str(one.get("right")), [])
    sharp = ["Đủ bốn góc"] if "looks" in one else []
    handed = ["Xong, xem đúng chưa"] if one["kind"] in {"form", "match"} else []
    for words in [*entries, *acts, *chosen, *right, *sharp, *handed]:
        lan.taps_on(box.get_by_role("button").filter(has_text=words))


def test_every_kind_of_try_can_be_seen_touched_and_solved(lan: Phone, code: str) -> None:
    lan.activates(code)
    has_the_second_wave(lan)
    lan.page.evaluate(LOSES_IT)
    lan.goes_offline()
    lan.loads_again()
    lan.taps_link("Học và tập làm")
    lan.sees("Chưa tải phần này")
    lan.goes_online()
    lan.taps_button("Thử lại")
    lan.taps_link(OTP["title"])
    lan.sees("Không ghi tên")
    assert faults_of(lan.page, outdoors=True) == []

    lan.goes_offline()
    for kind, lesson in KINDS.items():
        tries = load_toml(settings.CONTENT_DIR / f"lessons/{lesson}.toml")["tries"]
        one = tries[0]
        assert one["kind"] == kind
        lan.turns_to(f"/hoc/bai/{lesson}/khach/tries/1")
        lan.sees(one["ask"])
        solves(lan, one)
        lan.sees("Đúng rồi")
        assert faults_of(lan.page, outdoors=True) == [], kind
    lan.turns_to(f"/hoc/bai/{OTP['id']}/khach/quiz/1")
    lan.taps_on(lan.page.locator("main .opts button").first)
    expect(lan.page.get_by_role("status")).to_be_visible()
    assert faults_of(lan.page, outdoors=True) == []
    assert lan.complaints == []
