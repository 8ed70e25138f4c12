# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lines that mail programs and their token helpers write themselves. What they quote of a server is matched as that server's words."""

from __future__ import annotations

import typing as t

from .rule import Rule


def _client(identifier: str, pattern: str, causes: t.Mapping[str, float], source: str, **more: t.Any) -> Rule:
    return Rule(identifier, pattern, causes, {"client"}, source=source, **more)


_ABOVE = "The line above it in the same log says why."

CLIENT = (
    # --- Postfix with sasl-xoauth2
    _client(
        "L-01",
        r"TokenStore::Read: failed to open file (?P<file>[^\s:]{1,300}):",
        {"token_file_unreadable": 0.95},
        "sasl-xoauth2 issues 3, 52",
        summary="The plugin sasl-xoauth2 cannot open the token file {file}.",
        remedy="Postfix' smtp client may be chrooted: put the file at the same path below /var/spool/postfix, or set chroot to n for smtp in "
        "master.cf; the user postfix has to read it and write beside it.",
        confirm="The fifth column says whether smtp is chrooted, and the file is read as that user reads it: <shell>postconf -M smtp/unix</shell> "
        "<shell>sudo -u postfix cat {file}</shell>",
        seen=("TokenStore::Read: failed to open file /etc/tokens/alice.json: No such file or directory",),
    ),
    _client(
        "L-02",
        r"error setting certificate (?:verify locations|file)",
        {"ca_file_unreadable": 0.95},
        "sasl-xoauth2 issue 69",
        remedy="Copy the CA file into the chroot (/var/spool/postfix/etc/ssl/certs/ca-certificates.crt), or set ca_bundle_file in "
        "/etc/sasl-xoauth2.conf.",
        seen=(
            (
                "TokenStore::Refresh: http error: error setting certificate verify locations: CAfile: "
                "/etc/ssl/certs/ca-certificates.crt"
            ),
        ),
    ),
    _client(
        "L-04",
        r"TokenStore::Refresh: (?:http )?code=401",
        {"client_secret_wrong": 0.8, "client_secret_missing": 0.5},
        "sasl-xoauth2 issue 61",
        remedy="Correct client_id and client_secret in the token file, or in /etc/sasl-xoauth2.conf.",
        seen=("TokenStore::Refresh: code=401",),
    ),
    _client(
        "L-03",
        r"TokenStore::Refresh: (?:http )?code=4\d\d",
        {"token_refresh_failed": 0.7},
        "sasl-xoauth2 issue 89",
        remedy="Set token_endpoint to the tenant's own (https://login.microsoftonline.com/TENANT/oauth2/v2.0/token) in the token file; read "
        "the answer in the line.",
        generic=True,
        seen=("TokenStore::Refresh: code=400, response={}",),
    ),
    _client(
        "L-05",
        r"cannot authenticate to server .{1,200}: bad protocol / cancel",
        {"token_refresh_failed": 0.75},
        "sasl-xoauth2 issues 50, 89",
        note=_ABOVE,
        remedy="The plugin could not refresh the token: read what it wrote to syslog before this line (log_to_syslog_on_failure), and try "
        "sasl-xoauth2-test-config.",
        generic=True,
        seen=(
            (
                "status=deferred (SASL authentication failed; cannot authenticate to server "
                "smtp.office365.com[192.0.2.1]: bad protocol / cancel)"
            ),
        ),
    ),
    _client(
        "L-07",
        r"transient failure \(e\.g\.,? weak key\)",
        {"token_rejected": 0.55, "client_misconfigured": 0.5},
        "sasl-xoauth2 issue 48",
        note="Either the server refused the token and the plugin refreshed it (the next delivery works), or smtp_sasl_security_options "
        "forbids the mechanism.",
        remedy="Set smtp_sasl_security_options to nothing; if the next delivery works, there is nothing to do.",
        generic=True,
        seen=(
            (
                "status=deferred (SASL authentication failed; cannot authenticate to server "
                "smtp.office365.com[192.0.2.1]: transient failure (e.g., weak key))"
            ),
        ),
    ),
    _client(
        "L-06",
        r"cannot authenticate to server .{1,200}: generic failure",
        {"token_file_unreadable": 0.6, "client_misconfigured": 0.55},
        "sasl-xoauth2 issue 102",
        remedy="Run sasl-xoauth2-test-config, and look at the token file's path, owner and JSON.",
        generic=True,
        seen=(
            (
                "status=deferred (SASL authentication failed; cannot authenticate to server "
                "smtp.office365.com[192.0.2.1]: generic failure)"
            ),
        ),
    ),
    _client(
        "L-08",
        r"no worthy mechs found|no mechanism available",
        {"client_lacks_mechanism": 0.9, "mechanism_not_supported": 0.45},
        "sasl-xoauth2 issues",
        confirm="XOAUTH2 has to be listed, and let pass by Postfix: <shell>pluginviewer -c</shell> <shell>postconf smtp_sasl_mechanism_filter</shell>",
        remedy="Install a Cyrus SASL plugin for XOAUTH2 where the program sees it, and let the mechanism filter pass it "
        "(smtp_sasl_mechanism_filter = xoauth2).",
        seen=("warning: SASL authentication failure: No worthy mechs found",),
    ),
    _client(
        "L-09",
        r"passwd_lookup: no auth info found",
        {"client_misconfigured": 0.9},
        "sasl-xoauth2 issue 96",
        remedy="The key in smtp_sasl_password_maps has to be written as in relayhost, with brackets and port: [smtp.office365.com]:587; run "
        "postmap after a change.",
        seen=("smtp_sasl_passwd_lookup: no auth info found (sender=`', host=`smtp.office365.com')",),
    ),
    _client(
        "L-10",
        r"missing required value: ?(?P<key>\w{1,40})",
        {"client_misconfigured": 0.9},
        "sasl-xoauth2 issue 86",
        remedy="Add the key {key} to /etc/sasl-xoauth2.conf; for a public client with an empty value.",
        seen=("Missing required value: client_secret",),
    ),
    # --- mbsync
    _client(
        "L-11",
        r"unable to find a callback: ?\d{1,6}",
        {"client_lacks_mechanism": 0.9},
        "pizauth issue 36; oauth2ms issue 9; sasl-xoauth2 issue 86",
        remedy="The SASL plugin is made for another program: use cyrus-sasl-xoauth2 with mbsync, and build mbsync with Cyrus SASL.",
        seen=("Error performing SASL authentication step: SASL(-1): generic failure: Unable to find a callback: 18948",),
    ),
    _client(
        "L-12",
        r"selected SASL mechanism\(?s?\)? not available",
        {"client_lacks_mechanism": 0.85, "mechanism_not_supported": 0.5},
        "hydroxide issue 78",
        remedy="Install a Cyrus SASL plugin for XOAUTH2 (libsasl2-modules-kdexoauth2 on Debian); if the list of available ones lacks it, the "
        "server does not offer it.",
        seen=("IMAP error: selected SASL mechanism(s) not available; selected: XOAUTH2 available: PLAIN LOGIN",),
    ),
    _client(
        "L-13",
        r"IMAP wants more steps despite successful SASL authentication",
        {"token_rejected": 0.6, "client_defect": 0.55},
        "mutt-wizard issue 184; cyrus-sasl-xoauth2 issue 3",
        note="The server refused the token with a challenge, which this plugin does not answer.",
        remedy="Mint a new token; use isync 1.5 with cyrus-sasl-xoauth2, which shows the server's words.",
        seen=("Error: IMAP wants more steps despite successful SASL authentication.",),
    ),
    # --- msmtp, mpop
    _client(
        "L-14",
        r"server does not support authentication(?: method (?P<method>\S{1,30}))?",
        {"mechanism_not_supported": 0.7, "tls_starttls_required": 0.5},
        "msmtp, smtp.c",
        remedy="Set tls on, host smtp.office365.com and port 587: many servers offer the mechanism only inside TLS.",
        seen=("msmtp: the server does not support authentication method XOAUTH2",),
    ),
    _client(
        "L-16",
        r"cannot find a usable authentication method|authentication method \S{1,30} needs a password",
        {"client_misconfigured": 0.85, "token_helper_failed": 0.5},
        "msmtp, smtp.c",
        remedy="Set auth xoauth2 (auth on never chooses it), and run the passwordeval command by hand: it has to print the token.",
        seen=("msmtp: cannot find a usable authentication method",),
    ),
    _client(
        "L-28",
        r"longer than \d{3,6} characters",
        {"token_too_long": 0.85},
        "msmtp",
        summary="The token is longer than the program takes.",
        remedy="Use a token with fewer groups and roles in it, or another program: msmtp takes some 3 KB.",
        seen=("msmtp: passwordeval output is longer than 4094 characters",),
    ),
    # --- getmail, offlineimap, mutt_oauth2.py
    _client(
        "L-19",
        r"External program error.{0,200}exited with|(?:password|passwd|token)_?(?:command|cmd|eval|"
        r"program).{0,120}(?:failed|exited with|returned)|PassCmd.{0,120}(?:failed|exited)"
        r"|refresh_command.{0,80}(?:failed|returned)|cannot (?:evaluate|read output of) '|password command (?:exited with|crashed|produced)",
        {"token_helper_failed": 0.93},
        "getmail6 issue 228; msmtp; isync",
        seen=(
            ("getmailrc: operation error (External program error (/usr/bin/getmail-gmail-xoauth-tokens exited with 1))"),
            "msmtp: cannot evaluate '/usr/local/bin/mail-oauth-token get alice@contoso.test'",
            "Skipping account exo, password command exited with status 1",
        ),
    ),
    _client(
        "L-24",
        r"client aborted AUTHENTICATE",
        {"token_helper_failed": 0.85},
        "offlineimap issue 374",
        seen=("XOAUTH2 authentication failed: Client aborted AUTHENTICATE command",),
    ),
    _client(
        "L-25",
        r"(?:HTTP ?Error|HTTP status|status code|refresh)\b.{0,60}\b401\b",
        {"client_secret_wrong": 0.65, "wrong_tenant": 0.35},
        "offlineimap issue 667",
        remedy="Ask the token endpoint by hand with curl and read its answer; correct client_secret or the endpoint.",
        seen=("oauth2 refresh: HTTP Error 401: Unauthorized",),
    ),
    _client(
        "L-21m",
        r"token file has unsafe mode",
        {"token_file_unreadable": 0.93},
        "neomutt, contrib/oauth2/mutt_oauth2.py",
        summary="The program refuses the token file because others could read it.",
        remedy="Take the rights of all others away: <shell>chmod 600 FILE</shell>",
        seen=("ERROR: Token file has unsafe mode. Suggest deleting and starting over.",),
    ),
    _client(
        "L-21r",
        r"no refresh token\b.{0,40}authori[sz]e",
        {"refresh_token_missing": 0.95},
        "neomutt, contrib/oauth2/mutt_oauth2.py",
        remedy="Run the program with --authorize, with offline_access among the scopes.",
        seen=('ERROR: No refresh token. Run script with "--authorize".',),
    ),
    _client(
        "L-21",
        r"(?:IMAP|POP|SMTP) authentication FAILED",
        {"token_rejected": 0.5, "protocol_disabled": 0.4},
        "neomutt, contrib/oauth2/mutt_oauth2.py",
        generic=True,
        seen=("IMAP authentication FAILED (does your account allow IMAP?)",),
    ),
    # --- email-oauth2-proxy, pizauth
    _client(
        "L-22c",
        r"proxy config file entry missing for account",
        {"client_misconfigured": 0.95},
        "email-oauth2-proxy",
        remedy="Add a section [ADDRESS] for the account to emailproxy.config; the mail program's user name has to be spelt like it.",
        seen=("Proxy config file entry missing for account alice@contoso.test",),
    ),
    _client(
        "L-22d",
        r"saved authentication data (?:is )?invalid",
        {"token_file_unreadable": 0.9},
        "email-oauth2-proxy",
        summary="The proxy cannot decrypt its saved token: the mail program's password for the proxy has changed.",
        remedy="Use the password of before, or delete token_salt and the encrypted tokens of the account and authorise it again.",
        seen=("Login failure - saved authentication data invalid for account alice@contoso.test",),
    ),
    _client(
        "L-22g",
        r"No-GUI authori[sz]ation request failed or timed out|authori[sz]ation request timed out",
        {"sign_in_needed": 0.93},
        "email-oauth2-proxy",
        remedy="Authorise the account once with --external-auth or --local-server-auth at a terminal.",
        seen=("No-GUI authorisation request failed or timed out for account alice@contoso.test",),
    ),
    _client(
        "L-22p",
        r"unable to start local server.{0,200}address (?:already )?in use",
        {"client_misconfigured": 0.93},
        "email-oauth2-proxy",
        summary="The port that the proxy wants to listen on is taken.",
        remedy="Stop the other program on that port (ss -ltnp), or choose another port.",
        seen=("unable to start local server for IMAP: [Errno 98] Address already in use",),
    ),
    _client(
        "L-23",
        r"token unavailable until authori[sz]ed|login to .{1,120} required",
        {"sign_in_needed": 0.95},
        "pizauth, user_sender.rs",
        remedy="Open the URL that the program shows, in a browser, as the mailbox' user.",
        seen=("Access token unavailable until authorised with URL https://login.microsoftonline.com/x",),
    ),
    # --- what only wraps a refusal
    _client(
        "L-17",
        r"authori[sz]ation failure on|\bAUTHFAIL\b|query status ?= ?3\b|unknown login or authentication error on",
        {"token_rejected": 0.5},
        "email-oauth2-proxy issue 176",
        generic=True,
        note="Run fetchmail -vv: it shows the server's words.",
        seen=(
            "fetchmail: Authorization failure on alice@contoso.test@outlook.office365.com",
            "fetchmail: Unknown login or authentication error on alice@contoso.test@127.0.0.1",
        ),
    ),
    _client(
        "L-18g",
        r"credential/login error \(",
        {"token_rejected": 0.5},
        "getmail6, getmailcore/_retrieverbases.py",
        generic=True,
        seen=("getmailrc: credential/login error ([AUTHENTICATIONFAILED] Authentication failed.)",),
    ),
    _client(
        "L-17f",
        r"invalid authentication .(?:xoauth2|oauthbearer). specified",
        {"client_lacks_mechanism": 0.95},
        "fetchmail 6.4, options.c",
        remedy="No fetchmail 6 but SUSE's can do OAuth: take fetchmail 7, or go through email-oauth2-proxy (role m365.mail_oauth.fetchmail).",
        seen=("Invalid authentication `xoauth2' specified.",),
    ),
    # --- the roles email_oauth2_proxy and token_agent
    _client(
        "L-22t",
        r"(?:No token for \S{1,320}:|with an old token:) .{0,300}access token that expired",
        {"token_expired": 0.9},
        "role email_oauth2_proxy, run.py",
        remedy="Nobody has put a fresh token there, or this host's clock is ahead. As root: "
        "<shell>mail-oauth-token status</shell> <shell>mail-oauth-token refresh</shell>",
        seen=(
            (
                "Login of alice@contoso.test refused: No token for alice@contoso.test: The token file "
                "/var/lib/mail-oauth/tokens/alice@contoso.test holds an access token that expired at 2026-11-25 "
                "14:36:56 UTC."
            ),
            (
                "Login of alice@contoso.test with an old token: The token command gave an access token that expired "
                "at 2026-11-25 14:36:56 UTC by this host's clock. The server is asked all the same."
            ),
        ),
    ),
    _client(
        "L-30",
        r"token file \S{1,400} cannot be read|failed to open /\S{1,300}/tokens/\S",
        {"token_file_unreadable": 0.93},
        "role email_oauth2_proxy, run.py; Exim, expand.c",
        remedy="Let the group of the mail program read the file (group in token_agent_accounts), and look at "
        "the tokens: <shell>mail-oauth-token status</shell>",
        seen=(
            (
                "Login of alice@contoso.test refused: No token for alice@contoso.test: The token file "
                "/var/lib/mail-oauth/tokens/alice@contoso.test cannot be read: Permission denied."
            ),
            (
                "1uLdGZ-00000000Q1d-2pPX failed to expand: failed to open "
                "/var/lib/mail-oauth/tokens/alice@contoso.test: No such file or directory"
            ),
        ),
    ),
    _client(
        "L-31",
        r"\S: there is no valid token\b|(?:token command gave|token file \S{1,400} holds) no single token|userdb-lua: no token\b",
        {"token_unavailable": 0.93},
        "token agent, cli.py; role email_oauth2_proxy, run.py; role dovecot",
        remedy="This says why: <shell>mail-oauth-token status</shell>",
        seen=(
            "mail-oauth-token: alice@contoso.test: there is no valid token",
            "No token for alice@contoso.test: The token command gave no single token.",
            "userdb-lua: no token",
        ),
    ),
    _client(
        "L-32",
        r"token command (?:did not finish within|ended with exit code)",
        {"token_helper_failed": 0.93},
        "role email_oauth2_proxy, run.py",
        seen=("No token for alice@contoso.test: The token command ended with exit code 3: exit 3",),
    ),
    _client(
        "L-33",
        r"local password is not the one that the proxy knows|proxy's configuration has no account of this name",
        {"client_misconfigured": 0.9},
        "role email_oauth2_proxy, run.py",
        remedy="Run the role of the mail program again, so that it and the proxy have the same name and local password.",
        seen=("The local password is not the one that the proxy knows for this account.",),
    ),
    # --- Exim, Dovecot
    _client(
        "L-34",
        r"authentication required but server did not advertise AUTH",
        {"mechanism_not_supported": 0.8, "tls_starttls_required": 0.5},
        "Exim, transports/smtp.c",
        remedy="Name a port with STARTTLS (587) and hosts_require_tls: many servers offer AUTH only inside TLS.",
        seen=(
            (
                "1uLdGZ-00000000Q1d-2pPX == bob@contoso.test R=smarthost T=oauth_smtp defer (-42) "
                "H=relay.contoso.test [192.0.2.1]: authentication required but server did not advertise AUTH support"
            ),
        ),
    ),
    _client(
        "L-35",
        r"authentication required but authentication attempt\(?s?\)? failed",
        {"token_rejected": 0.5},
        "Exim, transports/smtp.c",
        generic=True,
        note="The line with 'authenticator failed' above it has the server's words.",
        seen=(
            (
                "1uLdGZ-00000000Q1d-2pPX == bob@contoso.test R=smarthost T=oauth_smtp defer (0) H=relay.contoso.test "
                "[192.0.2.1]: authentication required but authentication attempt(s) failed"
            ),
        ),
    ),
    _client(
        "L-36",
        r"retry timeout exceeded|all hosts for .{1,200} have been failing for a long time",
        {"token_rejected": 0.4},
        "Exim, deliver.c",
        generic=True,
        note="Exim has given up; why is in the earlier lines with == of the same message.",
        seen=(
            (
                "1uLdGZ-00000000Q1d-2pPX ** bob@contoso.test R=smarthost T=oauth_smtp H=relay.contoso.test "
                "[192.0.2.1]: retry timeout exceeded"
            ),
            (
                "1uLdGZ-00000000Q1d-2pPX ** bob@contoso.test R=smarthost T=oauth_smtp: all hosts for 'contoso.test' "
                "have been failing for a long time (and retry time not reached)"
            ),
        ),
    ),
    _client(
        "L-37",
        r"imapc\b.{0,120}Login to \S{1,200} failed",
        {"token_rejected": 0.5},
        "Dovecot, imapc-connection.c",
        generic=True,
        seen=("imapc: Login to localhost failed: Authentication failed: Failed to authenticate: 401",),
    ),
    _client(
        "L-15",
        r"authentication failed \(method \S{1,30}\)",
        {"token_rejected": 0.5},
        "msmtp, smtp.c",
        generic=True,
        seen=("msmtp: authentication failed (method XOAUTH2)",),
    ),
    _client(
        "L-20",
        r"curl: \(67\)|\blogin denied\b",
        {"token_rejected": 0.5},
        "curl, exit code 67; curl issue 10259",
        generic=True,
        note="Run curl -v: it shows the server's words.",
        seen=("curl: (67) Login denied",),
    ),
    _client(
        "L-26",
        r"not responding with an A\d{1,3} OK|unable to connect or log-?in to the mail server",
        {"token_rejected": 0.4, "basic_auth_disabled": 0.35},
        "authfill issue 2; Home-Assistant-Mail-And-Packages issue 1014",
        generic=True,
        note="The program hides the server's words: try the login with m365.mail_oauth.verify.",
        seen=("IMAP server not responding with an A1 OK",),
    ),
    _client(
        "L-29",
        r"SASL authentication fail(?:ed|ure)|(?<!identity\.)Authentication ?Failed ?Exception|SMTPAuthenticationError"
        r"|\bAUTHENTICATE failed\b|\bEAUTH\b|invalid log-?in",
        {"token_rejected": 0.45},
        "Postfix; JavaMail; smtplib; imaplib; nodemailer",
        generic=True,
        seen=("smtplib.SMTPAuthenticationError", "javax.mail.AuthenticationFailedException: [AUTHENTICATIONFAILED]"),
    ),
    # --- no fault of login or token
    _client(
        "L-90",
        r"unique id not found|\[EXPUNGEISSUED\]|\bErrorItemNotFound\b"
        r"|message (?:\S{1,80} )?(?:no longer exists|(?:has been )?expunged|was not found in the folder)",
        {"message_gone": 0.85},
        "GLPI (laminas-mail, Storage/Imap.php); RFC 5530; Exchange's web services",
        seen=("Laminas\\Mail\\Storage\\Exception\\InvalidArgumentException: unique id not found",),
    ),
    _client(
        "L-91",
        r"\barn:aws\b|\bMessageRejected\b.{0,80}\bAWS\b|https://(?:mail\.protonmail|api\.(?:sendgrid|mailgun|brevo|postmarkapp|mailjet|resend))\.\w{2,4}/",
        {"other_service": 0.85},
        "Amazon SES; hydroxide; the mail interfaces of sending services",
        seen=("AccessDenied: User `arn:aws:iam::123456789012:user/app' is not authorized to perform `ses:SendEmail'",),
    ),
)
