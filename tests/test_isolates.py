"""Numbers, addresses and codes keep their order inside text that is written from right to left."""

from __future__ import annotations

import re

import pytest

from helpcenter.model.isolates import BEGIN, END, in_html, in_text

ISOLATED = [
    ("اتصل بنا على الرقم +36 1 555 0123 لنوقف البطاقة", "+36 1 555 0123"),
    ("الرقم (+36 1) 555-0123 أو", "(+36 1) 555-0123"),
    ("الرقم 0120-123-456.", "0120-123-456"),
    ("الرقم ٠٦ ١ ٤٨٦ ٤٣٤٣ هو", "٠٦ ١ ٤٨٦ ٤٣٤٣"),
    ("الرمز *123# يكفي", "*123#"),
    ("اكتب إلى help@library.example. نجيبك", "help@library.example"),
    ("على https://x.example/a?b=1&amp;c=2، ثم", "https://x.example/a?b=1&amp;c=2"),
    ("הכתובת 1088 Budapest, Szabó Ervin tér 1. שלנו", "1088 Budapest, Szabó Ervin tér 1"),
    ("الرقم #46188", "#46188"),
    ("رمزك AB-1234/5،", "AB-1234/5"),
    ("لغة C++ سهلة", "C++"),
    ("יום 2026-11-26 בבוקר", "2026-11-26"),
    ("المبلغ 1 000 000 فورنت", "1 000 000"),
    ("هاتف iPhone 15 Pro الجديد", "iPhone 15 Pro"),
]
LEFT_ALONE = [
    "من 9:00 إلى 18:00", "10-15 يومًا", "9:00–18:00", "28 يومًا", "100% مجانًا", "قبل الموعد بـ 3 أيام", "3 iPads",
    "شبكة Wi-Fi",
    "اختر الشبكة «Library»", "في 26/11/2026", "a &lt; b &quot;c&quot;", "", "12.5 و 7",
]  # fmt: skip


@pytest.mark.parametrize(("text", "isolated"), ISOLATED)
def test_what_would_be_shown_in_another_order_is_isolated(text: str, isolated: str) -> None:
    assert in_html(text) == text.replace(isolated, f'<bdi dir="ltr">{isolated}</bdi>')
    assert in_text(text) == text.replace(isolated, f"{BEGIN}{isolated}{END}")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_read_in_its_order_anyway_stays_as_it_is(text: str) -> None:
    assert in_html(text) == in_text(text) == text


def test_tags_and_what_is_no_text_stay_and_what_is_in_another_direction_says_so() -> None:
    html = (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl"><title>رقم +36 1 555 0123</title>'
        '<p title="+36 1 555 0123">رقم <code>a-1 b</code>'
        '<a href="tel:+3615550123">+36 1 555 0123</a> <span lang="hu">„Kilépés?”</span> <span lang="he">שלום</span>'
        '<!-- +36 1 555 0123 --><script>"+36 1 555 0123"</script><svg><path d="1 2 345678"/></svg></p></html>'
    )
    found = in_html(html)
    assert f"<title>رقم {BEGIN}+36 1 555 0123{END}</title>" in found
    assert '<a href="tel:+3615550123"><bdi dir="ltr">+36 1 555 0123</bdi></a>' in found
    assert '<code dir="ltr">a-1 b</code>' in found
    assert (
        in_html("<a>help@<wbr>library.example</a>") == '<a><bdi dir="ltr">help@<wbr>library.example</bdi></a>'
    )
    assert '<span lang="hu" dir="ltr">' in found
    assert '<span lang="he">' in found
    assert re.sub(rf'</?bdi[^>]*>|(?<=code|"hu") dir="ltr"|[{BEGIN}{END}]', "", found) == html
