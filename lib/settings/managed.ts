import * as v from 'valibot';
import type { PageProfile } from '../profile/profile';
import { PageProfilesSchema } from '../profile/schema';
import { joinLink, parseJoinLink } from '../protocol/joinLink';
import { parse } from '../protocol/parse';
import { MAX_DETAIL_CHARS, type Problem, ProblemError, toProblem } from '../protocol/problem';
import { parseAddress } from '../replyApi/address';
import { jsonErrorPlace } from './jsonPlace';
import { NO_POLICY, type Policy, type PolicyProblem, type PolicyServer } from './policy';
import { HttpsUrl } from './schema';

const ServerText = v.pipe(v.string(), v.trim(), v.maxLength(2_000));
const Items = v.array(v.unknown());

/** What the schema library says of a value that is of another kind: it may be a link with a token in it. */
const QUOTED = / but received .*$/s;

const READERS: { readonly [Key in keyof Policy]: (value: unknown) => Policy[Key] } = {
  server: (value) => readServer(parse(ServerText, value, 'invalid-input')),
  buyLink: (value) => parse(HttpsUrl, value, 'invalid-input'),
  profiles: (value) => readProfiles(parse(Items, value, 'invalid-input')),
  onlyShippedProfiles: (value) => parse(v.boolean(), value, 'invalid-input'),
};

/** The keys that a policy may have. */
export const POLICY_KEYS: readonly string[] = Object.keys(READERS);

/**
 * Reads what an administrator has set. Each key on its own: one that is wrong is told of, and is as if it weren't set.
 *
 * @param input what `storage.managed` holds, or anything
 */
export function parsePolicy(input: unknown): { policy: Policy; problems: readonly PolicyProblem[] } {
  const values = new Map<string, unknown>(isRecord(input) ? Object.entries(input) : []);
  const problems: PolicyProblem[] = [];

  function read<Key extends keyof Policy>(key: Key): Policy[Key] {
    if (!values.has(key)) return NO_POLICY[key];
    try {
      return READERS[key](values.get(key));
    } catch (error) {
      tell(key, toProblem(error));
      return NO_POLICY[key];
    }
  }

  function tell(key: string, { code, detail }: Problem): void {
    // Somebody may have written anything there.
    problems.push({ key: key.slice(0, MAX_DETAIL_CHARS), code, detail: detail.replace(QUOTED, '') });
  }

  const policy: Policy = {
    server: read('server'),
    buyLink: read('buyLink'),
    profiles: read('profiles'),
    onlyShippedProfiles: read('onlyShippedProfiles'),
  };
  for (const key of values.keys()) {
    // A misspelled key would otherwise be a policy that does nothing.
    if (!POLICY_KEYS.includes(key)) tell(key, { code: 'invalid-input', detail: 'There is no such setting' });
  }
  return { policy, problems };
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** A link holds a token; an address has nothing behind a `#`. */
function readServer(value: string): PolicyServer {
  if (!/#|jac_/.test(value)) return { url: parseAddress(value), link: null };
  const invitation = parseJoinLink(value);
  return { url: invitation.url, link: joinLink(invitation) };
}

/** Each may be written as a text: Chromium's policies can't hold a value that is null in one profile and a text in another. */
function readProfiles(items: readonly unknown[]): readonly PageProfile[] {
  const profiles = items.map((item, at) => (typeof item === 'string' ? readJson(item, at) : item));
  return parse(PageProfilesSchema, profiles, 'invalid-input');
}

function readJson(source: string, at: number): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    const { line, column } = jsonErrorPlace(source);
    throw new ProblemError('invalid-input', `${at}: Not JSON, at line ${line}, column ${column}`, { cause });
  }
}
