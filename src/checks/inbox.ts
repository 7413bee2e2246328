/** What arrived and wasn't taken yet, in order; taking waits for the next. */
export type Inbox<Item> = {
  put(item: Item): void;
  take(): Promise<Item>;
  /** What was taken is the first again. */
  putBack(item: Item): void;
  readonly size: number;
  /** What the next `take` would give at once. */
  readonly first: Item | undefined;
};

/** Makes an empty inbox. */
export function createInbox<Item>(): Inbox<Item> {
  const items: Item[] = [];
  const takers: ((item: Item) => void)[] = [];
  return {
    put(item) {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take() {
      if (items.length === 0) return new Promise((resolve) => takers.push(resolve));
      return Promise.resolve(items.shift() as Item);
    },
    putBack(item) {
      items.unshift(item);
    },
    get size() {
      return items.length;
    },
    get first() {
      return items[0];
    },
  };
}
