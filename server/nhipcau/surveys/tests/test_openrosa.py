"""The door of OpenRosa 1.0, as ODK Collect knocks at it; and what does not come in."""

from base64 import b64encode
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import etree

from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.surveys.models import Answer, Key
from nhipcau.surveys.openrosa.keys import mark_of
from nhipcau.surveys.tests.made import PERSONAL, brought, opened
from tests.world import World, must, settle, tell

pytestmark = pytest.mark.django_db
SECRET = "mot-khoa-de-thu"
DOOR = f"/openrosa/{SECRET}"
HOSTILE = {
    "an entity": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a id='nuoc_sinh_hoat'>&b;</a>",
    "a file of ours": b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    "laughs without end": b"<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>",
    "no XML": b"khong phai xml",
    "too deep": b"<a>" * 3000 + b"</a>" * 3000,
    "nothing": b"",
}


@pytest.fixture
def world() -> World:
    found = settle()
    must(found.hoa, "surveys.give_key", id=new_id(), member_id=found.lan_id, mark=mark_of(SECRET).hex())
    return found


def submission(instance: str = "", answers: str = "<nguon>khe</nguon><so_nguoi>4</so_nguoi>", form: str = "nuoc_sinh_hoat", version: str = "1", old: str = "") -> bytes:
    deprecated = f"<deprecatedID>{old}</deprecatedID>" if old else ""
    meta = f"<orx:meta xmlns:orx='http://openrosa.org/xforms'><orx:instanceID>{instance or f'uuid:{uuid4()}'}</orx:instanceID>{deprecated}</orx:meta>"
    return f"<?xml version='1.0'?><data id='{form}' version='{version}'>{answers}{meta}</data>".encode()


def post(content: bytes, door: str = DOOR, **more: Any) -> Any:
    file = SimpleUploadedFile("submission.xml", content, "text/xml")
    return Client().post(f"{door}/submission", {"xml_submission_file": file, **more}, headers={"X-OpenRosa-Version": "1.0"})


def message(answer: Any) -> str:
    root = etree.fromstring(answer.content)
    assert root.tag == "{http://openrosa.org/http/response}OpenRosaResponse"
    return root.findtext("{http://openrosa.org/http/response}message") or ""


def kept() -> list[Answer]:
    with acting(system(COUNTRY)):
        return list(Answer.objects.order_by("received_at"))


def test_the_list_names_each_form_and_leads_to_it(world: World) -> None:
    opened(world)
    answer = Client().get(f"{DOOR}/formList", headers={"X-OpenRosa-Version": "1.0"})
    assert (answer.status_code, answer["X-OpenRosa-Version"], answer["Content-Type"]) == (200, "1.0", "text/xml; charset=utf-8")
    assert answer["Date"].endswith("GMT")
    (line,) = etree.fromstring(answer.content)
    told = {etree.QName(one).localname: one.text for one in line}
    assert (told["formID"], told["version"], told["hash"][:4]) == ("nuoc_sinh_hoat", "1", "md5:")
    form = Client().get(told["downloadUrl"])
    assert b'version="1"' in form.content
    assert etree.fromstring(Client().get(told["manifestUrl"]).content).tag.endswith("manifest")
    assert len(etree.fromstring(Client().get(f"{DOOR}/formList?formID=khac").content)) == 0


def test_before_it_sends_a_program_is_told_where_to_and_how_much(world: World) -> None:
    answer = Client().head(f"{DOOR}/submission")
    assert (answer.status_code, int(answer["X-OpenRosa-Accept-Content-Length"])) == (204, 4 * 1024 * 1024)
    assert answer["Location"].endswith(f"{DOOR}/submission")


def test_a_submission_lands_as_an_answer_once_however_often_it_comes(world: World) -> None:
    opened(world)
    content = submission()
    first, again = post(content), post(content)
    assert (first.status_code, again.status_code) == (201, 201), message(first)
    (found,) = kept()
    assert (found.member_id, found.source, found.data["nguon"], found.place) == (world.lan_id, "odk", "khe", world.scope(world.tung_huong))


def test_several_posts_of_one_instance_are_one_answer(world: World) -> None:
    opened(world)
    content = submission()
    assert post(content, **{"*isIncomplete*": "yes"}).status_code == 202
    assert post(content).status_code == 201
    assert len(kept()) == 1


def test_files_that_are_not_kept_are_refused_with_their_answer_so_that_the_phone_drops_neither(world: World) -> None:
    opened(world)
    content = submission()
    files = {"anh.jpg": SimpleUploadedFile("anh.jpg", b"x"), "xml": [SimpleUploadedFile(f"{name}.mp3", b"y") for name in "ab"]}
    for more in ({}, {"*isIncomplete*": "yes"}):
        refused = post(content, **files, **more)
        assert (refused.status_code, "422.510" in message(refused), "kèm 3 tệp" in message(refused)) == (422, True, True)
    assert not kept()
    assert post(content).status_code == 201
    refused = post(content, xml_submission_file=[SimpleUploadedFile("a.xml", content), SimpleUploadedFile("b.xml", content)])
    assert (refused.status_code, len(kept())) == (422, 1)


def test_what_is_put_right_takes_the_place_of_what_was_sent_before(world: World) -> None:
    opened(world)
    old = f"uuid:{uuid4()}"
    assert post(submission(old)).status_code == 201
    assert post(submission(answers="<nguon>may</nguon><so_nguoi>2</so_nguoi>", old=old)).status_code == 201
    before, after = kept()
    assert (before.data, before.replaced_by) == ({}, after.id)
    assert after.data["nguon"] == "may"


@pytest.mark.parametrize("content", HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_no_submission_is_refused_in_openrosas_own_words(world: World, content: bytes) -> None:
    opened(world)
    answer = post(content)
    assert answer.status_code in {400, 422}
    assert message(answer)
    assert not kept()


def test_answers_that_break_the_form_and_forms_that_are_not_there_are_refused(world: World) -> None:
    opened(world)
    wrong = post(submission(answers="<nguon>khe</nguon><so_nguoi>99</so_nguoi>"))
    assert (wrong.status_code, "422.498" in message(wrong)) == (422, True)
    assert post(submission(form="la")).status_code == 404
    assert post(submission(version="9")).status_code == 404
    assert Client().post(f"{DOOR}/submission", {}).status_code == 400
    assert not kept()


def test_a_key_that_is_wrong_or_ended_opens_nothing_and_basic_opens_as_the_address_does(world: World) -> None:
    opened(world)
    answer = Client().get("/openrosa/sai/formList")
    assert (answer.status_code, answer["WWW-Authenticate"][:5]) == (401, "Basic")
    assert Client().get("/openrosa/formList").status_code == 401
    told = b64encode(f"lan:{SECRET}".encode()).decode()
    assert Client().get("/openrosa/formList", headers={"Authorization": f"Basic {told}"}).status_code == 200
    must(world.son, "surveys.end_key", key_id=Key.objects.get().id)
    assert Client().get(f"{DOOR}/formList").status_code == 401
    assert post(submission()).status_code == 401


def test_a_submission_that_is_too_large_is_refused_before_it_is_read(world: World) -> None:
    answer = post(b"<a>" + b" " * (4 * 1024 * 1024) + b"</a>")
    assert answer.status_code == 413
    assert "413.508" in message(answer)


CONSENTED = {
    "survey": (("type", "name", "label"), ("select_one yn", "dong_y", "Ông, bà đồng ý trả lời không?"), *PERSONAL["survey"][1:]),
    "choices": (("list_name", "name", "label"), ("yn", "co", "Có"), ("yn", "khong", "Không")),
    "settings": PERSONAL["settings"],
}


def test_a_form_about_people_comes_by_this_door_only_with_their_word_in_it(world: World) -> None:
    named = opened(world, PERSONAL, about="person", by=world.son)
    assert len(etree.fromstring(Client().get(f"{DOOR}/formList").content)) == 0
    refused = post(submission(answers="<ho_ten>Vi Thị Tư</ho_ten>", form="thu"))
    assert (refused.status_code, "dong_y" in message(refused)) == (422, True)
    must(world.son, "surveys.close_form", form_id=named)
    opened(world, CONSENTED, about="person", by=world.son)
    assert len(etree.fromstring(Client().get(f"{DOOR}/formList").content)) == 1
    told = "<dong_y>{}</dong_y><ho_ten>Vi Thị Tư</ho_ten>"
    assert post(submission(answers=told.format("khong"), form="thu", version="2")).status_code == 422
    assert post(submission(answers=told.format("co"), form="thu", version="2")).status_code == 201


def test_nobody_lets_a_program_of_somebody_elses_place_in(world: World) -> None:
    verdict = tell(world.hoa, "surveys.give_key", id=new_id(), member_id=UUID(int=99), mark="a" * 64)
    assert verdict.problem is not None
    assert verdict.problem.number == "404.509"
    assert brought(world.hoa).state == "done"
