/** Names of items, in the order in which they are added. */
export const NAMES = [
  '100% cotton tent',
  '100 litre bag',
  'Drill_case',
  'Drill case',
  String.raw`Maps (C:\maps)`,
  'Maps (C:/maps)',
  String.raw`A sign: \%`,
  'A sign: 50%',
  'Camera',
  'Kayak',
  // From here on ids have two digits, and as text they would come before 2.
  'Ladder',
  'Tent',
];

/** What a search for a text finds among them. */
export const FOUND_BY: Record<string, string[]> = {
  // Every name contains nothing, and all come in the order in which they were added.
  '': NAMES,
  tent: ['100% cotton tent', 'Tent'],
  DRILL: ['Drill_case', 'Drill case'],
  '100%': ['100% cotton tent'],
  '0%': ['100% cotton tent', 'A sign: 50%'],
  L_C: ['Drill_case'],
  _: ['Drill_case'],
  '%': ['100% cotton tent', String.raw`A sign: \%`, 'A sign: 50%'],
  '\\': [String.raw`Maps (C:\maps)`, String.raw`A sign: \%`],
  '\\%': [String.raw`A sign: \%`],
  'c%t': [],
  'C:\\\\maps': [],
  canoe: [],
};
