"""The site map."""

from __future__ import annotations

from django.urls import include, path, register_converter

from trials.api import feed
from trials.views import (
    checklist,
    clinician_inquiry,
    glossary,
    health,
    heartbeat,
    home,
    inquiry,
    inquiry_page,
    panels,
    paper,
    proof,
    refer,
    trial,
    trials,
)


class NctNumber:
    """A number in the registry's form, in capitals or not. Anything else is no address."""

    regex = "[Nn][Cc][Tt][0-9]{8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(NctNumber, "nct")

# /trials/<nct_id>/
trial_pages = [
    path("", trial.summary, name="trial"),
    path("eligibility/", panels.eligibility, name="trial-eligibility"),
    path("treatment/", panels.treatment, name="trial-treatment"),
    path("sites/", panels.sites, name="trial-sites"),
    path("sites/all/", panels.all_sites, name="trial-sites-all"),
    path("checklist/", checklist.checklist, name="trial-checklist"),
    path("contact/", inquiry.ask, name="trial-contact"),
    path("refer/", refer.refer, name="trial-refer"),
    path("refer/contact/", clinician_inquiry.ask, name="trial-refer-ask"),
    path("refer/<int:site>.vcf", refer.contact, name="trial-refer-contact"),
    path("record/", panels.record, name="trial-record"),
    path("print/", paper.paper, name="trial-print"),
    path("paper/<str:version>/", paper.since, name="trial-paper"),
]

# Addresses that speak one language: feeds, the machines' questions, and what coordinators get.
in_english = [
    path("status.csv", feed.whole, {"form": "csv"}, name="status-csv"),
    path("status.json", feed.whole, {"form": "json"}, name="status-json"),
    path("status.atom", feed.whole, {"form": "atom"}, name="status-atom"),
    *(
        path(
            f"trials/<nct:nct_id>/status.{form}",
            feed.of_trial,
            {"form": form},
            name=f"trial-status-{form}",
        )
        for form in ("csv", "json", "atom")
    ),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("confirm/<str:token>/", heartbeat.confirm, name="confirm"),
]

# Pages for readers, in every language of the portal: /es/trials/… is the Spanish of /trials/….
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("about/status-feed/", home.status_feed, name="status-feed"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("trials/", trials.trials, name="trials"),
    path("trials/<nct:nct_id>/", include(trial_pages)),
    path("inquiries/<str:token>/", inquiry_page.page, name="inquiry"),
    path("inquiries/<str:token>/answer/", inquiry_page.answer, name="inquiry-answer"),
    path("inquiries/<str:token>/proof/<str:signature>/", proof.proof, name="inquiry-proof"),
    path("inquiries/<str:token>/add/", inquiry_page.add, name="inquiry-add"),
    path("inquiries/<str:token>/withdraw/", inquiry_page.withdraw, name="inquiry-withdraw"),
]
