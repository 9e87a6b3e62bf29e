from __future__ import annotations

from typing import Any

from trials.forms.record import RecordForm


class OutcomeForm(RecordForm):
    """An outcome. Moved to another list, it no longer stands where the last snapshot had it."""

    def save(self, commit: bool = True) -> Any:
        if "kind" in self.changed_data:
            self.instance.base_index = None
        return super().save(commit)
