"""Small functions and small files, in both languages: what a person can hold in mind."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FUNCTION_MOST, FUNCTION_USUAL = 60, 40  # lines
FILE_MOST, FILE_USUAL = 400, 300  # lines
USUAL_SHARE = 0.95
DATA_TABLES = {
    "field/src/contract/schema.ts": "generated from openapi.json",
    "field/src/ui/pictograms.tsx": "drawings",
    "field/src/ui/pictograms.ts": "drawings",
    "field/src/ui/icons.tsx": "drawings",
}
GENERATED = {"node_modules", "dist", "migrations", "coverage", "contract"}
TS_FUNCTION = re.compile(
    r"^(export )?(default )?(async )?function\b|^(export )?const \w+.*=>\s*\{$|^  (async )?\w+\(.*\{$"
)


def python_files():
    return [
        path
        for path in sorted((ROOT / "server").rglob("*.py"))
        if not GENERATED & set(path.parts) or "tests" in path.parts
    ]


def typescript_files():
    field = ROOT / "field" / "src"
    return [p for p in sorted(field.rglob("*.ts*")) if p.suffix in {".ts", ".tsx"} and not GENERATED & set(p.parts)]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def counted(paths):
    return [path for path in paths if name_of(path) not in DATA_TABLES]


def python_functions():
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name_of(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def typescript_functions():
    """A function at the left margin or in a class body ends at the first line that closes its own indent."""
    for path in counted(typescript_files()):
        lines = path.read_text().splitlines()
        for start, line in enumerate(lines):
            if not TS_FUNCTION.match(line) or line.lstrip().startswith(("if", "for", "while", "switch", "return")):
                continue
            indent = line[: len(line) - len(line.lstrip())]
            end = next((i for i in range(start + 1, len(lines)) if re.match(rf"{indent}[}})]", lines[i])), start)
            yield f"{name_of(path)}:{start + 1}", end - start + 1


def check(sizes, most, usual):
    sizes = dict(sizes)
    too_long = {where: size for where, size in sizes.items() if size > most}
    assert too_long == {}
    long = {where: size for where, size in sizes.items() if size > usual}
    assert len(long) <= (1 - USUAL_SHARE) * len(sizes), long


def test_python_functions_stay_short():
    check(python_functions(), FUNCTION_MOST, FUNCTION_USUAL)


def test_typescript_functions_stay_short():
    check(typescript_functions(), FUNCTION_MOST, FUNCTION_USUAL)


def test_files_stay_short():
    paths = counted([*python_files(), *typescript_files(), ROOT / "nhipcau", ROOT / "hatch_build.py"])
    check(((name_of(path), len(path.read_text().splitlines())) for path in paths), FILE_MOST, FILE_USUAL)


def test_each_data_table_that_is_excused_is_there_or_was_never_needed():
    for name in DATA_TABLES:
        path = ROOT / name
        assert not path.exists() or len(path.read_text().splitlines()) > 1
