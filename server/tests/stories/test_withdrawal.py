"""Bà Tư takes back that her name is recorded: from the tap to the last trace, on two phones and in the house."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from nhipcau.gateway.demo.cast import LAN
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.chain import faults
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Body, Entry, Head
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.models import Consent, Erasure, Member, Resident
from nhipcau.support.models import Attachment
from nhipcau.sync.models import StoredFile
from nhipcau.sync.shelf import Disk
from tests.stories.looks import faults_of
from tests.stories.office import Officer
from tests.stories.phone import Phone
from tests.stories.pictures import picture
from tests.stories.test_bad_days import HOUSE, records_a_visit
from tests.stories.test_photo_follows import PICTURE, opens_the_files_of_the_visit
from tests.world import COMMUNE, must

SYSTEM = system(COMMUNE)
KEPT = """async () => {
  const open = indexedDB.open('nhipcau');
  const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = [...db.objectStoreNames].filter((name) => name !== 'bundles').map((name) => new Promise((done) => {
    const asked = db.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
  }));
  const text = JSON.stringify(await Promise.all(all));
  db.close();
  return text;
}"""


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    found = Disk(str(tmp_path / "files"))
    for module in ("files", "keeping"):
        monkeypatch.setattr(f"nhipcau.sync.{module}.shelf", lambda: found)
    return found


def everything(phone: Phone) -> str:
    """All that a phone's browser keeps about people."""
    return str(phone.page.evaluate(KEPT))


def minh_with(phone: Phone) -> Phone:
    minh = new_id()
    about = {"full_name": "Vi Văn Minh", "given_name": "Minh", "role": "member"}
    must(SYSTEM, "people.enrol_member", id=minh, scope=Member.objects.get(full_name=LAN).scope, **about)
    phone.opens()
    phone.shows_code(give_code(SYSTEM, minh))
    phone.taps_button("Mở máy")
    phone.sees_page("Chào Minh")
    return phone


def takes_a_photo(lan: Any, tmp_path: Path) -> None:
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(bytes(lan.page.evaluate(PICTURE, [800, 600])))
    opens_the_files_of_the_visit(lan)
    lan.marks("Ai đồng ý?", "Chính bà con")
    lan.page.locator("input[type=file]").set_input_files(str(photo))


def chain_is_whole() -> bool:
    head = Head.objects.get(commune="16933")
    bodies = {one.entry: (bytes(one.salt), one.text) for one in Body.objects.using("owner").all()}
    return not list(faults("16933", Entry.objects.filter(commune="16933").order_by("number"), bodies, bytes(head.tip), head.entries))


def photos() -> list[tuple[str, str]]:
    with acting(SYSTEM):
        return list(Attachment.objects.exclude(arrived_at=None).values_list("folder", "digest"))


def test_from_the_tap_to_the_last_trace_on_two_phones(
    lan: Any, new_phone: Callable[..., Phone], code: str, tmp_path: Path, disk: Disk
) -> None:
    with acting(SYSTEM):
        person = str(Resident.objects.get(full_name=HOUSE).id)
    lan.activates(code)
    minh = minh_with(new_phone("minh"))
    records_a_visit(lan)
    takes_a_photo(lan, tmp_path)
    lan.waits_for(lambda: len(photos()) == 1)
    folder, digest = photos()[0]
    assert disk.has(folder, digest)
    assert person in everything(lan)
    assert HOUSE not in everything(lan), "names lie in boxes"
    minh.waits_for(lambda: person in everything(minh))

    lan.opens("#/nha")
    lan.types("lo thi tu")
    lan.taps_link(f"Nhà {HOUSE}")
    lan.taps = 0
    lan.taps_on(lan.page.get_by_role("link", name=re.compile(f"^Quyền: {HOUSE}")))
    lan.sees("Đang đồng ý")
    lan.keeps("quyen")
    lan.taps_on(lan.page.get_by_role("button", name=re.compile("^Rút lại.*Ghi tên và việc giúp")))
    lan.sees("Xóa hết: tên, việc đã giúp, phiếu, ảnh")
    lan.keeps("quyen-chac")
    lan.taps_button("Bà con rút lại")
    lan.sees("Đã rút lại")
    lan.keeps("quyen-xong")
    assert lan.taps == 3

    def proof() -> Erasure | None:
        with acting(system(COUNTRY)):
            return Erasure.objects.exclude(done_at=None).first()

    lan.waits_for(lambda: proof() is not None)
    stands = proof()
    assert stands
    assert (stands.purpose, stands.why) == ("help_now", "taken_back")
    assert stands.kinds["person"] == 1
    assert stands.kinds["files"] == 1
    assert "Tư" not in str(vars(stands))

    lan.waits_for(lambda: person not in everything(lan))
    minh.loads_again()
    minh.waits_for(lambda: person not in everything(minh))
    for phone in (lan, minh):
        assert digest not in everything(phone)
        phone.opens("#/nha")
        expect(phone.page.get_by_text(HOUSE)).to_have_count(0)
    assert not disk.has(folder, digest)
    assert not StoredFile.objects.filter(digest=digest).exists()
    assert not Body.objects.using("owner").filter(text__contains=person).exists()
    assert chain_is_whole()
    with acting(system(COUNTRY)):
        assert not Resident.objects.filter(id=person).exists()
        assert Consent.objects.filter(resident=None, erased_at__isnull=False, given_name="").exists()
    assert lan.complaints == []


def test_the_pages_of_consent_and_rights_fit_by_day_and_by_night(
    lan: Any, officer: Callable[[str], Officer], code: str
) -> None:
    with acting(SYSTEM):
        person = Resident.objects.get(full_name=HOUSE)
    receipt, about = new_slip_code(), {"resident_id": person.id, "given_by": "self", "method": "tap", "wording": "v2"}
    for purpose in ("help_now", "follow_up", "location"):
        must(SYSTEM, "people.agree", id=new_id(), purpose=purpose, receipt=receipt, **about)
    must(SYSTEM, "people.ask_right", id=new_id(), resident_id=person.id, kind="see")
    must(SYSTEM, "people.take_back", id=new_id(), resident_id=person.id, purpose="location")
    hoa, faults = officer("hoa"), {}
    for path in (f"/bien-nhan/{receipt}", "/quyen", "/quyen?tim=Lô", "/quyen?tim=xyz", f"/quyen/nguoi/{person.id}"):
        hoa.opens(path)
        faults[path] = faults_of(hoa.page)
        for width, scheme in ((360, "dark"), (1280, "light")):
            hoa.page.emulate_media(color_scheme=scheme)
            picture(hoa.page, f"quyen-{len(faults)}-{width}", size={"width": width, "height": 1600})
    lan.activates(code)
    for path in (f"/quyen/{person.household_id}/{person.id}", f"/viec/{person.household_id}/1.001193/dong-y"):
        lan.turns_to(path)
        expect(lan.page.locator("h1")).to_be_visible()
        lan.page.wait_for_timeout(500)
        if "dong-y" in path:
            lan.marks("Ai đồng ý?", "Người đại diện")
            lan.marks("Đồng ý bằng cách nào?", "Ghi âm")
        faults[path] = faults_of(lan.page, outdoors=True)
        picture(lan.page, f"quyen-may-{len(faults)}", size={"width": 360, "height": 1500})
    assert ({path: found for path, found in faults.items() if found}, lan.complaints) == ({}, [])
