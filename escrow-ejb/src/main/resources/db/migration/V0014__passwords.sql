-- Passwords and e-mail: accounts without a wallet, links in mails, devices, throttling, the queue of mails.

-- Somebody who registers with a password has no wallet yet; a job still needs one.
alter table users alter column wallet_address drop not null;
alter table users alter column wallet_address_hash drop not null;
alter table users add constraint users_wallet_whole
    check ((wallet_address is null) = (wallet_address_hash is null));
alter table users add column email_disposable boolean not null default false;
comment on column users.email_disposable is 'the address is at a known throw-away provider: flagged, not refused';

create table password (
    user_id    bigint       primary key references users (id),
    hash       varchar(200) not null check (hash like '$%'),
    changed_at timestamptz  not null
);
comment on column password.hash is 'PHC string of Argon2id, or bcrypt that is upgraded at the next sign-in (D26)';

-- A link in a mail. Its token is computed from the id with the server's pepper, so that it is stored nowhere (D29).
create table mail_link (
    id         varchar(32)  primary key,
    token_hash varchar(64)  not null unique,
    purpose    varchar(20)  not null check (purpose in ('verify_email', 'reset_password')),
    -- Null for an address that nobody has: the same work is done for it.
    user_id    bigint       references users (id),
    email      varchar(255),
    created_at timestamptz  not null,
    expires_at timestamptz  not null,
    check ((user_id is null) = (email is null))
);
create index mail_link_user on mail_link (user_id, created_at) where user_id is not null;
create index mail_link_expiry on mail_link (expires_at);

-- Somebody registered an address that was taken. Answers afterwards are those that a new account would give.
create table registration_decoy (
    username_key varchar(100) primary key,
    email        varchar(255) not null,
    hash         varchar(200) not null,
    expires_at   timestamptz  not null
);
create index registration_decoy_email on registration_decoy (email);
create index registration_decoy_expiry on registration_decoy (expires_at);

-- Devices that a person has signed in from: they work on while strangers are throttled.
create table known_device (
    user_id     bigint      not null references users (id),
    device_hash varchar(64) not null,
    seen_at     timestamptz not null,
    primary key (user_id, device_hash)
);

create table sign_in_throttle (
    key        varchar(64) primary key,
    attempts   integer     not null check (attempts >= 0),
    not_before timestamptz not null,
    expires_at timestamptz not null
);
comment on column sign_in_throttle.key is 'keyed hash of whom is counted: account, device, address or network';
create index sign_in_throttle_expiry on sign_in_throttle (expires_at);

alter table user_session add column device varchar(200);
alter table user_session add column network varchar(60);
alter table user_session add column seen_at timestamptz not null default now();
alter table user_session add column authenticated_at timestamptz not null default now();
comment on column user_session.authenticated_at is 'when its holder last proved who they are: what a step-up asks for';
alter table user_session drop constraint user_session_end_reason_check;
alter table user_session add constraint user_session_end_reason_check
    check (end_reason in ('logout', 'logout_all', 'reuse', 'disabled', 'ended', 'password'));

create table mail (
    id           bigint generated always as identity primary key,
    -- The event that asked for it: the same event twice is one mail.
    event_id     varchar(20)  not null unique,
    kind         varchar(40)  not null,
    user_id      bigint       references users (id),
    link_id      varchar(32),
    attempts     integer      not null default 0,
    next_at      timestamptz  not null,
    sent_at      timestamptz,
    given_up_at  timestamptz,
    created_at   timestamptz  not null default now()
);
create index mail_due on mail (next_at) where sent_at is null and given_up_at is null;

grant select, insert, update on password, mail to ${app_role};
grant select, insert, delete on mail_link, registration_decoy to ${app_role};
grant select, insert, update, delete on known_device, sign_in_throttle to ${app_role};
grant delete on mail to ${app_role};
