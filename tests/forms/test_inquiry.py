"""What the question form takes and what it refuses, in which words. No row is saved here."""

from __future__ import annotations

import dataclasses

import pytest

from trials.forms.inquiry import LONGEST_MESSAGE, InquiryForm
from trials.forms.typed import TypedEmail, TypedLine, TypedText
from trials.language.consent import CONSENT_VERSION
from trials.language.grade import grade
from trials.models import Site
from trials.models.standing import Standing, State
from trials.queries.standings import SiteLine

FILLED = {
    "form_key": "a-key",
    "site": "1",
    "message": "Is there still room?",
    "writer": "parent",
    "name": "Ada",
    "email": "ada@example.org",
    "phone": "901-555-0199",
    "best_time": "after 4",
    "language": "Spanish",
    "answer_by_mail": "on",
    "consent": [CONSENT_VERSION],
}
# Nothing else is asked of a family. A new field is a decision, not an accident.
ASKED = {*FILLED}


def line(pk: int, state: State = State.OPEN, city: str = "Memphis", country: str = "Spain"):
    site = Site(pk=pk, facility=f"Hospital {pk}", city=city, country=country)
    return SiteLine(site, Standing(state))


ONE_SITE = [line(1)]


def form(lines=ONE_SITE, **changes):
    typed = {name: value for name, value in {**FILLED, **changes}.items() if value is not None}
    return InquiryForm(lines, typed)


def test_a_filled_form_gives_the_question():
    asked = form()

    assert asked.is_valid(), asked.errors
    assert dataclasses.asdict(asked.question()) == {
        "writer": "parent",
        "name": "Ada",
        "email": "ada@example.org",
        "phone": "901-555-0199",
        "best_time": "after 4",
        "language": "Spanish",
        "message": "Is there still room?",
        "consent_version": CONSENT_VERSION,
        "answer_by_mail": True,
        "organisation": "",
        "urgency": "",
        "criteria": "",
    }
    assert asked.cleaned_data["site"].pk == 1


def test_nothing_else_is_asked():
    assert set(InquiryForm([line(1)]).fields) == ASKED


def test_who_only_writes_a_question_and_one_way_to_answer_is_heard():
    asked = form(site="", name="", phone="", best_time="", language="")

    assert asked.is_valid(), asked.errors
    assert asked.cleaned_data["site"] is None


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("message", "Please write your question."),
        ("writer", "Please say who is writing."),
        ("consent", "Please tick the box, so that we may read your question."),
    ],
)
def test_what_is_missing_is_asked_for_in_a_sentence(field, sentence):
    assert form(**{field: None}).errors == {field: [sentence]}


@pytest.mark.parametrize("nothing", ["", "  ", None])
def test_without_any_way_to_answer_both_fields_say_so(nothing):
    refused = form(email=nothing, phone=nothing)

    sentence = "Please give an e-mail address or a phone number, so that we can answer."
    assert refused.errors == {"email": [sentence], "phone": [sentence]}
    assert refused.problems() == {sentence: "id_email"}


@pytest.mark.parametrize("email", ["ada", "ada@", "a@b.c\r\nBcc: x@y.z", "a@b.c, x@y.z"])
def test_an_address_that_is_none_is_refused_and_asks_for_no_other(email):
    refused = form(email=email, phone="")

    assert set(refused.errors) == {"email"}


@pytest.mark.parametrize("phone", ["none", "911", "—"])
def test_a_phone_number_has_digits(phone):
    assert set(form(phone=phone).errors) == {"phone"}


@pytest.mark.parametrize("phone", ["+1 (901) 555-0199 ext. 4", "٠١٢٣٤٥٦٧٨٩", "0171/5550"])
def test_a_phone_number_is_taken_as_people_write_it(phone):
    asked = form(phone=phone)

    assert asked.is_valid(), asked.errors
    assert asked.question().phone == phone


@pytest.mark.parametrize(
    ("field", "longest"),
    [("message", LONGEST_MESSAGE), ("name", 200), ("best_time", 200), ("language", 60)],
)
def test_a_text_may_be_as_long_as_is_said_and_not_longer(field, longest):
    assert form(**{field: "é" * longest}).is_valid()

    refused = form(**{field: "é" * (longest + 1)})
    assert f"{longest + 1} characters" in refused.errors[field][0]
    assert refused[field].value() == "é" * (longest + 1)


def test_the_room_for_the_question_is_said_beforehand():
    assert "5,000 characters" in InquiryForm([])["message"].help_text


def test_no_browser_cuts_off_what_is_pasted():
    shown = "".join(str(field) for field in InquiryForm([line(1)]))

    assert "maxlength" not in shown


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x9b"])
@pytest.mark.parametrize("field", ["message", "name", "phone", "email", "best_time", "language"])
def test_a_control_character_is_taken_out_and_said(field, sign):
    typed = FILLED[field][:2] + sign + FILLED[field][2:]

    refused = form(**{field: typed})

    assert [sentence[:12] for sentence in refused.errors[field]] == ["Hidden marks"]
    assert refused[field].value() == FILLED[field]


def test_lines_of_a_question_stay_lines():
    asked = form(message="First.\r\n\r\n\tSecond\rthird")

    assert asked.is_valid(), asked.errors
    assert asked.question().message == "First.\n\n\tSecond\nthird"


@pytest.mark.parametrize("text", ["שלום \u202bRTL\u202c", "👩‍👧 <b>&\"'", "a" * 5_000, "ﷺ e\u0301"])
def test_a_question_is_kept_to_the_letter(text):
    asked = form(message=text)

    assert asked.is_valid(), asked.errors
    assert asked.question().message == text


def test_a_line_break_has_no_place_in_a_line():
    assert set(form(name="Ada\nBcc: x@y.z").errors) == {"name"}


def test_only_the_listed_sites_of_this_trial_can_be_chosen():
    refused = form([line(1), line(2)], site="3")

    assert refused.errors == {"site": ["This place is no longer on the list. Please choose again."]}


def test_a_trial_without_sites_asks_for_none():
    asked = form([], site="1")

    assert asked.is_valid(), asked.errors
    assert "site" not in asked.fields


def test_open_sites_come_first_behind_not_sure():
    states = [State.CLOSED, State.SAID, State.OPEN, State.NONE, State.PAUSED]
    lines = [line(number, state) for number, state in enumerate(states, 1)]

    choices = InquiryForm(lines).fields["site"].choices

    assert [label for _, label in choices] == [
        "I am not sure",
        "Memphis: Hospital 3 (open)",
        "Memphis: Hospital 2 (said to be open)",
        "Memphis: Hospital 5 (paused)",
        "Memphis: Hospital 1 (closed)",
        "Memphis: Hospital 4 (no status given)",
    ]


def test_a_long_list_is_grouped_by_country_with_open_sites_first():
    lines = [
        line(number, State.OPEN if number % 40 == 0 else State.CLOSED, country=country)
        for number, country in enumerate(["Spain", "Chile", "", "Japan"] * 100, 1)
    ]

    not_sure, *groups = InquiryForm(lines).fields["site"].choices

    assert not_sure == ("", "I am not sure")
    assert [country for country, _ in groups] == ["Chile", "Country not given", "Japan", "Spain"]
    assert sum(len(sites) for _, sites in groups) == 400
    assert ["(open)" in label for _, label in groups[2][1]] == [True] * 10 + [False] * 90
    assert form(lines, site="77").is_valid()


def test_a_country_is_named_where_there_are_several():
    choices = InquiryForm([line(1), line(2, country="Chile")]).fields["site"].choices

    assert choices[1][1] == "Memphis, Spain: Hospital 1 (open)"


def test_the_name_of_a_site_is_text():
    odd = line(1)
    odd.site.facility = '<script>alert("x")</script>'

    assert "<script>" not in str(InquiryForm([odd])["site"])


def test_words_that_changed_since_the_form_was_opened_are_agreed_to_again():
    refused = form(consent=["2020-01"])

    assert "changed these words" in refused.errors["consent"][0]
    assert "checked" not in str(refused["consent"])


def test_each_form_has_its_own_key_and_keeps_it():
    one, other = InquiryForm([]), InquiryForm([])

    assert one["form_key"].value() == one["form_key"].value()
    assert one["form_key"].value() != other["form_key"].value()
    assert len(one["form_key"].value()) >= 32
    assert form(form_key="mine")["form_key"].value() == "mine"


def test_a_form_that_lost_its_key_gets_a_new_one():
    one, other = form(form_key=None), form(form_key="")

    assert one.is_valid()
    assert other.is_valid()
    assert len({one.cleaned_data["form_key"], other.cleaned_data["form_key"], "", None}) == 4


def test_a_browser_knows_what_to_fill_in():
    tokens = {
        name: field.widget.attrs["autocomplete"]
        for name, field in InquiryForm([]).fields.items()
        if "autocomplete" in field.widget.attrs
    }

    assert tokens == {
        "name": "name",
        "email": "email",
        "phone": "tel",
        "best_time": "off",
        "language": "language",
    }


def test_help_and_errors_are_tied_to_their_field():
    shown = str(form(message="")["message"])

    assert 'aria-describedby="id_message_helptext id_message_error"' in shown
    assert 'aria-invalid="true"' in shown


def test_every_sentence_can_be_read_by_a_frightened_parent():
    fields = InquiryForm([line(1)]).fields.values()
    typed = [kind.default_error_messages for kind in (TypedLine, TypedText, TypedEmail)]
    sentences = {
        *(str(field.help_text) for field in fields),
        *(str(sentence) for field in fields for sentence in field.error_messages.values()),
        *(str(sentence) for messages in typed for sentence in messages.values()),
    }

    assert {sentence for sentence in sentences if grade(sentence) > 8} == set()
