"""A broken culvert: told in a dead spot, joined by a neighbour, warned of, given up a level, answered with a photo, and not done after all."""

import base64
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from playwright.sync_api import expect

from nhipcau.feedback.petitions import bodies, tending
from nhipcau.feedback.petitions.models import Petition, Photo
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.models import OutMessage
from tests.stories.looks import faults_of
from tests.stories.office import Officer
from tests.stories.phone import PATIENCE, Phone
from tests.stories.second_wave import has_the_second_wave

WHAT, KIND = "Cống qua suối sập hẳn, gọi bà Tư 0912345678", "Sạt lở, ngập, cây đổ"
DRAWN = """() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  canvas.getContext('2d').fillRect(8, 8, 40, 20);
  return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
}"""
DONE = "Ngày 25/11 đội của xã đã thay hai ống cống, đắp lại mặt đường qua suối."


def syncs(phone: Phone) -> None:
    """Send and fetch until nothing waits."""
    phone.turns_to("/cho-gui")
    phone.sees_page("Chờ gửi")
    expect(phone.page.locator("main li").filter(has_text="Trên máy này")).to_have_count(0, timeout=PATIENCE)


def tells(phone: Phone, what: str) -> None:
    """Choose the kind and tell what it is, up to the question of who gets the answer."""
    phone.turns_to("/y-kien")
    phone.taps_link("Gửi phản ánh")
    phone.taps_button(KIND)
    phone.sees_page(KIND)
    phone.page.get_by_label("Kể ngắn gọn").fill(what)


def the_petition() -> Petition:
    with acting(system(COUNTRY)):
        return Petition.objects.get(category="thien_tai")


def on_day(days: int) -> Petition:
    """Let the house look at the days as they stand so many days from now."""
    bus.do(system("vn.40."), "feedback.tend", bodies.TendPetitions(id=new_id(), on=local_today() + timedelta(days=days)))
    return the_petition()


def is_told_offline(lan: Phone, photo: Path) -> str:
    """Lan tells it for bà Tư where there is no signal, with a photo; return the code for the paper."""
    lan.goes_offline()
    tells(lan, WHAT)
    lan.page.get_by_label("Thêm ảnh").set_input_files(photo)
    lan.sees("Đã có 1 ảnh")
    lan.taps_button("Tiếp")
    lan.sees("Tên và số được khóa kín")
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_on(lan.page.get_by_text("Một nhà", exact=True))
    lan.types("lo thi tu")
    lan.taps_line("Nhà Lô Thị Tư")
    lan.taps_line("Lô Thị Tư")
    lan.page.get_by_label("Số nhận tin trả lời, nếu muốn").fill("0912345678")
    lan.taps_button("Gửi phản ánh")
    lan.sees("Đã ghi trên máy này")
    held = lan.page.get_by_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$")).inner_text()
    lan.goes_online()
    syncs(lan)
    return held


def is_joined(lan: Phone) -> None:
    """A neighbour says the same, and is asked whether it is."""
    lan.turns_to("/y-kien")
    lan.sees("Hạn ")  # the commune has said until when
    tells(lan, "Cây đổ và cống sập ở suối")
    lan.taps_button("Tiếp")
    lan.taps_button("Gửi phản ánh")
    lan.sees_page("Có phải chuyện này không?")
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_button("Đúng, cùng phản ánh")
    lan.sees("Đã ghi trên máy này")
    syncs(lan)


def is_not_done(lan: Phone, name: UUID) -> None:
    """Four weeks later Lan goes and looks."""
    lan.loads_again()  # and asks what is new
    syncs(lan)
    lan.turns_to(f"/y-kien/xem/{name}")
    lan.sees("Đã xong thật chưa?")
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_button("Chưa xong")
    lan.sees("Đã ghi: chưa xong. Việc chuyển lên cấp trên.")
    syncs(lan)


def test_a_culvert_is_told_joined_answered_and_opened_again(
    lan: Phone, code: str, officer: Callable[[str], Officer], tmp_path: Path
) -> None:
    lan.activates(code)
    has_the_second_wave(lan)
    photo = tmp_path / "cong.jpg"
    photo.write_bytes(base64.b64decode(lan.page.evaluate(DRAWN)))
    held = is_told_offline(lan, photo)
    raised = the_petition()
    assert (raised.body, raised.days, raised.village_id is not None) == ("kinh_te", 2, True)
    is_joined(lan)
    assert the_petition().voices == 2

    hoa = officer("hoa")
    hoa.opens(f"/xa/y-kien/{raised.id}")
    hoa.sees("2 người cùng phản ánh")
    told = hoa.page.content()
    assert not [planted for planted in ("Lô Thị Tư", "bà Tư", "0912345678", held, "Lô Thị Lan") if planted in told]
    begins, ends = raised.warn_on - local_today(), raised.due_on - local_today()
    assert on_day(begins.days).warned_at
    assert (on_day(ends.days + 1).body, the_petition().escalated) == ("so_nnmt", True)
    answers_with_a_photo(hoa, raised.id, photo)

    assert on_day(28).asked_again
    tending.relay_all(raised.id)
    with acting(system(COUNTRY)):
        assert set(OutMessage.objects.values_list("kind", flat=True)) >= {"feedback.answered", "feedback.moved", "feedback.done"}
    is_not_done(lan, raised.id)
    assert (the_petition().reopened, the_petition().state, the_petition().confirmed) == (1, "new", "no")
    hoa.opens(f"/y-kien/{held}")
    hoa.sees("Chưa xong thật.")
    hoa.opens("/y-kien?xa=16933")
    expect(hoa.row(KIND)).to_contain_text("ẩn")
    assert lan.complaints == []


def answers_with_a_photo(hoa: Officer, name: UUID, photo: Path) -> None:
    """An empty answer is refused; one that says what was done goes out with a photo."""
    hoa.page.get_by_label("Đã làm gì").fill("Đã tiếp nhận, xin cảm ơn.")
    hoa.page.get_by_role("button", name="Gửi trả lời").click()
    hoa.sees("Câu trả lời cần ít nhất 12 từ.")
    hoa.page.get_by_label("Ảnh sau khi làm").set_input_files(photo)
    hoa.page.get_by_role("button", name="Thêm ảnh").click()
    hoa.sees("Đã thêm ảnh.")
    with acting(system(COUNTRY)):
        assert Photo.objects.filter(petition=name, part="answer").exclude(arrived_at=None).count() == 1
    hoa.page.get_by_label("Đã làm gì").fill(DONE)
    hoa.page.get_by_role("button", name="Gửi trả lời").click()
    hoa.sees("Đã trả lời bà con.")
