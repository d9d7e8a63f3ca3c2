import fc from 'fast-check';
import type * as v from 'valibot';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../../lib/protocol/http';
import { near } from './against';
import { inPieces, jsonOf, spoiledBytes } from './texts';
import { validOf } from './validOf';

/** What a team's server puts on every answer. */
export const OURS = { [PROTOCOL_HEADER]: `${PROTOCOL_VERSION}` };

/** An answer's body, in the pieces in which it arrives. */
export interface Body {
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  /** What it says, where nothing was done to it. */
  readonly meant: unknown;
  readonly isWhole: boolean;
}

const cuts = fc.array(fc.nat(5_000), { maxLength: 4 });

/** Bodies that say what a schema takes, or nearly so, or are broken. */
export function bodiesOf(schema: v.GenericSchema): fc.Arbitrary<Body> {
  const whole = fc
    .tuple(validOf(schema), cuts)
    .map(([meant, at]) => bodyOf(new TextEncoder().encode(JSON.stringify(meant)), at, meant, true));
  const broken = fc
    .tuple(spoiledBytes(jsonOf(near(schema, 'json'))), cuts)
    .map(([bytes, at]) => bodyOf(bytes, at, undefined, false));
  return fc.oneof(whole, { arbitrary: broken, weight: 3 });
}

function bodyOf(
  bytes: Uint8Array<ArrayBuffer>,
  at: readonly number[],
  meant: unknown,
  isWhole: boolean,
): Body {
  return { pieces: inPieces(bytes, at), meant, isWhole };
}

/** A stream of pieces as the network delivers them. @param breaks whether it breaks off after the last one */
export function streamOf(pieces: Body['pieces'], breaks = false): ReadableStream<Uint8Array<ArrayBuffer>> {
  const left = pieces.filter((piece) => piece.length > 0);
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next !== undefined) controller.enqueue(next);
      else if (breaks) controller.error(new TypeError('network error'));
      else controller.close();
    },
  });
}
