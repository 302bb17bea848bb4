/** The plugin this sandbox behaves like. */
export const PLUGIN = { release: '0.5.0', version: 2026112221, protocol: 5 };
