#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: verify
version_added: 0.1.0
short_description: Verify OAuth mail logins by logging in to IMAP, POP and SMTP
description:
  - Logs in to mail servers with SASL XOAUTH2 from the host it runs on, many checks at once, and says for each one that fails why, and what
    to do about it.
  - After each login one command is sent that needs the mailbox, because Exchange Online accepts logins that are not connected to any.
    These are C(EXAMINE INBOX) for IMAP, C(STAT) for POP and C(MAIL FROM) with C(RSET) for SMTP. Nothing is changed and no mail is sent.
  - A token is looked at before anything is sent. A login that cannot work, because the token has expired, is for another resource or
    lacks the permission, is reported and not made.
  - Tokens travel only over verified TLS 1.2 or newer, and only to Microsoft's mail servers or to O(trusted_hosts).
extends_documentation_fragment:
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
  - m365.mail_oauth._attributes.actiongroup_mail
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
    details: >-
      Long lists of checks are handed to the host in parts, and after each part a line says how far the run is. The result is that of one run.
  async:
    support: none
    details: Access tokens are among the arguments, and asynchronous modules lie in a file.
  become:
    description: Supports being used with the C(become) keyword.
    support: full
    details: Not needed. Become methods that ask for a terminal, such as V(su), are refused, because tokens would be written to a file.
options:
  checks:
    description:
      - The logins to make, each for one mailbox at one endpoint.
      - An empty list is allowed and verifies nothing.
      - One of O(checks) and O(programs) is needed.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - What the check is called in the result.
          - Defaults to the user, the protocol, the TLS mode, the host and the port.
        type: str
      protocol:
        description:
          - The protocol to log in with.
        type: str
        required: true
        choices: [imap, pop, smtp]
      host:
        description:
          - The mail server, by name or by IP address. Its certificate has to be for this very name.
          - Defaults to the host of Exchange Online for the protocol.
        type: str
      port:
        description:
          - The port of the mail server.
          - Defaults to the usual one of the protocol and O(checks[].tls), 993 and 143 for IMAP, 995 and 110 for POP, 465 and 587 for SMTP.
        type: int
      tls:
        description:
          - V(implicit) speaks TLS from the first byte, V(starttls) asks for it in clear first. There is no login without TLS.
          - Defaults to what belongs to O(checks[].port), and without one to V(starttls) for SMTP and V(implicit) for IMAP and POP.
        type: str
        choices: [implicit, starttls]
      user:
        description:
          - The mailbox to log in to, by its address. For a shared mailbox its own address, with the token of a delegate.
          - For SMTP it is the sender, and the name to log in with where O(checks[].smtp_login) says so.
        type: str
        required: true
      token:
        description:
          - The name of the token in O(tokens) to log in with.
          - Defaults to O(checks[].user).
        type: str
      smtp_login:
        description:
          - The name to log in to SMTP with where the token is another user's than the mailbox's. IMAP and POP always take the mailbox.
          - V(sign_in_user) is the token's user, as Exchange Online was measured to want it; the mailbox is the sender alone.
          - V(mailbox) is O(checks[].user), as Microsoft's documentation has it.
          - V(auto) tries the first of the two, and where the server refuses it the other one, once, on a second connection.
            RV(checks[].login_form) says which one worked.
          - Whose a token is stands in the token. For an opaque one O(checks[].token) is taken if it is an address.
        type: str
        choices: [auto, sign_in_user, mailbox]
        default: auto
      smtp_login_known:
        description:
          - What worked last time, which V(auto) of O(checks[].smtp_login) tries first.
        type: str
        choices: [sign_in_user, mailbox]
      high_volume:
        description:
          - That O(checks[].user) is an account of High Volume Email. O(checks[].host) defaults to its server then, the permission that is looked
            for in the token is C(Mail.Send), and a token with less than ten minutes left is doubted.
          - It is so at Microsoft's servers of High Volume Email, whatever is said here.
        type: bool
        default: false
      tenant:
        description:
          - Whose the check is, by the name in O(tenants). Its token is one of that tenant, and it is made as that tenant wants it.
          - Without it O(tokens), O(trusted_hosts) and O(ca_path) are what counts.
        type: str
  tenants:
    description:
      - What belongs to the checks of each tenant, where checks of several tenants are made in one run. A token of one tenant is never sent for
        another's check, nor to a server that only another one trusts, and failures of one tenant say nothing of another's.
    type: list
    elements: dict
    default: []
    suboptions:
      name:
        description:
          - The name that O(checks[].tenant) has.
        type: str
        required: true
      tokens:
        description:
          - As O(tokens), which are not used for the tenant's checks.
        type: dict
        default: {}
      trusted_hosts:
        description:
          - As O(trusted_hosts), which are not trusted for the tenant's checks.
        type: list
        elements: str
        default: []
      ca_path:
        description:
          - As O(ca_path), which is the default.
          - Where it cannot be used on this host, the checks of the tenant are V(not_run), and RV(unusable) says why.
        type: path
      connect_timeout:
        description:
          - As O(connect_timeout), which is the default.
        type: float
      timeout:
        description:
          - As O(timeout), which is the default.
        type: float
      check_timeout:
        description:
          - As O(check_timeout), which is the default.
        type: float
  tokens:
    description:
      - The access tokens, by name. One token serves any number of checks.
      - The plugin P(m365.mail_oauth.access_token#lookup) mints them.
      - Not needed for O(programs), whose tokens are their own.
    type: dict
    default: {}
  programs:
    description:
      - Mail programs on this host whose logins are made as they are configured, so that it is seen what the program itself will do. Endpoint,
        user, token and certificate authorities are taken from its configuration.
      - A token in a file is read, and a token's command is run by C(/bin/sh) as the user of the module, who has to be allowed to; O(timeout)
        bounds it. Where the configuration belongs to another user, root does both as that user.
      - A configuration that others than its owner may write is not read, as ssh and cron do it, and a command is not run where others may
        replace the configuration.
      - A configuration that cannot be read, a command that fails, and a token that has expired are findings of checks that failed. Where the
        token agent of the role C(m365.mail_oauth.token_agent) keeps the token, its last error is a finding too, even of a login that still
        works.
      - A program that is configured to send by Microsoft's servers with a password is an entry of RV(checks) with a warning. Its login is not tried.
      - Each login is one more entry of RV(checks), after those of O(checks). O(trusted_hosts) holds for them as well, O(ca_path) does not.
    type: list
    elements: dict
    suboptions:
      program:
        description:
          - The program.
        type: str
        required: true
        choices: [dovecot, email_oauth2_proxy, exim, fetchmail, getmail, isync, msmtp, postfix]
      path:
        description:
          - Its configuration. Defaults to the first file that there is of those where its role writes and where the program looks.
        type: str
  program_states:
    description:
      - Whether the mail programs of this host are asked how they are doing, where the role C(m365.mail_oauth.token_agent) keeps its tokens, as
        C(mail-oauth-token status --programs) does. A good login is no mail; a schedule that fails or is not run, and mail that waits, are seen
        there alone.
      - Each program that is not well is one more entry of RV(checks), after those of O(programs). It has failed where C(status) is critical, with
        the cause that the program's log gives. Queues and logs want root.
    type: bool
    default: false
  trusted_hosts:
    description:
      - Mail servers besides Microsoft's that may see a token, by the very name that O(checks[].host) has.
    type: list
    elements: str
    default: []
  always_connect:
    description:
      - Whether to log in even where the token cannot work, to see what the server says to it.
    type: bool
    default: false
  ca_path:
    description:
      - A PEM file with certificate authorities, or a directory of them as C(openssl rehash) prepares it, on the host that runs the
        module. It takes the place of the system's authorities. Verification cannot be turned off.
    type: path
  concurrency:
    description:
      - How many checks run at once. Endpoints with more checks waiting have more of them, so that all come to their end together, but a slow
        or silent one holds nobody up.
    type: int
    default: 64
  concurrency_per_endpoint:
    description:
      - How many checks run at once at one host and port.
    type: int
    default: 32
  concurrency_per_mailbox:
    description:
      - How many checks run at once for one mailbox. Exchange Online throttles mailboxes with several sessions, for SMTP beyond three.
    type: int
    default: 1
  connect_timeout:
    description:
      - Seconds to connect, name look-up included, and as many again for the TLS handshake. All addresses of a name are tried, IPv6 and IPv4
        in turn, the next one after 250 milliseconds or a failure, as mail programs do.
    type: float
    default: 10
  timeout:
    description:
      - Seconds for each whole answer of a server. Exchange Online takes up to ten for some refusals.
    type: float
    default: 30
  check_timeout:
    description:
      - Seconds for a whole check.
      - A check that a server throttles is made once more after the pause that the server asked for, or after a short one if it did not say
        how long, provided that the pause is no longer than this. What is throttled then, too, and what would have to wait longer, is
        V(deferred), with all that waits for the same mailbox or endpoint.
    type: float
    default: 90
  deadline:
    description:
      - Seconds for the whole run. What is not done by then is reported as V(not_run), and the rest is returned all the same.
      - V(0) means no deadline.
    type: float
    default: 0
  source_address:
    description:
      - The local IP address to connect from.
    type: str
  fail_on:
    description:
      - The severity from which the module fails. Its result is complete in any case.
      - V(error) fails for checks that failed or were not run, V(warning) also for deferred ones and for those with a warning.
      - V(never) fails only for options that cannot be used.
    type: str
    default: error
    choices: [error, warning, never]
notes:
  - Needs nothing but Python 3.8 or newer on the host it runs on.
  - It runs the same in check mode, because it changes nothing.
  - The tokens reach the host through the connection's standard input (pipelining), which is switched on for this module. Where a connection
    cannot do that, the module is not run, because its arguments would lie in a file on the host.
  - With more than some ten checks, a failure is shown as a table of causes. The registered variable holds all results, and C(-v) shows them.
  - When the connection is lost in the middle of a long run, the checks that were made before are returned with the failure.
  - Connections are made directly, whatever proxies are set in the environment. Later connections to an address of a server resume the TLS
    session of a login that went well there, as mail programs do; the first one verifies the certificate in full.
seealso:
  - plugin: m365.mail_oauth.access_token
    plugin_type: lookup
  - name: Authenticate an IMAP, POP or SMTP connection using OAuth
    description: Microsoft's description of the logins that are made here.
    link: https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Does Alice's mailbox take logins from this host?
  m365.mail_oauth.verify:
    checks:
      - protocol: imap
        user: alice@contoso.test
      - protocol: pop
        user: alice@contoso.test
      - protocol: smtp
        user: alice@contoso.test
    tokens:
      alice@contoso.test: "{{ lookup('m365.mail_oauth.access_token', 'alice@contoso.test', tenant='contoso.test') }}"

- name: A shared mailbox, with its delegate's token, and a mail server of one's own
  m365.mail_oauth.verify:
    checks:
      - name: help desk
        protocol: imap
        user: helpdesk@contoso.test
        token: delegate
      - name: relay
        protocol: smtp
        host: mail.contoso.test
        port: 587
        tls: starttls
        user: alice@contoso.test
        token: delegate
    tokens:
      delegate: "{{ lookup('m365.mail_oauth.access_token', 'alice@contoso.test', tenant='contoso.test') }}"
    trusted_hosts:
      - mail.contoso.test
    ca_path: /etc/ssl/contoso-ca.pem
  register: logins

- name: Will msmtp and Postfix be able to send tonight?
  m365.mail_oauth.verify:
    programs:
      - program: msmtp
      - program: postfix
        path: /etc/postfix/main.cf
  become: true

- name: Look at the causes without failing
  m365.mail_oauth.verify:
    checks: "{{ mail_checks }}"
    tokens: "{{ mail_tokens }}"
    concurrency: 16
    deadline: 300
    fail_on: never
  register: logins
"""

RETURN = r"""
checks:
  description: What came of each check, in the order of O(checks) and O(programs).
  type: list
  elements: dict
  returned: when the options can be used
  contains:
    name:
      description: The name of the check.
      type: str
      returned: always
      sample: alice@contoso.test imap implicit outlook.office365.com:993
    tenant:
      description: As given.
      type: str
      returned: with O(checks[].tenant)
      sample: contoso
    program:
      description:
        - The program whose configuration the login was made with, of O(programs); the program or schedule that is not well, of
          O(program_states); empty for O(checks).
      type: str
      returned: always
      sample: msmtp
    protocol:
      description: As given.
      type: str
      returned: always
      sample: imap
    host:
      description: As given, or the default.
      type: str
      returned: always
      sample: outlook.office365.com
    port:
      description: As given, or the default.
      type: int
      returned: always
      sample: 993
    tls:
      description: As given, or the default.
      type: str
      returned: always
      sample: implicit
    user:
      description: As given.
      type: str
      returned: always
      sample: alice@contoso.test
    login:
      description: The name that was logged in with. It differs from RV(checks[].user) for SMTP logins of a delegate only.
      type: str
      returned: always
      sample: alice@contoso.test
    login_form:
      description: Whose name that is, V(mailbox) or V(sign_in_user).
      type: str
      returned: always
      sample: mailbox
    logins_refused:
      description: Another name that the server refused before or after RV(checks[].login), with its words.
      type: list
      elements: dict
      returned: always
      sample: []
    sender:
      description: The address that SMTP's C(MAIL FROM) named. Empty for other protocols, and where the server cannot be told the address.
      type: str
      returned: always
      sample: alice@contoso.test
    ok:
      description: Whether the login works and reaches the mailbox.
      type: bool
      returned: always
      sample: true
    state:
      description:
        - V(passed), V(failed), V(deferred) when the server throttles and a second attempt after a pause was in vain or would have come too
          late, or V(not_run) when the run's deadline passed before.
      type: str
      returned: always
      sample: passed
    stage:
      description:
        - Where the check ended. V(offline) before anything was sent, V(dns), V(tcp), V(tls), V(greeting), V(capability), V(starttls),
          V(auth), V(after_auth), V(logout), or V(done) when it passed.
      type: str
      returned: always
      sample: done
    authenticated:
      description: Whether the server accepted the login. Exchange Online does so for logins that reach no mailbox.
      type: bool
      returned: always
      sample: true
    address:
      description: The IP address that answered.
      type: str
      returned: always
      sample: 192.0.2.10
    duration_ms:
      description: Milliseconds from the start to the end of the check.
      type: float
      returned: always
      sample: 312.4
    retry_after_ms:
      description: The milliseconds that a throttling server wants to be left alone, 0 when it does not say.
      type: int
      returned: always
      sample: 0
    phases:
      description: The parts of the check in order, each with its milliseconds.
      type: list
      elements: dict
      returned: always
      sample:
        - name: dns
          ms: 1.2
        - name: tcp
          ms: 18.0
        - name: tls
          ms: 39.5
    tls_info:
      description:
        - What TLS was agreed on, and the server's certificate. Empty when it did not come to that.
        - For a certificate that is not accepted, C(verified) is false and C(version) and C(cipher) are empty.
      type: dict
      returned: always
      sample:
        version: TLSv1.3
        cipher: TLS_AES_256_GCM_SHA384
        verified: true
        certificate_subject: CN=outlook.com, O=Microsoft Corporation
        certificate_issuer: CN=DigiCert Cloud Services CA-1, O=DigiCert Inc
        certificate_names:
          - outlook.com
          - outlook.office365.com
        certificate_not_before: "2026-01-01T00:00:00Z"
        certificate_not_after: "2027-01-01T00:00:00Z"
        certificate_sha256: 3f0a4d9b2c1e5f60718293a4b5c6d7e8f9000111223344556677889900aabbcc
    token:
      description:
        - What the token says of itself, for diagnosis. Nothing of it is secret, and nothing of it was verified.
        - Tokens of personal accounts are opaque. All but C(opaque) and C(sent) is empty then.
      type: dict
      returned: always
      contains:
        opaque:
          description: Whether nothing can be read from it.
          type: bool
          returned: always
          sample: false
        sent:
          description: Whether it was sent to the server.
          type: bool
          returned: always
          sample: true
        app_only:
          description: Whether it is of an application without a user.
          type: bool
          returned: always
          sample: false
        users:
          description: The names by which it knows its user.
          type: list
          elements: str
          returned: always
          sample: [alice@contoso.test]
        audience:
          description: The resource that it is for.
          type: str
          returned: always
          sample: https://outlook.office.com
        permissions:
          description: Its scopes and roles.
          type: list
          elements: str
          returned: always
          sample: [IMAP.AccessAsUser.All, SMTP.Send]
        tenant:
          description: The id of the tenant that issued it.
          type: str
          returned: always
          sample: 8d2c0f3e-1111-4222-8333-444455556666
        app_id:
          description: The application (client) id that it was issued to.
          type: str
          returned: always
          sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
        object_id:
          description: The object id of its user, or of the application's service principal.
          type: str
          returned: always
          sample: 0c8f4f5a-63a5-4d0c-8d8e-1a2f4e5b6c7d
        expires:
          description: When it expires, empty where that is not known.
          type: str
          returned: always
          sample: "2026-11-25T04:00:00Z"
    server:
      description: The server's own words, control characters escaped, cut at 1000 characters, and without any part of a token.
      type: dict
      returned: always
      contains:
        greeting:
          description: Its first line.
          type: str
          returned: always
          sample: "* OK The Microsoft Exchange IMAP4 service is ready."
        capabilities:
          description: What it offers, as far as it was asked.
          type: list
          elements: str
          returned: always
          sample: [IMAP4rev1, AUTH=XOAUTH2, SASL-IR]
        reply:
          description: Its verdict on the login.
          type: str
          returned: always
          sample: OK AUTHENTICATE completed.
        challenge:
          description: What it said of a refused token before the verdict, decoded.
          type: str
          returned: always
          sample: '{"status":"401","schemes":"bearer","scope":"mail"}'
        after_auth:
          description: Its answer to the command after the login.
          type: str
          returned: always
          sample: OK [READ-ONLY] EXAMINE completed.
    findings:
      description:
        - What is wrong, the most probable first. Empty when everything is well. A check that passed may have warnings.
      type: list
      elements: dict
      returned: always
      contains:
        cause:
          description: The name of the cause.
          type: str
          returned: always
          sample: missing_scope
        confidence:
          description: V(high) when the evidence decides, else V(medium) or V(low).
          type: str
          returned: always
          sample: high
        severity:
          description: V(error), V(warning) or V(info).
          type: str
          returned: always
          sample: error
        summary:
          description: One sentence.
          type: str
          returned: always
          sample: The access token lacks SMTP.Send.
        evidence:
          description: What it rests on, the server's words among it.
          type: list
          elements: str
          returned: always
          sample: [scp is IMAP.AccessAsUser.All]
        remedy:
          description: What to do.
          type: str
          returned: always
          sample: Grant SMTP.Send to the application, and mint a new token.
        confirm:
          description: How to make sure that it is this.
          type: str
          returned: always
          sample: "Decode the token: scp has to hold SMTP.Send."
unusable:
  description: Why no check of a tenant was made on this host, by its name.
  type: dict
  returned: with O(tenants)
  sample:
    contoso: "ca_path: /etc/ssl/contoso-ca.pem does not exist on this host."
summary:
  description: How many checks there are, and how many in each state.
  type: dict
  returned: when the options can be used
  sample:
    checks: 9
    passed: 8
    failed: 1
    deferred: 0
    not_run: 0
msg:
  description: The number of checks that did not pass, and the first of them with their causes.
  type: str
  returned: failure
  sample: >-
    1 of 9 checks did not pass. alice@contoso.test smtp starttls smtp.office365.com:587:
    missing_scope: The access token lacks SMTP.Send.
error:
  description: Which option cannot be used, with C(code), C(message) and C(remedy).
  type: dict
  returned: when an option cannot be used
  sample:
    code: invalid_option
    message: "checks[3].protocol: 'imaps' is not one of imap, pop, smtp."
    option: checks[3].protocol
"""

from ..module_utils._argspec import run
from ..module_utils._module.host.verify import SPEC, VerifyModule, run_module


def main() -> None:
    run(SPEC.create_module(factory=VerifyModule), run_module)


if __name__ == "__main__":
    main()
