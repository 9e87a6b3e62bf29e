"""Bodies that are too large, or written in a charset that no browser uses."""

from __future__ import annotations

import pytest

ADDRESS = "/trials/NCT00000001/contact/"
pytestmark = pytest.mark.django_db


def test_a_body_of_more_than_a_megabyte_gets_a_page_that_says_what_to_do(client, settings):
    page = client.post(ADDRESS, {"message": "x" * 1_100_000})

    assert page.status_code == 413
    assert "Nothing was sent" in page.content.decode()
    assert settings.DESK_PHONE in page.content.decode()


def test_so_does_a_file_of_that_size(client):
    body = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
    body += b"x" * 1_100_000 + b"\r\n--b--\r\n"

    page = client.generic("POST", ADDRESS, body, content_type="multipart/form-data; boundary=b")

    assert page.status_code == 413


def test_htmx_shows_a_sentence_beside_the_form_and_leaves_what_was_typed(client):
    part = client.post(ADDRESS, {"message": "x" * 1_100_000}, headers={"HX-Request": "true"})

    assert (part.status_code, part["HX-Retarget"], part["HX-Reswap"]) == (
        413,
        "#unsent",
        "innerHTML",
    )
    assert "All that you wrote is still here" in part.content.decode()
    assert "<html" not in part.content.decode()


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "utf-16", "rot13", "zlib", "idna"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=b", "text/plain"])
def test_a_charset_that_no_browser_uses_is_not_read(charset, kind, client):
    body = b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-\r\n--b--\r\n'

    page = client.generic("POST", ADDRESS, body, content_type=f"{kind}; charset={charset}")

    assert page.status_code == 400
    assert "We could not read that" in page.content.decode()


@pytest.mark.parametrize("length", ["", "-1", "many", "9" * 400, "9" * 5_000])
def test_a_length_that_is_none_breaks_nothing(length, client):
    page = client.post(ADDRESS, {"message": "Hello"}, CONTENT_LENGTH=length)

    assert page.status_code in (400, 404, 413)
