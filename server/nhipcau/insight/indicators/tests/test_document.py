"""The analyst's document says what the definitions say."""

import os

from django.conf import settings

from nhipcau.insight.indicators.document import text

PAGE = settings.CONTENT_DIR.parent / "docs" / "so-lieu.md"


def test_the_document_of_figures_is_made_from_the_definitions() -> None:
    if os.environ.get("NHIPCAU_FIGURES"):
        PAGE.write_text(text(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text()
