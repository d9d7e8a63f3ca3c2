// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { joinPage } from '../../../../server/http/pages/joinPage.ts';
import { TOKENS } from '../fakeService.ts';
import { testApp } from '../testApp.ts';

const html = String(joinPage('en').html);
const between = (tag: string) => html.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? '';

/** Opens the page as a browser does that was given a link. */
function open(hash: string) {
  history.replaceState(null, '', `/join${hash}`);
  document.documentElement.innerHTML = html;
  new Function(between('script'))();
}

const element = (id: string) => document.getElementById(id) as HTMLInputElement;

describe('the page of a join link', () => {
  const writeText = vi.fn(async (_text: string) => {});
  beforeEach(() => {
    writeText.mockReset();
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  });

  it('may do nothing but what is written in it', async () => {
    const response = await testApp().app.request('/join');
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(await response.text()).toBe(html);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    for (const tag of ['script', 'style']) {
      const hash = createHash('sha256').update(between(tag)).digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(html).not.toMatch(/ (style|on\w+)=|src=|href=/);
  });

  it('shows the link, and copies it', async () => {
    open(`#${TOKENS.member}`);
    expect(element('steps').hidden).toBe(false);
    expect(element('incomplete').hidden).toBe(true);
    expect(element('link').value).toBe(location.href);
    element('copy').click();
    await expect.poll(() => element('said').textContent).toBe('Copied.');
    expect(writeText).toHaveBeenCalledWith(location.href);
    expect(location.href).toContain(TOKENS.member);
  });

  it('selects the link where the browser lets nothing be copied', async () => {
    writeText.mockRejectedValue(new Error('Not allowed'));
    open(`#${TOKENS.member}`);
    element('copy').click();
    await expect.poll(() => element('said').textContent).toContain('selected');
    expect(document.activeElement).toBe(element('link'));
    expect(element('link').selectionEnd).toBe(location.href.length);
  });

  it.each([
    `#/${TOKENS.member}`,
    `#${TOKENS.member}.`,
    `#${TOKENS.member})`,
    `#${TOKENS.member}>`,
    `#${TOKENS.member}\u200B`,
    `/#${TOKENS.member}`,
    `#${TOKENS.member.replaceAll('_', '%5F').replaceAll('-', '%2D')}`,
    `#${TOKENS.member}&utm_source=mail`,
  ])('shows the link as it was made, also where it was opened as /join%s', (changed) => {
    open(changed);
    expect(element('steps').hidden).toBe(false);
    expect(element('link').value).toBe(`${location.origin}/join#${TOKENS.member}`);
  });

  it('is the same behind a slash', async () => {
    expect(await (await testApp().app.request('/join/')).text()).toBe(html);
  });

  it.each(['', '#', '#jac_', '#token', `#${TOKENS.member.slice(0, -1)}`, `#${TOKENS.member}x`])(
    'tells that a link is incomplete: "%s"',
    (hash) => {
      open(hash);
      expect(element('steps').hidden).toBe(true);
      expect(element('incomplete').hidden).toBe(false);
    },
  );

  it.each([
    `/join%23${TOKENS.member}`,
    `/join%2523${TOKENS.member}`,
    `/join/${TOKENS.member}`,
    `/join/%23${TOKENS.member}`,
    `/join?${TOKENS.member}`,
    `/join%23${TOKENS.member.replaceAll('_', '%5F')}`,
  ])(
    'asks for a new link where the token was sent to the server, and doesn’t repeat it: %s',
    async (path) => {
      const { app, logged } = testApp();
      const response = await app.request(path);
      expect(response.status).toBe(200);
      const answered = await response.text();
      expect(answered).toContain('Ask for a new join link');
      const secret = TOKENS.member.slice(-20);
      expect(answered + JSON.stringify([...response.headers])).not.toContain(secret);
      expect(logged()).toContain('"route":"/join"');
      expect(logged()).not.toContain(secret);
    },
  );

  it('can be used without seeing it', () => {
    open(`#${TOKENS.member}`);
    expect(document.title).toBe('Join your team – Jason AI Credits');
    expect(element('link').labels?.length).toBe(1);
    expect(element('said').getAttribute('role')).toBe('status');
  });
});
