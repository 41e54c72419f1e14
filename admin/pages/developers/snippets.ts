export const dialects = ['curl', 'PHP', 'Node'] as const
export type Dialect = (typeof dialects)[number]

export interface Example {
  method: 'GET' | 'POST'
  path: string
  body?: object
}

/** The three calls that an integration begins with; ids of a new account's first rows. */
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

const writers: Record<Dialect, (call: Example, baseUrl: string, key: string) => string> = {
  curl: ({ method, path, body }, baseUrl, key) =>
    [
      `curl${method === 'GET' ? '' : ` -X ${method}`} '${baseUrl}${path}'`,
      `  -H 'key: ${key}'`,
      ...(body ? ["  -H 'content-type: application/json'", `  -d '${shellSafe(JSON.stringify(body, null, 2))}'`] : []),
    ].join(' \\\n'),
  PHP: (
    { method, path, body },
    baseUrl,
    key,
  ) => `$answer = file_get_contents('${baseUrl}${path}', false, stream_context_create(['http' => [
  'method' => '${method}',
  'header' => "key: ${key}\\r\\nContent-Type: application/json",${body ? `\n  'content' => json_encode(${php(body, '  ')}),` : ''}
]]));
print_r(json_decode($answer, true));`,
  Node: ({ method, path, body }, baseUrl, key) => `const response = await fetch('${baseUrl}${path}', {
  method: '${method}',
  headers: { key: '${key}', 'content-type': 'application/json' },${body ? `\n  body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),` : ''}
})
console.log(await response.json())`,
}

export function write(dialect: Dialect, calls: readonly Example[], baseUrl: string, key: string) {
  return calls.map(call => writers[dialect](call, baseUrl.replace(/\/$/, ''), key)).join('\n\n')
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
