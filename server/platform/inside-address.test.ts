import { describe, expect, it } from 'vitest'
import { isInsideAddress } from './inside-address.ts'

const INSIDE = [
  ['this machine', '127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '::1', '::'],
  ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
  ['link-local', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1'],
  ['metadata of clouds', '169.254.169.254', '100.100.100.200', '192.0.0.192', '168.63.129.16', 'fd00:ec2::254'],
  ['shared by a provider', '100.64.0.1', '100.127.255.255'],
  ['multicast and reserved', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', 'ff02::1', '100::1'],
  ['examples and tests', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.7', '2001:db8::1', '3fff:123::1'],
  ['tunnels', '2002:7f00:1::', '2001:0:1::1', '192.88.99.1', '5f00::1'],
  ['mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1', '0:0:0:0:0:ffff:192.168.0.1'],
  ['NAT64', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1', '64:ff9b:1:7f00::1'],
  ['IPv4-compatible', '::127.0.0.1', '::8.8.8.8'],
  ['no address', '', 'localhost', '127.1', '0x7f000001', '999.1.1.1'],
]

describe('an address of the inside', () => {
  it.each(INSIDE)('%s', (_, ...addresses) => {
    expect(addresses.filter(address => !isInsideAddress(address))).toEqual([])
  })
})

describe('an address of the outside', () => {
  it.each([
    [
      'IPv4',
      '1.1.1.1',
      '8.8.8.8',
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '172.15.255.255',
      '172.32.0.0',
    ],
    ['beside the reserved', '169.253.255.255', '192.0.1.0', '192.167.255.255', '198.17.255.255', '223.255.255.255'],
    ['IPv6', '2606:4700:4700::1111', '2a00:1028::1', '2001:4860:4860::8888', '2001:200::1'],
    ['mapped', '::ffff:1.1.1.1', '::ffff:808:808'],
    ['NAT64', '64:ff9b::1.1.1.1', '64:ff9b::808:808'],
  ])('%s', (_, ...addresses) => {
    expect(addresses.filter(isInsideAddress)).toEqual([])
  })
})
