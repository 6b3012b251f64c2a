"""The editor's pages as a browser without JavaScript sees them: forms, refusals, files."""

import html
import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nhipcau.guides.commands import procedure_files
from nhipcau.guides.editing import tables, tomls
from nhipcau.guides.editing.models import Draft, Revision
from nhipcau.guides.editing.queries import latest_body
from nhipcau.guides.editing.store import take_in
from nhipcau.guides.editing.tests.desk import BIRTH, plant, version
from nhipcau.guides.models import Procedure
from nhipcau.guides.queries import get_guide
from nhipcau.guides.replay import whole_guide
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from tests.officers import at_browser
from tests.world import settle

pytestmark = pytest.mark.django_db
DESK = f"/soan/{BIRTH}"


@pytest.fixture
def guide() -> dict[str, Any]:
    settle()
    return plant()


@pytest.fixture
def vy(guide: dict[str, Any]) -> Client:
    return at_browser("content_editor", "vn.40.", "Nguyễn Thảo Vy", "vy")


@pytest.fixture
def quynh(guide: dict[str, Any]) -> Client:
    return at_browser("content_editor", "vn.40.", "Hồ Thị Quỳnh", "quynh")


def words(answer: Any) -> str:
    """Return the text of a page, tags away."""
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", plain)


def form_of(client: Client, path: str) -> dict[str, Any]:
    """Return what the form of a line would send: every field as it stands on the page."""
    page = client.get(path).content.decode()
    form = page[page.index('id="soan"') : page.index('id="thu"')]
    fields: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]+)"', tag)
        if name is None or (("checkbox" in tag or "radio" in tag) and "checked" not in tag):
            continue
        value = re.search(r'value="([^"]*)"', tag)
        fields.setdefault(name[1], []).append(value[1] if value else "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form):
        fields[name] = [html.unescape(text)]
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        fields[name] = [chosen[1] if chosen else ""]
    return fields


def test_a_form_that_is_sent_as_it_stands_changes_nothing(vy: Client) -> None:
    for slug, kind in (("giay-to", "papers"), ("cau-hoi", "questions"), ("buoc", "steps"), ("loi-dan", "warnings"),
                       ("le-phi", "fees"), ("muc", "values"), ("loi-hay-gap", "mistakes"), ("trai-nhau", "conflicts")):  # fmt: skip
        for line in latest_body(BIRTH).get(kind, []):
            path = f"{DESK}/dong?bang={slug}&dong={line['id']}"
            sent = vy.post(f"{DESK}/dong", {**form_of(vy, path), "lam": "luu"})
            assert sent.status_code == 302, (slug, line["id"], words(sent)[:600])
    assert not Revision.objects.exists()
    assert vy.post(f"{DESK}/dau", form_of(vy, f"{DESK}/dau")).status_code == 302
    assert not Revision.objects.exists()


def test_a_changed_sentence_is_saved_once_however_often_it_is_sent(vy: Client) -> None:
    fields = {**form_of(vy, f"{DESK}/dong?bang=giay-to&dong=form"), "why": "Xã ghi tên cháu vào sổ.", "lam": "luu"}
    for _ in range(2):
        answer = vy.post(f"{DESK}/dong", fields)
        assert answer.headers["Location"] == f"{DESK}?xong=luu#giay-to-form"
    assert Revision.objects.count() == 1


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(vy: Client) -> None:
    fields = {
        **form_of(vy, f"{DESK}/dong?bang=giay-to&dong=form"),
        "name": "",
        "originals": "hai",
        "id": "Tờ khai",
        "lam": "luu",
    }
    answer = vy.post(f"{DESK}/dong", fields)
    assert answer.status_code == 422
    for said in ("Ghi mục này.", "Ghi số nguyên, như 8000.", "Chỉ dùng chữ thường không dấu"):
        assert said in words(answer)
    assert 'value="hai"' in answer.content.decode()
    assert not Revision.objects.exists()


def test_a_new_line_is_named_by_its_words(vy: Client) -> None:
    fields = {**form_of(vy, f"{DESK}/dong?bang=loi-dan"), "text": "Đừng đưa tiền cho ai.", "lam": "luu"}
    assert vy.post(f"{DESK}/dong", fields).headers["Location"].endswith("#loi-dan-dung_dua_tien_cho_ai")
    assert latest_body(BIRTH)["warnings"][-1] == {"id": "dung_dua_tien_cho_ai", "text": "Đừng đưa tiền cho ai."}


def test_options_periods_and_branches_are_added_and_dropped_by_buttons(vy: Client) -> None:
    fields = form_of(vy, f"{DESK}/dong?bang=cau-hoi&dong=witness")
    more = vy.post(f"{DESK}/dong", {**fields, "lam": "options.them"})
    assert more.content.decode().count('name="options.label"') == 3
    less = vy.post(f"{DESK}/dong", {**fields, "lam": "options.bo.0"})
    assert less.content.decode().count('name="options.label"') == 1
    turned = vy.post(f"{DESK}/dong", {**fields, "lam": "options.len.1"}).content.decode()
    assert turned.index("Không có ai") < turned.index("Có người thấy")
    group = vy.post(f"{DESK}/dong", {**fields, "lam": "when.nhom"})
    assert "Nhóm 2" in words(group)
    period = vy.post(f"{DESK}/dong", {**form_of(vy, f"{DESK}/dong?bang=muc&dong=copy_fee"), "lam": "periods.them"})
    assert period.content.decode().count('name="periods.amount"') == 2
    assert not Revision.objects.exists()


def test_a_condition_written_by_hand_is_taken_when_it_can_be_read(vy: Client) -> None:
    fields = {**form_of(vy, f"{DESK}/dong?bang=giay-to&dong=form"), "lam": "luu"}
    assert vy.post(f"{DESK}/dong", {**fields, "when.raw": '{"maybe": 1}'}).status_code == 422
    assert vy.post(f"{DESK}/dong", {**fields, "when.raw": '{"==": [{"var": "parents"}, "married"]}'}).status_code == 302
    assert latest_body(BIRTH)["papers"][0]["when"] == {"==": [{"var": "parents"}, "married"]}


def test_a_group_in_a_group_is_filled_in_and_saved(vy: Client) -> None:
    path = f"{DESK}/dong?bang=giay-to&dong=form"
    fields = {**form_of(vy, path), "lam": "when.nhom", "when.join": "and"}
    more = vy.post(f"{DESK}/dong", {**fields, "when.0.join": "and", "when.0.0.q": "where_born", "lam": "when.0.nhom"})
    assert "Nhóm nhỏ 1.1" in words(more)
    filled = {
        "when.0.join": "and", "when.0.0.q": "where_born", "when.0.0.w": "la", "when.0.0.v": "home",
        "when.0.s0.join": "nor", "when.0.s0.0.q": "parents", "when.0.s0.0.w": "la", "when.0.s0.0.v": "married",
        "when.0.s0.1.q": "who_files", "when.0.s0.1.w": "la", "when.0.s0.1.v": "other",
    }  # fmt: skip
    assert vy.post(f"{DESK}/dong", {**fields, **filled, "lam": "luu"}).status_code == 302
    assert latest_body(BIRTH)["papers"][0]["when"] == {
        "and": [
            {"==": [{"var": "where_born"}, "home"]},
            {"!": [{"or": [{"==": [{"var": "parents"}, "married"]}, {"==": [{"var": "who_files"}, "other"]}]}]},
        ]
    }
    assert 'value="nor" selected' in vy.get(path).content.decode()


def test_a_condition_of_too_many_layers_stands_as_text_that_is_checked_while_it_is_mended(vy: Client) -> None:
    path, age = f"{DESK}/dong?bang=giay-to&dong=form", '{"==": [{"var": "parents"}, "married"]}'
    deep = f'{{"or": [{age}, {{"and": [{age}, {{"or": [{age}, {{"and": [{age}, {{"or": [{age}, {age}]}}]}}]}}]}}]}}'
    assert vy.post(f"{DESK}/dong", {**form_of(vy, path), "when.raw": deep, "lam": "luu"}).status_code == 302
    shown = form_of(vy, path)
    [raw] = shown["when.raw"]
    assert (json.loads(raw), "when.join" in shown) == (json.loads(deep), False)
    same = {**shown, "when.raw": raw.replace("\n", "\r\n"), "get": "Xin ở quầy.", "lam": "luu"}
    assert vy.post(f"{DESK}/dong", same).status_code == 302
    assert latest_body(BIRTH)["papers"][0]["when"] == json.loads(deep)
    torn = {**form_of(vy, path), "when.raw": raw[:-1]}
    for answer in (
        vy.post(f"{DESK}/xem-thu", torn),
        vy.post(f"{DESK}/dong", {**torn, "lam": "ve-lai"}),
        vy.post(f"{DESK}/dong", {**torn, "lam": "luu"}),
    ):
        assert "Xem lại dấu ngoặc, dấu phẩy" in words(answer)
    anew = vy.post(f"{DESK}/dong", {**shown, "lam": "when.moi"}).content.decode()
    assert 'name="when.0.0.q"' in anew
    assert vy.post(f"{DESK}/dong", {**form_of(vy, path), "when.raw": "", "when.join": "and", "lam": "luu"}).status_code == 302
    assert "when" not in latest_body(BIRTH)["papers"][0]


def test_the_second_of_two_sees_both_and_saves_over_the_new_one(vy: Client, quynh: Client) -> None:
    path = f"{DESK}/dong?bang=giay-to&dong=form"
    late = {**form_of(quynh, path), "get": "Hỏi quầy một cửa.", "lam": "luu"}
    vy.post(f"{DESK}/dong", {**form_of(vy, path), "why": "Xã ghi tên cháu vào sổ.", "lam": "luu"})
    refused = quynh.post(f"{DESK}/dong", late)
    assert refused.status_code == 409
    for said in ("Nguyễn Thảo Vy đã lưu bản số 1", "Xã ghi tên cháu vào sổ.", "Hỏi quầy một cửa.", "409.125"):
        assert said in words(refused) or said in refused.content.decode()
    assert Entry.objects.get(problem="409.125").verdict == "refused", "the ledger keeps the refusal"
    again = re.search(r'name="tren" value="(\d+)"', refused.content.decode())
    assert again
    assert again[1] == "1"
    assert "Xã ghi tên cháu vào sổ." in re.findall(r"<textarea[^>]*>([^<]*)<", refused.content.decode()), (
        "untouched here"
    )
    fields = {**late, "why": "Xã ghi tên cháu vào sổ.", "ma": str(new_id()), "tren": again[1]}
    assert quynh.post(f"{DESK}/dong", fields).status_code == 302
    saved = latest_body(BIRTH)["papers"][0]
    assert (saved["why"], saved["get"]) == ("Xã ghi tên cháu vào sổ.", "Hỏi quầy một cửa.")


def test_lines_move_and_go_and_come_back(vy: Client) -> None:
    press = {"ma": new_id(), "tren": 0, "bang": "giay-to", "lam": "xuong.form"}
    assert vy.post(f"{DESK}/xep", press).headers["Location"].endswith("#giay-to-form")
    assert latest_body(BIRTH)["papers"][1]["id"] == "form"
    gone = vy.post(f"{DESK}/xep", {**press, "ma": new_id(), "tren": 1, "lam": "bo.form"}, follow=True)
    assert "Lấy lại dòng vừa bỏ" in words(gone)
    vy.post(f"{DESK}/ban", {"ma": new_id(), "tren": 2, "so": 1})
    assert latest_body(BIRTH)["papers"][1]["id"] == "form"
    assert vy.post(f"{DESK}/xep", {**press, "lam": "bo.nobody"}).status_code == 404
    assert vy.get(f"{DESK}/ban?a=1&b=2").status_code == 200
    assert vy.get(f"{DESK}/ban?a=1&b=99").status_code == 404


def test_two_people_bring_a_guide_in_force(vy: Client, quynh: Client) -> None:
    assert "Chưa có gì để xem" in words(vy.get(f"{DESK}/duyet"))
    vy.post(
        f"{DESK}/dong", {**form_of(vy, f"{DESK}/dong?bang=giay-to&dong=form"), "why": "Xã ghi tên cháu.", "lam": "luu"}
    )
    assert vy.post(f"{DESK}/duyet", {"tren": 1, "lam": "nho"}).status_code == 302
    assert "Đưa ra dùng" not in re.findall(r"<button[^>]*>([^<]*)</button>", vy.get(f"{DESK}/duyet").content.decode())
    own = vy.post(f"{DESK}/duyet", {"tren": 1, "lam": "ra", "soat-lai": "2027-05-20"})
    assert (own.status_code, "403.128" in words(own)) == (403, True)
    quynh.post(f"{DESK}/duyet", {"tren": 1, "lam": "tra", "loi": "Viết rõ hơn."})
    assert "Viết rõ hơn." in words(vy.get(DESK))
    vy.post(f"{DESK}/duyet", {"tren": 1, "lam": "nho"})
    assert "Nguyễn Thảo Vy nhờ xem" in words(quynh.get("/soan?o=cho"))
    done = quynh.post(f"{DESK}/duyet", {"tren": 1, "lam": "ra", "soat-lai": "2027-05-20"}, follow=True)
    assert "Đã đưa ra dùng" in words(done)
    assert get_guide(BIRTH)["review"]["next_review"] == "2027-05-20"


def test_the_board_finds_and_filters(vy: Client) -> None:
    assert "Giấy khai sinh cho con" in words(vy.get("/soan?o=dang-dung"))
    assert "Chưa có việc nào như vậy" in words(vy.get("/soan?o=nhap"))
    assert "1.003583" in words(vy.get("/soan?o=chua"))


def test_a_guide_is_begun_from_its_reference(vy: Client) -> None:
    code = "1.004746"
    body = procedure_files().get(code) or next(iter(procedure_files().values()))
    code = body["code"] if not Procedure.objects.filter(code=body["code"]).exists() else "1.000689"
    fields = {"title": body["title"], "plain": body["plain"], "field": body["field"], "body": body}
    Procedure.objects.update_or_create(code=code, defaults=fields)
    assert "Bắt đầu soạn" in words(vy.get(f"/soan/{code}"))
    assert vy.post(f"/soan/{code}/bat-dau", {"ma": new_id(), "tren": 0}).status_code == 302
    begun = latest_body(code)
    assert begun["procedure"] == code
    assert [paper["name"] for paper in begun.get("papers", [])] == [paper["name"] for paper in body.get("papers", [])]
    page = words(vy.get(f"/soan/{code}"))
    assert "chỗ cần xem" in page
    assert vy.get("/soan/9.999999").status_code == 404


def test_files_go_out_and_come_in_and_a_bad_one_changes_nothing(vy: Client, guide: dict[str, Any]) -> None:
    book = vy.get(f"{DESK}/tep?dang=xlsx")
    assert book.headers["Content-Disposition"] == f'attachment; filename="{BIRTH}.xlsx"'
    assert version(tables.read_workbook(book.content, BIRTH)) == version(guide)
    plain = vy.get(f"{DESK}/tep?dang=toml").content
    assert version(tomls.read(plain.decode(), BIRTH)) == version(guide)
    changed = plain.replace("Giấy khai sinh cho con".encode(), b"Khai sinh cho con")
    sent = {"ma": new_id(), "tren": 0, "tep": SimpleUploadedFile("guide.toml", changed)}
    assert vy.post(f"{DESK}/tep", sent).status_code == 302
    assert latest_body(BIRTH)["title"] == "Khai sinh cho con"
    for name, content in (("x.xlsx", b"none"), ("x.toml", b"\xff\xfe"), ("x.toml", b"title =")):
        bad = vy.post(f"{DESK}/tep", {"ma": new_id(), "tren": 1, "tep": SimpleUploadedFile(name, content)})
        assert (bad.status_code, "422.131" in words(bad)) == (422, True)
    assert vy.post(f"{DESK}/tep", {"ma": new_id(), "tren": 1}).status_code == 422
    assert Draft.objects.get().newest == 1


def test_the_preview_shows_what_is_typed_on_a_supposed_day(vy: Client) -> None:
    shown = words(vy.get(f"{DESK}/xem-thu?phan=1&tl.parents=married&tl.where_born=clinic&ngay=2026-12-01"))
    assert "Giấy chứng sinh" in shown
    assert "Hướng dẫn đã quá hạn" not in shown
    assert "Hướng dẫn đã quá hạn" in words(vy.get(f"{DESK}/xem-thu?phan=1&ngay=2027-03-01"))
    fields = {**form_of(vy, f"{DESK}/dong?bang=giay-to&dong=birth_slip"), "name": "Giấy sinh", "tl.parents": "married"}
    typed = vy.post(f"{DESK}/xem-thu", {**fields, "tl.where_born": "clinic", "bang": "giay-to", "dong": "birth_slip"})
    assert "Giấy sinh" in words(typed)
    assert "khi ‘Cháu sinh ở đâu?’" in words(typed)
    assert vy.get(f"{DESK}/xem-thu?tl.parents=nobody&tl.age=x&ngay=hôm nay").status_code == 200


def test_a_version_from_the_content_files_is_taken_or_left(vy: Client, quynh: Client, guide: dict[str, Any]) -> None:
    test_two_people_bring_a_guide_in_force(vy, quynh)
    take_in(whole_guide({**guide, "intro": "Từ kho."}), "default")
    assert "Kho có bản mới" in words(vy.get(DESK))
    assert "Đã lấy bản từ kho" in words(vy.post(f"{DESK}/kho", {"ma": new_id(), "tren": 1, "lam": "lay"}, follow=True))
    assert latest_body(BIRTH)["intro"] == "Từ kho."
    take_in(whole_guide({**guide, "intro": "Từ kho nữa."}), "default")
    assert "Đã để bản từ kho" in words(vy.post(f"{DESK}/kho", {"ma": new_id(), "tren": 2, "lam": "de"}, follow=True))
    assert vy.post(f"{DESK}/kho", {"ma": new_id(), "tren": 2, "lam": "de"}).status_code == 302


def test_the_picture_stands_beside_a_table_that_says_the_same(vy: Client) -> None:
    page = vy.get(f"{DESK}/so-do").content.decode()
    assert '<svg class="flow"' in page
    assert "rẽ: Muốn ghi tên cha" in page
    assert words(vy.get(f"{DESK}/so-do")).count("Giấy chứng sinh") >= 2
    assert BytesIO(page.encode()).getbuffer().nbytes < 150 * 1024
