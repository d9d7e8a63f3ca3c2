/** Where the app that holds the sequence editor lives: the one origin whose pages the extension may read. */
export const SEQUENCE_EDITOR_ORIGIN = 'https://run.reply.io';

/** The same as a match pattern, for the manifest and for finding tabs. */
export const SEQUENCE_EDITOR_PAGES = `${SEQUENCE_EDITOR_ORIGIN}/*`;
