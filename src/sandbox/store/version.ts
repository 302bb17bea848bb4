/** The plugin this sandbox behaves like. */
export const PLUGIN = { release: '0.4.0', version: 2026112210, protocol: 4 };
