# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: tenants files that the inventory names and that were not read."""

from __future__ import annotations

DOCUMENTATION = r"""
name: unread_tenants
short_description: Tenants files that were named in the inventory and not read
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - ansible-core goes on with a warning when it cannot read a file of the inventory, so that the tenants of a broken or misnamed file would be
    missing and nobody would notice. This lookup finds such files, in the inventory's sources and the directories among them.
  - A file counts as one of tenants when it is called like one (C(*.m365.yml)) or when it names the P(m365.mail_oauth.tenants#inventory)
    plugin. What ansible-core leaves out on purpose, such as backups and hidden files, is left out here, too.
  - The playbooks of this collection use it.
options:
  _terms:
    description:
      - Sources of the inventory. Defaults to those of this run (C(ansible_inventory_sources)).
    type: list
    elements: path
seealso:
  - plugin: m365.mail_oauth.tenants
    plugin_type: inventory
"""

EXAMPLES = r"""
- name: Refuse to go on without some of the tenants
  ansible.builtin.assert:
    that: query('m365.mail_oauth.unread_tenants') | length == 0
"""

RETURN = r"""
_raw:
  description:
    - Each file with C(path), C(message) (why it was not read) and C(remedy).
  type: list
  elements: dict
"""

import typing as t

from ansible.plugins.lookup import LookupBase

from ..plugin_utils._tenants.unread import unread


class LookupModule(LookupBase):
    """Compares the files of the inventory with those that the inventory plugin has read."""

    def run(self, terms: list[t.Any], variables: dict[str, t.Any] | None = None, **kwargs: t.Any) -> list[dict[str, str]]:
        """Return the files that were not read."""
        self.set_options(var_options=variables, direct=kwargs)
        known = variables or {}
        sources = self._flatten(terms) or known.get("ansible_inventory_sources") or []
        groups, hostvars = known.get("groups") or {}, known.get("hostvars") or {}
        # The plugin leaves the list on the group; every tenant inherits it.
        tenant = next(iter(groups.get("m365_tenants") or ()), None)
        read = hostvars[tenant].get("m365_tenants_files", []) if tenant is not None else []
        return unread([str(source) for source in sources], {str(path) for path in read}, self._loader)
