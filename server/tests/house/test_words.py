"""The words of the house: every refusal, figure and choice is said in Vietnamese that a volunteer understands."""

import re
from pathlib import Path
from typing import get_args

import pytest

from nhipcau.dossiers.bodies import PaperState
from nhipcau.kernel import registry
from nhipcau.kernel.problems import CATALOGUE, Problem, Words
from nhipcau.people.bodies import Purpose
from nhipcau.places.models import Village
from nhipcau.support.bodies import Difficulty, Mode, NotAsked, RecordAssist, Step

ROOT = Path(__file__).resolve().parents[3]
STATUSES = {400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 415, 416, 422, 429, 460, 500, 503, 507}
MARKS = set("àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ")
ROOMS = {  # the numbers after the dot that each room may use
    "kernel": (*range(1, 20), 136, 520), "settings": range(1, 20), "cli": (*range(1, 20), *range(190, 195), *range(620, 630)), "places": (*range(20, 30), *range(486, 490)), "bulletin": range(386, 426), "market": range(426, 456), "feedback": range(456, 486), "people": (*range(30, 40), *range(140, 160), 195, 196, *range(280, 290), *range(375, 385)),
    "guides": (*range(40, 50), *range(121, 140)), "support": (*range(50, 60), 197, 198, 199, *range(360, 375)), "dossiers": (*range(60, 70), *range(220, 240)), "safety": (*range(70, 80), *range(340, 360)), "learning": range(290, 340),
    "desk": (*range(80, 85), *range(240, 260)), "messaging": range(260, 280), "insight": (*range(85, 90), *range(550, 600)), "surveys": range(490, 520), "links": range(520, 550), "sync": (*range(90, 95), *range(215, 220)), "gateway": (*range(95, 121), *range(160, 180), *range(200, 215), *range(600, 620)),
}  # fmt: skip
NUMBER = re.compile(r'problem\(\s*"(\d+)\.(\d+)"')
CHOICES = {
    "step": get_args(Step),
    "level": get_args(Mode),
    "difficulty": get_args(Difficulty),
    "why not asked": get_args(NotAsked),
    "purpose": get_args(Purpose),
    "safety answer": get_args(RecordAssist.model_fields["safety_answered"].annotation),
    "signal": tuple(signal for signal in Village.SIGNALS if signal != "good"),
    "paper": tuple(state for state in get_args(PaperState.model_fields["state"].annotation) if state != "not_needed"),
}
PATHS = re.compile(r"`((?:\.?[\w-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|json))`")


def sentences(words: Words) -> list[str]:
    return [words.what, words.kept, words.todo]


def vietnamese_words() -> str:
    """Return the Vietnamese half of every file of words on the phone."""
    files = [path for path in (ROOT / "field/src").rglob("*words.ts") if "ui" not in path.parts]
    return "\n".join(path.read_text(encoding="utf-8").split("\n  {\n")[1] for path in files)


@pytest.mark.parametrize("problem", CATALOGUE.values(), ids=lambda problem: problem.number)
def test_every_problem_says_what_happened_what_was_kept_and_what_to_do(problem: Problem) -> None:
    assert problem.status in STATUSES
    assert re.fullmatch(r"[a-z][a-z0-9_]+", problem.key)
    for text in (*sentences(problem.vi), *sentences(problem.en)):
        assert text.strip() == text
        assert text.endswith((".", "?", "!", "{text}")), f"no stop, and no whole sentence put in: {text}"
        assert text[0].isupper() or text[0] in "{“", text
    for text in sentences(problem.vi):
        assert "bạn phải" not in text.lower(), text
        assert MARKS & set(text.lower()), f"not Vietnamese: {text}"
    assert not any("bạn phải" in text.lower() for text in sentences(problem.en))


def test_both_languages_fill_in_the_same_things() -> None:
    for problem in CATALOGUE.values():
        names = [
            set(re.findall(r"\{(\w+?)(?:_en)?\}", " ".join(sentences(words)))) for words in (problem.vi, problem.en)
        ]
        assert names[0] == names[1], problem.number


def test_no_key_stands_twice_and_each_room_keeps_its_own_numbers() -> None:
    keys = [problem.key for problem in CATALOGUE.values()]
    assert len(keys) == len(set(keys))
    for path in (ROOT / "server/nhipcau").rglob("*.py"):
        if "tests" in path.parts:
            continue
        room = path.relative_to(ROOT / "server/nhipcau").parts[0]
        for _, number in NUMBER.findall(path.read_text(encoding="utf-8")):
            assert int(number) in ROOMS[room], (path.name, number)


def test_every_figure_has_a_name_in_both_languages() -> None:
    named = [*registry.measures.values(), *registry.denominators.values()]
    assert len(named) >= 7
    for figure in named:
        assert MARKS & set(figure.vi.lower()), figure.name
        assert figure.en.isascii(), figure.name


@pytest.mark.parametrize("kind", CHOICES)
def test_every_choice_on_the_wire_has_vietnamese_words_on_the_phone(kind: str) -> None:
    words = vietnamese_words()
    for choice in CHOICES[kind]:
        said = re.search(rf"\b{choice}: '([^']+)'", words)
        assert said, f"{kind} {choice} has no words in field/src/**/words.ts"
        assert said[1] != choice


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_the_paths_that_are_named_exist(name: str) -> None:
    page = ROOT / name
    named = {path for path in PATHS.findall(page.read_text(encoding="utf-8")) if "<" not in path}
    missing = {path for path in named if not any((base / path).exists() for base in places_to_look())}
    assert not missing


def places_to_look() -> list[Path]:
    """A path in the words is read from the root, the server, its package or one of its rooms, or the field app."""
    package = ROOT / "server/nhipcau"
    rooms = [room for room in package.iterdir() if room.is_dir()]
    return [ROOT, ROOT / "server", package, *rooms, ROOT / "field", ROOT / "field/src", ROOT / "content"]
