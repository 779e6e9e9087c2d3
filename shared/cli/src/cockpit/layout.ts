/** How large the terminal is. */
export interface Size {
  columns: number;
  rows: number;
}

/** How much a screen of some height has room for. */
export interface Layout {
  /** One line over the content, two, or all that can be said. */
  head: 'line' | 'short' | 'full';
  /** Whether the keys may take more than one line. */
  allKeys: boolean;
  /** Whether an empty line sets head, content and keys apart. */
  spaced: boolean;
  /** How many lines of a long text in an explanation are shown. */
  textLines: number;
}

/** Below so many rows, every one is needed for the verdict. */
const SMALL = 20;

/** From so many rows on there is room for everything. */
const LARGE = 30;

/** What is shown on a screen, by its height. */
export function layoutFor({ rows }: Size): Layout {
  if (rows < SMALL) return { head: 'line', allKeys: false, spaced: false, textLines: 4 };
  if (rows < LARGE) return { head: 'short', allKeys: true, spaced: true, textLines: 4 };
  return { head: 'full', allKeys: true, spaced: true, textLines: 12 };
}
