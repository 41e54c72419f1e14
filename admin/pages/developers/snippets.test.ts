import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { dialects, examples, write } from './snippets.ts'

const calls = examples(7)

describe('the examples for developers', () => {
  it.each(dialects)('carry the key and the address into every call in %s', dialect => {
    const text = write(dialect, calls.campaign, 'https://mail.example.cz/', 'k3y')
    expect(text.match(/k3y/g)).toHaveLength(2)
    expect(text).toContain('https://mail.example.cz/campaigns')
    expect(text).not.toContain('{id}')
  })

  it('hand the id of the new campaign to the sending, in a shell as it is', () => {
    const text = write('curl', calls.campaign, 'http://host', 'k')
    const fake = `curl() { for last; do case $last in http*) echo "called $last" >&2;; esac; done; echo '{"id":713,"title":"API","x":1}'; }\n`
    const said = execFileSync('bash', ['-c', `{ ${fake}${text}\n} 2>&1`], { encoding: 'utf8' })
    expect(said).toContain('called http://host/campaigns')
    expect(said).toContain('called http://host/campaign/713/send')
  })

  it('are JavaScript that parses', () => {
    for (const example of Object.values(calls))
      expect(() => new Function(`return async () => { ${write('Node', example, 'http://host', 'k')} }`)).not.toThrow()
  })

  it('keep quotes harmless in a shell', () => {
    const text = write('curl', [{ method: 'POST', path: '/x', body: { name: "O'Neil" } }], 'http://host', 'k')
    expect(text).toContain("O'\\''Neil")
  })
})
