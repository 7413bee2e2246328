import type { Language } from './text.ts';

/** Every word about the editor's settings, its shortcuts and the toolkit's sources. */
export type EditorTexts = {
  settings: string;
  codeSize: string;
  smaller: string;
  larger: string;
  reset: string;
  sizeNow: (percent: number) => string;
  format: string;
  formatTip: (key: string) => string;
  formatNeedsEditor: string;
  forScreenReaders: string;
  forScreenReadersLead: string;
  autoRun: string;
  autoRunLead: string;
  autoRunOn: string;
  autoRunOff: string;
  toolkit: string;
  toolkitShow: string;
  toolkitHide: string;
  toolkitFile: string;
  toolkitLabel: (file: string) => string;
  readOnly: string;
  loading: string;
  failedToLoad: string;
  /** Read when the full editor gets the focus. */
  description: (key: string) => string;
  tabWrites: string;
  tabLeaves: string;
  marks: string;
  shortcuts: string;
  close: string;
  /** The keys as they are written on keyboards that are not a Mac's. */
  keys: {
    control: string;
    shift: string;
    alt: string;
    escape: string;
    enter: string;
    space: string;
  };
  shortcutGroups: Record<'programs' | 'editor' | 'page', string>;
  shortcutNames: Record<ShortcutName, string>;
};

/** What can be done by a key of its own. */
export type ShortcutName =
  | 'run'
  | 'check'
  | 'stop'
  | 'format'
  | 'definition'
  | 'find'
  | 'replace'
  | 'nextMistake'
  | 'suggest'
  | 'rename'
  | 'comment'
  | 'undo'
  | 'tab'
  | 'commands'
  | 'nextZone'
  | 'previousZone'
  | 'resize'
  | 'shortcuts';

const es: EditorTexts = {
  settings: 'Ajustes del editor',
  codeSize: 'Tamaño del código',
  smaller: 'Código más pequeño',
  larger: 'Código más grande',
  reset: 'Tamaño normal',
  sizeNow: (percent) => `${percent} %`,
  format: 'Dar formato al archivo',
  formatTip: (key) => `Ordena los espacios y las líneas del archivo abierto (${key})`,
  formatNeedsEditor: 'Solo el editor completo sabe dar formato.',
  forScreenReaders: 'Modo para lector de pantalla',
  forScreenReadersLead: 'El editor entrega el texto entero al lector, línea a línea.',
  autoRun: 'Ejecutar al dejar de escribir',
  autoRunLead:
    'Tras una pausa de casi un segundo, si el código está bien escrito, los programas vuelven a empezar y los clientes se conectan otra vez.',
  autoRunOn: 'Auto: se ejecuta al dejar de escribir',
  autoRunOff: 'Dejar de ejecutar solo',
  toolkit: 'Código de enchufe',
  toolkitShow: 'Leer el código de enchufe',
  toolkitHide: 'Cerrar el código de enchufe',
  toolkitFile: 'Archivo de enchufe',
  toolkitLabel: (file) => `Código de enchufe: ${file}, solo lectura`,
  readOnly: 'Solo lectura',
  loading: 'Cargando…',
  failedToLoad: 'No ha podido cargarse. Comprueba la conexión y vuelve a intentarlo.',
  description: (key) =>
    `La tecla Tab escribe una sangría. Pulsa ${key} para que Tab salga del editor. Escape cierra las sugerencias.`,
  tabWrites: 'para que Tab salga del editor',
  tabLeaves: 'para que Tab escriba otra vez; ahora sale del editor',
  marks: 'Líneas señaladas',
  shortcuts: 'Atajos de teclado',
  close: 'Cerrar',
  keys: {
    control: 'Ctrl',
    shift: 'Mayús',
    alt: 'Alt',
    escape: 'Esc',
    enter: 'Intro',
    space: 'Espacio',
  },
  shortcutGroups: { programs: 'Programas', editor: 'Editor', page: 'Página' },
  shortcutNames: {
    run: 'Ejecutar',
    check: 'Comprobar',
    stop: 'Parar lo que esté en marcha',
    format: 'Dar formato al archivo',
    definition: 'Ver dónde se define un nombre, también los de enchufe y ws',
    find: 'Buscar en el archivo',
    replace: 'Buscar y sustituir',
    nextMistake: 'Ir al siguiente error señalado',
    suggest: 'Pedir sugerencias',
    rename: 'Cambiar un nombre en todas partes',
    comment: 'Convertir la línea en comentario, o al revés',
    undo: 'Deshacer',
    tab: 'Que Tab salga del editor, o que vuelva a escribir',
    commands: 'Todas las órdenes del editor',
    nextZone: 'Pasar del texto al código y de ahí a los resultados',
    previousZone: 'La zona anterior',
    resize: 'Con el foco en un separador: cambiar el tamaño',
    shortcuts: 'Esta lista, fuera de los campos de texto',
  },
};

const en: EditorTexts = {
  settings: 'Editor settings',
  codeSize: 'Size of the code',
  smaller: 'Smaller code',
  larger: 'Larger code',
  reset: 'Normal size',
  sizeNow: (percent) => `${percent}%`,
  format: 'Format the file',
  formatTip: (key) => `Puts the spaces and lines of the open file in order (${key})`,
  formatNeedsEditor: 'Only the full editor can format.',
  forScreenReaders: 'Screen reader mode',
  forScreenReadersLead: 'The editor hands the whole text to the reader, line by line.',
  autoRun: 'Run when you stop typing',
  autoRunLead:
    'After a pause of almost a second, if the code is well-formed, the programs begin again and the clients connect anew.',
  autoRunOn: 'Auto: runs when you stop typing',
  autoRunOff: 'Stop running by itself',
  toolkit: 'Code of enchufe',
  toolkitShow: 'Read the code of enchufe',
  toolkitHide: 'Close the code of enchufe',
  toolkitFile: 'File of enchufe',
  toolkitLabel: (file) => `Code of enchufe: ${file}, read only`,
  readOnly: 'Read only',
  loading: 'Loading…',
  failedToLoad: 'It could not be loaded. Check your connection and try again.',
  description: (key) =>
    `The Tab key indents. Press ${key} to let Tab leave the editor. Escape closes suggestions.`,
  tabWrites: 'lets Tab leave the editor',
  tabLeaves: 'lets Tab write again; now it leaves the editor',
  marks: 'Marked lines',
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  keys: {
    control: 'Ctrl',
    shift: 'Shift',
    alt: 'Alt',
    escape: 'Esc',
    enter: 'Enter',
    space: 'Space',
  },
  shortcutGroups: { programs: 'Programs', editor: 'Editor', page: 'Page' },
  shortcutNames: {
    run: 'Run',
    check: 'Check',
    stop: 'Stop what is running',
    format: 'Format the file',
    definition: 'See where a name is defined, in enchufe and ws too',
    find: 'Find in the file',
    replace: 'Find and replace',
    nextMistake: 'Go to the next marked mistake',
    suggest: 'Ask for suggestions',
    rename: 'Change a name everywhere',
    comment: 'Turn the line into a comment, or back',
    undo: 'Undo',
    tab: 'Let Tab leave the editor, or write again',
    commands: 'Every command of the editor',
    nextZone: 'From the text to the code and on to the results',
    previousZone: 'The zone before',
    resize: 'With the focus on a separator: change the size',
    shortcuts: 'This list, outside of text fields',
  },
};

/** The editor's words in each language. */
export const editorTexts: Readonly<Record<Language, EditorTexts>> = { es, en };
