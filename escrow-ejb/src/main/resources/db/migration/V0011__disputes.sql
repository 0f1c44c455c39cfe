-- Disputes, settlements and amendments. Clocks are chain time; amounts are wei.

alter table jobs add column ruling_ends_at timestamptz;

-- An amendment may follow another in the same round: the variant (its clock) tells them apart.
alter table relay_intent add column variant varchar(20) not null default '';
alter table relay_intent drop constraint relay_intent_action_check;
alter table relay_intent add constraint relay_intent_action_check check (action in
    ('accept', 'submit', 'release', 'withdraw', 'reopen', 'refund', 'dispute', 'settle', 'amend', 'finalize'));
drop index relay_intent_once;
create unique index relay_intent_once on relay_intent (escrow_id, round, action, variant) where status <> 'failed';

drop index escrow_due;
create index escrow_due on escrow (clock) where status in ('OPEN', 'ACTIVE', 'SUBMITTED', 'DISPUTED', 'VACANT');

create table dispute (
    id                 bigint generated always as identity primary key,
    job_id             bigint      not null references jobs (id),
    round              int         not null,
    employer_id        bigint      not null references users (id),
    worker_id          bigint      references users (id),
    status             varchar(12) not null check (status in ('opening', 'open', 'answered', 'ruled', 'defaulted',
                                                              'settled', 'released', 'abandoned', 'failed')),
    category           varchar(20) not null check (category in ('not_as_agreed', 'incomplete', 'quality',
                                                                'not_delivered', 'other')),
    reason             text        not null check (length(reason) <= 4000),
    answer             text        check (length(answer) <= 4000),
    answered_at        timestamptz,
    ruling_ends_at     timestamptz,
    -- Wei; how it ended.
    to_worker_wei      numeric(78, 0),
    to_employer_wei    numeric(78, 0),
    fee_wei            numeric(78, 0),
    opened_transaction varchar(66),
    ended_transaction  varchar(66),
    opened_at          timestamptz,
    ended_at           timestamptz,
    -- The newest escrow event that was taken in; an older or repeated one is skipped.
    event_position     bigint      not null default 0,
    version            int         not null default 1,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);
create unique index dispute_one_live on dispute (job_id) where status in ('opening', 'open', 'answered');
create index dispute_job on dispute (job_id, id);
create index dispute_employer on dispute (employer_id, id);
create index dispute_worker on dispute (worker_id, id) where worker_id is not null;
create index dispute_queue on dispute (ruling_ends_at, id) where status in ('open', 'answered');

create table dispute_message (
    id         bigint generated always as identity primary key,
    dispute_id bigint      not null references dispute (id),
    author_id  bigint      not null references users (id),
    author     varchar(10) not null check (author in ('employer', 'worker', 'arbiter')),
    text       text        not null check (length(text) <= 4000),
    created_at timestamptz not null
);
create index dispute_message_dispute on dispute_message (dispute_id, id);

-- Files stay with the parties: what is kept, and cannot be changed, is the hash.
create table dispute_evidence (
    id         bigint generated always as identity primary key,
    dispute_id bigint       not null references dispute (id),
    author_id  bigint       not null references users (id),
    author     varchar(10)  not null check (author in ('employer', 'worker', 'arbiter')),
    name       varchar(200) not null,
    media_type varchar(100) not null,
    size_bytes bigint       not null check (size_bytes >= 0),
    sha256     varchar(64)  not null check (sha256 ~ '^[0-9a-f]{64}$'),
    note       text         check (length(note) <= 1000),
    created_at timestamptz  not null,
    constraint dispute_evidence_once unique (dispute_id, sha256)
);

-- Every ruling that was prepared, with its reasons; the one whose split the chain confirms is the ruling.
create table dispute_ruling (
    id            bigint generated always as identity primary key,
    dispute_id    bigint         not null references dispute (id),
    arbiter_id    bigint         not null references users (id),
    to_worker_wei numeric(78, 0) not null check (to_worker_wei >= 0),
    reasons       text           not null check (length(reasons) <= 4000),
    created_at    timestamptz    not null
);
create index dispute_ruling_dispute on dispute_ruling (dispute_id, id);

-- What one party offers and the other may accept: a split (settlement) or more time (amendment).
create table job_proposal (
    id               bigint generated always as identity primary key,
    job_id           bigint      not null references jobs (id),
    round            int         not null,
    kind             varchar(10) not null check (kind in ('settlement', 'amendment')),
    proposer_id      bigint      not null references users (id),
    by_employer      boolean     not null,
    to_worker_wei    numeric(78, 0),
    until            timestamptz,
    terms_hash       varchar(66),
    note             text        check (length(note) <= 4000),
    -- The proposer's; forgotten when the proposal can no longer be accepted.
    signature        text,
    valid_until      timestamptz not null,
    status           varchar(12) not null check (status in ('open', 'accepted', 'done', 'withdrawn', 'declined',
                                                            'superseded', 'failed')),
    transaction_hash varchar(66),
    event_position   bigint      not null default 0,
    version          int         not null default 1,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    check ((kind = 'settlement') = (to_worker_wei is not null)),
    check ((kind = 'amendment') = (until is not null))
);
create index job_proposal_job on job_proposal (job_id, id);
create unique index job_proposal_open on job_proposal (job_id, kind, proposer_id) where status = 'open';

grant usage, select on sequence dispute_id_seq, job_proposal_id_seq to ${app_role};
grant select, insert, update on dispute, job_proposal to ${app_role};
grant select, insert on dispute_message, dispute_evidence, dispute_ruling to ${app_role};
