"""The site map."""

from __future__ import annotations

from django.urls import include, path, register_converter

from trials.views import checklist, glossary, home, inquiry, panels, refer, trial, trials


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
]

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("trials/", trials.trials, name="trials"),
    path("trials/<nct:nct_id>/", include(trial_pages)),
    path("inquiries/<str:token>/", inquiry.receipt, name="inquiry"),
]
