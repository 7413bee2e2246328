/** An answer to choose, and the belief that it rests on; `code` is between backticks, as in every sentence of a check. */
export type PredictionChoice = { text: string; explanation: string; isRight: boolean };

/** A question of a concept text: what a program would do in a situation. */
export type Prediction = {
  /** `e1`: the first of section E; `e0` repeats an earlier section. */
  id: string;
  /** The checks that fail for the belief that it asks about. */
  checks: readonly string[];
  question: string;
  choices: readonly PredictionChoice[];
};

const block = /<div class="prediction"([^>]*)>(.*?)^<\/div>$/gms;
const choice = /<details>\s*<summary>(.*?)<\/summary>(.*?)<\/details>/gs;

/** Reads the predictions of a concept text, in order; what has no question or no two answers isn't one. */
export function readPredictions(markdown: string): Prediction[] {
  return [...markdown.matchAll(block)].flatMap(([, attributes = '', content = '']) => {
    const question = /<p id="prediction-([^"]+)">(.*?)<\/p>/s.exec(content);
    const choices = [...content.matchAll(choice)].map(([, text = '', explanation = '']) =>
      readChoice(plainSentence(text), plainSentence(explanation)),
    );
    const [, id, sentence] = question ?? [];
    if (id === undefined || sentence === undefined || choices.length < 2) return [];
    const checks = /data-checks="([^"]*)"/.exec(attributes)?.[1] ?? '';
    return [
      { id, checks: checks.split(' ').filter(Boolean), question: plainSentence(sentence), choices },
    ];
  });
}

/** How the explanation of a right answer begins. */
const affirmation = /^(?:Sí|Exacto|Yes|Right)[.,:;] */;

function readChoice(text: string, explanation: string): PredictionChoice {
  return { text, explanation, isRight: affirmation.test(explanation) };
}

/** What is so, for somebody who answered something else: the explanation without its "Yes". */
export function tellTruth({ explanation }: PredictionChoice): string {
  const truth = explanation.replace(affirmation, '');
  return truth.charAt(0).toUpperCase() + truth.slice(1);
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** Markdown and HTML as one line in which only backticks and `**` are left. */
function plainSentence(source: string): string {
  return source
    .replace(/<\/?code>/g, '`')
    .replace(/<[a-z/][^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
