-- Requests that may be sent twice and count once; kept for a day.

create table idempotency_key (
    principal      varchar(100) not null,
    method         varchar(10)  not null,
    path           varchar(500) not null,
    key            varchar(255) not null,
    body_hash      varchar(64)  not null,
    state          varchar(10)  not null default 'claimed' check (state in ('claimed', 'answered', 'refused')),
    -- Grows with every attempt; only the latest one may store its result.
    fence          bigint       not null default 1,
    lease_until    timestamptz  not null,
    result_type    text,
    -- The result record, or the problem document of a refusal.
    result         text,
    refusal_status int,
    answered_at    timestamptz,
    expires_at     timestamptz  not null,
    primary key (principal, key, path, method)
);
create index idempotency_key_expiry on idempotency_key (expires_at);

grant select, insert, update, delete on idempotency_key to ${app_role};
