"""The board of voices: what can be heard in which tongue, by whom it was signed, what has changed since."""

from typing import Any

import pytest

from nhipcau.guides.commands import guide_files
from nhipcau.guides.models import Guide, Procedure
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import vectors
from nhipcau.guides.voices import tongues as tongue_files
from nhipcau.guides.voices.pieces import all_pieces, key_of, pieces_of
from nhipcau.guides.voices.tests.people import arrived, speak_thai
from nhipcau.kernel import registry
from nhipcau.kernel.ids import new_id
from tests.officers import at_browser
from tests.world import COMMUNE, PROCEDURE, World, must, settle

ASK, STEP = "Cháu sinh ở đâu?", "Nhận giấy rồi đọc lại."


@pytest.fixture
def world(db: None) -> World:
    world = settle()
    speak_thai(world)
    raw = {
        "procedure": PROCEDURE,
        "title": "Giấy khai sinh cho con",
        "questions": [{"id": "where", "kind": "one", "ask": ASK, "options": [{"id": "a", "label": "Ở trạm xá"}]}],
        "steps": [{"id": "receive", "text": STEP}],
    }
    body = whole_guide(raw)
    row = {"version": body["version"], "body": body, "valid_from": "2026-01-01", "current": True}
    Guide.objects.create(procedure=Procedure.objects.get(code=PROCEDURE), **row)
    return world


def page(query: str = "", role: str = "commune_lead", scope: str = COMMUNE) -> str:
    answer = at_browser(role, scope, login=new_id().hex[:12]).get(f"/giong-noi{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_board_counts_what_is_heard_what_waits_and_what_nobody_recorded(world: World) -> None:
    must(world.minh, "guides.sign_voice", recording_id=arrived(world, text=ASK))
    arrived(world, text=STEP, digest="c" * 64)
    board = page("?tieng=thai")
    for told in ("Câu: </span>4", "Nghe được: </span>1", "Chờ ký: </span>1", "Chưa ai ghi: </span>2"):
        assert told in board, told
    assert "Nghe được: </span>0" in page("?tieng=mong")


def test_a_guide_is_shown_piece_by_piece_with_who_recorded_and_who_signed(world: World) -> None:
    must(world.minh, "guides.sign_voice", recording_id=arrived(world, text=ASK))
    shown = page(f"?tieng=thai&viec={PROCEDURE}", "desk")
    assert shown.index(ASK) < shown.index("Lô Thị Lan") < shown.index("Vi Văn Minh")
    assert "Chưa ai ghi" in shown


def test_a_text_that_changed_is_told_as_out_of_date(world: World) -> None:
    must(world.minh, "guides.sign_voice", recording_id=arrived(world, text=ASK))
    guide = Guide.objects.get(procedure=PROCEDURE)
    guide.body["questions"][0]["ask"], guide.version = "Cháu sinh tại đâu?", "e" * 16
    guide.save()
    assert "Chữ đã đổi: </span>1" in page("?tieng=thai")
    assert "Chữ đã đổi, cần ghi lại" in page(f"?tieng=thai&viec={PROCEDURE}")


def test_a_house_that_cannot_speak_says_so_on_the_board(world: World, settings: Any) -> None:
    settings.VOICE = "no-such-voice {file} {out}"
    assert "Còn thiếu chương trình: <b>no-such-voice</b>" in page()


def test_the_analyst_reads_the_whole_province_and_a_wrong_guide_is_a_problem(world: World) -> None:
    must(world.minh, "guides.sign_voice", recording_id=arrived(world, text=ASK))
    assert "Nghe được: </span>1" in page("?tieng=thai", "province_analyst", "vn.40.")
    client = at_browser("commune_lead", COMMUNE, login="someone")
    client.raise_request_exception = False
    assert client.get("/giong-noi?viec=9.999999").status_code == 404
    assert "Tiếng Thái" in page("?tieng=klingon&viec=x")


# ── pieces and tongues


def test_a_piece_is_named_by_what_is_said_and_stands_once() -> None:
    assert key_of(" Cháu sinh ở đâu? ") == key_of("Cháu sinh ở đâu?")
    guides = [whole_guide(raw) for raw in guide_files().values()]
    together = all_pieces(guides, "2026-11-22")
    assert len(together) <= sum(len(pieces_of(guide, "2026-11-22")) for guide in guides)
    assert all(piece.text and "{" not in piece.text and len(piece.text) <= 500 for piece in together.values())
    assert all(len(piece.spot) <= 80 for piece in together.values())


@pytest.mark.parametrize("day", vectors("pieces.json")["days"], ids=lambda day: day["on"])
def test_a_guide_falls_into_the_pieces_agreed_with_the_phone(day: dict[str, Any]) -> None:
    found = pieces_of(vectors("pieces.json")["guide"], day["on"])
    assert [[one.key, one.spot, one.text] for one in found] == day["pieces"]


def test_a_word_in_a_tongue_is_shown_only_once_a_local_speaker_has_signed_it(tmp_path: Any, settings: Any) -> None:
    assert all("in" not in word for word in registry.bundles["tongues"]()["words"])
    for name in ("tongues", "glossary"):
        (tmp_path / name).mkdir()
    (tmp_path / "tongues/tongues.toml").write_text(
        '[[tongues]]\ncode="thai"\nname="Tiếng Thái"\nscript="Tavt"\nsince="2026-11-22"\n'
    )
    (tmp_path / "glossary/words.toml").write_text(
        '[[words]]\nword="OTP"\nplain="Mã"\nlike="Chìa khoá"\npictogram="key"\n'
    )
    lines = '[[words]]\nword="OTP"\ntext="ꪹꪎꪱ"\nreviewed_by="{}"\nreviewed_on="2026-12-01"\n'
    (tmp_path / "tongues/thai.toml").write_text(lines.format(""))
    settings.CONTENT_DIR = tmp_path
    tongue_files.tongues.cache_clear()
    try:
        assert tongue_files.signed_words() == {}
        (tmp_path / "tongues/thai.toml").write_text(lines.format("Lò Văn Ín"))
        assert tongue_files.glossary()[0]["in"] == {"thai": "ꪹꪎꪱ"}
    finally:
        tongue_files.tongues.cache_clear()
