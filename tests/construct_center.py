"""A help center with one answer that has every construct of Markdown: in Hungarian, English and Arabic."""

from __future__ import annotations

import shutil
from pathlib import Path

from support import ROOT, copy_center

PAGES = ROOT / "tests/constructs"
ANSWER = "reset/looks"
CODES = ("hu", "en", "ar")
TITLES = {"note": "ملاحظة", "tip": "نصيحة", "important": "مهم", "warning": "تحذير", "caution": "احذر", "info": "معلومة",
          "abstract": "ملخص", "success": "تم", "question": "سؤال", "failure": "فشل", "danger": "خطر", "bug": "خلل",
          "example": "مثال", "quote": "اقتباس"}  # fmt: skip
"""Titles of boxes in Arabic, which mkdocs.yml gives as i18n knows them; the package has no Arabic words."""

_TOPIC = """---
title: كلمة المرور المنسية
summary: إذا كنت تحتاج إلى كلمة مرور جديدة.
slug: password
icon: help/key
answers: [looks]
reviewed: 2026-11-22
owner: help-desk
---

هكذا تطلب كلمة مرور جديدة.
"""
_HOME = """---
title: كيف يمكننا المساعدة؟
summary: إجابات عن الدخول والرسائل.
topics: [reset]
featured: [reset/looks]
reviewed: 2026-11-22
owner: help-desk
---

هنا نساعدك.
"""
_WORDS = """complete: false
words:
  footnote_back: "العودة إلى النص (ملاحظة {})"
  footnotes: ملاحظات
  numbered: {figure: "شكل {}.", table: "جدول {}."}
  keys: {arrow-up: أعلى}
  task: {done: منجز, open: غير منجز}
  code: {copy: نسخ الشيفرة, copied: نُسخت الشيفرة.}
"""


def center_of_constructs(folder: Path) -> Path:
    """The help center in a new folder."""
    root = copy_center(folder)
    settings = root / "mkdocs.yml"
    titles = "".join(f"\n            {kind}: {title}" for kind, title in TITLES.items())
    arabic = f"- locale: ar\n          name: العربية\n          admonition_translations:{titles}"
    text = settings.read_text("utf-8").replace("- locale: de\n          name: Deutsch", arabic)
    settings.write_text(text, "utf-8")
    docs = root / "docs"
    shutil.rmtree(docs / "de")
    listed = root / "downloads/downloads.yml"
    listed.write_text(
        listed.read_text("utf-8").partition("\n  - id: manual\n    language: de")[0] + "\n", "utf-8"
    )
    (root / "downloads/manual.de.pdf").unlink()
    arabic_files = {"language.yml": _WORDS, "index.md": _HOME, "reset/index.md": _TOPIC}
    (docs / "ar/reset").mkdir(parents=True)
    for name, content in arabic_files.items():
        (docs / "ar" / name).write_text(content, "utf-8")
    for code in CODES:
        shutil.copyfile(PAGES / f"{code}.md", docs / code / f"{ANSWER}.md")
        shutil.copyfile(PAGES / "letter.svg", docs / code / "reset/letter.svg")
        topic = docs / code / "reset/index.md"
        topic.write_text(
            topic.read_text("utf-8").replace("answers: [request", "answers: [looks, request"), "utf-8"
        )
    return root
