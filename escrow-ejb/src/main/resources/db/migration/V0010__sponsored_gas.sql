-- Gas that the platform pays: reserved when an intent is stored, replaced by what the receipt says.
-- Beside it: what reorganisations were seen.

create table sponsored_gas (
    intent_id    bigint primary key references relay_intent (id),
    -- the day, UTC, that it counts for
    day          date           not null,
    -- whose action it was; null for what a clock allowed, which is not bounded
    wallet       varchar(42),
    action       varchar(10)    not null,
    reserved_wei numeric(78, 0) not null check (reserved_wei >= 0),
    -- null until a receipt tells it
    spent_wei    numeric(78, 0) check (spent_wei >= 0),
    created_at   timestamptz    not null default now()
);
create index sponsored_gas_day on sponsored_gas (day, wallet);
comment on table sponsored_gas is 'What counts for a day is spent_wei, or reserved_wei while that is not known.';

-- The relayer's newest bid, wei per gas: what a reservation is made of. Null before the first.
alter table relay_account add column last_bid numeric(78, 0);

create table chain_reorganisation (
    id              bigint generated always as identity primary key,
    chain_id        bigint      not null,
    contract        varchar(42) not null,
    -- where the books stood, and the last block that stayed
    height          bigint      not null,
    ancestor_height bigint      not null,
    -- true when an operator had blocks booked anew
    asked           boolean     not null default false,
    seen_at         timestamptz not null default now(),
    check (ancestor_height < height)
);

grant select, insert on sponsored_gas, chain_reorganisation to ${app_role};
grant update (spent_wei) on sponsored_gas to ${app_role};
