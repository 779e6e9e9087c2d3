import type { Language } from '@course/rubric/course';
import { en, type Texts } from './en.ts';
import { fi } from './fi.ts';

const TEXTS: Record<Language, Texts> = { en, fi };

/** All that the teacher's outputs say, in one language. */
export function textsIn(language: Language): Texts {
  return TEXTS[language];
}

export type { Texts } from './en.ts';
