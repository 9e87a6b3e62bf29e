"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOORS = ("views", "api", "admin", "management")
WRITING = {"save", "create", "update_or_create", "get_or_create", "bulk_create", "delete"}
# Django's admin saves its own forms; that is what "more than one admin form" leaves to it.
ADMIN_FORMS = {"save_model", "save_formset", "save_related", "delete_model", "delete_queryset"}


def calls(path: Path) -> list[str]:
    tree = ast.parse(path.read_text())
    own_forms = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name in ADMIN_FORMS
        for inner in ast.walk(node)
    }
    return [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.func.attr}"
        for node in set(ast.walk(tree)) - own_forms
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITING
    ]


def test_only_actions_write():
    doors = [path for door in DOORS for path in (ROOT / "trials" / door).rglob("*.py")]

    found = [call for path in doors for call in calls(path)]

    assert doors
    assert found == []


def test_no_file_is_two_rooms_in_one():
    files = [
        path
        for folder in ("trials", "portal", "tests", "templates", "static")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".css"} and "migrations" not in path.parts
    ]

    long = [str(path) for path in files if len(path.read_text().splitlines()) > 300]

    assert files
    assert long == []


def lint(tree: Path) -> tuple[int, str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


BROKEN = {
    "upstairs": ("queries/trials.py", "from trials.actions import sites"),
    "sideways": ("exports/ctgov.py", "from trials.queries import trials"),
    "django on the ground floor": ("registry/rows.py", "import django.db"),
    "the project package": ("models/site.py", "from portal import settings"),
}


@pytest.mark.parametrize(("file", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_floor_is_caught(file, line, tmp_path):
    for folder in ("trials", "portal"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    broken = tmp_path / "trials" / file
    broken.write_text(f"{broken.read_text()}\n{line}\n")

    code, said = lint(tmp_path)

    assert code == 1
    assert "BROKEN" in said


def test_the_floors_hold():
    code, said = lint(ROOT)

    assert code == 0, said


BANNED = {
    "queries/x.py": "from django.http import Http404",
    "actions/x.py": "from django.utils.timezone import now",
    "forms/x.py": "from django.shortcuts import render",
    "actions/inquiries.py": "from django.core.mail import send_mail",
    "registry/document.py": "import urllib3",
}


@pytest.mark.parametrize(("file", "line"), BANNED.items())
def test_what_only_doors_may_touch_is_caught_elsewhere(file, line):
    ruff = [sys.executable, "-m", "ruff", "check", "--select", "TID251"]
    done = subprocess.run(
        [*ruff, "--stdin-filename", f"trials/{file}", "-"],
        cwd=ROOT,
        input=f"{line}\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "TID251" in done.stdout
