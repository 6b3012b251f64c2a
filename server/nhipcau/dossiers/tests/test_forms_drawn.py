"""The seven forms drawn as pictures, from an invented dossier: ``NHIPCAU_FORMS=1`` writes them into `docs/forms/`."""

import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.conf import settings

from nhipcau.dossiers.forms.filling import Case, filled
from nhipcau.dossiers.forms.printing import FORM, REGISTER, form_data, register_data
from nhipcau.dossiers.forms.sheets import sheets
from nhipcau.dossiers.http_register import table_of
from nhipcau.dossiers.models import Dossier
from nhipcau.dossiers.queries import petitioner
from nhipcau.dossiers.register import in_words, line_of, lines_visible_to
from nhipcau.dossiers.road_rules import NOT_TAKEN, WORKING
from nhipcau.dossiers.roads import with_road
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.typesetting import pictured
from nhipcau.people.models import Member
from nhipcau.places.queries import get_commune
from tests.officers import real_guide
from tests.world import PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db
FOLDER = Path(settings.CONTENT_DIR).parent / "docs" / "forms"
MONDAY = datetime(2026, 11, 16, 2, 30, tzinfo=UTC)  # 9:30 in Vietnam
DOTS = 96  # an inch
SIZES = {"a5": (559, 794), "a4": (1123, 794)}


def brought(world: World, **more: Any) -> UUID:
    guide = real_guide(PROCEDURE)
    states = ("missing", "have", "have", "have")
    papers = [{"id": paper["id"], "state": state} for paper, state in zip(guide["papers"], states, strict=False)]
    answers = {"where_born": "clinic", "parents": "married", "who_files": "parent"}
    listed = world.preparation(world.ba_tu, guide_version=guide["version"], papers=papers, answers=answers)
    must(world.lan, "dossiers.prepare", **listed)
    body = {"id": new_id(), "preparation_id": listed["id"], "slip_code": listed["slip_code"], "procedure": PROCEDURE}
    body |= {"full_name": "Lô Thị Tư", "phone": "0912345678", "term": {"many": 3}, "holder": "Bộ phận một cửa"}
    must(world.hoa, "dossiers.hand_in", **body | more)
    return UUID(str(body["id"]))


def step(world: World, dossier: UUID, verb: str, **more: Any) -> None:
    must(world.hoa, f"dossiers.{verb}", id=new_id(), dossier_id=dossier, **more)


def drawn(world: World, dossier: UUID, key: str) -> bytes:
    with acting(world.hoa):
        found = with_road(Dossier.objects.filter(id=dossier)).get()
        form = filled(Case(found, line_of(dossier), petitioner(world.hoa, dossier)), key, get_commune("16933"))
        return pictured(FORM, form_data(form, f"https://nhipcau.example.vn/s/{found.slip_code}"), DOTS)[0]


def draw_all(world: World) -> dict[str, bytes]:
    """Lead one dossier through every form but the refusal, which needs one of its own; then draw the register of both."""
    pictures = {}
    with time_machine.travel(MONDAY) as clock:
        other = brought(world, official_code="H40.15.02-261116-0002")
        step(world, other, "tell_state", state=NOT_TAKEN, reasons=["wrong_person"], note="Mời người mẹ đến ký.")
        pictures["tu-choi"] = drawn(world, other, "tu-choi")
        dossier = brought(world, official_code="H40.15.02-261116-0001")
        pictures["tiep-nhan"] = drawn(world, dossier, "tiep-nhan")
        for hours, verb, more, form in (
            (1, "ask_supplement", {"reasons": ["missing_paper", "name_differs"], "note": "Giấy chứng sinh bản chính; Sổ hộ tịch của xã cũ"}, "bo-sung"),
            (23, "supplement_received", {}, ""),
            (1, "tell_state", {"state": WORKING, "holder": "Phòng Văn hóa - Xã hội"}, ""),
            (2, "apologise", {"note": "Chờ xã cũ trả lời xác minh", "new_date": "2026-11-25"}, "xin-loi"),
            (24, "stop", {"note": "Trùng với hồ sơ đã có"}, "dung"),
        ):
            clock.shift(timedelta(hours=hours))
            step(world, dossier, verb, **more)
            if form:
                pictures[form] = drawn(world, dossier, form)
        pictures["kiem-soat"] = drawn(world, dossier, "kiem-soat")
        must(world.hoa, "dossiers.hand_in", id=new_id(), slip_code=new_slip_code(), procedure=PROCEDURE, full_name="Kha Văn Bình", term={"many": 3})
        pictures["so"] = drawn_register(world)
    return pictures


def drawn_register(world: World) -> bytes:
    sheet = sheets()["so"]
    with acting(world.hoa):
        heading, rows = table_of(sheet, in_words(lines_visible_to(world.hoa, 2026), named=True))
    return pictured(REGISTER, register_data(sheet, heading, rows, "Xã Tam Quang", 2026), DOTS)[0]


def with_officer() -> World:
    """The small world, with its desk officer entered, whose name is signed."""
    world = settle()
    Member.objects.create(id=world.hoa.id, full_name=world.hoa.name, given_name="Hoa", role="desk", scope=world.hoa.scope)
    return world


def test_every_form_is_drawn_at_its_size_on_one_page_and_kept_for_the_documents_when_asked() -> None:
    pictures = draw_all(with_officer())
    assert set(pictures) == set(sheets())
    for key, png in pictures.items():
        assert png.startswith(b"\x89PNG")
        assert struct.unpack(">II", png[16:24]) == SIZES[sheets()[key].size], key
        if os.environ.get("NHIPCAU_FORMS"):
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / f"{key}.png").write_bytes(png)


def test_the_documents_have_a_picture_of_every_form() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(sheets())
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 600_000
