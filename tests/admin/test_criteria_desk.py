from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from trials.actions import samples
from trials.models import Settlement, Trial
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(now) -> Trial:
    return samples.load(now=now)


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return user


def page_of(trial: Trial) -> str:
    return f"/staff/trials/trial/{trial.pk}/criteria/"


def test_an_editor_settles_with_one_click_and_families_see_it(client, editor, trial):
    (block,) = criteria_of(trial).to_settle

    answer = client.post(
        page_of(trial), {"digest": block.group.digest, "side": "exclusion"}, follow=True
    )

    settled = Settlement.objects.get()
    shown = client.get(f"/trials/{trial.nct_id}/eligibility/").content.decode()
    assert (settled.by, settled.side) == (editor, "exclusion")
    assert "Rules out, says editor on" in answer.content.decode()
    assert "does not say clearly" not in shown


def test_a_slip_of_the_source_is_told_to_the_editor_and_not_mended(client, editor, trial):
    body = client.get(page_of(trial)).content.decode()

    assert "ECOG ≥ 2" in body
    assert "usually runs the other way" in body


@pytest.mark.parametrize(
    ("digest", "sentence"),
    [("0" * 64, "The text has changed"), ("nonsense", "Choose one of the three buttons.")],
)
def test_a_stale_or_broken_click_settles_nothing(client, editor, trial, digest, sentence):
    answer = client.post(page_of(trial), {"digest": digest, "side": "exclusion"}, follow=True)

    assert sentence in answer.content.decode()
    assert not Settlement.objects.exists()


def test_who_may_not_settle_does_not_see_the_page(client, trial):
    client.force_login(User.objects.create_user("reader", is_staff=True))

    assert client.get(page_of(trial)).status_code == 403
    assert client.post(page_of(trial), {"side": "exclusion"}).status_code == 403


THREE_IN_DOUBT = """Exclusion Criteria:

* Adequate kidney function
* Pregnancy
* Active hepatitis B
* Adequate liver function
* Known allergy to the drug
* Active hepatitis C
* Adequate heart function"""


def test_settling_leads_to_the_next_group_that_is_open(client, editor):
    trial = Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=THREE_IN_DOUBT)
    first, second, third = (block.group.digest for block in criteria_of(trial).to_settle)
    opened = client.get(page_of(trial)).content.decode()

    places = [
        client.post(page_of(trial), {"digest": digest, "side": "inclusion"})["Location"]
        for digest in (second, third, first)
    ]

    assert all(f'id="group-{number}"' in opened for number in (1, 2, 3))
    assert places == [f"{page_of(trial)}#group-{number}" for number in (3, 1, 1)]


def test_each_group_links_to_the_next_that_is_open(client, editor):
    trial = Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=THREE_IN_DOUBT)
    second = criteria_of(trial).to_settle[1].group.digest
    client.post(page_of(trial), {"digest": second, "side": "inclusion"})

    body = client.get(page_of(trial)).content.decode()

    links = [part.partition('"')[0] for part in body.split('<a href="#group-')[1:]]
    assert links == ["3", "3", "1"]
