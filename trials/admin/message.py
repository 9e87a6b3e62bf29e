"""The queue of mail: what went out, what waits, and what was given up and can be sent again."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from trials.actions.messages import send_again
from trials.admin.reading import ReadingAdmin
from trials.models import Message
from trials.queries.mine import keeps_all

LOGGED = "Put back into the queue."
AGAIN = "Put back into the queue: {}. The mail goes out within a minute."
ONLY_GIVEN_UP = "Only mail that was given up can be sent again."


@admin.register(Message)
class MessageAdmin(ReadingAdmin):
    list_display = [
        "inquiry",
        "trial_number",
        "kind",
        "state",
        "last_error",
        "attempts",
        "next_try_at",
        "sent_at",
        "bounced_at",
    ]
    list_filter = ["state", "kind"]
    list_select_related = ["inquiry__trial"]
    search_fields = ["inquiry__reference", "inquiry__trial__nct_id"]
    search_help_text = "Reference or the number of the trial."
    actions = ["send_chosen_again"]  # type: ignore[assignment]
    fields = [
        "kind",
        "inquiry",
        "state",
        "attempts",
        "created_at",
        "next_try_at",
        "sent_at",
        "bounced_at",
        "last_error",
        "message_id",
    ]

    @admin.display(description="trial", ordering="inquiry__trial__nct_id")
    def trial_number(self, message: Message) -> str:
        return message.inquiry.trial.nct_id if message.inquiry else ""

    def has_send_permission(self, request: HttpRequest) -> bool:
        return keeps_all(request.user)

    @admin.action(description="Send again what was given up", permissions=["send"])
    def send_chosen_again(self, request: HttpRequest, chosen: QuerySet[Message]) -> None:
        """Puts back those of the chosen that were given up, and says how many."""
        number = sum(self._send(request, message) for message in chosen)
        level = messages.SUCCESS if number else messages.WARNING
        self.message_user(request, AGAIN.format(number) if number else ONLY_GIVEN_UP, level)

    def get_urls(self) -> list[Any]:
        page = require_POST(self.admin_site.admin_view(self.again))
        own = path("<int:object_id>/again/", page, name="trials_message_again")
        return [own, *super().get_urls()]

    def again(self, request: HttpRequest, object_id: int) -> HttpResponse:
        if not self.has_send_permission(request):
            raise PermissionDenied
        message = get_object_or_404(Message, pk=object_id)
        was_put_back = self._send(request, message)
        level = messages.SUCCESS if was_put_back else messages.WARNING
        self.message_user(request, AGAIN.format(1) if was_put_back else ONLY_GIVEN_UP, level)
        return redirect("admin:trials_message_change", object_id)

    def _send(self, request: HttpRequest, message: Message) -> bool:
        was_put_back = send_again(message=message, now=timezone.now())
        if was_put_back:
            self.log_change(request, message, LOGGED)
        return was_put_back
