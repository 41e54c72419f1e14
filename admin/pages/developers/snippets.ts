export const dialects = ['curl', 'PHP', 'Node'] as const
export type Dialect = (typeof dialects)[number]

export interface Example {
  method: 'GET' | 'POST'
  /** `{id}`: the id that the call before it answered. */
  path: string
  body?: object
}

/** The three calls that an integration begins with. */
export const examples = (listId: number) =>
  ({
    lists: [{ method: 'GET', path: '/lists' }],
    subscribe: [
      {
        method: 'POST',
        path: `/lists/${listId}/subscribe`,
        body: {
          subscriber_data: { email: 'jana.novakova@example.com', name: 'Jana', surname: 'Nováková', tags: ['api'] },
          update_existing: true,
          skip_confirmation: true,
        },
      },
    ],
    campaign: [
      {
        method: 'POST',
        path: '/campaigns',
        body: {
          title: 'API',
          subject: 'Dobrý den, *|VOKATIV|*',
          from_name: 'Obchod',
          from_email: 'obchod@example.com',
          reply_to: 'obchod@example.com',
          html_text: '<h1>Dobrý den, *|VOKATIV|*</h1><p><a href="*|UNSUB|*">Odhlásit se</a></p>',
          recepient_lists: [listId],
        },
      },
      { method: 'GET', path: '/campaign/{id}/send' },
    ],
  }) satisfies Record<string, Example[]>

/** `first`: its answer's id is kept for the next call. */
type Writer = (call: Example, url: string, key: string, first: boolean) => string

const curl: Writer = ({ method, path, body }, url, key, first) => {
  const address = path.includes('{id}') ? `"${url.replace('{id}', '$ID')}"` : `'${url}'`
  const lines = [
    `curl -s${method === 'GET' ? '' : ` -X ${method}`} ${address}`,
    `  -H 'key: ${key}'`,
    ...(body ? ["  -H 'content-type: application/json'", `  -d '${shellSafe(JSON.stringify(body, null, 2))}'`] : []),
  ]
  const text = lines.join(' \\\n')
  return first ? `ID=$(${text} | sed 's/.*"id":\\([0-9]*\\).*/\\1/')` : text
}

const phpCall: Writer = ({ method, path, body }, url, key, first) => {
  const address = path.includes('{id}') ? `"${url.replace('{id}', "{$campaign['id']}")}"` : `'${url}'`
  const lines = [
    `$answer = file_get_contents(${address}, false, stream_context_create(['http' => [`,
    `  'method' => '${method}',`,
    `  'header' => "key: ${key}\\r\\nContent-Type: application/json",`,
    ...(body ? [`  'content' => json_encode(${php(body, '  ')}),`] : []),
    ']]));',
    first ? '$campaign = json_decode($answer, true);' : 'print_r(json_decode($answer, true));',
  ]
  return lines.join('\n')
}

const node: Writer = ({ method, path, body }, url, key, first) => {
  const address = path.includes('{id}') ? `\`${url.replace('{id}', '$' + '{campaign.id}')}\`` : `'${url}'`
  const lines = [
    `const ${first ? 'created' : 'response'} = await fetch(${address}, {`,
    `  method: '${method}',`,
    `  headers: { key: '${key}', 'content-type': 'application/json' },`,
    ...(body ? [`  body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),`] : []),
    '})',
    first ? 'const campaign = await created.json()' : 'console.log(await response.json())',
  ]
  return lines.join('\n')
}

const writers: Record<Dialect, Writer> = { curl, PHP: phpCall, Node: node }

export function write(dialect: Dialect, calls: readonly Example[], baseUrl: string, key: string) {
  const base = baseUrl.replace(/\/$/, '')
  return calls.map((call, i) => writers[dialect](call, base + call.path, key, i < calls.length - 1)).join('\n\n')
}

const shellSafe = (text: string) => text.replaceAll("'", "'\\''")

function php(value: unknown, indent: string): string {
  if (Array.isArray(value)) return `[${value.map(item => php(item, indent)).join(', ')}]`
  if (value === null || typeof value !== 'object')
    return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value)
  const inner = `${indent}  `
  const lines = Object.entries(value).map(([key, item]) => `${inner}'${key}' => ${php(item, inner)},`)
  return `[\n${lines.join('\n')}\n${indent}]`
}
