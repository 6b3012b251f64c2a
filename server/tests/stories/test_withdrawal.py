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
from nhipcau.people.models import Consent, Erasure, Member, Resident
from nhipcau.support.models import Attachment
from nhipcau.sync.models import StoredFile
from nhipcau.sync.shelf import Disk
from tests.stories.phone import Phone
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
    phone.page.get_by_label("Mã mở máy").fill(give_code(SYSTEM, minh))
    phone.taps_button("Mở máy")
    phone.sees_page("Chào Minh")
    return phone


def takes_a_photo(lan: Any, tmp_path: Path) -> None:
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(bytes(lan.page.evaluate(PICTURE, [800, 600])))
    opens_the_files_of_the_visit(lan)
    lan.marks("Ai đồng ý?", "Chính bà con")
    lan.taps_button("Bà con đồng ý giữ")
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
    assert HOUSE in everything(lan)
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
    minh.page.reload()
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
