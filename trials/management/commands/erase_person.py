from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from trials.actions import persons
from trials.management.person import PersonCommand
from trials.queries.persons import inquiries_of

UNREAD = (
    "Nobody has read one of this person’s questions yet, and somebody waits for an answer. Nothing "
    "was erased. To erase it all the same: --also-unread"
)


class Command(PersonCommand):
    help = "Erases all that one person wrote, and who they are. What happened and when stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--yes", action="store_true", help="Do not ask first.")
        parser.add_argument(
            "--also-unread", action="store_true", help="Also what nobody has read yet."
        )

    def handle(self, *args: Any, email: str, phone: str, **options: Any) -> None:
        number = inquiries_of(email=email, phone=phone).count()
        if not number:
            raise CommandError("Nothing is held of this person.")
        if not options["yes"] and not is_sure(number):
            raise CommandError("Nothing was erased.")
        try:
            erased = persons.erase(
                email=email,
                phone=phone,
                also_unread=options["also_unread"],
                by=None,
                now=timezone.now(),
            )
        except persons.Unread as error:
            raise CommandError(UNREAD) from error
        self.stdout.write(f"Questions erased: {erased}.")


def is_sure(number: int) -> bool:
    try:
        answer = input(f"Questions of this person: {number}. Erase them for good? Type yes: ")
    except EOFError:  # nobody is there to be asked
        return False
    return answer.strip().lower() == "yes"
