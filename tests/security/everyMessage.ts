import type { MessageType, RequestOf } from '../../lib/messages/catalogue';
import { replySequenceEditor } from '../../lib/profile/shipped/replySequenceEditor';
import { practicePrices } from '../../lib/protocol/practicePrices';
import { DEFAULT_SETTINGS } from '../../lib/settings/settings';
import { cancelRequest, newId } from '../contract/commands';
import { firstOf } from '../contract/underTest';
import { holdMessage } from '../unit/worker/workerKit';

type Requests = { [T in MessageType]: RequestOf<T> };

/**
 * A sound request of every message that there is, in an order in which each finds something to do: what is erased or left comes
 * last.
 */
export function everyMessage(secrets: { link: string; key: string }): Requests {
  const hold = holdMessage(['grace-hopper']);
  const { runId } = hold;
  const quote = practicePrices.quote(firstOf(practicePrices.offers()).id);
  const profiles = [{ ...replySequenceEditor, id: 'of-ours' }];
  return {
    'page.hello': { pageId: hold.pageId },
    'page.diagnosis': { profileId: null, missing: ['selected'], candidates: [] },
    'page.buy': {},
    'page.loadRuns': {},
    'run.hold': hold,
    'run.open': { sequenceId: hold.sequenceId },
    'run.start': { runId, baselines: [] },
    'run.jobs': { runId, jobs: [{ contactId: 'grace-hopper', jobId: 'job-1' }] },
    'run.settle': {
      commandId: newId(),
      runId,
      outcomes: [{ contactId: 'grace-hopper', outcome: 'failed', reason: 'No data' }],
    },
    'run.cancel': { commandId: cancelRequest(runId).id, runId, reason: 'Enough' },
    'view.get': {},
    'runs.list': { before: null, limit: 10, open: false },
    'runs.contacts': { runId, after: -1, limit: 10, status: 'failed' },
    'runs.get': { runId },
    'usage.get': { period: '30' },
    'usage.summary': {},
    'diagnosis.get': {},
    'settings.set': { settings: { ...DEFAULT_SETTINGS, buyUrl: 'https://buy.example.com' } },
    'settings.get': {},
    'policy.get': {},
    'profiles.publish': { profiles, note: 'Ours', after: 0 },
    'profiles.rollBack': { version: 0, after: 1 },
    'profiles.get': {},
    'profiles.approve': { digests: ['0123456789abcdef'] },
    'profiles.versions': {},
    'profiles.version': { version: 1 },
    'demo.grant': { commandId: newId(), source: 'purchase', credits: 10 },
    'team.test': { link: secrets.link },
    'team.get': {},
    'team.members': {},
    'team.setLimit': { memberId: 'ann', credits: 50 },
    'team.invite': { memberId: newId(), name: 'Ben', role: 'member' },
    'team.newLink': { memberId: 'ben', revokeOthers: true },
    'billing.addOns': {},
    'billing.offers': {},
    'billing.quote': { offerId: quote.offerId },
    'billing.buy': { commandId: newId(), quote },
    'billing.purchases': {},
    'billing.cancel': { commandId: newId() },
    'billing.setTopUp': { rule: { belowCredits: 10, quote, atMost: 2 } },
    'billing.topUp': {},
    'replyApi.set': { key: secrets.key, address: null, budget: 100 },
    'replyApi.test': { key: secrets.key, address: null },
    'replyApi.get': {},
    'data.export': { exportId: newId(), place: 0 },
    'data.history': { after: 0 },
    'data.import': { importId: newId(), place: 0, piece: '{"format":"another"}', more: false },
    'team.join': { link: secrets.link, leaveBehind: true },
    'data.erase': {},
    'replyApi.remove': {},
    'team.leave': { leaveBehind: true },
  };
}
