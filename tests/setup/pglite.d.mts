/** A PGlite with nothing in it yet, as an archive that is made once. @returns its path */
export function ensurePglite(): Promise<string>;

/** Puts such a PGlite into a folder that doesn't exist yet. */
export function unpackPglite(folder: string): Promise<void>;
