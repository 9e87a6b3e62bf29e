"""The catalogues of other languages are whole, true to their originals, and easy to read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from trials.language import grade, grade_spanish

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "trials" / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]|%[sd]")
MARKUP = re.compile(r"<[^>]*>")
HIGHEST_GRADE = 8
# In a few words one long one decides the grade: labels, and sentences such as "Copied."
FEW_WORDS = 3
LABEL_WORDS = 7
SENTENCE = re.compile(r"[.!?…][”»)]?\s*$")


def messages(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each original with its translation; a message in two numbers has two."""
    if entry.msgid_plural:
        originals = (entry.msgid, entry.msgid_plural)
        return [(originals[min(at, 1)], words) for at, words in entry.msgstr_plural.items()]
    return [(entry.msgid, entry.msgstr)]


def is_hard(text: str, measure) -> bool:
    spoken = PLACEHOLDER.sub("5", MARKUP.sub("", text))
    few = FEW_WORDS if SENTENCE.search(spoken) else LABEL_WORDS
    return len(grade.words_of(spoken)) > few and measure(spoken) > HIGHEST_GRADE


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_message_is_translated(path):
    left = [entry.msgid for entry in messages(path) if not entry.translated() or entry.fuzzy]

    assert left == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_inserts_what_its_original_inserts(path):
    differing = [
        original
        for entry in messages(path)
        for original, words in pairs(entry)
        if not set(PLACEHOLDER.findall(words)) <= set(PLACEHOLDER.findall(original))
        or (not entry.msgid_plural and _inserted(words) != _inserted(original))
        or sorted(MARKUP.findall(words)) != sorted(MARKUP.findall(original))
    ]

    assert differing == []


def _inserted(text: str) -> list[str]:
    return sorted(set(PLACEHOLDER.findall(text)))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_pages_read_is_the_catalogue_that_people_edit(path):
    compiled = polib.mofile(str(path.with_suffix(".mo")))

    assert {_key(entry): pairs(entry) for entry in compiled} == {
        _key(entry): pairs(entry) for entry in messages(path)
    }


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_message_of_the_sources_is_missing_and_none_is_left_over(path, tmp_path):
    if not shutil.which("xgettext"):
        if os.environ.get("CI"):
            pytest.fail("There is no gettext, and in CI there must be.")
        pytest.skip("there is no gettext here (apt-get install gettext)")
    for name in ("manage.py", "portal", "templates", "trials"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    shutil.copytree(
        ROOT / "tests", tmp_path / "tests", ignore=lambda *_: ["browser", "__pycache__"]
    )
    language = path.parts[-3]

    command = [sys.executable, "-m", "django", "makemessages", "--locale", language]
    command += ["--no-location", "--no-wrap", "--ignore=tests", "--verbosity=0"]
    environment = {**os.environ, "PYTHONPATH": ".", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)

    found = messages(tmp_path / path.relative_to(ROOT))
    assert set(map(_key, found)) == set(map(_key, messages(path)))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_of_ours_is_easy_to_read(path):
    originals = {original for entry in messages(path) for original, _ in pairs(entry)}

    assert [text for text in sorted(originals) if is_hard(text, grade.grade)] == []


def test_every_spanish_sentence_is_easy_to_read():
    path = LOCALE / "es" / "LC_MESSAGES" / "django.po"

    translations = {words for entry in messages(path) for _, words in pairs(entry)}

    assert [text for text in sorted(translations) if is_hard(text, grade_spanish.grade)] == []


def test_a_hard_sentence_would_be_found():
    hard = "Participation necessitates multidisciplinary re-evaluation of eligibility parameters."

    assert is_hard(hard, grade.grade)


CLAIMS = re.compile(
    r"\b(cures?|heals?|will help|can save|saves? lives?|breakthrough|promising|"
    r"(more|most|very) effective|works better|best (treatment|chance|hope)|safe treatment|"
    r"curar?|sanar?|va a ayudar|le ayudará|salvar?|prometedor|(más|muy) eficaz|"
    r"la mejor (opción|esperanza))\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_sentence_of_ours_claims_a_benefit(path):
    said = {text for entry in messages(path) for pair in pairs(entry) for text in pair}

    assert [text for text in sorted(said) if CLAIMS.search(text)] == []


def test_a_claim_would_be_found():
    assert CLAIMS.search("This promising medicine will help your child.")
    assert not CLAIMS.search("It may not help your child.")
