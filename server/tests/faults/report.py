"""Counting what happened, and saying it."""

from collections import Counter
from dataclasses import dataclass, field

from tests.faults import plan
from tests.faults.history import History
from tests.faults.verify import Found

WORDS = {
    "lost-answers": "answers lost or cut, requests torn",
    "doubled": "requests doubled and sent again",
    "late": "requests late, batches out of order",
    "phone-killed": "phone killed at any point",
    "two-phones": "two phones, one account",
    "clock": "phone clock wrong by years, back and forth",
    "bundles": "content bundles fetched again",
    "courier": "sealed bundles by several carriers",
    "worker-killed": "kill -9 of an app worker",
    "app-killed": "kill -9 of the whole app",
    "database-killed": "kill -9 of PostgreSQL",
    "disk-full": "disk full",
    "primary-lost": "primary lost, replica promoted",
}


@dataclass
class Tally:
    """The sum of some waves."""

    histories: Counter[str] = field(default_factory=Counter)
    lived: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    happened: Counter[str] = field(default_factory=Counter)
    befell: Counter[str] = field(default_factory=Counter)
    real: int = 0
    kills: int = 0
    accepted: int = 0
    refused: int = 0
    lost: int = 0
    doubled: int = 0
    broken: list[History] = field(default_factory=list)

    @classmethod
    def of(cls, histories: list[History], found: Found, kind: str, happened: int) -> "Tally":
        """Count one wave."""
        tally = cls(accepted=found.accepted, refused=found.refused, lost=found.lost, doubled=found.doubled)
        tally.broken = found.broken
        tally.happened[kind] = happened
        for history in histories:
            own = history.plan.kind
            tally.histories[own] += 1
            tally.lived[own] += own in plan.OWN or kind in history.lived
            tally.caught[own] += "caught" in history.lived
            tally.befell.update(history.wire.befell)
            tally.real += history.plan.real
            tally.kills += history.kills
        return tally

    def add(self, other: "Tally") -> None:
        """Add another sum."""
        for name in ("histories", "lived", "caught", "happened", "befell"):
            getattr(self, name).update(getattr(other, name))
        for name in ("real", "kills", "accepted", "refused", "lost", "doubled"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.broken += other.broken

    @property
    def total(self) -> int:
        """How many histories there were."""
        return self.histories.total()


def told(tally: Tally, seconds: float, left_out: dict[str, str]) -> str:
    """Return the whole report: a line for each kind, the requests, and the last line that says it all."""
    lines = ["", f"{'kind of mishap':46}{'histories':>10}{'happened':>10}{'lived it':>10}{'mid-request':>13}"]
    for kind in plan.KINDS:
        if tally.histories[kind]:
            shared = kind in plan.SHARED
            more = f"{tally.happened[kind]:>10}" if shared else f"{'':>10}"
            caught = f"{tally.caught[kind]:>13}" if shared else ""
            lines.append(f"{WORDS[kind]:46}{tally.histories[kind]:>10}{more}{tally.lived[kind]:>10}{caught}")
    lines += [f"{WORDS[kind]:46} left out: {why}" for kind, why in left_out.items()]
    asked = ", ".join(f"{count} {name}" for name, count in sorted(tally.befell.items()) if name != plan.FINE)
    lines.append("")
    lines.append(f"requests  {tally.befell.total()}: {tally.befell[plan.FINE]} undisturbed, {asked}")
    share = 100 * tally.real / max(1, tally.total)
    lines.append(
        f"phones    {tally.real} histories ({share:.0f} %) with the phone's own code, the others with a lean model"
    )
    lines.append(f"letters   {tally.accepted} accepted, {tally.refused} refused; {tally.kills} phones killed")
    crashes = sum(tally.happened[kind] for kind in plan.SHARED)
    per_minute = 60 * tally.total / max(seconds, 0.001)
    lines.append(
        f"\nfaults: {tally.total} histories, {crashes} crashes of the server's side, {tally.accepted} letters accepted,"
        f" {tally.lost} lost, {tally.doubled} doubled, {len(tally.broken)} histories broken;"
        f" {seconds:.0f} s ({per_minute:.0f} a minute)"
    )
    return "\n".join(lines)


def story(history: History) -> str:
    """Return what happened in a history that failed, in words, and how to bring it back."""
    lines = [f"\nFAILED  {history.plan.seed}  (commune {history.ground.commune})"]
    lines += [f"   {line}" for line in history.story]
    lines += [f"   ✗ {complaint}" for complaint in history.complaints]
    lines.append(f"   again: ./nhipcau faults --seed {history.plan.seed}")
    return "\n".join(lines)
