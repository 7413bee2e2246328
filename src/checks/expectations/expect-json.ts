import type { JsonValue } from '../../engine/engine.ts';
import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { decodeText, describeMessage, shortText } from '../describe-message.ts';
import { mismatch } from './mismatch.ts';

const serialisedTwice = {
  es: 'Serializa una sola vez con `JSON.stringify`.',
  en: 'Serialise exactly once with `JSON.stringify`.',
};

/** The next message must be this JSON, whatever its key order, white space and frame type. */
export async function expectJson(client: Client, value: JsonValue): Promise<void> {
  const expected = sayInChecks((texts) => texts.jsonReply(shortText(JSON.stringify(value))));
  const message = await client.nextMessage(expected);
  const said = decodeText(message.bytes);
  const parsed = said === undefined ? undefined : parse(said);
  if (parsed !== undefined && isSame(parsed, value)) return;
  const inner = typeof parsed === 'string' ? parse(parsed) : undefined;
  const hint = inner !== undefined && isSame(inner, value) ? serialisedTwice : undefined;
  const received =
    said === undefined
      ? describeMessage(message)
      : sayInChecks((texts) => texts.textMessage(shortText(said)));
  throw await mismatch(client, message, expected, received, hint);
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') {
    return one === other;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ones, others] = [Object.entries(one), Object.entries(other)];
  return (
    ones.length === others.length &&
    ones.every(([key, value]) => {
      const match = Object.hasOwn(other, key)
        ? (other as Record<string, JsonValue>)[key]
        : undefined;
      return match !== undefined && isSame(value, match);
    })
  );
}
