import type { WebSocket } from 'enchufe';

export function describe({ url, queryParams, subprotocols }: WebSocket) {
  const query = Array.from(queryParams.keys()).reduce<Record<string, string>>(
    (all, name) => ({ ...all, [name]: queryParams.get(name) ?? '' }),
    {},
  );
  return {
    path: url.href.replace(/^\w+:\/\/[^/]*/, '').replace(/\?.*/, ''),
    query,
    protocol: subprotocols.at(0) ?? '',
  };
}
