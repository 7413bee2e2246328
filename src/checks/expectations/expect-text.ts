import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { decodeText, describeMessage, shortText, whereTheyDiffer } from '../describe-message.ts';
import { mismatch } from './mismatch.ts';
import { onlySpacesDiffer } from './only-spaces-differ.ts';

/** Left as a binary frame although its bytes are the right text. */
const wrongOpcode = {
  es: 'Salió una trama binaria: el navegador verá un `Blob`. Envía una cadena o, con `ws`, usa `{ binary: isBinary }`.',
  en: 'A binary frame left: browsers will see a `Blob`. Send a string or, with `ws`, use `{ binary: isBinary }`.',
};

const wrongOpcodeOfClient = {
  es: 'Salió una trama binaria: para que salga texto, dale una cadena a `send`.',
  en: 'A binary frame left: give `send` a string to send text.',
};

/** The next message must be a text frame with exactly this text. */
export async function expectText(client: Client, text: string): Promise<void> {
  const message = await client.nextMessage(describe(text));
  if (message.kind === 'text' && message.text === text) return;
  const isSameInBytes = message.kind === 'binary' && decodeText(message.bytes) === text;
  const wrongKind = client.role === 'client' ? wrongOpcode : wrongOpcodeOfClient;
  const nearly = message.kind === 'text' ? onlySpacesDiffer(message.text, text) : undefined;
  const from = message.kind === 'text' ? whereTheyDiffer(message.text, text) : 0;
  throw await mismatch(
    client,
    message,
    describe(text, from),
    message.kind === 'text' ? describe(message.text, from) : describeMessage(message),
    isSameInBytes ? wrongKind : nearly,
  );
}

function describe(text: string, from = 0) {
  return sayInChecks((texts) => texts.textMessage(shortText(text, from)));
}
