/** Whose turn it is in a team to ask the vendor's API, and how much of the month's budget is used. */
export default [
  `create table reply_api_turns (
    team_id text primary key,
    version bigint not null,
    budget bigint not null,
    month_start_ms bigint not null,
    used bigint not null,
    holder_id text,
    held_until_ms bigint not null
  )`,
];
