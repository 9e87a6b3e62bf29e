from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from trials.models import Condition, Intervention, Trial
from trials.queries.related import related

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
Make = Callable[..., Trial]


@pytest.fixture
def make(now: dt.datetime) -> Make:
    def make_one(
        number: int,
        conditions: tuple[str, ...] = (),
        interventions: tuple[str, ...] = (),
        **fields: object,
    ) -> Trial:
        trial = Trial.objects.create(
            nct_id=f"NCT{number:08}",
            **{"published_at": now, **fields},
        )
        Condition.objects.bulk_create(Condition(trial=trial, text=text) for text in conditions)
        Intervention.objects.bulk_create(
            Intervention(trial=trial, name=name) for name in interventions
        )
        return trial

    return make_one


def found(trial: Trial) -> list[str]:
    return [relative.trial.nct_id for relative in related(trial, NOW)]


def test_what_is_shared_is_the_reason_and_capitals_make_no_difference(make: Make) -> None:
    trial = make(1, ("Acute Lymphoblastic Leukemia", "Anemia"), ("methotrexate", "Tea"))
    make(2, ("acute lymphoblastic leukemia",), ("Methotrexate", "Milk"))

    relative = related(trial, NOW)[0]

    assert relative.conditions == ["acute lymphoblastic leukemia"]
    assert relative.interventions == ["Methotrexate"]


def test_a_trial_that_shares_nothing_is_not_related(make: Make) -> None:
    trial = make(1, ("Common Cold",), ("Tea",))
    make(2, ("Cough",), ("Milk",))

    assert found(trial) == []


def test_the_six_that_share_most_are_shown_and_most_shared_first(make: Make) -> None:
    trial = make(1, ("Cold", "Cough"), ("Tea", "Milk"))
    for number in range(10, 20):
        make(number, ("Cold",))
    make(20, ("Cold", "Cough"), ("Tea",))
    make(21, ("Cold", "Cough"))

    numbers = found(trial)

    assert len(numbers) == 6
    assert numbers[:2] == ["NCT00000020", "NCT00000021"]


def test_of_those_that_share_as_much_open_and_newer_ones_come_first(make: Make) -> None:
    trial = make(1, ("Cold",))
    make(2, ("Cold",), overall_status="COMPLETED", last_update_post_date="2026-05-01")
    make(3, ("Cold",), overall_status="RECRUITING", last_update_post_date="2020-05-01")
    make(4, ("Cold",), overall_status="RECRUITING", last_update_post_date="2025-05-01")

    assert found(trial) == ["NCT00000004", "NCT00000003", "NCT00000002"]


def test_a_name_given_twice_counts_once(make: Make) -> None:
    trial = make(1, ("Cold", "Cough"), ("Tea",))
    make(2, ("Cold", "cold", "COLD"), ("Tea", "TEA"))
    make(3, ("Cold", "Cough"), ("Tea",))

    assert found(trial) == ["NCT00000003", "NCT00000002"]


def test_a_draft_is_never_related(make: Make) -> None:
    trial = make(1, ("Cold",))
    make(2, ("Cold",), published_at=None)

    assert found(trial) == []


def test_demonstrations_are_related_only_to_demonstrations(make: Make) -> None:
    real = make(1, ("Cold",))
    invented = make(99900001, ("Cold",), is_demonstration=True)
    make(99900002, ("Cold",), is_demonstration=True)

    assert found(real) == []
    assert found(invented) == ["NCT99900002"]


def test_a_placebo_relates_nothing(make: Make) -> None:
    trial = make(1, ("Healthy",), ("Placebo",))
    make(2, ("healthy",), ("placebo",))

    assert found(trial) == []


def test_what_the_registry_dropped_relates_nothing(make: Make, now: dt.datetime) -> None:
    trial = make(1, ("Cold",))
    make(2, ("Cold",))
    Condition.objects.filter(trial=trial).update(unlisted_since=now)

    assert found(trial) == []


@pytest.mark.parametrize("others", [1, 30])
def test_it_costs_the_same_queries_whatever_the_number_of_relatives(
    make: Make, others: int, django_assert_num_queries: Callable[..., object]
) -> None:
    trial = make(1, ("Cold",), ("Tea",))
    for number in range(2, 2 + others):
        make(number, ("Cold",), ("Tea",))

    with django_assert_num_queries(5):  # type: ignore[attr-defined]
        related(trial, NOW)
