# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What words stand for, in many languages: subjects (connection, certificate, sender) and states (refused, expired, full).

English, German, French, Spanish, Portuguese, Italian, Polish, Turkish, Dutch, Swedish, Czech, Russian, Chinese, Japanese and Korean, as the C library,
Windows, browsers and mail programs say them; ``vocabulary`` has the words of these and some twenty more.
Patterns and texts are folded alike: lower case, without accents. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import functools
import re
import typing as t
import unicodedata

from .vocabulary import spoken

#: Characters of a text that are looked at, from both of its ends.
MAX_TEXT = 4000


def fold(text: str) -> str:
    """Return a text in lower case, without accents, its white space single, the middle left out where it is too long."""
    if len(text) > 2 * MAX_TEXT:
        text = f"{text[:MAX_TEXT]} {text[-MAX_TEXT:]}"
    text = _plain(text.translate(_QUOTES))
    return " ".join(text.replace("\\n", " ").replace("\\r", " ").split())


#: Names of programs: NS_ERROR_UNKNOWN_HOST, NotValidForName.
_NAMES = re.compile(
    r"(?<![\w.])(?:[A-Z][A-Z0-9]*_){1,8}[A-Z0-9]+\b|(?<![\w/])(?:[A-Z][a-z]+|[A-Z]{2,}(?=[A-Z][a-z])){2,8}\b(?![(.])"
)
_HUMPS = re.compile(r"_|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
#: Names looked at in one text.
_MAX_NAMES = 40


def _words_of_names(text: str) -> str:
    """Return the words that the names in a text are made of."""
    names = dict.fromkeys(name.group() for name, _number in zip(_NAMES.finditer(text[:MAX_TEXT]), range(_MAX_NAMES)))
    return " ; ".join(_HUMPS.sub(" ", name) for name in names)


_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'"})


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


#: Each concept and the words for it, languages in the order of the head of this file.
CONCEPTS: t.Mapping[str, str] = {
    # --- subjects
    "connection": r"connect|\bsocket\b|verbindung|connexion|joindre|conexi[oó]n|conectar|conex[aã]o|connession|connettersi"
    r"|polacz\w*|bağlan|verbind|anslut"
    r"|förbindelse|spojen[ií]|připoj|соединен|подключ|连接|連接|连线|接続|연결|접속",
    "host": r"\bhost|\bserver\b|\bserveur|\bservidor|sunucu|сервер|хост|узел|узла|узлу|服务器"
    r"|主机|サーバ|ホスト|서버|호스트|gegenstelle"
    r"|remote party|domain name",
    "name_resolution": r"remote ?name|nome remoto|nombre remoto|nom distant|externe naam|リモート名|远程名称|遠端名稱|원격 이름"
    r"|удален\w+ имя|uzak ad"
    r"|nazw\w+ zdaln|fjärrnamn|name resolution|resolv(?:e|ing) (?:the )?(?:host|proxy|address|name)|host(?: ?name)? (?:not found"
    r"|lookup|could not be found)"
    r"|no such host|unknown ?host|name could not be resolved|(?:could not|cannot|can't|couldn't"
    r"|unable to) find (?:the )?host|(?:failed|unable|could not|cannot|can't|couldn't|not) (?:to )?(?:be )?(?:look ?up"
    r"|resolve[d]?)\b|(?:address|host|dns) (?:look ?up|resolution)|gaierror|php_network_getaddresses|nxdomain|servfail"
    r"|no address associated|name or service not known|getaddrinfo|enotfound|eai_again|namensaufl[öo]sung"
    r"|der name oder der dienst ist nicht bekannt"
    r"|host ist unbekannt|resoluci[oó]n de(?:l)? nombre|nombre o servicio desconocido|host desconocido|r[ée]solution (?:de"
    r"|du) nom|nom ou service inconnu"
    r"|h[oô]te inconnu|resolu[cç][aã]o de nome|nome ou servi[cç]o desconhecido|risoluzione del nome"
    r"|nome o servizio sconosciuto|rozwiązywani\w* nazw|nieznana nazwa"
    r"|ad çözümle|isim çözüm|ad veya hizmet bilinm|naamomzetting|onbekende host|namnuppslagning|překladu jm"
    r"|разреш\w+ имен"
    r"|имя или служба не известн|неизвестный хост"
    r"|域名解析|未知的名称或服务|名称解析|无法解析|不知道这样的主机|名前解決"
    r"|名前またはサービスが不明|이름 풀이|알 수 없는 호스트|이름 혹은 서비스를 알 수 없"
    r"|\b11001\b|wsahost_not_found",
    "certificate": r"certificat|\bcerts?\b|zertifikat|certificad|certifikat|sertifika|сертификат|证书|憑證|証明書"
    r"|인증서|\bx\.?509\b",
    "trust": r"trust|unknown[_ ]?issuer|issuer (?:is )?not|vertrau|confian|fiducia|zaufan|güven|důvěr|довер|信任|信頼"
    r"|信赖|신뢰|self-?\s?signed"
    r"|selbst ?signiert"
    r"|auto-?firmado|auto-?sign[ée]|autofirmat|autoassinado"
    r"|verificabil|自签名|自己署名|자체 서명|самоподписан",
    "tls": r"(?<![/\w])(?:tls|ssl)\b(?!:/)|handshake|schannel|\bstarttls\b|握手|ハンドシェイク|핸드셰이크"
    r"|рукопожат",
    "starttls": r"\bstarttls\b",
    "secret": r"client[_ ]?secret|\bsecret\b|client-?geheimnis|geheimer clientschl|secret client|secreto|密钥|密鑰"
    r"|シークレット|암호 키"
    r"|секрет клиента",
    "refresh_token": r"refresh[_ -]?token|refresh(?:ing)? (?:the |xoauth2 |oauth2? ){0,2}(?:access[_ ])?token"
    r"|token[_ ]refresh|aktualisierungstoken|jeton d'actualisation|token de (?:actualizaci[oó]n|atualiza[cç][aã]o)"
    r"|刷新令牌"
    r"|更新トークン|새로 고침 토큰",
    "token": r"\btoken|jeton|токен|令牌|トークン|토큰",
    "auth": r"authent\w*|\bunauthori[sz]ed\b|\bauth\b|\bauth(?:_|-)?(?:failed|error)|autherror|\blog-?[io]n\b(?!\.)|\bsign-?in\b|\blogged in\b|anmeld"
    r"|autenticac|autenticaz|connexion [aà] l'aide|kimlik doğrula|oturum açma|uwierzyteln|autoryzac|logowani|\bověř[eoi]\w*(?!ride)"
    r"|přihl|inlogg|inloggen|аутентиф|авториз|\bвход|认证|驗證|登录|登錄|認証|ログイン"
    r"|인증(?!서)|로그인|credential|anmeldeinformation|credencial"
    r"|credenziali|identifiant",
    "password": r"\bpassword|\bpasswd\b|kennwort|passwort|contrase[nñ]a|mot de passe|\bsenha|\bparola\b|şifre|hasł[oa]"
    r"|hesl[oa]|wachtwoord|lösenord|парол|密码|密碼|パスワード|비밀번호|smtp_pass",
    "app_password": r"uygulama parol|app(?:lication)?[- ](?:specific )?password|application-specific|apppassword|app-passwort"
    r"|anwendungsspezifisch|mot de passe d'application|contrase[nñ]as? de aplicaci|senhas? de app"
    r"|hasł[oa] aplikacji|uygulama şifre|пароль приложени|应用专用密码|授权码"
    r"|アプリ ?パスワード|앱 비밀번호|p=invalidsecondfactor",
    "sender": r"\bsender\b|mail from|\bfrom address|absender|exp[ée]diteur|remitente|remetente|mittente|nadawc|gönder(?:en"
    r"|ici)|afzender|avsändare|odes[ií]latel|отправител|发件人|寄件者|送信者|差出人|보낸 사람"
    r"|발신자",
    "recipient": r"\brecipient|\brcpt\b|unroute?able|undeliverable|empf[äa]nger|destinatai?r|odbiorc|alıcı|ontvanger|mottagar|př[ií]jemc"
    r"|получател|收件人"
    r"|受信者|宛先|받는 사람|수신자",
    "message": r"\bmessage|\bdata not accepted|\bmail\b|nachricht|\bcourriel|\bcorreo|mensa(?:je|gem)|messaggio|wiadomo|\bileti|\bposta\b|bericht"
    r"|meddeland|zpr[aá]v|сообщен|письм|邮件|郵件|メール|메일|메시지"
    r"|メッセージ",
    "mailbox": r"mailbox|\bpostfach|bo[iî]te aux? lettres|buz[oó]n|caixa de correio|casella|skrzynk|posta kutusu|postvak"
    r"|brevl[åa]da|schr[aá]nk|почтов\w+ ящик|邮箱|メールボックス|사서함|user is over|\bquotas?\b",
    "user": r"\buser|\baccount|benutzer|utilisateur|usuario|usu[aá]rio|utente|użytkownik|kullanıcı|gebruiker|användar"
    r"|uživatel|пользовател|用户|帐户|账户|ユーザー|사용자|계정",
    "relay": r"(?<![/\w.-])relay(?:ing|ed)?\b(?! ?=|[\[/.\d])|relais|retransmi|encaminhament|rel[ée]ve|中继|中繼"
    r"|リレー|пересылк",
    "helo": r"\b(?:helo|ehlo)\b(?! ?=)",
    "network": r"\bnetwork\b|\bnetzwerk|\br[ée]seau|\bred\b|\brede\b|\brete\b|\bsieć|\bağ(?:'a)?\b|\bnetwerk|\bnätverk"
    r"|\bsíť\b|\bсеть|网络|網路|ネットワーク|네트워크",
    "route": r"no route to host|keine route|aucun chemin|ninguna ruta|n[aã]o h[aá] rota|nessun instradamento|brak trasy"
    r"|нет маршрута|没有到主机的路由|経路がありません|루트가 없",
    "imap": r"\bimap",
    "pop": r"\bpop3?\b",
    "conditional_access": r"conditional access|bedingte[nrs]? zugriff|acc[eè]s conditionnel|acceso condicional"
    r"|acesso condicional|accesso condizionale|条件访问|条件付きアクセス|조건부 액세스",
    "mfa": r"multi-?\s?factor|second factor|\bmfa\b|\b2fa\b|mehrstufig|multifacteur|multifactor|多重身份|多要素"
    r"|다단계",
    "consent": r"consent|approval|zustimm|einwillig|consentement|consentimiento|consentimento|consenso|同意|동의"
    r"|согласи",
    "device_code": r"设备代?码|код устройства|geratecode|gerätecode|code d\'appareil|c[oó]digo d[eo] dispositivo"
    r"|codice (?:del )?dispositivo|デバイス ?コード|기기 코드|device code|code flow|user_code|verification uri",
    "proxy": r"\bproxy\b"
    r"|proxyerror|tunnel connection",
    "microsoft": r"office ?365|outlook|microsoft|hotmail|exchange|\blive\.com|azure",
    "password_world": r"\(failure\)|gsmtp|gmail|google|yahoo|\bqq\.com|163\.com|126\.com|yandex|icloud|mail\.ru|\baol\b|zoho",
    "program_file": r"\.json\b|token ?file|cache|config|\bfile\b|\bdatei\b|fichier|archivo|文件|ファイル",
    "handshake": r"handshak|negotiat|ssl_(?:connect|accept|do_handshake)|握手|ハンドシェイク|핸드셰이크|рукопожат",
    "credential": r"credential|anmeldeinformation|credencia|credenzial|identifiants",
    "greeting": r"greeting|banner|begr[üu][ßs]ung",
    "password_login": r"ugfzc3dvcmq6|vxnlcm5hbwu6|set_id=|(?:plain|login) ?_?(?:login|server)? authenticator|incorrect authentication data"
    r"|auth(?:enticator)?s? \"?(?:login|plain|cram)|\"(?:login|plain)\"|\bauth[ =](?:login|plain)|roundcube"
    r"|method[ =](?:login|plain)|authenticate plain",
    "xoauth2": r"xoauth2|oauthbearer|access token|bearer",
    "mechanism": r"no authenticat\w+ (?:mechanisms? |methods? )?(?:available|supported)|(?:auth\w*|sasl|xoauth2"
    r"|oauth\w*)\W.{0,30}(?:extension|command) not supported|(?:does not|doesn't|did not) (?:support"
    r"|advertise|offer) (?:\w+ )?(?:\bauth|sasl|xoauth2|oauth|login|plain)|auth\w* command used when not advertised"
    r"|missing_requirement.{0,60}auth|no (?:supported|suitable|worthy|acceptable|usable) (?:auth\w* )?(?:mech|method)"
    r"|(?:mechanism|method"
    r"|auth\w* type) (?:is )?(?:not|un)[ -]?(?:supported|available|recogni)"
    r"|(?:unsupported|unknown|unrecognized) auth\w* (?:type|mech|method)"
    r"|find mech|no mechanism available"
    r"|(?:unsupported|unknown|invalid|unrecogni[sz]ed) (?:sasl |authentication |auth )?mechanism",
    "not_built": r"not compiled|(?:built|compiled|build) without|(?:this|the) (?:build|version|installation) (?:does not|doesn't|lacks"
    r"|has no)|requires (?:cyrus )?sasl"
    r"|unknown auth(?:entication)? type|no such authenticator|not supported by (?:this|the) (?:client|library)"
    r"|unsupported auth_?type|unknown sasl mechanism",
    "not_given": r"(?:no|missing|empty|without|needs? an?) (?:smtp |imap |the )?(?:password|passwd|credentials?|user ?name|user"
    r"|login)\b(?! (?:found|in cache|match))"
    r"|(?:password|credentials?|user ?name|login) (?:is |are |was |were )?(?:missing|empty|not (?:set|given|specified"
    r"|configured|provided|supplied)|required|undefined|blank)"
    r"|is not (?:set|configured)\b|not (?:been )?configured|no configuration|must be (?:set|specified|configured|provided)"
    r"|environment variable|nicht konfiguriert|non configur"
    r"|no (?:est[aá] )?configurad|n[aã]o configurad|nie skonfigurowan|yapılandırılmam|не настроен|未配置"
    r"|未设置|設定されていません|설정되지",
    "managed_identity": r"\bimds\b|managed ?identity|\bmsi (?:endpoint|response|token)|169\.254\.169\.254",
    "sign_in_first": r"\baz login|interaction[_ ]required|login[_ ]required|uirequired|no_tokens_found|no accounts? (?:found|were found"
    r"|in (?:the )?cache)|no cached"
    r"|(?:please|must|need to|have to) (?:log|sign) ?in|re-?authenticate|re-?authori[sz]e?|re-?login"
    r"|not (?:yet )?(?:been )?authori[sz]ed (?:yet|the app)|log in again|sign in again"
    r"|erneut anmelden|neu anmelden|reconnect(?:ez|er)|vuelva a iniciar|iniciar sesi[oó]n de nuevo|fa[cç]a login novamente"
    r"|accedi di nuovo|zaloguj si[eę]|重新(?:登录|授权|认证)"
    r"|再(?:認証|ログイン)|다시 (?:로그인|인증)|войдите|авторизуйтесь|tekrar (?:giri[sş]|oturum)",
    "other_protocol": r"short response: \* ok|invalid (?:greeting|banner)|(?:bad|unexpected|unknown|invalid) (?:smtp |imap "
    r"|pop3? )?(?:server )?(?:greeting|banner|welcome)"
    r"|(?:smtp|imap|pop3?) server (?:expected|not found)|not an? (?:imap|smtp|pop3?) server|\+ok .{0,60}(?:smtp|imap)",
    "token_not_got": r"(?:fail\w*|unable|could ?n[o']t|cannot|can't|error) (?:to )?(?:creat|acquir|obtain|get|retriev|fetch|request|load|mint"
    r"|generat)\w* (?:\w+ ){0,4}token\b"
    r"|token (?:\w+ ){0,3}(?:konnte nicht|could not be) (?:\w+ ){0,2}(?:abgerufen|bezogen|geholt|obtained|acquired|retrieved"
    r"|fetched)|获取(?:访问)?令牌失败|(?:令牌|token)获取失败"
    r"|トークン(?:の|を)?取得(?:に|でき)|obtenir (?:le |un )?(?:jeton|token)|obtener (?:el |un )?token"
    r"|obter (?:o |um )?token|ottenere il token|получить токен|토큰.{0,8}(?:획득|발급).{0,6}실패",
    "backend": r"auth process (?:broken|died|not responding)|auth(?:entication)? (?:server|service|daemon|backend|provider"
    r"|process) (?:is )?(?:\w+ )?(?:unavailable|down|not|fail|timed|died|gone)"
    r"|auth-?(?:worker|client|master|request)?.{0,30}(?:request timed out|disconnected|not responding)"
    r"|temporary auth\w* (?:failure|problem|error)|internal authentication failure",
    "weak_tls": r"(?:dh )?key too small|no shared cipher|bad ecpoint|no (?:common|matching) cipher|small key|weak (?:dh|cipher)",
    "permission": r"permission|privilege|berechtigung|permiss|permiso|autorisation|uprawnie|разрешени|权限|權限|権限|권한"
    r"|yetki|toegangsrecht|beh[oö]righet",
    "graph_scope": r"\b(?:mail|imap|smtp|pop|user|directory|application|calendars|contacts)\.(?:send|read|readwrite|accessasuser|accessasapp)",
    "exists": r"already ?exists?|assignmentexists|bereits vorhanden|existiert bereits|existe d[ée]j[aà]|ya existe|j[aá] existe"
    r"|esiste gi[aà]|już istnieje|уже существует|已存在",
    "folder": r"(?:change|select|open|examine) (?:the |to )?(?:\w+ )?(?:folder|mailbox)",
    "oauth_more": r"(?:oauth2?|xoauth2) asked for more",
    "proxy_login": r"\b407\b.{0,40}auth|status code.{0,40}\b407\b|\b407 ?\(",
    "application": r"\bapp(?:lication)?\b|client[-_ ]?id\b|anwendung|aplica[tcç]|applicazione|приложени|应用|アプリ",
    "tenant": r"\btenant|\bmandant|\bdirectory\b|租户|テナント",
    "lock": r"lock file|lock-?busy|maildrop (?:is )?(?:already )?(?:locked|in use)|locked by (?:another|other)"
    r"|(?:mailbox|folder|mbox) (?:is )?(?:already )?(?:locked|in use)",
    "helper": r"(?:password|token|passwd|pass)[ _-]?(?:command(?! failed: \d)|cmd|eval|program|helper|script)|passwordeval"
    r"|refresh[ _]command|passcmd|credential helper|command returned (?:an )?empty",
    "person_stopped": r"user (?:has )?cancel|cancell?ed (?:the )?(?:authentication|login|sign)|cancell?ed by (?:the )?user"
    r"|user (?:has )?(?:declined|denied|closed)"
    r"|open a browser|web ?browser (?:is )?(?:not|un)|could not open .{0,20}browser|no browser",
    "azure_cli": r"azure ?cli|azureclicredential|\baz\b",
    "configuration": r"configuration (?:problem|error|issue|parameter|file|option)|misconfigur|bad configuration|/\S{1,60}rc\b|\.conf\b"
    r"|\.ya?ml\b|\.env\b|\.ini\b|konfigurationsfehler"
    r"|specify an?\b|erreur de configuration|configuraci[oó]n (?:incorrecta|inv)|configura[cç][aã]o|configurazione"
    r"|конфигурац|配置错误|設定エラー|is older than source",
    "client_auth": r"client authentication failed|invalid[_ ]client\b|unauthorized[_ ]client",
    "plain_and_tls": r"unknown[_ ]protocol|wrong[_ ]version|plaintext connection|does not look like a tls"
    r"|record[_ ]too[_ ]long|packet length too long|http[_ ]request\b(?! exception)|corrupt message of type|invalidcontenttype|\\x1[56]\\x03"
    r"|tls (?:is )?(?:already )?active|already (?:in |using )?tls|should use tls|ssl://[^ ]{1,100}?[: ]+(?:port[= ])?(?:587"
    r"|143|110|25)\b|not an? (?:ssl|tls) (?:record|message)"
    r"|empty startup greeting|implicit(?:o|e)? .{0,40}starttls|unexpected response: ?b?.?(?:220 |\+ok)",
    "tls_version": r"no appropriate protocol|common algorithm|algorithme commun|gemeinsamen algorithmus|algoritmo com[uú]n?"
    r"|unsupported[_ ]protocol(?! scheme)|protocol[_ ]version|version[_ ]too[_ ]low"
    r"|protocol is disabled|no[_ ]protocols[_ ]available|tlsv1 alert|\btls ?1\.[01]\b.{0,60}(?:support|disabl|requir)",
    "greylist": r"gr[ae]y-?\s?list",
    "property": r"requestbodyread|request_badrequest|does not exist on type|(?:one or more )?propert(?:y"
    r"|ies) .{0,60}(?:invalid|not|unknown)|invalid property",
    "roles": r"management roles|cmdletaccessdenied|authz-cmdlet|directory role|new-pssession|new-exopssession"
    r"|not allowed to call [a-z]+-|commandlet",
    "defect": r"illegal in state|entrypointnotfound|assertion .{0,120}failed|nullreference|nullpointer|\btypeerror\b|attributeerror"
    r"|\bkeyerror\b|undefined method|segmentation fault|modulenotfound|importerror|classnotfound|nosuchmethod"
    r"|cannot read propert|is not a function|undefined index|unexpected error has occurred"
    r"|could not load file or assembly|illegal base64|unable to parse claims|stack overflow",
    "unavailable": r"unavailable|not available|不可用|利用できません|nicht verf[üu]gbar"
    r"|no (?:est[aá] )?disponible|indisponible"
    r"|indispon[ií]vel|non disponibile|niedostępn|kullanılam|недоступ|사용할 수 없",
    "renew": r"refresh|renew|odśwież|更新|刷新|aktualisier|erneuer|actualis|renov|rinnov|обновл|yenile|갱신"
    r"|vernieuw|förny|obnov",
    "dns": r"\bdns\b|name ?server",
    "html": r"parsing value: <|unexpected token '?<|expecting value: line 1|failed_to_parse|parse network response"
    r"|<!doctype html|<html\b"
    r"|invalid json|not valid json|is not json|jsondecodeerror|json parse error",
    "network_error": r"query status ?= ?2\b|network[_ ](?:error|request failed)(?! ;)|fetch failed|failed to fetch|aggregateerror"
    r"|internalconnectmultiple|max retries exceeded",
    "authorization_code": r"invalid_code\b|(?:authorization|auth) code",
    "code_535": r"(?<![\d.])535(?![\d.])",
    "attempts_failed": r"attempt(?:\(s\)|s)? failed",
    "at_work": r"connect(?:ed|ing)\b|start(?:ed|ing)\b|stopping|closing|ready|established|reading|fetching|copied|checking"
    r"|loaded|listening|logged in"
    r"|considering|selected|cop(?:y|ied) message|copying|processing|deleting|deleted|statistics|transferred|synced|skipped"
    r"|looping|duplicates|fetched|obtained|acquired"
    r"|delivered|queued|polling|scann|retriev|expires (?:at|in|on)|valid until|folders? "
    r"|enabled|session|refresh in|expire in|trying|initiali[sz]|idle\b|\bnoop\b|verbunden|connect[ée]\b|conectado|bereit"
    r"|connesso|połączon|подключен|已连接|接続しました",
    "too_long": r"too (?:long|big)|line length|sasl response limit|buffer full|zu lang|trop long|demasiado larg",
    # --- states
    "refused": r"refus|\bunauthori[sz]ed\b|reject|declin|denied|verweiger|abgelehnt|abgewiesen|rehus|rechaz|deneg|recus|rejei|rifiut|respint"
    r"|odrzuc|odm[oó]w|reddedil|geweiger|avvis|vägra|odm[ií]tn|отказ|отверг|отклон"
    r"|拒绝|拒絕|拒否|거부|거절|not accepted|nicht akzeptiert|interdit|not allowed|not permitted|nicht erlaubt"
    r"|no permitid"
    r"|nicht berechtigt|no autorizad|non autoris|n[aã]o autorizad|not authori[sz]ed|not entitled|keine berechtigung"
    r"|banned|must (?:equal|match|be the same)",
    "timed_out": r"(?<!retry )(?<!keep )(?<![_?&])timed? ?-?out(?!s? ?[=:]? ?\d|s\b| =)"
    r"|zeit[üu]berschreitung|wartezeit|zeitspanne|tiempo de espera|expir[oó] el tiempo"
    r"|\bd[ée]lai|temps d'attente|tempo (?:limite|esgotado)|esgotou|temporizza|scadut[oa] (?:il )?tempo"
    r"|connessione scaduta|przekroczon\w+ (?:czas|limit)|zaman aşımı|vypršel"
    r"|превышен"
    r"|время ожидания|超时|逾時|タイムアウト|시간(?:이)? 초과|did not (?:properly )?respond"
    r"|not answer"
    r"|no response|etimedout|\b10060\b|n[ãa]o respondeu|nicht richtig reagiert|no respondi[oó]|n'a pas r[ée]pondu",
    "closed": r"\breset\b(?! count)|econnreset|epipe|broken pipe|aborted|forcibly|\bclosed\b|\blost\b|dropped|unterbrochen"
    r"|unerwartet beendet|zurückgesetzt|geschlossen|abgebrochen|cerrad|interrump|reinicializ"
    r"|ferm[ée]e|interrompue|r[ée]-?initialis|encerrad|fechad|redefinid|interrott|chius|reimpostat|zamknięt|zerwan|sıfırla"
    r"|kapat|verbroken|återställ|přeruš|разорван|сброше|закрыт|被重置|重设|重設|断开|已关闭"
    r"|強制的に切断|切断|リセット|끊|재설정|\b10054\b|\b10053\b|hang up|unexpected eof|eof occurred"
    r"|unexpectedly disconnected|\beof(?:error)?\b|interrupt|not connected|end of file|end of stream|premature"
    r"|empty (?:response|reply)|response is empty|peer (?:has )?(?:closed|disconnected)|(?<!login )(?<!was )terminated"
    r"|broken connection|connection (?:is )?(?:dead|gone)|socket is not connected|unable to read response"
    r"|has disconnected|unerwartet getrennt",
    "unreachable": r"unreachable|enetunreach|ehostunreach|nicht erreichbar|pas accessible|inaccessible|injoignable"
    r"|inalcanzable|inaccesible|inacess[ií]vel|fora de alcance|non raggiungibile|niedostępn|ulaşılam"
    r"|onbereikbaar|onåbar|nedostupn|недоступн|不可达|無法連線到|届きません|到達できません"
    r"|접근 불가|연결할 수 없는"
    r"|not reachable|\b10051\b|\b10065\b|no (?:es )?accesible|erişilem",
    "cannot": r"can(?:no|')?t\b|could ?n[o']?t|unable|impossible|kann nicht|konnte nicht|nicht möglich|nicht hergestellt"
    r"|no se (?:ha )?p(?:uede|udo)|n[aã]o foi poss[ií]vel|n[aã]o pode|impossibile"
    r"|nie można|nie udało|bağlanılamad|kan (?:niet|inte)|nelze|не удал|невозможно|无法|無法"
    r"|不能|できません|できない|없습니다|n[aã]o conseguiu",
    "failed": r"fail(?!-?over|-?safe|2ban)|unsuccess|\berr(?:or|eur|o)?\b|fehler|fehlgeschlagen|gescheitert|fall[oó]\b|fallid|\b[ée]chec|[ée]chou"
    r"|falh|fallit|błąd|nie powiod|başarısız|\bhata|mislukt|misslyck|selhal|chyb|ошибк|неудач|错误|失败"
    r"|失敗|エラー|오류|실패"
    r"|exception|traceback|panic|assertion|abend",
    "expired": r"jeton .{0,20}expire|(?<!not )expired|has ended|abgelaufen|ung[üu]ltig geworden|expirad[oa]|(?:est|a|sont|ont) expir[ée]s?"
    r"|caducad|vencid|scadut|wygas|süresi (?:dol|bit|geç)|verlopen|upphört|gått ut|vypršel|истек|истёк"
    r"|просроч|过期|過期|期限切れ"
    r"|有効期限|만료",
    "not_yet": r"not yet valid|noch nicht g[üu]ltig|a[uú]n no es v[aá]lid|尚未生效|まだ有効",
    "wrong": r"invalid|wrong|incorrect|\bbad\b|not match|mismatch|ung[üu]ltig|falsch|inv[aá]lid|incorrect[oea]|incorret"
    r"|non valid|\berrat[aoie]\b|nieprawidł|niepoprawn|geçersiz|yanlış|hatalı|ongeldig|ogiltig|felaktig|neplatn|неверн"
    r"|недействит"
    r"|неправильн|无效|無效|不正确|错误的|無効|間違|正しくありません|잘못|유효하지"
    r"|정확하지|non sono val|verify|verifi[qck]|überpr[üu]f|确认|ご確認|확인|sprawdź"
    r"|kontroll",
    "missing": r"missing|unroute?able|not found|does not exist|no such|unknown user|nicht gefunden|introuvable|no (?:se )?encontr"
    r"|n[aã]o encontrad|non trovat|nie znalezion|bulunamad|niet gevonden|nenalezen|не найден"
    r"|не существует|找不到|未找到|不存在"
    r"|見つかりません|存在しません|찾을 수 없|존재하지|nosuchuser|user unknown|unknown (?:user"
    r"|recipient|mailbox|address)|kein(?:e|en)? solche",
    "disabled": r"disabled|not enabled|switched off|turned off|deaktiviert|abgeschaltet|d[ée]sactiv|deshabilitad|desactivad"
    r"|desativad|desabilitad|disattivat|disabilitat|wyłączon|devre dışı|uitgeschakeld|inaktiverad|zak[aá]z[aá]n"
    r"|отключен|禁用|停用|已关闭服务|無効になって|사용 안 함|비활성",
    "full": r"\bfull\b|over (?:the )?quota|quota (?:is |has been )?exceeded|exceeds? (?:its |the )?quota|quotaexceeded"
    r"|überschritten|voll\b|plein[e]?\b|llen[oa]\b|cheia|pien[ao]\b|przepełnion|dolu\b|переполнен|已满"
    r"|已滿|いっぱい|가득",
    "too_many": r"too many|limit (?:is |was |has been )?exceeded|exceeded .{0,30}limit|maximum number|rate[- ]?limit"
    r"|(?<!not )throttl|zu viele|trop de|demasiad|muitas|troppe|zbyt wiel|çok fazla|слишком много|过多"
    r"|太多|频繁|多すぎ|너무 많"
    r"|quota.{0,20}per"
    r"|per (?:day|hour|minute|second|user|sender)|pro (?:tag|stunde)|par (?:jour|heure)|por (?:d[ií]a|hora)|al giorno"
    r"|dziennie|в день|1日",
    "later": r"try again|later|temporar|greylist|graylist|gr[ae]ylisted|vor[üu]bergehend|sp[äa]ter|ult[ée]rieur|plus tard"
    r"|m[aá]s tarde|mais tarde|pi[ùu] tardi|później|daha sonra|позже|временн|稍后|稍後|暂时|後で"
    r"|一時的|나중에|일시적",
    "not_authenticated": r"not (?:been )?authenticated|not logged in|authentication (?:is )?required|nicht authentifiziert"
    r"|pas (?:[ée]t[ée] )?authentifi|no (?:se )?(?:est[aá] |ha sido )?autentic|n[aã]o (?:foi |est[aá] )?autenticad"
    r"|non (?:[èe] )?"
    r"(?:stato )?autenticat|nie (?:został )?uwierzyteln|kimliği doğrulanma|не прошел проверку"
    r"|认证失败后未|未经身份验证|未通过身份验证|認証されていません"
    r"|인증되지 않았|wantautherror|must authenticate|auth(?:entication)? first|need to authenticate",
    "secure_required": r"establish appropriate tls|secure connection|must issue a starttls|sichere verbindung|connexion s[ée]curis"
    r"|conexi[oó]n segura"
    r"|conex[aã]o segura|connessione protetta|安全连接|セキュリティで保護|보안 연결|güvenli bağlantı"
    r"|безопасн\w+ соединен"
    r"|until (?:ssl|tls)|non-secure|(?:ssl|tls|encryption)(?:/tls)? (?:is )?required|cleartext|plaintext auth"
    r"|must use (?:ssl|tls)|starttls (?:is )?(?:required|first)",
    "spam": r"\bspam|\bspm\b|blacklist|block ?list|black list|blocklist|\brbl\b|dnsbl|spamhaus|barracuda|reputation"
    r"|unsolicited|junk|\bdmarc\b|\bspf\b|\bdkim\b|not on our|sperrliste|liste (?:de blocage|noire)|lista (?:negra|de bloqueo"
    r"|nera)"
    r"|sending guidelines|\bptr\b|reverse dns|authentication level|authentication checks|垃圾|迷惑メール|스팸"
    r"|спам|content (?:rejected"
    r"|blocked)|part of their network|bulk (?:mail|email)|policy reasons"
    r"|banned sender|delist|removal from (?:this|the) list",
    "size": r"message (?:size|too (?:large|big))|too large|size (?:limit )?exceed"
    r"|exceeds (?:the )?(?:maximum )?(?:message )?size|zu gro[ßs]|trop (?:volumineux|gros)|demasiado grande|muito grande"
    r"|サイズ.{0,20}(?:制限|超)|0x800ccc6d|größer als|d[ée]passe la taille|supera el tama",
    "content": r"\bvirus\b|malware|infected|attachment|header|malformed|bare lf|invalidcontent|invalid content|内容无效"
    r"|rfc ?5?[38]22|anhang|pi[èe]ce jointe|adjunto|loop|too many hops",
    "send_as": r"send ?as|send on behalf|(?:not allowed|permission|permiso|right|allowed) to send|senden als|enviar como"
    r"|envoyer en tant|mapiexceptionsendasdenied|same as (?:the )?(?:auth\w* )?user|not owned by user"
    r"|from address .{0,40}auth"
    r"|発信元として送信|로 보낼 권한|от имени этого отправителя|以此发件人"
    r"|作为此发件人"
    r"|als dieser absender|(?:equal|same as|match|identical to|identisch mit) .{0,30}(?:auth|login|user)"
    r"|como este remitente|en tant que cet exp|come questo mittente",
    "unsupported": r"not support|unsupported|does(?:n't| not) support|no support for|without support|nicht unterst[üu]tz|non (?:support|prise? en)"
    r"|no (?:es |est[aá] )?(?:soporta|compatible|admit)|n[aã]o (?:[ée] )?suport|non (?:[èe] )?support|nie obsługuj"
    r"|不支持|サポートされていません|지원(?:되지|하지)"
    r"|не поддержива|desteklen?m",
    "unknown": r"\bunknown|unbekannt|inconnu|desconocid|desconhecid|sconosciut|nieznan|bilinmeyen|onbekend|neznám|неизвестн"
    r"|未知|不明|알 수 없",
    "mismatch": r"not match|mismatch|valid ?for ?name|cert ?domain|common ?name|alt(?:ernative)? ?names?\b"
    r"|stimmt .{0,40}nicht .{0,20}[üu]berein|ne correspond|no coincide|n[aã]o (?:corresponde|confere)|non corrispond"
    r"|different host|belongs? to (?:a )?(?:different|another)|不匹配|一致しま|일치하지|не соответств"
    r"|не совпада|eşleşm|komt niet overeen",
    "lookup": r"\blook ?up\b|\bresolv|\bauflös|recherche d'h[oô]te|r[ée]soudre|resolver|risolver|解析|解決|찾기",
    "required": r"\brequir(?:es?|ed)\b|\bneeds?\b|erforderlich|ben[öo]tigt|requiert|requise?|requiere|requerid|requer\b|richied"
    r"|richiest|wymaga|gerekli|vereist|vyžad"
    r"|требуе|需要|必要|필요",
    "success": r"(?<!un)(?<!indicate )success(?!\"? ?: ?false)|succeeded|erfolgreich|r[ée]ussi|avec succ[eè]s|exitosa|con [ée]xito"
    r"|com sucesso|con successo|pomyślnie|başarıyla|gelukt|lyckades|úspěšn|успешно|成功|성공|\benviada\b"
    r"|inviata|envoy[ée]e?\b"
    r"|gesendet|verzonden|correctamente|enviado com|wysłan|отправлен[оа]?\b|доставлен|已发送"
    r"|发送完成|送信しました|送信完了|전송했습니다|전송 완료|gönderildi|skickat|sendt\b|lähetetty"
    r"|odeslán|надіслан|thanh cong|berhasil|로그인 ok\b|login ok\b|✅|🟢|✓|✔|accord[ée]\b|gevonden|(?<!not )completed\b"
    r"|(?<!nie )powiod",
    "nothing_wrong": r"\bno errors?\b|no new (?:messages?|e?-?mails?)|(?<!\d)0 (?:new )?messages\b(?! (?:sent|delivered))|keine neuen"
    r"|\b0 (?:errors|failed|failures)|without errors?|sans erreur|ohne fehler|keine fehler"
    r"|sin errores",
}


@functools.lru_cache(maxsize=None)
def _compiled() -> t.Mapping[str, t.Pattern[str]]:
    return {name: re.compile(_plain(pattern)) for name, pattern in CONCEPTS.items()}


@functools.lru_cache(maxsize=1024)
@functools.lru_cache(maxsize=256)
def concepts_of(text: str) -> frozenset[str]:
    """Return the names of the concepts that a text speaks of."""
    names = _words_of_names(text)
    folded = fold(f"{text} ; {names} ;" if names else text)
    return frozenset(name for name, pattern in _compiled().items() if pattern.search(folded)) | spoken(folded)
