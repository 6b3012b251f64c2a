"""The command line: `./nhipcau` in a checkout and `nhipcau` from the wheel are the same."""

import atexit
import os
import sys
from collections.abc import Callable

from nhipcau.cli import audit, checks, client, house, serve
from nhipcau.cli.backup import doors
from nhipcau.kernel import beats

VERBS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "run": (serve.run, "dựng mọi thứ rồi mở http://127.0.0.1:8000 · set everything up and serve (--port, --host)"),
    "test": (checks.test, "chạy mọi phép thử · run every check (or only the pytest paths you name)"),
    "lint": (checks.lint, "soát cách viết · ruff and eslint"),
    "types": (checks.types, "soát kiểu · mypy and TypeScript, strict"),
    "house": (checks.house, "soát tường nhà · import rules, budgets, migrations"),
    "contract": (checks.contract, "soát giao ước · openapi.json, said_before, vectors"),
    "stories": (checks.stories, "đi trọn việc trong trình duyệt thật · whole walks in a real browser"),
    "bench": (checks.bench, "in kích thước và tốc độ · print sizes and speed"),
    "faults": (checks.faults, "thử nghìn chuyện rủi · thousands of random mishaps (--histories N)"),
    "parity": (checks.parity, "năm cách tới, một danh sách · the same list on five channels (--sets N, --seed N)"),
    "audit": (audit.audit, "soát mã và thư viện; --sbom TỆP · unsafe code, known faults; --sbom FILE lists what we use"),
    "backup": (doors.backup, "sao lưu có mã hóa · encrypted backup (--to, --keep, --base, --make-key)"),
    "restore": (doors.restore, "khôi phục vào nơi trống · give back into an empty database (FILE, --look, --lost)"),
    "client": (client.client, "viết thư viện Python cho hệ thống khác · write the Python client (FOLDER)"),
    "wheel": (checks.wheel, "đóng gói · build the wheel, phone app inside"),
}
MANAGED = "load · demo · import · export · import_tables · verify · rebuild · snapshots · messages · figures · nation · report_pictures · openapi · migrate · check · shell"


def main() -> None:
    """Run one verb and end with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.settings.base")
    verb, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("help", [])
    if verb in {"help", "-h", "--help"}:
        print_help()
        return
    try:
        code = VERBS[verb][0](rest) if verb in VERBS else manage([verb, *rest])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def print_help() -> None:
    """Print every verb with a line of words."""
    print("nhipcau <verb>\n")
    for name, (_, words) in VERBS.items():
        print(f"  {name:9} {words}")
    print(f"\n  {MANAGED}\n            việc quản trị · management commands (<verb> --help)")


def manage(arguments: list[str]) -> int:
    """Run a Django management command on the running or freshly started database."""
    atexit.register(house.close)
    house.open_up()
    if arguments[:2] == ["check", "content"]:
        arguments = ["check_content", *arguments[2:]]
    if arguments[0] == "migrate" and not any(part.startswith("--database") for part in arguments):
        arguments = [*arguments, "--database=owner"]
    code = house.django_command(arguments)
    if code == 0 and (work := beats.timed(arguments)):
        beats.beat(work)
    return code
