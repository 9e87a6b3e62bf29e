"""What a browser fetches for a page, with the static files as production collects them."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import django_htmx
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import reverse

from tests.conftest import NOW
from trials.models import Trial

OURS = Path(__file__).parents[2] / "static"
HTMX = Path(django_htmx.__file__).parent / "static"
# htmx is named for the script that fetches it later.
FETCHED = re.compile(
    r'<(?:(?:link|script|img)\b[^>]*?(?:href|src)|meta name="htmx-script" content)="([^"]+)"[^>]*>'
)
# A link that names another page, not a file that this one needs.
ELSEWHERE = re.compile(r'rel="(?:alternate|canonical)"')
PULLED = re.compile(
    r"""url\(["']?([^"')]+)|@import ["']([^"']+)|^import ["']([^"']+)""", re.MULTILINE
)
MOST_REQUESTS, MOST_SHEET, MOST_SCRIPT = 8, 8_000, 20_000


def production(root: Path, *folders: Path) -> dict[str, object]:
    """Settings with which static files are collected there, of these folders and of htmx alone."""
    return {
        "STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.FileSystemFinder"],
        "STATICFILES_DIRS": [*folders, OURS, HTMX],
        "STATIC_ROOT": root,
        "STORAGES": {"staticfiles": {"BACKEND": "portal.storage.BundlingStorage"}},
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("static") / "collected"
    with override_settings(**production(root)):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


@pytest.fixture
def collected(built) -> Iterator[Path]:
    """The folder of the collected files; the portal uses them."""
    with override_settings(**production(built)):
        yield built


@pytest.fixture
def asthma(db) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=NOW)


def fetched(page: str) -> set[str]:
    """The addresses that a page makes a browser fetch, itself left out."""
    return {tag[1] for tag in FETCHED.finditer(page) if not ELSEWHERE.search(tag[0])}


def pulled(address: str, collected: Path) -> set[str]:
    """What a sheet or a script makes a browser fetch besides."""
    if not address.endswith((".css", ".js")):
        return set()
    text = (collected / address.removeprefix("/static/")).read_text()
    found = {next(filter(None, groups)) for groups in PULLED.findall(text)}
    return {posixpath.normpath(posixpath.join(posixpath.dirname(address), file)) for file in found}


@pytest.mark.parametrize("tab", ["trial", "trial-eligibility", "trial-sites", "trial-record"])
def test_a_trials_page_takes_eight_requests_at_most_and_finds_every_file(
    tab, collected, asthma, client
):
    page = client.get(reverse(tab, args=[asthma.nct_id])).content.decode()

    direct = fetched(page)
    everything = direct.union(*(pulled(address, collected) for address in direct))
    assert any(address.endswith(".woff2") for address in everything)
    assert 1 + len(everything) <= MOST_REQUESTS, everything
    missing = [a for a in everything if not (collected / a.removeprefix("/static/")).is_file()]
    assert missing == []


def test_what_a_trials_page_loads_is_small(collected, asthma, client):
    files = fetched(client.get(f"/trials/{asthma.nct_id}/").content.decode())

    def weight(ending: str) -> int:
        texts = [(collected / a.removeprefix("/static/")) for a in files if a.endswith(ending)]
        return sum(len(brotli.compress(text.read_bytes())) for text in texts)

    assert 0 < weight(".css") <= MOST_SHEET
    assert 10_000 < weight(".js") <= MOST_SCRIPT  # htmx is among them


def test_the_page_for_a_broken_portal_finds_its_sheet_without_a_hash(collected):
    files = fetched(render_to_string("500.html"))

    assert files
    assert all((collected / a.removeprefix("/static/")).is_file() for a in files)
    assert "@import" not in (collected / "css/reader.css").read_text()


def test_collecting_again_takes_what_was_edited_since(built, tmp_path):
    root, edited = tmp_path / "collected", tmp_path / "edited"
    shutil.copytree(built, root)
    (edited / "css").mkdir(parents=True)
    (edited / "css/tokens.css").write_text(":root { --paper: pink; }\n")
    with override_settings(**production(root)):
        before = staticfiles_storage.url("css/reader.css")

    with override_settings(**production(root, edited)):
        call_command("collectstatic", interactive=False, verbosity=0)
        after = staticfiles_storage.url("css/reader.css")

    assert "pink" in (root / after.removeprefix("/static/")).read_text()
    assert after != before


def test_comments_stay_with_who_edits(collected):
    sheet = (collected / "css/reader.css").read_text()

    assert "/*" not in sheet
    assert sheet.count("{") == sheet.count("}") > 100


def test_names_in_one_script_do_not_meet_those_of_another(collected):
    bundle = (collected / "js/reader.js").read_text()

    assert "import " not in bundle
    assert bundle.count("\n{\n") == len(
        re.findall("^import", (OURS / "js/reader.js").read_text(), re.M)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/trials/", "/about/", "/nowhere/", "/es/"])
def test_no_page_names_a_file_that_is_not_there(path, collected, client):
    files = fetched(client.get(path).content.decode())

    missing = [a for a in files if not (collected / a.removeprefix("/static/")).is_file()]
    assert missing == []
