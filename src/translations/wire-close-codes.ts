import type { Language } from './text.ts';

const es = {
  1000: 'Cierre normal: ya no hace falta la conexión.',
  1001: 'Se va: el servidor se apaga o la persona cerró la página.',
  1002: 'Error de protocolo: llegó algo que la norma no permite.',
  1003: 'Tipo de dato no aceptado, por ejemplo binario donde se esperaba texto.',
  1005: 'Nadie dio un código: la trama de cierre llegó vacía. Este código nunca viaja.',
  1006: 'No llegó ninguna trama de cierre: la conexión se cortó. Este código nunca viaja.',
  1007: 'Datos no válidos: el texto no era UTF-8.',
  1008: 'El mensaje va contra las reglas de quien cierra.',
  1009: 'El mensaje era demasiado grande.',
  1010: 'El cliente necesitaba una extensión que el servidor no ofreció.',
  1011: 'El servidor tuvo un error que no esperaba.',
  1012: 'El servicio se reinicia.',
  1013: 'El servicio está saturado: inténtalo más tarde.',
  1014: 'Un servidor intermedio recibió una respuesta no válida.',
  1015: 'Falló TLS. Este código nunca viaja.',
  library: 'Código de una biblioteca o un marco de trabajo, registrado en la IANA.',
  application: 'Código propio de esta aplicación.',
  unassigned: 'Código reservado para el futuro: no se puede enviar.',
  invalid: 'No es un código de cierre: no se puede enviar.',
};

const en: typeof es = {
  1000: 'Normal closure: the connection is no longer needed.',
  1001: 'Going away: the server shuts down or the person left the page.',
  1002: 'Protocol error: something came that the standard forbids.',
  1003: 'Kind of data that is not accepted, for example binary where text was expected.',
  1005: 'Nobody gave a code: the close frame came empty. This code never travels.',
  1006: 'No close frame came: the connection was cut. This code never travels.',
  1007: 'Invalid data: the text was not UTF-8.',
  1008: 'The message breaks the rules of the side that closes.',
  1009: 'The message was too big.',
  1010: 'The client needed an extension that the server did not offer.',
  1011: 'The server met an error that it did not expect.',
  1012: 'The service restarts.',
  1013: 'The service is overloaded: try again later.',
  1014: 'A server in between got an invalid response.',
  1015: 'TLS failed. This code never travels.',
  library: 'A code of a library or framework, registered with IANA.',
  application: 'A code of this application’s own.',
  unassigned: 'A code kept for the future: it can’t be sent.',
  invalid: 'Not a close code: it can’t be sent.',
};

/** What each close code means, and each range of codes without one meaning. */
export const closeCodeWords: Readonly<Record<Language, typeof es>> = { es, en };
