/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices stay below the heap's size; a guard at each would hide the algorithm */
/** A queue of small integers by key; the least comes first. A key may fall, never rise. */
export type Heap = {
  /** How many wait. */
  size: number;
  /** Which integers wait, as a binary heap. */
  readonly items: Int32Array;
  /** Where each integer stands in `items`. */
  readonly place: Int32Array;
  readonly key: Float64Array;
};

/** For the integers 0 … length − 1; `key` is shared with whoever sets the keys. */
export const createHeap = (key: Float64Array): Heap => ({
  size: 0,
  items: new Int32Array(key.length),
  place: new Int32Array(key.length).fill(-1),
  key,
});

/** Puts `item` in, or moves it forward after its key fell. */
export const push = (heap: Heap, item: number): void => {
  const { items, place, key } = heap;
  let at = place[item]!;
  if (at < 0) at = heap.size++;
  const own = key[item]!;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = items[parent]!;
    if (key[above]! <= own) break;
    items[at] = above;
    place[above] = at;
    at = parent;
  }
  items[at] = item;
  place[item] = at;
};

/** Takes out the item with the least key; the heap must not be empty. */
export const pop = (heap: Heap): number => {
  const { items, place, key } = heap;
  const least = items[0]!;
  place[least] = -1;
  const size = --heap.size;
  if (size === 0) return least;
  const last = items[size]!;
  const own = key[last]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && key[items[child + 1]!]! < key[items[child]!]!) child++;
    const below = items[child]!;
    if (key[below]! >= own) break;
    items[at] = below;
    place[below] = at;
    at = child;
  }
  items[at] = last;
  place[last] = at;
  return least;
};

/** Empties the heap in the time its remaining items take. */
export const clear = (heap: Heap): void => {
  for (let at = 0; at < heap.size; at++) heap.place[heap.items[at]!] = -1;
  heap.size = 0;
};
