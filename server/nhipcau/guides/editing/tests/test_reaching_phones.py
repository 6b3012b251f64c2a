"""What was put in force reaches phones, or editors hear that it has not; and an open draft hears of a new file."""

import json
import re
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from nhipcau.guides.editing.store import take_in
from nhipcau.guides.editing.tests.desk import BIRTH, QUYNH, VY, newest, number, plant, reworded, save, tell
from nhipcau.guides.models import Guide
from nhipcau.guides.replay import whole_guide
from nhipcau.kernel import registry
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.renewal import renewal
from tests.officers import at_browser
from tests.world import settle

pytestmark = pytest.mark.django_db
DESK = f"/soan/{BIRTH}"
NOT_YET = "Máy của tổ chưa nhận được phần mới"


@pytest.fixture
def guide() -> dict[str, Any]:
    settle()
    return plant()


@pytest.fixture
def vy(guide: dict[str, Any]) -> Client:
    assert renewal.now()
    return at_browser("content_editor", "vn.40.", "Nguyễn Thảo Vy", "vy")


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def publish() -> None:
    assert number(tell(VY, "ask_review", revision=newest())) == ""
    assert number(tell(QUYNH, "publish_guide", revision=newest(), next_review="2027-05-20")) == ""


class Trouble:
    """A bundle that the database does not give for so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self) -> dict[str, Any]:
        self.left -= 1
        if self.left >= 0:
            raise OperationalError("the connection was lost")
        return {}


def test_a_short_trouble_is_tried_again_and_phones_have_what_was_published(
    vy: Client, guide: dict[str, Any], django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.bundles, "trouble", Trouble(2))
    save(VY, reworded(guide))
    with django_capture_on_commit_callbacks(execute=True):
        publish()
    assert renewal.behind() == []
    assert NOT_YET not in words(vy.get(f"{DESK}?xong=ra"))
    assert "Máy của tổ nhận phần mới khi có sóng" in words(vy.get(f"{DESK}?xong=ra"))


def test_what_does_not_reach_phones_is_said_until_it_does(
    vy: Client, guide: dict[str, Any], django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(VY, reworded(guide))
    with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
        broken.setitem(registry.bundles, "a_first", Trouble(99))
        publish()
    guide_now = Guide.objects.get(procedure=BIRTH, current=True)
    assert guide_now.body["papers"][0]["why"] == "Xã ghi tên cháu vào sổ.", "what was published stays"
    assert renewal.behind() == ["guides"]
    for page in ("/soan", f"{DESK}?xong=ra"):
        assert NOT_YET in words(vy.get(page))
    assert "Đã gửi lại" in words(vy.post("/soan", follow=True))
    assert (renewal.behind(), NOT_YET in words(vy.get("/soan"))) == ([], False)


def test_a_button_that_does_not_help_says_so_again(vy: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    Guide.objects.filter(procedure=BIRTH).update(current=False)
    with monkeypatch.context() as broken:
        broken.setitem(registry.bundles, "a_first", lambda: json.loads("{"))
        again = vy.post("/soan")
        assert (again.status_code, again.headers["Location"]) == (302, "/soan")
    assert NOT_YET in words(vy.get("/soan"))


def test_a_draft_says_what_the_new_file_changed_and_is_kept_or_begun_anew(vy: Client, guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    said = "Bản đang dùng đã đổi sau khi mở bản nháp"
    assert said not in words(vy.get(DESK))
    take_in(whole_guide({**guide, "intro": "Từ kho."}), "default")
    for page in (DESK, f"{DESK}/duyet"):
        shown = words(vy.get(page))
        assert (said in shown, "Kho đã đổi 1 chỗ" in shown, "Từ kho." in shown) == (True, True, True), page
    kept = vy.post(f"{DESK}/kho", {"ma": new_id(), "tren": 1, "lam": "de"}, follow=True)
    assert "Bản nháp giữ nguyên" in words(kept)
    assert said not in words(kept)
    take_in(whole_guide({**guide, "intro": "Từ kho nữa."}), "default")
    anew = vy.post(f"{DESK}/kho", {"ma": new_id(), "tren": 1, "lam": "lay"}, follow=True)
    assert "Đã lấy bản từ kho" in words(anew)
    assert said not in words(anew)
