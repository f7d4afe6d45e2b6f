"""The search finds words in every script as people type them: inside sentences without spaces, without accents."""

from __future__ import annotations

import json

import pytest

from helpcenter.search import loaded_index
from helpcenter.search.analysis import words
from helpcenter.search.index_file import Entry, build

SENTENCES = {
    "ja-card": "図書館カードをなくしたときは、受付で再発行します。",
    "ja-print": "プリンターにiPhoneから送るには、Wi-Fiにつないでください。",
    "ja-key": "学習室の鍵は24時間以内に返してください。",
    "zh-password": "如果您忘记了密码，请点击登录页面上的链接重新设置。",
    "zh-invoice": "發票會在七天之內以電子郵件寄給您。",
    "th-password": "ถ้าคุณลืมรหัสผ่านให้กดลิงก์ในหน้าเข้าสู่ระบบ",
    "th-card": "บัตรสมาชิกหายต้องแจ้งเจ้าหน้าที่ที่เคาน์เตอร์",
    "km-password": "ប្រសិនបើអ្នកភ្លេចពាក្យសម្ងាត់សូមចុចតំណ",
    "lo-password": "ຖ້າທ່ານລືມລະຫັດຜ່ານໃຫ້ກົດລິ້ງ",
    "my-password": "စကားဝှက်မေ့သွားပါကလင့်ခ်ကိုနှိပ်ပါ",
    "ar-printer": "أرسل الملف إلى الطابعة، وادفع بالبطاقة عند المكتب.",
    "ar-fees": "لا تُدفع رسومٌ للأطفال حتى ٢٨ يومًا.",
    "fa-password": "اگر رمز عبور را فراموش کرده‌اید، روی پیوند بزنید.",
    "he-password": "אם שכחתם את הסיסמה, לחצו על הקישור של צה״ל.",
    "el-code": "Ξέχασα τον κωδικό μου· πού βρίσκω τους αριθμούς;",
    "ru-more": "Ещё раз введите пароль и нажмите кнопку.",
    "uk-gate": "Ґанок бібліотеки зачинено, їжте надворі.",
    "tr-room": "Iğdır şubesinde çalışma odası ayırtın, İstanbul’da değil.",
    "hi-password": "अगर आप पासवर्ड भूल गए हैं तो ज़रूर लिंक दबाएँ।",
    "ko-password": "비밀번호를 잊어버렸으면 링크를 누르세요.",
    "vi-card": "Nếu bạn mất thẻ thư viện, hãy gọi điện thoại.",
}
QUERIES = [
    ("ja-card", "再発行"),
    ("ja-card", "カード"),
    ("ja-card", "ｶｰﾄﾞ"),
    ("ja-card", "かーど"),
    ("ja-print", "ﾌﾟﾘﾝﾀｰ"),
    ("ja-print", "プリンタ"),
    ("ja-print", "ＩＰＨＯＮＥ"),
    ("ja-print", "wifi"),
    ("ja-key", "鍵"),
    ("ja-key", "２４時間"),
    ("zh-password", "密码"),
    ("zh-password", "登录页面"),
    ("zh-invoice", "電子郵件"),
    ("zh-invoice", "票"),
    ("th-password", "รหัสผ่าน"),
    ("th-card", "บัตร"),
    ("th-card", "เจาหนาที"),
    ("km-password", "ពាក្យសម្ងាត់"),
    ("lo-password", "ລະຫັດຜ່ານ"),
    ("my-password", "စကားဝှက်"),
    ("ar-printer", "طابعه"),
    ("ar-printer", "بطاقة"),
    ("ar-printer", "ارسل"),
    ("ar-fees", "الرسوم"),
    ("ar-fees", "الأطفــال"),
    ("ar-fees", "28"),
    ("fa-password", "كردهايد"),
    ("he-password", "סִיסְמָה"),
    ("he-password", 'צה"ל'),
    ("el-code", "ΚΩΔΙΚΟΣ"),
    ("el-code", "αριθμος"),
    ("ru-more", "ЕЩЕ"),
    ("uk-gate", "ганок"),
    ("tr-room", "ığdır"),
    ("tr-room", "IGDIR"),
    ("tr-room", "istanbul"),
    ("hi-password", "जरूर"),
    ("ko-password", "비밀번호"),
    ("vi-card", "the thu vien"),
]


@pytest.fixture(scope="module")
def search() -> loaded_index.Search:
    """An index of one sentence in each script, all of them in one language."""
    entries = [Entry(key, "", "", "", "", (), text) for key, text in SENTENCES.items()]
    return loaded_index.load(json.dumps(build(entries, {}, "en")))


@pytest.mark.parametrize(("key", "query"), QUERIES)
def test_a_word_inside_a_sentence_is_found(search: loaded_index.Search, key: str, query: str) -> None:
    groups, found = search.ask(query)
    assert search.documents[found[0].number]["key"] == key
    assert search.fit(groups, found).name != "none"


@pytest.mark.parametrize(
    "query", ["天気予報", "ラーメン", "飛行機", "天气预报", "ราคาทอง", "الطقس", "погода", "καιρός"]
)
def test_other_words_find_nothing(search: loaded_index.Search, query: str) -> None:
    groups, found = search.ask(query)
    assert search.fit(groups, found).name == "none"


def test_a_run_without_spaces_becomes_its_overlapping_parts_and_other_words_stay_whole() -> None:
    assert words("図書館のWi-Fi 5GHzは24時間") == ["図書", "書館", "館の", "wi", "fi", "5ghz", "24", "時間"]
    assert words("รหัส 12") == ["รหั", "หัส", "12"]
    assert words("पासवर्ड का") == ["पासवर्ड", "का"]


def test_two_words_written_as_one_are_neither_of_the_two() -> None:
    entries = [
        Entry("lost", "", "My bag was stolen", "", "", (), ""),
        Entry("sign-in", "", "My password", "", "", (), ""),
    ]
    index = loaded_index.load(json.dumps(build(entries, {}, "en")))

    def meant(query: str) -> list[set[str]]:
        return [{term.term for term in group.terms} for group in index.ask(query)[0]]

    assert meant("stolen bike") == [{"stolen"}, set()]
    assert meant("pass word") == [{"password"}, {"password"}]
