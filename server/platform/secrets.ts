import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** Everything derived from POSTOLKA_SECRET_KEY; each purpose has a key of its own (HKDF, RFC 5869). */
export class Secrets {
  private readonly keys = new Map<string, Buffer>()

  constructor(private readonly master: string) {
    if (master.length < 16) throw new Error('the secret key must have at least 16 characters')
  }

  /** 32 bytes that only this installation knows, for one purpose. */
  key(purpose: string): Buffer {
    let key = this.keys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.master, 'postolka', purpose, 32))
      this.keys.set(purpose, key)
    }
    return key
  }

  hash(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest()
  }

  /** AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext. */
  seal(purpose: string, text: string): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  }

  /** Throws when the sealed text was changed or another secret key sealed it. */
  open(purpose: string, sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
  }

  /** URL-safe token: payload and 10 bytes (80 bits) of its HMAC. */
  sign(purpose: string, payload: Buffer): string {
    return Buffer.concat([payload, this.mac(purpose, payload)]).toString('base64url')
  }

  /** The payload, or null when the token is not ours. */
  verify(purpose: string, token: string): Buffer | null {
    if (!/^[\w-]{14,4000}$/.test(token)) return null
    const bytes = Buffer.from(token, 'base64url')
    if (bytes.length <= 10) return null
    const payload = bytes.subarray(0, -10)
    return timingSafeEqual(bytes.subarray(-10), this.mac(purpose, payload)) ? payload : null
  }

  private mac(purpose: string, payload: Buffer): Buffer {
    return createHmac('sha256', this.key(purpose)).update(payload).digest().subarray(0, 10)
  }

  /** Two numbers (below 2^40 and 2^48) as one opaque 22-character token: a single AES block whose 4 last bytes must be zero. */
  conceal(purpose: string, high: number, low: number): string {
    const block = Buffer.alloc(16)
    block.writeUIntBE(high, 0, 5)
    block.writeUIntBE(low, 5, 6)
    const cipher = createCipheriv('aes-256-ecb', this.key(purpose), null).setAutoPadding(false)
    return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
  }

  reveal(purpose: string, token: string): { high: number; low: number } | null {
    if (!/^[\w-]{22}$/.test(token)) return null
    const decipher = createDecipheriv('aes-256-ecb', this.key(purpose), null).setAutoPadding(false)
    const block = Buffer.concat([decipher.update(Buffer.from(token, 'base64url')), decipher.final()])
    if (block.readUIntBE(11, 5) !== 0) return null
    return { high: block.readUIntBE(0, 5), low: block.readUIntBE(5, 6) }
  }
}
