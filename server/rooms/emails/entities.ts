const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml'

const others =
  'quot 34 amp 38 apos 39 lt 60 gt 62 Tab 9 NewLine 10 excl 33 num 35 dollar 36 percnt 37 lpar 40 rpar 41 ast 42 ' +
  'plus 43 comma 44 period 46 sol 47 colon 58 semi 59 equals 61 quest 63 commat 64 lsqb 91 lbrack 91 bsol 92 rsqb 93 ' +
  'rbrack 93 lowbar 95 grave 96 lcub 123 lbrace 123 vert 124 verbar 124 rcub 125 rbrace 125 ' +
  'Ccaron 268 ccaron 269 Dcaron 270 dcaron 271 Ecaron 282 ecaron 283 Lacute 313 lacute 314 Lcaron 317 lcaron 318 ' +
  'Ncaron 327 ncaron 328 OElig 338 oelig 339 Racute 340 racute 341 Rcaron 344 rcaron 345 Scaron 352 scaron 353 ' +
  'Tcaron 356 tcaron 357 Uring 366 uring 367 Yuml 376 Zcaron 381 zcaron 382 fnof 402 circ 710 tilde 732 ' +
  'ensp 8194 emsp 8195 numsp 8199 thinsp 8201 hairsp 8202 zwnj 8204 zwj 8205 lrm 8206 rlm 8207 ndash 8211 mdash 8212 ' +
  'lsquo 8216 rsquo 8217 sbquo 8218 ldquo 8220 rdquo 8221 bdquo 8222 dagger 8224 Dagger 8225 bull 8226 hellip 8230 ' +
  'permil 8240 prime 8242 Prime 8243 lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 euro 8364 trade 8482 ' +
  'larr 8592 uarr 8593 rarr 8594 darr 8595 harr 8596 rArr 8658 minus 8722 radic 8730 infin 8734 asymp 8776 ne 8800 ' +
  'le 8804 ge 8805 star 9734 starf 9733 phone 9742 hearts 9829 check 10003 cross 10007'

/** The names that e-mail editors write; the other two thousand of HTML stay as text. */
const codePoints = new Map<string, number>(latin1.split(' ').map((name, index) => [name, 160 + index]))
const pairs = others.split(' ')
for (let index = 0; index < pairs.length; index += 2) codePoints.set(pairs[index]!, Number(pairs[index + 1]))

// Browsers read a numeric reference without its semicolon too (`javascript&#58alert`).
const reference = /&(?:#x([0-9a-f]+);?|#(\d+);?|([a-z][a-z0-9]*);)/gi

/** HTML character references to characters; unknown names stay as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : codePoints.get(name!)
    if (code === undefined) return whole
    const isScalar = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isScalar ? String.fromCodePoint(code) : '\ufffd'
  })
}
