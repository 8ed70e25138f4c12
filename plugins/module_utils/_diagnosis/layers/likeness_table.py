# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What each word says for which cause. Written by ``tests/tools/likeness``; do not edit.

An entry is a feature, and for each of its causes two digits (its place in ``CAUSES``) and one (its weight, above ``ZERO``), to the base of
36. ``PRIORS`` are the causes' shares of all texts. Both count in ``UNIT``. ``FEW`` is added to the number of a text's features.
"""

from __future__ import annotations

HARMLESS = "harmless"
UNIT = 0.03
FEW = 3
ZERO = 17

# ruff: noqa: RUF001
# fmt: off
CAUSES = (
    "account_deleted", "account_locked", "account_type_mismatch", "admin_role_missing", "already_granted", "app_access_policy_block", "app_deleted",
    "app_disabled", "app_not_found_in_tenant", "app_not_registered_in_exchange", "app_password_required", "app_protection_policy_required",
    "auth_backend_down", "authority_mismatch", "authorization_code_expired", "basic_auth_disabled", "ca_file_unreadable", "caller_identity_missing",
    "captive_or_inspecting_proxy", "certificate_expired", "certificate_hostname_mismatch", "certificate_strict_check", "certificate_untrusted",
    "client_defect", "client_id_command_required", "client_lacks_mechanism", "client_misconfigured", "client_secret_expired", "client_secret_missing",
    "client_secret_wrong", "clock_skew", "conditional_access_block", "connection_refused", "connection_reset", "connection_timeout",
    "consent_missing", "deadline_reached", "delegation_not_authorised", "device_code_expired", "device_code_pending", "device_not_compliant",
    "dns_failure", "entitlement_enabled", "federation_misconfigured", "geo_or_ip_blocked", "graph_insufficient_privileges", "graph_object_not_found",
    "graph_permission_id_wrong", "graph_quota_exceeded", "greylisted", "harmless", "helo_refused", "host_not_trusted", "idp_temporary_error",
    "imap_disabled", "interactive_challenge_required", "local_listen_failed", "local_ports_exhausted", "mailbox_full",
    "mailbox_locked_by_other_session", "mailbox_not_found", "malformed_sasl", "managed_host_unreachable", "mechanism_not_supported", "message_gone",
    "message_not_ready", "message_refused", "mfa_required", "missing_scope", "multi_resource_scope", "network_unreachable", "no_host_for_mailbox",
    "no_mailbox_permission", "none", "object_already_exists", "org_policy_forbids_credential", "org_policy_requires_field", "other_service",
    "outbound_spam_block", "password_guessing", "password_wrong", "pop_disabled", "program_configuration", "protocol_disabled", "protocol_violation",
    "proxy_auth_required", "reauth_required", "recipient_fault", "redirect_uri_mismatch", "refresh_token_expired", "refresh_token_missing",
    "refresh_token_revoked", "relay_denied", "replication_delay", "resource_disabled", "risky_sign_in", "sasl_initial_response_form",
    "security_defaults_block", "send_as_denied", "server_certificate_missing", "server_misconfigured", "server_temporary_error", "service_incident",
    "session_expired", "shared_mailbox_as_login", "sign_in_needed", "smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant", "spam_block",
    "starttls_injection", "starttls_unavailable", "throttled", "tls_handshake_refused", "tls_interrupted", "tls_legacy_renegotiation",
    "tls_mode_mismatch", "tls_starttls_required", "tls_version_client_too_old", "tls_version_server_too_old", "token_expired", "token_expiring_soon",
    "token_file_unreadable", "token_helper_failed", "token_protection_required", "token_refresh_failed", "token_rejected", "token_too_long",
    "token_unavailable", "too_many_auth_attempts", "too_many_connections", "too_many_credentials", "unknown", "unsupported_property", "user_mismatch",
    "verification_failed", "wrong_audience", "wrong_cloud", "wrong_flow", "wrong_host_or_port", "wrong_tenant",
)

PRIORS = (
    0.07, 0.4, 0.27, 0.19, 0.06, 0.05, 0.06, 0.1, 0.23, 0.05, 0.62, 0.05, 0.42, 0.15, 0.1, 0.64, 0.06, 0.05, 0.21, 0.19, 0.24, 0.05, 0.6, 1.13, 0.06,
    0.23, 2.48, 0.1, 0.13, 0.4, 0.19, 0.29, 0.92, 0.79, 1.09, 0.51, 0.02, 0.1, 0.15, 0.09, 0.18, 0.67, 0.01, 0.14, 0.2, 0.14, 0.07, 0.06, 0.04, 0.12,
    2.86, 0.21, 0.01, 0.32, 0.18, 0.21, 0.08, 0.01, 0.24, 0.15, 0.42, 0.27, 0.01, 0.95, 0.1, 0.01, 0.66, 0.18, 0.44, 0.07, 0.29, 0.05, 0.41, 0.01,
    0.1, 0.07, 0.04, 0.16, 0.23, 0.07, 1.64, 0.09, 0.09, 0.26, 0.41, 0.11, 0.3, 0.64, 0.26, 0.42, 0.1, 0.33, 0.55, 0.15, 0.13, 0.19, 0.11, 0.04, 0.6,
    0.04, 0.58, 1.22, 0.02, 0.15, 0.04, 0.3, 0.1, 0.08, 0.9, 0.01, 0.49, 0.92, 0.25, 0.14, 0.01, 0.57, 0.55, 0.14, 0.13, 0.33, 0.01, 0.12, 0.13, 0.01,
    0.24, 1.31, 0.17, 0.28, 0.25, 0.4, 0.03, 0.77, 0.35, 0.23, 0.0, 0.26, 0.1, 0.49, 0.5, 0.25,
)

WEIGHTS = """
| #app_password=0az0qd28d0ze0fj1jf3mj | #app_password #application=0az0qc28e0zf1jf3mj | #app_password #at_work=0al | #app_password #auth=0av28e1vf2bj
| #app_password #cannot=28e0aj | #app_password #code_535=0al | #app_password #credential=3mj | #app_password #failed=0ar28a3mk0qf2bj33f
| #app_password #host=28j | #app_password #imap=0al28f | #app_password #mailbox=28l2bk | #app_password #message=3ml28e | #app_password #mfa=0al
| #app_password #not_given=0ao0qc0ff3hf | #app_password #password=0az28b0qe1jf3mj | #app_password #password_world=0ar28d0zf
| #app_password #refused=3ml0fk28j33f | #app_password #required=0av0qd0zf1jf3hf | #app_password #too_many=3mm0ae33f
| #app_password #user=0at28d0fk0ze3hk2bj | #app_password #wrong=0am28e2bj | #application=07k08k0qk0zk1ek23k2lk3ne01f09j
| #application #at_work=0hn1ec22l2bl04e07e0qe3ok3tk01j | #application #auth=0am2sm3hd3tl0me2nk3ok05j09j0nf | #application #azure_cli=3tm0ze0qj
| #application #cannot=2lp02m0hm28d0qk3tk03f08f0nf0pj | #application #certificate=0rl0qk0jf0mf0tj | #application #client_auth=07o3tc0rj0sf0tf11j
| #application #closed=3kk0xj | #application #code_535=0ao | #application #configuration=0hj | #application #connection=0mn0wd2kk07j0jj0qf1ef1zj32j38f
| #application #consent=0zp3tk1wj | #application #content=3km1sl33l0qe2qj | #application #credential=28c0ad23l22k0ff0rj0sj20f3kj
| #application #disabled=07x01e0fe1ee1ie02f05j0zf2bj2yj | #application #exists=22o04e | #application #expired=0rs0qe2hk3be0jf0tf0zj
| #application #failed=23n0nm02e0hk0qk0vk0ze2se07f08f | #application #graph_scope=0nl1wk0qj1ef | #application #host=28l0fk0ne0wf0yj1ej2qj3kj3tj3uf
| #application #imap=0mn28m09l05k0pk1sk3he0aj0jj0kj | #application #later=1wj2gj | #application #mailbox=33m05l1od1sk0qf0zf1cj1mf1zj20f
| #application #managed_identity=1em0qj | #application #message=0qb23n1uc0hl0ml3od1ee1wk2lk3mk | #application #mfa=0al28k
| #application #microsoft=0qc1wl02k0zk2le0af0ff0nf0sf19j | #application #mismatch=2gt0qe2hk0nf0zf3tf
| #application #missing=08w0q91bp1ob2sd0pk1ae02j0df0hj | #application #not_authenticated=2km3hf | #application #not_given=0am2nm0qe3he02j0ff
| #application #password=0aw0mo0fc0qc28c3hk0jj0kj1ef1jf | #application #password_world=0zm0al0qd28e2ne1vf25f2bj2ej2ij
| #application #permission=19l3ol0zk1bk20e1wj2gf3pj | #application #program_file=0zm0pk0qe0vk2fk02j0nf1ef1wj2gj | #application #property=04j24j
| #application #recipient=1fj2fj | #application #refresh_token=2hl0qj1yj3tf | #application #refused=0vl0zl07k19k20k25k33e3mk3te0af
| #application #renew=0ql2hl1ef1yj3tf | #application #required=0ao2ml2sl02k0fe0qe2kk2ne08f0zj | #application #roles=03k
| #application #secret=0rp0qk0te08j0sj3bf | #application #sign_in_first=0zk2ek02j3tj | #application #success=0ak1ek04j24j
| #application #tenant=08s02n3vl0hk1wk0dj0nf0tf1bf2gf | #application #tls=0nn0xj2cj32j38f | #application #token=3to0qm33l0ze2xe3je3vk0rf1ej1wf
| #application #token_not_got=3vm2gj | #application #too_many=3mn33j | #application #unknown=3hk0nj33j
| #application #unsupported=3tn02m0dm0qk08f32j3of3vj | #application #user=0zn0nm01d02l0ql3vl0ak0bk0tk1ee
| #application #wrong=2go28d0ze1bk1wk3re07f08f0df0yj | #application #xoauth2=1ej1yj3tj | #at_work=1ez2vl0xk01f06j0ff0mf0nj0zf20f
| #at_work #attempts_failed=0yk0mj | #at_work #auth=0cc20m1rk03j0nj0pj0yj11j15j1vf | #at_work #authorization_code=0es0qf | #at_work #azure_cli=2xl
| #at_work #backend=0xk1ee3ik0cf | #at_work #cannot=1e72tl0fe0hk0pk32k02j03f0cj0dj | #at_work #certificate=0mp1ec2rm03l0kd0gk0le0ne0qf19j
| #at_work #client_auth=02n11n0sk07f1of | #at_work #closed=20q1ea0ym0xd0ak0wk35k37e3pk00f | #at_work #code_535=3hm0nk3nk28f
| #at_work #configuration=1ej28j | #at_work #connection=3lb0yc1em20l0qe0we0xk2te3kk0cf | #at_work #consent=0qf
| #at_work #content=0nc1el2fl0qe2jk0yf1sf1uf25j2cf | #at_work #credential=0qd1ek20e0ej0ij1oj1rj22j28j3bj | #at_work #defect=0nl0qj0yf1oj28j3nj
| #at_work #device_code=12n0yf10j | #at_work #disabled=01c1ed02k16k05j07j0nf1rj2bj2mj | #at_work #exists=22u04r1ee0nf3of
| #at_work #expired=2vy12o1ed2hd0ee0je0ne2xk0xf3bf | #at_work #failed=1e01ol06k0fk0qk1rk2ve04j07f0pj | #at_work #folder=1ok28k | #at_work #full=1ij1mf
| #at_work #greeting=3uo1ec32k03j0xf0yj37f | #at_work #handshake=0mk1ek34e37k35f3aj3hj | #at_work #helo=1em1fe2kj32j
| #at_work #host=1eq1ol33d0fk2ce32e0if0wf0xf20f | #at_work #imap=0qr2tc1el0ke28e0fj1tj20f2vj33f | #at_work #later=33m25l1ee2tk0xf14j1ij1nj2bj2sj
| #at_work #lock=1np01f1kf | #at_work #lookup=0xf15j1ej | #at_work #mailbox=1on20c33m1ed1md37l0nk0xk03f0qj | #at_work #managed_identity=0ik1ef1yj
| #at_work #mechanism=0nk3ej | #at_work #message=1eo30d0mk1ue2qe3oe00f06f0hj0ij | #at_work #microsoft=1ep0nd2tl0fk15e14j17j2ef2xf39f
| #at_work #mismatch=0nk2gj | #at_work #missing=02n3ul0ok0qk1ok1rk2fk00f08f1aj | #at_work #name_resolution=15m0we0qf3uf
| #at_work #network=1yn0wf0yj3gj | #at_work #network_error=1sm | #at_work #not_authenticated=3hn2qf | #at_work #not_given=0fl0pl1ed3nl0qk28f
| #at_work #nothing_wrong=32m1el0qf1pf2rj2sj | #at_work #other_protocol=3ur1ee | #at_work #password=0pm0ak0nk3nk0mf0qj1ef38j3hf3kf
| #at_work #password_login=1en0nj0pf1rf27j2cf2sf32f | #at_work #password_world=06l0ye0ze2bk2tk0af0ej0nf0qf1ej
| #at_work #permission=04n3om16l1wd28l2fl22e05j0zf18j | #at_work #plain_and_tls=32k3uk | #at_work #pop=1nm2tm2cd27k0nj0qf29f32f3hf3uj
| #at_work #program_file=2mm0qe1hk1sk2se2xk08j0gj0oj0yj | #at_work #property=1am04j2lf3of | #at_work #proxy=0nf0wf1kj2tj3hj
| #at_work #recipient=2fq0nf0yj1ef2kj | #at_work #refresh_token=2el3hk0ej0qf2hf2ij | #at_work #refused=0wp1ea03m11m28m2qd33l20e2fe30e
| #at_work #relay=2fj | #at_work #renew=06k0qe2he3hk3rk1ej2ej | #at_work #required=3np1ec0yl3hl0dk0ne0qe2xk04j0zf | #at_work #roles=03m0fj1ef
| #at_work #secret=1ej3gj | #at_work #secure_required=38l27k0qf32f | #at_work #send_as=0nk26j2qf | #at_work #sender=2q93hn0qd0mj28f30j33j
| #at_work #sign_in_first=2vo2xm2ek2nf3jj | #at_work #size=1ul3il1ef | #at_work #spam=0nj3hj3lj | #at_work #starttls=3271el38l3al1rk28e37e0wj
| #at_work #success=03l0xf0yj2vf32j | #at_work #tenant=0qk3vk02j03j0nf2bj2tj3jj3nj | #at_work #timed_out=2ta0xl2vk0qj12j15j33f3lj
| #at_work #tls=1ep2rl0ke0wk32k35e0aj0ff0gj0mf | #at_work #tls_version=0mj | #at_work #token=2vn1ec0el11l03k0te0xe2he3dk3re
| #at_work #token_not_got=0ij0nf2dj2gj | #at_work #too_long=0xm1ed2te0yj1uj2cj | #at_work #too_many=25l3kl1ee05j0qf0xf1hj1oj2cj2tf
| #at_work #trust=1en0gk0me | #at_work #unavailable=2tn1rd0pk1ee1he32e3lk0fj0qj0xf | #at_work #unknown=0mk2fk2tk32k0ff0qf1ef37f
| #at_work #unreachable=1yo0we2fj | #at_work #unsupported=1rn0nl32d1ee37k2tj3aj3of3tf3uj | #at_work #user=01a00l0qd1rd20l0xe1ek2ve33k3lk
| #at_work #wrong=1ea20m00l0ml0nl0qd2cl3hd0ek1hk | #at_work #xoauth2=2vq11m1re3bk3re09j0af0ej0qf17j | #attempts_failed=3hk0yj
| #attempts_failed #auth=3hk | #attempts_failed #cannot=3aj | #attempts_failed #certificate=0mj | #attempts_failed #connection=0yk3aj
| #attempts_failed #failed=3hk0yj | #attempts_failed #host=0yk3aj | #attempts_failed #imap=0mj | #attempts_failed #message=3aj
| #attempts_failed #starttls=32j | #attempts_failed #timed_out=0yk | #attempts_failed #tls=39f3aj | #attempts_failed #wrong=0mj
| #auth=28t1rr3ho1en0qc0ne1ue2kk38k3ne | #auth #authorization_code=0el0ak | #auth #azure_cli=0ul0ff0qj0vj28f2xj
| #auth #backend=0ct0zo2tc28d3hd1ee1re0xj3ij3jf | #auth #cannot=28z0fo15c0yd20d0ak0ck0ne0qe0we | #auth #certificate=0mp1ro3nn0cl0jd03k0ke0sk1ee0ff
| #auth #client_auth=0ts3ha28c0ql11l07k0ne01j08j0rj | #auth #closed=0x320p3eo0cn3hb37d0wk0yk35e38e | #auth #code_535=28c0ak00f0if0qj0wj1pj38f3hj3rf
| #auth #conditional_access=0vp2ek | #auth #configuration=0aj0fj0qj1rj3gj | #auth #connection=0qr0w820n0xc0cl0yd32d38l0fk1ee
| #auth #consent=0zl0qj2mj3tj | #auth #content=0nm2cl2fl1ek0tj1pj1uf28f2hj3gj | #auth #credential=0nn3jb1el3nd3ok0qj2af2ef2hf3df | #auth #defect=0np
| #auth #device_code=12q3bd28f2hf | #auth #disabled=0fs38r28807b2zm1rl3hd2tk3te01f | #auth #expired=3bv2hs0jb3hb0yd2vd1re01f0cj0ff
| #auth #failed=28w3hs1rb1ed2td0we1wk0tj15f1vf | #auth #folder=1oj20j | #auth #full=30m1ij1mf28j | #auth #graph_scope=1wm2kk0qj2qf30f3hf
| #auth #greeting=03j37j | #auth #handshake=0mp1ed34f3hj3lj | #auth #helo=1fb0ym28d0qj2cj2tj30j3hf | #auth #helper=3el
| #auth #host=1rr28p2ta0fn0qn1eb0cm0nl0wd15d | #auth #html=0qk0ij3uj | #auth #imap=28u38b3hn0fm0qc1ed2cd1ie0aj0cf
| #auth #later=0cu3ku28633b3jn1hc2tc20l2nl2sl | #auth #lookup=1ro2fm1ol0pj18f28f30f | #auth #mailbox=2yo20n1oc3hc03l1md33d3nl01e2fe
| #auth #managed_identity=3jm0yk1hk0ij0nf | #auth #mechanism=1rz3h90pk28e0cf3tf | #auth #message=2kn3hn1uc2qd3ud0qk2xe3bk3rk0fj
| #auth #mfa=1vv28k0ff2kf3hf | #auth #microsoft=0fo28a0nn3hm1wl0ye2xe0pf0vj0wf | #auth #mismatch=3pt2sm2qd0ke0qk3he0cf1rf3rf
| #auth #missing=28b3hc0ck1rk20k2hk38k3de3ok0af | #auth #network=38o0ij1hj1jf1yj3hf | #auth #network_error=1yk03j
| #auth #not_authenticated=2kp3hp0qo2xm38d1ee1re28e2qe2yk | #auth #not_built=0px1rb2kf3hf | #auth #not_given=2nl1oe1re28e38k0nf0pf2lj2xj3bj
| #auth #password=0fu28o0am2sc0ql1ee01f0nj0pf0uj | #auth #password_login=1el1pf2ej2sj | #auth #password_world=0ap1vo0zc0nl0fe1re2be2nk33e0mf
| #auth #permission=2bp1wn20b2sm3hc0ak0cj0qf1rf1uj | #auth #plain_and_tls=37l | #auth #pop=28a3hn1il0fk0wk1re29k2ce3ue0cj
| #auth #program_file=1en2xl03f0cj1oj1rf28f2ef2mf3df | #auth #property=3oo28f | #auth #proxy=2dw0qb2sd0fe2te0if1rf2kf38f
| #auth #proxy_login=2dt0qe2kf | #auth #recipient=2fb1il1ek0yj1uj28f2qj30f33f38f | #auth #refresh_token=2hl3be0ej0qj1ef25j2ef3gf3hj
| #auth #refused=28s3hr1ub30b0wc2bl2kd2yl1re2fe | #auth #relay=28e2kk3pk3hj3nj | #auth #renew=2eo1ec2hm3gl0tk1pf1rf1vf2jj2xj
| #auth #required=38q2ko28c0ze14e1ee2dk02f0fj0pj | #auth #roles=03o0qj | #auth #secret=0sm0rl28e0tj3hf
| #auth #secure_required=38z1rb32b0qm0fk0mf0nf27j28f2kf | #auth #send_as=0qk2qk1ef1rf28f2bf2kf | #auth #sender=2ko0qn2qc28e2xe3ne0nj2fj33f
| #auth #sign_in_first=2no1vl28d2hl2xl0qe2ik3gk1ef38f | #auth #spam=30o1ul28d0qf2tj3hf3lj3uj | #auth #starttls=38o32b0ff0xj3uj
| #auth #success=1en1rc28c3hd20k2ke03j0vj0wj0xj | #auth #tenant=2zo3nm02d0cl28d1ek1ok2ye08j0ff | #auth #timed_out=3jn0yc3hd0fk12k1re2ek0cf0nf0qj
| #auth #tls=38w3270ml0wk34e0ff0gf0kf0pf0yj | #auth #tls_version=2sl39j | #auth #token=3h63rq2892jo0qn3jb1hl1wd3cl3nd
| #auth #token_not_got=0ql08k0ij2dj2if3gf | #auth #too_long=3iq1pe1re3kf | #auth #too_many=3kz3323hb01m1rc0cd1ed0nk0qk0wk | #auth #trust=17l1hj
| #auth #unavailable=0qr1rp0co3jm1hd2td3hd0ye38k0mj | #auth #unknown=0tt3ho0qb1ec27m0sl1rd08k0fk0ne | #auth #unreachable=0qp17l1ql1yf2xj3hf3jj
| #auth #unsupported=1rz0tn32b3oc3tc0pd28d3hd0ne17k | #auth #user=3hb0nl01k0ak1uk2fe3nk0cf12j1rf | #auth #wrong=0qa0tm1pm0fk0ne1ee1vk2ck2ok0aj
| #auth #xoauth2=0q928a0pn1rb1wm3hl3rl0ne11k3de | #authorization_code=0eo0ak0nf2gj | #authorization_code #code_535=0al
| #authorization_code #failed=0ep0ak0nf0qf2gj2jf | #authorization_code #message=0al | #authorization_code #microsoft=0em
| #authorization_code #password_world=0ek | #authorization_code #token=0ep | #authorization_code #wrong=0ep0ne2gj2jf
| #authorization_code #xoauth2=0em | #azure_cli=13l07k0qk0uj0vj0zf1hj1wf28f | #azure_cli #cannot=0ul0mj0qf0wj2xj34j | #azure_cli #certificate=0qj
| #azure_cli #conditional_access=0vk | #azure_cli #configuration=0qm1rk28f | #azure_cli #connection=0mj0qf0wj1yj34j3uj | #azure_cli #consent=3tm0ze
| #azure_cli #credential=0ql2xk | #azure_cli #expired=1hl0cj | #azure_cli #failed=0qm0uf1ef2xj34j3uj | #azure_cli #host=1rk
| #azure_cli #message=07o1ee1rk0qj0zj2aj | #azure_cli #microsoft=0qm1em | #azure_cli #not_given=0qk | #azure_cli #password=0um28c1hl1rj
| #azure_cli #permission=07m13m1ee3tk0zf | #azure_cli #program_file=2xk3jj | #azure_cli #sign_in_first=0vk2xk | #azure_cli #tenant=1hl0cj
| #azure_cli #token=1ej | #azure_cli #unavailable=0qk | #azure_cli #user=1rk0vj | #azure_cli #wrong=3tm0ze | #backend=0cz0zn2tb28d3hd1re0xj1ef3ij3nf
| #backend #closed=0xe | #backend #connection=1ee3ik | #backend #failed=0cy3hd0xf0zf1ej2tf | #backend #host=0zp0co28d2td1re0xf
| #backend #imap=0xk3ik0cj1ef | #backend #later=0cv2td3hd0zf | #backend #message=0cl2te | #backend #refused=0zs28c0cd2tj
| #backend #unavailable=0cw2t80qf0zf1rf | #backend #user=0zk0vj13j2sj | #cannot=1e415r0wo1mm20m28l2tl0yk3jk01f
| #cannot #certificate=0mp3dn0gm0jd0ql34d0ke15e0ij0lf | #cannot #client_auth=08m02j | #cannot #closed=0wc0mk1ok0cj0qf0yj1uj2sj32f35f
| #cannot #code_535=3pp2wn3hm28d0af0cf0qf1wf20j2yf | #cannot #configuration=0qo1ef32f37j | #cannot #connection=0wz0q80yq1e90xc0ml15l20d3ul0ff
| #cannot #consent=0zk2mk | #cannot #content=0nl1uj | #cannot #credential=0nn19k0tf1ef1rj1yj2xj | #cannot #defect=0nu0qe
| #cannot #disabled=0qp16m01f02j07f2bf2zj3aj | #cannot #expired=2hn0jk0yk28e3be3gk0rj2ef2vj | #cannot #failed=1eu2tb0xd0yd2sd0pk0cf0ij0qf0wf
| #cannot #folder=20m1ok3pj | #cannot #full=1mn3ok0nj0qf1cj2qf | #cannot #handshake=32k0nj0qf35f3aj | #cannot #host=0ws0fd0il0nd0yl28d0qk2se37k0kj
| #cannot #imap=1yn1ec3uc28d0kk0vk1uk01j0qf0yj | #cannot #later=1hq3ln33c0ck0we15e19k0qf0xj1yf | #cannot #lock=1nn0qf
| #cannot #lookup=15p0ml0kf0yf18f1ff2ff2qj | #cannot #mailbox=2wn20m2tl1mk2sk0wf15f1cj1ef2qj | #cannot #managed_identity=0rk0nf1yj
| #cannot #mechanism=0pl28e1rj | #cannot #message=1e61sm1ul2ck2te0cf0hj0mj0xj1wf | #cannot #mfa=02k
| #cannot #microsoft=1yn0nm02k0yk15k1ee09j0cf0pf0qj | #cannot #mismatch=0md2sk0ij0kj0qj2gj3pf | #cannot #missing=2sq02n1mm15d0ne0qe28e09j0pj1aj
| #cannot #name_resolution=15y0qk0we1ok3ue0mf0yf1aj1ff1zj | #cannot #network=1yl0mf | #cannot #network_error=0il | #cannot #not_authenticated=0qj2kj
| #cannot #password=28r0ap0fl0wd0uk3he3ne0qf1ej2xf | #cannot #password_login=0cl2sl3he0mj18j1ef
| #cannot #password_world=0im0mm28c3tl0ck15k1yk3gk0af0wf | #cannot #permission=2so1hm16l1we1yk20e28f2qj2tf | #cannot #plain_and_tls=37k
| #cannot #pop=2co2tm0wd32l0nk0qe1ee1pk2ok0cj | #cannot #program_file=1ed3ul0me0nk0qk0ye1hk09j0dj0pj | #cannot #proxy=2tl0ik0we0ye0cj15j
| #cannot #recipient=2fs2km3nl1fk30e0yf26j | #cannot #refresh_token=1yk2ik3gk0yj2hf2jf | #cannot #refused=0ww0ya1en15c28c30c0zd1kl2fd2sl
| #cannot #relay=2kn15m2sk2tf | #cannot #renew=3gs0qm0ne0tf1yj2ej2ij | #cannot #required=02p3jm0dl1jl0ne0qf0tj0vf0wf20f
| #cannot #secret=3jm0rk28f2ej2ij2tf | #cannot #secure_required=32s0wd38d | #cannot #send_as=2ql0nk1ue0qf30f
| #cannot #sender=0qn1wn26m30d0we1uk0mj1aj28f3oj | #cannot #sign_in_first=2ho3go2xl28e02j0wf3bf | #cannot #size=1ur0qf1mf | #cannot #spam=30l
| #cannot #starttls=38c0qk0we32k28j | #cannot #success=3jq1eb0yl28e2kk0ff0tj17j1rj1uf | #cannot #tenant=02p3vl2lk2sk3ok0df0nf0qf1of2ff
| #cannot #timed_out=0yr0w90fm15d1el28e0mf0qf2tj3uj | #cannot #tls=0mw32u0w834p38b0qc0ne0xe0ye15e | #cannot #tls_version=2sl3al0mf
| #cannot #token=0nn3gm17l3pl2ck2ik3be3ek3he3re | #cannot #token_not_got=0qm2il3ge08j0tj2xf3vj | #cannot #too_many=3ln0wd1ej28j
| #cannot #trust=17l3nk0gj | #cannot #unavailable=2tb1hm28k0wj1rj3uj | #cannot #unknown=3no0nn2tm0yk1fk0ff0qf1ef2fj2sf
| #cannot #unreachable=0cl0wl0qf0yf15f2tf | #cannot #unsupported=0qn0dj1ej3sj3tf3uj | #cannot #user=28t01a3ho3ol02k0ak0qk15e1nk2xk
| #cannot #wrong=2fn28m0nl1el0ak0we15e2ce3he3ne | #cannot #xoauth2=0ql0ne1re1yk2ik0tj0yj1ef1pj28f | #certificate=0mz0ju0up1ep0km0yd15e3dk0gj0qf
| #certificate #client_auth=0rk | #certificate #closed=0ij0mj0xf28j | #certificate #connection=0mt0lm0wc0yd1ed35d0kk0nk0xe37e
| #certificate #content=0nl0tk | #certificate #credential=0kl0me0rk0jf0nj0sj | #certificate #dns=0kj
| #certificate #expired=0jz0m20kb12c0yd0ck0qe2he2ve01f | #certificate #failed=0qp0ko0gm3dm0jl0nd0tl1ed2td1re | #certificate #handshake=0lm0mk34k0jf37f
| #certificate #host=0kz0mu15c2cc3uc0qd0wd0ne0ue1ee | #certificate #imap=0ks1rk2re3ak0gf0if0lf0qf0wf15f | #certificate #lookup=0mn0kf15f
| #certificate #message=0kr0mk0qe1ek3ue0ij0uf15f1uf2qf | #certificate #microsoft=0nl0rk1ee03j0ij
| #certificate #mismatch=0kz0m40jd0qd0ne2ge3pe1ef2sf34f | #certificate #missing=0lm1rl08f | #certificate #network_error=03j0mj
| #certificate #not_yet=0up0me0kf | #certificate #password_world=0nn0mm1ef2rj | #certificate #program_file=2ro0mb32n1ek0gj0tj2sf
| #certificate #refused=03m0mf0qj19j1ef | #certificate #renew=0gl3gf | #certificate #required=1rn3nn0mc0qm34m2ke0sj | #certificate #secret=0rl0sj0tf
| #certificate #starttls=3290km2rl0if0mj34f38f | #certificate #success=03m19j1ef | #certificate #tenant=0rj
| #certificate #tls=3250mo1rn2rn37b0gl0qd34d38d0sk | #certificate #token=03l0nl0gk0me0kf0rj0uf19j1ef3gf | #certificate #trust=0mv0kd0ik17e1ef
| #certificate #unknown=0mo1ee0nj0qf28j | #certificate #unsupported=0lp3ak0kf1ef3tf | #certificate #user=0mo0jm0ke0lk0gf32j
| #certificate #wrong=0ms0ko0lm0qd28d0gk0jk0rk0sk0ue | #client_auth=0tq3tp08m0qc3hd11k02j07j0nf0rj | #client_auth #connection=07k0wf1wj3tf
| #client_auth #credential=0tm0rl0ne01j0qj0uj11f1wf28f | #client_auth #disabled=02n07n0te11e0qf1if2bf | #client_auth #expired=0rm0te
| #client_auth #failed=3tt0tr08n02c11l0ne0qe3he0sj3rf | #client_auth #host=08k0tj | #client_auth #mechanism=0tl1rf
| #client_auth #message=11o08f1wj3tf | #client_auth #microsoft=0rn0ne0tk0uj | #client_auth #missing=08x02n07e0sk3te1of
| #client_auth #password_world=11l0qk | #client_auth #program_file=0tl02j08j | #client_auth #refresh_token=08j
| #client_auth #refused=11n0tm07l3he06j0nf0qj3rf | #client_auth #renew=08j | #client_auth #secret=0tq0sd0qe3te08f0rj | #client_auth #tenant=1wk
| #client_auth #token=11o08l0qk0nf3hf3rf | #client_auth #token_not_got=0ql08k | #client_auth #unknown=0to0sk1rf3tf | #client_auth #unsupported=0tl1rf
| #client_auth #user=01k0sk08j13f | #client_auth #wrong=0tx08n3tb0qd11e01j07f0uj3vf | #client_auth #xoauth2=11p3te0tf
| #closed=0xz1e92xn1mm2tl37l00k01k0ne0qe | #closed #code_535=00p0xd0ck3he3pf | #closed #connection=0xz0w60yb1ec2tc37c20l3ld15e1ye
| #closed #content=25k3gk3kk0nf | #closed #credential=0nl3kk0xf | #closed #expired=28l01k2jk0xf1ej2hf3bf
| #closed #failed=0xt0w837p1eo15c2tm0qd0yd3nd28e | #closed #greeting=0xn37m0yf3lj3uf | #closed #handshake=35s1ef39f3aj
| #closed #host=0xz0wb2tc0me0ye15e37k3ue0cj1mf | #closed #imap=0xz2tc37d3ud0qk35e3he0aj0ff0mf | #closed #later=33n2sk1ef | #closed #mailbox=0qk0xk1ef
| #closed #message=0xx1ec0ne20e37k0qj28f2cf2ej2qf | #closed #microsoft=0fe0qj0xj2cj2ej2jj39j | #closed #network=28j | #closed #network_error=0xk
| #closed #not_authenticated=0ql0xf2kj | #closed #password=2el2jk3kk0ff0qf0xf | #closed #password_login=28l0xe1ee0cj27j37f
| #closed #password_world=0xb3hl0qk1ej | #closed #plain_and_tls=37l0xf34j | #closed #pop=3il29e0xf27j | #closed #program_file=0xr0qe1ee0nf0yj37j
| #closed #recipient=33l0xf | #closed #refused=0wj | #closed #required=1mo0xd32l38e0yj1vj2fj | #closed #spam=30k
| #closed #starttls=34l0jj0mf2cj32f39j3aj | #closed #success=0yl1ee37k1vj | #closed #timed_out=0x70ym0qk0wj
| #closed #tls=35r0x932c37c0al0ml28k0ij0wj1ef | #closed #token=0xo2jk0nj37f | #closed #too_many=3ld0xj37f | #closed #trust=0mm0xf
| #closed #unavailable=0xc33l2tk0qj | #closed #unknown=0cl37l0qf0xf27j28j3hf | #closed #unsupported=2cj32f39j3aj
| #closed #user=20q00n1fm2xd3nd01k0yk1ee0wj1mf | #closed #wrong=0x337o20n2tm1dk33k38k3ek0yj2wj | #closed #xoauth2=3em2kj2sj37f3gj
| #code_535=28o01l3hl3nk0nf0qf1ef2wj3pj | #code_535 #connection=28s0qc0vl1ee2yk3he0cj2pj38f3uj | #code_535 #credential=3hp28b3nn0al3of3pf
| #code_535 #disabled=2zq0fo3na3hb07f0vf17f2pf38f | #code_535 #expired=3bt2hd3hd12f2ef2jf2vf3pf | #code_535 #failed=28u0ap01d1el0qe2ke3hk3pe2bj2tj
| #code_535 #graph_scope=1wm28j3bf | #code_535 #host=28x0qc3hd01k1we3rk0cj0wf1rf2cf | #code_535 #mailbox=2wo2yo2zc3hd3nl20e1mf1of28f
| #code_535 #mechanism=1rn3hc28e0nj0pf | #code_535 #message=0aq28p0qd01k1ee26k3ne0fj0vj1wf | #code_535 #microsoft=3hq28a1ed1wl2td3nd3rl0vk0qf38f
| #code_535 #mismatch=0im3he3rk0qf1pj | #code_535 #missing=1rl1pk3hf | #code_535 #not_authenticated=2yn0qd2kl2zk3he0vj28f3nf
| #code_535 #not_given=0aj | #code_535 #password=28o0fc3hd1jk0qf3uj | #code_535 #password_login=28o1rd3hl1ee2wk0nj2cf
| #code_535 #password_world=0at28e0qf3hj | #code_535 #refused=28s3h73ul0fk2bk3pe01j0aj0qf0zf | #code_535 #required=0fn1rl2kl0ak0qe38e3he2yj
| #code_535 #secure_required=0qe2yk0fj38f | #code_535 #success=0vr1ed0fk0aj0nj0qf28j | #code_535 #tenant=2zr3nn2yd0ff3hf3vf
| #code_535 #tls=28m1rl0nk0mf32f38f3hf | #code_535 #token=3bp3hb28c3rm1ee1wk2he3ck01f12f | #code_535 #too_many=3km0ak
| #code_535 #unavailable=0nk3hk1rf32f | #code_535 #unsupported=3pm17l1re28j2wj3hf | #code_535 #user=01q28b2bn3pn00l2pk0ff0nj17f20f
| #code_535 #wrong=28q01e0ik2ce3be3nk3pe2bf3hj3kj | #code_535 #xoauth2=1wl28d2wk1pj1rf | #conditional_access=0vv14p0bk0qe0zf1rf2ej
| #conditional_access #expired=2el | #conditional_access #failed=0vm14j | #conditional_access #microsoft=0vk | #conditional_access #program_file=0vj
| #conditional_access #renew=2el | #conditional_access #required=14s0vf | #conditional_access #sign_in_first=0vl | #conditional_access #token=0vq2ek
| #conditional_access #user=0bl14l0qf0vj1rf | #conditional_access #wrong=2el | #configuration=1ew0qn2ak2te32e2sj33f3uf | #configuration #consent=0zj
| #configuration #credential=0hj0qj28j | #configuration #expired=0rk3gj | #configuration #failed=2am15l2sk08j1ef1oj3gj3tj
| #configuration #host=1eu0qb15k2sk1uf2af2cf3uf | #configuration #imap=1rk | #configuration #later=0ql1rk08j2gj2tf33f3gj3nj3tj
| #configuration #mailbox=1ek1rk1oj | #configuration #message=1el0qf0rj1oj1rj | #configuration #microsoft=0qm1ok3gj | #configuration #password=1rk0fj
| #configuration #permission=0zj | #configuration #program_file=2sn0qm2am1ed32e0mj15f | #configuration #secret=0hj0rj | #configuration #tenant=0hj0zj
| #configuration #tls=0qp32d1ee0mj | #configuration #token=3gj | #configuration #user=2so1ee1ok1rj28f | #configuration #wrong=1ok0sj
| #configuration #xoauth2=0ql | #connection=0wz1eu0yq1ym28c0xl15k1ue2fe37k | #connection #content=0no3nl0pk0we0ye1pe25k37k3gk0qf
| #connection #credential=0nn0al0we28e0mf0yf20f3bj3hj | #connection #defect=0nm | #connection #disabled=07k39k0qj1ef1ij2zj
| #connection #dns=0ql30l0kk0wf2ff | #connection #expired=3bc0el0yl1ed2xl2hk2vk0jj0mf15f | #connection #failed=0wz1e20yr15q2td3hd0ck0nk0fj0xf
| #connection #folder=20k28k1oj | #connection #greeting=3ll0xk0wf1ef2cj37f | #connection #handshake=3453aa1ed35l0kj0xj39j
| #connection #helo=1en0wf1ff38j3uf | #connection #host=0qc0wl0xl2te37e38e3lk3ne0fj0mf | #connection #imap=1eo1ic28c3ud0ne0qe0xk1ye2tk37k
| #connection #later=3lt0wa0xl2tl33l0ye12k1ee15f1df | #connection #lookup=15l1ek18f | #connection #mailbox=1eo1ob2fe2qk37k0nf0qf0wf1mf1zj
| #connection #managed_identity=1yl | #connection #mechanism=1fj38j | #connection #message=0yn3uc0ql30d3hl0xk15e1ue0fj0wf
| #connection #microsoft=0wa0fl2xl0ek1ek2hk2tk2ve3he0mf | #connection #mismatch=0kp0ik2sk0nj0wf1gj34f3pf
| #connection #missing=0no0cn0yd20l15e37k08f0qf0wf0xf | #connection #name_resolution=15r3uo0qm0wc0yd18f1rf1yf
| #connection #network=1ys0ym18k1lk0if0mf1jf3lf | #connection #network_error=0il0yk03j0qj15f | #connection #not_authenticated=0qr0fm2km38e0wf0yf32f3hf
| #connection #not_given=0pm0fl0ql3ne0xf1ef1ij3hf3pj | #connection #other_protocol=2tj | #connection #password=1e70qn0mm0pm01l0wd1rl3hd0af0jj
| #connection #password_login=1re3he0xf1ij28j37f3uj | #connection #password_world=0wc3lm26k28e0aj0mf0nf1wf1yj2ff
| #connection #permission=0wc28l2fl3bl0ck1yk20e2qk0nf18j | #connection #plain_and_tls=37s0md0nf0wf0xf0yf1ef32j3uj
| #connection #pop=29b0wc1em0ce0xe0ye32k3ik3lk0qf | #connection #program_file=0nl3ul1ee20k3de0cj0df0ij0yj15f
| #connection #proxy=0wl2tk0ij0qf1ej1yf2sf | #connection #recipient=2fm30l1df1ff2kj35j38j | #connection #refresh_token=0qk3gk2ij
| #connection #refused=0wz0y61e91u915c2qd2tl3hd0ck0xe | #connection #relay=2kd2ql0qk2tk | #connection #renew=3gp2hl0we2xk0yf1ef2jj
| #connection #required=0qn0yn0wc0fk20k32e38k02j | #connection #roles=03j0fj0qj | #connection #route=1yp0wf | #connection #secret=3ek
| #connection #secure_required=32v0wb0fl0ql0ye1ef27j28f | #connection #send_as=0nk | #connection #sender=33m0qe1uk01j0nf1ej28f30j
| #connection #sign_in_first=3bl3gl0we20k1ef | #connection #size=01k3ik1ef28f | #connection #spam=30l0wf1ej26f
| #connection #starttls=32l37d0me0we0nj1ej1rj38f3af | #connection #success=0w21ev0yb15b0xe1ye25k37e0vj28f | #connection #tenant=0cn02j0nf0qf0wf1ej1wj
| #connection #timed_out=0yz0w31e82tc0nd15d0xe1ye2xe3le | #connection #tls=0w635o0mn0yb0qc1em1rm37m0xd34d | #connection #tls_version=39r2sl0mf34f37f
| #connection #token=0no0wc2vm0yd0qk2ee3gk09j0xf2tf | #connection #token_not_got=0nk1yj2ij | #connection #too_long=3im0xd1ef1uj2cj
| #connection #too_many=3lz3340w91eb0yc2td3id0nf0xf18f | #connection #trust=1em0mk0if0xf3uj | #connection #unavailable=32m0xd2ql1ee20k3lk0ff0qf1hf28j
| #connection #unknown=0qc28l0mk1ee2kk0cj0ff0yj15f2cf | #connection #unreachable=1yu15d0wk0xf0yf1ef2sj2tf
| #connection #unsupported=1em32d0lk3uk0pj0wf0yf1fj39j3aj | #connection #user=3ho2sc0nl1el0qe0wk0xe15e20k2xe
| #connection #wrong=0mn1eb0xd20l37l0ik0lk0we1ye28e | #connection #xoauth2=1el09k3he1pf1rf3gj | #consent=0zz0qd3tk0nf1ef2fj
| #consent #failed=0zx1bj3tf3vj | #consent #host=0zk3tk | #consent #message=0zj1ef1wj | #consent #microsoft=0zl2ml1wj | #consent #missing=1bk3vk1wj
| #consent #not_given=0zj3tj | #consent #permission=3tn0qf0zj1bf1wj2mf | #consent #program_file=0zl1wk0qf | #consent #refused=2fn0zf1uj2qj
| #consent #required=0zs2fl0qe2qj3tf | #consent #sign_in_first=0zk3tj | #consent #tenant=0zk3vj | #consent #token=3tj3vj | #consent #user=0zt02f3tf3vj
| #consent #wrong=3tm0qk0ze1bj2jf2mj | #content=1uu0no1pn0ye2ck2fk2sk0qf1ef26f | #content #credential=0nk0tk3kk28f | #content #dns=15j2ff30j
| #content #expired=3bm2jk2hf | #content #failed=0nr0qn1ub2fd33l2ck2se1hf2jf2qj | #content #host=2cl0qe25k3kk0xf15j3hj3uj
| #content #imap=1em0ql0ne1sk0xj0yf1uf2cf37f | #content #lookup=2fl1oj | #content #mailbox=1sl33k | #content #message=1us30a0nm1ec1pe1sk2sk1of26f2jf
| #content #microsoft=0nl1pf3tj3uj | #content #missing=3hn0nk0qf | #content #password_world=33k2ff30j | #content #plain_and_tls=37l1uf2cj3uj
| #content #program_file=3bk1oj | #content #recipient=2sk1ef2ff30j | #content #refresh_token=2jk0nf | #content #refused=1uo2ck2fe18f2tj30j3nj
| #content #renew=2jk0nf | #content #required=2fl0nj | #content #sender=17k1uk2sk0nf1ef30f | #content #spam=30l26f | #content #tls=37l34f
| #content #tls_version=1em | #content #token=0nm3hm1ue33k0qj0tj1pf2hj2jj2tj | #content #trust=17m0qf | #content #unknown=0qn0nf3oj
| #content #user=30p3om2fd0ne33k3kk15j1uf2sj | #content #wrong=37p0nm1ud2jk3he0mf0qj1pj1sj2cj | #content #xoauth2=1pn0nd3hl0qe3gk3bf3jf3nf
| #credential=3js0kk0nk1ek3bk3nk2aj2ej3ej | #credential #disabled=28l1ik3hj | #credential #expired=3br28p0qe2hk0jf0rj12f1ef1jj3hf
| #credential #failed=0qs0np3ha3jo1ec0ak0sj1uf28f2aj | #credential #graph_scope=0qj1wj | #credential #host=0fn28m3hc0al1ql0ne1hk3kk0hj0qf
| #credential #imap=3hq0ao09l0nd0qe1wk0ff28j3uf | #credential #later=1wp20m19j28f3hf | #credential #mailbox=20k0aj
| #credential #managed_identity=1hl0yk0ij0nf1yj28f | #credential #message=3op3ha1wm20l28l0fe0qe1ue09j0aj
| #credential #microsoft=0nm0qd3ol0rk1ek08f0sf0tf0vf3bf | #credential #mismatch=0km2gj | #credential #missing=3om1we0hj3hf | #credential #network=1yj
| #credential #not_given=0qo2lm28e3bk3oe01j0dj0ff1ef3jj | #credential #password=28a0qb3om2ll3hd30k0af0ff0nf0tf
| #credential #password_login=0as3hd0fk1ef1ij1rf | #credential #password_world=0au3hm0nd1el0fk0qk1ve2gj | #credential #permission=2hk
| #credential #pop=0fl0qk28f2cf | #credential #program_file=0fl0nk0qe1ek2xk0aj0hj0zj | #credential #property=3oo28f | #credential #proxy=2ck0nf28j
| #credential #refused=1wo28c20l3hd09k0ne0qe0tk1qk1uf | #credential #required=3oq0sk1wf | #credential #secret=0sn0hj0rj3of
| #credential #sign_in_first=2xk0qj0zj | #credential #success=1em0nf0qf0yj1ij28f | #credential #tenant=0qm3vl0dk02f08j0hj
| #credential #timed_out=0qk0yk1wk28f | #credential #tls=1ql1ij25j | #credential #token=0tp0no3hk0qj0zj11f3of3rf
| #credential #token_not_got=0ql0ij2dj | #credential #too_many=01k0af3mj | #credential #unavailable=0qr1yk | #credential #unreachable=1ql1yj25j
| #credential #user=3oc1rl1ik1wk28k30k3he3pe01f09j | #credential #wrong=3hq0q928m0al0fl0nd1pd1rl3nl1we | #credential #xoauth2=0ql3bl1ij1wf2ej3hj
| #defect=0nz0qd0tj0yf1ef1oj2tf | #defect #failed=0ny0qe0tj0yf1ef1oj2ij | #defect #imap=0nm3he0qj28j | #defect #mailbox=1ol0nf
| #defect #message=0nk0qj1oj | #defect #microsoft=0nl1ok0qf | #defect #mismatch=0tk1pj3hj | #defect #password_world=0ne28k2ik
| #defect #program_file=0nn0qf2ij | #defect #success=0nm3hf | #defect #timed_out=0nj0qj0yf | #defect #token=0ns0qe2ij3hf | #defect #wrong=0tk28k0nf1pj
| #defect #xoauth2=0no0qf3hf | #device_code=12z13l3bd0ee14e0yf28f2hf2xj | #device_code #expired=12z3bc0ee13f28f2hf2xf
| #device_code #failed=12n13k14e0jf3bf | #device_code #token=2xm12l0qf3tf | #device_code #token_not_got=12l0qf | #device_code #user=13l0yf10j14f2xf
| #disabled=07x01p1ec1il2bl08e0fk3tk02j0zf | #disabled #expired=2hm3bf | #disabled #failed=29n38n3hb0fc1im2zm01l28d06e0ne | #disabled #full=1ij2hj
| #disabled #handshake=36p34e01f07f39j | #disabled #host=0fr1rm38m3ud01k1ie28e07f0nf29j | #disabled #imap=1iz01a2bb07d0fl0qe1re28e29e2tk
| #disabled #later=01k1ek2te | #disabled #mailbox=2yr01o2zd07e1ef1mf1uf30f | #disabled #message=05m1om2bm16l3hl01k1re1ue1we2zk
| #disabled #microsoft=2zo0fm3hd28k2yk01f08j1wf | #disabled #missing=02p3te1of | #disabled #not_given=0qb38n01m1id07f0fj3hf
| #disabled #password=0fo0qf38f | #disabled #password_login=0fj1ij | #disabled #password_world=2bp1ik07f1wj25j33f | #disabled #permission=16n3tl23j
| #disabled #pop=29z01b1id2ce3hk07f1ej1rf2sf38f | #disabled #program_file=2ml1ek2bk0qj3rj | #disabled #refused=05o28m07l2bk3tk0zf1uf1wf23j3hf
| #disabled #renew=2hl3rk2jf3bf3gf | #disabled #required=0fl0qk2aj38f | #disabled #starttls=38l32f3uj | #disabled #success=0qm01f1uj2zf
| #disabled #tenant=2zt2yc0df1ej2mj3nf3vf | #disabled #tls=0ql0fk32e2aj38j39j3uj | #disabled #tls_version=39j3aj
| #disabled #token=0vl2hk07f1ej2ef2jf2mj3bf3gf3rj | #disabled #trust=0qn2aj | #disabled #user=01z0791e90fb1im1rd38d29k2bk2xe
| #disabled #wrong=01m0fk1ij3hj3rj | #disabled #xoauth2=1rm1ij | #dns=15s30m1fk2te0nf0wf18f1ef1uf2fj | #dns #failed=0qm2fm2tc15l0kk0nf1uf33f
| #dns #helo=1fr15c3nf | #dns #host=15q0qd1dj1ef1fj2sf30f | #dns #later=2tc0qf30j33f | #dns #lookup=18f | #dns #message=2fm15k30e1dj1uf
| #dns #microsoft=0qj | #dns #mismatch=0kj | #dns #missing=15m1ef | #dns #name_resolution=15j18f | #dns #password_world=30k | #dns #recipient=1dj30j
| #dns #refused=30l15e1fj | #dns #spam=30t26f2ff2tf | #dns #success=15k1ef | #dns #tenant=3vk0qj | #dns #user=15j1dj | #dns #wrong=1fk
| #exists=22z04q1eb0ne1mf1of3of | #exists #failed=04q1ej22j | #exists #message=22m04k1ef3of | #exists #permission=04o22e | #exists #property=04k
| #expired=3bx1e52hs0yq0jp12p2vp2en0qc3hc | #expired #failed=0jr12r2hd2vd0qe0ue1ek28e2xe3bk | #expired #full=2hn
| #expired #host=3gp0jm2el2fk0mf12f2cf2hf2vf | #expired #imap=2vo12f1ef2hf2ij | #expired #later=12o25j2ef2hf | #expired #lookup=0jj2hj
| #expired #message=0yp2fp12e1ee28k0jj1uf2ij30f | #expired #microsoft=2vq2hp2xl0ek0rk0ye12e1ee28e0qf | #expired #mismatch=2hn25m2jk0ej2ej
| #expired #not_given=3bm01k0qf2hf | #expired #not_yet=0jm0uf | #expired #password=1jt01n28n2hd3bd0je0ye12e1hk0ff | #expired #password_world=2vk3bf
| #expired #permission=2hn0ej2jj | #expired #program_file=3bl0jk0qf2ij | #expired #proxy=2hj | #expired #refresh_token=2hr25p3ba1ee2ie0jf0qf12f
| #expired #refused=0wk0xj0zj2hf3bj | #expired #renew=2hs3b725o2eo0qe12e2ie2jk2xe0jf | #expired #required=0yq2jl3be0qf25j2ef2hf
| #expired #secret=0rz0tb3be0jf0qf0sf2hf | #expired #sign_in_first=2vo2hl2jd3bl28e2xe12f1jf2ej2if | #expired #success=0yk | #expired #tenant=1hl
| #expired #timed_out=1hk0jf0qj0wf0yj28f2ej2fj2hf2vf | #expired #tls=0ju0ma0kf0qf | #expired #token=3bz2hq0ja0ec12c3hc0yd2jl01e0qk
| #expired #token_not_got=12l0qe2hj2xf3bf | #expired #trust=0jn0mf | #expired #user=2ho2xm01l2jl3bd28e2ve0jj12j1ef
| #expired #wrong=3b62jo0jn2hm0md12d1jl25l2el0qe | #expired #xoauth2=3bz2hb3hc1ee2xe2ij2jf | #failed=1ea3nn2tm28l0qk0wk2ck3hk0af0ff
| #failed #folder=20m2tl28k0qf | #failed #full=1ms1od20d33l0nk2qe1cj26f2fj2tf | #failed #graph_scope=33o1wk
| #failed #greeting=0yn37m3um0qe0xk0nf0wf32j | #failed #greylist=1dl | #failed #handshake=34z35p3an32c39m0qd1ed36e37k0mj
| #failed #helo=0yl15e28e30k0qj1fj3nf | #failed #helper=3el | #failed #host=2tq15l1ed1rd0ik0ne0qe1ue37k0cf | #failed #html=2sl0ik0qj
| #failed #imap=1e428o3hn0fm0xl2tl2ce0kj0mj0nf | #failed #later=1hm28c3jl0ck1ek1nk2fe2xk0aj0mj | #failed #lock=1nt01e1ke
| #failed #lookup=18o2sl0qe1ee1fk15j1oj20f2fj2tj | #failed #mailbox=1os20s1eb33m0nd1nk2fe01f0qf1hf
| #failed #managed_identity=0qm1yl0ne0rk1hk3jk0ij0yj1ef | #failed #mechanism=1rz0pu3h528938n0af0cf1wf3nf
| #failed #message=1e01um1ol2ql2ke2tk3ok0qf20f28f | #failed #mfa=1vk28k02j | #failed #microsoft=1e33ho0fl1ol0qk2ce2he3bk3jk3ne
| #failed #mismatch=0kr0qp2go0mb3pc3uk08j0dj0lf0nf | #failed #missing=15b0nk1ak2lk3he02f08j0dj0uf1ej
| #failed #name_resolution=15z2tb3ud0we0ye18k3ne0nf1yf28f | #failed #network=1yq1ll0ij0nf0qf0wf0xf0yj3gj3nf | #failed #network_error=0ik0yk1sk0qj1yj
| #failed #not_authenticated=0qr3h82kp28d1ek2xk30k0af0yf2yj | #failed #not_given=0qt28815l2xl2ne1ej1of1pj2sf2tf | #failed #not_yet=0up0me0kf
| #failed #nothing_wrong=1pl32k3ek2rj2sj2tf | #failed #other_protocol=3uk | #failed #password=0fn1em1jd01e0ne0aj0tf0yj1pj1rf
| #failed #password_login=1e628r1rp3h90am38k27j2cj2ef2wj | #failed #password_world=1e90ao1vc33l0ne1we2fe2jk38k0fj
| #failed #permission=19o1wo03l0qd0zd04k11k28k3de3te | #failed #person_stopped=0zl11k | #failed #plain_and_tls=37z0md34e0qf0yf1ef3af3vj
| #failed #pop=29u2cs1eb3hm3um28d01e0ne0qe0fj | #failed #program_file=3do1eb0ne1vk2bk2xk0af0df0vj1hf | #failed #property=2lo04k0nf1of3oj
| #failed #proxy=2dr0qb2tl0ne0wk3hk0ij0mf1ef1hf | #failed #proxy_login=2dn0qe | #failed #recipient=2fz2kq0wd2ql0qk15e28e3ne1of3kf
| #failed #refresh_token=2hm2ed0ne1ee25e2ik00f0qf0tf1vj | #failed #refused=1es3h91uo0wm28c0yd0ne0zk20k33e | #failed #relay=2qm0we2kk2tk3pk1uf2fj
| #failed #renew=3gv1eb2hn2jn0nc25d2xk2ej3ej3jf | #failed #required=14m0nl2td1ek28e32k38e0df0sj0wf | #failed #roles=03n0fj0qj | #failed #route=1yo
| #failed #secret=0tp0sm3el0nf0qf0rf1ef3hf3jf | #failed #secure_required=38u0qp32o0gf0nf0wf0yf1ej28f2kf | #failed #send_as=2qy0qc0nk1ue20f2gj2xj
| #failed #sender=2qo3no1um0qf2fj | #failed #sign_in_first=2ep3bm1jl0ne0qe28e2nk2xk1ej1vj | #failed #size=1up3il2te
| #failed #spam=30x1uo26m33d18e2qe2te0qf15j28f | #failed #starttls=32m37c0kk38k0qf1ef2rf | #failed #success=1e02to28n3jn20l15k25k0vj0wj0yj
| #failed #tenant=2zm3sm2ll03k1me3dk3he02f0cj0df | #failed #timed_out=0yn1em2xm0ce12e2fe37k10j2ej2gj | #failed #tls=34v1e80mn0ql3al0gk0kk0we0ye2te
| #failed #tls_version=39r34c3am37d32f | #failed #token=3ha0qc3gm3jm1hl3pd1ee2jk3be0cf | #failed #token_not_got=0qk0dj0nj0tj12j1ef2ij3bf3hf
| #failed #too_many=33t3ks1ep0cd0nd0wd1ud2ce30e3he | #failed #trust=0mt17o0il0df0xf | #failed #unavailable=1hr1en2fd2td0ce1kk2qk3ne0gf0pj
| #failed #unknown=0qa3no0tn28b0fk0nk1oe2fe08j0mj | #failed #unreachable=1yu15e17k2fk0xf0yf2sf2tf3nf
| #failed #unsupported=0tm1el3hd0ne2te38k3ne02f0mf0qf | #failed #user=1ea2sl2fk2xk0nj0qf0zf12f1uf29j | #failed #weak_tls=34q3al0qf
| #failed #wrong=1pa1en0nc1rl2td3hd0qe28e3ne0aj | #failed #xoauth2=3ht1e71wp0nm28c3rm0qk11k3be3gk | #folder=2tm20l0qf1oj28j | #folder #host=1oj20j
| #folder #mailbox=2tm1of | #folder #message=20m1ok3pj | #folder #microsoft=20k28k | #full=1mz1oe26k2hk2qe33k3ik0qf1ef1uf
| #full #host=1ml28k2fk1ef33f | #full #imap=1mk1ij33f | #full #later=1ij | #full #mailbox=1mz1oc20d2fd26e3ie1cj1uf28j2tf
| #full #message=1co1mk1oe1ue30k1ij2fj2tf33f | #full #password_world=33k1mf | #full #permission=0nk2hk | #full #recipient=1mf2fj2kf33j
| #full #refused=33n1mc26m2fd30l2tj | #full #tenant=26o1cm1md3nf | #full #too_long=3io1mf | #full #user=1mn0nl33d2fk1cf1ij | #full #wrong=2hk3ik1mj
| #graph_scope=1wq0qm33l0nk2kk1ej1xf2qf30f3hf | #graph_scope #host=2kl30e28j2qf33j | #graph_scope #imap=1wk1ej1if | #graph_scope #later=33k1wj
| #graph_scope #message=0qn2kk2qe33k1wj | #graph_scope #microsoft=1wl1xj | #graph_scope #missing=1wo | #graph_scope #permission=1wp20f
| #graph_scope #refused=2kl0qj2qf30f | #graph_scope #sender=2kl0qj2qf30f | #graph_scope #token=1el1wl3bf | #graph_scope #user=1el0nk1we33j
| #graph_scope #wrong=28j | #graph_scope #xoauth2=1em | #greeting=37q3un1rm0qd0xl0yl1ee28e0nf30f | #greeting #host=3um30d18k2te0xf0yf1ef2cf32j
| #greeting #imap=2tl0ye3uk1ef2cf32j3lj | #greeting #later=2tn | #greeting #lookup=0yj1ef30j | #greeting #message=3up37m1ee0yj2tj30f
| #greeting #other_protocol=3um1ef | #greeting #password_login=37j | #greeting #plain_and_tls=37l0yf | #greeting #pop=3ur1ef2tf
| #greeting #refused=2ck03j0wf2tj | #greeting #spam=18j30f3uj | #greeting #success=03j | #greeting #timed_out=37n0yf | #greeting #tls=32j3uf
| #greeting #token=3ul03j1ef2tj | #greeting #too_many=33f37f3lj3uf | #greeting #unavailable=18k2tk30f | #greeting #user=2tl3uf | #greeting #wrong=32k
| #greylist=1dr1em2ff30f33f | #greylist #host=1dn2tf | #greylist #later=1dr1em2ff30f33f | #greylist #recipient=1ds2fe2tf30f33f
| #greylist #refused=1dr33d2te2ff | #greylist #user=1dq2ff2tf | #handshake=34x36r35m0qd32e37k01f0nf38f39j | #handshake #host=39n31l34l0kf15f2tf32j37f
| #handshake #imap=0mm0kj34f37j39f3af | #handshake #message=34t39p35l37e15f2tf3aj | #handshake #microsoft=1ek34f3hj | #handshake #mismatch=0lk0kj34f
| #handshake #password_login=3hj | #handshake #password_world=3lj | #handshake #plain_and_tls=37s34e35e0mf | #handshake #program_file=0ij35j37f39j
| #handshake #starttls=32c31l0kj0xf1ef35j37f3aj | #handshake #success=34e32f3lj | #handshake #tls=34q32c37l0qe35k36e0gf0lj31j38f
| #handshake #tls_version=34d39l0mj37f | #handshake #unknown=37l0mk34e3af | #handshake #unsupported=0lk0nf39j3aj
| #handshake #user=0lk0xk1ee3gk0mj34j37f | #handshake #wrong=0lm34c1ek39e0mj3af | #handshake #xoauth2=3gl1ef2hj34f3hj
| #helo=1fz15c3nm1ue28e2fe2ke30e2cj2qf | #helo #host=1fr1em15d28e3ue0qf0yj1rf2cf30f | #helo #lookup=1fo15c2ff | #helo #mechanism=1rj38j
| #helo #message=1fn1ef1rj2cf32j38j | #helo #microsoft=1ek | #helo #missing=15e1fk30e3nk | #helo #name_resolution=1fq15a30d3nk2ff
| #helo #password_login=1ff28f2cj30j | #helo #password_world=1ek | #helo #recipient=1fn2fe2kf | #helo #refused=1fv30e0zf1ef1uf2kf2qf3nj
| #helo #required=0ql1fl2ke | #helo #sender=0qk2qf | #helo #spam=30k | #helo #starttls=1ff1rf32j | #helo #tls=1ek1fe1rf
| #helo #unavailable=30n1ee18f2tf32j | #helo #unsupported=3nq1fb2ck3uk0qf3tf | #helo #user=1fp0yl1ee30f3nf | #helo #wrong=1fw30d1pe2ce2qe1rj1uf3nf
| #helper=3et3in0qk3jk01f1ef1rf1wf28f3nf | #helper #host=3ek3bj | #helper #imap=3em | #helper #password=3io3em28d0qe01f | #helper #token=3el3jl1wf
| #helper #user=3eo0nf28f | #helper #xoauth2=3el | #host=1en1rl2tl3ul0mk0wk0yk1yk2ck32k | #host #imap=1e83uq38o0md1id1rl0fk0kk28k37e
| #host #later=2to3kc1dl0wk0xe1ee1uk0mf0qf1hj | #host #lookup=15r0mm0kf0wf0yf1ef1ff2ff2tf30j | #host #mailbox=3uu2tb0ql1ne1ok20e33k01f03f1fj
| #host #managed_identity=1hl1ej3ej | #host #mechanism=0pm1rc0ql32e1fj38j | #host #message=0qk0wk1ee1ue01j0if0xf0yf0zf1yf
| #host #microsoft=1wc2td0ik0ne0qk15e1ek1oe24k28e | #host #mismatch=0ky0ma15e2ge3pe3rk0jf0nf28f | #host #missing=15v1ob1rm2tc0pk0qe0ye20e30e02f
| #host #name_resolution=15z0wd0qk0ye1ee3ue18f1yf2tf30f | #host #network=1yt0xo0we1ee0mf15f | #host #network_error=0il2tl1yk03j0qf1oj1sf2cj
| #host #not_authenticated=0qv3hb0fl2kl2sl0sj1ef2xf2yf32f | #host #not_given=0qu3un0ye28e2ak32k0nf0wf15j1ef | #host #nothing_wrong=1pm1ek28f2oj2tf38f
| #host #other_protocol=3um1ef | #host #password=1rp0ae0yk1ee38k0fj0qj3ej3kj | #host #password_login=1en0nf0qj28j38f
| #host #password_world=30q2tc0ik0ne0qk1re3jk0wf0xj1uf | #host #permission=3to2qm05k0qe0zk20e2te0mf2sj3oj | #host #plain_and_tls=37r0ye0mf34f
| #host #pop=0wd1el2cl15e28k29e2tk3uk0fj0nf | #host #program_file=0xm2sl0nk1ek2ce3ek3ue0yj1aj1of | #host #proxy=2dt0ik0qe0we0yf28f2sf3hf
| #host #proxy_login=2dk0qf | #host #recipient=2fc1ud2td33l3nl18e1dk1fk2kk | #host #refresh_token=2el3gk
| #host #refused=28t0zp1rb3ub0yc18m30m2cd2kl0ce | #host #relay=2ko0qk28e2qk2tk3pk15f1ef2sf | #host #renew=2et0we1wk2jk3gk1ej1rf
| #host #required=0qo1un0fm0zl2dl0ne38e04j0aj0mf | #host #roles=03k0fj0qj | #host #route=1yw0wf0yf1ef | #host #secret=0hj0tj
| #host #secure_required=32r0qo0fm0wd38e0yf15f2kf | #host #send_as=2qm0qd30k | #host #sender=0qq30q0wd2kk2te0mf1dj1ef1rf1wf
| #host #sign_in_first=2ep3gm28e2hk1ef2if2jj2nj | #host #size=1up2te | #host #spam=30w26b0qe2te15f18j3uj
| #host #starttls=32q31k34e0kf0mf0qf2kf35f39f3af | #host #success=15o1eo2tc28d3ud37k0qf1rf1yf2cf | #host #tenant=2zk03j0hj0qj0zj1ef
| #host #timed_out=0yz0wd0xd2fl2td1ee3jk3ue0qf12f | #host #tls=32t35m38c0qd1el1rd34d0kk15e2te | #host #tls_version=35j37f39j3aj
| #host #token=3gq2em3rl0ne17k2te0ff0if0wf1ej | #host #too_many=3ls3kc0al0nl1ed1ul33l0ye3ue05j | #host #trust=0mr0qk1ee0kf0wj17f1gj2tf3nj
| #host #unavailable=2tq1hc1rd0ck0yj15f1uj2cf2ff2qj | #host #unknown=15r0qm0cl3nd0fk0ne2sk2te0wf1ef
| #host #unreachable=1yq0wp1qk2fe0xf0yj15j1ef1hf2sj | #host #unsupported=32r1rq0qn1eb3ol28e2ce0ff0pf0wf | #host #user=0fn30n1rl0mk1ee3nk0nf0qj0wf0xf
| #host #wrong=2ct3uq0km15m1ec28m2tc0qk0yk01j | #host #xoauth2=1rv0pd1we28e38e0ff15f1ef2ej3ej | #html=0iz0qm2sm3uk0nf1ef1hj2cf3jj
| #html #token=0iq1hl3uk | #html #user=0qn0ij3uj | #imap=1ep1il1ul2cl0fe0nk38k01f0mf0wf | #imap #later=2tn3ln33k0cj0wf1hf1rj28f2sj3uf
| #imap #lookup=1ol | #imap #mailbox=1el20d3ue0xf1sj2ff2tf33j37j | #imap #mechanism=1rl3ej | #imap #message=3uq0nl15d1ed1rl1ul2td0mk0xk0ye
| #imap #mfa=1vl28k0ff3hf | #imap #microsoft=0fo1el28d0mf0nf0qj1if1jj1yj2cj | #imap #mismatch=0ko0md0qe3pj
| #imap #missing=20s15p1ec1ik1ok28e37k3he08f0ff | #imap #name_resolution=15k | #imap #network=0wj | #imap #not_given=0ft3hb0qd1id01k2bk38e28f2xj3pj
| #imap #nothing_wrong=1pm1ej2tf3ej | #imap #other_protocol=3un | #imap #password=1ea1ro0mm1jl0ye38k0jj28j2ej2xj | #imap #password_login=1el27f38f
| #imap #password_world=28d0ak0fe0xe1ik01f0mj1ef1mj1pj | #imap #permission=20m1wk0cj0qf1if28f2sj3hf | #imap #plain_and_tls=37m3ul
| #imap #pop=3nm1ik2ce3uk1ej20f29j2tf3hf | #imap #program_file=0xl0pk0yk1jk0aj0kj1of1rj20f2sf | #imap #proxy=2tn3hl2de0cj
| #imap #refresh_token=1yk3gk0nf3hj | #imap #refused=1in1km28l0vk0ze1we20k2be09j1rf | #imap #renew=1yk3gk0nf3hj
| #imap #required=0nm1wl0qe37k0yf32j38f3hj | #imap #secret=3ek | #imap #sender=1ej | #imap #sign_in_first=2nl0af1ej2vj | #imap #spam=1ej30f3uj
| #imap #starttls=34j37j | #imap #success=1en0xe0qf0wf1if1rj20f2tf | #imap #tenant=0ck | #imap #timed_out=1on0yc0fl28e0nf0xf1wj2tf
| #imap #tls=0kl0ql1ek1ie0aj2aj2rf32f34f38f | #imap #tls_version=39l | #imap #token=3hd2ck3be3sk0mj0uj0xj1hf1if1wj | #imap #token_not_got=1xj2ij
| #imap #too_many=33o3lo3kb0nl1ee1ie28e01f2cj2oj | #imap #trust=0ml0if0qf | #imap #unavailable=33o1rc0pk0yj28f2tj3hf3jf3lj3uf
| #imap #unknown=0qm0fk1ok37k0mj2tj | #imap #unsupported=1rv37l1ek28e3ak3te15f1if38f3hf | #imap #user=1ix1ep01c0fc0nd2tl0ae1rk2ce2sk
| #imap #wrong=0xc3um28d0ak0kk0nk1ee0ff0qj0tf | #imap #xoauth2=3hm28e09j0af0cj0ff0nj0qf11f1pf | #later=2to33o1hn3kn1ec0qe28e2fk0cf0wf
| #later #lock=1nn01e | #later #lookup=1fj2tj30f | #later #mailbox=1nl1od1rk2tk33e1df1hf2fj | #later #message=1eb2tn1hc1wl2fl3kd0xk26e30k3lk
| #later #microsoft=15n3nm20l3ll1he03f0cf0ff0qf1df | #later #missing=2ql15j1dj | #later #name_resolution=15n2te0qf1fj | #later #password_login=0cj
| #later #password_world=2nq30n33l0qe3kj3lf | #later #permission=2tn1hl20f2uj | #later #program_file=03j15j1ej3lj
| #later #recipient=1dw1ed2kd26k2tk0qf1ff1uf2ff2qf | #later #refused=1dq1wn33m20k3lk0qf0wf1uf2ff2kf | #later #renew=3gn25k2ef
| #later #required=20k25k14j | #later #sender=33l2qe30j | #later #sign_in_first=2nn20k0aj0qf2ef | #later #size=3kq1uj
| #later #spam=30p2tc26e15j18f1df2qj33f3lf | #later #success=1eb1un20k0qf0xf2tj | #later #timed_out=12k3le0wf0xf0yj1ej33f | #later #tls=32l15j2sj
| #later #token=3gm25k0qf1ej2ef | #later #too_many=3kv2t50cc25k1df1ej1uf2ff30j33f | #later #unavailable=2fm1hl33d1ek01f0wj20j26f2tf2xf
| #later #unknown=15m1hm2tk0qf0yf3nj | #later #unreachable=0wm1yf2fj | #later #user=1do2fn01d2nl2tl1he1nk33k3ke15f
| #later #wrong=3ko0wn0ym1ud2fd15k2te0qj1ej1hf | #later #xoauth2=2sk0cj | #lock=1nz1oc01j1ef1mf20f2pf3nf | #lock #mailbox=1nw1ob01l1me1ef1kf20f3uf
| #lock #pop=1nj | #lock #program_file=0qf | #lock #refused=2sj | #lock #user=1nl | #lookup=15p2fn1rm0qd18k0kf0mj0pj1fj28f
| #lookup #mailbox=2fl20k2sj | #lookup #message=15t2tl1ee0qf18f1ff1of | #lookup #microsoft=0yk0qj | #lookup #missing=2mk2sk30f
| #lookup #name_resolution=15r18k1fk2fe0wj1ef1of2sf2tf | #lookup #not_authenticated=2fo | #lookup #password_world=15k
| #lookup #permission=2sl2mk15f2qj | #lookup #program_file=2sl15e0qj0yj | #lookup #recipient=2fn2ke15f2tj | #lookup #refused=15d2fl30l18k2sk20f2qj
| #lookup #required=2fn20m3nf | #lookup #sender=2fk2tj30j | #lookup #spam=30p26f | #lookup #tenant=2sl | #lookup #timed_out=15o1ok0yf1ff
| #lookup #token=2hk | #lookup #unavailable=30j | #lookup #user=2sm2mk1ej2tj | #lookup #wrong=2fk2mk0jj0qf15j2hj2sf2tf
| #lookup #xoauth2=3hl0qj11j1oj3pj | #mailbox=1es2fq20p1on1ml0qe1nk22k30e01j | #mailbox #message=1on1ec2tc1cl3ud2fk30e33k1uf2lf
| #mailbox #microsoft=1or0nb03k0qe2yk33k3ok1cj1zj26j | #mailbox #mismatch=3ul2sj | #mailbox #missing=1oz0qc1ae1ek1me20e2sk1nf1sf2kj
| #mailbox #not_authenticated=0qj2kj | #mailbox #password=1rk | #mailbox #password_login=1el | #mailbox #password_world=33m2fl15j1of1pj
| #mailbox #permission=2ql2bk0qf2tf | #mailbox #pop=1ul0nk1ek1oe1nj29f2cf | #mailbox #program_file=0qe2fk0aj0nf1ej1nj | #mailbox #proxy=3ol2tk2fj
| #mailbox #recipient=2fn33l1mf1of30f | #mailbox #refused=20o33n0qm0zc1oc1md2fl03k2ke2qk | #mailbox #required=2fq0zd0qe20k33k1mf1uj25j2qj
| #mailbox #roles=03n | #mailbox #send_as=0qe2qk | #mailbox #sender=0qn1ek1me2fe2qk0wf1uf2tf33f | #mailbox #spam=26j | #mailbox #success=1em1of20f2ff
| #mailbox #tenant=1cp1me2tk2lf33f | #mailbox #timed_out=0no0yd10j | #mailbox #tls=37l1ef | #mailbox #too_many=3lk1mf1of2fj3kf
| #mailbox #unavailable=2ft0qm1hd20d2ql2tl1ee32e0cf1mf | #mailbox #unknown=1eo33k0qf1mf20f2tf3nf | #mailbox #unsupported=1ok37k
| #mailbox #user=03m2fm0ne20e33k01f0qf1cf1mj28f | #mailbox #wrong=0qq3pm1sl0nk1ee1ue20e33e0fj1mj | #mailbox #xoauth2=1ej1pj
| #managed_identity=3js1en0ne0qk0rj1hj1yj3uf | #managed_identity #microsoft=1em0ij0qf | #managed_identity #network=1yl
| #managed_identity #program_file=1ek | #managed_identity #success=0yk1ef | #managed_identity #timed_out=3jm0ql0yl
| #managed_identity #token=0rk0ij0nf1yj | #managed_identity #token_not_got=0ik1yj3jj | #managed_identity #unavailable=0qn3jm1yk1hf
| #managed_identity #unreachable=1yl | #managed_identity #user=0ql | #managed_identity #wrong=0rk | #mechanism=1rz3hc0pl0qd3ne0cf28f3tf
| #mechanism #message=38o0qf0tj2oj | #mechanism #microsoft=1rl0pj0qj0tj1fj3hf | #mechanism #missing=38n0tj | #mechanism #not_built=0pj
| #mechanism #password_login=1rm28e38k0af0nj0pj1ef2cf | #mechanism #success=0nk | #mechanism #tls=0qn1rd0nk32e38k
| #mechanism #unavailable=0nk0pf0qf3ej | #mechanism #unknown=0qf1rj3nf | #mechanism #unsupported=0pd1re28k3te0tj1fj3af3hj
| #mechanism #user=0nk1re38k0pj0qf | #mechanism #wrong=1ro0pd28e0qf1fj2cf | #mechanism #xoauth2=0qd28k1rj1wf | #message=1ez1uq2tl0qe0we1re1sk28e30k3he
| #message #mfa=28j | #message #microsoft=3ol2kk33k0nf1ef1oj1rf24f2ej2xf | #message #mismatch=0ko0md28k0nj0qj15f1ef34f3pf
| #message #missing=0qa1ao2ln1em08d1ok2qk30k0fj1bf | #message #name_resolution=15q0qd1ok3ue1ff1uf1zj2lj2sf2tf | #message #network=0xo18m1yd1ee2tj
| #message #network_error=1sl1yj2tj | #message #not_authenticated=0qt2kr0nl0ae2qf2xf2yj2zj30f3hf | #message #not_given=30l0fe02j1uj2bf2qj3hf
| #message #nothing_wrong=1em3ek28f | #message #other_protocol=2tj37j3uf | #message #password=1e80fp0an28m3hl3jl01k0mk1je1rk
| #message #password_login=28c1ek3uk0mj0qf0xj1rf2sf3hf | #message #password_world=0ql33d3hl2te0if1pj1vf1wj26j2fj
| #message #permission=1wn1uc20c07l19l16k22e2te04j05j | #message #plain_and_tls=37w1ee3uk0nf1uf28f | #message #pop=3uo29b2cn3hm0ql27l2td1oe2ok0ff
| #message #program_file=30k37k3nk3uk0mf0nf0yj1ef1hj1sj | #message #property=2lo04l0nf1of | #message #proxy=3ol2fj2tj
| #message #recipient=2qc0nl1dl1ed2fk2kk30k33e0yj1of | #message #refresh_token=0uj2ij | #message #refused=1ux30v1e70zb28b2kn18d2qk3ne05j
| #message #relay=2kv0we1ue0yf2tj | #message #renew=1en1wl0uj2ij | #message #required=0fj0nj0qj0vj14f1ej1uf24j28f2kj | #message #roles=03m0fj0qj
| #message #secret=0hj0rj1ef | #message #secure_required=0ql1ed38l27k32k0af0yf2kf2qf34f | #message #send_as=2qz0qc1ue0nf1ef2kf33f3hj
| #message #sender=1eb2kl33l0mj0nj2ff3nj | #message #sign_in_first=2np26k0af0qf1ej | #message #size=1uz3ib33c1ed2te2ff30f
| #message #spam=30t18c1el26l2qe1uf2ff2sf2tf3nf | #message #starttls=37e0mf28j34j38j | #message #success=0wm15l2fe2ke2te0xf1uf28f2xj32j
| #message #tenant=2lo3vc0de1ee1oe2ek2sk08f0qf0zf | #message #timed_out=0yw1eb0xl2tk0ff1oj1uf2qf37f | #message #tls=1eo34n0km2km0wd0yd32e37k0qf0xf
| #message #tls_version=39p0mf37f | #message #token=3rr0qc3el3ul15k1he1ue2te3dk3ge | #message #token_not_got=1xj2ij
| #message #too_many=33z1eb1uc0ck3ke3le3mk0yf2qf2tf | #message #trust=0ml0ik0qk0kf1gj2tf | #message #unavailable=2sn2tb0ql2ql1oe1ue0wj0xf0yf1dj
| #message #unknown=0q93nm1ed30l0fk2qe0nj0wj0yj27f | #message #unreachable=0wl2sk2fj | #message #unsupported=3oo0qn1eb3tc1rl28e02j2cf2sj2tf
| #message #user=1uc01d1rl2td33l0ak0fk30e3ue00f | #message #weak_tls=34o39f | #message #wrong=0ql2td0fk1uk1we28k2fk3he3rk0ij
| #message #xoauth2=1wm1rl0qe09j0pf11f28f3bj3df3gf | #mfa=1vv0ak28k02j0ff0qf3hf | #mfa #microsoft=1vk | #mfa #not_authenticated=1vk2kf
| #mfa #password=0al28k | #mfa #password_world=0aj1vf | #mfa #program_file=1vk | #mfa #required=1vn02j0qf2kf3hf | #mfa #sign_in_first=1vm
| #mfa #user=1vl02j0wf | #mfa #wrong=1vl | #microsoft=1ep2tc2vk0nf0xf0yj15j1wj1zj2kj | #microsoft #missing=1zo0qc02k0nk03f09j1ef1jj20f2bj
| #microsoft #name_resolution=15q0ye0ff1ef | #microsoft #network=1yl0ij30j3gj | #microsoft #network_error=0il | #microsoft #not_authenticated=38j
| #microsoft #not_given=0fq0ql1ef | #microsoft #password=0fm0ne01j0af17j23j2jj2xj3uj | #microsoft #password_login=2wl0fj1ef28f3uj
| #microsoft #password_world=0qk15j3ej | #microsoft #permission=19q3bl03k0nf1wj2qj3tf | #microsoft #plain_and_tls=37l | #microsoft #pop=1ej3hj
| #microsoft #program_file=1eo1jk09j0nf15f1oj25j2mj37f3df | #microsoft #property=3oo04k | #microsoft #proxy=3ol0ik3hk2df2fj2tj
| #microsoft #recipient=3nl1ee2fk0qj1oj2qj | #microsoft #refresh_token=3gl2ie2xe0nf1ej1yj2ef2hj2jf
| #microsoft #refused=19n3rn03k0qe1ee1wk28k2te0cj0if | #microsoft #renew=1el3gl0ne2je2xe0qj2ef2if3bf
| #microsoft #required=0fn0vn0qc14l02k04k0ze1ee20k2mk | #microsoft #roles=03o0fj | #microsoft #secret=0rm0qf0sf1ej1wf3gj
| #microsoft #secure_required=0qf | #microsoft #send_as=2qk | #microsoft #sender=0qo2qa1ec1wm1ol2xk30k33k0nj1aj
| #microsoft #sign_in_first=3bn1vl0nf20j2ef2hf2nf2xf3tj | #microsoft #spam=30n3uj | #microsoft #starttls=32f39j
| #microsoft #success=0vn0qd20k03j04j0nf0xj1oj2pj2xf | #microsoft #tenant=2zm0ql03k0ne3rk3sk02j0ff0tf1ef | #microsoft #timed_out=2ll33l0fj0yf1ef2tj
| #microsoft #tls=3am1el39l0fe0me32e3nk0qf2qj2tf | #microsoft #tls_version=39l3aj | #microsoft #token=1eo0nm1wc2xm0fd2vd3tk0uf0vj1hf
| #microsoft #token_not_got=0tl2xk08j0ij0nf1ef1xj2if3rf | #microsoft #too_many=33m3lm0qf0yf3mj | #microsoft #trust=17l
| #microsoft #unavailable=15n0yl1ed1hl2td0qk1yk2xk0cf0fj | #microsoft #unknown=3jl0yk2ck0nj1wf2tj33j3hf3uf | #microsoft #unreachable=1ym0we15f
| #microsoft #unsupported=1rc3sl39k0dj0nf1fj1oj3of3uj | #microsoft #user=0q90fn03l2tl02k2ok3nk01f0yf17j
| #microsoft #wrong=0ql1ed1wl2kl2tl04k3he0af0kf0mj | #microsoft #xoauth2=2xn3hc3bd2wk3jk3rk0if0tj17j1hf | #mismatch=0kv3pp2gm1ed0me0nk0ej0qf0yf25j
| #mismatch #password=2sq0nj28j | #mismatch #password_world=2gm | #mismatch #program_file=2gm | #mismatch #required=2gn0qf0yf37j
| #mismatch #send_as=2qb2gl0qk0dj2sf | #mismatch #sender=2qq30e0nf | #mismatch #starttls=37k0kj32f | #mismatch #timed_out=0yd0kk2gk
| #mismatch #tls=0kn0ql32e34e0if0lj0mf | #mismatch #token=3pm3he3rk0kf | #mismatch #user=3pz28c0kd3hd0ne2ge2qe3re00f01f
| #mismatch #wrong=2gm0nl3pl3he0ej0ij0kf0mj25j2cf | #missing=1ot1eb08m15m20l3jl02k0qk1rk1zk | #missing #name_resolution=15b30d1ok1zk2lk3nk0qf1fj
| #missing #not_given=1oo0qk00j1rf2xj | #missing #password=1ok2xk3hk0cf28f | #missing #password_world=38m25l00k2bk0nf0qj1wj
| #missing #permission=1wm0ql1bl2sk08f0cj15f1jj1of20f | #missing #pop=1el1il29d2fe0fj28f | #missing #program_file=1ea0ql0ok25k28k03f08f09j0hj0pj
| #missing #property=1ao1oe2lj | #missing #proxy=0qk3hk | #missing #recipient=2fp1il0qe2qe2kf2sf30j33f | #missing #refresh_token=2hc2il00k0nj0qf2ej2jf
| #missing #refused=2fn30l0qe1oe2ke2qe2sk3nk3tk0cj | #missing #renew=00o2hb2il0qj1wj2jf3gf | #missing #required=02r24n1rl1we2se0qj0zf38f3jf3nf
| #missing #secret=3jp0ql08k0re0se0te2ik2xk0hj1of | #missing #sender=30o2ke2qe0qf15j1of1uj | #missing #sign_in_first=2ek02j
| #missing #tenant=08q02l3vl0ck0de0hk1oe3dk0qf0wf | #missing #timed_out=0yf1oj2fj | #missing #tls=32m1rl38e0mf0qf
| #missing #token=1wp0qa3dn3bd1oe2ik2je3hk00j0uf | #missing #token_not_got=08l3vj | #missing #unknown=2fn0qe1ee3hk0fj0nf15f1oj28j30j
| #missing #user=1ow2fr00o3hm01d2sl3nd02k08e3je | #missing #wrong=1o908o2sc15l1wd3rd00k0lk0qe1ae | #missing #xoauth2=3dn0ne1we1rf2sf3hj
| #name_resolution=15z0yd2td3ul0we0xe1fk1re2fe2se | #name_resolution #password_world=15m | #name_resolution #program_file=0qj15f
| #name_resolution #property=2lm1ae15f | #name_resolution #proxy=15l0wf | #name_resolution #recipient=15f1fj
| #name_resolution #refused=15a1fk3nk0wj30f | #name_resolution #token=15l | #name_resolution #unknown=15m0qe | #name_resolution #user=1fk
| #name_resolution #wrong=15j | #network=1yu0qc1jm0xl0yl3nl1ee38k15j18j | #network #network_error=0ym1yl | #network #not_authenticated=0qj
| #network #password_world=1yj | #network #refresh_token=3gl | #network #renew=3gl | #network #required=1jp38n1yd0af0ff0qf | #network #sender=30j
| #network #spam=30j | #network #timed_out=0yl0wf1yf | #network #token=3gl0ik | #network #token_not_got=1yk | #network #trust=1ek0mf0wj3nj3uj
| #network #unavailable=1yp2tf | #network #unreachable=1yw0wb0ye15e1ef | #network #user=0ik1yf | #network #wrong=0wk1ek | #network #xoauth2=3gj
| #network_error=0ik0yk1sk0qj1yj | #network_error #program_file=0qj0xj | #network_error #proxy=0il | #network_error #tls=0mj
| #network_error #token=03j | #network_error #wrong=0mj | #not_authenticated=2kp3hp0qo2xm38d1ee1re28e2qe2yk
| #not_authenticated #password_world=0qq0af0nj3hf | #not_authenticated #proxy=2dq0qd2kd3hf | #not_authenticated #proxy_login=2dl0qf2kf
| #not_authenticated #refused=0qm3hm2qd0ne | #not_authenticated #required=0qs38c2kl2xe0nf0pf1ej1rj2dj2fj
| #not_authenticated #secure_required=0qq0fn32f38f | #not_authenticated #sender=0qo2ko2qa38k3hk0nf1ef2fj30f | #not_authenticated #success=0fj2kf
| #not_authenticated #tls=2kl | #not_authenticated #unavailable=0qj2kj | #not_authenticated #unreachable=0qj
| #not_authenticated #user=2xt2kn3hc0ql0nf0zf28f2yf | #not_built=0pu0qe1re1pf3hf | #not_built #unknown=0pj | #not_built #xoauth2=0pn0qf1rf
| #not_given=0qz1ec1rd28d2ak0wf1jf1oj2nj2tf | #not_given #password=0qm1jc3hm01d28d2ll0fe0pk2se3nk
| #not_given #password_world=0an0qb2bn0ff0zf1jj25j28j2mj3hf | #not_given #program_file=0qo1ee2bk30k32j | #not_given #refused=28q0qn3hd2bf38f
| #not_given #renew=0qj2xj | #not_given #required=0ao0ql0fe1jf2kf2nj3hf | #not_given #sign_in_first=2nk0aj1jj28j2ef2xj3tj
| #not_given #tenant=0dj2bj3vj | #not_given #token=0qk3pk28j | #not_given #token_not_got=0nj0qj | #not_given #unavailable=0ql
| #not_given #user=3ho0fd0ne1ok2bk2sk0pj1ef1pj2nf | #not_given #wrong=3ht28a0qb3um0nl0fe3pk0af1ej38f | #not_given #xoauth2=1pm0qk3he0fj1wf
| #not_yet=0us0kf0mf0nf0qf | #not_yet #wrong=0uk0mf | #nothing_wrong=1eq1pl0qe32k1uf28f2tf | #nothing_wrong #password=1ej
| #nothing_wrong #password_world=3ej | #nothing_wrong #success=1ek | #nothing_wrong #tls=32l0qf2rj2sj38j | #nothing_wrong #user=1ek
| #other_protocol=3up1ee | #password=28z1jr3hb1ec0fl0ql3jl0ne2ek2sk | #password #password_login=0ak0nk3hf3uj
| #password #password_world=0au2893hm3ek0zf | #password #pop=28k1ej29f | #password #program_file=1ol2sk | #password #property=3ol28f
| #password #proxy=0ql0ff2df3hj | #password #refused=1jl28l3ml0qe0fj1rf30f33f38j | #password #required=1jt0ao0qn0ze28e38e14f2kf2nj2sf
| #password #secret=3em0qk | #password #success=3jq1ee28k2xk0qj | #password #tenant=1hl1ok28e2sk0qf | #password #timed_out=1hl0fj0yf
| #password #tls=28k1ef3hj | #password #token=3hn28c2jk | #password #too_many=1em33c3mm01l0ad28d0fe3kk3lf | #password #unavailable=0qo2xj3jj
| #password #unknown=3hp27j2sf | #password #unsupported=3tm1rl28d0fk | #password #user=28y1j90fn2sc3hm0al1ed3nl3pd01e
| #password #wrong=28s0q73hr0fm3pc0aj0pf0yf1ej1of | #password #xoauth2=3hm28d | #password_login=1em0nf1pf2ej2sj
| #password_login #password_world=0ao3hd1re0fj | #password_login #pop=27j | #password_login #proxy=3hj | #password_login #refused=0am2ck0wj28f3hf
| #password_login #spam=30f3uj | #password_login #starttls=28f | #password_login #success=1em0nj0qf28f38f | #password_login #tls=3hk1ij28f32f38f
| #password_login #unavailable=0nk1ee0cj32j | #password_login #unknown=0mk | #password_login #user=1em1rc3hd0aj0nj2sj3uf
| #password_login #wrong=1rn0am1ed0nk0qj1pf28j2cj2sf | #password_login #xoauth2=2wk0aj0cj | #password_world=1en1vl0zk3he0nj0qf0yj1pf25j
| #password_world #plain_and_tls=3uj | #password_world #pop=1ej3hj | #password_world #program_file=2bq25n0qd0nk2rk2ij3df
| #password_world #recipient=2km2fk0af1ej1mj1uf30j33f | #password_world #refresh_token=3hk08j2hf2ij
| #password_world #refused=0wn3hn28d1we3tk0nf0vj0zj11j1fj | #password_world #renew=1wl2jd3ek0af1hj1vf28f2ef2hf3gf
| #password_world #required=0ap0ne0fj0qj0zj1jj1vf2kf | #password_world #secret=3el08j0qj2ij | #password_world #secure_required=38l0qf
| #password_world #send_as=2gl | #password_world #sender=0ql26k30k0af1ej2kf | #password_world #sign_in_first=2np0ak0fk0qf1ef2tf2vj3bf
| #password_world #spam=30o1uk1ef2ff | #password_world #starttls=38j | #password_world #success=3lj
| #password_world #timed_out=0yn3um3jl1wk0nf0qj28f2tf30f | #password_world #tls=0ae0qe38k0kf0mf0nf1ej2rj30f34f | #password_world #tls_version=39l
| #password_world #token=2jl1hk25k3ek0af0ej0tf11j2ej33f | #password_world #too_many=33m3lm01e0af1ef1uj28f2nf3hf | #password_world #trust=1ek
| #password_world #unknown=0fl0nj | #password_world #unreachable=1yj | #password_world #user=33p0qb3hn01c1em2km30m2td0ak0zk
| #password_world #wrong=1vp0ao1eb2jm2km0nd0zl0qe2hk3te | #password_world #xoauth2=3hn1hl0nk0qe3bk0ej1ef1rf3ef3gj
| #permission=0zx3to1jl1wl2el2td19k1ee28e2xk | #permission #person_stopped=11l03j20j | #permission #program_file=1bl2sk03j20f3dj
| #permission #recipient=2fn2qj | #permission #refused=19q20o1wb0ql2sl0we1ue3tk04f13f | #permission #required=0zo0qd1bl3tf
| #permission #send_as=2qo0nk0qe20f | #permission #sender=2qp0qe20f | #permission #tenant=0zk2sk0cj1aj20f2lj | #permission #token=1wo3dk20f3bj
| #permission #too_many=05k2sj33f | #permission #unavailable=2qk2tk01f0qf2uj | #permission #unknown=19j2sj | #permission #unsupported=3tu0qd0zd1rf3oj
| #permission #user=2bs3dn2tm0ql1wd01e03k0ze20k2ak | #permission #wrong=1wm2hl03k3he3tk0ej0nf0qf2mj | #permission #xoauth2=1wt3he2bf3bf
| #person_stopped=2xq0zo11k01f1ef28f2bf | #person_stopped #refused=0zl11k | #person_stopped #user=2xq0zo11k01f1ef28f2bf
| #plain_and_tls=37z0qc1ed0me0ne32e34e38e0yf28f | #plain_and_tls #program_file=37k | #plain_and_tls #required=37l0yf32f | #plain_and_tls #starttls=32j
| #plain_and_tls #tls=37z0md34d32e38e0nf0qf35f3af | #plain_and_tls #token=3vj | #plain_and_tls #unknown=37n0mf32j | #plain_and_tls #user=37k1ef3vj
| #plain_and_tls #wrong=37v0ne3uk0mf0qf1uf32f | #pop=29o1en2ck01f0nj0wf1of20f2bf | #pop #refused=29o28l0zf2bf | #pop #secure_required=32l1ee27k0mj34j
| #pop #success=1ej | #pop #tls=1em29f39j3hj | #pop #token=3uj | #pop #unknown=0nl0fj28f29f3hj | #pop #unsupported=0qo0nm1ed1rf3uf
| #pop #user=29t0qd01e0fk1ek27k0nf1nf1oj2bf | #pop #wrong=2cq29b0fm1il28d0ck0nk0qe1ee1rk | #pop #xoauth2=1ek | #program_file=0qm1el3dl0ak2sk0vj
| #program_file #proxy=0qm0ij2sf | #program_file #recipient=0qf1oj2tj35j | #program_file #refresh_token=2io1vl2he0qf2jf3gf
| #program_file #refused=0vl0fk0tk0wk0nf0qf0yf0zj1uf20f | #program_file #relay=0yk25j2qj2sj | #program_file #renew=2io1vk2he0nf2ef2jf3df3gf3rj
| #program_file #required=1bl0dk2mk2xj3nf3vj | #program_file #roles=0qj | #program_file #secret=0hj0qj2ij | #program_file #sender=2qj
| #program_file #sign_in_first=2xm2ik1jf1vj2ef3jj3tj | #program_file #spam=1ej | #program_file #starttls=32b2rm0ql0mf37j
| #program_file #success=15n0qf1ej | #program_file #tenant=3dl03f08f0qj0zj1ej2sj | #program_file #timed_out=0ym0xf
| #program_file #tls=2rn2se34e37k0gj0kf0mf0qj2af32f | #program_file #tls_version=35j | #program_file #token=3ds1en2il2sd0nk0qe1vk2je2xk3ge
| #program_file #token_not_got=0nj2gj2ij | #program_file #too_many=3ll1hk33k0qf30f | #program_file #trust=0dm0gk0mf0qj1gj
| #program_file #unavailable=0qn32j | #program_file #unknown=28k0qj15j | #program_file #unsupported=0ql02k2sk
| #program_file #user=3dc2sl0qk2tk01f0xj1nj1rj25j30f | #program_file #wrong=0ap03k2gk3ek3nk0fj0jj0mj0sj1hj | #program_file #xoauth2=0no3el3dk1ef2sf3hf
| #property=3or2lm0qd1al04k0nk1oe22f | #property #success=04j24j | #property #wrong=3ot0qd22f24j | #proxy=2dr2sp0qj0wj0yf1ej28f2cj
| #proxy #proxy_login=2dp0qe2kf | #proxy #required=2dw0qc2ke3he2sf | #proxy #tls=3ho2df | #proxy #token=2hj | #proxy #user=0qo2se01f0ff0nf0wf1kj2dj
| #proxy #wrong=0wm2dk0ij0qf2sf3hj | #proxy #xoauth2=3hj | #proxy_login=2dt0qe2kf | #proxy_login #required=2dm0qe2kf
| #recipient=2fz2kr28d0ne1ok2qk0qf0wf0zf15f | #recipient #refused=2q92ko2fl0ze1ee33k0qj0wf15j18f | #recipient #relay=2kv2f930d1ef1uf2qj
| #recipient #required=38k0yj1fj2ff2kj | #recipient #secure_required=38l2ff2kf32f | #recipient #send_as=0qj26j2ff2kf30f33j
| #recipient #sender=2fb0nl2qd30l0qk1ee33e0wj1uj2kf | #recipient #spam=30r2fd1ef1uf26f2kf | #recipient #starttls=1ek | #recipient #success=1ee1uk2fj
| #recipient #timed_out=2fj | #recipient #tls=2fa38m32d1ek2kk3nk0qf | #recipient #too_many=33u2f81ul2kd30l3ld3ke1df26j
| #recipient #unavailable=1dk2ff30j | #recipient #unknown=1ee2fk2kk30e0qj27f | #recipient #unreachable=2fn
| #recipient #user=1od2kl2ql1dk28e01f0wf1ef1ij | #recipient #wrong=2fz1ed2kl15e1ik1pe0af0nf0qj0yf | #refresh_token=2io2hl08k0qe25k0tf
| #refresh_token #renew=2io2hl08k0qe25k0tf | #refresh_token #required=25k2ef3hj | #refresh_token #secret=2ik3gj | #refresh_token #sign_in_first=2in2ej
| #refresh_token #success=2he3ge1ej1wj3jf | #refresh_token #token=2ho2im08d3gd0te1ek1yf25f2jf3bf | #refresh_token #token_not_got=2hj
| #refresh_token #user=00k0qf0uj | #refresh_token #wrong=2hp2jo2ic25l0te1ee3he08f0qf1vj | #refresh_token #xoauth2=1er2hd0qf1hf2ej
| #refused=1e91uo3ho0wm0zm2fm2qm30m28l2td | #refused #relay=2kz2fc2qc0wk18e1ue26e2be30e0zf | #refused #renew=0tn3he3gf
| #refused #required=0zn0ql2fk3he0fj0vj13j1ej28f30f | #refused #roles=03q | #refused #secret=0tk | #refused #secure_required=38s32e
| #refused #send_as=2qz0ne1ue2ke0qf20f30f | #refused #sender=2qz0nl2fd30d0ze18e26k2kk0wf15j | #refused #spam=30z2ke2qe15f18f1df2ff3nf
| #refused #starttls=38k | #refused #success=1eb03m0wk19j1uj | #refused #tenant=26l0de03j0cj0qf1aj20f28f2kj2sj
| #refused #timed_out=0xk0ye2vk0wj1ej2fj | #refused #tls=38r32a2kn1ed1ql2fe37k0mf0qf0yj | #refused #token=11m3pl20k3he3rk03j19j1ef1wf2xf
| #refused #token_not_got=0ql08j | #refused #too_many=33z3lb30c1ud3ml1ek1me2fe2qe2sk | #refused #unavailable=0qo26m2ke0yf1ff1hf1uj2ff30j
| #refused #unknown=2km0qk2tk0yf19j27f2fj2qf33f | #refused #unreachable=1ql1ye2fk0qj1uf | #refused #user=28720l2kl2ql13k1ee1ik1ue2fk2tk
| #refused #wrong=2891em1wl0ne0qk0tk1fk1pe1uk2qk | #refused #xoauth2=11o3rl3te0aj0qj0tf1wf | #relay=2kz2fc2gm1ud30d0xf15j18f1df1ej
| #relay #sender=2kn1ef27j | #relay #tenant=2kk26f2sj | #relay #timed_out=0yl2kf | #relay #tls=2kk | #relay #unknown=2kk
| #relay #user=2ko2fk0qf0wj18f1df1ff2tf30f | #relay #wrong=2fj | #renew=3gv1et0tm2em2hm2jm0qk3be08j0wf | #renew #required=25k2ee2jk3hk0qj1ef2hf2ij
| #renew #secret=0re0tk2ik3gj | #renew #sign_in_first=2es3gn2il1ee0qf2nf | #renew #success=3jf | #renew #timed_out=2el2hl0ye2je3bj
| #renew #token=3gv2hr3b92jl08e0qe2ek0nf0yf1hj | #renew #token_not_got=2hj | #renew #user=1eq00n3gd01e2he0qf0tf2ef3hj
| #renew #wrong=0qo2ho2ic2jm3gd0gk1ee25k00j0tj | #renew #xoauth2=1eq2hc1hl0nf1wf2if2jf | #required=0qo14n0zm1ed38l0fk1jk02j0oj0wf
| #required #secret=0qp0sk0te0rf3jf3tf | #required #secure_required=0qm38m0fk0gk1re2kf | #required #sender=2kp0qm2qd3hd2fj30f
| #required #sign_in_first=0qd28k2ee2nk0aj20j2ij3gf | #required #starttls=38l0qe37k | #required #success=3jm1ee0fj0tj0yj14j15f17j1vj2kf
| #required #tenant=02o0qj | #required #timed_out=2gl0ye | #required #tls=38w0qd1rl37l2ke32k0gj0mj0pf0yf
| #required #token=1wr3jm0vl3bd3hl0qf0tj1jf20f25j | #required #unavailable=32n0gl0mk1ok2fk38e0qf20j | #required #unreachable=0qj
| #required #unsupported=32m3tm1re | #required #user=0zn02m01d0vl38d0nk1jk2kk32k0aj | #required #wrong=3op0nd1vl2gl0qe0vk28e38e04j0dj
| #required #xoauth2=0qt0nm0fl1ee3tk0zf2ij2kf3hj | #roles=03r0fj1ef | #roles #tenant=03k | #roles #user=03n0fj | #route=1yw0wf0yf1ef
| #secret=3dq3jp0rm0sl0tl2ak2ik2xk2sf3hf | #secret #tenant=0qk0hj0tf | #secret #token=0rf0sf2ij3gj | #secret #user=0ql3el3jl08k2ek0sf1ef28f2hj2tf
| #secret #wrong=0tr0qe3te | #secure_required=38z32n0ne0we0ye1re2ke0fj0gj1ef | #secure_required #sender=38l2kf2qf32f
| #secure_required #starttls=38w3290wf1rj2kf34f | #secure_required #success=0fj2kf | #secure_required #tls=38z32b0qd2ke0ff0gj0mf1ef1rj34f
| #secure_required #unavailable=32o38a0gm2tf | #secure_required #unsupported=32j | #secure_required #user=27k38j | #secure_required #wrong=38m32f
| #send_as=2qz0qe1ue20e2ke01j0dj1ef2gj2sf | #send_as #sender=2qw30c0qd0ne2ke | #send_as #unavailable=0qe2qk | #send_as #user=2qv2ke01j1ef2sf30f33f
| #send_as #wrong=2gl0qk2qe0dj26j2sf | #sender=2qz1um2fe30k0qj18f1wj26f28f2kj | #sender #spam=30s2q918f26j2kf | #sender #starttls=38l2kf2qf32f
| #sender #success=1uk | #sender #tls=38k32f | #sender #token=2xl | #sender #too_many=2qd33l3ll1uf | #sender #trust=17k
| #sender #unavailable=0qn2qm2td1uk0wf1of30j | #sender #unknown=1uj2qj30j3nf | #sender #unreachable=0ql | #sender #user=2kp0qc1uc2qm2fd1ee30k3pe01f0zf
| #sender #wrong=2qw0qp1un0ne0we2kk30e17j2gf2tf | #sign_in_first=2es2nm1jl2vl3bl0qe28e3gk0nf0wf | #sign_in_first #tenant=02j0qj
| #sign_in_first #token=3bo3gm2il1je2je2ne2xk14j2hf | #sign_in_first #unavailable=0qk20k | #sign_in_first #unknown=0fl0vj
| #sign_in_first #user=2hm2nm26k2ee01f0aj0fj0nf1vj2ij | #sign_in_first #wrong=2em1ej2hj3tj | #size=1uz3ko33b3im1ed2te01j0qf28f30f
| #size #user=01k1uj28f | #size #wrong=3kq3in01k1ue28f2cf3hf | #spam=30z26u18p2fc2qc0qd2kd2td1ek28e | #spam #too_many=1ue33j
| #spam #unavailable=2td30l1ef | #spam #unknown=1ej | #spam #user=30s1ed01e18e26k1df1ff1uj2bf2ff | #spam #wrong=30k | #starttls=32u0qd38k37f3af
| #starttls #success=1ej | #starttls #tls=32u0qd38k37f3af | #starttls #tls_version=39l3af | #starttls #unavailable=32l38e28j
| #starttls #unknown=0mk37e32j | #starttls #unsupported=32z38b0qc3ad3td3of | #starttls #user=38n0qf | #starttls #weak_tls=34o39f
| #starttls #wrong=32c0kk37j38j | #success=1ez0wb0qd0xe0ye0af0nf1of1uf2tf | #success #tenant=1ej2zf | #success #timed_out=0wn0yl1uf
| #success #tls=32d34d38e0mf0nj0xj1ef1ij37f | #success #token=03l17j2hf3bf3gj3hf3jj3nj | #success #too_many=0ak1ee33j | #success #unavailable=0nk20k
| #success #user=1em01d28d04j0wj13j1rf1uj2xf33j | #success #wrong=1e615n2fk04j0aj0mf0nj0qf1rj1vj | #success #xoauth2=0nk3he1ej1rj3bf3gf
| #tenant=0ds3vp02m0nd1ml26k3ne3sk3te03j | #tenant #token=3dq3vl0qe2se28j2mj | #tenant #token_not_got=3vl0qf | #tenant #too_many=33l3vf
| #tenant #unavailable=0qm2sf | #tenant #unsupported=0do02n3sj3tf | #tenant #user=02q3vm28d2el3de3nk01f0cf0df0qj | #tenant #wrong=3vr0hj0zf1wj39j3nf
| #tenant #xoauth2=3dl | #timed_out=0yz1e80xd12l0we28e2ce0cj0kj0mf | #timed_out #tls=37l0yk32e1ef34f | #timed_out #token=2hk2jf
| #timed_out #too_many=0yf33j | #timed_out #unavailable=3jo2tn0qm0yd0cf1ej1hf1rf | #timed_out #unknown=2tk2fj
| #timed_out #user=2xr0y912p10k1ee1wk28e0ej0nf0qf | #timed_out #wrong=1wl2gl0we2hk0qf2jf | #tls=32z38o37n34m0pk1ek1re3ak0mf0wf
| #tls #tls_version=39t3ao34d37d32e0qf3tf | #tls #token=3gl0qj | #tls #too_many=3lk1ef | #tls #trust=0mm32d0gk0qk0wf1ej2aj38f
| #tls #unavailable=32z38a2tb1rc0pl1he34e0cf0gj0nj | #tls #unknown=0mq34d1ee3ae28f37j3hj | #tls #unreachable=1ql25j
| #tls #unsupported=3au32s1ra3ta38b39m0qd1ed34d3od | #tls #user=37d0fe3gk0lj0yj1rf1yj2ff2kj32f | #tls #weak_tls=34q3al0qf
| #tls #wrong=34a0mm37l3ad2re3nk0gj0kf0qf0sj | #tls #xoauth2=3gl0qj2sj34f | #tls_version=39x3an37d0qe32e34e0nf1ej2sj3tf
| #tls_version #unknown=0ml34f3af | #tls_version #unsupported=39p3ap32d0qe0mf37f3tf | #tls_version #user=3ak | #tls_version #wrong=2sl35j39f
| #token=3bv3go0qc2vm3hm1wl0ek0ye2hk2te | #token #token_not_got=0qk0dj0nj0tj12j1ef2ij3bf3hf | #token #too_many=33k | #token #unavailable=2xn0qk1ee2tf
| #token #unknown=0nr3jl1ef | #token #unreachable=0cl1yj | #token #unsupported=0dl0nk3sj3tj | #token #user=3pq3bb1wd0xk13k1ee2jk3jk00j01f
| #token #wrong=3hv3rp2vn3gb1wc3bc0el0tl1hd1pd | #token #xoauth2=2hb3bn1em1pc3hm0qk1re3ge0tf11j | #token_not_got=0qk0dj0nj0tj12j1ef2ij3bf3hf
| #token_not_got #unavailable=0qk | #token_not_got #unreachable=1yk | #token_not_got #unsupported=0dl0nk3sj
| #token_not_got #user=2im3vl2xk3gk0nf1ef1xj2hj3hf | #token_not_got #wrong=0tl2gj2if3vj | #token_not_got #xoauth2=0ql2ik2xk1ef3gj3hf3sj
| #too_long=3iz0ne1re2ce0qf0xj1mf1pf2tf33f | #too_long #too_many=3im33d | #too_many=33z2tb1ed3kl3ll0qe3ne0yf1mf1rf
| #too_many #unavailable=2td3kl3ll33e | #too_many #unknown=27m3kf3mj | #too_many #user=33v1ec2tm28d01k1ue0cj0ff1mj2ff
| #too_many #wrong=30n01m2cm3km3lc3um1pd33d0qe2ok | #trust=0mz17o0dm0ke0jf0nf0qj0xf0zj1gj | #trust #user=17o0mm1ee | #trust #wrong=0dk0ge0jk1ej
| #unavailable=2tz32o1eb1hn2fm0pj0xf1rj28f33f | #unavailable #unknown=0cj2tj | #unavailable #unreachable=0qn1hl0wk1rf2ff2tj2xj3jj
| #unavailable #unsupported=2so3tf3uj | #unavailable #user=0ql3nl0nk1he01j1ef1rf26j2bj2ff | #unavailable #wrong=0qt2td0yk1rk0nj1uj3hf
| #unavailable #xoauth2=2xm0qe1ef1rj32f3hf | #unknown=0qu1wn0tl15k3he3ok0nj0sj0yf1hj | #unknown #unsupported=0tr1rc0qd0sl08k0vj39j3tf
| #unknown #user=0fl3hl0mk0vj1of | #unknown #wrong=0qz1wo3oo15k2ce2fe3hk3ne0af0pf | #unknown #xoauth2=0nl3jl0qe1ej3hf
| #unreachable=1yt0wl15k1ee1hk28e2fk0cj0qj0xf | #unreachable #user=2fl | #unreachable #wrong=0cl0qj1yf | #unsupported=3tx1rr0qp3oo32n0pl38e0dj0wf0yf
| #unsupported #user=1rm3pl02k1ee01f0nf0vj28f2wj38j | #unsupported #wrong=0no0ln3td1ek0mj0qf1fj1oj1rf37f
| #unsupported #xoauth2=1ry3td0pe0qe1ee3he1pf1wf38f3of | #user=01q1eo28l3hd2xk3pk00j0nf0yf0zj | #user #wrong=3pq1eb00l1pe28k2je2kk3hk0ef0zf
| #user #xoauth2=3hm1el28d2il3bd1pk3pe09j0pf0xj | #weak_tls=34q3al0qf | #wrong=3hm1ed1pl2cl0qk1ue28k0ej0ff0xf
| #wrong #xoauth2=1pp1ee2vk0nf0pj11f28f2hj2sj | #xoauth2=1rq1eo1pn3bl0qk1wk2he0nf0pj28f | 0.0.0=1kl28k0nf0qf0wj | 0.0.0 port=1kk0wj1ef
| 0.0.1=1en0qe0nf0wj3hj | 0.0.1 127=37k2kf | 0.0.1 192=1fk | 0.0.1 connec=0wj1ef2kj | 0.0.1 dsn=0wj2kf | 0.0.1 i=1em | 0.0.1 lip=0nj28j
| 0.0.1 localh=2fj2kf | 0.0.1 mpid=1ej28f | 0.0.1 outloo=1ej | 0.0.1 p=1ep0xf | 0.0.1 sasl=0cj2sf | 0.0.1 smtp=37l0wf0xf1ej
| 0.0.1 ssl=0mk0yk0qf34f35j37j | 0.2.1=30m0qe18e1ee2te33k0pf0wj1lj28f | 0.2.1 993=1ll0yj1ef30f | 0.2.1 authen=0cj0qf1rj | 0.2.1 error=0vl
| 0.2.10=28k2sf34j | 0.2.108=1wk3gk | 0.2.108 587=1wl | 0.2.111=1ej | 0.2.12=1em | 0.2.123=1dk2kj | 0.2.129=30j | 0.2.129 weren=30j
| 0.2.149=0yl27k1ef | 0.2.15=38k30j | 0.2.154=1ek30f | 0.2.162=0qm | 0.2.194=0wj | 0.2.2=0mj | 0.2.204=1ej | 0.2.211=1dk2fj30f | 0.2.22=0mj0qj
| 0.2.222=18n30k | 0.2.239=30k | 0.2.25=0mn2tl34l0wk18k1re0lj0pj1ej2cj | 0.2.26=28k0wj | 0.2.27=0yk30k | 0.2.28=2hk0xj | 0.2.28 587=0xk
| 0.2.31=1eo28d0cj0wf18f3kj3lj | 0.2.33=32j | 0.2.34=2sk0yj1ef2tj | 0.2.34 587=0yk1ef | 0.2.4=2cm1ed38l0mj1rj28f2kj30f34j | 0.2.44=1dk
| 0.2.45=2bo28k01j27j | 0.2.48=0ql1ef1rj | 0.2.5=30m1el0qe33k0pj0xj0yf1uj28j2wj | 0.2.5 ehlo=1em | 0.2.50=3pl | 0.2.56=1yl1dj | 0.2.6=2kk15f38j
| 0.2.61=0tk28j | 0.2.63=0xk0jj | 0.2.7=18t3063ll0yf28j | 0.2.7 blocke=18n30b | 0.2.7 is=18q30e26f3nf | 0.2.7 sasl=27l1rj28f | 0.2.8=0qk1kk28f
| 0.2.9=28l30l0xk1fk2ck27f33j | 0.2.9 993=0xl35j | 0.2.93=0mk1yk0kj1ef | 000=1ol20k0nf2sj3rj | 000 000=2sl1ok3nj | 000 secs=1ol20k
| 001=20m37l2se1oj1rf30j3uf | 001 000=20m2se1oj | 026=37m0yk1ef1rf | 1.0.0=17j | 1.1.0=1ee28j | 1.1.0 f=1ee28j | 100=1eb2cn33m1sl27l30l0xk0yk1ck01f
| 101=1yl0we0yf | 102=28l0fj | 103=0qj | 105=0yl | 105 consec=0yl | 108=2sk | 109=1ej | 110=0xf0yj1ej2sj | 110 connec=0xf0yj | 111=0wo0ye2sk3hk0nf25j
| 112=0ck1ej28f30f | 113=27m0xk1yk28k2ck0qf1ef3hf | 114=1uk33k0cj2tf | 116=0qj2sj | 117=0ne13k2ik0qf1oj1pj28j2jj | 119=37f3uj | 120=2jl0ye1ek0qf33j
| 122=30m15f1fj2sj2vj | 123=0pk0qf0xj1ej2zj | 126=1fj | 127=1eq0qe0wj28f2sf30f37j3hj | 127 0.0.1=1en0qe0nf0wj3hj | 128=28l0qf | 128 cv=1fj
| 131=2kl0qj2qf3hf | 134=33l2fj | 143=1kp3un0nm0fe0qk0yk1ee15f1yj20f | 143 connec=1ej | 143 startt=0xj | 145=0xm0nk0qf2vj | 146=1ek | 150=33l
| 150 870=0qj1ej | 154=12j1kj | 155=1kj | 156=0ql0wj2sf | 159=0nj | 162=0fj | 163=0qk2qf3hf | 163 smtp=0qk2qf3hf | 164=30k3sk | 168=2sk0qf25j2kj
| 168 203=2sk | 169=2tk1yj | 169 254=1yk | 169 gsmtp=2tj | 170=39j | 172=28k0nj0qf0xf1ej2ff2kj2sj39j | 172 7.0.1=1ej | 174=3jm0tj1uj2qj2xj3gj
| 174 connec=1uj2qj | 176=0ql0mf2kj | 184=0kk | 188=12l0qf | 189=28k0aj | 192=30p18n0nd0yl15d1el27l2sd3hd26e
| 192 0.2.1=30m0qe18e1ee2te33k0pf0wj1lj28f | 192 0.2.10=28k2sf34j | 192 0.2.108=1wk3gk | 192 0.2.111=1ej | 192 0.2.12=1em | 192 0.2.123=1dk2kj
| 192 0.2.129=30j | 192 0.2.149=0yl27k1ef | 192 0.2.15=38k30j | 192 0.2.154=1ek30f | 192 0.2.162=0qm | 192 0.2.194=0wj | 192 0.2.2=0mj
| 192 0.2.204=1ej | 192 0.2.211=1dk2fj30f | 192 0.2.22=0mj0qj | 192 0.2.222=18n30k | 192 0.2.239=30k | 192 0.2.25=0mn2tl34l0wk18k1re0lj0pj1ej2cj
| 192 0.2.26=28k0wj | 192 0.2.27=0yk30k | 192 0.2.28=2hk0xj | 192 0.2.31=1eo28d0cj0wf18f3kj3lj | 192 0.2.33=32j | 192 0.2.34=2sk0yj1ef2tj
| 192 0.2.4=2cm1ed38l0mj1rj28f2kj30f34j | 192 0.2.44=1dk | 192 0.2.45=2bo28k01j27j | 192 0.2.48=0ql1ef1rj | 192 0.2.5=30m1el0qe33k0pj0xj0yf1uj28j2wj
| 192 0.2.50=3pl | 192 0.2.56=1yl1dj | 192 0.2.6=2kk15f38j | 192 0.2.61=0tk28j | 192 0.2.63=0xk0jj | 192 0.2.7=18t3063ll0yf28j | 192 0.2.8=0qk1kk28f
| 192 0.2.9=28l30l0xk1fk2ck27f33j | 192 0.2.93=0mk1yk0kj1ef | 192 168=2sk0qf25j2kj | 193=0wk37k28f | 197=0xl37k0yj | 197 signin=0xl37k0yj
| 198=27m0ml30l1uk0qj0yf25j2kf3kf | 198 100=27m30l1uk0mj0qj0yf1ef25j2kf3kf | 198 server=1ej | 199=33k1ef37j | 2.0.0=1ew2fe32e2kf | 2.0.0 authen=1uj
| 2.0.0 ok=1el2ff | 2.0.0 ready=32e1rj | 2.0.0 status=1em2ff | 2.1.0=1el1me2qe2tj30f | 2.1.0 ok=2qf2tj30f | 2.1.5=33k1uj3lj | 2.1.5 recipi=33k3lj
| 2.2.0=1wk0yj | 2.2.0 net=1wk0yj | 2.2.13=2sk | 2.2.13 starti=2sk | 2.6.0=1em | 2.7.0=0qk1ej3sj | 2.7.0 authen=0ql1ej
| 200=1es0tp1wo0ek0ne0zk3nk05f08j0if | 200 respon=1em | 203=27l2ck2sk0qf0xj0yf28j3hf | 203 113=27m0xk28k2ck0qf1ef3hf | 204=1ek33k | 211=0lk37j
| 216=19k25k | 217=2ek2kk3bk0ff | 220=3uo1em2td0qe0ye35k3ak1ff1rf28j | 220 2.0.0=32e0mj1ej | 220 and=1ek | 220 but=32j | 220 mail=3um32l1ee
| 220 smtp=3uk1rj37f | 220 we=3uk | 221=1en2tf32f | 221 2.0.0=1ej | 227=37m0yf1ff2fj35j | 228=0fj28f | 229=0yj1oj | 229 in=0yj1oj
| 230=0nm37l0kk35j3uj | 233=1ek | 233 got=1ej | 235=1er28m3hc1rd0ak0cf0qj1uj2cj2kf | 235 2.0.0=1uj | 235 2.7.0=0ql2zf | 235 authen=1ep
| 235 but=33k01j | 235 msg=1ej | 238=2sl1jk | 250=1ez30c0qd28e32k38e15f1ff2cf2ff | 250 2.0.0=1ek | 250 2.1.0=1el1me2qe2tk30f | 250 2.1.5=33k1uj3lj
| 250 2.6.0=1em | 250 accept=1em | 250 auth=32n38d1re28e2wk1ef | 250 bitmim=1eb32l0qj1rj3uj | 250 but=0xk0yj1ef2cj32f3lj | 250 enhanc=1ef1rj
| 250 got=1un1mk0qf2qj | 250 help=1rj32f | 250 mail=1en | 250 ok=32k | 250 pipeli=1rl1ef | 250 reques=32k1ef | 250 smtput=1ej | 250 startt=38f
| 252=1en2ff2tj | 254=1ek30k1yj | 254 169=1yk | 256=1wl1dk0pf0qj30f3ej | 256 cv=1dk0qj | 281=2sl | 285=1ej | 289=0nk1ef | 292=2kn | 292 log=2kn
| 292 r=2kl | 296=1ek | 3.0.0=1ej37j | 3.2.2=11l0yj1ef | 300=2tm1df | 303=1nk | 312=0qk0wj | 332=3ak0qj | 334=28m2cm1wl0ff0pj0qf1ej3bj3hf
| 334 smtp=1wm28e0qf3hj | 334 ugfzc=2cm28l18j3hf | 345=2sk3ak39f | 354=1eq2ck2fe37k0xf | 354 but=2tj | 354 enter=2cl1ee1uj | 355=1yk
| 365=0fm1ed2kl28k2hk2yk07j0nf0yf26j | 370=1yk | 377=2sk | 384=2sl33j | 391=0yl3hk3nk | 4.0.0=1dk1ee2qk33k0qf2kf2tj30j3nf | 4.0.0 stat=1dl2tk1ef3nf
| 4.0.0 status=33k | 4.1.1=1fl33k3lj | 4.1.8=30n15j1uj2ff | 4.1.8 sender=30n15j1uj2ff | 4.2.0=1dn20m1ef1nj33f | 4.2.0 recipi=1dn2ff | 4.2.0 status=1nj
| 4.2.0 stored=20n | 4.2.1=33p2fk | 4.2.2=2fo1mm33c1dj2tf | 4.3.0=2tt2sr2rl32l3kl0qe0we1ee30e3le | 4.3.0 no=2rm32m0mf0qf3nf | 4.3.0 status=2sl2tk
| 4.3.0 tempor=33m2tk | 4.3.0 too=3kn3ld1ef28j | 4.3.1=2tu0nf1mj2fj | 4.3.1 insuff=2tp | 4.3.2=2tr3lo0ce3he3kk1uf2fj | 4.3.2 concur=3ln33e
| 4.3.2 servic=2tq | 4.3.2 stored=2fk3lk | 4.3.5=2so1ef | 4.3.5 server=2so0qf | 4.4.1=0yv0nf0qf1ef1yj2sj30f | 4.4.1 status=0yk0qf2sj
| 4.4.2=0yq0xm2vk2sf3lf | 4.4.2 mail=0xm2tj | 4.4.3=15l | 4.4.3 status=15l | 4.4.5=33p2tk1df1uf3lj | 4.4.7=2fm0yk2tk | 4.5.3=33q3kd2fe1ef3lf
| 4.7.0=0cq2tl3kl0qj0xf1ef1rf28f2sf30j | 4.7.0 mail=3kp33f | 4.7.0 status=0ql0pk1wk1rf | 4.7.0 tempor=2tq0cl3kd3he33f
| 4.7.0 tls=32o0ce34k30f37f39j3aj | 4.7.0 too=3kp0ce28f2tf33f | 4.7.0 try=33n2tm1ee | 4.7.0 tss=30j | 4.7.1=1dq30n18m1fl0nf0qf28f2cf2ff2kj
| 4.7.1 client=18l2tk0qf1fj3nj | 4.7.1 relay=2kk | 4.7.1 servic=2tj30j | 4.7.1 try=1dr2te33e | 4.7.28=26j33f | 4.7.28 gmail=26j33f | 4.7.500=33p
| 4.7.500 server=33m | 4.7.66=39n | 4.7.66 tls=39n | 400=3gn1om28c2sm1wl2hl0qk11k13k1ee | 400 admin=0vl | 400 and=01j13j | 400 b=2jk3gf
| 400 bad=0tm2cm3gm0ql3hd3ul0nj0yj1rf1wf | 400 badreq=3on1sj1vj | 400 bearer=3hm1wl0zf1ef3pj | 400 invali=0zl1we3tk | 400 redire=2gl
| 400 respon=3gn0ql0ne0te2hk2lj | 400 with=23k | 401=3hx0tt0qc3rm03k11k28e3bk06j08j | 401 https=0sk13f3rj | 401 invali=3hk0tf3rj
| 401 respon=0sk08j13f | 401 unauth=0tp0qe28e3he03j08j0nj1wj3gf | 403=2bs1wr19p05m02l25l1ue30e3tk0ff | 403 access=0zm02j0vj | 403 code=19j
| 403 disall=3tn0nj23j | 403 error=05k0tk1mk0qf | 403 forbid=1wo05m0ik20e3bk3hk0zj1ef25j | 403 org=02n | 403 origin=19j | 403 with=19l1ak
| 404=3ur3on3jm0dl1zl1re0nf15f1aj1oj | 404 not=3jn3ul | 407=2dz0qd28e0ij0wj1ef2cf2sf2tf3hf | 407 authen=2dn | 407 proxy=2dl0qf2kf | 416=1oj2kf2sj34j
| 420=1ek0xf26j33j | 421=2tz0qb2sn3ln1ec30m33m0nd01k0wf | 421 4.3.0=33k3kk2tj | 421 4.3.2=2tn | 421 4.4.2=0ym0xj2tf3lf | 421 4.4.5=2tk33k
| 421 4.7.0=30n3km1ee33k0cf0xf2tj38j3lf | 421 4.7.28=26j33f | 421 4.7.66=39n | 421 b=01l2qe33k1jj2ff2tj | 421 mwinf=33l3lj | 421 mx=2tp0wj0yj30f
| 421 too=3ls30n3kc33d2tf | 421 unable=2sn2tm0wf0yf3nf | 422=3hp1ml2el2gl33d3gl0ik3bk1dj1uf | 422 4.2.2=1ml33d1dj2fj | 429=33n1hj34j | 430=20n
| 430 4.2.0=20n | 432=3lq33e2fj | 432 4.3.2=3lq33e2fj | 435=0cz28d0ne1re2sk0yf3hf | 435 unable=0cs28e3hf | 436=1ok | 436 in=1ok
| 443=0cm15l0we0yk0ij0xj1yj2tf2xf | 443 failed=0cp0we2se15f | 443 max=0il | 450=33t18m0qd1dl1fl1ee2fk2tk30k2kf | 450 4.1.8=30n15j1uj2ff
| 450 4.2.0=1dm | 450 4.2.1=33p2fk | 450 4.7.1=1fo18n1de3kk0qf1ef2tj33f | 451=2tw33q0qc1um3nm0xd1ml0ck1dk1he | 451 4.3.0=0cm2tl0nj0wf
| 451 4.3.5=2so0qf | 451 4.7.0=2tn33e0cf | 451 4.7.1=1dm1ef | 451 5.7.3=38k | 451 authen=33n28k01j18j3hf | 451 reques=3kn2tl2ff | 451 with=33m2qk
| 452=2tp2fn33n1ec1ml1uj1wf2kf3lf | 452 4.2.2=2fm1mj | 452 4.3.1=2tp | 452 4.4.5=2tl3lf | 452 mailbo=1mk2fk0vf1ef2tf
| 454=0cr32r0qc2tc2rk28f2kj33f3af3hf | 454 4.3.0=2rm32m0mf0qf3nf | 454 4.7.0=0cu2tc2ff30f | 454 4.7.1=2kk | 454 tls=32n34k0cf0mj37f3af | 455=3kk28j3lf
| 457=30l2kj | 465=37m28l0yk2te38e15f1ej | 465 i=0yk | 465 respon=37o0wf0yf | 466=1ul30l | 475=1ej | 5.0.0=3nz30a0nk18e1ue26e0qf1fj1wf2ff
| 5.0.0 error=2ql19k0qj3nf | 5.0.0 remote=1fl30e | 5.1.0=0qr30p2qc2kf2tf | 5.1.0 sender=30o2qd3nf | 5.1.1=2fz30c1of2kf | 5.1.2=2kn30f | 5.1.7=2qm1pf
| 5.1.8=26r2qd | 5.1.8 access=26n2qe | 5.2.0=1me2qk30k1uj26j33j3nf | 5.2.0 mail=30m | 5.2.0 stored=26l33l1me2qk30e1uf20f
| 5.2.1=1uq2fo01n30e07f1ef1mf1oj3pf | 5.2.1 the=2fo00j1oj | 5.2.2=1mp2fj | 5.2.2 mailbo=1mq | 5.2.252=2ql | 5.2.252 sendas=2ql | 5.3.3=1rn2ck1ef
| 5.3.3 auth=1rk32f | 5.3.3 unreco=1rk2ck32k1ef | 5.3.4=3im26l1uk33f | 5.3.4 messag=1uk3if | 5.4.5=33n | 5.4.5 daily=33n | 5.4.5 sendin=33j
| 5.4.6=26n2fm1ee30f | 5.4.6 unusua=26n | 5.5.0=1fm0nl0qe2ke26f2bf2qj33f3ij | 5.5.1=1rx3up1fn1ed0nk0qk2kk38e3nk0cf | 5.5.1 auth=1rn3ul0qe28f2kf38j
| 5.5.1 authen=3um0qj2kj | 5.5.1 comman=32p2cd3ue0nf0qf1ef1rj | 5.5.1 error=1rp0qf1ej1if2bf38f3uf | 5.5.1 https=0nl | 5.5.1 invali=0nm37j
| 5.5.2=0nl1pl1rl1ul3ik0xf0yf1fj28f | 5.5.2 line=1rf3ij | 5.5.2 send=0np1fk2ck0wf | 5.5.2 syntax=1pm38k28f | 5.5.4=1pn1fl1ul2ol1rf
| 5.5.4 invali=1fn0qf1pj | 5.5.6=3io33e | 5.5.6 sasl=3im33d | 5.6.0=1uu0nl2qd30e3if | 5.7.0=2kp18l1pl38l0mk2qe3ne0fj0qj1ef | 5.7.0 auth=3km0ak
| 5.7.0 authen=0qm1jm3hc1pl0fk0ne28j2kf38f | 5.7.0 error=2kq1rm18k2sk2tf30f | 5.7.0 https=0ql | 5.7.0 must=2kk0qf37f38j | 5.7.0 please=2kn0nl0qk38f3hf
| 5.7.1=30r2ko2qn18m3hm1ed2bl01f0qf0wf | 5.7.1 192=30k | 5.7.1 access=2cn18l2tk1fj30f3nj | 5.7.1 authen=2bp3bk1uj26f28f2kf2qf38f3hf
| 5.7.1 client=0qo3hl2kk | 5.7.1 dmarc=30l | 5.7.1 https=30k | 5.7.1 messag=30k1ef1uj | 5.7.1 recipi=30e33k2ff | 5.7.1 relay=2kk18f2fj30f
| 5.7.1 relayi=3hl3nj | 5.7.1 sender=2qt3081ud2kd3hl26e3ne1ej2bf2xf | 5.7.1 servic=18l30k2kf2tf | 5.7.1 spam=26f2fj30j | 5.7.1 this=30o2kf
| 5.7.1 unable=2kp0qf15f2sf2tf | 5.7.1 unknow=2km | 5.7.1 you=30r0wd2ke0qf | 5.7.1 your=30b18k26k01f | 5.7.10=38w3hf | 5.7.11=38o1re0qf
| 5.7.11 encryp=38k1rf | 5.7.139=3nq0vm28c3hc0fl17k2pk2bf2zj30f | 5.7.139 authen=28c3hc3nl0fk17k2zk2pj | 5.7.14=2nn | 5.7.14 https=2nn | 5.7.25=18o1fj
| 5.7.26=30o1uj2qf | 5.7.3=38s3hs2wm2td2yl3nd32e1uj1wj2kf | 5.7.3 authen=3hr2yn28m3nd38e0af0qf1wj2tf3pj | 5.7.3 shared=2wp3hf | 5.7.3 startt=38l32f
| 5.7.30=0fn32k0mj0qf1rf | 5.7.4=1rn0pj | 5.7.4 unreco=1ro0pk | 5.7.501=26q30a | 5.7.57=2ym2kd0qe0vj2zj3hj | 5.7.57 client=2yl0qe2ke0vj2zj38f
| 5.7.57 smtp=38k | 5.7.60=2ql | 5.7.60 smtp=2ql | 5.7.7=0in0qf1pj38j | 5.7.708=26r2ff | 5.7.708 servic=26o18j | 5.7.8=3ho28b3pm00j01f0af1pj2bj38f3rj
| 5.7.8 authen=3hr28d1re2bk0af1pf3pj | 5.7.8 error=0ac0qk28k3pe0nj26j2bj2tf38f | 5.7.8 https=28b0am3hm | 5.7.8 invali=1pp3he
| 5.7.8 userna=3pp28c0ak3hj | 5.7.9=1rp0am2km1ee0qf1jf | 5.7.9 applic=0qe0aj | 5.7.9 https=0aj0qf | 5.7.9 please=0ak0qf2nj
| 500=3iv33b1rl0nk2ck38e0qj0xf1ef28f | 500 5.3.3=1rk2ck32k1ef | 500 5.5.1=1rm3ul1ee32f37j3if | 500 5.5.2=1rf3ij | 500 5.5.6=3io33e
| 500 intern=1hk2tk37k1ef2uj | 501=1pz1rb1fl2ol2ql0ne1ee28e2fk2ke | 501 5.1.7=2qm1pf | 501 5.5.2=1uo1pl1fe0nf0qj | 501 5.5.4=1pp1fm2om1ue0nj0qf1rf28f
| 501 5.7.0=1pr0qf | 501 b=2fn0af0qj1pf2kf | 502=2co32o2sn1fm0nl2kk3nk0of1ef2df | 502 5.5.1=1fn1rb3nn32m2cj2kf2sf | 502 5.5.2=1ro38l0nf
| 503=1rt0cq38n0nl28f2bf2xf3hf3nf3uj | 503 5.5.1=1rs3um0ce3he1ff2kj38f | 503 all=2fk | 503 auth=1rl | 503 valid=2fj2tj | 503 with=2tk1fj2ff
| 504=1ru1pl0qe1ee1hk3te0nf28f | 504 5.5.2=1fk | 504 5.5.4=38j | 504 5.7.4=1rn0pj | 504 invali=1pp1re | 504 unreco=0pf | 506=30m | 512=1wl0qj
| 530=38u3ht0fd2kl2ql1ee0af0nf28f2xj | 530 5.5.1=0nm2kk | 530 5.7.0=38n2xm0ql3hd0nf2kj32f37f | 530 5.7.1=3hr2ke0qf2yj38f3nj
| 530 5.7.57=3hk0qj1ef2yf38j | 530 login=37j38j | 530 msg=2ko3he | 530 smtp=3hq0fe0qe2yj | 531=0ql2qj | 531 error=0ql2qj | 534=1rp2nn0qe
| 534 5.7.14=2nn | 534 5.7.9=1rq0qf2nj | 534 b=0ak | 535=28o01l3hl3nk0nf0qf1ef2wj3pj | 535 5.7.0=01k1jk1rk3kk1pf2kf38j3hf | 535 5.7.1=3bk3hf
| 535 5.7.139=0fm0vm28c3hc2pl2zl3nl17k2ye1wf | 535 5.7.3=3hv28b2wn0fd1wk2yk38e3ne0af0qf | 535 5.7.8=28a3ho3pn01e00j0af26f2bj3rj
| 535 authen=28o3ha1pn0ac2kl3nd3ul01j0qj2bf | 535 b=0ao0fk2bk2yk3he2zf | 535 error=2tn0al0ck28e3hf | 535 incorr=3hm28l0af1rf3uj | 535 login=0ap3hf
| 537=2sk28f | 538=38o1re0qf | 538 5.7.11=38o1re0qf | 541=2fp1ue0yj | 550=30x2fs2kp3np1ea1uo26m3hc0qd2bl | 550 5.0.0=3nx26e1wf2ff30f
| 550 5.1.0=30p2qc1uf | 550 5.1.1=2ft30c1ok | 550 5.1.2=2kn30f | 550 5.1.8=26n2qe | 550 5.2.0=30n1uj | 550 5.2.1=01p2fp07e1ue30e1ef1oj | 550 5.4.5=33n
| 550 5.4.6=26n | 550 5.5.0=1fn26f2fj2kf2qj2tf30f33f3nf | 550 5.7.0=0mn30m2fd2kl18k2qe2sk0kj0lj2tf | 550 5.7.1=2bp2qn0qc2kc30c01d1ud3hd2tk26j
| 550 5.7.25=18o1fj | 550 5.7.26=30o1uj2qf | 550 5.7.30=0fn32k0mj0qf1rf | 550 5.7.501=26q30a | 550 5.7.60=2qj | 550 5.7.708=26r2ff | 550 b=1uk30j3nf
| 550 contos=30m2kj | 550 error=1um30f | 550 host=0qr2sl30e1fj2fj3nf | 550 invali=1fk2fj30f | 550 messag=01l1ee33e18j | 550 mwinf=18l
| 550 please=2kn0qj | 550 reject=30o2ff | 550 reques=2fk2qk30k2tf33f | 550 unauth=2xp2kn0qk28f3hf | 550 user=2bu0ak3ne0zf1of1wf30f | 550 with=2kk26j
| 551=01o28n0cd2td1wk26k2bk0qf2kf | 552=1uv30o1eb0ne26e3hf | 552 5.2.2=1mk2fj | 552 5.3.4=3in | 552 messag=30j | 553=2qu1ee2kk30k0nf2ff3hj
| 553 5.7.1=3hm0qf2kf2qj | 553 b=2kl0nf0qf2qj | 553 relayi=2qm0qj | 553 sorry=2kl30l0qf | 554=30t18s1up3no2km1ed33l0we15e26k
| 554 5.0.0=3nx18d1ue30e33e0nf19j2qf3hf | 554 5.2.0=26l33l30e1mf1uf | 554 5.2.252=2qk | 554 5.7.0=18l26l0nf | 554 5.7.1=30q18p2km0ql26d2cl2qe0wf1ef1uf
| 554 b=2ql0qj3nf | 554 ip=18l30k | 554 messag=30n1uk33f | 554 no=3up18f | 554 reject=1um30e | 554 transa=1md33l1uk | 554 with=1uk
| 571=2fo30l1ee2kk26f | 587=0np0yo28d37l3ud0wk15e1ef1uf1yj | 587 at=0wj0yj | 587 connec=0wk | 587 delay=0pj0qj1wj3hj | 587 stream=0wj
| 590=3am0ql0xf2qj | 604=1ej1yj | 615=28m2kk2xj3hf | 628=1el2jk | 654=1el2sf39j | 654 master=1el2sf | 683=0mk3nj | 7.0.1=1ej | 727=3an39d2kk0mj1ef
| 742=37k | 748=0ol1ef | 748 info=0ol1ef | 8.0.3=0nl28k0xf | 8.1.2=2zj3lj | 8.1.2 587=2zj | 812=0xk | 827=30j | 833=0wj0yf | 837=2rl0mf | 851=1sl
| 870=0qj1ej | 965=0fj | 973=1el | 993=1ew3hc0qd0wl28l0yk15e30e0kf0nf | 993 client=28k | 993 connec=1ln0yd0we3uk1ej | 993 imap=0qe0wk28k15j
| 993 login=0fl28l | 993 openss=1ee28j | 993 ready=0mj | 993 s=0fj | 993 server=1ej | 993 ssl=1em0mf38f | 993 starti=1ej | 993 tlsv=1ek
| 993 unknow=0yk0mj | 995=0nk1ef1kj3uj | 997=34k | 998=1fp0qj2tj37f | a=3uk0af2cj2ff2kf2tj32f3aj3nj | a 401=11k | a a=3ak0mj0nf0qf0zj1ej1rj28f3hj
| a answer=2tk30f33j | a autent=1vm28k1jj2cf | a authen=1wl28k3hk11j20f3pj | a b=1el37l0qf28j | a bad=2cr0nn2od1ee32k1rj28j37f38j3kf
| a c=3ak0nf0qf15j1ej1ij1uf2qj34j39f | a ca=2fj2kf | a callba=0pn | a capabi=1ee0xj1pj | a client=34n3km0nl33l3tf | a cmdlet=03p
| a config=1vo0qe0hj15j | a connec=0ll1uk0yj | a d=2fk0zj | a dc=1al03j1oj | a develo=06j | a differ=0qn1ed3vl2gk08j0ej3uj | a domain=14j1ej
| a e=30k0xj | a errori=11l3ol03j20j | a eșuat=15n0wj0yj1yj2tf | a f=0ae0qk3hk3jk0ff0nj1rj2aj | a fresh=2jl2hf | a from=1ek2ff | a hitele=0um28d1rj
| a http=17j23j2tj3aj3uj | a i=1ej | a jelszó=2jo1hk2vk0qf2ej3tf | a kiszol=2cn0jl1re1pj3hj3uf | a known=0qj2sj | a la=0xl0wk1ef2tj
| a line=2cl1ee1uj | a login=2cm28d1ok0xj38j | a logout=1wk | a mail=3lj | a mailbo=3um20k0qf2tf | a maximu=3mm0ae33f | a megado=3tl07j0qj3hf
| a mensag=1uo1ee | a messag=2fn0qf0yj1ej2kf | a name=03l | a namesp=1ee0xj | a new=1ee02j0ej0qj15j1vj2gf3gj | a no=20s3n628q3h92tn0qd1ml2bl2sl38l
| a non=0qn37n0nk1ee28f38f3jj | a ok=3ho1ed2te0fj1pj28f2cf38f | a pas=1rm0mj0qf1vj | a period=0yk | a perman=2qk | a permis=1wl | a postfi=3gk
| a proble=0mk18k17j1bj30j3rj | a prod=03j1oj | a rate=33l1ef2fj | a reason=0un3nn0nf0qf | a reques=1oj3uj | a resour=0zm1xk | a respon=3on3tf3uj
| a respos=1mj | a runspa=3lk | a s=2zj | a scope=1xk0qj | a secret=0tj | a secure=38n32e0nf0qf2kj | a senha=0fl28d3hj | a servic=2mo0qj0zj
| a short=0uo0nf | a silent=2xm | a smtp=0wj | a socket=1yk | a solici=0vk0kj0mj1ef | a ssl=3ao0kj32f39f | a startt=38o2kd32d0qf | a subscr=2mn
| a task=0yj25j | a tenant=0dk02j3vj | a tls=0pn35k37k1ef32f34j38f | a to=2tk0nf0qj1ef1nj26j2fj2sj | a token=2xo1hl3rl0ne08f0ij11f1ef
| a transi=1hj20j | a truste=0dm0mk1gj | a valid=2ln0nm0qm3pm20l1uk3ok08j0uf0wf | a verifi=3om24k2qj | a web=3tm23j | a z=3un0zj1ef1rf2cj
| a zkuste=12m0ye0wj | aa=0pk0qf15j1rf | aaaaaa=23j | aaaabb=28k | aaab=2cm0nl0qj28f | aad=03m0uj1ej33j3jj3mj | aad adal=0nj0rj0tf0uj13j
| aad applic=03l14j | aad msal=2xk1ej | aadsts1002012=3ry1ef | aadsts28000=1xz0qe1ef | aadsts28003=3ry1ef | aadsts50000=1hz | aadsts50001=2mp0qf
| aadsts500011=2mz3rk08f1ef | aadsts500011 the=2ml3rl08e | aadsts500014=2mz | aadsts50005=14z0qf1ef | aadsts50011=2gz0qd0nf | aadsts50011 the=2gm0qe
| aadsts500113=2gz0qf | aadsts500113 no=2gm | aadsts50012=0ty0qe0nj0uj1ef3hf | aadsts50012 client=0nl0uk0tf | aadsts50012 invali=0tj
| aadsts50013=2jx3bl0ne0tk | aadsts50013 assert=3bn0tl0ne1pj | aadsts50020=02z0qf1ef | aadsts50020 user=02m | aadsts500201=02z1ef | aadsts50027=0nl0tk
| aadsts50027 invali=0nl0tk | aadsts50034=02z0qf1ef3vj | aadsts50053=01z28d0qf33f3kj | aadsts50053 idsloc=01o28f3kj | aadsts50055=01x1js0qf2ef3bf
| aadsts50057=01z0qf1ef | aadsts50058=2ex2xp0qd1ef28f2kf3hf | aadsts50058 a=2xm | aadsts50059=3vz1ef | aadsts50074=1vz1ef | aadsts50076=1vz0qf1ef
| aadsts50076 due=1vo2hf | aadsts50079=1vz | aadsts50107=17z0qf | aadsts50126=3ty0fk3hf | aadsts50133=2jz28e0qf1ef2ej2vj | aadsts501481=3tz0nj
| aadsts50158=1jz1vn0vj | aadsts50158 extern=1vp0vk1jj | aadsts50173=2jz2he3bf | aadsts50173 the=2jn2hf | aadsts50194=02z1ef
| aadsts50196=33z3kk0qf28f | aadsts53000=14z0qf | aadsts53000 device=14m | aadsts530003=14z0qf1ef | aadsts530003 your=14m | aadsts53001=14z0qf
| aadsts53002=0bz0qf1ef | aadsts53003=0vz0qf1ef3hf | aadsts53003 access=0vm3hf | aadsts53004=2nz1vl0qf1ef28f | aadsts53005=0bz
| aadsts54005=0ez0nf0qf1ef | aadsts54005 oauth=0em | aadsts65001=0zz1ef | aadsts65001 the=0zk | aadsts65002=0zz1ef | aadsts65002 consen=0zj3tj
| aadsts65004=0zz0qf1ef | aadsts65005=0zz1ef | aadsts65005 the=0zj2mj | aadsts650052=2mz | aadsts650052 the=2mm0qj | aadsts650053=1bz0nj
| aadsts650053 the=0nl0qk | aadsts650056=0zz1ef | aadsts65006=1bz0qf1ef | aadsts65006 resour=1bm | aadsts70000=2jz2hm0qd0ek0ne28e01j1jj
| aadsts70000 the=0em1jl2hl28e0qf12f1xf | aadsts7000012=3vz1ee0qf | aadsts70001=08y07o0qf3of3tj | aadsts70001 applic=3tm | aadsts7000112=07z0qe1ef3tf
| aadsts7000112 applic=07s01f0qf3tf | aadsts700016=08z06j0qf2mf | aadsts700016 applic=08o06k0qj2mf | aadsts70002=0tz0qd0ej0ff28f3hf
| aadsts70002 error=0qe0tk0ej0ff0nj0sf0uj3hf | aadsts70002 验证=01j2hj | aadsts7000215=0tz0qf1ef | aadsts7000215 invali=0tm | aadsts7000216=0sz0qf
| aadsts7000218=0sz0qe0te1ef | aadsts7000218 the=0sm0qf0tf | aadsts7000222=0rz0te0qf1ef | aadsts7000222 the=0ro0te | aadsts7000229=08z0hj0qf1ef
| aadsts700024=0uz1ef | aadsts700024 client=0nk0uj | aadsts700025=3tz | aadsts700027=0tz1ef | aadsts700027 the=0tm | aadsts70003=3tz0qf1ef
| aadsts70008=2hz1ef3bf | aadsts70008 expire=2hm3bf | aadsts700081=2hz0qf1ef | aadsts700082=2hz2je1ef2ef3bf | aadsts700082 the=2hp2jc2ee2if3bf
| aadsts700084=2hz0qf1ef | aadsts70011=3rx1xm1ef | aadsts70011 the=1xn3rf | aadsts70016=13z0qd1ee | aadsts70016 oauth=0sj13j | aadsts70016 pendin=13n
| aadsts70019=12z0yf1ef28f | aadsts70020=12n0qf | aadsts70020 the=12n0qf | aadsts70021=0tz1ef | aadsts700211=0tz | aadsts7002138=0tz1ef
| aadsts70043=2ez1ee0qf | aadsts70043 the=2el | aadsts80002=17z1hk0qf | aadsts90002=3vz0qf | aadsts900023=3vy0qk | aadsts900023 specif=0qn0dj
| aadsts90009=0zy3rk1ef | aadsts90010=3ty0qf | aadsts9001023=3ty0qf | aadsts90013=0nm0qm | aadsts90013 invali=0nm0qm | aadsts90014=3oz0qe1wf
| aadsts900144=3oy0sf1ef2ij | aadsts900144 the=2ik0sf3tf | aadsts90023=3vy0dl0qk1ef3nf | aadsts9002313=3oy3gk2jf | aadsts9002313 invali=3gl0qk0nj2jf
| aadsts9002326=3tz1ef | aadsts90033=1hz2tb0qf0yf | aadsts90038=3sz1ef | aadsts900382=3sz0qf1ef | aadsts900432=3sz0qf1ef | aadsts90055=33z0qf
| aadsts90072=02z0wf | aadsts90094=0zz0qe1ef1wf28f2tf | aadsts900971=2gz | aadsts90130=3tx0dk1ef | aaf=0aj0xj | ab=15k1ej33f3kj | abc=0vm2sm0nk0qe3lj
| abgela=0rk0jj0tf2hj2vf | abgela in=0rj | abgele=0wn0qk1uf | abort=0xp2cl2tj37f | abort socket=0xk | aborte=0x93eo0ql0nk20e0fj0wj0yf1ef27j
| aborte authen=3es3hf | aborte connec=0nk2sj | aborte login=28k27j | aborte net=37l38l0xf | aborti=3io08n28k1mf
| about=2gk03j0fj0mj0nf0qf1ij1oj2tf3oj | about remote=03k0fj | about the=1oj3oj | about this=1ij2gj | above=0qk28k0xf0yj | absend=1ok0qj
| abstra=0qk0nj0wj | abuse=01l26k30e1ef2tf | ac=2fk0qj1oj2sf | acc=1ek | accept=1en0qm0fl1jl28d18k1ue2ke2tk3ne | accept connec=18n2tn1ee2fe3lf
| accept due=30j | accept failed=0mm39f | accept for=3hk1ej | accept from=26p3he2ff30j38j | accept learn=0al | accept reject=1ej | accept smtp=2qj
| access=0vp0zo01c0qc1im29l2bl2td30d3jl | access a=20l | access all=1wk1ej1if | access blocke=0vl0zl06j2bf | access contac=0zl02j
| access denied=26p20a0zn30b28d2kl01k0vk0wf18j | access for=01d1bl28l29k3tk1ij | access has=0vn3hf | access is=1wn1il20l19k1xk03j0qf14j2tf3hf
| access non=28p3hp1kl1ef3jf | access not=2bn29k25j2mj | access polici=0vn3hf | access policy=05q0vm14j | access resour=3ul2sj
| access rights=03o2bo20f3hf | access sensit=0zn | access the=02l0qd0zk2ek3uk0nj | access this=0vq14p0qf0zf | access to=0qq05o1in07e0ik20k28k29k01f03f
| access token=2xn3gn3jn1wc3bm0zd0tk0ve3hk3rk | access tokens=11p3te0tf | access type=0zm02k3tf | accord=0mo0qk1ek | accord to=0mm
| accoun=01z00o28b30d3el26k2se3dk3pe02j | accoun accoun=3hl | accoun answer=0fk3hf | accoun contos=1em0nf15f | accoun data=0vl | accoun defaul=0qk3hj
| accoun direct=3hl | accoun disabl=29k01j2xf3hf | accoun does=20p11l1il03k01f1ef2qf2xf | accoun exceed=33p01f | accoun failed=0kk28k2tj
| accoun for=1ij29j | accoun from=02l | accoun getoau=0qn3en01f1ef3jj | accoun gmail=2hk | accoun google=0ak1jk2nk08j
| accoun has=01u00l2xl1ie2je2te30e0zf1cf1mj | accoun id=1ek | accoun is=01w00e0fe29k02f07f0qf1hf2bf2ff | accoun json=0nn | accoun needs=02k
| accoun not=00p1ej2hf2if | accoun please=1in02j | accoun settin=28l33k3hk | accoun sync=1ek2hk | accoun that=2fn1ol3nf | accoun to=0zk07j
| accoun try=3lk | accoun was=00n06f1ef2xj | accoun were=0qk | accoun which=2qk | accoun work=1nm28k | acessa=1vm1jj28j | acesso=1en3bj
| acl=2bp0ql0vf1ej | aclid=1rj | aclid uidplu=1rj | acquir=0qm1el13k1wk2xk03j12j2hf2ij2jf | acquir a=2xp13j | acquir failed=0ik13k
| acquir new=03m12j19j1ef | acquir return=1ej | acquir token=0nk0dj0tj1ej2xf | action=1em0yk2fk33k3ok04j0nf1dj26j28f | action aborte=2tm0qj0xf1ef33j
| action failed=1dj | action greyli=1dl | action js=3hk33j | action mailde=37k | action not=2fn3km2td26j | action okay=32k1ef | action send=3tk
| activa=01l2bl3tl0sj2qf | active=2ho2vo1en3hn2se37k03j07j0ff0nf | active action=37k | active adalse=0nf0qj0tj | active direct=03l1hl0qk3vf
| activi=2nm26l3bj3nf | activi detect=2nm26l3nf | actual=0zm2jk2kk | ad=2lo0qc0ul0yd3tl0ze1ee3vk15j1nj | ad a=1nk1ij | ad applic=03k
| adal=12o0te0qj0uj1ej3bf | adal inform=1ek | adal j=0nj0rj0tf0uj13j | adaler=1hn12m0nf0qf | adaler get=1hn0yj | adalse=0nf0qj0tj
| adalse aadsts70002=0tj | adc=0mk1ee3nk0xj | add=2ko3ml0qk0af33f37j3bj3df3hj | add a=3mm0ae0qj33f | add passwo=3mm0ae33f | add to=2kk
| added=22l02k0qe3vk0rj30f | added as=02k | added object=22l | added s=1ek30f | added securi=0rk | added to=3vk0qf0tj
| additi=0dm03l0qk3vk0nf1ef1vj2fj2kf | additi inform=0dm03l11j3vj | addons=1ek | addons fetchm=1ek | addr=0wk3lj
| addres=1ko0qm2fm2gm2qm1ll3nd1dk2te30e | addres 192=1kl30d0wk18k1dk2qe0qf15f2tf | addres 550=30k | addres alread=1kv1ec1nd22e0qj
| addres are=1ur2qc18l30d0nj26f | addres associ=15k0qj | addres for=1ok0qf | addres has=1on30j | addres is=0qm2gm2qe30f | addres must=2qm0nf
| addres not=1kl2ql30e1ej1uf2kf | addres reject=2fc2kd33l1dk1me3hk1ff26f2qj | adgang=3hr0qn1ee2jk2xj3bj3jj | admin=0zp03l2ml0ck0qe20k02f0mf0vj0wj
| admin approv=0zn | admin consen=3tl2mk | admin has=0zj | admin method=27k0wj1ef | admin policy=0vl | admin to=0zl2mk
| admini=1ir0zq01l0vl18k1ne2pk3ne02f0of | admini for=0zj2mj | admini has=0zk | admini of=3vk0zf2mj | admini or=0zk1vj | admini to=1ck0zj
| adresa=2qm2kk0nj28j3oj | adresi=28l0aj0fj0mf0wj | adress=18l1oj2kf | adress ip=18l | adresy=0ml2fk1ef28f | advert=1ro2ck32k2mj38j | ae=0qk28k30k2aj
| aerion=1ej | aerion intern=1ej | aes=1ep0mf1dj | aes gcm=1eo0mf1dj | af=1hl2tk3hk1kj1rj30j | after=0xm2tm14k20k0mf0nf0rj0uf0yf1ef | after a=0yk
| after auth=0qc3hm20l26k27k2ce1pf2kf2tj2vj | after authen=28m0mf | after end=0yj30j | after ms=1yk0wj0yf | after pipeli=0qm
| after sendin=14o2cm0qe2sk33f3uj | after startt=34k39j3af | after the=0xn0yb31l1ef32f | again=2tp2hm33l0ne15k1he3gk1ef1nf28f | again 534=2nj
| again after=26j2tj33j | again in=2tn3kk | again later=2ts33n1dl1he1ne2ne01j0wf15f1wf | again once=3lk | agains=0qr0tk0jj1ef37j | agains the=0tk
| aggreg=0yl0qk | ags=0vm0nf1vj3hj | ahead=1eo35k | aikaka=0yk0wf | aiosmt=35m1rl2cl0qe37k0xf1ef3lj | aiosmt errors=35m1rl2cl0qe37k0xf1ef3lj
| aka=0nm2zl30e0ff2yj39j | aka ms=2zm0nl30e39k0ff2yj | aks=2ll | aktywn=0wl | aktywn go=0wl | al=0qs2xn3jm2al0wk20f2sf2tj3nf | al enviar=3jl
| al servid=0wm37j | alamat=2fm | alapú=3tr28e07j0fj | alebo=25p28k2xk1rf2vj | alert=34n39m0qd1il3ll0ak0ne28e3ik0oj | alert accoun=01k2tk1if
| alert client=0oq0qf3lj | alert fatal=3in37l0qe1ok34e0lj2tf | alert handsh=34n37d0me35e | alert imap=1im2bl | alert notifi=0qk
| alert number=0mk34j39f | alert please=01k2nj | alert protoc=39s1ee3af | alert the=34m36k3ak0mj3nf | alert too=3lm28f3kf | alert unknow=0ml39f
| alert your=1el1ik3kf | alerti=0qk | alerti notifi=0qk | algori=3am0qj1ef34j | alias=0dl | alice=3pq0qd2sd3nl0ne3dk0ff20j3hj | aligne=30m1uj
| all=1en0qd2fl3bl1wk1xk28e33e3ok02j | all rcpt=2fk | all recipi=2fk | all she=1ek1pj | all works=1ej1oj | allow=3hn0vl3tk01f1wf2ij | allow token=0vm
| allowe=3un23l3hd0yk28e2fe2kk2qe0nf0wf | allowe as=23t0qf28f | allowe for=20m29k2bf | allowe from=2ql30l1uf | allowe in=3on28j30f | allowe lifeti=2el
| allowe on=3uy0ql28e0nf2kf | allowe please=38k | allowe rcptho=2km30f | allowe to=18n30n0qd03k1ue20k2kk3mk0af0wf | allowu=0fj
| alread=22s04o1ko3ll0nk0qe0xe1re0ej0wf | alread exist=22o | alread exists=04s22n0nf1ef | alread in=1kt1eb10l1ne04f0nf22j3nj | alread locked=1nl
| alread redeem=0em | alread used=0no2jk0tj2hf | als=28l0aj30j | als spam=30k1ef | also=3tk3sj | alt=0yk11j1ef33j | alt gmail=0yk | alt json=11j33j
| altern=0nl0kk0mf | altnam=0km | altnam dns=0kj | altnam host=0kj | am=2tk2wk2yk30k3he3uk1fj37f | am pr=2tl2wk2yk3he1fj1rf | am yahood=30j
| amavis=2sl1ej25j | amount=1um26k2tf | amount of=1um26k2tf | an=0qr1ee28e2se38e3nk3uk03j05j0aj | an a=3ho1ed0fk3uf | an access=05m3bk0nf3sj
| an accoun=03k1oj | an app=0am0ff0qf28f | an applic=0sk0aj | an attemp=36n34l35j3af | an authen=1rl3tk | an email=3no0wk0nf28j3uj | an embedd=0nk3tj
| an empty=0xl0qk2aj3nf | an err=1uk | an error=0qn0nl0wd0xd10k03f0ij0lj1hj2sf | an except=2cn0qf0xj37j3uj | an existi=0xm0ej | an extern=02k2ek
| an http=37m0nf3uj | an incorr=01j0qj | an intera=2hk0zj | an invali=0qm0nl2cl3nk2qj | an ip=1fl15e | an item=1ek1mj1uj | an outgoi=33j
| an unexpe=0qn34d37l2qj | an unhand=1xk | an unreac=1yk | an unusua=26m30j | and=0qr0wk2te02j0tj0yj2cf2ej2ff2hj | and are=39n0qf3sj | and can=02j
| and cannot=2bk02j | and client=0qk1rk0pj | and enable=1ij29j | and err=0qk | and exp=0uj | and failur=33k26j | and first=0zj3tj | and got=1hk2tf3uj
| and in=0uo0nf | and issuer=0tk | and it=3ol0zj26j | and login=0nl | and no=3no | and not=0tk1fk | and operat=0zj3tj | and or=1ek39k0qf
| and passwo=0am3hl0qf | and resour=0qj | and retry=1hl3ml1uk33e3hk0qf3nf | and server=0qf13j3gf | and sign=0zk | and soluti=0ym
| and the=0qe12k2ek32k0fj0yf14j1ej2jj | and then=2np | and try=1wn2tb0qm0wm33c20l2ql3tk19j1df | and use=0ql37j | and was=2hl2ef2jf
| anda=0ml3ll15k0jj0kf0wf3uf | androi=0vj34j | anfrag=1hn33m1ef | angus=2qk | angus mail=2qk | anmeld=3hn2hl25k28k3jk0wf2jj2xj3gj
| anmeld fehlge=3hp28d3jl2tf | anonym=2bo0fm32k0nf0qf1ef | anonym mail=38k | anothe=1nr3uo22l3pl3sl01e1sk3hk3ne04f | anothe object=22n04e
| anothe pop=1nm29f | anothe proces=1kk0wf | anothe server=3ut01f | anothe sessio=1sm1nk2tf | anslut=0xn25l0wj1ef2vj | anslut till=25m0wj
| answer=2nn0cm0qd0ae2tj30f3hj | answer failur=0fj2nj | answer py=28j2nj | answer sm=3hk | anti=30m | anti spoofi=30m | antivi=0im1ef
| antivi for=0im1ef | anvil=1ek | använd=2fl0aj | any=3nn1ed2xl3vl0ne2ck2sk3te08j0dj | any host=3nm0wk2kk0yj2tj | any of=2cm0qe11k0xj2gj37j3nf3uj
| any permis=0zj | any user=3vk0zf2mj | anyone=30n28e1uj38j | anyway=32k37e38j | ao=20n1sk2fk15j1uf28f2tj3nj | ao enviar=15k28f | aol=0nn0yk30j3uj
| aol com=0nn0yk30j3uj | apache=11l28l0yk1ef3nj | apakah=15l | apcprd=0fj33j | apcprd prod=0fj33j | api=2bo0nd0ql1el1fl25l3tl2jk2mk33k
| api access=19k23j | api error=0qk33k | api has=2bl0qf25j | api is=1on3rl3tf | api owner=0zj3tj | api reques=3om0qk33f | api servic=2bm11j1wj
| api versio=3to02l0dk3ok1of1rf2bf39f3gj | apis=2bp0qd11l0nf1oj2lj | apis at=1oj3oj | apis creden=2gk | apis for=1oj3oj
| aplica=2xn07l1wl2yk1ef1jj2aj3jj | aplica e=1wl | aplika=08p0qp1ed0bk2ak0af0mj0wf0yj1rf | apop=1rv0qe | app=08m1ec0al0nl0zl33l07k0qe2nk06j
| app are=0rk | app client=0rk1ek3bf | app contos=0vl0zl2gk0qf | app develo=3tj | app error=0wj1fj | app graphr=3mj | app has=0zk33k0vf3tj
| app id=0zl0qj | app is=33n0qk25k0nf0tf13j1ef2ij | app needs=2mn0qj | app only=03j | app or=0rk | app passwo=0am0ff3hf | app regist=02j23j
| app s=33k0nj3tj | app see=06j0zf | app vendor=0nl3kk0qj | append=2tx3nd0qe1uk20f | append comman=1uj2tj | append inbox=2tj2vj | append subjec=1uk
| appid=20l2ll1ek3tk09f | appid is=20m3tl05j | apple=25l30j | applic=2lo0qb07m1bl03k05k09k0hk0ne23e | applic access=05m0zk0vf | applic and=0zj3tj
| applic applic=0dj | applic basecl=23k | applic client=3tn2gj | applic contos=0nl07k1wf3tf | applic could=0hq | applic create=02k19j
| applic develo=02j | applic for=03k | applic has=0qk0zf2mj3vj | applic id=0qk0dj | applic identi=3on2ge | applic in=3sm02l0qe
| applic is=33n0hm05l20l02f2lf3lj | applic isn=03p2lf | applic json=11k12k1ej3tf | applic of=2lk1aj | applic owned=0zj3tj | applic passwo=0an0ff23j
| applic regist=0zl0sj1wj | applic should=3on0sk | applic specif=0al0qd | applic the=3vk03j | applic this=0zj | applic throug=02j
| applic with=08r22l2le02f04f0nf0zj2mf3rf | approp=38k34f39j | approp protoc=39j3aj | approv=0zp2nm0qf2mf | approv from=0zj3tj | apps=37l28k3tj
| apps mail=28k | apr=1el27l15k28e1df1nj2tf | apr gmt=0qk | apr mail=27m0qf15j1ef30j | ar=0wk1yk28k3uk15j2tf | archiv=1ov22n0nk1ek0qf1mf1rf1sj20f
| are=3oq3np33n0qc18l1ul0rk39k01f0fj | are a=06j | are correc=0fk28j | are curren=1oj3oj | are define=3ol | are expire=0ro0te | are inappr=39j3aj
| are invali=3om04j22f | are limite=33o18f3nf | are no=0fn0nk28f | are not=1um18l2kd1re1xk33e3ne0qj0wf2lj | are the=3tj | are trying=1ee1uj2fj2xj33j
| are unavai=2tk | argume=2oz0qs1ps0nm3hc3jm1rd2cd28e0ff | argume error=2or1ul0qf3hf3ij3nf | argume invali=0qm1fl1pf2of | argume s=2xk3uk0qj2of33f
| argume to=0ql1xk2aj | arn=25m2qj | arn aws=25m2qj | array=3jl1xk0hj0qj28f2jj2xj3gj | array must=1xl0qj | as=2qr23n03l02k0wk1ue30k0oj0yf13j
| as 192=0yj | as a=02j03j0qf2ff3tj | as an=02l0zk0qf1oj3tj | as author=2qk | as it=0ol3tk1ef | as parame=3ol0qk | as per=23t0qf28f
| as spam=30o26e1ef | as ssl=37j38j | as stored=2ql | as the=2hm03l13k0nj1ef | as this=2ql20f | ask=0vn0zk18j1cj30j | ask your=0vn0zk18j1cj30j
| asked=0nm3bk3hk0qj | asked for=0nm3hk0qj | asmx=3rl1wk33j | aspmx=1yk | aspmx l=1yk | asprot=1em | assemb=0nm1ej | assemb micros=0nl2aj
| assemb system=0nj | assert=0ns0sr0to0qd3bl08e1ek3tk0rf0yf | assert is=0ul3bl0sf0tj2jj | assert issuer=0tk0dj | assert or=0sm0qf0tf
| assert subjec=0tm | assert valid=0nk0uj | assign=23q03m1bl1ll0ne1ak3ok3te04j08f | assign correc=03j | assign policy=23t0qf28f
| assign reques=1lm0wf1kj | assign to=03q25k0qf | assist=0yl0qj26j | associ=1on15k0nf | associ with=1on15k0nf | async=28k37j | asyncr=0qf2dj
| at=3nm3bl0nk0yk2tk0cj1mj1of1uj2hf | at 5.7.8=28f | at 534=2nk0af | at 535=3hj | at a=33l1ef2fj | at c=0pl1wk03j0ff0qf2kj
| at com=0nl39l0mf13j1ef28f2tj37j3af | at connec=0fn | at davmai=1jl2tk2ej | at debug=1ej | at https=17m0ql3ul08j2tj | at java=0fj39j
| at least=2fm3km2sl0dj0qf | at line=1wl04k0pk0yj0zj3hj | at mail=0nn1el38j3hf | at mailki=38k3hk0mj | at micros=0nn0qe0ej1zj2hf3bj
| at n=0am0fj28f3hf | at object=0yj | at org=0yk0qj | at parser=0fn | at pm=1um0nj0qf2cj2of | at presen=0cs2sm28d3he0qf | at respon=2kk0qj3tj
| at smtpco=33m0qf0wf0yf2kj2tf3hj | at system=37k0mf0tj0wj2dj | at usr=0xj | at utc=3bk | at x=0mk | at your=1em30j | atleas=0xk | atleas cancel=0xk
| atom=3io | att=2fo3to3gl1ee0qf0xf15j2tf2xj | attach=1ul25l2fj2tf3bj | attack=27p31l3kk1ef32f | attack comman=27p3kk1rf
| attemp=3kt0qc37m28l33d3jl0ik35k36k3gk | attemp auth=28j | attemp azure=08j1ej | attemp failed=37k0mj0nf0yj | attemp in=0ml0yk0nj1ef20f2cj3kf
| attemp please=3kp2te33e0cf28f | attemp refres=3go2jk0qf11j2hj | attemp to=1kl34k3ke03j0ij0jj0nf1ej1wj1yj | attrib=0nr3ho1el0qj0wf3nf
| au=3bp0jb0ym28k2ek2qk0mf0wf1oj2hj | aud=3ry3hd2se0qf | audien=3rz3nu3h73be0qj1pf1rf1wf3jj3pf | audien and=0tk | audien api=0qk0tj
| audien https=3rp3jk | auf=38j | aufgeb=1yj32j3nj3uj | aufgeb werden=1yj32j3nj3uj | aug=0ff0mj0nf0pj1ej1uf2sj33f37j | aus=26k32j | ausnah=0qf0wf1fj
| ausnah system=0wf | autent=28y1e90qo3ho1rm2kl0fk15e0aj0mf | autent a=28j | autent la=0qj | autent non=0qm0tl0fe08j1rf28f2xj3jj
| autent smtp=0fo0ak28e3nk | autent xoauth=1rn0qf1ef3hf | auth=1pm28c3hc1ed1rl0ae0ck27k0ff0wf | auth 421=2tk3kk2kf33f | auth 454=3kj | auth 500=3ik1rj
| auth 501=1pm1re3ck0pf | auth 503=3uk38f | auth 530=3hq2kd0qe2yf | auth 534=2nk | auth 535=2863hp1rc17k01f0af0ff0qj1ej2wj
| auth 550=26q0fm30c1re2bk3he18f1ej1uf20j | auth 553=3hk2qf | auth 554=26d33l2qk20f | auth applic=2ek | auth attemp=3ko0ml0ak1ek27e1rf33f
| auth authen=3hq18n29e01j0cf1ef3kj | auth bad=3nn2cd1pk3ek0nf1ij1rf1uf28f2oj | auth bye=0xq1ee2te20f2vf3if | auth comman=2ko1wl28d3kk0nf1rj3hj
| auth count=27p3kk1rf | auth cram=0nk1ef32j | auth data=1pn3ck0nj1rf1uf | auth debug=0nk1ej2sf | auth disabl=2zr2ym0fe3ne3hf
| auth err=28d2cd0cj1oj1pf27f2of2tj33j3hf | auth error=0cq2sn28k3he0qf1rf | auth está=28m2ym2zj | auth except=1wl2je3ge06j0af1hj1vf28f2ej3ej
| auth extens=1rm0ql38k32f | auth failed=09l3gk0af0qj1ef27j28j3hf | auth failur=28s2cl3he0cf1ef | auth for=2op0nk3hk3ok28f | auth from=27p3kf
| auth gmail=0qk0zj | auth go=0xl37k0yj | auth gssapi=38k | auth info=0qm1ef2sj | auth invali=3hn1pl1we0nf28f | auth is=3tm2kk0nf0qj17j1rf
| auth login=2ek27f28j2wj30j38f3uf | auth mail=0yj1ej | auth mechan=2on20m0pe38e03j1pf | auth method=28n1rm2hj
| auth no=28a3nb1id1pe1re20k2vk3ee0af0vj | auth not=1rz28d38k3uk0nf | auth ntlm=28l32l0pk3he1ef | auth o=1jl0qk1ej2ej | auth oauth=2jl3el0qe1ef3bj
| auth on=3nk | auth parame=1pp28e | auth plain=1ro0ne0qk1ek2ce | auth proces=3il | auth tls=39n | auth token=1wm2jk2hf | auth too=3km0ak
| auth type=0pl1rl1pf3tf | auth unix=28j2sj | auth user=27k1ef2qj2sj | auth worker=27k0ff0qf2sj | auth xoauth=1pl2wk0pf0qf3hf
| authen=2873hm0ck0pj1pf1rj1vj20j2tf38j | authen 421=2tk | authen 530=37j38j | authen 535=28m0af2yf | authen 550=2bl0aj | authen aadsts53003=0vk3hf
| authen adaler=1hn0yj | authen after=28m0mf | authen as=20n2hm03j | authen at=0cr28d2kl2sl0ff0qf0xf1rf2tf38j | authen attemp=3hj3kj
| authen authen=3ht0am0mm0qd0ce1jk1re2te0xf0yf | authen but=20z0xc3pm0nf1ij1oj28f2wj3nf | authen check=0hj | authen client=1wm28e0qf3hj
| authen comman=3er28k3he1rj | authen creden=28q3hm1jk0af2hj | authen d=38k3hj | authen data=3do3hl01f0af1pf1rf28j2cf3uj | authen disabl=2bq30e2kf38f
| authen disall=38l0qf | authen error=1wo3hk0qf28j | authen errors=3kn3ld1ef28j | authen failed=3hq0nc20d28l0ce0me0pe1re2bk2se
| authen failur=3hq0fd18k1ek27k28e2te0zf1wf20f | authen first=2kq0qm1rd38d3nk0nj1ff | authen flow=3to0qk | authen generi=0cn28f29f3hf
| authen id=2sm1ee28k0qf0sj3hf | authen imap=0fl3hj | authen in=2km2sm0ak0ne0qk1ef1rf28j | authen includ=0tl1rf | authen inform=0xm28f30j35j
| authen invali=0ar28n1pm2om3hd0fk1we0cf0nf0qf | authen is=0fz38c0nl1ie1re3ne01f07f0qf1jf | authen java=1jl2ek | authen login=0am1im3hd
| authen mechan=1rz3hd20f2cj2of3pf | authen method=0qp0to1ro0pl28d1ee3he0nf0sj2sj | authen no=1rn0pl0qf3hf | authen not=1rv38m0cl3ul28e0jf1if2bf32f3hf
| authen o=1jl2ek | authen oauth=3bl0ek3hj | authen oauthb=3el0cj0qf1ef1rj | authen on=0no1rm28l3hd0aj0cf0qj3uf | authen or=17m1jm
| authen plain=0an28k0fj3hf | authen proces=20m28d3hk2tf3pj | authen provid=2sm0qf0sj1ef1vj | authen reject=28n1jl30f | authen reques=1xk08j2mj
| authen requir=3hb0pl0ql2fl2dk3nk1jf28j2sf2yf | authen server=0cz0xc1rc0qe28e2tf3hf | authen servic=0cl | authen smtp=37j | authen smtptr=0fj
| authen socket=2sm0cj | authen step=0ip0pm3he0cf1rf2cj | authen succee=1uj | authen succes=0vl1el0qj1rf | authen the=0rk2kk3rk0mj0qf1xj
| authen to=3hm28d2yl0fk0ne0pk2ke3gk0cf12j | authen token=2jn3hl25k2vk1hf3rf | authen type=1rp0nj3tf | authen unavai=0qo3jm0cf1hf1yj
| authen unsucc=3np28c2ym3hl0ae0fj0qf17j2qf2zj | authen user=2qn1em2bf3pf | authen userna=3pl0nf17j | authen was=20n3kl1ef3hf3pj
| authen with=3pm0nl2dl0pk1ej1rf2wj | authen xoauth=3ht0pn1rc1wl0ne0qf1ef1pj3ef3rj | auther=3hk28f3tj | authfa=3hp09l0ne28f | authfa logond=09l
| authid=0nj0qj | authid sasl=0nj0qj | authme=0fl | authme login=0fl | author=13q0dn20l3nd0ek0nk0ye1hk2kk2te | author author=20o0zl01k3pk0nf3hf3nf
| author by=0sj13j | author code=0el0ak0ne0tj2gj | author declin=0zv0wf1uf20f | author endpoi=0nk1hk | author error=0qk3hk02j06j
| author failed=20s1hl28d3hl3pl01k0nk0qe13e2ej | author failur=3hr0ff0nf | author for=3pp20k05j0qf11j1rf2wj | author grant=3tl28k0qj23j2jf
| author https=0dk1ej | author identi=0hq | author is=0dt0ql0ne0sj1gj3vj | author pendin=13y0qf28f | author reques=19s13k1we2xk0df0ef0yf0zf1hf3rj
| author result=0nm0ye1ek0ej2xj | author server=1hn3rl0qe1wk2te08j0nf0zj13f | author the=13m0dl3uk0mf12f1ej1gj2sj
| author to=25n0ql3tk0ij0zf11f20f2gj30j3nj | author user=2ql0nf | authre=29m1il2hl2fk28f | authty=1ej | authty oauth=1ej | authus=1ro0fk0qj0wf2tf
| authus isunco=0fl | autocr=1uj2sj | autodi=3ux2cp1zn0ik15k0fj1of28f2sj | autodi autodi=1zk | autodi servic=3um1zl
| automa=2cq03k0ik1zk2sk0mf0nj0qf14j | autore=3jl0qf12j | autore azure=19j | autori=1hz1es2tc0we0xe1re0mj0yf0zf15f | autory=0zk1ej28f
| av=3dr0qp32m1hk2ak2ck3te0pj1ef2tf | av server=0qp1hl2cl0pk1rk2tf32f3df3tf | availa=1ro33o32n2td3nd0pk1ee25k30k3he | availa concur=3lk
| availa due=32n0ce30f | availa for=2bn33l0yk1ee1dj30j | availa no=0pl0ql1rf25j2aj | availa smtp=1rm1ef38j | avast=0im1ef | avast antivi=0im1ef
| avast web=0im1ef | avec=1el01k28f | avec succès=1el | avoid=1em33k0qf | avoid this=1ek33k0fj0qf | aws=25m2qj | aws iam=25m2qj | axigen=2tn0cj
| axigen proxy=2tn0cj | az=07k0qe13k1ek0uj0vj1hj28f3tj | az ad=0um3tm0ze28e | az cloud=1em | az login=0vk2xk | azclie=37j | azonos=3tm0fj0qf28j3hj
| azure=1wm0nd0ye3jk3oe0rj0tj0wj1ej1hf | azure active=0qk28j | azure ad=2lm0ye39k03j0qf3vj | azure cli=08j | azure client=0qk | azure core=0ik0qf
| azure identi=1en1xk0ff0nf17j | azure portal=0rj | azure servic=19j | azurea=0qk2lk04j0tj19j | azurea applic=19j | azurea group=2ll | azurea on=0nj
| azurec=1em0qk | azurec gettok=0qj | azurer=3ol0nj1cj | b=0ao0fm0qe1ek2tk37k3he0nj0wf28j | b 250=1ej | b 5.0.0=2qm0qj3nf | b 5.7.1=1uk | b 5.7.9=0ak
| b 500=2co0qk0ij1ef1rf | b a=2cl1ef2tj | b alert=3lj | b authen=0as28o2kl0ne0qe0fj | b b=0aj1uj | b c=1en0nj28j30f | b capabi=3hj | b client=0qk
| b d=2so0nj1ej2ff | b e=1wl2fj2zj | b err=28l2tk33k | b error=0ao2jl0fk2bk3he | b f=0mm0fk30k0ij0lj0nf0qj1ef1gj | b invali=2hj2jf | b login=0fn
| b m=0nn0xj1of2vj | b mail=30m2ff33j | b no=2tl3hk | b ok=3hj | b postfi=2sl | b sasl=3gk | b smtp=30k0yf2ff | b ssl=37n0mf3af | b to=1wk
| b user=20k2bj | ba=3hj | back=2so33m1uf | back to=2so0qj1uf | backen=2ts0pk28k3ne0cj0ff0nf0qf1ej1hf | backgr=3uk | backin=2lr0qf1aj
| backin applic=2lr0qf1aj | backof=33q3nf | backof time=33q3nf | backtr=1wl28l3hf | backup=0ol33l0qf1ef2tj | backup for=0ol1ef2tj
| bad=2oo0nc1pm28c12l1rl3nl0ae0ok0qe | bad auth=3km0ak | bad authen=2ov1pe0qf1ef3hf | bad b=20k1uj | bad comman=2on0qd3nl1re1uk3hk0nf1wj28f2sj
| bad illega=2oo0qm3ke0nf1pf33f | bad invali=1pv2oc1rk2ck0pf32j3hf3if | bad login=3hq0nm2oe0ff1rf33j3kj | bad outbou=26n2qe | bad passwo=3hm0fk0qf1of
| bad protoc=3no1rk3gk1wj2cf2xf | bad reques=2ho2el2xl3gl3hd0qk0tk0ze2oe3uk | bad token=2jo3he3rk | bad user=20n1il1ee2ff2wj33j | badcre=0an28c3hj
| badcre gsmtp=0ak3hf | badlog=38m28j3hf | badreq=3oo24n04k0nf0qf1aj2cf2tf3jj3tj | badreq httpst=04j24j | badreq messag=22m04l24j2lf3of
| badres=38l37k0qj2cf2tf | band=3tl | band oob=3tl | bandwi=33r01e3le1if | bandwi limits=33p01f | banned=18m26k2qe2kf | banner=32k03j | banner ok=32k
| bare=1uw0qe2te30e0nj1ef2cf | barrac=30j | barrac com=30k | base=1px0qd3nl25k2cf2tf | base data=1pn3ik | basecl=19k04j1aj23j
| basecl post=19k04j1aj23j | based=30m03l0yl3rl0xj19j | based anti=30m | based flow=03m19j1ef | basic=0fz3hd0zk38e01f07f0nf0qj1ef1if
| basic action=1vk | basic authen=0fz3hd01f1if1rf2yf2zf38f | batch=1wk33k3tj | bay=1ej | bağlan=0wq15k0mf0xf37j | başarı=28m1el1vf | bb=1ej
| bc=33k2tf | bd=2fk0nf1oj30j | be=0ql0zl1ed2sl0nk14k1jk2lk3ne3ok | be a=0uo0nf1fj | be added=02l3vk0qf | be authen=0vm20m2km17l2hl1jk03j0cf0nf0zf
| be config=0nj3tj | be connec=0nk0yj | be create=22n | be delete=16n | be delive=2fn0qf | be discov=15b1on1zl1ak2lf | be due=0zj | be empty=2il0sk0nf
| be establ=0ho0nf0qf15j | be exactl=1xl0qj | be fetche=0cm1sl0qf2tf | be found=0qc0nl1ol1rl09k3ok0pf22f28f2lf | be genera=3oo0qf28f
| be in=01l0nj0qj3sj | be locate=3um1zl | be manage=14q0vj0zf | be opened=0qo3pn0nf | be perfor=1oo0zk0qf1aj | be presen=0qm3tk0sf | be read=3dl2sk
| be reset=28m01k0xf | be resolv=2tk15j2fj | be same=2qk | be sent=2qm0xk26k0qf1uf | be specif=3ol0dk | be submit=2fk | be unders=1wo0zk
| be used=0nn2ll3te0qf0rj0uf2bj3of | bearer=1pr0qd1ek0nf17j1rf3hj3jj | bearer https=3hm1wl0zf1ef3pj | bearer token=3nl3hj
| becaus=0qo0nm26l1ok1rk22k2he3oe01f19f | becaus connec=0yk | becaus it=03m1ek1oe0qj1uj1xj28f2aj2hf2jj | becaus object=1oo03f0qf1aj
| becaus of=1hl0qk26k30e28j | becaus the=22m2fl30k0nf0qj0wf0yj14j26f3nf | becaus this=3tj | becaus you=26n1vj2ff30f3lj
| been=01o0ql2tl3nd0ne2jk0jf1cj1dj1hf | been blocke=01d0vk30k3tk0qf0zj26j2bf | been delete=00s01c2je0nf | been disabl=33k01j
| been exceed=1co2tm33e1mf2lf | been expire=2js3bc2ee01f | been instal=0qk0zf2mj3vj | been moved=3up1oj | been quaran=2tn14j2uj
| been suspen=01r1ef26j28f | been tempor=2nl30l26f | been used=2bl0qf25j | beende=0yl0we | before=0nr2xn0um1jl38l3hd2fk2te31k37k | before a=2fk
| before authen=38n32e | before or=2bl0qf25j | before reques=0zj3tj | before which=2jj | begin=0kk3ak | begin tls=0kk3ak | begind=1uk
| begind cannot=1uk | behalf=2ql | behalf of=2ql | behind=0nk | bei=25l15k | beidzi=0jk28k | beidzi derīgu=0jk28k | beim=0yn0fe0qe0wk1fj2qf37j
| beim senden=0wf32j | beim verbin=0wj28f | being=1an1bm2jm0qd0tl1hl2fk08f0zj2hf | being create=2lk1aj | being revoke=2jn2hf | being sent=0tk2xk2kj
| being tested=0zl02j | bejele=28n | belirt=2fl2hj | belong=3pm20l0nj0qf25j | belong to=3pm20l0nj0qf25j | below=0nk2fk30j | benutz=3no0fe28e
| berhas=1ek | berlin=1ek | beschi=1rn2tf32j38j | betwee=33n3tj | betwee first=0zj3tj | betwee mail=33n | bezpie=0ml0qj1ef | beállí=1em
| bf=0xj1kj2kj | bichon=3hk0wj | bij=3gm34j | bij de=3gm34j | bin=3eq1ek0aj0qf28j2nj2sf2tj3hf | bin answer=28j2nj | bin az=1em | bin getmai=3el
| bin help=0al2fj | bin mail=3em2tj | bin procma=2tk3ef | binary=1rj2sj | binary uidplu=1rj | bind=1kz1ed1ok2se05j0cj0wf28j3uf
| bind with=20l1ok05j0qf33f | bindin=0in0cl1pj3hf | bir=14m2hm3tk0qf | bisa=3lk | bit=1ul0nj0yj1ef30f | bitmim=1eb0ql32k3uj
| bitmim 250=1eb32l0qj1rj3uj | bits=1ek | bits doveco=1ej | bitte=1en2hk33k0wf25j2xj3bf3gj3hf3jj | bitte den=2hm26k2ej2jj2xj | bitte erneut=25k3gj
| bitte versuc=3jl33f | bl=30q18f | black=30j | blackl=30l18k1ue33f | blank=17q0qd1ul0nk0ej26j30f3pf | blev=3hp1em2jl28f3bj | blob=2sl1ej25j
| block=30n0qk1ok18f1ef | block list=30m | blocke=0vr30n05l0il0zl26l3nd1ee2te33e | blocke author=06j0zf3tj | blocke by=0vr2bm1il0qk0ze14f18f
| blocke for=01l30l18f | blocke from=05m30d26k01f14j | blocke in=3tl | blocke see=30l | blocke this=14l07j0vj0zj | blocke using=2te30k18j26f
| bloque=18l33j | bloque pour=18l | bn=0vj0yj | bob=28l | body=2tn1el2ll3hl0sk0te3ok0ij0nf17j | body bytes=1ej | body count=1ej
| body invali=0qm0nj2lj | body must=0sm3om0qe0nf0tf | body peek=33l1sk | boolea=37k0fj0mf0qj | boolea allowu=0fj | both=0qm1rl0pj32f3hf
| bounce=1ul1mk2fk2sk30k33f | bounce 550=30l | box=0qo28j2sj32j | box inbox=0qp | box postfi=2sk32j | bridge=0qk | broken=2tn1ed2cl0nk3ik0xj28j2sj3nf
| broken server=28j | broker=0no0qf | broker broker=0nl | broker withbr=0nl | browse=3to2nn2xl03k0nk0ze0ej0fj0ij0yf | browse and=2nn0aj3tj
| browse https=0fk | bruger=0qo0fe2xk3jk0af1jf3hf | bsmtp=0wo2cm0qf0yj1fj2tj30f3nj | budget=33j | buffer=3io0qe37k0fj1mf | buffer full=3io1mf
| bug=2co0qe1zk33f | build=3no1em1ij30f3hj | build aerion=1ej | build imap=3hl1ij3pj3rj | buildi=0ml34f | buildi client=0nj | buildi failed=0ml34f
| bulk=1ek30f3uj | bulk e=1ek | buluna=08q0qp15n06k1oe07f1ef1jj20f2vj | bundle=37k | bundle ruby=37k2tj | busy=2tz1nm3lm28e3hk0cj0nf1of30f3kf
| busy please=2tk | busy try=1nj | but=20q1e932p3no1rn24l38d0ne1wk0gj | but failed=3no0wk32k35k0xf28j38f3uj | but got=33k0xj1uf28f | but is=24p
| but it=0il2tl0dj1uf2ff | but no=1rp28n1ec2sl2xl3nd2ik0aj0qj1wj | but not=20w0xc1wl3pl1ee3nk0nf0tj1rj28f | but server=1rk3hf | but the=3np0yj3bf
| but was=32m38f | but we=2om0qk0nj | but your=14k38j | buzón=2yk0qj | by=0vm0ml2fl01e0ik0qe0xk1nk1oe28e | by a=0ml3uj | by an=05m0zk
| by anothe=1nn01f0wf1kj2tf3uf | by any=3vn08k0tk0zf2mj3tf | by avast=0im1ef | by com=0nj38j | by condit=2tn0vm2ek14f2uj30f | by contos=14k30k1ef
| by header=30m | by host=32o38e | by itself=2cl1ee1uj | by jakart=0xl0yj28f2tj3hj | by javax=34m35j39j | by mail=0xk | by micros=0zj3tj | by mode=2sl
| by org=0mk0tj | by peer=0xm1uj | by pid=1no2sf | by polici=0vl | by policy=0vr2fl05f | by protoc=0xk | by proxye=0il0we0yf | by select=1ej1oj
| by server=1pm3om0fk0qj25j32f3tf | by sslerr=0mj | by the=3nn0xk1rk1wk2fe01j0ij0mf0vf1ej | by this=3tm32f3bj | by unknow=0mn | by user=0sj2qj
| by using=08j1ej | by visiti=3tk2bj | by your=18m2pm0ik0ze1if1vj2mf | bye=2tz2vq0xn1eb2cl33d0qe0nj0yj1oj | bye alert=3in1ok2tk
| bye connec=1ef1oj20f2vf3if | bye discon=0xr1ed0yj2tj3nj | bye micros=0fl1ef | bye sessio=2vw0ef1ef2ef2hf2tf3bj3hf | bye too=3un0nm33c2te2vf30f37j3kj
| byeres=2tn0cj | byeres axigen=2tn0cj | byl=3hm2jk3bk | byte=0qm37k0fj3nj | byte comman=0fj | bytes=0qn1un0xl1el1ml3nd2te0mj25j2vj | bytes body=1ej
| bytes in=3al1ej | bytes sslv=34k | bytes tlsv=0ml | být=0wm15f2fj | błąd=2tn0wk3nj | bại=28l | c=1en2tc0ml0ae37e0ij0nj0xf1pf2sf | c 354=37l
| c 727=3an39d0mj | c 997=34k | c a=3hn0mm1ee0af0lj0nf1gj28j | c auth=2wl | c b=1wl0qk30k0mf1ef28f2ff2sf2tf3hj | c c=2qj | c capabi=3ul0aj0ij
| c d=1ep0qf | c e=0yk0fj1nj | c ehlo=38k | c f=0fk | c in=28k0jj3nj | c mailsp=0nj | c mb=3hl1ej28f | c me=33l18k3lj | c n=34j | c networ=0qj
| c postfi=1nk39j | c progra=0nn2ck0qf19j | c python=0aj0yj | c s=1ej | c script=1wl2kk | c ssl=34l39d3ak | c to=2fk | c us=0ml | c users=0pl0fk
| c yandex=1ij | ca=0vm0gk0mk30e0if0nf1uf1wj2yj | ca apcprd=0fj0qj | ca b=1ej2fj2kf | ca canprd=1rj | ca certif=0gl0mf1ej | ca deup=3pk
| ca eurprd=2yk3hk0ff0qf1fj2tj2wj | ca gbrp=0vj | ca jpnprd=2tk2zj | ca namprd=0vl38k1ef2yf | ca ssl=0ml39f | cache=0nb2xn1em1sk2ik33k3dj3jj
| cache debug=1ek | cache expire=1ek | cache for=2xk | cache miss=0yj | cached=1oj | caixa=20l1uk1sj1wj | caixa de=20l1uk1ej1sj | calend=0nj1oj2tj
| calend events=1ok02j | call=2xm03l0qd33k3rk1ef1wj20f2ff2kf | call get=03n | call last=0fj0qf3bj | call to=0nm3rk
| callba=0pm0qm0vl1wk0cf0hj0nf0sj0yj0zj | called=0xk1uj2sj3nj | called result=1uk | caller=0qj32j3uj | caller notify=0qk32j
| callin=0hp0ql2xk0jj0nf0tj1ej2of2tf33f | callin applic=0hq | callin bind=20l1ok05j0qf33f | callin send=2kk | campai=1en1rj2tf | campai test=1rk0jj
| can=2tn3tl0zk1wk2sk3ue0af0mf0xf0yf | can be=2fk2sk | can find=1oj3oj | can happen=0qk0zf2mj3vj | can not=1wm0fl2tl3rl0ne0zj1tj20j2sf32j
| can only=0zm3mm0ae33f | can t=0qd1oe1rk28e2tk0kj0mf0nj0wf0zf | can use=3to1ej | canal=0mm0wf | canal seguro=0ml0xf
| cancel=2xz3nn35l1ee0cf0nj0qj0yf0zj1jj | cancel at=0nj0wj | cancel cancel=0nl0wj3bj | cannot=0nq2880qo0wa15b3pl0fe0ik0pk0vk
| cannot access=0vm0nl02k0qe20f2ej3gj3jj | cannot assign=1lm0wf1kj | cannot authen=28d3gl0ck1re1wk3hk0ff30f3dj
| cannot be=0np2ld0qk0we16k22k3dk03j0rj0vf | cannot connec=0yr0ne2tk0ij0qj28j37f | cannot decode=1pp0nf28f | cannot fetch=08j0nj2jj
| cannot find=0ql18l0pf0wf1fj2tj3nj | cannot get=1ml0qf32j3oj | cannot login=3hj | cannot open=2sk20j | cannot permis=16n | cannot save=1mj1uj
| cannot select=20n3pj3uj | cannot set=0ql0gk32e0mf37j | cannot sign=2wp3hf | cannot start=1kn34k0qf | cannot submit=2ql1mj1uf | cannot use=2bo11k2lk
| canprd=1rj | canprd prod=1rj | capabi=3ul1ek0ij28f38j39j | capabi capabi=1pj | capabi caps=1ej | capabi comple=0xj1ef20j | capabi imap=1el0af28f38j
| capabi s=3ul0ij0xj | caps=1ej | caps quota=1ej | case=1ul0tj | catego=04m0nk28k | catego invali=1wk0zj | catego notspe=04n0qf | catego operat=0nm
| caught=3gn1xl08j0yj2hj2jj37j3hf3uj | caught error=3go2hk2jk0qf | caught except=1xm0ql28f | caught while=0xj37j3uj | cause=0qj15j
| caused=0xm0il0lk2tk34k0kf0mj0qf1ef1yj | caused by=0il0xl34l0mk0qf1ef1yj35j37f38j | cb=1ek27k1rf3ej3kj | cc=26o | cc irbc=26k | ccc=2ko1yj2ff
| cd=15j3hj | ce=2sl2jk | celery=0xj | cern=3al0mf | cern ch=3al0mf | cert=0mb0lm2rl03k28k0gf0kf0qj0uj34j | cert based=03m19j1ef | cert certif=0uk0jj
| cert key=0ll2rk | cert s=0kl | cert ssl=0nl28k0mf | certch=0qn2aj | certif=0my0ko1ea2rk3bk3de3nk0ij0lj0nf | certif authen=3no1rn0me2kf
| certif author=2sm0gj32f | certif certif=0mm0jk34e0lf0qj | certif chain=0mm0ik0jj0qf | certif cn=0ij | certif config=2rm32m0mf0qf3nf
| certif creden=0rk | certif crt=0gm2rk0mf | certif distan=0mj | certif du=0mp0kf | certif er=0ur0jn0mf | certif failur=0mm0kk0qe0if | certif get=0qk
| certif has=0jz0mb0kd3be12f | certif in=0mm0il0jf | certif is=0ks0mb0qd0ik0uk2rk0gf | certif key=0lk2rk | certif not=0sn0me0qf3fj
| certif of=3nn0cm0mc0jf1ej1rf3hj | certif or=0qk0sk0mf | certif other=0lp0kf | certif ou=0kl0qf | certif remoto=0mm3hf | certif s=0kl0qf
| certif signed=0mn | certif ssl=2rl | certif thumbp=0nl0tk | certif verifi=0jq0qo0kd0md28f | certif verify=0lk0qe0gj0mj0uj34f3af | certif with=0tm0mj
| certif x=0qk0tj | certs=0go0mc0jj0kf0qf | cet=2jk1ej | cf=3hl11j1oj3pj | cgi=0ak30k1ef2fj | cgi bin=0al2fj | ch=1dl3al2ff | ch help=1dl2ff
| chain=0ml0ij0jj0kf0qf | challe=0ns2cq0qm1pm1vm1wl28d2je2te0ej | challe auth=1wn1ee28e3hk0nf0qf1rf1vf2cf | challe not=1vp0vk1jj
| change=0qn1vm2lm1jl1ee1wk1uj28f2bf2hf | change from=0ql1wl | change made=1vk0qf1mj1uj | change or=2jk | channe=0nq0qn0il1ed1re2yk1pj1sj28f2cj
| channe driver=2ym28d0nk0qe2cj2tf | char=1wm19l04k03j0ff0qj2kj3uj | char get=1wm0nf | char throw=0nj | charac=3dm3im0qk2sj | charge=3tk0nj0zf
| charse=11k12k0qj1ej3tf | charse utf=11k12k0qj1ej3tf | chatwo=0yj | chatwo worker=0yj | check=0qb0um2cl38l0ik0ne11k2te35k3tk
| check creden=1wp20m19j28f3hf | check failed=38o11n3hl0qe30k0uf1oj20f2cf2qf | check online=03k | check stmp=35m34e0xf | check that=05k28j
| check the=0un2qk3tk0qj0tj0xj28f2jf33j3nf | check your=0ul0yl1yl3nd0dk15k28k01j0tj18f | checke=0fk1ef | checki=0qd1el37k0xj2tf30j | checki if=1oj37j
| checkr=2jk2qk | checkr smtpst=2qk | checks=33n2ek30k28j | checks by=2el | child=0nn2tm0xl28e2sk35j3hf | childr=38l28f | childr idle=38m1ef
| childr unsele=1rj | childr xapple=1rj | choose=3al | choose client=3al | chrome=0nk3tk | chyba=2tq0mm1od0wk3nk0jj0kj1af | chyba server=0wk
| chủ=3um3hk0wf15f2cj | cipher=1ep0me39k | cipher ecdhe=1ej | cipher suites=39j3aj | cipher tls=1ej | claim=0uo1bo1wm3rm0ne1ek08f0qf2jf3hf
| claim is=1bp08f | claims=3om0vl12l0nk0qe1pf | clarif=30m | clarif bl=30m | class=1wk28e0ff0qj13j3hj3kj | class php=1wl3hk28f | classi=30l3tk1ef26f
| classi as=30l3tk1ef26f | clean=1em30f | clean messag=1ek30f | cleanu=1el1dk28k1uf | cleanu e=1ek | clear=2xl38l0ff | cleart=38n0wj
| cleart authen=38j | cli=0qo1em28j3hf | cli azure=37j | cli core=37j | cli login=08j1ej | cli py=0qp28k0nj2xj | click=26k
| client=0qv3tn0sm0tl1el0xe18k28e3ne06j | client 127=0ak | client 192=0vl25k28k | client 220=3ul | client 250=33k3lj | client 334=1wl28e3hj
| client 535=0af3hj | client aadsts7000215=0tj | client aadsts7000222=0rj | client aborte=3es3hf | client active=0tj17j | client add=0qk3bk3df
| client addres=1dl | client and=0qn | client app=0tm33m0qk0zk08f0nf0rf13j1ej1wj | client applic=0zl0hj | client assert=0ns0sr0qb3tl08e0uk0tf3bf3of
| client at=0rj | client attemp=28j | client auth=2jn2hl2ek0qf0tf | client authen=0tv1rc0qk08j0hj0sj | client broker=0nl | client build=1ek
| client cannot=0pm0ql28d3hk0ff0nf1ij1wj | client certif=0sq0mc34m1rl3fj | client client=0tl11l1yk3he1rf | client cn=0ij | client comman=1jk0yf2nf
| client connec=1el | client contos=32j | client creden=0so0dk0tk28f | client does=02n08m2ql3te0qf1of20f | client dostep=0qk
| client error=3tc08e01j0nj13j15j1oj20j2tf33f | client except=0wk | client for=0ym0sj | client go=1ek | client has=0zk1wj | client hello=39l3ad0mf
| client host=18o0qn2km0wf0zf | client id=0ql3rl0se2he2sk3te0tf1ej28j3nj | client identi=0op18m0qe0nf | client in=37m0lk0qf | client initia=3gk0qf
| client is=3tq11m02l0nd0td3sl0se0qj3uf | client name=1dl | client no=0tk1rf28j | client not=3tp0qd2yl2ke0tf0vj11j2tj2zj38f | client or=0hl11k0qf
| client php=15k | client provid=2jm0nf2hj | client public=0nl | client reques=3kk3ok3sk0qf1bj | client respon=28k2sk0nf2nj | client s=0zp0qf2gj
| client secret=0rp0tp0sm0ne0qe3je1ef2if3df3of | client sender=3ll2qf | client server=1wl28e33k0qf1ej3hj3uf | client ssl=0nk0mf34j38j
| client the=08r02n06m07m0td0qf0sf11f1of3nf | client tls=0qk32e0mj1ej | client to=39m0qf | client type=3tm2gk0qj | client unable=0yk0mf3uj
| client unknow=0tl1el0sj3tf | client versio=0nl3al | client was=06r07l08k0qe2yk3hk3ne3te00f2jf | client with=08o11k0qf | clnt=3ak37f | clnt c=3ak37f
| clock=0un3nm1rd3bj | close=2qo0qm0we3lk0xf1uj2tf3tj | close connec=2qp0qj0wf | close existi=3lk | closed=00m3im3nm20d37l0ne1ek28k0cf35f
| closed by=0xk1ek | closed connec=37l25k1ef | closed imap=28j | closed unexpe=2vj | closin=1e92tm0pl0xl0yd28k33k3ik0wf1fj
| closin connec=1e933m3il0xe0yk1fj1uj1yj2cj2fj | closin transm=2tn30f3kj3lf | cloud=3sz1el25l0ue0dj0nf1hf1wf2gj3nf | cloud consol=2gl
| cloud reques=3sm0qf | cloud set=1em | cluste=1ek0tj | cluste local=0tj | cmd=1ok | cmdlet=03m0nm2xm19k1ak0wf2kj2tj | cmdlet functi=03m
| cmdout=1ek3ek | cmdout skippi=3el | cn=0im0mm3el0ck0qe01j0gf0xf1ej28f | cn admin=0cl0wj28f | cn avast=0im1ef | cn contos=0mf1ej | cn invali=0ij
| cn mail=0mn0ik0kf | cn smtp=1el0kj0mf0qj1yf | coba=3lk0wf | coba lagi=3lk0wf | code=12o0nm0el0qk2ce0mj0wf1hf1oj2jf | code 220=32j | code 235=33k01j
| code 250=1un0xk1ee1mk0qf32f | code 354=2cl0nj1uf2tj | code 400=3gm0ql11l0nf0tf13j2lj | code 401=0to0sk11k3ge13f1ef | code 404=3uq1zm0fj0qj15f2uj
| code 451=33m2qk | code 500=2tl1ef2uj32j | code 503=2tl0qj1fj2ff33j | code 530=2kn3he0nf | code 535=28k3hf | code 550=30d1ue26k33k2kj
| code 554=1um30f | code and=3no | code author=03k0hj0zj19j | code badreq=24n3jk0qf3oj | code challe=0nx0qr2jd0ek1pe3tk2hf | code direct=1cm1mf3mj
| code does=2dl | code econnr=0xk | code error=3em3lj | code errora=05l19l1wk | code errori=1on1aj | code esocke=0wj | code expire=12r3be0nf
| code flow=2xm12j13j3tf | code has=0em12m0qe0jf3bf | code invali=3bn0rk0nf2jj | code is=12l0ej3bf | code none=28l0ye | code ok=1em
| code openss=0mj0nj | code receiv=28n33k | code reques=22o0vn04k0qf24j2lf3of | code resp=2qj | code severi=28k1uj
| code smtp=1rn30n1uk0nj0qf28f34j38j3nf | code to=0ak0tk | code unknow=19j | code verifi=0nx0ql3ok | code was=0em0nf | codes=2fm0sk15j28f
| collec=2sk3uk0qj0yf | collec cannot=2sk3uk0yf | column=0pl0ql0wj3dj3hf3uj | com=30o0nl15l2tl0me0qe0xk02j0ff18f
| com 192=1dl3gl0pe0cf0wj0xj1yf28f2cf2ff | com 443=15o0yk1yk0cj2sf2tf | com 465=28l0yk1ef | com 587=0nl1yk1ej28f2fj | com 8.1.2=2zj3lj
| com 993=28l3hd0we3ek0qf2hj39f3bj3nj3uj | com a=28l02j2tj30f | com apis=2gj | com as=0yj | com at=0fj | com auth=38m0ql0zj | com azure=0qj
| com by=1ek | com cgi=0al2fj | com common=2gk0df0ij0qj0xj1ef2hj2jf | com connec=0fj | com contos=1ej | com db=0qj0wf1rj1uj1yj | com dc=2yk
| com de=1wm3rj | com defaul=1xk | com diagno=30j | com docs=30l1dj | com does=02j1fj | com doesn=03k0kj | com error=0wl39l0qk0jj0uj1fj1uf1vj30j
| com esmtp=2tm1ek28j37f3uj | com ews=3rl1wk | com exchan=2tk20j | com failed=2on0ql0fk39j3lj | com fetchm=1ej | com for=3sk | com fsck=34l28k0nj
| com fwlink=08k26k39k | com gmail=11k | com imap=28k1xj | com is=3rk02j22j | com kb=30m | com mail=2nm0qk28e0fj0wf1ej1fj1xj2tf3hj
| com micros=0nk3ok1ej2hf2xj | com o=0mk08j0xj | com olc=32j | com port=0ij0yf15f1yj37j | com protoc=1ej | com reason=26l0wf | com remote=26k
| com s=2vk | com server=2tk3uk1ef | com signin=0ak1jk2nk | com smtp=0qj | com ssl=3hj | com sun=0xk38k0mf0qf0yf34f39j | com tls=3nk | com v=1oj3hj
| com with=0fk | com リモ=03j | combin=22k37j | comman=0nr2cp1rl33l37l3el0cf0oj27j28f | comman argume=2oq1uk1fj3hf3ij3nf
| comman auth=27o1rl28d0ne3kk2cf | comman authen=2om3hk0nf1pf1wf28f | comman comman=0qk1rk1fj2cf | comman conn=37l0nf0wj
| comman error=3hn1wl20k0ff1ej28f2of | comman exited=3eo0nf28f | comman failed=0qq1re1wk33k0af0nf1oj28j2cf2qj | comman fetch=33k
| comman first=2kl38k0nf32f | comman from=1ol3kl3uj | comman gave=3jn3ee | comman is=0qr1rm1uj28j2cf | comman login=2tk2xk38k0ff0qj0xj1jj28f2nf
| comman mail=2tj | comman mailad=0fj | comman must=2fj2tj | comman not=32o0nd1fe2ce0qf1rj37j38f | comman or=33n2ck | comman rcpt=1oj2fj
| comman receiv=3nn1pl38l0fj0nf0xf2tf3hf | comman reject=1fm30m0nf0qf15f2cf2ff2kf | comman return=1yl3el1ef | comman search=28j2vj3hf
| comman send=2kk | comman sensit=28p3he2nj | comman timeou=0xk0wf0yf2fj | comman unreco=1ro37l38l3ue1ef2cf32f | comman used=1rl38k | comman usr=1em
| comman were=2fk | comman with=2tl | common=0dw02l28l33k3oe0ej0qj0wj1hj2gj | common discov=0qk1hk | common oauth=2gl1hk2hk0df0ij2jf | common or=0do
| commun=0nm30l3hl0yk2mk0qf0xf1dj1uf | commun id=3hl | commun mimeca=30l1dj | commun with=0yl2qj2tj | como=0qj2qj | compac=3rp3bl1pk0tf3hj
| compac parsin=3rq1pl0nf3hj | compan=3oo01l14l2lk0nf0qf1aj | compat=1rn1xm0pk34j37j3nf3tf | compat authen=1ro0pk38j3tf | compat with=1xm0qe
| compil=0px1ef1rf32f | compla=30k | compla see=30k | comple=19m1hl0wk2tk0ff0nf0zj1ef28f2ej | comple a=1hl1ee | comple connec=1ee28j
| comple operat=19f2tj | comple the=19t0zl2xl0ne1we3te0ej0yf10j13j | compli=14q1ul0qe0nf0vj | comply=3tj | comply with=3tj
| compon=0np0qn3nm25l3ul32k37e0mj28f2sf | compon dispat=0qj32j3uj | compon imap=1el3nk25f | compon mailer=0qm0ne32j | compon o=25k3bj | compro=01k15j
| compte=2xn2nm28d1jk01j2aj3jj | comput=0wn3jl0qj | comput di=0wk | con=0wo0ml0jj28f2tj | conclu=1vm12k1jj | concur=3lz1hp33c3kc0we2te0yf1vj
| concur connec=3lq | concur reques=1hq | concur sendin=3lk | concur smtp=3ln0we33e3ke30f | condit=0vr2tn33m2ej2uj30f | condit access=0vs14j2ej
| conect=0wv0yk28k2tk0nf15j | conect la=0wo0yk0xf15j37j | conexi=0wu0qe1ee15j2tf | conexi imap=0wl0yj15j37j | conexi rehusa=0wo0yf15f30f
| conexã=35l0vk0nf1ej | conexã imap=1ep0we | confia=0mq0wf | confia para=0ml0xf | confid=3so0sl0qe3tk0nf0tf | confid client=3so0sl0qe3tk0nf0tf
| config=0qu0yd2al0ak0ne1ek3de0dj0vf0wf | config a=02j | config and=0qj35j | config caused=0ij0qf0xj | config change=1vo2hf
| config do=1em0qf15j2cf3lj | config error=2sl0qj | config etc=1ek2sf | config file=2ao0ql0pk3df | config for=0qb20m2gm30m1ef1uj2bf2qj2sj37j
| config found=1ek0qf | config incorr=0ar3nl3hf | config issue=0hj | config of=1el2mk | config on=1bm0qd32l | config or=0qj0zj1bj
| config params=0qq1ef2aj | config proble=0qm1ee0mj2sj32f | config tasks=09k03j0qf1aj | config the=02j2bj | config to=0ql | config via=0zj3tj
| confir=2no0nl1wj | confli=22m0zj | conn=1wk28e0nf0xf2sj37j | conn byte=0fj | conn connec=0yj3lj | connec=0w33lo3nc0yd15e1ek2tk0nj0qf0xj
| connec aborte=0xk | connec addres=0wj | connec after=0yb0xl27k34k1ef39j | connec al=0wm37j | connec allowe=3lk | connec an=0xk
| connec at=2tp0we0yf2sf3lj | connec attemp=0yk3aj | connec broken=28j | connec closed=0xk0mj1ef20f2sj33j3if | connec closin=3km28l20f3lf
| connec connec=1ek0cf0mf0nj0wj0yj2fj3uf | connec could=0qj | connec count=1ek | connec does=1en3tl0qf | connec econnr=0wo1ef30f
| connec error=35n0lm0wd3hl0me0nf0qj0xf32f34f | connec establ=1em0ff32f38f | connec failed=0io0yn0qc15e0mj28f2qf35j3nj | connec failur=3ln3ke0jj28f
| connec first=0nm0xm0qj1ef | connec for=3lk | connec from=3ly0wc0xc33c1el3kd2fk26f28f2qf | connec host=0yk1oj | connec httpsc=0xj15j
| connec imap=0jk1ee28j3nj | connec in=0ym0xk | connec into=37f3uj | connec ip=2fl1ej | connec is=3ip20l07k0nj0pj0xf0yf2oj2sj2tf | connec js=0fk33j
| connec limit=3lz33c0we0ye0cf0xf18f30j3if | connec login=0cs2sd0we | connec lost=0cq0xb28f3hf | connec main=1en0xe | connec mapiex=20n
| connec messag=25m0xj33f | connec mggrap=0nq | connec no=0qq1yl0wf0yf3nf | connec not=0ql | connec object=3hl | connec ok=1ef28j
| connec on=1ek34k0yf | connec opened=1ej37j | connec openin=0yf28j3uj | connec or=2kk0qf | connec party=0yk | connec rate=33n3if3lf
| connec refuse=0wz2td30d0ck0qe0ye1ee1ye3le0mj | connec remove=0nk03j | connec reset=35m1ee0xj1uj | connec restag=0fn | connec return=37j
| connec securi=0pj0qj | connec setup=0yl3hk3nk | connec socket=1yn0yf | connec src=33j | connec ssl=2tj37j39j | connec string=0mj
| connec test=0ns3al0we2ck0qj0xf0yf1fj28j3hf | connec timed=0ys0we0nf0xf2xf37f3uj | connec to=0nc2sm30c1yl0fk0yk1ee28k2qk37k | connec unexpe=37k0xj
| connec unsucc=2qs0wc2km1ul0qf0yf28j2tf30j | connec via=1rk0wf1ej32j37j | connec was=0xr3le1rj2kj2tj3nf | connec winerr=0xl0yf37f
| connec with=0wc0yc0fl0ml0xl0ne32k3hk37j3lf | connec withou=0qq1ef2aj | connes=0wm0yj28f | connes rifiut=0wn | connex=0ym3nm35k0fj0wf0xf15f1ef1yf37f
| connex smtp=3no0fj0qf | consec=0yl | consec errors=0yl | consen=0zx0qd3tl2fk0nf2mj | consen betwee=0zj3tj | consen do=0zj1wj | consen in=0zj
| consen requir=0zt0qj3tf | consen to=3vk2mj | consid=0mk0kj0rj | consid using=0rk | consol=2bp2gm0ql10l0yj0zf1uf25j28f2mj | consol develo=2bl0nf2gj
| consol to=2bm25j2mj | constr=3tk1ej3hf | consum=0dq02p1of3tf3vj | consum endpoi=0dl | consum if=02j | conta=3hk02j0wj3nj
| contac=0co0on3nb01m1ym0vl1rd0wk0zk28e | contac for=0ou20f2tf3nf | contac is=33k1ef2fj2tj | contac suppor=01l | contac the=0cm0zl02k01j0nj1ej1if30j
| contac to=30m | contac your=1io2pm01d0of0vj1ej2mj3kj3nf | contai=0qw1un1wn1ec0nl2cl0sk3ne3ok03f | contai a=0qj1fj2aj | contai an=0qn0nl0hj
| contai bare=1uo1ef2tf30f | contai error=0qj1wj | contai no=1wo0zk2fj | contai the=0sn0qe0tf2ij | contat=0vl1ef
| conten=1un2tn0qc3dl3jl0ne0zk26e28e35k | conten reject=1uo30d | conten type=0ik11k12j3tf | contex=0nm0qd1ed28l2ll2rl1ak35k0mf2sj
| contex userid=3nl0qf2sj | contex with=0xj | contin=2np0ak0qe1jk0mj0nf0yj2cj3nf | contin please=2nk | contin pollin=0sj13j | contin sarp=1jk
| contos=0qn15m1ul2qk2sk0xj17j1ej1of1wf | contos and=02m | contos dc=0cn28j3hf | contos exampl=1um30k1ef2fj2kf | contos onmicr=1ak06j08j
| contos return=17n1hj | contos test=15n0qc0nd0ce1ue0kj0zj2ff2mj2qf | contos this=0qm2sm | contra=0qo3jn0vl0fk28e2xk3hj
| contro=28p15m0qd2tl01j0nj0wj2qf | contro valida=0kk | conver=2to0qn38n32c2ck2uk30e37e3ok0mj | conver secure=0qp2ak3jk
| conver socket=0ml35k0wf32f34j | conver to=1xk0qj | coordi=3nl0nj | coordi error=3nm0nk0xj0yj28f | copy=1ml1sl33k20f28f2ij2tf30f3bj3nf
| copy messag=3bk | copy reject=1sm33m30f3oj | core=0qd0ik11k1ek26k2ek2sk2tk0kj0wj | core azclie=37j | core dumps=2sm2tl | core window=2el0zj2hj
| correc=28o0fm0qd33l1sk3uk03j0aj2tf37j | correc direct=03j | correc no=0fk28j | correc proper=1sl20k | correi=20n1ee1uk1sj2tj3nj
| correl=0nf13j1hj2gj | correl id=1hk2gj | correo=0xk2yk0qj15j | corres=3on2ll3pl0nf1of3rj | corres to=3oo1ak3rk2lf | corrup=2to37k3ne0nf2cj3uj
| could=0wc0ck0qk0xk1pk1rk20e0ff0mj1ej | could be=0qn1rm0yj0zj3hf | could not=0wd0ck0xk1ek1pk20e2tk0ff0nj0qf | couldn=0qn0fk0mk0ne1ok03f09j0wf0yf15f
| couldn t=0qn0fk0mk0ne1ok03f09j0wf0yf15f | count=27o1en1ck3kk0qf0xf1mf1uf28f33f | count body=1ej | count for=1ek | count hdr=1ej
| countr=18m3nl30e0mj0qf | cpp=0mk0yk33k0aj1ef25j | cps=0ql2sf37j | cps worker=0ql2qj | cr=2cp0lk1uk0nj30f | cram=1rl0nk1ef | cram md=1rl0nk1ef
| create=20n1el24l03e0qk22k2ik2se2te3gk | create a=1ej3lj | create an=0ak | create but=24p | create failed=20p23j2tf | create failur=19j
| create imap=3uk0wj | create item=20l | create must=2lk1aj | create new=2im0rj | create update=22n | creati=03l0kk1ek1zk0nf0sj0xj17j37f
| creati the=03l17k | creden=0nb28n3hn1rc0ql0fk1wk23k09f0pf | creden aadsts50012=0nk0qf0sf0uj | creden and=1wp20m19j28f3hf | creden connec=1ej
| creden creden=23m | creden enviro=1ek | creden failur=0an28n3hl0cf0fj0nf0qf1vf3bj | creden for=0qm1xl3he0ff0rj0tf1wj2kj3jj3tj
| creden grant=0sl0tj3tf | creden invali=3hk0af | creden is=0qm3ok | creden lifeti=23p33f | creden login=0am3hl0fj0qf28f | creden manage=0ik0qe1ek
| creden must=3oo0qf28f | creden oauthc=2gk | creden or=0fe1ik3hk0qj | creden remove=2ck1ef3hj | creden subjec=0tm | creden were=1ql28l3hk3nf
| credit=33o01k | credit exceed=33o01k | criter=0vo | criter to=0vo | critic=3al0qf20j3hj | critic uncaug=20k3hk | crlf=0xk1ej28j37f | crm=3rk1ej
| crond=1ek3ek | crond user=1ek3ek | cross=3sm3tl2gj | cross cloud=3sm0qf | cross origin=3tn2gj | crt=0gl2rl0me32k0qf | crypto=0qv0tl0ij1of
| crypto peer=0ik0mf | crypto ssl=0ml | cs=09l2sl38k0nf | cs an=1ek | cs line=2sl38k | cs minute=1ek | csi=30j | ctladd=0wj30j | ctor=2sl0nk02j
| ctor string=2sl0nk02j | cu=15m0ql28d0ff0pj1pj1rj1yj | cuenta=2hn0ml1ed1rk2jj | cultur=0no | cultur neutra=0no | curl=3hr0wl28d0mj0qf0yf1yj
| curl failed=0wl1yj | curl login=3ht28b | curren=0no0un3nd01k1oe1rk32k3ok3sk03j | curren being=0zl02j | curren disabl=29k0qj2bj | curren in=1oj3oj
| curren sessio=0nl1rj3hj | curren time=0uq0jk0nk0qe0rj | curren unavai=32m0cf | curren user=03l1of | custom=3nm0qd3ol04k0ne2mk1of1zj2tf30j
| cv=1dj1fj1yf30f | cv no=1dj1fj2sj30f | cv yes=0qj | cy=1ek | cyrus=3uj | czasu=2cq1rl1ef29f | cím=2go0qj28j | cầu=0yo0qk0jf
| d=1el2bl0me1ue38k3hk01j0nf0wf0yf | d a=1ok2fe2sk1ej2kj | d autori=1hl3tk0zf | d b=2sl | d c=2fl1ek2se0nf1nj2tj | d client=1el | d contos=1ek30f
| d f=30k1ej | d identi=3bm2ej | d movene=38k0qf17j3hj | d ppx=3hn3dk | d s=38j | d sm=0cl | d to=1ej | d utilis=0rj28j
| da=0ms1rq28b0qd0xl1ed0wf0zj15f1hf | daemon=0nm1em2tm0qd2se0wj0yj | daemon starte=1el | daily=33x1m81ue2fe1cf26j30f | daily limit=26k2fe
| daily user=33n | dal=0fp2bk1rj2kj38j | dal server=0fp2bk38k1rj2kj | dapat=3ll28k0wf | das=2qm2he0jj0rj0yf1ef26j3bj | das hinter=1ok0rj0tj
| data=1ur2sm1pl0xk0yk2fe0aj0mf0nj0qf | data b=28l0aj1ef | data comman=33o28f2vj30f3nf | data end=2qj | data from=25l0yk2te0nf0qf1uf2vj3lj
| data host=30j | data in=0zk1uk1pj30f | data is=0vl2sk | data not=2qj | data quit=1ek | data servic=0ql1ok2uj | data smtp=28j | data tag=1ej
| data throug=0am | databa=2tt25o2sm15e1he0cj0yf1ef1of1yf | databa etc=2sm0ql3df | databa window=0vj | datace=3nn1ek | datast=2qm0qe
| datast checkr=2qm0qe | date=3bl2jk0hj0qf1sj22j2vj30j3hf3mj | date before=2jj | davmai=1er37k0xf1jj1uf | davmai authen=0fj2ej | davmai connec=0fk
| davmai except=0fj2ej | davmai exchan=1ek2tk0qj1jj | day=1eo3nm2cf | days=1en3kf | db=2so28l0nk0cf0qj0yj15f1oj1uj1yj | db b=0yj1rj
| db c=1ee0mj0qj1uj3nj | db no=0qk3df | db permis=2sl | db pr=1ok | dbb=1kj2zj | dbg=1eo2sf | dbg run=1ej | dc=03n0cm26l1ak0ff0qf1oj28j2qj2yj
| dc contos=0cm03j28j3hf | dc test=0cn28j3hf | dd=0nn3hk2aj | dd e=0nn2aj | de=0ql20l0nk1uk0af0xj1ej1rf1vj1wj | de 192=1ej30j | de acesso=1en3bj
| de admini=0zl2yk0qf1wf | de autent=28c2cm0pk1re1vk0qj1pj2kf3hj | de autori=0qo3ok1hj | de confia=0mq0wf | de connex=0yo1ee0wf3lj
| de correi=20n1ee1uk1sj2tj3nj | de correo=0ql0xl2yk2tj | de l=28k0fj0qj0wf0yf1vj | de la=3no0qm32e0fj0gj0nj | de outloo=1ek3be2hj
| de passe=2nl01j28j | de redire=33l2gk3nf | de server=3gl15j34j | de servid=0qj | de smtp=1um15l0wk0qf1ef1yj28f2qj3uj | de valida=0ml
| deadli=0ym2ll28f | debian=28n1ec2sk3hf3uj | debug=1ez0q90ne0xe0ye1re3he3ue0ff15f | debug adal=1ek | debug client=0nj1ej | debug com=1el2xf
| debug connec=1yj | debug cps=2sf37j | debug exchan=1en | debug imapco=2tl1jk | debug mainth=0nf | debug msal=1ep0nf0qf | debug msg=19k1ej
| debug mta=30j | debug p=3gl | debug paperl=0xj | debug s=1ej | debug smtp=0fj | dec=2tq0nl1el37l38l1dk2se3ne0cj0qf | dec hostna=1ek | dec imap=2tl
| dec mail=37m1rf | declar=3dk | declin=0zu3nl0wf1uf20f3hf | decode=1pz0qe0xk3he0cf0nf1rf28f2tf | decor=1em | decpd=1em | decryp=3em0ql28j
| decryp failed=3em0qj | def=0nk3lj | defaul=1er2po01d2ek2hk0af0nf1oj28f2sf | defaul failed=0ik | defaul from=0qk3hj | defaul policy=2pr01c0ve3nf
| defer=0qd3nl0yk15j1ef1yj2sj2tj30f | defer h=0qf1rj2kf3lj | defer retry=3nm0wk2kk0yj2tj | deferr=1e92to30n0xm2sl28e15j1rf1uf3dj | deferr 421=30k2sj
| deferr 451=2sk | deferr connec=0xp1ee0wj2sj30f | deferr delive=33k | deferr due=30n | deferr host=15j | deferr sasl=0pl1rd28e1ej1wj30f3dj3hj
| deferr tls=32m38f | defers=33k26j | defers and=33k26j | define=0qu12l1ee3ok0nj10j3ef | define by=3ol | defini=0qp3jj | dejanj=1mo2fo0qf1nj1oj32f
| del=2cl02j0jj0mj0wj0xf0yf15j1rj2ff | del comput=0wk | del server=15m | del servid=0ml2cl0jj0xf1rj | del size=1ej | delay=33n2kd3kl28e0yj2sj2tj
| delay delays=2se15j1ef1wf | delay s=2kf | delay xdelay=2sk0qf1dj3nj | delaye=0yo0qf1dj28j | delaye status=0ym28j | delays=0qj1ef1wj
| delays dsn=2se15j1ef1wf | delega=3ps20n3tm1el3hd11k2wk04j1uf1wf | delega authen=3to1ek0qj | delega denied=3pt11l20k1ef
| delete=06v00s0qa3gl01e07k16k1ak1sk08f | delete client=06v07e08e00f0qf | delete expung=1ej | delete or=07p16l1ol00f0qf1ef3rj | deleti=3dm
| delive=2fz30o0qc1em2sd2td2kk3ne0mf0yj | delive error=1dl2ql3nf | delive restri=2fp0vf30j | delive tempor=0xk33j | delive to=2fr30e0yj1oj2kf
| delive your=1uf | della=1km2fm0zd2tl1uj2qj | delta=0yj | deltac=0ql0yf | dem=0wj | dem smtp=0wj32j | demand=1ro | den=26q28l0qe2hk3ge0fj0wf33j
| dengan=0kk28k0aj | denied=20p2qb0wc3pm1ud28l2kl3hl0qk26k | denied 001=20o0qf2sf | denied 192=18n | denied authen=3hl28k2ke3nk2tj3kj
| denied bad=26n2qe | denied banned=26l2qf | denied check=1wp20m19j28f3hf | denied euid=2sl0cj | denied for=3pt11l20k1ef | denied from=2kl1ff
| denied invali=1fl2qf | denied on=20n2kk29f2sf3nf | denied traffi=26r2ff | deploy=04o | deprec=3op39j | deps=37j | depth=1ek0jj0mf
| der=0qn1hl0jk0nk0wj0xf2tf37j | derīgu=0jk28k | derīgu termiņ=0jk28k | des=2qo1ml33d39k0qj2fj2jj3nj | descri=0qp2jm2hl1ok01j0hj2xj
| descri aadsts650053=0qj1wj | descri invali=0qm0tj3tj | descri m=1ok0nj | descri u=3gl2hk | deseri=3dn3om3nf | deshab=28m2ym2zj | deskto=32l0qj1ef1fj
| deskto or=1ek | despit=3hk0nj1ef | despit succes=3hk0nj1ef | destek=3tk32j3af | destin=2fs0wo0nk1ee2tk30e0qj0xf1oj28f | destin is=0ql2sl
| det=28q1e90wk3hj | detail=0qc3tl0hk0ik0zk11k33e3jk02j04j | detail access=02j | detail author=19j | detail error=0hl06j | detail origin=0hj
| detect=26t1up30m0qd1el3nd0ne2nk2te0ff | detect an=26l1ee1uk30k2tf | detect that=30j | deup=3pk1rj20j | deup prod=3pk1rj20j | dev=0cl0wk0qf2sj30f
| dev outloo=1oj3oj | develo=2bp25n2gm0qk02j08j0nj2tf33f3nj | develo config=02j | develo consol=2bm25j2mj | develo google=2bl0nf2gj | develo of=06j
| device=14z12p0qc0nd0vk0ze13k28e2nk3he | device and=14k | device author=3tl12k0qj14f23j | device code=12v14c13l2xk0jf0qf3bf3nf3tf
| device flow=3vk0sj13j | device is=14z0vl0ne0qe0zf | device state=14o0nf0qf | dh=34o3al0qf | dh key=34o3al0qf | dhe=3ak1ej | dhe dh=3al
| di=0xm1re2tk3lk0ff0tj0wf15f1kj1uf | di access=3hn1kl | di autent=0tl28l0qe08j0xf1rf | di destin=0wk | diagno=30m1uk0nf34j3rj3tj
| diagno code=30n1uk0qf34j | diagno reason=1wj3tj | dial=3up0yl15k1lk0xf1kf | dial tcp=0ym1ll15k0wj1ef1kf2tj | dict=0qm0tk0nj2sf | dictio=0qm2sm3te3bj
| dictio type=0qm2sm3te | did=0nk0qe0vk2xk3ak0fj28f2cj32f38j | did not=0vk2xk3ak3ne3pk0ej0fj0nj0qf15j | didn=1rm32l0sj1ef37f | didn t=1rm32l0sj1ef37f
| die=1hm0fk0yj32f | die server=0fk0wf | die verbin=0wj0yj | diesem=08l26k | dieser=0wf | differ=3pp0qo28k2gk3vk0nf1ef3hf3tf3uj | differ from=3pl1ek
| digest=28k | din=0ak2tj | dir=2sn0cj0qj | dir owned=2sl0cj | direct=1hq3on1cm02d08l33d03k0de0ne1ue | direct contos=08j0qj | direct incomi=3hl
| direct object=1co2ll1me33f | direct operat=03m | direct quotae=1cq1mc33f | direct resour=3mm33f | direct respon=03m | direct roles=03k
| disabl=01q07n2sl38l0me0qe2bk2rk2ye36k | disabl by=0fl38l28f | disabl client=07t06c08e01f0qf | disabl first=16n
| disabl for=2bq1in38b0fc2zm2yl07e1ej1rf2kf | disabl in=0qn | disabl on=38n1rl01f07f0ff3nf | disabl or=3rk0qj39j3aj | disabl sc=3hl0fe1ik
| disabl tls=2sm0me2rj | disabl use=0fo0qf38f | disabl x=0fn | disall=3to2qn1ec38l3al27k0mf23j37f | disall as=2qo0qj | disall on=38l0qf
| disall userag=3tp0nk23k0qj | discar=33j | discon=0xp0mm1ec0we20e2se3kk3le0nj0qf | discon at=0xk | discon auth=3il0nk1ef | discon for=0xr1ed0yj2tj3nj
| discon from=1en0xe28k0kj0mj0nf0qf2cf | discon logged=1ek | discon no=0ml1ej28f | discov=15c0dl1ol1zk1aj1hj3vj | discov instan=0qk1hk
| disk=33b2tl1mj | dispat=0qj32j3uj | dispat msg=0qk3uk | displa=2ll1ej | dispon=0pq1mn0yl1ul2te32e0mf0qj3nf | dist=1yl | distan=35l3aj | distan n=0mj
| dit=3tn0jk0qe0mf0wj28j3hj3nj | ditt=15m2fm1ef | dkim=1el | dkim signat=1ek30f | dla=0bl0zj | dll=38l0qe0nj11j | dm=38l3he | dma=0nk2tj
| dmarc=30r1um1ej26f | dmarc policy=30m1uk1df33f | dn=0cl0qj | dn cn=0cl28f | dns=15p30n1fk2te0qj0wf18f1ef1uf2fj | dns entry=30k15f | dns for=30j
| dns mx=30k | dns name=0qo1ff3vj | dns query=2fn30e15j | dnsbl=18m30j | dnsblo=1ek30e | dnsloo=15k0qf1yj | dnsloo for=15k0wj | dnsloo t=1yj
| dnsnam=0kk0mf | do=1er0il0ne0ye12k1rk0qf1nj1pj20j | do admini=0zj1wj | do handsh=0xj34f | do not=0im20l3nl0nf0qj1rf2tf | do servid=2cl0qe1ej1pj1rf
| do vašeho=12l0yf1ej | doc=13m30k1dj | doc 550=30k | docelo=0wl | docelo aktywn=0wl | docker=2sm15j1ef | docs=2cp0nl17k1uk0qf1ej2tf30j33f
| docs doc=30l1dj | docs micros=0rj | doctyp=0it0qj1hj2sf3jf3uj | doctyp html=0in | docume=2cm0nl03k1ee1hk23j2sj | docume for=03k23j
| does=1rd28e1aj20j26f2ej2hf2ij2lj2oj | does not=1re3he1aj1ij20j2ef2lj2oj3nf | does your=3hm01f28f2ij | doesn=0nl0qd1ol2cl3pl03j0kj1ef1sj20f
| doesn t=0nl0qd1ol2cl3pl03j0kj1ef1sj20f | doing=0nr2ck0xj | doldu=2hn | domain=30t2bo1fn0qc2km0kk0ne11k1pe1uk | domain admini=1io
| domain contos=2sp2qm15e33k0xf1ej1ff1uf2bf2ff | domain contro=0kk2tk | domain does=2qn2fm0qf1ef1fj1uj30f | domain global=11n3pm1uf30f3tj
| domain is=2sm30l15k2fj | domain isn=0qm2km30e0kj2ff | domain mcoerr=3hk3lj | domain name=1up1fo1pd0kk0me0nk2ff2of30f | domain not=30s1ul0qe15j2ff2kf
| domain of=3om24k | domain or=2kn | domain please=1il2bf | domain s=30j | don=2om0nj14j | don t=2om0nj14j | done=1ej | door=0tl08j28j34j | dostep=0qk
| dostep new=0qk | dostęp=1rm0vk0we0yk0bj0pj | dostęp warunk=0vl0bk1rf | double=1ek3sj | doveco=2st0cq1eo0qb0wd0fe0ne27k28k2tk | doveco 654=1el2sf
| doveco auth=2so0ff1ef3hf | doveco imap=1em2ck0cj27f | doveco lmtp=0xe1ek2fk | doveco mailco=1kl1ej | doveco master=2sl | doveco pop=27m
| doveco ready=1ej | doveco v=2sk | down=2tq33q0nf0qf0xf0yf1ef3nf | downgr=1ep1de35j | downlo=33l0yj14j1mj3kf | doğrul=1vo12m0vk1ee1jk1rf28j2ej
| drafts=0ql28l0nf1rj1sj | driver=28d2yl0nk0qe2cj2tf | driver imap=0nm2ck2ye0fj2tf3gj | ds=27k1ef | dsid=03m | dsn=0qs1ef1rj1uj2aj2sj3tf
| dsn 2.0.0=1ep2ff2kf2sf | dsn 4.0.0=33l1dk1ef2kf2tj30j3nf | dsn 4.2.0=1nj | dsn 4.3.0=2sl2tk | dsn 4.3.5=2sk | dsn 4.4.1=0yk0qf2sj | dsn 4.4.3=15l
| dsn 4.7.0=0ql0pk1wk1rf | dsn 5.7.1=2kl3nl1uj2tf | du=38o2cm0mk1ee28e2fk2nk0ij0qf0wf | du serveu=3ul0mk | due=1hl1vl2td30l2ek2hk0fj0qf18j28f
| due to=1hl1vl2td30l2ek2hk0fj0qf18j28f | dumps=2sm2tl | dumps disabl=2sm2tl | duplic=0xp0yf2tj | durant=2tl | during=3un37m0nd0ql28l0lk0xk1ee3dk0wf
| during init=3dl0qk3hf | during mail=38k | during oauth=0ql0ej0hj0sj | during setup=25k3bj | dvcmq=28l2cl0af3hj | dynami=30j | dépass=0yo0wf1ef
| e=2fm0qd3ul0yk2se0aj0nj1ej1rf1wj | e a=0fk28e37e3gk0qf3nj3uj | e aaf=0aj0xj | e ae=0nk2aj | e b=1wl1ej | e c=0yj2zj | e d=30l2kk0fj1nj2ff2sf
| e e=1ej | e error=0nn1yj37j | e g=0tl33k3hk1rf3gj | e k=3um34l0mf0nf35j | e mail=1em2fd3ud07k0fk28k0aj0xf2qj2tf | e mailad=0qo0nk
| e mailov=2to3nk1of | e mutt=3em | e post=2fl15k | e posta=2to1ee3nk0xf2kf | e postfi=1ek30f | e spamd=1ek30f | e tente=1uk15j1ef | e to=15j32j
| e usersi=0xl37k0yj | ea=33m3pl04k | each=1ln1xm0qd2ik0wf1wf1yf | each other=1xm0qe | eai=15l | eai again=15l | early=39k3ae1dj1ej | eas=1em
| eas option=1em | east=2qo2kj | eauth=38l0tj | eb=30m | ebaõnn=2qs3hm2kl28k2ek3nk2sj2tf2xj | ebi=0ff | ec=0fj0mj0qj28f | ecdhe=1fj | ecdhe rsa=1fj
| eclips=2qk | eclips angus=2qk | econnr=0ww0xo0ye0zf28f30f | econnr syscal=0xk | edildi=0ml2hk0kf | edin=0ml0wj3nj | ee=28l0qj2sf30j
| een=0tl08j28j34j | een niet=0tl34k08j | egid=2sn0cj | egin=0mr2co0jl0ik0xe1re1zj2sj2tf38f | ehlo=2cm1fl0yk1ek2ke3nk0ij0qj2ff30f
| ehlo 192=2cl0ij0qj1ef | ehlo auth=28m1ee0yj | ehlo comman=1ej | ehlo deskto=1ec32l1fk | ehlo domain=1fp30e2ff | ehlo startt=1ej
| ei=0wm20m0xk2te3ue0yj15f1nj1uj28f | ei voitu=20p1nk0wf0xf1uf | ei õnnest=1un2fj30j | ein=1hn0rl0qf0wf | ein neues=0rm | eine=0xl0fk0we0qf32j38f
| eine sicher=0fk32j38f | eine vorhan=0xl | einmal=2tm3jf | einste=1ok0rj3gj | einste e=0rk1ok | either=0qq1om0me3rk28j2sj3jj3vj | either inacti=1om
| ekki=0qr28m1rl0fk0pk2ak1ef3jf | el=0pr0wb0xn3nd0mk32e0qj1ej1hj2cf | el buzón=2yk0qj | el certif=0mn0jj | el host=15n3uj | el método=0pl1rj
| el servid=0xn0wd1rl0me0pe1ek1hj2cf | elapse=2em | elapse ms=1ej | electr=28l2tf3uj | elepha=3nm3hk | elepha on=3nm3hk
| eller=1hp0xn28n0qe0af0ff0wf15f1ef2ff | elérhe=2tn1hl0qf | em=0vk02j0wf1ef28f2sj3hf3lj | email=1er28p1wl3pl0ak0ne2te26f2fj2sj
| email accoun=20m2fm01f1oj2sj30f3nf | email addres=0nm3nl0qk0fj1ef28j2kj2tf3pf | email admin=26j30f | email client=0qm25j2aj | email connec=0kj39j
| email error=0xl19k3hk0qj0wf0yf1ef28f37j | email from=1wn0qe30k1aj1oj | email imap=1ej | email is=28k2kj | email jakart=3hk | email logger=0qk
| email not=2sr2fn0qe30e28f | email notifi=37k | email oauth=28k2df | email object=3hl | email passwo=0yl0xj | email queue=0wj1fj
| email receiv=38l3hl09j0qf1wj28f | email send=0xj | email sendin=38o33k28f2ff | email smtp=0vl0fk1ek1rj3hf | email test=2qj37j
| email to=0qm0ne1ee28k37k3hk0af0ff0yj26f | emaila=0nk1zk | emaile=0ym28m3nk3pj | emails=33r0vl0xf1ej3kf3lf | emails the=33l1oj25j | embedd=0nk3sk3tj
| emin=0qo1jk2vj2xj | emin olun=0qo1jk2vj2xj | eml=1yk2fj | eml error=1yk2fj | empty=3jo0xm0ql3el0fe0ne0pk1ek2ik3he | empty errflg=1es0nf1of
| empty passwo=0qm28l3jl0ff | empty string=3em0qk2aj3jj | empty when=0sk0qj | en=2gl2tl0ck0wk0xe2ke2nk0aj0mf0zf | en el=1eo2yk2tf | en insuff=19j
| en la=1rk0wj15f | en raison=2nm28f2jj | en us=17j20j2tj30j | enable=1ip0qb3nn1rm01e1ee2bk3ok00f02j | enable crypto=0ij0mj
| enable for=1im3tm02k04k1oe01f07f1rf29j2bf | enable id=1rj | enable idle=3uj | enable imap=1il3hk | enable your=1ij29j | encode=0nl2qj
| encodi=3nn0xl0nj1ef28j | encont=0nn15n0qe1hk1aj1oj2cf3uj | encont el=15o3uj | encoun=1sl1wk2sk3kk0ej0yj1ef | encoun an=0qk | encoun error=0ek28j
| encoun while=0yl2sl | encryp=38z1ra0nm32l0qf1ej3hf3nf | encryp loggin=0pj1ej | encryp needed=38u1rf | encryp on=32j3aj | encryp requir=38n1rd0qf
| end=13o2ck2ek30k0xj26f | end comman=2qj | end of=0ql0xk1ee30k1dj2tj37j3hj3nf | end queue=1eo | end user=13q2em1ed0nf0qf1hf | end with=2cl1uj
| ended=2vm3em0xj3jf | endere=0qp0nj1ef | endget=0qf2dj | endget iasync=0qf2dj | endpoi=17r0dn1hn0cm0yd02k1wk1aj2sf3jj | endpoi https=1hk08j1ej
| endpoi is=0nk02j2xj | endpoi please=0dl | endpoi timed=0cn0yc3jk2sf | enforc=0vl32k | enforc access=0vl | engedé=07m13m1ee3tf
| engine=0gn3nn3jl28k0qj2tf32f38f3hj | enhanc=1ef1rj | enhanc 250=1ef1rj | enotfo=15n0qj1ef | enough=1mo0un38l1ek0nj0qf0yf19j1wj20f
| ensure=0tl33l25k0qf17j3kj | ensure the=0tm17j | enter=0ao2cl3ek1uj28f2ff | enter mail=2cl1ee1uj | enter your=0ap3hf | entere=0qj | entere runnin=0qj
| enteri=1el0yf | enterp=0ik | entitl=1am04l1bl1ef | entitl matchi=1bm | entra=0rj23j | entra id=0rj | entry=04s0qo22d30k1wf2ej2sf3df
| entry alread=04t22d | entry does=30k15f | entry point=0qk3df | env=0fj | envelo=0qv2ak2qe30k0yf17j1uf2kf | envelo from=0qr2ak2qk
| envelo sender=0qn2qc30m | enviad=3jk | enviar=0qo1um1ed3jk0nj1wj | enviar como=2qj | enviar e=1wj | enviro=1el2hk3hk09j0qj1wj3bf
| enviro config=1ek0qf | enviro no=1ek0qf | enviro variab=0qn | envoi=37j | envoi de=37j | eof=37z0xx35s3up28c1fl1ee01f0aj0mf | eof caught=0xj37j3uj
| eof imapli=0xj | eof in=0am | eof occurr=35n0xe37f3aj | eofexc=32l3hk0xf | eop=30l | eop nam=30j | epäonn=34k3uk0wj1yj | equal=0nn0qe0ej2xj
| er=0um2fl3hd0jk28k2te0ff0pj1ef1hj | er ikke=0um0qd2fl2gl32k1ef1nj1rf28f2kf | era=0qp3ok1hf3nf | erfolg=1ek | erika=1wk2sk08j0fj
| erişim=14m0mf0wj3uj | erneut=3jm3gl25k0qj | eroare=2ql2tk0wf1uf28j2kj | eror=0qk | eror msg=0qk | err=1np3np29o0qb28c2ce3ik0cj0wf0xf
| err auth=3hq0nl2ol0ce1ne3rk1pf1rf1wj27f | err authen=29p28b3hn2bk0ff0qf | err client=0tn3tl | err comman=1rn0qd0nj3ij | err error=0fk
| err except=0wj | err host=1ok0fj1sj | err in=1nz1kd2td01e29e33e1of | err invali=3kl28e3vk | err login=33t3kn28d3he | err logon=3hb29m0fk
| err maximu=3in1uc3ll0wf3nf | err missin=0nr0qm3ok1rf | err msg=1ul | err no=1or08n3ne0qf1nf20f29f | err pop=29t2be01f | err protoc=3is0xc2oj
| err server=2tu33e1oj29f3kf | err sys=0cr20l29l2tk3he1nf2sj3lj3nf | err unable=1np01f2sf3nf | err user=28n20l0xf2tf | err value=1uk
| erreic=0wo15k3uk0yj | erreur=0qn28k0gj0nj32f | erreur d=0qn0nk32e0gj | errflg=1ep0fj0mf1of28j2tf3nf | errflg in=1ek0fj0nf
| errno=3uq0wc15l0qk1ee0nf1kf2sj2tf | errno state=37j | errno tempor=15l | errnoe=0xj0yj | errnoe util=0xj0yj | erro=1uk28k33k0nf0qj2ff
| erro ao=15k28f | erro de=1um28k | erro do=2kk | error=28d2sk0qj1ef1hj1rj20f2cf2tj | error 400=3gl0zk1wk0qf0tf0vj1hf28j3nj3tj
| error 401=0tn0nm3hm1wl28d0qe03f06j0zf3bj | error 403=2bp02m0ql05k2lk3tk11j1wf23j | error 407=0qf2dj | error 503=2fk1hj2tf | error 504=1hl0fj0yj
| error 535=0ao0fm3hc0qd1wl2bj2yj38f3rj | error 550=1un1fj2qf30f | error 554=2ql2fj3nf | error a=3as39b1wk0kj0mf0qj1ef32f37j | error aadsts530003=14k
| error aadsts700016=08k06j | error access=1ip0vl03k0qe28k2bj | error acquir=0nl12j | error active=37k | error al=3jl | error an=0qm0nk
| error at=1um0pl2tk0jj0xf2cj2of | error auth=1wl0cj0ff0qf28j38j | error authen=1rr38n28c3hl1ek2tk32e1if1wf3pf | error authfa=09l
| error author=19l1ak0qf0sj | error autore=19j | error b=0al2sl28k0nf | error backen=28k | error bad=20k0qj1ej1uj2cf2ff | error bichon=3hk0wj
| error buildi=0nj | error can=2cm2il0nk1yj3gf | error cannot=0nq0in0mk0qe3hk0pj0wj0yj2ej | error catego=1wj3tj | error certif=0jl0uj
| error channe=0qu1sk | error cli=0qp28k0nj2xj | error client=0tl2sj | error code=3rn2fm0vl3nl05k0ne0te12e1ek1ue | error codes=0sk30k15j
| error comman=1rq0nc38m1ff2cf2sf33j | error connec=0yp3io0xc0qe15k2te35k0fj0kf0lj | error conten=1hl1uk30f
| error could=0nc1nl0dk0vk0we1wk2lk37k0cf0ij | error cps=0qm1ee37j | error creati=19k | error creden=23k2dj | error d=0me0qk13k0nf1ef39j3af
| error data=33m2qj2tf | error de=0fm28c0wk3nj | error descri=0qp2jn2hl0ne01j0hj0sf0tj2mj2xj | error detail=3tl04k0hk06j0nf0sj
| error domain=0qm3hk0kj0nf0wf3lj | error during=37m28l2te0ej0qf0yf20j25j35j3bj | error e=39k34j | error econnr=0wq1uf | error encoun=0yl1sl
| error eof=0xu0qe32j35f37f | error err=0fk | error errno=0ym0qf15j2tf | error error=0nd0yl04k0gk0me25k3hk1ef1hf33j | error examin=20k
| error except=0wj1fj | error execut=28n0nl10l3hd04k0qj1aj37f | error expect=1ur1mk3nf | error extern=3el | error f=3al0nk34f
| error failed=0tl0mf0nf0uf0wf1oj1sf2cj2jj2tj | error failur=0no2tl3qk0mj0qj3nj | error fc=32j34f37j | error fetchi=1oj | error for=1kn15l0nf0qf30f
| error from=3dl30k34k1dj35f37f | error get=13k | error getadd=15m | error gettin=15k0yf3vj | error google=0ql15j | error graph=1wk
| error greeti=0yp0xf | error has=1hr0qe37k | error here=0qk3dj | error hostna=0kl0mf0qf | error http=3gp0qk2cf2hj | error i=2fk35k | error id=17l
| error imap=1rk20k3hk28f2tf2vj | error imapco=2tl0qf2ej | error in=1rn2on1pm0nd17k2hk2qk37k3he0ff | error input=3ul2ck | error intera=0nk2ek2xj
| error invali=2en0gl2jl0qk2dk0hj0kf0lj0nf0sf | error is=03l2ql1uk | error javax=28k37k | error kind=28k1uj | error loggin=25l38k
| error login=0fm1hm38m2xl3hd0ck01f0nf0wj1ef | error mail=2kl1zk0qf2qf2sj2tj | error mailqu=1yk2fj | error mainth=0nm3nm0xl25k0qf0yj
| error messag=2xl0wk10k26k2fe30k33e20j2tj3lj | error micros=33k0nj3gj | error missin=0ck0qk | error mlog=1uj2qj | error msg=37o0kj0xf28j2tf3uf
| error n=2bj | error no=1rp32l3hl2ik2qk2te38k3ek3ne0af | error not=0dm02j1oj3vj | error number=0ql0wj | error oauth=2sl08j | error occure=0aj33j
| error occurr=0qn1he03j0ej0lj11j2qj33j | error ok=0fk3lj | error on=35m3um3hl0qk0xe1ee0mf28f2kj2rj | error open=2sm0qk1of30j3df | error operat=33k
| error org=0yk | error passwo=28m3he3uj | error perfor=0pn37k | error perman=1uk0fj2fj30f | error please=2tv1hb33f3nf | error post=11j2fj
| error proto=28l2tk33k | error quark=0nk28k3gk0aj0qf | error readin=0nk0xj1uj28f35j | error reques=3sm3nl0nk04j | error respon=0il0yl0dj0hj0qf2tf
| error retrie=0mm38l0wk0gj0lj0yj28f2gj2tf2xj | error s=1wl0sj0tf | error sasl=2sp0ck3hk1rf2tj | error select=0pm0ok1rf2tf | error self=0ml
| error sendin=30l0qk0vk26k33e37e0fj0kj15j1of | error server=1hm2sl3nl2te0qj3tj | error servic=2tm1kl28f | error settin=0gl34k
| error smtp=28o2km0wl1el1uk0nf0yj1yj2tf30j | error socket=37f | error ssl=0mn34m39m2rl37e0nf0qf1ef32f | error status=19j33j
| error stream=0nm0we3uk0if | error system=0nn0ql2te0jj2kj | error the=06p0qm2sm3um2ff | error thrott=05k1ok33f | error timed=0nn0ye10j
| error timeou=0xm0yk0wf | error tls=35o34c37l0lk0me0xf | error too=3km25l2te0xf1hf2ff33f | error transa=2ql19k3nf | error transi=2sk
| error ts=0qk3uk | error u=3gl2hk | error unable=0mm0gj0kf0nj0qj0wf3vj | error unauth=01k0nk11k3tf | error uncaug=0ak3ok0qj0yf28f3hj
| error unknow=1em3hk0qf1of33j3nf | error upgrad=32j | error user=13m0nf0qf12f20j | error usr=3eo0jk2tf | error valida=0fl28e3he0ej0nj0qf0sf0tj0uj3nj
| error waitin=2ll | error when=2ao1dk2sj | error while=0xl1kl2tl38l0gk0ye0mf1ef2rj | error winerr=0wk0yj | error with=25l3ul2tj | error write=0nj
| error x=0km3am34l0ck0mf0qf0wf2sf37f3hf | error you=3tj | error 认证=0cm28m2kf2sf3hf | errora=05o2tn1ue28k07f0qf19j1if1wj2uj
| errora messag=05l19l1wk | errorc=0no0qb2tn0wd17l20k1ef1mj1of2sf | errord=19k | errore=0xm28l0nj0yj1ef2fj2tj35j3lj | errore di=0xo28k35k0yj
| errori=1op3hn0nm3om1al3pl2fk0qf11j1pj | errori at=2fl1uj | errori messag=1on1aj | errori the=11l3ol1oj | errorm=2tn2fd26k03j19j1hf1mj20f2kf33f
| errorm mailbo=1mk2tk33e1of | errorm the=2tl3nk1hf2ff | errorn=1oq | errorn m=1ok0nj | errorn the=1ol | errorq=1ms1cf1of1uf33f
| errorq cannot=1mo0qf3oj | errorr=05k28j | errors=3kq0nd0ql0xe0yk11k1wk3le3pk3uk | errors discon=3kn3ld1ef28j | errors mailbo=0qj | errors max=0fj1uj
| errors maximu=0yl | errors messag=11n3pm1uf30f3tj | errors on=3kl1wk3lf | errors pid=0fj1uj | errors smtpex=1rm0qf | errors the=2qk | erzeug=0rj0tj
| erzeug und=0rj0tj | es=0ml26k2gk3jk3ne2tj | es pot=28k0wj37j | es später=2tm3jf | es wurde=26k1oj | esegui=1mp2hj
| esmtp=1eo3um0xd0yd1dl2tl30l0qe0we15e | esmtp exim=3ul0ij28j | esmtp helo=1dk1ee0qj1ff2kj33f | esmtp pri=1dk2fk3nk1ef2tf30j33j | esmtp ready=1ej3uj
| esmtp s=1ep0xe | esmtp servic=30o1ec32k18j | esocke=0wj | essaye=30l33j | essaye plus=30l33j | esse=33l3lj | est=0mm2nl01k0qe0zf1rf28f2jj3tj
| est nécess=2nm1vj28f2jj | est pas=0mm0qf3tj | esta=0wl33k3nk28j3hj | estabe=1el0mj0wf | establ=0yo1eo0hm0nd0ak32e0cf0mj0wf0xf | establ a=0ql15j
| establ connec=0yo0nf0wf2hj3bj3ej | establ imap=0aj | establ secure=1ej | establ to=1em38f | establ with=0qf0wj1ej
| este=2cn1vm28e2yk0nf0pj1ef1jj33f3lj | este servid=2co0pk3lj3uj | está=0pr0qp07k2yk1rf2xj3hf3jj | está compil=0ps32f | está deshab=28m2ym2zj
| et=0ak0fj0wj1vj2jj | eta=1ek | etc=0qq2sm1el0cf0gj28f3hf | etc msmtpr=0qq | etc postfi=0qm1ej3df | etc tokens=3dl | etimed=37l | etimed comman=37l
| etki=14m0qj | ett=15k0aj | että=28l0aj2bj | euid=2sn0cj | eur=30j39j | eurp=28o0fj1uj2yj2zj | eurp prod=28o0fj1uj2yj2zj
| eurprd=2tm2yk0ff0qf1uj2wj3hj | eurprd prod=2tm2yk0ff0qf1uj2wj3hj | event=35k1rj26j28j2sf30f37f | event failed=35k0qj1rj37f | events=0qe1ok02j0tj2hj
| events error=1ok02j | ews=20n0fm28m0qe3rk0nf0yf1aj1wj1zj | ews exchan=3rl1wk33j | ex=1el2tl09k3nk03j0mj0qf1aj3ef | ex f=09k03j0qf1aj | ex ok=1em
| exactl=1xl0qj | exactl length=1xl0qj | examin=3nn20m0ok0nj0qf1ej1of | examin comman=20k | examin unsafe=0ol | exampl=1dm2fm1ed1ul1yk0kj0qf2kf2tf
| exampl 192=1ul30j33j | exampl com=1dk1uf3hj | exampl net=0yk | exampl org=18k28j30f | exampl test=1dl1yl2fl18f1uf2kf | excede=1up1ee
| excede o=1up1ee | excedi=3ll0vk33k | exceed=33x1ea3io30d1mk1uk3bk3ke3lk01f | exceed comman=33n01f | exceed for=3lj | exceed hostna=33l
| exceed its=3bm3ml33e3nf | exceed limit=1ul3if | exceed mail=3ln33f | exceed mailbo=1ml2fk33f | exceed maximu=3in1mj33f | exceed networ=0wl0yk
| exceed the=1un23m0qe1mk33k1cj1ef3if3lj | exceed visit=3lk | exceed with=0il | except=2tc0ql28d0ek0ik0zk1hk2se33k0mj | except authen=1hn0yj
| except azure=1xk | except callin=2xl0qk0tj20j2of33f3uf | except client=0ik11k0qf | except comman=1jk0aj2nf | except connec=20m0xk3hk0nj0wf0yf
| except contex=0xj | except davmai=0fj2ej | except during=3dl0qk3hf | except error=0wk0uj | except for=1xk17j | except identi=2jm0nf2hj
| except in=0qj1oj | except invali=0nn1sm0fl0ej0qj2aj2cf | except is=0ml0ye2ck0nj0xf34f3af | except java=0xj1vj | except lamina=0nk0yk20j3hj
| except messag=0zm0xk1uj | except oauthi=3rk17j | except occurr=0qj0wj0xf1fj | except of=0vl0nf0qj3tj | except quotae=1mm
| except refres=1wl2je3ge06j1hj28f3ej | except runtim=0yk32k0nf0qf0wj20j | except sendas=2qq1ue26f33f | except servic=28l0wk19j | except swift=0al33k
| except system=0nj0qf | except transp=32k0qf | except while=1xl0ek1zk0nf0qj0xf0yj28f34j3hf | except with=2qk | except zend=0wj | excess=1un2te2qf30f
| exceçã=33k | exchan=0nn2vn0yd1zl2he3uk07j0fj0qj0wf | exchan active=07k14j | exchan asmx=3rl1wk33j | exchan auth=1jl0qk1ej2ej
| exchan com=2yk2zf33j3hj | exchan config=09k03j0qf1aj | exchan errors=3un1wk3lk15j33j | exchan ews=0fl28k | exchan exchan=1jk
| exchan imap=0fm1ee1wk28f | exchan manage=0nm04k0qf | exchan online=1el0nj | exchan protoc=1zq2bk2sj3uj | exchan psm=03j | exchan server=0qk0fj1ef
| exchan servic=2tk1ej20j | exchan soap=0ql3tk2tj | exchan sp=1ek | exchan versio=1ej | exchan webser=1zl0nj0qj1oj | exec=3om3ak35j39f
| execut=0qb0yn03l04k0tk10k37k0aj13j1aj | execut expire=0ym | execut newapp=03l24k | execut progra=03l | execut redmin=38l3hl09j0qf1wj28f
| execut thread=0tl0yk | exim=3ul1ek0ij28j | exist=1op22l02k1bk1sk28k2lk3ne0qj1aj | exist for=3tm22l2tk11j | exist in=02l2ll08f0qf20j
| exist on=1bq02f08j0nj0tf0zf1of2lf3oj3tf | exist or=02n2lk3tf | exist please=0qj | existe=35m02k0we0xk | existi=0xl1el3ol0qe3lk0ej0nj0yf2if
| existi connec=0xm | existi runspa=3lk | exists=04q1rp1eb22m0qd28l3uk0nf0xf2cj | exists for=3ul20j | exit=0qm3em1ed0nk1yk1uj2sj2tf3jf
| exit code=3en0qj3jf | exit status=0nk0qk1ee2sj | exitco=3nk2kf | exitco ex=3nk2kf | exited=3ew1eb0nl0ql | exited with=3ex0qe1ee28f
| exitin=0xm1ej28f3uj | exitin with=1ek | exitos=1ek0wf | exo=3ek03j0qf | exo app=03j | exopss=0qj | exp=0ur3bp0nl2sd2he2je0jf | exp grace=3bm2sf
| exp values=0uj | expect=1ea3hn3nn0ql2sd1uk2ck3dk0mf0nf | expect 250=2kk2qj | expect but=28l0aj1ef | expect cn=0ik0mf | expect format=3dn0qk1ef2sf
| expect respon=33k0xj1uf28f | expira=0ja3bo0nm2hm28l1ek2ek0mf | expira time=0nm0qf | expire=1ep01m28l3cl3hd0qe12k25e2fk2je | expire access=3bl3hf
| expire and=12l2el | expire at=3bs0rk12f28f2hf3hf | expire device=12m3bf | expire due=2ho3bd2ef3gf | expire error=0jl | expire exp=3bp2sd0jf2hf
| expire has=28m01k0xf | expire in=1eu3kf | expire or=2js0jk3be01f0qf0uf28j2vf3hf | expire please=2vk2ef2hf | expire soon=3cs1pe1ef3bf3hf
| expire ssl=0jk0mf | expire the=2hm0zj | expire token=12t0je28f2hf2vf | expire visit=0rk | expiry=0nk0uj | expiry time=0nk0uj | expiré=3bu1ef2vf3gf
| explan=1ul | explan visit=1ul | explic=0qj1ej | expung=1sm1ej | expung trashe=1ej | ext=1ej1pj | ext unsele=1ej | extens=1rl0lk0ne0rk32j37f38j
| extens not=0ql1rk38j | extern=3eo02m1vm0qd1hl38l3vk0wf1kj28f | extern domain=3vk0qj | extern progra=3eo | extern securi=1vp0vk1jj
| extern ssf=38m0pf3ej | extern user=02k | ez=3jp3tp28e2ek07j0fj2xj3hf | ez a=3tr28e07j0fj | ezin=0xq2cl0me1sk1rf2tj | eşleşm=2hk
| eșuat=15n0wj0yj1yj2tf | f=30n28d1ek1wk2sk3ak0fj0qj0vj1yf | f a=1eo0qe2sk0af0ff0xf3hj | f b=0ck3gk0nj0qf28f | f c=0mm0ij0lj0yj1ef1gj3aj | f d=0xj0yj
| f dd=0nk2aj | f error=3am | f f=30p2sn1uj2ff | f fc=0aj1ej | f google=2rk1ej | f invali=3em1wl | f may=1ee28j | f micros=09k03j0qf1aj | f no=33m30k
| f postfi=2sk | f reject=1ul0qf | f sm=0qj | f smtp=0qj1rj32j38f | f ssl=0nk3aj | fa=0ak | fabrik=0xl18k0yf1ej2zf3kj | fabrik test=0xm18l0yf3kj
| factor=1vt0mk0ff0qf3hf3nf | factor authen=1vt0ff0qf3hf | fail=0an3kn30m33l0ne1ee2te37k0ff0mj | fail a=37j38j | fail for=2fk
| fail please=0ao33m28f3hf3kj | fail to=34k3lk3vk | failed=1ec20l2sl3hl0nk0ij0qj0xf15f2tf | failed 334=1wm28e0qf3hj | failed 400=2sq28e3hk0qf2jf3bj
| failed 403=0il | failed 421=33l2tj | failed 432=33j | failed 5.7.0=3hq28d20f | failed 530=2kj | failed 535=28s3h90fe0qk | failed 550=26l1uk
| failed 554=1um26m30m2qf | failed a=1ol0nk0hj | failed accoun=01q3he1if28f | failed after=2tj | failed at=1hk2te0fj0nf0yj1ef34j3hj
| failed attemp=2sk0nj1ef25j27j28j | failed authen=28l2cl0ce0zj1pf1wf20f27j3bj | failed bad=1rm1wl | failed becaus=03l0yk1of2fj | failed c=0aj0fj1ef
| failed cannot=1kl1rd28d3gl0pj1wj30f3dj | failed certif=0jl0ul0ke0gf0lf | failed client=0pn3rn3em28d2se3he08f0nf | failed code=28l1yk3gk0nf0yj
| failed comman=1rk0qj1fj2cf2fj | failed connec=0cz0wd0xe1uk28e2se35k3he37f3gj | failed could=28n0kk0cj18j3hf | failed detail=11l
| failed domain=11m2ff3tj | failed due=38m34d37l0qf1xj32f | failed e=0tl1rf | failed eof=37o3al0nf | failed error=0mn09k0fk39e0kf0nf0wf1uf2vj
| failed failed=3hk0nf | failed false=2xk0qj3jj | failed for=0tm0ql1tl0ck3he0wj0xf15f1ef1rj | failed here=28k0nj | failed hostna=0kk0mf
| failed https=37j | failed imap=0qk0aj | failed imapfi=0am0fk0jk3he3nf | failed in=3hk0mj0nj | failed intros=2st28e0cj0qf3hf
| failed invali=0am1wl3rd0qe1vk0cj1ef1pf1rj28j | failed javax=0qk0fj39j | failed local=0uj1wf3rj | failed login=01k28k0fj27j
| failed logins=33c1el3kk3lf | failed maximu=33o01k | failed messag=2qn1uj30f | failed method=28k3hk1wf | failed missin=0ln2sm0me0qe0kf3hf
| failed n=0ik1yk0fj1hj3hj | failed name=0qj15j | failed nested=0mk35k0ij | failed no=3hc0kl0qd1rl2sl3el0me0pe0ff15j | failed on=0dm03l3vj
| failed over=1hk1mk2tf | failed permis=2sm0ck2tk0qf | failed plain=38r01f0ff1rj28f | failed please=3gn0ym28d2nl0fe3he2ej2hj2jj35j | failed reason=3hl
| failed sasl=0qk | failed sendin=37j38j | failed server=01n33k3pk00j0ff0qj2tf | failed ssl=0mj37j3af | failed stack=28k0jj3nj
| failed status=1hl0nf0qj1dj2lj | failed the=0nm2ql2tl05j0mf1wf28j2bj33f | failed this=2bp3hf | failed to=2sa0wm3hc0yl1yl3dl0ce0me1ee30e
| failed token=3bo0un20l2hd2se3he08j2jf3gf3jf | failed ugfzc=3hk | failed unable=0nj | failed unexpe=0nm0jj | failed unsupp=3hf
| failed user=1im3hc2bl28e20f2yj3pj | failed userna=2sm28f | failed verify=3ul20j | failed while=28k2qf30j
| failed with=0nr3rn20d0qk1hk3bk3ee08f0pj14j | failed x=0ml | failed xoauth=3gl2hk | failed you=20l3tj | failin=3ol04k0kk22j3hj | fails=0nn30j3hf
| failur=28n0cm34l2tk3hk0fj0mj0qf0wj15f | failur code=0np3nk3qk0mj0qj1ef3lj | failur connec=0xe | failur couldn=3ak1rj39f | failur e=3hl0qf3gj
| failur error=0fl28l20j2wj | failur for=0mn0qd34k0if0kj1ef35j37j | failur host=0cl2tf | failur in=15k0cj | failur invali=3rp3hd28j3bf
| failur maximu=0cf33j | failur no=3hd0pk0qj2sf38f | failur on=3hr0ff0nf | failur per=33k26j | failur proces=2ml0qf | failur respon=19j
| failur sendin=2fl2te37k30j33f | failur server=3hk0qj2tj | failur smtp=0wq1uf3hf | failur stored=20n | failur unable=0pn | failur unknow=3hm0fk0qf1of
| failur user=28k0fj | falha=20n0fl28d3nl1sk2tk1mj | falha na=0fl28d1mj | fallad=0co0wn28d0yk15k37k1ef2xf | fallit=0xp0tl0yk28e35k08j0qf1rf
| falsch=3np0tl0rf1oj28f | false=1eq3hl1qk0lj0mf1zj28f2xj3jj | false error=0nk1zk2xk0qf0wf | false failed=0qj0yf37j | false msal=1em0nf
| faq=0ql1ee3hk0cj2tj2uj33j | far=1uo0qn3ok0nf0uf2aj | farewe=1ek | fast=33r13k0qf1ef1oj3kf | fastma=0qm1ee28k0nf1sj
| fatal=2ss1ea1kl28d2cl3al3ik0xj15j2xj | fatal alert=34n3al36k2sf35f37f39j3nf | fatal error=3im0xl28d2td3ok0aj1oj2sf35j | fatal failed=1kk3uk0qf20j28f
| fatal open=2so | fault=17k20j | faultc=2tk20j | faultc faults=2tk20j | faultc xmlns=2tk20j | faults=2tk20j | faults xml=2tk20j | favor=2fl28j
| fb=0tl2wl0pk0nf0xj1ef1pj1rf2sj | fc=37k0aj0mf1ej32j3hj | fc ssl=37k32j | fcf=0nj | fd=0aj0mj3lj | fe=33j | featur=0pk1rk1ij
| feb=1en0nl2fd30e1fj1kj1rf27j28f2tf | feb host=1kk15f | feb mail=0nn | feb mx=1en30e | feb server=27l30j | federa=17z0tn3he3ne08f0dj1ej
| federa identi=0tn | federa servic=17n1hj | federa sts=17q3ne3hf | federa token=0qk1ej | feel=38s1rf | fehler=0wq0yl15l0qe0ff2qf37j
| fehler beim=0wm0ym0ff28j37j3nj | fehlge=0wp3hn28c2qm3nl3gk3jk0qj26j2tf | fehlge bitte=3jm3gl | fejl=2fm0wj28f2kj | fel=2tq1dk1me28k0aj0fj0qf0xf15j
| felakt=2ql0qe15k2kk1uj | fetch=1sr0nm2cm33m2tl1ue28k0qf1hf37f | fetch mail=1ef | fetch messag=2tm1sl28l3kj | fetch overqu=33k | fetch server=2tm
| fetch token=08j0nj2jj | fetche=1en0cm1sk2te0qj2ff3nj | fetchi=0xl33k0ej0qf0wf1ef2tj | fetchi imap=0nf | fetchi messag=2tk | fetchi xoauth=0nj
| fetchm=3hr0xn0nl28d0fe1ek0wf2cf2tf | fetchm author=3hr0ff0nf | fetchm fetchm=0nm | fetchm pop=1em | fetchm query=0nl3hl1ef
| fetchm server=0nk0qk0gj2tf | ff=1dl0qj30f | ffe=2fk | ffff=0mj | ffff 192=0mj | fi=0qm1ym1zj2aj2tf3uj | field=2sv0q924m3rm1pl1wd0ne1ek1oe3ok
| field added=1ek30f | field is=24p | fields=37m3dm1ee1sk33k0nj1of2tf | file=0nn1ec2am3dm0ql2xe35k03j0gj0mf | file c=0nl0qe2ck0aj | file entry=0qm
| file etc=3dl0qf2sf32j | file open=2sk0jj | file or=0nm03l3dk2sj3nf | file php=0yl0kj0qf | file py=3em2qj | file specif=0nj | file usr=0kj
| file var=2sj | files=03m0nk19k2ck0qf | files python=2ck | files window=0nl03j19j | filter=0il0xk30k | final=0qk30k | finali=1et0yj
| find=15m0nl28d3ol0pk18k1rk3rk0cf0wf | find a=0qo0pl3rl28e0cf1rf | find more=1oj3oj | find the=3uk0qf | find your=18l2tk0qf1fj3nj | fine=3nr1em1pf
| finger=0qt0mp0ke0lj0nf1gj2aj | finish=1eo2tm0yd3gk0nf1nj1rf28f34f3nf | finish accoun=0mj | finish succes=3lj | firewa=0yq0wo0xj1yj28f2tf
| first=38s3280np1fp0ol0qe16k1jk2ck2kk | first party=0zj3tj | first record=37m34f | first sign=0zk | first time=3hl1dk09j1wj2tf38f | fix=0ij0qf28j30j
| fix the=28k | fix your=0ij | fixed=2hk | flagge=26n30c01f | flags=3np0qk1ej1uj2vj | flags seen=1ul1ek | flow=3tz2xp03l07k1ee3he0dj0qj0sj0tf
| flow error=25l0sj13j | flow has=3tl | flushi=0wj1fj | flushi email=0wj1fj | foi=1eq1mn0we35k0qf0xj0yf15f | foi possív=1mn0mj0wf3lj
| folder=1oq2tq0qo20m3nd3ud1ek33e03f09j | folder at=0xl2vj | folder in=09l0qk | folder inbox=0qj1ej2vj | folder synced=1el | folder 病毒=0ol1ef
| follow=0sk1ek1hk1tk3he0nj0tf0yj1of22j | follow error=1hn3nj3uj | follow modifi=22l | follow parame=0sn0qe0tf2ij | follow the=0nk30j
| for=0af0ff0oj0qj1ej2bj2tf32f3pj | for 127=0kk0mj0qf | for 192=3lo18d0yj15f30j33f | for a=02l3nl3vl0dj0qf0tj15f2tf3hj
| for accoun=2xq0qn3dm01d00e0nk0ye2se3he1ef | for added=0rk | for agains=0ql37j | for any=3nl11k0wj0yj1oj2kj2tj3hf | for api=2bk02j23j | for app=0rk
| for applic=09n2le23j | for assign=03k | for authen=0nm0pl0qe1re2cj3hf | for author=1ek0sj0yf | for azure=0tk2jj | for cert=03m19j1ef
| for client=0tn1bm0qf | for connec=0yl0nf0wj | for consum=02o3te1of | for contos=2sm1ed15k3nk0nf0zj1zj2fj3hj | for create=24p
| for delive=1eo30m2fe2te | for detail=0il0zl3tl17k0nf0qf1xj35j | for device=12n0yf10j | for except=3ul20j | for exo=03j | for expire=3bf
| for explan=1ul | for folder=0ol1ed0qk1sj3nj | for from=0mj0wj28j2fj | for greeti=2ck | for help=0os18k3hk1ef30j | for https=1wm03j0qf0tj1ef3sj
| for identi=0nn | for imap=1im0ql01e0wf1ej1nf2sf2tf3uf | for inacti=0xr1ed0yj2tj3nj | for ip=1ek2fj | for localh=2sk
| for mail=1en0qd30k0if0mf2cf34j3uf | for mainte=2tn33f | for manage=0qo3tn0ne1ef | for messag=26m33l2ff | for more=1eb0yl2yk3hk0af0nj0xf26j28f2qf
| for name=15m0qf | for native=3tj | for not=3pm0kk0qf | for oauth=0nm2ij | for outloo=15j | for pop=29m1if | for presen=0tn | for proper=22n04e
| for relay=0yk2kj | for reposi=37k | for reques=38m0qd1rd0rk1ef3gj3uj | for resour=3tm14j2mj | for respon=0yl1wl0xf | for scope=1wq0ue0nj2sj
| for securi=01r1ne1of | for sendin=26j | for smtp=0xm0nl | for smtps=1ek | for spam=26m30e | for submis=15n0qj3nf3uj | for tenant=3sk
| for test=2kl2ff34j | for than=0qj | for that=0zj3tj | for the=2gr0nb3nc1cl28l2zl0de1tk1we22k | for this=2bs0qm3lm3ud1ee1ik2ke30e03f09j
| for tls=0qm1rm0gk0me32e37j | for unknow=1ek30f | for url=0nk1ok20j | for use=20m0qk0tj | for user=1rp3hn2om0nl1mk2ik2xe33e01f0qf | for xoauth=1rk0qj
| for you=3nn29m0cf20f3hf | for your=1io2bk0rj0zf3lj | forbid=20r0vn0zn1wn05m3pm0qd1ee0ij19j | forbin=0wm32m37k0qf1ej28f38f3hf | forbin til=1el0xj
| forcib=0xm | forcib closed=0xm | fordi=0xo0wf1ef | form=1ro0nn38k1ej3nf | format=0qs3dm28l0nk2se34e37k3ne0ff1of | format js=2kk1uj3hj
| format the=0nm0qk3jj | forwar=2fr1el1ck1mf1uf28f30f | forwar net=2fj30f | forwar path=2fs1uf | found=0qp1un0pm3nc08l20e2te0cf18j1ej
| found at=0nm1jk | found for=0qq0tn3jl02j1oj2bf2fj2gf | found from=1fl | found in=3rn08m2xm1wl2sd0kk2ik3de3vk0mf | found info=1ek0qf
| found micros=0nl | found name=15k | found on=0nn1bn3oe03f08f0qf1aj1oj | found sender=0qm1ef | found try=15k | fourni=2jk0rj | fout=1um2qj34j
| fr=30m32k3pk18f1rj28f | fr 192=30m15f18f | fr p=3pk1rj | frap=1wm3rj | frap prod=1wm3rj | free=32k0nj3hf3tj | free fr=32k
| freque=3hl0xk2ek0qf1ij1uj28f | freque checks=2el | freque error=0xk1uj | fresh=2jl2hf | fresh auth=2jl2hf | fri=37m1ee | fri apr=1rj
| from=2ql30l3ll1ek26k2te01f0af0ej0nf | from 127=0xl0wf1ej | from 192=30p18c1ec28m33l0mk0ye3lk3uk0kj | from 198=0ql1rj | from 250=1ec1uk2tk2qf
| from a=0ql08j0ej0vj2kj | from addres=1uq30c2ql2ke18f2xj | from async=37j | from azure=3vk0qf14j | from being=2fk2mj | from boolea=0fj
| from cache=1el0nf2xf | from client=0yn0xj1ej28f2vj30f33j35j | from contos=30k | from db=0mj | from defaul=1el | from domain=30s0qf15j2kf2qj33f
| from expiry=0nk0uj | from failed=2qf2sj2tj | from folder=1el0qf | from for=1em | from gmail=0nj | from helo=2kj | from home=0jj
| from https=1wl0qk1hk25k1ef2hj | from ib=1un30k | from identi=02k | from imap=0xl2tj37f | from ip=26l30d27j2kj2qf | from local=2xk0xf1ej
| from localh=2fk0yj37j | from mail=2cn1ek2rk2tk3nk18f1fj39j | from pc=1ed3kl0yj3lf | from proxy=2dl0ij0wj1ef28f2cj2sf3hj3uj
| from remote=0cm28e30k3bk3lk1dj2cj2sj2tf | from reques=0ql0zj | from sender=2qm0qf30f33j | from server=28n1sk35k03j0wf0yf18f1ef38j3hf
| from servic=2lm0yj19j1aj | from size=1es0qk2qe2se30e1uf2kf33j | from smtp=0xn37m0yj15f | from the=2cl0qk2lk3tk0ij0xf1ef1wj2tf33j
| from this=18r26m05l02j0nj0zf2ff2qj30j33f | from to=1ec1sk1ue2kk0qj2fj | from unknow=1eb27n28l30l1fk2kk0mf2cf2ff2sf | from upstre=25k28k
| from user=3lp33e1ef | from usr=1ok | from your=2td2qk3lk0xf18j1ef1uf1yf30f33j | front=2tm1wl0cj0wf0zj1kj | front imap=2tn0cj | från=0xn0aj15f2tj
| fsck=34l28k0nj | fsck k=34l28k0nj | ft=1rj30j | ft eop=1rj30j | fue=0qj0wj1ej1yj2tj | full=1mr3in30k33e1of | full aborti=3io1mf | fully=1fm
| fully config=0qj | fully qualif=1fm0qf | fullyq=0qn1wl04k0wf19j1of28f | fullyq author=19k | fun=3nr0qf28f33f | func=0ql0nk35k3ok2sf
| functi=03m0nl3ak0jj0qf28j2tj3hf | functi error=28k0jj3nj | functi script=03m | funkti=0xn0wf15f2tj32j | furthe=0nn2ck39k0qf1ij
| future=0ut1um3nd3ok0nf0qj2sf3bf | fwlink=08k26k39k | fwlink linkid=08k26k39k | fyrir=28o0fk3hj | för=2fl15k | försök=2fl15k | für=0fk0we
| für den=0fl0qf | g=37l0tk2fk33k3hk00j0xf0yf1rf2kj | g unknow=0tl1rf | g weak=3hl0qf3gj | gagal=28q0fm3hc15k | gave=3jn3ee33j | gbrp=0vj
| gbrp prod=0vj | gcloud=2ep3rk1jj | gcloud auth=2ep1jj | gcm=1eo0mf1dj | gcm sha=1eo0mf1dj | gebrui=01u0aj0qf1ef28j34j3nf
| geen=0wo0tl28l01f08j0qf0yj3nj | gefund=08l0qf | gegens=0jl0wf3bf | gems=37k3sj | genera=3on0il2fl3gk0lj0nf1ef1uj26j2hj | genera by=0im1uk1ef
| genera server=26k | genera ssl=1ek0qf32j | genera with=3oo0qf28f | generi=0cu0pk3he28f2tj3dj | generi failur=0cu3hb0pk3dk2tj | generi messag=3hk0wj
| geschl=0xl | gesend=1en | get=1wn0qm0ne0uk3ek03j0mj0zj15f1ej | get a=0nl | get approv=0zj3tj | get line=0xj | get local=0mo0jf0kf0qj2sf
| get mailbo=03m2tk | get record=37l | get reques=0qn3jk3uj | get respon=2ck | get server=39l0mk | get tagged=0qm1oj1wj37f | get the=1sl20k0qj
| get token=1hk0yj13j1wf3hf3sj | getadd=15z0we0qj0yf18f1ef1yf3uf | getadd eai=15l | getadd enotfo=15n0qj1ef | getadd failed=15l0wf | getadd for=15k
| getadd getadd=15m1yf | getmai=2cn3em0ml1ed3hl1rk0qj1gj20j2tj | getmai creden=3hm0aj28f | getmai gmail=3el | getmai imap=1rl2cj2tj
| getmai operat=20k3ek39j | getoau=0qn3en01f1ef3jj | getoau comman=3em | getpro=0xl2vj | getpro imapme=0xl2vj | getres=0qk0tk0wj | gettin=15k3vj
| gettin smtp=15k0yf | gettok=0qj | geçers=0ml0qk2hk0kf | gid=2sp0qf | gimap=3uk | gimap ready=3uk | git=2tj | git gitlab=2tj
| github=1uo07n0qm0nj0yf0zj28f2aj | github com=1ej | gitlab=3sk2tj | gitlab vendor=2tj | give=0np28c30m2ck0qj1uj
| given=0qn28m0nl02j0ff0zj1ef1fj27j2sf | given passwo=27k0nj1ef28j2sf | gk=27k0jj | global=11p1oo1wm3pm2td1ee1uk02j14j19f
| global reason=11n3pm1uf30f3tj | glpi=0qp0ij2gj3hf3nj | glpiph=1wl3hk0qj20j28f | glpiph critic=20k3hk | gm=1ej1pj | gm ext=1ej1pj
| gmail=0wl1el0ik33k0af0mj0xf0yj28f2bj | gmail 550=33j | gmail accoun=3hk33f3lj | gmail api=2bq0qj0zf1wj | gmail com=0qk0xe0af0if1ej1if28f38j
| gmail establ=2hk | gmail google=11k33k | gmail has=26j33f | gmail modify=0qk0zj | gmail proces=2hk | gmail settin=0zk1ij | gmail smtp=0wk0yj
| gmail v=11k | gmail xoauth=3el | gmaila=28f3kj | gmt=1eq13k01f0mf33j | gmt oauth=13l | gmx=30n0kk0xk32f | gmx net=30n0kk0xk32f
| go=1eo0ql1fl33l28e2se37k08j0xj1uj | go 174=1uj2qj | go 193=37k0mj32f | go 197=0xl37k0yj | go 198=1ej | go 230=0nl37l35j3uj | go 233=1ej
| go ahead=1eo35k | go micros=08k26k39k | go odmawi=0wl | go to=33l26k1ef32j3aj3hj | goa=0nk28k3gk0aj0qf | goa error=0nk28k3gk0aj0qf
| godken=3hn1el0xf15f28j2ej2hj3gj3jj | going=2nm2tm3hf | gomail=0qn34j | gomail could=0qn34j | good=38m1ek1rj3hf
| google=1vp0zo0ae2bk3tk0ef0fj0nf0wj1ef | google accoun=0zn | google auth=3jm1wk28e2je3ge0af1ej1hj1vf3ej | google authen=1vz28o0ae3he0zf1pf2hf2jf
| google cloud=2gl0qj | google com=1wl3hl0ak1pk1ve28e30e0fj11j1ef | google develo=2bm25j2mj | google oauth=0aj28f2gj | google s=33d0zf1uj3tj
| google verifi=0zn | got=0no2cl0mk1ee1pk28e2te32k0qj0xf | got 250=32m1ef38f | got a=03k3uj | got code=33k0xj1uf28f | got creden=1ej | got u=3gl2hk
| gpg=3em0qj | gpg decryp=3em0qj | grace=3bm2sf | grant=2jr3tq0q92sn2hl3od0ek3he00j08j | grant aadsts50173=2jm2hf | grant aadsts70002=0ek2hk
| grant aadsts700082=2jd2hk | grant aadsts9002313=0nk0qk2jf | grant accoun=00w01c2je0nf2hf | grant bad=2jp2hk | grant consen=0zl1bk2mk2jf3tf
| grant error=2jo2hm0qe3gf | grant has=2jn2hf | grant in=2jo0qe2hj | grant invali=0uo0tl00k0nk0qe2he2je0rj1wf2ef | grant is=2hl3tl0qe2jk3of
| grant reauth=2eq2je | grant the=28l0nk0zj2jf | grant token=2hp3bb2el3he01f0nf0uj2jj2vf3rf | grant type=3tu08n1re2je3oe0nf0sj1ef2hf2sf
| grant was=3vm2jk02j2hf | grante=1wl14j | grante by=1wl14j | graph=0qc1xl24l3rl0nk0vk19k03f0ff1vj | graph api=19k3tk33j3bj | graph in=0zj
| graph micros=1xm3rm1we1oj | graph models=0nj3bj3oj | graph powers=19k | graphe=2tl3bj | graphr=19j | graphr applic=19j | greate=2sl0rk0qf25j
| greate than=2sl0rk0qf25j | greeti=37q0xm0yl1ee3lk3uk0wf1rf28f2tj | greeti bye=2tk3uf | greeti from=0ye37k | greeti never=0yp37o0xe0qf3uf
| gremli=3nz30d28e1uf2ff2kf | greyli=1dr1em2ff30f33f | greyli please=2tl | greyli reason=1dl | greyli see=1dl2ff | group=2sm0tk2lk0nf2fj2xj3jj
| group group=2ll | groups=0vo0qe0zk20j | gs=1pp0ne1uf | gsmtp=0an28d33l3hd0fk1ek2fk0qj2nf37f | gsmtp at=33m0nl2tf | gsmtp r=1ej | gssapi=1rl28f38j
| guess=1ej1oj | guid=1om3rl3sj | guid m=1ok0nj | guide=0nk0xk | guzzle=11k2jk | gweiny=0xn3um1ee15f | gönder=1el0qk2kf2tf
| h=1eo0qe26k2ck2fk30e38k0wf0yf1df | h 127=1fj | h 192=2ck | h contos=2fm1ej30f | h localh=1el2ff2kj | h mail=1dk1yk1ef2fj | h relay=1um3hl2ke0xj1rj
| h smtp=34l0qj35j3lj | ha=2xq0ml1ed3jl15k1jk1re28k3ne0cj | ha podido=3jl | ha pogut=2xm0wj1jj2aj3jj | ha trobat=15m1hl1zj3uj | had=1bm1hk2tf3hj
| had no=1bm | handle=28s3hb0qm1hk33k0vj1ef32j3gj3nj | handle got=3gl2hk | handsh=32a37n34m35l0ke0lk0mj31j36f3aj | handsh comple=1ek3hj
| handsh connec=0mk0yj | handsh eof=35p0xe34e0mf | handsh error=37l34f | handsh failed=37o34l0nf0qf35f39j | handsh failur=34p0mc35e3ak37f
| handsh imap=1ej | handsh ssl=0mm39f | happen=17l0zf23j2mj3vj | happen if=0qk0zf2mj3vj | happen when=17l0qf | har=0xu1eb2fk2vk0aj15f
| haraka=1uo1el0nk2tf | has=1eb0jm0zm0nl0me1ok2bk33k01j0qj | has a=25k2hk3tj | has been=01q0qd28d2jl2be2tk30k33k3ok00j | has change=0ql1wl
| has detect=26l30l | has exceed=1mm3bm33l1ue3le3mk3nf | has expire=0ju01e0ck0ek0me2xk0kf0qf0rf28f | has failed=0yk | has messag=1ej1oj
| has no=2bs1oo0nm1pm3nc2fe01f0aj0zf1wf | has not=0zr0qm13l3hk3rk0vf0yj12f28j3vj | has occurr=1hr0qf | has stayed=0qj | has to=28m01k0xf
| has unexpe=0xl | hash=0qo0nk0xj1ef3tf | hashic=0nj | hashic azurea=0nj | hasn=13l0zj1ef2fj | hasn t=13l0zj1ef2fj | hasło=0ml1ef28j
| hat=26r1hn0wf30f33j3nf | hatası=0mn2fk0wf | have=17n28m1ed2fe3lk3ok3ue0dj0qj1ij | have a=0qm2mk30j | have access=2bo0zl1ok3he | have an=3ol2fj
| have been=0ql2nl33d1dk1uj2ff3hj | have change=2jk | have comple=3lk | have exceed=33m3lm | have more=1fk | have one=2om0sk0nj
| have permis=11l2ql20k03j | have sent=08j0qj2mj | have the=1wl20k2qk0nf0qf3of3sj | have write=03m20l | having=0qk0yj2xj | having troubl=0qk0yj
| hdr=1ej | hdr bytes=1ej | hdr count=1ej | head=0il3jl0qj | head title=0il3jl0qj | header=1uv2cd33d37k0nj1ej1pj3kf3lf3of | header based=30m
| header from=25k2qk0nf | header must=0ql3tk2tj | hello=39o0nn37n28l3ad0me1fk2ck1ef35f | hello first=0np1fk2ck0wf | hello sslv=34k39k
| hello unknow=37k32j | hello unsupp=39p3ae | helo=1fz1ed15e33e0nj1dj1pf1uf | helo 127=1ej | helo 192=1fj | helo comman=1fn15e3nk
| helo ehlo=1fp0qj1pf | helo name=1fn0qf2qf | help=0oq0al1ed0qe18k1dk2te14j1rj20f | help contos=1dl2ff | help or=30m | help subtyp=0am2fj
| help topic=0fj | help yahoo=30l2qj | helpde=0vp0yl33j3hf | helper=33k3uk0qf37f | here=1om3um2fl3hd0fk3ne18j1rj26j28j | here is=0nk0qj3dj
| herges=0wf | herges werden=0wf | heslo=28p3hd0fe | het=3gl34j | hi=0xl1uk2tj | hiba=28n | hidden=0nm0qj | hier=0rj0tj | hier hinter=0rj0tj
| high=33q20m3lk2ff | higher=1wk | hint=0nm2xm | hinter=1ok0rj0tj | hinter client=0rj0tj | hit=33l1ej3kf | hitele=2co0um28e1pj3hj3uf | hogy=1hl28j
| hogy a=1hl28j | home=1mp2fm37l2tk0jj0qj | home git=2tj | home redmin=37m0qf | home user=0jj | homeas=0nn25m3nl2ck0qf | homeas compon=3nk25j
| horde=0wk | horde imap=0wk | host=15m2tc3nl0me2ce3he3uk0ff0kj0wj | host 127=0ak | host 172=0nl | host 192=38m18l30k1rj28f2qf | host banner=32k
| host checki=1ej1oj | host connec=0ik | host contos=0kk1dj1rj1uj30f32f | host doveco=1eo0xe28f | host error=3uk | host failur=28l0fk32k20j2wj
| host folder=1om1el20f | host for=3nm0wk2kk0yj2tj | host has=0yk | host host=1yk30j | host imap=28k32k1ej3uf | host info=0fl | host int=37k
| host is=3um2sk1ef3nj | host login=0ik15f | host lookup=15k1ej | host mail=30m37m0wd0kj0mf0qf15j3aj3nf | host mx=15f18f30j | host name=1ek2fj
| host none=0xk | host not=30d3nk1fj | host or=15k | host port=0wk0yk0qf1yj | host postfi=15e1kk33k0qf30j | host reject=0qo18m2km0wf0zf28f2tj
| host remoto=35m0xk0wf | host sm=3nl0wj1uj2sf2tf | host smtp=0qk0we15k18k1yf2kf2tj37f38f3lj | host ssl=37k | host unreac=1ym | host x=0ck
| hosted=1om1ak2tf2vj | hosted on=1om | hostna=0kp1el24l0ne0qk15k18k1fk30e3ok | hostna crond=1ek | hostna hostna=0kj3oj | hostna imap=0kn0mf
| hostna ip=0km | hostna mail=0qk0kf0mj | hostna mismat=0kk0mf | hosts=32m3ll0wf3hj | hotmai=32j | hotmai com=32j | hour=33q26n2tm30e1uf2ff
| hours=0yk33j3kf | how=0ql1ef3nj | how to=0ql1ef3nj | hresul=09l0nj | hresul x=09l0nj | htdocs=20k2kk | htdocs app=2kk
| html=0ir2cm13l0qe30e3jk1dj1uj2qj2sf | html head=3jm0ik | http=3ul26k2ck30e0aj0cj0dj0nf0yj0zf | http 200=1ek | http 400=2cr3un28e0tf0yf15f37j3tj
| http 401=3gl2xj3rj | http 403=05k0tk25k26k1wf | http 404=3um1ol | http client=0ym0qk23j33f | http code=2tl0sk13f2uj
| http error=1hl3gl0gk0tk28k01j1wf2cf2jf3hf | http go=26k33j | http help=2qk38j | http host=0ak | http httpcl=3bj | http httpre=0wk2dk2tf
| http localh=3jk0qf0zj2gj | http postgr=1dl2ff | http schema=2tk20j | http servic=0an0qk3he2fj | http status=0dm0nf3vj | http suppor=28j2nj
| http www=3hk1ef2uj30j | httpcl=0qf0tj3bj | httpco=0wf0xj | httper=1xn11j33j | httper 400=1xn11l | httpre=0qe0wk1hk3jk04j24j2dj2tf3bj
| httpre comple=04j24j | httpre respon=3jk0nj1vj3bj | https=30m3rm17l0vk0ye1ee2mk2nk0dj0qj | https a=22k3jk | https accoun=2no1jk08j0aj
| https aka=0nm2zl30e0ff2yj39j | https app=0vl2gk | https commun=30l1dj | https connec=37n0qf | https consol=2bl0nf2gj
| https contos=2mo0vl0qe1xk08j1ej3rf | https databa=0vj | https dev=1oj3oj | https docs=0rj | https github=37j | https gmail=11k33j | https go=08k39k
| https graph=1xm3rm1we1oj | https help=30m | https login=0dn2xl1ek0nf0qj0tj15f17f1of1vj | https mail=1wn0zm1pl0ae0ne28k30e2nj2tj2xj
| https manage=2em0zj1ef2hj3gj | https method=0sj13j | https outloo=3ro1wl1ee3jk03j | https postma=30l1uk33f | https sts=0dl17l02k2sk0qf
| https suppor=28d0ak30k0fj0qj2nj | https www=30n11j | https x=3on2ge1ej | https ya=26k | httpsc=0ik0wf | httpsc host=0il | httpst=03m04j24j
| httpst 401=03n | httpst bad=04j24j | httpst badreq=04j24j | httpwe=0qf2dj | httpwe endget=0qf2dj | há=1mo33k0qf1yj | hôte=1yl35l
| hợp=0jn0mf0qj3uj | hợp lệ=0jn0mf0qj3uj | i=1em0qd1vl2tl07k08j0fj0ij0nj1rf | i 127=1em | i 192=2ck38j | i 748=0ol1ef | i imap=1ej37j
| i info=0nn2tf | i m=2tm3lk | i o=0yl0xf1lf28f2tj35j | i ou=0im1ef | i sm=0nl | i stemci=07p08p06k0qj | iam=25m2qj | iam user=25m2qj | iap=2cl0xj3nj
| iasync=0qf2dj | iasync asyncr=0qf2dj | iat=0uz2sf3nf | iat and=0uj | iat is=0ut0nj0qf3nf | ib=1uo30n3um0qk01f26f28f2ff | icloud=28m25k3he
| id=0on0qm2sl01k08k17k1sk28e2ak3pk | id a=0zj3hj | id accoun=3hl | id aclid=1rj | id and=0qj3sj | id app=08n0qe0rk1ek3bf | id at=0nj | id auth=1rj
| id childr=38k | id client=08j2ij3oj | id correl=1hk2gj | id date=3bm22k1ej3rf | id de=0nn1aj1oj | id enable=3uj | id error=37j | id for=0tj
| id from=1ml0qj37j3oj | id is=0nm2sm3ol0zk1aj2aj2uj | id named=0qk0zj | id namesp=1rj | id no=0am2fj | id not=3rm1sl08e0dk0nk2se0qf | id or=0nk01j0qf
| id r=0nf0rj0uj | id the=17s0qf28j | id timest=0ql07k1ef1hj1rf2mj | id token=3tn0qm1hm07f0hj0ij0sj1wf3gf | id uri=0qk0zj | id with=23j
| id 또는=01l0aj28f | identi=0km2qm08l0md0tl0ok28k2ge2nk3vk | identi authen=1xk17j | identi azurec=0qj | identi client=0nr0ql1ee2sk08f
| identi creden=0tl1ek0qj | identi endpoi=3jl0qj | identi https=02j06j | identi in=0qk | identi inform=3vk1ej | identi invali=2jo0qe2hj
| identi is=18m3vl0qe0nj | identi json=0nn | identi manage=1ek0qf | identi messag=2cm0hj0nj1ef2sj | identi oauth=1el0qf3jf | identi of=0hq0km0qf15f2tf
| identi proper=3om24k04f22j | identi provid=0cq02l0jf0qf | identi record=0tn | identi the=0hn | identi used=0tm | identi was=08n0yk3vf
| identi web=0zk17j | idle=0xr3id1rk2tf2vj33f38j | idle id=1ej | idle move=1rj | idle namesp=38l1ej1pj1rf3uf | idle timeou=2td0xk1ef | idling=1eo34j
| ids=1bj1oj | idsloc=01o28f3kj | idx=0nl1hk | idx unable=1hk0nj | ietf=13m0nk | ietf wg=0nk | if=0qo0yk3rk02j0tj0zj1pj20f2hf2kj | if a=0qk03j
| if connec=0xj37j3uj | if search=1ej1oj | if the=0qk0tk0fj0zf3vj | if this=3tj | if you=0zn02k3te06j0nf0qf2gj | igen=0xl3gl0wf15j1ef28f2ej2xj
| ikke=32n28m2td0uk1re2fk2gk08j0nf0wf | ikke sende=2fk0qf | ikke tilgæn=2fm32l0qf1nj1oj2tf | il=0fn15l1ee1wk28e2tk0mj0yf1kf2bj | il nome=15n
| ile=2hk | ile eşleşm=2hk | illega=0no2om1pe1uk34k0qj3kf3uf | illega in=0nl | illega syntax=2op3ke0nf0qf33f3lf | im=2tm20k0rj0tj1dj1ef
| im kunden=0rj0tj | imap=1in1ud28l0xe0wj1wj29f2cj31f3nf | imap a=0wo0xf0yj15j37j | imap abort=0xm2cl1ef | imap access=1iz01b0vl2bd0zf1wj20f29f3hf
| imap after=2td0xk1ee1tk2vk0nf0qf20j27f2cf | imap autent=28o | imap auth=2871rc3el0xk2ve3hk3ne0af0nf0vj | imap authen=3ho1rm01f0pf0qf1ef1if28f3ej
| imap b=0fm28d2tl0aj | imap bad=0fk1rk | imap badres=38l37k0qj2cf2tf | imap byeres=2tn0cj | imap cern=3al0mf
| imap client=1ep3hn0qc28e0nf0wj1rf1wj3pj3rj | imap comman=2on1om1pl0ne28e2xk0xf1if1rf1wf | imap connec=1en0qm0fd0wd0xk0nj20f2tf3lf
| imap contos=0kp15l0jk0qe0mj1if2cf3uf | imap coordi=3nl0nj | imap data=3nl0nj1ej28f | imap errno=0ql15j1kf | imap error=0xm0pk1re28e2sk2cf2tf2xj37f
| imap exitos=0wf | imap f=33l | imap free=32k0nj | imap gmail=0ae0mk28e0ff0xf1if1yj2vj | imap greeti=2tn1ef2cf37f3lj | imap host=0kk1ek
| imap i=28o3hj | imap idle=1rl2tk0yf2cj | imap imap=0fn0al38l0we15f1ef28j | imap imapcl=09k1wj3hj | imap imapco=37m0xe2tk | imap imapme=0xl2vj
| imap imappr=2to0xn3lk0wf | imap imapst=37k0xj | imap is=1iu01e0fe2bk3hk1ef38f | imap kiszol=3um1ee | imap lmtp=1el2sf | imap localh=1ek
| imap login=28a1ic1jm2tl38d3ik01j0af0cj1ej | imap mail=1rn1ee3ue0aj0kj0wj38f | imap manage=3hk0wj | imap net=2cl0fk0nk2yf
| imap no=0ao0fl3hd0ok0wf3nf | imap noresp=1on0yd0fk28e0nf0qj1wj2tf | imap novali=0qe0mj28j | imap ok=0aj | imap open=0qm0mk37j | imap php=20k3hf
| imap pool=1ej | imap pop=1ej | imap port=1el3uf | imap protoc=1tm1ej | imap rb=37m0qf1oj1wj3uj | imap ready=32k28j | imap remote=1ek
| imap respon=2cm0nk28k0xj2tf | imap rev=2tn0cj0xj | imap rs=0yf | imap runtim=1yk3gk0yj | imap s=28k0wj | imap server=1et3hm0fl3ud0nk28e37e1rf1yf38f
| imap servic=0fm1ed1ik1wj2bf | imap sessio=0nm0qf1ef1oj3nf3uj | imap smtp=1ip28l2bl0fe0aj1ef2yj2zj3hf | imap ssl=0kj0qf | imap startt=32j37j
| imap test=1ek | imap tls=1el | imap tools=0qj | imap user=1ek2sj | imap wants=3hk0nj1ef | imap warnin=2xl0yj | imap yandex=1ij
| imap 로그인=0ak3hf | imapcl=31n1ed2ol09k0ik3hk0mj0qf1wj2cj | imapcl connec=0mj | imapcl pm=0xj1ef | imapcl server=31n2ol2ck0ij0nj0xf1ef
| imapco=2tn37n3hl09k0xe0nf1jj1wj28f | imapco davmai=37m1jk2tk0xf20f | imapco the=2tl | imapd=1en38m28f3hf | imapfi=0al33l39l0qk28k3he0fj0kj1ef
| imapfi imap=0am33l0fk3hf | imapfi initia=39l0kk0qj | imapfi login=0jj28j39j3nj | imapfi readin=0am | imapli=0xn3hk0ff0nf0qf2cj37f
| imapli abort=0xl28f2tj37f | imapli imap=3hl0xk2ck | imapli py=2ck | imapme=0xl2vj | imapme getpro=0xl2vj | imapme java=0xl2vj | imappr=2to0xn3lk0wf
| imappr the=0xm2tl0wf18j3lj | imaps=0xk0fj0qf1ef2ij35j3uj | imaps auth=28k3hj | imapse=3ul0ij | imapst=0qn37k0xj1ef1rf2aj | imapst readah=0xk
| imapサー=28m15l | imds=1em3jm0ql1yk1hf3uf | imds 150=0qj1ej | imds endpoi=0ql1yj | immedi=1ej | impedi=1hp | impers=11l20l05k03j0qj
| impers the=11m20m03k | implem=32r1rn0qe33k3ne0nf1ff3hf | import=33k | imposs=1mn32n0wm0mf0qf1ef34j3uj | imposs d=32l34j | imposs de=0wm1yk15j1ef3uj
| imposs stabil=0wk | impost=2hl1ef2xj | in=0nl1pl1nj20f2lj2sf2tj2xj33f3if | in 300=2tm1de | in a=0uo3uk0qj11j1dj2fj2tf3rf3sj3tj | in again=2hm
| in an=2tl0qj | in and=0zk3uk | in auth=1pm | in authen=3hl0pj1pj | in author=0ns0qf2cj | in b=3hj | in by=0fn0nl3tk28f | in c=2sl0jk20k28f
| in cache=0xj | in campai=1ek1rk | in certif=0ik0kk0jf0mj0qf | in check=37k0aj0qf | in class=1wl3hk28f | in comman=2co0nj33f3kf | in connec=0xk
| in copy=33m2ik1uj3oj | in cross=3sm0qf | in d=38k | in error=0zm0ne28j2gj3hf | in fetch=1sl1yk | in freque=2el | in functi=28k0jj3nj
| in get=1ol0ye25k3ek0qf37f3sj | in home=1mp2fk0qj | in http=0al | in imap=2oo1pl3uk28f2cf3hf | in initia=1pk0yj2of | in invali=38m3nm0fk0nf1pf3hf
| in l=0wk0yj | in login=0qk1ok1rf | in messag=0nj1uj2ff | in minute=3kn | in ms=37k1ef | in my=2kl30l0qf | in name=15k | in new=0tk37j
| in object=3dk | in one=2sl3ok25j | in order=3tk | in out=1ek3ak | in php=0qd2jl3ok0nj0wj1sj3nj | in previe=1oj3oj | in proces=2tn33f38j
| in progre=2tq10l0nk0yj1nf33f3nj | in projec=2bl0qf25j | in provid=0nj | in refres=1yk2ik | in reques=1po2xo0qd0nk0ej11j1uf37f3bj
| in requir=0vp14m0qd0ne0yk20j32f | in resour=2lk19j | in respon=1hm1pl2sl3he0ij0nf0xj1ef1oj | in s=0fk0yf | in second=1el2tf
| in secs=0ml0nj1ef20f2cj | in send=1om0nk1ef2qj3uj | in sendma=0qf2tj | in server=32k37f | in servic=01l1hl | in sessio=28k2fk0nf1oj27j
| in settin=2qj2xj | in smtp=3ll38k0mj0wf | in spamha=30k | in state=37l0lk0nj0qf | in states=28j | in tenant=02m | in that=02m
| in the=0nm0ql2xl0dk0uk1we24k2ke3nk3oe | in this=03q3om1rl0ne3sk0uf2kf | in thread=0qj | in to=01l0nl2qd0qk26k0vj1ej2ff2gj
| in token=1wl3pl0nk0tk1ek2se3he3bf3rf | in unknow=1ek0fj0nf | in use=1nz1ks1eb2tc3ud0ne1oe0wf20f22j | in user=2xj3nj | in via=2no0fj1jj
| in violat=35m0al0xd37f3aj | in was=2ek14j | in with=06j0qf2nj | in your=0qn0zn2kn2bm01f0nf18f28f2nf3hj | inacti=0xq2hp1ol2ie2je1ej2ef3bf3gf
| inacti for=2hl2ef2jf | inacti from=2hj2jf | inacti soft=1om | inacti the=2hl2ef2jf | inappr=39j3aj | inappr at=39l | inboun=28o1ee1dj
| inboun mimeca=1dk | inbox=0qq1op20p1eo0wd0ye15e1nk0nf1sj | inbox 001=1ol0qj20f | inbox could=1oj1uj2tj2vj | inbox error=1uj2tj2vj | inbox feb=2vk
| inbox has=1ej1oj | inbox host=1ej1oj | inbox is=20n3pj3uj | inbox messag=1sl | inbox quota=2fl1mj33f | inc=1wl1ek | incide=18l
| includ=2bm0dl3ol0lk0qe0tk3ne0ij0nj1rf | includ a=3om0ll1xk0qf2sj3tf | includ creden=0ik | includ or=0tl1rf | incomi=2fo3hl30f | incomi transp=3hl
| incomp=0xs0qq37l2ck3ok0nf1hf2tf3nf | incorr=28u0f92cn3hn0al1rf1vf3uj | incorr authen=3hm28l0af1rf3uj | incorr login=1oj3hj | incorr user=3hd28k
| incorr userna=3hn0fd0aj2sf3nf | increa=2sl33k0yj1cj1uf25j | increa the=2sl1ck25j | index=0qn2tn0vk0nf1of33j | index php=0vl0cj | indica=2dl03j2mj3rj
| indica succes=2dl | indica that=03k2mk | indiri=0ym2fk2kj | indisp=1ym0yj2tf | inespe=1ho0we0xk1ee0qf0yf15f | inespe que=1hp | inet=0cm0wc2sl1ef
| info=1ez37e0af0wf11j1of1wj2ff2sj2xf | info acquir=1el | info attemp=0jj0uj11j | info authme=0fl | info azure=1el0qe | info discon=1ej
| info exited=0nk0qk1ee | info found=0qm1ef | info imap=33j | info logged=1el3nj | info login=0af0nf | info messag=0no2tf | info msg=0qk2sf
| info no=14j | info postfi=0qm1wk | info skippi=0ol1ef | info some=28l0ye | info succes=0qj | inform=1ez0ml0qd1zl0dk0ne1re28e3he0ff
| inform 000=2sl3nj | inform about=1oj3oj | inform and=0ym | inform d=3bm2ej | inform de=1es0mk0qe0xf2cf | inform for=25k2qj
| inform from=2lm0xk28f35j | inform go=3hk | inform hostna=3lk | inform in=0am28j | inform logger=1ek | inform on=33j | inform please=26k33j
| inform reques=0zj1ej | inform see=0fj2qf | inform x=2yn2ze | init=28k3dk39j3hf | init reader=3dm | initia=2op28a1pl0me0pk2lk2rk34e3he0ff
| initia respon=2ou1po28e3he0qf | initia server=0xj | initia ssl=39l0kk0qj | initia tls=32n2rj2sj | inner=1xk17j19j3lj | inner except=1xk17j19j
| innere=3bl22k0dj0hj19j3rf | innere reques=3bm22k3rf | input=0qr0np3in1xl28d2cl12k3uk0ef0fj | input buffer=3io1mf | input parame=1xm12l0ee0qj
| input receiv=0nm0qm | input sent=2cn | insecu=0qm | instal=0qr0nj0zf2sf3vj | instal by=3vk0zf2mj | instan=1nm0qj1ej1hj1zj28j | instan discov=0qk1ej
| instea=2cm2sl3sk3uk0nj0qf1rf28j30j32j | instel=1es2qo2kk2te2xk0qj1rf1uj32f | insuff=1wt2ts19p2km03l33d0ne0qe0ze20k | insuff access=03o
| insuff permis=1wn11j19f2bf2tj2uj | insuff privil=19v1we1uf | insuff scope=1ww3hd19f28f2tf | insuff storag=1ml2tl2fj | insuff system=2tp
| int=0qk1zk0nf2tf37j | int atleas=0xk | int port=37k | int token=0wj | inte=0qn15n1ml2td3tl0wk1ee0aj0pj1hf | inte anslut=0wo0yj15j1yj25f
| integr=3tm2sk32k17j | integr mail=0qj1ej | intera=1jv0nk0qe0zk1vk13j1ef2nf | intera authen=0nm | intera author=0zj
| intera requir=1jr1vm0qf0zf14j3gf | interf=1yp0nk2te | intern=1yr2to0cm0qc0wd02k1hk3he0xf1ef | intern client=0qe0nf0yj32j
| intern error=0co0no2tn1rm2sm1yd0qe0yf1hf28f | intern imap=1ej | intern server=1hr28d2td2sk37k0cj1rf | intern servic=30j | intern this=02n
| interr=2ek | interv=1uo0yk3ok0qj0uf3nf | into=1fm0qd25k3vk0xf2fj3sj | into imap=0yf3uj | into mailbo=2fk | into proble=1fn0nj
| intros=2sy0ct0qd0yd3je0nf0sj2xf | intros failed=2sr0co28e0nf0qf0wf3hf | intune=14m | inuse=2to1nm3ll0ye01f3kf3nf
| invali=1pq0nl3vl0qk1ee2ge2te3he3ok3rk | invali access=2vn3rm3hd0ef1pf2ef2hf2jf | invali accord=0mm | invali addres=30p2fk1pf3kf
| invali argume=2on0ql1pl0ne1fe0af | invali at=0nk02j0ej0qf | invali audien=3rq3hd3bf | invali authen=1ro0pn1pb25k3re0af0qf2cj38f3hf
| invali base=1px0nf3hf3ij3nf | invali certif=0go0qm0jf0kf0mf | invali client=0tz0sp08o3tc0ne0qe07f0uj11f3vf | invali code=0qn0ek3tk
| invali comman=0nu2cq1pe0qf1ef1rf2fj | invali compac=3ro1pk0nf3hj | invali creden=3hw0ap0qd1wl28l0ck0ne0te3oe1ij | invali does=1bp08f
| invali domain=1fp0nk1pe2cf | invali due=2eo2hf | invali grant=2jv2hp3ta2sb0nm00l0uk14k3re01j | invali greeti=3uj | invali header=37q0qe0nj1uf
| invali helo=1fp30e0qf | invali input=0qq0no | invali invali=2ql0qe0ij1oj30f | invali issuer=3vx1pe3sk3nf3rf | invali jwt=0tp0no0un0qe2he2je0rj2sf
| invali login=1rl2cl28e0qf1pf38f3hj | invali oauth=1po3hd0zj17j | invali or=2jm0qj | invali peer=0ln0kk0mf0qf | invali rapt=2eq2je
| invali recipi=2kp0qf1oj30j | invali reques=0qv0no2hb3tn0tm2im2jc3hd2ce08j | invali resour=2my0qf1bf3rf3vj | invali respon=28p2dl0af0ij0wj1ef2tf3uf
| invali sasl=1pv0qe2ck2oe0pf1rf3hf | invali scope=3rq0ao0qk1we2bk0tf0zj1pf2cf2jf | invali state=38m3nm0fk0nf1pf3hf | invali tenant=3vw0qe0df
| invali the=0nd2jk3rk08j0qj17j22j2aj2hf3of | invali token=3hx3rq0te1pe3ve0nf0uf1wf2hj2jf | invali trace=0qk2hk0nj2jf | invali unique=1sn
| invali unknow=0qn0nf3oj | invali user=2sm28d3kk2ej | invali xoauth=1pm1re3ck0pf | inviat=1ek28f | invoca=3jl | invoca of=3jl0qj
| invoke=3hl1ak09j0qj1wj2hj | invoki=04l | io=0ym1um34l0kk0mk2ce3uk0nj0wf15f | io eofexc=32l3hk0xf | io error=34m0yl1ef3uj | io hashic=0nj
| io ioexce=0kl0mk1hk0wf0xj15f1jj3uj | ioexce=0kl0mk1hk0wf0xj15f1jj3uj | ioexce unable=37j | ip=30t18o3nn1uc26m0qd3ll0kk2sk2te
| ip 192=30m1ek1ue2fk0pj0qf18f26f2cf2qj | ip addres=2sm18k1fk2qe0qf0yj15f2kj2tj3nf | ip does=0kj | ip doesn=0kj | ip exceed=3lp33e1ef | ip for=26k
| ip reputa=30f33j | ip source=18l | ipaddr=0tj2hj | ipaddr 192=0tj2hj | iptal=0ml2hk0kf | iptal edildi=0ml2hk0kf | ipv=1yl | ir=0jk28e2fk0uj1rf38f
| ir auth=0aj1pj | ir login=3uj | irbc=26k | is=3nm0nk1ee20k28e33k01j0xf18j1rf | is a=3no3um1bj1pf1rf2cj | is after=0jk0uf | is alread=22o1el04k0nf0qf
| is an=3um3ol0qj2aj3vj | is at=1mn2te1ej3nf | is authen=20z0xc3pm0nf1ij1oj28f2wj3nf | is being=2xl2kj | is blocke=05m0ik0zj | is broken=2to0nk3ne
| is closed=3iq0xf20f2oj3gj | is com=2cl3nj | is correc=28k03j3sj | is curren=0nl01k1hk2te0qj0xj1ef1nf1of2vj | is denied=1wo20l19k03j28f3hf
| is disabl=0fp2fm05l38k0vf1oj29f2bf2mj2sf | is either=1om | is empty=1eq3no0qd2rk0nf0xj1hj1of2tf | is enable=0al0nj1ef38j3nf | is err=0fj1uj
| is error=3tk | is expire=3bn1jm0rj28f2ef2vf2xf | is failed=0qk2xj | is forbid=20n0zk3he3pj | is full=1ml2fk33f | is hosted=1om
| is in=30p0ul01e0qe1nk2tk3uk0nf18f2ff | is incorr=3hk0qf1ij2bj | is invali=3os1bm0ml0nd1ol1pd2qd0qk28k2ek | is java=0wj0yf | is javax=0mm34f3af
| is listed=18m | is locked=1no01m2pm28f3hf | is malfor=0no17l3ol2ce0qj1aj1uf2uj3gj | is missin=0qb0hm24m02l0sk1wk3hk08f0uf3jf
| is needed=3hl2jk1pj28f2ej2hf | is neithe=3vk0qj | is niet=3tn0qf15j | is no=3jn1ef | is not=3na0nn0qm0um2bl03k0dk1re01f02j | is now=0pj1ej
| is ok=1ej | is on=18l33k | is only=0dm2bm3tm0qj1ef3nf3of | is over=0fm2vl33l1mk1oe3lk1ef3nf | is pendin=0sj13j | is preven=0hj | is provid=0tj
| is ready=1ek1wk0fj28f2tf3uf | is receiv=33k1ef2fj2tj | is regist=2gm | is requie=37j38j | is requir=0fd24l2kk3hk3ne02f0gj0qf0yj0zf
| is restri=02m0vk | is signed=2xm | is tempor=2tn2fd14j1df1hf28j3nf | is the=0qn0tm2sf3dj3nf | is this=20n3pj3uj | is thrott=33p3nf
| is too=1mm1jl2tl3tk25j33j3if | is trace=2ej | is trying=0qm08j0ej2mj | is unauth=11p30l3te | is unavai=0gm0qm1hm2sl32e0cf2tf38f3nf
| is unknow=1wm2fk0nj | is unreac=1yq0wc0yd2sk15f | is used=0qj1ej | is usuall=0dl0qj3uj | is valid=0ko0im0me0tk0jf0nj1ef1fj3uj
| is verlop=0ys3gk12f1ej3bf | is wrong=3nm3hl0qf | isn=03q2kl32l0qk1rf2fj2tf30f3nf | isn t=03q2kl32l0qk1rf2fj2tf30f3nf | issuan=0vm
| issue=1hl39l0ne2kk32e38k02j0hj2xf34j | issue a=38o2kd32d0qf | issue is=0hj | issue with=1hl0qk | issued=0ut2hl3bd0mk3je3pk3rk3sk0nf1wf
| issued by=3sm0mk0uf3hj3vj | issued for=3pm3rl2mj3tj | issued on=2hl2ej3bf | issuer=3vt0ml1el0dk0tk3re0kf0nf0uf17f | issuer agains=0tk
| issuer certif=0mo0jf0kf0qj2sf | issuer https=2sm0dl0tj17f22j3vf | issues=0ym | issuin=1hl1ek | ist=2ql2he0fj0jj2tj3bj3gf
| ist abgela=0rl2he0jj0tf25j3bj | ist falsch=0tl1ok0rf | ist fehlge=2qn0qj | isteği=0zq28f | isteği reddet=0zq28f | isunco=0fl | isunco host=0fl
| it=2jn2nm0nd0ql03k1sk2mk3gk3ne3vk | it admin=2ml | it being=2jn2hf | it contai=0qe1xk2fj | it could=0il2tl0dj | it does=0ol20k0qf1ef
| it doesn=03j2gj3rj | it has=0qk3jj | it in=2nn28l3nf | it is=1el0qk2bk2he2jj3tj | it may=2nl0qj | it s=03l0zj | item=3pm0qe0yk20k25k1ej2qf3of
| item matchi=1ek | item to=1mj1uj | items=2cm33m1ek20k28f3oj | its=33p3bo0ul3nd02k0rk0qf0tf1of24j | its limit=3mm2tf | its mailbo=33o3lk
| its organi=02n | its querie=2ll1aj3of | its recipi=0yk | its subdom=3om24k | its valid=0um3bm0tf | itself=3rm2cl1ee1uj | ivalue=0wj
| izin=0qn3tk0zf1jj2vj2xj | j=0yl2xj | j acquir=1ek0nf13j2xf | j authen=0te0nj0rj0uj13j | j http=0ym | ja=28m0aj0nj3hf | ja salasa=28l0aj2bj
| jak=0ml14k1ef | jakart=1nm0xk0fj0mf28f34j37j | jakart mail=1nm0xk0fj0mf28f34j37j | jan=2sl30l2fe2qe0qf1ej3hj | jan mail=2sm2fe2qf30j
| java=0yk32k0af0kj0nj0uj1vj1yj28f2cf | java 145=0xl2vj | java 965=0fj | java at=0rj39j | java io=0kl0mk32k3hk15f1jj37f3uj | java lang=0rj1uj
| java net=1yk15j1ej | java securi=0uk0jj | java util=1vj | javax=28l0qj0wf0yf1rj2bj37j | javax mail=28l37k0mj0qf0wf0xj1rj2bj2cj | javax net=39j
| je=1zr38m1ml0qe1rk25k2bk2ck2sk3uk | jej=25q28k2xk1rf2vj | jelszó=2jn1rl28d3tl0fk0qe1hk1jf2ej2vj | jest=1rr2hq0ek28e2ek2jk3gk0bj0cf0qj
| jeton=3bk2jj2vf2xj | job=0nn1wk0jj0qj2cj37j3tj | job id=37k | jobs=28l1ej3hf | john=1ek2sj | jpnprd=2tj | jpnprd prod=2tj
| js=2kl0fk0qe0we0xk2te33k1uj1yj2xj | js code=0xj33j | js n=0fk1yk | json=0in11l2sl0nk1jk12j1wf2cf2tf3dj | json charse=11k12k1ej3tf
| json return=11j33j | jul=28o27k3uk0mf1uj2fj2kj3hf3kf | jul host=28k | jul mail=2fk2kk0qj1ef | jun=1em0nj28j2tj | jun host=28k1ej | jun mail=1ej2sj
| just=1em33k25j28f3hf | jwt=2ss0np3ha0tm0uk2je3bk0mf17j2hf | jwt signat=2sn0tl0rj0uf28f3hf | jwt token=2sn0um0tj3bf3hf
| k=28m0wl15l37l0qk0xe2ek0ff2ij2sj | k imap=28n1ee0ff3hf | k mail=34l28k0nj | k server=15n2el1yj2tf | k smtp=0wk1ej28f37j
| kan=0wr0qm2fl15k1yk08j0yj1ef1hj25f | kan geen=0wo0yj3hj3nj3uj | kan ikke=0qn1hl08k2ak0wf0xf15f28f | kan vara=0xn15j | kann nicht=0we32j
| kapcso=0mj0wj1ej34j | kb=30l | kb postma=30m | kc=0yk | kc servic=0yk | ke=15f3lj | ke server=3lk0wf | keep=3tk0zj14j | keep users=3tl
| keep your=07j0vj0zj14j1ef | keine=0wj | kennwo=3no0fe28e | kernel=10m3hl | kernel system=10m3hl | kesala=2to0yk2ck2fk0wj15f28j
| kesala smtp=2fl28k0wf3hj | key=0qu0lp0tp34m0kd0md0nd3al2sk3ek | key access=3jm2hl0nj0tj3gj | key data=2sl0qk | key exchan=3al | key is=0qn
| key too=34o3al0qf | keyclo=0co0tm0qf0yj2hj3tf | keyclo events=0tj2hj | keyclo servic=0yk | keyerr=1ol0ne2ik | keyerr root=1ol0nf
| keyid=3ot2ln0qc28f3tf | keyid is=3ou0qf3tf | keys=0ro0sf | keys are=0rl0tf | keys for=0rm | keyset=0qp0tk1of | keyset does=0qp0tk1of
| keywor=0qo0nj2aj | không=23s0qn1eb0jm00l2al01k28f3hf3uj | ki=32l2hj | kib=1en | killed=2tm | killed with=2tm | kimlik=1vp0vl1jk28k2ek0zj1ef1rf
| kimlik doğrul=1vp0vl1jk28k2ek0zj1ef1rf | kind=28l0wj | kind connec=0wj0xj | kind perman=28k1uj | kirja=2qr1up3nn2kl28k2fj2tf30j
| kiszol=1rr2cr0pl15d0jk32k0mf1pj3uj | kiszol beállí=1em | klaida=2tw3nl15e | klient=3tr3dq0ql2ak2gk0gj0kf0mf15f20f | know=3tj
| known=0np15n0tk0dj1ej2sj3nf3tj | known openid=0dk | knows=3nn0ql28f | kodu=1wq12n3hl0zk19k1ee3bk05f2bf | komput=0wl | komput docelo=0wl
| komuni=2tw0wn0ym28m3nm0qf1ef | komuni s=2tq0yl0wk28k3nk | kon=2qn32m1ed0mk2kk2xk3gk15j28j34j | koneks=0we1ek3lj | koneks smtp=1ek
| konfig=1el15k0aj2ff | konnte=1hm0qf0wj28j3nj | konnte keine=0wj | konnte nicht=28k1yj3nj | kontak=2fl15f2tf32j
| kontro=15p1eo0mk0wk0aj0fj0qf1uf2ff37f | kontro edin=0ml0wj3nj | korrek=1ek0qf15j | kreden=3jq2el2xk3hf | kullan=1ho12m0ak0qj0yf1vf28f2hj2xf
| kunde=1mn0qf15f28j3hj | kunde inte=1mn0qf15f28j3hj | kunden=0rj0tj | kunden ein=0rj0tj | kunne=0xk0qj | kunne ikke=0xk0qj | kutusu=1el0qj1of2kf
| käytös=0fn1ee1ij28j | kết=1ej3hj | kết nối=1ej3hj | l=2xo1ml15e1jk3he01j0cj0tj0xf0yj | l autent=0cm2xm0tl28d3hd08j1jj | l authen=28k0fj1vj
| l envoi=37j | l google=0wj0yj1yj30j | l hôte=1yl35l | l indiri=0ym2kj | l operaz=1mp2tk0qf15f | l utilis=01k1vk28f
| la=0wq1ea1rn0ql0zk32k3uk0mf0pf0xj | la conexi=0wk0mj1ef37j | la connes=0wk | la connex=3no0fj0qf15f | la contra=28l3jl | la porta=1km0yl
| la procéd=0mj | la respue=0qj | la server=0wn0yj15j28j | la sessio=32q34k0mf0wf1ef | lab=2tk3kk2kf33f | lab test=2tk3kk2kf33f | label=3nm1fk0qf32f
| labels=0qk | lacks=1wp3om3hd28f3bf | lagi=3lk0wf | lagi nanti=3lk0wf | lagrin=1mr2fk2tf | lamina=1sl32k0qf0wj0yj37f | lamina lamina=20k3hf
| lamina mail=1sl32k0qf0wj0yj37f | lang=0nf0qj0rj17j20j28j2tj3mj | lang en=0qj17j20j2tj3mj | lang runtim=0rj1uj | large=3io1ml3ke
| large max=1mm3ic1ul25j | last=2tn2em0wl0ne1rk1ef28f2qj3nf | last file=2qj3bj | last respon=0qk1rk | later=2tu33p1nl1dk2ne1uf1wf20f2ff30j
| later closin=33n2tm1ee | later from=33m | later gsmtp=2tf33j3kj | later prx=2tl0cf33f | later q=2tj3kj | later time=1dl | later window=1ej
| layer=38o34j | layer s=34j | ldap=0cs2tc0wj28f32f | le=0qo1rl0wk1ee1hk28e32e37e39k01j | le certif=0mn0kf | le serveu=3tk0zf | le type=3tk0nj0zf
| league=2jm0qk0nf2hj | league oauth=2jm0qk0nf2hj | learn=0ak0fk0qk0nj26j28j2gj | learn more=0ak0fk0qk26j28j2gj | least=2fm3km2sl0dj0qf
| least one=2fn2sl0dk | left=1mp1en01l20f2tf38f | left until=1ek | legacy=36p3al07f | lehete=0um | lejárt=0jl1hl2ef3bf | length=3iq1xk2ck35k1ej1rf1uf
| les=1ym3bl28j2ej2jj | les inform=3bm28k2ej2hj | lettre=28m0qf | lettre transp=28n1uj | level=38p37o0kj0nj1ej2kf2tf33f3hf | level debug=1ek
| level error=37o0kj0qj0xf1ef | level warnin=37k28j | levele=2tn3um0yj1ef1rf | lib=1rn2sn37m1ee2te3ee0fj0nj0qf0xf | lib postfi=2sp | lib python=0kj
| lib redmin=37m0qf | lib ruby=0yj1oj1wj3sj | librar=0pn28e0jj34j39j3af3tj | librar proble=39k34j3af | licens=2bp3oo0qd25k1aj1oj20f
| licens for=2bq0qf | lifeti=3bq23o2vn33d2ek2hk3ne1wf2jf | lifeti exceed=23p33f | lifeti for=2el | like=37m26k3tk34f38f | like a=37m34f
| likely=0qk0mf | limit=3lu33o2td1ck1ee1uk3ik0qf0xf1of | limit exceed=3ip33a1mk1ue1cf2fj3kf3lj3nj | limit for=1co33k26j2ff2tf3lj | limit maximu=33e3lj
| limit please=3mm | limit reache=3ll2te3kf | limit stored=1uk | limite=33r3nr2td1ee0qf0yj18f2hj3hj3kj | limite due=30f33j | limite to=33p3ne18f
| limite try=33j3kj | limits=33n01f1uj3lf | limits failur=33m01f1ej | limits go=33j | line=3iv0qn33c1ed2cl1uk2te0mj0nf0wj | line 312=0qk0wj0yf
| line by=2cl1ee1uj | line char=04k | line column=0pl0ql3dk3hf3uj | line in=3el0xj28f2ij2lj3if | line raise=0xj | line too=3ip0xe1ue1rf2cf
| link=1cl26k1mf1uf | linkid=08k26k39k | linkid as=26k33j | linux=1ej30f3hj | lip=1el0mk28e27j | lip 127=0nj28j | lip 192=1en28e0mf2cj
| lip 198=0mk1ee27k | list=2fs30o1el2kl2td0dk1ok0nf0qf18f | list as=30l | list of=0dn2kl2ff30f3vj | listed=0zo30m0nf0qf18j26f2tf | listed any=0zj
| listed in=0zm18l0qf | listen=1kw0qc1em28d0ne0ye37k20f2sj | listen for=1en0ye | listen tcp=1kp20e0qf2sf | litera=2cr3io3kd1ue0nj1fj1pf33f38j
| litera childr=1rj | litera namesp=1rj | litera r=3hj | litera sasl=3uj | live=02l2kj | live com=02l | lived=0uo0nf | lived token=0uo0nf
| lmtp=1eo3um1mk2rk0mf0nf0qf0xf1rf2cj | lmtp 837=2rl0mf | lmtp pop=1el2sf | lo=0vj | lo p=0vj | load=2to3ln2sm0nl0qd2rl33l0me3nk1tj | load file=0nm
| loaded=0qr1ek2ak0nf1rj | loaded email=1rk1ej | loadin=2sl | local=2sp2tn0nc0xc2fl1ek0cf0qj1kf1of | local 127=1ek | local bin=3ep0qf3jf
| local delay=1ek2tk1nj2sf | local error=2tm | local issuer=0mo0jf0kf0qj2sf | local lib=0kj0xf25j2tj3bj | local proble=32l2ff2tj | local rvm=0yl
| local share=0jk0xj | local tenant=2lk1aj | local valida=2su0qd0te0uk2te3rk0nf20f3hj | locald=1ej1fj3hj3nf | localh=0wn1em2sl0qk3hk0nf15f1yf34f3jj
| localh 127=0yj2fj | localh failed=0qk28e3hk | localh locald=1ej1fj3hj3nf | localh outloo=1ek | localh port=0wj37j3uf | locate=3um1zl
| locati=3nq18l0gk0qe3hk03j0wj1wj3rj | locati file=3hk0wj | locati locati=3hk0wj | locati you=03k1vj | lock=1nz0nl0ye20e2te0qf10j1of | lock file=0qf
| lock inbox=1nm1ej | locked=01z1nq28e2pk3he3ne0nf0vf1ef1of | locked by=1nn2pm3ne01j0vf | log=2sn2nm1el2kl0ne35k0qj18j1rf20f | log file=2sm25j
| log for=2to2sm0qf | log go=1ej1uj2qj | log in=2no18m0qd01k2te0fj0nf1jj28j3uj | log main=1el0xe2kk15j2ff | log smtp=1en0xe | logge=28r1ea3hj
| logged=1ew28c3hk0nf1rf2qf3uj | logged in=1en28c3hl17j1rf3uj | logged out=1ep2xj3nf | logger=0qk25k3uk37f3nj | logger alerti=0qk
| logger contex=3nl0qf2sj | logger cs=1ek | loggin=0qo0xk0ye11k1ek25k2tf32f | loggin in=0pj0qj1ej38j | loggin into=25l0fj0yf | loggin out=0xl
| login=0fm38m28l0qe2te33k0aj0oj0pj1if | login 500=1rl37k28f | login 535=0am0fk3kj | login aborte=0mf27j28j | login as=0fj
| login attemp=3kq28p0af0cf0ff0yj3lf | login auth=0qk1ef27j | login authen=27m0nl38l3hd0ck0xe0aj0ff0qf28f | login by=08j1ej | login comple=0xj
| login contos=0dq | login creden=28q2ck0aj0fj1ef1oj3hf | login delay=33o3km28f3hf | login denied=3ht28b | login discon=1rl1ee3ik0nj0sj28f2cj3kf
| login doveco=1ej | login error=1hn0cl3hl2te1rf28f2sj38f | login fail=0an28d33l1ij3kj | login failed=0fz3ha1rl28l3uk0cf0pj0yf20f2bf
| login failur=3dn28l33e01f0fj2tj3kf | login for=28k2xk27j | login hint=0nm2xm | login info=1ek28f2sj3nj | login invali=1il0ak28k0qf
| login is=38u2bn1rm28e07f0qf | login login=1ej | login micros=3sn0ik0qk15k0ff0nf0tj0yj1vj1yj | login more=0al | login no=28p3ha1im1rm0al01f1ef3nf
| login of=3bk3dk | login ok=1em | login on=0fr1ef20j28j2wj | login or=0ff28j3hj | login plain=0aj | login please=0os2no20f2tf3nf
| login reques=3sk0jj28j39j | login requir=2eq0qf2nj | login scope=0vk | login smtp=28k1ef32j | login to=2eo3ho0nm28c0af0yj1ef3uj
| login user=1ol1re3hk0qf27f28j2xj | login window=1hk0df1ej | login xoauth=2wl | logind=38m3uk1ef32f | logind startt=38m
| logins=3kx18q1el1ue38k3ne0nf0wf28f2cf | logins from=18t2tf33f3kj | logon=3ha20m29m0fl3kl | logon failur=0fo20m3hc28j | logond=09l
| logout=1eo0qk1wk0xf2tf3uf | logout comple=1ek2tf | logout s=0fj | logs=0qk35j | logs for=0qk35j | long=3it2te0nf0xj1ef1rf1uj
| longer=3im0fl3nd1ee2fk1oj1sj1uf28f2ej | longer accept=0fn28f30j | longer than=3in0qk | longer valid=3bj | look=37m0qj15f34f | look like=37m34f
| look up=0qj15f | lookup=18o2fd30l0qk0ye20k2sk15f1ej1fj | lookup 192=30k | lookup failed=15718r1ol1ek1fk20f2tf30j3hj | lookup failur=2sl2tk
| lookup no=0qm1ef | loop=1un2cl0qe2fk2sk0nj3kj | loopin=2fm | loops=2sp0qk1ee1uf2fj | loops back=2sp0qk1ee1uf2fj
| lost=0cm0xc33k0wj1ej20f2tf34j35f3hf | lost connec=27k34k0cf0xj0yf1ef37j39j | lost to=0cq0xb28f3hf | lpn=2ql30k33f | lua=3jq0jk0aj0uf1ef3hf3nf3pf
| lub=1ec3um0ml0zk0af0wj0yj1ij1rf | lvl=0xl0qk1ef | lvl eror=0qk | lykilo=28o0fk3hj | lütfen=0qn28l0aj0fj1jj2vj2xj | lệ=0jn0mf0qj3uj
| lỗi=0wl3ul3hk0qf | m=0nn1on3ul0qe0yk1ee30k3ek0ff0xj | m descri=1ok0nj | m imap=3el1ok | m messag=1ok0nj | m respon=1ok0nj | m s=37k3bk1ej
| ma=1wm20k0zj19j3hf | mac=0vj | machin=0qp | made=1hl0qj1mj1vj33f3lj | made by=1vk | made to=1hl1mj1uj33f3lj | mai=0nk2tk0yf
| mail=1ua28m2sk3uk0nj0wj1ef26j30f3kj | mail accoun=0ql01e0wj0yj2nj | mail action=3km32k1ef | mail answer=2nn0ad0qf3hj | mail api=28m0qj3hf
| mail at=33k1ef2fj2tj | mail auth=0nm | mail authen=28o0af0qj0xj1rj2bj2kf34f3nf | mail checks=33n | mail client=2kn0ql28f38j | mail comman=2kj
| mail contos=3uo1eb1rl28d2sd15k2ck2fj3lj3nf | mail d=1ek30f | mail datast=2qm0qe | mail delive=2ff | mail doveco=2sn27l0qe0cf0ff1of2fj
| mail during=38k | mail e=0fl1ef37j | mail end=2cl1ee1uj | mail error=0wo37n3un0mk0qe0yk1ee26k0af0fj | mail exampl=1dm1ym2fj | mail except=28l0wk
| mail fabrik=0xm18m3kl0yf3lf | mail failed=0kk35j | mail folder=0xl2vj | mail for=2so1em0ne2qe0jj0qj30j | mail from=2tk38k26f2qf33f | mail gmail=1ej
| mail google=1wo1pm0zl3hk3uk0af0nf0qf1vf2nf | mail host=25k | mail http=0ak25k | mail iap=2cl0xj3nj | mail imap=0wk1jk2tk0qf1ef2nf37j3hf
| mail imapcl=0xj1ef | mail is=26m02k | mail konnte=28k0wf | mail lab=2tk3kk2kf33f | mail mail=38k1wj | mail mailco=0qk0fj | mail mailse=2qk0mj35j
| mail max=3ln33f | mail messag=37o1nm0wd0mk34k0qf0yf15f2cj2ff | mail oauth=3em3jm1ee3bf | mail on=2qk | mail outloo=0kk0yk1ef
| mail p=0am0qm28e0nj1fj1pf2nf | mail postfi=0nl15l0ck1ee1fe2te30k1df27f2fj | mail protec=1uj | mail protoc=0wl0yk32k | mail qq=0al1uj30f
| mail rcpt=0yj1ej | mail read=0qk | mail readwr=1ej1xj | mail reject=2fm30m1ue2kf2qf | mail rejete=30m | mail respon=1fn0nj | mail room=28k0nf
| mail ru=25l | mail send=1wk33k1ej28j | mail sender=0nm2qk2xk3nk2kj30f | mail server=0qr0wo2tb3un01k0nk0yk1ee2ce2qk | mail servic=1oo3rm02j
| mail shield=0im1ef | mail smtp=2qm38l0ne2sk0aj0fj2tf30f32f34f | mail smtpex=0qk2kj2qj37j | mail src=20k3hf | mail storag=1sl0nj20j
| mail system=2tl37k1mj | mail test=2nl0ak28f3hj | mail the=2ql | mail to=2kn1ek0xf26f2ff30j | mail transp=2sl0nk34j | mail user=33k1nj2tj
| mail using=28k3pj | mail util=28l0wj0yf | mail versan=0rk26k1oj | mail x=3hl | mail yahoo=0ak1ej | mail zoho=26o | mailac=3hl | mailac imaps=2ij3hj
| mailad=0qp0nk0fj | mailad from=0fj | mailbo=1op1mn33c3ul01k0qe3ne0ff1rf22f | mailbo are=1oj3oj | mailbo associ=1on | mailbo cannot=2wp3hf
| mailbo does=1oq2sl02f1af20j2ff2kj2lf2uj | mailbo doesn=1ol3ol | mailbo for=1mm1ol20e2fj33f3nf | mailbo full=1mq2fe | mailbo has=3up1mk33f
| mailbo here=2fn1oj | mailbo in=1nm | mailbo inbox=1ek20e2fj3uf | mailbo is=2tn1nm3nc1ml01e1ek20e33f | mailbo limit=33o3lk
| mailbo lock=0no0yd1nk2te10j1of | mailbo logon=20n | mailbo mailbo=3pm1ek25j2ff | mailbo not=1ol0qf | mailbo quota=1mo33e2tf | mailbo respon=0qj
| mailbo server=3ur1of3nj | mailbo size=1ml | mailbo the=1om | mailbo unavai=2fn2td30k0qf26f2kj | mailbo visit=2yq2zc | mailbo with=1on
| mailco=1kl1ek0fj0nj0wj0yf2qf | mailco checkr=0qk0fj | mailco couldn=0wj0yf | mailco jul=0nk | mailco send=0fj | mailde=37k | mailde error=37k
| mailde job=37k | maildi=1el2sl1ok0qf | maildr=3nw20l29d0ne1nk0cf2tf3hf | mailer=0nl0ak0qk22k04f0yf37j | mailer error=0qk
| mailer esmtp=1dk2fk3nk1ef2tf30j33j | mailer except=0qm0ne32j | mailer relay=0wj2kf | mailex=0nl28l1rj3hf | mailfr=30n0qf2qj
| mailfr domain=30n0qf2qj | mailgu=30l01k2qe15j1uj26j28f33j | mailgu org=01k15j2qf | mailgw=1fj2fj | mailgw contos=1fj2fj
| mailha=2fn09l0qk1nk1ok2tf32f | mailho=0wo27l0yj28f2sf | mailin=2fr | mailki=2tt2cl30e0qf0wf28f2dj2qf2sf33j
| mailki net=2tq0we2dk09j1rf28f2sf30f33j38j | mailki securi=2tm2cl09k0mf38f | mailme=2kk | mailov=2to3nk1of | mailqu=10m0yk1yk0qf2fj
| mailqu failed=1yk2fj | mailre=0qm | mails=30o0qf1ef32j34j3uj | mailse=28k2qk0mj2sj35j | mailse failed=2qk | mailse mail=0mk35k0ij | mailsp=0nn2em
| mailsy=0nn1ul3nj | mailu=1dn0nl2te1kj33f | main=01n0qn2kn2tc0nk0xe26k28f2bj2ff | main 292=2ko | main smtp=1ek0qj | mainte=2tp1hk33e
| mainth=3nl0nk0xk0qf25j | mainth homeas=0nl3nl0xk0qf25j | make=1en0qe03j0tj1wj37j3hj3oj | make sure=37k3hk3ok0qf3sj | make this=1wk03j0qf19j3rj
| maken=0wo0yj3hj3nj3uj | malfor=0no1po2cm0ql1ud2sd2jk3nk3ok0pj | malfor or=0qk15k3gk2hj2jf | manage=3uo14m0nl1kk3jk3ok3tk04j09j0qj
| manage authen=0ql1hl0yk1ef1yj3jj | manage core=2em0zj1ef2hj | manage failed=3hk0wj | manage identi=3jl0rk0yk | manage login=1kl
| manage the=09k0qf1aj | manage to=14o0vj | manage user=0qp1jf | manage will=1ek0qf | manual=0ql1ef3gj | many=3kp33b3ln3ic0tj1rf1uj2cj2tf30j
| many argume=2op3ke0nf0qf33f3lf | many auth=3kp28j33f | many authen=3kn3ld1ef28j | many bad=3kv2ce3le01f0aj28j2of3uf | many concur=3ls3kc33d0wf2tf30f
| many connec=3lu3kb25l2te33e18f1ef | many emails=33m3kf | many errors=3kq27l3ld28f | many failed=3391em3kl3ld01j
| many invali=30q3uq2cl37l3ke01f28f3lf | many login=3kn28m33c0fk2te3le0cf | many messag=33l0tj1ef | many recipi=1uo33m2fd3ke0qf3lf
| many reques=33p3ke0nf1hj3lf | many simult=3lt3kd33e0wf | mapiex=2qo1mk20k26e33e0wf | mapiex failed=2ql | mapiex messag=1uk | mappa=20n1el1aj3nj
| mar=1eo0ql28l3nk0xf2ff2sf3df3hf3uf | mar e=1el30f | mar host=3nl0xe0qj | mar mail=34j | master=1en2sn0nd0qk1kk2tk3ok1rf1sj3nf | master doveco=2sk
| master fatal=1kl0qf1ef1nf | match=3pm0ik0kk3vk2cf2sj3nf | match certif=0kp0me0qf | match expect=0ik0mf | match hostna=0kl
| match the=0nl0qk2gk3uk0df0if0kf0tj2jf3tj | matche=3oo1el03k0nf0qf0tj2gj2if | matchi=0ko0tl1bl3ol0mk1ek1rk3ne0lj18f | matchi federa=0tn
| matchi requir=1bm | matchi the=1ek | max=1um23m1ml0ik0ne0ye2ek3lk0qf1ej | max connec=1ek | max defers=33k26j | max errors=0fj1uj | max retrie=0il
| max userip=3ln33f | max value=23p33f | maxcon=33j | maximu=3ip3lp0qe01j0cf0wf0yj1cj2cf2ej | maximu allowe=2el1uj | maximu credit=33o01k
| maximu line=3iq1ub | maximu messag=1uk3if | maximu number=3lp33d0xj1ef3if3mf | maximu of=3mm0yl0ae33f | maximu sendin=0cf33j | maximu size=1uk
| may=0yr2lm0ak2fk2nk08j0mf0xj1df27j | may be=0ql0yl0zk0nj0tj0xj2tj3tf | may have=08l2nl2mf | may mail=2fk | may nine=0yj | maybe=20k0yf37j
| mb=1ut3hl2ce30e04j1oj28f2of38f3ej | mb deup=20j3hj | mb eurp=1uj2tj | mb eurprd=1uk1ej | mb namprd=03j33j | mb oiw=0aj | mbsync=0qn0nl1ej2aj
| mcoerr=3hk3lj | mcoerr code=3hk3lj | md=28l1ee1rk0nj32j3hf | mdm=14m | me=18o2tm3tm1ee3lk11j1oj | me 554=18k3lj | me adress=18l
| me calend=0nk1ok02j | me com=2tm1dj | me reques=3to0qk | mech=1ej28j | mechan=1rz3hc38l0pk1pe28e2ok0cf0tf20j | mechan availa=1rm3hd0pj38f3nf
| mechan for=0pj0qj | mechan not=0pf | mechan xoauth=1ro1pf28j | mechs=0pq1rc2sf | mechs found=0pq1rc2sf | med=3to3gl0qf1ef2xj | meddel=2fm0xl0wf
| meet=0vn30m1rk1uj2kf | meet the=0vo | meet you=1rj | meg=1hl1rk28f | megado=3tl07j0qj3hf | meldin=1eq0qf1uf28f2fj | member=3np0nl3ol3rd0qe22j
| memory=2tl17k2fj | mensag=1uo0ql1ee | mensag e=0qk1uk | mensag não=1uk | mensaj=1eo3jl2tf | mentio=1ej1oj | mentio by=1ej1oj | mert=0um28e
| mert a=0um28e | messag=2fn0qc30k33k37k0ff11j1hf1mf28j | messag 451=33m2qk | messag 503=2tk1fj2ff | messag 535=0ak | messag 550=2kk26j
| messag 554=1uk | messag a=2cl22k3of | messag aadsts50020=02j | messag accept=1ej | messag access=1wn20n05l19k0qf1uf28f3hf | messag and=2ql0xj
| messag at=2fk37k0qf | messag authen=09l12l13j | messag begind=1uk | messag c=2fj | messag can=2tm26k1of1tj1uf2fj | messag cannot=2ql
| messag client=11k1ej | messag com=2qk1ej34j | messag connec=0wm3hk1uf2ff | messag contai=1ut30e2ff2tf | messag conten=0zm1uk30e
| messag contos=15f1ej30f | messag could=0wd0mk2fk2tk32e15f1uf35j37j39j | messag does=30q1uk18f2ff2kf | messag due=2ql | messag e=0no2tf
| messag error=33l0nk28k0mj0yf15j2kj | messag expire=2fs2tk0jf0yj12f30f3bf | messag fail=3lk | messag failed=0am1nm26l30l0qe0wf0xf1uj25j2ff
| messag for=0zm30l1ej33j | messag from=1ea30o3bk0hj0qf1dj2fj2kf2tj | messag has=1ue30j | messag id=1en0nk1sk30e0qf | messag in=1el1rk2tk1sf2cj
| messag insuff=03k19j | messag invali=01m00j0nf0qj1pj3hj | messag is=2fm1ee | messag m=1oo0nj | messag mapiex=1uk | messag mentio=1ej1oj
| messag messag=2fl0qj | messag n=37m0qf0tj | messag no=1ee1ok1sk3hk | messag notice=0xj | messag of=37k3bk2cj3uj | messag one=04l22j | messag org=2qk
| messag per=33m3lf | messag reject=30n0xk1uj2cf2tf33f | messag respon=2sl | messag rest=1ok02j | messag s=33l0qj | messag sendin=01l10l0yj
| messag sent=33l1uf | messag size=1uz3ib33c1ed1mf2ff30f | messag skippe=1el | messag store=05k1ok33f | messag that=0yk
| messag the=1om0ql0ne0hj0yf1aj22j3of | messag to=30k | messag transf=1el | messag uid=1sl | messag unable=1cl0wk1mf | messag unknow=19j
| messag was=1uk2tk0xj30f3nf | messen=1rk1ej | met=3tn1ek0qf0wj1yj2tf | metada=0ql1el3jk0xj | metada identi=1el0qf3jf
| method=3tp0no1en1rn0qk11k1we28k0sj1pf | method client=2hk | method get=1el0qe3jj | method not=0nl | method oauthb=2sj3ej | method or=11k2sj
| method plain=1ek2sf | method post=0qf0sj0wj | method xoauth=3hn0qd1el28e0nf1pf1rf3nj3tf | metod=3to1rn0pk0qj | metodo=0tl08j28f | metric=1er1de
| mggrap=0nq | mi=0wj1dj | miatt=2jo2vk28f2ej2hj | micros=0no0qd2hl3he3je3sk08f0fj0ij0mj | micros 365=28l2yl2hk0qf1ef1oj26j2zj
| micros aad=0nj1ej2hf2xj | micros accoun=02m0dj | micros com=0de0ne1we1xk30e3rk0ij0qj0yj15j | micros exchan=0nm03k3ue04j09j0fj1ef1oj1wj1zj
| micros graph=24m0vl0qe0nj1ej33j3oj3tf | micros identi=0nq0qk17k08f0zj1ef | micros must=0zj3tj | micros reques=1yk3gk0yj | micros scadut=2hn1ef2jj3gj
| micros token=0tj3gj | micros trace=0nk | micros us=3sp3hj3vj | micros window=1eo0nf | midt=0xo0wf1ef | midt i=0xo0wf1ef | might=2jk2mk08f0qj0zj3rj
| might have=2ml2jk | migrat=3op2tk3uk0qj | millis=33o | milter=1ea2tn30n2sm0nj0wf0yf1dj2ff | milter reject=1dk2tk1ef30j | milter servic=2so1ee
| mime=1ej30f | mimeca=30l1dj | mimeca com=30l1dj | mimeme=33j | mimeme messag=33j | min=2xj33j | minimu=33n | minimu time=33n
| minute=3ks2ln33l0ne0uk3ne0qf1ej | minute and=0um | minute left=1ek | miscon=0ql0zj32f37j | miscon applic=0zj | misluk=20p0tl1sk2tk3nk08j0qf3hf
| mislyk=0wn28m37k0qf0yj15j2hf3gf | mismat=2sn0kc0ml2qk3he0lj1pf25f2hf3rj | mismat certif=0kk0mf | miss=0yj | miss info=0yj
| missin=0qu1oa08c2sm0nl1ed1wl15e20e3dk | missin client=1rl1dj | missin in=24p | missin oauth=3jp0pk0nf2of2sf | missin or=2sl3hl0nf0qf3dj
| missin requir=0qn32l38l0nk3jf | missin servic=0hn | missin w=0ck2sj | missly=25o1eb15l3gl0we28f2sj | mit=0wj1fj | mit dem=0wj | mlog=1uj2qj
| mlog log=1uj2qj | mm=0aj1ej | mn=0vk03j1ef2zj | mn pr=0vk03j1ef2zj | mode=2sm01l3dl1rk0cj0nf0qf1ej28f | model=2sl14j | models=1yk28j3bj3oj
| models odatae=0nj3bj3oj | modifi=2nm22l28f | modifi proper=22l | modify=0qj0sj0zj23j28f | modify https=0qk0zj | module=0nn0qm0fk19k28e2ak33k0wf2tf
| module could=0nk | module exchan=03j | mon=2tl2sk0ff3uj | moon=3nr3hf | moon is=3nr3hf | more=2tn1ed33l3hl0ak0qe26k0yj1xj22j | more a=26k
| more about=2gk | more added=22l | more at=0al0ql0fk0nf28j | more detail=0nl0yk3sj | more inform=1eb0ne2sk2yk0aj26j | more of=22k0yj
| more proper=3om04j22f | more scopes=0zk1xj | more steps=3hk0nj1ef | more than=1fk0qf1ef1uj1xj2tj30f33f | most=0fk0sk0mf0qj1uj26j3bj
| most freque=0fj1uj | most recent=0fj0qf3bj | mot=2nl01j28j | mot de=2nl01j28j | move=2tl33f38j | move id=38k | moved=3up1oj1vj | moved to=3up1oj1vj
| movene=38k0qf17j3hj | mozill=28k1ej | można=0wk15j | można nawiąz=0wl | mpid=1em28e | mpid tls=1ej | ms=0wl1el0qe2zk30e33k0ff0ij0yj39j
| ms asprot=1em | ms concur=3lk | ms diagno=1wj3tj | ms graph=19k0tj1ej | ms msal=0nm0yk1ee3tk2zf33j | ms smtp=2zq2yl39l0fe3ne3hf | msa=2ln17l
| msal=1ey0qb3dk0if0nj0yj17j2sf30f3tj | msal deskto=1ej | msal info=1ek0nf | msal j=0yl2xk1ej | msal net=3tl0nk33k1ef | msal netcor=1en17j
| msalcl=0qx2xn0nd0mf3nf | msalse=0nm | msalui=0zj2xj | msg=2ko37n3hd0ne0xk1ek0cf20f26j2fj | msg 530=2ko3he | msg b=1ej | msg could=19k3mj
| msg failed=0xl0qk26k1ef | msg inbox=1ej2vj | msg notifi=37j | msg notify=37k32j3uj | msgid=1eq0qf1mj2fj2sf30f | msgid saved=1em0qf0xf
| msis=3rn0nf0zj17j3of | msis receiv=0zk17j | msmtp=0qr3im0me0xk1ee2se0gj0jj0nf0pj | msmtp authen=28k3hk1wf | msmtp cannot=0qm3em0gk0pf28f
| msmtp could=0jj0qf3hj | msmtp the=0xl0qe | msmtp tls=0jl0me0qf | msmtpr=0qs | msrest=1hn0yj | msrest except=1hn0yj | mt=2bj2zj | mt tp=2bj2zj
| mta=0qe27k2te30k3nk0nf0xf15f1ej2sj | mta am=30j | mta dns=15f1dj1fj | much=2el3kl0nk26k30e1uf3if | multi=1vt30k02j0qf | multi factor=1vu0qf
| multif=1vp1jj | multip=0nm1um2qd04k1hk22k | multip permis=04m | multit=1wk0zj | musi=0bl14j | must=0qv2kn3om1ed28d38l3hd0dk0nk1re
| must authen=2kq1re3hf | must be=0ul1ul20l1ee1jk3kk0dj0qj1xj28f | must contai=0sm0nf0tf1wf2aj2ij3of | must first=03l0zj | must get=0zj3tj
| must have=0qm0dl | must in=2lk1aj | must includ=3om1xk3tf | must issue=2kl38k0nf32f | must match=2ql3vl0qf | must not=3tm0sk2tk11j
| must preced=2fj2tj | must sign=2hn | must use=38o0qm3ok1jf1nf1vj24j2kf | mutt=3eo0qn1ok01f1ef3jj | mutt accoun=0qn3en01f1ef3jj
| mutual=0ip0sn0me0qf2cj3fj | mwinf=33l18k3lj | mwinf c=33l18k3lj | mx=1en30m2fl2tl0we18e2se3ke0nf1dj | mx contos=1eo2tn0qk0xe15e2fe0wj1df34j35j
| mx exampl=1dl | mx forwar=2fj30f | mx postfi=1ek2zj30f | mxgmx=30o18j | mxgmx nemesi=30o18j | mxs=2to0wl1fk30f3nf
| my=1ep2sm0nf0wj25j2fj2kj2tf2xj3hf | my list=2km30f | myself=2sp0qk1ee1uf2fj | mysql=0cp2sn25k2tf | mysql error=0cq2sn2tf | máximo=3ll0vk33k
| máximo de=3ll0vk33k | máy=0jo3uo0qe3hk0wf15f1ef23f2cj | máy chủ=3um3hk0wf15f2cj | método=0pl1rj | método de=0pl1rj | müşter=33w26m28e0wf0yf
| n=37n0mm1el2cl0ak0ne1ue0ij0qf0tj | n 5.7.0=0qk | n 5.7.8=0ak28f3hf | n 5.7.9=0ak | n a=1rm0mj0qf1vj | n at=0fk1yk | n azurec=1em | n b=2co1re0qj1ef
| n code=3hk0qf0wj2bj | n error=0qk0nf1ef2aj2bj2jj | n est=0mm0qf3tj | n locati=3hk0wj | n messag=0qf0wj2bj | n n=37l0tj2bj | n ok=0mj | n r=2ck0nj
| n reply=1ej | na=28a3hn2fl0fk0qe0wk3uk0aj0vj15f | na autent=28c0fl0ak3hj | na voljo=2fk0qf32j | nachri=30l0wj1ef26f32j | nam=30j | nam prod=30j
| nama=15l0kj28j | nama host=15l0kk | name=15o0qn03l1fl22l1oe2se30e0kj0yf | name could=15l0qk | name does=3pn0kj0qf3hf | name error=1fl0nj
| name for=3nn2ll0qf15f1fj2tf | name found=0kl0me1ek2fj | name nor=3vk0qj | name not=15k | name of=03p | name or=15m3hl28e3kk0qf3sj | name resolu=15k
| name see=1fl2qf | name servic=15m | name this=3vk | named=07m08d0ql2mk3rk | named contos=0qm3rl0zf | named this=2ml08f | names=1fk3ok0kj0mf
| names that=3ol | namesp=0qk28e38k0af1ej20j3pj3uf | namesp comple=1ej | namesp litera=38l1ef1rf | namesp namesp=1ej | namesp quota=1pj | namesp x=1rj
| namesp xlist=1rj | nampr=03m19j | namprd=0vk38k03j2yf | namprd prod=0vk38k03j2yf | nanti=3lk0wf | napaka=3ju0el2xl0wk3gk3nk3bf
| nastav=0qq1rm28e1ef2aj | native=2gm3jl3tj | nawiąz=0wm1ek0mj0yf3nf | nawiąz połącz=0wo | nb=0fj1uj | nb errors=0fj1uj | nbf=0up2se3bf
| ncorre=0tj | ncorre id=0tj | ne=1op1rp0qn1ec28d0kk3pk0zf20f2sf | near=1rp0ql2te2sj | nebo=1ho0ye28k2fk2gk0wj1ef | necess=0qj0zj
| need=2sl0fk0zk20k1ef26j2ff2ij2kf38f | need admin=0zn | need fully=1fk | need to=0fl02j0qf14j1ef26j2ij38f3hj | needed=38s2vl2ek2jk3hk3ne0qf1ef1pj1rf
| needed please=2ek | needed to=38q1rd | needs=2ml0zk02j0nj0vf | needs access=2mn0qk0zj | needs to=02k0nj | negati=2ql0nk | negati smtp=2ql0nk
| negoti=34n0qf32j36f3aj | negoti failed=34o0ml35l0qf | negoti now=0kk | neithe=2xn0ql3tk3vk01f0nf1jj28j2cj2gj | neithe a=3vk0qj
| neizde=28k3gk1ef1hf2ej2jj3hj | neleid=0qu1rm1gl1zl2al1ee28e38j3hf | nelze=15w0qf0xf28f2tf | nelze odesla=0wj2fj | nem=1op20p28b1ec3tm2jl3nk3uk00j0uj
| nem lehete=0um | nem találh=20v3nm1ok0nj0wf15f1aj1ef1ij | nemesi=30o18j | nemesi esmtp=30o18j | nemohl=0wk2fj | nemohl být=0wk2fj | neodpo=0kk2gk
| nepavy=15q20q3dn2tl1rk28e0mf0nf0qf0yj | neplat=3ho0qf2fj | nepoda=20o15k1oj | nepoda sa=20o15l1oj1yj | nepodp=0qq1rn1ul3he3ok28f3tf
| nesprá=28k2qk3hf | nested=0ml2ck0xf0yf34f3af | nested except=0ml2ck0xf0yf34f3af | net=30p0xl2ck2dk3he3ne0if0nf0yj28f | net 192=30l0yk33k0xf2sf2tf
| net 443=0xk | net 993=0mj | net connec=0wk0ye2tk | net defaul=0vj | net esmtp=1ej | net http=2dk0nf0wj0yj2tf | net httpwe=0qf2dj
| net imap=2cp2tp0xm0yc0we1ok1rk28e09j0fj | net mail=0ql0nf1jj2nf2qj37j | net mxgmx=30o18j | net openti=0yn1ef | net smtp=38k0nj0yj30f33j37j
| net smtpau=2ym3hc0ck0qk0pj1rj28j37j | net smtpfa=2kl2ql0qf1uj2ff | net socket=0mf0nf0wj0yj15f1yj37f | net ssl=39j | net wam=0nm
| net webexc=2dn0qe0we0yk15j2tf | netcor=1en17j | netfra=03j | netfra exchan=03j | networ=1yv15m0wl1ed0xe18k1lk0nf2tf3nf | networ 169=1yk
| networ connec=1ym0wj0yj15j28j | networ failur=0wp0yk1uf28f | networ getadd=15m1yf | networ is=1yp0wd0ye15f30j | netzwe=15j1yf | neues=0rm
| neues secret=0rm | neutra=0nn30k | neutra public=0no | nevar=2fl0wk1yk3uk1ef2kj2tf | never=0yo37n30m28e0qf0xf1ef3uf | never receiv=0yp37o0xe0qf3uf
| new=03q3on0ql1el0ne3gk3nk04j0xf0yf | new access=2im3gm0qj | new applic=03j0qj | new azurer=3ol0nj1cj | new connec=15j | new exopss=0qj
| new keys=0rk | new locati=1vj | new passwo=3oo0qf28f | new pssess=0fk03j | new servic=03n2ll0ye | new state=0qk | new token=03m0tk1ee12j19j
| newapp=03l24k | newapp code=03l24k | newton=2sl | newton json=2sl | next=0nl2ck3hk | nextcl=0aj28j | ni=0qm0wf1ef2aj2fj32j | ni na=2fk0qf32j
| nicht=0wm3um0ql0fk1ee1hk2ak08j0aj0yj | nicht erreic=0wo15k3uk0yj | nicht gefund=08l0nj0qf | nicht verfüg=0qj1fj | nicht versen=28k | nichts=26k1oj
| nichts versen=26k1oj | nid=0xn3um1ee15f | nie=1rp1eb25m3nm0ql0wk28e0mj0pj0vj | nie je=1ro25o1zf2vj2xj38j | nie jest=1rn0bk0pk0qj14j
| nie można=0wk15j | nie powiod=3np1yk3gk3jk0qj0yf | nie udało=0yl | niepra=2hr1vm3gl0ek2ek2jk1rf3hf | niet=1eb2qn1rm1um32m3tl0qe0tk34k0mj
| niet beschi=1rn2tf32j38j | niet worden=15m | nil=1eq28f | nine=0yj | nine postfi=0yj | nio=3ak35j39f | nio exec=3ak35j39f | nl=1ej34j
| no=3nz1ea28b2tm0ck0qe01j0nf0xf0yf | no access=3hp0zd1hl18k3ne05j0vj1wf26f2bf | no accoun=2xs1im3nc01l20e2ek3gk3jk0xf1ef | no action=1eo1de0yj3nf
| no addres=0qo15k | no alert=0ad0fd0ol1il3nd1jk1mk3hk01j0qf | no applic=05m0ql1wj | no approp=39j3aj | no attrib=0nq0qj1of3hf
| no auth=0mm0qm27f28f2cj3kf3nf | no authen=3hz3n72881pm2tc0cd0pd1ek0qf0tf | no author=20v01l3he3pk0nf0qf13f1ej1of28f | no azure=1wl | no basic=0fm1if
| no cannot=3pn0vm0qd0nf1rj | no certif=0mc2rm0nl32l3nl0tk0cf0jf0kf0uf | no client=08m18m3ne0nf0qj0tj1rf | no compat=1ro0pk38j3tf
| no contac=0cn0vn01m2tc1if | no copy=1sm33m30f3oj | no creden=3bn01j28f | no entitl=1bm | no enviro=1ek0qf | no error=32n1pm2rj2sj2tf38f
| no es=0ml2gk2te3ne0qf28j | no está=0pl1rf | no examin=3nn0ok20k1of | no expire=01p3bo1je28e2ej2vf3nf | no f=1dk | no host=1ek2fj
| no imap=1iq2bc0ff0qf | no inbox=1oq2tk0qf | no incorr=28n0aj0ff3hf3pj | no inuse=2to1nm3ll0ye01f3kf3nf | no invali=3vt3ro3hm3ne0nf0qf3sj3uf
| no limit=3lo3nf | no login=3hs0qa38o0ad3nd01e0fj0nf1ej1ij | no logins=18s33k3ne | no longer=0fl1ed3nd1sk2ek2fk0qf1oj2tf3bj | no mail=2tm1mj38j
| no mailbo=1oz3nb20c1ed2td0nk1me01f0xj | no matchi=0kn0mm0tm1rl3ne0lj18f30f | no mechan=1rm3hd0pj38f3nf | no messag=1un2tf | no more=2tn32m3lk3hf
| no multi=1vp | no no=09r1rn0pe2le3ne2mf3hj | no nonexi=1ow0qe20e3ne1ef2tf | no noperm=20u2bn1wk3ne0vf0zf1of2sf2tf | no not=1mp20l3pl0qf0xj2tf33j3nf
| no oauth=0cu0qn0yd2se3je3ne0nj28j3hf | no overqu=1mt33d20f2tf3nf | no paper=3no | no passwo=2ln0fm3nm3he01f0pf0qf28f38f3of
| no permis=2bu20l1wk3nk0aj0nf1of28j2sf2tf | no please=1jp3nm | no privac=38m1ef | no receiv=28l0aj1ef | no recipi=0qm1uj | no refres=2iw1ec2hd3ge2ef
| no reply=2gr0qj3nf | no respon=0qk28k2tk0xf0yj3hf | no route=1yq1ee0yj | no s=15m0wj1zj2xf3uj | no se=15p3jk0mj3nf3uj | no secret=3em0qj
| no select=0om20k | no server=2tz3na0cc1he2se3ue0fj15f1rf33j | no servic=09s2le2mf | no shared=2tl34j | no smtp=3uo33k18j1dj30j | no sni=0ij
| no start=0qo0mf0tj | no such=20m3dl2qk3he08f1ej1oj28f2sj3nf | no suppor=1rt1ef | no system=2tl | no tempor=3nt2td15f33f
| no the=3nx2jm1we3bk0qf0zf32f3pf | no this=3np00m1ol3sl20k3ue0qf1ef1if2bj | no tls=0qd32k | no token=0uu3jt3nc1wd3be0nf0qf0tf1ef2hf
| no try=32e28j38j | no two=3np | no unavai=2tz0cu1ha3nc01e1re2fe2se0qf1ej | no user=0q71om1pl2bl2xl2se3ne3pk00j28j | no userna=2sr0qd3hk3ne0cf28f3pf
| no valid=3jn1ef1oj | no webale=0al1jj2nj | no worthy=0pq1rc2sf | no your=01r2vl1ne3uk2nf33f3nf | nobody=3nt | noch=2tm3jf | noch einmal=2tm3jf
| node=0ym33k0nf15f18j28j2kj2tf | node module=33l0fj0nf2kj | node net=0yl0wk | nodema=33j | nom=28l15k01f | nombre=01k28f | nome=15n2fm0ze02j1uj2qj
| non=0qo1ec0nl2td0mk1mk1uk2fk37k0pf | non dispon=1um0qf2fj | non proper=2kk | non riusci=28s1ee3hk | non secure=38l0qf | non standa=0nl0qf37j
| non suppor=0tl0qf1rf32j | non è=0fn0yk1kk3hk02j1ef1rj28f2bj2tf | nonaut=28j | nonaut only=28j | none=28l3nl09k0nk0cf0xj14f15j20j2kf
| none delay=0nl15l2sl1ee0yj2ff2tf30f | none info=0ye28k1ej | none none=0xl | nonexi=1ow1ee20e3ne2tf | noperm=20t1wo2bm3nd0vf1of2sf2tf
| noperm permis=20o0qf2sf | noperm the=1wl0zj | noqueu=1ef1fj2kj | noqueu reject=1ee1fj2kj30j | nor=2xn0ql3tk3vk01f0nf1jj28j2cj2gj | nor a=3vk0qj
| noresp=1on0yd0fk28e0nf0qj1wj2tf | normal=1ln0wf1yf2tj | not=1e80ql1rk28e32k33e02f0nj0vj0wf | not a=0qc2lm2sl3pl0dk0nk0ue3oe3uk20f
| not accept=2fq0qc1ec0al18l26l2qe2tk30e0fj | not active=2ht2jm2tm0ne3he0qf2ej2vf | not advert=1ro2ck32k38j | not allow=0vm
| not allowe=3hb1rl28d30l0qk2fe38k3ok0af0wf | not append=1uk2vj | not authen=0fl0vl2xl0qe1ee2sk2yk08f0rj1uj
| not author=25p2fm3tm0zd0df0ij0wf13j19f2xf | not availa=32q0cf0pf1ej1hf1kj2ff2tf3hj | not be=0qa1el0hk0ne0xe17k1wk2fk2hk0cj
| not been=0ql28k2bk3rk0zf3vj | not belong=20l0nk | not compat=1xm0qj37j | not comple=0zn2xm0ej0nf0yf10j15j19f | not compli=14n
| not config=0qm2bk30k02j1ef32j | not connec=20w0wa37m3pl0cf0ff0kj0qf0xf0yf | not consen=0zm | not contai=0nm0ql0hj0sj3gj3jf
| not conver=0ml35k0wf32f34j | not corres=3oo1ak3rk2lf | not decode=1pr0qf1rf | not enable=1rn02m07d0qe1ok2bk3tk01f28j3uf | not enough=1mp1wk19j20f
| not exist=28l2ll02k0ne1ak1ok2fk0oj0qf0tj | not expect=0nk0qk1ee | not expire=3nl0tk3bf3hj | not fetch=28l0tk2tj3kj | not find=3ol3rl
| not found=2sl00k1re1sk08j0pf0qj0tf1bj1uf | not fully=0qj | not get=1wn0qd0nk1aj1oj3sj | not go=32j3aj | not have=20p2ql17e1ok0zf11j1ef1ij1uj28f
| not implem=32r0ne0qf1ej1ff1rj3nf | not in=0vo3dm14l2fl0dk1ee3lk0kj20j2kj | not includ=2bn2sj | not indica=2dl | not issued=3rm0ml | not known=15m
| not licens=2bq0qf | not listed=0zp | not load=2tm0nl1tj33f | not logged=3ho0qf2qf | not look=37m34f | not mail=0ko0mf
| not match=3pm0il0nj0qj1pj2qf3tj | not meet=0vn30m0qf1ef1uj | not offere=32p38f | not ok=0ql1ef | not open=32l0kk0wk3hk28f2tf3nj | not owned=2ql2sj
| not permit=2bo0ql2kl18k30e3he1ej1jf1uf28j | not possib=0nn0cm0yk0jf28f3uj | not presen=2ll0qk1aj2ij3of | not proper=0qk0yk17j | not provid=0sn0qf3fj
| not reache=3nl2kk0wj0yj3hj | not recogn=1rq03n0ql2aj32f37f38f3nf | not regist=0tm | not requir=0nn04k0ff0qf2cj | not resolv=1fk0qf18f
| not respon=0co3ho0fk1ee2cf2tf | not retria=03m | not retrie=0dl2xk3vj | not satisf=1vp0vk1jj | not select=1on1sj20f | not send=0qm19k28e2fk1ef34j3hj
| not set=0ql0nk0mj2sj | not smtp=0io0nl0mf3uj | not start=2cm0qe0nj0xj3nf3uj | not subscr=0zj2mj | not suppor=1r90pc3hl0qk0te28k32e3nk3uk03f
| not taken=2fn3km2td26j | not the=3po0qk0tk0nj0uf3nf | not truste=0mk0jj1gj | not valid=0na1wl28l17k1ek1rk3be0df0ej1xj | not verifi=2qn30f
| not within=0um3bm0tf | not yet=1om0ul0jk0qe0nf0yj | note=0nj1ej | notfou=1ak1ok | notice=1sl0fk0lk0vk0xk1ek | notice eof=0xj37j3uj | notice pid=0vl
| notice unknow=1ek0fj0nf | notifi=0kl0qe1ek2tk2qf33j37j | notifi email=0qk | notifi failed=37k | notifi mail=0kk | notifi smtp=1ej
| notifi to=0qk0gj0yj | notify=1uk30e37k34j3uj | notify attemp=0mj37j | notify go=0mj0qj37j | notspe=04n0qf | notspe get=2tk1oj | notsup=38k0qj
| notsup the=38k0qj | nouvel=2jk0rj | nov=0qc1mm2bm2sm0uk0mf28j2tj33f | nov utc=0uk0jj | novali=0nk28k0kf0mf0qj | novali cert=0nk28k0kf0mf0qj
| novame=1uk3lj | now=0vm3nm0kj0pj1ej20f | now encryp=0pj1ej | now error=0vn | nrcpt=1en | nrcpt queue=1el | ns=0no3nk3qk0mj1ej3uj | nt=2sn28l
| ntimes=1vl17k0dj0qf0vj2cf3sj3tf | ntimes https=01j | ntimes invali=0rk0te0uk | ntlm=2sm0pl1rl28l32l3hd1ee | ntrace=0nf0rj0uj | ntrace id=0nf0rj0uj
| nu=0qn2tn1yk28e2ck3nk0xj1zj20j2aj | nu poate=0qm1ym1zj2aj2tf3uj | nu se=0qk28e0pj0wj1pj | null=0qq2fn0nm1ec0wd28d2ek2hk2te30k | null ipaddr=0tj2hj
| null mx=2fr30o2qk0qf1ef | null null=1uk30f | num=3uk0ij0mf | number=3lm1ee1sk2ck37k0qj0wj0yf28f2ff | number of=3ln2cl33d0nj0xj1uj2tj3if3mj3nf
| number ssl=37m0mf39j3uj | number wrong=37j | não=0pn1ec15d1ml0qk2ck2fk0nj0vj0xf | não foi=1mn0mj0wf1uj | não há=1mo1yj
| não pode=02j0wj28j3hj3nj | não tem=1wj | não é=0nn2fm0qf1aj1oj | nécess=2nm1vj28f2jj | número=3lj | nối=1ej3hj | nối với=0wl3hl
| o=0ml0qk0xk3he0ij0pj0zj1ef1kj1mf | o a=1el | o aplica=07m1wj | o authen=1jl2ek | o avast=0im1ef | o client=33l3lj | o consen=0zj1wj | o e=0fl
| o servid=1hk0xj15j1ef28j2cf | o tamanh=1up1ee | o timeou=0ym15j1ef1lf2tj | o token=0qj2hf3bj | o usuári=2fm1vl02j1jj
| oauth=3jt0qo2sn28c3hm0pl2xl1pk3bk3ne | oauth access=0ej1ej2jj3hj | oauth alice=3pk0uj2sf3bj | oauth authen=3el3hk3pj
| oauth author=2xn0el3rk0nf0qj1jj2cj2gj3tj | oauth callba=0qm0hj0sj | oauth cannot=08j0nj2jj | oauth client=06q08l0qd3td07k0ne2jk2sk3je00f
| oauth compon=1ej | oauth creden=1xm0ql28f | oauth device=3tl0qj0sj23j | oauth except=0zk17j | oauth failed=2su0qd3je0cj0nf1wj28f3hf
| oauth intros=0cn0yc2sl0qf3jf | oauth oob=0nk | oauth provid=0cn | oauth proxy=28k2df | oauth refres=0qo0tl3he0cf0nj1ef3ef3gf | oauth rfc=0qk
| oauth scope=2ij | oauth smtp=3ho0qf2kf | oauth token=3jo3bm3hc2jd1ek2ee2he2xe0ej1wf | oauth v=1hl0qe0ij11j2xj
| oauthb=1eo3hd3ek0cj0pj0qf1pf1wf28f2sj | oauthb e=3em | oauthc=02j0ej0nj2gj | oauthi=1wl3rk17j | oauthi msis=3rk17j | oauthl=09l0qk3hf
| oauthl oauth=0qk | object=2lq0nn22n0qc1om1cl3nd1ak33e3mk | object are=2ll1aj3of | object at=0mk | object connec=3hl | object couldn=1op0nf0qf
| object declar=3dk | object has=0nq3mm0qj1of33f3hf | object id=2ll19j1aj | object kernel=3hl | object quota=1cp1me2lf33f | object refere=22l03j
| object was=1sm1ol0qf | object with=22r04f3of | obtain=3gn3vl2xk1hj2ej2hj3nf | obtain access=2xl0qj | oca=1em0wk28k3uf | oca mail=1em0wk28k3uf
| occure=2tk37k0aj15j2ff | occure system=37k15j | occurr=0qp1hn0xc37d35k0lj0nf0yf0zf11j | occurr ask=18l30k | occurr during=0ll33k0ej0qf
| occurr in=35n0xe37f3aj | occurr please=0qk2te08j2gj33f3nj3tj | occurr refer=2tn0qf | occurr when=0qk14j | occurr while=0mk0qk2qk2te33k03j04j0xf17j
| och=3dt15l2al0wj1ef | oct=28l2kd0qe0wj0xf13j1ej1mj27j32j | oct gmt=13l33k01f1ef | oct host=0wl3ej | oct mail=28k0cj | oct sendma=1em
| odata=05s03j04j07f0ff0vf19j1aj1if1oj | odata error=04j19j1aj23j3mj | odata is=05t07f0vf1if1uf2bj | odatae=0nj3bj3oj | odatae odatae=0nj3bj3oj
| oder=3nn0qe0tk25k28e0rf0wf1oj | oder wurde=0tl25k0rf | odesla=0wj2kj | odesla protož=0wj | odesíl=2fl2ql2tj | odmawi=0wl | odmítn=0zr0w9
| odoo=3am1ej | odrzuc=0wk0qj0yf | of=3np0qc1nk26k2fe2lk01f0nf0yj1ef | of a=03o38m0nf | of allowe=2km0yl | of assert=0nk0uj | of azure=3jl39k0qf
| of band=3tl | of compon=25k3bj | of connec=3lt33b1ef1rj | of data=1un0xj26f30j3lf | of file=0xk37k1ef | of identi=3om24k | of its=2ll0yj1aj3of
| of messag=33l1dj1ef2tj30j3lf | of oauth=2sm3tk0qj2tj3jf | of passwo=3mm0ae33f | of protoc=35n0xe37f3aj | of provid=1yk3gk0yj | of refuse=3dk
| of retrie=0yl0xk3le33f | of server=0km1ek15f | of spam=26o | of the=3np1sl0ak0hk1we33e02j0cj0nf0tf | of their=30j | of this=3un06j0zf30f
| of time=0yk | of type=2ll0nk2ek3ok0vj1pf2cj37j3gj3nf | of unsoli=26n | of valid=0dn0qj3vj | of values=3mm33f | of your=0zm2tl2mk1ef3oj
| off=0qq1re32e0fj0yf1ej33j3uf | offere=32p0pj | offere by=32m38f | offere no=0pj0qj | office=0yp0nd0fk0wk15k25k28e2kk2te3rk
| office 365=0fm2km3hk07j1ef28f3uj3vj | office com=0ff0nf0wj0yj28f2oj3rj | offlin=2tm2il0ck1xk02j0nf0qj0zj1wf | offlin access=0ql1xl0zf2ij3tj
| offlin respon=02j | offset=0nm37k2ej3gj3jj | ofr=30m33k0qf18f1oj2kf3lj | ofr 506=30m | og=0qp0jk28k2xk0af1jf1rj3hj3jj | og adgang=0qn2xk3jk1jf3hf
| oidc=1hr0dm0vl08f0cj0qf1ej2sf3hf3vj | oidc discov=0dn3sj3vj | oiw=0aj | ok=1ez0nc2td0qf0xf0yf1mf2qf33f34f | ok alert=1eo3kf | ok authen=1es3hc28d
| ok begin=0kk | ok c=30k | ok capabi=38f3hf | ok client=33k3lj | ok comple=1ee1rj28j | ok connec=1ej | ok doveco=28m1ef3hf | ok expect=28l0aj1ef
| ok farewe=1ek | ok fetchm=1ej | ok gimap=3uk | ok imap=32k1ef28j | ok login=0qk0ff | ok logout=1ek2tf | ok mailbo=1en1me | ok micros=0xj1ef
| ok namesp=1ej | ok queued=1ek | ok rcpt=1ec1uk2tk2qf | ok thats=1ek1pj | ok the=0fk1wk28f | ok user=1em28f | ok yandex=0mj | okay=32k1ef
| okay comple=32k1ef | olc=32j | olc protec=32j | old=28l3bj | olkn=39j | olkn outbou=39j | olun=0qo1jk2vj2xj | om=3tn2fl0ak0qf
| on=0nn1bl3nl3ol3ul0we0mf0yf0zf15f | on 127=3ho0nf28f2tj2uj | on a=2cl1ee1uj | on an=1uk | on and=2hl | on applic=1bn0tl08e | on auth=3nk
| on behalf=2ql | on connec=1ed28k2rk35k0yj1rj2fj2kj3lf | on gmail=33j | on host=1rl0nf0xj32j3aj3uf | on imap=1ej | on inbox=1ej1oj
| on line=0mk1ek3jk0fj1sj1uf28f2cf2kj3if | on mail=0yk2tj | on non=38l0qf | on our=18l | on outloo=3ho0fj28f | on port=1em0we1kk0qf | on premis=1om3ol
| on resour=1bp2qk08f | on server=2fo32k3ne1oj2kf2tj38f | on sessio=34k0yf1ej2fj2kf | on smtp=3un2km28l3hd0qk0wf0xf35j | on submis=3uq1re2kf
| on the=3np0xl20e38k3oe0dj0nj0tf1bj1uf | on this=0qb20n0nl32l3od08k1oe3kk3le3ne | on type=3ol | on your=1ul0yk1ef | once=0no0xk0qj2sj3lj3tf
| once your=3lk | onders=0tl08j0qf28j | one=2op0nl0zl1ll2fk2sk04j0wf0yf15f | one of=0nl0zl2sl2lk0qf1aj2kj3lj | one or=22m04j0nf0zj1bj3oj
| one recipi=2fo | ones=2gj | ones author=2gj | online=03k1ek0qf30j | online docume=03k | only=3tq3um0nl1rd3ol0qk0zk1ee1lk20k | only add=3mm0ae33f
| only allowe=3uq1re2kf | only authen=03j | only availa=38o2bm | only be=0nm0zl0sf2gj | only suppor=3on0dl0nf3nf | only use=3ol | only valid=0nn3tm2cj
| onmicr=3ol1ak06j08j2fj2mj | onmicr com=1ak2mj | onnist=1yf37j | ont=3bm2ej | ont expiré=3bm2ej | oob=3tk0nj | oob flow=3tl
| open=2ss3ll1ek1oe0cf0qj17j1nj1yf28f | open couldn=0qm0mk37j | open databa=2sm0ql3df | open etc=2sm | open file=3dn0qe | open mailbo=2tm1of
| open maildr=1nm2sl3nf | open no=0ql2sf3dj | open resolv=30j | open secure=32m0kl0mk0wf | open stream=0qm0mk37j | opendk=1ej1uj2sj30j | opendm=30l1uj
| opened=0qn1em3lm3pm33e0nf0xf2tf30f3kf | opened server=1ej37j | opener=03j1ej | openid=1el1wl0dk0nf1xj | openid config=0dk | openid messag=0qj1wj
| openid profil=1xj | openin=03l0qf0yf28j3uj | openin to=0yf28j3uj | openss=1ec34l0xk0qj39j3af | openss 1.1.0=1ee28j | openss error=0mj0nj
| openss openss=39k | openss ssl=0xk37j | openss versio=1ee28j | openti=0yn1ef | openti execut=0ym | operat=03o19o0nl0qd1ol28l2bl0yk1ee04j
| operat by=0zj3tj | operat could=0nj | operat couldn=1oo03f0qf1aj | operat error=20k3ek39j | operat failed=28l38l03k0qf32f3hf
| operat timed=0yl1ee0nj0qf | operat was=1yk | operaz=1mp2tk0qf15f | opnieu=3gl | oprett=1el0xe0wj | opt=0ak3sk3uk0qf37j
| option=0qs1el03k1jj2nf32f37j3uf | option cancel=0mj | option with=1em | or=3hp2jm0sk1ee2sk2te01f0af0dj0nf | or access=3hn28d2fk | or add=2kl2qj
| or admini=0zk | or assemb=0nm | or assert=0sk2jk | or authen=3hl1vj | or author=17n28j | or bad=3hm0fk0qf1of | or bandwi=33n01f | or becaus=3rk1vj
| or bulk=1ek | or cipher=39j3aj | or client=0sp0qd0td11k | or consen=2mk3vk0zf | or consid=0rk | or consum=0do | or contac=0zk | or delete=1am1ck3rk
| or direct=3dl2sk08f0qj0tj | or domain=15k | or establ=0yk | or execut=03l | or expire=0zk | or imap=3hl0fe1ik | or in=1kl0we3dk
| or invali=2hm0qk3gk0tj2jf | or is=02n0jm0qd17l1ol2ek07f0uf2fj | or it=2bl25j | or its=3om24k | or later=1ej | or malfor=3hm0ql2jl0ne1pf2cf
| or more=22m04j0nf0zj1bj3oj | or not=2sl2ij | or one=2ll1aj3of | or passwo=0pl2se0af0fj0qf28f2ej3kj3nf | or permis=1wo0zk | or reset=2jk
| or restor=22n | or revoke=2jq2ee01f0jf28j | or role=16n | or servic=15m2mk | or tenant=3nm0dk0vj | or the=0dk0qe0zj1bj2kj2yj30j | or to=30m
| or unsupp=0tl1rf | or update=16n | or use=2cm0qk0ej1ef2sj | or user=3pn1jm0nf0qf28f2jf | orange=30k | orange fr=30k | oraz=0we0yk1ej | order=3tk
| order to=3tk | org=02l0yl0qe13k18k1jk30e37e01j0af | org apache=11l28l0yk1ef3nj | org eclips=2qk | org error=30j | org intern=02n
| org keyclo=0tk0yk0qf2hj | org return=30j | org spring=0xk2qk0tj37f3hf | organi=02n2mn0dm0qe0zk1ek2be2pk04j0ij | organi or=0dn3ol24k
| organi s=2pn0zj1ef | organi v=0ij | orgid=3nl0qf2sj | orgid uname=3nl0qf2sj | orig=1ej1nj2sf | orig to=1nj | origin=3tp26n0nf30f3gj
| origin error=3gj | origin except=3tl0hj0tf | origin from=26o30e | os=0yl35k02j0xj14j1uf2tf | os error=0ym35l | oserro=0il | oserro tunnel=0il
| ostick=0nl0yj | other=3po0ln1xl2xl38l0we2sk2tk0qf0sj | other othere=0lp0kf | other reques=3lk | othere=0lp0kf | ou=28n1yl0ik0kk1ak01j2jj2nf
| ou domain=0kk | ou genera=0im1ef | ou no=0ij | ou un=01k2jk28f | our=30r3nn0gm1hk2ke2te1uj33f38f3tj | our block=30j | our system=30n1uk2tf
| out=0yn1en3nm0qe30k03j1of2sj32f3aj | out 105=0yl | out and=0zk | out connec=1ek34k0yf | out errno=3ul | out error=34k | out in=1en
| out of=03l2tl3tk1ef3nf | out sendin=1ej | out state=2xj | out top=1ej | out waitin=0nn37k0yf10j | out while=0yl1ef
| outbou=26t11l2qd30d35k0qf0xf1ej1uf39j | outbou delive=35k37f | outbou protec=39j | outbou sender=26n2qe | outgoi=3um0ql26l30d0nk0ej0yj1ef1uf
| outgoi mail=3un26l30e0qj0yj1ef | outgoi server=0qk33j | outloo=0fn03l0ek1ek2ve3ge3ue0nf0wf2tj | outloo com=2tk0ff1ef33f38j3hj
| outloo expira=1ek3be2hj | outloo office=0fp0ye1ek0wf2oj2tf3rj3uf | outloo 令牌=1ej1hj | output=3io0qe2tk3ef | over=33m37m0fl1ml3dl0dk1ee2vk3nk0nf
| over its=33o3lk | over quota=1mo33e1of | over the=0dl | overen=38n | overen totožn=38n | overlo=1hk2te | overqu=1mt20f2tf33f3nf | overqu accoun=33m
| overqu quota=1mm33e | owa=28l3ul01j2ej2xj | own=2kl | owned=2sn2ql | owned and=0zj3tj | owned by=2sn2ql | owner=3tn2lm2sk0qf19j1aj
| owner before=0zj3tj | owners=1cl1mf22j | p=1eo0am0qm30c3hc2fl0fk0xf1aj1ij | p badcre=0an28c3hj | p ca=3hc0fl28l2ck1ef1wj2tf2yj2zj3pj
| p esmtp=1ep0xe | p im=2tm1dj | p mb=3hj | p wantau=0qo0nk0af | p zdmc=3gl | pa=1wm32l3rj | packag=1ok0kj25j2sf3uj | packet=37p0nl34d0qe0xf32f
| page=3nm0il0vk2gk3tk0fj0qj0zf1vj28j | page and=1ij29j2nj | page applic=3tn2gj | palun=3hn2ek2sj2xj | palvel=0wo0fm0xf0yj1ej1uf1yj20f28f
| palvel ei=1em15j37j | pam=28m1ek3hf | panick=1uk | paper=3no | paperl=0xj | paperl mail=0xj | par=3pm35l3tk0zf1rf3aj
| para=0nn33l0qk1ee1vk2te0mj0pj0vj0wf | para a=0nn1vm0qf1aj1jj1oj | para el=0pl0mj | para enviar=2qj | para o=33l1yk02j0mj0qf0wf
| parame=3op0sn1pn2im0nl28d3rl02k1we1xk | parame cannot=3op0qd2ik03j | parame client=0sy3oc0qe0te2ie3tk08f0nf | parame is=02o3rn0em0qe08j3of3tf
| parame refres=2im2jk0qf0sf3of | parame scope=1xn0qm3om0se0ef0nf12f1wf2if3rf | parame to=0qk1ej | params=0qp2ik2aj | parent=1ek0nj
| parola=28q0al0ql0wf1jf3hf | parse=0qn3dm0pk0ij2sf2xf3jf | parse claims=0nj | parsed=0im0qk0dj1hj2tf | parser=0fm0qm | parser anonym=0fn
| parsin=3ro0qn2an2sl2hk1ef1pj1uf28f2tf | parsin failed=3rq37l0ne1pk3hj | part=0yk30j | part of=1ej30j | partne=0jl1rj22j3bf | party=0yk3rk0xj3lj
| party applic=0zj3tj | party did=0yk | party resour=0zj3tj | pas=0mo1rl0qf1ef1vj3tj | pas valide=0mj | pass=29n3hb28m1el02j0qj2xj38j
| pass fetchm=1el | pass old=28l | passag=1rp35l | passe=2nl01j28j | passph=01u28l0xf1nf | passph expire=28m01k0xf | passwd=0qs1ee28j2sf3df
| passwd file=28j2sj | passwd lookup=0qm1ef | passwo=28501n0fd1ek2sk3hk0nf1jj1rf2bf | passwo are=0fp28e1vj | passwo at=0fj2ej
| passwo authen=0fo0qf38f | passwo comman=3en0nf3uj | passwo creden=2lm3om0qd0fe3he | passwo davmai=0fj2ej | passwo error=0ff3hj
| passwo expire=01u12e1ek0jf1jf2hf2jf | passwo for=3hl3ek0af0qj23j28j | passwo is=1jp3hn0qm28d0fk2se2xj3nf | passwo mismat=2sq0nj28j
| passwo not=0am3hk | passwo or=3hn28d | passwo requir=0al0nf2xj | passwo specif=0qm | passwo the=2jk | passwo to=30m1uj | passwo wrong=3hj
| passwo you=3mm0ae33f | path=2fo0dk0mk03j0qf1ej1uj28f2qj2tf | path api=0wj | path buildi=0ml34f | path not=1ek2qk2sf | payloa=1pv3hc3jm11k1re0qf33j
| pc=15e1ek0cj28f2tf38j3kj3lf | pc 192=0ck1ee0yj38j | pc contos=1eo15d1fj2tf30f3kj | peek=33l1sk | peer=34p0ll3al0me0qe0xk36k37e0kj0nf
| peer certif=0mb0lm0kk0qf0wf | peer failed=34o3ak0mj | pelo=35n1ef | pem=0qn0gk0me0tj | pem routin=0qo0mf0tj | pendin=13z0qd1me1hf2qf2xf3hf
| pendin aadsts70016=13l | pendin contin=0sj13j | pendin end=13n | people=1fk2ck0nj0wj | per=33s23p2qn15l2xl0qk1ee2te1jj1uf | per assign=23t0qf28f
| per hour=33k26j | per minute=33m18f3nf | perdit=0xl35j | perdit imaps=0xl35j | perfor=1on0pl25l2sl03k0nf0qf1aj1cj23j | perfor action=37k
| perfor becaus=1oo03f0qf1aj | perfor sasl=0pn | perfor ses=25m2qj | perfor the=03j23j | perhap=1sn0qk | period=0yk | period of=0yk | perl=3hk0xj
| perm=29r2sn20l0cf1nf3nf | perm var=2sl | perm your=29m1if | perman=1wl30l1uk28j2qj32f33j | perman catego=28k1uj | perman code=28k1uj
| perman error=1wl1uj3rj | perman except=2qk20f | perman failur=33j | perman gmx=30m18j | perman smtp=26j2fj | permis=1wp20o19b1bl2bl2sl0ne0ze1oe3te
| permis can=1wo0zk | permis config=1bm | permis de=0zm1wk0qf19j20f | permis denied=20p2so0zc1wc19e0qj0wf11f1kj1yj | permis entry=04o22e
| permis for=0zj2sj | permis in=0zl1wj | permis mail=1wl | permis or=1wo0zk | permis para=2qj | permis scope=16n | permis the=2lk1aj
| permis to=03o2qm11l0qe1wf20j2bf3of | permit=2bn1jm1ll0qk1ek2kk3ne18j1uf2ff | permit to=2kk2bf2qj30f3tj | persis=0wj3lj | persis del=0wk | pfq=2tj
| phase=3nn14j | php=0nm2jl0kk0qk1ee28k3jk0if0vj0wj | php 230=0kj | php 391=0yl3hk3nk | php at=1wl0nj0yj20j28f3hj | php error=28j | php fatal=0nk0xj
| php line=0mj1yj | php networ=15m1yf | php notice=0vl1sl | php on=0mk1sk3ok0qj28f3jf | php user=1wl0qk | php warnin=3jm1sl0tj3gj | phpima=0nk3hk
| phpima except=0nk3hk | pid=1eo1nn0qc0vk3ne1uj28f2tf | pid client=0vl | pid uid=28f | pii=0nm | pipeli=0no2cl0qk1ee30k32f3nf | pipeli 250=1ef1rj
| pipeli mail=0qk | pkg=28l0af1oj3hf | pkix=0ml34f | pkix path=0ml34f | pl=0mj28j30j | plain=28p0ao1ro3hb0pl1el38l0ne0qk2se | plain auth=0qk38f3uf
| plain authen=1rk28k3gk0aj0cj0mf0nf3hf | plain login=38o28m1ed0pk01f0ff0qf1rf32j | plain rip=1ej2sf | plain s=28k | plain with=28j
| plain xoauth=0aj1ej | plaint=31l27k32e38k0mf | plaint authen=38l | plan=2bn1rj | platfo=0ql28k34k0nf0vj1rf25j2aj
| platno=25p0yb2fl2ek12j1rf28f2vj2xj | plcpnl=1ej | plcpnl prod=1ej | please=1ea0on2nm3hc2tl0dk2kk0aj0cf0qj | please add=2kl2qj | please ask=0zl1cj
| please authen=2kn0nl0qk38f3hf | please check=0um28m3nl0yk2fk2qk03j05j0fj0nf | please close=3lk | please contac=0or1io0zk2te01f0cf0vf26f2nf3kj
| please enter=0ap3hf | please fix=0ij0qf28j | please go=26k33j | please log=2nq0fk0aj2tf | please make=3hk0tj | please reduce=3ml1uk33f
| please refer=39k0qj | please retry=2tn1hm0ej1ej3nf | please run=2eo0nl0xl1ed0vk2xj | please see=0zl0nf1ef28f2tf38j3nj3sj | please sign=26l2ik
| please specif=0qo08j2tf3nj | please try=2tt1dd33l2ne0of0wf1ej1ff26j28f | please turn=2kn0qj | please update=01m28k | please upgrad=39n
| please use=0fm2bl0dk0qe1fj28f2mj30j | please verify=2nm0qk0kf35j3hf | please visit=30m2qf | please wait=1hl33l | plt=1jl
| plugin=0qm1wl3jl0nk0tj28f3df3hf | plus=30l33j | plus tard=30l33j | pm=1el0qe1uk0mj2cj2of2tf30j | pm line=1um0mj0qf0xj2cj2of
| poate=0qp1yl28e2te0pj0wj0yj1zj2aj | poate autent=0qk28e0pj1pj1rj | poate fi=0qm1ym1zj2aj2tf3uj | pobier=1ep | poczto=2tm1ek0wj3nj
| pode=02j28j3hj3lj3nj | podido=3jl | pogreš=28o0qf1ej1rf | pogut=2xm0wj1jj2aj3jj | point=0qk0nj30j3df | polici=0vr01f | polici the=0vm
| polici within=0vl | policy=0vv30q1up0bn23n05l0qe0ze14k2pk | policy contac=2pn01e0vf | policy does=0vm | policy enforc=0vl
| policy error=2fm0vf30j3tj | policy if=3tj | policy please=30l | policy requir=0bq0nf0vf14j2jf | poll=1ej | poll comple=1ej | pollfo=0sj13j
| pollfo wating=0sj13j | pollin=12p33n0ne0ye13k0qf10j | pollin for=0qj1ej | pollin trace=0sj13j | poniew=0wl | poniew komput=0wl | pool=3rk1ej1fj
| pool go=1ej | pool host=1ej | pop=29p2bm1el1ie2ck0nj1of1rf1uj27j | pop access=29v01e1ie28k0zf | pop after=29e2tk20j | pop at=1ej
| pop auth=28d0ck29k2ce1oj1pf20f27f2of33j | pop core=1el2sf | pop disabl=29m3hl07f2cf | pop gmail=1ek | pop login=27m | pop mail=3up0qm37k1ef29f2tf
| pop ok=1em | pop pass=1el | pop protoc=2cl39j | pop server=2tk32k0cj0ff0mj0nf1ef29f34j | pop sessio=1nm29f | pop сервер=1en0wd2ck3lf
| poplib=28l2tk33k | poplib error=28l2tk33k | por=1em2fl2hd0xj28j3bf | por favor=2fl28j | porque=0wm | port=0wo1eo3um37l0ne1lk1re2kk0ff0kf
| port 143=0we1kk37k | port 443=0il | port 465=37m0we0qj0yf1ej | port 587=0wk0ye1yf | port 993=1eq1yl0qf0wf32f3uf | port imap=1ek | port secure=0mj
| port smtp=28m | porta=0yo1kl2kl0wj0xj28f37j3hf | porta 465=37k1ef32f | porta 587=0ym37j | portal=2hk0rj | portal to=0rk | poslat=0ql0wl0nj2qf3oj
| posluž=1et3hm0qk0wf0yf15f1rf2ej2hj2tf | possib=0no0xn27n1kl0ck0qk1ee31k02j0jf | possib authen=28k0aj0nj0qj | possib smtp=27p3kk1rf
| possív=1mn0nm0mj0qf0wf1aj1oj3lj | post=0yl2fk37k3ae15j19j1hf25j2cf2tf | post admin=0yl35j | post https=11j2fj | post path=0wj | post proces=3ad39j
| post reques=0qn0tj3uj | post respon=0sj13j | post unexpe=19k04j1aj23j | posta=2kp2tp0xo1ub30e0mf0qj1of2cj2ff | posta kutusu=1el0qj1of2kf
| postal=1um2fk2sk | postdr=2sm | postfa=26k1fj | postfa nicht=0qj1fj | postfi=2sv1eq0qk27k0mf1kj1rj1uf2ff2kf | postfi anvil=1ek
| postfi cleanu=1em1dk1uf | postfi dnsblo=1ek30e | postfi error=2sk33j | postfi lmtp=2sl2fj | postfi local=1ek2tk1nj2sf | postfi master=1kl0qe2sj
| postfi postfi=2sm1ej | postfi postsc=28l1ek | postfi qmgr=1en | postfi relay=0ql3gk | postfi sasl=0qn2sd | postfi script=2sn0qf
| postfi smtp=2sb0nk0qk2fe30k1ef1wj3pj | postfi smtpd=2sn1el27l1fk30e0yf15j1rj34j3kf | postfi smtps=0yj27j2sf | postfi submis=2sm0gj0mf1ef2kj32f
| postgr=1dn2ff | postgr schwei=1dl2ff | postma=30p0qn15k1ee28k2fk0nj0yf1uj2cf | postma fatal=0qm0nj | postma for=18l30k | postma sln=30m
| postsc=28l1ek | postsc pass=28l1ek30f | posíbe=0qo0nj15j1ef | pot=0xl1yf28j37j | potent=0io28k1pj35j3pf | pour=18k1yk28k0ff0rj0wf2jj3hf
| pour incide=18l | poveza=0qn0wj1ef2aj | poveza s=0qn0wj1ef2aj | powers=1wl0qj0wf19j1ej3uj | powers cmdlet=19k | powers sessio=0ql3uj
| powiod=3np0ye1yk1ej3gj3jj | powiod się=3gk1ej | počíta=15w0yf2tf | połącz=1en3nm0wk0ye28e3ue0qj15f37f3jj | połącz poniew=0wl
| połącz z=1ep0wb0mj0qf28f3nf3uf | pošilj=0ql2qk0nj3oj | poštni=0qm2fl0wf1ef1nj1oj2aj | poštni predal=0qm2fl0wf1ef1nj1oj2aj
| poštov=2tq0yl0wk28k2fk3nk1ef33f | poštov server=2tq0yl0wk28k3nk | požado=38n2gk | ppx=3hn3dk | ppx r=3ho0qf2kf | pr=04k1wf2yf
| pr ca=0vj1ef1wf28f3hj | pr mb=04k33k03j1uj2tf | pre=0mo38n0jj0qf1ej2gj | preaut=31o0ij0xf0zj2cj3tj | preaut applic=0zj3tj | preced=2fj2tj
| preced data=2fj2tj | precis=1vm1jj | precon=11q1ok3pj3tj | precon check=11q1ok3pj3tj | predal=0qm2fl0wf1ef1nj1oj2aj | prefer=1ho3nm2te
| prekin=1mz0xb2fn0zf2xf | premat=0ck25k0xf | premis=1om3ol | prepar=0qj28j | presen=0cq0qp0tn3tm0nd1ed28e2lk2sk3oe | presen assert=0tn
| presen authen=2sm0cj | presen for=0ql2ij3tf | presen in=0qk22k3of | preven=0yk2fk0hj0qf13j2mj | preven authen=0hj | previe=1oj3oj
| previe rest=1oj3oj | previe you=1oj3oj | previo=0nm15j2cj3hj | pri=0wn2tl0qe3nk0yj1dj2sj | pri relay=1dk2sj2tf3nj | primar=15n0yk2ke2fj
| princi=2lx09p2mn0qc3jl1ak1ck2te02f03f | princi being=2lk1aj | princi cannot=22n | princi for=09r2mn2ld | princi has=1cm1mf | princi in=0hn
| princi name=22n0qf3vj | princi named=2ml3rl08e | princi with=2lm19j1aj | printe=3no | printe report=3no | privac=38l0qf | privac cleart=38j
| privat=0qr0no0tm0me0pk1ek0jf0lf0wf0yf | privat key=0qr0tl1ek0jf0lf0mf | privil=19v0zf1uf3tf | privil to=19v1we1uf | pro=2bn3tl0qj23j2fj
| probab=0qk2sj | probab be=0qk2sj | probe=1el | proble=1e92fp0mo0xk18k1fk2ck2tk03j0qf | proble error=39k34j3af | proble insuff=03m
| proble occurr=0mk18k30k17j | proble sendin=1fn0nj | proble try=33l0ck2tk | proble unable=2sk0mj0qf | proble with=1bj | proced=0mr0qf3hf
| proces=2tw1eo0xd3ll0ne0we0zk1kk20k0ff | proces accoun=2hk | proces client=39l3ad | proces data=3lk | proces failed=20p1sl3he3pj | proces file=2ml0qf
| proces has=0qj | proces messag=2ql30f | proces respon=2tl2fj2uj | proces server=0mk0nk | proces ske=3al | proces the=0ql38j | procma=1mk2tj33f3ef
| procéd=0mj | procéd de=0mj | prod=3hl2tk3nf | prod exchan=2yk2zf33j3hj | prod outloo=2tl30e3hk1ef1uj1wj26j38j | prod protec=30l
| produc=2bp0qd28k0tj15j1ej | produc un=28l0qf15j | profil=1el0qf1wf1xj | progra=0qo03n3em08k0nk0we2ak0xf0yf15f | progra error=3eo
| progra files=0nl2ck19j | progre=2tq10l0nj33f3nj | projec=2bs25l2mj | projec before=2bl0qf25j | prompt=0nj0zj3hf | proovi=3ho2ek2sj2xj
| proper=3oy22o1sn0ik1ee20j24j3hf3nf | proper for=0il3ol03j | proper identi=22j3oj | proper must=3om24k | proper names=3ol
| proper object=2ll1aj22j3of | proper respon=0yk | proper termin=2kk | proper values=3ok0qf22j | prosím=0yd3jl12k2ek0wj1ef3gj
| protec=0bp30l2sk3ok0nf0qf26f2jf | protec outloo=30k0qf1rj39j | proto=1dk28k2se2tk33k1uf | proto b=28l2tk33k | proto esmtp=1dk1uf2kj2sf
| protoc=2co3um0md0qd1pl2sl39l3il1ik1zk | protoc c=39l | protoc cancel=3no1rk3gk1wj2cf2xf | protoc connec=0xk | protoc error=3ir1pp0xd28d3he2oj38j3nf
| protoc except=0wl0yk32k0nf | protoc failed=0no1tm3um15k | protoc imap=1io1ek3uk2cf3nf | protoc is=39j3aj | protoc oauth=0zk17j | protoc pop=2ck
| protoc protoc=1oj39j3aj | protoc server=1el | protoc smtp=28l2kl1ef37j | protoc ssl=3an35m0xf37f | protoc synchr=2cn | protoc unsupp=3an39d
| protoc versio=39q1ee2sk0mf3af | protok=0qn2ak20f2sf | proton=1en0qm3nj | protož=0wm15f2fj3lf | prova=1ej2kj | provid=0cq2jo0nb02l30l0tk28k3je3ne07j
| provid a=1un30k | provid answer=0cn | provid author=0dm0qj1gj28j | provid client=0ro0te | provid di=02k | provid ensure=0tm
| provid except=2jm0nf2hj | provid for=07k2kk | provid grant=2js2he0qf | provid is=15j3rj | provid live=02l | provid micros=1yk3gk0yj
| provid oauth=2sm0sj1ef | provid please=0ij | provid regist=0nj | provid since=30j | provid trace=0tj | provid value=1xm0ek12k3re
| provis=14r0np1en04k0pk24k0mf0qf2cf2sj | proxy=2dp2sp0nf0qj0wj0yf1ej2cj | proxy authen=2dq0qd2kd3hf | proxy error=2so2dd2ck0cf1hf2tj
| proxy front=2tn0cj | proxy listen=1kj | proxy log=2ck1ef3hj | proxy login=28k2hj | proxy oserro=0il | proxye=0il0we0yf | proxye cannot=0il0we0yf
| proxyi=1ej | proxyi outloo=1ej | prx=2to0ce33e1hf | przekr=3kq1ef3hf | prøv=0xo0wf1ef | prüfen=08l0wl | ps=0nl1wl20k0ff0qf2kj3rj | psm=19k03j
| pssess=0fk03j | pssess outloo=0fk03j | ptr=18n30k1fj26f3nf | ptr record=18o1fj26f30j | pu=0ml1ej | pub=0tj30j | pub 198=30j
| public=0no0lk0qk0tf1ef28f3sj3tj | public a=0nk2aj | public micros=0nl | puede=0wj15j | pull=1ok34k | purple=3nz2td0nf1uf | purple elepha=3nm3hk
| py=0qo28l0nk1uk0tj2sf2xj30f37f3hf | py answer=28j2nj | py line=0tj3df3ej | python=0aj0qf2cj3ef | python imapli=0xj | python lib=2ck | python py=3bj
| python site=0aj0kj25j | python smtpli=0nj0qj2tj | på=1ho28l0qe0xk3gk0wj15f1ef2tf3hj | pôde=0wm | pôde ser=0wm | přes=1eo28f3jj
| přes oauth=1eo28f3jj | přihlá=1ep28l3he1rf | přihlá k=28l3hf | přihlá přes=1eo28f3jj | připoj=0zp12k0qf0yf15j2tf3nj | připoj k=15m1ej1yj
| příjem=2fm2kj | přístu=3hn3bm2el2jk0qf28f | q=1el0qe2kk3hk3nk0cf0nf2fj2sf3dj | q d=3hn3dk | q h=1ek2fj | q mb=0aj | qmgr=1en | qmgr e=1ej
| qq=1mp2fl0ak1uk30e0qj32j | qq com=0ak0qk1uk30e0nj32j | qualif=1fm0qf | qualif hostna=1fk | quaran=30o2tn2fd1ee14j2kf2uj | quark=0nk28k3gk0aj0qf
| que=1ho0qd1ed0we1uk02j0mj0xj0yf28j | que l=28j | que o=1hl0qf15j | querie=2ll1aj | querie refere=2ll1aj3of | query=2fm0nl3hl15j1ef1uf30f
| query status=0nl3hl1ef | queryi=03j1ej | questi=39k | queue=1ep3no0wl0yl1fj2ff2kf30f | queue active=1el | queue id=2sk | queue run=1eo
| queued=1er1uf2ff30f | queued as=1ek | queued mail=1eo | quit=29n1em0xe1re1wk32k0ij0nj0qj0yf | quit 221=2tf | quit comman=28l1ek
| quota=1mz1cm1oc33m20e2fe2te3ie1nf25j | quota exceed=33p1cf1ef1uf2ff | quota limit=1co33b2fj | quota xlist=1ej | quotae=1cr33c1mk | quotae mapiex=1mm
| quotae the=1cm1me33f | r=2co3hn3um1re2tk0af0ff0nj17j1vj | r dnsloo=15k0qf1yj | r gweiny=0xn3um1ee15f | r n=2cp1el0nk33k3uk0af0ff0xf18f1rf
| r ncorre=0tj | r ntimes=1vl17k0dj0qf0vj2cf3sj3tf | r ntrace=0nf0rj0uj | r si=30j | r smarth=3hn2kk0qj | raise=2hm0xl0nk3ek1ef1of1wj25f2cj3bj
| raise except=2hm0aj0qf28f | raise self=0xn2cl28j | raise smtpda=2qj | raise smtpre=2tk | raised=0xj3kj | raison=2nm28f2jj | rake=0qn0xc37l38k2tf
| rake aborte=0qn0xc37l38k2tf | ran=1fn0nj | ran into=1fn0nj | range=0um3bl26k0tf | range curren=0nk0uj | rapt=2eq2je | rate=33z3l92td3ne01f0cf1uf3if
| rate exceed=0cf33j | rate limit=33v3lb2te0cf26f3if | rate limite=33l28j2tf3kj3nf | rate of=30j | rateli=33n | rateli user=33l | raw=2sl
| rb=37o0qe0yk1yk0xf3sj3uj | rb in=37o0qe3uk1oj1wj1yj | rbac=3on | rbl=18k30f | rcpt=1e91dl1ul2fk0qf0xf1fj27f2cf2qf | rcpt comman=2fj2tj
| rcpt data=0yj1ej | rcpt from=1ee1fj2kj30j | rcpt relay=2kk0qf2ff | rcpt source=2kf | rcpt to=1ec2fl2ke0nf1oj1uj2qf2sj2tj33j | rcptho=2km30f
| rcptho 5.7.1=2km30f | re=28l02j0vj2ef2gj2ij30j3bj3hf | re authen=28l0vj2hf2ij3bj | re having=0qk3tj | reach=0is2fn0jj0mj0qf0uj0wj0yj1oj3nf
| reach is=2fm00j1oj | reache=33n26l37l12k3lk0qf15f1ef2tf3hj | reache for=3lm3nl2kk2tj | reache its=33l | read=0xz3dn0wc20l1we2lk0yj15f28f2tf
| read bytes=0mj34j3af | read connec=0xm | read data=0wf37j | read econnr=0xp0we | read failed=3do0qf2sf | read from=0xt0yl37k15f | read only=20n2sj
| read timed=0xf1hj | readah=0xk | readah int=0xk | reader=3dm0xl0wf15f3lj | reader error=3dm | readin=0al0qd0gk0me1ee25k37k0xj0yj28j
| readin data=0am1uj | readin respon=25k28k | readme=0mj1ej | readti=0yj | readwr=1ej1xj | ready=3un1ed28l0mk0fj0nf2cf32j38f | ready a=0fj
| ready for=3uj | ready host=32k | ready r=3uk | ready tag=0fk2tf | ready to=1em32e0aj2tf | realm=2cu17l1rk2te0dj0qf28j3vj
| reason=01n3nm1ed0uk11k2te3bk3hk0cf0tj | reason that=3nt | reason the=0nl0tl3tk2bj3hj3rj | reason timefr=0uo0nf | reason unavai=3hl
| reauth=2ey25k0nf1jj2hf2jf | reauth relate=2eq2je | rec=34j | rec layer=34j | receiv=0qr1nn37n2fm28l3ne0xj2tf30f32f | receiv a=0qn3uj
| receiv data=25l28k0aj0hj1ef | receiv fatal=34n3al36k2sf35f37f39j3nf | receiv from=0qn0nm28m1hj2cf33j | receiv imap=3hm38l0qe09j0nf1wj28f
| receiv in=38m3nm0fk0nf1pf3hf | receiv invali=0ne0zk2fk17j1oj | receiv mail=33k2fj | receiv resour=3rp08j | receiv respon=28k0nj | receiv the=0xj
| recent=0un3km0qd0wd33l1ok3le | recent call=0fj0qf3bj | recipi=33p0ql1el1ol26l2td1uk2fk2qe30e | recipi addres=30c1dl33l1me1uf2ff
| recipi in=0nm2fe2kk | recipi is=2fk | recipi isn=2fl1uj | recipi must=2fk | recipi no=2fp1oj2kf3nf | recipi ok=33k1uj3lj | recipi s=2fk
| recipi were=1er2fc33f | recogn=1rw03m0qk0fj28f2aj2cf32f3nf | recogn as=03p | reconn=2vo0mk0nk0qk3bk0fj0wf0xf0yf1ef
| record=37o0mm18m0tl15l30k1ef1uf26f32f | record c=37k | record does=37m34f | record found=18o0tn1fk3nf | record rec=34j | record ssl=37k
| record wrong=37l | recove=0qk33k2aj | recv=2kk37k0xf1rj1uf33f | recv the=2kk | red=3nn0yl0wk1of2ff | redact=1ek2vk0qf2nj
| redded=2ks1uc30d0ak0fj0qj1ef2qf3hf | reddet=0zq28f | redeem=0qm0el3tk0hj0nf0sj | redire=2gz0qd0nj1vj1zj2hf2jf2sf2xf33j | redire to=1vj
| redire uri=2gz0qd0ef0kf0zf3of | redire uris=2gp | redmin=0xd3hl0qk28e37k09j0nj1wj38j3nj | redmin imap=0qm0xd37l0nk38f3nj | redmin lib=37m0qf
| redmin redmin=37m0qf | reduce=1um3ml1ck33e | reduce the=1um3ml1ck33e | refer=2tn2sm39k | refer to=2tn2sm39k | refere=2ls2ho3bc00l3nl3od0vk1uf22j2if
| refere alread=22l | refere https=0vl | refere proper=2ll1aj3of | referr=3us1ed1re25k28e0ff0qf38f | referr id=3uj
| refres=0qm0tm2im2jd2xd3hd2ee1hj2hf | refres access=1ek2if3gf | refres code=0tn3gk0qj11f1ef2hf2if | refres failed=1vl08j14j2hf2jf
| refres http=0tm0gl3ge3he0qf | refres invali=0tk00j0rj1wj2hj2jf | refres reques=0qp08k2lj | refres succes=1el2ie3ge | refres the=0uj3gj
| refres token=2iu2hp3ga08k1ee0tf0uf1hj1vf25j | refres xoauth=1yk3gk0yj3hj | refuse=0ws2fn01l28d0ck0ze1ee1ue2qe3he | refuse 111=0wk
| refuse connec=3lm0ye2tk30f | refuse jul=0wj2kj | refuse no=3dk | refuse please=30l33j | refuse to=30l18j | refuse veuill=30l33j
| region=2kp2qk3uj3vj | regist=2gn1vm3rm0tk0qj17j1jj1wj2ej3hj | regist client=0qn0zj1rf | regist for=2gm | regist in=02j | regist on=0tm
| regist or=0zj | regist servic=17k0nj0yf | regist terraf=0nj | rehusa=0wo0yf15f30f | reject=30v1um0wd0ze18k26e28k2fe2qe1ef
| reject access=0qm2kl2qk0zf3hf | reject becaus=1sm1ue18j33f | reject blackl=1uf30j | reject by=2fn3nm1qk3he0qj1uf25j2tf
| reject cannot=18l2tk0qf1fj3nj | reject domain=30n15j1uj2ff | reject due=30m1uk0nj18f | reject email=2fe2qk33k | reject end=1dk2tk1ef30j
| reject greyli=1dl2ff | reject host=15e1fk30e3nk | reject need=1fk | reject not=3hm30f | reject ofr=30m | reject rcpt=1ed1ul2kk1dj
| reject smtp=2kl2fk | reject the=1ul30k2qf | reject under=26k | reject with=2fk | reject you=33o28f3kf | reject your=18n1jm0qf30f | rejete=30m
| rejete mail=30m | relate=2eq0qf0yj2jf | relate error=2eq2je | relay=2kv3nl0qk15k1dk2qe0yf18f1ff1uj | relay 127=2kd1ej2sj | relay 192=2sk2ff
| relay access=2kr2fk0zf18f26f30f | relay contos=2kc1ul1dk3hk0qf0xj1ef1rj | relay for=15o0qj2sj | relay local=1ek2tk1nj2sf
| relay mail=1dn2fl2kj2sf30f33j | relay mta=3nm1uj2fj2kj2tf30j | relay none=0nl15l2sl1ee0yj2ff2tf30f | relay not=2kp30e0qf1uf2bf2ff
| relay postfi=3pl0qj | relay pri=0wj2kf | relay smtp=0qm3nm1rf1wj3gj | relay throug=2kl0qj | relayi=2kn2ql2fe3hk30f | relayi denied=2kl2qe3hk
| relayi disall=2qo0qj | releas=1uo3nl32f3oj | remain=0qq0nl0yj | remote=0qm0xm0ck0mk30k0nj0yf0zf1ef1hf | remote 192=1en
| remote authen=0cr1re0qf2sj2tf | remote certif=0mm | remote elapse=1ej | remote error=34k | remote geschl=0xl | remote gmail=3bk
| remote host=0xo28k37f | remote ip=28k1ej | remote mail=0qk1dj30j | remote mta=15f1dj1fj | remote name=0qk15k1ej | remote passwo=3el
| remote port=28l | remote remote=03j0kj | remote server=30m1he05j0cf0mf0nj0wf1wj26j3uj | remote smtp=0wk2kk30e0qj1yj3hf | remote troubl=03k0fj
| remoto=35m0mk0we0xk15j3hf | remove=1el2ll2ck33k03j0qf19j1aj25j | remove from=2ck1ef3hj | renego=36v07f1ej34f3af | renfor=1vk0rj
| replac=0xm0nl0qk28j | replic=1ho2ll0ye2tf | replie=2tl30l | replie to=2tl | reply=2gw2cm0qd0xk2qk30e1ej2ff3nj3uf | reply addres=2gx3nf | reply b=1ej
| reply retcod=1ej | repo=15k0qj0tj2tf33j34j | repo contos=15k0tj1ej | report=2sn3nm0qe1ek0kf1dj1uj1xj32f | report error=3nn1uk | report mta=1dj30j
| report versio=1oj | reposi=37k3hk | reposi remote=37k | reputa=30n1ee2tf33j | reques=1hl33l3ol3tl1ee1ue2se0qf1rf20f | reques a=3rl17k3tk11f
| reques aadsts900144=0qo0sf3of | reques access=14k | reques action=2fn26l0xf2tj3kf | reques addres=1lm0wf1kj | reques again=2tl
| reques and=0no08j0ej2tf2xj3nj3tj | reques are=3oo0nf0qf0zj3sj | reques authen=0tq38m1rd08k3hf | reques authid=0nj0qj | reques badreq=04l1ak0nf22j2lj
| reques body=0sm3om0qe0nf0tf | reques comple=1ed2il0qj0wj1wj | reques connec=3tm | reques conten=3om12l | reques could=0qk2sj | reques detail=0nk02j
| reques did=0vo | reques does=0qe2gk2qk | reques en=19j | reques error=2hl0hk0rk0nf3sj | reques except=0ij0xj
| reques failed=1ym2xm05k1hk2qk08j0nj0qj15j1xj | reques for=3sm0tj | reques from=2tf33j3uj | reques has=2tn0ql2uj | reques have=3lk | reques http=3uj
| reques httpre=04j24j | reques https=1pm0nf0qf11j33j | reques id=0vl1wl07k0ze3bk0qf22j3rf | reques imap=3nm0nk0xj0yj28f | reques insuff=19o0zf
| reques is=2gm33l13k2je3ak3tk0nf2ej2hf3gj | reques lock=1ek1nf | reques mail=3km32k1ef | reques messag=1sq1ue03j1ef1wj2tf30f | reques method=3jk0qf
| reques micros=3ul19k0ej0ij | reques multip=04l22k0qj1ef | reques oauth=1xm0qk | reques permis=0zl1bj1wj | reques post=0ak25k | reques r=3sk
| reques reques=3rm0qk3gk0nj2jf | reques resour=2lm3ul1ae15f1ej1of | reques respon=0nk2fj | reques return=3hn1hl13j1ef3bj3rj
| reques scope=0qn0zm1wm0nf1xj3rj | reques scopes=0zn0qf | reques status=19j | reques the=0nm3tk0ej0zj3rj | reques to=0ql1hl2dk3jk0jj0nf28j2mj33j3gj
| reques token=0ql | reques tokens=0rk0zj3tj | reques u=3gl2hk | reques url=3bj | reques user=1om2xm3pm11l20l03j1aj2bf2ej2vf
| reques was=0nl17l2xl0qf0zj13j1hf2ef3of | reques when=2lk1aj | requie=0zm | requie such=37j38j | requir=2kn32l0bk1re2ek3he0oj1ef1jj1uj
| requir 163=0qk2qf3hf | requir a=34m0qk14k0sj38f3jj | requir aadsts50076=1vj | requir at=2kn | requir but=32r3890gl34l0qe0xf1rj20f3nf
| requir device=14o0nf0qf | requir error=2xl0qf0zj14j23j2ej | requir for=24m38l0qk0sk2kk0nj1jf28j3nf3of | requir https=1vk2nk0ff0qf3hf
| requir learn=0qo0fj | requir parame=02o3of3tf | requir permis=1bm | requir resour=1bl0zk0qf1wf | requir smtp=32m38l | requir the=0zj14j
| requir time=0yl37j | requir tls=38l | requir to=14n38l0qf0vj32f | requis=1hl02j | resend=01l1jj2fj2qf | resend the=01l1jj2fj2qf
| reset=35m28l2ek2jk0qf0yf1ej1jj1uj37f | reset by=0xm1uj | reset their=2jk | resolu=0dl0wk15j3vj | resolv=2fp0qd0yk15k18e2tk0nf1ej2qj30f
| resolv all=2fk | resolv before=2fk | resolv host=0qf15j | resolv https=30j | resolv rst=2fq30f | resolv smtp=0yk0qj15j | resolv to=1fl2ff
| resour=2mt1bn3rn3oc14l02e0yk1he3mk1aj | resour aadsts500011=2mj3vj | resour access=1bl0zk0qf1wf | resour app=0zm0nk1wj | resour applic=1bp0hl0qf2lf
| resour azurea=2lk19j | resour contac=0nl0qk | resour could=15b1on1zl1ak2lf | resour does=2ll1aj3of | resour group=0qk0tk3jk2xj | resour had=1bm
| resour has=28l33k0qf | resour https=2el2mk3jk1ef2hj3rj | resour is=3rl2mj | resour must=0zj3tj | resour parame=3rp08j | resour princi=2ml3rl08e
| resour resour=15a1om1zl2ll | resour string=1xl0qj | resour tempor=15o0yn1he2te1dj1yj2ff | resour the=3mk0zj33f | resour trace=14k
| resour value=0qk0zj1wj | resour was=1ek | resour which=0zn | resp=1eo0qe2ck0xf | resp smtpli=30j | respon=2cn0qc28m3hd0xk0yk1pk1re1ue3ik
| respon 250=1em30f | respon 501=1fn0nj | respon 550=30q2kk26f2ff2qf | respon 554=33l | respon after=0yk | respon at=0fj | respon author=13l
| respon b=2ck3uk37f | respon body=0nk0qk2bj | respon code=28o1ed1rk33k0af0nf0sj0xj0yf11j | respon did=2cm0qk0hj0nf0sj3uj
| respon error=0xs2ql37l2ck2te0aj0qf0yf | respon errorn=1om | respon failed=0ik17j1hj | respon from=0cl0yl2dl2sl0qj0wj1ef2tf32j | respon header=25k2qj
| respon intern=1ej2tj | respon invali=0qp01j08j13f28j2hj3rf3vj | respon is=0xk23j | respon limit=3im33d | respon m=1ok0nj | respon ms=1em
| respon no=28s3hb0al0qj1rf2cf2nj38j | respon on=28l1dj | respon secerr=03m | respon status=1ek2dk3jk0aj28j | respon to=2cl0xk
| respon too=3ir1pe0xf1uf | respon type=3tp02o0ne0qe0sf3oj | respon unauth=11k | respon unexpe=2cl2sl0qf | respon was=2km0il0qd0ak0dj0fj30j32f
| respon with=3ho1ed0fk3uf | respos=2cn1ee1pj1uj3hj | respos do=1uk1ef2kj | respue=2cm0fj | respue del=2cm0fj | rest=3hr1op3bl0hk02j03j0qf0zj20f33f
| rest api=1on | rest apis=1oj3oj | rest reques=3ho3bk3rk | restag=0fn | restar=3hn28d1ef33j | restor=22n2ln0qe | restor becaus=22n
| restri=2fp02m18l2nl0nj0vj1uj33f | restri by=18n2fl0vk01f30j | restri to=02n | result=0qm0nk2ck0jj1ej1fj2sf | result delaye=0ym28j | result in=11j2fj
| result unwrap=1uk | ret=3em28k0nj | retcod=1ej | retcod 235=1ej | retr=1ej | retr del=1ej | retran=0yk25j | retria=03m | retria additi=03m
| retrie=2co11m0il0ml0ql1tl0xk1ee33e38k | retrie a=0ik3gj | retrie access=11p3te0tf | retrie exceed=0mm38l0ik2te0gj0lj0qj0wj33f | retrie oauth=12j2ij
| retry=1hn14l1dl3hl0qe0yk2tk33k0xf15f | retry after=14o2sk0qf3nj | retry later=1hk1nk32j33f | retry the=1hl2tl | retry time=3nl2kk0wj0yj3hj
| retry your=3mm33f | retryi=28m0mf30j | retryi plain=28m0mf | return=0qb1em2sm0nl17k3ek0tf0wj0xf0yf | return 550=26l18j
| return an=0qm3hk3jk3ne1hf20j2cj2xj | return by=0im0dj3uj | return code=1en3el0qf2qj3nf | return empty=3em | return errno=37j
| return error=17r1yl0qf28j | return http=0co1hl13j2tf3gf | return path=1ul2qk1ef | return pub=30j | return the=0dl2hl15j | return token=1ej
| return value=1ek | reusin=1en | rev=2tn0cj0xj | rev at=0mj | rev auth=38j | rev cannot=2tn0cj | rev childr=1rj | rev id=1rj | rev idle=1ej
| rev litera=3uj | rev sasl=0aj | rev server=0xl28l3uf | revers=30o1fl | revers dns=30p2te26f | review=2mk0nj | review the=0nk2mk
| revoke=2jz3bd2ee2he3he01f0jf1wf2vj3rf | revoke a=2jl2hf | revoke the=2jk | rewrit=1ej2sj | rfc=30r2cp2td13k1fk0qf2kf33f3hf | rfc 4.1.1=1fl
| rfc errors=0qk | rfc sectio=13l1ul0nf0qf2cf30f | richie=2fn0ze1uj2qj37j | richti=0wf | rifiut=0wn1um2fj | rifiut persis=0wk | right=20p0vn0nf2ff3nf
| right to=20l2qj | rights=20o03n2bn2te1wf28f2sf3hf | rights data=03m | rights to=2bo3he | rip=1el0mk28e27j | rip 127=0nj28j | rip 192=1ek27k28e2cj
| rispos=1un2fj | rispos del=0qj | riusci=28r1ef3hj3jf | rmilte=2sk | robot=01m26k00j | role=3po03m16m1al0ne0qe20k04j1of2lj | role assign=03m1am2lk04j
| role cannot=16n | roleas=1an04k03f1of2lf | roleas the=1an04k03f1of2lf | roles=1wn03k0zk | roles to=03k | room=28k0nf | room entere=0qj
| root=1on2bn0il27l0ne1uk30e01j0qf0wj | root ca=1ek0jj | roundc=28m27j37j | route=2ft1yp1ec2te30e34k1oj1uf3nf | route to=1yp1ef | router=0xl37k0yj
| router user=0xl37k0yj | routin=1um3am1ed2fk33e34k39k0nf0qj0yj | routin ssl=34l0mk1ee0nf0qf37j39j3aj | routin tls=0qe39k0nj3aj | routin unsupp=3aj
| routin wrong=37j | rs=2sm1uk2tk34k0qf26j28f30f33f37f | rs line=3hk0wj | rsa=1ej | rsa aes=1ej1fj | rset=0xk0wf | rspamd=30l1ee0yj
| rspamd milter=30m1ef | rst=2fq30f | rts=2mk | ru=25l38j | ru mail=38k | rubies=0yk1wk | rubies ruby=0yk1wk | ruby=0yj1ef1wj37j3sj
| ruby 2.2.0=1wk0yj | rugăm=2tk | rugăm să=2tk | rule=2bo3nm0dk0qk0vf0yj30f | rumble=0aj | run=2em0nl1ek2ik0qf0vj0xj0yj1rf2fj | run az=0vk2xk
| run build=1ej | run connec=0nm0xm0qj1ef | run doveco=2fl2tk2sj | run gcloud=2ep1jj | run pid=1eo | runnin=0qm28l0nk1ek1nk0xf0yf33j
| runnin state=0qj | runspa=3lk | runspa and=3lk | runspa becaus=3lk | runtim=0yl0zl0qe32k34k0wj15j1yj20j3gj | runtim cannot=0yk0nf0qf20j
| runtim failed=1yk3gk0yj1uj | rvm=0yk1wk | rvm rubies=0yk1wk | rx=1fk0rj | réussi=1vk | s=1en2tl1re20k3uk0kj0zj1hf2cf2fj | s 220=1em | s 250=1ek2wk
| s 535=2wl2zj | s a=2tn0qd0xl2cl3ue0fj3hj3nj | s altnam=0km | s an=3tj | s applic=0zl1wj | s auth=3hk | s bye=0xp2vm3ic0yk1ee2te0fj | s c=38k34j39f
| s capabi=0xj | s certif=0mm | s clnt=32j37f39j | s creden=0nl1rj3hj | s curren=0zk0vj | s dmarc=30j | s failed=28l27j3hj | s fault=17k20j | s h=30k
| s ha=0cm15l2xl0xk3he1jj1rf1zj28f2tj | s imap=2tl33l2cf3uf | s list=30j | s mail=1ek30f | s mailbo=3up1of | s no=0am26j | s ok=0kk0aj
| s poštov=2tq0yl0wk28k3nk | s s=3hl11j1oj3pj | s securi=2po0vf | s server=28k1ej | s smtp=0wl1ej | s t=1em | s the=0qe20k2kk3uk05j1oj33f
| s value=17k3rk | s w=0ql1ej | sa=20o15l0tj1oj1yj2jj | safe=1rp0zk07j | said=1dm0nl3pk0aj0xj28f3hj | said 451=1dn2te | said 535=3pl | said 550=30k
| salah=15l | salasa=28l0aj2bj | same=30n22m2ql04e1ee1hk0nj3bj | same as=2ql0nj | same value=22n04e | sample=3tl | sandbo=01l2kl | sandi=28l0ak0fj0qf
| sarp=1jk | sarp scc=1jl | sas=1ij | sasl=0pt1po0cl2cl0ne0we0ye1ek1rk2te | sasl argume=1ps2oe0qf2cf | sasl authen=0ps28a0cc38l2te0nj1ef1wf3gj
| sasl client=0qk3df3ej | sasl connec=0cr0wc0qf2sj | sasl generi=0pn | sasl ir=1rf38f | sasl login=27n33k28f3hf3kf | sasl mechan=0pn1rj
| sasl method=1en0qf | sasl no=0pk0qf3ej | sasl oauthb=2sj3ej | sasl passwd=0qs2sd1ef | sasl plain=0cj | sasl respon=3io1pk33e0pf28f2cf
| sasl userna=2so1rm0ck0pf0qf3hf3pf | sasl xoauth=3do0qk0pf1ij1pf3gj3hj | sat=0uk28k0jj30j | sat nov=0uk0jj | satisf=1vo02j0vj1jj
| sau=0qr0fd28k0af0pj2aj | save=1mm1uj | save change=1mj1uj | saved=3do1el28e2tk0qj0xf2ff3nj | saved mail=1em0qf0xf | saving=1em | says=3hm2jf
| sbl=18m | sc=3hl0fe1ik | sc ebi=0ff | scadut=2hm0wk0xj1ef2jj | scan=2sk30f | scc=1jl | scc plt=1jl | scenar=03o3rl | scenar please=03j
| schedu=1em0yj2fj | schema=2tk0nj20j | schema micros=2tk20j | scheme=0qv2go0nd2aj2tj38f3of | schrán=20p2tk15f1oj2fj33f3lf | schwei=1dl2ff
| schwei ch=1dl2ff | scope=1wz0qp0zn3hb3om3rm0ak0ne16k1ee | scope error=0qm1xf | scope has=0ql1wl | scope https=1xn0qd0vl0zk1we
| scope imap=1wt0nf1ef1if | scope is=1wq1xp0qo3oj | scope or=16n | scope the=1wk0qj | scope value=2ik | scopes=0zo1xo0qb1em11j3of3rf
| scopes https=1el1wk | scopes reques=0zk11k | scopes were=0zn0qf | script=1mm2il2sl03k0qe25k0nf15j1wj2kj | script file=03m
| se=0mm15m0wl28e01j0jf0kj0nf0qf1ef | se a=15j3lj | se encont=15o3uj | se ha=0we15e3jk0mj | se poate=0qk28e0pj0wj1pj | se prosím=0yd12l2el
| se puede=0wj15j | search=2tn1ej1oj3hf3nf3uf | search all=1ej1oj | search illega=28j2vj3hf | sec=1ek0yj | secerr=03m | secerr dsid=03m
| second=1eq2tl0ne33k1df | second starts=0qj | secret=0tn0rm0sm3jm0qd3de0nf2ij2sf2xj | secret added=0tj | secret being=0tm | secret erzeug=0rj0tj
| secret id=0tl | secret is=0rl0tj | secret ist=0rm | secret key=3em | secret keys=0ro0te | secret or=0sn0nf0tf | secret provid=0tn0se08f0rf
| secret trace=0sl0qf0tf | secret value=0tl | secs=0ml1ol1ee20j2cj2sj | secs user=0mm0nj1ef20f2cj | sectio=0qo13l1ul2ak1ef2cf30f3uj
| secure=0nm37m1el38l3tl2kk0kj0zf14j1rf | secure connec=0qd38k0nf1ej2kj | secure option=0mj | secure sessio=0nk2ck28f | secure ssl=28k38k0mf0qf1ef
| secure tcp=1ej | securi=01n38m3hc0ml1vl2pl39l3nd0ne17k | securi authen=0mr2tl3he09j0jf0qf28f38f | securi cert=0uk0jj | securi challe=1vp0vk1jj
| securi crypto=0qo0tk0mf | securi defaul=2pr01c0ve3nf | securi https=0rj | securi reason=01r1ne1of | securi token=17n28j
| see=2cn30n0nm1ec1fl2fe0if0qj0zj1dj | see error=06j | see http=1ul1dk0qf2cf2ff2qj38j3hj | see https=0no30o2cn0qe1ee2qe2te3tk0yj2yf | see inner=1xk
| see rfc=1fn2kf2qf | see the=0fj0mj0qf2qj | seen=1eq1uk | seen to=1ul | segfau=3nr2tl0nf1ef30f | segura=0qj | seguro=0ml0xf | seguro ssl=0ml0xf
| select=20w0ol0nk0pk0qk1re1sk2tk1ej1nf | select comple=2tp1ef20f3nj | select inbox=20u0qf3nf3uj | select unsafe=0op2tf
| self=0mq0qc0xm0ik2ck0jf0kf2fj2ij2vj | self abort=0xn2cl28j | self signed=0mr0il0qe0jf0kf | selfsi=0qn0me | selhal=15m3jl2ek12f1ef1yj28j2tf3gj
| selhal zkontr=28l | selon=0mj | selon la=0mj | sem=20n1ak3nj | send=0om1em2qm0nk1uk3nk0ff0xj1fj1oj | send alert=0qk | send an=0zj33j
| send anonym=38k | send as=2qp1uf20f30f | send e=0jj34j | send email=0xo0ak0we28k2qe0yj19j1ef1wf26j | send error=1uk28k0aj0yj1ef | send from=2qn
| send hello=0np1fk2ck0wf | send mail=2kc30m0nk0qk2qe2yk28f2zj32f38j | send messag=2fn1yk0qf34j | send notifi=0kk | send smtpco=0fj2qj
| send test=38l0yk0xj28f37j | send the=1uj2qj | send with=2kk | send your=3sk | sendas=2qp0nk1uf26f33f | sendas mapiex=2qq1ue26f33f | sendas not=2ql
| sende=2fk0qf | sende meldin=2fk0qf | sendem=25l0qf38j | senden=26k32j | sender=2qs1em0nd26l2kd2xl3nl0qf0wj1uf
| sender addres=2qq2kc15j1df1kf2ff2xf3hj3nf | sender host=0qm1ef | sender identi=2qm0qf30f | sender is=30r0qe2ke2qj | sender name=0nm2ql
| sender not=0qq2ko2xo30d1rf3hf | sender ok=1el1me2qf | sender recipi=2sk1ef2qj | sender reject=1ue2qk2xj | sender smtpli=2tk | sender thread=3ll2qf
| sender verify=2fk30j | sendgr=1ej28j2qj30j33j | sendgr net=30j33j | sendin=33r26q37m1md14k1ue2fe30e1fj1of | sendin accoun=2qk | sendin activi=26n
| sendin append=2tj2vj | sendin email=37n1ed0vk26f28f2qj2yj3hj | sendin error=37l38l | sendin failed=0wk | sendin for=01l33f3lj | sendin ip=30l
| sendin limit=33n3lf | sendin limits=33j | sendin mail=1fm2fl2te0nj0qf1ej26j30f35j | sendin messag=30m15k1ek26k33e0qj1of1rj1uj2ff
| sendin quota=33s1m71oj26f2ff2tj | sendin rate=0cf33j | sendin smtp=0fj | sendin the=28m0yl0mk26k | sendin this=30j | sendin to=1dl2fj
| sendin too=33m3kf | sendma=0qn2tn2qm0we1re27k32e37k0kf0nf | sendma b=37n0nk2tk0wf1rf | sendma can=1uk | sendma decpd=1em
| sendma failed=2qk0qj28j2tf | sendma raise=0qf2tj | sendma u=27l2sk | senha=0fl0aj28f | sensit=28p0zn3he0nf0tj | sensit respon=28p3he2nj
| sent=1eq2xn31n2ql0ej0qf0xj0zf1ff28f | sent 250=1en | sent an=0xl3nj | sent becaus=26k | sent but=2xm | sent delive=1em2ff | sent in=0tk2xk
| sent mail=2qj | sent please=30j | sent to=1un2kn0qj1ef2tf3vj | sent your=08j0qj2mj | sep=2rk3pk18f1ej28f3nf | sep lmtp=2rl0mf | sep mail=0mj28f
| sequen=2cm0qj1rj | ser=0wl0xl0vk1ee0qf | serial=3ho1pk0nj | sertif=0us0mm1el0jk0qe28f | server=2tq1hm0qf1ej1sj25j32f3hf3uj | server 192=35k33j
| server 535=28o0af3hf | server 553=2qm2kl0qk | server after=0qk1dj30j | server and=1rk0pj3hf3uj | server at=0no0wk15j38j3hf | server auth=1ej
| server authen=0fn0al3he | server authty=1ej | server busy=2tm33j3kf | server capabi=1ej | server certif=0up0mm0kd0ql0if0jj0lj0nj2tf
| server client=1wl0qf2tj33j3uj | server code=28k1rj | server config=2so0qf1ef35j | server connec=2tk35k0mj0qf0yf2kf | server creden=28k0aj
| server denied=28p3hf3kj | server did=0fl0qf1rj2cf3hf | server does=38m1rd2qj | server ehlo=1ek | server error=1hz2tp0qd33d15e1re28e0ff0if0yf
| server failed=0ir2cr28o2te3he15f1ej2sf3uf | server for=0qo0hj1kf | server greeti=2tf3uj | server has=01m0xk28e0qf1ef26j2fj2tf33j
| server hello=39m0mf | server imap=1eb38n3ub1ym0wl0yj15j1rj28j2cf | server imds=0qj1ej | server info=0nk0qf0xf1ej | server intern=2sj2tj
| server invali=1xk3tj | server ip=30k18j | server is=2tq0mk0qk1ek3ue0cf0nf0wf15f30f | server ist=0fk2tk33j | server log=2to2sm0qf | server loggin=0xl
| server mail=15u1eb3ub2tm1yl34l3hl28e32k0nj | server messag=01m00j3hj | server mx=0ql0xk0wf | server name=0kk | server neodpo=0kl
| server networ=0wf0yf1yj | server nicht=0wo15k3uk0yj | server not=3ho1ec2tm0fk0qf28j2cf3uf | server or=3uo0qk0yj | server outloo=0fl0qj
| server please=0wo0yj28j2tf30j3uj | server quit=1wm28e3hj | server ready=3ul1ef2cf | server reject=3hk0qj2qf30j | server replie=2tl30l
| server report=1oj | server reques=2ol0ak25k33k0yf1ef3uf | server requir=0zj2kj | server respon=2kn0qc25k2ce33k37e3ek0yj13j
| server return=17k26k2ck03f05j0nj0qf1wj2bj2tf | server s=0mk2tj | server said=0nm0xk2tk0aj2fj3lf | server sendma=27l30j
| server sent=31s1ed0ij0qf0xj2cj32f3nj | server signin=0qk0fj0xf | server smtp=2tc0xk2ck18f28f2ff2sf30f33j3dj | server ssl=0qk37e0mj3uj
| server status=3nn0qj0wj28j2tf | server the=2tl2kk1ef1uj2fj | server try=1rj37j | server unavai=2tp0ck1re33k01f1hf2ff2uj3jj
| server unexpe=0we2tk3uk18j37f | server use=3ur1rf2cj2tf | server using=3hl1ij2zj3pj3rj | server versio=3ol28k3uk0kf0qj1of2tj3hf | server war=0fk1fj
| server was=2rj2sj | server with=0ak0fj0qj0yf28j3hf | server withou=2kl0qj | serveu=0yo1yo3um1ed0mj0qf0wj0xf1rf2tf | serveu mail=0yo1ed0wj0xf
| serveu smtp=0wj | servic=0nb2bm3um0qd24l2ll09k17k1hk30k | servic accoun=3dn1ej | servic action=3oo0qf28f | servic at=17n1hj | servic closin=0xk0wf
| servic code=24n0zk1wk3oj | servic contos=0xj | servic could=3ul28k15j2tj3kj | servic error=15m19j30f | servic execut=0yk | servic failed=0yk0qj0xj
| servic field=24p | servic here=3up18k30f3lj | servic imap=2tm0wk2sk1ef1if28j3hf | servic inet=2sk1ef | servic is=2bp2t93hm03l01e1hk1ik0cj0qf1ej
| servic mail=0an2fj3hf | servic not=2tp1on30m15l32e02j0qf1rf3uf | servic princi=09r2lp08l0hk0qe22k2mk0nf0tj0yf | servic provid=30l
| servic ready=1eb32l | servic refuse=30l33j | servic return=19j | servic subscr=2mk0zj | servic tempor=2tn | servic that=0zj | servic the=03n0nk
| servic types=2tk20j | servic unavai=26p2td3nl30k0nj0yf18j1hf2bf | servic was=17o3hf3nf | servid=2cq15l1hl0xk0mj1ej1rf2xf30f3nf
| servid de=1hl0qf0wj15j | servid foi=1mj | servid fue=0qj | servid imap=2cl28k0nf0pj15j3lj | servid mail=0xl2kj2tj
| servid smtp=0qo0xl1ed2cd0yk28e0pf0wf1hf2ff | serwer=28o0yl1rd2tl0wj0zf1ij2yj3uj | serwer mail=3un1ed0yk0wj1ij | serwer smtp=28k1rf2yj3uf
| ses=25m2qj | sessio=2vr3lm2td34l0qe1nk00f0ef0xj1ef | sessio a=2fj2kf | sessio aaaabb=28k | sessio expire=2vu1ec12e2hf2xf
| sessio has=2xn12l0je2vj3bf | sessio instan=28l | sessio invali=2vn1pf2ef2hf2jf3bj | sessio io=34k3uk | sessio is=34l2ek0qj35j
| sessio opened=3ln33e1ej3kf | sessio s=0nl1rj3hj | sessio smtp=0xp34k35k0yj28f | sessio tls=32q34k0mf0wf1ef | set=0qm1el2sl3nl0nk1wk2ek32e03j0gj
| set n=1em | set of=34k2tj39j | set sender=2qe1ej1fj | set the=2qk | set to=2em0nf2sj | settin=0nm1em2ql3tl2rk2sk05j0fj0gj0wf | settin page=28l1ij
| setup=3nl0yk2rk3hk0nf0qf25j30j3bj | setup failed=0yl3hk3nk | setup of=25k3bj | severi=28k1uj | severi perman=28k1uj | sg=0fl3uk0qf1ef33j
| sg pr=0fj33j | sh=0qq3ek08f1of1rf2sf | sha=1eo28k0mf1dj | sha 128=1fj | sha 256=1dk | share=0jk0nk0xj | share perl=0xj
| shared=2wo2tl0ik20k0nj1of3hf3nf | shared authen=0nj0qj | shared mailbo=2wp20m3he | she=1ek1pj | she wrote=1ek1pj | shield=0im1ef | shield cn=0im1ef
| short=0uo3uk0nf0qf | short lived=0uo0nf | should=0qm1el1pl3ol0sk0te28e3uk0rj0yf | should be=3tl0rk0nf0sf0tf1fj | should have=1pm0zl02j0nj
| should not=0qm3om1ul0sj1ef28f | should probab=0qk2sj | should use=3uk0qf0yf1ej37j | shutti=2tq33f | shutti down=2tq33f | si=30m2hk26f28j2fj
| sicher=0fk32j38f | sicher verbin=0fk32j38f | side=0qo2el1ef | side box=0qp | sie=1vm2tk3jk0wf15f | sie die=0we38j | sie es=2tl3jl | sieve=2fk
| sieve msgid=2fk | sign=0ql0tl0zl2bl2wl3nd14k28e0fj0mf | sign in=0zm2wl14k28e3ne0fj0tf1hj20f2bf | sign out=0zk | sign the=0tm | signal=2tl1ek
| signat=0tn3hm3al03k0qe0nj0uf1ej1pj28f | signat field=1ek30f | signed=0mw2xl0je0ke0gf0ij17f1ef3nf3uj | signed by=0mn | signed certif=0mp0il0qe0kf
| signed in=2xm | signin=3or0qm0ak0fk2te3tk0wf0xj1ef1jj | signin contin=0ak1jk2nk | signin e=0xl37k0yj | signin in=15j3tj | signin off=0qk0fj0xf
| signin you=0qk3tj | sikere=1em1of | sikert=28o0wf34j | silaka=3ll0wf | silent=2xo2ef | silent sign=2xm | simple=1jm0qk1ek1re01j28f
| simult=3lt3kd33e0wf | simult connec=3lt3kd33e0wf | since=2em0nk1ek0aj30j33f3kf3of | since part=30j | single=3jn3tl2hk1uj3ef | single page=3tm2hk2gj
| site=1wm25m0ne28e3hk3rk3uk03j0aj0kj | site packag=0aj0kj0qf1oj25j | size=1uu1eq33a0ql2sk3ik3le3ne0yf2kf | size 250=1eb32l0qj1rj3uj | size 590=0ql2qj
| size exceed=1uv1ee1mf30f3lf | size flags=1uk2vj | size limit=1um2qf | size nrcpt=1en0qf | size of=2sm3ml33e0qf1uj | się=3nn1rf1yj3gj3jj | ske=3al
| ske dhe=3al | skicka=2fl15k | skippe=1ek3ej | skippi=3en3on10l0ok1re3nk01f1ef1sj25j | skippi accoun=3eo0nf28f | skippi backup=0ol1ef
| skrzyn=1el0qj28j | skrzyn poczto=1el0qj | sln=30m | sln html=30m | slow=33s0yj2tf3lj | slow down=33t2te3lj | sm=38m27k3hk3kk3nk0af0nj1ej2bj2kf
| sm mt=2bj2zj | sm mta=27l3nl2fj2tf | sm pfq=2tj | small=34n3im3ak0qf1uf2tf | smarth=3hn2kk0nj0qj | smarth defer=2kl3lj | smarth h=0qm
| smarth t=3hn2kk0qj | smtp=28q0wp0ym1um15l2td0qe0cf0zf1ef | smtp 127=37l0wf0yf | smtp 220=32k1ef | smtp 250=1ek32f | smtp 535=28s3hk0af0qf0wf
| smtp 550=30o2fm18l1ul15e1ee28e2ke3ne0wf | smtp 554=2tn1ef26f30j | smtp a=0pj0qf3hj | smtp addres=1op | smtp after=3hp26m0we0qf0xf1ej27f28f2kf2qf
| smtp attack=27p3kk1rf | smtp autent=28n0qf1rf2yj3hj | smtp auth=2871rm0wd2bk2yk38k3hk0af0fj0nf | smtp authen=3hn0pm0qe2kk38e0ff1uf2qj2yj
| smtp berhas=1ek | smtp c=0qk2qf3hf | smtp client=28k2qk0qf0yf15j32f38j | smtp code=1um2km1mk3he0nf | smtp comman=0aj2fj
| smtp connec=0wu1en0yl15l28d0xe30e0nf0qf1uf | smtp contos=0xo1ec0md1rl15e2fe2te3jk0ij0pj | smtp data=1ee30k0qj0xj0yj32j38f
| smtp defer=3nl2ke0qf0yj1rj1yj2tj | smtp delive=1dl2ql3nf | smtp e=2kk | smtp error=0wa32o0yc28m0ql1el0ae2fk2te0ij | smtp failed=1yl0qj1uf28f3kj
| smtp fejl=2fm0wj28f2kj | smtp for=0wl | smtp gmail=0ql0me30e38k0if0nj15j33f3gj | smtp greeti=37n0xk18j28f30f3uf | smtp hiba=28n
| smtp host=37n0we0ij0kf0yf15j | smtp in=2fl30k0nf0wj0yj1ej1oj2kf | smtp inboun=28o1dj1ef | smtp last=0qk1rk | smtp mail=1rm1ef1fj28f3hf3uf
| smtp messen=1rk1ej | smtp no=0wm0ym3nf | smtp notice=0xj37j3uj | smtp não=0qn2cf3uf | smtp office=0wm0ym0fe1ee3he0nf0pf0qj1wf30f
| smtp on=3jm28k0aj0tj2bj2xj3gj | smtp out=1ek34k0yf | smtp php=0ml | smtp postfi=18f30j | smtp postma=28l15k0yf27j3hf | smtp protoc=2cn1ef38j
| smtp rb=37j | smtp relay=30j | smtp reply=2ql0nk | smtp requie=0qj | smtp respon=30n2cm0ak2ff37j | smtp sasl=0qn3dk1ef2sf | smtp send=1wm
| smtp sendgr=28j33j | smtp server=2tc0wl37l1rk1ue2qk0mj0nj0yf1ej | smtp servic=3un2bl01f1if1uf2yj | smtp smarth=0ql2kl
| smtp smtp=0xo15o1ue28k3ue0wf1rj37f | smtp smtpcl=0nk0qj32j | smtp smtpco=2tk32j | smtp smtpse=2qn38k0nf2tf30f | smtp smtptr=39k | smtp ssl=34k
| smtp startt=1el2rl32d0mf1rf38f | smtp strato=1em | smtp test=0yn0fj2tf | smtp tls=1el | smtp undefi=1ro38k0nj3nf | smtp user=0qp0nl28d0wf1ef2qj3uj
| smtp verbin=0xl0yk3uk0wj15j | smtp verifi=0fo0al15k3nk0qf1ef | smtp virhe=1ul0wj15j34j3uj | smtp warnin=0pk | smtp xx=28k2sk
| smtp сервер=0wv15l2ce0yj1ef1rj28f2ff2tf3uj | smtp サー=1rl38j | smtp 錯誤=1uo0wf2tf30j | smtp 错误=1ul2fk0qf | smtp 서버=0we0xj32j
| smtp 인증=0fm28c0ak3hj3nj | smtpau=2yn28c0al0ne2bk3hk0cj0pj1rj30f | smtpau 534=2nj | smtpau 535=28k3he0aj2yj | smtpcl=2zn2yl0nk0df0ff1ej2kj32j3hf
| smtpcl authen=0nk38k | smtpcl is=2zp2yl3ne0ff1ej | smtpco=0wd33l1ek37k0nf0xf | smtpco action=33l3hk2tf | smtpco conn=0fj2qj | smtpco davmai=0qj1ej
| smtpco format=33k0ff0qf0yf2kj3hj | smtpd=1eq2so27l28l30d1rk0pf0xf18f1fj | smtpd a=1rj | smtpd connec=1em2fk27j2sf3lf | smtpd discon=28k1ej
| smtpd lost=27k34k0xf39j | smtpd noqueu=1ee1fk0qj2ff | smtpd warnin=1rm27m1ed34k0mj0pf0qf0xf2kj2sj | smtpda=30n2ql2fk2te33k0nf
| smtpda 550=30n2fl0qf1oj2qf33j | smtpda 554=0qk | smtpda code=2qj | smtpex=1rm0qk2qj37j | smtpex the=1rk0fj32f | smtpfa=2kl2ql0qf1uj2ff
| smtpli=0qs3hm0nl2fl28e2ke33k0af0ff1uf | smtpli py=0nj1of2tj | smtpli smtpau=3hq28d0qe2yj | smtpli smtpda=30n2fl1oj2qj2tf33j
| smtpli smtpre=0qk2fk2tk1uf30f | smtpli smtpse=0qn2qc0nl2kd33k3he0xf | smtpms=1ej | smtpno=0qk1rf | smtpou=26l0wf
| smtpre=2cm0ql2tk30e37k0nf1pf1uf2qf3uj | smtpre 550=2kl2fe | smtpre respon=33j | smtpre sender=2tk | smtps=1ek0xf27j2sf | smtps smtpd=0yj27j2sf
| smtpse=0no37n0ql1ed35l0we28e0ff0mj0yj | smtpse 451=30n0yl0nf0qf1dj1uf2vj38j | smtpse 553=0nf0qj2qj3hf | smtpse connec=35n0xf1ef37j
| smtpse contos=37n0nk2tk0wf1rf | smtpse please=0nm0xm0qj1ef | smtpst=0fj1ej2qj | smtpst status=2qk | smtptr=0nk39k0mf | smtptr authen=0fj
| smtptr java=0nk39k0mf | smtptr startt=39j | smtput=1ej | smtpサー=0qv28m1ee1re2yk0zf | smtp認証=0fk1ek28e0aj | sn=3hj | sni=1eo | sni provid=0ij
| so=15n3tl0nk1ek0sf1yj | soap=0ql3tk2tj | soap header=0ql3tk2tj | sock=2sn0ck0nf0qf0wj2ff30j | sock connec=2sk | sock failed=0cl2sl25j
| socket=0w70xm0pl32d3ul15e1lk2fk0ij0mj | socket a=1yj | socket client=0me0qe3uk0yj15j | socket enable=0ij0mj | socket error=0xr2fn0wd0nf37f
| socket networ=1yk | socket operat=1yk | socket py=0xf0yj | socket read=0xe0cj | socket socket=0yl0wj15f2df37f | socket ssl=0mo0ik0lj1gj
| socket timeou=0yk0xf | socket to=0ml35k0wf32f34j | socks=0qo0wm2dm2ak2te0nf2sf | socks proxy=0wn2dm0qf0yj2sf2tf | soft=1om30l1uj26f3hf
| soft delete=1om | sogo=0nk | sogo mailco=0nk | sogod=28l0nj | sogod x=28l | solici=2to0qn0xc0vk1dk1ee3ok0mj1hf33j | soluti=0yn0xj | som=1em0wf
| some=1sp0zl1ue0nf0qf1ej1wf33f3lj3nf | some authen=28m | some of=1sq1ef1uf | some time=0yk2tk | someth=3hq3nn2sc0ck0qk2te0ff3jj
| someth went=0cl0ql3jj | sont=1ym0yj2tf | soon=33q3cq2fl1dk2ck1ef1hf1pf1rf2tj | sorry=3hs2tl1oe28e2fk30k3ne0wj0yj1ef | sorry but=0qk3tj
| sorry that=2km2ff30f | sort=1ek | sort quota=1ej | source=0ao0qd0xl09k18k28k2ek2ke3nk05j | source authen=0aq0fk1ik2nk3lk1ef1pj3nj
| source bloque=18l | source ivalue=0wj | source notify=37k0mj32f | source socket=0xn | sp=08l0qf1ej | sp worked=1oj | space=2tq33e
| spam=26w1ua1eb18d3nl01f | spam and=3nn0qf26f | spam by=30l1uf26f | spam https=26k | spam mail=33j | spam messag=30n26d1ee | spamd=1ek30f
| spamd clean=1ek30f | spamd spamd=1ek30f | spamha=30l26f | spamha s=30k | specif=0qz0nq3on2tc0pl2gl3hd0dk1pe2le | specif a=0qm08j2tf3nj3tj
| specif array=1xl0qj | specif by=2gk0nj | specif endpoi=02l0dl | specif in=0nk0tk2gk0qj | specif object=1ol1sl0qe0nf | specif passwo=0am0qc
| specif proper=22k3ok03j2lf | specif sendin=2qk | specif tenant=3vk0qj | specif the=0qj1oj | specif user=3um2qj | spf=30t1um26d2ff3nf
| spf record=30k | spoofi=30m | spoofi policy=30m | spool=2sn25j | sprawd=28e0yj | sprawd host=0yk28f | spring=0xk2qk0tj37f3hf
| spring mail=0xk2qk0mj0yj37f | spróbo=3kq0ml1ee | später=2tm3jf | später noch=2tm3jf | sql=2so1el0ej0qf0wj | src=2sk34k37e38k39k0qj0yf20j26j28j
| src imap=0yf | src smtp=33j | src storag=20k3hf | srvr=39k34j3af | srvr c=39k34j3af | ss=1ef32j34j | ssf=38m0pf3ej
| ssl=3270mn3an37m0lk2se0kf0nj0wf1ef | ssl accept=0mk0yj39f3af | ssl alert=0mk34j39f | ssl c=3ao35m0uk34k0kf0lf0nf0xf2tj39f | ssl cert=3al0me2rk
| ssl certif=2rm1rl0mk0gf0qf | ssl certs=0gl0mf | ssl choose=3al | ssl connec=1ed0mj0nf0qj0xj34f39j | ssl eof=0am | ssl error=3an0ll0jj
| ssl failur=34k0mj35j37j | ssl finger=0mo0qm0ij0kf0lj1gj | ssl get=37m39k0mj | ssl handsh=0lk37k3af | ssl mail=3ul | ssl negoti=34k37k35j3lj
| ssl operat=0mj0nj | ssl outloo=0yj | ssl port=1el37k0qf | ssl read=0mj34j3af | ssl record=34j37j39f | ssl routin=3an0qd1ed34l0mk35e39k2tf32f37j
| ssl s=39k | ssl smtp=37m0wf | ssl socket=37s0mf1ef1pf35f | ssl ssl=0wj1ef3lj | ssl sslcer=0mf | ssl sslhan=37e39k | ssl statem=34j39j
| ssl tls=38q0mo0qd0ik0xf1ef1rf28f35f3af | ssl true=33j | ssl unsupp=3an39d | ssl wrong=37j | sslcer=0jk | sslcer ssl=0jk | sslerr=37k0mj3uf
| sslerr httpsc=0mk | sslerr ssl=37j | sslhan=37e39k | sslhan no=39j3aj | sslhan pkix=0ml34f | sslv=34o0me37e1ej35f | sslv alert=34o37e0mf35f
| ssnoti=33k0aj25j | ssnoti notifi=33k0aj25j | st=2tm1dj | st p=2tm1dj1ef | stabil=0wk | stabil la=0wk | stack=0nl0yk3hk0ij0jj2jj
| stack trace=3hl0qk0mf2jj | stack traceb=28k0jj3nj | standa=3tm0nk07j2tf37j | start=1ev0ql0tk1kk32e34k37k0nf0yf1nf | start line=0qo0mf0tj
| start listen=1kk | start queue=1eo | start servic=1kn | start tls=32d34l0qj39f3aj | starte=1eo32m0mk0qe0nf34j | starte versio=1ek2sf
| starti=1ep3dm0qd0mk0ye1kj2sj | starti new=1ek0yf | starti tls=1ej | starti up=2sk | starts=0qj | startt=32s1rc38l0nf0qj1ef37f3af | startt 454=2rl32e
| startt auth=1ek38f | startt comman=38o2kd32d0qf | startt extens=32l | startt failed=0ml | startt false=1el | startt first=32c38m
| startt from=34l0xf39j | startt is=32l38j | startt not=32r0qe38e | startt respon=31m | startt sent=1ej | startt smtptr=39j | startt uidplu=38m
| startu=35k0nj2sj | stat=2sm2ck0jj0qf2fj2kf3nj | stat deferr=2sl1dk1ee2tk3nf | state=0nx0qm14m0vl2xl0xe1ek1pe37k05j | state abc=0vm0nk
| state and=0qk | state compli=14m | state mail=1ek | state nonaut=28j | state proces=0qj | state sent=0ym0nl0ej28f2tj | state unknow=37j
| state wait=0lk | statem=0nj34j39j | statem clnt=3ak | statem srvr=39k34j3af | statem statem=34j39j | states=28j | static=1el0nk0ye3nj
| statis=1es28e3hf | statis max=1ek | stato=0mk3he | status=0nq2td2vl0xe24k0pj0qj15f1hj1uf | status 200=1eq0nf0qf | status 400=3om2hl23k0qf1sj
| status 401=28k0nj | status 403=19n1ak | status 5.0.0=1fl30e | status 500=1hl0wj3ej | status authfa=3hm0nf2tj | status bounce=2fl1ee2sk30k0nf0qj
| status code=2dm1zl24l33l0ne0yf15f1ef2tj3jj | status deferr=0qk1ee1re0mj15j28f32j38f3dj | status ok=28k0aj | status origin=3gj | status sent=1en2ff
| status string=2qk | status unexpe=0nn | stayed=0qj | stayed up=0qj | stdout=0nn1oe0xj2vj | stemci=07p08p06k0qj | step=0io3no0pl04k0cf1oj1pj1rf28f2tf
| step sasl=0pn | steps=3un1ed0nk13k15k0qj3hj3nj | steps despit=3hk0nj1ef | still=13l0nf1ej | stls=32z0q938o1rd3oe0nf1nf3tf | stmp=35m34e0xf
| stmp connec=35m34e0xf | stoppi=28q2ek2se3gk0cf0mj0nf0qj1ej2tf | storag=1mu2tr1sk0qf1ej1uf1wf33f3nf | storag accoun=1ej | storag except=1sl0nj20j
| storag imap=20k3hf | store=07n1sl0qk1ok05j0zj1ef1uj2aj2fj | stored=30e0wf1of1uf26j2fj2qj2tj3lj3uf | stored client=3ll2qf | stored mailbo=20n
| stored submis=2ql26k30e20j33j | strato=1em | strato de=1em | stream=0qm0xl0nk0yk0ff0mj1uj1yf | stream contos=0qf | stream imap=0qf28j
| stream socket=0qd0mf0yj15j1ej37f3uj | strežn=0zn0wk0vj13j15j1rj | string=1pu0nq0ql1ed2td3dl3il0pe1re1ue | string host=37k | string is=0np0qf
| string respon=0qk0fj | string server=2qm0qe | string the=1xl0qj | sts=17w0qd02k0dk32k3he2sj34j38f3nf | sts contos=0dk17k0qf
| sts window=2sl02k17k3vj | su=1mp1rm28e15f2tf38j | subdom=0qr1gl1zl2al3ol24k2kk1ef2ff30f | subdom https=3om24k
| subjec=1us3pm0qd0tl1mk0kj1ef1of1sj22j | subjec audien=0tk | subjec is=1ur3pn3nf | subjec test=1mk34k0qf2tj35j
| submis=3up15m30c2bl2ql1ee1re28k2kk2sk | submis except=2ql26k30e20j33j | submis port=2kn1rd3ul1ef | submis smtpd=2sm0gj0mf1ef2kj32f
| submit=2qn2fk2te08j0qj1mj1uf33f3nj3tj | submit messag=2ql1mj1uf | submit this=2qk | subscr=2mq33l04k1rk0zj1of | subscr or=2mm | subscr to=0zj2mj
| subtyp=0am2fj | subtyp id=0am2fj | succee=1en | succee for=1ek | succes=1es28d03j0vj0wj0yj1sj20j2if2tj | succes acquir=03m19j1ef
| succes but=20n1ed0yj14j3hf3pj | succes contac=0vo | succes got=03k | succes mail=0qj | succes sasl=3hk0nj1ef | succès=1el
| such=1op0ql20l3dl2qk3he02j08f28f2sj | such as=37j38j | such file=3dl2sk | such guid=1on | such user=1ol2ql29f | sugges=33p3dm0qj
| sugges backof=33q3nf | suitab=3am0qf1rj34f | suites=39j3aj | suites are=39j3aj | sun=0qe38k0nf0xj0yf32f34f3aj3uj | sun mail=0xk38k0mf0qf0yf34f39j
| sun securi=39j | sunucu=2tp0zo3nl0mj0qj28f2kf30f | suppli=0qn0nk28j | supply=0nj | suppor=1rt0qb3hc02k0dk0pk32k3ok01j03j
| suppor authen=0ql1fj32f38j | suppor by=1rr0ne28e0ff0pj32f37j3nf3oj3tj | suppor for=02o3tn1ol0ne0pk0qe1ef2bf3of | suppor google=2nl0aj0qj0zf1ef28f
| suppor in=03o3sm0qf32j | suppor on=3on0dm0ne0qf1rf3nf3sj3tf | suppor over=0dl | suppor please=39n | suppor the=32j3uj | suppor this=3tn02j
| suppor tls=39n | sur=28j | sure=37k3hk3ok0qf3sj | sure the=2gj | sure to=3ol | sure you=37k3hk3sj | suspec=2nm26j30f
| suspen=01v26o30d1ee28e00f0xj2tf3uf | suspic=2no26k | suspic of=26k | svc=2sm0qj0tj | svc cluste=0tj | swift=28m0nd0xl33k0aj0yj26j2tf3lj3nj
| swift transp=28m0nd0xl33k0aj0yj26j2tf3lj3nj | symbol=0qo28j | symfon=0ql0ne32j | symfon compon=0ql0ne32j | sync=2vr3oq28o0qc2cl2ek0cf0wj1rf25j
| sync gmail=2hk | synced=1el | synced messag=1el | synced synced=1el | synchr=2cn | synchr error=2cn | syncwo=25l0xf
| syntax=2ox1re38k3ke0af0nj1ef1pj1uf2fj | syntax error=1pl38k1rj28f3uj | syntax too=2op3ke0nf0qf33f3lf | sys=0cr20l29l2tk3he1nf2sj3lj3nf
| sys perm=29r0cd20l1nf2sj2tj3nf | sys temp=0cw29b3he3lk | syscal=0xk0qf | system=2tz0nq28c0ae0qk2fe2se0jj0mj0wj | system argume=0nk1xk02j0qf
| system cannot=0nj | system error=2tq0nf0xf | system except=0dj1vj33j | system has=30m26j | system invali=0qm1hk1uk0nf0yj17j | system io=1hk37j
| system is=3np3hk0wj2tf | system mailac=3hl | system manage=0nl03j | system net=0nc2dm2tc0qk0wj2qj30f | system notsup=38k0qj
| system proble=33l0ck2tk | system securi=0mr0qm2te3he0jf0tj1rf38f | system storag=2tr1ml | system thread=0wj | system to=3uk
| szerve=2tn0wk0mj0yj1ej1yj34j | sähköp=28l0aj2bj | sähköp ja=28l0aj2bj | sécuri=0qj0rj | süresi=2hn | să=2tk
| t=0qq28b1ed1rl2cl0kk0nk0ye03j0uj | t be=0qc1ol26l3ol09k03f0nf1zj33j | t comply=3tj | t connec=1yo0yd0fk2sk28j2tf | t exist=1on0nl20f3rj
| t get=0nk1nj | t have=03m2ol3ol0nj2sj | t in=2km30f | t lvl=3nk37f | t match=0kl28k2sj | t oauth=3ho0qf2kf | t open=0qm0mk37j
| t remote=0wl2kl0qk30f3hf | t resolv=2fj | t send=0qj1rf | t sent=30j | t sign=3tm2gk0zf | t suppor=03p | t use=2ym28d0nk0qe2cj2tf | t valid=2fl1uj
| table=2fj | tag=0fk0nj28f3rj3uj | tag ok=1ej | tagged=0qm1oj1wj37f | tagged respon=0qm1oj1wj37f | take=2oo2ln1ek0nf0qf14j2tf3nf
| taken=2fn3km2td27k0cf26j | taken mailbo=2fo2te | talk=30l18j | talk to=30l18j | talk with=0mj | találh=20v3nm1ok0nj0wf15f1aj1ef1ij | tamanh=1up1ee
| tard=30l33j | tard servic=30l33j | target=03l0ql3pl25k3ok0nf0wj0xf0yj1mj | target dc=03n | target mailbo=3pm3ok1mj25j33f | tarkis=28l0aj2bj
| task=1ee0mj0nf0xj2hj37j | tasks=09k0qe37k0wj0xj1aj1ef | tasks manage=09k0qf1aj | tasks source=0wj | tcp=15o1kn0ql0wk1ee0yj1lj20f30f37f
| tcp 127=0wj1ef1kj | tcp 192=0ym1lk2tk0xj15f1ef30f | tcp connec=0qk0wf | tcp lookup=15m0yf | te=3tn3gm0qe | tem=1wj | tem permis=1wj
| temp=0cw29b3he1hf3lj | temp authen=0cn28f29f3hf | tempfa=2ts0cn20f | tempor=2tu0cm15l3hd3nl0qe3ke0mj18f1dj | tempor authen=0cr3hd0zf
| tempor blocke=30k14j | tempor deferr=30n | tempor en=0co28e15f2xf | tempor failur=0mm15k0gj0lj2fj33f | tempor refuse=3lm0we2tk30f
| tempor reject=1dj30j33f | tempor server=2tn33e0cf | tempor suspen=0xk33j | tempor system=33l0ck2tk | tempor unavai=1hs0cd01e1dk33e0qf0yj2fj2tf30f
| tenant=3vx0ds02l0qd0hk26e2zk3sk03f1mf | tenant client=0qk | tenant contos=02m | tenant first=02k | tenant has=3nl2ze1cj2mj3vf
| tenant id=0dm02e08k3sj | tenant identi=3vs0qj | tenant is=3sm39k0dj3vf | tenant name=3vk0qf3sj | tenant named=2ml3rl08e | tenant not=3nm0vj3sj
| tenant or=3vk2mj | tenant specif=02k0dk | tenant the=02k | tenant visit=2zr2ye | tenant you=08j0qj2mj | tente=2fm1ee1uk15j3lj | tente novame=1uk3lj
| tento=3hu0qn1ul0wk1ee0yj28j2jj2vf3bj | term=03p | term new=03p | termin=01o0nl0xd1ek2xe3ak3kk00j0yf2kj | termiņ=0jk28k | terraf=0nj | terraf io=0nj
| test=0qd28e2nk33e3ok0cj0nj0wf15j1dj | test 110=0yl | test 143=1yl0kk0wj28f | test 192=15d1dl0ye2fk0kf0pj1ej1yj27f2sf | test 443=0cl0wf2sf
| test 465=28k | test 587=0nk1yk0xf15f32j3uf | test 993=1et0wm0xc3uc15d0kf0lj0qj0yf1yf | test 995=0nl1ee3uj | test a=15n3un1yl0wk0xf2tf
| test aikaka=0yk0wf | test and=22k37k | test at=0kk0mf | test blocke=30k18f | test campai=1rk1ej | test certif=0jj | test client=0zl1dl0qf
| test connec=3uj | test debug=2sm1ek0qf0sj | test diagno=1dj1fj30f | test did=0ik0mf | test does=0dl0qj | test email=37l28e38k0xj33j
| test error=33c3km0wl0xk15f18f35j37f | test esmtp=1ed37l3uk2tf30f32j | test ews=33j | test failed=0np0wd1fl15e1kk2tk3ak0xf2cj2dj | test for=34k0zj
| test from=30l15j37j | test has=3rl0zk33k2qf3nf | test hello=1rk1ej | test helo=1fl | test html=1dl2ff | test imap=1en | test index=0vl
| test info=1em | test is=3om18l2mk0nf0qf1ef2gf2qj33j | test jun=1ek | test mail=0wk2fk30e0qf1ej2kf35j | test method=27k | test nepodp=1rl28e
| test no=1ro1ee0yj | test owa=28l3ul01j2ej2xj | test port=37k0wf0yf1ej | test postfi=2sk2tj | test protoc=2kk | test s=0xl15f
| test server=0xn0kk15e0wj2ff | test servic=28l2sj | test smtp=0ym0pk1ef1rf32j | test the=3ol2fj | test timeou=0yk | test unable=0mk3aj
| test x=2nl0yk | test не=15m1ee1rk2mk0qf2cf2ff | tested=0zl02j | tested and=0zl02j | text=0qn38l0ik0ne17k2sk01f1ef30j | text html=0il
| textco=0ar0fl1ik2nk3lk1pj1rf3nj | tf=2lk | tf line=2lk | than=3im0ze2sk3uk0nf0qf0rj1fj1uj1xj | than one=1fk0qf1xj | than second=1ek0qj
| than the=3ul0rk0nf0qf | that=2fn2ml3nl3tl1oe20k2kk3ok01f02j | that api=0zj3tj | that are=3ol | that does=20l3uj | that doesn=0nl0qk
| that domain=2kp2fd30e | that expire=3bl | that nobody=3nt | that s=0vj3tj | that tenant=02m | that the=0qo2mj | that this=30k3tj
| that you=2fn05k0yk1oj3nf | that your=2mo0qj0zj | thats=1ek1pj | thats all=1ek1pj | the=3nt1ee2te0dj0ff0qf0xj1if1nf1wj | the about=0fj
| the access=3ul0vk0zf28j2ij2sj2xf3bf3rj3tj | the accoun=11l20l01k02k28k3vk03j0nf0zf1if | the activa=01l3tl0sj2qf | the addres=2kl0qf2fj
| the admin=0zj | the admini=01m2ml1ne3vj | the api=33o3on2bk0nf0qf1of25j | the app=2mn2nm0nl33k0qj3nf | the applic=02n2gm22l08e20k2le0af0dj0hf0qj
| the authen=0cn1xk0qf28f | the author=0qn0nk13j19f1ef1wj2xf3of3rj | the autodi=3us15l1zk | the availa=3lk | the azure=1wm0rj1aj1ef1oj3sj
| the backin=2lk1aj | the cache=2xm3dl2ik0nf3nf | the callin=0hq | the cert=0kl | the certif=0qo0tn0cm0ke0me2rk0gf0jf0rj0uf | the clear=2xl38l0ff
| the client=0zs02l0hl0nd0tk07f08j0fj0qf11f | the code=0no0en2jf | the comman=2kk0qj3dj | the common=0dq02m3nf3of | the compan=01m2lm0xf
| the config=2mk0zj | the connec=0xn37l0we2tk0yf18j | the correc=0qd1sl3ul37k0nf20j3sj | the corres=2ln | the creden=3ol1wf3tj | the criter=0vo
| the curren=3sm0nl03k0rk0qf1ef1of1rj2tj3nf | the develo=0zk02j0nj | the device=14o13l0zf17j3nf | the direct=08q2ln1cm1me3oe02f1hf1of22j2mf
| the domain=2fk15j3uj | the email=2fn0mk28k1oj | the error=0hj0qf23j28j | the expect=3dn0tk0nf1pj | the federa=17l3nf | the file=0nj
| the follow=0sk1hk1tk28k0qj0tf0yj1ef22j26j | the future=0uo1un3nc3ok0nf0qj | the given=0nk28k0qj | the gmail=0io0mk0wj0yj1mj33j | the google=0zm2gj
| the grant=0dl3tl3vl0qe2hk2jj3nf | the identi=0hp0cm0jf0qj3hj | the imap=2to1tm0xl0kk0qk0we0nf0yj28f2cf | the includ=0ik | the initia=0xj
| the input=1xm12l0ee0qj | the ip=30n | the line=3nm3hk | the local=0ql2lk1aj | the login=3po3nl0qf | the logs=0qk35j
| the mail=2qm1uk0aj0wf26j2fj2tf3nf | the mailbo=2tq2yo3nc2zd1ok2fe1mj1nf20f33f | the manage=3jl3ol | the max=23o26j33j | the maximu=1cl2el1mf1uj3lj
| the messag=1un2ql2tk3ne0yj1of26f2fj2kj30j | the micros=0fl1wk28j | the moon=3nr3hf | the most=0fj1uj26j | the name=03m0qj | the number=3ml1uk33f
| the oauth=06r08m07l0qd0ik2gk3ne00f0sf0tf | the object=3mm33f | the one=0ql0nk | the ones=2gj | the operat=19t03m1om0ne1we0qf0yj0zf1aj1uf
| the organi=3ol0dk24k | the out=3tl | the passwo=38j3ej | the peer=34m36k3ak0mj3nf | the policy=1um | the pop=32m0qk0mj34j | the postfi=0ql2se1ej
| the presen=0tk | the previe=1oj3oj | the princi=1cm1mf | the printe=3no | the proces=1sl20k | the proper=0no3ok1of2lf | the protoc=0am02k
| the provid=0rp0qo0nc0dk2ge2he2jk3tk0ej0sf | the proxy=0ql28f2dj | the quota=3nm1cj | the receiv=3rl08j0yj | the recipi=2fo30f33f | the redire=2gq0qe
| the refres=2ht2ie2je3be3ge25f | the remote=0ml15l0xk05j0cf1wj2bj37f3nf | the reply=2gl0qf | the reques=3nb2gm0vl1sl24l1hk33e3pk3te3vk
| the requir=1bl3ol0dk0qe1wj3nf | the resour=3rm0nl0ql08e1bk28k3ok0tj0zj | the respon=2rj2sj | the right=20l2qj | the role=03n1am04j1of2lf
| the same=22m0nl04e1hk1ef3bj | the scope=1wc0zk3nk0qj3hj3rf | the scopes=11k1xk0qf3tf | the secret=0tm | the securi=17n39k28j | the sender=30k0qf2fj
| the server=0qd38l3nd2ck33k0kj0lj0nj0pf1ef | the servic=22m2ll0ne0tk08j0hf2fj3nf | the single=3tn2gj | the size=3mm2sl33e
| the smtp=1rr1om0qd0pk28e0nf30j38j | the specif=2ql0nk1qk1sk1xk3ok3rk0qf0zf1oj | the startt=31l32j | the store=1sm1ol0qf | the system=0nj
| the target=0qm3pm3ok25j3rj | the tenant=2zp0hl2yd0de1hk2mk3rk3ve02j0ff | the term=03p | the tls=3nm31l32d2kk0xf1rj34f
| the token=1wv3na3bm3gm0zl3hd0ue2hk2ej2jj | the tokens=2jk | the traceb=0qk3dj | the transp=0wf37j | the type=3ok0qj | the use=3uk | the used=18m1ck
| the user=0zn3hk3ne02f03f0ff13j1ef1jj25j | the valida=0mm0nk0qf | the value=0rk3oj | the web=2nm03k0nf26f3nf | the widget=3nq0zf3bf
| the winrm=0qk3uj | the wrong=0nn2kn0qk1ee3he08j28f2cj2mj3nj | the x=0qk1ej | their=2jk0xj14j30j | their networ=30j | their passwo=2jk | them=25k0yj
| then=2nq0qd2kk0aj1ej2bj2jj2tf | then try=2nq | there=3jm0yl10l0nk1hk3rk1ef2qj3tj3vj | there is=3jn1ef3vj | there was=10l1hl2qj3rj | these=0fl
| think=0zl02j | think you=0zl02j | this=1eb3um0nd0ql3tl2kk2qk3rk01f03j | this a=20n3pj3uj | this accoun=1ip00k1nk2bk01f1ef20f29j2kf3tf
| this addres=2kp30d2fe2qk18f | this api=3ts0dl02k3oe1rf | this app=0zr3tm06j0vf2bf2gj | this applic=09m3tk3vk | this can=0qk0zf2mj3vj
| this certif=3nn0me | this client=02n0qf | this connec=20n3kl3le2sj | this could=0yj0zj | this device=14l12j | this domain=2bp2sm30e0qj28j2kf2qf38f
| this error=03l0nf2fj2qj2tf | this host=3um3bj3nj | this ip=26o18m1ej2ff2tf30j | this is=3uo0qm0dk0mf1bj1rf26j2cj2ff33j | this issue=0yj2gj
| this locati=18n03l | this mail=3rm0qk | this mailbo=20o05n1ol2fe3lk0qf2bf33f3oj3tf | this messag=30q1um2fj2kf | this method=11o0tf
| this operat=04k0zk | this page=0im0qm0vf2gj3nj | this permis=2lk1aj | this produc=2bq0qf | this reques=2el2qk | this resour=14q0vj0zf
| this scenar=03o3rl | this sender=2qo0qe2kk30e20f2bf | this server=1rq32m1ed2td08k20e3lk3uk0cf0qf | this servic=2bu2xk3he0qf1ej20f
| this state=1rn0ql0nf28j | this system=3un | this tenant=2mj | this token=3nm3sm3rl3hf | this type=0qm2tj3tj | this typica=17l0qf
| this user=28c20d29l3ll03f1ef1oj1rj1wj2jj | thread=0tk03j0af0qj0yj28f2fj3lj | thread kc=0yk | thread limit=2fk3lk | thread main=1ul
| thread succes=03k | thread tasks=0wj | thread trying=03k | thrott=33s3nm05j0qf1oj2ff2sj3kf3lf | thrott except=05k1ok33f | thrott failur=0cf33j
| thrott sugges=33p3nf | throug=0am2kl0vk3hf | throug ssl=0am | throug the=02j | throug this=2kl0qj | throw=0nj | thrown=0qn0vl38k3hk0nf | thu=1ep0qf
| thu aug=1ej | thumbp=0to0nj | thumbp specif=0nl0tk | thất=28l | thất bại=28l | thực=28m3hm0wf2hj3gj3jj | ticket=3nq3el0xe1ek30f37f
| tid=0ym0jk1ef3bf | tidak=0qo28l1ee2ak08j3lj | tidak bisa=3lk | tikrin=1rm2tm15e0qj38j | til=1en3hl0xk1re15f2hj3gj3jj | til smtp=0xn1ef
| tilgæn=2fm32l0qf1nj1oj2tf | till=1em25m0xf | till server=25n1ee1yj2sj | time=33q0q90uo0ym1dl0nk28e2xk3hk0jj | time and=3hk0yj | time assert=0nk0uj
| time betwee=33n | time is=0nm0jl0qf0uf | time level=0kj | time millis=33o | time ms=0wj33j3nf | time not=3nl2kk0wj0yj3hj | time of=0nk0uj
| time or=0yk | time range=0um3bm0tf | timed=0yw0xe1ee3jk0cj0nj0qf0wf2sf2tf | timed out=0yw0xe1ee3jk0cj0nj0qf0wf2sf2tf | timefr=0uo0nf
| timefr check=0uj | timeou=0yw2tm2sl0qe0kf0xj2vj2xf30f3lf | timeou after=1ek | timeou exceed=0xm3hk2tj33f | timeou for=12l10j1ef
| timeou while=2to0yf1nj | timest=1rs0qo01f07j1ef3hf | timest apop=1rv0qe | timest error=0ql28j | timest https=0qm | timest messag=07l08j2gj
| timest system=0tj | title=0ir3jl0vf | title head=3jm0ik | tjek=0jl0ak0uj | tls=32r0mn0qm1em2td35l0gk0ne0xe38k | tls 256=33j | tls aes=1dk1ek
| tls and=0qo39m37l32e1ef | tls certch=0qn2aj | tls certif=0jl0kf0mf | tls client=0so1rl37l0me0qe0kf0lj32f34f3fj | tls config=0ql0mj32f
| tls connec=0km2kl38k0mf0qf15j32f37f | tls curren=32m0cf | tls ecdhe=1fj | tls encryp=0qf3aj | tls error=0go0me2kk0kf0yj2rj35j38f39f
| tls failed=0mo34n0gj0lj2tf | tls first=38n37m0qf2kf32f34f35f | tls handsh=0mo35n32d31k0lj0xf38f39f3aj | tls is=32n0gl38e3nf | tls librar=39k34j3af
| tls negoti=0kj0mj32f37f39f | tls nested=0mk34e | tls niet=32r0mj0qf1ef1rf2qf34j38f | tls not=32z0qb0pe0cf0mf0wj1ef1rf33f34f | tls on=3nk
| tls post=39f | tls proces=3an0nj0qf | tls sessio=0gk34k0nf1ef28j | tls ssl=0qp32d39l | tls suppor=32o0md2sl0qf1ef1rf2rj | tls tls=1dk | tls tlsv=1ek
| tls trust=0qn2aj | tls user=1el | tls versio=3am39l32f34f | tls visit=39n | tlsa=0mp0lk30e0kj1ej2kf | tlsa record=0mp0lk30e0kj1ej2kf
| tlsv=1er39m34f37f3af | tlsv alert=39o0ml1ee3af | tlsv handsh=1ek | tlsv with=1ek | tmp=2sm | to=1ek0wf28f2ej2qf2sj2tj30j | to 192=0qk1yk15f1rj30f38f
| to 550=30l2ke2fj2qf | to a=0zn1vm3om2ml2ql0qe2sk38k1aj1ef | to access=0zp14p0nf1ef3tf3uf | to accoun=0xl39f3aj | to acquir=0qk3vk2jf2xj
| to add=3mm0ae2kk33f | to addres=2qk15f | to allow=0qk3tk | to alt=0yj | to an=37q1fk34e15f1mj1xj1yj2hj2qf | to anothe=3ut01f1vj
| to any=3rk0wf15j3lj | to app=0tj | to applic=03p | to aspmx=1yk | to authen=0cu3hq0xa2td0fe2ke0qf20f27f2dj | to avoid=1em33k0qf | to axigen=2tn0cj
| to azure=03k | to be=2lq0vo14n01m28m02l0qd0zd0ye1ef | to bind=1kq0wf2tf | to by=3vk0zf2mj | to call=03n | to check=35m0tk34e0xf | to clarif=30m
| to close=2qp0qj0wf3tj | to comple=19s2ek02j0yj0zf12j1jj1wf20f2xf | to connec=30o0nc1ym0wl2sd3ul0mk0xe15e1ek | to contac=2to1ee30k0wj0yj33j
| to contin=2nn26j3nf | to conver=3om1xk | to create=20k0qf0rj0tf1nj3lj3vj | to decode=1po3hd | to delay=1dl2fk3nk1ef | to delive=30o2fd2ke
| to email=1ek2kk0yj28f | to enable=1ik0qj | to ensure=33l | to establ=0ym38k0kj15j2kf | to exchan=0nl | to extern=1hn0cj0qf | to failed=28n0jj0nf2tj
| to fetch=1sl2tk | to find=0pn15m0nk17k28e1rj2kf2tf3hf3uj | to folder=1uk2vj | to get=0un0mm1ed0qk2te3he0jf1sj25j2sf | to gmail=0wl
| to handle=1hl0qk1ef3nj | to host=1yp0qf0wf0xf15f1dj | to http=26k33j | to https=0qm2nl1ef39j3gj3hf3sj | to imap=0fo0kl0nl2te0mf28j3bj
| to imaps=1ee0fj3uj | to impers=11m20m03k | to inacti=2hp2jc2ee2if3bf | to inbox=1eq0qf0xf1mj | to ip=30f33j | to it=2jn2hf | to keep=3tk07j0zj
| to load=3nm0nj0qf2tj | to local=32l | to localh=3hl28e0wj | to lock=1np | to log=18n0qe28k0nf0vj3uj | to login=0nn0ql03k0ak28e32k2tf37j3hf
| to look=0qj15f | to mail=0yn30n0wm1yl3hl0lk0xe28e3ue0ff | to make=1wk19j3rj3sj3tj | to me=30l18j | to meet=1rj | to micros=3sk1ej3rj
| to milter=2so1ee | to mx=1dl | to myself=2sp0qk1ee1uf2fj | to negoti=32m34k0mf | to obtain=1hk2xk | to odata=05t07f0vf1if1uf2bj | to one=0yj0zj
| to only=3ol | to open=3do0qd2tl1nk2sk05j0cf0nf33f3hf | to or=2en2mj | to orig=1nj | to outloo=1el0ff39j | to parse=3dm0ij
| to perfor=25m03l1ck34k0zf1mf37f3hj3tj | to policy=18o1uk01j27j28f30f3kj | to proces=3nm2tl28k2qk0nf0qj0yf2sf33f3lj | to proto=1ee0qj1dj2kj
| to proxy=0il2dl0we0yf | to r=1ej | to rcpt=2kf | to re=2ik0vj | to reach=2fn0il0jj0qf0uj1oj | to read=0xo2ll37k0nj2cf2tf | to receiv=0nm0qf0yf1ej2cj
| to reconn=0nk | to reduce=1ck | to refres=1hl3gl0yj1yj | to reject=0we2tk0nj27j2kj2qf | to relay=2ko2tk1df2sf3nf | to remote=0fj0qj3uj
| to reques=1io3tk07f11f2bj | to resolv=2hj | to respon=0yj | to retrie=11o2cn2tk3te0ij0tf1hj28f2ij | to review=2mk0zj | to see=2qk
| to send=3hm0yl2kd38l0xk1ee2qk3nk0of15j | to server=0yc1um1ed1rd0we3gk3ue0cf0if0pj | to set=3nn0qd1fj2tj | to sign=0tm0qk2ek3vk01j0mf
| to smtp=2qm0ik0ye15e1ek2kk0kf0nf0wf28j | to ssl=28j3uj | to start=0qk32e0mj34j38f | to store=2fk1uj | to submit=2qk | to suppor=39m02j0qf
| to take=1ek14j2tf | to talk=30l18j | to target=03n | to tempor=0ck32j | to the=3pn0qm0ml1ed1rl32l0ne28k2kk3jk
| to this=0qb2kn29m2bm0ik20e30e3he01f03f | to tls=0mk3ak0wf34j35j37f | to too=01k33j | to transp=0wk3uk | to update=3ol03j0qj
| to use=38m3ud0qk1ee08j0ej0nf0zj1ij1nf | to user=2tk30j | to users=02n | to var=2sn25j | to verify=30o0qf1dj1ej2tj | to write=0xp2vk0aj0nf3nf
| to your=01l2nl0vk26k | to znovu=3jn0qj0wj1ef2xj3gj | today=3nq2bm20f | token=3hn3gc0nd12l1wl3bd3jl0ee1ek1pe | token 400=0nk2jj | token a=1ej
| token access=1ej3bf | token and=3gn0uj2ej2hj2jj | token aud=3rr3hd3pf | token audien=3ry3h93nf3pf | token becaus=1hl1ej2hf3gf
| token comman=3el3jl1wf | token contai=1ws19k0qf0zj3rj | token could=17n0qj28j | token de=1ej3gf | token di=3ho | token error=0nm0tj2hj3hf
| token expire=2et2im2jd2hk2vk3he12f3bf3jf | token failed=0qm0zj12j1hf | token file=3dp3bk0nf0qf2ij | token for=03l0ql0ne0tk2ik3ek3gk3jk3rk1ef
| token found=2ik3jk | token from=3jl1ek0ej0ij2if3hf3vj | token get=3em3jf | token grant=2il0qf | token has=3bs0jc2hm2ed2jk01f0mj0qj12f1wf
| token header=0nl0tk | token identi=0cl2hj | token imap=3hq0qj1pf1wf | token in=3jn1hm2tk0tj3hf | token invali=00m0ek2he0qj2if
| token is=0us2hp3tn08m1wm2id3bl3jd0ne3he | token issuan=0vm | token lacks=1wq3hd28f | token messag=0uj | token micros=2hn3bl1ef2jj | token minute=0um
| token must=0uo0nf | token no=0nl0tk3bj | token not=2hl2xl0rk0nf0qf | token of=3nn1yk0yj3gj | token or=1hn2jj | token parame=2ir0qe2he
| token please=1hl0nj | token raise=3el0tk3bj | token refres=2hc1vk2ek2je08j0qj1ej | token reques=1ed1hl2il0qk0ej13j2hf3gf | token respon=0ql0hj0sj1ej
| token result=11k | token return=2ik | token silent=2xj | token system=0dj2dj | token that=3bl | token the=12l | token to=1ek3sk0qf2jj
| token url=2hl | token using=3tl11f | token valida=3rn3hk0tf2sf3bf | token was=2jm3pl3rl2hk3ne0qj3bf3gf | token will=3cs1pe1ef3bf3hf
| tokene=3hq1hn1vl0qe2jk3bk0nf3gf3jf3nf | tokenr=2jm0qf2ej2hj | tokens=11m2hc1ed0nk0qe0tk1pk2ik3be3dk | tokens alice=3dl | tokens are=2jj
| tokens date=2jk | tokens exited=3el | tokens for=0qj0zj3tj | tokens from=02k2mj | tokens read=3do0qf2sf | tokens refres=0tm0gk1ee2he11f2if2jf3gj
| tokens using=11p3te0tf | tokent=3jn0tk17j1ef2hj3nj | tokenu=0vl3gl | too=3iu1ea3ln3km0nk0qe1uk34k3ne18f | too busy=2tp3ll33f
| too fast=33r13k0qf1ef3kf | too large=3io1ml3ke | too long=3iu0xk0nf1ef1rf2tf3hf | too many=3kp33b3ln3ic1uj2cj2tf30j | too much=2el3kl0nk26k30e1uf3if
| too small=34n3im3ak0qf1uf2tf | too weak=1ro0lk3tj | took=1el0qf2tj | tools=0qj | tools errors=0qj | tooman=3ml3ke0af33j | tooman not=3mm0ae33f
| top=0nj1ej | top retr=1ej | topic=0fj | totožn=38n | tp=2bj2zj | trace=2ml0qk1hk3hk0ij0nj1ej1xj28f | trace id=2mm13j1ef1hj1rf1xj3rf
| trace php=2jk0wj | traceb=0ne0jj28j3bj | traceb c=28k0jj3nj | traceb most=0fj0qf3bj | traffi=26r2ff | traffi not=26r2ff
| transa=33t1dk2qk2sk2te3ne18f19j1ef2fj | transa failed=2ql19k1me1uk33k30f3nf | transf=1el | transf messag=1el | transi=2tm0qe2sk3hk0yf1hj20j28f3nj
| transi error=2sl1hj | transi failur=2tm3hl0wj3gj | transm=2ty0qf1hf2ff30f32f3kj | transm channe=2tn30f3kj3lf | transp=28o0xl2td35l0ne20k2ek3uk0qj1rf
| transp connec=37k0qf | transp email=3hl28k0af3pj | transp expect=0xn0yj1uf26j3lj | transp failed=28m0af0nf | transp messag=0xk | transp smtp=28n1uj
| transp smtptr=0nl34j | transp unsoli=1ek | transp with=0al33k | trashe=1ej | trashe hdr=1ej | tried=0nm3nm0zl2fl33e0qj0vj0wj1ef1oj
| tried to=0nm3nm0zl2fl33e0qj0vj0wj1ef1oj | trigge=1ed1wl3gk18j | trobat=15m1hl1zj3uj | trop=01k3lk28f | troubl=1mp2fk2gk03j0fj0nj0qj33f3of
| troubl help=0fj | troubl signin=0qk3tj | true=1eo0nd3hl0ak0wk1qk38e0lj0qf15j | trunca=2fj | trust=0gl0ql0zl0me1ek17j | trust file=0qn0gm32f
| truste=0do0ml0jk1gk17f1ej | truste ca=0ml | try=2co33m0nl0qk1ej1nj1rj26j30f3hj | try again=2tm2nl1wk33k3ge0nf0wj1ef1nf1rf | try later=1nm30k01f2tj
| try the=0qj2fj | try to=1rl | trying=1ed33k03j0ej0qj38j | trying to=1ec0ql38k03j0ej0nj0yf2fj2xj3uj | ts=0nl0qj32j3tj3uj | ts caller=0qj32j3uj
| tss=30l | tss messag=30j | tue=1mk33j3uf | tunnel=0ik2dk0wf | tunnel connec=0il | turn=2kn1ek | turn on=2kn0qj | two=3np | tx=1fm15f
| type=3tx0qm0al0pk1rk37k3ok02j0nj0sj | type applic=2lm11k12k0nf3tf | type code=0tk02j3tf | type error=0sk0wk1yj3nj3tf3uj | type hash=0ql2sj3tf
| type invali=2il0ne37k0ej0qf2cj2hf2jf3gf3tf | type is=0sm3tl08f0dj0nj0qf | type micros=0vl0nk0qk0ff0wf3oj | type of=0qm2tj3tj | type offlin=0zm02k3tf
| type refres=08r2ie0qj | types=2tk20j | types a=2tk20j | typica=17l0qf3sj | typica happen=17l0qf | tới=1es23f28f | từ=3ul0wj
| u=1ea3go27m3ul00k1oe2lk33e08j0af | u b=0nn0xk1of2vj | u error=3gl2hk | u invali=00l3gl2hj | udało=0yl | udało się=0yl | ugfzc=28l2cl0af3hj
| ugfzc dvcmq=28l2cl0af3hj | ugyldi=0qn0nk28f2fj | ui=03j2xj | uid=1sq1el2sl2ck2tk0nf0xf1of33j3nj | uid fetch=33l1sk0nf | uidnex=1ok
| uidnex uidval=1ok | uidplu=38l1ef1rj | uidplu childr=2cj38j | uidplu enable=1rj | uidplu litera=1rj | uidplu move=38k | uidval=0ql1ok1sk2aj
| uldgz=3hn3dk | uldgz q=3hn3dk | um=28k3hk1rj | uma=35m1hl1ef | uma conexã=35n1ef | un=0ql1kl0jk2fk2xk3jk0wf0xj28f2jj | un erro=28l0qf15j
| una=0cn1vm0ml0we15e1hk2xf3hf | una conexi=0wf0xj | unable=0wd0xl0mk15e1ee28e2sk2tk0nj1nj | unable to=0wd0xl0mk15e1ee28e2sk2tk0nj1nj
| uname=3nl0qf2sj | uname admin=3nl0qf2sj | unauth=2863to03n3hn1wl1ee1ue2xk30k3bk | unauth at=1wl0nf | unauth client=3tu11m02l0td3he01j0qf
| unauth email=30j | unauth respon=08j11j | unauth sender=0qq2ko2xo30d1rf3hf | unauth to=11p3te0tf | unauth user=03n
| unavai=2tr0cn26l0pe1ee32e01j0gj0yf1rf | unavai access=26o18j | unavai client=18k26f2tf | unavai enviro=0qj | unavai helo=30m | unavai maximu=3ll
| unavai no=0qn | unavai s=2fo2te | unavai tempor=0cm1hf | unavai the=3jl2te1hj2kj30j | unavai try=2tm | unavai unsupp=2so
| uncaug=0nl3hl28e3ok0aj0qj15f20j2tf3nj | uncaug except=3hm0ak0qk3nk28f2tf | und=0qd1hl1ul2hl08k0rk1ee0tj0wj | und hier=0rj0tj
| undefi=1rm3hm3jl0nk1ee1sk37k2sj32f3bj | undefi method=0qk0nj | under=38n0wk26k2kk0qf28f3hf | under suspic=26k | underg=2tl3ol03j33f
| unders=1eq1wn0zk1re0qf3hf | une=35l0qj1vj2jj | une connex=35l0qj3aj | unencr=32x37o0qn1ec38m0wd31l0ye0nf0xf
| unencr connec=32x37o0qn1ec38m0wd31l0ye0nf0xf | unerwa=1hn0xm0we | unexpe=1eb0im0xm2cl2sl3ul0ck0nk12k28e | unexpe closed=37j | unexpe discon=0xl
| unexpe eof=0xk0jj37f | unexpe error=0qo0nj3dj | unexpe except=2tj | unexpe respon=0cm2cm0nl0ff0xf1rf28f2sj37f38j | unexpe status=19k04j1aj23j
| unexpe token=3un0im2cl0qj1hj37f3jf | unfort=30j | unfort messag=30j | ungült=1vm28m0qk0af0ff3hf | unhand=0qn1jj1xj25j2aj2nf32f
| unhand except=0qo1jj1xj25j2aj2nf | uninit=0qn0xe0nj1ej3nj | unique=1sm22m2cm0qk1ef2sj | unique id=1sn | unix=2ss0cf25j30j | unix run=1ee2sk30k2tj
| unizet=0mk | unknow=0nn0td3hl3oe08f1hf27j28j2cj2fj | unknow 112=1ek30f | unknow 172=39j | unknow 192=27p2kn0qe28e1ej2cf2sf33f3kf
| unknow 203=28m1fk1ef | unknow auth=0pk0tf | unknow author=0mn | unknow ca=0ml39f | unknow can=0fm0nk0wj28f2tf | unknow client=0to0sk1rf3tf
| unknow error=3np0nj0qf0yj33j | unknow mailbo=1eq0nf0qf1oj20f3nf | unknow messag=19j | unknow on=1el0fk | unknow or=0qn2fl0nf3oj
| unknow protoc=37n0mf32j | unknow servic=19j | unknow state=37j | unknow status=0nn | unknow user=3hl30k0fj27j2sf | unless=16n | unless disabl=16n
| unreac=1yw0wa0cl0yd15e17k1ee1qk2sj3hf | unreac 101=0wf0yf1yj | unreac networ=1yk | unreco=1rz1eb3un0ql2nl37l0nf0xf15f28f | unreco auth=1rm1ef
| unreco authen=1rq3tf | unreco comman=1ro2ck0nf0qj1ef32j | unreso=30k1oj | unsafe=0os36o3dm01f07f | unsafe login=0ou20f2tf3nf | unsecu=1ej
| unsecu proxyi=1ej | unseen=33l1ok | unsele=1ek | unsele idle=1el | unsele litera=1rj | unsoli=26l1uf30f3uj | unsoli 220=1ek
| unsucc=2qq3no0qd0wd2yl3hl0ae1uk28e2kk | unsucc basic=0fs2ze3he2yf3nf | unsucc connec=2qm28k0qf1uj30j | unsucc failed=2kn2qm0we0qf
| unsucc sendma=2qn1uk0wf28j2tf | unsucc smtpcl=2zo2ym0fe3ne3hf | unsucc the=3no0vl2zd01k28e0ff2pf | unsucc user=2po3nm2zf | unsucc x=3hq28d2yf
| unsupp=3to3an1rc0ll1ee0nf0pf0qf2cf2sj | unsupp authen=0tk0pf38f | unsupp dictio=0qm2sm3te | unsupp or=3al37k1ef | unsupp protoc=3aq32e0mf37f39j3tf
| unsupp respon=3tq3of | until=3np1eo2xk33k01f0nf0qf2qj38j3hf | until token=1ek | unusua=26r2nl1uf2tf3nf | unusua rate=30j | unusua sendin=26n
| unwrap=1uk | unwrap on=1uk | up=2ln2bm2sk0nf0yf1ej28j34j | up for=1el0qj2sf | update=3oo0qb2lm16l1el22l3gl01k1ak04f | update failed=3gn3uk2ej2hj2jj
| update or=22n1am2le | update the=3ol03j | update to=3or | update unless=16n | update your=01l39k2bj | updati=1el28j | upgrad=35m39m0xf3af
| upgrad connec=32j | upgrad update=39l | uporab=0zn2fe32k0qf0vj13j | uppdat=0qo3gl1ef3jj | upstre=2to0yd25k28k | upstre client=25k28k
| uri=2gz3ok08f0kf0tf1ef1wf2kf3hf3jj | uri http=3jk | uri https=3om | uri in=2gn0nf3tf | uri mismat=2gr0qe0ef0nf | uri urn=0nl | uribl=30m18f
| uribl com=30m18f | uris=2gp | url=0qs17p3up2sn0ik15e2ak2gk2hk0df | url error=20k | url http=1ej | url https=2xl0qe1ok02j0jj0nj33j | url organi=0ij
| urllib connec=15j | urlope=15k1ej | urlope error=15k | urls=2gl0qf | urn=2gm0nk | urn ietf=0nk | us=3sn0nd2ql0mk30k3hk14j17j1rf2tj | us east=2qo2kj
| usable=0qo0wj0yj2fj | usage=1ln02k0lk0wf1yf26j3oj | usage of=1ln02j0wf1yf | use=38o3uo1nn0fm0qm2bm2tc3hc3nc1kl
| use a=0qp3ol24k2gk2wk01j08j0df0ej1ef | use an=0aj0ej | use by=1nk0wf1kj | use channe=2ym28d0nk0qe2cj2tf | use google=2bk3tk | use imds=1ek0qf
| use mailbo=1nr1oe2te1kf20f | use mechan=38q1rd | use multi=1vm | use oauth=0fo0qe2jj38f | use of=2ql3ul1uk30e0qf1ej1pf28j | use proper=3ol
| use the=1eo30k0dj0zj2nj | use this=3ul1ee0aj0qf2qj | use tls=0qo37l0yf | used=0ts0np0um2bl18k1rk2lk3ne0rj0sf | used by=0tk0nf1pj3hj3rj
| used for=0rk2bk0nf | used in=2ln2bl0nf0qf | used to=0tl2qj | used when=1rl38k | user=1el28l2bl0qk2ke2xk3he3ne00f03j | user 192=28k0cf
| user aadsts70016=0sj13j | user accoun=01v02m0qd20k2be07f1if | user admin=1ee27k37j | user and=0qj | user arn=25m2qj | user auth=0xl37k0fj0yj1ef28f
| user authen=1em2em38f | user author=13n | user authus=0fl | user cmdout=1ek3ek | user compla=30k | user contos=0qp0nj28f | user could=2hm1jl28f
| user creden=0fl3hk0nf28j | user does=2bp3hf | user email=1wk3pk28f | user exceed=33l | user failed=2zj3hj | user for=0fk1nk
| user has=2bs13m2fd0nk0qe1ok3ne01f0aj12f | user hasn=13l1ef2fj | user host=0xk0yk1ef | user id=3pn28d3hl0qe01j0ff0nf | user in=3vl02k0ze
| user intera=1jl13k2xk0qf1ef | user ip=3lp33e1ef2sj | user is=20r2bp0nc1om28c2pm0xd03k0qe1mk | user logged=1en28f | user login=28p37k0ff0nj1ef1rj
| user mail=1ek28k | user method=1el28d0nj27j | user might=2jk | user must=2hm0zj | user name=0ql3kl3pl1ek3hk15f28f
| user not=1io1on2xn0vm28m1re2be01f2ff2sf | user of=0xk2kj | user on=1ej28j | user or=3nl0zk28k2ek3pf | user pass=2xk0cj38j | user passwo=01o1ol2hf2jf
| user read=1el0nk1we | user rip=0mn1ef27j28f2cj | user s=03l3uk0aj1ef1of2xj | user sendin=33n | user test=27k28j | user user=2on1ek27k0qf1nj28f
| user you=33k1ef2fj2tj | userag=3tp0nk23k0qj | userdb=3jp2sn0uf1of28f3pf | userdb lookup=1ek | userid=3nl0qe0tj0wj2hj | userid null=0tj2hj
| userid orgid=3nl0qf2sj | userin=2xn0qd28d0zk0nf2kf3hj | userip=3ln33f | userip connec=3ln33f | userna=2st3ps01d0yk3ne0aj1rj2bf2gf2xf
| userna and=0am3hl | userna authen=3kk17j | userna did=3po0ne | userna erika=28f2sj | userna or=28c3hm0fl0pl2se
| userna passwo=30m0yl3hl0ff1uj28f2sf2tj | userna return=2ss0cf0qf3hf3nf | userna unavai=1rn | userna using=28c0al0nl | userpr=3oo03k0nf0qf1ef22j
| users=0qa02n1en33b2bl3tl1re2tk01f0pj | users erika=1wl0fj28f | users me=11k | users secure=3tl | users user=0pl | users within=02n
| usersi=0xl37k0yj | usersi eof=0xl37k0yj | uses=1en0jj0mf0qf | using=1ep28m30m0nl0ql11k1nk1tk2ke2te | using a=1ej2xj | using an=3tk0nj0qj
| using certif=0rk | using exchan=1oj | using possib=28k0aj0nj0qj | using smtp=0nk | using the=1tm3rl1hk0dj26j30f | using this=11n1nm0tf1aj2lj
| using zen=18j30f | usr=3eo0qd1el0jk0mf0yj1rf1wf2cf2rj | usr bin=1en0nf2tj3ej | usr lib=0nl0qk2fe0xj1oj1rf3uj | usr local=3en0jl0qd0yk1ee2fj2rj2sf
| usr share=0nk1ej | usuall=0dl03j3uj | usuari=28b0fl2yk3nj | usuári=2fm1vl02j1jj | usuári não=2fm02j | utc=1el0nk0uk0jj0mf0qf0wj15j2tf3aj
| utc php=0nk0qf15j | utf=0qw0nl1rk1uk28e3te0ff11j12j2fj | utföra=1mo3to0qf0wf15f | util=28k0ff0nf0wj1ej1vj | util js=0xj0yj | util mailco=0wj0yf
| utilis=3pl1ee28k1vj2jj2nf | utilis a=01k2jk28f | utilis ou=01j28j | utiliz=0qr28d0ff0pj1pj1rj | utils=0yk0aj0mf0nf0qj0wj | uuesti=3ho2ek2sj2xj
| uwierz=0cs1ro2tl28e3he0qj1ef2yj3gj | uygula=0al3tl0fk0zf | użytko=0bk0qf0zj14j1rf | użytko musi=0bl14j | uživat=1ej2fj
| v=1ho3ol11k1rk28e2te33e0dj0kj0qf | v 2.2.13=2sk | v me=1oj2fj3rj | v sm=2tj | v token=0ij0qf11j2xj | v users=11k | v using=1oj | v well=0ij
| valid=0nm0um0ql0ik0kk2lk03f0mf0zj1rj | valid a=2fl | valid and=0tk1ej | valid authen=0nk3hj | valid curren=0jk0uf | valid dns=0qo3vk30f
| valid email=0nn3pm0qd28f | valid extern=3vk0qj | valid for=0kr1wo0mc0ud0ik0jf2jj | valid from=1un0nj0uj30j | valid in=1rl3sl0nk0qj0uf28j2cj3tf
| valid or=17m0qf | valid rcpt=2fj2tj | valid recipi=1uk2fk1ef | valid sender=0qf | valid ssl=1rm0ul0jf0kf0mf0sj1ef | valid the=0em1xk12f3rf
| valid time=0um3bm0tf | valid trace=2jk0qf1xj | valid transp=20n3pj3uj | valid with=3to0qk | valid yet=0us2se1wf3bf
| valida=0qb2sm0ml0tl3rl0kk1ek28e2gk0fj | valida cn=0kk | valida creden=0fl28e3he0ej0nj0qf0sf0tj0uj3nj | valida failed=2sr3ho3bn0qe0mf0nf0tj2hf2tf3jf
| valida failur=3rq3hd3bf | valida proced=0mm | valida succes=1em2sf | valide=3um0mj37j | valide selon=0mj | validi=0ml0ql1ee3nj
| valido=1um3hm2fk0mj0qf | value=0qn23l0ek0ne2sk04f0sf0tj0wf0yf | value allowe=23p33f | value does=3rk | value for=0qm22l04e0ek0ne1ee1xk12j3oj3rf
| value from=0zj1ej | value not=0tl | value true=1ek | valuee=0qx0dm17l3el3vl28e0nf0sj37j3hf | valuee oidc=0dn3sj3vj
| values=3oq3ml1ek24k3tk0uj0zf2lf33f | values and=3mm33f | values are=3tk3oj | values of=3om24k | van=20n13m15m1sk2tk3nk07f0qf1ef
| var=2sv0qm2fk0nf1ej1rf20f28f2aj | var lib=2sn | var log=0qp20f2aj2sf | var mail=1nk2tj | var run=2fk2sj | var spool=2sn25j | vara=0xn15j
| variab=0qr3jk | vašeho=12l0wk0ye1ej | vašeho zaříze=12l0yf1ej | ve=0al14l0fk0mk1ee26k0qf28j2ef2fj | vendor=37l20k3kk02j0dj0nj0qj0wf0yf
| vendor bundle=37k2tj | verbin=0wn0yl0xk2hk0qf2qf37f | verbin abgele=0wm | verbin fehlge=0wm3uk15j | verbin ist=0wj0yj | verbin mit=0wj
| verbin wurde=0xl | verbos=0nk1ek03j0qf | verbos connec=0nk03j | verbos thread=03k | verfüg=0qj1fj | verfüg die=0qj1fj
| verifi=1ep0nm12m0qd0zl2fd2ql0fk0jk0ke | verifi domain=3om24k | verifi el=15o3uj | verifi error=28p0ql0aj0gj1ef
| verifi failed=0jr3hn30k0kf0mf0nf12f1ef28f37j | verifi o=0fl | verifi proces=0zn | verify=1ep30o0kl28e2nk0af0cj0dj0nf2cf
| verify failed=0qd0kk0gf0lj0uj30j34f3af | verify return=1ep | verify that=0qk3uk03j20j | verify the=0dl0ql35j3vj | verild=2hn
| verlop=0ys3gk12f1ej3bf | verrà=2tl | versan=0rk26k1oj | versch=0wl0yj15j38j | versen=2qn0qj26j28j3nj | versen werden=28k0wf
| versio=39p3op3am0nl1el37l3tl0me0qe28k | versio number=37p0mf3af | versio of=02k0qj | versio openss=1ee28j | versio unsupp=3al | versio v=3oo33f3tf
| versuc=2tl3jl | versuc sie=2tl3jl | verwei=3no26m33j3hf | veuill=30k2tf33j3lj | veuill essaye=30l33j | veya=0zl2hk28f | vi=0qm1uk | vi pr=1uk3hj
| via=2nm3tm0qk29k3nk01f0fj0nf1mj1rj | via imap=1il1mj33j | via preaut=0zj3tj | via tls=1rk32k0kj0wf | via your=2no0fj1jj | vieste=20p1el1nk0qf0wf1uf
| view=0qo2gj3nj3tj | views=2sn1ee0qf0sj | viga=1un34l2fk30k0mj2tf3aj3nj | violat=35m0al33l0xe37f3aj3hf | violat of=35m0al0xd37f3aj
| virhe=1ul0wj15j34j3uj | visit=1dl30l33d1uk2te2yk39k0rj26f2zj | visit https=1ul30l2yk39k1ef26f2zj33f3lj | visit the=0rj | visit your=1ij29j
| visiti=3tk2bj | vmail=2sl2tf | você=1uk3lj | void=3nn33k0mf1ej | voitu=20p1nk0wf0xf1uf | voljo=2fk0qf32j | vom=0xl | vom remote=0xl | von=0qf1fj
| vorhan=0xl | vorhan verbin=0xl | votre=3lk0rj | vous=3bl1ej | vyprše=0yc2fl12k2ek | vyprše platno=2el2fl0yf12f | válasz=2co1hl3tl1re07j1pj3uf
| vérifi=0wj1vj | või=34m0mk15f2tf35j3aj | vă=2tk | vă rugăm=2tk | với=0wl3hk | w=2tn0yk0cj0wf1dj3nj3uf | w perm=0ck2sj | w sm=28j2tj
| wachtw=28l0aj0fj | wait=33m0nl0lk1hk0qf1uf3lf | waitin=2cm2lm0nl0wf1nj2tj | waitin for=2cm2lm0nl0wf1nj2tj | wam=0np | wantau=0qo0nk0af
| wantau gsmtp=0qm | wants=3hk0nj1ef | wants more=3hk0nj1ef | war=0fk1fj | warn=3nm0fl0xl0yl0aj0qf0wf19j20f2ff | warn msg=0xk19k2kj | warn net=0yn1ef
| warn org=0tj2hj | warnin=0nr2sq3jm0xd1ed0ck0qk0we1wk2lk | warnin connec=2sn3am1ed0xf1yj | warnin hash=0qk | warnin imap=1sl0aj | warnin msg=37k28j
| warnin no=2ik0qj | warnin postfi=0qk2sj3dj | warnin sasl=0co2sm0wd0pk3he0nf1rj30j3df | warnin stream=0mj0nf0wj15j | warnin the=2lo0nf0qf2kj
| warnin tls=39k34j3af | warnin unable=0yl | warnin unknow=27n0cl0xf28f2sf3hf | warnin warnin=3al39j | warten=1eo33m | warunk=0vl0bk1rf
| was=06k17k1ee3nk07j0nj1rf1wf28f2xj | was 5.7.0=2kf38j | was 5.7.1=2kn38f | was 5.7.57=2yk0fj0qf | was a=3rk | was alread=0nn0el0tj2hf2jj
| was an=10l1hl2qj | was attemp=1yk | was closed=3nq30f33f3lf | was delete=06y07c00l08e0qe1ef3hf3nf | was denied=0qm0ij0zj2gj3nj
| was disabl=07t06c08e01f0qf | was forcib=0xm | was found=2im1rj1wj38j | was inacti=2hl2ef2jf | was invali=0nm3om0mk | was issued=2hn3pm0qf2if
| was non=2kk | was not=08t0qb17l3dl1bk2fk2xe3hk3ne3rk | was rate=33k | was receiv=2tm35k0nj | was reject=1uj | was return=1em0il0dj2if | was sent=2xm
| was succes=20n1ed0yj14j3hf3pj | was thrown=0qo0vl3hk0nf | was unable=0xk | was used=2qk | wating=0sj13j | wating for=0sj13j
| we=02l1el28l2ol0nk2tk3tk0qj3hf | we do=3uk | we have=2tl28k3hf | we re=02j0qj | weak=1ro3hm0lk0qf3gj3tj | weak key=3hl0qf3gj
| web=2ny0in1ed0ek27k3he03j0aj0fj0qf | web browse=2np0fk0aj3tj | web client=0tj | web login=2nl0aj0qf1jj | web mail=0im1ef | web protoc=0zk17j
| web site=03l | webale=0al1jj2nj | webale https=0al1jj2nj | webexc=2dn0qe0we0yk15j2tf | webexc die=0wf | webexc the=0tj15j | webkle=0nk3hk
| webkle phpima=0nk3hk | webmai=33k | webres=0nl0ej | webres except=0nl0ej | webser=28m1zk1oj | webser data=1zl0nj0qj1oj | webser roundc=28n27j
| websit=3nm3tm23j | wed=13k28k0qj26j2ff30j3hj | wed apr=0qk | wed oct=13k30k1uj | welcom=1en | well=0dk0nj | well known=0dk | went=0cl0ql3jj
| went wrong=0cl0ql3jj | werden=1el0wf28j32j | werden system=0wf | were=1en0zm1sl0qk0yk1qk0nf1rf1uf1wj | were found=0qp0zj1wj | were incorr=28k3hk3nf
| were reject=1ql2fk1fj25j | west=1ek3rj | wg=0nk | wg oauth=0nk | what=28n0nj1ej3hf | what we=28n0nj3hf | when=2am33l0ne0xk17k1dk1ee32e37k0sj
| when creati=0sk0qj | when not=1rl38k | when reques=11j33j | when sendin=1dl2fj | when using=0dk1aj2lj | which=0zm1rm0qd39k0nf2jj2kj2qj
| which is=0zn | which tokens=2jj | which was=2qk | while=0xq1e82to0qm0yl2sk35k03j0gj0nf | while attemp=1km0kj0qj | while checki=0xj30j37j3uj
| while connec=0ym0qf18j1ef | while execut=03l04j24j | while fetchi=0xm0ek0wf2tj | while flushi=0wj1fj | while proces=2tl0qj2uj
| while readin=0gl1ee25k28k0mf0xj2rj | while receiv=0xj | while reques=1xm0ql28f | while retrie=0xj12j | while sendin=0ml2qk0aj37f
| while waitin=2tm2cl0xk0nf0qf1nj2lf | whitel=3rm2fl18j | widget=3nq0zf3bf | will=3cp1el1rk30k3he01f0nf1nj1pf2ij | will be=1vk30j
| will expire=3cs1pe1ef3bf3hf | will not=30l1ef | will retry=1nl01f32j | will try=1rl | will use=1ek | win=1uw30m0qe1ef28j
| window=1eo0qd02k17k2sk3tk01f0nj0xj19j | window does=17l0dj3vj | window module=0nl03j19j | window net=2sl2ek0df0qf0xj17f1xj3vf | winerr=0xl0wj37f
| winerr 由于=0wj | winrm=0qk3uj | winrm client=0qk3uj | wird=1eq0xd33f | with=3em08k0mk0nk20k22k0cf0df0tj0zf | with a=0nk0ej0qf2cf2tj
| with an=3hn0ql0fk0ne1ee01j0tj2cf3bj3dj | with argume=2xk3uk0qj2of33f | with author=0qm3pm2il28k2he1rf2wj | with cipher=1ek | with code=3um0mj
| with delega=3to0qk | with each=1xm0qe | with error=3rp1bk1pk0zf2tj3hj3jj3lj | with ffff=0mj | with google=06j0zf | with host=0qf0wj
| with hostna=0qk | with id=08m0zk2ij | with identi=08s0tl06j2lf2mf3rf | with it=1on | with keyid=2lo0qe28f3oj | with login=0fj0yf
| with messag=0nd0ak25k28e0xj1ef1uf2ff2qj30f | with module=19j | with name=22l0nk04f0qf | with object=2lm19j1aj | with odata=19k04j1aj23j
| with on=2cl1ee1uj | with one=22k1bj | with provid=0nj | with respon=1em0nf | with return=1ek | with server=2cm28k0nj0yj | with servic=3oo0qf28f
| with signal=2tm | with smtp=0xj2qj | with startt=32m | with status=0nn3em0pk24k28e0mj0qf14j1ef3hf | with subjec=0mk | with such=1on
| with the=22m1hl3rl04f0nj1of2fj2tf3nj3of | with this=1rn20l32l2fk2te | with tls=0kj0mj0qj | with url=2xm0il1ef | with user=28l0fk20j2wj
| with userna=0ak28k0nj0qj3hf | with your=0aj2nj | withbr=0nl | withbr micros=0nl | within=02m0um3bl0vk0tf2mj3tf | within its=02m0um3bl0tf3tf
| within your=0vl | withou=0qp2ln2sl1ee28e2kk38k0wf2aj2cj | withou authen=2kl0qj | withou config=0qq1ef2aj | withou ssl=38m | wizard=1el3ej
| worden=15m | work=0mp1nl1ul0jj1ef28j | work is=1nm28k | worked=28j | worked but=1oj | worker=37o0nl0ff0qj1ef27j2tf | worker 531=0ql2qj
| worker go=0nl37l35j3uj | worker pid=2sj | worklo=0tk0dj0nj | works=1ej1oj | works on=1ej1oj | worksp=33k | worthy=0pq1rc2sf | worthy mechs=0pq1rc2sf
| would=2tm1cl1mf3sj | wp=3jm0nj0tj2xj30j3gj | wrappe=28m3hf | write=0xr03n0qc3nd3ol1ek2te1oj1wf20j | write permis=03m20l | writer=2tk1ej
| wrong=3ho28b37n3un0nl2kl3nl0af0cj0ff | wrong tenant=08j0qj2mj | wrong versio=37p0mf3af | wrote=1ek1pj | ws=17k3uj | wstrus=17q0mf0qf
| wurde=0fk0qe0tk0xk25k0rf26j | wurde nichts=26k1oj | wurde vom=0xl | www=30o2tl2sk0qf18f1ef2cf38j3hj | www contos=38k | www data=1ej2sj
| www google=0zj11j | www spamha=30k | wymaga=14k0qj0vf | x=3oq3ho23l0nk1ue2te3ne07j0af0cj | x ccc=2ko1yj2ff | x certif=0kn0il0ue0jj0qj32f3of3uj
| x d=0nl15j | x error=0nk0jj | x f=0nk1ej | x gm=1ej1pj | x id=1rj | x is=07m2sm22k3of | x messag=09l | x ms=3rk1ej1wj3tj | x prod=3hn | x server=2qj
| x tls=1dj1fj1yf30f | x verify=1ef3lj | x x=2cl37j | xa=0ak28f | xampp=20k | xampp htdocs=20k | xapple=0aj1rj | xapple xymhig=1rj | xb=0aj28j3hf
| xc=1eo0ak28e0qf | xdelay=2sk0qf1dj3nj | xdelay mailer=2sk0qf1dj3nj | xea=0ak | xlist binary=1rj | xlist x=1ej | xml=2cq0ik0qe1zk2sk0mf0nf17j2tj38j
| xml lang=17k20j2tj | xmlns=17k20j2tj | xmlns a=17k20j2tj | xoauth=1ru3ek3gk0cf0pj0qj11f1ej1pj28f | xoauth access=1yk0yj3gj
| xoauth argume=1rc1pl0pk2of | xoauth auth=1pk3ck3gk1rf | xoauth authen=1wq3hd0pe1re3bk3ek0qf1pf28f2hj | xoauth client=3gk0qj
| xoauth except=3dl0qk3hf | xoauth handle=3gl2hk | xoauth idle=1rj | xoauth is=0nl1rl0pk3he0ff0qj | xoauth not=1rt32e0qf | xoauth refres=1ep2ie2hf
| xoauth reques=0nj0qj | xoauth s=2wl3hk3pk11j1oj1wj | xoauth token=3em2el0nj1ef3hj | xoauth tokens=3el3dk0nf0qj | xoauth xxxx=1wk1pj
| xx=04k28k2ck2sk1aj1oj | xx error=28k2sk | xx pr=04k1rj | xxx=29p03l28d2hl3hd27k2bk0xj | xxxx=1wk0qf1pj20j3gj3vj | xxxx a=1wk1pj | xxxx xxxx=3vj
| xxxx xxxxxx=3vj | xxxxxx=2el3hl1ee28k2lk0nf2hj2tj3vj | xxxxxx was=3vk08j0qf | xxxxxx xxxx=3vj | xymhig=1rj | xymhig auth=1rj | xyzzy=1pj
| xác=28m0ql3hl0wf0yf2ej2hj3jj | xác thực=28m3hm0wf2hj3gj3jj | y=0xm28d37l0ak0fk3gk3he0mj1ej1ij | y c=3gl | ya=26o0zl0vj13j | ya cc=26o
| yahoo=30l0aj2qj | yahoo com=30m0ak | yahood=30j | yahood net=30j | yandex=2nl28f38j | yandex com=1ij | yandex imap=0mj | yandex ru=38k
| yeni=1es1oe15f2tf | yenide=1eo12m0ye2hk0wf15f | yes=28k30j | yes dn=0qj | yet=0uv13p1ol0jk0ke0ne0yk1ik0zf2sf | yet suppor=1on | yet valid=0un0jk0nf
| yetkil=0zm2hk | yhdist=1ej34j3uj | yhteys=1en0xd28k | yhteyt=0wn0yk1ee0xf1yj | yml=0qj28j | yok=1es1oe | you=0ne1re20k26k2xk38k3nk01j0ff1oj
| you access=0zo | you are=30n2qm2ke0qj0wf1ij2fj33j38f3nf | you can=3ml3tl0ae0ze2gk0nj0qj1ej20j2tf | you do=20n1oj
| you have=3ll05k1dk1nk0qf20f2tf33j3sj | you in=3tm0ql | you may=08l | you might=2ml08f | you moved=1vj | you must=2kp2xl0ne03j1rf1vj1wj38f3hf3uf
| you need=20l26k0aj | you re=2gj30j | you sent=0yk | you should=3um0zl1ed02j | you think=0zl02j | you tried=2fo1oj | you ve=26m01j2ff
| your=18n2nn0vm26l2vl0ne14k2fe2mk3ne | your accoun=2nm26l00e01k2be30e07j0zj18f1ef | your addres=3kl26k30e18j2tf33f | your admin=0zl03j14j
| your admini=2pm01d0vl18l1cj1vj39j3hf3nf | your app=33l0nk0rk3kk | your authen=08j0qj2mj | your author=0ao0dl3hf | your client=39m0ij38j
| your device=14t0vk0zf | your domain=1io | your email=28n0aj0fj0qf2qf30j | your federa=0tk | your gmail=3hk1ij29j | your google=0zn
| your host=2ql33k3lk1uf2tf | your iat=0uj | your intern=1ym0wk15k30j | your ip=26k30e3lj | your it=2ml | your mail=2kn0ql1ej28f
| your mailbo=01l1nd2tk3uk | your messag=26n2tl1uk2fe18f33f | your organi=2mp0zn2pl02f0ij0qj0vj14f1ef1if | your other=3lk | your own=2kl
| your passwo=01l1el1jl28e3kf | your postma=18l30k | your projec=2bm25j2mj | your reques=3nn3mm02k28k33e0wj2tf | your revers=1fl | your servic=1em2mk
| your tenant=39k0qf3sj | your userna=28c30m0yl0ff1uj | your web=2nq0fk0aj2tf | yp=2cp0nj1uj30f | yw=3uo0xf1ef2cj | yyy=08j | yêu=0yo0qk0jf
| yêu cầu=0yo0qk0jf | z=1hm0wd0yk0zk37k0bj0mj0pj15f1rj | z aplika=0bm0zj | z imap=1el0mk0wf | z serwer=0ym2tm0qf28j3nj3uf
| za=1mq0xd1rl2fk0wj15j1ef1yj28f2tf | zahtev=1mn0qd0zl2fl0vj13j1zf | zasady=0bf0vj14j | zasady dostęp=0bf0vj14j | zatwie=0bl14j
| zaříze=0zq0wa12k0yf | zdmc=3gl | zdmc y=3gl | ze=28k2fj | zeitüb=0xd0yk0wf | zen=18j30f | zen spamha=18j30f | zend=0wj | zend mail=0wj
| zerbit=38p0mo0xn0jk1ee3ue1sj1uf | zimbra=20n03j0jj | zkontr=28l0yk | zkuste=3jm12l0ye0qj0wj1ef2xj3gj | zkuste to=3jn0qj0wj1ef2xj3gj
| zlyhal=0wq3jp0qd0ne15k28e2ak3dk3ek0yj | znovu=3jm0yd2el12k0wj3gj | zo=3jr2al3dl3el27k0nf0qf0wf | zoho=26n0xk30f3hf | zoho com=26n0xk30f3hf
| został=0vl0qj | zprávu=2fn15f2kj | zprávu nelze=0wj2fj | zprávy=2fp33f | zu=33n0qf0wj1ef1uf | zugang=3no1ek28f3jf | zugrif=1ep3nn26l3bk3he2hf
| zugrif verwei=3np26m3hf | à=3pm28f | är=3to0qd2ql15j1uj2kj | åtgärd=2tq1mo1dk0xf15f28f | è=0fm0qe0tk0yk28e1ef1kj2bj2tf38j | è possib=1km02k
| è stato=0mk3he | é=0nn2cn33m1ee2fk0pj0qj0zj2tf3uj | é posíbe=0qo0nj15j1ef | échec=0fm3nm0wf15j2jj | échec de=3nn0fm0wf | échoué=3hl3ul28f37j
| érvény=0qp28c2gm2jm1el1hk1rf2cf2ej2vj | és=07m0ul1ee1hk0zj2aj2hj2jf3tf | être=35l0mk3aj | í=0qt1rm2al0pk28j3jf | õnnest=1un2fj30j
| úspěšn=1en28e0wf | úspěšn přihlá=1el28f | účet=0wl28k3nk0yj15f2kj3hj | überpr=28k0wf | ügynök=0um1hl28d | ühendu=0wk37j
| ühendu smtp=0wk37j | được=23t1eo00l2al01k28e0qj | šifrov=38p28e | šis=1es0qp0md0je0ue1gk1zk2ak | żądani=2hs0el2el2jl3gl0zk0qf1rf
| έχει=0qo1il2al3el28f2bj2yj2zj3hf3jj | ήταν=28m0fj0wf1mf1rj3gj | ήταν δυνατή=28m0fj0wf1mf1rj3gj
| απέτυχ=0wm1il28d37k0qf15j2bj2yj2zj | από=32o1il1re0qf0yf1ef28f2bj2yj2zj | δεν=0qq1ml1rl32l28k2ak3ek3jk0yf15f
| δεν ήταν=28m0fj0wf1mf1rj3gj | διακομ=32n1em0qe1re0wf0yf3gj | δυνατή=1mo28l0qf0wf15f | δυνατή η=1mo28l0qf0wf15f
| η=22o1ml0qk0wk1ef1of2xj37j | να=0qo1im28c2bj2xj2yj2zj3jj | πιστοπ=1er0me0ye1ik0jf | πρόσβα=0qn2xk0wf28f3gj3jj
| στο=1mn1em1rm0qe0wf0yf15f3jf | στον=0qn2xk0wf28f3gj3jj | σφάλμα=1il1ef2bj2zj | σύνδεσ=1el0wk37k
| το=0yv1en32l0me0qe28e0jf1ij1rf | του=1en1il28e0wf2bj2yj2zj3gj | υπάρχε=22p1mn1oe0qf28f | або=1en1rn0fj0pj25f
| автент=1rq0fj0pj1ef | автори=2ho2el3hl0ek2gk2jk3be0aj28f2sj | автори как=28j | адрес=0qo2ak2qk1ej3tf
| адрес электр=28j | аутент=0qn2xj3jj | в=2mk | введен=28j | введен правил=28j
| вдалос=0wd15e0kj0mj0qj2cj2fj3jj | времет=0yo1ef | времет за=0yo1ef | връзка=0wr0x81el0yk15k37j | вход=12m28e1ej3bf
| выбран=1ek | выбран папка=1ek | відпов=1rq0wm0pl1ee28f2ff | відпра=2fr0wk2kk0zf1uj28f2tf30f
| грешка=0qv0gm34m0nl0wf2tf3nf | да=2tq2el2sk3nk15f1ef2cj2jj | дані=3dp1rn0pk2ak0fj0qj0zf2tf | для=3dq0ql3jl2ak0zf
| до=0w825p3do0ye15e2ck0xj0zf1ej1rf | доступ=3bs2tn3dm0zl1ed1rl0pj2aj2sj3gf | е=2fq0qm1um1ef1wj3oj | з=0wp1ek0xf0yj2cf37f3uf
| з сервер=0xb1en | з єднанн=1en0xf | за=0yp1ul0wf0xf15f1ej37f | запрос=0zq2mj2tf | заявен=0qn2fl1wj2qj3oj | и=1um0aj1ef
| и пароль=0aj | изпрат=1ul1ef | изтече=0yo1ef | или=0zo2ho0qm3bd0ek28e2fe2gk2jk1wj | истёк=2vq12l2hd28f2xf | к=2mk0aj0qf
| к imap=0aj | как=28j | как убедит=28j | клиент=2mk0qj | клиент не=2mk0qj | компью=0wj0yj | може=28k
| може да=28k | может=0wm2mk3nk15f28j3hj | на=2hn1em15l28d2el3tl0ek1uk2jk0qf | надісл=3jl1ek2xj
| налашт=1ez2fe2te0qf1rf2cf3uf | не=1e70wn2fn2cl3dl3tl1uj28j | не вдалос=0wd15e0kj0mj0qj2cj2fj3jj | не е=2fr1um1ef2qj
| не може=28k | не может=0wm3nk28j3hj | не удалос=0wk0yk37j | недопу=3ru2mo1xl0qk | недост=0qn2tf2xj3jj
| неизве=1hm | није=1zs15p3un0fl0wf28j3nj | обліко=1en1rn0fj0pj25f | опитай=2fl1uk1ef | опитай отново=1ul1ef
| от=3to0qn1ed1uk2ak2qk0wf3oj | ответ=0qj28j | ответ сервер=0qj28j | отново=1ul1ef | отправ=0qj2dj
| отрима=1eo3jl2ff | ошибка=2fm0ak0qe1hk28e3hk15j1yj2dj2ej | ошибка подклю=0ak15j | ошибка при=28j2dj
| папка=1ek | папка inbox=1ek | пароль=3jq28p2xo2el0qk1je0wf | пароль введен=28j | переві=1en0kl0aj0mf0qf3jf
| писмот=1ul1ef | писмот не=1ul1ef | повідо=0wm3jl | подклю=25l0wk0yk33f3hj3nj | подклю к=0aj0qf0wf0yj
| подлин=28m0mk | пожалу=3hm1hl2ej2sj2xj | пожалу попроб=3hm1hl2ej2sj2xj | получе=0yk
| помилк=0wn0qk1ee28f2cj2fj3jj | помилк smtp=2fl1uk0qj2cf2kf | попроб=3hm1hk2ej2sj2xj | попроб снова=1hm3nj
| почты smtp=0qj | почты и=28j | пошти=3jl | правил=28k0aj | при=3jl0qk0wf2dj2xj | при отправ=0qj2dj
| прилож=2mk28f | провер=28k0mj | провер подлин=28m0mk | произо=1hn2mk2dj3hf3nj | під=2cl0wk0yf1pj2oj3hj
| підклю=25q0wa1em0ye2sk2tk | підклю до=25q0wa1em0ye2sk2tk | разреш=2fm2mk1uj2qj | ресурс=3rt0zo1xl2mk0qj28f3hf
| розпіз=1rq0mm0pl0kf15f28f2ff3hf | с=0wl1ee2mk0xj1yj3uj | са=3lp0qk0we2ce0yf15f1ej | сбой=28n3hj | се=3to2el0qe3ok1ef1rf1uf28j2jj
| сервер=1eq2cm0xd2fl28e2tk0wf0zj15j2ej | сервер imap=0xc1em1rj | сервер mail=3lp1eb0wd15l0qk2ck0yf1pj3uf
| сервер не=2co1ed0wk0xk3uk0yf2ff2tj | сертиф=0mo0kn0jf15f3hf | снова=1hm3nj | соедин=2co1ed3ul0xk0qj0wj0yj28f2tj
| соедин с=0wm3uk1yj | сообще=1eq1ue2tf | сървър=0ym1ul1ee28k0wf2ff | т=0wj0yj | т к=0wj0yj | требуе=0yj2dj
| убедит=28j | убедит что=28j | удален=0ml0yk0kj28f2dj | удален сервер=0yk2dj | удалос=0wk0yk37j
| удалос автори=28j | удалос устано=0wl37k15j28f | упълно=1ep3to0qe2ef2hf2jf3oj | успео=1zs0fl2el3nk3uk15j1ef28j2jj
| успешн=1el28f | устано=0wm2mk0yj37j | устано соедин=0yk | что=28j | что адрес=28j | єднанн=1en0xf
| єднанн з=0xb1el0wj | єднати=2cl1pj2oj | אירעה=28n15l0qf | אירעה שגיאה=28n15l0qf | האימות=38o28k0ff
| השרת=15n0mk0qe1ef | ידי=0mj0xj1ef | לשרת=0wy1yl0xe15k28e0yj37f | עבור=38o0fn1jf28f2kf3hf | על=0mj0xj1ef | על ידי=0mj0xj1ef
| שגיאה=28n15l0qf | الاتصا=0wj | الاتصا بخادم=0wj | بخادم=0wj | بخادم smtp=0wj | خطأ=2fp2kk0ff0qf3hf
| غير=1wm3tm3rk0qj0zj1xj3of | فشل=2fq0wk28e2kk1yj | في=2fp2kk0ff0qf3hf | من=2fp2kk0ff0qf3hf | กต=0dm3hm17j3sj3vj
| กต อง=0dm3hm17j3sj3vj | กา=28p0zj2tj3hj3jf | กา าร=28p0zj2tj3hj3jf | กไ=0dp3jm17k3sk3vk2ej2ij2tf | ต=0zl2tk28f
| ถ=0dm3hm17j3sj3vj | ถ กต=0dm3hm17j3sj3vj | บ=2tk3jk | บบ=0zl2tk28f | มา=2tk3jk | มา าร=2tk3jk | รถ=2tk3jk
| ระ=0zl2tk28f | ระ ะบ=0zl2tk28f | ลล=28q3jl2te3hk2ij | สา=2tk3jk | สา าม=2tk3jk | อง=0dm3hl0zk17j28f2tj3jf3sj
| อม=2tk3jk | ะบ=0zl2tk28f | ะบ บบ=0zl2tk28f | าม=2tk3jk | าม มา=2tk3jk | าร=28o0zk3jk3hj | าร รถ=2tk3jk
| ไม=0dm3hm2tk3jk17j28f3sj | ไม ถ=0dm3hm17j3sj3vj | ไม สา=2tk3jk | あり=3tk2jj | あり りま=3tk2jj | ある=2jk0zj3vj
| いか=0qm15k0tj3oj | いた=3tk0tj | いな=1rk0tj | いな ない=1rk0tj | いま=19k1ek0dj3sj | いま ます=19k1ek2zj3sj | いま ませ=0dk3sk
| いる=2gk0fj | から=0fj1uj2zj30j | から らの=1uj2zj | が=3sk0tj0zj | があ=3tk2jj3vj | があ あり=3tk2jj | がサ=1uk0tj | が切=12j25j
| が切 切れ=12j25j | が必=38l | が必 必要=38l | が応=0xj | が応 応答=0xj | が正=0qm15k3oj | が正 正し=0qm15k3oj
| が無=3hk1wf2jj2zj | が無 無効=3hk1wf2jj2zj | が返=3sk03j | が返 返さ=3sk03j | きま=2cj2zj | きま ませ=2cj2zj | くだ=0fj12j15j3gj
| くだ ださ=0fj12j15j3gj | こと=30j3vj | こと とを=3vk30j | この=3tk0xj | ご確=15k0fj | ご確 確認=15k0fj | さい=0fj12j15j3gj
| さい サー=0xj1uj | され=1wl19k3he0dj0tj0wj0xj2jj | され れた=1wl2jj30j3hf | され れて=19k0tj2gj | され れま=0xk3sk | しい=15k3vj
| しく=0qm0tj3oj | した=28l0zk0wj1ef1rf25j2gj3sj3vj | した ユー=12k30j | して=1rk0dj1ej3gj3sj | して てい=1ek1rk3sj
| して てく=1uj3gj | しま=0zl0tj0yj19j2gj2xj3gj3vj | しま まし=0zl0tj0yj19j2xj3gj | しま ませ=2gj | する=3tl30j | せん=2cj3tj3vj
| せん んで=1uj3vj | せん サー=0qk | たた=1uj | たた ため=1uj | たは=0dj0fj0yj | ため=0tj1uj30j | たリ=2jk3tk
| ださ=0fj12j15j3gj | ださ さい=0fj12j15j3gj | って=0fj0wj | てい=1rk0fj19j1ej28f2gj | てい いな=1rk0tj | てい いま=19k1ek0dj3sj
| てい いる=2gk0fj | てく=12j1uj3gj | てく くだ=12j1uj3gj | であ=2jk0zj | であ ある=2jk0zj | でき=2cj2zj | でき きま=2cj2zj
| でし=1uj3vj | でし した=1uj3vj | です=0qm3hl2ck38k3oj | とを=3vk30j | と一=2gj | と一 一致=2gj | ない=0qm1rk0tj3oj
| ない いか=0qn0tj3oj | には=38l | に失=28m3gj | に失 失敗=28m3gj | のエ=03j0dj | のク=3sk | のク クラ=3sk | のメ=1el3tk2zj
| の応=0qk1uj | の応 応答=0qk1uj | の接=0xk | の接 接続=0xk | の有=12j25j | の有 有効=12j25j | は失=0tj0yj1yj
| は失 失敗=0tj0yj1yj | は認=0tj | は認 認証=0tj | への=0yj | への の接=0yj | まし=0zk0tj25j2xj | まし した=0zk0tj25j2xj
| ます=19k1ek38k3vk0fj0qf2jj3sj | ませ=2cj3tj3vj | ませ せん=2cj3tj3vj | また=0dj0fj0yj | また たは=0dj0fj0yj | らの=1uj2zj
| りま=3tk2jj3vj | りま ます=0fj2jj | りま ませ=3tk3vj | るこ=0zj3vj | るこ こと=0zj3vj | る可=0fj2jj | る可 可能=0fj2jj
| れた=1wl2jj30j3hf | れて=19k0tj2gj | れて てい=19k0tj2gj | れま=0xk3sk12j25j | れま まし=0xk12j25j | をご=0fj | をご ご確=0fj
| を使=0dj | を使 使用=0dj | を拒=0qj0wj | を拒 拒否=0qj0wj | を確=3vj | を確 確認=3vj | を解=15k | を解 解決=15k
| を送=1ek1uj | を送 送信=1ek1uj | んで=1uj3vj | んで でし=1uj3vj | アカ=0fj0xj1yj | アカ カウ=0fj0xj1yj | アク=1wk3hk03j
| アク クセ=1wk3hk03j | アド=0fj30j | アド ドレ=0fj30j | アプ=2gj | アプ プリ=2gj | アン=0tk3tj | アン ント=0tk3tj
| イア=0tk3tj | イア アン=0tk3tj | イン=0dk12k1ek2ck38k3sj | ウン=0fj0xj1yj | ウン ント=0fj0xj1yj | エラ=1wl03j0fj19j28f2cj3sj
| エラ ラー=1wl03j0fj19j28f2cj3sj | エン=0zn0dj1jj2ej2xj | エン ンド=0zn0dj1jj2ej2xj | カウ=0fj0xj1yj | カウ ウン=0fj0xj1yj
| キュ=1yj | キュ ュリ=1yj | クス=20m1nj | クセ=1wk3hk03j | クセ セス=1wk3hk03j | クラ=0tk3sk3tj | クラ ライ=0tk3tj
| クン=1wk25j2jj3gj3hj | クン ンが=3hl1wf2jj | グイ=1el2ck | グイ イン=1el2ck | ケー=2gj | ケー ーシ=2gj | コル=2ck1yj
| コー=1wm12k19j3hf | サイ=12k1uj | サポ=1rk0dj0tj | サポ ポー=1rk0dj0tj | サー=1rk0wf19j1ej | サー ーバ=1rk0wf19j1ej | ザー=12j30j
| シュ=25k2jj | シュ ュト=25k2jj | ショ=0dj2gj3sj | ショ ョン=0dj2gj3sj | ジを=1el | スが=03j0qj | スト=1wk3tk0qf0wf0xj15j3hj3vj
| スト トー=1wk3hk | スワ=0fk0aj28f3hj | スワ ワー=0fk0aj28f3hj | セキ=1yj | セキ キュ=1yj | セス=1wk3hk03j | セス スト=1wk3hk
| セー=1ek | セー ージ=1ek | ソッ=3tk0tj | ソッ ッド=3tk0tj | ター=0xj | ック=20m03j1ef1nj30j | ック クス=20m1nj | ッシ=25k2jj
| ッシ シュ=25k2jj | ッセ=1ek | ッセ セー=1ek | ット=0yj | ッド=3tk0tj | ティ=1yj | テナ=3vl0dj3sj | テナ ナン=3vl0dj3sj
| トが=0tj | トさ=0dj0tj | トさ され=0dj0tj | トし=1rl | トに=0tj0xj | トは=3tk | トを=3tk0dj | トコ=2ck1yj | トコ コル=2ck1yj
| トー=1wk25j2jj3gj3hj | トー ーク=1wk25j2jj3gj3hj | ト名=15n3vj | ドが=0fj0tj | ドの=12k3sk | ドを=3tk | ドメ=38k | ドメ メイ=38k
| ドレ=0fj30j | ドレ レス=0fj30j | ナン=3vl0dj3sj | ナン ント=3vl0dj3sj | バー=1ek0wf19j2cj | バー mail=2ck1yj | バー ーが=19k0xj
| バー ーの=0qk1uj | バー ーへ=0yj | バー ー名=15k | パス=0fk0aj28f3hj | パス スワ=0fk0aj28f3hj | フレ=25k2jj
| フレ レッ=25k2jj | プリ=2gj | プリ リケ=2gj | プロ=2ck0xj1yj | プロ ロト=2ck1yj | ホス=15k0wf0xj | ホス スト=15k0wf0xj
| ボッ=20m1nj | ボッ ック=20m1nj | ポー=1rk0dj0qf0tj | ポー ート=1rk0dj0qf0tj | メイ=38k | メイ イン=38k | メソ=3tk0tj
| メソ ソッ=3tk0tj | メッ=1ek | メッ ッセ=1ek | メー=20m0fj1ef1nj2zj30j | メー ール=20m0fj1ef1nj2zj30j | モー=19k03j15j
| モー ート=19k03j15j | ュト=25k2jj | ュト トー=25k2jj | ュリ=1yj | ュリ リテ=1yj | ユー=0zn1rk12j1ef1jj28f2ej
| ユー ーザ=0zn1rk12j1ef1jj28f2ej | ョン=0dj2gj3sj | ライ=0tk3tj | ライ イア=0tk3tj | ラー=1wl03j0fj19j28f2cj3sj | ラー ーが=3sk
| リケ=2gj | リケ ケー=2gj | リテ=1yj | リテ ティ=1yj | リフ=25k2jj | リフ フレ=25k2jj | リモ=19k03j15j | リモ モー=19k03j15j
| ルア=0fj1yj | ルボ=20m1nj | ルボ ボッ=20m1nj | ル送=0fk2zj | ル送 送信=0fk2zj | レス=0fj30j | レッ=25k2jj | レッ ッシ=25k2jj
| ログ=1el2ck | ログ グイ=1el2ck | ロト=2ck1yj | ロト トコ=2ck1yj | ワー=0fk0aj3hj | ワー ード=0fk0aj28f3hj | ンが=3hl1wf2jj
| ンが が無=3hl1wf2jj | ンに=1wl38k2gj3hf | ンを=12k | ント=0tk3vk0dj0fj1yj3sj3tj | ント トは=3tk | ント ト名=3vk0xj
| ンド=0zn0dj1jj2ej2xj | ーが=19k3sj | ーに=12k | ーの=0qk1uj | ーの の応=0qk | ーへ=0yj | ーへ への=0yj | ーを=19k30j
| ーク=1wk25j2jj3gj | ーク クン=1wk25j2jj3gj3hj | ーザ=0zn1rk12j1ef1jj28f2ej | ーザ ザー=12j30j | ーシ=0dj2gj3sj
| ーシ ショ=0dj2gj3sj | ージ=1ek | ージ ジを=1el | ータ=3vj | ート=1rk03j0dj0qf0zf15j19j1ef | ート サー=03k19k
| ート トさ=0dj0tj | ート ト名=15k | ード=0fk0aj12j28f3hj | ーバ=1rk0wf19j1ej | ーバ バー=1ek0wf19j2cj | ール=20m0fj1ef1nj2zj30j
| ール ルア=0fj1yj | ール ルボ=20m1nj | ール ル送=0fk2zj | ー名=15k | 一個=0xj | 一段=0yj | 一段 段时=0yj | 一致=2gk2hk
| 一致 致し=2gj | 不可=2to0yk0qf20j | 不可 可用=2to0yk0qf20j | 不存=2fq | 不存 存在=2fq | 不支=0qm3tl3ok0nj32f | 不正=01k2bk
| 不正 正确=01k2bk | 並未=0ml28f32j | 中的=2hk0zj | 主机=0yj | 主机 机没=0yj | 于目=0wk | 于目 目标=0wk | 于连=0yj
| 于连 连接=0yj | 令牌=3gm | 令牌 牌失=3gk1xj | 件人=2fr1mj | 件伺=2tn0xf1uf28j3nj | 件伺 伺服=2tn0xf1uf28j3nj | 件夹=0ol1ef
| 件夹 as=0ol1ef | 件時=2qj32j | 件時 時發=2qj32j | 伺服=0xm2tk3tk28j | 伺服 服器=0xm2tk3tk28j | 使用=01k0zk2hk0dj2qj30j
| 例外=15j2qj | 保護=30j | 信し=1el | 信し して=1el | 信中=0xj | 傳送=1jp0qe2qj | 凭据=01j2hj | 凭据 据时=01j2hj
| 出し=20m1ef1nj30j | 出错=01j2hj | 切れ=12j25j | 切れ れま=12j25j | 刷新=3gn2xj | 刷新 新令=3gn2xj | 务器=0ql0yk1uk2te0nj3tf
| 効で=3hl1wf2jj | 効期=12j25j | 効期 期限=12j25j | 原因=2bk3gj | 反应=0yj | 反应 连接=0yj | 发送=30n28l0qk0fj | 受的=1uq0qf0wf
| 可用=2to0yk0qf20j | 可能=0xm0ml1ee20k2jk1yf2bj2tj3gj | 可能 能原=2bk3gj | 可能 能性=0fj2jj | 后没=0yj | 后没 没有=0yj
| 否さ=0wk03j | 否さ され=0wk03j | 問題=0xp2tj | 器不=0qm3tl3ok0nj32f | 器不 不支=0qm3tl3ok0nj32f | 器拒=28m | 器拒 拒絕=28m
| 器關=0xn2tj32j | 回應=2qj | 在=0ym0wj2tf | 在一=0yj | 在一 一段=0yj | 地址=0yl2fk2hk0qf1uf2tf | 報を=1el0fj | 复或=0yj
| 复或 或连=0yj | 失敗=28q3he1yj | 失敗 敗し=28l1yj3gj | 失败=28n0cl3gk3lk0oj0qf0yj20f3kf | 子郵=0ml2qj | 子郵 郵件=0ml2qj
| 存在=2fq | 安全=0ml28f | 定し=3sk2gj | 定し した=3sk2gj | 寄件=28k0wf3hj | 寄件 件伺=28k0qj32j3hj | 密码=28k01j0fj
| 密碼=1jp0ml0af0qf | 尝试=01k0yj | 尝试 试失=0yj | 已被=2hn0ej2jj | 已过=0em12k0yf3bf | 已过 过期=0em12k0yf3bf | 帐户=1oj
| 应用=2hk0zj | 应用 用的=2hk0zj | 异常=0ql20k0fj0wf | 強制=0xl | 必要=38l | 必要 要で=38l | 応答=0qk0wf1uj2gj | 応答 答し=0xj
| 性が=0fj2jj | 性が があ=0fj2jj | 您的=0ml1oj28f32j | 情報=1el0fj0tj | 情報 報を=1el0fj | 成功=1el20j | 或已=2hn0ej2jj
| 或已 已被=2hn0ej2jj | 或连=0yj | 或连 连接=0yj | 打开=0ym2tf | 拒否=0wk03j | 拒否 否さ=0wk03j | 拒絕=28m | 拒絕 絕驗=28m
| 拒绝=0wk | 拒绝 无法=0wk | 指定=3sk2gj | 指定 定し=3sk2gj | 据时=01j2hj | 据时 时出=01j2hj | 授权=0en25l12f1ef20j2bj2xj3bj
| 接到=0ml | 接受=1uq0qf0wf | 接受 受的=1uq0qf0wf | 接尝=0yj | 接尝 尝试=0yj | 接方=0yj | 接方 方在=0yj | 接的=0yj
| 接的 的主=0yj | 接続=38k0xj0yj15f | 接続 続が=0qj | 接続 続は=0wf0xj0yj1yj | 接続 続を=38k0wj | 提供=2hk2jk
| 操作=0zn1jj2ej2hj2xj | 收件=2fq1mj | 收件 件人=2fr1mj | 敗し=28l1yj3gj | 敗し しま=3gk0tj1yj | 文件=0ol1ef | 文件 件夹=0ol1ef
| 断さ=0xl | 断さ され=0xl | 新令=3gn2xj | 新令 令牌=3gn2xj | 新授=20k3bj3hj | 新授 授权=20k3bj3hj | 方在=0yj | 方在 在一=0yj
| 方式=28k2hk0qj3hj | 无法=0wj0zj | 无法 法连=0wk | 时出=01k1oj2hj | 时出 出错=01j2hj | 时间=0yj2hj | 时间 间后=0yj
| 時發=2qj32j | 時發 發生=2qj32j | 有効=12j25j | 有効 効期=12j25j | 有反=0yj | 有反 反应=0yj | 有效=3gn2xj | 有正=0yj
| 有正 正确=0yj | 服务=0ql2tl1uk0nj2bj32f3tf | 服务 务器=0ql0yk1uk2te0nj3tf | 服器=0xm2tk3tk28j | 服器 smtp=28k0qj32j3hj
| 服器 器拒=28m | 服器 器關=0xn2tj32j | 期或=2hn0ej2jj | 期或 或已=2hn0ej2jj | 期限=12j25j | 期限 限が=12j25j | 机没=0yj
| 机没 没有=0yj | 机积=0wk | 机积 积极=0wk | 权限=0zj2hj | 极拒=0wk | 极拒 拒绝=0wk | 标计=0wk | 标计 计算=0wk | 次の=03j
| 正し=0qm15j3oj3vj | 正し しい=15k3vj | 正し しく=0qn3oj | 正在=2tn1ek0yf20f2fj | 正确=0yn01k2bj2tf | 正确 确答=0yj | 段时=0yj
| 段时 时间=0yj | 毒文=0ol1ef | 毒文 文件=0ol1ef | 決で=15k | 決で でき=15k | 没有=0yj | 没有 有反=0yj | 没有 有正=0yj
| 法以=2qj32j | 法使=0zj | 法使 使用=0zj | 法连=0wk | 法连 连接=0wk | 無効=3hk0qj1wf2jj2zj | 無効 効で=3hl1wf2jj
| 無法=1ul3gk0xf15f1ej30j | 無法 法以=2qj32j | 牌失=3gk1xj | 牌失 失败=3gk1xj | 理者=0xj0zj | 生錯=2qj32j | 生錯 錯誤=2qj32j
| 用户=2fn01j0qf1oj28j | 用的=2hk0zj | 由于=0wj | 由于 于目=0wk | 由于 于连=0yj | 番号=0yj1yj | 病毒=0ol1ef | 病毒 毒文=0ol1ef
| 発生=03j | 登入=3gl3hd28k | 登录=28d01k1ej3lj | 發生=2qj32j | 發生 生錯=2qj32j | 的に=0xj30j | 的主=0yj | 的主 主机=0yj
| 目标=0wk | 目标 标计=0wk | 确答=0yj | 确答 答复=0yj | 確認=0fj12j15j3vj | 確認 認く=15k0fj | 確認 認し=3vj | 积极=0wk
| 积极 极拒=0wk | 端口=0ym2tf | 答し=0xj | 答复=0yj | 答复 复或=0yj | 算机=0wk | 算机 机积=0wk | 管理=0zl0xj
| 管理 理者=0xj0zj | 絕驗=28m | 絕驗 驗證=28m | 続が=0qj | 続は=0wf0xj0yj1yj | 続は は失=0yj1yj | 続を=38k0wj | 能原=2bk3gj
| 能原 原因=2bk3gj | 能性=0fj2jj | 能性 性が=0fj2jj | 致し=2gj | 致し しま=2gj | 获取=1ej1xj | 要で=38l | 要で です=38l
| 要求=0zn0ql1wk2gj3hf3oj | 解決=15k | 解決 決で=15k | 設定=0fk28k0qj3hj | 許可=3tm2fl0qf18j | 証が=0tj2zj | 認く=15k0fj
| 認く くだ=15k0fj | 認し=3vj | 認証=1rk28k2zj3gj | 認証 証が=0tj2zj | 计算=0wk | 计算 算机=0wk
| 认证=2kt0cl0qk28k38e1rf20j2sf3bj3gf | 认证 证失=2bj3bj3hj | 访问=0nk0zj28f2hj3hj3lj | 证凭=01j2hj | 证凭 凭据=01j2hj
| 证失=2bj3bj3hj | 证失 失败=2bj3bj3hj | 试失=0yj | 试失 失败=0yj | 该用=2fn1ok | 该用 用户=2fn1ok | 请求=2hk1hj
| 请重=25l2hd0ek12k3bj | 请重 重新=25l2hd0ek12k3bj | 过多=30o01k | 过期=0en2hl12k0yf25f2jj3bf | 过期 期或=2hn0ej2jj
| 过期 请重=0el12l2hf | 返さ=3sk03j | 返さ され=3sk03j | 连接=0em0oj0yf12f2xj | 连接 接尝=0yj | 连接 接方=0yj | 连接 接的=0yj
| 退信=1mf2fj | 送信=1ek0fj0qj2zj30j | 送信 信し=1el | 送信 信中=0xj | 选择=0ok0wf1oj | 連線=2fl18j2tf32j | 邮件=0ql1el0wf
| 邮箱=2bk0fj | 郵件=2tm0ml28d0xf3nj | 郵件 件時=2qj32j | 配置=0al0fj3gj3kj | 重新=25l0ek12k2ee2he3gk20j28f | 重新 新授=20k3bj3hj
| 錯誤=0qm1ul0we0zk2tk0ff0xf15f3hf3oj | 错误=0qq28l0gk1uk37e0mf0nj0wf1oj32f | 长度=30o1um | 關閉=2fl18j2tf32j | 间后=0yj | 间后 后没=0yj
| 限が=25k3tk12j | 限が が切=12j25j | 限制=1uk1mf | 電子=0ml1yj2qj | 電子 子郵=0ml2qj | 需要=1jp0qe20k0zj | 驗證=28r3hj
| 验证=28n01j0qf2hj | 验证 证凭=01j2hj | 계정이=01p | 네이버=1uo28j | 다시=33v2ek28f2tf | 또는=01k | 로그인=1eo3he0aj1rf28f
| 로그인 실패=0ak28j | 만료되었습니=1jo01f28f2ef | 메일=2ts1ed1ml1uk0ff0pf28j38f | 보내는=1eo28f32j | 보내는 중=1eo28f32j
| 보안=38e0ij0mj0qj | 비밀번호=0fl3nj | 비밀번호가=0aj | 사용자=01p | 서버=0we38e0qj0xj32j | 서버에=0wl2ek0qj15j
| 수=0eq1um3hd0qk3jj | 수 없습니다=1un0mj28f3jf | 실패=0an0fl28e2jj3nj | 실패했습니다=3to08k0qk0te2ek11f28f
| 않습니다=2ts0pr1ec1ml1ue0qf1rj3tf | 않았습니다=1un2xn2qk0wf28f2kf3hf | 암호가=1jn01e0ff28j3hf | 앱=0aj28f2gj
| 없습니다=3js1um2il2xl0qe0xf28f2sf2tf | 에=32j | 연결=0wf0xj | 연결이=0mk0ij0qj38f | 오류=1um0we28e0xj2gj30j | 오류 smtp=0aj0wf0xj
| 원격=0mk0wf | 이메일=0fm28f3nj | 인증=1en0zm0ce0fk28k0aj1rf | 인증 실패=0fm28c0ak3hj3nj | 인증되지=2xn28f
| 잘못되었습니=28k0ij0mj | 중=1ew28e1rf3hf | 토큰을=0er0ql3jl2ek3he3gf | 토큰이=2ek | 할=32j | 할 수=32j
| 현재=0ps0qe1rk0xj2tf3jf3tf
"""
