import { BlockList, isIPv4, isIPv6 } from 'node:net';

// What is set aside for a machine itself, for local networks, for documents and for everybody at once:
// the entries of IANA's registry of special-purpose addresses (RFC 6890) that do not lead to one place
// in the internet.
const RESERVED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

// A network without IPv4 gives the addresses of IPv4 in this form (RFC 6052).
const TRANSLATED = '64:ff9b::';

// Of IPv6 only an eighth is given out (RFC 4291, section 2.4): loopback, link-local, unique local and
// multicast addresses lie outside of it.
const GIVEN_OUT_V6 = ['2000::/3', `${TRANSLATED}/96`];
const RESERVED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const givenOut = listOf(GIVEN_OUT_V6);
const reserved = listOf([...RESERVED_V4, ...RESERVED_V4.map(translated), ...RESERVED_V6]);

/**
 * Whether an address leads to one place in the public internet.
 *
 * @param address such as `192.0.2.1` or `2001:db8::1`
 */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !reserved.check(address, 'ipv4');
  // A zone, as in `fe80::1%eth0`, belongs to one machine.
  if (!isIPv6(address) || address.includes('%')) return false;
  return givenOut.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

function translated(subnet: string): string {
  const [network = '', prefix] = subnet.split('/');
  return `${TRANSLATED}${network}/${96 + Number(prefix)}`;
}

function listOf(subnets: string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
}
