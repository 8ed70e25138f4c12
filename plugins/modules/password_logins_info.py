#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: password_logins_info
version_added: 0.1.0
short_description: Say who still logs in to mail with a password
description:
  - Joins by mailbox what a tenant's sign-in logs, Exchange Online's switches and policies, its report of SMTP AUTH clients and the configurations
    of mail hosts say of logins by SMTP, IMAP and POP3. For each mailbox it returns who logs in from where and with which program, how often and
    when last, what happens to it on which date, what to do, and a ready entry for the tenants file.
  - A login with OAuth 2.0 is no password login, and the logs do not tell them apart by the protocol. What contradicts itself is V(unclear).
  - A source that cannot be read is not a failure. It is named in RV(unread), a tenant without the licence for sign-in logs among them.
  - The results hold addresses of persons and the IP addresses of their devices.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.exchange
  - m365.mail_oauth._entra_auth.wait
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
  - m365.mail_oauth._attributes.actiongroup_graph
options:
  sign_ins:
    description: Whether to read the sign-in logs, the interactive and the non-interactive ones. Microsoft Graph shows the latter in beta only.
    type: bool
    default: true
  days:
    description: How many days to read, from 1 to 30, which is what Entra ID P1 and P2 keep.
    type: int
    default: 30
  app_ids:
    description:
      - Applications, by their client ids, whose sign-ins are read as well, such as that of the mail programs which have moved. Their mailboxes end
        in RV(moved).
    type: list
    elements: str
    default: []
  all_sign_ins:
    description:
      - Whether to read every sign-in instead of asking for the legacy clients, Exchange Online as a client, and O(app_ids) alone. That shows programs
        which ask Entra ID for a token with a password, too, and takes one request for a thousand sign-ins, five in ten seconds.
    type: bool
    default: false
  exchange:
    description:
      - Whether to ask Exchange Online for its switches and authentication policies, for the mailboxes that were found.
      - It asks the endpoint that Microsoft's own PowerShell module calls. B(Microsoft neither documents nor supports that endpoint for others),
        and it may change at any time.
    type: bool
    default: false
  smtp_auth_report:
    description:
      - The CSV export of the Exchange admin center's report of SMTP AUTH clients (Reports, Mail flow). It is exact by protocol, goes back up to 90
        days and needs no licence; no interface but the page exports it.
      - That somebody is not in it shows something where it covers O(days) days by O(smtp_auth_report_days) and was written in the last 7. Otherwise the
        senders that it names are taken, and it is named in RV(unread).
    type: path
  smtp_auth_report_days:
    description:
      - The range of dates that was chosen for O(smtp_auth_report), which the file does not tell, up to 90 days. The page's own choice is 7.
    type: int
    default: 7
  programs:
    description:
      - What mail programs on hosts are configured for, as M(m365.mail_oauth.program_logins_info) returns it in C(logins), each with its C(host); and
        what their logs show, as it returns that in C(used), with O(programs[].logged).
    type: list
    elements: dict
    default: []
    suboptions:
      host:
        description: The mail host.
        type: str
        required: true
      program:
        description: The program.
        type: str
        required: true
      protocol:
        description: V(smtp), V(imap) or V(pop).
        type: str
        required: true
      server:
        description: Where it logs in.
        type: str
        required: true
      user:
        description: As whom.
        type: str
        default: ''
      kind:
        description: With what.
        type: str
        required: true
        choices: [password, unclear, oauth]
      place:
        description: Where that is configured, or the log.
        type: str
        default: ''
      logged:
        description: Whether a log shows it.
        type: bool
        default: false
      logins:
        description: How many a log shows.
        type: int
        default: 0
      failures:
        description: How many that failed.
        type: int
        default: 0
      first_seen:
        description: When first.
        type: str
        default: ''
      last_seen:
        description: When last.
        type: str
        default: ''
      why:
        description: What the kind rests on.
        type: str
        default: ''
  domains:
    description:
      - Domains of the tenant, for logins of O(programs). Those that Microsoft Graph lists, that O(tenant) names and that logins were seen of count
        anyway.
    type: list
    elements: str
    default: []
notes:
  - The sign-in logs take the permissions C(AuditLog.Read.All) and C(Directory.Read.All) on Microsoft Graph, and Entra ID P1 in the tenant. Do not
    give them to the identity of nightly runs; give the radar one of its own.
  - What the tenant's policies say takes C(Policy.Read.All); O(exchange) the permission C(Exchange.ManageAsApp) of Office 365 Exchange Online, and a
    role that may read, such as Global Reader.
  - Microsoft Graph takes five requests in ten seconds for sign-in logs; the module keeps to it. For all tenants together an application has 122,
    so keep C(forks) at 20 or fewer.
  - Without O(sign_ins) and O(exchange) nothing is asked over the network, and no identity is needed.
seealso:
  - module: m365.mail_oauth.program_logins_info
  - module: m365.mail_oauth.password_logins_report
  - module: m365.mail_oauth.tenant_policies_info
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Ask who still logs in with a password
  m365.mail_oauth.password_logins_info:
    tenant: contoso.test
    auth_client_id: "{{ radar_client_id }}"
    auth_client_secret: "{{ radar_client_secret }}"
    smtp_auth_report: exports/contoso.csv
    smtp_auth_report_days: 90
  delegate_to: localhost
  register: found

- name: Show who and what to do
  ansible.builtin.debug:
    msg: "{{ item.mailbox }} ({{ item.kind }}, {{ item.ends }}): {{ item.what_to_do }}"
  loop: "{{ found.senders }}"
"""

RETURN = r"""
senders:
  description: Who logs in with a password, or unclearly; what is worst first.
  returned: success
  type: list
  elements: dict
  contains:
    mailbox:
      description: The account's name today, or where it is gone the last one seen.
      type: str
      returned: success
      sample: scanner@contoso.test
    kind:
      description: V(password) or V(unclear).
      type: str
      returned: success
      sample: password
    tries_only:
      description: Whether every login that was seen failed. Somebody may be guessing.
      type: bool
      returned: success
      sample: false
    account:
      description: V(member), V(guest), V(deleted), V(disabled), or empty where the directory was not asked.
      type: str
      returned: success
      sample: member
    former_names:
      description: Other names under which it was seen.
      type: list
      elements: str
      returned: success
      sample: []
    object_id:
      description: The account's object id, where a sign-in told it.
      type: str
      returned: success
      sample: 5c1d0f5e-0000-4000-8000-000000000001
    protocols:
      description: V(smtp), V(imap), V(pop), V(ews) (Exchange Web Services), or V(other) where nothing tells.
      type: list
      elements: str
      returned: success
      sample: [smtp]
    logins:
      description: How many logins of the kind were seen, messages where Exchange's report counts those.
      type: int
      returned: success
      sample: 412
    failures:
      description: How many failed.
      type: int
      returned: success
      sample: 0
    first_seen:
      description: When first, of what was read.
      type: str
      returned: success
      sample: "2026-11-01T05:00:12Z"
    last_seen:
      description: When last.
      type: str
      returned: success
      sample: "2026-11-30T05:00:11Z"
    ways:
      description: Each way of logging in that was seen.
      type: list
      elements: dict
      returned: success
      contains:
        source:
          description: V(sign_in_logs), V(smtp_auth_report), V(programs), or V(program_logs), what programs wrote of it.
          type: str
          returned: success
          sample: sign_in_logs
        kind:
          description: V(password), V(unclear) or V(oauth).
          type: str
          returned: success
          sample: password
        protocol:
          description: The protocol.
          type: str
          returned: success
          sample: smtp
        program:
          description: The program, as it calls itself.
          type: str
          returned: success
          sample: ""
        address:
          description: The IP address that it came from.
          type: str
          returned: success
          sample: 192.0.2.10
        host:
          description: The mail host.
          type: str
          returned: success
          sample: ""
        place:
          description: The line of its configuration, or its log.
          type: str
          returned: success
          sample: ""
        server:
          description: Where it logs in, as configured.
          type: str
          returned: success
          sample: ""
        logins:
          description: How many.
          type: int
          returned: success
          sample: 412
        failures:
          description: How many that failed.
          type: int
          returned: success
          sample: 0
        first_seen:
          description: When first.
          type: str
          returned: success
          sample: "2026-11-01T05:00:12Z"
        last_seen:
          description: When last.
          type: str
          returned: success
          sample: "2026-11-30T05:00:11Z"
        why:
          description: What the kind rests on.
          type: str
          returned: success
          sample: It names clientAppUsed 'Authenticated SMTP'.
    ends:
      description: The day on which it ends, as Microsoft announced it.
      type: str
      returned: success
      sample: "2026-12-31"
    what_ends:
      description: What ends then.
      type: str
      returned: success
      sample: SMTP logins with a password
    note:
      description: The announcement in short.
      type: str
      returned: success
      sample: Off by default in existing tenants from the end of December 2026.
    source:
      description: Where Microsoft says so, or who reports it.
      type: str
      returned: success
      sample: https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835
    today:
      description: What the tenant's policies and switches do with such a login today, V(works), V(refused) or V(unknown).
      type: str
      returned: success
      sample: unknown
    reasons:
      description: Why, in sentences.
      type: list
      elements: str
      returned: success
      sample: []
    action:
      description: V(role) (of this collection on the host), V(relay), V(proxy) or V(look).
      type: str
      returned: success
      sample: relay
    what_to_do:
      description: The same in words.
      type: str
      returned: success
      sample: Run the role m365.mail_oauth.msmtp on mail1.
    instead:
      description: What else would do.
      type: list
      elements: str
      returned: success
      sample: []
    entry:
      description: The mailbox's entry for the tenants file, empty where there is nothing to declare yet.
      type: dict
      returned: success
      sample: {address: scanner@contoso.test, protocols: [smtp]}
moved:
  description: Mailboxes that were seen to log in with OAuth 2.0 alone.
  returned: success
  type: list
  elements: dict
  sample: []
summary:
  description: How many mailboxes use a password (C(password)), only fail to (C(tries)), are C(unclear), and C(moved).
  returned: success
  type: dict
  sample: {password: 3, tries: 1, unclear: 0, moved: 12}
tenants_file:
  description: The lines for the tenant's entry in the tenants file.
  returned: success
  type: dict
  sample: {mailboxes: [{address: scanner@contoso.test, protocols: [smtp]}]}
host_variables:
  description: Variables by mail host, for the programs' roles and for M(m365.mail_oauth.verify).
  returned: success
  type: dict
  sample: {mail1: {mail_oauth_programs: [{program: msmtp}], msmtp_accounts: [{mailbox: info@contoso.test}]}}
elsewhere:
  description:
    - Logins of O(programs) at Microsoft's servers with a password, or unclear ones, that are of no domain of this tenant, each with C(host), C(program),
      C(user) and C(kind).
  returned: success
  type: list
  elements: dict
  sample: []
policies:
  description: What the policies say, in short, as by M(m365.mail_oauth.tenant_policies_info).
  returned: success
  type: dict
  sample: {}
read:
  description: The sources that were read whole.
  returned: success
  type: list
  elements: str
  sample: [sign_in_logs]
unread:
  description: The others, each with its C(source) and C(because).
  returned: success
  type: list
  elements: dict
  sample:
    - source: smtp_auth_report
      because: no export was given (smtp_auth_report)
sign_in_logs:
  description: What was read of the logs.
  returned: success
  type: dict
  contains:
    start:
      description: From when on.
      type: str
      returned: success
      sample: "2026-10-31T12:00:00Z"
    end:
      description: Until when.
      type: str
      returned: success
      sample: "2026-11-30T12:00:00Z"
    kept_days:
      description: How many days Entra ID keeps at most.
      type: int
      returned: success
      sample: 30
    whole:
      description: Whether all of it was read.
      type: bool
      returned: success
      sample: true
    licence:
      description: Whether the tenant has the licence, null where nothing told.
      type: bool
      returned: success
      sample: true
    records:
      description: How many records came.
      type: int
      returned: success
      sample: 5120
    unrelated:
      description: How many of them are about no login to a mailbox by a mail program.
      type: int
      returned: success
      sample: 12
    requests:
      description: How many requests that took.
      type: int
      returned: success
      sample: 6
weak:
  description: Why an empty list is weak evidence although a source was read whole, such as an export without a row; else empty.
  returned: success
  type: str
  sample: ""
notes:
  description: What such a result does not show.
  returned: success
  type: list
  elements: str
  sample: []
error:
  description: What went wrong, for programs, with C(code), C(message) and C(remedy), as by M(m365.mail_oauth.application_info).
  returned: failure
  type: dict
  sample:
    code: graph_unreachable
    message: https://graph.microsoft.com cannot be reached to list the domains (ConnectError).
"""

from ..module_utils._argspec import run
from ..module_utils._module.password_logins_info import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
