const SPAN_MS = 15 * 60 * 1000;

/**
 * What became of runs' credits, by quarters of an hour: usage of any days in any time zone is added up from it, at the cost of
 * what happened on those days. What happened before is told by the contacts: each that is late was returned first.
 */
export default [
  `create table run_activity (
    team_id text not null,
    at_ms bigint not null,
    run_id text not null,
    used bigint not null,
    returned bigint not null,
    succeeded bigint not null,
    failed bigint not null,
    primary key (team_id, at_ms, run_id)
  )`,
  `insert into run_activity (team_id, at_ms, run_id, used, returned, succeeded, failed)
    select c.team_id, c.settled_at_ms - mod(c.settled_at_ms, ${SPAN_MS}), c.run_id,
      sum(c.charged),
      sum(case when c.status <> 'succeeded' or c.late then r.price_per_contact else 0 end),
      sum(case when c.status = 'succeeded' then 1 else 0 end),
      sum(case when c.status <> 'succeeded' or c.late then 1 else 0 end)
    from contacts c
    join runs r on r.team_id = c.team_id and r.run_id = c.run_id
    where c.settled_at_ms is not null
    group by c.team_id, c.settled_at_ms - mod(c.settled_at_ms, ${SPAN_MS}), c.run_id`,
];
