/** A room of the tree: a folder or a file, named by its path from the project's root. */
export type Room = {
  name: string;
  path: string;
  mayImport: readonly string[];
  mayImportTypesOf?: readonly string[];
};

/**
 * Who may import whom; the first room whose path fits a file is its room, and whatever isn't listed is forbidden.
 * Every room may import itself. The README shows the same arrows in words.
 */
export const rooms: readonly Room[] = [
  { name: 'network', path: 'src/network/', mayImport: [] },
  { name: 'toolkit', path: 'src/toolkit/', mayImport: [] },
  {
    name: 'translations',
    path: 'src/translations/',
    mayImport: [],
    // Sentences are complete over the unions that they tell of: a new way to end is a type error here.
    mayImportTypesOf: ['engine interface', 'open engine', 'checks report'],
  },
  { name: 'engine interface', path: 'src/engine/engine.ts', mayImport: ['network'] },
  {
    name: 'open engine',
    path: 'src/engine/open-engine.ts',
    mayImport: [
      'engine interface',
      'program modules',
      'embedded engine',
      'node engine',
      'webcontainer engine',
    ],
  },
  {
    name: 'embedded engine',
    path: 'src/engine/embedded/',
    mayImport: ['engine interface', 'program modules', 'network'],
  },
  {
    name: 'node programs',
    path: 'src/engine/node-programs/',
    mayImport: ['engine interface', 'program modules', 'network'],
  },
  {
    name: 'node engine',
    path: 'src/engine/node/',
    mayImport: ['engine interface', 'program modules', 'node programs', 'network'],
  },
  {
    name: 'webcontainer engine',
    path: 'src/engine/webcontainer/',
    mayImport: ['engine interface', 'program modules', 'node programs', 'network'],
  },
  {
    name: 'program modules',
    path: 'src/engine/',
    mayImport: ['engine interface', 'network'],
  },
  {
    name: 'checks report',
    path: 'src/checks/check-report.ts',
    mayImport: ['engine interface', 'network', 'translations'],
  },
  {
    name: 'checks',
    path: 'src/checks/',
    mayImport: ['checks report', 'engine interface', 'network', 'translations'],
  },
  { name: 'course', path: 'src/course/', mayImport: ['checks', 'checks report', 'translations'] },
  { name: 'wire inspector', path: 'src/wire-inspector/', mayImport: ['network', 'translations'] },
  {
    name: 'workbench',
    path: 'src/workbench/',
    mayImport: [
      'engine interface',
      'open engine',
      'program modules',
      'checks',
      'checks report',
      'course',
      'wire inspector',
      'take home',
      'translations',
      'lessons',
    ],
  },
  {
    // What teachers and students see: it runs the checks, and hands in what the workbench has kept.
    name: 'classroom pages',
    path: 'src/classroom/pages/',
    mayImport: [
      'classroom',
      'engine interface',
      'open engine',
      'checks',
      'checks report',
      'course',
      'workbench',
      'wire inspector',
      'translations',
      'lessons',
    ],
  },
  {
    name: 'classroom',
    path: 'src/classroom/',
    mayImport: ['checks report', 'translations'],
  },
  {
    name: 'pages',
    path: 'src/pages/',
    mayImport: [
      'layouts',
      'site',
      'course',
      'workbench',
      'wire inspector',
      'translations',
      'lessons',
    ],
  },
  {
    name: 'layouts',
    path: 'src/layouts/',
    mayImport: ['site', 'course', 'workbench', 'translations'],
  },
  {
    name: 'site',
    path: 'src/site/',
    mayImport: ['course', 'classroom pages', 'workbench', 'translations', 'layouts'],
  },
  { name: 'take home', path: 'src/take-home/', mayImport: ['translations'] },
  {
    name: 'command line',
    path: 'src/command-line/',
    mayImport: ['node engine', 'checks', 'checks report', 'course', 'translations', 'bundles'],
  },
  { name: 'bundles', path: 'src/bundles/', mayImport: [] },
  { name: 'lessons', path: 'lessons/', mayImport: ['checks'] },
];

/** The name of the room that a file belongs to, or undefined for files outside the rooms. */
export function roomOf(path: string): Room | undefined {
  return rooms.find((room) => path === room.path || path.startsWith(room.path));
}
