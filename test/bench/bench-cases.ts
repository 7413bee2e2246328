import { broadcastClient, echoClient, handshakeClient } from './bench-programs.ts';

/** What a pair of programs is asked to do: the client's text (and the server's, if not the usual), and how. */
export type PairSpec = { client: string; server?: string; env: Record<string, string> };

/** A number that both engines are asked for by the same programs; more is better. */
export type RateCase = PairSpec & {
  name: string;
  unit: string;
  /** Also measured while somebody listens to the wire. */
  isWatchedToo: boolean;
};

const times = { WARM_MS: '400', MEASURE_MS: '700' };

/** The rates of the table, the larger numbers of clients last. */
export const rateCases: readonly RateCase[] = [
  {
    name: 'echo, pipelined, 11-byte text',
    unit: 'messages/s',
    client: echoClient,
    env: { ...times, KIND: 'text', BYTES: '11', IN_FLIGHT: '1000' },
    isWatchedToo: true,
  },
  {
    name: 'echo, pipelined, 64 KiB binary',
    unit: 'MB/s',
    client: echoClient,
    env: { ...times, KIND: 'binary', BYTES: '65536', IN_FLIGHT: '32', COUNT: 'megabytes' },
    isWatchedToo: true,
  },
  {
    name: 'echo, one at a time',
    unit: 'round trips/s',
    client: echoClient,
    env: { ...times, KIND: 'text', BYTES: '11', IN_FLIGHT: '1' },
    isWatchedToo: true,
  },
  ...[10, 100, 1000].map((clients) => ({
    name: `broadcast to ${clients.toLocaleString('en')} clients`,
    unit: 'deliveries/s',
    client: broadcastClient,
    env: { ...times, CLIENTS: String(clients) },
    isWatchedToo: clients === 1000,
  })),
  ...[10, 100, 1000].map((clients) => ({
    name: `open ${clients.toLocaleString('en')} connections`,
    unit: 'handshakes/s',
    client: handshakeClient,
    env: { CLIENTS: String(clients), ROUNDS: String(Math.max(2, 400 / clients)) },
    isWatchedToo: clients === 1000,
  })),
];
