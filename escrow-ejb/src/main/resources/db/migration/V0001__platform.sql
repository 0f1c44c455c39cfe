-- What happened, written by the transaction that made it happen, and how far each reader has come.

create table event (
    id          bigint generated always as identity primary key,
    -- Which transaction wrote it: the relay numbers a row only when no older transaction can still commit.
    txid        xid8        not null default pg_current_xact_id(),
    -- The gapless order that readers follow; null until the relay has numbered it.
    position    bigint      unique,
    type        text        not null check (length(type) between 1 and 80),
    subject     text        not null check (length(subject) between 1 and 200),
    channels    text[]      not null default '{}',
    data        jsonb       not null,
    occurred_at timestamptz not null default clock_timestamp()
);
create index event_unnumbered on event (id) where position is null;
comment on table event is 'Outbox and event history. Rows are only ever inserted and numbered.';

create table event_head (
    only_row boolean primary key default true check (only_row),
    position bigint  not null
);
insert into event_head (position) values (0);
comment on table event_head is 'The last position given, so that numbers never repeat after old events are archived.';

create table event_cursor (
    subscriber text primary key,
    position   bigint      not null default 0,
    -- Who works on it and until when; fence grows with every lease, and every later write checks it.
    holder     text,
    held_until timestamptz not null default '-infinity',
    fence      bigint      not null default 0,
    failures   int         not null default 0,
    retry_at   timestamptz not null default '-infinity',
    last_error text,
    updated_at timestamptz not null default now()
);

grant select, insert on event to ${app_role};
grant update (position) on event to ${app_role};
grant select, update on event_head to ${app_role};
grant select, insert, update on event_cursor to ${app_role};
