# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

from agent_host import certificates, host, token_endpoint

__all__ = ["certificates", "host", "token_endpoint"]
