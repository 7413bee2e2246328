import type { SourcePosition } from '../../network/wire-event.ts';
import type { JsonValue, OutputLevel, ProgramError } from '../engine.ts';
import { LONGEST_TEXT } from './output-budget.ts';
import type { TapEvent } from '../tap-order.ts';
import type {
  DialRequest,
  MessageFromProgram,
  OutputEntry,
  OwnEnd,
  TapEntry,
} from './program-messages.ts';

/** Reads what a worker sent, trusting nothing in it; undefined when it isn't a message of ours. */
export function readProgramMessage(data: unknown): MessageFromProgram | undefined {
  if (!isRecord(data)) return undefined;
  const { type, request, port, lines, time } = data;
  switch (type) {
    case 'ready':
    case 'pong':
      return { type };
    case 'started':
      return isNumber(time) ? { type, time } : undefined;
    case 'dial':
      return { type, dials: readList(data['dials'], readDial) };
    case 'listen':
      return isCount(request) && isPort(port) ? { type, request, port } : undefined;
    case 'stop-listening':
      return isPort(port) ? { type, port } : undefined;
    case 'taps':
      return { type, taps: readList(data['taps'], readTap) };
    case 'output':
      return { type, entries: readList(data['entries'], readOutput) };
    case 'output-dropped':
      return isCount(lines) ? { type, lines } : undefined;
    case 'message':
      return isJson(data['value']) ? { type, value: data['value'] } : undefined;
    case 'settle':
    case 'turned':
      return isCount(request) ? { type, request } : undefined;
    case 'activity':
      return isCount(request) && isNumber(data['amount'])
        ? { type, request, amount: data['amount'] }
        : undefined;
    case 'advanced':
      return isCount(request) && isNumber(data['elapsed']) && isNumber(data['timers'])
        ? { type, request, elapsed: data['elapsed'], timers: data['timers'] }
        : undefined;
    case 'handles-signals':
      return { type, isHandled: data['isHandled'] === true };
    case 'ended': {
      const end = readEnd(data['end']);
      return end && { type, end };
    }
    default:
      return undefined;
  }
}

function readDial(data: unknown): DialRequest | undefined {
  if (!isRecord(data)) return undefined;
  const { request, port } = data;
  return isCount(request) && isPort(port) ? { request, port } : undefined;
}

function readTap(data: unknown): TapEntry | undefined {
  if (!isRecord(data) || !isCount(data['connection']) || !isNumber(data['time'])) return undefined;
  const event = readTapEvent(data['event']);
  if (!event) return undefined;
  const after = readList(data['after'], readAmount);
  return { connection: data['connection'], time: data['time'], event, after };
}

function readAmount(data: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(data)) return undefined;
  const [connection, amount] = data as unknown[];
  return isCount(connection) && isCount(amount) ? [connection, amount] : undefined;
}

function readTapEvent(data: unknown): TapEvent | undefined {
  if (!isRecord(data)) return undefined;
  const { type, bytes } = data;
  if (type === 'half-closed' || type === 'reset' || type === 'closed') return { type };
  if (type !== 'bytes' || !isByteArray(bytes)) return undefined;
  // A small part of a large buffer would take the whole of it along.
  const own = bytes.byteLength < bytes.buffer.byteLength ? bytes.slice() : bytes;
  const source = readPosition(data['source']);
  return source ? { type, bytes: own, source } : { type, bytes: own };
}

function readOutput(data: unknown): OutputEntry | undefined {
  if (!isRecord(data)) return undefined;
  const { time, level, text, objects } = data;
  if (!isNumber(time) || !isLevel(level) || typeof text !== 'string') return undefined;
  const position = readPosition(data['position']);
  const entry = { time, level, text: text.slice(0, LONGEST_TEXT) };
  return {
    ...entry,
    ...(position && { position }),
    ...(typeof objects === 'string' && objects.length <= LONGEST_TEXT && { objects }),
  };
}

function readEnd(data: unknown): OwnEnd | undefined {
  if (!isRecord(data)) return undefined;
  const { status, reason, specifier, exitCode } = data;
  if (status === 'ended') return isCount(exitCode) ? { status, exitCode } : undefined;
  const error = readError(data['error']);
  if (!error) return undefined;
  if (status === 'threw') return { status, error };
  if (status !== 'not-loaded') return undefined;
  if (reason === 'syntax-error') return { status, reason, error };
  if (reason !== 'missing-module' && reason !== 'not-available') return undefined;
  return typeof specifier === 'string' ? { status, reason, specifier, error } : undefined;
}

function readError(data: unknown): ProgramError | undefined {
  if (!isRecord(data)) return undefined;
  const { name, message, stack } = data;
  if (typeof name !== 'string' || typeof message !== 'string') return undefined;
  const position = readPosition(data['position']);
  return {
    name: name.slice(0, LONGEST_TEXT),
    message: message.slice(0, LONGEST_TEXT),
    ...(position ? { position } : {}),
    ...(typeof stack === 'string' ? { stack: stack.slice(0, LONGEST_TEXT) } : {}),
  };
}

function readPosition(data: unknown): SourcePosition | undefined {
  if (!isRecord(data)) return undefined;
  const { file, line, column } = data;
  if (typeof file !== 'string' || file.length > LONGEST_TEXT || !isCount(line)) return undefined;
  return isCount(column) ? { file, line, column } : { file, line };
}

function readList<Item>(data: unknown, read: (item: unknown) => Item | undefined): Item[] {
  if (!Array.isArray(data)) return [];
  return data.map(read).filter((item) => item !== undefined);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

function isNumber(data: unknown): data is number {
  return typeof data === 'number' && Number.isFinite(data);
}

function isCount(data: unknown): data is number {
  return Number.isSafeInteger(data) && (data as number) >= 0;
}

function isPort(data: unknown): data is number {
  return isCount(data) && data <= 65_535;
}

function isLevel(data: unknown): data is OutputLevel {
  return ['log', 'info', 'debug', 'warn', 'error'].includes(data as string);
}

function isByteArray(data: unknown): data is Uint8Array<ArrayBuffer> {
  return data instanceof Uint8Array && data.buffer instanceof ArrayBuffer;
}

function isJson(data: unknown): data is JsonValue {
  if (data === null || ['boolean', 'number', 'string'].includes(typeof data)) return true;
  if (Array.isArray(data)) return data.every(isJson);
  if (!isRecord(data) || Object.getPrototypeOf(data) !== Object.prototype) return false;
  return Object.values(data).every(isJson);
}
