# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import sys

# The libraries for Microsoft Graph, and the emulator they meet here, need Python 3.10.
if sys.version_info >= (3, 10):
    from emulator_fixture import emulator, emulator_server
    from graph_bodies import sent_bodies

    __all__ = ["emulator", "emulator_server", "sent_bodies"]
else:
    collect_ignore_glob = [
        *("test_application*.py", "test_permission_grant.py", "test_graph_*.py"),
        *(
            "test_exchange_access*.py",
            "test_admin_consent.py",
            "test_app_only_way.py",
            "test_domain_info.py",
            "test_tenant_policies_info.py",
            "test_password_logins_info.py",
            "test_policy_tenants.py",
            "test_high_volume_access.py",
        ),
    ]
