"""One paper's whole road: prepared at home, handed in, papers asked for once, done; each word of it by text, on keypads and on the slip."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect

from nhipcau.dossiers.models import Dossier
from nhipcau.gateway.demo.cast import LAN
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.gsm import BASIC, ONE
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging import judging
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.ways import open_ways
from nhipcau.people.codes import code_of_day
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for
from nhipcau.settings.sending import LIVE, sending
from tests.kannel import Kannel
from tests.stories.office import Officer
from tests.stories.phone import Phone
from tests.stories.pictures import picture
from tests.stories.test_one_household import goes_to_the_list, helps_the_family
from tests.world import COMMUNE, tell

SECRET, NUMBER = "kho-doan-that-dai-va-la", "0987654321"
OFFICIAL = "H40.15.02-261122-0007"


@pytest.fixture
def kannel(tmp_path: Path, live_house: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kannel]:
    """A running Kannel and a made-up operator, whatever the hour."""
    folder = tmp_path / "kannel"
    folder.mkdir()
    made = Kannel(folder, live_house, SECRET)
    settings.SMS_SECRET, settings.SMS_PLACE = SECRET, COMMUNE
    monkeypatch.setenv("NHIPCAU_MESSAGES", LIVE)
    monkeypatch.setenv("NHIPCAU_SMS_GATEWAYS", made.address)
    monkeypatch.setenv("NHIPCAU_SMS_DOOR", live_house)
    settings.SENDING = sending()
    rules = {**judging.written(), "quiet": {"from": "00:00", "until": "00:00"}}
    monkeypatch.setattr(judging, "written", lambda: rules)
    made.start()
    made.phone()
    yield made
    made.stop()


def hoa() -> Actor:
    """The desk officer of the demo world."""
    return actor_for(Member.objects.get(user__username="hoa"))


def said(verb: str, **body: Any) -> str:
    """Say it at the desk; return the number of the refusal, if it is one."""
    verdict = tell(hoa(), f"dossiers.{verb}", id=new_id(), **body)
    return verdict.problem.number if verdict.problem else ""


def sends(kannel: Kannel, many: int) -> list[str]:
    """Let what waits leave, until the telephone has had so many messages more; return them."""
    before = len(kannel.heard())
    with open_ways() as ways:
        while send_round(ways):
            pass
    kannel.until(lambda: len(kannel.heard()) >= before + many)
    return kannel.heard()[before:]


def texts(kannel: Kannel, text: str, wanted: str) -> None:
    """Let the telephone of this family text one message, and wait until it is answered with these words, in plain letters."""
    before = len(kannel.heard())
    kannel.hang_up()
    kannel.phone(text, sender=NUMBER)
    kannel.until(lambda: wanted in " ".join(kannel.heard()[before:]))
    for line in kannel.heard()[before:]:  # each line of a message comes by itself
        assert len(line) <= ONE + 30
        assert set(line) <= BASIC


def hands_in(slip: str) -> UUID:
    """Take the papers of a slip in, with the telephone that the family gave."""
    body = {"slip_code": slip, "procedure": "1.001193", "full_name": "Vi Thị Hoài", "phone": NUMBER, "official_code": OFFICIAL}
    assert said("hand_in", **body, term={"many": 3, "unit": "working_day"}) == ""
    with acting(hoa()):
        return Dossier.objects.get(slip_code=slip.replace("-", "")).id


def test_a_paper_is_prepared_handed_in_asked_for_once_done_and_each_step_is_told(
    lan: Phone, code: str, officer: Callable[[str], Officer], kannel: Kannel, chromium: Browser
) -> None:
    lan.activates(code)
    lan.goes_offline()
    goes_to_the_list(lan)
    slip = helps_the_family(lan)
    lan.opens("#/cho-gui")
    lan.goes_online()
    lan.sees_line("Giúp bà con, nhà Vi Thị Hoài", "Đã xác nhận")
    desk = officer("hoa")
    desk.looks_up(slip)
    desk.sees("Vi Thị Hoài, 24 tuổi")

    dossier = hands_in(slip)
    assert sends(kannel, 1)[-1].endswith(f"NhipCau {NUMBER} text Da tiep nhan ho so {slip}. Giu phieu nay de theo doi.")
    missing = {"dossier_id": dossier, "reasons": ["missing_paper"], "note": "Thiếu giấy chứng sinh"}
    assert [said("ask_supplement", **missing) for _ in range(2)] == ["", "409.223"]
    assert "con thieu giay" in sends(kannel, 1)[-1]
    texts(kannel, f"TC {slip}", "Mang du giay con thieu den mot cua.")
    assert said("supplement_received", dossier_id=dossier) == ""
    assert said("tell_state", dossier_id=dossier, state=9) == ""
    (told,) = sends(kannel, 1)  # that the rest was taken in on the same day is not told twice
    assert told.endswith(f"Ho so {slip} da xong. Moi ba con mang phieu den mot cua nhan ket qua.")
    the_outbox_knows_parts_and_price(kannel)
    the_slip_says_so(chromium, lan.address, slip)


def the_outbox_knows_parts_and_price(kannel: Kannel) -> None:
    """What arrived is known, with our ids at the gateway, one part each at the price of the table."""
    with acting(system(COUNTRY)):
        kannel.until(lambda: set(OutMessage.objects.values_list("state", flat=True)) == {"delivered"})
        sent = list(OutMessage.objects.order_by("said_at", "id"))
    assert set(kannel.handed()) >= {str(one.id) for one in sent}
    assert {(one.gateway, one.parts, one.dong) for one in sent} == {("kannel", 1, 500)}
    assert [one.kind for one in sent].count("dossiers.papers_missing") == 1


def the_slip_says_so(chromium: Browser, address: str, slip: str) -> None:
    """The slip's page shows the road, without JavaScript and without a full name."""
    context = chromium.new_context(java_script_enabled=False, locale="vi-VN", viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/s/{slip}")
    expect(page.get_by_role("heading", name="Hồ sơ đang ở đâu")).to_be_visible()
    text = page.locator("main").inner_text()
    for state in ("Được tiếp nhận", "Yêu cầu bổ sung giấy tờ", "Đã xử lý xong", "Mang phiếu đến một cửa nhận kết quả.", OFFICIAL):
        assert state in text
    assert "Vi Thị" not in page.content()
    picture(page, "slip-road")
    context.close()


def test_a_keypad_phone_asks_for_everything_by_text_and_silence_is_kept(slip: str, kannel: Kannel) -> None:
    hands_in(slip)
    assert len(sends(kannel, 1)) == 1
    texts(kannel, f"TC {slip}", "Duoc tiep nhan")
    helper = code_of_day(Member.objects.get(full_name=LAN), local_today())
    texts(kannel, f"KT {helper}", "DUNG: Lo Thi Lan")
    texts(kannel, "KT 00000000", "KHONG AI")
    texts(kannel, f"HEN {slip}", "goi lai")
    texts(kannel, "DUNG", "Da thoi gui tin")
    texts(kannel, "HD khai sinh", "khai sinh")
    with acting(hoa()):
        dossier = Dossier.objects.get(slip_code=slip.replace("-", "")).id
    assert said("tell_state", dossier_id=dossier, state=9) == ""
    before = len(kannel.heard())
    sends(kannel, 0)
    with acting(system(COUNTRY)):
        assert OutMessage.objects.get(kind="dossiers.done").why == "stopped"
    assert len(kannel.heard()) == before
