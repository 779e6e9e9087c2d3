import { z } from 'zod';

/** Something that happened to a thing of Lainaamo's. */
export const Event = z.object({ item: z.string().min(1).max(64), text: z.string().min(1) });
export type Event = z.infer<typeof Event>;

/** What a client may send: something happened. Other properties are left out. */
export const Report = Event.extend({ type: z.literal('report') });

/** What the server sends. */
export type ServerMessage =
  | ({ type: 'event'; number: number } & Event)
  | { type: 'error'; message: string };
