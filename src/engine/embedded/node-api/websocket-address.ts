import { tracedException } from './traced-exception.ts';
import { TOKEN } from './http-header-lines.ts';

/** The address of a WebSocket, by the standard's rules. */
export function readAddress(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return fail(`The URL '${text}' is invalid.`);
  }
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  }
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    return fail(
      `The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '${url.protocol.slice(0, -1)}' is not allowed.`,
    );
  }
  if (url.hash === '' && !url.href.endsWith('#')) return url;
  return fail(
    `The URL contains a fragment identifier ('${url.hash.slice(1)}'). Fragment identifiers are not allowed in WebSocket URLs.`,
  );
}

/** Subprotocols as a list; throws where one is no token or comes twice. */
export function readProtocols(given: string | Iterable<string>): string[] {
  const protocols = typeof given === 'string' ? [given] : Array.from(given, String);
  const seen = new Set<string>();
  for (const protocol of protocols) {
    if (!TOKEN.test(protocol)) fail(`The subprotocol '${protocol}' is invalid.`);
    const key = protocol.toLowerCase();
    if (seen.has(key)) fail(`The subprotocol '${protocol}' is duplicated.`);
    seen.add(key);
  }
  return protocols;
}

function fail(words: string): never {
  throw tracedException(`Failed to construct 'WebSocket': ${words}`, 'SyntaxError');
}
