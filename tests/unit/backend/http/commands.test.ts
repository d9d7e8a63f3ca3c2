import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../../lib/backend/http/chunks';
import type { Answer } from '../../../../lib/ledger';
import { MAX_BODY_BYTES, MAX_COMMANDS_PER_REQUEST } from '../../../../lib/protocol/http';
import { cancelRequest, holdRequest } from '../../../contract/commands';
import { always, backendOn, bodyOf, OURS } from './oddServer';

const answerTo = (runId: string): Answer => ({ status: 'accepted', type: 'cancel', runId, refunded: 0 });

describe('commands on their way', () => {
  it('go in as many requests as the server takes them in, and the answers come back in order', async () => {
    const sizes: number[] = [];
    const backend = await backendOn(async (request, response) => {
      const { commands } = (await bodyOf(request)) as { commands: { runId: string }[] };
      sizes.push(commands.length);
      const answers = commands.map(({ runId }) => answerTo(runId));
      response.writeHead(200, OURS).end(JSON.stringify({ answers }));
    });
    const runIds = Array.from({ length: 2 * MAX_COMMANDS_PER_REQUEST + 1 }, (_, i) => `run-${i}`);
    const answers = await backend.submit(runIds.map((runId) => cancelRequest(runId)));
    expect(sizes).toEqual([MAX_COMMANDS_PER_REQUEST, MAX_COMMANDS_PER_REQUEST, 1]);
    expect(answers).toEqual(runIds.map(answerTo));
  });

  it('are not sent at all where there are none', async () => {
    const backend = await backendOn(always(500, OURS));
    expect(await backend.submit([])).toEqual([]);
  });

  it('are split where together they are too large', () => {
    const third = { ...cancelRequest('run'), reason: 'ü'.repeat(MAX_BODY_BYTES / 6) };
    expect(chunksOf([third, third, third, third]).map(({ length }) => length)).toEqual([2, 2]);
  });

  it('are sent alone where one is too large by itself: the server says so', () => {
    const large = { ...cancelRequest('run'), reason: 'x'.repeat(MAX_BODY_BYTES) };
    expect(chunksOf([cancelRequest('a'), large, cancelRequest('b')]).map(({ length }) => length)).toEqual([
      1, 1, 1,
    ]);
  });

  it('are answered one by one, or not understood', async () => {
    const backend = await backendOn(always(200, OURS, { answers: [answerTo('run')] }));
    const commands = [cancelRequest('run'), holdRequest(['a'])];
    await expect(backend.submit(commands)).rejects.toMatchObject({ code: 'other-version' });
  });

  it('keep the words of their answers', async () => {
    const answers: Answer[] = [
      { status: 'rejected', code: 'already-running', available: 3, runId: 'other', contacts: 2 },
      { status: 'rejected', code: 'member-limit', available: 3 },
    ];
    const backend = await backendOn(always(200, OURS, { answers }));
    expect(await backend.submit([holdRequest(['a']), holdRequest(['b'])])).toEqual(answers);
  });
});
