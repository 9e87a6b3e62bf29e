from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils import timezone

from trials.actions import publication
from trials.admin.contact import TellsContacts
from trials.admin.criteria import criteria_page
from trials.admin.family_texts import grade_part as family_grade_part
from trials.admin.family_texts import texts_page
from trials.admin.filters import CodeFilter, PublishedFilter
from trials.admin.pages import RecordAdmin, signed_in
from trials.admin.plain import grade_part, plain_page
from trials.admin.queue import queue_page
from trials.admin.trial_fieldsets import TRIAL_FIELDSETS
from trials.admin.trial_lists import INLINES, fitting, sent
from trials.admin.trial_panel import panel
from trials.language.vocabulary import short_status, words
from trials.models import ArmIntervention, Trial
from trials.queries.desk import rows_of, with_sites
from trials.queries.history import Event, trial_events


class StatusFilter(CodeFilter):
    title = "the registry’s status"
    parameter_name = column = "overall_status"
    enumeration = "Status"


class StudyTypeFilter(CodeFilter):
    title = "kind of study"
    parameter_name = column = "study_type"
    enumeration = "StudyType"


@admin.register(Trial)
class TrialAdmin(TellsContacts, RecordAdmin):
    change_form_template = "admin/trials/trial/change_form.html"
    list_display = ["nct_id", "title", "registry_status", "is_published", "sites", "updated"]
    list_display_links = ["nct_id", "title"]
    list_filter = [PublishedFilter, StatusFilter, "is_demonstration", StudyTypeFilter]
    search_fields = [
        "nct_id",
        "plain_title",
        "brief_title",
        "official_title",
        "acronym",
        "conditions__text",
        "lead_sponsor_name",
    ]
    search_help_text = "Number, titles, acronym, illness or sponsor."
    fieldsets = TRIAL_FIELDSETS
    actions = ["publish", "withdraw"]

    @admin.display(description="the registry’s status", ordering="overall_status")
    def registry_status(self, trial: Trial) -> str:
        return short_status(trial.overall_status)

    @admin.display(description="published", boolean=True, ordering="published_at")
    def is_published(self, trial: Trial) -> bool:
        return trial.published_at is not None

    @admin.display(description="sites", ordering="sites_count")
    def sites(self, trial: Any) -> int:
        return trial.sites_count or 0

    @admin.display(description="last update", ordering="last_update_post_date")
    def updated(self, trial: Trial) -> str:
        return trial.last_update_post_date

    @admin.display(description="status")
    def registry_says(self, trial: Trial) -> str:
        return words("Status", trial.overall_status) or "The registry gives none."

    @admin.display(description="last known status")
    def registry_said_before(self, trial: Trial) -> str:
        return words("Status", trial.last_known_status)

    @admin.action(description="Publish the chosen trials", permissions=["change"])
    def publish(self, request: HttpRequest, trials: QuerySet[Trial]) -> None:
        for trial in trials:
            publication.publish(trial=trial, by=signed_in(request), now=timezone.now())
        messages.success(request, f"Published: {len(trials)}.")

    @admin.action(description="Withdraw the chosen trials: drafts again", permissions=["change"])
    def withdraw(self, request: HttpRequest, trials: QuerySet[Trial]) -> None:
        for trial in trials:
            publication.withdraw(trial=trial, by=signed_in(request))
        messages.success(request, f"Withdrawn: {len(trials)}.")

    def get_urls(self) -> list[Any]:
        """With the pages for criteria, before the pattern that takes every address."""
        pages: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "criteria/": ("queue", queue_page),
            "<int:pk>/criteria/": ("criteria", criteria_page),
            "<int:pk>/plain/": ("plain", plain_page),
            "plain/grade/": ("plain_grade", grade_part),
            "<int:pk>/texts/": ("texts", texts_page),
            "texts/grade/": ("texts_grade", family_grade_part),
        }
        wrap = self.admin_site.admin_view
        own = [
            path(address, wrap(partial(page, self)), name=f"trials_trial_{name}")
            for address, (name, page) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Trial]:
        return with_sites(super().get_queryset(request))

    def view_on_site(self, trial: Trial) -> str | None:
        """Drafts have no page to look at."""
        return trial.get_absolute_url() if trial.published_at else None

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        said = ["registry_says", "status_verified_date", "registry_said_before"]
        return [*said, "nct_id"] if obj else said

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        if request.method == "POST":
            return sent(request)
        return fitting(rows_of(obj)) if obj else list(INLINES)

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """With the number of rows beside the name of each list."""
        inlines = super().get_inline_instances(request, obj)
        rows = rows_of(obj) if obj else {}
        for inline in inlines:
            name = str(inline.verbose_name_plural)
            inline.verbose_name_plural = f"{name} ({rows.get(inline.model, 0)})"
        return inlines

    def events(self, row: Trial) -> list[Event]:
        return trial_events(row)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        trial = kwargs.get("obj")
        own = {"trial": trial, "panel": panel(trial, signed_in(request))} if trial else {}
        return super().render_change_form(request, {**context, **own}, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Links first: one that was just moved to an arm that is deleted here goes with it."""
        links_first = sorted(formsets, key=lambda formset: formset.model is not ArmIntervention)
        super().save_related(request, form, links_first, change)

    def response_change(self, request: HttpRequest, obj: Trial) -> HttpResponse:
        """The page's own buttons save first, as every button of the form does."""
        if "_publish" in request.POST:
            publication.publish(trial=obj, by=signed_in(request), now=timezone.now())
            messages.success(request, "Saved and published: everybody can see it now.")
        elif "_withdraw" in request.POST:
            publication.withdraw(trial=obj, by=signed_in(request))
            messages.success(request, "Saved and withdrawn: it is a draft again.")
        else:
            return super().response_change(request, obj)
        return HttpResponseRedirect(request.path)
