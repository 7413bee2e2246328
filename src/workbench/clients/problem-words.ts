import type { ClientsTexts } from '../../translations/clients.ts';
import { reasonLimit, type CloseProblem } from './close-draft.ts';
import type { ConnectProblem } from './connect-draft.ts';
import { fileLimit, mostPieces, type MessageProblem } from './message-draft.ts';
import { sizeText } from './transcript-words.ts';

/** Says what is wrong with what was typed to connect. */
export function connectProblemWords(wrong: ConnectProblem, texts: ClientsTexts): string {
  const words = texts.connectProblem;
  if (wrong.field === 'protocols') {
    return wrong.problem === 'twice'
      ? words.protocolTwice(wrong.name)
      : words.protocolToken(wrong.name);
  }
  switch (wrong.problem) {
    case 'fragment':
      return words.fragment;
    case 'no-colon':
      return words.noColon(wrong.line);
    case 'not-a-token':
      return words.headerToken(wrong.line);
    case 'bad-value':
      return words.badValue(wrong.line);
    case 'taken':
      return words.headerTaken(wrong.line);
    case 'twice':
      return words.headerTwice(wrong.line);
  }
}

/** Says why a message cannot be sent as it is. */
export function messageProblemWords(wrong: MessageProblem, texts: ClientsTexts): string {
  const words = texts.problems;
  switch (wrong.problem) {
    case 'bad-json':
      return words.badJson(wrong.reason);
    case 'bad-hex':
      return words.badHex;
    case 'no-bytes':
      return words.noBytes;
    case 'no-file':
      return words.noFile;
    case 'ping-too-big':
      return words.pingTooBig;
    case 'bad-pieces':
      return words.badPieces(mostPieces);
    case 'file-too-big':
      return words.fileTooBig(sizeText(wrong.size, texts), sizeText(fileLimit, texts));
  }
}

/** Says why a close cannot be sent. */
export function closeProblemWords(wrong: CloseProblem, texts: ClientsTexts): string {
  const words = texts.closeProblem;
  switch (wrong.problem) {
    case 'never-travels':
      return words.neverTravels(wrong.code);
    case 'unassigned':
      return words.unassigned(wrong.code);
    case 'out-of-range':
      return words.outOfRange(wrong.code);
    case 'not-a-number':
      return words.notANumber;
    case 'reason-without-code':
      return words.reasonWithoutCode;
    case 'reason-too-long':
      return words.reasonTooLong(wrong.bytes, reasonLimit);
  }
}
