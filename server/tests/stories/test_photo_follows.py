"""A photo follows the words: asked for first, sent last, cut on the way, and a film is not taken at all."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from nhipcau.people.wordings import newest
from nhipcau.support.models import Attachment
from tests.stories.test_bad_days import HOUSE, records_a_visit
from tests.world import COMMUNE

PICTURE = """async ([width, height]) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');
  const noise = pen.createImageData(width, height);
  for (let i = 0; i < noise.data.length; i++) noise.data[i] = i % 4 === 3 ? 255 : (i * 2654435761) >>> 24;
  pen.putImageData(noise, 0, 0);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
  return [...new Uint8Array(await blob.arrayBuffer())];
}"""


@pytest.fixture(autouse=True)
def shelf_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nhipcau.sync.shelf import Disk  # noqa: PLC0415

    disk = Disk(str(tmp_path / "files"))
    for module in ("files", "keeping"):
        monkeypatch.setattr(f"nhipcau.sync.{module}.shelf", lambda: disk)


def kept() -> list[bool]:
    with acting(system(COMMUNE)):
        return [one.arrived_at is not None for one in Attachment.objects.order_by("id")]


def opens_the_files_of_the_visit(lan: Any) -> None:
    lan.opens("#/nha")
    lan.types("lo thi tu")
    lan.taps_link(f"Nhà {HOUSE}")
    lan.taps_link("Ảnh, ghi âm")
    lan.sees_page("Ảnh và ghi âm")


def test_a_photo_taken_without_signal_follows_its_words_and_survives_a_cut(lan: Any, code: str, tmp_path: Path) -> None:
    lan.activates(code)
    photo, film = tmp_path / "anh.jpg", tmp_path / "phim.mp4"
    photo.write_bytes(bytes(lan.page.evaluate(PICTURE, [2400, 1800])))
    with film.open("wb") as file:
        file.truncate(202 * 1024 * 1024)
    lan.goes_offline()
    records_a_visit(lan)
    opens_the_files_of_the_visit(lan)
    assert lan.page.locator("input[type=file]").count() == 0  # nobody is photographed before being asked
    lan.taps_button("Bà con đồng ý: chụp, chọn ảnh")
    expect(lan.page.get_by_role("alert")).to_contain_text("Chọn xem ai đồng ý.")
    lan.sees("Ủy ban nhân dân xã Tam Quang")
    lan.marks("Ai đồng ý?", "Chính bà con")
    lan.keeps("attach-asked")
    chooser = lan.page.locator("input[type=file]")
    chooser.set_input_files(film)
    expect(lan.page.get_by_role("alert")).to_contain_text("Tệp này nặng 202 MB, chỉ nhận đến 10 MB.")
    lan.keeps("attach-refused")
    chooser.set_input_files(photo)
    expect(lan.page.locator("main li").filter(has_text="Trên máy này")).to_be_visible(timeout=15_000)
    order: list[str] = []
    cut: list[int] = []

    def meets(route: Route) -> None:
        order.append("file")
        if not cut:
            cut.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    lan.page.route("**/api/v1/files/coming/**", meets)
    lan.page.on("request", lambda request: order.append("words") if "sync/push" in request.url else None)
    lan.goes_online()
    lan.waits_for(lambda: bool(cut))
    assert order[0] == "words"
    lan.waits_for(lambda: lan.page.get_by_role("button", name="Gửi luôn").count() > 0 or kept() == [True])
    if kept() != [True]:
        lan.taps_button("Gửi luôn")
    lan.waits_for(lambda: kept() == [True])
    expect(lan.page.locator("main li").filter(has_text="Đã")).to_be_visible(timeout=15_000)
    lan.keeps("attach")
    with acting(system(COMMUNE)):
        photo_kept = Attachment.objects.select_related("consent").get()
    agreed = photo_kept.consent
    assert (agreed.about, agreed.purpose, agreed.wording) == (photo_kept.id, "keep_file", newest())
