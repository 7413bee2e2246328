import net from 'node:net';
import type { SourcePosition } from '../../../network/wire-event.ts';
import type { LearnerFiles } from '../../node-programs/inside/learner-files.ts';
import { replaceMethod } from '../../node-programs/inside/replace-method.ts';
import type { SocketEvent, SocketReport } from '../process-messages.ts';

type Tapped = { number: number; toldReceived: number; isHalfClosed: boolean };
type Chunk = { chunk: Uint8Array | string; encoding: BufferEncoding };
type InnerSocket = net.Socket & { resetAndClosing?: boolean };

/** Tells `report` what this process's end of each connection does; with `files`, the learner's line of each write. */
export function tapSockets(
  report: (report: SocketReport) => void,
  files: LearnerFiles | undefined,
): void {
  const sockets = new Map<net.Socket, Tapped>();
  let last = 0;

  const open = (socket: net.Socket, side: 'client' | 'server') => {
    const { localPort, remotePort } = socket;
    if (localPort === undefined || remotePort === undefined || sockets.has(socket)) return;
    const number = ++last;
    sockets.set(socket, { number, toldReceived: 0, isHalfClosed: false });
    const [clientPort, serverPort] =
      side === 'client' ? [localPort, remotePort] : [remotePort, localPort];
    tell(number, { type: 'opened', side, clientPort, serverPort });
  };
  const tell = (number: number, event: SocketEvent) => {
    const after: [number, number][] = [];
    for (const [socket, tapped] of sockets) {
      const received = socket.bytesRead + Number(hasEnded(socket));
      if (received === tapped.toldReceived) continue;
      tapped.toldReceived = received;
      after.push([tapped.number, received]);
    }
    report({ type: 'socket', socket: number, event, ...(after.length > 0 ? { after } : {}) });
  };
  const halfClose = (tapped: Tapped) => {
    if (tapped.isHalfClosed) return;
    tapped.isHalfClosed = true;
    tell(tapped.number, { type: 'half-closed' });
  };

  const { prototype } = net.Socket;
  replaceMethod(prototype, 'emit', (emit) => {
    return function (this: net.Socket, ...args: unknown[]) {
      if (args[0] === 'connect') open(this, 'client');
      return Reflect.apply(emit, this, args);
    };
  });
  replaceMethod(net.Server.prototype, 'emit', (emit) => {
    return function (this: net.Server, ...args: unknown[]) {
      if (args[0] === 'connection' && args[1] instanceof net.Socket) open(args[1], 'server');
      return Reflect.apply(emit, this, args);
    };
  });
  replaceMethod(prototype, '_writeGeneric', (write) => {
    return function (this: net.Socket, ...args: unknown[]) {
      const tapped = sockets.get(this);
      if (tapped && !this.connecting) {
        const bytes = bytesOf(args);
        const source = files && sourceIn(files);
        tell(tapped.number, { type: 'bytes', bytes, ...(source ? { source } : {}) });
      }
      return Reflect.apply(write, this, args);
    };
  });
  replaceMethod(prototype, '_final', (final) => {
    return function (this: net.Socket, ...args: unknown[]) {
      const tapped = sockets.get(this);
      if (tapped && !this.connecting) halfClose(tapped);
      return Reflect.apply(final, this, args);
    };
  });
  replaceMethod(prototype, '_destroy', (destroy) => {
    return function (this: InnerSocket, ...args: unknown[]) {
      const tapped = sockets.get(this);
      if (tapped) {
        const reset = this.resetAndClosing ? 'here' : isReset(args[0]) ? 'there' : undefined;
        if (!reset) halfClose(tapped);
        tell(tapped.number, { type: 'closed', ...(reset ? { reset } : {}) });
        sockets.delete(this);
      }
      return Reflect.apply(destroy, this, args);
    };
  });
}

function hasEnded(socket: net.Socket): boolean {
  const { _readableState: state } = socket as unknown as { _readableState: { ended: boolean } };
  return state.ended;
}

function bytesOf([isVector, data, encoding]: unknown[]): string {
  const chunks = isVector ? (data as Chunk[]) : [{ chunk: data, encoding } as Chunk];
  return Buffer.concat(
    chunks.map(({ chunk, encoding }) =>
      typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk,
    ),
  ).toString('base64');
}

/** Between the socket and the learner's line there is all of `ws`, and perhaps the toolkit. */
const framesOfWrite = 60;

function sourceIn(files: LearnerFiles): SourcePosition | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = framesOfWrite;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return files.positionIn(stack);
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
