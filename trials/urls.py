"""The site map."""

from __future__ import annotations

from django.urls import include, path, register_converter

from trials.api import feed
from trials.views import checklist, glossary, heartbeat, home, inquiry, panels, refer, trial, trials


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
    path("checklist/", checklist.checklist, name="trial-checklist"),
    path("contact/", inquiry.ask, name="trial-contact"),
    path("refer/", refer.refer, name="trial-refer"),
    path("refer/<int:site>.vcf", refer.contact, name="trial-refer-contact"),
    path("record/", panels.record, name="trial-record"),
    path("status.csv", feed.of_trial, {"form": "csv"}, name="trial-status-csv"),
    path("status.json", feed.of_trial, {"form": "json"}, name="trial-status-json"),
    path("status.atom", feed.of_trial, {"form": "atom"}, name="trial-status-atom"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("about/status-feed/", home.status_feed, name="status-feed"),
    path("status.csv", feed.whole, {"form": "csv"}, name="status-csv"),
    path("status.json", feed.whole, {"form": "json"}, name="status-json"),
    path("status.atom", feed.whole, {"form": "atom"}, name="status-atom"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("trials/", trials.trials, name="trials"),
    path("trials/<nct:nct_id>/", include(trial_pages)),
    path("inquiries/<str:token>/", inquiry.receipt, name="inquiry"),
    path("confirm/<str:token>/", heartbeat.confirm, name="confirm"),
]
