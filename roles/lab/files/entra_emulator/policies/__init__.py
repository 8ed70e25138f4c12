# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A tenant's policies: what they are (``documents``) and what each refuses, judged from the same JSON that Graph and Exchange show."""
