import { expect, test } from 'vitest';
import { isPublic } from '../src/suite/deployment/public-address.ts';

test.each([
  ['an address of IPv4', '1.1.1.1'],
  ['the first after a private network', '11.0.0.0'],
  ['the first after another', '172.32.0.0'],
  ['an address of IPv6', '2606:4700::1111'],
  ['IPv4 as a network without it gives it', '64:ff9b::1.1.1.1'],
])('%s (%s) is public', (_what, address) => expect(isPublic(address)).toBe(true));

test.each([
  ['this machine', '127.0.0.1'],
  ['this machine, further on', '127.255.0.9'],
  ['no address yet', '0.0.0.0'],
  ['a private network', '10.1.2.3'],
  ['a private network', '172.16.0.1'],
  ['the end of a private network', '172.31.255.255'],
  ['a home network', '192.168.1.7'],
  ['one cable, and the metadata of clouds', '169.254.169.254'],
  ['a provider’s own network', '100.64.0.1'],
  ['a text on networks', '203.0.113.7'],
  ['a measurement', '198.19.0.1'],
  ['many at once', '224.0.0.1'],
  ['everybody', '255.255.255.255'],
  ['this machine in IPv6', '::1'],
  ['no address yet in IPv6', '::'],
  ['one cable in IPv6', 'fe80::1'],
  ['one cable by its name', 'fe80::1%eth0'],
  ['a local network in IPv6', 'fd12:3456:789a::1'],
  ['many at once in IPv6', 'ff02::1'],
  ['a text on IPv6', '2001:db8::1'],
  ['a newer text on IPv6', '3fff::1'],
  ['a tunnel to this machine', '2002:7f00:1::1'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1'],
  ['IPv4 in IPv6, also a public one', '::ffff:1.1.1.1'],
  ['this machine, translated', '64:ff9b::7f00:1'],
  ['a home network, translated', '64:ff9b::192.168.1.7'],
  ['a name', 'lainaamo.example'],
  ['nothing', ''],
])('%s (%s) is not public', (_what, address) => expect(isPublic(address)).toBe(false));
