import type { Thing } from './library.ts';

/** What the library is filled with, unless told otherwise. */
export const THINGS: Thing[] = [
  {
    id: '1',
    name: 'Drill',
    category: 'TOOL',
    tag: '3458764513820540929',
    boughtOn: 18_322,
    condition: 'good as new',
  },
  {
    id: '2',
    name: 'Camera',
    category: 'CAMERA',
    tag: '9007199254740993',
    boughtOn: null,
    condition: null,
    fault: 'workshop',
  },
  {
    id: '3',
    name: 'Kayak',
    category: 'BOAT',
    tag: '9007199254740992',
    boughtOn: 20_574,
    condition: 'a few scratches',
  },
  {
    id: '4',
    name: 'Canoe',
    category: 'BOAT',
    tag: '18446744073709551615',
    boughtOn: -1,
    condition: null,
  },
  {
    id: '5',
    name: 'Ladder',
    category: 'TOOL',
    tag: '5',
    boughtOn: 0,
    condition: null,
    fault: 'record',
  },
];
