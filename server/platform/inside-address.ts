import { BlockList, isIP } from 'node:net'

/**
 * IPv4 that no outside server has (IANA special-purpose registry), and one public address that clouds answer from within:
 * 168.63.129.16 is Azure's. The other clouds' metadata addresses lie in 169.254/16, 100.64/10, 192.0.0/24 and fc00::/7.
 */
const INSIDE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INSIDE.addSubnet(network, prefix, 'ipv4')

/**
 * True for every address that is not a server's in the public internet: private, loopback, link-local, shared (CGNAT),
 * multicast, reserved; for IPv6 all but 2000::/3 less its tunnels and examples, with the IPv4 inside of mapped (::ffff:0:0/96)
 * and NAT64 (64:ff9b::/96) ones looked at. What is no address is inside, too.
 */
export function isInsideAddress(address: string): boolean {
  const text = address.replace(/%.*$/, '')
  const kind = isIP(text)
  if (kind === 4) return INSIDE.check(text, 'ipv4')
  if (kind !== 6) return true
  const groups = groupsOf(text)
  const start = groups.slice(0, 6).join(':')
  if (start === '0:0:0:0:0:65535' || start === '100:65435:0:0:0:0') return INSIDE.check(lastAsIpv4(groups), 'ipv4')
  const [first, second] = groups as [number, number]
  if (first < 0x2000 || first > 0x3fff) return true
  const isTunnel = first === 0x2002 || (first === 0x2001 && second < 0x200)
  const isExample = (first === 0x2001 && second === 0xdb8) || (first === 0x3fff && second < 0x1000)
  return isTunnel || isExample
}

/** The eight groups of a valid IPv6 address, however it is written. */
function groupsOf(text: string): number[] {
  const tail = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  const plain = tail ? `${tail[1]}${hex(tail[2]!, tail[3]!)}:${hex(tail[4]!, tail[5]!)}` : text
  const [left = '', right] = plain.split('::')
  const numbers = (part: string) => (part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16)))
  if (right === undefined) return numbers(left)
  const [before, after] = [numbers(left), numbers(right)]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

const hex = (high: string, low: string) => (Number(high) * 256 + Number(low)).toString(16)

function lastAsIpv4(groups: number[]): string {
  return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.')
}
