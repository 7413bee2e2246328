import { isIP, isIPv4 } from './net-address.ts';
import { describeValue, nodeError } from './node-error.ts';

type Family = 'ipv4' | 'ipv6';
type Rule = { words: string; family: Family; first: bigint; last: bigint };

/** Node's `net.SocketAddress`. */
export class SocketAddress {
  readonly address: string;
  readonly port: number;
  readonly family: Family;
  readonly flowlabel: number;

  constructor({
    address,
    port = 0,
    family = 'ipv4',
    flowlabel = 0,
  }: { address?: string; port?: number; family?: Family; flowlabel?: number } = {}) {
    this.address = address ?? (family === 'ipv4' ? '127.0.0.1' : '::');
    this.port = port;
    this.family = family;
    this.flowlabel = flowlabel;
    numberOf(this.address, family);
  }

  toJSON(): object {
    const { address, port, family, flowlabel } = this;
    return { address, port, family, flowlabel };
  }
}

/** Node's `net.BlockList`: addresses, ranges and subnets to check an address against. */
export class BlockList {
  readonly #rules: Rule[] = [];

  get rules(): string[] {
    return this.#rules.map(({ words }) => words);
  }

  addAddress(address: string | SocketAddress, family?: Family): void {
    const one = place(address, family);
    this.#add(`Address: ${wordOf(one.family)} ${one.address}`, one.family, one.value, one.value);
  }

  addRange(start: string | SocketAddress, end: string | SocketAddress, family?: Family): void {
    const first = place(start, family);
    const last = place(end, family);
    if (first.value > last.value) {
      throw nodeError(
        'ERR_INVALID_ARG_VALUE',
        `The argument 'start' must come before end. Received ${describeValue(start)}`,
        TypeError,
      );
    }
    const words = `Range: ${wordOf(first.family)} ${first.address}-${last.address}`;
    this.#add(words, first.family, first.value, last.value);
  }

  addSubnet(net: string | SocketAddress, prefix: number, family?: Family): void {
    const { address, value, family: kind } = place(net, family);
    const bits = kind === 'ipv4' ? 32 : 128;
    if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) {
      throw nodeError(
        'ERR_OUT_OF_RANGE',
        `The value of "prefix" is out of range. It must be >= 0 && <= ${String(bits)}. Received ${String(prefix)}`,
        RangeError,
      );
    }
    const size = 1n << BigInt(bits - prefix);
    const first = (value / size) * size;
    this.#add(
      `Subnet: ${wordOf(kind)} ${address}/${String(prefix)}`,
      kind,
      first,
      first + size - 1n,
    );
  }

  check(address: string | SocketAddress, family?: Family): boolean {
    let one: { value: bigint; family: Family };
    try {
      one = place(address, family);
    } catch {
      return false;
    }
    // An IPv4 address may come in IPv6's clothes.
    const isMapped = one.family === 'ipv6' && one.value >> 32n === 0xffffn;
    const bare: typeof one = isMapped ? { value: one.value & 0xffffffffn, family: 'ipv4' } : one;
    return [one, bare].some(({ value, family: kind }) =>
      this.#rules.some((rule) => rule.family === kind && rule.first <= value && value <= rule.last),
    );
  }

  #add(words: string, family: Family, first: bigint, last: bigint): void {
    this.#rules.push({ words, family, first, last });
  }
}

function place(
  given: string | SocketAddress,
  family: Family = 'ipv4',
): { address: string; family: Family; value: bigint } {
  const address = typeof given === 'string' ? given : given.address;
  const kind = typeof given === 'string' ? (family.toLowerCase() as Family) : given.family;
  return { address, family: kind, value: numberOf(address, kind) };
}

function wordOf(family: Family): string {
  return family === 'ipv4' ? 'IPv4' : 'IPv6';
}

function numberOf(address: string, family: Family): bigint {
  if (isIP(address) !== (family === 'ipv4' ? 4 : 6))
    throw nodeError('ERR_INVALID_ADDRESS', 'Invalid address', Error);
  if (isIPv4(address)) return valueOf(address.split('.').map(Number), 8n);
  // The URL of an IPv6 address spells it with hexadecimal groups only.
  const text = new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname.slice(1, -1);
  const [head = '', tail] = text.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return valueOf([...before, ...zeros, ...after], 16n);
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => parseInt(group, 16));
}

function valueOf(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((value, part) => (value << bits) | BigInt(part), 0n);
}
