import type { Language } from './text.ts';

const es = {
  usage: `Uso: enchufe <orden> [opciones]

  enchufe check <ejercicio> [carpeta]   comprueba el programa de la carpeta (por defecto, esta)
  enchufe new <ejercicio> <carpeta>     crea una carpeta con el código inicial y la tarea
  enchufe list                          muestra los ejercicios

Un ejercicio se nombra por su letra (E2), su nombre (receive-json) o ambos (e-receive/receive-json).

  --lang es|en      el idioma; por defecto, el del entorno, y si no, español
  --json            una línea de JSON para otros programas (check, list)
  --junit archivo   escribe además un informe JUnit (check)
  --seed número     repite los nombres y datos al azar de otra comprobación (check)

Termina con 0 si todo pasa, con 1 si falla alguna comprobación, con 2 si la orden está mal
o el programa no se puede comprobar, y con 130 si se interrumpe.`,
  unknownCommand: (name: string) => `no existe la orden "${name}". Las hay: check, new y list.`,
  unknownLanguage: (lang: string) => `no hay textos en "${lang}". Usa --lang es o --lang en.`,
  unknownExercise: (name: string) =>
    `no existe el ejercicio "${name}". Con "enchufe list" ves todos.`,
  noExercise: 'falta el ejercicio. Con "enchufe list" ves todos.',
  noFolder: 'falta la carpeta en la que quieres el ejercicio.',
  tooMany: (rest: string) => `sobra "${rest}".`,
  badSeed: (seed: string) => `--seed tiene que ser un número entero, y es "${seed}".`,
  noSuchFolder: (folder: string, _where: string) =>
    `la carpeta ${folder} no se puede leer. Comprueba que existe.`,
  noEntry: (entry: string, folder: string) =>
    `en ${folder} no hay ningún ${entry}, que es el archivo que se comprueba.`,
  tooManyFiles: (folder: string, _where: string) =>
    `${folder} tiene demasiados archivos para ser un ejercicio. Indica su carpeta.`,
  notEmpty: (folder: string) =>
    `${folder} no está vacía. Elige otra carpeta: aquí no se borra nada.`,
  cannotWrite: (folder: string, reason: string) => `no se puede crear ${folder}: ${reason}`,
  made: (folder: string, letter: string) =>
    `El código inicial y la tarea (README.md) están en ${folder}.\nCuando lo tengas: npx enchufe check ${letter} ${folder}`,
  checking: (entry: string, version: string) => `Comprobando ${entry} en Node ${version}…`,
  expected: 'Se esperaba:',
  received: 'Llegó:',
  hint: 'Pista:',
  transcript: 'Lo que pasó por el cable:',
  output: 'Lo que escribió tu programa:',
  stopped: 'Se ha interrumpido la comprobación.',
  summary: (passed: number, all: number) =>
    passed === all
      ? `Pasan las ${all} comprobaciones.`
      : `Pasan ${passed} de ${all} comprobaciones.`,
  again: (seed: number) => `(con --seed ${seed} se repite)`,
};

/** The words of the command line. */
export type CommandLineTexts = typeof es;

const en: CommandLineTexts = {
  usage: `Usage: enchufe <command> [options]

  enchufe check <exercise> [folder]   checks the program in the folder (default: this one)
  enchufe new <exercise> <folder>     makes a folder with the starting code and the task
  enchufe list                        lists the exercises

An exercise is named by its letter (E2), its name (receive-json) or both (e-receive/receive-json).

  --lang es|en    the language; default: the environment's, else Spanish
  --json          one line of JSON for other programs (check, list)
  --junit file    also writes a JUnit report (check)
  --seed number   repeats the random names and data of another check (check)

Ends with 0 if everything passes, 1 if a check fails, 2 if the command is wrong
or the program cannot be checked, and 130 if it is interrupted.`,
  unknownCommand: (name) => `there is no command "${name}". There are check, new and list.`,
  unknownLanguage: (lang) => `there are no texts in "${lang}". Use --lang es or --lang en.`,
  unknownExercise: (name) => `there is no exercise "${name}". "enchufe list" shows them all.`,
  noExercise: 'the exercise is missing. "enchufe list" shows them all.',
  noFolder: 'the folder in which you want the exercise is missing.',
  tooMany: (rest) => `"${rest}" is too much.`,
  badSeed: (seed) => `--seed must be a whole number, and is "${seed}".`,
  noSuchFolder: (folder) => `the folder ${folder} cannot be read. Check that it exists.`,
  noEntry: (entry, folder) => `there is no ${entry} in ${folder}; that is the file to be checked.`,
  tooManyFiles: (folder) =>
    `${folder} has too many files to be an exercise. Name the folder of the exercise.`,
  notEmpty: (folder) => `${folder} is not empty. Choose another folder: nothing is deleted here.`,
  cannotWrite: (folder, reason) => `${folder} cannot be made: ${reason}`,
  made: (folder, letter) =>
    `The starting code and the task (README.md) are in ${folder}.\nWhen you are done: npx enchufe check ${letter} ${folder}`,
  checking: (entry, version) => `Checking ${entry} on Node ${version}…`,
  expected: 'Expected:',
  received: 'Received:',
  hint: 'Hint:',
  transcript: 'What crossed the wire:',
  output: 'What your program wrote:',
  stopped: 'The check was interrupted.',
  summary: (passed, all) =>
    passed === all ? `All ${all} checks pass.` : `${passed} of ${all} checks pass.`,
  again: (seed) => `(--seed ${seed} repeats it)`,
};

/** The words of the command line, in every language of the course. */
export const commandLineTexts: Readonly<Record<Language, CommandLineTexts>> = { es, en };
