import { expect, test } from 'vitest';
import type { Client } from '../../src/checks/connect.ts';
import type { Message } from '../../src/checks/describe-message.ts';
import { ExpectationError } from '../../src/checks/expectation-error.ts';
import { expectBytes } from '../../src/checks/expectations/expect-bytes.ts';
import { expectReply } from '../../src/checks/expectations/expect-reply.ts';
import { expectText } from '../../src/checks/expectations/expect-text.ts';

const text = (said: string): Message => ({ kind: 'text', text: said, bytes: Buffer.from(said) });

/** What the failure of an expectation says, in Spanish, when a message comes that isn't the expected one. */
async function sentences(message: Message, expectIt: (client: Client) => Promise<void>) {
  const client: Pick<Client, 'role' | 'nextMessage' | 'previousMessage' | 'unread'> = {
    role: 'client',
    nextMessage: () => Promise.resolve(message),
    previousMessage: undefined,
    unread: 0,
  };
  const failure: unknown = await expectIt(client as Client).catch((error: unknown) => error);
  if (!(failure instanceof ExpectationError)) throw new Error('Expected a failure.');
  return [failure.expected.es, failure.received.es];
}

test('two long rows of bytes are shown where they differ', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const other = bytes.with(130, 0xff);
  expect(
    await sentences({ kind: 'binary', bytes: other }, (client) => expectBytes(client, bytes)),
  ).toEqual([
    'binario (256 bytes, desde el byte 126: … 7e 7f 80 81 82 83 84 85 86 87 88 89 8a 8b 8c 8d …)',
    'binario (256 bytes, desde el byte 126: … 7e 7f 80 81 ff 83 84 85 86 87 88 89 8a 8b 8c 8d …)',
  ]);
  expect(
    await sentences({ kind: 'binary', bytes: bytes.subarray(0, 3) }, (client) =>
      expectBytes(client, bytes),
    ),
  ).toEqual([
    'binario (256 bytes: 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f …)',
    'binario (3 bytes: 00 01 02)',
  ]);
});

test.each([
  ['text', 'texto', expectText],
  ['reply', 'la respuesta', expectReply],
] as const)('two long texts are shown where they differ (%s)', async (_, name, expectIt) => {
  const long = 'ñ'.repeat(200);
  expect(await sentences(text(`${long}a`), (client) => expectIt(client, `${long}👍`))).toEqual([
    `${name} "…ññññ👍"`,
    'texto "…ñññña"',
  ]);
  expect(await sentences(text('no'), (client) => expectIt(client, long))).toEqual([
    `${name} "${'ñ'.repeat(80)}…"`,
    'texto "no"',
  ]);
});
