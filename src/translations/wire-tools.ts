import type { Language } from './text.ts';

const es = {
  newest: 'Ir a lo más nuevo',
  pause: 'Pausar',
  goOn: 'Seguir',
  waiting: (count: string, isOne: boolean) => (isOne ? `${count} espera` : `${count} esperan`),
  filters: 'Filtros del cable',
  client: 'Cliente',
  anyClient: 'Todos los clientes',
  kind: 'Tipo',
  anyKind: 'Todos los tipos',
  kinds: {
    handshake: 'handshake',
    text: 'texto',
    binary: 'binarias',
    ping: 'ping y pong',
    close: 'cierre',
    broken: 'fallos',
  },
  direction: 'Sentido',
  anyDirection: 'Ambos sentidos',
  toServer: '→ al servidor',
  toClient: '← del servidor',
  text: 'Buscar en el cable',
  clear: 'Quitar filtros',
  shown: (shown: string, all: string) => `${shown} de ${all} visibles`,
  none: 'Ninguna entrada pasa estos filtros.',
};

/** The words of the wire inspector's tools: following, pausing, filtering. */
export type WireToolsWords = typeof es;

const en: WireToolsWords = {
  newest: 'Go to the newest',
  pause: 'Pause',
  goOn: 'Go on',
  waiting: (count) => `${count} waiting`,
  filters: 'Wire filters',
  client: 'Client',
  anyClient: 'All clients',
  kind: 'Kind',
  anyKind: 'All kinds',
  kinds: {
    handshake: 'handshake',
    text: 'text',
    binary: 'binary',
    ping: 'ping and pong',
    close: 'close',
    broken: 'failures',
  },
  direction: 'Direction',
  anyDirection: 'Both directions',
  toServer: '→ to the server',
  toClient: '← from the server',
  text: 'Search the wire',
  clear: 'Clear the filters',
  shown: (shown, all) => `${shown} of ${all} shown`,
  none: 'No entry passes these filters.',
};

/** The words of the wire inspector's tools in every language of the course. */
export const wireToolsWords: Readonly<Record<Language, WireToolsWords>> = { es, en };
