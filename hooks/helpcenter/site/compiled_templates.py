"""Keeps compiled templates of the library where Python keeps the library's own compiled code, in __pycache__.

They are compiled again when the template, Jinja, this library's own tag or Python is another. Where nothing can be
kept, as in a folder that is read-only, every build compiles them.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import sys
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from helpcenter.read.atomic_write import write_bytes
from helpcenter.read.code_digests import contents, version
from helpcenter.read.theme_files import LIBRARY

_DIGEST = hashlib.sha256().digest_size
_NOT_KEPT = ""


class CompiledTemplates(BytecodeCache):
    """The compiled templates of the library; those of a site's own, in overrides/, are not kept."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file of a template; nothing for one that is not kept."""
        if filename and not Path(filename).is_relative_to(LIBRARY):
            return _NOT_KEPT
        return hashlib.sha256(os.fsencode(f"{name}|{filename}")).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """A digest of all that takes part in the compiled form of a template."""
        return f"{_compiler()} {super().get_source_checksum(source)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, if it is kept as it was and made of the same; Python would run anything else."""
        if bucket.key:
            with contextlib.suppress(OSError):
                content = _file(bucket).read_bytes()
                digest, code = content[:_DIGEST], content[_DIGEST:]
                if digest == hashlib.sha256(code).digest():
                    bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, unless Python is not to keep compiled code."""
        if bucket.key and not sys.dont_write_bytecode:
            file = _file(bucket)
            with contextlib.suppress(OSError):
                file.parent.mkdir(parents=True, exist_ok=True)
                code = bucket.bytecode_to_string()
                write_bytes(file, hashlib.sha256(code).digest() + code)


def _file(bucket: Bucket) -> Path:
    """The file of a compiled template, beside the compiled form of this module, wherever Python keeps that."""
    return Path(importlib.util.cache_from_source(str(Path(__file__).with_name(f"{bucket.key}.py"))))


@cache
def _compiler() -> str:
    """A digest of the code that compiles templates."""
    own = (
        Path(__file__),
        Path(__file__).with_name("once.py"),
        Path(__file__).with_name("jinja_templates.py"),
    )
    return f"{version('Jinja2')} {sys.version} {contents(own)}"
