/**
 * npm run bench:peers — peer groups of invented people: how long forming them takes, how many are
 * placed, and for small circles how far the groups are from the best there are (by trying all
 * partitions). BENCH_SIZES=50,200,500,2000 tells the people, BENCH_SMALL=200 how many circles of
 * ten. The same people each time; medians of BENCH_ROUNDS=3.
 */
import { commonGround } from '../../dist/src/features/matching/peers/common-ground.js';
import { formGroups } from '../../dist/src/features/matching/peers/form-groups.js';
import { groupValue } from '../../dist/src/features/matching/peers/group-value.js';
import { randomFrom } from '../../dist/src/features/matching/peers/random.js';

const SIZES = (process.env.BENCH_SIZES ?? '50,200,500,2000').split(',').map(Number);
const SMALL = Number(process.env.BENCH_SMALL ?? 200);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const GROUP = { least: 4, most: 8 };
const PHASES = ['information', 'orientation', 'preparation', 'search', 'integration'];
const NEEDS = ['network', 'cv', 'interview', 'listening', 'testimony', 'settling'];

const pick = (list, random) => list[Math.floor(random() * list.length)];

/** Communes in so many clusters over France, each a département with areas of its own. */
const invent = (count, clusters, seed) => {
  const random = randomFrom(seed);
  const communes = new Map();
  const spaces = new Map();
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    const departement = String(cluster + 1).padStart(2, '0');
    const [latitude, longitude] = [43 + random() * 7, -3 + random() * 9];
    spaces.set(departement, [`s${departement}`]);
    for (let i = 0; i < 12; i += 1) {
      communes.set(`${departement}${String(i).padStart(3, '0')}`, {
        point: { latitude: latitude + random() - 0.5, longitude: longitude + random() - 0.5 },
        departement,
        areas: [`employment_basin:${departement}${i % 3}`],
      });
    }
  }
  const codes = [...communes.keys()];
  const people = Array.from({ length: count }, (_, i) => {
    const code = pick(codes, random);
    return {
      id: i + 1,
      firstname: 'A',
      lastname: `B${i}`,
      spaces: [`s${code.slice(0, 2)}`, ...(random() < 0.4 ? ['nat'] : [])],
      languages: [],
      withoutFrench: false,
      phase: pick(PHASES, random),
      places: [
        { kind: 'commune', code },
        ...(random() < 0.3 ? [{ kind: 'departement', code: code.slice(0, 2) }] : []),
      ],
      remote: random() < 0.25,
      travel: pick([20, 50, 50, 80], random),
      posting: null,
      needs: NEEDS.filter(() => random() < 0.35),
      avoids: [],
    };
  });
  return { people, ground: { communes, areas: new Map(), spaces, parents: new Map() } };
};

/** The best partition, by trying all. */
const exact = (peers, { least, most }) => {
  const count = peers.people.length;
  const values = new Map();
  for (let set = 1; set < 2 ** count; set += 1) {
    const members = peers.people.flatMap((_, i) => ((set & (1 << i)) === 0 ? [] : [i]));
    if (members.length < least || members.length > most) continue;
    const value = groupValue(peers, members);
    if (value >= 0) values.set(set, { value, size: members.length });
  }
  const best = new Map([[0, { placed: 0, value: 0 }]]);
  const of = (set) => {
    const known = best.get(set);
    if (known !== undefined) return known;
    const low = set & -set;
    let found = of(set ^ low);
    for (const [group, { value, size }] of values) {
      if ((group & low) === 0 || (group & set) !== group) continue;
      const rest = of(set ^ group);
      const made = { placed: rest.placed + size, value: rest.value + value };
      if (
        made.placed > found.placed ||
        (made.placed === found.placed && made.value > found.value)
      ) {
        found = made;
      }
    }
    best.set(set, found);
    return found;
  };
  return of(2 ** count - 1);
};

for (const size of SIZES) {
  const { people, ground } = invent(size, Math.max(2, Math.round(size / 40)), size);
  const times = [];
  let formed;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    formed = formGroups(commonGround(people, ground, new Map()), GROUP);
    times.push(performance.now() - start);
  }
  const placed = formed.groups.flat().length;
  console.log(
    `${size} people: ${(times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] / 1000).toFixed(2)} s, ` +
      `${formed.groups.length} groups, ${placed} placed, ${(formed.value / Math.max(1, placed)).toFixed(1)} points a member`,
  );
}

for (const sizes of [GROUP, { least: 3, most: 4 }, { least: 2, most: 3 }]) {
  let [same, fewer, lost, points] = [0, 0, 0, 0];
  for (let seed = 1; seed <= SMALL; seed += 1) {
    const { people, ground } = invent(10, 1, seed);
    const close = people.map((one) => ({
      ...one,
      phase: pick(PHASES.slice(1, 4), randomFrom(seed * 31 + one.id)),
    }));
    const peers = commonGround(close, ground, new Map());
    const [made, best] = [formGroups(peers, sizes), exact(peers, sizes)];
    if (made.groups.flat().length < best.placed) fewer += 1;
    else {
      if (made.value === best.value) same += 1;
      lost += best.value - made.value;
      points += best.value;
    }
  }
  console.log(
    `${SMALL} circles of ten, groups of ${sizes.least} to ${sizes.most}: ${same} as good as can be, ` +
      `${fewer} with fewer placed, ${((100 * lost) / Math.max(1, points)).toFixed(3)} % of the points lost`,
  );
}
