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


def test_the_queue_names_the_trial_and_how_much_waits(client, editor, trial):
    body = client.get("/staff/trials/trial/criteria/").content.decode()

    assert f'<a href="{page_of(trial)}">{trial}</a> (1)' in body


def test_the_queue_is_reached_from_the_list_of_trials(client, editor, trial):
    body = client.get("/staff/trials/trial/").content.decode()

    assert '<a href="/staff/trials/trial/criteria/">Criteria to settle</a>' in body


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


def test_who_may_not_settle_sees_neither_page(client, trial):
    client.force_login(User.objects.create_user("reader", is_staff=True))

    for page in ("/staff/trials/trial/criteria/", page_of(trial)):
        assert client.get(page).status_code == 403
        assert client.post(page, {"side": "exclusion"}).status_code == 403
