from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from trials.actions.inquiries import Question
from trials.forms.site_choices import site_choices
from trials.forms.typed import TypedEmail, TypedLine, TypedPhone, TypedText
from trials.language.consent import CONSENT_VERSION, consent
from trials.models import Inquiry
from trials.queries.standings import SiteLine

LONGEST_MESSAGE = 5_000
ROOM = f"{LONGEST_MESSAGE:,}"


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


class QuestionForm(forms.Form):
    """What the forms of families and of clinicians have in common. `told` names the fields that go
    into the Question as they are; `hints` are what each form says of fields that both have."""

    told: tuple[str, ...] = ()
    hints: Mapping[str, StrOrPromise] = {}

    form_key = FormKey()
    site = forms.TypedChoiceField(
        label=_("Which place do you ask about?"),
        required=False,
        empty_value=None,
        error_messages={
            "invalid_choice": _("This place is no longer on the list. Please choose again.")
        },
    )
    message = TypedText(
        label=_("Your question"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={
            "required": _("Please write your question."),
            "max_length": _(
                "Your question has %(show_value)d characters. We can take %(limit_value)d. "
                "Please make it shorter."
            ),
        },
    )
    name = TypedLine(
        label=_("Your name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = TypedEmail(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "invalid": _("Please check the e-mail address. It should look like name@example.org.")
        },
    )
    phone = TypedPhone(
        label=_("Your phone number"),
        required=False,
        max_length=60,
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
    )
    best_time = TypedLine(
        label=_("A good time to ring you"),
        required=False,
        max_length=200,
        help_text=_("For example: weekdays after 4, Chicago time. You can leave this empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    answer_by_mail = forms.BooleanField(
        label=_("Send me the answer itself by e-mail"),
        required=False,
        help_text=_(
            "Mail can be read by others who use your mailbox. Without this, a short mail tells "
            "you that the answer waits on your private page."
        ),
    )
    consent = forms.MultipleChoiceField(
        label=_("May we read it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Please tick the box, so that we may read your question."),
            "invalid_choice": _(
                "We have changed these words since you opened the page. "
                "Please read them and tick the box again."
            ),
        },
    )

    def __init__(
        self,
        lines: Sequence[SiteLine] | None,
        data: Any = None,
        *,
        with_team: Collection[int] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        """`lines`: the listed sites of the trial, weighed. No other site can be chosen. None: they
        are not known just now, and what was chosen is kept to be sent again. `with_team`: primary
        keys of the sites that have a team of their own here."""
        super().__init__(data, initial=initial)
        for name, hint in self.hints.items():
            self.fields[name].help_text = hint
        self.wording = consent(
            operator=settings.PORTAL_OPERATOR,
            keep_days=settings.KEEP_DAYS,
            language=get_language() or settings.LANGUAGE_CODE,
        )
        box = cast(forms.MultipleChoiceField, self.fields["consent"])
        box.choices = [(CONSENT_VERSION, self.wording.tick)]
        if lines:
            site = cast(forms.TypedChoiceField, self.fields["site"])
            site.choices = site_choices(lines, with_team)
            site.coerce = {str(line.site.pk): line.site for line in lines}.get
        elif lines is None:
            self.fields["site"] = forms.CharField(required=False, widget=forms.HiddenInput)
        else:
            del self.fields["site"]

    def clean(self) -> dict[str, Any]:
        given = [self.data.get(name, "").strip() for name in ("email", "phone")]
        if not any(given):
            for name in ("email", "phone"):
                self.add_error(
                    name,
                    gettext(
                        "Please give an e-mail address or a phone number, so that we can answer."
                    ),
                )
        return self.cleaned_data

    def question(self) -> Question:
        """What was asked, once the form is valid."""
        told = {name: self.cleaned_data[name] for name in self.told}
        by_mail = self.cleaned_data["answer_by_mail"] and bool(told["email"])
        rest = {"answer_by_mail": by_mail, "consent_version": self.wording.version}
        return Question(**{**told, **self.also_told(), **rest})

    def also_told(self) -> dict[str, str]:
        """What goes into the Question beside the fields that are named in `told`."""
        return {}

    def problems(self) -> dict[str, str]:
        """Each sentence of complaint once, with the id of the control that it is about."""
        found = dict.fromkeys(map(str, self.non_field_errors()), "inquiry-title")
        for field in self:
            first = f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
            for sentence in field.errors:
                found.setdefault(str(sentence), first)
        return found


class InquiryForm(QuestionForm):
    """A question about a trial. It asks for no diagnosis and no child's name."""

    told = ("writer", "name", "email", "phone", "best_time", "language", "message")
    hints = {
        "message": format_lazy(
            _(
                "Please leave out the illness, and any child’s name. We do not need them to "
                "answer. There is room for {room} characters."
            ),
            room=ROOM,
        ),
        "name": _("Your own name, not a child’s. You can leave this empty."),
        "phone": _("With the code of your country, if you are abroad."),
    }

    writer = forms.ChoiceField(
        label=_("Who is writing?"),
        choices=Inquiry.Writer.choices,
        help_text=_("If you are under 18, please ask a parent or guardian to write."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say who is writing.")},
    )
    language = TypedLine(
        label=_("The language you would like"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "language", "dir": "auto"}),
    )
    field_order = (
        "form_key", "site", "message", "writer", "name", "email", "phone", "best_time",
        "answer_by_mail", "language", "consent",
    )  # fmt: skip

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        language = get_language_info(get_language() or settings.LANGUAGE_CODE)["name_local"]
        hint = gettext("You can leave this empty for {language}.").format(language=language)
        self.fields["language"].help_text = hint
