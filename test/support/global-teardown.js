export default async () => {
  await globalThis.maraTestCleanUp?.();
};
