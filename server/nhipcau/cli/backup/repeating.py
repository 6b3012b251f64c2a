"""After a restore, before the house opens: what had ended since the backup is ended again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nhipcau.cli.backup.envelope import Identity
from nhipcau.kernel import endings
from nhipcau.kernel.models import Ending
from nhipcau.sync.repeating import repeat

WORDS = {
    "people.take_back": "rút đồng ý và xóa · taken back and erased",
    "people.let_go": "xóa vì hết hạn giữ · erased, its time being over",
    "people.withdraw_consent": "rút một lời đồng ý · a consent withdrawn",
    "people.leave_member": "nghỉ việc, đóng tài khoản · left, the account shut",
    "people.return_member": "trở lại làm · came back",
    "gateway.lock_phone": "khóa máy · a phone locked",
    "gateway.unlink_sign_on": "bỏ nối đăng nhập một lần · a sign-on untied",
}


@dataclass
class Repeated:
    """What was ended again, by verb; how much waits for a phone to come back; which files are not this house's."""

    done: Counter[str] = field(default_factory=Counter)
    waiting: int = 0
    strange: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Say it."""
        said = [f"Làm lại · Ended again: {many} {WORDS.get(verb, verb)}" for verb, many in sorted(self.done.items())]
        if self.waiting:
            said.append(f"Chờ máy trở lại mới làm lại được · Waiting until a phone comes back: {self.waiting}")
        return said or ["Không có việc nào phải làm lại. · Nothing had to be ended again."]


def again(places: Sequence[Path], key: Sequence[Identity]) -> Repeated:
    """End again what these folders of endings tell. Call it when every commune was told of the restore, not before."""
    found = list(endings.read(places, key))
    report = Repeated(strange=[f"{one}: không phải của nhà này · not of this house" for one in found if isinstance(one, str)])
    done, waiting = repeat([one for one in found if isinstance(one, Ending)])
    report.done, report.waiting = Counter(one.told["verb"] for one in done), len(waiting)
    return report


def places(*beside: Path | None) -> list[Path]:
    """Return where endings may lie: beside these files or folders, and where the house keeps them."""
    return list(dict.fromkeys(endings.folder(one) for one in (*beside, None)))
