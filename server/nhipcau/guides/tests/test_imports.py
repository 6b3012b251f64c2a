"""Procedures of the national portal: taken in to read and to find, never over what we have written."""

import json
from pathlib import Path
from typing import Any

import pytest

from nhipcau.guides.candidates import COMMON
from nhipcau.guides.imports import Fault, import_procedures
from nhipcau.guides.models import Procedure
from nhipcau.guides.offline import procedures_bundle
from nhipcau.guides.portal import REFERENCE_ONLY, BadRecord, laws, reference_from, text_of
from nhipcau.guides.queries import find_procedures, get_procedure, procedures_by_field, shared
from nhipcau.guides.tests.files import content, loaded  # noqa: F401 (fixtures)
from nhipcau.kernel.problems import Refusal

FISHING: dict[str, Any] = {
    "code": "1.003003",
    "data": {
        "name": "Cấp giấy phép <b>khai thác</b> thủy sản",
        "executionSteps": ["Nộp hồ sơ.", {"content": "<p>Nhận&nbsp;kết quả.</p>"}, {"content": ""}],
        "executionMethods": [
            {"submissionMethod": "ONLINE", "processingTime": "6", "processingTimeUnit": "WORKING_DAY",
             "fees": [{"name": "40.000 đồng"}]},
            {"submissionMethod": "POSTAL", "processingTime": "4", "processingTimeUnit": "OTHER", "fees": []},
        ],
        "executionCases": [
            {"name": "Cấp mới", "profileComponents": [{"name": "Đơn đề nghị", "originalQty": 1, "copyQty": "2"}]},
        ],
        "legalBasisesDetails": [{"name": "Luật Thủy sản 18/2017/QH14"}, "Nghị định 26/2019/NĐ-CP"],
        "resultsDetails": [{"name": "Giấy phép"}],
        "unitGroupsExecuting": [{"name": "Chi cục Thủy sản"}],
        "cases": [{"code": "1.003003.01", "processingDay": {"qty": 6, "type": "WORKING_DAY"}}],
    },
}  # fmt: skip


def written(folder: Path, name: str, told: Any) -> Path:
    path = folder / name
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return path


def take(path: Path, **options: Any) -> Any:
    return import_procedures(path, as_of="2026-10-01", using="default", **options)


def test_a_record_of_the_portal_becomes_a_reference():
    body = reference_from(FISHING, "2026-10-01")
    assert (body["code"], body["title"]) == ("1.003003", "Cấp giấy phép khai thác thủy sản")
    assert body["status"] == REFERENCE_ONLY
    assert body["steps"] == ["Nộp hồ sơ.", "Nhận kết quả."]
    assert body["channels"] == ["online", "post"]
    assert body["law"] == ["18/2017/QH14", "26/2019/NĐ-CP"]
    assert body["papers"] == [
        {"name": "Đơn đề nghị", "how": "bring", "originals": 1, "copies": 2, "when": "Cấp mới", "form": ""}
    ]


def test_a_unit_that_the_portal_lost_is_said_and_not_guessed():
    assert reference_from(FISHING, "2026-10-01")["time"]["text"] == "6 ngày làm việc. 4 (cổng không ghi đơn vị)"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("1.003003", "không phải một bản ghi"),
        ([], "không phải một bản ghi"),
        ({"code": "1.003003", "data": []}, "data"),
        ({"code": "1003003", "data": {"name": "x"}}, "không đúng dạng"),
        ({"code": "1.003003", "data": {"name": "  "}}, "không có tên"),
        ({}, "không đúng dạng"),
    ],
)
def test_what_is_no_procedure_is_refused_in_words(raw: object, words: str):
    with pytest.raises(BadRecord, match=words):
        reference_from(raw, "2026-10-01")


def test_odd_values_are_read_as_words_or_not_at_all():
    assert text_of({"title": {"name": "a<br>b"}}) == "a b"
    assert text_of([1]) == ""
    assert text_of(True) == ""
    assert laws({"name": "Luật 60/2014/QH13, sửa bởi 60/2014/QH13"}) == ["60/2014/QH13"]


@pytest.mark.usefixtures("content")
def test_an_imported_procedure_is_found_and_marked_and_not_sent_to_phones(tmp_path: Path):
    done = take(written(tmp_path, "a.json", [FISHING]))
    assert (done.added, done.renewed, done.kept) == (1, 0, 0)
    assert find_procedures("giay phep khai thac thuy san")[0].code == "1.003003"
    assert get_procedure("1.003003").status == REFERENCE_ONLY
    assert "1.003003" not in {row.code for row in procedures_by_field()}
    assert "1.003003" not in {body["code"] for body in procedures_bundle()["procedures"]}


@pytest.mark.usefixtures("content")
def test_importing_twice_renews_and_never_touches_what_we_wrote(tmp_path: Path):
    ours = get_procedure("1.001193").body
    folder = written(tmp_path, "a.json", [FISHING, {"code": "1.001193", "data": {"name": "Bản của cổng"}}]).parent
    take(folder)
    done = take(folder)
    assert (done.added, done.renewed, done.kept) == (0, 1, 1)
    assert get_procedure("1.001193").body == ours


@pytest.mark.usefixtures("content")
def test_bad_records_stop_the_whole_import_and_all_are_told(tmp_path: Path):
    written(tmp_path, "good.json", FISHING)
    written(tmp_path, "list.json", [{"code": "x"}, {"code": "1.003003", "data": {}}])
    written(tmp_path, "torn.json", '{"code": "1.0')
    (tmp_path / "latin.json").write_bytes(b'{"code": "\xe0"}')
    with pytest.raises(Refusal) as refused:
        take(tmp_path)
    assert refused.value.problem.number == "422.123"
    assert refused.value.details["count"] == 4
    assert not Procedure.objects.filter(code="1.003003").exists()
    done = take(tmp_path, skip_bad=True)
    assert done.added == 1
    assert {fault.file for fault in done.skipped} == {"list.json", "torn.json", "latin.json"}


@pytest.mark.parametrize(("told", "number"), [("[]", "422.122"), (None, "404.121")])
def test_nothing_to_import_is_said(tmp_path: Path, told: str | None, number: str):
    path = tmp_path / "a.json" if told is None else written(tmp_path, "a.json", told)
    with pytest.raises(Refusal) as refused:
        take(path)
    assert refused.value.problem.number == number


def test_a_fault_names_its_file_and_record():
    assert str(Fault("a.json", 3, "không có tên thủ tục")) == "a.json, bản ghi 3: không có tên thủ tục"


@pytest.mark.usefixtures("content")
def test_a_word_that_very_many_share_neither_picks_nor_hides_what_is_meant(tmp_path: Path):
    names = ["Cấp giấy phép quảng cáo", *(f"Cấp giấy phép loại {at:03}" for at in range(200))]
    take(written(tmp_path, "a.json", [{"code": f"9.{at:06}", "data": {"name": name}} for at, name in enumerate(names)]))
    common = shared(COMMON, {})
    assert common["giay"] == common["phep"] == 201
    assert "quangcao" not in common
    assert find_procedures("cap giay phep quang cao")[0].code == "9.000000"
    assert any(row.code.startswith("9.") for row in find_procedures("cap giay phep loai"))
    assert find_procedures("dang ky khai sinh")[0].code == "1.001193"
