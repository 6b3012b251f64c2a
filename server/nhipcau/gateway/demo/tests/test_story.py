"""The demo's month, told without a database."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from nhipcau.dossiers.rules import read_slip_code
from nhipcau.gateway.demo.cast import PHAT_DIEM, TAM_QUANG
from nhipcau.gateway.demo.names import FEMALE, KHOMU, KINH, MALE, MONG, POONG, THAI, name
from nhipcau.gateway.demo.story import Story
from nhipcau.guides.commands import guide_files
from nhipcau.guides.replay import whole_guide
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.letters import Letter

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def guides():
    return {code: whole_guide(raw) for code, raw in sorted(guide_files().items())}


@pytest.fixture(scope="module")
def letters(guides) -> list[Letter]:
    return told(Story(TAM_QUANG, guides, TODAY))


def told(story: Story) -> list[Letter]:
    return [letter for letters in story.letters.values() for letter in letters]


def test_the_same_day_tells_the_same_story(guides, letters):
    assert told(Story(TAM_QUANG, guides, TODAY)) == letters


def test_no_letter_is_named_twice(guides, letters):
    both = letters + told(Story(PHAT_DIEM, guides, TODAY))
    assert len({letter.id for letter in both}) == len(both)
    assert len({letter.body["id"] for letter in both}) == len(both)


def test_the_month_ends_yesterday(letters):
    days = [local_date(letter.happened_at) for letter in letters if letter.verb == "support.record_assist"]
    assert (min(days) >= date(2026, 10, 22), max(days)) == (True, date(2026, 11, 20))


def test_there_are_as_many_homes_and_assists_as_the_stage_says(letters):
    verbs = Counter(letter.verb for letter in letters)
    assert verbs["people.register_household"] == 140
    assert verbs["support.record_assist"] == 152
    assert verbs["dossiers.prepare"] > 60


def test_people_do_more_alone_in_the_second_half_of_the_month(letters):
    halves = (Counter(), Counter())
    for letter in letters:
        if letter.verb == "support.record_assist":
            halves[local_date(letter.happened_at) > date(2026, 11, 5)].update(s["mode"] for s in letter.body["steps"])
    early, late = (half["alone"] / half.total() for half in halves)
    assert 0.2 < early < late < 0.5
    assert all(half["done_for"] > 0 for half in halves)


def test_no_secret_is_ever_entered_for_somebody(letters):
    steps = [step for letter in letters if letter.verb == "support.record_assist" for step in letter.body["steps"]]
    assert {step["mode"] for step in steps if step["secret"]} == {"alone", "prompted"}


def test_some_homes_are_not_reached_yet_and_the_young_mother_is_one_of_them(letters):
    reached = {letter.body["household_id"] for letter in letters if letter.verb == "support.record_assist"}
    homes = {x.body["id"]: x.body["head_name"] for x in letters if x.verb == "people.register_household"}
    assert 0.4 < len(reached) / len(homes) < 0.9
    assert "Vi Thị Hoài" in {homes[home] for home in homes.keys() - reached}
    assert "Lô Thị Tư" in {homes[home] for home in reached}


def test_every_slip_code_can_be_read(letters):
    codes = [letter.body["slip_code"] for letter in letters if letter.verb == "dossiers.prepare"]
    assert all(read_slip_code(code) == code for code in codes)


def test_without_guides_the_story_still_stands():
    assert not [letter for letter in told(Story(TAM_QUANG, {}, TODAY)) if letter.verb == "dossiers.prepare"]


@pytest.mark.parametrize("people", [KINH, THAI, MONG, KHOMU, POONG])
@pytest.mark.parametrize("sex", [FEMALE, MALE])
def test_a_name_starts_with_the_family_and_ends_with_the_given_name(people, sex):
    found = name(people, sex, Random(7))
    assert found.full.split()[0] == found.family in people.families
    assert found.full.endswith(found.given)
    assert name(people, sex, Random(7), "Lô").family == "Lô"
