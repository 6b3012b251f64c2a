"""A phone that opens by the secret of its own chip: a finger in place of the PIN."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Playwright, expect

from nhipcau.gateway.demo.cast import LAN
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Household, Member
from tests.stories.phone import PATIENCE, PIN, Phone
from tests.stories.test_pin import looks_right
from tests.stories.thief import copied, opened, traces
from tests.world import COMMUNE

BY_TOUCH = "Mở bằng vân tay hoặc khóa màn hình"
OPENS_SO = "Máy đang mở bằng vân tay hoặc khóa màn hình."
HOUSE = "Kha Văn Bảy"
OTHER = "718293"
LOCK = """() => new Promise((done) => {
  const asked = indexedDB.open('nhipcau');
  asked.onsuccess = () => {
    const found = asked.result.transaction('keys').objectStore('keys').get('lock');
    found.onsuccess = () => {
      asked.result.close();
      const { rounds, wrapped, chip } = found.result;
      done({ rounds, wrapped: [...wrapped], chip: chip ? [...chip] : null });
    };
  };
})"""


class Chip:
    """What knows the owner of a phone, as Chromium plays it: the finger can be there or not."""

    def __init__(self, phone: Phone, *, prf: bool = True) -> None:
        self.line = phone.page.context.new_cdp_session(phone.page)
        self.line.send("WebAuthn.enable")
        self.options = {
            "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True, "hasPrf": prf,
        }  # fmt: skip
        self.key = self._made()

    def _made(self) -> str:
        return str(self.line.send("WebAuthn.addVirtualAuthenticator", {"options": self.options})["authenticatorId"])

    def knows_the_finger(self, known: bool) -> None:
        self.line.send("WebAuthn.setUserVerified", {"authenticatorId": self.key, "isUserVerified": known})

    def secrets(self) -> list[Any]:
        return list(self.line.send("WebAuthn.getCredentials", {"authenticatorId": self.key})["credentials"])

    def is_repaired(self) -> None:
        """Give the phone a new one: after some wrong fingers Chromium's listens to none any more."""
        self.line.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.key})
        self.key = self._made()

    def breaks(self) -> None:
        self.line.send("WebAuthn.clearCredentials", {"authenticatorId": self.key})


@pytest.fixture
def lan(new_phone: Callable[..., Phone]) -> Phone:
    """Lan's phone at an address that has a name: a chip keeps nothing for a bare number."""
    phone = new_phone()
    phone.address = phone.address.replace("127.0.0.1", "localhost")
    return phone


def has_arrived(head: str) -> bool:
    """Say whether the commune knows this house."""
    with acting(system(COMMUNE)):
        return any(home.head_name == head for home in Household.objects.all())


def chooses_touch(lan: Phone) -> None:
    """On “Máy này”, let the phone open by a touch from now on."""
    lan.turns_to("/may-nay")
    lan.taps_button(BY_TOUCH)
    lan.sees(OPENS_SO)


def locks(lan: Phone) -> None:
    """Lock it by hand; it asks for a touch."""
    lan.turns_to("/may-nay")
    lan.taps_button("Khóa máy ngay")
    lan.sees("Máy đang khóa")


def test_lan_opens_her_phone_by_a_finger_and_a_copy_of_it_names_nobody(
    lan: Phone, code: str, playwright: Playwright
) -> None:
    lan.activates(code)
    lan.adds_a_house(HOUSE)
    chip = Chip(lan)
    lan.turns_to("/may-nay")
    expect(lan.page.get_by_role("button", name=BY_TOUCH)).to_be_visible(timeout=PATIENCE)
    looks_right(lan, "offered")
    before = lan.page.evaluate(LOCK)
    assert (before["rounds"], before["chip"]) == (600_000, None)
    chooses_touch(lan)
    looks_right(lan, "chosen")
    assert len(chip.secrets()) == 1
    after = lan.page.evaluate(LOCK)
    assert after["rounds"] == 0
    assert after["chip"]
    assert after["wrapped"] != before["wrapped"]
    locks(lan)
    expect(lan.page.locator(".pin input")).to_have_count(0)
    assert HOUSE not in lan.page.content()
    looks_right(lan, "locked")
    lan.page.reload()
    lan.sees("Máy đang khóa")
    lan.taps_button(BY_TOUCH)
    lan.sees_page("Máy này")
    lan.waiting()
    lan.sees_line(HOUSE, "Đã")
    lan.page.reload()
    lan.sees("Máy đang khóa")
    assert lan.complaints == []
    lan.closes()
    copy = copied(lan.profile)
    assert traces(copy, {HOUSE, PIN}) == {}
    kept = opened(playwright.chromium, copy, lan.address)
    assert HOUSE not in str(kept)


def test_a_finger_that_is_not_lans_changes_nothing_and_opens_nothing(lan: Phone, code: str) -> None:
    lan.activates(code)
    chip = Chip(lan)
    chip.knows_the_finger(False)
    lan.turns_to("/may-nay")
    lan.taps_button(BY_TOUCH)
    lan.sees("Chưa đổi được. Máy vẫn mở bằng mã PIN.")
    looks_right(lan, "refused")
    assert lan.page.evaluate(LOCK)["rounds"] == 600_000
    chip.is_repaired()
    chooses_touch(lan)
    locks(lan)
    chip.knows_the_finger(False)
    lan.taps_button(BY_TOUCH)
    lan.sees("Chưa mở được")
    looks_right(lan, "not_opened")
    assert lan.page.evaluate(LOCK)["chip"]


def test_she_goes_back_to_a_pin_while_the_phone_is_open(lan: Phone, code: str) -> None:
    lan.activates(code)
    Chip(lan)
    chooses_touch(lan)
    lan.taps_link("Mở lại bằng mã PIN")
    lan.sees("Chọn mã PIN mới, rồi xác nhận")
    looks_right(lan, "back_to_pin")
    for box in lan.page.locator(".pin input").all():
        box.fill(OTHER)
    lan.taps_button("Giữ mã PIN này")
    lan.sees_page("Máy này")
    assert lan.page.evaluate(LOCK)["chip"] is None
    lan.page.reload()
    lan.sees("Gõ mã PIN để mở")
    lan.enters_pin(OTHER)
    lan.sees_page("Máy này")


def test_whom_the_chip_knows_no_more_gets_in_by_a_new_code_and_loses_no_record(lan: Phone, code: str) -> None:
    lan.activates(code)
    chip = Chip(lan)
    chooses_touch(lan)
    lan.goes_offline()
    lan.adds_a_house(HOUSE)
    locks(lan)
    chip.breaks()
    lan.taps_button(BY_TOUCH)
    lan.sees("Chưa mở được")
    lan.goes_online()
    lan.taps_link("Không mở được nữa")
    lan.shows_code(give_code(system(COMMUNE), Member.objects.get(full_name=LAN).id), OTHER)
    lan.taps_button("Mở máy")
    lan.sees_page("Chào Lan")
    lan.waits_for(lambda: has_arrived(HOUSE))
    lan.page.reload()
    lan.sees("Gõ mã PIN để mở")
    lan.enters_pin(OTHER)
    lan.sees_page("Chào Lan")


def test_a_phone_whose_browser_has_no_such_secret_keeps_its_pin(lan: Phone, code: str) -> None:
    lan.activates(code)
    Chip(lan, prf=False)
    lan.turns_to("/may-nay")
    lan.taps_button(BY_TOUCH)
    lan.sees("Máy này chưa mở được theo cách ấy. Vẫn dùng mã PIN.")
    assert lan.page.evaluate(LOCK)["rounds"] == 600_000
    expect(lan.page.get_by_role("link", name=re.compile("Đổi mã PIN"))).to_be_visible()
