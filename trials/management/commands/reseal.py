from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from trials.actions import sealing


class Command(BaseCommand):
    help = (
        "Seals everything that is sealed with the newest key of SECRETS_KEY. The portal may run "
        "meanwhile. Stopped in the middle, it goes on where it was."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = Counter(sealing.reseal())
        self.stdout.write(f"Sealed anew: {found[True]}.")
        if found[False]:
            raise CommandError(
                f"{found[False]} could not be opened with the keys that are set. Put their key "
                "back into SECRETS_KEY_FALLBACKS and run this again."
            )
