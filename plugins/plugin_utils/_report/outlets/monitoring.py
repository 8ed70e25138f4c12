# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is written for monitoring: one row a reader. Pure."""

from __future__ import annotations

import typing as t

from ..results import Results
from .metrics import to_metrics
from .monitors import to_checkmk, to_nagios
from .zabbix import to_zabbix

#: Name: its file, and the function that makes it of a run's results; the second argument is whether mailboxes and users are named.
MONITORS: dict[str, tuple[str, t.Callable[[Results, bool], str]]] = {
    "openmetrics": ("mail_oauth.prom", to_metrics),
    "nagios": ("mail_oauth.check", to_nagios),
    "checkmk": ("mail_oauth.checkmk", to_checkmk),
    "zabbix": ("mail_oauth.zabbix", to_zabbix),
}
