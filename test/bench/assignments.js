/**
 * Invented assignment problems for bench:matching, the same each time. Places and métiers are as
 * unevenly spread as in life (a few hold most people), some mentors are sought by all, and a
 * candidate's edges lead to mentors of their place, of their métier, and to some others; the cost
 * (0 to 1000) counts distance, another métier, the mentor's renown and chance.
 */
const [PLACES, METIERS] = [100, 60];
/** So dear that first of all as many as possible are served. */
const UNASSIGNED_COST = 1_000_000;

/** Numbers from 0 to 1 from a seed (mulberry32). */
const randomOf = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** Draws 0 … count − 1, the k-th as often as 1 / (k + 3). */
const unevenly = (count, random) => {
  let sum = 0;
  const upTo = Array.from({ length: count }, (_, k) => (sum += 1 / (k + 3)));
  return () => {
    const drawn = random() * sum;
    return Math.max(
      0,
      upTo.findIndex((limit) => drawn < limit),
    );
  };
};

/**
 * `seats`: places with mentors for each candidate (1.5: ample, 0.6: scarce); `mixed`: half of the
 * places have four times as many as the other half, and no edge leads from one half to the other.
 */
export const inventProblem = ({ candidates, mentors, edges, seats, loadStep, mixed = false }) => {
  const random = randomOf(candidates);
  const drawPlace = unevenly(PLACES, random);
  const drawMetier = unevenly(METIERS, random);
  const at = Array.from({ length: PLACES }, () => [random(), random()]);
  const mentor = Array.from({ length: mentors }, () => ({
    place: drawPlace(),
    metier: drawMetier(),
    renown: random() ** 3,
  }));
  const half = ({ place }) => (mixed ? place % 2 : 0);
  const group = (keyOf) => {
    const groups = new Map();
    mentor.forEach((each, j) => {
      const key = keyOf(each);
      groups.set(key, [...(groups.get(key) ?? []), j]);
    });
    for (const members of groups.values()) {
      members.sort((a, b) => mentor[b].renown - mentor[a].renown);
    }
    return groups;
  };
  const byPlace = group(({ place }) => place);
  const byMetier = group((each) => half(each) * METIERS + each.metier);
  const byHalf = group(half);

  const perMentor = (candidates * seats) / mentors;
  const capacities = Int32Array.from(mentor, (each) =>
    Math.floor(perMentor * (mixed ? [0.4, 1.6][half(each)] : 1) + random()),
  );
  const rowStart = new Int32Array(candidates + 1);
  const columns = new Int32Array(candidates * edges);
  const costs = new Int32Array(candidates * edges);
  let e = 0;
  for (let i = 0; i < candidates; i++) {
    const own = { place: drawPlace(), metier: drawMetier() };
    const seen = new Set();
    while (seen.size < edges) {
      const luck = random();
      const any = byHalf.get(half(own));
      const near =
        luck < 0.5
          ? byPlace.get(own.place)
          : luck < 0.85
            ? byMetier.get(half(own) * METIERS + own.metier)
            : any;
      const from = near !== undefined && near.length > 2 * edges ? near : any;
      const j = from[Math.floor(random() ** 1.7 * from.length)];
      if (seen.has(j)) continue;
      seen.add(j);
      const { place, metier, renown } = mentor[j];
      const [here, there] = [at[own.place], at[place]];
      const far = Math.hypot(here[0] - there[0], here[1] - there[1]) / Math.SQRT2;
      const other = metier === own.metier ? 0 : 250;
      columns[e] = j;
      costs[e++] = Math.floor(450 * far + other + 200 * (1 - renown) + 100 * random());
    }
    rowStart[i + 1] = e;
  }
  return { capacities, rowStart, columns, costs, unassignedCost: UNASSIGNED_COST, loadStep };
};
