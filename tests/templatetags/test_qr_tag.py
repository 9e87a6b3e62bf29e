"""A QR code as a camera reads it."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template

from tests.qr_as_a_camera_reads_it import read_codes


def drawn(address: str) -> str:
    return Template("{% load qr %}{% qr address %}").render(Context({"address": address}))


@pytest.mark.parametrize(
    "address",
    [
        "https://trials.example.org/trials/NCT03913559/refer/#text-2025-07-03",
        "http://127.0.0.1:8000/portal/trials/NCT99900003/refer/?a=1&b=%C3%A9",
    ],
)
def test_a_camera_reads_the_address(address):
    assert read_codes(drawn(address)) == [address]


def test_it_stands_black_on_white_with_a_margin_and_has_no_style_of_its_own():
    svg = drawn("https://trials.example.org/")

    assert re.search(r'<path fill="#fff" d="M0 0h(\d+)v\1h-\1z"/>', svg)
    assert 'd="M4 4.5h7' in svg
    assert "style" not in svg


def test_hostile_words_do_not_get_into_the_drawing():
    assert "script" not in drawn("</svg><script>alert(1)</script>")
