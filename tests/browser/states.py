"""Every page and state that a reader or a coordinator may meet, each with the way to it.

A way gets a visit: the window, the language of the addresses, and the settings of the portal. It
leaves the window on the page. The ways of a group are gone one after another, on one database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import translation
from playwright.sync_api import Page

from portal import out_of_service
from trials.models import Trial
from trials.views import refusals

SAMPLE, INVENTED = "NCT03913559", "NCT99900003"
LANGUAGES = ("en", "es")
WIDTHS = (320, 360, 768, 1280)
SCHEMES: Mapping[str, dict[str, str]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}


@dataclass(frozen=True)
class Visit:
    page: Page
    language: str
    settings: Any

    def go(self, path: str) -> None:
        """To a page of the portal, and not to an error or to another page by mistake."""
        address = self.address(path)
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status < 400, f"{answer.status} {answer.url}"
        assert answer.url.endswith(address), f"{address} led to {answer.url}"

    def miss(self, path: str, status: int) -> None:
        """To a page that says no."""
        answer = self.page.goto(self.address(path))
        assert answer is not None
        assert answer.status == status, f"{answer.status} {answer.url}"

    def address(self, path: str) -> str:
        return path if self.language == "en" else f"/{self.language}{path}"

    def show(self, answer: HttpResponse, path: str = "/about/") -> None:
        """What the portal would answer there, if it came to that."""
        policy = self.page.request.get("/about/").headers["content-security-policy"]
        kind = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
        made = {"status": answer.status_code, "body": answer.content, "headers": kind}
        self.page.route(f"**{path}", lambda route: route.fulfill(**made))
        self.page.goto(self.address(path))
        self.page.unroute(f"**{path}")


Way = Callable[[Visit], object]
Ways = Mapping[str, Way]


def at(path: str) -> Way:
    return lambda visit: visit.go(path)


def missing(path: str, status: int = 404) -> Way:
    return lambda visit: visit.miss(path, status)


def refused(view: Callable[..., HttpResponse], *reason: object) -> Way:
    def show(visit: Visit) -> None:
        with translation.override(visit.language):
            visit.show(view(asked(visit), *reason))

    return show


def asked(visit: Visit) -> Any:
    request = RequestFactory().get(visit.address("/about/"))
    request.resolver_match = resolve(request.path)
    request.htmx = False
    return request


def too_many(visit: Visit) -> None:
    with translation.override(visit.language):
        visit.show(out_of_templates("429.html", asked(visit), 429))


def too_large(visit: Visit) -> None:
    with translation.override(visit.language):
        visit.show(out_of_templates("413.html", asked(visit), 413))


def out_of_templates(template: str, request: Any, status: int) -> HttpResponse:
    from django.shortcuts import render  # noqa: PLC0415 -- as the middleware does

    return render(request, template, status=status)


def no_such_deed(visit: Visit) -> None:
    visit.show(Client().post(visit.address("/about/")))


def closed_for_work(visit: Visit) -> None:
    visit.settings.MAINTENANCE = True
    visit.miss(f"/trials/{SAMPLE}/", 503)
    visit.settings.MAINTENANCE = False


def no_records(visit: Visit) -> None:
    with translation.override(visit.language):
        visit.show(out_of_service.answer(asked(visit), is_planned=False))


def term_opened(visit: Visit) -> None:
    visit.go(f"/trials/{SAMPLE}/eligibility/")
    visit.page.locator(".term").first.click()
    visit.page.locator(".term-meaning:popover-open").wait_for()


def all_folded_out(visit: Visit) -> None:
    visit.go(f"/trials/{SAMPLE}/record/")
    visit.page.evaluate(
        "document.querySelectorAll('details').forEach(each => { each.open = true })"
    )


def no_sites(visit: Visit) -> None:
    """A trial of which the registry says hardly anything."""
    Trial.objects.get_or_create(
        nct_id="NCT00000002",
        defaults={"brief_title": "A trial without sites", "published_at": "2026-01-01T00:00Z"},
    )
    visit.go("/trials/NCT00000002/sites/")


def tabs(number: str) -> dict[str, Way]:
    return {
        "summary": at(f"/trials/{number}/"),
        "who can join": at(f"/trials/{number}/eligibility/"),
        "what happens": at(f"/trials/{number}/treatment/"),
        "where": at(f"/trials/{number}/sites/"),
        "full record": at(f"/trials/{number}/record/"),
    }


FRONT: Ways = {
    "home": at("/"),
    "about": at("/about/"),
    "open feed": at("/about/status-feed/"),
    "glossary": at("/glossary/"),
    "accessibility": at("/accessibility/"),
}
LIST: Ways = {
    "all trials": at("/trials/"),
    "found": at("/trials/?q=leukemia&status=said"),
    "nothing found": at("/trials/?q=nothing+at+all"),
    "search refused": missing(f"/trials/?q={'long' * 60}", 422),
}
TRIAL: Ways = {
    **tabs(SAMPLE),
    "term opened": term_opened,
    "record folded out": all_folded_out,
    "no sites": no_sites,
}
REFUSALS: Ways = {
    "400": refused(refusals.bad_request, None),
    "403": refused(refusals.forbidden, None),
    "404": missing("/nowhere/"),
    "405": no_such_deed,
    "413": too_large,
    "429": too_many,
    "500": refused(refusals.server_error),
    "closed for work": closed_for_work,
    "records away": no_records,
}
