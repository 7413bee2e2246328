import type { ConsoleLevel } from '../preview-messages.ts';
import { asText, say } from './page-door.ts';

/** The most lines that a page may write in a second: the rest is dropped, and told once. */
const mostLines = 200;
const longestLine = 10_000;
let lines = 0;

/** Lets the workbench see what the page writes to its console, and the errors that nobody catches. */
export function shareConsole(): void {
  setInterval(() => {
    lines = 0;
  }, 1000);
  for (const level of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    const native = console[level].bind(console);
    console[level] = (...values: unknown[]) => {
      native(...values);
      write(level, values.map(textOf).join(' '));
    };
  }
  addEventListener('error', ({ message, filename, lineno }) => {
    const isNamed = filename !== '' && !filename.startsWith('about:');
    write('error', isNamed ? `${message} (${filename}:${lineno})` : message);
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    write('error', `Uncaught (in promise) ${textOf(reason)}`);
  });
  addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
    write('error', `${effectiveDirective}: ${blockedURI || '–'} is blocked in a preview`);
  });
}

function write(level: ConsoleLevel, text: string): void {
  lines += 1;
  if (lines > mostLines) return;
  say({ type: 'console', level, text: lines === mostLines ? '…' : text.slice(0, longestLine) });
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return String(value);
  if (value instanceof Event) return `${value.constructor.name} { type: '${value.type}' }`;
  if (typeof value !== 'object' || value === null) return asText(value);
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return Object.prototype.toString.call(value);
  }
}
