import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { logIn } from './smtp-auth.ts'
import { SmtpFailure, type SmtpTimeouts } from './smtp-failure.ts'
import { isPositive, type SmtpReply } from './smtp-reply.ts'
import { checkEhloName, type SmtpTarget } from './smtp-target.ts'
import { SmtpWire } from './smtp-wire.ts'

/** What the last EHLO offered. */
export interface SmtpExtensions {
  pipelining: boolean
  /** Bytes; 0: offered without a limit; null: SIZE is not offered. */
  size: number | null
  eightBitMime: boolean
  smtpUtf8: boolean
  startTls: boolean
  /** Upper-case names of the mechanisms. */
  auth: string[]
}

export interface OpenWire {
  wire: SmtpWire
  extensions: SmtpExtensions
  isEncrypted: boolean
}

/** Connects, greets, encrypts and logs in. `skipTls` is the second attempt of an opportunistic target. */
export async function shakeHands(target: SmtpTarget, timeouts: SmtpTimeouts, skipTls: boolean): Promise<OpenWire> {
  checkEhloName(target.ehloName)
  const plain = await openSocket(target, timeouts.connect)
  const socket = target.tls === 'implicit' ? await encrypt(plain, target, timeouts.connect) : plain
  const open: OpenWire = { wire: new SmtpWire(socket), extensions: none(), isEncrypted: target.tls === 'implicit' }
  try {
    const greeting = await open.wire.expect('connect', timeouts.greeting)
    if (greeting.code !== 220) throw refused('connect', 'the server refused the connection', greeting)
    open.extensions = await greet(open.wire, target, timeouts)
    if (!skipTls) await startTls(open, target, timeouts)
    if (target.user !== undefined) await logIn(open, target, timeouts)
    return open
  } catch (error) {
    open.wire.lose('the connection could not be set up')
    throw error
  }
}

function none(): SmtpExtensions {
  return { pipelining: false, size: null, eightBitMime: false, smtpUtf8: false, startTls: false, auth: [] }
}

function refused(phase: SmtpFailure['phase'], what: string, reply: SmtpReply): SmtpFailure {
  return new SmtpFailure(phase, `${what}: ${reply.code} ${reply.text}`, reply)
}

function openSocket(target: SmtpTarget, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: target.host, port: target.port, noDelay: true })
    const give = (message: string) => {
      clearTimeout(timer)
      socket.destroy()
      reject(new SmtpFailure('connect', message))
    }
    const timer = setTimeout(() => give(`no connection in ${timeoutMs / 1_000} s`), timeoutMs)
    const onError = (error: NodeJS.ErrnoException) => give(`no connection: ${error.message || error.code}`)
    socket.once('error', onError).once('connect', () => {
      clearTimeout(timer)
      socket.off('error', onError)
      resolve(socket)
    })
  })
}

async function greet(wire: SmtpWire, target: SmtpTarget, timeouts: SmtpTimeouts): Promise<SmtpExtensions> {
  wire.write(`EHLO ${target.ehloName}\r\n`)
  const ehlo = await wire.expect('connect', timeouts.command)
  if (isPositive(ehlo)) return readExtensions(ehlo)
  wire.write(`HELO ${target.ehloName}\r\n`)
  const helo = await wire.expect('connect', timeouts.command)
  if (!isPositive(helo)) throw refused('connect', 'the server refused our greeting', helo)
  return none()
}

function readExtensions(ehlo: SmtpReply): SmtpExtensions {
  const extensions = none()
  for (const line of ehlo.text.toUpperCase().split('\n').slice(1)) {
    // "AUTH=LOGIN" is what servers of the nineties said; some still say both.
    const [keyword, ...parameters] = line.trim().split(/[\s=]+/)
    if (keyword === 'PIPELINING') extensions.pipelining = true
    else if (keyword === '8BITMIME') extensions.eightBitMime = true
    else if (keyword === 'SMTPUTF8') extensions.smtpUtf8 = true
    else if (keyword === 'STARTTLS') extensions.startTls = true
    else if (keyword === 'SIZE') extensions.size = Number(parameters[0]) || 0
    else if (keyword === 'AUTH') extensions.auth.push(...parameters)
  }
  return extensions
}

async function startTls(open: OpenWire, target: SmtpTarget, timeouts: SmtpTimeouts): Promise<void> {
  if (target.tls !== 'required' && target.tls !== 'opportunistic') return
  const isRequired = target.tls === 'required'
  if (!open.extensions.startTls) {
    if (isRequired) throw new SmtpFailure('tls', 'the server does not offer STARTTLS')
    return
  }
  open.wire.write('STARTTLS\r\n')
  const reply = await open.wire.expect('tls', timeouts.command)
  if (reply.code !== 220) {
    if (isRequired) throw refused('tls', 'the server refused STARTTLS', reply)
    return
  }
  const socket = await encrypt(open.wire.release(), target, timeouts.connect)
  open.wire = new SmtpWire(socket)
  open.isEncrypted = true
  // RFC 3207 4.2: what was offered in the clear is forgotten.
  open.extensions = await greet(open.wire, target, timeouts)
}

function encrypt(plain: Socket, target: SmtpTarget, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { host, verifyCertificate } = target
    const servername = isIP(host) ? '' : host
    const options = { socket: plain, host, servername, rejectUnauthorized: verifyCertificate }
    const socket = connectTls({ ...options, minVersion: 'TLSv1.2' })
    const give = (message: string) => {
      clearTimeout(timer)
      socket.destroy()
      plain.destroy()
      reject(new SmtpFailure('tls', message))
    }
    const timer = setTimeout(() => give(`TLS was not ready in ${timeoutMs / 1_000} s`), timeoutMs)
    const onError = (error: NodeJS.ErrnoException) => give(`TLS failed: ${error.message || error.code}`)
    const onClose = () => give('TLS failed: the server closed the connection')
    // The plain socket can still report a reset; the TLS socket tells us the same.
    plain.on('error', () => {})
    socket.once('error', onError).once('close', onClose)
    socket.once('secureConnect', () => {
      clearTimeout(timer)
      socket.off('error', onError).off('close', onClose)
      resolve(socket)
    })
  })
}
