# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Microsoft Graph v1.0: the part of the directory that application registrations, consent and users need."""

from __future__ import annotations
