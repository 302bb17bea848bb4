/** Work under one name runs one after the other; other names do not wait. */
export type Locks = { run<T>(name: string, work: () => Promise<T>): Promise<T> };

export const makeLocks = (): Locks => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: async (name, work) => {
      const before = tails.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      tails.set(name, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(name) === mine) tails.delete(name);
      }
    },
  };
};
