"""A hospital's own colour, logo and numbers, and what is said of those that do not work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal import brand, checks, colours

TOKENS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h9v9z"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x78\x00\x00\x00\x28\x08\x06\x00\x00\x00"


@pytest.fixture
def blue(settings) -> None:
    settings.PORTAL_ACCENT = "#1d4f91"


@pytest.fixture
def logo(settings, tmp_path) -> str:
    file = tmp_path / "logo.svg"
    file.write_text(SVG)
    settings.PORTAL_LOGO = str(file)
    return str(file)


def sentences(found: list) -> str:
    return " ".join(f"{message.msg} {message.hint or ''}" for message in found)


def test_the_grounds_that_are_measured_are_those_of_the_pages():
    for name, place in (("paper", 0), ("sheet", 1)):
        light, dark = re.search(rf"--{name}: light-dark\((\S+), (\S+)\)", TOKENS).groups()

        assert (light, dark) == (colours.GROUNDS["light"][place], colours.GROUNDS["dark"][place])


def test_black_on_white_is_21_to_1():
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21
    assert round(colours.contrast("#0b6b67", "#fbf9f4"), 1) == 6.0


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    "accent", ["#ffcc00", "#777777", "#88ccbb", "#1d4f91", "#000000", "#ff0000"]
)
def test_the_shade_that_is_offered_passes(accent, mode):
    shade = colours.nearest_that_passes(accent, mode)

    assert colours.hardest_ground(shade, mode)[1] >= 4.5


def test_a_colour_that_passes_is_kept_as_it_is():
    assert colours.nearest_that_passes("#1d4f91", "light") == "#1d4f91"


def test_without_an_accent_no_page_links_a_sheet_for_it(client, db):
    assert "/brand/" not in client.get("/about/").content.decode()
    assert client.get("/brand/000000000000.css").status_code == 404


def test_the_accent_reaches_pages_and_the_desk_by_an_address_that_may_be_kept(blue, client, db):
    address = brand.sheet_address()

    sheet = client.get(address)

    text = sheet.content.decode()
    assert f'href="{address}"' in client.get("/about/").content.decode()
    assert f'href="{address}"' in client.get("/es/about/").content.decode()
    assert f'href="{address}"' in client.get("/staff/account/sign-in/").content.decode()
    assert "immutable" in sheet["Cache-Control"]
    assert sheet["Content-Type"].startswith("text/css")
    assert "--brand: #1d4f91" in text
    assert colours.nearest_that_passes("#1d4f91", "dark") in text


def test_another_accent_stands_at_another_address(blue, settings, client, db):
    before = brand.sheet_address()

    settings.PORTAL_ACCENT_DARK = "#a9c7f5"

    assert brand.sheet_address() != before
    assert client.get(before).status_code == 404


def test_the_portals_own_accent_and_a_dark_blue_pass(settings, blue):
    assert checks.accent_is_legible() == []
    settings.PORTAL_ACCENT, settings.PORTAL_ACCENT_DARK = "#0b6b67", "#6fd0c4"
    assert checks.accent_is_legible() == []


def test_a_pale_accent_is_measured_and_a_shade_offered(settings):
    settings.PORTAL_ACCENT = "#88ccbb"

    [found] = checks.accent_is_legible()

    offered = re.search(r"#[0-9a-f]{6}", found.hint)[0]
    assert re.search(r"#88ccbb has a contrast of \d\.\d to 1", found.msg)
    assert colours.hardest_ground(offered, "light")[1] >= 4.5


def test_a_dark_accent_that_is_too_dark_is_told_apart(settings, blue):
    settings.PORTAL_ACCENT_DARK = "#1d4f91"

    assert "PORTAL_ACCENT_DARK=#1d4f91" in sentences(checks.accent_is_legible())


@pytest.mark.parametrize("accent", ["teal", "#123", "#12345g", "#0b6b67; } body { display: none"])
def test_what_is_no_colour_is_an_error(accent, settings):
    settings.PORTAL_ACCENT = accent

    assert "write a colour as #0b6b67" in sentences(checks.accent_is_legible())


def test_the_logo_stands_in_the_head_under_the_portals_name(logo, client, db, settings):
    page = client.get("/about/").content.decode()

    image = re.search(r"<img[^>]*>", page)[0]
    served = client.get(re.search(r'src="([^"]+)"', image)[1])
    assert f'alt="{settings.PORTAL_NAME}"' in image
    assert 'width="120" height="40"' in image
    assert served.content.decode() == SVG
    assert served["Content-Type"] == "image/svg+xml"
    assert "immutable" in served["Cache-Control"]
    assert "default-src 'none'" in served["Content-Security-Policy"]


def test_another_digest_is_no_logo(logo, client, db):
    assert client.get("/brand/000000000000.svg").status_code == 404


def test_a_png_is_a_logo_too(settings, tmp_path):
    file = tmp_path / "logo.png"
    file.write_bytes(PNG)
    settings.PORTAL_LOGO = str(file)

    assert checks.logo_is_a_picture() == []
    assert (brand.current_logo().width, brand.current_logo().height) == (120, 40)


@pytest.mark.parametrize("content", [None, b"GIF89a", b"<svg></svg>", b"", PNG[:20]])
def test_a_file_that_is_no_picture_is_an_error_and_pages_show_the_name(
    content, settings, tmp_path, client, db
):
    file = tmp_path / "logo"
    if content is not None:
        file.write_bytes(content)
    settings.PORTAL_LOGO = str(file)

    assert "PORTAL_LOGO=" in sentences(checks.logo_is_a_picture())
    assert settings.PORTAL_NAME in client.get("/about/").content.decode()


def test_every_page_ends_with_somebody_to_ring(client, db, settings):
    foot = client.get("/trials/").content.decode().partition("<footer")[2]

    assert settings.DESK_PHONE in foot
    assert settings.DESK_HOURS in foot
    assert settings.EMERGENCY_NUMBER in foot


def test_a_help_line_of_the_hospital_stands_there_instead(client, db, settings):
    settings.HELP_NAME, settings.HELP_PHONE = "Family Help", "901-555-0177"
    settings.HELP_HOURS = "every day, 8 to 8"

    foot = client.get("/trials/").content.decode().partition("<footer")[2]

    assert "Ring Family Help" in foot
    assert 'href="tel:+19015550177"' in foot
    assert "every day, 8 to 8" in foot
    assert settings.DESK_PHONE not in foot


def test_half_a_help_line_is_an_error(settings):
    settings.HELP_NAME = "Family Help"

    assert "HELP_PHONE" in sentences(checks.help_is_whole())


def test_hours_are_said_in_the_language_of_the_page_or_marked_as_english(client, db, settings):
    settings.DESK_HOURS_IN = {"es": "De lunes a viernes, de 9 a 5"}
    known = client.get("/es/").content.decode()
    settings.DESK_HOURS_IN = {}

    unknown = client.get("/es/").content.decode()

    assert "De lunes a viernes, de 9 a 5" in known
    assert f'<span lang="en">{settings.DESK_HOURS}</span>' in unknown
    assert f'<span lang="en">{settings.DESK_HOURS}' not in client.get("/").content.decode()
