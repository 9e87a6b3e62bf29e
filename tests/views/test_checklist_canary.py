"""What is ticked in the checklist is found nowhere afterwards: a canary is sent, and looked for."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.module_loading import import_string
from django.views.debug import SafeExceptionReporterFilter

from trials.actions import samples
from trials.models import Trial
from trials.queries.checklist import checklist_of
from trials.views import checklist as door

pytestmark = pytest.mark.django_db

ADDRESS = f"/trials/{samples.NCT_ID}/checklist/"
CANARY = "canary8731"


@pytest.fixture
def sample(now: dt.datetime) -> Trial:
    return samples.load(now=now)


@pytest.fixture
def sent(sample: Trial) -> dict[str, str]:
    """Every field that there is and some that there are not, each with the canary in it."""
    names = [question.name for question in checklist_of(sample).questions]
    fields = ["years", "months", "edition", "email", "csrfmiddlewaretoken", CANARY, *names]
    return {**dict.fromkeys(fields, f"{CANARY} <b>"), f"rule-{CANARY}": "yes"}


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture):
    """Everything that is logged at any level, as the portal's own formatter writes it."""
    shape = settings.LOGGING["formatters"]["places"]
    formatter = import_string(shape["()"])(shape["format"], style=shape["style"])
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, name)
    return lambda: "\n".join(formatter.format(record) for record in caplog.records)


def tables() -> str:
    """All that the database holds."""
    with connection.cursor() as cursor:
        told = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told.extend(map(str, cursor.fetchall()))
    return "\n".join(told)


def rows() -> dict[str, int]:
    with connection.cursor() as cursor:
        counted = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
            counted[table] = cursor.fetchone()[0]
    return counted


def test_the_database_would_show_the_canary_if_it_were_in_it(sample):
    Trial.objects.update(brief_title=CANARY)

    assert CANARY in tables()


def test_what_was_sent_is_in_no_log_no_table_no_cookie_and_no_address(sent, logged):
    before = rows()

    with CaptureQueriesContext(connection) as queries:
        answer = Client(enforce_csrf_checks=True).post(ADDRESS, sent)

    assert answer.status_code == 200
    assert not answer.cookies
    assert CANARY not in str(answer.headers)
    assert CANARY not in logged()
    assert [query for query in queries.captured_queries if CANARY in query["sql"]] == []
    assert CANARY not in tables()
    assert rows() == before


def test_nobody_may_store_the_answer_or_be_told_where_it_came_from(sent):
    answer = Client().post(ADDRESS, sent)

    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_of_all_that_was_sent_only_the_age_comes_back_to_be_mended(sent):
    body = Client().post(ADDRESS, sent).content.decode()

    assert body.count(CANARY) == 2
    assert body.count(f'value="{CANARY} &lt;b&gt;"') == 2


def test_a_breakdown_tells_nothing_of_what_was_sent(sent, logged, monkeypatch, mailoutbox):
    def break_down(trial: Trial, *answers: object) -> None:
        raise ValueError(f"cannot read {sent}")

    monkeypatch.setattr(door, "checklist_of", break_down)

    answer = Client(raise_request_exception=False).post(ADDRESS, sent)

    assert answer.status_code == 500
    assert f"Internal Server Error: {ADDRESS}" in logged()
    assert "ValueError" in logged()
    assert CANARY not in logged()
    assert CANARY not in answer.content.decode()
    assert CANARY not in str(answer.headers)
    assert mailoutbox == []


def test_a_report_of_an_error_would_hide_every_value_that_was_sent(sent):
    request = Client().post(ADDRESS, sent).wsgi_request

    reported = SafeExceptionReporterFilter().get_post_parameters(request)

    assert set(reported.values()) == {SafeExceptionReporterFilter.cleansed_substitute}


@pytest.mark.parametrize(
    ("field", "status"),
    [({"years": "9" * 1_000_001}, 413), ({f"rule-{n}": "yes" for n in range(1_001)}, 400)],
)
def test_more_than_a_form_can_hold_is_refused(sample, field, status):
    answer = Client().post(ADDRESS, field)

    assert answer.status_code == status
    assert not answer.cookies
