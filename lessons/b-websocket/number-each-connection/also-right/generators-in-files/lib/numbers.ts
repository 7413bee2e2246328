export function* numbers(): Generator<string, never> {
  for (let n = 1; ; n += 1) yield `#${n}`;
}
