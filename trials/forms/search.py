from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trials.language.standings import STATE_WORDS

TOO_LONG = _("That is too long for us to search. Use a few words, 200 letters at most.")
NOT_TEXT = _("We could not read that. Type the words again.")
NO_STATUS = _("We do not know that status. Choose from the list.")


def states() -> list[tuple[str, str]]:
    """The six states of a trial, in the language of the page."""
    return [(state, gettext(words)) for state, words in STATE_WORDS.items()]


class SearchForm(forms.Form):
    """What a visitor may ask of the list of trials: the query string of /trials/."""

    q = forms.CharField(
        required=False,
        max_length=200,
        error_messages={"max_length": TOO_LONG, "null_characters_not_allowed": NOT_TEXT},
    )
    status = forms.MultipleChoiceField(
        required=False,
        choices=states,
        error_messages={"invalid_choice": NO_STATUS, "invalid_list": NO_STATUS},
    )

    def sentences(self) -> list[str]:
        """What is wrong with the question, each fault once."""
        return list(dict.fromkeys(str(text) for texts in self.errors.values() for text in texts))
