# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was really said, for every rule of the catalogue (its ``seen``): rule, kind, stage, the literal text, the likeliest cause."""

from __future__ import annotations

import json
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules import token as rules_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.catalogue import RULES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.rule import MAIL as PROTOCOLS
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.rule import Match, Rule

#: All rules, in the order in which they are tried.
ALL: tuple[Rule, ...] = (*RULES.rules, *rules_token.RULES)

#: Kinds whose texts are said at a stage of a session.
_STAGED = frozenset({*PROTOCOLS, "challenge"})


class Line(t.NamedTuple):
    """One literal text; continued lines are separated by a line break. ``stage`` is empty for what no mail server says."""

    rule: str
    kind: str
    stage: str
    text: str
    cause: str


def lines_of(rule: Rule) -> t.Iterator[Line]:
    """Yield what was seen of a rule; raises ``ValueError`` for a mail server's words that do not begin with protocol and stage."""
    for seen in rule.seen:
        if not rule.kinds & _STAGED:
            [kind] = rule.kinds
            yield Line(rule.id, kind, "", seen, rule.best)
            continue
        where, _colon, text = seen.partition(": ")
        kind, _space, stage = where.partition(" ")
        if kind not in rule.kinds or not stage.isidentifier() or not text:
            raise ValueError(f"{rule.id}: {seen!r} does not begin with protocol and stage, as in 'imap auth: NO'")
        yield Line(rule.id, kind, stage, text, rule.best)


def match(line: Line, text: str = "") -> Match | None:
    """Return what the catalogue makes of a text, the line's own or another form of it, where the line was said."""
    text = text or line.text
    if line.kind != "token":
        return RULES.match(line.kind, line.stage, text)
    return rules_token.match_answer(json.loads(text)) if text.startswith("{") else rules_token.match_text(text)


LINES: tuple[Line, ...] = tuple(line for rule in ALL for line in lines_of(rule))
MAIL: tuple[Line, ...] = tuple(line for line in LINES if line.stage)
OTHERS: tuple[Line, ...] = tuple(line for line in LINES if not line.stage)

#: What the error words of the standards mean where nothing else is said, and MSAL's further words, as they were looked up.
WORDS = {
    "TE": {
        "access_denied": "consent_missing",
        "authorization_declined": "consent_missing",
        "authorization_pending": "device_code_pending",
        "bad_verification_code": "device_code_expired",
        "consent_required": "consent_missing",
        "expired_token": "device_code_expired",
        "interaction_required": "interactive_challenge_required",
        "invalid_client": "client_secret_wrong",
        "invalid_grant": "refresh_token_revoked",
        "invalid_resource": "resource_disabled",
        "invalid_scope": "wrong_audience",
        "invalid_tenant": "wrong_tenant",
        "login_required": "reauth_required",
        "server_error": "idp_temporary_error",
        "slow_down": "throttled",
        "temporarily_unavailable": "idp_temporary_error",
        "unauthorized_client": "wrong_flow",
        "unsupported_grant_type": "wrong_flow",
        "unsupported_response_type": "wrong_flow",
    },
    "TS": {
        "bad_token": "refresh_token_revoked",
        "consent_required": "consent_missing",
        "device_authentication_failed": "device_not_compliant",
        "protection_policy_required": "app_protection_policy_required",
        "token_expired": "reauth_required",
        "user_password_expired": "account_locked",
    },
}

#: What Entra's numbers mean by Microsoft's list and by issue trackers: those that were looked up; a rule more needs no line here.
CODES: dict[str, tuple[int, ...]] = {
    "account_deleted": (500341,),
    "account_locked": (50053, 50055, 50057, 50144, 50064),
    "account_type_mismatch": (
        *(50020, 16000, 50034, 50014, 51004, 16003, 50177, 90072, 50194, 9002331, 9002332, 500208, 90027, 500200, 500201),
    ),
    "app_disabled": (7000112,),
    "app_not_found_in_tenant": (700016, 70001, 700011, 7000229),
    "app_protection_policy_required": (53002, 53005, 53009, 530021),
    "authorization_code_expired": (54005,),
    "client_secret_expired": (7000222,),
    "client_secret_missing": (7000218, 7000216),
    "client_secret_wrong": (7000215, 70002, 700027, 700030, 50012, 70021, 700211, 700212, 700213, 7002138),
    "clock_skew": (700024, 500133),
    "conditional_access_block": (53003, 530032, 530036, 500021, 500022, 500212, 500213),
    "consent_missing": (65001, 65004, 90094, 90095, 65005, 650056, 650057, 90008, 90009, 65002, 90099),
    "device_code_pending": (70016,),
    "device_code_expired": (70018, 70019, 90119, 90120),
    "device_not_compliant": (53000, 53001, 530003, 50097, 50129, 50131, 50005, 135011),
    "federation_misconfigured": (50107, 50006, 50008, 51001, 80001, 80002),
    "graph_permission_id_wrong": (65006, 650053),
    "idp_temporary_error": (50033, 90033, 90006, 90012, 90020, 90024, 90090, 50134, 50000, 50001005, 130500),
    "interactive_challenge_required": (50140, 50142, 50143, 50125, 50199, 16002, 50158, 50127),
    "mfa_required": (50076, 50074, 50079, 50072, 50078, 500121, 53010),
    "multi_resource_scope": (700022, 28000),
    "protocol_disabled": (50105,),
    "reauth_required": (70043, 70044, 50058, 16001, 70046, 50089, 50085),
    "redirect_uri_mismatch": (50011, 500113, 900971, 70004, 500112),
    "refresh_token_expired": (700082, 70008, 700081, 7000821, 700084),
    "refresh_token_revoked": (50173, 50132, 50133, 50013, 70000, 70002001),
    "replication_delay": (650051,),
    "resource_disabled": (650052, 500011, 650054, 500014),
    "risky_sign_in": (53004, 53011, 530034),
    "security_defaults_block": (530035,),
    "throttled": (50196, 90055),
    "token_protection_required": (530084,),
    "unsupported_property": (900144, 90014, 90100, 9002313, 900561),
    "wrong_audience": (70011, 28002, 28003, 700023, 1002012),
    "wrong_cloud": (90038, 900382, 900432, 90051),
    "wrong_flow": (
        *(700025, 7000219, 7000113, 9001023, 90010, 90124, 90130, 700229, 70003, 501481, 50147, 501491),
        *(9002325, 9002326, 9002327, 50126, 50056),
    ),
    "wrong_tenant": (90002, 900023, 90023, 900021, 50049, 50128, 90019, 5000224, 50059, 700005, 7000012),
}
