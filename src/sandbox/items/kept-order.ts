/**
 * Which of our chapters a person moved: those outside a longest run that still stands in our
 * own order. `ranks` are our ranks in the order the chapters stand in now; the answer holds
 * places in that list.
 */
export const movedPlaces = (ranks: readonly number[]): Set<number> => {
  const length: number[] = [];
  const before: number[] = [];
  let best = -1;
  ranks.forEach((rank, place) => {
    length[place] = 1;
    before[place] = -1;
    for (let earlier = 0; earlier < place; earlier++) {
      const longer = (length[earlier] ?? 0) + 1;
      if ((ranks[earlier] ?? 0) < rank && longer > (length[place] ?? 0)) {
        length[place] = longer;
        before[place] = earlier;
      }
    }
    if ((length[place] ?? 0) > (length[best] ?? 0)) best = place;
  });
  const moved = new Set(ranks.keys());
  for (let place = best; place >= 0; place = before[place] ?? -1) moved.delete(place);
  return moved;
};
