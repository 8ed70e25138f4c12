# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: the tenants that one slice of a verification has left to do."""

from __future__ import annotations

DOCUMENTATION = r"""
name: tenants_to_verify
short_description: Tenants that a slice of a verification has left to do
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Takes the tenants of the whole inventory, whatever C(--limit) says, and gives those of one slice. Every tenant is in one slice, so that no
    tenant is asked by two, and all slices together are the inventory.
  - Of a run that was begun before it leaves out the tenants whose parts are there and whole.
  - The playbook C(m365.mail_oauth.verify) uses it.
options:
  _terms:
    description:
      - Names of tenants. Defaults to the group C(m365_tenants).
    type: list
    elements: str
  slice:
    description: Number of the slice and how many there are, such as V(2/4). Everything by default.
    type: str
    default: ""
  parts:
    description: The directory of the parts, see M(m365.mail_oauth.verify_parts).
    type: path
    default: ""
  run:
    description: Time of the run, in UTC such as V(2026-12-01T02:00:00Z).
    type: str
    default: ""
seealso:
  - module: m365.mail_oauth.verify_parts
"""

EXAMPLES = r"""
- name: Show what the second of four slices would do
  ansible.builtin.debug:
    msg: "{{ query('m365.mail_oauth.tenants_to_verify', slice='2/4') }}"
"""

RETURN = r"""
_raw:
  description:
    - The names of the tenants, in the order of the inventory.
  type: list
  elements: str
"""

import os
import typing as t

from ansible.errors import AnsibleError
from ansible.plugins.lookup import LookupBase

from ..plugin_utils._report.parts import PartError
from ..plugin_utils._report.slices import SliceError, left, tenants_of


class LookupModule(LookupBase):
    """Chooses tenants."""

    def run(self, terms: list[t.Any], variables: dict[str, t.Any] | None = None, **kwargs: t.Any) -> list[str]:
        """Return the names."""
        self.set_options(var_options=variables, direct=kwargs)
        groups = (variables or {}).get("groups") or {}
        names = [str(name) for name in (self._flatten(terms) or groups.get("m365_tenants") or ())]
        parts = self.get_option("parts")
        try:
            own = tenants_of(names, self.get_option("slice"))
            return left(own, os.path.abspath(parts) if parts else "", self.get_option("run"))
        except (SliceError, PartError) as exc:
            raise AnsibleError(f"{exc}.") from exc
