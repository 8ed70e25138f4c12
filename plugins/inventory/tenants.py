# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Inventory plugin: one host per tenant of a tenants file."""

from __future__ import annotations

DOCUMENTATION = r"""
name: tenants
short_description: One inventory host per Microsoft 365 tenant
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Reads a tenants file, checks all of it against a JSON schema, and gives one host per tenant, so that C(forks), C(--limit),
    per-host failure and job slicing work on tenants as on any other host.
  - The file must be called C(m365.yml) or C(m365.yaml), or end in C(.m365.yml) or C(.m365.yaml).
  - Every problem of the file is reported at once, with file, line, place and what to do.
  - Each tenant's host has C(ansible_connection=local) and runs modules with the Python that runs Ansible. Its variable
    C(m365_tenant) holds the tenant with everything filled in.
  - C(m365_tenant.administrator) holds the options of the administrator's identity as the modules name them, so that
    C(module_defaults) with C(group/m365.mail_oauth.graph) set to it is all that tasks of one's own need.
  - The variables C(m365_mail_oauth_tenant), C(m365_mail_oauth_cloud), C(m365_mail_oauth_authority), C(m365_mail_oauth_ca_path) and
    C(m365_mail_oauth_store) make the lookups work there without options.
  - All tenants are in the group C(m365_tenants), and in one group by cloud, for example C(m365_cloud_global).
requirements:
  - jsonschema >= 4.17.0 in the Python that runs Ansible
options:
  plugin:
    description: Names this plugin; a file with another name here is left to other plugins.
    type: str
    required: true
    choices: [m365.mail_oauth.tenants]
  defaults:
    description:
      - Settings for every tenant, in the form of a value of O(tenants), without C(tenant) and C(mailboxes).
      - Mappings are merged with the tenant's own, which win. Lists are replaced.
    type: dict
    default: {}
  tenants:
    description:
      - The tenants, each under the name that its host gets.
      - The keys of a tenant are C(tenant) (its id or a verified domain; the only one that must be there), C(cloud), C(authority),
        C(graph_url), C(exchange_admin_url), C(ca_path), C(bootstrap), C(application), C(permissions), C(credentials), C(store),
        C(endpoints), C(trusted_hosts), C(protocols) and C(mailboxes). The examples show them all, and
        C(plugins/schemas/tenants.schema.json) describes them to editors and programs.
      - Single values may be templates or C(!vault) values, except those that choose from a list (C(cloud), C(protocol), C(tls) and
        so on). They are evaluated when they are used, not when the inventory is read. Use one of the two for C(client_secret),
        C(certificate_password) and C(access_token); clear text works, with a warning.
      - Relative paths start at the directory of the tenants file. A template must give an absolute path.
    type: dict
    required: true
extends_documentation_fragment:
  - ansible.builtin.constructed
seealso:
  - plugin: m365.mail_oauth.access_token
    plugin_type: lookup
    description: Mints a token for a mailbox.
"""

EXAMPLES = r"""
# contoso.m365.yml: the least that works. The administrator's identity comes from the environment
# (AZURE_CLIENT_ID and AZURE_CLIENT_SECRET).
---
plugin: m365.mail_oauth.tenants
tenants:
  contoso:
    tenant: contoso.test
    mailboxes:
      - alice@contoso.test

# tenants.m365.yml: two tenants, everything spelt out.
---
plugin: m365.mail_oauth.tenants
defaults:
  bootstrap:
    client_id: 11111111-2222-3333-4444-555555555555
    client_secret: "{{ lookup('ansible.builtin.env', 'ADMIN_CLIENT_SECRET') }}"
  application:
    unique_name: postfix-relay
    display_name: Mail relay
tenants:
  contoso:
    tenant: contoso.test
    cloud: global
    application:
      sign_in_audience: AzureADMyOrg
      public_client: true
      redirect_uris:
        public_client: [http://localhost]
      owners: [admin@contoso.test]
    permissions:
      delegated: [IMAP.AccessAsUser.All, POP.AccessAsUser.All, SMTP.Send, offline_access, openid, profile, email]
      app_roles: []
      resources: [graph, exchange]
      principals: all
      exact: false
    # What playbook rotate keeps: a secret in the store, a key in a file, and a workflow that needs neither.
    credentials:
      - type: client_secret
        lifetime: 180
        renew_before: 30
        overlap: 7
      - type: certificate
        name: relay
        private_key_path: keys/contoso.pem
      - type: federated
        name: github-production
        github:
          repository: contoso/mail-config
          environment: production
    store: stores/contoso.store
    protocols: [imap, smtp]
    mailboxes:
      - alice@contoso.test
      # A shared mailbox is opened with the token of a user who has access to it.
      - address: info@contoso.test
        sign_in_user: alice@contoso.test
        protocols: [imap]
  fabrikam:
    tenant: 99999999-8888-7777-6666-555555555555
    bootstrap:
      client_secret: !vault |
        $ANSIBLE_VAULT;1.1;AES256
        3031...
    endpoints:
      - protocol: imap
        host: mail.fabrikam.test
        port: 993
        tls: implicit
    trusted_hosts: [mail.fabrikam.test]
    mailboxes: [dave@fabrikam.test]
keyed_groups:
  - key: m365_tenant.application.unique_name
    prefix: app
"""

import os.path
import re
import typing as t

from ansible.errors import AnsibleParserError
from ansible.plugins.inventory import BaseInventoryPlugin, Constructable
from ansible.template import is_trusted_as_template, trust_as_template

from ..module_utils._errors import MailOAuthError
from ..plugin_utils._tenants.load import TenantsFile, load_tenants
from ..plugin_utils._tenants.schema import is_template, load_schema
from ..plugin_utils._tenants.unread import NAME, names_plugin

GROUP = "m365_tenants"

#: The variable of the group that has the paths of the files that were read.
FILES = "m365_tenants_files"

#: Settings that the lookups read from variables of these names, so that on a tenant's host they need no options.
LOOKUP_OPTIONS = ("tenant", "cloud", "authority", "ca_path", "store")

#: What modules on the tenant's host have to be told besides who the administrator is.
_WHERE = ("tenant", "cloud", "authority", "graph_url", "ca_path")


class InventoryModule(BaseInventoryPlugin, Constructable):
    """Reads ``*.m365.yml``."""

    NAME = "m365.mail_oauth.tenants"

    # Set by the base class's parse().
    inventory: t.Any
    loader: t.Any

    def verify_file(self, path: str) -> bool:
        """Tell whether ``path`` is called like a tenants file, or says that it is one."""
        name = path.rpartition("/")[2]
        named = NAME.fullmatch(name) is not None
        return super().verify_file(path) and (named or (name.endswith((".yml", ".yaml")) and names_plugin(path)))

    def parse(self, inventory: t.Any, loader: t.Any, path: str, cache: bool = True) -> None:
        """Add the tenants of the file ``path`` to ``inventory``; one that is wrong is there, too, with what is wrong and nothing else."""
        super().parse(inventory, loader, path, cache=cache)
        config, found = self._load(path)
        for warning in found.warnings:
            self.display.warning(warning)
        # No list of the tenants among the options: core would walk all of it once more to find its templates.
        self.set_options(direct={**config, "tenants": {}, "defaults": {}}, var_options=self._vars)
        self.inventory.add_group(GROUP)
        for name, tenant in found.tenants.items():
            self._add(name, tenant)
        for name, wrong in found.refused.items():
            self._refuse(name, wrong)
        self._note(path)

    def _load(self, path: str) -> tuple[dict[str, t.Any], TenantsFile]:
        try:
            config = self.loader.load_from_file(
                path, cache="none", unsafe=True, trusted_as_template=True
            )  # not changed here: no copy
            text = str(self.loader.get_text_file_contents(path))  # plain: libyaml takes no tagged text
        except Exception as exc:
            raise AnsibleParserError(f"{path} cannot be read.") from exc  # core adds the cause with its line and column
        try:
            return config, load_tenants(config, text=text, path=path, is_trusted=is_trusted_as_template)
        except MailOAuthError as exc:
            raise AnsibleParserError(str(exc)) from exc

    def _refuse(self, name: str, wrong: str) -> None:
        """Add a tenant that cannot be used, so that it is missed where it is left out, and fails where it is asked for."""
        self.display.warning(f"The tenant {name} cannot be used.\n{wrong}")
        pattern = load_schema("tenants")["properties"]["tenants"]["propertyNames"]["pattern"]
        host = name if re.search(pattern, name) else f"tenant_{re.sub('[^A-Za-z0-9._-]+', '_', name)[:56]}"
        self.inventory.add_host(host, group=GROUP)
        self.inventory.set_variable(host, "ansible_connection", trust_as_template("local"))
        self.inventory.set_variable(host, "ansible_python_interpreter", trust_as_template("{{ ansible_playbook_python }}"))
        self.inventory.set_variable(host, "m365_tenant_refused", wrong)

    def _note(self, path: str) -> None:
        """Keep which files were read, for whoever looks for those that were not."""
        group = self.inventory.groups[GROUP]
        self.inventory.set_variable(GROUP, FILES, [*group.vars.get(FILES, []), os.path.abspath(path)])

    def _add(self, name: str, tenant: dict[str, t.Any]) -> None:
        self.inventory.add_host(name, group=GROUP)
        self.inventory.add_host(name, group=self.inventory.add_group(f"m365_cloud_{tenant['cloud']}"))
        self.inventory.set_variable(name, "ansible_connection", trust_as_template("local"))
        self.inventory.set_variable(name, "ansible_python_interpreter", trust_as_template("{{ ansible_playbook_python }}"))
        self.inventory.set_variable(
            name, "m365_tenant", {**_trust_own(tenant), "administrator": _trust_own(_administrator(tenant))}
        )
        for option in LOOKUP_OPTIONS:
            if tenant[option] is not None:
                self.inventory.set_variable(name, f"m365_mail_oauth_{option}", _trust_own(tenant[option]))
        variables = self.inventory.get_host(name).get_vars()
        strict = self.get_option("strict")
        self._set_composite_vars(self.get_option("compose"), variables, name, strict=strict)
        self._add_host_to_composed_groups(self.get_option("groups"), variables, name, strict=strict)
        self._add_host_to_keyed_groups(self.get_option("keyed_groups"), variables, name, strict=strict)


def _administrator(tenant: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return the module options of the administrator's identity, by name; what the tenant does not have is not there."""
    options = {
        **{name: tenant[name] for name in _WHERE},
        **{f"auth_{name}": value for name, value in tenant["bootstrap"].items()},
    }
    return {option: _or_omitted(value) for option, value in options.items() if value is not None}


def _or_omitted(value: t.Any) -> t.Any:
    """Return a template as one that is omitted when nothing comes of it, for then the environment is asked; anything else as it is."""
    if not (is_template(value) and is_trusted_as_template(value)):
        return value
    return trust_as_template(f"{{% set given %}}{value}{{% endset %}}{{{{ given or omit }}}}")


def _trust_own(value: t.Any) -> t.Any:
    """Return ``value`` with the texts that came from this collection trusted like those of the file (which carry tags already)."""
    if isinstance(value, dict):
        return {key: _trust_own(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_trust_own(item) for item in value]
    own = value.__class__ is str  # what a file holds comes in a tagged class of text
    return trust_as_template(value) if own and not is_template(value) else value
