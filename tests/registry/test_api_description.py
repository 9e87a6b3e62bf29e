"""What the project ships as registry documents has the shape that the registry describes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from trials.registry.demonstrations import documents

ROOT = Path(__file__).parents[2]
OPENAPI = ROOT.parent / "shared" / "data" / "ctgov" / "openapi.yaml"
INVENTED = ROOT / "tests" / "documents"
SAMPLE = ROOT / "trials" / "samples" / "NCT03913559.json"
TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
}


@pytest.fixture(scope="module")
def schemas():
    if not OPENAPI.exists():
        pytest.skip("left out: the registry's openapi.yaml is not beside the project")
    return yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))["components"]["schemas"]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def faults(value, schema, schemas, path=""):
    """Where a value is not as described: (path, what is wrong: type, key, code or text)."""
    schema = whole(schema, schemas)
    if not has_type(value, schema["type"]):
        yield path, "type"
    elif isinstance(value, dict):
        known = schema["properties"]
        yield from ((f"{path}.{key}", "key") for key in value if key not in known)
        for key in value.keys() & known.keys():
            yield from faults(value[key], known[key], schemas, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from faults(inner, schema["items"], schemas, f"{path}[]")
    elif value not in schema.get("enum", [value]):
        yield path, "code"
    elif not re.search(pattern(schema), str(value)):
        yield path, "text"


def has_type(value, name):
    return isinstance(value, TYPES[name]) and isinstance(value, bool) == (name == "boolean")


def pattern(schema):
    dates = {"date": r"^\d{4}-\d\d-\d\d$"}
    exact = f"^.{{{schema['maxLength']}}}$" if "maxLength" in schema else ""
    return schema.get("pattern", dates.get(schema.get("format"), exact))


def whole(schema, schemas):
    return schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def fields(schema, schemas, path=""):
    schema = whole(schema, schemas)
    for key, inner in schema.get("properties", {}).items():
        yield f"{path}.{key}"
        yield from fields(inner, schemas, f"{path}.{key}")
    if schema["type"] == "array":
        yield from fields(schema["items"], schemas, f"{path}[]")


def used(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}.{key}"
            yield from used(inner, f"{path}.{key}")
    if isinstance(value, list):
        for inner in value:
            yield from used(inner, f"{path}[]")


def kinds_of_faults(study, schemas):
    return {kind for _, kind in faults(study, schemas["Study"], schemas)}


def names(folder):
    return sorted(path.name for path in folder.glob("*.json"))


@pytest.mark.parametrize(
    "name", [name for name in names(INVENTED) if not name.startswith("unknown-")]
)
def test_an_invented_document_is_as_the_registry_describes(name, schemas):
    study = read(INVENTED / name)

    assert list(faults(study, schemas["Study"], schemas)) == []


def test_the_sample_is_as_the_registry_describes(schemas):
    assert list(faults(read(SAMPLE), schemas["Study"], schemas)) == []


@pytest.mark.parametrize("seed", [1, 7])
def test_every_demonstration_is_as_the_registry_describes(seed, schemas):
    found = [
        fault for study in documents(60, seed) for fault in faults(study, schemas["Study"], schemas)
    ]

    assert found == []


def test_a_demonstration_has_nothing_empty():
    empty = [
        value for study in documents(60, seed=1) for value in values(study) if value in ("", [], {})
    ]

    assert empty == []


def values(value):
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from values(one)


def test_one_document_uses_every_field_of_the_protocol_section(schemas):
    study = read(INVENTED / "everything.json")

    left_out = set(fields(schemas["ProtocolSection"], schemas)) - set(
        used(study["protocolSection"])
    )

    assert left_out == set()


def test_the_unknown_codes_are_unknown_and_nothing_else(schemas):
    found = list(faults(read(INVENTED / "unknown-codes.json"), schemas["Study"], schemas))

    assert {kind for _, kind in found} == {"code"}
    assert len({path for path, _ in found}) == 23


def test_the_unknown_keys_are_unknown_and_nothing_else(schemas):
    assert kinds_of_faults(read(INVENTED / "unknown-keys.json"), schemas) == {"key"}


def test_the_wrong_type_is_one_wrong_type(schemas):
    found = list(faults(read(INVENTED / "broken" / "wrong-type.json"), schemas["Study"], schemas))

    assert found == [(".protocolSection.identificationModule.briefTitle", "type")]


def test_the_readme_says_of_each_document_what_is_strange():
    lines = (INVENTED / "README.md").read_text(encoding="utf-8").splitlines()

    told = [line.split("|")[1].strip() for line in lines if ".json |" in line]

    broken = [f"broken/{name}" for name in names(INVENTED / "broken")]
    assert told == [*names(INVENTED), *broken]


def test_no_two_invented_documents_have_one_number():
    studies = [read(INVENTED / name) for name in names(INVENTED)]

    numbers = [study["protocolSection"]["identificationModule"]["nctId"] for study in studies]

    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("NCT999000") for number in numbers)
