"""The PIN of a phone: chosen when it is let in, asked for when it was left alone, changed by whoever knows it."""

import os
from pathlib import Path

from playwright.sync_api import expect

from tests.stories.looks import faults_of
from tests.stories.phone import PATIENCE, PIN

SHOTS = os.environ.get("NHIPCAU_SHOTS")
OTHER = "718293"
WRONG = "999111"
TRIES = """() => new Promise((done) => {
  const asked = indexedDB.open('nhipcau');
  asked.onsuccess = () => {
    const found = asked.result.transaction('keys').objectStore('keys').count(IDBKeyRange.bound('guess ', 'guess :'));
    found.onsuccess = () => {
      asked.result.close();
      done(found.result);
    };
  };
})"""
LIES = """() => new Promise((done) => {
  const asked = indexedDB.open('nhipcau');
  asked.onsuccess = async () => {
    const tables = ['meta', 'pages', 'rows', 'outbox', 'drafts', 'keys', 'snapshots'];
    const all = await Promise.all(tables.map((table) => new Promise((ready) => {
      const found = asked.result.transaction(table).objectStore(table).getAll();
      found.onsuccess = () => ready(found.result);
    })));
    asked.result.close();
    const bytes = (value) => value instanceof Uint8Array ? new TextDecoder().decode(value)
      : value && typeof value === 'object' ? Object.values(value).map(bytes).join(' ') : String(value);
    done(bytes(all));
  };
})"""


def looks_right(phone, name):
    """No fault at any width, by day and by night; pictures where somebody wants to look too."""
    assert faults_of(phone.page, outdoors=True) == []
    for width, scheme in ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")):
        if SHOTS:
            phone.page.set_viewport_size({"width": width, "height": 800})
            phone.page.emulate_media(color_scheme=scheme)
            phone.page.screenshot(path=Path(SHOTS) / f"{name}_{width}_{scheme}.png")
    phone.page.set_viewport_size({"width": 390, "height": 844})
    phone.page.emulate_media(color_scheme="light")


def test_a_phone_is_let_in_with_a_pin_and_nothing_on_it_names_anybody(lan, code):
    """A PIN that is easy to guess is not taken; what lies in the browser's store is unreadable."""
    lan.opens()
    lan.shows_code(code, "123456")
    lan.taps_button("Mở máy")
    lan.sees("Mã PIN này dễ đoán quá")
    looks_right(lan, "activate")
    lan.shows_code(code)
    lan.taps_button("Mở máy")
    lan.sees_page("Chào Lan")
    lan.sees("nhà chưa ai gõ cửa")
    lan.adds_a_house("Kha Văn Bảy")
    lies = lan.page.evaluate(LIES)
    assert "people.households" in lies
    assert not [name for name in ("Lô Thị Tư", "Kha Văn Bảy", "Tùng Hương", "Lô Thị Lan", "Moong Văn") if name in lies]
    assert lan.complaints == []


def test_a_phone_that_was_left_opens_for_whoever_knows_its_pin(lan, code):
    """Locked by hand, a wrong PIN, the right one, another one; the same house stands there again."""
    lan.activates(code)
    lan.adds_a_house("Kha Văn Bảy")
    lan.turns_to("/may-nay")
    lan.taps_button("Khóa máy ngay")
    lan.sees("Gõ mã PIN để mở")
    looks_right(lan, "pin")
    lan.page.locator(".pin input").fill(WRONG)
    lan.sees("Mã PIN chưa đúng")
    looks_right(lan, "wrong")
    lan.enters_pin()
    lan.turns_to("/doi-pin")
    lan.sees("Mã PIN đang dùng")
    looks_right(lan, "change")
    for box, typed in zip(lan.page.locator(".pin input").all(), (WRONG, OTHER, OTHER), strict=True):
        box.fill(typed)
    lan.taps_button("Giữ mã PIN này")
    lan.sees("Mã PIN chưa đúng")
    lan.page.locator(".pin input").first.fill(PIN)
    lan.taps_button("Giữ mã PIN này")
    lan.sees_page("Máy này")
    looks_right(lan, "phone")
    lan.page.reload()
    lan.sees("Gõ mã PIN để mở")
    lan.enters_pin(OTHER)
    lan.waiting()
    lan.sees_line("Kha Văn Bảy", "Đã")
    assert lan.complaints == []


def tries(phone, pin):
    """Type a PIN that opens nothing, and wait until it was looked at; return how many tries are noted as left."""
    box = phone.page.locator(".pin input")
    box.fill(pin)
    expect(box).to_have_value("", timeout=PATIENCE)
    return phone.page.evaluate(TRIES)


def test_a_phone_without_room_still_opens_and_gives_a_thief_no_guess(lan, code):
    """The browser gives it not one byte more: the right PIN opens it, as often as it must; after ten wrong ones nothing does."""
    lan.activates(code)
    lan.closes()
    lan.has_room_for(1)
    lan.is_picked_up()
    lan.sees("Gõ mã PIN để mở")
    had = tries(lan, WRONG)
    lan.sees("Còn 9 lần")
    lan.enters_pin()
    lan.sees_page("Chào Lan")
    lan.page.reload()
    lan.sees("Gõ mã PIN để mở")
    assert tries(lan, WRONG) == had - 2, "there was room"
    for left in range(8, -1, -1):
        lan.sees(f"Còn {left + 1} lần")
        tries(lan, WRONG)
    lan.sees("Còn 0 lần")
    assert tries(lan, PIN) == had - 12
    lan.page.reload()
    lan.sees("Gõ mã PIN để mở")
