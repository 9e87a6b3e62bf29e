from __future__ import annotations

from django.contrib import admin

from trials.admin.listed import ListedAdmin, ListedInline
from trials.admin.pages import Columns
from trials.models import CentralContact, SiteContact

CONTACT: Columns = [("name", "role"), ("phone", "phone_ext"), ("email", "hours")]


class CentralContactInline(ListedInline):
    model = CentralContact
    fields = CONTACT
    verbose_name = "contact for the whole trial"
    verbose_name_plural = "contacts for the whole trial"


class SiteContactInline(ListedInline):
    model = SiteContact
    fields = CONTACT
    classes = []
    show_change_link = False
    verbose_name = "contact of this site"
    verbose_name_plural = "contacts of this site"


@admin.register(CentralContact)
class CentralContactAdmin(ListedAdmin):
    list_display = ["__str__", "phone", "email", "trial_number", "in_registry"]
    search_fields = ["trial__nct_id", "name", "phone", "email"]
    fields = ["trial", *CONTACT]
