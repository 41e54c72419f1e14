const plainName = (name: string) => name.normalize('NFKD').replace(/[^\w .@+()-]/g, '')

const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** RFC 6266 and RFC 8187: a plain name for old programs, the true one beside it. */
export const attachment = (name: string) =>
  `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encoded(name)}`
