import type { Language } from './text.ts';

const es = {
  'reserved-bits':
    'Se esperaba 0 en los bits reservados porque nadie acordó una extensión; {found} vale 1.',
  'reserved-opcode':
    'Se esperaba un opcode conocido (0x0, 0x1, 0x2, 0x8, 0x9 o 0xa); llegó {found}.',
  'not-masked': 'Se esperaba una trama enmascarada del cliente; llegó con MASK = 0.',
  'masked-by-server': 'Se esperaba una trama sin máscara del servidor; llegó con MASK = 1.',
  'length-has-top-bit': 'Se esperaba 0 en el primer bit de la longitud de 64 bits; vale 1.',
  'length-too-large': 'La longitud anunciada es mayor de lo que se puede contar.',
  'control-too-long': 'Una trama de control lleva 125 bytes como máximo; esta lleva {found}.',
  'control-fragmented': 'Una trama de control nunca se fragmenta; esta llegó con FIN = 0.',
  'unexpected-continuation': 'Se esperaba el principio de un mensaje; llegó una continuación.',
  'message-not-finished':
    'Se esperaba la continuación del mensaje empezado; llegó otra trama ({found}).',
  'data-after-close':
    'Después de la trama de cierre no se envían datos; llegó otra trama ({found}).',
  'bad-utf8': 'Se esperaba texto en UTF-8; llegó {found}.',
  'close-payload-too-short': 'Un cierre va vacío o lleva un código de 2 bytes; este lleva 1 byte.',
  'close-code-not-allowed': 'Se esperaba un código de cierre que se pueda enviar; llegó {found}.',
  truncated: 'La trama quedó a medias: la conexión terminó tras {found} bytes.',
  'bad-start-line': 'Se esperaba la primera línea de un mensaje HTTP; llegó {found}.',
  'bad-header-line': 'Se esperaba una cabecera «Nombre: valor»; llegó {found}.',
  'control-character': 'Se esperaba el texto de una cabecera HTTP; llegó {found}.',
  'head-too-long': 'La cabecera HTTP pasa de {found} bytes.',
  'head-truncated': 'La cabecera HTTP quedó a medias: la conexión terminó tras {found} bytes.',
  byte: 'el byte {found}',
  endInside: 'el final en mitad de un carácter',
};

const en: typeof es = {
  'reserved-bits':
    'Expected 0 in the reserved bits because nobody agreed on an extension; {found} is 1.',
  'reserved-opcode': 'Expected a known opcode (0x0, 0x1, 0x2, 0x8, 0x9 or 0xa); got {found}.',
  'not-masked': 'Expected a masked frame from the client; got MASK = 0.',
  'masked-by-server': 'Expected an unmasked frame from the server; got MASK = 1.',
  'length-has-top-bit': 'Expected 0 in the first bit of the 64-bit length; got 1.',
  'length-too-large': 'The announced length is greater than what can be counted.',
  'control-too-long': 'A control frame carries 125 bytes at most; this one carries {found}.',
  'control-fragmented': 'A control frame is never fragmented; this one came with FIN = 0.',
  'unexpected-continuation': 'Expected the beginning of a message; got a continuation.',
  'message-not-finished':
    'Expected the continuation of the message under way; got another frame ({found}).',
  'data-after-close': 'No data is sent after the close frame; got another frame ({found}).',
  'bad-utf8': 'Expected text in UTF-8; got {found}.',
  'close-payload-too-short':
    'A close is empty or carries a code of 2 bytes; this one carries 1 byte.',
  'close-code-not-allowed': 'Expected a close code that may be sent; got {found}.',
  truncated: 'The frame was left unfinished: the connection ended after {found} bytes.',
  'bad-start-line': 'Expected the first line of an HTTP message; got {found}.',
  'bad-header-line': 'Expected a header “Name: value”; got {found}.',
  'control-character': 'Expected the text of an HTTP head; got {found}.',
  'head-too-long': 'The HTTP head is longer than {found} bytes.',
  'head-truncated': 'The HTTP head was left unfinished: the connection ended after {found} bytes.',
  byte: 'the byte {found}',
  endInside: 'the end in the middle of a character',
};

/** What was wrong on the wire, by the kind of problem; `{found}` stands for what came instead. */
export const problemWords: Readonly<Record<Language, typeof es>> = { es, en };
