"""A warning of two officers: by text and phone to the villages, home by home where the network is cut, and back; a drill is a drill."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet
from playwright.sync_api import expect

from nhipcau.bulletin.warnings.models import Ack, Check, HazardWarning, Look, SafeHome
from nhipcau.gateway.demo.cast import LAN
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import LEADER, Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.models import Member, Resident
from nhipcau.people.wordings import newest
from nhipcau.places.models import Village
from nhipcau.sync.shelf import Disk
from tests.kannel import Kannel
from tests.speech import have_programs
from tests.stories.looks import faults_of
from tests.stories.office import Officer
from tests.stories.phone import PATIENCE, Phone
from tests.stories.second_wave import has_the_second_wave
from tests.stories.test_photo_follows import PICTURE
from tests.stories.texting import sends, texts
from tests.world import COMMUNE, must

HOUSE, MINH, OTHERS_NUMBER = system(COMMUNE), "Vi Văn Minh", "0987000111"
HOME, OTHER, TITLE = "Tùng Hương", "Bãi Sở", "Lũ quét ở khe Tùng Hương"
SMALL = {"width": 320, "height": 640}


def member(name: str) -> Actor:
    """Somebody of the commune, by name."""
    with acting(HOUSE):
        one = Member.objects.get(full_name=name)
    return Actor(one.id, one.role, one.scope, one.full_name)


def village(name: str) -> UUID:
    """A village of the commune, by name."""
    with acting(HOUSE):
        found: UUID = Village.objects.get(commune="16933", name=name, valid_to=None).id
    return found


@pytest.fixture
def calm(real_database: str) -> None:
    """Nothing is warned of, and nobody is on the list yet."""
    hoa = member("Lữ Thị Hoa")
    with acting(HOUSE):
        standing = [*HazardWarning.objects.filter(communes__contains=["16933"], issued_at__isnull=False, ended_at=None)]
        listed = [*SafeHome.objects.filter(place__startswith=COMMUNE)]
    for one in standing:
        must(hoa, "bulletin.cancel_warning", warning_id=one.id)
    for line in listed:
        must(hoa, "bulletin.unlist_home", list_id=line.id)


@pytest.fixture
def minh(new_phone: Callable[..., Phone], real_database: str) -> Phone:
    """Minh, who leads Tùng Hương, with a phone that is let in and has everything."""
    phone = new_phone("minh")
    phone.opens()
    phone.shows_code(give_code(HOUSE, member(MINH).id))
    phone.taps_button("Mở máy")
    phone.sees_page("Chào Minh")
    phone.is_ready_to_leave("Minh")
    has_the_second_wave(phone)
    return phone


@pytest.fixture
def homes(calm: None) -> list[str]:
    """Two homes of Tùng Hương that are to be reached first, by their word; and somebody who leads another village."""
    lan = member(LAN)
    with acting(HOUSE):
        people = Resident.objects.filter(household__village=village(HOME)).exclude(household__head_name="Lô Thị Tư")
        first = {one.household_id: one for one in people.select_related("household").order_by("household_id", "-id")}
    chosen = list(first.values())[:2]
    for person in chosen:
        consent = new_id()
        agreed = {"given_by": "self", "method": "tap", "wording": newest(), "receipt": new_slip_code()}
        must(lan, "people.agree", id=consent, resident_id=person.id, purpose="safe_list", **agreed)
        listed = {"household_id": person.household_id, "resident_id": person.id, "consent_id": consent}
        must(lan, "bulletin.list_home", id=new_id(), reasons=["elder"], **listed)
    leads = {"full_name": "Lộc Văn Sỹ", "given_name": "Sỹ", "role": LEADER, "phone": OTHERS_NUMBER}
    must(HOUSE, "people.enrol_member", id=new_id(), scope=f"{COMMUNE}{village(OTHER)}.", **leads)
    return [person.household.head_name for person in chosen]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Photos lie in a folder of this story."""
    disk = Disk(str(tmp_path / "files"))
    for module in ("files", "keeping"):
        monkeypatch.setattr(f"nhipcau.sync.{module}.shelf", lambda: disk)


def waits_until_kept(phone: Phone, rows: QuerySet[Any], many: int) -> None:
    """Wait until the commune has so many of these."""
    with acting(HOUSE):
        phone.waits_for(lambda: rows.count() == many)


def reached_by_text(kannel: Kannel, words: str, many: int) -> None:
    """Let what waits leave, until telephones have had so many messages with these words."""
    sends(kannel, 0)
    kannel.until(lambda: sum(words in one for one in kannel.heard()) == many)


def hears_of_it(phone: Phone) -> None:
    """Ask what is new, see the warning at the top of the first page, and lose the network."""
    phone.turns_to("/")
    phone.loads_again()
    phone.sees(TITLE)
    phone.goes_offline()


def puts_on_the_list(phone: Phone) -> None:
    """Bà Tư agrees, asked in the words of the house, to be reached first."""
    phone.turns_to("/ban-tin/can-den")
    phone.types("lo thi tu")
    phone.sees("Nhà Lô Thị Tư")
    assert faults_of(phone.page, outdoors=True) == []
    phone.taps_on(phone.page.get_by_role("button", name=re.compile("^Nhà Lô Thị Tư")))
    phone.taps_button("Thêm Lô Thị Tư")
    phone.taps_line("Ở một mình")
    phone.sees("Ghi vào danh sách cần đến trước khi có thiên tai.")
    phone.marks("Ai đồng ý?", "Chính bà con")
    assert faults_of(phone.page, outdoors=True) == []
    phone.taps_button("Bà con đồng ý, thêm vào")
    phone.sees("Đang trong danh sách: Ở một mình")
    waits_until_kept(phone, SafeHome.objects.filter(place__startswith=COMMUNE), 3)


def two_officers_let_it_out(hoa: Officer, son: Officer) -> str:
    """Hoa writes it, and alone cannot let it out; Sơn reads it, signs, and it goes out. Returns its page."""
    hoa.opens("/xa/canh-bao/moi?loai=flash_flood&cap=3")
    hoa.page.get_by_label("Tiêu đề").fill(TITLE)
    for name in (HOME, OTHER):
        hoa.page.get_by_label(f"Bản {name}", exact=True).check()
    hoa.page.get_by_role("button", name="Lưu và xem trước").click()
    hoa.sees("Chờ người thứ hai ký")
    expect(hoa.page.get_by_role("button", name=re.compile("phát"))).to_have_count(0)
    path = re.sub(r"^https?://[^/]+|\?.*$", "", hoa.page.url)
    son.opens(path)
    son.page.get_by_label(re.compile("Tôi đã đọc: THẬT, cấp 3, 2 thôn")).check()
    son.page.get_by_role("button", name="Ký và phát cảnh báo THẬT cấp 3").click()
    son.sees("Đang có hiệu lực")
    return path


def answers_and_goes_round(minh: Phone, heads: list[str], photo: Path) -> None:
    """Without network: the leader says that it arrived; a home is safe, another needs help, in one tap each from the list."""
    minh.taps_link(TITLE)
    minh.taps_button("Đã nhận, đang báo bà con")
    minh.sees("báo trên máy")
    assert faults_of(minh.page, outdoors=True) == []
    minh.taps_link("Nhà cần đến trước")
    minh.sees("0 trong 3 nhà đã hỏi")
    minh.taps = 0
    minh.marks(f"Nhà {heads[0]} thế nào?", "An toàn")
    minh.sees("1 trong 3 nhà đã hỏi")
    minh.marks(f"Nhà {heads[1]} thế nào?", "Cần giúp")
    assert minh.taps == 2
    minh.taps_line("Thuốc")
    minh.taps_button("Ghi điều cần")
    minh.sees("Đã ghi: cần thuốc.")
    minh.sees("2 trong 3 nhà đã hỏi")
    minh.sees("1 nhà cần giúp")
    minh.page.get_by_label("Chụp chỗ hư hại, nước ngập").last.set_input_files(photo)
    minh.sees("Đã chụp 1 ảnh.")
    assert faults_of(minh.page, outdoors=True) == []


def takes_to_the_loudspeaker(hoa: Officer, path: str) -> None:
    """The office fetches what is read out, as text, as data and as sound."""
    script = hoa.page.request.get(f"{hoa.address}{path}/loa.txt").text()
    assert TITLE.lower() in script.lower()
    data = hoa.page.request.get(f"{hoa.address}{path}/loa.json").json()
    assert "16933" in str(data)
    assert hoa.page.request.get(f"{hoa.address}{path}/loa.wav").body()[:4] == b"RIFF"


def reads_who_is_safe(hoa: Officer, path: str, needy: str) -> None:
    """The page of the warning: both villages have it, each by its road; who is safe, who needs what."""
    hoa.opens(path)
    both = hoa.page.locator(".bignumbers")
    expect(both.filter(has_text="thôn đã nhận")).to_contain_text("2 / 2", timeout=PATIENCE)
    expect(hoa.page.get_by_role("row").filter(has_text=HOME).first).to_contain_text(MINH)
    expect(hoa.page.get_by_role("row").filter(has_text=OTHER).first).to_contain_text("Lộc Văn Sỹ")
    expect(both.filter(has_text="an toàn")).to_contain_text(re.compile(r"2\s*an toàn\s*1\s*cần giúp\s*0\s*chưa gặp"))
    expect(hoa.row(needy)).to_contain_text(re.compile("Cần giúp.*thuốc", re.IGNORECASE | re.DOTALL))


def test_two_officers_warn_and_every_home_is_asked_also_where_the_network_is_cut(
    lan: Phone, minh: Phone, code: str, homes: list[str], officer: Callable[[str], Officer], kannel: Kannel, shelf: None, tmp_path: Path
) -> None:
    have_programs()
    photo = tmp_path / "nuoc.jpg"
    photo.write_bytes(bytes(minh.page.evaluate(PICTURE, [800, 600])))
    lan.activates(code)
    has_the_second_wave(lan)
    puts_on_the_list(lan)
    hoa, son = officer("hoa"), officer("son")
    path = two_officers_let_it_out(hoa, son)
    reached_by_text(kannel, "CANH BAO cap 3, xa Tam Quang: ", 2)
    for phone in (minh, lan):
        hears_of_it(phone)
    answers_and_goes_round(minh, homes, photo)
    lan.taps_link(TITLE)
    lan.taps_link("Nhà cần đến trước")
    lan.marks("Nhà Lô Thị Tư thế nào?", "An toàn")
    lan.sees("1 trong 3 nhà đã hỏi")
    takes_to_the_loudspeaker(hoa, path)
    texts(kannel, "DA NHAN", f"8888 {OTHERS_NUMBER} text Da ghi", sender=OTHERS_NUMBER)
    for phone in (minh, lan):
        phone.goes_online()
    this = path.rsplit("/", 1)[1]
    waits_until_kept(lan, Check.objects.filter(warning=this), 4)  # the home in need was noted twice: that it is, and what it needs
    waits_until_kept(minh, Ack.objects.filter(warning=this), 2)
    reads_who_is_safe(hoa, path, homes[1])
    waits_until_kept(minh, Look.objects.filter(check_of__warning=this, arrived_at__isnull=False), 1)
    son.opens(path)
    son.page.get_by_role("button", name="Hủy cảnh báo ngay").click()
    son.sees("Đã hủy")
    reached_by_text(kannel, "HET CANH BAO lu quet, xa Tam Quang", 2)
    minh.turns_to("/ban-tin")
    minh.loads_again()
    minh.sees("Không có cảnh báo nào")
    minh.sees("Sau thiên tai: giấy tờ hỗ trợ")
    assert faults_of(minh.page, outdoors=True) == []
    assert lan.complaints == minh.complaints == []


def test_a_drill_cannot_be_mistaken_and_ends_by_the_phones_clock_without_network(new_phone: Callable[..., Phone], calm: None, code: str) -> None:
    hoa, son = member("Lữ Thị Hoa"), member("Nguyễn Văn Sơn")
    for drill, title, hours in ((True, "Bão mạnh vào xã", 2), (False, "Bão rất mạnh vào xã", 40)):
        told: dict[str, Any] = {"hazard": "storm", "level": 5, "drill": drill, "title": title, "what": "Gió giật mạnh.", "over": "Đã hết bão."}
        name, until = new_id(), (now() + timedelta(hours=hours)).isoformat()
        must(hoa, "bulletin.draft_warning", id=name, communes=["16933"], expires_at=until, acts=["Ở trong nhà."], **told)
        must(son, "bulletin.sign_warning", warning_id=name)
    lan = new_phone(viewport=SMALL)
    lan.activates(code)
    has_the_second_wave(lan)
    lan.turns_to("/")
    lan.sees("Bão mạnh vào xã")
    real, drill = lan.page.locator("main a").filter(has=lan.page.locator(".danger")).all()
    assert "DIỄN TẬP" not in real.inner_text()
    said = drill.inner_text().split()
    assert [" ".join(said[:2]), " ".join(said[-2:])] == ["DIỄN TẬP", "DIỄN TẬP"]
    painted = "(node) => getComputedStyle(node).backgroundImage"
    assert "repeating-linear-gradient" in drill.locator(".drill").evaluate(painted)
    assert real.locator(".danger").evaluate(painted) == "none"
    assert "Cấp 5, tím" in real.inner_text()
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_on(drill)
    lan.sees_page("DIỄN TẬP")
    assert faults_of(lan.page, outdoors=True) == []
    lan.goes_offline()
    lan.has_a_clock_that_says(now() + timedelta(hours=3))
    lan.turns_to("/")
    lan.loads_again()
    lan.sees("Bão rất mạnh vào xã")
    expect(lan.page.get_by_text("DIỄN TẬP")).to_have_count(0, timeout=PATIENCE)
    assert lan.complaints == []
