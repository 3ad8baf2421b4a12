import { BlockList, isIPv4, isIPv6 } from 'node:net';

// IANA special-purpose registries, and the host address of Azure's platform services, which is public by form alone.
const refused4 = new BlockList();
for (const range of [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32',
]) {
  const [network, bits] = range.split('/');
  refused4.addSubnet(network, Number(bits), 'ipv4');
}

// Of IPv6 only global unicast is for everybody: loopback, mapped, NAT64, unique-local, link-local and multicast addresses lie outside of it.
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

// Inside: protocol assignments (Teredo, ORCHID, benchmarking), documentation (two ranges), 6to4, which carries an IPv4 address.
const refused6 = new BlockList();
for (const [network, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]]) refused6.addSubnet(network, bits, 'ipv6');

/** True for an address that anybody on the internet could reach. @param {string} address as DNS gives it, without brackets */
export function isPublic(address) {
  if (isIPv4(address)) return !refused4.check(address, 'ipv4');
  return isIPv6(address) && !address.includes('%') && global6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
}
