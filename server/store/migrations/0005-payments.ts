/** Purchases that are paid for on a payment page, and those that a team's rule makes by itself. */
export default [
  "alter table purchases add column way text not null default 'invoice'",
  `create table checkouts (
    team_id text not null,
    command_id text not null,
    member_id text not null,
    fingerprint text not null,
    offer_id text not null,
    credits bigint not null,
    total_minor bigint not null,
    currency text not null,
    state text not null,
    session_id text,
    url text,
    created_at_ms bigint not null,
    expires_at_ms bigint not null,
    ask_at_ms bigint,
    asked_at_ms bigint not null,
    primary key (team_id, command_id)
  )`,
  'create index checkouts_due on checkouts (ask_at_ms) where ask_at_ms is not null',
  'create index checkouts_newest on checkouts (team_id, created_at_ms, command_id)',
  'alter table teams add column top_up_below_credits bigint',
  `create table top_ups (
    team_id text primary key,
    below_credits bigint not null,
    offer_id text not null,
    credits bigint not null,
    total_minor bigint not null,
    currency text not null,
    at_most bigint not null,
    agreed_by text not null,
    agreed_at_ms bigint not null
  )`,
  "create index purchases_by_themselves on purchases (team_id, at_ms) where way = 'top-up'",
];
