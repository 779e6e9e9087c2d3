import { z } from 'zod';

/** The languages in which everything a student reads exists. */
export const LANGUAGES = ['en', 'fi'] as const;

/** A language code of ISO 639-1. */
export type Language = (typeof LANGUAGES)[number];

/** The same text in each language. */
export const Text = z.strictObject({ en: z.string().min(1), fi: z.string().min(1) });
export type Text = z.infer<typeof Text>;
