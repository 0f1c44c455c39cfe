-- On-chain escrow: what we prepared, what the chain says, and what we are sending.
-- Clocks are chain time in seconds; amounts are wei; addresses are lower-case 0x text.

create table escrow_job (
    job_id     bigint primary key,
    employer   varchar(42) not null,
    -- The job ended before a lock was seen: a later lock is unwanted.
    voided_at  timestamptz,
    created_at timestamptz not null default now()
);

create table escrow_funding (
    id               bigint generated always as identity primary key,
    job_id           bigint         not null references escrow_job (job_id),
    chain_id         bigint         not null,
    contract         varchar(42)    not null,
    onchain_id       bytea          not null check (octet_length(onchain_id) = 32),
    employer         varchar(42)    not null,
    terms_hash       bytea          not null check (octet_length(terms_hash) = 32),
    terms_word       numeric(78, 0) not null,
    terms            text           not null,
    amount_wei       numeric(78, 0) not null check (amount_wei > 0),
    fee_wei          numeric(78, 0) not null check (fee_wei >= 0),
    rate             numeric(38, 18) not null check (rate > 0),
    rate_source      varchar(40)    not null,
    quote_expires_at timestamptz    not null,
    accept_by        bigint         not null,
    created_at       timestamptz    not null default now(),
    constraint escrow_funding_onchain unique (chain_id, contract, onchain_id)
);
create index escrow_funding_job on escrow_funding (job_id, id desc);
create index escrow_funding_terms on escrow_funding (terms_hash);
comment on table escrow_funding is 'Every createJob we ever prepared; a lock that matches any of a live job counts.';

create table escrow (
    id                bigint generated always as identity primary key,
    chain_id          bigint         not null,
    contract          varchar(42)    not null,
    onchain_id        bytea          not null check (octet_length(onchain_id) = 32),
    job_id            bigint references escrow_job (job_id),
    -- wanted: the job's; unwanted: a voided job's or other terms; surplus: a second lock; stranger: not ours
    standing          varchar(10)    not null check (standing in ('WANTED', 'UNWANTED', 'SURPLUS', 'STRANGER')),
    status            varchar(10)    not null check (status in ('NONE', 'OPEN', 'ACTIVE', 'SUBMITTED', 'DISPUTED',
                                                                'VACANT', 'RELEASED', 'REFUNDED', 'SETTLED')),
    round             smallint       not null default 0,
    employer          varchar(42)    not null,
    worker            varchar(42),
    terms_hash        bytea          not null,
    terms_word        numeric(78, 0) not null,
    amount_wei        numeric(78, 0) not null,
    fee_wei           numeric(78, 0) not null,
    -- what it means depends on the status: accept-by, work deadline with grace, review end, reopen-by
    clock             bigint         not null default 0,
    lock_transaction  varchar(66)    not null,
    last_transaction  varchar(66)    not null,
    last_block        bigint         not null,
    constraint escrow_onchain unique (chain_id, contract, onchain_id)
);
create unique index escrow_one_wanted on escrow (job_id) where standing = 'WANTED' and status <> 'NONE';
create index escrow_by_job on escrow (job_id) where job_id is not null;
create index escrow_due on escrow (clock) where status in ('OPEN', 'ACTIVE', 'SUBMITTED', 'VACANT');
create index escrow_active_by_worker on escrow (worker) where status in ('ACTIVE', 'SUBMITTED');
comment on table escrow is 'The confirmed chain''s jobs, strangers'' too. Written by the indexer only.';

create table escrow_event (
    id               bigint generated always as identity primary key,
    escrow_id        bigint references escrow (id),
    chain_id         bigint      not null,
    contract         varchar(42) not null,
    block_number     bigint      not null,
    block_hash       varchar(66) not null,
    block_time       bigint      not null,
    transaction_hash varchar(66) not null,
    log_index        int         not null,
    type             varchar(40) not null,
    data             jsonb       not null,
    -- set when a reorganisation took the block back
    reverted_at      timestamptz,
    created_at       timestamptz not null default now()
);
create unique index escrow_event_once on escrow_event (chain_id, contract, block_number, log_index)
    where reverted_at is null;
create index escrow_event_by_escrow on escrow_event (escrow_id, id);

create table chain_head (
    chain_id   bigint primary key,
    height     bigint      not null,
    hash       varchar(66) not null,
    block_time bigint      not null,
    seen_at    timestamptz not null default now()
);
comment on table chain_head is 'The newest block the indexer knows: chain time.';

create table chain_cursor (
    chain_id   bigint      not null,
    contract   varchar(42) not null,
    height     bigint      not null,
    hash       varchar(66) not null,
    updated_at timestamptz not null default now(),
    primary key (chain_id, contract)
);
comment on table chain_cursor is 'Everything up to this block is in the books; comparing it is the indexers'' fence.';

create table chain_block (
    chain_id   bigint      not null,
    contract   varchar(42) not null,
    height     bigint      not null,
    hash       varchar(66) not null,
    block_time bigint      not null,
    primary key (chain_id, contract, height)
);

create table relay_account (
    chain_id   bigint      not null,
    address    varchar(42) not null,
    next_nonce bigint      not null,
    primary key (chain_id, address)
);

create table relay_intent (
    id              bigint generated always as identity primary key,
    escrow_id       bigint      not null references escrow (id),
    round           smallint    not null,
    action          varchar(10) not null check (action in ('accept', 'submit', 'release', 'withdraw', 'reopen', 'refund')),
    wallet          varchar(42),
    call_data       text        not null,
    status          varchar(10) not null default 'queued' check (status in ('queued', 'signed', 'mined', 'done', 'failed')),
    relayer         varchar(42),
    nonce           bigint,
    gas_limit       bigint,
    mined_hash      varchar(66),
    mined_block     bigint,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default now(),
    failure_code    varchar(60),
    -- end of the voucher in an acceptance, chain seconds: no second one for another wallet before it
    voucher_until   bigint,
    -- Who works on it and until when; fence grows with every lease, and every later write checks it.
    leased_by       varchar(60),
    leased_until    timestamptz,
    fence           bigint      not null default 0,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now()
);
create unique index relay_intent_once on relay_intent (escrow_id, round, action) where status <> 'failed';
create index relay_intent_open on relay_intent (next_attempt_at) where status in ('queued', 'signed', 'mined');
create index relay_intent_by_escrow on relay_intent (escrow_id, id);

create table relay_transaction (
    hash         varchar(66) primary key,
    intent_id    bigint         not null references relay_intent (id),
    nonce        bigint         not null,
    raw          text           not null,
    max_fee      numeric(78, 0) not null,
    priority_fee numeric(78, 0) not null,
    created_at   timestamptz    not null default now()
);
create index relay_transaction_by_intent on relay_transaction (intent_id);
comment on table relay_transaction is 'Signed transactions, stored before they are sent; several of one nonce are replacements.';

grant select, insert on escrow_job, escrow_funding, escrow, escrow_event, chain_head, chain_cursor, chain_block,
    relay_account, relay_intent, relay_transaction to ${app_role};
grant update (voided_at) on escrow_job to ${app_role};
grant update on escrow to ${app_role};
grant usage, select on sequence escrow_id_seq to ${app_role};
grant update (reverted_at) on escrow_event to ${app_role};
grant update on chain_head, chain_cursor, relay_account, relay_intent to ${app_role};
grant delete on chain_block to ${app_role};
