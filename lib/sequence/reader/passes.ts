/** A pass that takes longer than this is felt, in milliseconds. */
const SLOW_MS = 250;
/** So many of them one after another aren't chance. */
const MOST_BAD = 3;

/** Runs the passes over a page so that none of them ever harms it: what throws or is slow again and again ends. */
export function createPasses() {
  let bad = 0;
  return {
    /** The page is left alone. */
    get haveEnded(): boolean {
      return bad >= MOST_BAD;
    },
    /** @returns whether all went well */
    run(pass: () => void): boolean {
      const before = performance.now();
      let threw = false;
      try {
        pass();
      } catch {
        threw = true;
      }
      bad = threw || performance.now() - before > SLOW_MS ? bad + 1 : 0;
      return !threw;
    },
    /** Another page, or another look at this one. */
    forget(): void {
      bad = 0;
    },
  };
}
