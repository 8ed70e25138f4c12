# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Words of failures in languages that the patterns of concepts do not know, and in names of errors."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.layers.concepts import concepts_of, fold
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.layers.vocabulary import WORDS
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Yhteys palvelimeen aikakatkaistiin", "connection_timeout"),
        ("Forkert adgangskode", "password_wrong"),
        ("Kan geen verbinding maken: certificaat is verlopen", "certificate_expired"),
        ("NS_ERROR_UNKNOWN_HOST", "dns_failure"),
        ("PR_CONNECT_RESET_ERROR", "connection_reset"),
        ("The certificate was refused: NotValidForName", "certificate_hostname_mismatch"),
    ],
)
def test_words_and_names(text: str, cause: str) -> None:
    assert diagnose_text(text)[0].cause == cause


@pytest.mark.parametrize("text", ["Overwrite the file, discover what is over there", "the site is postal, whatever it recovers"])
def test_english_words_are_no_others(text: str) -> None:
    assert concepts_of(text) <= {"program_file", "host"}


def test_words_are_spelt_as_texts_are_folded() -> None:
    for words in WORDS.values():
        for word in words.split("|"):
            assert word == word.strip() and word.rstrip("*") and word == word.lower()
            assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Slaptažodis neteisingas", {"password", "wrong"}),
        ("Сертифікат: термін дії закінчився", {"certificate", "expired"}),
        ("Konto jest wyłączone", {"user", "disabled"}),
        ("L'utilisateur n'existe pas", {"user", "missing"}),
        ("סיסמה שגויה", {"password", "wrong"}),
        ("كلمة المرور غير صحيحة", {"password", "wrong"}),
        ("گذرواژه نادرست است", {"password", "wrong"}),
        ("पासवर्ड गलत है", {"password", "wrong"}),
        ("รหัสผ่านไม่ถูกต้อง", {"password", "wrong"}),
        ("Mật khẩu không đúng", {"password", "wrong"}),
        ("Sambungan ke pelayan: masa tamat", {"connection", "host", "timed_out"}),
        ("受信者が見つかりません", {"recipient", "missing"}),
        ("Kutsumaton vastaanottaja; (ei löydy)", {"recipient", "missing"}),
    ],
)
def test_words_of_many_languages(text: str, concepts: set[str]) -> None:
    assert concepts <= concepts_of(text)


def test_phrases_with_beginnings_inside() -> None:
    assert "expired" in concepts_of("(jeton d'accès expiré)")
    assert "not_authenticated" in concepts_of("Вы не авторизованы")
    assert "mfa" in concepts_of("дві: багатофакторна перевірка")
    assert "secure_required" in concepts_of("Potřebujete zabezpečené spojení")
