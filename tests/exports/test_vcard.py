"""A vCard as another program reads it."""

from __future__ import annotations

import pytest
import vobject

from trials.exports.vcard import vcard

PLAIN = {
    "name": "NCT00000001: Leeds",
    "organisation": "Leeds General",
    "phone": "+441135550100 ext. 33",
    "note": ["Hours: weekdays, 8 to 5"],
    "url": "https://trials.example.org/trials/NCT00000001/refer/",
    "uid": "https://trials.example.org/trials/NCT00000001/refer/7.vcf",
}


def read(**changed: object) -> vobject.base.Component:
    return vobject.readOne(vcard(**{**PLAIN, **changed}))


def test_it_is_read_as_it_was_meant():
    card = read()

    assert (card.version.value, card.fn.value) == ("3.0", "NCT00000001: Leeds")
    assert (card.n.value.family, card.n.value.given) == ("NCT00000001: Leeds", "")
    assert card.org.value == ["Leeds General"]
    assert card.tel.value == "+441135550100 ext. 33"
    assert card.tel.type_paramlist == ["WORK", "VOICE"]
    assert card.note.value == "Hours: weekdays, 8 to 5"
    assert (card.url.value, card.uid.value) == (PLAIN["url"], PLAIN["uid"])


@pytest.mark.parametrize(
    "text",
    ["Children's; Hospital, Leeds", "back\\slash \\n \\, and \\;", "colon: “quotes” = 100 %"],
)
def test_what_means_something_in_a_vcard_stays_text(text):
    card = read(name=text, organisation=text, phone=text, note=[text])

    assert (card.fn.value, card.n.value.family, card.org.value) == (text, text, [text])
    assert (card.tel.value, card.note.value) == (text, text)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_no_name_adds_a_line(end):
    hostile = f"Leeds{end}TEL:+19005550100{end}END:VCARD"

    card = read(name=hostile, organisation=hostile, phone=hostile, note=[hostile], url=hostile)

    assert card.fn.value == "Leeds TEL:+19005550100 END:VCARD"
    assert len(card.tel_list) == 1
    assert len(list(card.getChildren())) == len(list(read().getChildren()))


def test_several_notes_are_lines_of_one():
    assert read(note=["Ask for Ana", "", "Hours, weekdays"]).note.value == (
        "Ask for Ana\n\nHours, weekdays"
    )


def test_long_lines_are_folded_and_no_letter_is_parted():
    long = "Hôpital für krebskranke Kinder 小児がん病院 " * 9

    made = vcard(**{**PLAIN, "name": long})

    lines = made.encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert vobject.readOne(made).fn.value == long.strip()
