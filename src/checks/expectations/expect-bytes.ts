import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { describeMessage, type Message, shortHex, whereTheyDiffer } from '../describe-message.ts';
import { mismatch } from './mismatch.ts';

/** The right bytes were made a string, in one of the usual ways. */
const wrongOpcode = {
  es: 'Salió una trama de texto: esos bytes no son una cadena. Envía el `Buffer` tal cual.',
  en: 'A text frame left: those bytes are no string. Send the `Buffer` as it is.',
};

/** The next message must be a binary one with exactly these bytes. */
export async function expectBytes(client: Client, bytes: Uint8Array): Promise<void> {
  const wanted: Message = { kind: 'binary', bytes };
  const message = await client.nextMessage(describe(wanted, 0));
  const isSame = Buffer.compare(message.bytes, bytes) === 0;
  if (message.kind === 'binary' && isSame) return;
  const isDecoded = (['utf8', 'latin1'] as const).some(
    (encoding) => message.kind === 'text' && message.text === Buffer.from(bytes).toString(encoding),
  );
  const hint = isDecoded ? wrongOpcode : undefined;
  const from = whereTheyDiffer(message.bytes, bytes);
  throw await mismatch(client, message, describe(wanted, from), describe(message, from), hint);
}

function describe(message: Message, from: number) {
  if (message.kind === 'text') return describeMessage(message);
  const { bytes } = message;
  return sayInChecks((texts) => texts.binaryBytes(bytes.length, shortHex(bytes, from), from));
}
