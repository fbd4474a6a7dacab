/// Other names of countries: official ones, own ones, old ones and the usual abbreviations.
///
/// Official names from ISO 3166-1 (Debian's iso-codes 4.15), own names from CLDR 46, the rest from
/// what people type into forms. Compared without case, accents, blanks and punctuation.
enum CountryAliasData {
  static let text = #"""
    AD Principality of Andorra
    AE UAE|Emirates|الإمارات العربية المتحدة
    AF Islamic Republic of Afghanistan|افغانستان
    AL Republic of Albania|Shqipëri
    AM Republic of Armenia|Հայաստան
    AO Republic of Angola
    AR Argentine Republic
    AT Autriche|Republic of Austria|Österreich
    AU Australien
    AX Aland
    AZ Republic of Azerbaijan|Azərbaycan
    BA Republic of Bosnia and Herzegovina|Bosna i Hercegovina
    BD People's Republic of Bangladesh|বাংলাদেশ
    BE Belgique|Belgien|Kingdom of Belgium|België
    BG Bulgarien|Republic of Bulgaria|България
    BH Kingdom of Bahrain|البحرين
    BI Republic of Burundi|Uburundi
    BJ Republic of Benin
    BL Saint Barthélemy
    BN Brunei Darussalam
    BO Bolivia, Plurinational State of|Plurinational State of Bolivia
    BQ Bonaire, Sint Eustatius and Saba
    BR Brasilien|Federative Republic of Brazil|Brasil
    BS Commonwealth of the Bahamas
    BT Kingdom of Bhutan|འབྲུག
    BW Republic of Botswana
    BY Republic of Belarus|Беларусь
    CA Kanada
    CC Cocos Islands|Keeling Islands|Kepulauan Cocos (Keeling)
    CD DR Congo|DRC|Democratic Republic of the Congo|Congo, The Democratic Republic of the
    CD Jamhuri ya Kidemokrasia ya Kongo
    CF République centrafricaine
    CG Congo|Republic of the Congo
    CH Suisse|Svizzera|Svizra|Swiss Confederation|Schweiz
    CI Ivory Coast|Republic of Côte d'Ivoire
    CL Republic of Chile
    CM Republic of Cameroon|Cameroun
    CN PRC|People's Republic of China|Mainland China|中国大陆
    CO Republic of Colombia
    CR Republic of Costa Rica
    CU Republic of Cuba
    CV Cabo Verde|Republic of Cabo Verde
    CY Republic of Cyprus|Κύπρος
    CZ Czech Republic|Tschechien|Česko
    DE Allemagne|Alemania|BRD|Federal Republic of Germany|Deutschland
    DJ Republic of Djibouti
    DK Dänemark|Kingdom of Denmark|Danmark
    DM Commonwealth of Dominica
    DO República Dominicana
    DZ People's Democratic Republic of Algeria|الجزائر
    EC Republic of Ecuador
    EE Republic of Estonia|Eesti
    EG Arab Republic of Egypt|مصر
    EH الصحراء الغربية
    ER the State of Eritrea|ኤርትራ
    ES Spanien|Espagne|Kingdom of Spain|España
    ET Federal Democratic Republic of Ethiopia|ኢትዮጵያ
    FI Finnland|Republic of Finland|Suomi
    FJ Republic of Fiji
    FK Malvinas|Falkland Islands (Malvinas)
    FM Micronesia, Federated States of|Federated States of Micronesia
    FO Føroyar
    FR Frankreich|Francia|French Republic
    GA Gabonese Republic
    GB UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Großbritannien
    GB Vereinigtes Königreich|Royaume-Uni|Reino Unido
    GB United Kingdom of Great Britain and Northern Ireland
    GE Georgia (country)|საქართველო
    GF Guyane française
    GH Republic of Ghana|Gaana
    GL Kalaallit Nunaat
    GM Republic of the Gambia
    GN Republic of Guinea|Guinée
    GQ Republic of Equatorial Guinea|Guinea Ecuatorial
    GR Griechenland|Hellas|Hellenic Republic|Ελλάδα
    GS South Georgia and the South Sandwich Islands|So. Georgia & So. Sandwich Isl.
    GT Republic of Guatemala
    GW Republic of Guinea-Bissau|Guiné-Bissau
    GY Republic of Guyana
    HK Hong Kong SAR|Hong Kong Special Administrative Region of China|香港
    HM Heard Island and McDonald Islands
    HN Republic of Honduras
    HR Kroatien|Republic of Croatia|Hrvatska
    HT Republic of Haiti
    HU Ungarn|Magyarország
    ID Republic of Indonesia
    IE Irland|Éire|Republic of Ireland
    IL State of Israel|ישראל
    IN Republic of India|भारत
    IO Chagos Archipelago
    IQ Republic of Iraq|العراق
    IR Iran, Islamic Republic of|Islamic Republic of Iran|ایران
    IS Republic of Iceland|Ísland
    IT Italien|Italie|Italian Republic|Italia
    JO Hashemite Kingdom of Jordan|الأردن
    JP Nippon|日本
    KE Republic of Kenya
    KG Kyrgyz Republic|Кыргызстан
    KH Kingdom of Cambodia|កម្ពុជា
    KI Republic of Kiribati
    KM Union of the Comoros|جزر القمر
    KN Saint Kitts and Nevis
    KP DPRK|Korea, North|Korea, Democratic People's Republic of
    KP Democratic People's Republic of Korea|북한
    KR Korea|Republic of Korea|Korea, South|Korea, Republic of|대한민국
    KW State of Kuwait|الكويت
    KZ Republic of Kazakhstan|Казахстан
    LA Lao PDR|Lao People's Democratic Republic|ລາວ
    LB Lebanese Republic|لبنان
    LC Saint Lucia
    LI Principality of Liechtenstein
    LK Democratic Socialist Republic of Sri Lanka|ශ්‍රී ලංකාව
    LR Republic of Liberia
    LS Kingdom of Lesotho
    LT Republic of Lithuania|Lietuva
    LU Luxemburg|Grand Duchy of Luxembourg
    LV Republic of Latvia|Latvija
    LY ليبيا
    MA Kingdom of Morocco|المغرب
    MC Principality of Monaco
    MD Republic of Moldova|Moldova, Republic of|Republica Moldova
    ME Црна Гора
    MF Saint Martin|Saint Martin (French part)
    MG Republic of Madagascar|Madagasikara
    MH Republic of the Marshall Islands
    MK Macedonia|Republic of North Macedonia|Северна Македонија
    ML Republic of Mali
    MM Myanmar|Burma|Republic of Myanmar|မြန်မာ
    MN Монгол
    MO Macau|Macao Special Administrative Region of China|澳门
    MP Commonwealth of the Northern Mariana Islands
    MR Islamic Republic of Mauritania|موريتانيا
    MT Republic of Malta
    MU Republic of Mauritius|Moris
    MV Republic of Maldives|ދިވެހި ރާއްޖެ
    MW Republic of Malawi
    MX Mexiko|United Mexican States
    MZ Republic of Mozambique|Moçambique
    NA Republic of Namibia|Namibië
    NC Nouvelle-Calédonie
    NE Republic of the Niger|Nijar
    NG Federal Republic of Nigeria
    NI Republic of Nicaragua
    NL Holland|Niederlande|Pays-Bas|Kingdom of the Netherlands|Nederland
    NO Norwegen|Kingdom of Norway|Norge
    NP Federal Democratic Republic of Nepal|नेपाल
    NR Republic of Nauru
    NZ Aotearoa
    OM Sultanate of Oman|عُمان
    PA Republic of Panama
    PE Republic of Peru
    PF Polynésie française
    PG Independent State of Papua New Guinea
    PH Republic of the Philippines|Pilipinas
    PK Islamic Republic of Pakistan|پاکستان
    PL Polen|Republic of Poland|Polska
    PM Saint Pierre and Miquelon|Saint-Pierre-et-Miquelon
    PN Pitcairn
    PS Palestine|Palestine, State of|the State of Palestine|الأراضي الفلسطينية
    PT Portogallo|Portuguese Republic
    PW Republic of Palau
    PY Republic of Paraguay
    QA State of Qatar|قطر
    RE La Réunion
    RO Rumänien
    RS Republic of Serbia|Србија
    RU Russian Federation|Russland|Россия
    RW Rwandese Republic|U Rwanda
    SA Kingdom of Saudi Arabia|المملكة العربية السعودية
    SC Republic of Seychelles
    SD Republic of the Sudan|السودان
    SE Schweden|Kingdom of Sweden|Sverige
    SG Republic of Singapore
    SH Saint Helena|Saint Helena, Ascension and Tristan da Cunha
    SI Slowenien|Republic of Slovenia|Slovenija
    SJ Svalbard og Jan Mayen
    SK Slowakei|Slovak Republic|Slovensko
    SL Republic of Sierra Leone
    SM Republic of San Marino
    SN Republic of Senegal
    SO Federal Republic of Somalia|Soomaaliya
    SR Republic of Suriname
    SS Republic of South Sudan|جنوب السودان
    ST Democratic Republic of Sao Tome and Principe|São Tomé e Príncipe
    SV Republic of El Salvador
    SX Sint Maarten (Dutch part)
    SY Syrian Arab Republic|سوريا
    SZ Swaziland|Kingdom of Eswatini
    TD Republic of Chad|Tchad
    TF Terres australes françaises
    TG Togolese Republic
    TH Kingdom of Thailand|ไทย
    TJ Republic of Tajikistan|Тоҷикистон
    TL East Timor|Democratic Republic of Timor-Leste
    TN Republic of Tunisia|تونس
    TO Kingdom of Tonga
    TR Turkey|Türkei|Republic of Türkiye
    TT Republic of Trinidad and Tobago
    TW Republic of China|ROC|Taiwan, Province of China|台湾
    TZ Tanzania, United Republic of|United Republic of Tanzania
    UA Україна
    UG Republic of Uganda
    UM US Minor Outlying Islands|United States Minor Outlying Islands
    US United States of America|America|Estados Unidos|Vereinigte Staaten|États-Unis
    UY Eastern Republic of Uruguay
    UZ Republic of Uzbekistan|Oʻzbekiston
    VA Holy See|Vatican|Holy See (Vatican City State)|Città del Vaticano
    VC Saint Vincent and the Grenadines
    VE Venezuela, Bolivarian Republic of|Bolivarian Republic of Venezuela
    VG Virgin Islands, British
    VI Virgin Islands, U.S.|Virgin Islands of the United States
    VN Socialist Republic of Viet Nam
    VU Republic of Vanuatu
    WF Wallis-et-Futuna
    WS Independent State of Samoa
    YE Republic of Yemen|اليمن
    ZA Republic of South Africa
    ZM Republic of Zambia
    ZW Republic of Zimbabwe
    """#
}
