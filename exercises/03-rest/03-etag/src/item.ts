import { z } from 'zod';

/** What a client says of an item. Members that are not named here, `id` among them, are dropped. */
export const ItemFields = z.object({
  name: z.string().min(1),
  category: z.string().min(1),
  /** Whole cents. */
  dailyPrice: z.int().min(0),
});
export type ItemFields = z.infer<typeof ItemFields>;

/** What a client wants changed; what is absent stays. */
export const ItemPatch = ItemFields.partial();
export type ItemPatch = z.infer<typeof ItemPatch>;

/** A thing that Lainaamo lends. */
export type Item = ItemFields & { id: string };

/** @returns the changed item; the given one is left alone */
export function patched(item: Item, { name, category, dailyPrice }: ItemPatch): Item {
  return {
    id: item.id,
    name: name ?? item.name,
    category: category ?? item.category,
    dailyPrice: dailyPrice ?? item.dailyPrice,
  };
}
