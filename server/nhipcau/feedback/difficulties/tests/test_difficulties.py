"""Difficulties: told without a helping, answered once for many, by a commune or by its province."""

from datetime import timedelta

import pytest

from nhipcau.feedback.difficulties.causes import causes, faults
from nhipcau.feedback.difficulties.models import Answer, Stuck
from nhipcau.feedback.difficulties.queries import KEPT, answers_visible_to, let_go, told_counts
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

SAID = {"cause": "sim_not_own", "kind": "how", "words": "Mang căn cước ra cửa hàng nhà mạng sang tên."}
OWN, OTHER = COMMUNE.split(".")[2], NEIGHBOUR.split(".")[2]


@pytest.fixture
def world(db: None) -> World:
    return settle()


def stands() -> list[tuple[str, str]]:
    with acting(system(COUNTRY)):
        return list(Answer.objects.filter(ended_at=None).order_by("place").values_list("place", "words"))


def number(verdict: object) -> str:
    return str(getattr(verdict, "problem").number)  # noqa: B009 (a verdict that was refused)


def test_the_content_has_no_faults_and_planted_ones_are_found() -> None:
    file = load_toml(content_dir() / "difficulties/causes.toml")
    assert list(faults(file)) == []
    broken = {**file, "source": "", "causes": [{**one, "answers": ["Một câu dài " * 20]} for one in file["causes"] if one["id"] != "other"]}
    found = list(faults(broken))
    assert any("source" in one for one in found)
    assert any("“other”" in one for one in found)
    assert sum("too long" in one for one in found) == len(causes()) - 1


def test_a_difficulty_is_told_without_a_helping_and_its_note_loses_links_and_secrets(world: World) -> None:
    told = {"village_id": world.tung_huong, "cause": "distrust", "note": "Xem http://lua.vn mã OTP 482913"}
    must(world.lan, "feedback.raise_difficulty", id=new_id(), **told)
    refused = tell(world.lan, "feedback.raise_difficulty", id=new_id(), **{**told, "cause": "laziness"})
    assert number(refused) == "422.476"
    with acting(world.son):
        assert told_counts(world.son, now() - KEPT) == [(OWN, "distrust", "", 1)]
        kept = Stuck.objects.get()
    assert "lua.vn" not in kept.note
    assert "482913" not in kept.note


def test_nobody_tells_of_a_village_that_is_not_theirs(world: World) -> None:
    assert number(tell(world.lan, "feedback.raise_difficulty", id=new_id(), village_id=world.bai_so, cause="other")) == "404.21"


def test_words_beside_a_difficulty_go_after_a_year_and_the_count_stays(world: World) -> None:
    must(world.lan, "feedback.raise_difficulty", id=new_id(), village_id=world.tung_huong, cause="other", note="Ông bận đi nương")
    with acting(system(COUNTRY)):
        Stuck.objects.update(happened_at=now() - KEPT - timedelta(days=1))
    assert (let_go(), let_go()) == (1, 0)
    with acting(system(COUNTRY)):
        assert list(Stuck.objects.values_list("cause", "note")) == [("other", "")]


def test_a_commune_answers_once_and_another_answer_takes_its_place(world: World) -> None:
    must(world.hoa, "feedback.answer_difficulty", id=new_id(), **SAID, people=7, times=9)
    must(world.son, "feedback.answer_difficulty", id=new_id(), **{**SAID, "words": "Thứ năm tuần này nhà mạng về xã."})
    assert stands() == [(COMMUNE, "Thứ năm tuần này nhà mạng về xã.")]
    with acting(world.lan):
        assert [one.words for one in answers_visible_to(world.lan)] == ["Thứ năm tuần này nhà mạng về xã."]


def test_an_answer_for_one_village_and_one_for_all_stand_side_by_side_until_they_are_ended(world: World) -> None:
    must(world.hoa, "feedback.answer_difficulty", id=new_id(), **SAID)
    must(world.hoa, "feedback.answer_difficulty", id=(one := new_id()), **SAID, village_id=world.tung_huong)
    assert len(stands()) == 2
    must(world.son, "feedback.end_answer", answer_id=one)
    must(world.son, "feedback.end_answer", answer_id=one)
    assert len(stands()) == 1
    assert number(tell(world.son, "feedback.end_answer", answer_id=new_id())) == "404.477"


def test_what_was_passed_on_says_to_whom(world: World) -> None:
    assert number(tell(world.hoa, "feedback.answer_difficulty", id=new_id(), **{**SAID, "kind": "passed_on"})) == "422.478"
    must(world.hoa, "feedback.answer_difficulty", id=new_id(), **{**SAID, "kind": "passed_on"}, passed_to="Viễn thông tỉnh")


def test_a_province_answers_for_several_communes_at_once_and_takes_it_back_there(world: World) -> None:
    neighbour(world)
    must(world.tam, "feedback.answer_difficulty", id=new_id(), **SAID, communes=[OWN, OTHER])
    assert stands() == sorted([(COMMUNE, SAID["words"]), (NEIGHBOUR, SAID["words"])])
    with acting(world.lan):
        [told] = answers_visible_to(world.lan)
    must(world.tam, "feedback.end_answer", answer_id=told.id)
    assert [place for place, _ in stands()] == [NEIGHBOUR]


def test_a_province_answers_for_no_place_of_others_and_for_no_single_village(world: World) -> None:
    for body in ({"communes": ["00001"]}, {"communes": []}, {"communes": [OWN], "village_id": world.tung_huong}):
        assert number(tell(world.tam, "feedback.answer_difficulty", id=new_id(), **SAID, **body)) == "404.479", body
    assert stands() == []
