import type { Language } from './text.ts';

/** The words of the small live trace on a concept page. */
export type LiveTraceWords = {
  heading: string;
  lead: string;
  run: string;
  again: string;
  running: string;
  failed: (reason: string) => string;
  code: string;
  line: (file: string, line: number) => string;
  change: string;
};

export const liveTraceWords: Record<Language, LiveTraceWords> = {
  es: {
    heading: 'Míralo en el cable',
    lead: 'Un servidor y un cliente de verdad, aquí mismo, en tu navegador. Contesta antes las predicciones de arriba; después ejecútalos y elige una trama para ver sus bytes y la línea que la escribió.',
    run: 'Ejecutar y ver las tramas',
    again: 'Ejecutar otra vez',
    running: 'Arrancando…',
    failed: (reason) => `No se pudo ejecutar: ${reason}`,
    code: 'Ver el código',
    line: (file, line) => `La escribió la línea ${String(line)} de ${file}:`,
    change: 'Cambiarlo en el ejemplo en vivo',
  },
  en: {
    heading: 'See it on the wire',
    lead: 'A real server and a real client, right here in your browser. Answer the predictions above first; then run them, and choose a frame to see its bytes and the line that wrote it.',
    run: 'Run and watch the frames',
    again: 'Run again',
    running: 'Starting…',
    failed: (reason) => `It could not run: ${reason}`,
    code: 'See the code',
    line: (file, line) => `Written by line ${String(line)} of ${file}:`,
    change: 'Change it in the live example',
  },
};
