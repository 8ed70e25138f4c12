# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rest of the numbers (AADSTS) that Microsoft publishes, and what a range of numbers is about. Data only; runs on Python 3.8.

They explain a refusal and decide nothing: what a program does next depends on :mod:`.entra_codes` alone. The numbers and their meanings are
those of Microsoft's "Microsoft Entra authentication and authorization error codes".
"""

from __future__ import annotations

from .entra_codes import SIGN_IN_AGAIN, Group

_SUPPORT = "Try again in a minute; if it stays so, open a support request with the correlation id."

PUBLISHED: tuple[Group, ...] = (
    Group(
        "federation_misconfigured",
        (
            *(20001, 20012, 20033, 40008, 40009, 40010, 40015, 5000819, 50169, 80005, 80007, 80010, 80013),
            *(80014, 81004, 81005, 81006, 81007, 81009, 81010, 81011, 50180, 51006, 90081, 90082, 90085),
            *(90087, 90123),
        ),
        "The domain's federation, its single sign-on, or the agent for on-premises sign-in refuses or is wrong.",
        "Repair AD FS, seamless single sign-on or the authentication agent, or move the domain to managed authentication.",
        also=("auth_backend_down",),
    ),
    Group(
        "wrong_flow",
        (
            *(50003, 50007, 50010, 50042, 50043, 50061, 50068, 50070, 50071, 50124, 501241, 501621, 50146),
            *(501461, 51000, 51005, 67003, 75001, 75003, 75005, 7500514, 750054, 75008, 75011, 75016, 76021),
            *(76026, 900236, 7500529, 70005, 700054, 70007, 50192, 221000, 240002, 100007, 7000114, 165004, 165900),
        ),
        "The request belongs to another kind of sign-in (SAML, single sign-on, sign-out) than a mail program's token.",
        "Use the authorization code or device code flow of the v2.0 endpoint, or the application's own credential (m365.mail_oauth.sign_in).",
        also=("unsupported_property",),
    ),
    Group(
        "unsupported_property",
        (
            *(50050, 90004, 90005, 90007, 90013, 90015, 90016, 90022, 90056, 901002, 90101, 90102, 90107),
            *(90114, 90117, 90121, 140000, 50029),
        ),
        "The token endpoint finds a parameter of the request missing or wrong.",
        "Check client_id, tenant, scopes and the address of the token endpoint; the v2.0 endpoint takes scope instead of resource.",
        also=("wrong_flow",),
    ),
    Group(
        "client_secret_wrong",
        (50017, 50027, 50032, 50048, 50120, 900384, 220501),
        "The certificate or the assertion that was shown is not accepted.",
        "Give the certificate that is registered (compare thumbprints), signed for this tenant and this application, and check the clock.",
        also=("clock_skew",),
    ),
    Group(
        "device_not_compliant",
        (17003, 50099, 50155, 50168, 50187, 130004, 130005, 130006, 130007, 130008, 135010, 240001),
        "The device could not prove itself.",
        "Sign in on a registered device with method authorization_code, or exclude the application from the policy that wants one.",
        also=("conditional_access_block",),
    ),
    Group(
        "resource_disabled",
        (50001,),
        "The resource is disabled or does not exist.",
        "Check the scopes' host and the option cloud.",
    ),
    Group(
        "conditional_access_block",
        (50002, 50178),
        "A tenant restriction or a session control refuses the sign-in.",
        "Have the administrator look up the correlation id in the sign-in log.",
    ),
    Group(
        "account_locked",
        (50015, 54000, 80012, 120014, 120015),
        "The account may not sign in: locked, out of its hours, or of a minor.",
        "Have an administrator look at the account.",
    ),
    Group(
        "risky_sign_in",
        (50135,),
        "The account is at risk and wants a new password.",
        "Sign in as the user in a browser and change the password; then sign in again.",
    ),
    Group(
        "account_type_mismatch",
        (50136, 50197, 81012, 90084, 90125, 90126),
        "The account does not belong to the tenant or to the kind of accounts that are accepted.",
        "Check tenant and user.",
        also=("account_deleted",),
    ),
    Group(
        "reauth_required",
        (160021, 50139, 90086, 140001),
        "The session that the sign-in relied on is gone.",
        SIGN_IN_AGAIN,
    ),
    Group(
        "interactive_challenge_required",
        (
            *(50161, 50170, 120000, 120002, 120003, 120004, 120005, 120011, 120012, 120016, 120018, 120020, 220450),
            *(700020, 1000000, 1000002),
        ),
        "The user has to pass a page in a browser (another provider's check, a new password).",
        SIGN_IN_AGAIN,
    ),
    Group("consent_missing", (52004, 9002341), "The user has not consented.", "Sign the user in again and accept."),
    Group(
        "wrong_cloud",
        (90043, 1000104),
        "Tenant and resource live in different clouds.",
        "Set the option cloud to the tenant's cloud.",
    ),
    Group(
        "app_disabled",
        (1000031,),
        "The application cannot be used at this time.",
        "Have an administrator look at the enterprise application.",
    ),
    Group(
        "graph_insufficient_privileges",
        (90093,),
        "The directory forbids the request.",
        "Have an administrator look at the caller's roles.",
    ),
    Group(
        "idp_temporary_error",
        (230109, 50086, 50087, 50088, 50166, 70012, 90036, 90091, 90092, 120008, 120013, 120021),
        "The token endpoint, or a service behind it, has a fault.",
        _SUPPORT,
    ),
)

#: What numbers that nobody published are about, by how they begin; the longest beginning counts.
RANGES: tuple[tuple[str, str], ...] = (
    ("530", "conditional_access_block"),
    ("5002", "account_type_mismatch"),
    ("650", "consent_missing"),
    ("7000", "client_secret_wrong"),
    ("75", "wrong_flow"),
    ("76", "wrong_flow"),
    ("80", "federation_misconfigured"),
    ("81", "federation_misconfigured"),
    ("9002", "unsupported_property"),
    ("9001", "unsupported_property"),
    ("901", "unsupported_property"),
    ("120", "interactive_challenge_required"),
    ("130", "device_not_compliant"),
    ("135", "device_not_compliant"),
)
