"""Pages and notebooks to HTML, through MkDocs, in this process; only what changed is rendered.

MkDocs has no cache, so its build is driven here piece by piece. A page's HTML depends on its own
source and on what all pages share: the configuration, templates and libraries, the list of files,
and every page's title and metadata, which the navigation shows. Both together are the key under
which a finished page is kept. What a page offers and wants (its *head*: title, anchors, links to
anchors) is kept under its source alone, so that MkDocs' own check of anchors sees every page.
"""

import base64
import os
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from bayestalk import freshness
from bayestalk.content.mathematics import Formula, typeset
from bayestalk.pipeline import slim
from bayestalk.pipeline.files import files_under, sha256
from bayestalk.pipeline.layout import Layout
from bayestalk.pipeline.shelf import Shelf
from bayestalk.pipeline.templates import Compiled
from bayestalk.pipeline.warned import warned

LIBRARIES = (
    *("jinja2", "jupytext", "markdown", "mkdocs", "mkdocs-jupyter", "mkdocs-material"),
    *("nbconvert", "nbformat", "pygments", "pymdown-extensions", "pyyaml"),
)
CODE = ("bayestalk.pipeline.html", "bayestalk.pipeline.slim")


_COMPILED = Compiled()


class PagesError(Exception):
    """MkDocs refused something; the message is its warnings and errors, line by line."""


def render(layout: Layout, scratch: Path, shelf: Shelf) -> slim.Files:
    """Every file of the site, by its path.

    Parameters
    ----------
    layout
        The project; pages are read from ``layout.pages``.
    scratch
        An empty folder of ours, for what MkDocs insists on writing to disk.
    shelf
        Where finished pages are kept.

    Raises
    ------
    PagesError
        Where MkDocs warns of anything.
    """
    with warned() as told:
        try:
            files = _Build(layout, scratch, shelf, told).run()
        except (Exception, SystemExit) as error:  # MkDocs ends its process on errors
            if told:
                raise PagesError("\n".join(told)) from error
            raise
    if told:
        raise PagesError("\n".join(told))
    return files


class _Build:
    """One run of MkDocs' build, in its order of events."""

    def __init__(self, layout: Layout, scratch: Path, shelf: Shelf, told: list[str]) -> None:
        from mkdocs.config import load_config
        from mkdocs.structure.files import get_files, set_exclusions
        from mkdocs.structure.nav import get_navigation
        from mkdocs.structure.pages import Page

        self.layout, self.scratch, self.shelf, self.told = layout, scratch, shelf, told
        config = load_config(
            config_file=str(layout.root / "mkdocs.yml"),
            docs_dir=str(layout.pages),
            site_dir=str(scratch),
            strict=True,
        )
        config.plugins.on_startup(command="build", dirty=False)
        self.config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        self.env = config.theme.get_env()
        self.env.bytecode_cache = _COMPILED
        files.add_files_from_theme(self.env, config)
        self.files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        nav = get_navigation(self.files, config)
        self.nav = config.plugins.on_nav(nav, config=config, files=self.files)
        self.sources = self.files.documentation_pages()
        for file in self.sources:
            if file.page is None:
                Page(None, file, config)
        self.pages: dict[str, Any] = {file.src_uri: file.page for file in self.sources}
        self.populated: set[str] = set()

    def run(self) -> slim.Files:
        ground = _ground(self.layout, self.config, self.files)
        keys = {file.src_uri: [ground, *_source(file)] for file in self.sources}
        heads = {file.src_uri: self._head(file, keys[file.src_uri]) for file in self.sources}
        shown = freshness.digest_of(
            [[uri, head["title"], str(head["meta"])] for uri, head in heads.items()]
        )
        kept = {uri: self.shelf.get("page", shown, key) for uri, key in keys.items()}
        for file in self.sources:
            if kept[file.src_uri] is None:
                self._populate(file)
        self._restore(heads)
        self.env = self.config.plugins.on_env(self.env, config=self.config, files=self.files)
        made = self._static() | self._theme("theme", shown, ground)
        entries: list[Any] = []
        for file in self.sources:
            piece = kept[file.src_uri] or self._page(file, "page", shown, keys[file.src_uri])
            made |= {path: base64.b64decode(data) for path, data in piece["files"].items()}
            entries += piece["entries"]
        level = self.config.validation.links.anchors
        for page in self.pages.values():
            page.validate_anchor_links(files=self.files, log_level=level)
        self._search.search_index.entries = entries
        self.config.plugins.on_post_build(config=self.config)
        return made | self._written()

    @property
    def _search(self) -> Any:
        return self.config.plugins["material/search"]

    def _head(self, file: Any, key: list[str]) -> dict[str, Any]:
        """A page's title and metadata, and the anchors it offers and wants."""
        kept = self.shelf.get("head", key)
        if kept is not None:
            return dict(kept)
        before = len(self.told)
        self._populate(file)
        page = self.pages[file.src_uri]
        head = {
            "title": page.title,
            "meta": dict(page.meta),
            "anchors": sorted(page.present_anchor_ids or ()),
            "links": {to.src_uri: links for to, links in (page.links_to_anchors or {}).items()},
        }
        if len(self.told) == before:
            self.shelf.put(head, "head", key)
        return head

    def _populate(self, file: Any) -> None:
        from mkdocs.commands import build

        if file.src_uri not in self.populated:
            self.populated.add(file.src_uri)
            build._populate_page(file.page, self.config, self.files)

    def _restore(self, heads: dict[str, dict[str, Any]]) -> None:
        """Give pages that are not rendered again what others look at."""
        for uri, page in self.pages.items():
            if uri in self.populated:
                continue
            head = heads[uri]
            page.title, page.meta = head["title"], head["meta"]
            page.present_anchor_ids = set(head["anchors"])
            page.links_to_anchors = {
                self.files.get_file_from_path(to): links for to, links in head["links"].items()
            }

    def _static(self) -> slim.Files:
        files: list[Any] = list(self.files)
        return {
            file.dest_uri: file.content_bytes
            for file in files
            if not file.is_documentation_page() and file.inclusion.is_included()
        }

    def _theme(self, *key: object) -> slim.Files:
        """What templates make beside pages: the page for dead addresses, the site map."""
        from mkdocs.commands import build

        kept = self.shelf.get(*key)
        if kept is None:
            before = len(self.told)
            for name in sorted(self.config.theme.static_templates):
                build._build_theme_template(name, self.env, self.files, self.config, self.nav)
            kept = _as_text(self._written())
            if len(self.told) == before:
                self.shelf.put(kept, *key)
        for name in self.config.extra_templates:
            build._build_extra_template(name, self.files, self.config, self.nav)
        made = {path: base64.b64decode(data) for path, data in kept.items()}
        return made | self._written()

    def _page(self, file: Any, *key: object) -> dict[str, Any]:
        """Render a page; a notebook gets the site's own weight."""
        from mkdocs.commands import build

        told, indexed = len(self.told), len(self._entries())
        build._build_page(file.page, self.config, self.sources, self.nav, self.env)
        files = slim.notebooks(self._written(), self._typeset)
        piece = {"files": _as_text(files), "entries": self._entries()[indexed:]}
        if len(self.told) == told:
            self.shelf.put(piece, *key)
        return piece

    def _typeset(self, wanted: set[Formula]) -> dict[Formula, str]:
        return typeset(wanted, self.layout.node_modules, self.layout.build / "formulas")

    def _entries(self) -> Any:
        return self._search.search_index.entries

    def _written(self) -> slim.Files:
        """What MkDocs has written since the last call."""
        made = {
            path.relative_to(self.scratch).as_posix(): path.read_bytes()
            for path in files_under(self.scratch)
        }
        for path in self.scratch.glob("*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return made


def _ground(layout: Layout, config: Any, files: Any) -> str:
    """The digest of what all pages share."""
    shared = (
        *("mkdocs.yml", "package-lock.json"),
        *map(layout.relative, files_under(layout.web / "overrides")),
        *map(layout.relative, files_under(layout.web, "*.j2")),
    )
    return freshness.digest_of(
        {
            "files": {name: sha256(layout.root / name) for name in shared},
            "links": sorted([file.src_uri, file.url, file.inclusion.name] for file in files),
            "libraries": {name: metadata.version(name) for name in LIBRARIES},
            "python": sys.version_info[:3],
            "code": freshness.code_digest(CODE),
            "address": config.site_url,
            "epoch": os.environ.get("SOURCE_DATE_EPOCH"),
        }
    )


def _source(file: Any) -> list[str]:
    return [file.src_uri, freshness.sha256(file.content_bytes)]


def _as_text(files: slim.Files) -> dict[str, str]:
    return {path: base64.b64encode(data).decode("ascii") for path, data in files.items()}
