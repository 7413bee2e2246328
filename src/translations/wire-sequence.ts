import type { Language } from './text.ts';

const es = {
  view: 'Vista del cable',
  views: { list: 'Lista', sequence: 'Secuencia' },
  sequence: 'La secuencia, en el orden en que pasó',
  time: 'Tiempo',
  quote: (text: string) => `«${text}»`,
  lost: 'no llegó',
  pause: (time: string) => `+${time}`,
  both: (client: string, server: string) => `${client} y ${server}`,
  who: {
    title: '¿Quién lo recibió?',
    titleOfClient: '¿Quién recibió lo mismo?',
    rule: (gap: string) =>
      `Cuentan como un mismo mensaje las copias que envió el servidor con el mismo opcode y los mismos bytes, con una pausa de ${gap} ms como mucho entre una y la siguiente.`,
    ruleOfClient: (gap: string) =>
      `Cuentan las primeras copias que el servidor envió después con el mismo opcode y los mismos bytes, con una pausa de ${gap} ms como mucho entre una y la siguiente.`,
    summary: (got: number, all: number) =>
      all === 1
        ? got === 1
          ? 'El único cliente conectado la recibió.'
          : 'El único cliente conectado no la recibió.'
        : got === all
          ? `La recibieron los ${all} clientes conectados.`
          : `La recibieron ${got} de ${all} clientes.`,
    missing: (names: string) => `Falta: ${names}.`,
    nobody: 'El servidor no envió después ningún mensaje con estos mismos bytes.',
    wrapped:
      'Si el servidor lo envolvió en otro texto o en JSON, elige el mensaje del servidor para ver quién lo recibió.',
    compressed:
      'Va comprimido: dos conexiones pueden comprimir lo mismo en bytes distintos, así que pueden faltar copias.',
    client: 'Cliente',
    received: '¿Lo recibió?',
    after: 'Cuándo',
    times: 'Veces',
    order: 'Orden',
    yes: 'sí',
    no: 'no, y estaba conectado',
    wasClosing: 'no: ya se estaba cerrando',
    joined: 'no: se conectó durante el envío',
    left: 'no: se fue durante el envío',
    lost: 'enviado, pero no llegó',
    sender: 'lo envió',
    none: '—',
    show: (client: string) => `Elegir la copia de ${client}`,
  },
};

/** The words of the wire's sequence view and of the table that tells who received a message. */
export type WireSequenceWords = typeof es;

const en: WireSequenceWords = {
  view: 'View of the wire',
  views: { list: 'List', sequence: 'Sequence' },
  sequence: 'The sequence, in the order in which it happened',
  time: 'Time',
  quote: (text) => `“${text}”`,
  lost: 'did not arrive',
  pause: (time) => `+${time}`,
  both: (client, server) => `${client} and ${server}`,
  who: {
    title: 'Who received it?',
    titleOfClient: 'Who received the same?',
    rule: (gap) =>
      `Copies count as one message when the server sent them with the same opcode and the same bytes, pausing at most ${gap} ms between one and the next.`,
    ruleOfClient: (gap) =>
      `What counts are the first copies that the server sent afterwards with the same opcode and the same bytes, pausing at most ${gap} ms between one and the next.`,
    summary: (got, all) =>
      all === 1
        ? got === 1
          ? 'The only connected client received it.'
          : 'The only connected client did not receive it.'
        : got === all
          ? `All ${all} connected clients received it.`
          : `${got} of ${all} clients received it.`,
    missing: (names) => `Missing: ${names}.`,
    nobody: 'The server sent no message with these same bytes afterwards.',
    wrapped:
      'If the server wrapped it in another text or in JSON, choose the server’s message to see who received it.',
    compressed:
      'It is compressed: two connections can compress the same to different bytes, so copies may be missing here.',
    client: 'Client',
    received: 'Received?',
    after: 'When',
    times: 'Times',
    order: 'Order',
    yes: 'yes',
    no: 'no, although connected',
    wasClosing: 'no: it was already closing',
    joined: 'no: it connected during the sending',
    left: 'no: it left during the sending',
    lost: 'sent, but did not arrive',
    sender: 'sent it',
    none: '—',
    show: (client) => `Choose the copy of ${client}`,
  },
};

/** The words of the sequence view in every language of the course. */
export const wireSequenceWords: Readonly<Record<Language, WireSequenceWords>> = { es, en };
