"""Every family gets the same list on the web, by text message, read out, on paper and on the phone.

`./nhipcau parity --sets 5000 --seed 7` compares as many families as are wanted; here a few hundred are.
"""

import os
import re
from random import Random

import pytest

from nhipcau.guides.cases import samples
from nhipcau.guides.channels import paper
from nhipcau.guides.commands import load_content
from nhipcau.guides.models import Guide
from tests.parity import walkers
from tests.parity.expected import expected
from tests.parity.families import Family, built, families, walk
from tests.parity.reading import Read

SETS = int(os.environ.get("PARITY_SETS", "150"))
SEED = int(os.environ.get("PARITY_SEED", "20261122"))
PRINTED = 15  # one list in so many is printed and read back from the PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def guides():
    """Every complete guide in force."""
    load_content(using="default")
    return [row.body for row in Guide.objects.filter(current=True).order_by("procedure_id")]


def differences(family: Family, shown, *, printed: bool = False) -> dict[str, object]:
    """Return, by channel, what one family was told otherwise than by the rules."""
    on_phone, clash_on_phone = shown
    on_web, clash_on_web, query = walkers.by_web(family)
    by_sms, clash_by_sms = walkers.by_sms(family)
    if family.clash:
        told = {"web": clash_on_web, "phone": clash_on_phone, "sms": clash_by_sms}
        wanted = {"web": family.clash, "phone": family.clash, "sms": walkers.plain(family.clash)}
        return {name: told[name] for name in told if re.sub(r"\s+", " ", told[name]) != wanted[name]}
    want, told = expected(family), walkers.told_to(family)
    phone = {**vars(want), "lapsed": [", ".join(want.lapsed)] if want.lapsed else []}
    if want.stops:
        phone["assumed"] = []
    found = {
        "web": (on_web, want),
        "sms": (by_sms, walkers.as_sms(want)),
        "phone": (on_phone, Read(**phone)),
        "print": (walkers.on_paper(told), want),
        "voice": (walkers.by_voice(told), walkers.as_voice(want, family)),
    }
    if printed:
        pdf = paper.list_pdf(told, "a5", f"https://example.vn/thu-tuc/{told.procedure}/danh-sach?{query}")
        found["pdf"] = (walkers.pdf_text(pdf), walkers.as_pdf(want, family))
    return {name: _apart(got, wanted) for name, (got, wanted) in found.items() if got != wanted}


def _apart(got, wanted):
    if not isinstance(got, Read):
        return got, wanted
    return {part: (getattr(got, part), value) for part, value in vars(wanted).items() if getattr(got, part) != value}


def test_every_family_gets_the_same_list_on_all_five_channels(guides):
    drawn = families(guides, SETS, SEED)
    apart = {}
    for at, (family, shown) in enumerate(zip(drawn, walkers.by_phone(drawn), strict=True)):
        if found := differences(family, shown, printed=at % PRINTED == 0):
            apart[family.name] = found
    reached = {family.guide["procedure"] for family in drawn}
    clashes = sum(bool(family.clash) for family in drawn)
    lists = [expected(family) for family in drawn if not family.clash]
    print(
        f"\n{len(drawn)} families, {len(reached)} guides of {len(guides)}, seed {SEED}: {len(apart)} told apart; {clashes} contradictions,"
        f" {sum(bool(one.stops) for one in lists)} told to stop, {sum(bool(one.lapsed) for one in lists)} with a lapsed value,"
        f" {sum(len(one.papers) for one in lists)} papers, {sum(len(one.steps) for one in lists)} steps"
    )
    assert dict(list(apart.items())[:3]) == {}, f"{len(apart)} of {len(drawn)}"


def test_a_place_chosen_among_those_a_guide_names_gives_the_same_list_everywhere(guides):
    """Homes in every named place, beside it in its province, and elsewhere: by the built cases and by lot."""
    draw, drawn = Random(SEED), []
    asking = {guide["procedure"]: _places(guide) for guide in guides if _places(guide)}
    for guide in guides:
        for name, codes in asking.get(guide["procedure"], {}).items():
            for code in codes:
                case = draw.choice([one for one in built(guide) if one["answers"].get(name) is not None])
                drawn.append(walk(guide, case["on"], {**case["answers"], name: code}, draw))
    answered = {(family.guide["procedure"], name) for family in drawn for name, _ in family.script}
    assert {(code, name) for code, names in asking.items() for name in names} <= answered
    assert len(drawn) > len(asking)
    apart = {
        family.name: found
        for family, shown in zip(drawn, walkers.by_phone(drawn), strict=True)
        if (found := differences(family, shown, printed=True))
    }
    assert apart == {}


def _places(guide) -> dict[str, list[str]]:
    """Return for each question about a place what is worth answering."""
    return {one["id"]: samples(guide, one) for one in guide["questions"] if one["kind"] == "place"}
