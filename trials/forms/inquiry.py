from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.conf import settings

from trials.actions.inquiries import Question
from trials.forms.site_choices import site_choices
from trials.forms.typed import TypedEmail, TypedLine, TypedPhone, TypedText
from trials.language.consent import CONSENT_VERSION, consent
from trials.models import Inquiry
from trials.queries.standings import SiteLine

LONGEST_MESSAGE = 5_000


class FormKey(forms.Field):
    """A random key, made when the form is first shown: one form is one inquiry."""

    widget = forms.HiddenInput

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.initial = secrets.token_urlsafe(24)
        return super().get_bound_field(form, field_name)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data or initial

    def clean(self, value: Any) -> str:
        return value or secrets.token_urlsafe(24)


class InquiryForm(forms.Form):
    """A question about a trial. It asks for no diagnosis and no child's name."""

    form_key = FormKey()
    site = forms.TypedChoiceField(
        label="Which place do you ask about?",
        required=False,
        empty_value=None,
        error_messages={
            "invalid_choice": "This place is no longer on the list. Please choose again."
        },
    )
    message = TypedText(
        label="Your question",
        max_length=LONGEST_MESSAGE,
        help_text="Please leave out the illness, and any child’s name. "
        f"We do not need them to answer. There is room for {LONGEST_MESSAGE:,} characters.",
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={
            "required": "Please write your question.",
            "max_length": "Your question has %(show_value)d characters. We can take "
            "%(limit_value)d. Please make it shorter.",
        },
    )
    writer = forms.ChoiceField(
        label="Who is writing?",
        choices=Inquiry.Writer.choices,
        help_text="If you are under 18, please ask a parent or guardian to write.",
        widget=forms.RadioSelect,
        error_messages={"required": "Please say who is writing."},
    )
    name = TypedLine(
        label="Your name",
        required=False,
        max_length=200,
        help_text="Your own name, not a child’s. You can leave this empty.",
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = TypedEmail(
        label="Your e-mail address",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "invalid": "Please check the e-mail address. It should look like name@example.org."
        },
    )
    phone = TypedPhone(
        label="Your phone number",
        required=False,
        max_length=60,
        help_text="With the code of your country, if you are abroad.",
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
    )
    best_time = TypedLine(
        label="A good time to ring you",
        required=False,
        max_length=200,
        help_text="For example: weekdays after 4, Chicago time. You can leave this empty.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    language = TypedLine(
        label="The language you would like",
        required=False,
        max_length=60,
        help_text="You can leave this empty for English.",
        widget=forms.TextInput(attrs={"autocomplete": "language", "dir": "auto"}),
    )
    consent = forms.MultipleChoiceField(
        label="May we read it?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Please tick the box, so that we may read your question.",
            "invalid_choice": "We have changed these words since you opened the page. "
            "Please read them and tick the box again.",
        },
    )

    def __init__(self, lines: Sequence[SiteLine], data: Any = None) -> None:
        """`lines`: the listed sites of the trial, weighed. No other site can be chosen."""
        super().__init__(data)
        self.wording = consent(operator=settings.PORTAL_OPERATOR, keep_days=settings.KEEP_DAYS)
        box = cast(forms.MultipleChoiceField, self.fields["consent"])
        box.choices = [(CONSENT_VERSION, self.wording.tick)]
        site = cast(forms.TypedChoiceField, self.fields["site"])
        site.choices = site_choices(lines)
        site.coerce = {str(line.site.pk): line.site for line in lines}.get
        if not lines:
            del self.fields["site"]

    def clean(self) -> dict[str, Any]:
        given = [self.data.get(name, "").strip() for name in ("email", "phone")]
        if not any(given):
            for name in ("email", "phone"):
                self.add_error(
                    name, "Please give an e-mail address or a phone number, so that we can answer."
                )
        return self.cleaned_data

    def question(self) -> Question:
        """What was asked, once the form is valid."""
        told = {name: self.cleaned_data[name] for name in _TOLD}
        return Question(**told, consent_version=self.wording.version)

    def problems(self) -> dict[str, str]:
        """Each sentence of complaint once, with the id of the control that it is about."""
        found: dict[str, str] = {}
        for field in self:
            first = f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
            for sentence in field.errors:
                found.setdefault(str(sentence), first)
        return found


_TOLD = ("writer", "name", "email", "phone", "best_time", "language", "message")
