import type { PageProfile } from '../../profile/profile';
import { type Candidate, fitsBetter, type Judgement, judge, type PageMatch } from '../match';
import { find } from './find';

export interface JudgingOptions {
  /** The profiles in use by now. */
  readonly profiles: () => readonly PageProfile[];
  /** A press is under way: meanwhile the page keeps the profile that it has, for as long as its marks are there. */
  readonly isBusy: () => boolean;
  /** Another page is shown, or none that a profile knows; or another profile fits better. */
  readonly onPage: (match: PageMatch | null) => void;
}

/** How much of the time may go into judging profiles anew: one part of so many. */
const SHARE = 20;

/** Knows which profile a page is read by, while pages come and go and are drawn step by step. */
export function createJudging({ profiles, isBusy, onPage }: JudgingOptions) {
  let match: PageMatch | null = null;
  let candidates: readonly Candidate[] = [];
  let seen: { url: string; profiles: readonly PageProfile[] } | null = null;
  let fitting: readonly PageProfile[] = [];
  let mayJudgeAt = 0;

  const judgeNow = (): Judgement => {
    const beganAt = performance.now();
    const judgement = judge(profiles(), location.href, document);
    const endedAt = performance.now();
    mayJudgeAt = endedAt + (endedAt - beganAt) * SHARE;
    candidates = judgement.candidates.filter(({ why }) => why !== 'url');
    return judgement;
  };
  const take = (next: PageMatch | null) => {
    if (next?.profile === match?.profile && next?.sequenceId === match?.sequenceId) return;
    match = next;
    onPage(match);
  };
  const candidateOf = (one: PageMatch | null) =>
    candidates.find(({ profileId }) => profileId === one?.profile.id);

  return {
    /** The page that the URL shows at this moment. */
    page(): PageMatch | null {
      const url = location.href;
      const known = profiles();
      if (seen?.url !== url || seen.profiles !== known) {
        seen = { url, profiles: known };
        const next = judgeNow().match;
        const ids = new Set(candidates.map(({ profileId }) => profileId));
        fitting = known.filter(({ id }) => ids.has(id));
        take(next);
      }
      return match;
    },
    /** Those profiles whose URL fits; another array for another URL. */
    get fitting(): readonly PageProfile[] {
      return fitting;
    },
    /** How they stood to the page when they were judged last. */
    get candidates(): readonly Candidate[] {
      return candidates;
    },
    /** Whether the page still has the marks of the profile that it is read by: without them, it is another page. */
    get hasMarks(): boolean {
      return match === null || match.profile.marks.every((mark) => find(document, mark) !== null);
    },
    /**
     * Judges anew while something is missing: a page that is still being drawn may turn out to be another profile's.
     *
     * @returns how long to wait before it is worth its time, in milliseconds; 0 where it needn't be done again
     */
    again(): number {
      if (this.hasMarks) {
        if (candidates.length <= (match === null ? 0 : 1) || isBusy()) return 0;
        const waitMs = mayJudgeAt - performance.now();
        if (waitMs > 0) return waitMs;
      }
      const next = judgeNow().match;
      const [other, used] = [candidateOf(next), candidateOf(match)];
      if (used === undefined || used.why === 'marks' || (other !== undefined && fitsBetter(other, used)))
        take(next);
      return 0;
    },
  };
}
