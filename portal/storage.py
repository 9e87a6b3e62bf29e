"""Static files as production serves them: what a page loads together is one file.

A bundle is a sheet of `@import` lines or a script of `import` lines. Browsers can follow these, and
do where files are served as they are edited; collecting puts the files in place of the lines.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/reader.css", "js/reader.js")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_SHEET = re.compile(r'^@import url\("([^"]+)"\);$', re.MULTILINE)
_SCRIPT = re.compile(r'^import "\./([^"]+)";$', re.MULTILINE)

# The storage that holds a file's source, and its name there, by its name when collected.
Sources = Mapping[str, tuple[Storage, str]]


class BundlingStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def post_process(
        self, paths: Sources, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Bundle, then hash and compress. The bundles are made of the sources, whatever an earlier
        collecting left behind."""
        if not dry_run:
            made = {name: self._keep(name, bundled(name, paths)) for name in BUNDLES}
            paths = {**paths, **made}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _keep(self, name: str, content: str) -> tuple[Storage, str]:
        self.delete(name)
        return self, self._save(name, ContentFile(content.encode()))


def bundled(name: str, paths: Sources) -> str:
    """The text of a bundle with the files that it names, which lie in its own folder. Of a sheet
    the comments are left out; they are for who edits. In a script each file stands in a block, so
    that its names stay its own. Raises KeyError for a missing file."""
    folder = posixpath.dirname(name)

    def text(file: str) -> str:
        return _source(posixpath.join(folder, file), paths)

    if name.endswith(".css"):
        return _COMMENT.sub("", _SHEET.sub(lambda line: text(line[1]), _source(name, paths)))
    return _SCRIPT.sub(lambda line: f"{{\n{text(line[1])}}}", _source(name, paths))


def _source(name: str, paths: Sources) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
