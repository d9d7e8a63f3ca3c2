import { describe, expect, it } from 'vitest';
import { generateContacts } from '../../../demo/server/contacts.ts';
import { defaultFailureRule, MISSING_DATA, NO_ANSWER } from '../../../demo/server/failure.ts';

const many = generateContacts(1, '202', 10_000);

describe('generated contacts', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generateContacts(1, '202', 10_000)).toEqual(many);
    expect(generateContacts(2, '202', 10_000)).not.toEqual(many);
  });

  it('have an id and an email of their own', () => {
    expect(new Set(many.map(({ id }) => id)).size).toBe(10_000);
    expect(new Set(many.map(({ email }) => email)).size).toBe(10_000);
  });

  it('have emails that reach nobody', () => {
    expect(many.filter(({ email }) => !/^[a-z]+\.[a-z]+\d*@[a-z]+\.example$/.test(email))).toEqual([]);
  });

  it('include names in other scripts and long ones', () => {
    const names = many.map(({ name }) => name);
    expect(names.some((name) => /\p{Script=Han}/u.test(name))).toBe(true);
    expect(names.some((name) => /\p{Script=Arabic}/u.test(name))).toBe(true);
    expect(names.some((name) => name.length > 40)).toBe(true);
  });
});

describe('the failure rule', () => {
  const rule = defaultFailureRule(1);

  it('fails everyone of whom neither title nor profile is known', () => {
    const unknown = many.filter(({ title, linkedIn }) => title === '' && linkedIn === '');
    expect(unknown.length).toBeGreaterThan(0);
    expect(new Set(unknown.map((contact) => rule(contact, 1)))).toEqual(new Set([MISSING_DATA]));
  });

  it('fails about one in twelve at a first attempt', () => {
    const failed = many.filter((contact) => rule(contact, 1) !== null);
    expect(Math.abs(failed.length / many.length - 1 / 12)).toBeLessThan(0.01);
  });

  it('lets those whom the service did not answer succeed when tried again', () => {
    const unanswered = many.filter((contact) => rule(contact, 1) === NO_ANSWER);
    expect(unanswered.length).toBeGreaterThan(0);
    expect(unanswered.filter((contact) => rule(contact, 2) === null).length).toBeGreaterThan(
      unanswered.length / 2,
    );
  });
});
