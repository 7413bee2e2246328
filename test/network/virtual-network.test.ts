import { beforeEach, describe, expect, it } from 'vitest';
import type { EndFault } from '../../src/network/faults.ts';
import type { DialledConnection, NetworkMember } from '../../src/network/network-member.ts';
import { VirtualNetwork } from '../../src/network/virtual-network.ts';
import type { WireEvent } from '../../src/network/wire-event.ts';

type Guest = NetworkMember & {
  incoming: [number, DialledConnection][];
  lost: number[];
  faults: [number, EndFault][];
};

describe('the virtual network', () => {
  let wire: WireEvent[];
  let network: VirtualNetwork;

  beforeEach(() => {
    wire = [];
    let time = 0;
    network = new VirtualNetwork({ now: () => ++time, report: (event) => wire.push(event) });
  });

  function join(program: string, name: string = 'run'): Guest {
    const incoming: Guest['incoming'] = [];
    const lost: number[] = [];
    const faults: Guest['faults'] = [];
    const member = network.join(
      { program, name: program.toUpperCase(), network: name },
      {
        onConnection: (port, dialled) => incoming.push([port, dialled]),
        onConnectionLost: (handle) => lost.push(handle),
        onFault: (handle, fault) => faults.push([handle, fault]),
      },
    );
    return { ...member, incoming, lost, faults };
  }

  function dial(client: Guest, server: Guest, port: number): { near: number; far: number } {
    const answer = client.dial(port);
    if (answer.status === 'refused') throw new Error('refused');
    const dialled = server.incoming.at(-1)?.[1];
    return { near: answer.connection, far: dialled?.connection ?? -1 };
  }

  const told = (): string[] =>
    wire.map((event) => {
      const detail =
        'direction' in event ? ` ${event.direction}` : 'by' in event ? ` ${event.by}` : '';
      return `${String(event.connection)} ${event.type}${detail}`;
    });

  it('gives a port to one program at a time, and free ports for 0', () => {
    const [a, b] = [join('a'), join('b')];
    expect(a.listen(8_000)).toEqual({ status: 'listening', port: 8_000 });
    expect(b.listen(8_000)).toEqual({ status: 'in-use' });
    b.stopListening(8_000);
    expect(b.listen(8_000)).toEqual({ status: 'in-use' });
    a.stopListening(8_000);
    expect(b.listen(8_000)).toEqual({ status: 'listening', port: 8_000 });
    const [one, two] = [a.listen(0), a.listen(0)];
    expect([one.status, two.status]).toEqual(['listening', 'listening']);
    expect(one).not.toEqual(two);
  });

  it('refuses a dial where nobody listens, also in another network', () => {
    const [a, b] = [join('a'), join('b', 'other')];
    a.listen(8_000);
    expect(a.dial(8_001)).toEqual({ status: 'refused' });
    expect(b.dial(8_000)).toEqual({ status: 'refused' });
    expect(b.listen(8_000)).toEqual({ status: 'listening', port: 8_000 });
  });

  it('joins two programs by a channel and tells of both', async () => {
    const [server, client] = [join('server'), join('client')];
    server.listen(8_000);
    const answer = client.dial(8_000);
    if (answer.status === 'refused') throw new Error('refused');
    const [[port, dialled] = [0, undefined]] = server.incoming;
    expect([port, dialled?.remotePort]).toEqual([8_000, answer.localPort]);
    expect(wire).toEqual([
      {
        type: 'opened',
        connection: 1,
        time: 1,
        network: 'run',
        port: 8_000,
        client: { program: 'client', name: 'CLIENT' },
        server: { program: 'server', name: 'SERVER' },
      },
    ]);
    const [near, far] = [answer.line.port, dialled?.line.port];
    if (!near || !far) throw new Error('no channel');
    const heard = new Promise((resolve) => {
      far.onmessage = (event) => resolve(event.data);
    });
    near.postMessage('hello');
    expect(await heard).toBe('hello');
    near.close();
  });

  it('records what each end does, also when one program holds both', () => {
    const both = join('both');
    both.listen(8_000);
    const { near, far } = dial(both, both, 8_000);
    both.tap(
      near,
      { type: 'bytes', bytes: Uint8Array.of(1), source: { file: 'a.ts', line: 3 } },
      77,
    );
    both.tap(far, { type: 'bytes', bytes: Uint8Array.of(2) });
    both.tap(near, { type: 'half-closed' });
    both.tap(near, { type: 'half-closed' });
    both.tap(far, { type: 'half-closed' });
    both.tap(far, { type: 'closed' });
    both.tap(near, { type: 'closed' });
    both.tap(near, { type: 'bytes', bytes: Uint8Array.of(3) });
    expect(told()).toEqual([
      '1 opened',
      '1 bytes client-to-server',
      '1 bytes server-to-client',
      '1 half-closed client-to-server',
      '1 half-closed server-to-client',
      '1 closed',
    ]);
    expect(wire[1]).toEqual({
      type: 'bytes',
      connection: 1,
      time: 77,
      direction: 'client-to-server',
      bytes: Uint8Array.of(1),
      source: { file: 'a.ts', line: 3 },
    });
  });

  it('ends a connection once, by a reset or by a close', () => {
    const [server, client] = [join('server'), join('client')];
    server.listen(8_000);
    const { near, far } = dial(client, server, 8_000);
    server.tap(far, { type: 'reset' });
    client.tap(near, { type: 'half-closed' });
    client.tap(near, { type: 'closed' });
    expect(told()).toEqual(['1 opened', '1 reset server']);
  });

  it('believes a program only about its own end', () => {
    const [server, client, other] = [join('server'), join('client'), join('other')];
    server.listen(8_000);
    const { near, far } = dial(client, server, 8_000);
    other.tap(near, { type: 'reset' });
    client.tap(far, { type: 'reset' });
    expect(told()).toEqual(['1 opened']);
  });

  it('frees the ports of a program that leaves, ends its connections and tells its peers', () => {
    const [server, client] = [join('server'), join('client')];
    server.listen(8_000);
    const { near } = dial(client, server, 8_000);
    server.leave();
    server.leave();
    expect(client.lost).toEqual([near]);
    expect(client.dial(8_000)).toEqual({ status: 'refused' });
    expect(server.dial(8_000)).toEqual({ status: 'refused' });
    client.tap(near, { type: 'half-closed' });
    client.tap(near, { type: 'closed' });
    expect(told()).toEqual([
      '1 opened',
      '1 half-closed server-to-client',
      '1 half-closed client-to-server',
      '1 closed',
    ]);
    client.leave();
    expect(wire).toHaveLength(4);
  });

  it('refuses, spoils and leaves alone as the latest rule for the port says', () => {
    const server = join('server');
    const client = join('client');
    server.listen(8000);
    server.listen(8001);
    const undoSlow = network.faultOnDial(
      { network: 'run', port: 8000 },
      { latencyMs: 20, seed: 3 },
    );
    const undoRefusal = network.faultOnDial({ network: 'run', port: 8000 }, { refuses: true });
    expect(client.dial(8000)).toEqual({ status: 'refused' });
    expect(wire).toEqual([]);
    undoRefusal();
    const first = client.dial(8000);
    const second = client.dial(8000);
    expect(first).toMatchObject({ faults: { latencyMs: 20, jitterMs: 0, isSilent: false } });
    expect(server.incoming.map(([, { faults }]) => faults?.latencyMs)).toEqual([20, 20]);
    expect(seedOf(first)).not.toBe(seedOf(second));
    expect(seedOf(client.dial(8001))).toBeUndefined();
    undoSlow();
    expect(seedOf(client.dial(8000))).toBeUndefined();
  });

  it('has rules for one client, which count before those for all', () => {
    const server = join('server');
    const ana = join('ana');
    const luis = join('luis');
    server.listen(8000);
    const undo = network.faultOnDial(
      { network: 'run', port: 8000, client: 'ana' },
      { refuses: true },
    );
    network.faultOnDial({ network: 'run', port: 8000 }, { latencyMs: 20 });
    expect(ana.dial(8000)).toEqual({ status: 'refused' });
    expect(luis.dial(8000)).toMatchObject({ faults: { latencyMs: 20 } });
    undo();
    expect(ana.dial(8000)).toMatchObject({ faults: { latencyMs: 20 } });
  });

  it('lets what is held of a connection go on after one end has reset it', () => {
    const server = join('server');
    const client = join('client');
    server.listen(8000);
    const { near, far } = dial(client, server, 8000);
    network.inflict(1, { type: 'hold', toServer: 5, toClient: 0 });
    client.tap(near, { type: 'reset' });
    network.inflict(1, { type: 'slow', reader: 'both', bytesPerSecond: 1 });
    network.inflict(1, { type: 'release' });
    expect(server.faults).toEqual([
      [far, { type: 'hold', heldAt: 5 }],
      [far, { type: 'release' }],
    ]);
    expect(wire.map(({ type }) => type)).toEqual(['opened', 'reset']);
  });

  it('tells both ends of a fault, or only the slow reader, and the log the truth', () => {
    const server = join('server');
    const client = join('client');
    server.listen(8000);
    const { near, far } = dial(client, server, 8000);
    network.inflict(1, { type: 'slow', reader: 'server', bytesPerSecond: 10 });
    network.inflict(1, { type: 'silence' });
    client.leave();
    expect(server.lost).toEqual([]);
    network.inflict(1, { type: 'restore' });
    expect(server.lost).toEqual([far]);
    network.inflict(1, { type: 'cut' });
    network.inflict(1, { type: 'cut' });
    expect(client.faults).toEqual([[near, { type: 'silence' }]]);
    expect(server.faults.map(([handle, { type }]) => [handle, type])).toEqual([
      [far, 'slow'],
      [far, 'silence'],
      [far, 'restore'],
      [far, 'cut'],
    ]);
    expect(wire.map((event) => (event.type === 'fault' ? event.fault.type : event.type))).toEqual([
      'opened',
      'slow',
      'silence',
      'half-closed',
      'restore',
      'reset',
    ]);
    expect(wire.at(-1)).toMatchObject({ by: 'network' });
  });
});

function seedOf(answer: ReturnType<NetworkMember['dial']>): number | undefined {
  return answer.status === 'connected' ? answer.faults?.seed : undefined;
}
