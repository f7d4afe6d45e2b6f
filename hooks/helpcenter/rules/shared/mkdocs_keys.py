"""The names that mkdocs.yml may use: MkDocs' settings, plugins and theirs, Markdown extensions and theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import Any

from helpcenter.model.document import Document, Path
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.read.markdown.rendering import refusal
from helpcenter.read.marked_yaml import PYTHON_NAME

_TOP = (
    "site_name nav exclude_docs draft_docs not_in_nav site_url site_description site_author docs_dir site_dir copyright"
    " dev_addr use_directory_urls repo_url repo_name edit_uri_template edit_uri extra_css extra_javascript"
    " extra_templates strict remote_branch remote_name hooks watch theme extra plugins markdown_extensions"
)
_NAV = ("omitted_files", "not_found", "absolute_links")
_LINKS = ("not_found", "anchors", "absolute_links", "unrecognized_links")
KEYS: Mapping[str, Any] = {
    **dict.fromkeys(_TOP.split()),
    "validation": {
        **dict.fromkeys((*_NAV, *_LINKS)),
        "nav": dict.fromkeys(_NAV),
        "links": dict.fromkeys(_LINKS),
    },
}
"""MkDocs' settings; under some of them, the settings in them."""

_I18N = "build_only_locale docs_structure fallback_to_default reconfigure_material reconfigure_search"
_LANGUAGE = (
    "build copyright default extra fixed_link link locale name nav nav_translations admonition_translations site_author"
    " site_description site_name site_url theme"
)
I18N: Mapping[str, Any] = {**dict.fromkeys(_I18N.split()), "languages": dict.fromkeys(_LANGUAGE.split())}
"""The settings of the plugin i18n."""

EXTENSIONS = {
    "abbr": "glossary",
    "admonition": "",
    "attr_list": "",
    "def_list": "",
    "footnotes": "BACKLINK_TEXT BACKLINK_TITLE PLACE_MARKER SEPARATOR SUPERSCRIPT_TEXT UNIQUE_IDS USE_DEFINITION_ORDER",
    "md_in_html": "",
    "tables": "use_align_attribute",
    "toc": "anchorlink anchorlink_class baselevel marker permalink permalink_class permalink_leading"
    " permalink_title separator slugify title title_class toc_class toc_depth",
    "pymdownx.blocks.caption": "auto auto_level prepend types",
    "pymdownx.caret": "insert no_space punctuation smart_insert superscript",
    "pymdownx.details": "",
    "pymdownx.emoji": "alt emoji_generator emoji_index options remove_variation_selector strict title",
    "pymdownx.highlight": "_enabled anchor_linenums auto_title auto_title_map code_attr_on_pre css_class default_lang"
    " extend_pygments_lang guess_lang language_prefix line_anchors line_spans linenums linenums_class linenums_special"
    " linenums_style noclasses pygments_lang_class pygments_style stripnl use_pygments",
    "pymdownx.inlinehilite": "css_class custom_inline style_plain_text",
    "pymdownx.keys": "camel_case class key_map separator strict",
    "pymdownx.mark": "smart_mark",
    "pymdownx.smartsymbols": "arrows care_of copyright fractions notequal ordinal_numbers plusminus registered"
    " trademark",
    "pymdownx.snippets": "auto_append backoff_factor base_path check_paths dedent_subsections encoding"
    " max_retries restrict_base_path url_download url_max_size url_request_headers url_timeout",
    "pymdownx.superfences": "css_class custom_fences"
    " disable_indented_code_blocks preserve_tabs relaxed_headers",
    "pymdownx.tabbed": "alternate_style combine_header_slug separator slugify",
    "pymdownx.tasklist": "clickable_checkbox custom_checkbox delete subscript",
    "pymdownx.tilde": "delete no_space punctuation smart_delete subscript",
    "helpcenter.read.markdown.github": "footnote_back titles",
}
"""The settings of each Markdown extension that this project uses."""

_LEVELS = ("warn", "info", "ignore", "relative_to_docs")


def unknown(settings: Document) -> Iterator[Problem]:
    """Every name and setting in mkdocs.yml that nothing knows, and every extension that refuses its settings."""
    yield from _keys(settings, (), KEYS)
    yield from _levels(settings)
    yield from _plugins(settings)
    for keys, name, config in _entries(settings, "markdown_extensions"):
        yield from _extension(settings, keys, name, config)


def _keys(settings: Document, keys: Path, known: Mapping[str, Any]) -> Iterator[Problem]:
    """Names under a key that are not among the known ones, in lists and groups below it too."""
    value: Any = settings.data
    for key in keys:
        value = value[key]
    for position, item in enumerate(value if isinstance(value, list) else []):
        if isinstance(item, dict):
            yield from _keys(settings, (*keys, position), known)
    for key in value if isinstance(value, dict) else ():
        if key not in known:
            yield _misspelt(settings, (*keys, key), key, "setting", known)
        elif known[key]:
            yield from _keys(settings, (*keys, key), known[key])


def _levels(settings: Document) -> Iterator[Problem]:
    """Values under `validation` that MkDocs does not know."""
    validation = settings.data.get("validation")
    for group, values in validation.items() if isinstance(validation, dict) else ():
        for key, value in values.items() if isinstance(values, dict) else ():
            if key in KEYS["validation"].get(group, ()) and value not in _LEVELS:
                place = settings.place("validation", group, key)
                yield Problem(place, f"{key} cannot be “{value}”", f"write one of: {', '.join(_LEVELS)}")


def _entries(settings: Document, under: str) -> Iterator[tuple[Path, Any, Any]]:
    """The entries of a list of names or of names with settings: the keys of each, its name, its settings."""
    listed = settings.data.get(under)
    for key, item in listed.items() if isinstance(listed, dict) else ():
        yield (under, key), key, item
    for position, item in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(item, dict):
            for name, config in item.items():
                yield (under, position, name), name, config
        else:
            yield (under, position), item, None


def _plugins(settings: Document) -> Iterator[Problem]:
    installed = {item.name for item in entry_points(group="mkdocs.plugins")}
    for keys, name, config in _entries(settings, "plugins"):
        if str(name) not in installed:
            yield _misspelt(settings, keys, str(name), "plugin", installed, "install it, or delete the line")
        elif name == "i18n" and isinstance(config, dict):
            yield from _keys(settings, keys, I18N)


def _extension(settings: Document, keys: Path, name: Any, config: Any) -> Iterator[Problem]:
    """The problems of an entry under `markdown_extensions`."""
    known = _settings(str(name))
    if known is None:
        hint = "install it, or delete the line"
        yield _misspelt(settings, keys, str(name), "Markdown extension", _extensions(), hint)
        return
    given = config if isinstance(config, dict) else {}
    wrong = [key for key in given if key not in known]
    for key in wrong:
        yield _misspelt(settings, (*keys, key), str(key), f"setting of {name}", known)
    plain = all(isinstance(value, bool) or str(value).startswith(PYTHON_NAME) for value in given.values())
    refused = None if wrong or plain else refusal(str(name), given)
    if refused:
        yield Problem(settings.place(*keys), f"the extension {name} refuses its settings: {refused}")


@cache
def _extensions() -> frozenset[str]:
    """The names of the Markdown extensions that are installed."""
    names = {item.name for item in entry_points(group="markdown.extensions")}
    names = {name for name in names if not name.startswith("pymdown")}
    try:
        import pymdownx
    except ImportError:
        return frozenset(names)
    return frozenset(names | {f"pymdownx.{module.name}" for module in iter_modules(pymdownx.__path__)})


@cache
def _settings(name: str) -> frozenset[str] | None:
    """The settings of a Markdown extension; None if there is none of that name."""
    if name in EXTENSIONS:
        return frozenset(EXTENSIONS[name].split())
    from markdown import Markdown  # it takes a while, and what this project uses is known without it

    try:
        extension = Markdown().build_extension(name, {})
    except (ImportError, AttributeError, TypeError, ValueError):
        return None
    return frozenset(extension.config)


def _misspelt(
    settings: Document, keys: Path, name: str, kind: str, known: Iterable[str], otherwise: str = ""
) -> Problem:
    meant = nearest(name, sorted(known), 0.6)
    hint = f"did you mean {meant}?" if meant else otherwise or "correct the name, or delete the line"
    return Problem(settings.place(*keys), f"there is no {kind} “{name}”", hint)
