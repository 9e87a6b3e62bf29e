"""The line that a hospital gives to clinicians, kept at the desk."""

from __future__ import annotations

from django.urls import reverse

from tests.forms_as_browsers_send_them import entries, send, with_values
from trials.models import Site
from trials.queries.history import site_events


def test_an_editor_keeps_the_line_for_clinicians_with_its_hours(desk, trial):
    site = Site.objects.get(city="Memphis")
    page = reverse("admin:trials_site_change", args=[site.pk])
    opened = desk.get(page).content.decode()

    typed = {"clinician_line": "901-555-0142", "clinician_hours": "Weekdays, 8 to 5 Central"}
    send(desk, page, with_values(entries(opened, "site_form"), **typed))

    site.refresh_from_db()
    changes = [(change.field, change.new) for change in site_events(site)[0].changes]
    assert "For clinicians who refer" in opened
    assert (site.clinician_line, site.clinician_hours) == tuple(typed.values())
    assert changes == [
        ("line for clinicians", "901-555-0142"),
        ("hours of that line", "Weekdays, 8 to 5 Central"),
    ]
