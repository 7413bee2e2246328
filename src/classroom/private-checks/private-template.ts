import type { Language } from '../../translations/text.ts';

/** An exercise that the template is to have room for. */
export type TemplateExercise = { key: string; letter: string; title: string; subject: string };

/** A file of private checks to begin with: what can be written, and a place for each exercise. */
export function makePrivateTemplate(
  exercises: readonly TemplateExercise[],
  language: Language,
): string {
  const words = texts[language];
  const places = exercises.map(({ key, letter, title, subject }) => {
    const head = `// ${letter} · ${title}\nexercise('${key}');\n`;
    const examples = subject === 'client' ? clientExample : (serverExamples[key] ?? anyServer);
    return `${head}\n${examples(words)}`;
  });
  return `${words.head}\nimport { check, checkClient, exercise } from './checks.js';\n\n${places.join('\n')}`;
}

type TemplateWords = {
  head: string;
  sums: string;
  sumsWhy: string;
  example: string;
};

const texts: Readonly<Record<Language, TemplateWords>> = {
  es: {
    head: `// Comprobaciones privadas para Enchufe. Guarda este archivo: solo lo tienes tú.
//
// Cómo se escribe una:
//  - exercise('…') dice de qué ejercicio son las comprobaciones que vienen después.
//  - check({ id, title }, async (…) => { … }) añade una. id: letras minúsculas, números y guiones,
//    distinto en cada una. title: lo que lee tu estudiante en sus comentarios.
//    Si quieres dos idiomas, escribe es: '…', en: '…' en lugar de title.
//  - La comprobación pasa si llega al final, y falla en el primer expect que no se cumple.
//
// Lo que puedes usar dentro:
//  - connect('/ruta')          abre una conexión con el servidor de tu estudiante
//  - client.sendText('hola')   client.sendBinary(bytes)   client.close(1000)
//  - expect.text(client, 'x')  el siguiente mensaje es ese texto
//  - expect.reply(client, 'x') lo mismo, en una trama de texto o binaria
//  - expect.json(client, {…})  el siguiente mensaje es ese JSON
//  - expect.close(client, 1008)  expect.open(client)  expect.silence(client)
//  - random.integer(1, 9)  random.word()  random.bytes(4): valores distintos en cada corrección
//  - clock: 'virtual' junto al id, y clock.advance(30_000) para adelantar el reloj del servidor
// Los ejercicios de cliente usan checkClient, con nextVisitor en lugar de connect.
`,
    sums: 'Suma cincuenta veces seguidas por la misma conexión',
    sumsWhy: '  // Números que nadie puede adivinar: quien responda de memoria falla.',
    example: 'Quita las // y cámbialo',
  },
  en: {
    head: `// Private checks for Enchufe. Keep this file: only you have it.
//
// How to write one:
//  - exercise('…') says which exercise the checks that follow are for.
//  - check({ id, title }, async (…) => { … }) adds one. id: lower-case letters, digits and hyphens,
//    another one each time. title: what your student reads in the feedback.
//    For two languages write es: '…', en: '…' in place of title.
//  - The check passes when it comes to its end, and fails at the first expect that doesn't hold.
//
// What you can use inside:
//  - connect('/path')          opens a connection to your student's server
//  - client.sendText('hello')  client.sendBinary(bytes)   client.close(1000)
//  - expect.text(client, 'x')  the next message is this text
//  - expect.reply(client, 'x') the same, in a text or a binary frame
//  - expect.json(client, {…})  the next message is this JSON
//  - expect.close(client, 1008)  expect.open(client)  expect.silence(client)
//  - random.integer(1, 9)  random.word()  random.bytes(4): other values at each grading
//  - clock: 'virtual' beside the id, and clock.advance(30_000) to move the server's clock on
// Exercises with a client use checkClient, with nextVisitor in place of connect.
`,
    sums: 'Adds fifty times in a row on one connection',
    sumsWhy: '  // Numbers that nobody can guess: whoever answers by heart fails.',
    example: 'Take the // away and change it',
  },
};

const sums = (words: TemplateWords): string =>
  `check({ id: 'many-sums', title: '${words.sums}' }, async ({ connect, random, expect }) => {
${words.sumsWhy}
  const client = await connect('/');
  for (let i = 0; i < 50; i += 1) {
    const a = random.integer(1, 1000);
    const b = random.integer(1, 1000);
    client.sendText(JSON.stringify({ op: 'sum', a, b }));
    await expect.json(client, { ok: true, r: a + b });
  }
});
`;

const serverExamples: Readonly<Record<string, (words: TemplateWords) => string>> = {
  'e-receive/receive-json': sums,
};

const anyServer = ({ example }: TemplateWords): string =>
  `// check({ id: 'my-check', title: '${example}' }, async ({ connect, random, expect }) => {
//   const client = await connect('/');
//   const word = random.word();
//   client.sendText(word);
//   await expect.reply(client, word);
// });
`;

const clientExample = ({ example }: TemplateWords): string =>
  `// checkClient({ id: 'my-check', title: '${example}' }, async ({ nextVisitor, expect }) => {
//   const client = (await nextVisitor()).accept();
//   await expect.open(client);
// });
`;
