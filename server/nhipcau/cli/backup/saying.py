"""How the two verbs speak: a refusal in both languages, and lists that do not run over."""

import sys

from nhipcau.kernel.problems import Refusal

SHOWN = 20


def refused(refusal: Refusal) -> int:
    """Say a refusal in both languages; return the exit code."""
    for words in (refusal.problem.vi, refusal.problem.en):
        said = words.filled(refusal.details)
        print(f"[{refusal.problem.number}] {said.what} {said.kept} {said.todo}", file=sys.stderr)
    return 1


def listed(title: str, lines: list[str]) -> int:
    """Print what is not as it should be; 1 when there is something."""
    for line in lines[:SHOWN]:
        print(f"{title}: {line}")
    if len(lines) > SHOWN:
        print(f"… {len(lines) - SHOWN}")
    return int(bool(lines))
