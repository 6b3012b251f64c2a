"""Who may know whom: imports and foreign keys go down, never up, never sideways."""

import ast
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

PACKAGE = Path(__file__).resolve().parents[2] / "nhipcau"
FLOORS = [
    {"kernel"},
    {"places"},
    {"people"},
    {"guides", "learning", "bulletin", "safety"},
    {"support", "dossiers", "market", "feedback", "surveys"},
    {"desk"},
    {"gateway"},
]
MACHINES = {"sync", "insight", "messaging", "watch", "links"}
ROOMS = set().union(*FLOORS, MACHINES)
OPEN_TO_OTHERS = {"models", "commands", "queries", "bodies"}
HOUSE_WIDE = {"kernel", "settings", "cli"}


def floor_of(room):
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)


def may_point(source, target):
    """A table may point at its own room and at floors below; a machine at its own room and the kernel."""
    if target in {source, "kernel"}:
        return True
    if source in MACHINES or target in MACHINES:
        return False
    return floor_of(target) < floor_of(source)


def sources():
    return [
        path for path in sorted(PACKAGE.rglob("*.py")) if "tests" not in path.parts and "migrations" not in path.parts
    ]


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_the_import_contracts_hold():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=PACKAGE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_of_the_house_stands_on_a_floor():
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - {"settings", "cli"}
    assert rooms == ROOMS


def test_foreign_keys_point_down():
    wrong = []
    for model in apps.get_models():
        source = model._meta.app_label
        if source not in ROOMS:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | OneToOneField | ManyToManyField):
                target = field.related_model._meta.app_label
                if target in ROOMS and not may_point(source, target):
                    wrong.append(f"{source}.{model.__name__}.{field.name} → {target}")
    assert wrong == []


def test_a_sideways_or_upward_key_would_be_noticed():
    assert not may_point("support", "dossiers")
    assert not may_point("people", "support")
    assert not may_point("sync", "people")
    assert not may_point("people", "insight")
    assert may_point("support", "people")
    assert may_point("insight", "kernel")


def test_no_module_imports_inside_a_function():
    wrong = []
    for path in sources():
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if function.name == "ready" and path.name == "apps.py":
                continue
            hidden = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            wrong += [f"{path.relative_to(PACKAGE)}:{node.lineno}" for node in hidden]
    assert wrong == []


def test_another_rooms_inner_modules_stay_private():
    """From another room only models, commands, queries and bodies are imported; the gateway plugs all together."""
    wrong = []
    for path in sources():
        here = room_of(path)
        if here in {"gateway", *HOUSE_WIDE}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            for module in modules_named(node):
                parts = module.split(".")
                if parts[0] != "nhipcau" or len(parts) < 2 or parts[1] in {here, *HOUSE_WIDE}:
                    continue
                if len(parts) > 2 and parts[2] not in OPEN_TO_OTHERS:
                    wrong.append(f"{path.relative_to(PACKAGE)}:{node.lineno} {module}")
    assert wrong == []


def modules_named(node):
    """The dotted names an import statement reaches, `from nhipcau.room import module` included."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        depth = node.module.count(".")
        return [f"{node.module}.{alias.name}" for alias in node.names] if depth < 2 else [node.module]
    return []
