"""Saves are added and never lost, only a second person publishes, and a restart overwrites nobody."""

from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from nhipcau.guides.editing.changes import changes_between
from nhipcau.guides.editing.models import Draft, Publication, Revision
from nhipcau.guides.editing.queries import body_at, findings_of, get_work, latest_body, standings
from nhipcau.guides.editing.store import take_in
from nhipcau.guides.editing.tests.desk import (
    BIRTH,
    LAND,
    QUYNH,
    VY,
    newest,
    number,
    plant,
    reworded,
    save,
    tell,
    version,
)
from nhipcau.guides.models import Guide
from nhipcau.guides.queries import get_guide
from nhipcau.guides.replay import whole_guide
from nhipcau.kernel import registry
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from tests.world import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide() -> dict[str, Any]:
    settle()
    return plant()


def publish(by: Any = QUYNH, revision: int | None = None) -> str:
    return number(tell(by, "publish_guide", revision=revision or newest(), next_review="2027-05-20"))


def ask(by: Any = VY, revision: int | None = None) -> str:
    return number(tell(by, "ask_review", revision=revision or newest()))


def test_a_save_is_a_revision_with_its_author_its_time_and_what_changed(guide: dict[str, Any]) -> None:
    assert save(VY, reworded(guide)) == ""
    kept = Revision.objects.get()
    assert (kept.number, kept.over, kept.kind, kept.author, kept.author_name) == (1, 0, "written", VY.id, VY.name)
    (change,) = kept.changes
    assert change["field"] == "Vì sao cần"
    assert change["after"] == "Xã ghi tên cháu vào sổ."
    assert latest_body(BIRTH)["papers"][0]["why"] == "Xã ghi tên cháu vào sổ."
    assert get_guide(BIRTH)["version"] == version(guide), "what is in force has not moved"


def test_a_revision_can_be_added_but_neither_changed_nor_dropped(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    for change in (lambda: Revision.objects.update(author_name="Ai đó"), lambda: Revision.objects.all().delete()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


def test_a_save_over_a_newer_revision_is_refused_and_both_are_kept(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide, "Xã ghi theo tờ này."))
    late = reworded(guide, "Xã cần tờ này.")
    told = tell(QUYNH, "save_draft", id=new_id(), over=0, how="written", guide=late)
    assert number(told) == "409.125"
    assert told.details == {"newest": 1, "author": VY.name}
    assert number(tell(QUYNH, "keep_aside", id=new_id(), over=0, guide=late)) == ""
    assert (newest(), latest_body(BIRTH)["papers"][0]["why"]) == (1, "Xã ghi theo tờ này.")
    aside = Revision.objects.get(kind="aside")
    assert (aside.number, aside.body["papers"][0]["why"], aside.author) == (2, "Xã cần tờ này.", QUYNH.id)
    assert save(QUYNH, late, over=1) == "", "on the newest revision it is taken"
    assert newest() == 3


def test_a_page_that_was_open_across_a_publication_is_refused_too(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    ask()
    assert publish() == ""
    assert save(VY, reworded(guide, "Từ trang mở đã lâu.")) == "409.125"
    assert save(VY, {**latest_body(BIRTH), "intro": "Mới."}, over=1) == ""


@pytest.mark.parametrize(
    "spoilt",
    [
        {}, {"procedure": "9.999999", "title": "x"}, {"procedure": BIRTH, "title": "x", "papers": "none"},
        {"procedure": BIRTH, "title": "x", "papers": [{"id": "Tờ khai"}]}, {"procedure": BIRTH, "title": "x", "odd": 1},
        {"procedure": BIRTH, "title": "x", "papers": [{"id": "a"}, {"id": "a"}]},
        {"procedure": BIRTH, "title": "x", "papers": [{"id": "a", "originals": "một"}]},
        {"procedure": BIRTH, "title": "x", "review": "hôm qua"}, {"procedure": BIRTH, "title": 7},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_shaped_like_a_guide_is_not_kept(guide: dict[str, Any], spoilt: dict[str, Any]) -> None:
    assert save(VY, spoilt) == "422.126"
    assert not Revision.objects.exists()


def test_a_draft_may_be_incomplete(guide: dict[str, Any]) -> None:
    assert save(VY, {"procedure": BIRTH, "title": "", "papers": [{"id": "a"}]}) == ""
    assert findings_of(latest_body(BIRTH))


def test_only_another_person_publishes_and_their_name_and_day_become_the_review(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    assert publish() == "409.129", "nobody has asked yet"
    assert ask() == ""
    assert publish(VY) == "403.128"
    assert publish(QUYNH) == ""
    now = get_guide(BIRTH)
    today = local_today().isoformat()
    assert now["review"]["reviewed_by"] == "Hồ Thị Quỳnh, người soạn hướng dẫn"
    assert (now["review"]["reviewed_on"], now["review"]["next_review"]) == (today, "2027-05-20")
    assert now["papers"][0]["why"] == "Xã ghi tên cháu vào sổ."
    told = Publication.objects.get()
    assert (told.asked_name, told.published_by, told.published_name) == (VY.name, QUYNH.id, QUYNH.name)
    assert get_guide(BIRTH, version(guide))["version"] == version(guide), "the old version can still be read"


def test_who_asks_for_a_look_at_the_work_of_another_does_not_publish_it_either(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    ask(QUYNH)
    assert (publish(QUYNH), publish(VY), publish(LAND)) == ("403.128", "403.128", "")


def test_a_save_takes_the_question_back(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    ask()
    save(VY, reworded(guide, "Xã cần tờ này."), over=1)
    assert publish(revision=1) == publish() == "409.129"


def test_a_guide_with_errors_is_not_published_and_the_first_of_them_are_named(guide: dict[str, Any]) -> None:
    broken = reworded(guide, "Câu này dài quá mười lăm chữ nên bà con nghe xong không nhớ được phần đầu nói gì.")
    broken["fees"] = [{"id": "copy", "text": "Tám nghìn đồng.", "law": ["x"]}]
    broken["papers"].append({"id": "never", "name": "Giấy lạ", "how": "bring", "originals": 1, "why": "Lạ.", "law": ["x"],
                             "when": {"==": [{"var": "where_born"}, "moon"]}})  # fmt: skip
    save(VY, broken)
    ask()
    told = tell(QUYNH, "publish_guide", revision=1, next_review="2027-05-20")
    assert number(told) == "422.127"
    assert "Lệ phí: Tám nghìn đồng.: Lệ phí chưa có ngày." in told.details["text"]
    assert "Giấy lạ: Câu where_born không có đáp án moon." in told.details["text"]
    assert get_guide(BIRTH)["version"] == version(guide)
    assert Draft.objects.get().asked_by == VY.id, "the question stands"


def test_a_guide_that_is_not_in_force_yet_waits(guide: dict[str, Any]) -> None:
    save(VY, {**guide, "valid_from": "2030-01-01", "valid_to": ""})
    ask()
    assert publish() == "422.127"


def test_the_second_person_sends_back_with_words(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    assert number(tell(QUYNH, "send_back", revision=1, note="Viết ngắn hơn.")) == "409.129"
    ask()
    assert number(tell(QUYNH, "send_back", revision=1, note="Viết ngắn hơn.")) == ""
    draft = Draft.objects.get()
    assert (draft.asked_by, draft.note, draft.sent_back_by) == (None, "Viết ngắn hơn.", QUYNH.name)
    assert ask() == ""
    assert Draft.objects.get().note == ""


def test_what_is_published_is_bundled_anew_once_it_has_committed(
    guide: dict[str, Any], django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    assert registry.renewals, "the gateway has plugged in what makes bundles"
    monkeypatch.setattr(registry, "renewals", [lambda: made.append(get_guide(BIRTH)["version"])])
    save(VY, reworded(guide))
    ask()
    with django_capture_on_commit_callbacks(execute=True):
        publish()
        assert made == [], "not before the commit"
    assert made == [get_guide(BIRTH)["version"]]


def test_an_editor_of_a_province_and_one_of_the_country_write_in_their_own_ledgers(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    save(LAND, reworded(guide, "Xã cần tờ này."), over=1)
    assert list(
        Entry.objects.filter(verb="guides.save_draft").values_list("commune", flat=True).order_by("commune")
    ) == ["40", "vn"]


def test_going_back_is_a_new_revision(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide, "Một."))
    save(VY, reworded(guide, "Hai."), over=1)
    save(VY, body_at(BIRTH, 1), over=2, how="went_back")
    assert latest_body(BIRTH)["papers"][0]["why"] == "Một."
    assert [row.number for row in Revision.objects.order_by("number")] == [1, 2, 3]


# ── the content files


def publish_edited(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    ask()
    publish()


def test_a_restart_leaves_what_editors_put_in_force(guide: dict[str, Any]) -> None:
    publish_edited(guide)
    ours = get_guide(BIRTH)["version"]
    take_in(whole_guide(guide), "default")
    assert get_guide(BIRTH)["version"] == ours
    assert not Guide.objects.filter(offered=True).exists()


def test_a_new_file_is_offered_where_editors_went_on_and_can_be_taken_over_or_left(guide: dict[str, Any]) -> None:
    publish_edited(guide)
    ours = get_guide(BIRTH)["version"]
    newer = {**guide, "intro": "Từ kho."}
    take_in(whole_guide(newer), "default")
    take_in(whole_guide(newer), "default")
    assert get_guide(BIRTH)["version"] == ours
    assert "kho" in standings()[0].states
    offered = get_work(BIRTH).offered
    assert offered.body["intro"] == "Từ kho."
    assert save(VY, newer, over=newest(), how="from_store") == ""
    assert get_work(BIRTH).offered is None
    ask()
    assert publish() == ""
    assert get_guide(BIRTH)["intro"] == "Từ kho."
    newest_file = {**guide, "intro": "Từ kho, lần hai."}
    take_in(whole_guide(newest_file), "default")
    assert number(tell(VY, "leave_offer", version=version(newest_file))) == ""
    assert get_work(BIRTH).offered is None


def test_a_new_file_goes_in_force_where_nobody_edited(guide: dict[str, Any]) -> None:
    take_in(whole_guide({**guide, "intro": "Từ kho."}), "default")
    assert get_guide(BIRTH)["intro"] == "Từ kho."


def test_an_open_draft_hears_that_a_file_replaced_the_guide_under_it(guide: dict[str, Any]) -> None:
    save(VY, reworded(guide))
    assert (get_work(BIRTH).replaced, "kho" in standings()[0].states) == (None, False)
    newer = {**guide, "intro": "Từ kho."}
    take_in(whole_guide(newer), "default")
    work = get_work(BIRTH)
    assert work.replaced.body["intro"] == "Từ kho."
    assert [(one.field, one.after) for one in work.replaced_changes] == [("Lời mở đầu", "Từ kho.")]
    assert "kho" in standings()[0].states
    assert save(VY, reworded(guide, "Ghi thêm."), over=1) == ""
    assert get_work(BIRTH).replaced, "a save alone does not say that it was seen"
    assert number(tell(VY, "leave_offer", version=version(newer))) == ""
    assert get_work(BIRTH).replaced is None
    newest_file = {**guide, "intro": "Từ kho, lần hai."}
    take_in(whole_guide(newest_file), "default")
    assert save(VY, newest_file, over=2, how="from_store") == ""
    assert get_work(BIRTH).replaced is None


def test_a_file_that_has_caught_up_with_the_editors_counts_again(guide: dict[str, Any]) -> None:
    publish_edited(guide)
    ours = get_guide(BIRTH)
    take_in(ours, "default")
    take_in(whole_guide({**guide, "intro": "Từ kho."}), "default")
    assert get_guide(BIRTH)["intro"] == "Từ kho."


# ── what is told of changes


def test_what_changed_is_told_line_by_line(guide: dict[str, Any]) -> None:
    changed = reworded(guide)
    changed["title"] = "Khai sinh"
    first, second, *rest = changed["papers"]
    changed["papers"] = [second, first, *rest[1:], {"id": "new", "name": "Giấy mới", "how": "show", "law": ["x"]}]
    told = [(one.what, one.name, one.field) for one in changes_between(guide, changed)]
    assert ("sua", "Phần đầu", "Tên hướng dẫn") in told
    assert ("sua", first["name"], "Vì sao cần") in told
    assert ("bo", rest[0]["name"], "") in told
    assert ("them", "Giấy mới", "") in told
    assert sum(what == "doi-cho" for what, _, _ in told) == 1
    assert changes_between(guide, guide) == []
