import type { GivenFile } from '../collect/unpack-files.ts';

/** Reads picked files with the path that the browser knows. */
export async function readPicked(files: readonly File[]): Promise<GivenFile[]> {
  return Promise.all(
    files.map(async (file) => ({
      path: file.webkitRelativePath || file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

/** Reads what was dropped, folders and all that is in them included. */
export async function readDropped(transfer: DataTransfer): Promise<GivenFile[]> {
  // The list is empty as soon as the event is over.
  const dropped = [...transfer.items].map((item) => {
    return { entry: item.webkitGetAsEntry(), file: item.getAsFile() };
  });
  const found = dropped.map(async ({ entry, file }) =>
    entry ? readEntry(entry) : readPicked(file ? [file] : []),
  );
  return (await Promise.all(found)).flat();
}

async function readEntry(entry: FileSystemEntry): Promise<GivenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    const path = entry.fullPath.replace(/^\//, '');
    return [{ path, bytes: new Uint8Array(await file.arrayBuffer()) }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: GivenFile[] = [];
  // A reader gives a hundred entries at a time, and none when it is through.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (entries.length === 0) return found;
    found.push(...(await Promise.all(entries.map(readEntry))).flat());
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
