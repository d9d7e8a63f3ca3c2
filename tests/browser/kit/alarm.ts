import type { Page } from 'playwright-core';

/** What an extension page has that Node hasn't. */
interface AlarmGlobals {
  readonly chrome: {
    readonly alarms: {
      getAll(): Promise<readonly { readonly name: string; readonly scheduledTime: number }[]>;
      create(name: string, when: { readonly when: number }): Promise<void>;
    };
  };
}

/**
 * When the alarm that the worker has set will ring, in milliseconds since 1970; null where it has set none.
 *
 * @param page one of the extension's own
 */
export function alarmMs(page: Page): Promise<number | null> {
  return page.evaluate(async () => {
    const [alarm] = await (globalThis as unknown as AlarmGlobals).chrome.alarms.getAll();
    return alarm?.scheduledTime ?? null;
  });
}

/** Has the alarm that the worker has set ring now. @param page one of the extension's own */
export function ringNow(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const { alarms } = (globalThis as unknown as AlarmGlobals).chrome;
    const [alarm] = await alarms.getAll();
    if (alarm === undefined) throw new Error('No alarm is set');
    await alarms.create(alarm.name, { when: Date.now() });
  });
}
