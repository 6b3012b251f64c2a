"""Write the shared cases of every guide."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from nhipcau.guides.cases import build_cases
from nhipcau.guides.commands import guide_files
from nhipcau.guides.replay import whole_guide


class Command(BaseCommand):
    """Generate `contract/vectors/guides/`: for each guide, families and what the list must say to them."""

    help = "Write contract/vectors/guides/*.json from content/guides; the same content gives the same bytes."
    requires_system_checks = []

    def handle(self, *_args: object, **_options: object) -> None:
        """Write one file a guide, and drop those whose guide is gone."""
        folder = vectors_dir()
        texts = {f"{code}.json": vector_text(raw) for code, raw in guide_files().items()}
        for path in set(folder.glob("*.json")):
            if path.name not in texts:
                path.unlink()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(texts)} guides written")


def vectors_dir() -> Path:
    """Return the folder of the shared cases, in a checkout."""
    return Path(settings.CONTENT_DIR).parent / "contract" / "vectors" / "guides"


def vector_text(raw: dict[str, Any]) -> str:
    """Return the file of one guide: the guide itself, then one case a line."""
    guide = whole_guide(raw)
    cases = ",\n".join(_line(case) for case in build_cases(guide))
    return f'{{"guide": {_line(guide)},\n"cases": [\n{cases}\n]}}\n'


def _line(value: Any) -> str:  # noqa: ANN401 (any JSON)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
