import ar from './copy/ar.json' with { type: 'json' };
import de from './copy/de.json' with { type: 'json' };
import en from './copy/en.json' with { type: 'json' };
import es from './copy/es.json' with { type: 'json' };
import fr from './copy/fr.json' with { type: 'json' };
import ja from './copy/ja.json' with { type: 'json' };
import ptBR from './copy/pt-BR.json' with { type: 'json' };
import uk from './copy/uk.json' with { type: 'json' };

/** What the server's own pages say. What it quotes of the extension is what the extension says in that language. */
export type Copy = typeof en;

/** By language, as HTML names them. */
export const COPY = { en, ar, de, es, fr, ja, 'pt-BR': ptBR, uk } as const satisfies Record<string, Copy>;

export type Language = keyof typeof COPY;

export const LANGUAGES = Object.keys(COPY) as Language[];
