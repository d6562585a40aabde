"""The engine's own words by language: what it adds to a page that the content does not say."""

from poster.compose.box_words import BOXES
from poster.compose.table_words import TABLES

WORDS: dict[str, dict[str, str]] = {
    "en": {"resources": "Resources", "scan": "Scan to open", "code": "QR code, opens {url}", "page": "page"},
    "de": {"resources": "Links", "scan": "Zum Öffnen scannen", "code": "QR-Code, öffnet {url}", "page": "Seite"},
    "fr": {"resources": "Ressources", "scan": "Scanner pour ouvrir", "code": "Code QR, ouvre {url}", "page": "page"},
    "es": {"resources": "Recursos", "scan": "Escanear para abrir", "code": "Código QR, abre {url}", "page": "página"},
    "it": {"resources": "Risorse", "scan": "Scansiona per aprire", "code": "Codice QR, apre {url}", "page": "pagina"},
    "pt": {"resources": "Recursos", "scan": "Leia para abrir", "code": "Código QR, abre {url}", "page": "página"},
    "nl": {"resources": "Bronnen", "scan": "Scan om te openen", "code": "QR-code, opent {url}", "page": "pagina"},
    "sv": {"resources": "Resurser", "scan": "Skanna för att öppna", "code": "QR-kod, öppnar {url}", "page": "sida"},
    "da": {"resources": "Ressourcer", "scan": "Scan for at åbne", "code": "QR-kode, åbner {url}", "page": "side"},
    "nb": {"resources": "Ressurser", "scan": "Skann for å åpne", "code": "QR-kode, åpner {url}", "page": "side"},
    "fi": {"resources": "Linkit", "scan": "Avaa skannaamalla", "code": "QR-koodi, avaa {url}", "page": "sivu"},
    "pl": {"resources": "Zasoby", "scan": "Zeskanuj, aby otworzyć", "code": "Kod QR, otwiera {url}", "page": "strona"},
    "cs": {"resources": "Odkazy", "scan": "Naskenujte a otevřete", "code": "QR kód, otevře {url}", "page": "strana"},
    "ru": {
        "resources": "Ссылки",
        "scan": "Сканируйте, чтобы открыть",
        "code": "QR-код, открывает {url}",
        "page": "страница",
    },
    "uk": {
        "resources": "Посилання",
        "scan": "Скануйте, щоб відкрити",
        "code": "QR-код, відкриває {url}",
        "page": "сторінка",
    },
    "el": {"resources": "Πηγές", "scan": "Σαρώστε για άνοιγμα", "code": "Κωδικός QR, ανοίγει {url}", "page": "σελίδα"},
}

PEOPLE: dict[str, dict[str, str]] = {
    "en": {"others": "and {count} others", "equal": "Equal contribution", "corresponding": "Corresponding author"},
    "de": {"others": "und {count} weitere", "equal": "Gleicher Beitrag", "corresponding": "Korrespondenz"},
    "fr": {"others": "et {count} autres", "equal": "Contribution égale", "corresponding": "Correspondance"},
    "es": {"others": "y {count} más", "equal": "Igual contribución", "corresponding": "Correspondencia"},
    "it": {"others": "e altri {count}", "equal": "Uguale contributo", "corresponding": "Corrispondenza"},
    "pt": {"others": "e mais {count}", "equal": "Contribuição igual", "corresponding": "Correspondência"},
    "nl": {"others": "en {count} anderen", "equal": "Gelijke bijdrage", "corresponding": "Correspondentie"},
    "sv": {"others": "och {count} andra", "equal": "Lika bidrag", "corresponding": "Korrespondens"},
    "da": {"others": "og {count} andre", "equal": "Ligeligt bidrag", "corresponding": "Korrespondance"},
    "nb": {"others": "og {count} andre", "equal": "Likt bidrag", "corresponding": "Korrespondanse"},
    "fi": {"others": "ja {count} muuta", "equal": "Yhtä suuri osuus", "corresponding": "Yhteyshenkilö"},
    "pl": {"others": "i {count} innych", "equal": "Równy wkład", "corresponding": "Korespondencja"},
    "cs": {"others": "a dalších {count}", "equal": "Rovný podíl", "corresponding": "Korespondence"},
    "ru": {"others": "и ещё {count}", "equal": "Равный вклад", "corresponding": "Для переписки"},
    "uk": {"others": "та ще {count}", "equal": "Рівний внесок", "corresponding": "Для листування"},
    "el": {"others": "και άλλοι {count}", "equal": "Ισότιμη συνεισφορά", "corresponding": "Αλληλογραφία"},
}
"""Words beside names: the authors who are not named, and what the marks mean."""


CODES: dict[str, dict[str, str]] = {
    "en": {
        "call": "Call", "text": "Send a text", "map": "Open the map", "join": "Join the network",
        "save": "Save the contact", "network": "Network: {name}", "password": "Password: {password}",
        "code for": "QR code: {what}",
    },
    "de": {
        "call": "Anrufen", "text": "SMS senden", "map": "Karte öffnen", "join": "WLAN verbinden",
        "save": "Kontakt sichern", "network": "Name: {name}", "password": "Passwort: {password}",
        "code for": "QR-Code: {what}",
    },
    "fr": {
        "call": "Appeler", "text": "Envoyer un SMS", "map": "Ouvrir la carte", "join": "Rejoindre le réseau",
        "save": "Enregistrer le contact", "network": "Réseau\u00a0: {name}",
        "password": "Mot de passe\u00a0: {password}", "code for": "Code QR\u00a0: {what}",
    },
    "es": {
        "call": "Llamar", "text": "Enviar un SMS", "map": "Abrir el mapa", "join": "Conectarse a la red",
        "save": "Guardar el contacto", "network": "Red: {name}", "password": "Contraseña: {password}",
        "code for": "Código QR: {what}",
    },
    "it": {
        "call": "Chiama", "text": "Invia un SMS", "map": "Apri la mappa", "join": "Accedi alla rete",
        "save": "Salva il contatto", "network": "Rete: {name}", "password": "Password: {password}",
        "code for": "Codice QR: {what}",
    },
    "pt": {
        "call": "Ligar", "text": "Enviar uma SMS", "map": "Abrir o mapa", "join": "Ligar à rede",
        "save": "Guardar o contacto", "network": "Rede: {name}", "password": "Palavra-passe: {password}",
        "code for": "Código QR: {what}",
    },
    "nl": {
        "call": "Bellen", "text": "Sms sturen", "map": "Kaart openen", "join": "Verbinden met het netwerk",
        "save": "Contact bewaren", "network": "Netwerk: {name}", "password": "Wachtwoord: {password}",
        "code for": "QR-code: {what}",
    },
    "sv": {
        "call": "Ring", "text": "Skicka sms", "map": "Öppna kartan", "join": "Anslut till nätverket",
        "save": "Spara kontakten", "network": "Nätverk: {name}", "password": "Lösenord: {password}",
        "code for": "QR-kod: {what}",
    },
    "da": {
        "call": "Ring op", "text": "Send en sms", "map": "Åbn kortet", "join": "Forbind til netværket",
        "save": "Gem kontakten", "network": "Netværk: {name}", "password": "Adgangskode: {password}",
        "code for": "QR-kode: {what}",
    },
    "nb": {
        "call": "Ring", "text": "Send en SMS", "map": "Åpne kartet", "join": "Koble til nettverket",
        "save": "Lagre kontakten", "network": "Nettverk: {name}", "password": "Passord: {password}",
        "code for": "QR-kode: {what}",
    },
    "fi": {
        "call": "Soita", "text": "Lähetä tekstiviesti", "map": "Avaa kartta", "join": "Liity verkkoon",
        "save": "Tallenna yhteystieto", "network": "Verkko: {name}", "password": "Salasana: {password}",
        "code for": "QR-koodi: {what}",
    },
    "pl": {
        "call": "Zadzwoń", "text": "Wyślij SMS", "map": "Otwórz mapę", "join": "Połącz z siecią",
        "save": "Zapisz kontakt", "network": "Sieć: {name}", "password": "Hasło: {password}",
        "code for": "Kod QR: {what}",
    },
    "cs": {
        "call": "Zavolat", "text": "Poslat SMS", "map": "Otevřít mapu", "join": "Připojit se k síti",
        "save": "Uložit kontakt", "network": "Síť: {name}", "password": "Heslo: {password}",
        "code for": "QR kód: {what}",
    },
    "ru": {
        "call": "Позвонить", "text": "Отправить SMS", "map": "Открыть карту", "join": "Подключиться к сети",
        "save": "Сохранить контакт", "network": "Сеть: {name}", "password": "Пароль: {password}",
        "code for": "QR-код: {what}",
    },
    "uk": {
        "call": "Зателефонувати", "text": "Надіслати SMS", "map": "Відкрити карту", "join": "Підключитися до мережі",
        "save": "Зберегти контакт", "network": "Мережа: {name}", "password": "Пароль: {password}",
        "code for": "QR-код: {what}",
    },
    "el": {
        "call": "Κλήση", "text": "Αποστολή SMS", "map": "Άνοιγμα χάρτη", "join": "Σύνδεση στο δίκτυο",
        "save": "Αποθήκευση επαφής", "network": "Δίκτυο: {name}", "password": "Κωδικός: {password}",
        "code for": "Κωδικός QR: {what}",
    },
}  # fmt: skip
"""What a phone does with a code that opens no page, what is printed beside it, and how it is spoken."""


REFERENCES: dict[str, dict[str, str]] = {
    "en": {"figure": "Fig. {number}", "table": "Table {number}", "listing": "Listing {number}",
           "equation": "Eq. {number}"},
    "de": {"figure": "Abb. {number}", "table": "Tab. {number}", "listing": "Listing {number}",
           "equation": "Gl. {number}"},
    "fr": {"figure": "Fig. {number}", "table": "Tableau {number}", "listing": "Listing {number}",
           "equation": "Éq. {number}"},
    "es": {"figure": "Fig. {number}", "table": "Tabla {number}", "listing": "Listado {number}",
           "equation": "Ec. {number}"},
    "it": {"figure": "Fig. {number}", "table": "Tab. {number}", "listing": "Listato {number}",
           "equation": "Eq. {number}"},
    "pt": {"figure": "Fig. {number}", "table": "Tabela {number}", "listing": "Listagem {number}",
           "equation": "Eq. {number}"},
    "nl": {"figure": "Fig. {number}", "table": "Tabel {number}", "listing": "Listing {number}",
           "equation": "Vgl. {number}"},
    "sv": {"figure": "Fig. {number}", "table": "Tabell {number}", "listing": "Listning {number}",
           "equation": "Ekv. {number}"},
    "da": {"figure": "Fig. {number}", "table": "Tabel {number}", "listing": "Listing {number}",
           "equation": "Lign. {number}"},
    "nb": {"figure": "Fig. {number}", "table": "Tabell {number}", "listing": "Listing {number}",
           "equation": "Lign. {number}"},
    "fi": {"figure": "Kuva {number}", "table": "Taulukko {number}", "listing": "Listaus {number}",
           "equation": "Yht. {number}"},
    "pl": {"figure": "Rys. {number}", "table": "Tab. {number}", "listing": "Listing {number}",
           "equation": "Równ. {number}"},
    "cs": {"figure": "Obr. {number}", "table": "Tab. {number}", "listing": "Výpis {number}",
           "equation": "Rov. {number}"},
    "ru": {"figure": "Рис. {number}", "table": "Табл. {number}", "listing": "Листинг {number}",
           "equation": "Ур. {number}"},
    "uk": {"figure": "Рис. {number}", "table": "Табл. {number}", "listing": "Лістинг {number}",
           "equation": "Рівн. {number}"},
    "el": {"figure": "Εικ. {number}", "table": "Πίν. {number}", "listing": "Κώδ. {number}",
           "equation": "Εξ. {number}"},
}  # fmt: skip
"""What things with a number are called, in captions and where a text refers to them."""


def words_for(lang: str, own: dict[str, str]) -> dict[str, str]:
    """The words of a language (`en-GB` takes those of `en`, an unknown one too), the layout's own in their stead."""
    language = lang.split("-")[0].lower()
    tables = (WORDS, PEOPLE, CODES, REFERENCES, BOXES, TABLES)
    words = [table[name] for name in ("en", language) for table in tables if name in table]
    return {key: word for each in (*words, own) for key, word in each.items()}
