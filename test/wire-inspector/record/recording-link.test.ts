import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Recording } from '../../../src/wire-inspector/record/recording-file.ts';
import {
  longestLink,
  readRecordingFragment,
  writeRecordingLink,
} from '../../../src/wire-inspector/record/recording-link.ts';
import { anyWire } from '../../network/any-wire.ts';
import { bytes, opened, up } from '../../network/wire-of-ana.ts';

const page = 'https://enchufe.example/es/e-receive/receive-json/?a=1#old';
const recording: Recording = {
  title: 'Eco',
  recordedAt: '2026-05-04T10:20:30.000Z',
  leftOut: 0,
  events: [opened(), bytes(up, 'hola', 3)],
};

test('any recording that fits into a link survives it', async () => {
  await fc.assert(
    fc.asyncProperty(anyWire, async (events) => {
      const link = await writeRecordingLink({ ...recording, events }, page);
      fc.pre(link.status === 'written');
      if (link.status !== 'written') return;
      const { hash } = new URL(link.href);
      expect(await readRecordingFragment(hash)).toEqual({
        status: 'read',
        recording: { ...recording, events },
      });
    }),
    { numRuns: 50 },
  );
});

test('leads to the same page, and nothing of it is sent to a server', async () => {
  const link = await writeRecordingLink(recording, page);
  if (link.status !== 'written') throw new Error(link.status);
  const [address, fragment] = link.href.split('#');
  expect(address).toBe('https://enchufe.example/es/e-receive/receive-json/?a=1');
  expect(fragment).toMatch(/^wire=[\w-]+$/);
});

test('is refused where it would be longer than what messengers let through', async () => {
  const noise = crypto.getRandomValues(new Uint8Array(8000));
  const link = await writeRecordingLink(
    { ...recording, events: [opened(), bytes(up, noise)] },
    page,
  );
  if (link.status !== 'too-big') throw new Error(link.status);
  expect(link.length).toBeGreaterThan(longestLink);
});

test('one that was cut off or changed is damaged', async () => {
  const link = await writeRecordingLink(recording, page);
  if (link.status !== 'written') throw new Error(link.status);
  const { hash } = new URL(link.href);
  for (const damaged of [
    hash.slice(0, -9),
    '#wire=',
    '#wire=%%%',
    `${hash.slice(0, 40)}A${hash.slice(41)}`,
  ]) {
    expect(await readRecordingFragment(damaged)).toMatchObject({ status: 'damaged' });
  }
});

test('one that unpacks to more than any link of ours is refused before it fills the memory', async () => {
  const zeros = new Blob([new Uint8Array(64 * 1024 * 1024)]).stream();
  const packed = await new Response(
    zeros.pipeThrough(new CompressionStream('deflate')),
  ).arrayBuffer();
  const fragment = Buffer.from(packed).toString('base64url');
  expect(await readRecordingFragment(`#wire=${fragment}`)).toEqual({ status: 'too-big' });
});
