from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.db.models import QuerySet
from django.forms import modelformset_factory
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from trials.admin import hospital_word
from trials.admin.board import board_urls
from trials.admin.contact import SiteContactInline, TellsContacts
from trials.admin.filters import CodeFilter, InRegistryFilter, TrialFilter
from trials.admin.for_families import families_page
from trials.admin.listed import ListedAdmin
from trials.admin.own_sites import OwnSites
from trials.admin.pages import Columns
from trials.forms.site import SiteForm, SiteLineForm, SiteLines
from trials.language.vocabulary import short_status, words
from trials.models import Site, StatusReport
from trials.models.standing import weigh
from trials.queries.desk import reported, with_newest_report
from trials.queries.history import Event, site_events
from trials.queries.mine import keeps_all
from trials.templatetags.standing import standing

NOBODY = "nobody"
PARTS = ("words", "said", "reason", "note", "agreed", "other", "unlisted")
PLACE: Columns = ["facility", ("city", "state"), ("zip", "country"), ("latitude", "longitude")]
HOSPITAL: Columns = [
    "hospital_status",
    ("hospital_reason", "hospital_note"),
    ("hospital_is_public", "hospital_approved_by"),
]
CLINICIANS: Columns = [("clinician_line", "clinician_hours")]
FAMILIES: Columns = ["shows_reply_time"]


class RegistryStatusFilter(CodeFilter):
    title = "the registry’s status"
    parameter_name = column = "registry_status"
    enumeration = "RecruitmentStatus"


class HospitalFilter(admin.SimpleListFilter):
    title = "what the hospital says"
    parameter_name = "hospital"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [*StatusReport.Status.choices, (NOBODY, "Nothing yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Site]) -> QuerySet[Site]:
        if self.value() is None:
            return queryset
        return reported(queryset, "" if self.value() == NOBODY else str(self.value()))


@admin.register(Site)
class SiteAdmin(TellsContacts, OwnSites, ListedAdmin):
    """Sites of all trials. The hospital's word is set in the list or on the page of the site."""

    form = SiteForm
    change_form_template = "admin/trials/site/change_form.html"
    list_display = [
        "place",
        "city",
        "country",
        "trial_number",
        "registry_says",
        "shown",
        "hospital_status",
    ]
    list_filter = [HospitalFilter, RegistryStatusFilter, InRegistryFilter, TrialFilter, "country"]
    search_fields = ["facility", "city", "country", "trial__nct_id"]
    search_help_text = "Hospital, city, country or the number of the trial."
    inlines = [SiteContactInline]
    actions = None

    @admin.display(description="site", ordering="facility")
    def place(self, site: Site) -> str:
        dropped = " (no longer in the registry)" if site.unlisted_since else ""
        return f"{site.facility or site}{dropped}"

    @admin.display(description="registry’s status", ordering="registry_status")
    def registry_says(self, site: Site) -> str:
        return short_status(site.registry_status)

    @admin.display(description="registry’s status")
    def registry_word(self, site: Site) -> str:
        return words("RecruitmentStatus", site.registry_status) or "The registry gives none."

    @admin.display(description="what we show now")
    def shown(self, site: Any) -> str:
        newest = site.newest_report[0] if site.newest_report else None
        told = standing(weigh(site, newest, timezone.now()))
        return ". ".join(told[part].rstrip(".") for part in PARTS if told[part])

    @admin.display(description="hospital’s word")
    def hospital_status(self, site: Any) -> str:
        """Stands in the list for those who may not set it."""
        return site.newest_report[0].get_status_display() if site.newest_report else ""

    def get_urls(self) -> list[Any]:
        """With the page for families, before the pattern that takes every address."""
        page = self.admin_site.admin_view(partial(families_page, self))
        own = path("<int:object_id>/families/", page, name="trials_site_families")
        return [own, *super().get_urls()]

    def get_desk_urls(self) -> list[Any]:
        return board_urls(self)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Site]:
        return with_newest_report(super().get_queryset(request))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        says = [("What the hospital says", {"fields": HOSPITAL})]
        return [
            (None, {"fields": ["trial", *PLACE, "registry_word"]}),
            ("For clinicians who refer", {"fields": CLINICIANS}),
            ("For families who ask", {"fields": FAMILIES}),
            *(says if self._may_report(request, obj) else []),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Coordinators do not write what the registry says of a place."""
        own = [] if keeps_all(request.user) else ["trial", *flatten(PLACE)]
        return [*super().get_readonly_fields(request, obj), *own, "registry_word"]

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The column is no column of a site, so Django would refuse it as `list_editable`."""
        changes: Any = super().get_changelist_instance(request)
        if self._may_report(request) and not changes.is_popup:
            changes.list_editable = ("hospital_status",)
        return changes

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        formset = modelformset_factory(Site, SiteLineForm, formset=SiteLines, extra=0, fields=())
        formset.form.now = timezone.now()
        return formset

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return hospital_word.stamped(super().changelist_view(request, extra_context))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form judges the hospital's word, and has no clock of its own."""
        made: Any = super().get_form(request, obj, change, **kwargs)
        made.now = timezone.now()
        return made

    def save_model(self, request: HttpRequest, obj: Site, form: Any, change: bool) -> None:
        """A line of the list never writes the site; the page writes it where it was changed."""
        own = set(form.changed_data) - set(flatten(HOSPITAL))
        if not change or own:
            obj.save()
        if form.word():
            hospital_word.write(request, obj, form, may=self._may_report(request, obj))

    def events(self, row: Site) -> list[Event]:
        return site_events(row)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        site = kwargs.get("obj")
        reports = site.status_reports.select_related("by", "link_use") if site else []
        own = {"reports": reports, "shown": self.shown(site) if site else ""}
        return super().render_change_form(request, {**context, **own}, *args, **kwargs)

    def _may_report(self, request: HttpRequest, site: Any = None) -> bool:
        may_change = self.has_change_permission(request, site)
        return may_change and request.user.has_perm("trials.add_statusreport")
