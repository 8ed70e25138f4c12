# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

from mail_fixture import certificates

__all__ = ["certificates"]

# Twisted needs Python 3.10.
collect_ignore = [] if sys.version_info >= (3, 10) else ["test_twisted_servers.py"]
