import { describeValue, nodeError, systemError, type NodeError } from './node-error.ts';

const IPV4 = /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

/** 4 or 6 for an address of that version, 0 for anything else. */
export function isIP(text: unknown): 0 | 4 | 6 {
  const value = String(text);
  if (IPV4.test(value)) return 4;
  return isIPv6Text(value) ? 6 : 0;
}

export function isIPv4(text: unknown): boolean {
  return isIP(text) === 4;
}

export function isIPv6(text: unknown): boolean {
  return isIP(text) === 6;
}

/** A port as a number; throws Node's error where it is none. */
export function checkPort(port: unknown, name: string): number {
  const isText = typeof port === 'string' && port.trim() !== '';
  const value = typeof port === 'number' || isText ? Number(port) : NaN;
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw nodeError(
    'ERR_SOCKET_BAD_PORT',
    `${name} should be >= 0 and < 65536. Received ${describeValue(port)}.`,
    RangeError,
  );
}

/** Where a host name leads in the virtual network, which is one machine: an address of its own, or why none. */
export function findLocalAddress(name: string): { address: string } | { error: NodeError } {
  const bare = name.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (bare === '' || bare === 'localhost' || bare.endsWith('.localhost'))
    return { address: '127.0.0.1' };
  if (bare === '0.0.0.0' || /^127\./.test(bare))
    return { address: bare === '0.0.0.0' ? '127.0.0.1' : bare };
  if (bare === '::1' || bare === '::') return { address: '::1' };
  if (isIP(bare) === 0) {
    const error = systemError('getaddrinfo', 'ENOTFOUND', { address: name });
    return { error: Object.assign(error, { hostname: name }) };
  }
  return { address: bare };
}

/** Whether an address is this machine itself, the only one in the virtual network. */
export function isLocalAddress(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

/** The family of an address, in Node's words. */
export function familyOf(address: string): string {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

function isIPv6Text(text: string): boolean {
  if (!text.includes(':')) return false;
  try {
    return new URL(`http://[${text.replace(/%.*$/, '')}]/`).hostname !== '';
  } catch {
    return false;
  }
}
