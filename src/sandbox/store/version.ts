/** The plugin this sandbox behaves like. */
export const PLUGIN = { release: '0.3.0', version: 2026112203, protocol: 3 };
