/// The currencies of ISO 4217: code, name, other names, and signs that mean no other currency.
///
/// Codes from ISO 4217 (Debian's iso-codes 4.15 lists them), names and signs from CLDR 49. One
/// currency a line; `=` before a sign. A dollar or yen sign alone could be several and is none.
enum CurrencyData {
  /// Names the table in a mapping version: another table is another name.
  static let version = "iso-4217-cldr-49"

  static let text = #"""
    AED United Arab Emirates Dirham|UAE dirham|UAE dirhams
    AFN Afghan Afghani|Afghan Afghanis|Afghani
    ALL Albanian Lek|Albanian lekë|Lek
    AMD Armenian Dram|Armenian drams
    ANG Netherlands Antillean Guilder|Netherlands Antillean guilders
    AOA Angolan Kwanza|Angolan kwanzas|Kwanza
    ARS Argentine Peso|Argentine pesos
    AUD Australian Dollar|Australian dollars|=A$
    AWG Aruban Florin
    AZN Azerbaijani Manat|Azerbaijani manats|Azerbaijan Manat
    BAM Bosnia-Herzegovina Convertible Mark|Bosnia-Herzegovina convertible marks|Convertible Mark
    BBD Barbadian Dollar|Barbadian dollars|Barbados Dollar
    BDT Bangladeshi Taka|Bangladeshi takas|Taka
    BGN Bulgarian Lev|Bulgarian leva
    BHD Bahraini Dinar|Bahraini dinars
    BIF Burundian Franc|Burundian francs|Burundi Franc
    BMD Bermudan Dollar|Bermudan dollars|Bermudian Dollar
    BND Brunei Dollar|Brunei dollars
    BOB Bolivian Boliviano|Bolivian bolivianos|Boliviano
    BOV Bolivian Mvdol|Bolivian mvdols|Mvdol
    BRL Brazilian Real|Brazilian reals|=R$
    BSD Bahamian Dollar|Bahamian dollars
    BTN Bhutanese Ngultrum|Bhutanese ngultrums|Ngultrum
    BWP Botswanan Pula|Botswanan pulas|Pula
    BYN Belarusian Ruble|Belarusian rubles
    BZD Belize Dollar|Belize dollars
    CAD Canadian Dollar|Canadian dollars|=CA$
    CDF Congolese Franc|Congolese francs
    CHE WIR Euro|WIR euros
    CHF Swiss Franc|Swiss francs
    CHW WIR Franc|WIR francs
    CLF Chilean Unit of Account (UF)|Chilean units of account (UF)|Unidad de Fomento
    CLP Chilean Peso|Chilean pesos
    CNY Chinese Yuan|Yuan Renminbi|=CN¥
    COP Colombian Peso|Colombian pesos
    COU Colombian Real Value Unit|Colombian real value units|Unidad de Valor Real
    CRC Costa Rican Colón|Costa Rican colóns|Costa Rican Colon
    CUC Cuban Convertible Peso|Cuban convertible pesos|Peso Convertible
    CUP Cuban Peso|Cuban pesos
    CVE Cape Verdean Escudo|Cape Verdean escudos|Cabo Verde Escudo
    CZK Czech Koruna|Czech korunas|=Kč
    DJF Djiboutian Franc|Djiboutian francs|Djibouti Franc
    DKK Danish Krone|Danish kroner
    DOP Dominican Peso|Dominican pesos
    DZD Algerian Dinar|Algerian dinars
    EGP Egyptian Pound|Egyptian pounds
    ERN Eritrean Nakfa|Eritrean nakfas|Nakfa
    ETB Ethiopian Birr|Ethiopian birrs
    EUR Euro|euros|=€
    FJD Fijian Dollar|Fijian dollars|Fiji Dollar
    FKP Falkland Islands Pound|Falkland Islands pounds
    GBP British Pound|British pounds|Pound Sterling|Pounds Sterling|=£
    GEL Georgian Lari|Georgian laris|Lari
    GHS Ghanaian Cedi|Ghanaian cedis|Ghana Cedi
    GIP Gibraltar Pound|Gibraltar pounds
    GMD Gambian Dalasi|Gambian dalasis|Dalasi
    GNF Guinean Franc|Guinean francs
    GTQ Guatemalan Quetzal|Guatemalan quetzals|Quetzal
    GYD Guyanaese Dollar|Guyanaese dollars|Guyana Dollar
    HKD Hong Kong Dollar|Hong Kong dollars|=HK$
    HNL Honduran Lempira|Honduran lempiras|Lempira
    HRK Croatian Kuna|Croatian kunas|Kuna
    HTG Haitian Gourde|Haitian gourdes|Gourde
    HUF Hungarian Forint|Hungarian forints|Forint|=Ft
    IDR Indonesian Rupiah|Indonesian rupiahs|Rupiah
    ILS Israeli New Shekel|Israeli new shekels|New Israeli Sheqel|=₪
    INR Indian Rupee|Indian rupees|=₹
    IQD Iraqi Dinar|Iraqi dinars
    IRR Iranian Rial|Iranian rials
    ISK Icelandic Króna|Icelandic krónur|Iceland Krona
    JMD Jamaican Dollar|Jamaican dollars
    JOD Jordanian Dinar|Jordanian dinars
    JPY Japanese Yen|Yen
    KES Kenyan Shilling|Kenyan shillings
    KGS Kyrgyz Som|Kyrgyz soms|Som
    KHR Cambodian Riel|Cambodian riels|Riel
    KMF Comorian Franc|Comorian francs
    KPW North Korean Won
    KRW South Korean Won|Won|=₩
    KWD Kuwaiti Dinar|Kuwaiti dinars
    KYD Cayman Islands Dollar|Cayman Islands dollars
    KZT Kazakhstani Tenge|Kazakhstani tenges|Tenge
    LAK Laotian Kip|Laotian kips|Lao Kip
    LBP Lebanese Pound|Lebanese pounds
    LKR Sri Lankan Rupee|Sri Lankan rupees|Sri Lanka Rupee
    LRD Liberian Dollar|Liberian dollars
    LSL Lesotho Loti|Lesotho lotis|Loti
    LYD Libyan Dinar|Libyan dinars
    MAD Moroccan Dirham|Moroccan dirhams
    MDL Moldovan Leu|Moldovan lei
    MGA Malagasy Ariary|Malagasy ariaries
    MKD Macedonian Denar|Macedonian denari|Denar
    MMK Myanmar Kyat|Myanmar kyats|Kyat
    MNT Mongolian Tugrik|Mongolian tugriks|Tugrik
    MOP Macanese Pataca|Macanese patacas|Pataca
    MRU Mauritanian Ouguiya|Mauritanian ouguiyas|Ouguiya
    MUR Mauritian Rupee|Mauritian rupees|Mauritius Rupee
    MVR Maldivian Rufiyaa|Maldivian rufiyaas|Rufiyaa
    MWK Malawian Kwacha|Malawian kwachas|Malawi Kwacha
    MXN Mexican Peso|Mexican pesos|=MX$
    MXV Mexican Investment Unit|Mexican investment units|Mexican Unidad de Inversion (UDI)
    MYR Malaysian Ringgit|Malaysian ringgits
    MZN Mozambican Metical|Mozambican meticals|Mozambique Metical
    NAD Namibian Dollar|Namibian dollars|Namibia Dollar
    NGN Nigerian Naira|Nigerian nairas|Naira
    NIO Nicaraguan Córdoba|Nicaraguan córdobas|Cordoba Oro
    NOK Norwegian Krone|Norwegian kroner
    NPR Nepalese Rupee|Nepalese rupees
    NZD New Zealand Dollar|New Zealand dollars|=NZ$
    OMR Omani Rial|Omani rials|Rial Omani
    PAB Panamanian Balboa|Panamanian balboas|Balboa
    PEN Peruvian Sol|Peruvian soles|Sol
    PGK Papua New Guinean Kina|Kina
    PHP Philippine Peso|Philippine pesos|=₱
    PKR Pakistani Rupee|Pakistani rupees|Pakistan Rupee
    PLN Polish Zloty|Polish zlotys|Zloty|=zł
    PYG Paraguayan Guarani|Paraguayan guaranis|Guarani
    QAR Qatari Riyal|Qatari riyals|Qatari Rial
    RON Romanian Leu|Romanian lei
    RSD Serbian Dinar|Serbian dinars
    RUB Russian Ruble|Russian rubles|=₽
    RWF Rwandan Franc|Rwandan francs|Rwanda Franc
    SAR Saudi Riyal|Saudi riyals
    SBD Solomon Islands Dollar|Solomon Islands dollars
    SCR Seychellois Rupee|Seychellois rupees|Seychelles Rupee
    SDG Sudanese Pound|Sudanese pounds
    SEK Swedish Krona|Swedish kronor
    SGD Singapore Dollar|Singapore dollars
    SHP St. Helena Pound|St. Helena pounds|Saint Helena Pound
    SLE Sierra Leonean Leone|Sierra Leonean leones
    SLL Sierra Leonean Leone (1964—2022)|Sierra Leonean leones (1964—2022)
    SOS Somali Shilling|Somali shillings
    SRD Surinamese Dollar|Surinamese dollars|Surinam Dollar
    SSP South Sudanese Pound|South Sudanese pounds
    STN São Tomé & Príncipe Dobra|São Tomé & Príncipe dobras|Dobra
    SVC Salvadoran Colón|Salvadoran colones|El Salvador Colon
    SYP Syrian Pound|Syrian pounds
    SZL Swazi Lilangeni|Swazi emalangeni|Lilangeni
    THB Thai Baht|Baht|=฿
    TJS Tajikistani Somoni|Tajikistani somonis|Somoni
    TMT Turkmenistani Manat|Turkmenistan New Manat
    TND Tunisian Dinar|Tunisian dinars
    TOP Tongan Paʻanga|Pa’anga
    TRY Turkish Lira|=₺
    TTD Trinidad & Tobago Dollar|Trinidad & Tobago dollars|Trinidad and Tobago Dollar
    TWD New Taiwan Dollar|New Taiwan dollars|=NT$
    TZS Tanzanian Shilling|Tanzanian shillings
    UAH Ukrainian Hryvnia|Ukrainian hryvnias|Hryvnia|=₴
    UGX Ugandan Shilling|Ugandan shillings|Uganda Shilling
    USD US Dollar|US dollars|=US$
    USN US Dollar (Next day)|US dollars (next day)
    UYI Uruguayan Peso (Indexed Units)|Uruguayan pesos (indexed units)
    UYU Uruguayan Peso|Uruguayan pesos|Peso Uruguayo
    UYW Uruguayan Nominal Wage Index Unit|Uruguayan nominal wage index units|Unidad Previsional
    UZS Uzbekistani Som|Uzbekistan Sum
    VED Bolívar Soberano|Bolívar Soberanos
    VES Venezuelan Bolívar|Venezuelan bolívars
    VND Vietnamese Dong|Dong|=₫
    VUV Vanuatu Vatu|Vanuatu vatus|Vatu
    WST Samoan Tala|Tala
    XAF Central African CFA Franc|Central African CFA francs|CFA Franc BEAC|=FCFA
    XCD East Caribbean Dollar|East Caribbean dollars|=EC$
    XOF West African CFA Franc|West African CFA francs|CFA Franc BCEAO|=F CFA
    XPF CFP Franc|CFP francs|=CFPF
    YER Yemeni Rial|Yemeni rials
    ZAR South African Rand|Rand
    ZMW Zambian Kwacha|Zambian kwachas
    ZWL Zimbabwean Dollar (2009–2024)|Zimbabwean dollars (2009–2024)|Zimbabwe Dollar
    """#
}
