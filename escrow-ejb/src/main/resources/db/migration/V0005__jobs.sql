-- Jobs: what the parties agreed on, and a copy of how its pay stands on chain (D10).

create table jobs (
    id                       bigint generated always as identity primary key,
    employer_id              bigint        not null references users (id),
    worker_id                bigint        references users (id),
    employer_wallet          varchar(42)   not null,
    worker_wallet            varchar(42),
    title                    varchar(200)  not null,
    description              text          not null check (length(description) <= 10000),
    job_type                 varchar(50)   not null,
    pay_amount_usd           numeric(10, 2) not null check (pay_amount_usd > 0),
    -- Wei; shown as decimal ETH.
    pay_amount_wei           numeric(78, 0),
    platform_fee_usd         numeric(10, 2) not null default 0,
    platform_fee_wei         numeric(78, 0) not null default 0,
    time_limit_hours         int           not null check (time_limit_hours between 1 and 2160),
    accept_within_hours      int           not null check (accept_within_hours between 1 and 2160),
    review_hours             int           not null check (review_hours between 24 and 240),
    checklist                jsonb         not null default '[]',
    -- Chain times.
    accept_by                timestamptz,
    accepted_at              timestamptz,
    deadline                 timestamptz,
    submitted_at             timestamptz,
    review_ends_at           timestamptz,
    reopen_by                timestamptz,
    completed_at             timestamptz,
    chain_id                 bigint,
    contract_address         varchar(42),
    contract_job_id          varchar(66),
    status                   varchar(20)   not null default 'open'
        check (status in ('open', 'active', 'in_progress', 'submitted', 'completed', 'withdrawn',
                          'disputed', 'settled', 'cancelled', 'expired')),
    payment_status           varchar(20)   not null default 'pending'
        check (payment_status in ('pending', 'locked', 'released', 'refunded', 'failed')),
    -- What is on its way to the chain, and what came to nothing last.
    pending_action           varchar(20),
    pending_user_id          bigint,
    pending_transaction_hash varchar(66),
    failed_action            varchar(20),
    failed_code              varchar(60),
    -- The newest escrow event that was taken in; an older or repeated one is skipped.
    event_position           bigint        not null default 0,
    version                  int           not null default 1,
    created_at               timestamptz   not null default now(),
    updated_at               timestamptz   not null default now()
);
create index jobs_status on jobs (status, id);
create index jobs_employer on jobs (employer_id, id);
create index jobs_worker on jobs (worker_id, id) where worker_id is not null;
create index jobs_created on jobs (created_at, id);
create index jobs_board on jobs (id) where status = 'open' and payment_status = 'locked';
create index jobs_board_pay on jobs (pay_amount_usd, id) where status = 'open' and payment_status = 'locked';
create index jobs_overdue on jobs (id) where payment_status = 'locked';
create index jobs_search on jobs using gin (to_tsvector('simple', title || ' ' || job_type || ' ' || description));
create unique index jobs_onchain on jobs (chain_id, contract_address, contract_job_id)
    where payment_status in ('locked', 'released', 'refunded');

-- The terms behind every prepared funding: whichever is locked becomes the job's terms.
create table job_offers (
    contract_job_id     varchar(66)    not null,
    job_id              bigint         not null references jobs (id),
    pay_amount_usd      numeric(10, 2) not null,
    platform_fee_usd    numeric(10, 2) not null,
    time_limit_hours    int            not null,
    accept_within_hours int            not null,
    review_hours        int            not null,
    checklist           jsonb          not null,
    created_at          timestamptz    not null default now(),
    primary key (job_id, contract_job_id)
);

-- Every wording that a job ever had (D14).
create table job_versions (
    job_id      bigint       not null references jobs (id),
    version     int          not null,
    title       varchar(200) not null,
    description text         not null,
    job_type    varchar(50)  not null,
    edited_by   bigint       not null references users (id),
    edited_at   timestamptz  not null,
    primary key (job_id, version)
);

-- What the parties told each other: with a submission, or asking for changes.
create table job_notes (
    id         bigint generated always as identity primary key,
    job_id     bigint      not null references jobs (id),
    author_id  bigint      not null references users (id),
    kind       varchar(20) not null check (kind in ('submission', 'changes')),
    note       text        not null check (length(note) <= 4000),
    created_at timestamptz not null
);
create index job_notes_job on job_notes (job_id, id);

-- The last known public numbers (D50); one row.
create table public_stats (
    only_row   boolean     primary key default true check (only_row),
    numbers    jsonb       not null,
    as_of      timestamptz not null
);

grant usage, select on sequence jobs_id_seq to ${app_role};
grant select, insert, update on jobs to ${app_role};
grant select, insert on job_offers, job_versions, job_notes to ${app_role};
grant select, insert, update on public_stats to ${app_role};
