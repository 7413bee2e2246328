import { nextTick } from './next-tick.ts';
import { type NodeError, systemError } from './node-error.ts';

type Found = { address: string; family: number };
type Options = { family?: number | string; all?: boolean };
type Callback = (error: NodeError | null, address?: string | Found[], family?: number) => void;

const own = /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|::1|0\.0\.0\.0)\.?$/i;

/** Finds the address of a name: the only machine of the network here is this one. */
export function lookup(hostname: string, ...rest: [Callback] | [Options | number, Callback]): void {
  const callback = rest.at(-1) as Callback;
  const [first] = rest;
  const options = typeof first === 'object' ? first : {};
  nextTick(() => {
    const found = find(hostname, options);
    if (!found) callback(notFound(hostname));
    else if (options.all) callback(null, [found]);
    else callback(null, found.address, found.family);
  });
}

/** Node's `dns/promises`, for names of this machine. */
export const promises = {
  lookup: async (hostname: string, options: Options = {}): Promise<Found | Found[]> => {
    const found = await Promise.resolve(find(hostname, options));
    if (!found) throw notFound(hostname);
    return options.all ? [found] : found;
  },
};

/** Node's `dns`, for names of this machine. */
export default { lookup, promises };

function find(hostname: string, { family }: Options): Found | undefined {
  if (!own.test(hostname)) return undefined;
  if (/^[\d.]+$/.test(hostname)) return { address: hostname, family: 4 };
  const is6 = hostname === '::1' || family === 6 || family === 'IPv6';
  return is6 ? { address: '::1', family: 6 } : { address: '127.0.0.1', family: 4 };
}

function notFound(hostname: string): NodeError {
  const error = systemError('getaddrinfo', 'ENOTFOUND', { address: hostname });
  const { address, ...fields } = error;
  Reflect.deleteProperty(error, 'address');
  return Object.assign(error, fields, { hostname: address ?? hostname });
}
