import { postThrough } from './guarded-port.ts';

/**
 * Keeps this thread from falling asleep for the moment in which an answer usually comes: to wake it
 * takes the system longer than the answer is on its way.
 */
export function stayAwake(): void {
  until = now() + MOMENT_MS;
  if (isAwake) return;
  isAwake = true;
  port ??= openPort();
  postThrough(port, 0);
}

let until = 0;
let isAwake = false;
let port: MessagePort | undefined;

function openPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    isAwake = now() < until;
    if (isAwake) postThrough(port2, 0);
  };
  return port2;
}

const now = performance.now.bind(performance);

const MOMENT_MS = 0.15;
