"""Plain sentences by keyboard: the grade as one types, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from trials.models import PlainCheck, PlainSentence, Settlement, Trial
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db(transaction=True)
JAVA_SCRIPT = pytest.mark.parametrize("java_script", [True, False], ids=["with JS", "without"])
TEXT = """Inclusion Criteria:

* At least 14 days since the last dose
* Written consent of a parent

Exclusion Criteria:

* Adequate kidney function
* Known allergy to the drug
* Active hepatitis B
* Adequate liver function
* Active hepatitis C"""
HARD = "Eligibility is contingent upon satisfactory hematological parameters"


@pytest.fixture
def trial(portal) -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001", eligibility_criteria=TEXT, published_at=timezone.now()
    )


@pytest.fixture(autouse=True)
def people(portal) -> None:
    """An editor and a clinician. A test with transactions of its own finds no groups."""
    may = {"erin": ["add_plainsentence", "add_settlement"], "clara": ["add_plaincheck"]}
    for name, codenames in may.items():
        user = User.objects.create_user(name, is_staff=True, first_name=name, last_name="Doe")
        user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))


def sign_in(window, name: str) -> None:
    client = Client()
    client.force_login(User.objects.get(username=name))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": window.portal}
    window.page.context.add_cookies([cookie])


def open_plain(open_page, trial: Trial, name: str = "erin", **how):
    window = open_page(**how)
    sign_in(window, name)
    window.page.goto(f"/staff/trials/trial/{trial.pk}/plain/")
    return window


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says these words."""
    for _ in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.innerText || document.activeElement.id")
        if words in said:
            return
    raise AssertionError(f"no Tab leads to {words}")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('[id^=rule-]')?.id ?? ''"))


@JAVA_SCRIPT
def test_an_editor_goes_from_rule_to_rule_and_saves_by_keyboard(open_page, trial, java_script):
    window = open_plain(open_page, trial, java_script=java_script)
    page = window.page
    first, second = (each.anchor for _, each in list(criteria_of(trial).each())[:2])

    tab_to(page, "The first rule that waits")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#rule-*")
    begun = focused(page)
    tab_to(page, f"{first}-text")
    page.keyboard.type("The last dose was at least 14 days ago.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/plain/?language=en#{first}")

    after_saving = focused(page)
    tab_to(page, "The next rule that waits")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{second}")
    assert (begun, after_saving, focused(page)) == (first, first, second)
    assert PlainSentence.objects.filter(trial=trial).get().by.username == "erin"
    expect(page.locator(f"#{first}")).to_contain_text("Waits for a check")
    expect(page.locator(f"#{first} output")).to_have_text("Grade 1: fine")
    assert (window.foreign, window.complaints) == ([], [])


def test_the_grade_follows_what_is_typed_and_no_address_holds_it(open_page, trial):
    window = open_plain(open_page, trial)
    page = window.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box, grade = page.locator("textarea").first, page.locator("output").first

    box.press_sequentially(HARD, delay=5)
    expect(grade).to_contain_text("families need 8 or below")
    box.fill("The trial is paused.")
    expect(grade).to_have_text("Grade 0.7: fine")

    assert grade.get_attribute("aria-live") == "polite"
    assert all("Eligib" not in url and "paused" not in url for url in asked)
    stored = page.evaluate("Object.keys({...localStorage, ...sessionStorage})")
    assert [key for key in stored if key != "theme" and "django.admin" not in key] == []
    assert (window.foreign, window.complaints) == ([], [])


def test_a_session_that_ended_puts_no_sign_in_page_into_the_grade(open_page, trial):
    page = open_plain(open_page, trial).page
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    with page.expect_response("**/plain/grade/"):
        page.locator("textarea").first.press_sequentially("Words", delay=5)

    page.wait_for_timeout(200)
    expect(page.locator("output").first).to_have_text("")
    expect(page.get_by_label("Password")).to_have_count(0)


def test_control_and_enter_save_the_sentence_that_is_typed(open_page, trial):
    page = open_plain(open_page, trial).page

    page.locator("textarea").nth(1).fill("A parent agrees in writing.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/plain/?language=en#rule-*")

    sentence = PlainSentence.objects.get(trial=trial)
    assert sentence.criterion == "Written consent of a parent"


@pytest.mark.parametrize(("beside", "asks"), [("Another sentence.", True), ("", False)])
def test_what_was_typed_beside_another_rule_is_not_lost_without_a_word(
    open_page, trial, beside, asks
):
    page = open_plain(open_page, trial).page
    asked: list[str] = []

    def stay(dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("textarea").nth(1).press_sequentially(beside)
    page.locator("textarea").first.press_sequentially("The last dose was 14 days ago.")
    page.get_by_role("button", name="Save").first.click()
    page.wait_for_timeout(500)

    assert asked == (["beforeunload"] if asks else [])
    assert PlainSentence.objects.filter(trial=trial).exists() is not asks


@JAVA_SCRIPT
def test_a_clinician_checks_by_keyboard_and_families_read_it(open_page, trial, java_script):
    writer = User.objects.get(username="erin")
    block, rule = next(criteria_of(trial).each())
    PlainSentence.objects.create(
        trial=trial,
        digest=rule.digest,
        criterion=rule.words,
        side=block.side,
        text="The last dose was at least 14 days ago.",
        by=writer,
        at=timezone.now(),
    )
    window = open_plain(open_page, trial, "clara", java_script=java_script)
    page = window.page

    tab_to(page, "The first rule that waits")
    page.keyboard.press("Enter")
    tab_to(page, "I have checked it")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{rule.anchor}")).to_contain_text("Checked by clara Doe")

    page.goto(f"/trials/{trial.nct_id}/eligibility/")
    expect(page.locator("#main")).to_contain_text("The last dose was at least 14 days ago.")
    assert PlainCheck.objects.filter(sentence__trial=trial).count() == 1
    assert (window.foreign, window.complaints) == ([], [])


@JAVA_SCRIPT
def test_settling_one_group_by_keyboard_leads_to_the_next(open_page, trial, java_script):
    window = open_page(java_script=java_script)
    page = window.page
    sign_in(window, "erin")
    page.goto(f"/staff/trials/trial/{trial.pk}/criteria/")

    tab_to(page, "Must be true to join")
    page.keyboard.press("Enter")
    page.wait_for_url("**/criteria/#group-2")
    tab_to(page, "Rules out")
    page.keyboard.press("Enter")
    expect(page.locator("#group-2")).to_contain_text("Rules out, says")

    settled = Settlement.objects.filter(trial=trial).values_list("side", flat=True)
    assert list(settled) == ["inclusion", "exclusion"]


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
def test_every_state_of_a_sentence_passes_axe(open_page, trial, width, dark):
    erin = User.objects.get(username="erin")
    for place, (block, rule) in enumerate(criteria_of(trial).each()):
        sentence = PlainSentence.objects.create(
            trial=trial,
            digest=rule.digest,
            criterion=rule.words,
            side="exclusion" if place == 1 else block.side,
            text=HARD,
            by=erin,
            at=timezone.now(),
        )
        if place == 3:
            checker = User.objects.get(username="clara")
            PlainCheck.objects.create(sentence=sentence, by=checker, at=timezone.now())
    Trial.objects.filter(pk=trial.pk).update(eligibility_criteria=TEXT.replace("14", "21"))
    window = open_plain(open_page, trial, width=width, dark=dark)
    page = window.page
    said = page.locator("#content").inner_text()

    page.locator("textarea").first.fill("word " * 300)
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("[aria-invalid]")).to_be_focused()

    for words in ("has changed this rule", "another side", "Checked by", "Waits for a check"):
        assert re.search(words, said)
    assert window.axe() == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
