import type { Language } from './text.ts';

const spanish = {
  network: 'La red',
  pause: 'Pausar la red',
  pauseTip: 'Nada cruza la red hasta que des un paso o continúes',
  noPause: 'Solo el motor integrado puede pausar la red.',
  paused: 'Red en pausa',
  waiting: (count: number) =>
    count === 0 ? 'Nada espera.' : count === 1 ? 'Espera 1.' : `Esperan ${count}.`,
  step: 'Un paso',
  stepTip: 'Deja cruzar lo que más tiempo lleva esperando',
  goOn: 'Continuar',
  goOnTip: 'Todo lo que espera cruza en su orden, y la red sigue',
  list: 'Lo que espera, en su orden',
  more: (count: number) => `y ${count} más`,
  crossed: (what: string) => `Cruzó: ${what}`,
  restart: 'Reiniciar el servidor',
  crash: 'Que se caiga',
  crashTip: 'Termina de golpe y arranca otra vez: nadie recibe una trama de cierre',
  orderly: 'En orden',
  orderlyTip:
    'Recibe SIGTERM y un momento para despedirse, si tu código lo escucha; después arranca otra vez',
};

type FaultsMoreTexts = typeof spanish;

const english: FaultsMoreTexts = {
  network: 'The network',
  pause: 'Pause the network',
  pauseTip: 'Nothing crosses the network until you step or continue',
  noPause: 'Only the embedded engine can pause the network.',
  paused: 'Network paused',
  waiting: (count) =>
    count === 0 ? 'Nothing waits.' : count === 1 ? '1 waits.' : `${count} wait.`,
  step: 'Step',
  stepTip: 'Lets cross what has waited longest',
  goOn: 'Continue',
  goOnTip: 'All that waits crosses in its order, and the network goes on',
  list: 'What waits, in its order',
  more: (count) => `and ${count} more`,
  crossed: (what) => `Crossed: ${what}`,
  restart: 'Restart the server',
  crash: 'Let it crash',
  crashTip: 'It ends abruptly and starts again: nobody gets a close frame',
  orderly: 'In order',
  orderlyTip:
    'It gets SIGTERM and a moment to say goodbye, if your code listens for it; then it starts again',
};

/** The words of the pause and of the restart in every language of the course. */
export const faultsMoreTexts: Readonly<Record<Language, FaultsMoreTexts>> = {
  es: spanish,
  en: english,
};
