from __future__ import annotations

from django.contrib import admin

from trials.admin.listed import ListedAdmin, ListedInline
from trials.models import Alias, Condition, Keyword


class TermInline(ListedInline):
    fields = ["text"]
    show_change_link = False


class ConditionInline(TermInline):
    model = Condition


class KeywordInline(TermInline):
    model = Keyword


class AliasInline(TermInline):
    model = Alias
    verbose_name = "former number"
    verbose_name_plural = "former numbers"


@admin.register(Condition, Keyword, Alias)
class TermAdmin(ListedAdmin):
    search_fields = ["trial__nct_id", "text"]
    fields = ["trial", "text"]
