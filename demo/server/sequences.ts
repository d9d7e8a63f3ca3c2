import type { Account, Sequence } from '../model.ts';

export const ACCOUNT: Account = { name: 'Dana Whitfield', team: 'Calderwood Sales' };

/** The sequences of the account, with the number of contacts that each has unless told otherwise. */
export const SEQUENCES: readonly Sequence[] = [
  {
    id: '101',
    name: 'Q4 outbound: operations leaders',
    contacts: 2_400,
    mailbox: 'dana@calderwood.example',
    schedule: 'Monday to Friday, 9:00–17:00 in the contact’s time zone',
    dailyLimit: 120,
    steps: [
      {
        id: 'step-1',
        day: 1,
        subject: 'A quick thought about {{company}}',
        body: '{{personalized opener}}\n\nMost operations teams we talk to lose a day a week to manual follow-ups. Could I show you how others got it back?',
        category: 'opener',
        included: true,
      },
      {
        id: 'step-2',
        day: 4,
        subject: 'Re: A quick thought about {{company}}',
        body: 'Hi {{first name}},\n\n{{personalized paragraph}}\n\nWould 15 minutes on Thursday suit you?',
        category: 'outbound-sales',
        included: false,
      },
    ],
  },
  {
    id: '202',
    name: 'Conference follow-up: Lisbon',
    contacts: 10_000,
    mailbox: 'dana.whitfield@calderwood.example',
    schedule: 'Every day, 8:00–20:00 in the contact’s time zone',
    dailyLimit: 400,
    steps: [
      {
        id: 'step-1',
        day: 1,
        subject: 'Good to meet you in Lisbon, {{first name}}',
        body: '{{personalized opener}}\n\nYou asked how we handle large contact lists. Here is the short answer, and a longer one if you like.',
        category: 'opener',
        included: true,
      },
      {
        id: 'step-2',
        day: 5,
        subject: 'The numbers we talked about',
        body: 'Hi {{first name}},\n\n{{personalized paragraph}}\n\nI attached the two charts from my talk.',
        category: 'outbound-sales',
        included: false,
      },
    ],
  },
  {
    id: '303',
    name: 'Trial sign-ups: first week',
    contacts: 180,
    mailbox: 'dana@calderwood.example',
    schedule: 'Monday to Friday, 8:00–18:00 in the contact’s time zone',
    dailyLimit: 60,
    steps: [
      {
        id: 'step-1',
        day: 1,
        subject: 'Your first week with us, {{first name}}',
        body: '{{personalized opener}}\n\nMost teams start with one sequence and ten people. May I show you the two settings that matter?',
        category: 'opener',
        included: true,
      },
      {
        id: 'step-2',
        day: 3,
        subject: 'Anything in the way?',
        body: 'Hi {{first name}},\n\n{{personalized paragraph}}\n\nReply with one word if I can help.',
        category: 'inbound-sales',
        included: false,
      },
    ],
  },
];
