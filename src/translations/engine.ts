import type { ProgramEnd, ProgramError } from '../engine/engine.ts';
import type { Text } from './text.ts';

/** Tells how a program ended: what happened, the file and line where there is one, and one thing to try. */
export function describeProgramEnd(end: ProgramEnd, role: 'server' | 'client' = 'server'): Text {
  switch (end.status) {
    case 'ended':
      return describeExit(end.exitCode, role);
    case 'threw':
      return describeThrown(end.error);
    case 'not-loaded':
      return describeNotLoaded(end);
    case 'stopped':
      return {
        es: 'Has parado el programa. Pulsa Ejecutar para volver a empezar.',
        en: 'You stopped the program. Press Run to start it again.',
      };
    case 'unresponsive':
      return {
        es: 'El programa dejó de responder y se ha detenido. Busca un bucle que no termina nunca.',
        en: 'The program stopped responding and was ended. Look for a loop that never ends.',
      };
    case 'sandbox-lost':
      return {
        es: 'El navegador cerró el espacio aislado en el que corren los programas. Pulsa Ejecutar para abrir otro.',
        en: 'The browser closed the sandbox that programs run in. Press Run to open a new one.',
      };
  }
}

function describeExit(exitCode: number, role: 'server' | 'client'): Text {
  if (exitCode === 0 && role === 'client') {
    return {
      es: 'El cliente terminó por sí solo: ya no le quedaba nada por hacer.',
      en: 'The client ended by itself: it had nothing left to do.',
    };
  }
  if (exitCode === 0) {
    return {
      es: 'El programa terminó por sí solo. Si debía seguir en marcha, comprueba que escucha en un puerto.',
      en: 'The program ended by itself. If it was meant to keep running, check that it listens on a port.',
    };
  }
  if (exitCode === 13) {
    return {
      es: 'El programa terminó mientras un await esperaba algo que ya no podía llegar (código 13). Comprueba que esa promesa se resuelve.',
      en: 'The program ended while an await waited for something that could no longer come (code 13). Check that this promise is resolved.',
    };
  }
  const code = String(exitCode);
  return {
    es: `El programa terminó con el código ${code}. Busca dónde llama a process.exit o cambia process.exitCode.`,
    en: `The program ended with code ${code}. Look for where it calls process.exit or sets process.exitCode.`,
  };
}

function describeThrown(error: ProgramError): Text {
  const what = `${error.name}: ${error.message.split('\n')[0] ?? ''}`.replace(/[.:\s]+$/, '');
  const known = knownErrors.find(({ pattern }) => pattern.test(what));
  const cure = known?.cure ?? {
    es: error.position ? 'Corrige esa línea o captura el error.' : 'Captura el error donde ocurre.',
    en: error.position ? 'Fix that line, or catch the error.' : 'Catch the error where it happens.',
  };
  return placed(error, { es: `${what}. ${cure.es}`, en: `${what}. ${cure.en}` });
}

const knownErrors: readonly { pattern: RegExp; cure: Text }[] = [
  {
    pattern: /EADDRINUSE/,
    cure: {
      es: 'Otro programa ya escucha en ese puerto: páralo o usa otro puerto.',
      en: 'Another program already listens on that port: stop it, or use another port.',
    },
  },
  {
    pattern: /ECONNREFUSED/,
    cure: {
      es: 'Nadie escucha en ese puerto: arranca antes el servidor o revisa el número.',
      en: 'Nobody listens on that port: start the server first, or check the number.',
    },
  },
  {
    pattern: /require is not defined/,
    cure: {
      es: 'Usa import en lugar de require.',
      en: 'Use import instead of require.',
    },
  },
];

function describeNotLoaded(end: Extract<ProgramEnd, { status: 'not-loaded' }>): Text {
  switch (end.reason) {
    case 'syntax-error': {
      const problem = describeSyntax(end.error.message);
      return placed(end.error, {
        es: `${problem.es}. Corrígelo y vuelve a ejecutar.`,
        en: `${problem.en}. Fix it and run again.`,
      });
    }
    case 'missing-module': {
      const { specifier, suggestion } = end;
      const cure: Text =
        suggestion !== undefined
          ? { es: `¿Querías decir "${suggestion}"?`, en: `Did you mean "${suggestion}"?` }
          : specifier.startsWith('.')
            ? {
                es: 'Revisa el nombre del archivo o créalo.',
                en: 'Check the name of the file, or create it.',
              }
            : {
                es: 'Aquí puedes importar tus archivos, "ws" y los módulos de Node.',
                en: 'Here you can import your own files, "ws" and the modules of Node.',
              };
      return placed(end.error, {
        es: `no se encuentra "${specifier}". ${cure.es}`,
        en: `"${specifier}" cannot be found. ${cure.en}`,
      });
    }
    case 'not-available':
      if (end.error.message.startsWith('The files import each other')) {
        return placed(end.error, {
          es: 'los archivos se importan unos a otros en círculo. Lleva lo que comparten a un archivo propio.',
          en: 'the files import each other in a circle. Move what they have in common to a file of its own.',
        });
      }
      return placed(end.error, {
        es: `el módulo "${end.specifier}" no está disponible aquí. Resuélvelo sin él.`,
        en: `the module "${end.specifier}" is not available here. Do without it.`,
      });
  }
}

/** Puts the file and line before a sentence, or begins the sentence with a capital where there is none. */
function placed({ position }: ProgramError, text: Text): Text {
  if (!position) return { es: capitalized(text.es), en: capitalized(text.en) };
  const line = String(position.line);
  return {
    es: `${position.file}, línea ${line}: ${text.es}`,
    en: `${position.file}, line ${line}: ${text.en}`,
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeSyntax(message: string): Text {
  for (const { pattern, es, en } of syntaxMessages) {
    const match = pattern.exec(message);
    if (!match) continue;
    const fill = (sentence: string): string =>
      sentence.replace(/\$(\d)/g, (_, index: string) => match[Number(index)] ?? '');
    return { es: fill(es), en: fill(en) };
  }
  // The parser's own words, for what is too rare to have words of ours.
  return { es: `error de sintaxis (${message})`, en: `syntax error (${message})` };
}

// The messages that the engine gives to syntax errors, in both languages.
const syntaxMessages: readonly { pattern: RegExp; es: string; en: string }[] = [
  {
    pattern: /^Unexpected "(.+)"$/,
    es: 'aquí no se esperaba "$1"',
    en: '"$1" was not expected here',
  },
  {
    pattern: /^Expected "(.+)" but found "(.+)"$/,
    es: 'se esperaba "$1" y hay "$2"',
    en: '"$1" was expected, but there is "$2"',
  },
  {
    pattern: /^The file ends too early/,
    es: 'el archivo termina demasiado pronto: falta cerrar un paréntesis, un corchete o una llave',
    en: 'the file ends too early: a bracket or a brace is still open',
  },
  {
    pattern: /^A text is never closed: its quote/,
    es: 'un texto no se cierra: faltan las comillas finales',
    en: 'a text is never closed: its last quote is missing',
  },
  {
    pattern: /^A text is never closed: its backtick/,
    es: 'un texto no se cierra: falta el acento grave (`) final',
    en: 'a text is never closed: its last backtick is missing',
  },
  {
    pattern: /^A comment is never closed/,
    es: 'un comentario no se cierra: falta "*/"',
    en: 'a comment is never closed: "*/" is missing',
  },
  {
    pattern: /^A regular expression is never closed/,
    es: 'una expresión regular no se cierra: falta "/"',
    en: 'a regular expression is never closed: "/" is missing',
  },
  {
    pattern: /^"(.+)" is already declared$/,
    es: '"$1" ya está declarado',
    en: '"$1" is already declared',
  },
  {
    pattern: /^"return" stands outside a function$/,
    es: '"return" está fuera de una función',
    en: '"return" stands outside a function',
  },
  {
    pattern: /^"(.+)" has no export named "(.+)"$/,
    es: '"$1" no exporta "$2" (si es un tipo, impórtalo con import type)',
    en: '"$1" has no export named "$2" (if it is a type, import it with import type)',
  },
  {
    pattern: /^"(.+)" has no default export$/,
    es: '"$1" no tiene exportación por defecto: escribe el nombre entre llaves',
    en: '"$1" has no default export: write the name in braces',
  },
  {
    pattern: /^Namespaces cannot run here/,
    es: 'los namespaces no se pueden ejecutar aquí: usa un módulo',
    en: 'namespaces cannot run here: use a module',
  },
  {
    pattern: /^This is not valid JSON$/,
    es: 'esto no es JSON válido',
    en: 'this is not valid JSON',
  },
  {
    pattern: /^This file is nested too deeply$/,
    es: 'el archivo está anidado demasiado hondo',
    en: 'the file is nested too deeply',
  },
];
