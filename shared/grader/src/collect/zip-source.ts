import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { MOST_ENTRIES, SourceError, SourceUnreachable, type Entry, type Source } from './entry.ts';

/** The bits of Unix's file mode that tell what kind of file it is; see inode(7). */
const KIND = 0o170000;
const REGULAR = 0o100000;
const LINK = 0o120000;

/**
 * Lists a zip archive. Nothing is unpacked to disk, so no name in it can lead anywhere.
 *
 * @param file absolute path
 * @throws SourceError when it is no zip archive, or a damaged one
 * @throws SourceUnreachable when the file cannot be read
 */
export async function zipSource(file: string): Promise<Source> {
  try {
    const archive = await yauzl.openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      // Names are told as they are, so that one bad name does not cost the others.
      decodeStrings: false,
    });
    try {
      return { entries: await list(archive), close: () => archive.close() };
    } catch (error) {
      archive.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const { message, syscall } = error as NodeJS.ErrnoException;
    // The system tells which of its calls failed; the library has looked at what is in the file.
    if (syscall) throw new SourceUnreachable('unreadable', message, { cause: error });
    throw new SourceError('no-zip', message, { cause: error });
  }
}

async function list(archive: yauzl.ZipFile): Promise<Entry[]> {
  if (archive.entryCount > MOST_ENTRIES) throw new SourceError('too-many-entries');
  const entries: Entry[] = [];
  for await (const entry of archive.eachEntry()) {
    const path = nameOf(entry);
    // A folder; what it holds has entries of its own.
    if (path.endsWith('/')) continue;
    entries.push({
      path,
      kind: kindOf(entry),
      size: entry.uncompressedSize,
      // The library ends a stream that is longer than the entry claims.
      read: async () => buffer(await archive.openReadStreamPromise(entry)),
    });
  }
  return entries;
}

function nameOf(entry: yauzl.Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

function kindOf({ externalFileAttributes }: yauzl.Entry): Entry['kind'] {
  const kind = (externalFileAttributes >>> 16) & KIND;
  if (kind === LINK) return 'symbolic-link';
  // Archives made on Windows tell no kind.
  return kind === REGULAR || kind === 0 ? 'file' : 'other';
}
