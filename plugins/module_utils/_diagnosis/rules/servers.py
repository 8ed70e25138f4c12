# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every other server: Dovecot, Cyrus, Courier, Postfix, Exim, Sendmail, the hosted ones, and who keeps to the standards' own codes.

Servers say the same things in many words. The rules here look for the fact, so their order matters: what says more stands first.
"""

from __future__ import annotations

from .rule import Rule, enhanced

_OWN = "Allow it for {user} in the mail server's or the provider's settings."

#: "is not allowed", "not yet enabled" and the like, in a few words at most.
_NOT = r"(?:is |are |was |has been |been )?(?:not|n't|never) (?:\w+ )?"
_OFF = rf"(?:disabled|deactivated|blocked|forbidden|prohibited|switched off|turned off|{_NOT}(?:allowed|permitted|enabled|activated|available|open))"
_ENDED = r"(?:locked|disabled|suspended|blocked|deactivated|inactive|frozen|banned|terminated|de-activated)"
_UNFIT = (
    r"(?:invalid|mismatch\w*|wrong|unexpected|not (?:match|valid|allowed|accepted|intended|correct)|n't match|not for|failed)"
)

#: What is said of mail that may not go out, before the general words about accounts.
SENDING = (
    Rule(
        "C-57",
        r"TenantAttribution|relay(?:ing)? (?:access )?(?:denied|not (?:allowed|permitted))",
        {"relay_denied": 0.7, "wrong_host_or_port": 0.6, "token_rejected": 0.5},
        {"smtp"},
        {"after_auth"},
        source="Microsoft, NDR 5.7.64; Postfix",
        note="The server takes this for a delivery without a login: a mail exchanger instead of a submission server, or a login that was lost.",
        seen=("smtp after_auth: 550 5.7.64 TenantAttribution; Relay Access Denied",),
    ),
    Rule(
        "C-20",
        r"sender (?:address )?(?:is )?(?:rejected|refused|denied)[:;,]? (?:\S+ )?not logged in",
        {"token_rejected": 0.5, "send_as_denied": 0.4},
        {"smtp"},
        source="Postfix, reject_sender_login_mismatch",
        seen=("smtp after_auth: 553 5.7.1 <alice@contoso.test>: Sender address rejected: not logged in",),
    ),
    Rule(
        "C-21",
        r"sender (?:address )?(?:is )?(?:rejected|refused|denied|not (?:allowed|permitted|authori[sz]ed))|not owned by (?:user|auth\w*)"
        r"|(?:from|sender)(?: address)? (?:must|does not|doesn't|did not) match|not (?:authori[sz]ed|permitted|allowed) "
        r"to (?:send|relay|use) (?:as|from|mail from|(?:this|that|the) (?:sender|from))|sender (?:\w+ )?mismatch"
        r"|relaying disallowed as|from address (?:is )?not verified",
        {"send_as_denied": 0.9},
        {"smtp"},
        {"after_auth"},
        source="Postfix, reject_sender_login_mismatch; Zoho; Yahoo; Fastmail",
        seen=("smtp after_auth: 553 5.7.1 <alice@contoso.test>: Sender address rejected: not owned by user bob@contoso.test",),
    ),
    Rule(
        "C-22",
        r"\b(?:sending|outgoing|outbound|send) ?(?:mail|messages?|e-?mails?)?\b[^.;]{0,60}\b(?:spam|suspended|blocked|restricted)"
        r"|unsolicited (?:mail|e-?mail|messages)|\bspam (?:abuse|detected|activity)|too much spam|unusual sending activity",
        {"outbound_spam_block": 0.9},
        {"smtp"},
        {"greeting", "after_auth"},
        source="Zoho; hosted servers",
        remedy="Find out who sent from {user}, then ask the provider to lift the block.",
        seen=("smtp after_auth: 550 5.4.6 Unusual sending activity detected. Please try after sometime",),
    ),
)

SPECIFIC = (
    # --- limits
    Rule(
        "C-04",
        r"\[LOGIN-DELAY\]|minimum time between",
        {"throttled": 0.9},
        defer=True,
        source="RFC 2449",
        confidence="standard",
        seen=("pop auth: -ERR [LOGIN-DELAY] minimum time between mail checks violation",),
    ),
    # --- elsewhere
    Rule(
        "C-58",
        r"\[REFERRAL (?P<url>[^\s\]]{1,300})\]|\b(?:moved|migrated) to (?:another|a different|the new) (?:server|host)",
        {"wrong_host_or_port": 0.85},
        source="RFC 2221",
        confidence="standard",
        remedy="Use the server that the text names.",
        seen=("imap auth: NO [REFERRAL imap://alice@mail2.contoso.test/] Specified user is invalid on this server.",),
    ),
    Rule(
        "C-59",
        r"\bonly (?:allowed|available|offered|possible|supported|permitted) (?:on|at|via|over) (?:the )?(?:submission |secure |TLS |SSL )?ports?\b",
        {"wrong_host_or_port": 0.85, "mechanism_not_supported": 0.5},
        source="hosted servers",
        seen=("smtp auth: 503 5.5.1 AUTH only allowed on submission port",),
    ),
    Rule(
        "D-21",
        r"mail_max_userip_connections",
        {"too_many_connections": 0.95},
        defer=True,
        source="Dovecot, mail_max_userip_connections; node-imap issue 606",
        seen=(
            ("imap auth: NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)"),
            ("pop auth: -ERR [IN-USE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)"),
        ),
    ),
    Rule(
        "G-08",
        r"too many simultaneous connections",
        {"too_many_connections": 0.95},
        defer=True,
        source="imapsync issue 61",
        remedy="Close other clients of {user}: Gmail allows 15 connections at once.",
        anywhere=True,
        seen=("imap auth: NO [ALERT] Too many simultaneous connections. (Failure)",),
    ),
    Rule(
        "C-24",
        r"too many (?!failed|invalid|bad|unsuccessful|incorrect|wrong)(?:\w+ ){0,2}(?:connections?|sessions?|log-?ins|users|clients)"
        r"|(?:maximum|max\.?|allowed) (?:number of )?(?:\w+ )?(?:connections?|sessions?|log-?ins)"
        r"|(?:connections?|sessions?|log-?ins)\b.{0,30}(?:limit|maximum) (?:is |was |has been )?(?:exceeded|reached)"
        r"|(?:connection|session) limit\b|\b\d{1,5} (?:connections|sessions) (?:are )?(?:already )?(?:open|active|in use)",
        {"too_many_connections": 0.93},
        defer=True,
        source="Gmail; Dovecot; Postfix; hosted servers",
        seen=("imap greeting: BYE Too many connections from your host",),
    ),
    Rule(
        "C-03",
        r"\[IN-?USE\]|\b(?:maildrop|mail ?drop|mailbox|mail file)\b.{0,40}\b(?:locked|in use)\b"
        r"(?! (?:by|due to|because of|for) (?:the |an? |your )?(?:admin\w*|operator|policy|security|abuse|provider))|already locked"
        r"|(?:unable|cannot|can't|could not|failed) to (?:lock|open and lock|get (?:an? )?(?:exclusive )?lock)"
        r"|(?:locked|used|open|opened|held|active) (?:by|in|from) (?:another|a different|other) (?:\w+ )?(?:session|"
        r"client|process|connection)|another (?:POP3? )?session",
        {"mailbox_locked_by_other_session": 0.9},
        defer=True,
        source="RFC 2449; RFC 5530; Cyrus; qpopper",
        confidence="standard",
        seen=("pop auth: -ERR [IN-USE] Do you have another POP session running?",),
    ),
    # --- switches of protocols, before the accounts that they belong to
    Rule(
        "C-36",
        r"invalid credentials or (?:IMAP|POP3?) (?:is )?disabled",
        {"token_rejected": 0.5, "imap_disabled": 0.45, "pop_disabled": 0.3},
        {"imap", "pop"},
        note="The server does not say which: log in to the webmail and look at the switch of the protocol first.",
        source="Yandex; Mailspring issue 904",
        seen=("imap auth: NO [AUTHENTICATIONFAILED] AUTHENTICATE Invalid credentials or IMAP is disabled sc=ebI8",),
    ),
    Rule(
        "C-12i",
        rf"\bIMAP4?(?:rev\d)?\b[^.;:,]{{0,40}}\b{_OFF}|\byet to enable IMAP|(?:enable|activate|turn on|switch on) IMAP|"
        rf"(?:not enabled|disabled|blocked) for IMAP|not (?:allowed|permitted|authori[sz]ed|enabled) (?:to use|via|over|"
        rf"by|through) IMAP",
        {"imap_disabled": 0.9},
        {"imap"},
        source="Zoho; hosted servers",
        remedy=_OWN,
        seen=("imap auth: NO IMAP is disabled for this user",),
    ),
    Rule(
        "C-12p",
        rf"\bPOP(?:-?3)?\b[^.;:,]{{0,40}}\b{_OFF}|\byet to enable POP|(?:enable|activate|turn on|switch on) POP|(?:not "
        rf"enabled|disabled|blocked) for POP|not (?:allowed|permitted|authori[sz]ed|enabled) (?:to use|via|over|by|"
        rf"through) POP",
        {"pop_disabled": 0.9},
        {"pop"},
        source="Zoho; hosted servers",
        remedy=_OWN,
        seen=("pop auth: -ERR POP3 is disabled for this user",),
    ),
    # --- accounts
    Rule(
        "C-07",
        rf"\b(?:account|mailbox)\b.{{0,30}}\b{_ENDED}|\b{_ENDED} (?:user )?account|user (?:account )?(?:is |has been |was )?{_ENDED}"
        r"|\[ACCOUNT-?LOCKED\]|account .{0,20}abuse|pass(?:word|phrase) (?:has |is )?expired|account .{0,20}compromised",
        {"account_locked": 0.9},
        source="RFC 5530; many servers",
        seen=("imap auth: NO Your account has been suspended",),
    ),
    Rule(
        "C-23",
        r"too many (?:\w+ ){0,3}(?:attempts?|failures?|errors?|tries)|too many (?:failed|invalid|bad|unsuccessful|incorrect|wrong)\b",
        {"too_many_auth_attempts": 0.93},
        defer=True,
        source="Postfix, smtpd_hard_error_limit; hosted servers",
        seen=("smtp auth: 421 4.7.0 mail.lab.test Error: too many errors",),
    ),
    # --- TLS before the login
    Rule(
        "S-27",
        r"must issue (?:a |the )?STARTTLS",
        {"tls_starttls_required": 0.95},
        {"smtp"},
        source="public code; RFC 3207",
        confidence="code",
        anywhere=True,
        seen=("smtp auth: 530 5.7.0 Must issue a STARTTLS command first",),
    ),
    Rule(
        "D-30",
        r"\[PRIVACYREQUIRED\]|(?:not|dis)(?: be)? ?allowed (?:until|unless|without|before|over|on) (?:an? |the )?"
        r"(?:SSL|TLS|non-?secure|insecure|unencrypted|unsecured|plain|encrypt\w*)"
        r"|\b(?:STARTTLS|STLS|TLS|SSL) (?:command )?(?:is )?(?:required|first|needed|must)|\buse (?:STARTTLS|STLS)|"
        r"(?:need|must|have) (?:to )?(?:use |issue |do )?(?:STARTTLS|STLS|TLS|SSL)\b"
        r"|(?:encryption|TLS|SSL|secure connection|encrypted connection) (?:is )?(?:required|needed|mandatory|necessary)"
        r"|requires? (?:an? )?(?:TLS|SSL|STARTTLS|encrypt\w+|secure (?:connection|channel))|issue (?:a )?STARTTLS"
        rf"|{enhanced(r'5[.]7[.]1[01]')}|\A538\b",
        {"tls_starttls_required": 0.95},
        source="RFC 5530; RFC 3207; Dovecot; Exim",
        confidence="standard",
        seen=(
            "imap auth: NO [PRIVACYREQUIRED] Authentication not allowed until SSL/TLS is enabled.",
            "smtp auth: 538 5.7.11 Encryption required for requested authentication mechanism",
        ),
    ),
    Rule(
        "C-52",
        r"no (?:\w+ )?certificate (?:is )?(?:configured|available|installed|loaded|found|bound)",
        {"server_certificate_missing": 0.85, "starttls_unavailable": 0.7},
        stages={"starttls"},
        source="hosted servers",
        seen=("smtp starttls: 454 4.3.0 No certificate configured",),
    ),
    Rule(
        "D-35",
        r"\b(?:START)?TLS\b(?: support)? (?:is )?(?:not (?:available|configured|supported|enabled)|(?:temporarily |currently )?unavailable|disabled)",
        {"starttls_unavailable": 0.95},
        source="RFC 3207; Sendmail; Dovecot",
        confidence="standard",
        seen=("smtp starttls: 454 4.7.0 TLS not available due to local problem",),
    ),
    Rule(
        "C-46",
        r"\b(?:passwords|(?:password|plain(?:text)?|basic|legacy|LOGIN)(?:[- ]based)? (?:auth\w*|log-?ins?|sign-?ins?|"
        r"access)) (?:is |are |was |has been |have been )?"
        r"(?:disabled|switched off|turned off|retired|deprecated|no longer|not (?:\w+ )?(?:supported|allowed|permitted|enabled|accepted))"
        r"|\b(?:OAuth2?|modern auth\w*|XOAUTH2) (?:is )?(?:required|mandatory|needed)|(?:requires?|(?:please|must) use|"
        r"only) (?:OAuth2?|modern auth\w*|XOAUTH2)\b",
        {"basic_auth_disabled": 0.88},
        stages={"auth"},
        source="hosted servers",
        seen=("imap auth: NO Password authentication is disabled, use OAuth",),
    ),
    # --- mechanism
    Rule(
        "I-15",
        r"\[CANNOT\].{0,40}mechanism",
        {"mechanism_not_supported": 0.9},
        {"imap"},
        source="stalwart issue 1369",
        anywhere=True,
        seen=("imap auth: NO [CANNOT] Authentication mechanism not supported.",),
    ),
    Rule(
        "D-31",
        r"(?:unsupported|unknown|unrecogni[sz]ed|unimplemented|invalid|disabled) (?:\w+ ){0,2}(?:mechanism|AUTH(?:entication)? (?:type|method|scheme))"
        rf"|\b(?:mechanism|auth(?:entication)? (?:type|method|scheme))\b.{{0,30}}(?:{_NOT}(?:supported|available|"
        rf"implemented|enabled|recogni[sz]ed|allowed|known|permitted|offered)|un(?:supported|available|implemented|"
        rf"known))"
        r"|\b(?:XOAUTH2|OAUTHBEARER) (?:is )?(?:not (?:\w+ )?(?:implemented|supported|available|enabled|offered|"
        r"allowed)|disabled|unsupported|unavailable|unknown)"
        r"|(?:no support for|(?:does not|doesn't|cannot) (?:support|offer|do)) (?:the )?(?:XOAUTH2|OAUTHBEARER|OAuth2?)|"
        r"mechanism (?:is )?too weak|no (?:SASL |suitable |usable )?mechanisms? (?:is |are )?available"
        r"|\bAUTH(?:ENTICATE|entication)?(?: command)?(?: is)? (?:used when )?not (?:advertised|offered|supported|"
        r"available|enabled|implemented|recogni[sz]ed|allowed|permitted)",
        {"mechanism_not_supported": 0.93},
        source="Dovecot; Postfix; Exim; Sendmail; Cyrus; qmail",
        seen=(
            "imap auth: NO [ALERT] Unsupported authentication mechanism.",
            "smtp auth: 504 5.5.4 Unsupported authentication mechanism.",
            "smtp auth: 503 5.5.1 Error: authentication not enabled",
            "smtp auth: 535 5.7.8 Error: authentication failed: no mechanism available",
        ),
    ),
    # --- who decides does not answer
    Rule(
        "D-0u",
        r"temporary authentication (?:failure|problem|error)(?!.{0,9}\brate)",
        {"auth_backend_down": 0.93},
        note="The mail server's own log says which: its identity provider or its authentication service did not answer.",
        source="Dovecot, login-common.h; RFC 4954",
        seen=(
            "imap auth: NO [UNAVAILABLE] Temporary authentication failure. [host:2026-11-22]",
            "pop auth: -ERR [SYS/TEMP] Temporary authentication failure. [host:x]",
            "smtp auth: 454 4.7.0 Temporary authentication failure. [host:x]",
        ),
    ),
    Rule(
        "C-40",
        r"unable to authenticate at (?:present|this time)|lost connection to auth|connection lost to auth\w* server"
        r"|\b(?:authenticat(?:ion|or|ing)|auth(?:daemond?|d)?|LDAP|RADIUS|directory|identity|IdP|OAuth2?|introspection|"
        r"OpenID|JWKS|PAM|SQL|database|SASL)\b[^.;]{0,40}"
        r"\b(?:(?<!reason )unavailable|timed? ?out|timeout|not (?:available|respond\w*|reachable)|unreachable|is down|offline|generic failure)"
        r"|(?<!\[)\bTEMPFAIL\b|\b(?:provider|IdP|endpoint|introspection|Keycloak)\b.{0,30}\b50[0-4]\b|(?:could not|"
        r"cannot|can't|couldn't|unable to|failed to) (?:contact|reach|query|connect to) (?:\w+ ){0,3}(?:auth\w*|LDAP|"
        r"directory|identity|IdP|database)",
        {"auth_backend_down": 0.9},
        note="The token was not judged.",
        source="Exim; Postfix; Cyrus; hosted servers",
        seen=(
            "smtp auth: 435 Unable to authenticate at present",
            "pop auth: -ERR [SYS/TEMP] authenticating: generic failure",
        ),
    ),
    # --- the string
    Rule(
        "D-32",
        r"SASL response limit|\b(?:line|command|response) limit exceeded|max(?:imum)?\.? (?:atom|literal|line|command|"
        r"response|token) (?:size|length)|literal too (?:large|big|long)|\b(?:line|command|argument|response|input|"
        r"request|string|token|parameter|data)s?(?: \w+){0,2} too (?:long|large|big)"
        r"|too long (?:an? )?(?:line|command|argument|response)|(?:line|response|command) length (?:limit )?exceeded"
        r"|(?:input |line |command )?buffer (?:is )?(?:full|overflow|exceeded)"
        r"|exceeds? (?:the )?(?:max\w* )?(?:(?:line|command|response|token|allowed)\w* )?(?:length|size)\b"
        rf"|{enhanced(r'5[.]5[.]6')}",
        {"token_too_long": 0.93},
        source="Postfix; Dovecot; RFC 4954",
        seen=(
            "smtp auth: 500 5.5.2 Line too long",
            "smtp auth: 500 5.5.6 SASL response limit exceeded",
        ),
    ),
    Rule(
        "D-33",
        r"base-?64.{0,30}(?:invalid|error|failed|failure|malformed)|(?:invalid|bad|illegal|malformed|incorrect|not) (?:valid )?base-?64"
        r"|(?:cannot|can't|could not|couldn't|unable to|failed to|error) (?:decode|decoding|parse|parsing)\b"
        r"|(?:malformed|badly formed|corrupt(?:ed)?|undecodable) (?:\w+ ){0,3}(?:SASL|XOAUTH2|bearer|OAuth\w*|token|response|request|string|data|argument)"
        r"|(?:invalid|bad|illegal) (?:SASL|XOAUTH2|OAuth\w*|client|initial|authentication) (?:response|argument|string|"
        r"format|encoding|exchange|message|payload|blob)|missing auth=|\bno (?:user|auth) field"
        r"|malformed (?:initial|client) response|syntax error in (?:AUTH )?parameters",
        {"malformed_sasl": 0.8, "token_too_long": 0.35},
        stages={"auth"},
        source="Dovecot; Postfix; Sendmail; Exim; Stalwart",
        seen=(
            "smtp auth: 535 5.7.8 Invalid base64 in response",
            "imap auth: BAD Invalid base64 data in initial response",
        ),
    ),
    Rule(
        "C-25",
        r"too many arguments|\A501\b.{0,12}invalid (?:arguments?|parameters?)|unexpected (?:extra )?(?:arguments?|"
        r"parameters?)|extra(?:neous)? (?:arguments?|parameters?)"
        r"|\bAUTHENTICATE\b.{0,30}invalid arguments|initial response (?:is )?not (?:allowed|supported|permitted|"
        r"expected)|takes (?:only |just )?one argument|(?:does not|doesn't) (?:take|accept|support|allow) an? "
        r"(?:initial response|argument)|\A501\b.{0,12}syntax: AUTH",
        {"sasl_initial_response_form": 0.85},
        stages={"auth"},
        source="Twisted; pymap; RFC 4959",
        seen=("imap auth: BAD Illegal syntax: Too many arguments",),
    ),
    # --- what is wrong with the token
    Rule(
        "C-50",
        r"\b(?:this|another|wrong|different|other|national|sovereign) cloud\b",
        {"wrong_cloud": 0.8, "wrong_tenant": 0.4},
        stages={"auth"},
        source="hosted servers",
        seen=("imap auth: NO This token is of another cloud",),
    ),
    Rule(
        "C-27",
        rf"(?:invalid|wrong|bad|incorrect|unexpected|mismatch\w*) (?:\w+ ){{0,2}}aud(?:ience)?\b|\baud(?:ience)?\b.{{0,40}}{_UNFIT}"
        r"|(?:not (?:intended|meant|issued) for|issued for another) (?:\w+ ){0,3}(?:server|audience|resource|service)|\baud=.{0,80}\bexpected",
        {"wrong_audience": 0.9},
        {"imap", "pop", "smtp", "challenge"},
        source="RFC 7519; Stalwart; hosted servers",
        seen=("imap auth: NO Invalid token audience",),
    ),
    Rule(
        "C-01",
        r"\[EXPIRED\]|(?:token|\bJWT|bearer|assertion|ticket)\b(?! \w+ not).{0,30}(?<!not )(?<!n't )\bexpired|(?<!not )expired (?:\w+ )?(?:token|JWT|bearer)"
        r"|token lifetime|lifetime validation|token (?:\w+ ){0,3}(?:exceeded|outlived) (?:its )?lifetime|credentials? (?:have |has |are |is )?expired",
        {"token_expired": 0.9},
        {"imap", "pop", "smtp", "challenge"},
        source="RFC 5530; RFC 6750",
        seen=("imap auth: NO [EXPIRED] Access token has expired",),
    ),
    Rule(
        "C-26",
        r"not (?:yet )?valid (?:yet|before)|not yet valid|issued in (?:the )?future|used before (?:it was )?issued|"
        r"\b(?:iat|nbf)\b.{0,20}\bfuture|\bclock (?:skew|drift)|check (?:your|the) clock",
        {"clock_skew": 0.9},
        {"imap", "pop", "smtp", "challenge"},
        source="RFC 7519; Dovecot",
        seen=("imap auth: NO Token is not valid yet",),
    ),
    Rule(
        "C-28",
        r"insufficient[_ ]scope|(?:missing|lacks?|lacking|without|requires?|needs?|no) (?:\w+ ){0,3}[\"']?(?:IMAP|POP|"
        r"SMTP)\.(?:Access|Send)\w*|(?:missing|lacks?|lacking|without|insufficient|not (?:have|contain|include)) (?:\w+ "
        r"){0,4}scopes?\b"
        r"|\bscopes?\b[^\"]{0,40}(?:missing|insufficient|not granted|not present|not sufficient|lacking)",
        {"missing_scope": 0.9},
        source="RFC 6750",
        seen=("imap auth: NO insufficient_scope",),
    ),
    Rule(
        "C-51",
        r"shared mailbox(?:es)?\b.{0,60}(?:cannot|can't|may not|must not|not (?:allowed|permitted|able)|delegate)",
        {"shared_mailbox_as_login": 0.85, "account_locked": 0.4},
        stages={"auth"},
        source="hosted servers",
        seen=("smtp auth: 535 5.7.3 Shared mailboxes cannot sign in",),
    ),
    Rule(
        "C-29",
        r"\b(?:user ?(?:name)?|login|e-?mail|address|identity|account|subject)\b.{0,40}(?:(?:does not|doesn't|did not|"
        r"do not) match|mismatch|differs? from|is not the same)"
        r".{0,40}(?:token|user|login|account|mailbox|identity)"
        r"|(?:token|identity|subject)\b.{0,40}(?:(?:does not|doesn't|did not) match|mismatch|differs? from).{0,40}(?:user|login|account|mailbox)"
        r"|token (?:belongs|was issued|is) (?:to|for) (?:another|a different|other|someone)|\b(?:user ?name|identity|subject|user) mismatch"
        r"|\btoken\b.{0,80}\bis not the (?:log-?in|user|mailbox|account)",
        {"user_mismatch": 0.9},
        {"imap", "pop", "smtp", "challenge"},
        source="Dovecot; Stalwart; hosted servers",
        seen=("imap auth: NO User name does not match the token",),
    ),
    Rule(
        "C-30",
        r"\btoken\b.{0,20}\brevoked|revoked (?:\w+ )?token",
        {"refresh_token_revoked": 0.6, "token_rejected": 0.5},
        {"imap", "pop", "smtp", "challenge"},
        source="RFC 7009; hosted servers",
        seen=("imap auth: NO The token was revoked",),
    ),
    # --- policies
    Rule(
        "C-31",
        r"\bapp(?:lication)?(?:[- ]specific)?[- ]?password|\bauthori[sz]ation code to log",
        {"app_password_required": 0.9},
        source="Fastmail; Mail.ru; Yahoo; iCloud",
        seen=("imap auth: NO Application password is required",),
    ),
    Rule(
        "C-32",
        r"multi-?factor|two-?factor|two-?step (?:auth\w*|verif\w*|log-?in)|second factor|\b(?:MFA|2FA|2SV)\b",
        {"mfa_required": 0.85},
        stages={"auth"},
        source="hosted servers",
        seen=("imap auth: NO Multi-factor authentication is wanted",),
    ),
    Rule(
        "C-33",
        r"terms of (?:use|service)|accept the (?:new )?terms",
        {"interactive_challenge_required": 0.85},
        source="hosted servers",
        seen=("imap auth: NO Please accept the terms of use first",),
    ),
    Rule(
        "C-55",
        r"application access policy|\bapp(?:lication)?\b.{0,30}(?:blocked|denied|restricted|excluded|not (?:allowed|"
        r"permitted)).{0,40}\b(?:mailbox|access policy)",
        {"app_access_policy_block": 0.85},
        source="Microsoft, application access policies",
        confidence="memory",
        seen=("imap auth: NO Access to OData is disabled: blocked by application access policy settings",),
    ),
    Rule(
        "C-56",
        r"\bno service principal|service principal\b.{0,60}(?:not found|missing|unknown|does not exist|doesn't exist|not registered)",
        {"app_not_registered_in_exchange": 0.85},
        source="Microsoft, Authenticate an IMAP, POP or SMTP connection using OAuth",
        confidence="memory",
        seen=("imap auth: NO No service principal for this application",),
    ),
    Rule(
        "C-34",
        r"conditional access|\bdevice\b.{0,30}(?:not|non)[- ]?(?:compliant|managed|registered)|(?:blocked|denied|"
        r"refused|rejected|prohibited|not (?:allowed|permitted)) by (?:\w+ ){0,3}(?:polic(?:y|ies)|administrator|"
        r"organi[sz]ation)\b"
        r"|polic(?:y|ies) (?:blocks?|denies|refuses?|prohibits?|forbids?|does not allow|do not allow)",
        {"conditional_access_block": 0.75},
        source="hosted servers",
        seen=("imap auth: NO Blocked by your organisation's policy: conditional access",),
    ),
    Rule(
        "C-14",
        r"unsafe log-?in|\bID command|(?:send|issue) (?:the |an )?ID (?:first|before|command)",
        {"client_id_command_required": 0.9},
        {"imap"},
        source="NetEase's IMAP servers, in many clients' issue trackers",
        seen=("imap after_auth: NO EXAMINE Unsafe Login. Please contact kefu@188.com for help",),
    ),
    Rule(
        "C-15",
        r"(?:\bIPs?\b|\bIP[- ]address|\bclient (?:host|address)|\bcountry|\bregion|\blocation|\bgeo-?\w+|\bVPN)\b[^.;]{0,60}"
        r"\b(?:blocked|black-?listed|block-?listed|denied|not (?:allowed|permitted|authori[sz]ed)|restricted|forbidden|banned|rejected)"
        r"|(?:not (?:allowed|permitted)|blocked|denied|forbidden) (?:\w+ )?from (?:your|this) (?:\w+ )?(?:IP|address|country|region|location|network)"
        r"|\b(?:log-?ins?|sign-?ins?|access|connections?) from [^.;]{1,60} (?:is |are )?(?:not (?:allowed|permitted|"
        r"accepted)|blocked|denied|forbidden|restricted|refused)"
        r"|\b(?:\d{1,3}\.){3}\d{1,3}\b.{0,40}\b(?:banned|blocked|blocklist|block-?listed|black-?list(?:ed)?|denied)"
        r"|blocked using \S{3}|not accepting (?:\w+ )?(?:connections?|mail|messages?) from your",
        {"geo_or_ip_blocked": 0.85},
        source="Postfix, reject_rbl_client; hosted servers",
        seen=(
            "imap auth: NO Logins from this IP address are blocked",
            "smtp greeting: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using rbl.example.org",
        ),
    ),
    Rule(
        "C-35",
        r"(?:suspicious|unusual|untrusted|unrecogni[sz]ed) (?:sign-?in|log-?in|activity|device|location|access)"
        r"|(?:verify|confirm) (?:your (?:identity|account)|that it'?s you|it'?s you)|\bcaptcha\b",
        {"risky_sign_in": 0.85},
        source="hosted servers",
        seen=("imap auth: NO Suspicious login, please confirm your identity",),
    ),
    # --- protocols
    Rule(
        "C-12",
        r"not included in your (?:\w+ )?(?:plan|subscription|package)|only available (?:for|to|in|with)\b|not "
        r"(?:allowed|permitted|authori[sz]ed) to use (?:SMTP|submission)|\b(?:service|protocol|submission|SMTP)(?: AUTH|"
        r" access| service)? (?:is |are |was |has been )?"
        r"(?:disabled|deactivated|forbidden|prohibited|switched off|turned off|not (?:\w+ )?(?:allowed|permitted|enabled|activated|open)\b)"
        r"|\buser has no permission\b|\b(?:does not|doesn't|do not|not) (?:have )?(?:access )?(?:rights?|access|"
        r"permission|permitted|allowed) to (?:use )?(?:this|the) (?:service|server|protocol)",
        {"protocol_disabled": 0.85},
        source="Yandex; hosted servers",
        seen=("smtp auth: 535 5.7.8 Error: authentication failed: This user does not have access rights to this service",),
    ),
    Rule(
        "C-53",
        r"\bauth(?:entication)? (?:is |has been )?(?:disabled|switched off|turned off)",
        {"protocol_disabled": 0.7, "mechanism_not_supported": 0.5, "smtp_auth_disabled_mailbox": 0.4},
        stages={"auth"},
        source="hosted servers",
        remedy=_OWN,
        seen=("smtp auth: 550 5.7.1 Authentication disabled for this domain",),
    ),
    Rule(
        "C-54",
        r"\bnot licensed|\bno (?:valid )?licen[cs]e|licen[cs]e (?:has |is )?(?:expired|missing)",
        {"protocol_disabled": 0.7, "mailbox_not_found": 0.45},
        source="hosted servers",
        remedy="Give {user} a licence that includes the mailbox and this protocol.",
        seen=("imap auth: NO User is not licensed for this product",),
    ),
)
