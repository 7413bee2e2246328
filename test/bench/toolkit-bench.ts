import type { PairSpec } from './bench-cases.ts';
import { broadcastClient, echoClient, serverProgram } from './bench-programs.ts';
import { type BenchCase, compareRates } from './bench-result.ts';
import type { NodeBench } from './node-bench.ts';

type ToolkitCase = PairSpec & { name: string; unit: string };

const times = { WARM_MS: '400', MEASURE_MS: '700' };

const cases: readonly ToolkitCase[] = [
  {
    name: 'enchufe against ws on Node: echo, pipelined',
    unit: 'messages/s',
    client: echoClient,
    env: { ...times, KIND: 'text', BYTES: '11', IN_FLIGHT: '1000' },
  },
  ...[100, 1000].map((clients) => ({
    name: `enchufe against ws on Node: broadcast to ${clients.toLocaleString('en')} clients`,
    unit: 'deliveries/s',
    client: broadcastClient,
    env: { ...times, CLIENTS: String(clients) },
  })),
];

/** Plain Node strips types, but not below `node_modules`, where the bench's programs are. */
const toolkit = new URL('../../src/toolkit/index.ts', import.meta.url).href;

/** What the bare server does, as a learner writes it with the toolkit. */
const toolkitServer = `
import { App, ConnectionManager } from ${JSON.stringify(toolkit)};
const app = new App();
const room = new ConnectionManager();
app.websocket('/', async (websocket) => {
  await websocket.accept();
  for (;;) await websocket.sendText(await websocket.receiveText());
});
app.websocket('/room', async (websocket) => {
  await room.connect(websocket);
  try {
    for (;;) await room.broadcast(await websocket.receiveText());
  } finally {
    room.disconnect(websocket);
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
console.log('listening');
`;

/** How the toolkit does against the same server on bare `ws`, round by round; `node` in its rows is bare `ws`. */
export async function measureToolkit(
  node: NodeBench,
  rounds: number,
  isAsked: (name: string) => boolean,
): Promise<BenchCase[]> {
  const asked = cases
    .filter(({ name }) => isAsked(name))
    .map((one) => ({ ...one, ours: [] as number[], bare: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const one of asked) {
      one.ours.push(await node.measurePair({ ...one, server: toolkitServer }));
      one.bare.push(await node.measurePair({ ...one, server: serverProgram }));
    }
  }
  return asked.map(({ name, unit, ours, bare }) => compareRates(name, unit, ours, bare));
}
