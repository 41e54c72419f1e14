import type { ImportProfileColumn } from '../../../../contract/import-settings.ts'

/**
 * Headers as exports and people write them, folded (lower case, no diacritics, letters and digits only): Czech, Slovak,
 * English; Ecomail, Mailchimp, MailerLite, SmartEmailing, Shoptet, WooCommerce.
 */
const PROFILE: Record<ImportProfileColumn, string> = {
  name: 'jmeno krestni krestnijmeno meno krstnemeno name firstname fname givenname first jmenozakaznika billingfirstname',
  surname: 'prijmeni priezvisko surname lastname lname familyname last prijmenizakaznika billinglastname secondname',
  vocative: 'osloveni vokativ vocative oslovenijmenem oslovenie salutation patypad jmeno5pad',
  vocativeSurname: 'vokativs osloveniprijmenim vocativesurname prijmeni5pad',
  gender: 'pohlavi pohlavie gender sex muzzena',
  nameday: 'svatek jmeniny meniny nameday datumsvatku',
  birthday:
    'narozeniny datumnarozeni narozeni narozen narozena datumnarodenia narodeniny birthday birthdate dateofbirth dob bday',
  company:
    'firma spolecnost spolocnost company companyname billcompany organizace organizacia nazevfirmy billingcompany nazovfirmy',
  street:
    'ulice ulica street address adresa address1 addressline1 billstreet uliceacislo streetaddress billingaddress1 ulicecp',
  city: 'mesto city town obec billcity mestoobec billingcity',
  zip: 'psc zip zipcode postalcode postcode billzip billingpostcode smerovacicislo',
  country: 'zeme stat country krajina billcountry billcountryname cc countrycode billingcountry kodzeme',
  phone:
    'telefon tel mobil phone phonenumber telefonnicislo mobile mobilephone telefonnecislo telefonicislo billingphone cellphone',
  pretitle: 'titul titulpred titulprededjmenem titulpredjmenem pretitle',
  surtitle: 'titulza titulzajmenem surtitle',
  notes: 'poznamka poznamky notes note remark remarks',
  source: 'zdroj source puvod',
}

const OTHERS = {
  email:
    'email mail emailaddress emailova emailovaadresa adresaemailu emailadresa kontaktniemail emailkontakt subscriberemail billingemail elektronickaadresa useremail emailzakaznika emails maily',
  fullName:
    'celejmeno jmenoaprijmeni menoapriezvisko fullname customername zakaznik billfullname jmenoprijmeni kontaktniosoba customer prijmeniajmeno celemeno displayname nazevzakaznika',
  tags: 'stitky stitek tagy tags tag labels znacky segmenty nalepky',
  status: 'stav status state stavodberu subscriptionstatus odber statusodberu mailingstatus',
  consent:
    'souhlas suhlas consent gdpr souhlasgdpr souhlassezpracovanim newsletter odbernewsletteru optin gdprsouhlas datumsouhlasu souhlasudelen optintime confirmtime acceptsmarketing marketingconsent souhlasszasilanim mailinglist',
} as const

/** Technical columns of exports that nobody wants among the fields. */
const NOISE = new Set(
  'radek duvod line reason id leid euid memberrating optinip confirmip latitude longitude gmtoff dstoff timezone region lastchanged ip ipadresa hash guid uuid poradi cislo inc vytvoreno createdat updatedat upraveno subscribedat unsubscribedat bounced bouncedhard bouncemessage rating lastopen lastclick openrate clickrate'.split(
    ' ',
  ),
)

export type Guess = keyof typeof OTHERS | ImportProfileColumn | 'noise' | null

const BY_WORD = new Map<string, Guess>([
  ...[...NOISE].map(word => [word, 'noise'] as const),
  ...[...Object.entries(PROFILE), ...Object.entries(OTHERS)].flatMap(([target, words]) =>
    words.split(' ').map(word => [word, target as Guess] as const),
  ),
])

/** By the folded header. */
export function guessOfHeader(word: string): Guess {
  return BY_WORD.get(word) ?? null
}
