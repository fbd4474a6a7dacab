extension Lexicon {
  /// The meaning, then the abbreviations of it.
  static let abbreviations = """
    number=num no nr numero nummer
    quantity=qty qte menge anzahl
    amount=amt betrag montant importe
    currency=curr ccy cur wahrung waehrung devise moneda
    description=desc descr beschreibung
    company=co comp org corp firma unternehmen societe entreprise empresa azienda bedrijf ditta cie
    department=dept dpt abteilung
    manager=mgr
    position=pos
    category=cat
    source=src quelle herkunft origine
    message=msg
    image=img imagen
    photo=pic pict foto
    state=st prov bundesland provincia
    country=ctry cntry land pays pais paese
    postal=zip plz cp cap postleitzahl postcode
    street=addr strasse str rue straat direccion indirizzo adresse
    phone=ph tel tele fon telefon telephone telefono telefoon
    mobile=mob cell cellular cellphone cel handy mobil mobiel movil cellulare gsm portable
    firstname=fname vorname prenom nombre voornaam firstn forename
    lastname=lname nachname familienname apellidos apellido cognome achternaam lastn surname
    middlename=mname
    birthdate=dob bday geburtsdatum geburtstag birthday anniversaire
    email=emails courriel correo
    website=webseite internetseite homepage
    fax=telefax telecopie facsimile
    salutation=anrede civilite salut tratamiento
    language=lang sprache langue idioma lingua locale
    timezone=tz
    gender=geschlecht sexe sexo sex
    city=town ort stadt ville ciudad citta plaats wohnort
    industry=branche sector secteur activite sektor
    employees=employee mitarbeiter effectif empleados staff headcount workforce
    revenue=rev umsatz turnover
    annual revenue=jahresumsatz
    annual=jahres yearly
    home=domicile prive privat
    lastname=nom
    percent=pct percentage
    hobby=hobbies
    notes=notizen bemerkung bemerkungen remarques remark remarks memo
    comments=commentaires commentaire kommentar
    position=stelle cargo fonction funktion functie
    owner=verantwortlicher inhaber propietario
    stage=phase etape
    probability=wahrscheinlichkeit probabilite
    close date=abschlussdatum
    campaign=kampagne campagne utm
    type=typ art
    currency code=currencyisocode
    customer number=kundennummer
    order number=auftragsnummer bestellnummer
    competitor=wettbewerber
    rating=bewertung
    created=erstellt angelegt
    company size=mitarbeiterzahl
    next=nachster naechster prochain
    step=schritt
    secondary=sec alt
    latitude=lat
    longitude=lng lon longtitude
    user agent=ua useragent
    ip=ipaddress
    advertising id=idfa adid gaid aaid madid maid advertisingid
    vendor device id=idfv
    lifetime value=ltv clv
    average=avg
    customer=cust kunde client
    transaction=txn trans
    reference=ref
    estimated=est
    expected=exp
    organization=organisation
    identifier=ident uid guid uuid
    operating system=opsys
    source=leadsrc
    lead source=leadsource
    lifecycle stage=lstage
    job title=jobtitle
    advertising=ad ads advertiser
    annual recurring revenue=arr
    monthly recurring revenue=mrr
    click id=clid gclid fbclid msclkid
    opt out=optout
    last name=sn
    representative=rep
    city=poblacion localidad commune twn
    street=domicilio
    postal=zipcd
    name=nm
    firstname=vorn
    salutation=anr
    company=fa
    notes=bem anm
    comments=cmts
    birthdate=geb nac
    phone=tfno tlf
    website=internet
    owner=vertreter betreuer
    vat=ust mwst tva iva
    discount=rabatt rabattsatz remise descuento
    payment=zahlung paiement reglement pago
    payment terms=zahlungsbedingung zahlungsbedingungen zahlungsziel
    delivery terms=lieferbedingung lieferbedingungen
    contact=ansprechpartner interlocuteur
    region=gebiet
    credit limit=kreditlimit encours
    modified=anderung geandert modificado
    year started=grundungsjahr
    customer number=debitorennummer debitorennr
    not call=dnc
    blocked=gesperrt sperre liefersperre
    shipping street=lieferstrasse
    shipping city=lieferort
    shipping=liefer
    """

  /// The first word of a line stands for all of them.
  static let synonymLines = """
    email emails mail
    postal zip postcode zipcode
    company organisation organization employer firm companies enterprise
    mobile cell cellphone cellular
    firstname given forename givenname firstnm
    lastname surname familyname
    phone telephone tel
    street addr
    city town municipality
    country nation
    employees employee staff headcount workforce
    revenue turnover
    birthdate birthday dob
    salutation courtesy honorific
    industry sector
    optout unsubscribed unsubscribe optedout
    created create creation added inserted
    modified updated changed lastmodified update modification edited
    language lang locale
    id identifier uid
    department dept
    assistant asst secretary
    gender sex
    referrer referer
    quantity qty
    product products
    photo avatar picture image logo thumbnail
    description descriptions
    notes note comment comments remark remarks memo
    coupon voucher promocode
    user users
    customer customers
    tax vat gst
    shipping delivery freight postage
    priority urgency severity
    probability likelihood chance
    competitor competitors
    owner owners
    latitude lat
    longitude lng
    timezone tz
    bounced bounce bounces
    lost loss lose
    won win
    website homepage webpage
    advertising advertisement
    start begin started
    subscribed subscribe subscription
    tags tag labels
    parent holding
    category categories
    """

  /// The meaning, then the phrases of it.
  static let phraseLines = """
    email=email electronico,email street,e mail street,mail street,street email
    email=email adresse,e mail adresse,mail adresse,email addr,e mail addr
    postal=code postal,codigo postal,post code,zip postal
    birthdate=date de naissance,date naissance,birth date,date birth,fecha nacimiento,dateofbirth
    website=site web,sitio web,web site,web page,web address,web seite
    annual revenue=chiffre affaires,revenue annual,chiffre affaire
    lastname=nom famille,family name,last name,second name
    firstname=first name,given name
    industry=line business,industry activite,sector activite
    employees=number employees,company size,staff count,employee count,number employee
    employees=no employees,anzahl mitarbeiter,quantity employees,employee range,mitarbeiter zahl
    mobile phone=cell phone,mobile number,cell number,mobile no
    phone=phone number,number phone,telefon number,main switchboard,switchboard,direct dial
    optout=opt out,opted out,email opt out,is unsubscribed
    user agent=useragent
    timezone=time zone
    photo=image url,photo url,logo url,avatar url,picture url
    source=how hear about,lead source,acquisition channel
    title=job title,job position
    state=state province,state region,province state
    country=country region
    shipping=delivery cost,shipping cost,shipping amount
    created=created date,create date,created time,date created,created at
    modified=modified date,last modified,last updated,last changed,date modified,date updated
    coupon=promo code,coupon code,discount code,voucher code
    total=grand total,order total,total amount
    operating system=os
    order id=order number,order no,transaction id
    page url=source url,event source url
    quantity=item count,product count,number items,units sold,unit count
    ip=ip address,client ip
    user agent=client user agent
    """
}
