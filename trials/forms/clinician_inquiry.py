from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from trials.forms.inquiry import ROOM, QuestionForm
from trials.forms.typed import TypedLine
from trials.language.invisible import without_invisible
from trials.models import Inquiry
from trials.queries.criteria import Block, Criteria, Criterion
from trials.queries.standings import SiteLine

_PREFIX = "criterion-"
_SIDES = {
    "inclusion": (gettext_noop("Must be true"), gettext_noop("Met"), gettext_noop("Not met")),
    "exclusion": (
        gettext_noop("Rules out"),
        gettext_noop("Applies"),
        gettext_noop("Does not apply"),
    ),
    "undecided": (
        gettext_noop("Unclear on which side it stands"),
        gettext_noop("True"),
        gettext_noop("Not true"),
    ),
}
_CHANGED = _(
    "The registry has changed its criteria since you opened this page. "
    "Please look through the list again."
)


class Asked(NamedTuple):
    """Criteria of one side in a row, and the boxes that ask for them."""

    title: str
    heading: str
    boxes: list[forms.BoundField]


class ClinicianInquiryForm(QuestionForm):
    """A clinician's question, with what is known of each criterion. It asks for no patient's name
    and no date of birth."""

    told = ("name", "organisation", "email", "phone", "best_time", "urgency", "message")
    hints = {
        "message": format_lazy(
            _(
                "Please leave out the patient’s name, date of birth and record number. "
                "There is room for {room} characters."
            ),
            room=ROOM,
        ),
        "name": _("Your own name, so that the team knows whom to ask for."),
        "phone": _("A line on which you can be reached, with its extension."),
    }

    urgency = forms.ChoiceField(
        label=_("How soon do you need an answer?"),
        choices=Inquiry.Urgency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say how soon you need an answer.")},
    )
    organisation = TypedLine(
        label=_("Your hospital or practice"),
        required=False,
        max_length=200,
        help_text=_("You can leave this empty."),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )

    def __init__(
        self,
        lines: Sequence[SiteLine] | None,
        data: Any = None,
        *,
        criteria: Criteria | None,
        **named: Any,
    ) -> None:
        """`criteria`: those of the trial. None: they are not known just now, and what was ticked
        is kept to be sent again."""
        super().__init__(lines, data, **named)
        self.fields["phone"].label = gettext("A number to ring you back")
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = gettext("Please give your name.")
        self.blocks = criteria.blocks if criteria else []
        for block in self.blocks:
            for criterion in block.criteria:
                self.fields[_PREFIX + criterion.anchor] = _box(block, criterion)
        if criteria is None:
            hidden = forms.CharField(required=False, widget=forms.HiddenInput)
            self.fields |= dict.fromkeys(self._ticked(), hidden)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self._ticked() - self.fields.keys():
            self.add_error(None, _CHANGED)
        return cleaned

    @property
    def chosen(self) -> str:
        """The primary key of the site that was chosen; "" for none."""
        return str(self["site"].value() or "") if "site" in self.fields else ""

    def checklist(self) -> Iterator[Asked]:
        """The criteria as the registry groups them, each with its box."""
        for block in self.blocks:
            boxes = [self[_PREFIX + criterion.anchor] for criterion in block.criteria]
            yield Asked(gettext(_SIDES[block.side][0]), block.heading, boxes)

    def kept_for_later(self) -> list[forms.BoundField]:
        """What was ticked and cannot be shown just now."""
        return [field for field in self.hidden_fields() if field.name.startswith(_PREFIX)]

    def also_told(self) -> dict[str, str]:
        fixed = {"writer": Inquiry.Writer.CLINICIAN.value, "language": ""}
        return {**fixed, "criteria": "\n".join(self._answers())}

    def _ticked(self) -> set[str]:
        """The criteria of which something was said in what was sent."""
        return {name for name in self.data if name.startswith(_PREFIX) and self.data[name]}

    def _answers(self) -> Iterator[str]:
        """A line for each criterion of which something is known: what, and its own words. In
        English, for the team reads it."""
        for block in self.blocks:
            for criterion in block.criteria:
                if answer := self.cleaned_data[_PREFIX + criterion.anchor]:
                    said = _known(block)[answer].lower()
                    yield f"{said}: {_words(criterion)}".replace("\n", "\n  ")


def _box(block: Block, criterion: Criterion) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_words(criterion),
        choices=_choices(block),
        required=False,
        initial="",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext("Please choose one of the three.")},
    )


def _known(block: Block) -> dict[str, str]:
    """What may be known of a criterion of this side."""
    return dict(zip(("yes", "no"), _SIDES[block.side][1:], strict=True))


def _choices(block: Block) -> list[tuple[str, str]]:
    known = [(answer, gettext(words)) for answer, words in _known(block).items()]
    return [*known, ("", gettext("Not known"))]


def _words(criterion: Criterion) -> str:
    """The registry's words, without what nobody sees."""
    return without_invisible(criterion.words)
