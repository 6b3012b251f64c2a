"""``nhipcau translate en 1.001193``: lay out the texts of a guide for whoever translates it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nhipcau.guides.commands import guide_files
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.translations import LANGUAGES, keys_of, translation_files


class Command(BaseCommand):
    """Print the file of a translation: each text as a remark, below it its key with the words there are."""

    help = "Lay out the texts of a guide to be translated: translate en 1.001193 > content/translations/en/1.001193.toml"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the language and the code of the procedure."""
        parser.add_argument("language", choices=LANGUAGES)
        parser.add_argument("code")

    def handle(self, *_: Any, language: str, code: str, **__: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Print the file; words that are there already are kept."""
        raw = guide_files().get(code)
        if raw is None:
            raise CommandError(f"{code} chưa có hướng dẫn. · {code} has no guide.")
        words = translation_files(language).get(code, {})
        self.stdout.write("[words]")
        for key, text in keys_of(whole_guide(raw)).items():
            self.stdout.write(f"# {text}\n{json.dumps(key)} = {json.dumps(words.get(key, ''), ensure_ascii=False)}")
