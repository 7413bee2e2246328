import { styleText } from 'node:util';
import type { CheckReport, CheckResult, TranscriptEntry } from '../checks/check-report.ts';
import { commandLineTexts } from '../translations/command-line.ts';
import type { Language } from '../translations/text.ts';
import { sayWhatCrossed, sayWhoSpoke } from '../translations/transcript.ts';
import type { CheckedExercise, CheckedProgram } from './check-program.ts';

type Style = Parameters<typeof styleText>[0];

/** Tells people how a check goes, line by line; colours only where the terminal, or FORCE_COLOR, has them. */
export class ReportPrinter {
  readonly #language: Language;
  readonly #write: (line: string) => void;

  constructor(language: Language, write: (line: string) => void) {
    this.#language = language;
    this.#write = write;
  }

  begin({ letter, title, key, entry }: CheckedExercise): void {
    const { checking } = commandLineTexts[this.#language];
    this.#write(`${paint('bold', `${letter} · ${title[this.#language]}`)} ${paint('dim', key)}`);
    this.#write(paint('dim', checking(entry, process.versions.node)));
    this.#write('');
  }

  result(result: CheckResult, output: readonly string[]): void {
    const language = this.#language;
    const words = commandLineTexts[language];
    if (result.status === 'passed') {
      this.#write(`${paint('green', '✓')} ${result.title[language]}`);
      return;
    }
    this.#write(`${paint('red', '✗')} ${paint('bold', result.title[language])}`);
    this.#write(`    ${paint('dim', words.expected)} ${result.expected[language]}`);
    this.#write(`    ${paint('dim', words.received)} ${paint('red', result.received[language])}`);
    const [hint] = result.hints;
    if (hint) this.#write(`    ${paint('dim', words.hint)} ${hint[language]}`);
    if (result.transcript.length > 0) {
      this.#write(`    ${paint('dim', words.transcript)}`);
      for (const line of transcriptLines(result.transcript, language, paint))
        this.#write(`      ${line}`);
    }
    this.#output(output, '    ');
    this.#write('');
  }

  end({ report, output }: CheckedProgram): void {
    const words = commandLineTexts[this.#language];
    if (report.status === 'stopped') this.#write(words.stopped);
    if (report.status === 'not-checkable') {
      this.#write(`${paint('red', '✗')} ${report.explanation[this.#language]}`);
      this.#output(output, '  ');
    }
    if (report.status !== 'checked') return;
    const passed = countPassed(report);
    const all = report.results.length;
    const summary = words.summary(passed, all);
    if (passed === all) this.#write(`\n${paint(['green', 'bold'], summary)}`);
    else
      this.#write(`${paint(['red', 'bold'], summary)} ${paint('dim', words.again(report.seed))}`);
  }

  #output(lines: readonly string[], indent: string): void {
    if (lines.length === 0) return;
    this.#write(`${indent}${paint('dim', commandLineTexts[this.#language].output)}`);
    for (const line of lines) {
      this.#write(`${indent}  ${withoutControls(line).replaceAll('\n', `\n${indent}  `)}`);
    }
  }
}

/** How many checks of a report were passed. */
export function countPassed(report: Extract<CheckReport, { status: 'checked' }>): number {
  return report.results.filter(({ status }) => status === 'passed').length;
}

/** A transcript as aligned lines in a language: when, who, which way, what; plain unless somebody paints it. */
export function transcriptLines(
  entries: readonly TranscriptEntry[],
  language: Language,
  paint: (style: Style, text: string) => string = (_style, text) => text,
): string[] {
  const said = entries.map((entry) => ({
    ...entry,
    client: sayWhoSpoke(entry.client, language),
    kind: sayWhatCrossed(entry.kind, language),
  }));
  const width = (pick: (entry: TranscriptEntry) => string) =>
    Math.max(...said.map((entry) => pick(entry).length));
  const clientWidth = width(({ client }) => client);
  const kindWidth = Math.min(
    24,
    width(({ kind }) => kind),
  );
  return said.map(({ time, client, direction, kind, payload }) => {
    const isToServer = direction === 'client-to-server';
    const arrow = paint(isToServer ? 'cyan' : 'magenta', isToServer ? '→' : '←');
    const when = paint('dim', `${String(time).padStart(5)} ms`);
    const what = `${kind.padEnd(kindWidth)} ${withoutControls(payload)}`.trimEnd();
    return `${when}  ${client.padEnd(clientWidth)} ${arrow} ${what}`;
  });
}

function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** What a program sends mustn't move the cursor of whoever reads it. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, '�');
}
