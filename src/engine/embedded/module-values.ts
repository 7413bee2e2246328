/** Values that become modules: each reads its exports from a global, which is gone before the learner's first line. */
export class ModuleValues {
  readonly #key = unguessableKey('module values');
  readonly #values: Record<string, object> = {};
  readonly #addresses = new Map<string, string>();

  /** Adds an object whose properties are to be a module's exports; the first of a name counts. */
  add(name: string, value: object): void {
    if (this.#addresses.has(name)) return;
    this.#values[name] = value;
    this.#addresses.set(name, blobAddress(moduleCode(this.#key, name, value)));
  }

  /** Adds a module that has its address already. */
  addLoaded(name: string, address: string): void {
    this.#addresses.set(name, address);
  }

  /** Loads all modules; gives each one's address. */
  async load(): Promise<(name: string) => string> {
    Object.defineProperty(globalThis, this.#key, { value: this.#values, configurable: true });
    const addresses = [...this.#addresses.values()];
    await Promise.all(addresses.map((address) => import(/* @vite-ignore */ address)));
    Reflect.deleteProperty(globalThis, this.#key);
    return (name) => this.#addresses.get(name) ?? 'data:,';
  }
}

/** A name for a global that no program can know beforehand. */
export function unguessableKey(purpose: string): string {
  return `${purpose} ${randomNumbers(new Uint32Array(4)).join()}`;
}

/** The address of a module with this code. */
export function blobAddress(code: string): string {
  return addressOf(new NativeBlob([code], { type: 'text/javascript' }));
}

function moduleCode(key: string, name: string, value: object): string {
  const names = Object.keys(value).filter((one) => one !== 'default' && identifier.test(one));
  return [
    `const built = globalThis[${JSON.stringify(key)}][${JSON.stringify(name)}];`,
    `export default built.default ?? built;`,
    ...names.map((one, index) => `const v${String(index)} = built.${one};`),
    `export { ${names.map((one, index) => `v${String(index)} as ${one}`).join(', ')} };`,
  ].join('\n');
}

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

// Taken before any program can put its own in their place.
const NativeBlob = Blob;
const addressOf = URL.createObjectURL.bind(URL);
const randomNumbers = crypto.getRandomValues.bind(crypto);
