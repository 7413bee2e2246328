const texts = import.meta.glob<string>(['/lessons/*/*/starter/**/*', '!**/*.md', '!**/*.json'], {
  query: '?raw',
  import: 'default',
});

/** Loads the code that everybody began an exercise with. */
export async function loadStarter(exercise: string): Promise<Record<string, string>> {
  const folder = `/lessons/${exercise}/starter/`;
  const found = Object.entries(texts).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(
    await Promise.all(
      found.map(async ([path, load]) => [path.slice(folder.length), await load()] as const),
    ),
  );
}
