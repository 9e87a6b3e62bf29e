from __future__ import annotations

import pytest

from trials.language.phones import tel


@pytest.mark.parametrize(
    ("phone", "country", "dialled"),
    [
        ("866-278-5833", "United States", "+18662785833"),
        ("866-278-5833", "US", "+18662785833"),
        ("(866) 278 5833", "Canada", "+18662785833"),
        ("1-866-278-5833", "United States", "+18662785833"),
        ("278-5833", "United States", "2785833"),
        ("866-278-5833", "", "8662785833"),
        ("866-278-5833", "Norway", "8662785833"),
        ("911", "United States", "911"),
        ("1-800-4-CANCER", "", "+18004226237"),
        ("1-877-CTLILLY", "Norway", "+18772854559"),
    ],
)
def test_a_number_of_north_america_can_be_dialled_from_anywhere(phone, country, dialled):
    assert tel(phone, country) == dialled


@pytest.mark.parametrize(
    ("phone", "country", "dialled"),
    [
        ("0203 108 4175", "United Kingdom", "+442031084175"),
        ("03 26 78 73 47", "France", "+33326787347"),
        ("010-87788713", "China", "+861087788713"),
        ("（021）6877 3638", "China", "+862168773638"),
        ("0031204440272", "Netherlands", "+31204440272"),
        ("00972-4-8542882", "Israel", "+97248542882"),
        ("86-25-83106666", "China", "862583106666"),
        ("(01186) 20-87333300", "China", "011862087333300"),
        ("40008646", "Norway", "40008646"),
        ("06-5266.5005", "Italy", "0652665005"),
    ],
)
def test_a_number_from_elsewhere_is_changed_only_where_that_is_sure(phone, country, dialled):
    assert tel(phone, country) == dialled


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("+47 918 71 292", "+4791871292"),
        ("+ 33 4 72 6788 37", "+33472678837"),
        ("(+44) 20 7946 0000", "+442079460000"),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("+61 (03) 8373 7600", "+61383737600"),
        ("+39 (02) 23941", "+390223941"),
    ],
)
@pytest.mark.parametrize("country", ["", "United States", "France"])
def test_a_plus_is_kept_whatever_the_country(phone, country, dialled):
    assert tel(phone, country) == dialled


@pytest.mark.parametrize(
    ("phone", "extension", "dialled"),
    [
        ("0491381594 Ext. 33", "", "0491381594;ext=33"),
        (" 0491381594 x33 ", "", "0491381594;ext=33"),
        ("0491381594, extension 33", "44", "0491381594;ext=33"),
        ("0491381594", "33", "0491381594;ext=33"),
        ("0491381594", "+39", "0491381594"),
        ("0491381594", "0033", "0491381594"),
        ("0491381594", "ask for Ann", "0491381594"),
    ],
)
def test_an_extension_is_dialled_after_the_number(phone, extension, dialled):
    assert tel(phone, extension=extension) == dialled


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "N/A", "-", "12", "spyskouf@hotmail.com", "a1234567@example.org"),
        *("call 866-278-5833 or write", "866-278-5833 or 866-278-5834", "javascript:alert(1)"),
        *("866-278-5833/866-278-5834", "12345678901234567890", "555\n0123\n&x=1"),
    ],
)
def test_a_text_that_is_no_single_number_is_not_dialled(text):
    assert tel(text, "United States") == ""


def test_a_number_never_carries_anything_but_digits_into_the_page():
    assert tel('866-278-5833" onclick="x', "United States") == ""
    assert tel("866\u202e-278-5833", "United States") == "+18662785833"
    assert tel("٨٦٦-٢٧٨-٥٨٣٣", "United States") == ""
