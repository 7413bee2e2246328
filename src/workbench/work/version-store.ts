import { openWorkDatabase } from './work-database.ts';
import type { VersionStore } from './work-history.svelte.ts';

/** Opens the store of one lesson's versions in IndexedDB. */
export function openVersionStore(lessonKey: string): VersionStore {
  return {
    async load() {
      return (await (await openWorkDatabase()).get('versions', lessonKey)) ?? [];
    },
    async save(versions) {
      await (await openWorkDatabase()).put('versions', versions, lessonKey);
    },
  };
}
