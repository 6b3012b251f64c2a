"""Every text of our guides in the words that a voice reads."""

import re

from nhipcau.guides.commands import guide_files
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.shapes import LISTS, lines_of
from nhipcau.guides.values import texts_of
from nhipcau.kernel.spoken import spoken


def test_no_digit_and_no_sign_is_left_in_any_text_of_our_guides() -> None:
    guides = [whole_guide(raw) for raw in guide_files().values()]
    texts = {
        text for guide in guides for kind in LISTS for line in lines_of(guide, kind) for text in texts_of(kind, line)
    }
    left = {
        text: said for text in texts if re.search(r"[\d%@<>=→]|[A-ZĐ]{2}", said := spoken(re.sub(r"\{\w+\}", "", text)))
    }
    assert len(texts) > 300
    assert left == {}
