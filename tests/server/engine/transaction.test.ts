import { expect, it } from 'vitest';
import type { Sql } from '../../../server/store/sql';
import { onEachStore } from '../kit/stores';

onEachStore('a transaction', (given) => {
  const write = (sql: Sql, note: string) => sql.query('insert into notes values ($1)', [note]);
  const notes = () => given.store.query('select * from notes');
  const divide = (sql: Sql) => sql.query('select 1 / $1::bigint', [0]);
  const DIVIDED = { code: '22012' };

  it('with a statement that has failed commits nothing, and says why, though nobody looked', async () => {
    const { store } = given;
    await store.query('create table notes (note text)');
    const done = store.transaction(async (sql) => {
      await write(sql, 'lost');
      await divide(sql).catch(() => {});
    });
    await expect(done).rejects.toMatchObject(DIVIDED);
    expect(await notes()).toEqual([]);
  });

  it('says what the first statement that failed has said, whichever is heard of first', async () => {
    const later = async (task: Promise<unknown>) => {
      await task.catch(() => {});
      await task;
    };
    const done = given.store.transaction((sql) =>
      Promise.all([later(later(divide(sql))), later(write(sql, 'lost')), write(sql, 'lost')]),
    );
    await expect(done).rejects.toMatchObject(DIVIDED);
    expect(await notes()).toEqual([]);
  });

  it('lets no statement in that comes after its end', async () => {
    const { store } = given;
    const failed = Promise.withResolvers<Sql>();
    const done = store.transaction(async (sql) => {
      await write(sql, 'lost');
      failed.resolve(sql);
      throw new Error('enough');
    });
    await expect(done).rejects.toThrow('enough');
    await expect(write(await failed.promise, 'late')).rejects.toThrow();
    const sql = await store.transaction(async (sql) => sql);
    await expect(write(sql, 'late')).rejects.toThrow();
    expect(await notes()).toEqual([]);
  });
});
