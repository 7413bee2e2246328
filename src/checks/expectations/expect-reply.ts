import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { decodeText, describeMessage, shortText, whereTheyDiffer } from '../describe-message.ts';
import { mismatch } from './mismatch.ts';
import { onlySpacesDiffer } from './only-spaces-differ.ts';

/** The next message must say exactly this, in a text or a binary frame: another check asks which. */
export async function expectReply(client: Client, text: string): Promise<void> {
  const expected = (from = 0) => sayInChecks((texts) => texts.replySaying(shortText(text, from)));
  const message = await client.nextMessage(expected());
  const said = decodeText(message.bytes);
  if (said === text) return;
  const from = said === undefined ? 0 : whereTheyDiffer(said, text);
  const received =
    said === undefined
      ? describeMessage(message)
      : sayInChecks((texts) => texts.textMessage(shortText(said, from)));
  const nearly = said === undefined ? undefined : onlySpacesDiffer(said, text);
  throw await mismatch(client, message, expected(from), received, nearly);
}
