"""Forms that readers fill in, the private pages behind them, and what a paper's code leads to."""

from __future__ import annotations

import itertools
import re

from django.utils import timezone
from playwright.sync_api import Page

from tests.browser.states import INVENTED, SAMPLE, Visit, Ways, at, missing
from tests.team import ask
from trials.actions import erasure, inquiry_writer
from trials.actions.letters.proof import signed
from trials.models import Entry, Inquiry, Trial

FORM, CARD = f"/trials/{SAMPLE}/contact/", f"/trials/{SAMPLE}/refer/"
CHECKLIST = f"/trials/{SAMPLE}/checklist/"
_KEYS = (f"state {number}" for number in itertools.count())


def send(page: Page) -> None:
    page.locator(".form button[type=submit]").last.click()


def form_refused(visit: Visit) -> None:
    visit.go(FORM)
    send(visit.page)
    visit.page.locator("#problems").wait_for()


def form_without_its_token(visit: Visit) -> None:
    """As after a night with the page open: the cookie is gone."""
    visit.go(FORM)
    visit.page.locator("[name=message]").fill("When may we ring?")
    visit.page.context.clear_cookies()
    send(visit.page)
    visit.page.locator("#problems").wait_for()


def form_sent(visit: Visit) -> None:
    visit.go(FORM)
    fill_in(visit.page)
    send(visit.page)
    visit.page.wait_for_url("**/inquiries/**")


def fill_in(page: Page) -> None:
    page.locator("[name=writer]").first.check()
    page.locator("[name=email]").fill("parent@family.example")
    page.locator("[name=message]").fill("When may we ring?")
    page.locator("[name=consent]").check()


def clinicians_form_refused(visit: Visit) -> None:
    visit.go(f"{CARD}contact/")
    visit.page.locator("details summary").first.click()
    send(visit.page)
    visit.page.locator("#problems").wait_for()


def question(**how: str) -> Inquiry:
    trial = Trial.objects.get(nct_id=SAMPLE)
    return ask(trial, trial.sites.first(), key=next(_KEYS), now=timezone.now(), **how)


def answered() -> Inquiry:
    inquiry = question()
    entry = Entry(inquiry=inquiry, kind=Entry.Kind.ANSWER, at=timezone.now())
    entry.text = "Yes, there is room. Please ring us."
    entry.save()
    Inquiry.objects.filter(pk=inquiry.pk).update(answered_at=timezone.now())
    return inquiry


def private(visit: Visit, inquiry: Inquiry, tail: str = "") -> None:
    visit.go(f"/inquiries/{inquiry.token}/{tail}")


def addition_refused(visit: Visit) -> None:
    private(visit, question(), "add/")
    send(visit.page)
    visit.page.locator("#problems").wait_for()


def withdrawn(visit: Visit) -> None:
    inquiry = question()
    inquiry_writer.withdraw(inquiry=inquiry, now=timezone.now())
    private(visit, inquiry)


def erased(visit: Visit) -> None:
    inquiry = question()
    erasure.erase(inquiry=inquiry, by=None, now=timezone.now())
    private(visit, inquiry)


def proof(visit: Visit) -> None:
    inquiry = question(suspicion="unproven")
    private(visit, inquiry, f"proof/{signed(inquiry)}/")


def checklist_answered(visit: Visit) -> None:
    visit.go(CHECKLIST)
    for group in visit.page.locator("#checklist .question:visible").all()[:4]:
        group.locator("input[type=radio]").last.check()
    visit.page.locator("#checklist button[type=submit]").click()
    visit.page.locator("#take-along h2").wait_for()


def paper_since(visit: Visit) -> None:
    visit.go(f"/trials/{SAMPLE}/print/")
    visit.go(re.sub(r"^.*?(/trials/)", r"\1", version(visit.page)))


def version(page: Page) -> str:
    """The address that the paper's code holds."""
    found = re.search(rf"/trials/{SAMPLE}/paper/[\w-]+/", page.content())
    assert found, "the paper names no version"
    return found[0]


QUESTION: Ways = {
    "form": at(FORM),
    "form refused": form_refused,
    "form without its token": form_without_its_token,
    "sent": form_sent,
    "form of an invented trial": at(f"/trials/{INVENTED}/contact/"),
}
PRIVATE: Ways = {
    "arrived": lambda visit: private(visit, question()),
    "answered": lambda visit: private(visit, answered()),
    "answer": lambda visit: private(visit, answered(), "answer/"),
    "adding": lambda visit: private(visit, question(), "add/"),
    "addition refused": addition_refused,
    "taking back": lambda visit: private(visit, question(), "withdraw/"),
    "taken back": withdrawn,
    "deleted": erased,
    "asked by mail": proof,
    "unknown": missing(f"/inquiries/{'x' * 43}/"),
}
CHECKLISTS: Ways = {
    "blank": at(CHECKLIST),
    "page to take along": checklist_answered,
    "of an invented trial": at(f"/trials/{INVENTED}/checklist/"),
}
CLINICIAN: Ways = {
    "card": at(CARD),
    "card of an invented trial": at(f"/trials/{INVENTED}/refer/"),
    "form": at(f"{CARD}contact/"),
    "form refused": clinicians_form_refused,
}
PAPER: Ways = {
    "to print": at(f"/trials/{SAMPLE}/print/"),
    "changes since": paper_since,
    "version unread": missing(f"/trials/{SAMPLE}/paper/20991231-en-{'0' * 24}/"),
}
