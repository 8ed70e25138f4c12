# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import sys

# cryptography and the clients for HTTP come with azure-identity and msgraph-sdk, which need Python 3.10.
collect_ignore = [] if sys.version_info >= (3, 10) else ["test__http.py"]
