"""A comparison that finds nothing is worth something only if it finds what was planted."""

import pytest

from nhipcau.guides import told
from nhipcau.guides.channels import paper, plain, script, talk, web
from nhipcau.guides.models import Guide
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import small_guide
from tests.officers import real_guide
from tests.parity import walkers
from tests.parity.families import Family
from tests.parity.reading import read_phone
from tests.parity.test_parity import differences

pytestmark = pytest.mark.django_db
CODE = "1.001193"
SCRIPT = (("where", "home"), ("witness", "yes"), ("age", 3), ("have", ["card"]))


@pytest.fixture
def family():
    """One family, and the small guide that everybody reads."""
    real_guide(CODE)
    Guide.objects.filter(procedure=CODE).update(current=False)
    guide = whole_guide(
        small_guide(
            values=[
                {
                    "id": "fee",
                    "label": "Lệ phí",
                    "unit": "dong",
                    "periods": [{"from": "2026-01-01", "to": "2026-06-30", "amount": 8000}],
                }
            ],
            fees=[{"id": "late", "text": "Quá hạn: {fee}.", "law": ["x"], "value": "fee"}],
            mistakes=[{"id": "m", "text": "Tên ghi lệch.", "fix": "Viết giống căn cước.", "reason": "name_differs"}],
            warnings=[{"id": "soon", "text": "Làm trong 60 ngày.", "goto": "2.000635"}],
        )
    )
    Guide.objects.create(procedure_id=CODE, version=guide["version"], body=guide, valid_from="2026-07-18", current=True)
    return Family(guide, "2026-11-22", SCRIPT, "")


def found(family, shown=None) -> set[str]:
    return set(differences(family, shown or walkers.by_phone([family])[0], printed=True))


def test_nothing_is_found_where_nothing_differs(family):
    assert found(family) == set()


def without_last(lines):
    return lines[:-1]


PLANTED = {
    "a paper is left out of the words": (
        told,
        "replay",
        lambda replay: lambda *a: _less(replay(*a)),
        {"web", "sms", "print", "voice", "pdf"},
    ),
    "the web says bring where it is only shown": (
        told,
        "HOW",
        lambda how: {**how, "show": how["bring"]},
        {"web", "print", "voice", "pdf"},
    ),
    "a message leaves out a paper": (
        plain,
        "papers_in",
        lambda papers: lambda told: without_last(papers(told)),
        {"sms"},
    ),
    "a message calls a shown paper one to hand in": (
        plain,
        "SHORT_HOW",
        lambda how: {**how, "show": "nop  lai"},
        {"sms"},
    ),
    "the steps are texted in another order": (
        talk,
        "messages",
        lambda send: lambda lines: send(_turned(list(lines))),
        {"sms"},
    ),
    "the paper prints no steps": (paper, "list_data", lambda data: lambda told: {**data(told), "steps": []}, {"pdf"}),
    "the paper hides a lapsed value": (
        paper,
        "list_data",
        lambda data: lambda told: {**data(told), "lapsed": []},
        {"pdf"},
    ),
    "the voice skips a part": (script, "list_aloud", lambda say: lambda told: _skipped(say(told)), {"voice"}),
    "the web replays another day": (web, "visit", lambda visit: lambda *a: _on(visit(*a), "2026-06-01"), {"web"}),
}


def _less(one):
    return told.replace(one, items=one.items[:-1])


def _turned(lines):
    return [lines[0], *reversed(lines[1:])] if lines and lines[0] == "CAC BUOC:" else lines


def _skipped(said):
    breaks = [at for at, one in enumerate(said) if one.pause == script.LONG]
    return said[: breaks[2] + 1] + said[breaks[3] + 1 :]


def _on(visit, day):
    return type(visit)(visit.guide, visit.newest, visit.heard, visit.question, visit.done, visit.later, day)


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_difference_is_found_on_its_channel(family, monkeypatch, fault):
    room, name, change, channels = PLANTED[fault]
    planted = change(getattr(room, name))
    usual = getattr(room, name)
    for place in (told, plain, script, paper, talk, web, *((walkers,) if room is paper else ())):
        if getattr(place, name, None) is usual:
            monkeypatch.setattr(place, name, planted)
    assert channels <= found(family)


def test_a_phone_that_shows_another_paper_is_found(family):
    shown, clash = walkers.by_phone([family])[0]
    for change in (
        lambda read: read.papers.pop(),
        lambda read: read.papers.reverse(),
        lambda read: read.papers.__setitem__(0, (read.papers[0][0], "Mang theo, chỉ cho xem")),
        lambda read: read.steps.pop(),
        lambda read: read.fees.append("5.000 đ"),
        lambda read: read.lapsed.clear(),
        lambda read: read.warnings.clear(),
        lambda read: read.mistakes.clear(),
    ):
        again = walkers.by_phone([family])[0][0]
        change(again)
        assert found(family, (again, clash)) == {"phone"}
    assert shown.papers


def test_the_reader_of_the_phone_reads_what_stands_there():
    page = '<ul><li class="paper"><span class="b line">Thẻ</span><span class="small line">Mang theo, nộp lại. 1 bản chính <span>Vì sao?</span></span></li></ul>'
    assert read_phone(page, []).papers == [("Thẻ", "Mang theo, nộp lại · 1 bản chính")]
