# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text for other languages: one quoter for each language that the collection writes.

A quoter returns text which the language's own program reads back as exactly the value, or raises :class:`refusal.Unwritable` naming the
character that the language cannot carry. ``languages`` lists them all. Pure; runs on Python 3.8.
"""
