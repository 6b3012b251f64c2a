"""The page of figures, docs/performance.md: each part's table is written anew, the words between are a person's."""

import re
from collections.abc import Iterable
from pathlib import Path

from report import Part, Report, Row

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BLOCK = "<!-- measured: {name} -->\n{table}\n<!-- /measured -->"


def write(report: Report) -> None:
    """Put the parts that were run into the page; parts that were not run stay as they are."""
    text = PAGE.read_text()
    for name in dict.fromkeys(part.name for part in report.parts):
        parts = [part for part in report.parts if part.name == name]
        pattern = re.compile(rf"<!-- measured: {name} -->\n.*?<!-- /measured -->", re.DOTALL)
        if not pattern.search(text):
            raise SystemExit(f"bench: docs/performance.md has no place for {name}")
        block = BLOCK.format(name=name, table="\n\n".join(_table(part, report) for part in parts))
        before, after = pattern.split(text)
        text = before + block + after
    PAGE.write_text(text)
    print(f"\nwritten: {PAGE.name}")


def _table(part: Part, report: Report) -> str:
    title = re.sub(r"^\(\w\) ", "", part.title)
    lines = [f"**{title[0].upper()}{title[1:]}.** {report.made}.", *part.notes]
    return "\n\n".join([*lines, "\n".join(_rows(part, report.missed))])


def _rows(part: Part, missed: list[Row]) -> Iterable[str]:
    yield "| | ours | target | peers |"
    yield "|---|---|---|---|"
    for row in part.rows:
        ours = f"**{row.ours}** (missed)" if any(row is one for one in missed) else row.ours
        yield f"| {row.name} | {ours} | {row.target} | {row.peers} |".replace("  ", " ")
