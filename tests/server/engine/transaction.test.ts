import { expect, it } from 'vitest';
import { onEachStore } from '../kit/stores';

onEachStore('a transaction', (given) => {
  it('with a statement that has failed commits nothing, and says so, though nobody looked', async () => {
    const { store } = given;
    await store.query('create table notes (note text)');
    const done = store.transaction(async (sql) => {
      await sql.query('insert into notes values ($1)', ['kept']);
      await sql.query('insert into nowhere values ($1)', ['failed']).catch(() => {});
    });
    await expect(done).rejects.toThrow('transaction');
    expect(await store.query('select * from notes')).toEqual([]);
  });
});
