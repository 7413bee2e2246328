import { Buffer } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Step, Wire } from '../scenario.ts';
import { encodeBinaryFrame, encodeClientFrame } from './client-frames.ts';
import { RawClient } from './raw-client.ts';

/** Milliseconds after which what a server should have done counts as not done. */
const patience = 5000;

/**
 * Does the steps one after the other against a server and gives what each client saw. Before the clients are
 * destroyed it waits for `meanwhile`.
 */
export async function runSteps(
  steps: readonly Step[],
  address: { host: string; port: number },
  meanwhile: () => Promise<unknown>,
): Promise<Wire> {
  const clients = new Map<string, RawClient>();
  try {
    for (const step of steps) {
      const name = step.as ?? 'a';
      if (step.do === 'sleep') {
        await sleep(step.ms);
      } else if (step.do === 'connect') {
        const client = new RawClient(address, step);
        clients.set(name, client);
        if (step.wait === false) continue;
        if (!(await client.until(() => client.hasAnswer, patience))) {
          client.events.push({ ev: 'no-http-response' });
        }
      } else {
        const client = clients.get(name);
        if (!client) throw new Error(`The client "${name}" has not connected.`);
        await takeStep(client, step);
      }
    }
    const wire = Object.fromEntries([...clients].map(([name, { events }]) => [name, [...events]]));
    await meanwhile();
    return wire;
  } finally {
    for (const client of clients.values()) client.destroy();
  }
}

type OpenStep = Exclude<Step, { do: 'connect' | 'sleep' }>;

async function takeStep(client: RawClient, step: OpenStep): Promise<void> {
  switch (step.do) {
    case 'text':
      client.send(encodeClientFrame({ text: step.data }));
      return;
    case 'binary':
      client.send(
        encodeBinaryFrame(
          step.zeros === undefined ? Buffer.from(step.hex ?? '', 'hex') : Buffer.alloc(step.zeros),
        ),
      );
      return;
    case 'frames':
      client.send(Buffer.concat(step.frames.map(encodeClientFrame)));
      return;
    case 'close':
      client.close(step.code ?? null, step.reason ?? '');
      return;
    case 'drop':
      client.drop(step.how);
      return;
    case 'until': {
      const { messages } = step;
      await client.until(() => client.messageCount >= messages || client.hasEnded, patience);
      if (client.messageCount < messages) {
        client.events.push({ ev: 'timeout-waiting-for-messages', wanted: messages });
      }
      return;
    }
    case 'end':
      if (client.events.at(-1)?.ev === 'no-http-response') return;
      if (!(await client.until(() => client.hasEnded, step.ms ?? patience))) {
        client.events.push({ ev: 'still-open' });
      }
  }
}
