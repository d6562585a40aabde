"""The engine's own words by language: what it adds to a page that the content does not say."""

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


def words_for(lang: str, own: dict[str, str]) -> dict[str, str]:
    """The words of a language (`en-GB` takes those of `en`, an unknown one too), the layout's own in their stead."""
    language = lang.split("-")[0].lower()
    return WORDS["en"] | PEOPLE["en"] | WORDS.get(language, {}) | PEOPLE.get(language, {}) | own
