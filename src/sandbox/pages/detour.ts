type Way =
  | { kind: 'redirect'; to: string; flash?: string }
  | { kind: 'error'; errorcode: string; message: string };

/** Thrown where a page cannot be served: led elsewhere, or an error page. */
export class Detour extends Error {
  readonly way: Way;

  constructor(way: Way) {
    super(way.kind);
    this.name = 'Detour';
    this.way = way;
  }
}

/** `flash` is told on the next page. */
export const redirect = (to: string, flash?: string): Detour =>
  new Detour({ kind: 'redirect', to, ...(flash === undefined ? {} : { flash }) });

export const failure = (errorcode: string, message: string): Detour =>
  new Detour({ kind: 'error', errorcode, message });

export const noPermissionHere = (): Detour =>
  failure(
    'nopermissions',
    'Désolé, vous n’avez pas actuellement les droits nécessaires pour effectuer cette action.',
  );

export const notFound = (): Detour =>
  failure('invalidrecord', 'Ce que vous cherchez n’existe pas, ou plus.');
