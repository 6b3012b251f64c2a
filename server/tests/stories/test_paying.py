"""Before anybody pays, Lan's phone says where the money goes; and a card's code fills a name, and leaves no number."""

import io
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import segno
from PIL import Image
from playwright.sync_api import expect

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.safety.payees import in_groups
from nhipcau.safety.vietqr import make_code
from tests.stories.looks import faults_of
from tests.stories.phone import PATIENCE, Phone
from tests.stories.test_photo_gate import holds_the_camera_over
from tests.world import COMMUNE, PROCEDURE, must

HOA, SON = Actor(UUID(int=3), DESK, COMMUNE, "Lữ Thị Hoa"), Actor(UUID(int=4), COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn")
BANK, ACCOUNT, HOLDER = "970405", "3511010123456", "UBND XA TAM QUANG"
NUMBER, OLD = "040156123456", "186123456"
CARD = f"{NUMBER}|{OLD}|Lô Thị Xuân|07031956|Nữ|Bản Tùng Hương, xã Tam Quang|15042021"
KEPT = """async () => {
  const all = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => { const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result); });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((done) => { const ask = db.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => done(ask.result); });
      all.push(JSON.stringify(rows));
    }
    db.close();
  }
  return all.join() + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + location.href + document.body.innerHTML;
}"""


@pytest.fixture
def published(real_database: str) -> UUID:
    """An account for the fee, written down by Hoa and confirmed by Sơn."""
    name = new_id()
    told: dict[str, Any] = {"unit": "Ủy ban nhân dân xã Tam Quang", "procedure": PROCEDURE, "bank": BANK, "account": in_groups(ACCOUNT)}
    told |= {"holder": HOLDER, "amount": 8000, "purpose": "", "source": "Thông báo 12/TB-UBND", "explained_by": "", "explained_in": ""}
    must(HOA, "safety.propose_payee", id=name, **told, valid_from=local_today(), valid_until=None)
    must(SON, "safety.confirm_payee", payee_id=name)
    return name


def picture_of(text: str, kind: str = "PNG") -> bytes:
    """A picture with a code in its middle, as a screenshot or a photograph has it."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=8, border=4)
    code = Image.open(drawn).convert("RGB")
    whole = Image.new("RGB", (1280, 720), "white")
    whole.paste(code, ((1280 - code.width) // 2, (720 - code.height) // 2))
    out = io.BytesIO()
    whole.save(out, kind, quality=92)
    return out.getvalue()


def shows(lan: Phone, text: str) -> None:
    """Give the page a picture of a code."""
    again = lan.page.get_by_role("button", name="Xem mã khác")
    if again.count():
        lan.taps_on(again)
    lan.page.locator("input[type=file]").set_input_files({"name": "ma.png", "mimeType": "image/png", "buffer": picture_of(text)})


def test_a_published_account_is_calm_and_everything_else_stops_with_the_safety_card(lan: Phone, code: str, published: UUID) -> None:
    lan.activates(code)
    lan.turns_to(f"/thu-tuc/{PROCEDURE}")
    lan.sees(HOLDER)  # where the commune publishes it
    lan.goes_offline()
    lan.taps_link("Xem trước khi trả tiền")
    lan.sees_page("Xem trước khi trả tiền")
    good = make_code(BANK, ACCOUNT, 8000, PROCEDURE)
    shows(lan, good)
    lan.sees("Đúng nơi xã công bố")
    for words in ("Agribank", "3511 0101 2345 6", HOLDER, "8.000 đ", "Thông báo 12/TB-UBND"):
        lan.sees(words)
    assert faults_of(lan.page, outdoors=True) == []
    for text, verdict in (
        (make_code(BANK, "0912345678", 8000), "Tài khoản này xã không công bố"),
        (make_code(BANK, ACCOUNT, 80_000), "Số tiền khác mức xã công bố"),
        (good.replace("3511", "3512"), "Mã này hỏng hoặc đã bị sửa"),
        ("https://vneid-hotro.example/tra-tien", "Đây không phải mã trả tiền"),
    ):
        shows(lan, text)
        lan.sees(verdict)
        lan.sees("Khoan trả.")
        lan.sees("Không chuyển khoản vào tài khoản của cá nhân.")
        expect(lan.page.get_by_text("Đúng nơi xã công bố")).to_have_count(0)
    assert faults_of(lan.page, outdoors=True) == []
    assert lan.context
    assert [page.url for page in lan.context.pages] == [lan.page.url], "nothing else was opened"
    assert lan.page.url.endswith(f"#/xem-tien/{PROCEDURE}")
    assert lan.complaints == []


def test_the_camera_reads_a_card_and_only_name_and_year_stay(lan: Phone, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holds_the_camera_over(monkeypatch, tmp_path / "the.mjpeg", picture_of(CARD, "JPEG"))
    lan.activates(code)
    lan.turns_to("/giup")
    lan.types("lo thi tu")
    lan.taps_link("Nhà Lô Thị Tư")
    lan.page.wait_for_url("**/can/*")
    home = f"/nha/{lan.page.url.rsplit('/', 1)[1]}"
    lan.turns_to(f"{home}/them")
    lan.sees_page("Thêm người trong nhà")
    lan.taps_button("Đọc mã QR trên thẻ căn cước")
    expect(lan.page.get_by_label("Họ và tên")).to_have_value("Lô Thị Xuân", timeout=PATIENCE)
    expect(lan.page.get_by_label("Năm sinh")).to_have_value("1956")
    lan.sees("Xem lại rồi mới thêm")
    expect(lan.page.locator("video")).to_have_count(0)  # the camera is closed
    assert faults_of(lan.page, outdoors=True) == []
    lan.taps_button("Thêm người này")
    lan.page.wait_for_url("**/can/*")
    lan.turns_to(home)
    lan.sees("Lô Thị Xuân")
    kept = lan.page.evaluate(KEPT)
    assert len(kept) > 1000, "nothing was looked at"
    assert NUMBER not in kept
    assert OLD not in kept
    assert lan.complaints == []
