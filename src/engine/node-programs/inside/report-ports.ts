import net from 'node:net';
import type { ProgramReport } from '../program-report.ts';
import { replaceMethod } from './replace-method.ts';

type PortReport = Extract<ProgramReport, { type: 'listening' | 'stopped-listening' }>;

/** Tells `report` each port that the program begins and ceases to listen on. */
export function reportPorts(report: (report: PortReport) => void): void {
  const portOf = (server: net.Server): number | undefined => {
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : undefined;
  };
  replaceMethod(net.Server.prototype, 'emit', (emit) => {
    return function (this: net.Server, event: unknown, ...rest: unknown[]) {
      const port = event === 'listening' ? portOf(this) : undefined;
      if (port !== undefined) report({ type: 'listening', port });
      return Reflect.apply(emit, this, [event, ...rest]);
    };
  });
  replaceMethod(net.Server.prototype, 'close', (close) => {
    return function (this: net.Server, ...args: unknown[]) {
      const port = portOf(this);
      const result = Reflect.apply(close, this, args);
      if (port !== undefined) report({ type: 'stopped-listening', port });
      return result;
    };
  });
}
