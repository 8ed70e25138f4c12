# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: why the tenant of this host cannot be worked on."""

from __future__ import annotations

DOCUMENTATION = r"""
name: tenant_refusal
short_description: Why a tenant cannot be worked on
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Says in one sentence why the tenant of this host must be left out, where its entry in the tenants file is wrong or where its C(bootstrap)
    cannot be resolved, such as when an administrator's sign-in has ended and nobody is at hand to sign in again.
  - ansible-core shows what a failing lookup says several times, among parts of the templates that led to it. A task that fails with this sentence
    shows nothing else.
  - The playbooks of this collection use it before they change a tenant.
options:
  _terms:
    description:
      - The name of the variable that holds the tenant. Defaults to C(m365_tenant).
    type: list
    elements: str
seealso:
  - plugin: m365.mail_oauth.tenants
    plugin_type: inventory
  - plugin: m365.mail_oauth.graph_token
    plugin_type: lookup
"""

EXAMPLES = r"""
- name: Look whether the tenant can be worked on
  ansible.builtin.set_fact:
    tenant_refusal: "{{ lookup('m365.mail_oauth.tenant_refusal') }}"

- name: Refuse a tenant that cannot be worked on
  ansible.builtin.fail:
    msg: "{{ tenant_refusal }}"
  when: tenant_refusal != ''
"""

RETURN = r"""
_raw:
  description:
    - The sentence; nothing where the tenant can be worked on.
  type: list
  elements: str
"""

import typing as t

from ansible.errors import AnsibleError, AnsibleLookupError
from ansible.plugins.lookup import LookupBase
from ansible.template import trust_as_template

from ..module_utils._text import harmless
from ..plugin_utils import _given


class LookupModule(LookupBase):
    """Resolves the templates of ``bootstrap`` and keeps nothing of them."""

    @_given.lookup
    def run(self, terms: list[t.Any], variables: dict[str, t.Any] | None = None, **kwargs: t.Any) -> list[str]:
        """Return one sentence or none."""
        self.set_options(var_options=variables, direct=kwargs)
        known = variables or {}
        if known.get("m365_tenant_refused"):
            return [str(known["m365_tenant_refused"])]
        (name,) = terms or ["m365_tenant"]
        if not str(name).isidentifier():
            raise AnsibleLookupError("The name of a variable is needed, such as m365_tenant.")
        templar: t.Any = self._templar
        try:
            templar.template(trust_as_template(f"{{{{ {name}.bootstrap | default({{}}) }}}}"))
        except AnsibleError as exc:
            said = _given.cause_of(exc)
            where = f"tenants.{known.get('inventory_hostname')}.bootstrap"
            return [str(said) if said else harmless(f"{where} cannot be resolved: {exc}")]
        return []
