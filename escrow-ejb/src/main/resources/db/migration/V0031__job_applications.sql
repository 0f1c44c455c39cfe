-- Jobs whose employer picks the worker among those who apply.

alter table jobs add column employer_picks boolean not null default false;
alter table job_offers add column employer_picks boolean not null default false;

create table job_application (
    id             bigint generated always as identity primary key,
    job_id         bigint      not null references jobs (id),
    -- The acceptance is signed for one round of the job.
    round          int         not null check (round >= 0),
    worker_id      bigint      not null references users (id),
    wallet         varchar(42) not null check (wallet ~ '^0x[0-9a-f]{40}$'),
    message        text        check (length(message) <= 1000),
    -- The worker's acceptance, signed ahead; forgotten when the worker takes it back, or it can bind nobody any more.
    signature      text,
    -- Only the worker's contract understands the signature (EIP-1271).
    by_contract    boolean     not null,
    -- Chain time.
    valid_until    timestamptz not null,
    status         varchar(12) not null default 'open' check (status in ('open', 'picked', 'accepted', 'withdrawn',
                                                                         'closed', 'expired')),
    -- The newest escrow event that was taken in; an older or repeated one is skipped.
    event_position bigint      not null default 0,
    version        int         not null default 1,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    check (signature is not null or status not in ('open', 'picked')),
    check (signature is null or status not in ('withdrawn', 'expired'))
);
create unique index job_application_live on job_application (job_id, round, worker_id)
    where status in ('open', 'picked');
create index job_application_job on job_application (job_id, id);
create index job_application_worker on job_application (worker_id, id);

grant usage, select on sequence job_application_id_seq to ${app_role};
grant select, insert, update on job_application to ${app_role};
