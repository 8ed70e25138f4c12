# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: verify_report
short_description: Gather verification results into one report
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Joins what the M(m365.mail_oauth.verify) module found on any number of hosts, for any number of tenants, into one report on the
    controller, and shows a summary.
  - The report is written as JSON (described by C(plugins/schemas/report.schema.json), with every check in C(report.jsonl)), as JUnit XML with one suite per
    tenant, as one HTML page that needs nothing from outside, and as text.
  - Besides the logins it tells what will end them some day, such as credentials, refresh tokens, servers' certificates and what Microsoft
    announced to retire, with a warning in time; see O(warn_days).
  - With O(history) it tells since when a login does not work, what is new, what works again, and what changes again and again.
  - Hosts that could not be reached and sign-in users without a token appear in it as checks that were not run, with the reason.
  - It does not fail because checks did. Look at RV(ok) and RV(failed_tenants).
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: The summary is shown with what the history knows, and nothing is written.
  diff_mode:
    support: N/A
    details: A report is not compared with the one before.
  idempotent:
    support: full
    details: A report is output and never counts as a change, and neither does its history.
  platform:
    platforms: posix
  async:
    support: none
options:
  outcomes:
    description:
      - One for each tenant. The P(m365.mail_oauth.verify#role) role collects them in its C(verify_outcome) fact.
      - Either these or O(parts) are needed.
    type: list
    elements: dict
    suboptions:
      tenant:
        description: The tenant with C(name), C(tenant) and C(cloud).
        type: dict
        required: true
      planned:
        description: The checks that were to be made on each host, as the P(m365.mail_oauth.mail_checks#filter) filter gives them.
        type: list
        elements: dict
        required: true
      problems:
        description: RV(m365.mail_oauth.access_tokens#module:problems) of the M(m365.mail_oauth.access_tokens) action.
        type: dict
        required: true
      results:
        description:
          - Results of the M(m365.mail_oauth.verify) module, each with C(host), the name of the host it ran on, and C(planned) where that
            host was given other checks.
        type: list
        elements: dict
        required: true
      failure:
        description: Why none of the tenant's logins was tried, where that is so. The tenant is then in the report as one that was not verified.
        type: str
      circumstances:
        description: What Microsoft Graph and Exchange Online say of the tenant. Findings are weighed again in its light.
        type: dict
      expiries:
        description:
          - What of the tenant ends, each with C(kind) (one of those of O(warn_days)), C(name), C(subject), C(ends) (RFC 3339, empty when
            it does not end), C(days_left), C(note), C(remedy) and C(source).
          - Server certificates and retirements are added from the checks.
        type: list
        elements: dict
  parts:
    description:
      - Directories with the parts of a run, as M(m365.mail_oauth.verify_parts) leaves them. Instead of O(outcomes), the report is made of all
        parts that are found there and below, in whatever order and by however many slices of the run they were made.
      - What no slice has done, and what of a part is cut off, is named in RV(untried) and counts as not passed.
      - The memory that this takes does not grow with the logins that just work.
    type: list
    elements: path
  run:
    description:
      - Time of the run, which names it and is the report's time, in UTC such as V(2026-12-01T02:00:00Z). With O(parts) only; by default the
        newest run that is found.
    type: str
  tenants:
    description:
      - Names of tenants. With O(parts) only; the report is about these alone.
    type: list
    elements: str
  left_out:
    description:
      - Tenants for which the run came to no outcome at all, by name.
    type: list
    elements: str
    default: []
  unread:
    description:
      - Tenants files that the inventory names and that were not read, each with C(path), C(message) and C(remedy), as the lookup
        P(m365.mail_oauth.unread_tenants#lookup) finds them. They are in the report as not verified.
    type: list
    elements: dict
    default: []
  directory:
    description:
      - Where to write the files; made when missing. A relative path starts at the working directory of the controller.
      - Without it nothing is written.
    type: path
  title:
    description: What the report is called.
    type: str
    default: Mail logins with OAuth 2.0
  formats:
    description:
      - Which files to write.
      - V(json) is C(report.json), V(junit) C(junit.xml), V(html) C(report.html) and V(text) C(summary.txt).
      - V(github) is C(github-summary.md), to be appended to the file E(GITHUB_STEP_SUMMARY) names; it is Markdown of some hundred rows at most.
        V(annotations) is C(github-annotations.txt), workflow commands to be printed by a step, ten of each level at most; the rest is counted.
      - V(gitlab) is C(gl-code-quality-report.json), a Code Quality report of GitLab with 1,000 entries at most.
      - V(sarif) is C(mail-logins.sarif), SARIF 2.1.0 with 5,000 results at most, as code scanning of GitHub shows them.
      - The last three name the file and the line of each tenant's entry in the tenants file, as seen from the working directory.
    type: list
    elements: str
    choices: [json, junit, html, text, github, annotations, gitlab, sarif]
    default: [json, junit, html, text]
  fail_on:
    description:
      - The severity from which a check, or something that ends, counts against RV(ok). V(never) counts none.
      - V(error) takes failed checks, those that were not run, and what has ended, such as an expired client secret; V(warning) also
        deferred checks, those with a warning, and what ends soon.
    type: str
    choices: [error, warning, never]
    default: error
  warn_days:
    description:
      - Days before an end from which it is a warning. What has ended is an error.
      - Either one number for everything that ends, or a dictionary with some of C(client_secret) (30 when left out), C(certificate) (30),
        C(federated_credential) (30), C(refresh_token) (14), C(consent) (30), C(server_certificate) (14) and C(retirement) (180).
      - An expired credential of an application that has another valid one is not an error.
      - A retirement is what Microsoft announced to end, where it concerns a login of the report, and it stays a warning when its day has
        passed. Servers and hosts that speak nothing newer than TLS 1.2 are among them, without a day; V(0) makes those an information.
        Of Microsoft's own servers they always are.
      - That logins with a password end is an information, and a warning for tenants of which O(password_logins) names somebody.
    type: raw
  password_logins:
    description:
      - The file C(password_logins.json) that the playbook C(m365.mail_oauth.radar) wrote. The report warns then of mailboxes that still used a password
        and of the day on which that ends. A file that is not there yet is no mistake.
    type: path
  by_tenant:
    description:
      - Whether to write a report of each tenant as well, into C(tenants/NAME) below O(directory), to be handed to the customer. It is made of
        that tenant's results alone, so nothing of another tenant is in it; hosts that logins were tried from are named.
      - It knows of no earlier runs, because O(history) is that of all tenants.
    type: bool
    default: false
  history:
    description:
      - A JSON file that remembers what earlier runs found; made when missing. A relative path starts at the working directory of the
        controller. Without it the report knows of no other run.
      - It keeps the states of the last 30 runs and of the last 30 days, for up to 2,000,000 checks; the report says when there are more. Runs for some of the
        tenants keep what is known of the others, and several runs may use it at the same time.
      - A file that is no history of this collection, or of a newer version, is left alone, and a damaged one is kept aside under another
        name; the report says so and does without.
      - It holds names of tenants, mailboxes and hosts, and no secret. C(history.json.lock) beside it is the lock and stays.
    type: path
  monitoring:
    description:
      - Whether and where to write what monitors read, for instance the directory of node_exporter's textfile collector. What is in the files,
        and how each monitor takes them, is told in R(Monitoring, ansible_collections.m365.mail_oauth.docsite.guide_monitoring).
      - They have no server's words in them, and no secret. Their size is bounded, whatever the number of checks.
    type: dict
    suboptions:
      directory:
        description: Where to write them; made when missing. A relative path starts at the working directory of the controller.
        type: path
        required: true
      formats:
        description:
          - V(openmetrics) is C(mail_oauth.prom) for Prometheus, V(nagios) is C(mail_oauth.check) for the plugin C(check_mail_oauth) of Nagios,
            Icinga and Naemon, V(checkmk) is C(mail_oauth.checkmk) for the spool directory of Checkmk's agent, V(zabbix) is C(mail_oauth.zabbix)
            for C(zabbix_sender).
        type: list
        elements: str
        choices: [openmetrics, nagios, checkmk, zabbix]
        default: [openmetrics, nagios, checkmk, zabbix]
      mode:
        description: Their mode, as quoted octal digits. Monitors are other users, so that everybody may read them by default.
        type: str
        default: "0644"
      persons:
        description:
          - Whether mailboxes and users are named in them. Without it there are names of tenants, hosts, servers, applications and causes.
        type: bool
        default: false
  notify:
    description:
      - Who is told by a message what is new, what is mended and what ends, each of them once and not in every run. What was told is remembered
        in C(notices.json) beside O(history), which is needed for it.
      - Nothing is sent in check mode. Who cannot be told is told by the next run, and fails nothing; see RV(notified).
      - A message names tenants, mailboxes, hosts and causes, has some 2,000 characters at most, and none of the tenants that a receiver is not to
        hear of. See R(Telling people, ansible_collections.m365.mail_oauth.docsite.guide_notify).
    type: list
    elements: dict
    default: []
    suboptions:
      name:
        description: What this receiver is called here; what was told is remembered by it.
        type: str
        required: true
      url:
        description:
          - An address of L(apprise, https://github.com/caronc/apprise), such as V(workflows://HOST/WORKFLOW/SIGNATURE) for Teams,
            V(slack://TOKENS), V(ntfys://HOST/TOPIC), V(mailtos://...) or V(json://HOST) for a webhook. It is a secret.
          - The Python library apprise has to be there on the controller (1.9.0 or newer). Either this or O(notify[].mail).
        type: str
      mail:
        description:
          - A mail that is sent with an XOAUTH2 login, as the collection proves it, over verified TLS (STARTTLS).
        type: dict
        suboptions:
          to:
            description: Addresses of the receivers.
            type: list
            elements: str
            required: true
          from:
            description: Address of the mailbox that sends.
            type: str
            required: true
          sasl:
            description: The SASL string for that mailbox, as the lookup P(m365.mail_oauth.xoauth2#lookup) gives it with C(protocols=smtp). It is a secret.
            type: str
            required: true
          host:
            description: The submission server.
            type: str
            default: smtp.office365.com
          port:
            description: Its port.
            type: int
            default: 587
          trusted:
            description: Whether a token may go to a server that is not Microsoft's.
            type: bool
            default: false
          ca_path:
            description: File with the certificate authorities that count for it, instead of the controller's own.
            type: path
      tenants:
        description:
          - Tenants that this receiver hears of, by name or a pattern such as V(contoso-*). Without any it hears of all, and of what belongs to
            no tenant, such as a tenants file that was not read.
        type: list
        elements: str
        default: []
      events:
        description:
          - What is told. V(new) is a failure, or another cause of one; V(mended) a login that works again; V(ends) what has ended or ends
            soon.
        type: list
        elements: str
        choices: [new, mended, ends]
        default: [new, mended, ends]
      level:
        description: Whether warnings of logins are told as well as errors.
        type: str
        choices: [error, warning]
        default: error
      ends_within:
        description: Days before an end from which it is told. Without it O(warn_days) says so.
        type: int
      quiet:
        description:
          - Hours in which nothing is sent, such as V(22:00-07:00). What would have been sent is, by the next run after them; where every run falls
            into them, by the first one after 20 hours.
        type: str
      timezone:
        description: The time zone of O(notify[].quiet), by its name in the IANA database.
        type: str
        default: UTC
  mode:
    description:
      - The mode of the files that are written, as quoted octal digits. A report names tenants, mailboxes and hosts, so that by default only
        its owner may read it. V('0644') is for a web server or another user who is to.
      - A directory that is made for them can be read and entered by those who can read the files.
      - The history always is its owner's alone.
    type: str
    default: "0600"
  pages:
    description:
      - Where causes are explained, with C({cause}) in place of a cause's name. The page and the JSON form link each cause to its page there.
      - Name a copy of C(docs/docsite/rst/causes) in networks that do not reach the default. Empty for no links.
    type: str
    default: "https://github.com/m365-mail-oauth/m365.mail_oauth/blob/main/docs/docsite/rst/causes/{cause}.rst"
  summary:
    description: Whether to show the summary. It is as wide as the terminal, and coloured as Ansible's own output is.
    type: bool
    default: true
seealso:
  - module: m365.mail_oauth.verify
"""

EXAMPLES = r"""
- name: Write one report of all tenants
  m365.mail_oauth.verify_report:
    outcomes: "{{ ansible_play_hosts_all | map('extract', hostvars) | selectattr('verify_outcome', 'defined') | map(attribute='verify_outcome') }}"
    directory: mail-oauth-report
    history: mail-oauth-report/history.json
  run_once: true

- name: Fail from warnings on, and warn of credentials two months ahead
  m365.mail_oauth.verify_report:
    outcomes: "{{ [verify_outcome] }}"
    fail_on: warning
    warn_days:
      client_secret: 60
      certificate: 60
  register: report
  failed_when: not report.ok
"""

RETURN = r"""
ok:
  description: No check and nothing that ends reached O(fail_on), and all hosts could be reached.
  returned: success
  type: bool
  sample: true
summary:
  description: Counts over all checks.
  returned: success
  type: dict
  sample:
    checks: 12
    passed: 12
    failed: 0
    deferred: 0
    not_run: 0
    warnings: 0
    expired: 0
    expiring: 1
    new: 0
    fixed: 0
    tenants: 2
    mailboxes: 4
    hosts: 1
    unreachable_hosts: 0
    untried: 0
untried:
  description: Tenants and tenants files that were not verified, each with C(kind), C(name), C(tenant), C(message), C(remedy) and C(severity).
  returned: success
  type: list
  elements: dict
  sample: []
failed_tenants:
  description: The names of the tenants with a check, or something that ends, that reached O(fail_on), and of those that were not verified.
  returned: success
  type: list
  elements: str
  sample: []
expiries:
  description: What has ended or ends soon, the soonest first.
  returned: success
  type: list
  elements: dict
  sample:
    - kind: client_secret
      tenants: [contoso]
      name: mail-2026
      subject: Mail logins
      ends: "2026-12-07T00:00:00Z"
      days_left: 12
      severity: warning
      note: ""
      remedy: ansible-playbook m365.mail_oauth.rotate
      source: ""
files:
  description: Paths of what was written, by format.
  returned: success
  type: dict
  sample:
    html: /srv/mail-oauth-report/report.html
notified:
  description: What became of each receiver of O(notify).
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description: The receiver.
      type: str
    state:
      description:
        - V(sent), V(nothing) (there was nothing to tell), V(quiet) (put off), V(predicted) (check mode) or V(failed).
      type: str
    new:
      description: Number of new failures.
      type: int
    mended:
      description: Number of logins that work again.
      type: int
    ends:
      description: Number of things that end.
      type: int
    message:
      description: Why nothing was sent, where that failed. Neither address nor token is in it.
      type: str
tenant_files:
  description: Paths of the reports of single tenants, by tenant and format; empty without O(by_tenant).
  returned: success
  type: dict
  sample:
    contoso:
      html: /srv/mail-oauth-report/tenants/contoso/report.html
monitoring_files:
  description: Paths of the files for monitors, by format; empty without O(monitoring).
  returned: success
  type: dict
  sample:
    openmetrics: /var/lib/prometheus/node-exporter/mail_oauth.prom
"""
