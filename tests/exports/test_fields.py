"""Each modelled field is one place of the document: editing it changes that place, and what repeats
it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from trials.actions.studies import take_in
from trials.exports import ctgov
from trials.models import Trial
from trials.registry.layout import Field, Items
from trials.registry.lists import LISTS
from trials.registry.trial_fields import TRIAL

pytestmark = pytest.mark.django_db
SITE_CONTACTS = next(items.inner[0] for items in LISTS if items.rows == "sites")
OTHER: dict[type, Any] = {
    str: "something else",
    int: 4321,
    float: 12.5,
    list: ["OTHER_CODE"],
    dict: {"other": True},
    tuple: [{"other": True}],
}
# An intervention's name and type stand in the arms too, an arm's label in the interventions.
REPEATED = {
    ("interventions", "name"): "interventionNames",
    ("interventions", "type"): "interventionNames",
    ("arms", "label"): "armGroupLabels",
}


@pytest.fixture
def trial(document, now) -> Trial:
    return take_in(document=document("everything"), now=now).trial


def places(value: Any, at: str = "") -> dict[str, Any]:
    """Every leaf of a document by its path."""
    if isinstance(value, dict):
        return {k: v for key, each in value.items() for k, v in places(each, f"{at}.{key}").items()}
    if isinstance(value, list):
        numbered = enumerate(value)
        return {k: v for index, each in numbered for k, v in places(each, f"{at}[{index}]").items()}
    return {at: value}


def changed(before: Any, after: Any) -> set[str]:
    old, new = places(before), places(after)
    return {at for at in old.keys() | new.keys() if old.get(at) != new.get(at)}


def edit(row: models.Model, field: Field) -> None:
    value = not getattr(row, field.name) if field.type is bool else OTHER[field.type]
    if field.name == "nct_id":
        value = "NCT00000001"
    type(row)._default_manager.filter(pk=row.pk).update(**{field.name: value})


def protocol(trial: Trial) -> dict[str, Any]:
    return ctgov.protocol(Trial.objects.whole().get(pk=trial.pk))


@pytest.mark.parametrize("field", TRIAL, ids=lambda field: field.name)
def test_a_field_of_the_trial_is_one_place_of_the_document(field, trial):
    before = protocol(trial)

    edit(trial, field)

    after = changed(before, protocol(trial))
    at = "." + ".".join(field.path)
    assert after
    assert {place.removeprefix(at)[:1] for place in after} <= {"", ".", "["}


COLUMNS = [(items, field) for items in LISTS for field in items.fields]


@pytest.mark.parametrize(("items", "field"), COLUMNS, ids=lambda each: getattr(each, "name", ""))
def test_a_field_of_a_row_is_one_place_of_the_document_and_what_repeats_it(items, field, trial):
    before = protocol(trial)
    row = getattr(trial, items.rows).filter(**dict(items.fixed)).first()

    edit(row, field)

    after = changed(before, protocol(trial))
    own = f".{'.'.join(items.path)}[0].{'.'.join(field.path)}"
    repeated = REPEATED.get((items.rows, field.name))
    assert any(place.startswith(own) for place in after)
    assert all(place.startswith(own) or (repeated and f".{repeated}[" in place) for place in after)
    assert not repeated or any(f".{repeated}[" in place for place in after)


@pytest.mark.parametrize("field", SITE_CONTACTS.fields, ids=lambda field: field.name)
def test_a_field_of_a_site_contact_is_one_place_of_the_document(field, trial):
    before = protocol(trial)
    index, site = next(
        (place, site) for place, site in enumerate(trial.sites.all()) if site.contacts.exists()
    )

    edit(site.contacts.first(), field)

    at = f".contactsLocationsModule.locations[{index}].contacts[0].{field.path[0]}"
    assert changed(before, protocol(trial)) == {at}


@pytest.mark.parametrize(
    "items", [items for items in LISTS if items.texts], ids=lambda items: items.rows
)
def test_a_text_of_a_list_is_one_place_of_the_document(items: Items, trial):
    before = protocol(trial)
    row = getattr(trial, items.rows).first()

    type(row).objects.filter(pk=row.pk).update(text="something else")

    assert changed(before, protocol(trial)) == {f".{'.'.join(items.path)}[0]"}
