import { takeHomeTexts } from '../translations/take-home.ts';
import type { Language, Text } from '../translations/text.ts';

/** A lesson and what a learner made of it. */
export type TakeHomeLesson = {
  /** `e-receive/receive-json` */
  key: string;
  letter: string;
  title: Text;
  /** Markdown. */
  task: Text;
  files: Readonly<Record<string, string>>;
  /** The file of the server, and that of the client where the lesson has one. */
  entry: string;
  client?: string | undefined;
  /** The source of the checks; undefined where the lesson has none. */
  judge: string | undefined;
};

/** What every project gets besides: our own files by path in our folder, and the versions of packages. */
export type OwnFiles = {
  files: Readonly<Record<string, string>>;
  versions: Readonly<Record<string, string>>;
};

/** Where our own files are; a name with a dot, which no learner's file has. */
const ownFolder = '.enchufe';

/** The name of the project's folder and of its zip file. */
export function projectName({ key }: TakeHomeLesson): string {
  return `enchufe-${key.replaceAll('/', '-')}`;
}

/** Makes an ordinary Node project of a lesson: its files by path. What the learner wrote is taken as it is. */
export function makeProjectFiles(
  lesson: TakeHomeLesson,
  own: OwnFiles,
  language: Language,
): Record<string, string> {
  const { files, judge } = lesson;
  const ours = Object.entries(own.files).map(
    ([path, content]) => [`${ownFolder}/${path}`, content] as const,
  );
  return {
    'README.md': takeHomeTexts[language].readme(lesson.letter, lesson.title[language], {
      task: lesson.task[language].trim(),
      client: lesson.client,
      hasChecks: judge !== undefined,
    }),
    '.gitignore': 'node_modules/\n',
    'tsconfig.json': json(tsconfig(Object.keys(files))),
    ...Object.fromEntries(ours),
    ...(judge === undefined
      ? {}
      : {
          [`${ownFolder}/judge.js`]: judge,
          [`${ownFolder}/exercise.json`]: json(exerciseFacts(lesson, language)),
        }),
    ...files,
    // Nothing runs without ours; one of the learner's stays beside it.
    ...('package.json' in files ? { 'package.own.json': files['package.json'] ?? '' } : {}),
    'package.json': json(packageJson(lesson, own.versions)),
  };
}

function packageJson(lesson: TakeHomeLesson, versions: OwnFiles['versions']): unknown {
  const { entry, client, judge } = lesson;
  return {
    name: projectName(lesson),
    version: '1.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    scripts: {
      start: `node ${entry}`,
      dev: `node --watch ${entry}`,
      ...(client === undefined ? {} : { client: `node ${client}` }),
      ...(judge === undefined ? {} : { test: `node ${ownFolder}/check.js` }),
    },
    dependencies: { enchufe: `file:${ownFolder}/toolkit`, ws: versions['ws'] },
    devDependencies: {
      '@types/node': versions['@types/node'],
      '@types/ws': versions['@types/ws'],
    },
  };
}

function exerciseFacts(lesson: TakeHomeLesson, language: Language): unknown {
  const { key, letter, title, entry, client } = lesson;
  const subject = client === undefined ? 'server' : 'client';
  return { key, letter, title, entry: client ?? entry, subject, language };
}

function tsconfig(paths: readonly string[]): unknown {
  return {
    compilerOptions: {
      target: 'esnext',
      module: 'nodenext',
      lib: paths.some((path) => path.endsWith('.html')) ? ['esnext', 'dom'] : ['esnext'],
      types: ['node'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      allowImportingTsExtensions: true,
    },
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
