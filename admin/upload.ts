import { files, type StoredFile } from '../contract/file.ts'
import { accountHeaders, codeOf, queryString, Refused } from './call.ts'

/**
 * Uploads a file as it is, telling how much has gone (0 to 1). XMLHttpRequest, since fetch does not tell. Throws Refused;
 * an abort by `signal` throws its AbortError.
 */
export function upload(
  file: File,
  options: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : undefined
    request.open(files.upload.method, `/app/api${files.upload.path}${queryString({ name: file.name, type })}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    for (const [name, value] of Object.entries(accountHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = event => options.onProgress?.(event.total > 0 ? event.loaded / event.total : 0)
    request.onerror = () => reject(new Refused('network.unreachable', 'The server does not answer.', 0))
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'))
    request.onload = () => {
      const answer = parsed(request.responseText)
      if (request.status === 200 && answer) resolve(answer as unknown as StoredFile)
      else reject(refusalOf(request.status, answer))
    }
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function refusalOf(status: number, answer: Record<string, unknown> | null): Refused {
  return new Refused(
    codeOf(answer),
    String(answer?.message ?? ''),
    status,
    answer?.details,
    answer?.requestId as string,
  )
}
