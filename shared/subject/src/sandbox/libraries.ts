interface Report {
  sharedObjects: string[];
}

let known: string[] | undefined;

/** Absolute paths of the shared libraries that this Node has loaded, the loader among them. */
export function nodeLibraries(): string[] {
  if (known) return known;
  // Asking for the names of its connections' other ends could take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  const { sharedObjects } = process.report.getReport() as unknown as Report;
  // The kernel's own page has a name and no file.
  known = sharedObjects.filter((name) => name.startsWith('/') && name !== process.execPath);
  return known;
}
