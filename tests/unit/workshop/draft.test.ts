import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replySequenceEditor } from '../../../lib/profile/shipped/replySequenceEditor';
import { createDraft } from '../../../lib/workshop/draft';

const open = () => createDraft({ profile: replySequenceEditor, openedId: null });
const startOf = (draft: ReturnType<typeof open>) => draft.store.getState().profile.start;

describe('a draft', () => {
  it('takes typing in one field back at once, and forth again', () => {
    const draft = open();
    for (const typed of ['b', 'bu', 'but']) draft.edit('start', typed);
    draft.undo();
    expect(startOf(draft)).toBe(replySequenceEditor.start);
    draft.redo();
    expect(startOf(draft)).toBe('but');
  });

  it('takes what was typed after a pause back on its own', () => {
    const draft = open();
    draft.edit('start', 'a');
    draft.pause();
    draft.edit('start', 'b');
    draft.undo();
    expect(startOf(draft)).toBe('a');
  });

  it('gives another profile up for the one before, with what that was', () => {
    const draft = createDraft({ profile: replySequenceEditor, openedId: 'mine' });
    draft.take({ profile: { ...replySequenceEditor, id: 'other' }, openedId: null });
    draft.undo();
    expect(draft.store.getState()).toMatchObject({ profile: replySequenceEditor, openedId: 'mine' });
  });

  it('changes one place in a list and leaves the rest as it is', () => {
    const draft = open();
    draft.edit('contacts.id.0.attribute', 'data-id');
    const { profile } = draft.store.getState();
    expect(profile.contacts.id).toEqual([{ attribute: 'data-id' }]);
    expect(profile.steps).toBe(replySequenceEditor.steps);
    expect(replySequenceEditor.contacts.id).toEqual([{ attribute: 'data-contact-id' }]);
  });

  it('goes all the way back and forth again, whatever was done', () => {
    const step = fc.constantFrom('start', 'name', 'contacts.row', 'pause');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const draft = open();
        for (const [place, path] of steps.entries()) {
          if (path === 'pause') draft.pause();
          else draft.edit(path, `v${place}`);
        }
        const last = draft.store.getState().profile;
        for (const _ of steps) draft.undo();
        expect(draft.store.getState().profile).toBe(replySequenceEditor);
        for (const _ of steps) draft.redo();
        expect(draft.store.getState().profile).toBe(last);
      }),
    );
  });
});
