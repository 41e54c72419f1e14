/** Academic and social titles, with or without their dots. 'p.' and 'sl.' only with it: they are initials otherwise. */
const titles =
  /(?:^|[\s,])(?:(?:ing|arch|mgr|mga|bc|bca|mudr|judr|phdr|rndr|mvdr|mddr|paeddr|pharmdr|thdr|thlic|icdr|rsdr|doc|prof|dr|ph\.?\s?d|th\.?\s?d|csc|drsc|mba|ll\.?\s?m|dis|mpa|msc|jr|sr|ml|st)(?:\.|(?=$|[\s,]))|(?:p|pí|sl)\.(?=\s)|(?:pan|paní|pani|slečna|mr|mrs|ms)\.?(?=$|[\s,]))/giu
const addressedWoman = /(?:^|\s)(?:paní|pani|slečna|mrs|ms|sl\.|pí\.)(?=\s|$)/iu
const addressedMan = /(?:^|\s)(?:pan|mr\.?)(?=\s)/iu

const company =
  /(?:^|[\s,])(?:s\.?\s?r\.?\s?o|spol|a\.\s?s|z\.\s?s|v\.\s?o\.\s?s|o\.\s?p\.\s?s|k\.\s?s|gmbh|ltd|inc|llc|kft|firma|společnost|obchod|e-?shop|shop|store|hotel|restaurace|kavárna|škola|školka|obec|město|úřad|spolek|nadace|klub|rodina|manželé|servis|studio|team|tým|info|test|admin|zákazník|customer|anonym|neuvedeno|unknown|null|undefined)(?=$|[\s.,])/iu
const notInNames = /[^\p{L}\p{M}\s.'’\-–]/u
const czechOnly = /^[a-záčďéěíňóřšťúůýž]+$/i

export interface Cleaned {
  /** Words in the writer's order, capitalised when they came all in one case. */
  words: string[]
  /** How word n was joined to the one before it: ' ' or '-'. */
  joints: string[]
  /** The text as a greeting could print it. */
  text: string
  /** Initials, digits, e-mails, companies: nothing may be derived from it. */
  unusable: boolean
  addressedAs: 'male' | 'female' | null
}

export const isCompany = (text: string): boolean => company.test(text)

export const isParticle = (word: string): boolean => /^(?:van|von|de|del|da|di|z|ze|a|al|el|bin)$/.test(word)

const capitalised = (word: string): string =>
  word === word.toUpperCase() || (word === word.toLowerCase() && !isParticle(word))
    ? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
    : word

const oneWord = /^\p{L}{2,}$/u
const longestTitle = 'pharmdr'.length

export function cleanName(raw: string | null | undefined): Cleaned {
  // Nearly every name is one word with nothing to strip: the long patterns below would cost more than all the rest.
  if (raw && raw.length > longestTitle && raw.length < 80 && oneWord.test(raw) && !company.test(raw)) {
    const word = capitalised(raw.normalize('NFC'))
    return { words: [word], joints: [' '], text: word, unusable: false, addressedAs: null }
  }
  const typed = (raw ?? '')
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()
  const addressedAs = addressedWoman.test(typed) ? 'female' : addressedMan.test(typed) ? 'male' : null
  let text = typed
  if (typed.includes('.') || typed.includes(' ') || typed.includes(',')) {
    // Twice: titles in a row share the space between them.
    text = typed.replace(titles, ' ').replace(titles, ' ')
  }
  text = text.replace(/^[\s,;.-]+|[\s,;-]+$/g, '').replace(/(\p{L}{3,})\.+$/u, '$1')
  const none: Cleaned = { words: [], joints: [], text: '', unusable: false, addressedAs }
  if (!text) return none
  if (text.length > 80 || notInNames.test(text) || company.test(typed)) return { ...none, text: typed, unusable: true }
  const words: string[] = []
  const joints: string[] = []
  for (const part of text.split(/\s+/))
    for (const [n, word] of part.split(/[-–]/).entries()) {
      if (!word) continue
      joints.push(n === 0 ? ' ' : '-')
      words.push(capitalised(word))
    }
  return { words, joints, text: joinWords(words, joints), unusable: words.every(isInitial), addressedAs }
}

export const isInitial = (word: string): boolean => (word.length < 2 || word.endsWith('.')) && !isParticle(word)

/** Czech endings are only put on words of Czech letters. */
export const isCzechLetters = (word: string): boolean => czechOnly.test(word)

export function joinWords(words: readonly string[], joints: readonly string[]): string {
  return words.map((word, n) => (n === 0 ? word : joints[n] + word)).join('')
}
