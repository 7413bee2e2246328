import type { Language } from './text.ts';

const es = {
  closing: {
    who: '¿quién empezó el cierre?',
    answer: '¿quién respondió?',
    clean: '¿fue limpio?',
    server: 'el servidor',
    nobody: 'nadie: no hubo ninguna trama de cierre',
    withThis: (who: string) => `${who}, con esta trama`,
    notYet: (who: string) => `todavía nadie: falta la trama de cierre de ${who}`,
    never: (who: string) => `nadie: ${who} no envió su trama de cierre`,
    stillOpen: 'aún no se sabe: la conexión sigue abierta',
    http: 'la conexión nunca fue un WebSocket',
    isClean: 'sí: los dos lados enviaron su trama de cierre',
    isNotClean: 'no: faltó una trama de cierre, y quien no la recibe ve 1006',
  },
  ends: {
    'half-closed': (who: string) =>
      `${who} ya no enviará más bytes (FIN de TCP). Todavía puede recibir.`,
    reset: {
      client: 'El cliente cortó la conexión sin despedirse.',
      server: 'El servidor cortó la conexión sin despedirse.',
      network: 'La red cortó la conexión.',
    },
    http: 'La conexión HTTP se cerró. Nunca llegó a ser un WebSocket.',
    clean: 'La conexión se cerró después de que los dos lados enviaran su trama de cierre.',
    oneSided: 'La conexión se cerró, pero solo un lado envió su trama de cierre.',
    abrupt: 'La conexión se cerró sin ninguna trama de cierre.',
  },
  endPreviews: {
    http: 'nunca fue un WebSocket',
    clean: 'cierre limpio',
    oneSided: 'solo un lado envió la trama de cierre',
    abrupt: 'sin trama de cierre',
    'half-closed': 'FIN de TCP',
  },
  faults: {
    silence:
      'La red dejó de transportar nada, y nadie se entera: la conexión está medio abierta. Lo que se envía desde aquí no llega.',
    slow: {
      client: (amount: string) => `El cliente ya solo recibe ${amount} bytes por segundo.`,
      server: (amount: string) => `El servidor ya solo recibe ${amount} bytes por segundo.`,
      both: (amount: string) => `Cada lado ya solo recibe ${amount} bytes por segundo.`,
    },
    delay: (latency: string, jitter: string) =>
      `Desde aquí todo llega ${latency} ms tarde, y hasta ${jitter} ms más por azar.`,
    restore: 'La red vuelve a funcionar: lo que estaba retenido llega ahora.',
  },
  faultPreviews: {
    silence: 'nada llega, y nadie se entera',
    slow: 'lectura lenta',
    delay: 'cambia el retraso',
    restore: 'la red se recupera',
  },
};

const en: typeof es = {
  closing: {
    who: 'who began to close?',
    answer: 'who answered?',
    clean: 'was it clean?',
    server: 'the server',
    nobody: 'nobody: there was no close frame',
    withThis: (who) => `${who}, with this frame`,
    notYet: (who) => `nobody yet: the close frame of ${who} is missing`,
    never: (who) => `nobody: ${who} sent no close frame`,
    stillOpen: 'not known yet: the connection is still open',
    http: 'the connection never was a WebSocket',
    isClean: 'yes: both sides sent their close frame',
    isNotClean: 'no: a close frame is missing, and whoever did not get it sees 1006',
  },
  ends: {
    'half-closed': (who) => `${who} won’t send any more bytes (TCP FIN). It can still receive.`,
    reset: {
      client: 'The client cut the connection without a goodbye.',
      server: 'The server cut the connection without a goodbye.',
      network: 'The network cut the connection.',
    },
    http: 'The HTTP connection closed. It never became a WebSocket.',
    clean: 'The connection closed after both sides had sent their close frame.',
    oneSided: 'The connection closed, but only one side had sent its close frame.',
    abrupt: 'The connection closed without any close frame.',
  },
  endPreviews: {
    http: 'never was a WebSocket',
    clean: 'clean close',
    oneSided: 'only one side sent the close frame',
    abrupt: 'no close frame',
    'half-closed': 'TCP FIN',
  },
  faults: {
    silence:
      'The network stopped carrying anything, and nobody is told: the connection is half-open. What is sent from here on does not arrive.',
    slow: {
      client: (amount) => `The client now gets only ${amount} bytes a second.`,
      server: (amount) => `The server now gets only ${amount} bytes a second.`,
      both: (amount) => `Each side now gets only ${amount} bytes a second.`,
    },
    delay: (latency, jitter) =>
      `From here on everything arrives ${latency} ms late, and up to ${jitter} ms more by chance.`,
    restore: 'The network works again: what was held back arrives now.',
  },
  faultPreviews: {
    silence: 'nothing arrives, and nobody is told',
    slow: 'slow reader',
    delay: 'the delay changes',
    restore: 'the network recovers',
  },
};

/** What the wire inspector says of closing, of the ends of connections, and of faults. */
export const endWords: Readonly<Record<Language, typeof es>> = { es, en };
