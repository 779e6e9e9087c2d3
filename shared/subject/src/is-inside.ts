import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder, or lies anywhere below it. Both are absolute; neither need exist. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // From one drive to another Windows knows no relative way; a file may be called `..notes`.
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}
