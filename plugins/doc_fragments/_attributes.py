# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """What each attribute means; a module states its own C(support)."""

    DOCUMENTATION = r"""
options: {}
attributes:
  check_mode:
    description: Can run in C(check_mode) and return changed status prediction without modifying anything.
  diff_mode:
    description: Will return details on what has changed (or possibly needs changing in C(check_mode)), when in diff mode.
  idempotent:
    description: When run twice in a row with the same arguments, the second run changes nothing and reports nothing changed.
  platform:
    description: Target operating systems and families that can be operated against.
    platforms: posix
    support: full
  async:
    description: >-
      Supports being used with the C(async) keyword. Refused where a result or an argument may hold a secret, because
      ansible-core writes asynchronous results to a file that others can read.
"""

    INFO_MODULE = r"""
options: {}
attributes:
  check_mode:
    support: full
    details: This module changes nothing.
  diff_mode:
    support: N/A
    details: This module changes nothing.
  idempotent:
    support: full
    details: This module changes nothing.
"""

    ACTIONGROUP_GRAPH = r"""
options: {}
attributes:
  action_group:
    description: >-
      Use C(group/m365.mail_oauth.graph) in C(module_defaults) to set the administrator's identity and the cloud once for all
      modules that talk to Microsoft Graph.
    support: full
    membership:
      - m365.mail_oauth.graph
"""

    ACTIONGROUP_MAIL = r"""
options: {}
attributes:
  action_group:
    description: Use C(group/m365.mail_oauth.mail) in C(module_defaults) to set options for all modules that talk to mail servers.
    support: full
    membership:
      - m365.mail_oauth.mail
"""
