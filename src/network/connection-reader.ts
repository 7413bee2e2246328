import { codeSeenByReceiver } from './close-codes.ts';
import { createDirectionReader, type AfterHead } from './direction-reader.ts';
import { headerValue, isUpgradeRequest, isUpgradeResponse } from './handshake-decoder.ts';
import type { HttpHead } from './handshake-decoder.ts';
import { chooseBodyFraming } from './http-body-decoder.ts';
import { previewHead } from './payload-preview.ts';
import type { ConnectionEnd, EntryContent, SentBytes } from './wire-entry.ts';
import type { Direction, WireEvent } from './wire-event.ts';

/** An event of a connection after it opened. */
export type ConnectionEvent = Exclude<WireEvent, { type: 'opened' }>;

/** Turns the events of one connection into entries. */
export type ConnectionReader = {
  push(event: ConnectionEvent): void;
  /** The connection ended: no more events come. */
  readonly isEnded: boolean;
};

/** Makes a reader for a connection that just opened; its entries go to `emit` in order. */
export function createConnectionReader(emit: (content: EntryContent) => void): ConnectionReader {
  const unanswered: HttpHead[] = [];
  /** The peer's answer came before the request was reported. */
  let earlyAnswer: AfterHead | null = null;
  let isWebSocket = false;
  let isEnded = false;
  /** What each side was told by the other's close frame; 1006 as long as there was none. */
  const codeSeen = { 'client-to-server': 1006, 'server-to-client': 1006 };

  function emitAndWatch(content: EntryContent): void {
    if (
      content.type === 'frame' &&
      content.close !== null &&
      codeSeen[content.direction] === 1006
    ) {
      codeSeen[content.direction] = codeSeenByReceiver(content.close);
    }
    emit(content);
  }

  const client = createDirectionReader({
    direction: 'client-to-server',
    emit: emitAndWatch,
    onHead(head, sent, time) {
      const isUpgrade = isUpgradeRequest(head);
      const preview = previewHead(head, isUpgrade);
      emit({ type: 'request', head, isUpgrade, ...sent, preview, time });
      if (earlyAnswer !== null) return earlyAnswer;
      unanswered.push(head);
      if (isUpgrade) return { type: 'hold' };
      return { type: 'body', framing: chooseBodyFraming(head, '') };
    },
  });

  const server = createDirectionReader({
    direction: 'server-to-client',
    emit: emitAndWatch,
    onHead: answer,
  });

  function answer(head: HttpHead, sent: SentBytes, time: number): AfterHead {
    const isUpgrade = isUpgradeResponse(head);
    const isInterim = head.startLine.type === 'response' && head.startLine.status < 200;
    const request = (isInterim && !isUpgrade ? unanswered[0] : unanswered.shift()) ?? null;
    const preview = previewHead(head, isUpgrade);
    emit({ type: 'response', head, isUpgrade, request, ...sent, preview, time });

    if (isUpgrade) {
      isWebSocket = true;
      const extensions = headerValue(head, 'sec-websocket-extensions') ?? '';
      const permessageDeflate = /(^|,)\s*permessage-deflate\s*(;|,|$)/i.test(extensions);
      const next = { type: 'frames', permessageDeflate } as const;
      if (request === null) earlyAnswer = next;
      client.release(next);
      return next;
    }
    const method = request?.startLine.type === 'request' ? request.startLine.method : 'GET';
    if (!isInterim && request !== null) {
      client.release({ type: 'body', framing: chooseBodyFraming(request, '') });
    }
    return { type: 'body', framing: chooseBodyFraming(head, method) };
  }

  function describeEnd(): ConnectionEnd {
    if (!isWebSocket) return { type: 'http' };
    return {
      type: 'websocket',
      codeSeenByClient: codeSeen['server-to-client'],
      codeSeenByServer: codeSeen['client-to-server'],
    };
  }

  function readerOf(direction: Direction): typeof client {
    return direction === 'client-to-server' ? client : server;
  }

  return {
    get isEnded() {
      return isEnded;
    },
    push(event) {
      // A reset is the end; engines may still say `closed` after it.
      if (isEnded) return;
      const { time } = event;
      switch (event.type) {
        case 'bytes':
          readerOf(event.direction).push(event.bytes, time, event.source ?? null);
          break;
        case 'half-closed':
          readerOf(event.direction).end();
          emit({ type: 'half-closed', direction: event.direction, time });
          break;
        case 'fault':
          emit({ type: 'fault', fault: event.fault, time });
          break;
        case 'reset':
        case 'closed':
          isEnded = true;
          client.end();
          server.end();
          if (event.type === 'closed') emit({ type: 'closed', end: describeEnd(), time });
          else emit({ type: 'reset', by: event.by, end: describeEnd(), time });
      }
    },
  };
}
