"""Numbers, people and papers of a trial."""

from __future__ import annotations

from django.contrib import admin

from trials.admin.listed import ListedAdmin, ListedInline
from trials.admin.pages import Columns
from trials.models import Collaborator, Identifier, Link, Official, Reference

IDENTIFIER: Columns = [("value", "type"), ("domain", "link")]
COLLABORATOR: Columns = [("name", "agency_class")]
OFFICIAL: Columns = [("name", "role"), "affiliation"]
REFERENCE: Columns = [("pmid", "type"), "citation"]
LINK: Columns = [("label", "url")]


class IdentifierInline(ListedInline):
    model = Identifier
    fields = IDENTIFIER


class CollaboratorInline(ListedInline):
    model = Collaborator
    fields = COLLABORATOR


class OfficialInline(ListedInline):
    model = Official
    fields = OFFICIAL


class ReferenceInline(ListedInline):
    model = Reference
    fields = REFERENCE


class LinkInline(ListedInline):
    model = Link
    fields = LINK


@admin.register(Identifier)
class IdentifierAdmin(ListedAdmin):
    search_fields = ["trial__nct_id", "value", "domain"]
    fields = ["trial", *IDENTIFIER]


@admin.register(Collaborator)
class CollaboratorAdmin(ListedAdmin):
    search_fields = ["trial__nct_id", "name"]
    fields = ["trial", *COLLABORATOR]


@admin.register(Official)
class OfficialAdmin(ListedAdmin):
    list_display = ["__str__", "affiliation", "trial_number", "in_registry"]
    search_fields = ["trial__nct_id", "name", "affiliation"]
    fields = ["trial", *OFFICIAL]


@admin.register(Reference)
class ReferenceAdmin(ListedAdmin):
    list_display = ["__str__", "pmid", "trial_number", "in_registry"]
    search_fields = ["trial__nct_id", "citation", "pmid"]
    fields = ["trial", *REFERENCE]


@admin.register(Link)
class LinkAdmin(ListedAdmin):
    list_display = ["__str__", "url", "trial_number", "in_registry"]
    search_fields = ["trial__nct_id", "label", "url"]
    fields = ["trial", *LINK]
