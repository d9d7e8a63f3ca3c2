/** The page profiles that a team's owners publish: each version is a row that never changes. */
export default [
  'alter table teams add column profiles_version bigint not null default 0',
  `create table page_profiles (
    team_id text not null,
    version bigint not null,
    profiles json not null,
    names json not null,
    note text not null,
    published_by text not null,
    published_at_ms bigint not null,
    rolled_back_to bigint,
    primary key (team_id, version)
  )`,
];
