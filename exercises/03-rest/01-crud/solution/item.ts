import { z } from 'zod';

/** What a client says of an item. Members that are not named here, `id` among them, are dropped. */
export const ItemFields = z.object({
  name: z.string().min(1).max(100),
  category: z.string().min(1),
  description: z.string().optional(),
  /** Whole cents: 0.1 + 0.2 is not 0.3, and money must add up. */
  dailyPrice: z.int().min(0),
});
export type ItemFields = z.infer<typeof ItemFields>;

/** What a client wants changed: null clears the description, and what is absent stays. */
export const ItemPatch = ItemFields.partial().extend({
  description: z.string().nullable().optional(),
});
export type ItemPatch = z.infer<typeof ItemPatch>;

/** A thing that Lainaamo lends. */
export type Item = ItemFields & { id: string };

/**
 * Changes what a patch names, as JSON merge patch does (RFC 7396).
 *
 * @returns the changed item; the given one is left alone
 */
export function patched(item: Item, patch: ItemPatch): Item {
  const { name, category, dailyPrice, description } = patch;
  return {
    id: item.id,
    name: name ?? item.name,
    category: category ?? item.category,
    dailyPrice: dailyPrice ?? item.dailyPrice,
    // Here null and absent differ, and `??` alone would take one for the other.
    description: description === undefined ? item.description : (description ?? undefined),
  };
}
