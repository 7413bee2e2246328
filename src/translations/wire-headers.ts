import type { Language } from './text.ts';

const es = {
  request: 'Qué se pide y a qué ruta. Un WebSocket siempre empieza con GET.',
  '101': 'El servidor acepta: desde aquí la conexión habla WebSocket.',
  otherStatus: 'El servidor no cambia de protocolo: sigue siendo HTTP.',
  host: 'A qué servidor se llama.',
  upgrade: 'A qué protocolo se quiere cambiar.',
  connection: 'Upgrade: la conexión cambia de protocolo. keep-alive o close: sigue o termina.',
  'sec-websocket-version': 'La versión de WebSocket: siempre 13.',
  'sec-websocket-key': '16 bytes al azar en base64. No es un secreto ni una contraseña.',
  'sec-websocket-accept': 'La prueba de que el servidor leyó la clave.',
  'sec-websocket-protocol': 'Subprotocolos: el cliente propone varios, el servidor elige uno.',
  'sec-websocket-extensions': 'Extensiones, por ejemplo permessage-deflate para comprimir.',
  origin: 'La página que abrió la conexión. Los navegadores siempre la envían.',
  cookie: 'Las cookies de este servidor.',
  authorization: 'Las credenciales. Un navegador no puede ponerlas en un WebSocket.',
  'user-agent': 'El programa que llama.',
  'content-type': 'El tipo del cuerpo.',
  'content-length': 'Cuántos bytes tiene el cuerpo.',
  'transfer-encoding': 'chunked: el cuerpo llega en trozos que dicen su tamaño.',
  date: 'Cuándo respondió el servidor.',
};

const en: typeof es = {
  request: 'What is asked for, and at which path. A WebSocket always begins with GET.',
  '101': 'The server accepts: from here on the connection speaks WebSocket.',
  otherStatus: 'The server does not change the protocol: this is still HTTP.',
  host: 'Which server is called.',
  upgrade: 'Which protocol to change to.',
  connection:
    'Upgrade: the connection changes its protocol. keep-alive or close: it goes on or ends.',
  'sec-websocket-version': 'The version of WebSocket: always 13.',
  'sec-websocket-key': '16 random bytes in base64. Neither a secret nor a password.',
  'sec-websocket-accept': 'The proof that the server read the key.',
  'sec-websocket-protocol': 'Subprotocols: the client proposes several, the server chooses one.',
  'sec-websocket-extensions': 'Extensions, for example permessage-deflate for compression.',
  origin: 'The page that opened the connection. Browsers always send it.',
  cookie: 'The cookies of this server.',
  authorization: 'The credentials. A browser can’t set them on a WebSocket.',
  'user-agent': 'The program that calls.',
  'content-type': 'The type of the body.',
  'content-length': 'How many bytes the body has.',
  'transfer-encoding': 'chunked: the body comes in pieces that tell their size.',
  date: 'When the server answered.',
};

/** What the lines of an HTTP head mean, by the header's name in lower case. */
export const headerWords: Readonly<Record<Language, typeof es>> = { es, en };
