# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Words for the concepts in languages that are written in Latin letters.

A table of ``vocabulary``, which tells how words are spelt. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

WORDS: t.Mapping[str, str] = {
    "app_password": (
        "alkalmazas jelszav*|alkalmazasjelszo*|anwendungspasswort*|aplikazio-pasahitz*|app-adgangskode*|app-kennwort*|"
        "app-losenord*|app-passord*|app-wachtwoord*|applosenord*|appwachtwoord*|contrasena de la aplicacion|"
        "contrasenya d'aplicacio|contrasinal de aplicacion|geslo aplikacije|geslo za aplikacij*|hesla aplikace|heslo aplikace|"
        "heslo aplikacie|kata laluan aplikasi|lietotnes parol*|lozink* aplikacije|lozink* za aplikacij*|mat khau ung dung|"
        "mot de passe d'appli|palavra-passe da aplicacao|parola aplicatiei|parola de aplicatie|parola pentru aplicat*|"
        "password dell'app*|password per l'app*|programeles slaptaz*|programos slaptaz*|rakenduse parool*|rakenduseparool*|"
        "sandi aplikasi|senha de aplicativo|senha do aplicativo|sovelluksen salasan*|sovellussalasan*"
    ),
    "application": (
        "alkalmazas*|aplikac*|aplikasi|aplikazio*|applicatie*|applicazion*|applikasjon*|applikation*|lietojumprogram*|"
        "lietotne*|programel*|programm|programmet|rakendus*|sovellu*|taikomoj* program*|toepassing*|ung dung|uygulama*"
    ),
    "auth": (
        "aangemeld*|accesso negato|akkredit*|autendi*|autenti*|autoriseerimise viga|autorizacija neizdevas|auðkenn*|avtentik*|"
        "az azonositas sikertelen|behorighetskontroll*|bejelentkez*|belepes*|conectati-va|d'authe*|gebruikersreferenties*|"
        "giris ugursuz oldu|giris yap*|godkendelse*|godkendt*|hindi mapatotohanan|hitelesit*|identitetsb*|ingelogd*|"
        "inici de sessio|iniciar sesion|iniciar sessao|iniciar sessio|inicie sesion|inicieu la sessio|inicio de sesion|"
        "inicio de sessao|inlog*|innlogging*|innskran*|kayttajatunnistus epaonnistui|kirjautu*|kon nie geverifieer word nie|"
        "kundi ikki goðkenna|l'aute*|l'authe*|log ind|log masuk|logg inn|logga in|loggat in|logge ind|logge inn|logge pa|"
        "logget ind|logget inn|logi sisse|logino*|logowan*|masuk log|mengautentikasi*|mengotentikasi*|otentikasi*|oturum ac*|"
        "oturum acılamadı|paloggi*|pengesahan|pierakst*|pieteik*|preverjanj*|prijav* v|prijava|prijave|prijaviti|prijavo|"
        "prijavu|prisijungimo|prisijungti|saio-has*|saioa has*|sisse logi*|sisselogi*|tapatyb*|tilsi*|todenn*|todentam*|"
        "totoznosti*|tsy nahomby ny fanamarinana|tunnistau*|tunnistus*|uwier*|valtuus*|verificatie*|waarmer*|xac thuc|"
        "yetkilendirmesi*|zalogowa*|zaloguj*|đang nhap"
    ),
    "backend": (
        "autentificeringsserver*|autentimisserver*|autentiseringsserver*|autentiseringstjan*|autentizacni server|"
        "authentifizierungsdienst*|authentifizierungsserver*|hitelesito szerver*|kimlik dogrulama sunucu*|overovaci server|"
        "server di autenticazione|serveur d'authentification|service d'authentification|servicio de autenticacion|"
        "servidor de autenticacao|servidor de autenticacion|servizio di autenticazione|serwer uwierzytelniania|"
        "todennuspalvel*|usługa uwierzytelniania|verificatieserver*"
    ),
    "cannot": (
        "acılamad*|alınamad*|autentificarea a esuat|autentifikacija nije uspela|autentizace selhala|authenticatie mislukt|"
        "authentifizierung fehlgeschlagen|autoriseerimise viga|avtentikacija ni uspela|az azonositas sikertelen|baglanılam*|"
        "brak polaczenia|brak połaczenia|bulunamı*|chyba autentifikacie|conectarea la serverul smtp a esuat|det gar inte|"
        "det gick inte|det var ikke mulig*|dogrulanamad*|echec de l'authentification|ei onnestu*|ei saa|ei saanud|ei saatu|"
        "ei suutnud|ei voi|ei voida|epaonnistui|eraro de servilo smtp : autentigo malsukcesis|"
        "eraro de servilo smtp : konektado al servilo malsukcesis|ezin*|geen verbinding|gick inte|gick inte att|"
        "giris ugursuz oldu|gonderilemed*|hindi makakonekta sa smtp host|hindi mapatotohanan|hozhato*|ikke abne|ikke apne|"
        "ikke koble|ikke lagre|ikke muligt|ikke sætte|imposibil*|imposible|impossivel|indhente|ingen forbindelse|"
        "ingen tilkobling|kan geen|kan ikke|keine verbindung|khong the|klarer|kon nie aan smtp-verbind nie|"
        "kon nie geverifieer word nie|kon niet|konnen keine|konnen nicht|konnten nicht|kunde inte|kundi ikki goðkenna|"
        "kundi ikki knyta samband við smtp vert|kunne ikke|kunnen geen|kunnen niet|kunt geen|login mislykkedes|lukt niet|"
        "mahdotonta|mumkun degil|n'a pas pu|n'est pas possible|nao conseg*|nao consegue|nao e possivel|nav iespejam*|ne mogu|"
        "ne moze|ne parvient pas|ne peut|ne peut pas|ne peuvent|ne peux|nebolo mozne|nebylo mozno|neda sa|nedari se|negali|"
        "negalima|neimanoma|neizdev*|nem kepes|nem lehet|nem lehet*|nem lehetett|nem sikerul*|nem sikerult|nem tud*|nemohl*|"
        "nemozno|nemuz*|neni mozn*|nepavyk*|nepodaril*|neuspjela autentikacija|neuspjela prijava|nevar|nevareja|"
        "ni bilo mogoce|ni mogoce|ni uspelo|nie je mozne|nie moge|nie mogł*|nie moze|nie udał*|niet mogelijk|niet samen|"
        "nije bilo moguce|nije moguce|nije uspel*|nije uspje*|nincs kapcsolat|no connection|no es poden|no es posible|"
        "no es possible|no es pot|no fue posible|no ha sido posible|no puede|no pueden|no s'ha pogut|no se pud*|non e posible|"
        "non e possibile|non e stato possibile|non foi posible|non posso|non possono|non puido conectar co servidor smtp|"
        "non puido ser autentificado|non riesc*|non se pode|non se puido|nu am putut|nu poate|nu pot|nu s-a putut|"
        "nu s-au putut|nu se poate|nyith*|odnaleziono zadnego|onmogelijk|onnistu|pas pu|pole voimalik|polnud voimalik|przea*|"
        "se otevrit|se poate|se pot|se pudo|se puede|se pueden|smtp serverinə qosulma ugursuz oldu|"
        "smtp სერვერთან დაკავშირება შეუძლებელია|"
        "smtp- сервертэи холбогдож болохгүи баина|staat om|tidak bisa|tidak boleh|tidak dapat|"
        "tidak dapat mengotentikasi|tidak dapat pengesahan|tsy afaka mampifandray amin'ny mpampiantrano smtp|"
        "tsy nahomby ny fanamarinana|tudom*|voi siirtaa|voitu*|yapılamad*|yapılamı*|yazılamı*|zadne spojeni|"
        "нельга устанавіць сувязь з smtp-серверам|"
        "չհաջողվեց կապ հաստատել smtp սերվերի հետ"
    ),
    "certificate": (
        "atestil*|certifica*|certifik*|certy*|chung chi|chung thuc so|klientc*|liudijim*|ondertekeningscertificaat*|potrdil*|"
        "salausvar*|serti*|serverc*|signaturz*|signeringsc*|sijil|skirteini*|tanus*|utsteders*|varme*|"
        "versleutelingscertificaat*|vjerodajnic*|widerrufsz*|wurzelz*|zerti*|ziurtagiri*"
    ),
    "closed": (
        "a kapcsolatot bontotta a tavoli fel|a szoftver kapcsolatszakadast okozott|abortad*|afbrudt*|afgebroken*|afgesloten|"
        "afsluttet|aizvert*|avbrot*|avbruten|avbrutt|beendet*|bezar*|bi mat|bi ngat|bi đong|bruten|brutet ror|brutt|"
        "canalizacion rota|cerrara y|cerro*|conexion reiniciada polo outro estremo|cortad*|coupee|"
        "das programm verursachte den abbruch der verbindung|diputus*|direset|ditutup|"
        "el programa provoco el fin de la conexion|el programari ha tallat la connexio|elveszett|elveszt*|eten*|fechou*|"
        "forbindelse borttagen av partnern|forbindelsen brudt i den anden ende|forlorad*|galdu*|gebroken pijp|gesloten|"
        "getrennt*|gian đoan|inchis*|interromp*|intrerupt*|itxi*|izgubljen*|kanalen blev brudt|katkais*|katkennut putki|"
        "katkes*|kesildi|kesinti*|keskeyt*|konekto simple malekis|kopplades|koptu|la canonada s'ha trencat|"
        "la maquina remota ha reiniciat la connexio|la retkonekto malekis car loka komputilo malfunkciis|lahtestat*|"
        "le logiciel a provoque l'abandon de la connexion|lezar*|lopetti|lukkede|lukket*|mat ket noi|megszak*|menetett*|"
        "mistede|mistet|ngat ket noi|nollatt*|nollstall|nollstalln*|nulstille|nutrauk*|nutruk*|o programa abortou a ligacao|"
        "odpojen*|odłaczon*|onderbroken|ong dan bi hong|partraukt*|partruk*|pechad*|pechou*|"
        "perangkat lunak menyebabkan pembatalan koneksi|perdera*|perdeuse|perdid*|perdu*|persa|"
        "phan mem đa gay ra ket noi huy bo|pierdu*|pipa rusak|pipe quebrado|prekinjen*|prekinut*|"
        "programmet forarsagede forbindelsesafbrud|programsko povzrocena prekinitev povezave|"
        "programvaran orsakade ett forbindelsebrott|programvare forarsaket forbindelsesbrudd|putus|reimposta*|"
        "relais brise (pipe)|repost*|resetat*|resetiran*|resetovan*|restablecid*|rompita dukto|rompue|rozłaczon*|slegts|"
        "softver je uzrok prekida veze|software sposobil zrusenie spojenia|sonlandırıld*|spojeni zruseno druhou stranou|"
        "spojenie zrusene druhou stranou|stangd*|straco*|stratene|suleti|suletud|sulje*|sıfırl*|tancada|tancat*|tapt|"
        "terganggu|termino de conexao causada por software|terputus|tilbakestilt|torott adatcsatorna|tuberia rota|"
        "tunel quebrado|ukoncen*|un programa abortou a conexion|utraco*|uzavren*|uzdaryt*|vastapaa sulki yhteyden|"
        "verbinding is weggevallen|verbrak|veri alınamıyor|verlor*|yazılım baglantının kopmasına sebep oldu|zamknał*|zaprt*|"
        "zatvoren*|zrese*|ztrac*|đat lai"
    ),
    "conditional_access": (
        "acces condicional|acces conditionat|akses bersyarat|akses kondisional|baldintzapeko sarbide*|betinget adgang|"
        "betinget tilgang|dostep* warunkow*|ehdolli* kaytto*|ehdolli* paasy*|felteteles hozzafer*|kosullu erisim|"
        "nosacijumpiekluv*|podmienen* pristup*|podminen* pristup*|pogojn* dostop*|salygin* prieig*|tingimuslik* juurdepaas*|"
        "truy cap co đieu kien|uslovn* pristup*|uvjetn* pristup*|villkorlig atkomst|voorwaardelijke toegang"
    ),
    "configuration": (
        "asetusvirhe*|beallitas*|cau hinh|configuracio|configurare*|configuratie*|configuration incorrecte|einstellungen|"
        "konfigurac*|konfigurasi|konfigurasjonsf*|konfigurationsf*|konfiguratsioon*|konfigurazio*|maaritysvirhe*|"
        "mal configurad*|mauvaise configuration|seadistus*|yapılandır*"
    ),
    "connection": (
        "aterans*|clientv*|collegamento|conect*|conexiun*|conexoes|connetters*|connexio|csatlakoz*|datenverb*|forbin*|forbun*|"
        "genforb*|hindi makakonekta sa smtp host|internetf*|jungt*|kapcsolat*|kapcsolod*|ket noi|kobla*|koble*|konekcij*|"
        "koneksi|konekt*|konexi*|kundi ikki knyta samband við smtp vert|la retkonekto malekis car loka komputilo malfunkciis|"
        "ligacao|ligar-se|menghubung*|menyambung*|natverksan*|nepripo*|nettverkstilkoblingen*|netwerkve*|opkobling nægtet|"
        "opkoblingen overskred tidsgrænsen|oppkobling nektes|oppkoblingen overskred tidsgrensen|piesleg*|povezan*|povezat*|"
        "povezav*|poveziv*|poveznica je prekinuta od druge strane (od ravnopravnoga clana u prijenosu)|povezov*|połacz*|"
        "prisijung*|riconn*|rysi|rysio|rysys|sambungan|savienoj*|savienot*|smtp serverinə qosulma ugursuz oldu|"
        "smtp სერვერთან დაკავშირება შეუძლებელია|"
        "smtp- сервертэи холбогдож болохгүи баина|spojen*|spojit*|sujung*|sunucusuna guvenli|tengin*|terhubung|"
        "tilkobl*|tilslut*|tsy afaka mampifandray amin'ny mpampiantrano smtp|uhendu*|ujraka*|uppkopplingar*|verbi*|verbon*|"
        "verbunden|veza|veze|vezu|volba vas|yhdist*|yhtey*|yuvas*|łaczy|не може да се свърже с smtp хоста|"
        "нельга устанавіць сувязь з smtp-серверам|"
        "չհաջողվեց կապ հաստատել smtp սերվերի հետ"
    ),
    "consent": (
        "adostasun*|baimena eman|beleegyez*|chap thuan|consimtam*|hozzajarul*|izin admin|jovahagy*|keizinan|nousolek*|onay|"
        "onayı|persetujuan|piekrisan*|pristanak|privol*|rıza|saglasn*|samtycke*|samtykke*|soglasj*|souhlas*|su đong y|"
        "suglasn*|suhlas*|suostumu*|sutikim*|toestemming|wyrazic zgod*|zgod* administrat*|zgode|zgody|đong y"
    ),
    "content": (
        "adjuncio|allegat*|anexo*|atasament*|bifogad*|bijlage*|bilaga|bilagor|csatolm*|ek dosya*|eklenti*|eranskin*|"
        "fisier atasat|fitxer adjunt|lampiran|liite|liitetiedost*|manus|manused|mellekle*|pieces jointes|pielikum*|pried*|"
        "prilog*|priloh*|priponk*|privit*|tep đinh kem|vedhæft*|vedlegg*|załacznik*|đinh kem"
    ),
    "credential": (
        "aanmeldg*|acreditari*|akkredit*|akreditacij*|akreditiv*|anmeldedaten*|autentiseringsuppgift*|bejelentkezesi adat*|"
        "dane logowania|danych logowania|danych uwierzytelniajacych|date de autentificare|datele de autentificare|"
        "egiaztagiri*|gebruikersreferenties*|giris bilgi*|hitelesitesi adatok|hitelesito adat*|hitelesito adatok|"
        "informations d'identification|inloggegevens|inloggningsuppgift*|innloggingsinformasjon|kelayakan|kimlik bilgi*|"
        "kimlik bilgileri|kimlik bilgilerini|kirjautumisandm*|kirjautumistie*|kredencial*|kredensial*|kredentzial*|"
        "legitimationsoply*|logino*|mandaa*|paloggings*|pieteiksanas dati|podaci za prijavu|poswiadcze*|povereni*|poveril*|"
        "prihlasovaci udaje|prihlasovacich udaj*|prihlasovacie udaje|prisijungimo duomen*|referenties|thong tin xac thuc|"
        "thong tin đang nhap|tunnistetied*|uwierzytelniajace*|valtuus*|vjerodajnic*|zugangsdaten"
    ),
    "device_code": (
        "apparaatcode*|cihaz kodu*|cod de dispozitiv|code de l'appareil|codi de dispositiu|codul dispozitivului|enhedskode*|"
        "enhetskod*|eszkozkod*|gailu-kode*|ierices kod*|irenginio kod*|kod peranti|kod uređaja|kod urzadzenia|kod zariadenia|"
        "kod zarizeni|koda naprave|kode perangkat|kodu urzadzenia|kodu zarizeni|laitekood*|ma thiet bi|seadme kood*|"
        "seadmekood*"
    ),
    "disabled": (
        "atspejot*|ausgeschaltet*|avaktiver*|avstangd*|bi khoa|bi vo hieu|bırakılac*|deaktiver*|deaktiviran*|deaktivovan*|"
        "desaktibatu*|desaktiveerit*|desgaitu*|deshabilitat*|desligad*|dezactiv*|dezaktywowan*|dilumpuhkan|dimatikan|"
        "dinonaktifkan|dinyahdayakan|dısı bırakıldı|dısı bırakılmıs|ei ole kaytossa|etkin degil|gedeactiveerd*|ikke aktiveret|"
        "inaktiv*|inhabilitad*|inhabilitat*|isjungt*|iskljucen*|izklopljen*|izslegt*|kalkm*|kapalı|kaytosta|keelatud|"
        "kikapcsol*|letilt*|neaktyvi*|nicht aktiviert|nonaktif|onemogocen*|onemogucen*|pasif durumda|slaet fra|slatt av|"
        "tidak aktif|uitgeschakel*|uzdraust*|valja lulitat*|vo hieu hoa|vypnut*|zablokowan*|đa bi tat"
    ),
    "exists": (
        "badago lehendik|bestaat al|dagoeneko existitzen|exista deja|findes allerede|finnes allerede|finns redan|"
        "jau egzistuoja|jau eksiste|jau pastav|jau yra|jiz existuje|juba olemas|mar letezik|on jo olemassa|sudah ada|"
        "telah wujud|uz existuje|vec postoji|xa existe|zaten mevcut|zaten var|ze obstaja|đa ton tai"
    ),
    "expired": (
        "aegu*|baigesi|beidzas|beidzies|beigusies|caduc*|doldu|dolmu*|expirad*|expiraram*|expirat|expirata*|expiree|expirou|"
        "het han|iraungi*|istekao|istekl*|je potekel|kadaluarsa*|kadaluwarsa*|kedaluwarsa*|lejart*|nebegalioja|pasibaige*|"
        "perime*|platnost skoncila|potekl*|przeterminowan*|tamat tempoh|telah berakhir|telah luput|udløbet*|udløbn*|umpeutu*|"
        "uplynula platnost|utgange*|utgangn*|utgatt*|utløpt*|vanhentu*|vencio|verstreken|vyprsal*"
    ),
    "failed": (
        "akatsa|basarıs*|błed*|ebaonnestu*|eccez*|epaonnist*|eroare|erori|erorii*|errore*|esec|esua*|excec*|excepc*|fallada|"
        "fallim*|fallou|fehl|fehlges*|fehlschlag*|feil|feilet|fejl|fejlede|fel vid|felkod*|fout|foutc*|gagal|galat|geschei*|"
        "greska|greske|ha fallat|hiba|hibat|huts egin|istegi islenemedi|istis*|kancası kaydedilemedi|kesalahan|klaida|klaidos|"
        "klud*|loi|meghiu*|misly*|missl*|napaka|napake|neizdev*|nem sikerult|nepavyk*|nereusit*|nesekm*|neuspe*|neuspje*|"
        "nezdaril|nezdarila*|ni uspel*|niepowod*|niet gelukt|niet geslaagd|nieud*|nije uspel*|nije uspj*|non riuscit*|"
        "nurjunud|nurjus|pogreska|poikkeu*|protokollav*|protokollfe*|ralat|se nezdarilo|selhani|serverfe*|sikert*|"
        "sikerult egy|spodletel*|syntaksf*|syntaksiv*|syntaxf*|systemf*|that bai|torge|uitzon*|undtagel*|unntak*|viga|virhe*|"
        "zabezpecenem*|zawio*|zlyhal*|zlyhani*"
    ),
    "full": (
        "bete dago|betelt|beteta|bi đay|chea|cheio|doldu|er fuld|este plin*|fuldt|fullt|llen*|megtelt*|overvol|parpildit*|"
        "penuh|perpildyt*|pełen|pełn*|pien*|pilna|pilnas|pilns|ple|plena|plina|plna|plne|plny|poln|polna|preplnen*|prepoln*|"
        "prepun*|pun je|puna|sature*|speicherplatz*|tais|taynna|uberfullt*|vol|đa đay"
    ),
    "greeting": (
        "begroeting|halsning*|karsılama|loi chao|message d'accueil|messaggio di benvenuto|pasveikin*|powitani*|pozdrav*|salam|"
        "saludo|salutacio|saudacao|saudo|sveicien*|tervehdy*|tervitus*|udvozl*|uvitac*|uvitani*|velkomst*"
    ),
    "handshake": (
        "anlasma|bat tay|de liaison|egyezte*|el sıkıs*|forhandling*|handedruck|handh*|handska*|handtryk*|jabat tangan|"
        "kaepigistus*|katlus*|kattely*|kezfog*|l'hands*|negociacao|negociacio|negociacion|negociation|negocier*|negocjac*|"
        "negoziazio*|neuvottelu*|onderhandel*|pregovaranj*|rankos paspaud*|rokasspied*|rokovan*|sıkısm*|uzgadnian*|vyjednav*"
    ),
    "host": (
        "amfitrio*|ana bilgisayar|anfitrion*|d'hot*|dell'hos*|gazda*|gepnev*|gostitelj*|isantakone*|kiszo*|komputero*|l'hos*|"
        "l'hot*|levelezoki*|mailse*|may chu|nazev pocitace|nazwa komputera|nazwe komputera|netþjon*|ostalari*|palveli*|"
        "peladen|pelayan|posluzitelj*|proxyki*|proxys*|serveri*|serverul*|servid*|servil*|servitor*|serwer*|streznik*|sunuc*|"
        "szerver*|tjener*|vard|vardd*|vardn*|verten|vertsn*|vært*|zerbitzar*"
    ),
    "later": (
        "ajutine|ajutis*|aldi baterako|atmene*|bandykite*|coba lagi|cuba lagi|docasn*|erneut*|et essayez|forsok igen|gecici*|"
        "geroago|hiljem|ideiglenes*|incearca din|incercati*|incerci din|intentarl*|intente de nuevo|intentel*|intenteo*|"
        "islaici*|ja yrita|kasneje|kasnije|kemudian|kesobb*|laikin*|mai tarziu|mas adelante|meginiet*|mes tard|midlertid*|"
        "myohe*|nanti|neskor|nochmals*|og prøv|opnieuw proberen|pagaid*|pokusaj* ponovo|pokusajte*|ponow*|poskusite*|pozde*|"
        "pozneje|pozni*|privremen*|probalja*|probalkoz*|probeer*|proovi uuesti|proovige uuesti|przejsciow*|prøv igen|"
        "prøv igjen|prøve igjen|reessay*|reincercati*|reintent*|riprova*|saiatu berriro|saiatu berriz|sau it phut|sementara|"
        "senar*|sener*|skuste*|sprobuj*|successivam*|tam thoi|tarde*|tekrar deneyin|temporairement|temporalment|temporan*|"
        "tente de novo|tente novamente|tenteo de novo|thu lai|tijdel*|tilapai*|tilfallig*|tillfallig*|torneu a provar|"
        "torneu-ho a provar|tymczasow*|valia*|velak|veliau|voruberg*|vuelva a intentar*|yeniden deneyin|yrita uudelleen|"
        "yrita uudestaan|zacasn*|zeitweil*|zkuste*"
    ),
    "lookup": (
        "arama|atrisina*|bilaketa|carian|cautare*|cerca del nom|cozulem*|cozumle*|ebatzi|ebazpen*|feloldani|feloldas*|haku|"
        "ieskoj*|kereses*|lahenda*|nachschlag*|nimenselvit*|omzett*|oppslag|opslag|opzoek*|otsing|paiesk*|pencarian|phan giai|"
        "poizvedb*|preklad jmena|preloz*|pretraziv*|razres*|razrijes*|resoldre|resolucao|resolucion|resolusi|rezolv*|"
        "risoluzione|rozwiaz*|selvitt*|selvity*|sla op|sla opp|sla upp|slaa op|tra cuu|uppslag*|uzmekle*|vyhlad*|vyhleda*|"
        "wyszukan*|wyszukiw*"
    ),
    "mailbox": (
        "aux lettres|boite a|boite de reception|boite mail|boites aux lettres|brevba*|brevla*|bustia*|caixa de entrada|"
        "caixa do correo|caixa postal|casel*|casut*|cutia postala|de boite|gelen kutu*|hop thu|inkorg*|kiinti*|kotak masuk|"
        "kotak surat|kutul*|kutusunun*|les boites|messagerie pleine|nabiralnik*|pastkast*|pasto deze*|pasto dezut*|peti mel|"
        "posta kutu*|postafiok*|postalad*|postb*|postfa*|postila*|postka*|postlada*|postni predal*|postontzi*|pretinac|"
        "pretinc*|sahkopostilaatik*|sanducic*|schranok"
    ),
    "message": (
        "adatok visszautasitva|ang datos ay hindi naitanggap|beske*|corespondenta*|courrier pour|dades no acceptades|"
        "dados rejeitados|dane nie zostały przyjete|data accepterades inte|data blev ikke accepteret|data ikki goðkent|"
        "data neboli prijate|data nebyla prijata|data nie aanvaar nie|data niet geaccepteerd|data on virheellinen|"
        "data tidak diterima|datainnhold ikke akseptert|datele nu au fost acceptate|daten werden nicht akzeptiert|"
        "dati non accettati dal server|datos no aceptados|datos non aceptados|donnees incorrectes|"
        "du lieu khong đuoc chap nhan|duomenys nepriimti|e-kiri|e-mailov*|emailc*|emailuri|entregar*|envoye avec|eposta*|"
        "eraro de servilo smtp : negustaj datumoj|forma privada|gondereb*|handtryksb*|kiri|kirja|laisk*|levelek|levelet|"
        "listow*|listu*|loggm*|loschmarkierung*|mailfi*|mailse*|meddelan*|meddelelse*|meil|meldi*|mensa*|mesaj*|mesej|"
        "messaggi*|mezu*|missatge*|mistni posty|mitteilung*|nachri*|nepienem informaciju|nouveau courrier|ny post|originaln*|"
        "os dados foram rejeitados|pesan|podaci nisu prihvaceni|podatci nisu prihvaceni|poruk*|post fra|postovni server|"
        "postovni ucet|pranesim*|pro odeslani|sahkopost*|sendte elementer|skilabo*|sonum*|sporocil*|sprav*|statusn*|"
        "stazeni posty|streznik zavraca podatke|surel|thu đien tu|tin nhan|tolvupost*|tsy voarakitra ny angona|uzenet*|"
        "veri kabul edilmedi|verilənlər qəbul edilməyib|vestul*|viest*|vigased andmed|wysłana*|wysłanej*|zinojum*"
    ),
    "mfa": (
        "bi faktore*|bi urrats*|cok faktorlu|daudzfaktoru|deux facteurs|divpakapju|divu faktoru|doble factor|doi factori|"
        "doi pasi|dois fatores|dois passos|dos factores|dos factors|dos pasos|double authentification|dua faktor|dua langkah|"
        "dua peringkat|duas etapas|due fattori|due passaggi|dvieju etapu|dvieju lygiu|dvieju veiksniu|dvofaktor*|dvojfaktor*|"
        "dvojstup*|dvostop*|dvostruk* autent*|dvoufaktor*|dvoufaz*|dwuetap*|dwuskładnik*|en dos passos|hai buoc|hai lop|"
        "hai yeu to|iki adımlı|iki asamalı|iki faktorlu|kaheastmeli*|kahefaktor*|kaksivaihei*|ketfaktor*|ketlepcs*|"
        "meervoudige verificatie|mehrfaktor*|mitmeastmeli*|mitmikautent*|monivaihei*|multi-faktor*|multifaktor*|to-faktor*|"
        "tobbtenye*|tofaktor*|totrinns*|totrins*|tvafaktor*|tvastegs*|twee-factor*|tweestaps*|vecfaktor*|viacfaktor*|"
        "vicefaktor*|visefaktor*|wieloskładnik*|zwei-faktor*|zweifaktor*|zweistufig*|đa yeu to"
    ),
    "mismatch": (
        "ei kattu|ei klapi|ei tasmaa|ei uhti|ei vastaa|ei vastaa palvelim*|eivat tasmaa|elter*|ez dator bat|ez datoz bat|"
        "gilt nicht fur|khong khop|khong trung|komen niet overeen|matchar inte|matcher ikke|n'est pas valide pour|"
        "nao coincide*|ne odgovara|ne podudara*|ne ujema*|neadpaved*|neatbilst*|neatitink*|nem egyez*|nem egyezik|neodpovid*|"
        "nepodudar*|nepotriv*|nesakrit|neshoduj*|nesutamp*|neujeman*|nezhod*|nezodpoved*|nicht gultig fur|nicht uberein*|"
        "nie odpowiada nazw*|nie pasuj*|nie pasuje|nie zgadza|nie zgadza*|niet gelijk|niezgodn*|no correspon*|no corresponde|"
        "non coincide*|non corresponde|nu corespund*|nu corespunde|nu se potriv*|nu se potriveste|overensstammer inte|"
        "passer ikke|samsvarer ikke|se ne ujema*|stammer inte|stemmer ikke|stimmen nicht|stimmt nicht|tidak cocok|tidak sama|"
        "tidak sepadan|tidak sesuai|uyusm*"
    ),
    "missing": (
        "absent|ausente*|bestaat niet|ble ikke funnet|blev ikke fundet|brak pliku|brak takiego|brakuj*|bulunmuyor|chyba*|"
        "chybej*|chybi|ei eksisteeri|ei leidnud|ei leitud|ei loyd*|ei loydy*|ei ole olemassa|eksik*|eksisterer ikke|"
        "existerar inte|existiert nicht|ez da aurkitu|ez da existitzen|falta|fehlen*|fehlt*|findes ikke|finnes ikke|"
        "finns inte|hianyz*|hilang|hittades inte|hittar inte|ikke fundet|ikke funnet|ingen sadan|ingen slik|kayıp*|"
        "khong tim thay|khong ton tai|kon niet worden gevonden|kunde inte hittas|kunne ikke finne|lipsesc|lipsest*|ma takiego|"
        "ma takiej|mancante*|mangl*|manjka*|manquant*|mevcut degil|n'existe pas|nao existe*|nav atrast*|ne obstaja|ne postoji|"
        "nebol najden*|nebyl nalezen*|nebyl* nalezen*|nedosta*|neegzistuoja|neeksist*|neexistuj*|nem letezik|nem talalhato|"
        "nenajden*|nenasiel|nenasl*|nerast*|ni mogoce najti|ni najden*|nicht vorhanden|nie istnieje|nije pronađen*|"
        "nincs ilyen|no existe*|no existeix*|no s'ha trobat|no trobat*|non esiste|non esiste*|non se atop*|non trouve|"
        "nu a fost gasit*|nu exista|ontbreek*|ontbrek*|puudu*|puuttu*|saknad*|saknas|schazi*|solche*|thieu|tiada|tidak ada|"
        "tidak dijumpai|tidak ditemukan|tidak wujud|trukst*|yok"
    ),
    "name_resolution": (
        "`host' desconocido|a nev vagy a szolgaltatas nem ismert|aan hostnaam is geen adres verbonden|"
        "adreso paieskos sutrikimas|alan adı cozum*|ana bilgisayar bulunam*|aucune adresse associee avec le nom de l'hote|"
        "bilinmeyen makina|brak adresu zwiazanego z nazwa hosta|cozumlemes*|docasna chyba pri rieseni nazvu|"
        "docasna chyba pri vyhodnocovani jmena|dumtempa malsukceso ce nom-eltrovo|el nom o servei no es conegut|"
        "erreur de reperage du nom de l'hote cible|falha ao procurar nome de anfitriao|falha na procura do nome de host|"
        "fallo ao busca-lo nome do servidor|fehler beim auflosen des hostnamens|feloldani a nev*|gepnev keresese nem sikerult|"
        "host desconhecido|host sconosciuto|host tidak dikenal|hostnaam niet gevonden|ime ali storitev ni poznana|"
        "ime ili servis nije poznato|impossibile risolvere|ingen adress associerad med vardnamn|"
        "ingen adresse associeret med værtsnavn|ingen adresse assosiert med vertsnavn|isim cozunurlugunde gecici basarısızlık|"
        "isim ya da servis bilinmiyor|ismeretlen gep|izen-ebaz*|izena ebatzi|izenak ebatzi|"
        "jmeno pocitace nema prirazenu adresu|kan de hostnaam niet|khong co đia chi lien quan đen ten may|"
        "khong ro ten hoac dich vu|khong tim thay may chu|konenimeen ei liity osoitetta|konenimen hakuvirhe|"
        "kritine klaida vardu paieskoje|l'estacio no es coneguda|la cerca del nom de l'estacio ha fallat|"
        "laikinas vardu paieskos sutrikimas|loi tra cuu ten may|makina ismi araması basarısız oldu|"
        "makina ismiyle iliskili adres yok|malsukcesis eltrovo de nomo de gastiga komputilo|may la|menyelesaikan nama|"
        "meresolusi nama|naam of dienst is niet bekend|nama atau layanan tidak diketahui|namn eller tjanst okand|namnuppslag*|"
        "nao foi possivel resolver|nao ha endereco associado com o nome|navn eller tjeneste ukendt|navn eller tjeneste ukjent|"
        "navneopløsning*|navneoppslag*|navneopslag*|nazev pocitace se nepodarilo nalezt|nazov alebo sluzba nezname|"
        "nazov pocitaca nema priradenu adresu|nekonata gastiga komputilo|nema adrese povezane s hostname|"
        "neniu adreso estas asociata kun nomo de gastiga komputilo|neopravitelna chyba pri rieseni nazvu|"
        "neopravitelna chyba pri vyhodnoceni nazvu|nepodarilo sa najst meno pocitaca|nepoznati host|"
        "nera su vardu susieto adreso|neriparebla malsukceso ce nom-eltrovo|nessun indirizzo associato al nome host|"
        "nevfeloldas*|nezinomas serveris|nezname jmeno nebo sluzba|neznamy pocitac|nie mozna znalezc hosta|nieznany host|"
        "nije pronađeno hostname|nime lahendami*|nimea tai palvelua ei tunneta|nimelahendus*|nimenselvity*|nimipalvelu*|"
        "nincs cim tarsitva a gepnevhez|no existe ninguna direccion asociada al nombre|"
        "no hi ha cap adreca associada amb el nom d'estacio|no se pudo resolver|nom de domaine introuvable|"
        "nombre de `host' no encontrado|nome ou servicio desconecido|nomo au servo ne konatas|"
        "non hai un enderezo asociado ao nome de servidor|nosaukuma atrisina*|odnalezc hosta|"
        "odnalezienie nazwy urzadzenia jest niemozliwe|odwzorowanie nazwy jest chwilowo niemozliwe|okand vard|"
        "onherstelbaar probleem in naamsherleiding|oppslag av vertsnavn feilet|opslag af værtsnavn fejlede|"
        "opzoeken van hostnaam is mislukt|pavadinimas arba tarnyba nezinoma|pencarian nama host gagal|phan giai may chu|"
        "phan giai ten|preklad jmen*|preklad nazv*|prelozit jmeno|prelozit nazev|prelozit nazov|"
        "privremeni neuspjeh u rjesavanju imena|razlocev* imen*|razluci* ime*|razres* imen*|razrijesiti ime*|razrjesav* imen*|"
        "resoldre el nom|resolucio de nom*|resolucion de nomes|resolusi nama|resolver el host|resolver el nombre|"
        "resolver o nome|resolver o nome do servidor|rezolv* num*|rezolvarea numelui|ricerca del nome dell'host non riuscita|"
        "risoluzione dei nomi|risolvere il nome|rozwiazac nazw*|sem endereco associado ao nome de servidor|"
        "servidor desconecido|servidor desconhecido|sunucu bulunam*|ta nazwa lub usługa jest nieznana|"
        "tidak ada alamat terasosiasi dengan hostname|tijdelijk probleem in naamsherleiding|tuntematon konenimi|ukendt vært|"
        "ukjent vert|unbekannter rechner|uppslagning av vardnamn misslyckades|varda atsifre*|vardo nustat*|vardu nustat*|"
        "vardu sprendim*|vertsnavnet kunne|wystapił krytyczny bład w odwzorowaniu nazw|"
        "z imenom gostitelja ni povezan noben naslov|zu diesem hostnamen gehort keine adresse"
    ),
    "network": (
        "aga|agı|halozat*|jaringan|la reto ne atingeblas|mang|mreza|mreze|mrezn*|mrezu|nettv*|netværk*|netzw*|omrezj*|"
        "rangkaian|retea*|retel*|sarea|sareko|siet|siete|sieti|siti|tikl*|tinkl*|verkko*|verkon|vorgu*|vork|vorku|xarxa"
    ),
    "not_authenticated": (
        "autentifikatu gabe|autentimata|belum log masuk|belum login|belum masuk|chua xac thuc|chua đang nhap|"
        "chua đuoc xac thuc|ei ole kirjautun*|ei todennettu|giris yapılmad*|ikke autentisert|ikke godkendt|ikke logget|"
        "ikke logget ind|ikke logget inn|ikke palogget|inte autentiserad|inte inloggad|nao iniciou sessao|nav autentific*|"
        "nav pieteic*|neautentificat*|neautentificiran*|neautentifik*|neni overen|neoveren*|neprihlasen*|neprisijung*|"
        "ni overjen*|ni prijavljen*|nicht angemeldet|nie zalogowan*|niet aangemeld|niet geauthenticeerd|niet geverifieerd|"
        "niet ingelogd|nieuwierzytel*|niezalogowan*|nije prijavljen*|nincs bejelentkez*|nincs hitelesit*|nincs hitelesitve|"
        "niste prijavljen*|no ha iniciado sesion|no heu iniciat|no se ha autenticado|non autenticad*|non authentifie*|"
        "nu sunteti autentific*|oturum acılmad*|pas connecte|pole sisse logi*|saioa hasi gabe|tidak diautentikasi"
    ),
    "not_given": (
        "ayarlanmam*|belirtilmem*|belum diatur|belum dikonfigurasi|belum dikonfigurasikan|chua cau hinh|chua đuoc cau hinh|"
        "chua đuoc đat|ei maaritetty|ei ole maaritetty|ikke angitt|ikke angivet|ikke konfigureret|ikke konfigurert|"
        "inte angiven|inte konfigurerad|konfiguratu gabe|maarittamatta|nao especificad*|nav konfiguret*|nav noradit*|"
        "neconfigurat*|nenakonfigur*|nenastaven*|neni nastaven*|nenurodyt*|nesukonfigur*|nezadan*|ni konfigurir*|"
        "ni nastavljen*|nicht angegeben|nicht gesetzt|nie je nastaven*|nie podano|nieskonfigurowan*|niet geconfigureerd|"
        "niet ingesteld|niet opgegeven|nije konfigurir*|nije konfigurisan*|nije postavljen*|nincs beallitva|"
        "nincs konfiguralva|nincs megadva|no configurat*|no especificad*|no s'ha configurat|non renseigne*|non specificat*|"
        "nu este configurat*|nu este setat*|pas configure*|pole maaratud|pole seadistatud|tidak dikonfigurasi"
    ),
    "not_yet": (
        "ainda nao e valid*|ainda nao esta valid*|ainda non e valid*|annu inte giltig|annu inte giltig*|ar annu|belum berlaku|"
        "belum sah|chua co hieu luc|chua hop le|dar negalioj*|dosud neni platn*|ei kehti veel|ei ole viela voimassa|"
        "ei viela voimassa|encara no es valid*|encore valide|enda ikke gyldig|endnu ikke gyldig|endnu ikke gyldig*|"
        "enna ikke gyldig|este nie je platn*|henuz gecerli degil|ikke gyldig enna|inca nu este valabil|inca valid|"
        "jeste neni platn*|jeszcze niewazn*|jos ne vrijedi|jos nije vazec*|meg nem ervenyes|nie jest jeszcze wazn*|"
        "nog niet geldig|non ancora valid*|non e ancora valid*|nu este inca valid*|oraindik ez da baliozko*|pas encore valide|"
        "pole veel kehtiv|se ni veljav*|todavia no es valid*|vel nav derig*|viela voimassa|zatial nie je platn*|"
        "zatim neni platn*"
    ),
    "nothing_wrong": (
        "aucune erreur|be klaidu|bez błedow|bez chyb|bez gresaka|bez kludam|bez pogresaka|brak błedow|brez napak|cap error|"
        "ei virheita|errorerik gabe|fara erori|fehlerfrei|geen fouten|hata yok|hatasız|hiba nelkul|inga fel|ingen feil|"
        "ingen fejl|khong co loi|klaidu nera|nav kludu|nenhum erro|nessun errore|nincs hiba|ningun error|"
        "pas de nouveau message|sem erros|sen erros|sense errors|senza errori|tanpa kesalahan|tiada ralat|tidak ada kesalahan|"
        "uden fejl|utan fel|uten feil|vigadeta|vigu ei|zadne chyby|zonder fouten"
    ),
    "password": (
        "adgangskod*|contrasenya*|contrasinal*|de passe|gesla|geslo|geslom|hasla|haslo|hasłem|hauptpa*|heslem|hovedp*|"
        "jelszav*|jelszo*|kata laluan|katasandi|kennw*|kodeor*|loseno*|lozink*|lykilorð*|mat khau|mots de passe|paasa*|"
        "palavra passe|palavra-passe|palavras-passe|parolanız*|parole*|paroli|parool*|pasahitz*|passord*|pasvort*|salasan*|"
        "salasona*|sandi|slaptaz*|zapork*"
    ),
    "permission": (
        "atlauj*|autorizzazion*|baimen*|behorig*|cap phep|diritti|dopusten*|dovoljen*|dozvol*|drepturi|droit d'acces|droits|"
        "engedely*|hak akses|izin|izinler*|izni|jogosults*|kayttooike*|kebenaran|leidim*|luba|machtiging*|oigus*|oikeu*|"
        "opravnen*|ovlascen*|ovlasten*|perizinan|permess*|permis|permisiun*|pilnvaras|povolen*|pravic*|quyen|rattighet*|"
        "rettighed*|rettighet*|teises|teisiu|tiesib*|tilladelse*|tillatelse*|toestemming|volitus*|zugriffsrecht*"
    ),
    "program_file": (
        "arquivo*|berkas|bestand|bestanden|dateien|datotek*|dosya*|faila|failas|faili|failu|fajl*|ficheiro*|filen|fisier*|"
        "fitxategi*|fitxer*|plik|pliki|pliku|soubor*|subor*|tap tin|tep|tiedosto*"
    ),
    "proxy": "mandataire|mellomtj*|posrednicza*|posrednik*|proxyserver*|valip*|valitysp*|vekil",
    "recipient": (
        "adresat*|adressaat*|adressat*|alamat tujuan berikut menyebabkan kesalahan|ang mga sumusunod na tatanggap ay nabigo|"
        "cimzett*|destinata*|eraro de servilo smtp : la jenaj postrecivuloj kauzis eraron|fylgjandi mottakarar miseydnaðust|"
        "gavej*|geadresseerde*|hartzaile*|jargnevate saajate e-posti aadressid on vigased|los siguientes destinos fallaron|"
        "modtager*|mottager*|mottake*|naslovnik*|nguoi nhan|os seguintes destinos fallaron|penerima|prejemnik*|primalac|"
        "primaoc*|primatelj*|saaja|saajad|saajale|sanemej*|slanje na navedene e-mail adrese nije uspjelo|"
        "slanje na navedenih e-mail adresa nije uspjelo|slanje na sledece adrese nije uspelo|tsy mety ireo mpanaraka ireto|"
        "urmatoarele adrese de email au esuat|vastaanottaj*|viðtakand*"
    ),
    "refresh_token": (
        "atnaujinimo prieigos rakt*|atnaujinimo raktas*|atsvaidzinasanas markier*|atsvaidzinasanas pilnvar*|fornyelsestoken*|"
        "fornyelsetoken*|frissitesi jogkivonat*|frissitesi token*|frissito token*|jeton de rafraichissement|ma lam moi|"
        "obnovovaci token*|obnovovacieho token*|obnovovaciho token*|opdateringstoken*|oppdateringstoken*|osvjezavanj* token*|"
        "paivitystunn*|testimoni de refresc|token d'actualitzacio|token de refresco|token de reimprospatare|"
        "token di aggiornamento|token lam moi|token odswieza*|token penyegaran|token segar semula|tokenu odswieza*|"
        "uppdateringstoken*|varskendamistoend*|varskendusluba*|vernieuwingstoken*|yenileme belirteci*|yenileme jetonu*|"
        "yenileme tokeni"
    ),
    "refused": (
        "a cimzettkent megadott kovetkezo cimek hibasak|a feladokent megadott kovetkezo cim hibas|"
        "a(s) seguinte(s) direccion(s) de remitente(s) deron erro|abgeleh*|ableh*|adresy prijemcov niesu spravne|afgekeurd*|"
        "afgew*|afsla*|afvis*|aizliegt*|alamat pengirim berikut mengakibatkan kesalahan|"
        "alamat tujuan berikut menyebabkan kesalahan|ammesse*|ang datos ay hindi naitanggap|"
        "ang mga sumusunod na tatanggap ay nabigo|ang sumusunod na address ay nabigo|"
        "asagıdakı unvanlar uzrə alıcılara gondərmə ugursuzdur|atmest*|atsisak*|avslatt|avslog*|baztertu*|"
        "belirtilen adreslere gonderme basarısız|belirtilen alıcılara ulasılamadı|berikut merupakan ralat dari alamat e-mel|"
        "bi cam|bi tu choi|brak dostepu|dades no acceptades|dane nie zostały przyjete|data accepterades inte|"
        "data blev ikke accepteret|data ikki goðkent|data neboli prijate|data nebyla prijata|data nie aanvaar nie|"
        "data niet geaccepteerd|data on virheellinen|data tidak diterima|datainnhold ikke akseptert|"
        "datele nu au fost acceptate|dati non accettati dal server|datos no aceptados|datos non aceptados|"
        "de volgende ontvangers zijn mislukt|debekatu*|die folgende absenderadresse ist nicht korrekt|"
        "die folgenden empfanger sind nicht korrekt|die volgende ontvangers het misluk|die volgende van adres misluk|dilarang|"
        "ditolak|donnees incorrectes|draudziam*|du lieu khong đuoc chap nhan|duomenys nepriimti|ei ole lubatud|"
        "ei ole sallittu|ei sallit*|els seguents destinataris han fallat|elutasit*|"
        "eraro de servilo smtp : la jenaj postrecivuloj kauzis eraron|eraro de servilo smtp : negustaj datumoj|estett*|evatt*|"
        "ez da onartzen|ez dago baimen*|foljande avsandaradress ar felaktig|foljande mottagare ar felaktig|"
        "fylgjandi fra/from adressa miseydnaðist|fylgjandi mottakarar miseydnaðust|følgende afsenderadresse er forkert|"
        "følgende fra adresse feilet|følgende modtagere er forkerte|følgende mottakeradresse feilet|"
        "gostərilən poctlara gondərmə ugursuz oldu|het volgende afzendersadres is mislukt|hyla*|hylka*|"
        "i seguenti indirizzi destinatari hanno generato un errore|i seguenti indirizzi mittenti hanno generato errore|"
        "ikke tilladelse|ikke tilladt|ikke tillatt|inte tillat*|inte tillaten|inte tillatet|interzis*|izin verilm*|"
        "izin verilmedi|izin yok|jargnev saatja e-posti aadress on vigane|jargnevate saajate e-posti aadressid on vigased|"
        "jena adreso de sendinto malsukcesis|keelat*|keeldu*|khong đuoc phep|kieltay*|konekto rifuzigas|"
        "l'adresse d'expediteur suivante a echoue|la(s) seguent(s) adreces de remitent han fallat|"
        "la(s) siguiente(s) direcciones de remitente fallaron|les destinataires suivants ont echoue|liegt*|loi đia chi gui đi|"
        "loi đia chi nguoi nhan|los siguientes destinos fallaron|lukati tagasi|megtagad*|menolak|nao permitid*|nao permitida|"
        "nasledujici adresa odesilatele je nespravna|nasledujici adresy prijemcu nejsou spravne|"
        "nasledujuca adresa from je nespravna|nastepujacy adres nadawcy jest nieprawidłowy|"
        "nastepujacy odbiorcy sa nieprawidłowi|nav atlaut*|negad*|negata|negato|neizdevas nosutit sadiem sanemejiem|"
        "nejste opravneni|nekad*|nektet|neleidziam*|neleista|nem engedelyez*|nem engedelyezettek|neni povolen*|neni povolena|"
        "nepareiza sutitaja adrese|nepavyko issiusti siems gavejams|nepermis*|nepienem informaciju|nepovolen*|"
        "neteisingas siuntejo adresas|neveljaven e-naslov posiljatelja|ni dovoljen*|nicht gestattet|nicht zulassig|"
        "nie je povolen*|niedozwolon*|niet toegestaan|nije dopusten*|nije dozvoljen*|no autoritzat*|no esta autorizad*|"
        "no esta permes|no permes|non autorizzat*|non consentit*|non permess*|non permitid*|noraid*|nu este permis*|"
        "ny adiresy iraka manaraka dia diso|nægte*|o endereco do seguinte destinatario falhou|"
        "ocorreram falhas nos enderecos dos seguintes remententes|odbacen*|odbijen*|odbio|odepren*|odmawiam*|odmietn*|"
        "odopret*|ole oikeuksia|ole sallittu|oppkobling nektes|os seguintes destinatarios falharam|"
        "os seguintes destinos fallaron|os seguintes remetentes falharam|pas autorise|pas autorise*|pas autorisee|"
        "pas autorisees|pas autorises|penerima e-mel berikut telah gagal|podaci nisu prihvaceni|podatci nisu prihvaceni|"
        "pole lubatud|prepovedan*|rebutjad*|rebutjat*|recha*|reddetti|refuza*|rejet*|respi*|rexeitad*|sallita|"
        "seuraava lahettajan osoite on virheellinen|seuraava vastaanottaja osoite on virheellinen|"
        "slanje na navedene e-mail adrese nije uspjelo|slanje na navedenih e-mail adresa nije uspjelo|"
        "slanje na sledece adrese nije uspelo|slanje s navedenih e-mail adresa nije uspjelo|"
        "slanje sa navedenih e-mail adresa nije uspjelo|slanje sa sledecih adresa nije uspelo|"
        "sledeci naslovniki so neveljavni|streznik zavraca podatke|tagasi lukat*|tidak dibenarkan|tidak diizinkan|tillates*|"
        "tillats inte|tiltott|torju*|tsy mety ireo mpanaraka ireto|tsy voarakitra ny angona|tu choi|ukatu*|unzulassig*|"
        "urmatoarele adrese de email au esuat|urmatoarele adrese from au dat eroare|uzdraust*|veri kabul edilmedi|verilmiy*|"
        "verilənlər qəbul edilməyib|verweig*|verwie*|vigased andmed|visszaut*|weigert*|zabranjen*|zabronion*|zakazan*|"
        "zamietn*|zamitn*|zavrnil*|zavrnjen*|zuruckgewiesen*|다음 from 주소에서 오류가 발생했습니다"
    ),
    "relay": (
        "aktarma|aktarım|birbidal*|chuyen tiep|doorstur*|edastami*|edelleenlahety*|geganti|inoltro|parsut*|penerusan|"
        "persiunt*|posredovan*|predavani|preposiel*|preposil*|prosleđiv*|prosljeđiv*|przekazywani*|przesyłani* dalej|"
        "reencaminh*|reenvi*|releerimi*|relej*|releu|retransliav*|tovabbit*|valitys*|vidarebefordr*|vidaresand*|videresend*|"
        "weiterleit*"
    ),
    "renew": (
        "actualitz*|actualiz*|aggiorn*|atjaun*|atnaujin*|atsvaidz*|atualiz*|auffr*|berritu*|freskatu*|frissit*|genopf*|"
        "gia han|lam moi|megujit*|memperbaharui|memperbarui|menyegarkan|odnow*|opdater*|oppdater*|oppfr*|osvez*|osvjez*|"
        "paivit*|pembaruan|penyegaran|podaljs*|rafraich*|reimprosp*|reinnoi*|renouvel*|tazel*|uppdater*|uuenda*|uusi*|"
        "varskenda*|ververs*"
    ),
    "required": (
        "bat buoc|behar da|beharrezko*|butin*|cal un|cal una|can thiet|derrigorrez*|dibutuhkan|diharuskan|diperlukan|exig*|"
        "gerekiyor|gerektir*|igenyel*|jabut|konieczn*|kotelezo|kraver|kravs|krever|kreves|kræve*|membutuhkan|memerlukan|"
        "necesar*|necesit*|necessaire*|necessari*|necessita*|nepiecies*|niezbedn*|nodig|nodvandig*|notwendig*|nouab|noutav*|"
        "nutne|nødvendig*|obavezn*|obbligatori*|obligat*|obrigatori*|obvezn*|on vaja|pakolli*|pakrevd|pakræv*|potreb*|povinn*|"
        "pozadov*|privalom*|reikaling*|requirese|szukseg*|tarvitaan|trebuie|vaadit*|vaatii|vajalik*|verplicht*|wajib|wymag*|"
        "yeu cau|zahtev*|zahtijev*|zorunlu*"
    ),
    "route": (
        "aucune route|cesta k pocitacu neexistuje|ei reittia|ez dago biderik|gastiganto ne atingeblas|geen route|ingen rute|"
        "ingen rutt|ingen vag till vard|khong co đuong|makinaya ag uzerinden yol yok|marsruut* puudub|nav marsruta|"
        "neexistuje cesta|nema rute|nema trase (rute, puta) do racunala|nenhuma rota|nera kelio|nera marsruto|nessuna rotta|"
        "ni poti do|nicio ruta|nincs utvonal|no hay ruta|no hi ha cap cami cap a l'estacio|no hi ha cap ruta|non hai ruta|"
        "non hai unha rota ao servidor|pas de route|reititysta koneeseen ei ole|sem caminho para o anfitriao|sem rota|"
        "sense ruta|sin ruta|tiada laluan|tidak ada rute|yonlendirme yok|zadna trasa|ziadna cesta"
    ),
    "secret": (
        "asiakassalaisu*|bi mat|chave secreta|cheie secreta|clau secreta|cle secrete|clientgeheim|gako sekretu*|geheim|"
        "geheime sleutel|geheimer schlussel|geheimnis|gizli anahtar*|gizli dizi|hemlig nyckel|hemlighet*|hemmelighed*|"
        "hemmelighet*|istemci gizli|istemci parolası|khoa bi mat|kliendi salad*|klienthemlig*|klienthemmelig*|"
        "klijentska tajna|klucz tajny|ma bi mat|noslepum*|paslapt*|rahasia|rahsia|saladus|salai* avain*|salaisuu*|salavoti|"
        "secretul|segredo*|segreto|sekretua|skrivnost*|slapt* rakt*|slepen* atsleg*|tajna klijenta|tajneho klic*|"
        "tajneho kluc*|tajni kljuc|tajnu klijenta|tajny klic|tajny kluc|tajny klucz|titkos kod|titkos kulcs*|ugyfeltit*|"
        "wpis tajny"
    ),
    "secure_required": (
        "beveiligde verbinding|bezbedn* vez*|bezpieczne połaczeni*|bezpiecznego połaczeni*|biztonsagos kapcsolat*|chiffrement|"
        "cifrad* requerid*|conexion cifrada|conexiune securizata|conexiune sigura|connessione cifrata|connessione sicura|"
        "connexio segura|connexio xifrada|connexion chiffree|dros* savienojum*|drosu savienojum*|guvenli baglant*|"
        "ket noi an toan|ket noi bao mat|koneksi aman|konexio segur*|kruptitud uhendus*|krypterad anslutning|"
        "krypteret forbindelse|kryptert forbindelse|ligacao segura|saker anslutning|salattu yhtey*|sambungan aman|"
        "sambungan selamat|saug* rys*|sifreli baglant*|sifret* savienojum*|sifriran* povezav*|sifrovan* spojen*|sifruot* rys*|"
        "sigurn* vez*|sikker forbindelse|sikker tilkobling|suojattu yhtey*|suojattua yhteytta|szyfrowan* połaczeni*|"
        "titkositott kapcsolat*|turvali* uhendus*|varn* povezav*|verschlusselte verbindung|verschlusselung|"
        "versleutelde verbinding|zabezpecen* pripojen*|zabezpecen* spojen*"
    ),
    "send_as": (
        "adına gonder|atas nama|au nom de|bagi pihak|em nome de|en nom de|en nombre de|enviar com a|for rakning|gui duoi dang|"
        "hantar sebagai|honela bidali|im namen von|in numele|inviare come|kirim sebagai|kuldes maskent|laheta nimella|namens|"
        "neveben|nimel saata|odesilat jako|odeslat jako|odoslat ako|olarak gonder|pa vegne af|pa vegne av|per conto di|"
        "posalji kao|poslji kot|puolesta|saata nimel|siusti kaip|skicka som|slanje kao|sutit ka|thay mat|trimite ca|v imenu|"
        "verzenden als|w imieniu|wyslij jako|wysyłani* jako"
    ),
    "sender": (
        "afsender*|ang sumusunod na address ay nabigo|avsandar*|avsender*|belirtilen adreslere gonderme basarısız|"
        "berikut merupakan ralat dari alamat e-mel|bidaltzaile*|die volgende van adres misluk|expedit*|felado*|"
        "fylgjandi fra/from adressa miseydnaðist|følgende fra adresse feilet|gostərilən poctlara gondərmə ugursuz oldu|"
        "i seguenti indirizzi mittenti hanno generato errore|igorle*|jena adreso de sendinto malsukcesis|l'expe*|lahettaj*|"
        "loi đia chi gui đi|nasledujuca adresa from je nespravna|nguoi gui|ny adiresy iraka manaraka dia diso|"
        "ocorreram falhas nos enderecos dos seguintes remententes|odosielatel*|penghantar|pengirim|poczte z|posiljalac|"
        "posiljaoc*|posiljatel*|post fra|postu z|remitent*|saatja|saatjal*|sendand*|siuntej*|"
        "slanje s navedenih e-mail adresa nije uspjelo|slanje sa navedenih e-mail adresa nije uspjelo|"
        "slanje sa sledecih adresa nije uspelo|sutitaj*|urmatoarele adrese from au dat eroare|다음 from 주소에서 오류가 발생했습니다"
    ),
    "sign_in_first": (
        "accedere nuovamente|autentificati-va din nou|bitte anmelden|conectati-va din nou|effettua nuovamente l'accesso|"
        "hasi saioa berriro|inicie sesion de novo|inicie sesion de nuevo|inicie sesion nuevamente|inicie sessao novamente|"
        "inicieu la sessio de nou|jelentkezz be ujra|jelentkezzen be ujra|kirjaudu sisaan uudelleen|kirjaudu uudelleen|"
        "log ind igen|log masuk semula|log opnieuw in|logg inn pa nytt|logg pa igjen|logga in igen|logga in pa nytt|"
        "logi uuesti sisse|logige uuesti sisse|login kembali|masuk kembali|masuk lagi|meld u opnieuw aan|melden sie sich|"
        "opnieuw aanmelden|opnieuw inloggen|pierakstieties velreiz|piesakieties velreiz|ponovno se prijavite|"
        "prihlaste sa znova|prihlaste se znovu|prijavite se ponovo|prisijunkite dar karta|prisijunkite is naujo|"
        "torneu a iniciar|veuillez vous connecter|yeniden oturum ac*|zaloguj ponownie|znova sa prihlas*|znova se prijavite|"
        "znovu se prihlas*|đang nhap lai"
    ),
    "size": (
        "boyut sınırı|boyutu as*|cok buyuk|dimensione massima|dimensioni massime|dimensiunea maxima|enimmaiskoko|for stort|"
        "gehienezko tamaina|handiegi*|kich thuoc toi đa|liian suuri|liiga suur|maksimaalne suurus|maksimal størrelse|"
        "maksimal* izmer*|maksimalna velicina|maksimumstørrelse|maksymalny rozmiar|massa gran|maximale grootte|"
        "maximalis meret|maximalna velkost|maximalni velikost|maxstorlek|mida maxima|najvecj* velikost*|parak liel*|"
        "per didel*|prea mare|prevelik*|prilis velk*|qua lon|taille maximale|tamanho maximo|tamano maximo|te groot|"
        "terlalu besar|terlampau besar|trop grand*|troppo grande|tul nagy|ukuran maksimum|za duz*|zbyt duz*"
    ),
    "spam": (
        "blockierliste*|blokeringsliste|blokkeerlijst|brukselis|cerne listin*|ciernej listine|correo lixo|correo no deseado|"
        "correu brossa|crn* list*|crn* seznam*|czarn* list*|daftar hitam|danh sach đen|estolista*|feketelist*|indesejad*|"
        "indesirable*|istenmeyen*|juod* saras*|kara liste*|levelszemet|lista neagra|lixo eletronico|melnaj* sarakst*|mestul*|"
        "must nimekiri|mustalla listalla|mustas nimekirjas|nao solicitad*|nesolicitat*|nevyzadan*|nevyziadan*|nezelen*|"
        "nezeljen*|niechcian*|no solicitad*|ongewenst*|posta indesiderata|pourriel*|rampspost*|roskapost*|senarai hitam|"
        "skrappost*|slamst*|sortliste*|surogatpast*|svartelist*|svartlist*|thu rac|tiltolist*|unerwunscht*|uønsket e-post|"
        "uønsket post|zabor-posta*|zerrenda beltz*|zwarte lijst"
    ),
    "success": (
        "amb exit|arrakasta*|basarılı*|basarıy*|behar bezala|bem-sucedid*|berjaya|bidali da|com exito|correctament|"
        "correttamente|cu succes|edukalt|elkuld*|enviad*|enviat*|enviouse|erfolg|erfolgr*|exitos*|framgang*|fuldførte*|"
        "gennemført|geslaagd|inviat*|issiust*|lyckad|lykkedes|nosutit*|odoslan*|ongi burutu*|onnestus|onnistui*|onnistune*|"
        "onnistunut|pomysl*|poslan*|powodzenie|reusit*|riuscit*|saadetud|satisfact*|sekming*|sikere*|sikerult|succesfuld|"
        "succesvol*|sukses|terkirim|trimis|trimisa|usp*esn*|uspelo je|uspjesn*|veiksmig*|vellykka|vellykket|đa gui"
    ),
    "tenant": (
        "ben thue|berlo*|dzierzaw*|entitate gazduita|inquilino*|kiracı*|klient* entra|klientorganisation*|"
        "klijentsk* organizacij*|leier|lejer|llogater*|locataire*|locatario*|maizter*|najemc*|najemnik*|nomnieka|nomnieks|"
        "nuomotoj*|penyewa|rentnik*|vuokraaj*|zakupac|zakupc*|đoi tuong thue|клиент azure|клиент на entra"
    ),
    "timed_out": (
        "a conexion espirou|a expirat timpul|aeg sai otsa|aegumis*|aikak*|aikaraj*|ajalop*|ajapiirang*|antwoordt niet|"
        "baigesi laik*|batas waktu|cas je potekel|cas* cakanja|casoveho limitu|casovn* omejit*|casovy limit|de espera|"
        "de expiracion|denbora agortu*|denbora-muga*|ei vastaa|ei vastannut|esgotado*|esgotat el temps|het gio|het thoi gian|"
        "idokor*|idotu*|inget svar|istek vremena|isteklo vreme|isteklo vrijeme|kehabisan waktu|ket noi đa qua han|"
        "koneksi kehabisan waktu|konekto transpasis limtempon|la connexio ha expirat|laukimo laik*|letelt az ido|"
        "ligacao expirada|limit czasu|limit pro|masa tamat|nem valaszol*|neodpovida|nie odpowiada|noildz*|noilgum*|"
        "nu raspunde|oczekiwania|przekroczenie czasu|qua han cho|qua thoi gian|reageert niet|se agoto el tiempo|"
        "skirtas laikas|spojeni bylo prilis dlouho neaktivni|sure asımı|svarade inte|svarede ikke|svarte ikke|taimaut*|"
        "tamat masa|tempo de espera|tempo massimo|tempo scaduto|temps d'espera|temps esgotat|tiden udløb|tidsa*|tidsfrist*|"
        "tidsg*|tidsu*|tiempo agotado|tiempo limite|tijdslim*|timp* expirat|timpul de asteptare|upłynał czas|upłynał limit|"
        "verbinding is verlopen|veza je prekinuta zbog ogranicenja vremena cekanja nsa odgovor|vremensko ogranicenje|"
        "vyprsal cas|wachtt*|waktu habis|waktu tunggu|zeitlimit*|zeitu*"
    ),
    "token": (
        "adgangsnøgle*|adgangssy*|adgangstoken*|atkomstel*|atkomsttoken*|atpazinimo zenkl*|belirtec*|erisim anahtarı|"
        "ficha de acceso|fitxa d'acces|jogkivonat*|juurdepaasutoend*|lasid*|ma thong bao|ma truy cap|markier*|paasuluba*|"
        "paasutoend*|paasypolet*|paasytunn*|pilnvar*|polet*|prieigos raktas*|prieigos rakto*|sicherheitstoken|sperrma*|"
        "testigo*|testimoni*|tilgangsnøkkel*|tilgangstoken*|toegangst*|toend|valtuustunn*|zeton*|zugriffstoken"
    ),
    "too_long": (
        "cok uzun|for lang|liian pitka|liiga pikk|luzeegi*|massa llarg*|muito long*|parak gar*|per ilg*|prea lung*|predolg*|"
        "predug*|prilis dlh*|prilis dlouh*|qua dai|te lang|terlalu panjang|troppo lung*|tul hosszu|za dług*|zbyt dług*"
    ),
    "too_many": (
        "cantidad maxima|cok sayıda|cok sık|eccessivo*|exces*|for manga|for mange|for mangt|gehiegi|liian mon*|liian monta|"
        "liian paljon|liian usein|liiga palju|liiga sage*|liika*|maksimalt antal|maksymalna liczba|massa|maximala antalet|"
        "maximale anzahl|maximalis szama|maximalt antal|moitas|moitos intentos|nombre maximum|numero massimo|numero maximo|"
        "parak daudz|pek fazla|per daug|pernelyg daug|prea mult*|prekomern*|prevec|previse|prilis cast*|prilis mnoho|"
        "prilis vela|privela|qua nhieu|qua so|suvise|te veel|terlalu banyak|terlalu sering|terlampau banyak|trop nombreu*|"
        "troppi*|tul gyakr*|tul sok|tul sok*|za duzo|zbyt czest*|zbyt duzo|zu haufig*"
    ),
    "trust": (
        "affidabil*|alairasu*|approuve|attendib*|autoasinad*|autosignat*|autosinatu*|betro*|bizalm*|confia*|dipercaya*|"
        "ditandatangani sendiri|dover*|fiable*|fidagarri*|fidedign*|incred*|iseallkirja*|itse allekirjoit*|itsevarmen*|"
        "kendinden imzal*|klarert*|konfiantza*|luota|luotat*|luote*|megbizhat*|nedoveryhodn*|neduv*|niezau*|onalair*|"
        "palidelig*|palitelige*|pasitik*|pasparakst*|patikim*|podepsany sam|pouzdan*|poverenj*|povjerenj*|samoparakst*|"
        "samopodpis*|samopotpisan*|savarankiskai pasiras*|selbstsi*|selvs*|sjalvsigne*|stoler ikke|tepercaya|terpercaya|"
        "tillfo*|tilli*|tiltr*|tin cay|tin tuong|tu ky|usaldat*|usaldus*|uzticam*|uzticet*|vertra*|vertro*|vjerodostoj*|"
        "vlastnorucne podeps*|wiarygodn*|zaupanj*|đang tin"
    ),
    "unavailable": (
        "ei kaytettavissa|ei ole kaytettaviss*|ei ole saatavilla|ei saatavill*|ez dago erabilgarri|ez dago eskuragarri|"
        "hizmet dısı|ikke tilgjengelig*|ikke tilgængelig|ikke tilgængelig*|indispo*|inte tillganglig*|khong kha dung|"
        "khong san|mevcut degil|nao disponiv*|nao disponivel|nav pieejam*|nedostupn*|nem elerheto|nem erheto el|"
        "neni k dispozici|nepasiekiam*|nepieejam*|neprieinam*|ni na voljo|nie je k dispozicii|niet beschikbaar|nije dostupn*|"
        "non disponibil*|non disponible|non disponible*|non esta disponible|nu este disponibil*|onbeschi*|otillg*|palvelu ei|"
        "pole saadaval|saadaval ei|tidak tersedia|utilg*"
    ),
    "unknown": (
        "bilinmiyor|desconecid*|desconegut*|ezezagun*|ismeretlen*|khong ro|khong xac đinh|necunoscut*|nekonat*|nepoznat*|"
        "nezinam*|nezinom*|neznan*|okand*|oþekkt*|tidak dikenal|tidak diketahui|tundmatu*|tuntemat*|ukendt*|ukjent*"
    ),
    "unreachable": (
        "ag erisilebilir durumda degil|atziezin*|ei ole tavoitettavissa|ei tavoiteta|elerhetetl*|er ikke tilgængelig|"
        "eskuraezin*|ikke tilgjengelig|inabastabl*|inaccesibil*|inaccessibl*|inacessiv*|inalcancav*|inalcanzabl*|"
        "indisponibil*|irraggiungib*|kan ikke nas|kan inte nas|kattesaamat*|khong the ket noi mang|khong the truy cap|"
        "khong truy cap đuoc|la rete non e raggiungibile|la reto ne atingeblas|mreza nije dostupna|nav sasniedzam*|"
        "nedosaziteln*|nedosegljiv*|nedosiahnuteln*|nedostizn*|nem elerhet*|nem erheto el|nepasiekiam*|nesasniedzam*|"
        "ni dosegljiv*|nieosiagaln*|niet bereikbaar|no se puede alcanzar|non raggiungib*|non se pode chegar a rede|"
        "omrezje ni dostopno|onber*|pole kattesaadav|saavuttamat*|siet nie je dostupna|sit neni dostupna|tavoittamat*|"
        "tidak dapat dicapai|tidak dapat dijangkau|tidak terjangkau|tinklas neprieinamas|unerreichbar*|utilgjengelig*|"
        "utilgængelig*|verkkoa ei tavoiteta"
    ),
    "unsupported": (
        "ei toeta|ei tue|ei tueta|ez da bateragarria|ez da onartzen|ez du onartzen|ikke støttet|ikke understøttet|"
        "khong ho tro|khong đuoc ho tro|nao e compativel|ne podpira|ne podrzava|ne prend pas en charge|neacceptat*|neatbalst*|"
        "nem tamog*|nem tamogat*|neni podporov*|neni podporovan*|nepalaik*|nepodpor*|nepodprt*|nepodrzan*|netiek atbalstit*|"
        "ni podprt*|nie je podporov*|nie jest obsługiwan*|nie obsług*|nie wspiera|nieobsług*|niet ondersteun*|"
        "niet ondersteund|nije podrzan*|no admet|no esta suportat|no s'admet|non admite|non e compatible|non se admite|"
        "nu este acceptat*|nu este suportat*|nu suport*|nu suporta|ondersteunt geen|ondersteunt niet|pas pris en charge|"
        "pas supporte*|pole toetatud|stodas inte|stoder inte|stods ej|stods inte|stottes ikke|støtter ikke|støttes ikke|"
        "tidak didukung|tidak disokong|tidak mendukung|tidak menyokong|toetamata|understøtt* ikke|understøttes ikke|"
        "unterstutzt kein*|unterstutzt nicht"
    ),
    "user": (
        "a postafiokbol|a postafiokhoz|akaun|akun|anwender*|bruger*|bruker*|compte*|cont|conta|contas|contul*|cuenta*|"
        "d'utilisate*|dall'ut*|dell'acco*|erabiltzaile*|felhasznal*|fiok|fiokhoz|fiokja*|fiokot|hesab*|hesap|kasutaja*|"
        "kayttaj*|kont|konta|kontam|kontem*|konten*|konti*|konto*|konts|kontu|kontua|kontuar*|korisni*|kullani*|kullanıc*|"
        "l'acco*|l'utilisate*|le login|les identites|lietotaj*|mailk*|nalog|naloga|nalogu|naudotoj*|nguoi dung|notand*|"
        "nutzer*|onlinek*|paskyr*|pengguna|postafiok beallitasai|racun|racuna|racunu|sahkopostitilia*|sahkopostitilit*|"
        "tai khoan|tili|tilia|tilille|tilin|ucet|uctem|uctu|uporabnik*|uporabnisk*|usuar*|utenti|utilizador*|utilizato*|"
        "uzant*|uzivate*|uzytkown*|vartotoj*|zugangs"
    ),
    "wrong": (
        "baliogab*|błedn*|chybn*|correspond pas|ei kelpaa|eivat tasmaa|errat*|erron*|ervenyt*|eslesmiyor|ez da zuzena|feil|"
        "fel|forkert*|foutiev*|gecers*|gresit*|helytelen*|hibas*|incore*|inkorrekt*|kehtetu*|keliru|kelpaamaton*|"
        "khong chinh xac|khong hop le|khong đung|klaiding*|kotu|mancata corrispondenza|matchar inte|matcher ikke|nao coincide|"
        "napacn*|nederig*|negaliojan*|neisprav*|neni spravne|nepareiz*|nepotrivir*|nepravil*|nesho*|nespravn*|neteising*|"
        "netinkam*|netocn*|nevalid*|nevaljan*|nevazec*|neveljav*|niepop*|niepra*|niet gelijk|niet overeen|niewazn*|niewł*|"
        "niezgodno*|no es valid*|no valida|no valido|non corretta|non corrisponde|non corrispondente|non valable|"
        "nu corespunde|okerra*|okerreko*|ongeld*|onjuist*|passer ikke|passt nicht|pogresn*|prufsummenf*|rossz|sai mat khau|"
        "salah|samsvarer ikke|sbagliat*|se neco|sobimatu|spatn*|stammer inte|stemmer ikke|szemelyazonossaganak*|tidak benar|"
        "tidak sah|tidak valid|uberein|ugyldig*|ungul*|uniewaznia|unzulassige*|vaara*|vale|verifia*|verifiera|verifisere|"
        "verkeerd*|viallin*|vigane|vigased|virheel*"
    ),
}
