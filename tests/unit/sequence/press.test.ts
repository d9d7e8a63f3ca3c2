import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../lib/protocol/problem';
import { press } from '../../../lib/sequence/start/press';
import { ids, StartKit } from './startKit';

const forever = () => new AbortController().signal;

describe('a press of the start control', () => {
  test('goes straight on where the credits cover everyone', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.log).toEqual([
      'expect id-2',
      'hold 3',
      'start id-2',
      'close',
      'begin id-2 3',
      'page starts',
      'started id-2',
      'close',
    ]);
    expect(kit.holds[0]).toMatchObject({ commandId: 'id-1', runId: 'id-2', sequenceId: '101', selected: 3 });
  });

  test('asks before anything is spent where they cover some, and leaves exactly those chosen', async () => {
    const kit = new StartKit({ selected: 24, available: 7 });
    kit.answers = [true];
    kit.onQuestion = () => expect(kit.holds).toEqual([]);
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.questions).toEqual([{ kind: 'offer', selected: 24, needed: 48, available: 7, covered: 3 }]);
    expect(kit.holds[0]?.contacts.map(({ id }) => id)).toEqual(ids(3));
    expect(kit.holds[0]?.selected).toBe(24);
    expect(kit.chosen).toEqual(ids(3));
  });

  test('spends nothing when the rep cancels', async () => {
    const kit = new StartKit({ selected: 24, available: 7 });
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.log).toEqual(['ask offer', 'close']);
  });

  test('starts nothing where no contact is covered', async () => {
    const kit = new StartKit({ selected: 5, available: 1 });
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'offer', selected: 5, needed: 10, available: 1, covered: 0 }]);
    expect(kit.log).not.toContain('page starts');
  });

  test('makes another offer when credits come while the pop-up is open', async () => {
    const kit = new StartKit({ selected: 5, available: 1 });
    kit.answers = [false, true];
    kit.onQuestion = (question) => {
      if (question.kind === 'offer' && question.covered === 0) kit.buy(20);
    };
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.questions.map((question) => question.kind === 'offer' && question.covered)).toEqual([0, 5]);
  });

  test('does not price what it cannot read', async () => {
    const kit = new StartKit({ selected: 5, available: 100 });
    kit.reading = { ...kit.reading, unknownCategories: ['haiku'] };
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'unreadable', part: 'category' }]);
    kit.reading = { ...kit.reading, unknownCategories: [] };
    kit.canRead = false;
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions[1]).toEqual({ kind: 'unreadable', part: 'list' });
    expect(kit.holds).toEqual([]);
  });
});

describe('where the page does not tell its contacts apart', () => {
  test('the rep is told, and nothing is held', async () => {
    const kit = new StartKit({ selected: 5, available: 100 });
    kit.reading = { ...kit.reading, missing: ['identity'] };
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'unreadable', part: 'identity' }]);
    expect(kit.holds).toEqual([]);
  });

  test('the same where that shows only while the list is walked', async () => {
    for (const exact of [true, false]) {
      const kit = new StartKit({ selected: 5, available: 100 });
      kit.reading = { ...kit.reading, exact };
      kit.onWalk = () => {
        kit.reading = { ...kit.reading, missing: ['identity'] };
      };
      expect(await press(kit.ports, forever())).toBe('given-up');
      expect(kit.questions).toEqual([{ kind: 'unreadable', part: 'identity' }]);
      expect(kit.holds).toEqual([]);
    }
  });
});

describe('where the page does not say how many are chosen', () => {
  test('they are counted on all its pages before the offer', async () => {
    const kit = new StartKit({ selected: 120, available: 7 });
    kit.reading = { ...kit.reading, selected: 50, exact: false };
    kit.answers = [true];
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.questions).toEqual([{ kind: 'offer', selected: 120, needed: 240, available: 7, covered: 3 }]);
    expect(kit.holds[0]).toMatchObject({ selected: 120, contacts: ids(3).map((id) => ({ id, name: id })) });
  });

  test('or says fewer than are, they are counted, too', async () => {
    const kit = new StartKit({ selected: 120, available: 100 });
    kit.reading = { ...kit.reading, selected: 12 };
    kit.onWalk = () => {
      kit.reading = { ...kit.reading, exact: false };
    };
    kit.answers = [false];
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([
      { kind: 'offer', selected: 120, needed: 240, available: 100, covered: 50 },
    ]);
    expect(kit.holds).toEqual([]);
  });

  test('and its pages cannot be turned, nothing is started', async () => {
    const kit = new StartKit({ selected: 25, available: 100 });
    kit.reading = { ...kit.reading, exact: false };
    kit.canRead = false;
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'unreadable', part: 'selection' }]);
    expect(kit.holds).toEqual([]);
  });
});

test('a list that names only what it shows: the rep is told how many to choose of that', async () => {
  const kit = new StartKit({ selected: 1_240, available: 10_000 });
  kit.canRead = false;
  kit.shown = 25;
  expect(await press(kit.ports, forever())).toBe('given-up');
  expect(kit.questions).toEqual([{ kind: 'choose-shown', most: 25 }]);
  expect(kit.holds).toEqual([]);
});

test('a start is sent with all that was known of the contacts by then', async () => {
  const kit = new StartKit({ selected: 3, available: 6 });
  kit.baselines = [{ contactId: 'c1', status: 'personalized', attempt: '1' }];
  expect(await press(kit.ports, forever())).toBe('started');
  expect(kit.starts).toEqual([kit.baselines]);
});

test('a start control that does not come back is told, and nothing was started', async () => {
  const kit = new StartKit({ selected: 3, available: 6 });
  kit.reading = { ...kit.reading, hasStart: false };
  expect(await press(kit.ports, forever())).toBe('given-up');
  expect(kit.questions).toEqual([{ kind: 'page-changed' }]);
  expect(kit.log).toContain('release id-2 not-started');
  expect(kit.starts).toEqual([]);
});

describe('when the authority covers fewer than was expected', () => {
  test('the rep may go on with those, on the same hold', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    kit.hold = async (request) => kit.covering(request, 2);
    kit.answers = [true];
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.questions).toEqual([{ kind: 'fewer', selected: 3, expected: 3, covered: 2 }]);
    expect(kit.holds).toHaveLength(1);
    expect(kit.chosen).toEqual(ids(2));
  });

  test('or cancel, and everything is given back', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    kit.hold = async (request) => kit.covering(request, 2);
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.log).toContain('release id-2 not-started');
    expect(kit.log).not.toContain('page starts');
  });

  test('none covered is told with the authority’s number', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    kit.hold = async () => ({ status: 'rejected', code: 'insufficient-credits', available: 1 });
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'offer', selected: 3, needed: 6, available: 1, covered: 0 }]);
    expect(kit.log.filter((line) => line.startsWith('release'))).toEqual([]);
  });
});

test('a rejection is told, and another try has ids of its own', async () => {
  const kit = new StartKit({ selected: 3, available: 6 });
  const hold = kit.hold;
  kit.hold = async () => ({ status: 'rejected', code: 'already-running', available: 6 });
  kit.answers = [true];
  kit.onQuestion = () => {
    kit.hold = hold;
  };
  expect(await press(kit.ports, forever())).toBe('started');
  expect(kit.questions).toEqual([{ kind: 'rejected', code: 'already-running' }]);
  expect(kit.holds.map(({ commandId }) => commandId)).toEqual(['id-1', 'id-3']);
});

test('a selection that cannot be reduced is given back, and the rep told how many to choose', async () => {
  const kit = new StartKit({ selected: 24, available: 7 });
  kit.answers = [true];
  kit.canChoose = false;
  expect(await press(kit.ports, forever())).toBe('given-up');
  expect(kit.questions.at(-1)).toEqual({ kind: 'choose-yourself', covered: 3 });
  const released = kit.log.indexOf('release id-2 not-chosen');
  expect(released).toBeGreaterThan(0);
  expect(released).toBeLessThan(kit.log.indexOf('ask choose-yourself'));
  expect(kit.log).not.toContain('page starts');
});

describe('where a selection cannot be reduced', () => {
  test('nothing is retained for a part of it; the rep is told how many to choose, and those go through', async () => {
    const kit = new StartKit({ selected: 24, available: 7 });
    kit.canReduce = false;
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([
      { kind: 'offer-by-hand', selected: 24, needed: 48, available: 7, covered: 3, most: 3 },
    ]);
    expect(kit.log).toEqual(['ask offer-by-hand', 'close']);
    kit.choose(3);
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.holds.map(({ selected, contacts }) => [selected, contacts.length])).toEqual([[3, 3]]);
    expect(kit.questions).toHaveLength(1);
  });

  test('the rep is asked to choose no more than the page names', async () => {
    const kit = new StartKit({ selected: 1_240, available: 1_000 });
    kit.canReduce = false;
    kit.shown = 30;
    await press(kit.ports, forever());
    expect(kit.questions[0]).toMatchObject({ kind: 'offer-by-hand', covered: 500, most: 30 });
  });

  test('credits that come while the pop-up is open are enough', async () => {
    const kit = new StartKit({ selected: 5, available: 4 });
    kit.canReduce = false;
    kit.answers = [false, true];
    kit.onQuestion = ({ kind }) => kind === 'offer-by-hand' && kit.buy(20);
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.questions.map(({ kind }) => kind)).toEqual(['offer-by-hand', 'offer']);
  });

  test('and the authority covers fewer, they are given back before the rep is told', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    kit.canReduce = false;
    kit.hold = async (request) => kit.covering(request, 2);
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'choose-yourself', covered: 2 }]);
    expect(kit.log.indexOf('release id-2 not-chosen')).toBeLessThan(kit.log.indexOf('ask choose-yourself'));
    expect(kit.log).not.toContain('page starts');
  });
});

test('others that are chosen while the start is asked for are not personalized', async () => {
  const kit = new StartKit({ selected: 3, available: 6 });
  kit.start = async () => {
    kit.choose(4);
    return true;
  };
  expect(await press(kit.ports, forever())).toBe('given-up');
  expect(kit.questions).toEqual([{ kind: 'page-changed' }]);
  expect(kit.log).toContain('release id-2 not-started');
  expect(kit.log).not.toContain('page starts');
});

test('a refused start is given back; trying again holds anew', async () => {
  const kit = new StartKit({ selected: 3, available: 6 });
  kit.start = async () => false;
  kit.answers = [true];
  kit.onQuestion = () => {
    kit.start = async () => true;
  };
  expect(await press(kit.ports, forever())).toBe('started');
  expect(kit.questions).toEqual([{ kind: 'given-back' }]);
  expect(kit.log).toContain('release id-2 not-started');
  expect(kit.log.filter((line) => line === 'page starts')).toHaveLength(1);
  expect(kit.holds.map(({ runId }) => runId)).toEqual(['id-2', 'id-4']);
});

test('a page that changed while credits were held starts nothing', async () => {
  const kit = new StartKit({ selected: 3, available: 6 });
  kit.start = async () => {
    kit.reading = { ...kit.reading, steps: [{ id: 'step-2', category: 'recruiter' }] };
    return true;
  };
  expect(await press(kit.ports, forever())).toBe('given-up');
  expect(kit.questions).toEqual([{ kind: 'page-changed' }]);
  expect(kit.log).toContain('release id-2 not-started');
  expect(kit.log).not.toContain('page starts');
});

test('a mistake of ours is told, and what may be held is given back', async () => {
  const kit = new StartKit({ selected: 3, available: 6 });
  kit.hold = async () => ({ status: 'accepted', type: 'cancel', runId: 'id-2', refunded: 0 });
  expect(await press(kit.ports, forever())).toBe('given-up');
  expect(kit.questions).toEqual([{ kind: 'problem', code: 'no-answer' }]);
  expect(kit.log).not.toContain('page starts');
});

describe('when the worker does not answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('it is asked again with the same ids', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    const hold = kit.hold;
    kit.hold = (request) =>
      kit.holds.length < 3 ? Promise.reject(new ProblemError('no-answer')) : hold(request);
    const end = press(kit.ports, forever());
    await vi.runAllTimersAsync();
    expect(await end).toBe('started');
    expect(kit.holds.map(({ commandId, runId }) => [commandId, runId])).toEqual([
      ['id-1', 'id-2'],
      ['id-1', 'id-2'],
      ['id-1', 'id-2'],
    ]);
    expect(kit.questions).toEqual([]);
  });

  test('for long, the rep is asked, and may try again with the same ids', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    const hold = kit.hold;
    kit.hold = () => Promise.reject(new ProblemError('no-answer'));
    kit.answers = [true];
    kit.onQuestion = () => {
      kit.hold = hold;
    };
    const end = press(kit.ports, forever());
    await vi.runAllTimersAsync();
    expect(await end).toBe('started');
    expect(kit.questions).toEqual([{ kind: 'problem', code: 'no-answer' }]);
    expect(new Set(kit.holds.map(({ runId }) => runId))).toEqual(new Set(['id-2']));
  });

  test('and the rep gives up, what may be held is given back', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    kit.hold = () => Promise.reject(new ProblemError('storage-full'));
    const end = press(kit.ports, forever());
    await vi.runAllTimersAsync();
    expect(await end).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'problem', code: 'storage-full' }]);
    expect(kit.holds).toHaveLength(1);
    expect(kit.log).toContain('release id-2 not-started');
  });
});

test.each(['unreachable', 'server-busy', 'token-refused', 'host-not-allowed'] as const)(
  'a rep whose server gives no answer (%s) is told at once, and can try again or leave it',
  async (code) => {
    const kit = new StartKit({ selected: 3, available: 6 });
    const { hold } = kit;
    kit.hold = () => Promise.reject(new ProblemError(code));
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.questions).toEqual([{ kind: 'problem', code }]);
    expect(kit.holds).toHaveLength(1);
    expect(kit.log).not.toContain('page starts');
    expect(kit.log).toContain('release id-2 not-started');

    kit.answers = [true];
    kit.onQuestion = () => {
      kit.hold = hold;
    };
    expect(await press(kit.ports, forever())).toBe('started');
  },
);

describe('when it ends under way', () => {
  test('because the page went away, the pop-up closes and the hold is given back', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    const gone = new AbortController();
    kit.hold = async (request) => kit.covering(request, 2);
    kit.answers = [true];
    kit.onQuestion = () => gone.abort();
    expect(await press(kit.ports, gone.signal)).toBe('given-up');
    expect(kit.log.slice(-3)).toEqual(['forget id-2', 'release id-2 not-started', 'close']);
  });

  test('because the rep cancels while it waits, the hold is given back', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    kit.hold = () => {
      kit.cancel();
      return new Promise(() => {});
    };
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.log).toContain('release id-2 not-started');
  });

  test('because the extension is gone, nothing starts', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    const orphaned = new AbortController();
    kit.start = async () => {
      orphaned.abort();
      return true;
    };
    expect(await press(kit.ports, orphaned.signal)).toBe('given-up');
    expect(kit.log).not.toContain('page starts');
  });
});

describe('after a run that the page was let start and has shown nothing of', () => {
  const lastOf = (kit: StartKit, count: number) => {
    kit.unsigned = { runId: 'last', sequenceId: '101', covered: ids(count), steps: kit.reading.steps };
  };

  test('a press with the same contacts is that run’s: nothing is held anew', async () => {
    const kit = new StartKit({ selected: 3, available: 0 });
    lastOf(kit, 3);
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.log).toEqual(['start last', 'close', 'page starts', 'started last', 'close']);
  });

  test('a press with some of its contacts gives it back where the rep agrees, before it holds', async () => {
    const kit = new StartKit({ selected: 2, available: 6 });
    lastOf(kit, 3);
    kit.answers = [true];
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.log.slice(0, 4)).toEqual(['ask no-sign', 'release last no-sign', 'expect id-2', 'hold 2']);
    expect(kit.unsigned).toBeNull();
  });

  test('a press with some of its contacts leaves it alone where the rep says so', async () => {
    const kit = new StartKit({ selected: 2, available: 6 });
    lastOf(kit, 3);
    expect(await press(kit.ports, forever())).toBe('given-up');
    expect(kit.log).toEqual(['ask no-sign', 'close']);
    expect(kit.unsigned).not.toBeNull();
  });

  test('a press with none of its contacts leaves it alone', async () => {
    const kit = new StartKit({ selected: 2, available: 6 });
    kit.unsigned = { runId: 'last', sequenceId: '101', covered: ['c8', 'c9'], steps: kit.reading.steps };
    expect(await press(kit.ports, forever())).toBe('started');
    expect(kit.log[0]).toBe('expect id-2');
  });

  test('a press with others in its contacts’ place, whom the page doesn’t show, is not that run’s', async () => {
    const kit = new StartKit({ selected: 3, available: 6 });
    kit.unsigned = { runId: 'last', sequenceId: '101', covered: ids(3), steps: kit.reading.steps };
    const { page } = kit.ports;
    const others = ['c7', 'c8', 'c9'].map((id) => ({ id, name: id }));
    const ports = {
      ...kit.ports,
      page: { ...page, firstChosen: async () => others, choosesAnyOf: () => false },
    };
    await press(ports, forever());
    expect(kit.log).not.toContain('start last');
    expect(kit.log).toContain('hold 3');
  });

  test.each([
    ['its credits were given back', (kit: StartKit) => (kit.start = async () => false)],
    [
      'the page has shown something of it',
      (kit: StartKit) => {
        kit.start = async () => {
          kit.unsigned = null;
          return true;
        };
      },
    ],
  ])('a press is one like any other where %s meanwhile', async (_, happens) => {
    const kit = new StartKit({ selected: 3, available: 6 });
    lastOf(kit, 3);
    happens(kit);
    await press(kit.ports, forever());
    expect(kit.log.slice(0, 3)).toEqual(['start last', 'expect id-2', 'hold 3']);
    expect(kit.log).not.toContain('release last no-sign');
  });
});
