"""How well bulletins are read: the table of `docs/ban-tin.md` is what the reader does, and below a floor it fails."""

import os
from pathlib import Path

from nhipcau.bulletin.reading.tests.labelled import Labelled, Score, labelled, score

PAGE = Path(__file__).resolve().parents[5] / "docs" / "ban-tin.md"
OPEN, SHUT = "<!-- table -->\n", "<!-- end of table -->"
NAMES = {"issued": "giờ phát", "until": "thời hạn", "next": "tin sau", "issuer": "nơi phát", "hazard": "loại", "level": "cấp", "rain": "mưa"}


def parts() -> dict[str, list[Labelled]]:
    """Return the three parts: what it was tuned on, what was held out, what was written afterwards."""
    return {
        "đã chỉnh theo": [one for one in labelled() if not one.held_out and not one.later],
        "**để riêng**": [one for one in labelled() if one.held_out],
        "**viết sau**": [one for one in labelled() if one.later and not one.published],
        "**lối tin đã đăng**": [one for one in labelled() if one.published],
    }


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.1%}".replace(".", ",") if whole else "–"


def table() -> str:
    """Return the two tables of the page."""
    keys = list(NAMES)
    lines = ["| phần | bản tin | xã | chắc mà đúng | thấy, chỉ tính chắc | thấy, chắc và hỏi | hỏi mà đúng |", "|---|---|---|---|---|---|---|"]
    fields = [f"| phần | {' | '.join(NAMES[key] for key in keys)} |", "|---" * (len(keys) + 1) + "|"]
    for name, those in parts().items():
        one: Score = score(those)
        lines.append(f"| {name} | {one.bulletins} | {one.communes} | {share(one.sure_right, one.sure)} | {share(one.sure_right, one.communes)} | {share(one.sure_right + one.asked_right, one.communes)} | {share(one.asked_right, one.asked)} |")
        fields.append(f"| {name} | {' | '.join(f'{sum(one.fields.get(key, []))}/{len(one.fields.get(key, []))}' for key in keys)} |")
    return "\n".join([*lines, "", *fields, ""])


def test_the_table_in_the_docs_is_what_the_reader_does() -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(OPEN)
    written, after = rest.split(SHUT)
    if os.environ.get("NHIPCAU_BULLETINS"):
        PAGE.write_text(f"{before}{OPEN}{table()}{SHUT}{after}", encoding="utf-8")
        written = table()
    assert written == table(), "NHIPCAU_BULLETINS=1 ./nhipcau test server/nhipcau/bulletin/reading -k report writes it"


def test_nothing_that_is_called_sure_was_held_out_and_wrong_and_nothing_is_missed_unasked() -> None:
    one = score(parts()["**để riêng**"])
    assert one.sure_right == one.sure, one.faults
    assert one.sure_right + one.asked_right == one.communes, one.faults


def test_there_are_enough_bulletins_of_enough_provinces_and_half_is_held_out() -> None:
    sizes = {name: len(those) for name, those in parts().items()}
    assert sizes["**để riêng**"] >= 18
    assert sum(sizes.values()) >= 48
    assert len({one.told["province"] for one in labelled()}) >= 8


def test_the_score_sees_what_is_wrong() -> None:
    one = next(one for one in labelled() if one.name == "na-6-gio")
    wrong = Labelled(one.name, one.text, {**one.told, "communes": [*one.told["communes"][1:], "Tri Lễ"], "level": 3})
    told = score([wrong])
    assert told.sure_right == told.sure - 1
    assert [fault for fault in told.faults if "missed Xã Tri Lễ" in fault]
    assert told.fields["level"] == [False]
