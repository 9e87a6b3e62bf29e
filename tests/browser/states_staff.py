"""What coordinators and staff meet, in English: links from mails, and the desk."""

from __future__ import annotations

import re
from collections.abc import Callable

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import Group, User
from django.core import mail
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from tests.browser.states import SAMPLE, Visit, Way, Ways
from tests.browser.states_asked import answered, question
from trials.actions import heartbeats, invented_coordinator, messages
from trials.models import Heartbeat, StatusReport, Trial

STAFF = {"username": "staff", "password": "a long pass phrase"}


def chief() -> User:
    return User.objects.filter(username="staff").first() or User.objects.create_superuser(**STAFF)


def link() -> str:
    """The path in the mail to the invented coordinator, for all of her sites."""
    if not Heartbeat.objects.exists():
        Group.objects.get_or_create(name="Coordinators")
        now = timezone.now()
        invented_coordinator.enrol(password="a long pass phrase", by=chief(), now=now)
        list(heartbeats.send_due(now=now))
        list(messages.deliver_due(timezone.now))
    return re.findall(r"(/confirm/\S+)", str(mail.outbox[-1].body))[0]


def asked_to_confirm(visit: Visit) -> None:
    visit.go(link())


def overtaken(visit: Visit) -> None:
    visit.go(link())
    for site in Heartbeat.objects.get().sites.all():
        StatusReport.objects.create(
            site=site, status="SUSPENDED", source="staff", at=timezone.now()
        )
    visit.page.get_by_role("button", name="Still right").first.click()
    visit.page.get_by_role("alert").first.wait_for()


def confirmed(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Still right").first.click()
    visit.page.locator(".thanks").first.wait_for()


def expired(visit: Visit) -> None:
    address = link()
    Heartbeat.objects.update(expires_at=timezone.now())
    visit.miss(address, 410)


def replaced(visit: Visit) -> None:
    address = link()
    Heartbeat.objects.update(replaced_at=timezone.now())
    visit.miss(address, 410)


def signed_in(visit: Visit) -> None:
    client = Client()
    client.force_login(chief())
    request = HttpRequest()
    request.session = client.session
    # Who has just typed a password is not asked whether it is still them.
    record_authentication(request, chief(), "password")
    request.session.save()
    name = visit.settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/"}
    visit.page.context.add_cookies([cookie])


def desk(path: str) -> Way:
    """A page of the desk; {trial}, {site} and {user} are keys of one of each."""

    def go(visit: Visit) -> None:
        signed_in(visit)
        trial = Trial.objects.get(nct_id=SAMPLE)
        site = trial.sites.order_by("pk").first()
        visit.go(f"/staff/{path.format(trial=trial.pk, site=site.pk, user=chief().pk)}")

    return go


def envelope(make: Callable[[], object], *, reads: bool) -> Way:
    def go(visit: Visit) -> None:
        signed_in(visit)
        inquiry = make()
        visit.go(f"/staff/inquiries/{inquiry.reference}/")
        if reads:
            visit.page.get_by_role("button", name="Read it").click()
            visit.page.get_by_label("Your answer").first.wait_for()

    return go


def row_opened(visit: Visit) -> None:
    desk("sites/")(visit)
    visit.page.locator(".board-change summary").first.click()


def form_refused(visit: Visit) -> None:
    desk("trials/site/add/")(visit)
    visit.page.get_by_role("button", name="Save", exact=True).click()
    visit.page.locator(".errornote").first.wait_for()


MAILED: Ways = {
    "asked to confirm": asked_to_confirm,
    "overtaken": overtaken,
    "confirmed": confirmed,
    "expired": expired,
    "replaced": replaced,
    "forged": lambda visit: visit.miss("/confirm/forged/", 404),
}
DESK: Ways = {
    "front": desk(""),
    "all records": desk("trials/"),
    "board": desk("sites/"),
    "row opened": row_opened,
    "inbox": desk("inquiries/"),
    "reply times": desk("inquiries/times/"),
    "question closed": envelope(question, reads=False),
    "question read": envelope(question, reads=True),
    "question answered": envelope(answered, reads=True),
    "criteria": desk("trials/trial/criteria/"),
    "criteria of a trial": desk("trials/trial/{trial}/criteria/"),
    "plain sentences": desk("trials/trial/{trial}/plain/"),
    "plain sentences in Spanish": desk("trials/trial/{trial}/plain/?language=es"),
    "texts for families": desk("trials/trial/{trial}/texts/"),
}
RECORDS: Ways = {
    "trials": desk("trials/trial/"),
    "a trial": desk("trials/trial/{trial}/change/"),
    "its history": desk("trials/trial/{trial}/history/"),
    "all sentences": desk("trials/plainsentence/"),
    "sites": desk("trials/site/"),
    "new site": desk("trials/site/add/"),
    "new site refused": form_refused,
    "a site": desk("trials/site/{site}/change/"),
    "history of a site": desk("trials/site/{site}/history/"),
    "a site for families": desk("trials/site/{site}/families/"),
    "removing a site": desk("trials/site/{site}/delete/"),
    "snapshots": desk("trials/snapshot/"),
    "questions": desk("trials/inquiry/"),
    "accounts": desk("auth/user/"),
    "new account": desk("auth/user/add/"),
    "an account": desk("auth/user/{user}/change/"),
    "new password of an account": desk("auth/user/{user}/password/"),
    "new group": desk("auth/group/add/"),
}
