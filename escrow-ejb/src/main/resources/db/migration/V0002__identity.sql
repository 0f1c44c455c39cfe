-- Users, their sessions, and one-use tokens, of which only hashes are kept (D29).

create table users (
    id                  bigint generated always as identity primary key,
    username            varchar(50)  not null,
    -- Names that differ in case only are one name.
    username_key        varchar(100) not null constraint users_username_unique unique,
    wallet_address      varchar(42)  not null constraint users_wallet_unique unique
                        check (wallet_address ~ '^0x[0-9a-f]{40}$'),
    wallet_address_hash varchar(64)  not null constraint users_wallet_hash_unique unique
                        check (wallet_address_hash ~ '^[0-9a-f]{64}$'),
    email               varchar(255) not null constraint users_email_unique unique check (email = lower(email)),
    email_verified      boolean      not null default false,
    user_type           varchar(20)  not null check (user_type in ('employer', 'worker')),
    active              boolean      not null default true,
    version             bigint       not null default 1,
    created_at          timestamptz  not null default now(),
    updated_at          timestamptz  not null default now()
);
comment on column users.wallet_address_hash is 'HMAC-SHA-256 of the address with the server''s pepper (D21)';

create table auth_nonce (
    nonce_hash varchar(64)    primary key,
    wallet     varchar(42) not null,
    expires_at timestamptz not null
);
create index auth_nonce_expiry on auth_nonce (expires_at);

create table registration_token (
    token_hash varchar(64)    primary key,
    wallet     varchar(42) not null,
    expires_at timestamptz not null
);
create index registration_token_expiry on registration_token (expires_at);

-- A session is a family of refresh tokens; ending it ends every token of it.
create table user_session (
    id         varchar(32)    primary key,
    user_id    bigint      not null references users (id),
    created_at timestamptz not null default now(),
    -- No refresh outlives this, however often it rotates.
    expires_at timestamptz not null,
    ended_at   timestamptz,
    end_reason varchar(20) check (end_reason in ('logout', 'logout_all', 'reuse', 'disabled'))
);
create index user_session_user on user_session (user_id) where ended_at is null;
create index user_session_expiry on user_session (expires_at);

create table refresh_token (
    token_hash varchar(64)    primary key,
    session_id varchar(32)    not null references user_session (id) on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_session on refresh_token (session_id);
create index refresh_token_expiry on refresh_token (expires_at);

create table socket_ticket (
    ticket_hash varchar(64)    primary key,
    session_id  varchar(32)    not null references user_session (id) on delete cascade,
    expires_at  timestamptz not null
);
create index socket_ticket_session on socket_ticket (session_id);
create index socket_ticket_expiry on socket_ticket (expires_at);

grant select, insert, update on users to ${app_role};
grant select, insert, delete on auth_nonce, registration_token, socket_ticket to ${app_role};
grant select, insert, update, delete on user_session, refresh_token to ${app_role};
grant select on flyway_schema_history to ${app_role}; -- so that the application can tell whether its schema is there
