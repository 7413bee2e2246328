/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const notifies: CheckDescription = {
  id: 'notifies',
  es: 'Los demás se enteran de quién se va',
  en: 'The others learn who leaves',
  hints: [
    {
      es: 'Los demás debían recibir `<nombre> left (<código>)`, con el nombre tal como lo da `{name}`, y no llegó así.',
      en: 'The others were to get `<name> left (<code>)`, with the name as `{name}` gives it, and it did not come like that.',
    },
    {
      es: '`iterText()` e `iterJson()` terminan en silencio cuando el cliente se va; `receiveText()` y `receiveJson()` lanzan `WebSocketDisconnect`, que lleva el código.',
      en: '`iterText()` and `iterJson()` end quietly when the client leaves; `receiveText()` and `receiveJson()` throw a `WebSocketDisconnect`, which has the code.',
    },
    {
      es: '`try { for (;;) { … await websocket.receiveJson() … } } catch (error) { if (error instanceof WebSocketDisconnect) … error.code … }`: ahí, saca al que se va y avisa a los demás.',
      en: '`try { for (;;) { … await websocket.receiveJson() … } } catch (error) { if (error instanceof WebSocketDisconnect) … error.code … }`: there, take the leaver out and tell the others.',
    },
  ],
};

export const exactlyOnce: CheckDescription = {
  id: 'exactly-once',
  es: 'Un solo aviso por cliente',
  en: 'One notice for each client',
  hints: [
    {
      es: 'Cada cliente que se va tiene un solo aviso.',
      en: 'Each client that leaves has exactly one notice.',
    },
    {
      es: 'Si avisas en el `catch` y otra vez en el `finally`, el aviso sale dos veces; si la lista se indexa por nombre, dos clientes iguales se pisan.',
      en: 'If you tell in the `catch` and again in the `finally`, the notice goes out twice; if the list is keyed by name, two equal clients overwrite each other.',
    },
    {
      es: 'Un solo sitio que saca al cliente de la lista y avisa: el `finally`. La clave es la conexión, no el nombre.',
      en: 'One place that takes the client off the list and tells: the `finally`. Key by connection, not by name.',
    },
  ],
};

export const codeSent: CheckDescription = {
  id: 'code-sent',
  es: 'El código es el que envió el cliente',
  en: 'The code is the one that the client sent',
  hints: [
    {
      es: 'El código no es el que envió el cliente.',
      en: 'The code is not the one that the client sent.',
    },
    {
      es: 'Cada cliente puede irse con otro código: 1001 si se marcha de la página, del 4000 en adelante los tuyos.',
      en: 'Each client may leave with another code: 1001 when it goes away from the page, your own from 4000 on.',
    },
    {
      es: 'Usa `error.code`, no un número fijo. `iterJson()` termina sin decir el código: recibe con `receiveJson()` y captura `WebSocketDisconnect`.',
      en: 'Use `error.code`, not a fixed number. `iterJson()` ends without telling the code: receive with `receiveJson()` and catch `WebSocketDisconnect`.',
    },
  ],
};

export const codeNotSent: CheckDescription = {
  id: 'code-not-sent',
  es: '1005 sin código y 1006 sin cierre',
  en: '1005 without a code, 1006 without a close',
  hints: [
    {
      es: '1005: llegó un Close sin código. 1006: no llegó ningún Close.',
      en: '1005: a Close with no code arrived. 1006: no Close arrived.',
    },
    {
      es: 'Esos dos códigos no viajan: los pone quien lee. No los cambies por 1000.',
      en: 'These two codes do not travel: whoever reads puts them in. Do not turn them into 1000.',
    },
    {
      es: 'Escribe `error.code` tal cual, sin `||` ni valores por defecto.',
      en: 'Write `error.code` as it is, with no `||` and no defaults.',
    },
  ],
};

export const errorIsNoFarewell: CheckDescription = {
  id: 'error-is-no-farewell',
  es: 'Un fallo no se anuncia como despedida',
  en: 'A failure is not told as a farewell',
  hints: [
    {
      es: 'Llegó un texto que no es JSON: es un fallo, no una despedida, y los demás debían recibir `<nombre> failed`.',
      en: 'A text came that is not JSON: that is a failure, not a farewell, and the others were to get `<name> failed`.',
    },
    {
      es: 'Un `catch` que no mira la clase del error toma un `SyntaxError` por alguien que se va.',
      en: 'A `catch` that does not look at the class of the error takes a `SyntaxError` for somebody leaving.',
    },
    {
      es: '`if (!(error instanceof WebSocketDisconnect)) throw error;`: `enchufe` cierra entonces con 1011, y el `finally` da el otro aviso.',
      en: '`if (!(error instanceof WebSocketDisconnect)) throw error;`: `enchufe` then closes with 1011, and the `finally` gives the other notice.',
    },
  ],
};

export const othersIsolated: CheckDescription = {
  id: 'others-isolated',
  es: 'Quien ya no está no calla a los demás',
  en: 'Who has gone does not silence the others',
  hints: [
    {
      es: 'Un envío fallido calló a los demás: aísla el error de cada cliente.',
      en: 'One failed send silenced the others: isolate the error of each client.',
    },
    {
      es: 'Enviar a quien ya no está lanza `WebSocketDisconnect`, y ese error es suyo, no de quien avisa.',
      en: 'Sending to somebody who has gone throws a `WebSocketDisconnect`, and that error is theirs, not of the one who tells.',
    },
    {
      es: '`await Promise.allSettled([...people].map((person) => person.sendText(text)))`.',
      en: 'Use `await Promise.allSettled([...people].map((person) => person.sendText(text)))`.',
    },
  ],
};
