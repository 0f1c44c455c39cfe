-- Second factors: authenticator apps (RFC 6238) and recovery codes; the token between both steps of a sign-in.

create table totp (
    user_id      bigint       primary key references users (id),
    -- AES-256-GCM with a key of the operator's, bound to the user: a dump alone makes no codes.
    seed         varchar(200) not null,
    confirmed_at timestamptz,
    -- The time step of the last code that was taken: a code works once.
    last_step    bigint       not null default 0,
    created_at   timestamptz  not null
);

create table recovery_code (
    user_id   bigint      not null references users (id),
    code_hash varchar(64) not null,
    primary key (user_id, code_hash)
);

create table mfa_token (
    token_hash varchar(64) primary key,
    user_id    bigint      not null references users (id),
    by_wallet  boolean     not null,
    attempts   integer     not null default 0,
    expires_at timestamptz not null
);
create index mfa_token_expiry on mfa_token (expires_at);

grant select, insert, update, delete on totp, mfa_token to ${app_role};
grant select, insert, delete on recovery_code to ${app_role};
