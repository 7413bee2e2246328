import type { Language } from './text.ts';

type ReadmeParts = { task: string; client: string | undefined; hasChecks: boolean };

const es = {
  lead: 'Un zip con tu código, enchufe y las comprobaciones: un proyecto corriente para Node 22.18 o posterior. Después, npm install && npm test.',
  download: 'Descargar el zip',
  failed: 'No se ha podido preparar el proyecto. Comprueba la conexión e inténtalo otra vez.',
  stackBlitzLead:
    'O ábrelo en StackBlitz, un editor en línea de otra empresa: al pulsar, tu código sale de este navegador y se envía a stackblitz.com.',
  stackBlitz: 'Copiar a StackBlitz',
  offline: 'Sin conexión no se puede abrir StackBlitz.',
  readme: (letter: string, title: string, { task, client, hasChecks }: ReadmeParts) =>
    [
      `# ${letter ? `${letter} · ` : ''}${title}`,
      'Este proyecto viene de Enchufe. Necesita Node 22.18 o posterior, que ejecuta TypeScript por sí solo.',
      [
        '```sh',
        'npm install',
        ...(hasChecks ? ['npm test        # las comprobaciones del ejercicio'] : []),
        'npm start       # arranca el servidor en el puerto 8000 (o en PORT)',
        'npm run dev     # lo vuelve a arrancar cuando cambias un archivo',
        ...(client === undefined
          ? []
          : ['npm run client  # el cliente, con el servidor en marcha']),
        '```',
      ].join('\n'),
      ...(hasChecks
        ? [
            '`npm test -- --json` lo cuenta a otros programas y `npm test -- --junit informe.xml` a un servidor de integración; `--lang en`, en inglés.',
          ]
        : []),
      'En `.enchufe/` están las comprobaciones y `enchufe`, como JavaScript con sus tipos. Node quiere la extensión en cada import (`./sala.ts`) e `import type` para lo que es solo un tipo.',
      ...(task ? [`## La tarea\n\n${task}`] : []),
      '',
    ].join('\n\n'),
};

/** The words about taking a lesson home. */
export type TakeHomeTexts = typeof es;

const en: TakeHomeTexts = {
  lead: 'A zip with your code, enchufe and the checks: an ordinary project for Node 22.18 or newer. Then npm install && npm test.',
  download: 'Download the zip',
  failed: 'The project could not be made. Check the connection and try again.',
  stackBlitzLead:
    'Or open it in StackBlitz, an online editor of another company: when you press, your code leaves this browser and is sent to stackblitz.com.',
  stackBlitz: 'Copy to StackBlitz',
  offline: 'StackBlitz cannot be opened without a connection.',
  readme: (letter, title, { task, client, hasChecks }) =>
    [
      `# ${letter ? `${letter} · ` : ''}${title}`,
      'This project comes from Enchufe. It needs Node 22.18 or newer, which runs TypeScript by itself.',
      [
        '```sh',
        'npm install',
        ...(hasChecks ? ["npm test        # the exercise's checks"] : []),
        'npm start       # starts the server on port 8000 (or PORT)',
        'npm run dev     # starts it again when you change a file',
        ...(client === undefined ? [] : ['npm run client  # the client, while the server runs']),
        '```',
      ].join('\n'),
      ...(hasChecks
        ? [
            '`npm test -- --json` tells it to other programs, and `npm test -- --junit report.xml` to a CI server; `--lang es` speaks Spanish.',
          ]
        : []),
      'In `.enchufe/` are the checks, and `enchufe` as JavaScript with its types. Node wants the extension in every import (`./room.ts`), and `import type` for what is only a type.',
      ...(task ? [`## The task\n\n${task}`] : []),
      '',
    ].join('\n\n'),
};

/** The words about taking a lesson home, in every language of the course. */
export const takeHomeTexts: Readonly<Record<Language, TakeHomeTexts>> = { es, en };
