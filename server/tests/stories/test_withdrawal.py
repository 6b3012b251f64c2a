"""Bà Tư takes back that her name is recorded: from the tap to the last trace, on two phones and in the house."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from nhipcau.dossiers.models import Preparation
from nhipcau.gateway.demo.cast import LAN
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import system
from nhipcau.kernel.chain import faults
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Body, Entry, Head
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.messaging.models import OutMessage
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
INSURANCE = "Đóng bảo hiểm xã hội tự nguyện"
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


def test_an_ethnic_group_is_kept_by_a_consent_of_its_own_from_the_tap_to_the_row_and_goes_with_it(lan: Any, code: str) -> None:
    """Bà Tư says so for her insurance, agrees that it is kept, gets both receipts on her telephone, and takes it back."""
    lan.activates(code)
    lan.opens()
    lan.finds_house("lo thi tu", HOUSE)
    lan.finds_procedure("bao hiem xa hoi tu nguyen", INSURANCE)
    lan.gives_the_first_answers()
    lan.taps_on(lan.page.get_by_role("link", name=re.compile("^Nhà thuộc diện nào")))
    lan.answers("Nhà thuộc diện nào?", "Người dân tộc thiểu số")
    lan.taps_link("Ghi lại và hẹn ngày")
    lan.sees_page("Xin phép bà con")
    lan.taps_line(HOUSE)
    for sentence in ("Ghi tên và việc giúp hôm nay", "Ghi dân tộc, để xét chính sách"):
        lan.taps_line(sentence)
    lan.marks("Ai đồng ý?", "Chính bà con")
    lan.page.get_by_label("Số nhận biên nhận qua tin nhắn").fill("091 234 56")
    lan.keeps("dong-y-dan-toc")
    lan.taps_button("Bà con đồng ý, ghi tiếp")
    lan.sees("Xem lại số điện thoại.")
    lan.page.get_by_label("Số nhận biên nhận qua tin nhắn").fill("+84 912 345 678")
    lan.taps_button("Bà con đồng ý, ghi tiếp")
    lan.sees_page("Bà con làm được gì?")
    lan.records({"Tìm thủ tục": "Tự làm"})
    lan.sees_page("Phiếu của Tư")
    lan.waits_for(lambda: told_of_insurance() == ["ethnic"])
    lan.waits_for(lambda: texts() == ["people.agreed: Giúp hôm nay, Dân tộc"])
    assert ethnic_consents() == [True]

    lan.opens("#/nha")
    lan.types("lo thi tu")
    lan.taps_link(f"Nhà {HOUSE}")
    lan.taps_on(lan.page.get_by_role("link", name=re.compile(f"^Quyền: {HOUSE}")))
    lan.taps_on(lan.page.get_by_role("button", name=re.compile("^Rút lại.*Ghi dân tộc")))
    lan.sees("Xóa mục dân tộc.")
    lan.taps_button("Bà con rút lại")
    lan.sees("Đã rút lại")
    lan.waits_for(lambda: told_of_insurance() == [None])
    assert ethnic_consents() == [False]
    lan.waits_for(lambda: texts() == ["people.agreed: Giúp hôm nay, Dân tộc", "people.taken_back: Dân tộc"])
    with acting(system(COUNTRY)):
        assert Resident.objects.filter(full_name=HOUSE).exists()
    assert lan.complaints == []


def told_of_insurance() -> list[str | None]:
    """What the house keeps of which group the family belongs to, list by list."""
    with acting(SYSTEM):
        return [one.answers.get("support") for one in Preparation.objects.filter(procedure="1.002179", resident__full_name=HOUSE)]


def ethnic_consents() -> list[bool]:
    """The consents to keep the ethnic group, each with whether it stands."""
    with acting(SYSTEM):
        return [one.withdrawn_at is None for one in Consent.objects.filter(purpose="ethnicity", resident__full_name=HOUSE)]


def texts() -> list[str]:
    """What waits to be sent about consents, oldest first."""
    with acting(system(COUNTRY)):
        said = OutMessage.objects.filter(kind__startswith="people.").order_by("said_at", "id")
        return [f"{one.kind}: {one.params['viec']}" for one in said]


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
