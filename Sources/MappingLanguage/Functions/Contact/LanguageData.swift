/// The languages that have a code of two letters: codes, English name, other names, own name.
///
/// Codes from ISO 639 (Debian's iso-codes 4.15 lists them), names from CLDR 49; one a line.
enum LanguageData {
  /// Names the table in a mapping version: another table is another name.
  static let version = "iso-639-cldr-49"

  static let text = #"""
    aa,aar Afar|Qafar
    ab,abk Abkhazian|Аԥсшәа
    af,afr Afrikaans
    ak,aka Akan
    am,amh Amharic|አማርኛ
    ar,ara Arabic|العربية
    an,arg Aragonese|aragonés
    as,asm Assamese|অসমীয়া
    av,ava Avaric
    ae,ave Avestan
    ay,aym Aymara
    az,aze Azerbaijani|azərbaycan
    ba,bak Bashkir|башҡорт
    bm,bam Bambara|bamanakan
    be,bel Belarusian|беларуская
    bn,ben Bangla|Bengali|বাংলা
    bh,bih Bihari languages
    bi,bis Bislama
    bo,bod,tib Tibetan|བོད་སྐད་
    bs,bos Bosnian|bosanski
    br,bre Breton|brezhoneg
    bg,bul Bulgarian|български
    ca,cat Catalan|Valencian|català
    cs,ces,cze Czech|čeština
    ch,cha Chamorro
    ce,che Chechen|нохчийн
    cu,chu Church Slavic|Old Slavonic|Church Slavonic|Old Bulgarian|Old Church Slavonic
    cv,chv Chuvash|чӑваш чӗлхи
    kw,cor Cornish|kernewek
    co,cos Corsican|corsu
    cr,cre Cree
    cy,cym,wel Welsh|Cymraeg
    da,dan Danish|dansk
    de,deu,ger German|Deutsch
    dv,div Divehi|Dhivehi|Maldivian|ދިވެހިބަސް
    dz,dzo Dzongkha|རྫོང་ཁ
    el,ell,gre Greek|Greek, Modern|Ελληνικά
    en,eng English
    eo,epo Esperanto
    et,est Estonian|eesti
    eu,eus,baq Basque|euskara
    ee,ewe Ewe|eʋegbe
    fo,fao Faroese|føroyskt
    fa,fas,per Persian|فارسی
    fj,fij Fijian
    fi,fin Finnish|suomi
    fr,fra,fre French|français
    fy,fry Western Frisian|Frysk
    ff,ful Fula|Fulah|Pulaar
    gd,gla Scottish Gaelic|Gaelic|Gàidhlig
    ga,gle Irish|Gaeilge
    gl,glg Galician|galego
    gv,glv Manx|Gaelg
    gn,grn Guarani|avañe’ẽ
    gu,guj Gujarati|ગુજરાતી
    ht,hat Haitian Creole|Haitian|Kreyòl Ayisyen
    ha,hau Hausa
    he,heb Hebrew|עברית
    hz,her Herero
    hi,hin Hindi|हिन्दी
    ho,hmo Hiri Motu
    hr,hrv Croatian|hrvatski
    hu,hun Hungarian|magyar
    hy,hye,arm Armenian|հայերեն
    ig,ibo Igbo|Asụsụ Igbo
    io,ido Ido
    ii,iii Sichuan Yi|Nuosu|ꆈꌠꉙ
    iu,iku Inuktitut|ᐃᓄᒃᑎᑐᑦ
    ie,ile Interlingue|Occidental
    ia,ina Interlingua
    id,ind Indonesian|Indonesia
    ik,ipk Inupiaq
    is,isl,ice Icelandic|íslenska
    it,ita Italian|italiano
    jv,jav Javanese|Jawa
    ja,jpn Japanese|日本語
    kl,kal Kalaallisut|Greenlandic
    kn,kan Kannada|ಕನ್ನಡ
    ks,kas Kashmiri|کٲشُر
    ka,kat,geo Georgian|ქართული
    kr,kau Kanuri
    kk,kaz Kazakh|қазақ тілі
    km,khm Khmer|Central Khmer|ខ្មែរ
    ki,kik Kikuyu|Gikuyu|Gĩgĩkũyũ
    rw,kin Kinyarwanda|Ikinyarwanda
    ky,kir Kyrgyz|Kirghiz|кыргызча
    kv,kom Komi
    kg,kon Kongo
    ko,kor Korean|한국어
    kj,kua Kuanyama|Kwanyama
    ku,kur Kurdish|kurdî
    lo,lao Lao|ລາວ
    la,lat Latin|Latina
    lv,lav Latvian|latviešu
    li,lim Limburgish|Limburgan|Limburger
    ln,lin Lingala|lingála
    lt,lit Lithuanian|lietuvių
    lb,ltz Luxembourgish|Letzeburgesch|Lëtzebuergesch
    lu,lub Luba-Katanga|Tshiluba
    lg,lug Ganda|Luganda
    mh,mah Marshallese
    ml,mal Malayalam|മലയാളം
    mr,mar Marathi|मराठी
    mk,mkd,mac Macedonian|македонски
    mg,mlg Malagasy
    mt,mlt Maltese|Malti
    mn,mon Mongolian|монгол
    mi,mri,mao Māori|Maori
    ms,msa,may Malay|Melayu
    my,mya,bur Burmese|မြန်မာ
    na,nau Nauru
    nv,nav Navajo|Navaho|Diné Bizaad
    nr,nbl South Ndebele|Ndebele, South
    nd,nde North Ndebele|Ndebele, North
    ng,ndo Ndonga
    ne,nep Nepali|नेपाली
    nl,nld,dut Dutch|Flemish|Nederlands
    nn,nno Norwegian Nynorsk|Nynorsk, Norwegian|norsk nynorsk
    nb,nob Norwegian Bokmål|Bokmål, Norwegian|norsk bokmål
    no,nor Norwegian|norsk
    ny,nya Nyanja|Chichewa|Chewa
    oc,oci Occitan|Provençal
    oj,oji Ojibwa
    or,ori Odia|Oriya|ଓଡ଼ିଆ
    om,orm Oromo|Oromoo
    os,oss Ossetic|Ossetian|ирон
    pa,pan Punjabi|Panjabi|ਪੰਜਾਬੀ
    pi,pli Pali
    pl,pol Polish|polski
    pt,por Portuguese|português
    ps,pus Pashto|Pushto|پښتو
    qu,que Quechua|Runasimi
    rm,roh Romansh|rumantsch
    ro,ron,rum Romanian|Moldavian|Moldovan|română
    rn,run Rundi|Ikirundi
    ru,rus Russian|русский
    sg,sag Sango|Sängö
    sa,san Sanskrit|संस्कृत भाषा
    si,sin Sinhala|Sinhalese|සිංහල
    sk,slk,slo Slovak|slovenčina
    sl,slv Slovenian|slovenščina
    se,sme Northern Sami|davvisámegiella
    sm,smo Samoan
    sn,sna Shona|chiShona
    sd,snd Sindhi|سنڌي
    so,som Somali|Soomaali
    st,sot Southern Sotho|Sotho, Southern|Sesotho
    es,spa Spanish|Castilian|español
    sq,sqi,alb Albanian|shqip
    sc,srd Sardinian|sardu
    sr,srp Serbian|српски
    ss,ssw Swati|siSwati
    su,sun Sundanese|Basa Sunda
    sw,swa Swahili|Kiswahili
    sv,swe Swedish|svenska
    ty,tah Tahitian
    ta,tam Tamil|தமிழ்
    tt,tat Tatar|татар
    te,tel Telugu|తెలుగు
    tg,tgk Tajik|тоҷикӣ
    tl,tgl Tagalog
    th,tha Thai|ไทย
    ti,tir Tigrinya|ትግርኛ
    to,ton Tongan|Tonga|lea fakatonga
    tn,tsn Tswana|Setswana
    ts,tso Tsonga|Xitsonga
    tk,tuk Turkmen|türkmen dili
    tr,tur Turkish|Türkçe
    tw,twi Twi
    ug,uig Uyghur|Uighur|ئۇيغۇرچە
    uk,ukr Ukrainian|українська
    ur,urd Urdu|اردو
    uz,uzb Uzbek|o‘zbek
    ve,ven Venda|Tshivenḓa
    vi,vie Vietnamese|Tiếng Việt
    vo,vol Volapük
    wa,wln Walloon|walon
    wo,wol Wolof
    xh,xho Xhosa|IsiXhosa
    yi,yid Yiddish|ייִדיש
    yo,yor Yoruba|Èdè Yorùbá
    za,zha Zhuang|Chuang|Vahcuengh
    zh,zho,chi Chinese|中文
    zu,zul Zulu|isiZulu
    """#
}
