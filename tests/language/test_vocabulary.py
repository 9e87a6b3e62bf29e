from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from trials.language.grade import NAMES, grade, words_of
from trials.language.vocabulary import (
    CODES_OF_FIELDS,
    NO_PHASE,
    PHASE_MEANING,
    SHORT_STATUS,
    WORDS,
    known,
    short_status,
    words,
)
from trials.registry.layout import Field, Items
from trials.registry.lists import LISTS
from trials.registry.trial_fields import TRIAL

OPENAPI = Path(__file__).parents[3] / "shared" / "data" / "ctgov" / "openapi.yaml"
BODIES = {
    *("administration", "agency", "centers", "department", "disease", "institutes", "national"),
    *("prevention", "veterans"),
}
NOUNS = {
    "aliases": "alias",
    "identifiers": "identifier",
    "collaborators": "collaborator",
    "conditions": "condition",
    "keywords": "keyword",
    "arms": "arm",
    "interventions": "intervention",
    "outcomes": "outcome",
    "central_contacts": "central_contact",
    "officials": "official",
    "sites": "site",
    "contacts": "site_contact",
    "references": "reference",
    "links": "link",
}


@pytest.fixture(scope="module")
def schemas():
    if not OPENAPI.exists():
        pytest.skip("left out: the registry's openapi.yaml is not beside the project")
    return yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))["components"]["schemas"]


def test_every_code_of_the_registry_has_words_and_no_other_code_has(schemas):
    codes = {name: set(of["enum"]) for name, of in schemas.items() if "enum" in of}

    assert {name: set(of) for name, of in WORDS.items()} == codes


def test_every_coded_column_is_known_with_its_enumeration(schemas):
    columns = dict(coded("trial", TRIAL, "ProtocolSection", schemas))
    for items in LISTS:
        columns |= coded_in_list(items, "ProtocolSection", schemas)

    ours = {
        ("trial", "bio_spec.retention"): "BioSpecRetention",
        ("status_report", "status"): "RecruitmentStatus",
    }
    assert columns | ours == CODES_OF_FIELDS


def coded_in_list(items: Items, schema: str, schemas):
    item = reached(schema, items.path, schemas)
    found = dict(coded(NOUNS[items.rows], items.fields, item, schemas))
    for inner in items.inner:
        found |= coded_in_list(inner, item, schemas)
    return found


def coded(noun: str, fields: tuple[Field, ...], schema: str, schemas):
    for field in fields:
        enumeration = reached(schema, field.path, schemas)
        if "enum" in schemas.get(enumeration, {}):
            yield (noun, field.name), enumeration


def reached(schema: str, path, schemas) -> str:
    """The name of the schema at the end of a path; empty where it is a plain value."""
    for key in path:
        here = schemas[schema]["properties"][key]
        schema = (here.get("$ref") or here.get("items", {}).get("$ref", "")).rpartition("/")[2]
    return schema


def test_every_enumeration_of_a_column_has_words():
    assert set(CODES_OF_FIELDS.values()) <= set(WORDS)


def test_every_phase_has_a_meaning_and_every_status_short_words():
    assert set(PHASE_MEANING) == set(WORDS["Phase"])
    assert set(SHORT_STATUS) == set(WORDS["Status"])
    assert PHASE_MEANING[NO_PHASE].startswith("Not a phase trial")


SENTENCES = [
    pytest.param(sentence, id=f"{enumeration}-{code}")
    for enumeration, of in {**WORDS, "meaning": PHASE_MEANING, "short": SHORT_STATUS}.items()
    for code, sentence in of.items()
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_plain_and_never_shouted(sentence):
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence == sentence.strip()
    assert "_" not in sentence
    if len(words_of(sentence)) >= 5:
        assert grade(sentence, NAMES | BODIES) <= 8


def test_a_code_is_shown_in_words():
    assert words("InterventionalAssignment", "CROSSOVER") == (
        "Each person gets all treatments in turn"
    )
    assert short_status("SUSPENDED") == "Paused"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("SOME_NEW_CODE", "Some new code"),
        ("PHASE5", "Phase5"),
        ("some_new_code", "Some new code"),
        ("Not in capitals (EU)", "Not in capitals (EU)"),
        ("", ""),
    ],
)
def test_a_new_code_is_made_readable(code, shown):
    assert words("Status", code) == shown
    assert words("NewEnumeration", code) == shown
    assert short_status(code) == shown
    assert not known("Status", code)


def test_the_same_code_has_the_words_of_its_own_enumeration():
    assert words("Phase", "NA") != words("DesignAllocation", "NA")
    assert known("Phase", "NA")
    assert not known("Sex", "NA")
    assert not known("NewEnumeration", "NA")
