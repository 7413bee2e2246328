import { unzipSync } from 'fflate';

/** A file that was dropped or picked, or was in a zip: its path is only a name, nothing is written there. */
export type GivenFile = { path: string; bytes: Uint8Array };

/** A file that isn't looked at, and why. */
export type RefusedFile = {
  path: string;
  reason: 'unsafe-path' | 'too-big' | 'too-many' | 'damaged-zip' | 'zip-in-zip';
};

/** What all files together may be. */
export const limits = { files: 20_000, fileBytes: 8_000_000, zipBytes: 400_000_000 } as const;

/** Takes zips apart, and leaves out what no hand-in can be; what is refused is named. */
export function unpackFiles(given: readonly GivenFile[]): {
  files: GivenFile[];
  refused: RefusedFile[];
} {
  const files: GivenFile[] = [];
  const refused: RefusedFile[] = [];
  let room = limits.zipBytes;
  const take = (file: GivenFile): void => {
    if (isOfSystem(file.path)) return;
    const reason = refusalOf(file.path, file.bytes.length, files.length);
    if (reason) refused.push({ path: file.path, reason });
    else files.push(file);
  };
  for (const file of given) {
    if (!isZip(file.bytes)) {
      take(file);
      continue;
    }
    try {
      let waiting = 0;
      const entries = unzipSync(file.bytes, {
        filter: ({ name, originalSize }) => {
          const path = `${file.path}/${name}`;
          if (name.endsWith('/') || isOfSystem(path)) return false;
          const reason =
            originalSize > room ? 'too-big' : refusalOf(name, originalSize, files.length + waiting);
          if (reason) {
            refused.push({ path, reason });
            return false;
          }
          waiting += 1;
          room -= originalSize;
          return true;
        },
      });
      for (const [name, bytes] of Object.entries(entries)) {
        const path = `${file.path}/${name}`;
        if (isZip(bytes)) refused.push({ path, reason: 'zip-in-zip' });
        else take({ path, bytes });
      }
    } catch {
      refused.push({ path: file.path, reason: 'damaged-zip' });
    }
  }
  return { files, refused };
}

function refusalOf(path: string, size: number, before: number): RefusedFile['reason'] | undefined {
  if (isUnsafe(path)) return 'unsafe-path';
  if (size > limits.fileBytes) return 'too-big';
  return before >= limits.files ? 'too-many' : undefined;
}

/** A path that would lead out of a folder, were it written. */
function isUnsafe(path: string): boolean {
  return (
    path.includes('\\') ||
    path.includes('\0') ||
    path.includes('//') ||
    /^(?:\/|[A-Za-z]:)/.test(path) ||
    path.split('/').some((part) => part === '..' || part === '__proto__')
  );
}

/** What systems add to folders and zips by themselves. */
function isOfSystem(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(path);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
