import type { NotCheckable } from '../checks/check-report.ts';
import { describeProgramEnd } from './engine.ts';
import type { Language, Text } from './text.ts';

/** The words of the checks room, in one language. */
type ChecksTexts = {
  textMessage: (payload: string) => string;
  binaryMessage: (size: number) => string;
  binaryBytes: (size: number, hex: string, from: number) => string;
  jsonReply: (json: string) => string;
  replySaying: (payload: string) => string;
  accepted: string;
  httpAnswer: (status: number, reason: string) => string;
  anyHttpAnswer: string;
  refusal: (status: number | undefined) => string;
  noSecondAnswer: string;
  refused: string;
  closedWith: (code: number, reason: string) => string;
  closed: string;
  anyClose: string;
  endedWithoutClose: string;
  wasReset: string;
  notHttp: string;
  badHandshake: (header: string, value: string) => string;
  notAFrame: (problem: string) => string;
  nothing: (seconds: number) => string;
  checkTooLong: (seconds: number) => string;
  anyMessage: string;
  anyFrame: string;
  frame: (opcode: string) => string;
  noFrame: string;
  staysOpen: string;
  noMessage: string;
  clientConnects: string;
  clientEndedFirst: string;
  plainRequest: string;
  clientCloses: string;
  clientEndsWell: string;
  clientIsOnlyOnce: string;
  anotherConnection: string;
  serverStaysUp: string;
  fullyTested: string;
  checkThrew: (message: string) => string;
  tooMuch: string;
  notListening: string;
  endedAtStart: (how: string) => string;
  neverListened: (port: number, seconds: number) => string;
  wrongPort: (port: number, expected: number) => string;
  judgeFailed: (message: string) => string;
};

const es: ChecksTexts = {
  textMessage: (payload) => `texto "${payload}"`,
  binaryMessage: (size) => `binario (${bytes(size)})`,
  binaryBytes: (size, hex, from) =>
    `binario (${bytes(size)}${from > 0 ? `, desde el byte ${from}` : ''}${hex && `: ${hex}`})`,
  jsonReply: (json) => `la respuesta JSON ${json}`,
  replySaying: (payload) => `la respuesta "${payload}"`,
  accepted: 'que el servidor aceptara la conexión (101)',
  httpAnswer: (status, reason) => `una respuesta HTTP ${status}${reason && ` ${reason}`}`,
  anyHttpAnswer: 'una respuesta HTTP',
  refusal: (status) => `un rechazo antes de aceptar: HTTP ${status ?? '4xx'} en lugar de 101`,
  noSecondAnswer: 'nada más después del rechazo',
  refused: 'nadie escucha en el puerto: la conexión se rechazó',
  closedWith: (code, reason) => `un cierre ${code}${reason && ` "${reason}"`}`,
  closed: 'un cierre sin código (1005)',
  anyClose: 'que el servidor cerrara la conexión',
  endedWithoutClose: 'el fin de la conexión sin trama de cierre (1006)',
  wasReset: 'un corte de la conexión (1006)',
  notHttp: 'bytes que no son una respuesta HTTP',
  badHandshake: (header, value) => `un 101 con la cabecera ${header}: ${value}`,
  notAFrame: (problem) => `una trama que incumple el protocolo (${problem})`,
  nothing: (seconds) => `nada en ${seconds} s`,
  checkTooLong: (seconds) => `la comprobación no había terminado en ${seconds} s`,
  anyMessage: 'un mensaje',
  anyFrame: 'una trama',
  frame: (opcode) => `una trama ${opcode}`,
  noFrame: 'que no llegara ninguna trama más',
  staysOpen: 'que la conexión siguiera abierta',
  noMessage: 'que no llegara ningún mensaje más',
  clientConnects: 'que tu cliente se conectara a process.env.SERVER_URL',
  clientEndedFirst: 'tu programa terminó sin conectarse',
  plainRequest: 'una petición HTTP que no pide cambiar a WebSocket',
  clientCloses: 'que tu cliente cerrara la conexión',
  clientEndsWell: 'que tu programa terminara sin errores',
  clientIsOnlyOnce: 'una sola conexión',
  anotherConnection: 'otra conexión de tu cliente',
  serverStaysUp: 'que el servidor siguiera en marcha',
  fullyTested: 'que la comprobación terminara',
  checkThrew: (message) => `la comprobación lanzó un error: ${message}`,
  tooMuch: 'más datos de los que nadie puede leer',
  notListening: 'el servidor dejó de escuchar en su puerto',
  endedAtStart: (how) => `Tu programa terminó antes de escuchar en su puerto. ${how}`,
  neverListened: (port, seconds) =>
    `Tu programa sigue en marcha, pero en ${seconds} s no ha escuchado en el puerto ${port} (process.env.PORT).`,
  wrongPort: (port, expected) =>
    `Tu servidor escucha en el puerto ${port}, pero debe escuchar en el ${expected}: usa Number(process.env.PORT ?? 8000).`,
  judgeFailed: (message) => `Las comprobaciones han fallado, no tu código: ${message}`,
};

const en: ChecksTexts = {
  textMessage: (payload) => `text "${payload}"`,
  binaryMessage: (size) => `binary (${bytes(size)})`,
  binaryBytes: (size, hex, from) =>
    `binary (${bytes(size)}${from > 0 ? `, from byte ${from}` : ''}${hex && `: ${hex}`})`,
  jsonReply: (json) => `the JSON reply ${json}`,
  replySaying: (payload) => `the reply "${payload}"`,
  accepted: 'the server to accept the connection (101)',
  httpAnswer: (status, reason) => `an HTTP answer ${status}${reason && ` ${reason}`}`,
  anyHttpAnswer: 'an HTTP answer',
  refusal: (status) => `a refusal before accepting: HTTP ${status ?? '4xx'} in place of 101`,
  noSecondAnswer: 'nothing more after the refusal',
  refused: 'nobody listening on the port: the connection was refused',
  closedWith: (code, reason) => `a close ${code}${reason && ` "${reason}"`}`,
  closed: 'a close without a code (1005)',
  anyClose: 'the server to close the connection',
  endedWithoutClose: 'the end of the connection without a close frame (1006)',
  wasReset: 'a reset connection (1006)',
  notHttp: 'bytes that are no HTTP answer',
  badHandshake: (header, value) => `a 101 with the header ${header}: ${value}`,
  notAFrame: (problem) => `a frame that breaks the protocol (${problem})`,
  nothing: (seconds) => `nothing within ${seconds} s`,
  checkTooLong: (seconds) => `the check not done within ${seconds} s`,
  anyMessage: 'a message',
  anyFrame: 'a frame',
  frame: (opcode) => `a ${opcode} frame`,
  noFrame: 'no further frame',
  staysOpen: 'the connection to stay open',
  noMessage: 'no further message',
  clientConnects: 'your client to connect to process.env.SERVER_URL',
  clientEndedFirst: 'your program ended without connecting',
  plainRequest: 'an HTTP request that does not ask for a WebSocket',
  clientCloses: 'your client to close the connection',
  clientEndsWell: 'your program to end without an error',
  clientIsOnlyOnce: 'a single connection',
  anotherConnection: 'another connection of your client',
  serverStaysUp: 'the server to stay up',
  fullyTested: 'the check to come to its end',
  checkThrew: (message) => `the check threw an error: ${message}`,
  tooMuch: 'more data than anybody can read',
  notListening: 'the server stopped listening on its port',
  endedAtStart: (how) => `Your program ended before it listened on its port. ${how}`,
  neverListened: (port, seconds) =>
    `Your program is running, but within ${seconds} s it has not listened on port ${port} (process.env.PORT).`,
  wrongPort: (port, expected) =>
    `Your server listens on port ${port}, but it must listen on ${expected}: use Number(process.env.PORT ?? 8000).`,
  judgeFailed: (message) => `The checks failed, not your code: ${message}`,
};

const texts: Record<Language, ChecksTexts> = { es, en };

/** Makes a sentence of the checks room in every language. */
export function sayInChecks(pick: (texts: ChecksTexts, language: Language) => string): Text {
  return { es: pick(texts.es, 'es'), en: pick(texts.en, 'en') };
}

/** Says in one sentence why a program could not be checked. */
export function explainNotCheckable(problem: NotCheckable): Text {
  return sayInChecks((words, language) => {
    switch (problem.reason) {
      case 'ended-at-start':
        return words.endedAtStart(describeProgramEnd(problem.end)[language]);
      case 'never-listened':
        return words.neverListened(problem.expectedPort, problem.waitedMs / 1000);
      case 'wrong-port':
        return words.wrongPort(problem.port, problem.expectedPort);
      case 'judge-failed':
        return words.judgeFailed(problem.message);
    }
  });
}

/** The same in both languages. */
function bytes(size: number): string {
  return size === 1 ? '1 byte' : `${size} bytes`;
}
