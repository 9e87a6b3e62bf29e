from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from trials.actions import jobs
from trials.management.watching import WatchingCommand


class Command(WatchingCommand):
    help = (
        "Does all that is due: sends mail, reminds teams, erases what is to be forgotten. Any "
        "number of these may run at once."
    )
    what = "work"
    names: tuple[str, ...] = tuple(jobs.WORK)

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--job",
            choices=[*jobs.WORK],
            help="Only this one. Without --watch it is done now, due or not.",
        )

    def handle(self, *args: Any, watch: bool, job: str | None, **options: Any) -> None:
        self.names = (job,) if job else self.names
        if watch:
            self.watch(verbosity=options["verbosity"])
        elif job:
            self.do(jobs.take_now(job, timezone.now()))
        else:
            self.round()

    def round(self) -> None:
        for name in jobs.due(timezone.now, self.names):
            self.do(name)
            if self.is_stopping:
                break

    def do(self, name: str) -> None:
        """One job, step by step. Told to stop, it ends behind the step that it is at."""
        for _ in jobs.run(name, timezone.now):
            if self.is_stopping:
                break
