import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { MjmlProblemCode } from './mjml.ts'

export interface MjmlMessage {
  line: number
  message: string
  tagName: string
}

type Answer = { html: string; errors: MjmlMessage[] } | { failed: MjmlProblemCode }

/** An e-mail takes 10 to 40 ms; what takes this long is no e-mail. */
const LONGEST_MS = 3_000
/** Reading the library takes half a second of a free core. */
const LONGEST_START_MS = 20_000
/** It holds some 60 MB, which a server that compiles nothing should not pay for. */
const IDLE_MS = 5 * 60_000

/**
 * The thread. The browser's build of MJML has no file access at all, so nothing can be included; it is JavaScript in a
 * text because a thread is started from a file of its own or from a text, and a bundle has one file.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads')
const mjml = require(workerData.library)
const options = { validationLevel: 'soft', fonts: {}, keepComments: false, ignoreIncludes: true }
const readable = ({ line, message, tagName }) => ({ line: line || 1, message: String(message), tagName: String(tagName) })
parentPort.on('message', async source => {
  try {
    const { html, errors } = await mjml(source, options)
    parentPort.postMessage({ html, errors: errors.slice(0, 100).map(readable) })
  } catch {
    parentPort.postMessage({ failed: 'mjmlNoRoot' })
  }
})
parentPort.postMessage('ready')
`

/** One source at a time: the next waits, however long the one before is allowed to take. */
let last: Promise<unknown> = Promise.resolve()
let thread: Thread | undefined

export async function runMjml(source: string): Promise<Answer> {
  const mine = last.then(() => {
    if (!thread?.isAlive) thread = new Thread()
    return thread.compile(source)
  })
  last = mine.catch(() => {})
  return await mine
}

class Thread {
  isAlive = true
  private readonly worker: Worker
  private readonly started: Promise<unknown>
  private idle: ReturnType<typeof setTimeout> | undefined
  private heard: (message: unknown) => void = () => {}

  constructor() {
    const library = createRequire(import.meta.url).resolve('mjml-browser')
    this.worker = new Worker(PROGRAM, {
      eval: true,
      workerData: { library },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      // Nothing of ours is its business.
      env: {},
      execArgv: [],
    })
    this.worker.unref()
    this.worker.on('message', message => this.heard(message))
    const ended = () => {
      this.isAlive = false
      this.heard({ failed: 'mjmlTooSlow' })
    }
    // Out of memory is an error here, and the thread is gone.
    this.worker.on('error', ended)
    this.worker.on('exit', ended)
    this.started = this.next(LONGEST_START_MS)
  }

  async compile(source: string): Promise<Answer> {
    clearTimeout(this.idle)
    await this.started
    if (!this.isAlive) return { failed: 'mjmlTooSlow' }
    const answer = this.next(LONGEST_MS)
    this.worker.postMessage(source)
    const heard = (await answer) as Answer
    this.idle = setTimeout(() => this.end(), IDLE_MS).unref()
    return heard
  }

  private end(): void {
    this.isAlive = false
    void this.worker.terminate()
  }

  /** What the thread says next; its end when it stays silent for too long. */
  private next(withinMs: number): Promise<unknown> {
    return new Promise(resolve => {
      // Waiting for an answer must keep the process up, an idle thread must not.
      this.worker.ref()
      const late = setTimeout(() => this.end(), withinMs)
      this.heard = message => {
        clearTimeout(late)
        this.worker.unref()
        this.heard = () => {}
        resolve(message)
      }
    })
  }
}
