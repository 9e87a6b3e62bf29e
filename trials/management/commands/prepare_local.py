"""Make what a portal on one's own computer lacks, and say what to open first."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from trials.actions import invented_coordinator, samples
from trials.models import Trial

ACCOUNT = "staff"
DEMONSTRATIONS = 24


class Command(BaseCommand):
    help = "Prepare tables, static files, sample trials and a staff account for `make run`."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        if not is_collected():
            call_command("collectstatic", verbosity=0, interactive=False)
        call_command("load_glossary", verbosity=0)
        if not Trial.objects.filter(nct_id=samples.NCT_ID).exists():
            samples.load(now=timezone.now())
        if not Trial.objects.filter(is_demonstration=True).exists():
            call_command("make_demo_trials", count=DEMONSTRATIONS, stdout=self.stdout)
        self.stdout.write(self.account())
        self.stdout.write(self.coordinator())
        self.stdout.write(self.first_steps())

    def account(self) -> str:
        """Make the account where there is none, and say its password this once."""
        if User.objects.filter(username=ACCOUNT).exists():
            return f'\nThe account "{ACCOUNT}" exists. A new password: make password'
        password = secrets.token_urlsafe(15)
        User.objects.create_superuser(ACCOUNT, password=password)
        return f"\nStaff account   name: {ACCOUNT}   password: {password}"

    def coordinator(self) -> str:
        """Make an invented coordinator where there is none, and say her password this once."""
        name = invented_coordinator.NAME
        if User.objects.filter(username=name).exists():
            return f'The account "{name}" exists: a coordinator of invented sites.'
        password, staff = secrets.token_urlsafe(15), User.objects.get(username=ACCOUNT)
        invented_coordinator.enrol(password=password, by=staff, now=timezone.now())
        return f"Coordinator     name: {name}    password: {password}"

    def first_steps(self) -> str:
        at = settings.PORTAL_URL
        return (
            "\nOpen first:\n"
            f"  the real trial      {at}/trials/{samples.NCT_ID}/\n"
            f"  the demonstrations  {at}/trials/?q=demonstration\n"
            f"  the staff desk      {at}/staff/\n\n"
            "Ask the coordinator about her sites (the mail is printed here):\n"
            "  TRIALSIDE_LOCAL=true .venv/bin/python manage.py send_heartbeats\n\n"
            "Mail is printed here. Ctrl-C stops the portal.\n"
        )


def is_collected() -> bool:
    """Whether the collected static files are newer than ours and than the installed packages."""
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    sources = [settings.BASE_DIR / "requirements.txt"]
    for folder in settings.STATICFILES_DIRS:
        sources += Path(folder).rglob("*")
    newest = max(source.stat().st_mtime for source in sources)
    return collected.exists() and collected.stat().st_mtime > newest
