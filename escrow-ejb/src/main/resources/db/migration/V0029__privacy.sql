-- What people agreed to, and accounts that were erased.

-- A log: rows are only ever inserted; the newest one of a document says how it stands.
create table consent (
    id       bigint generated always as identity primary key,
    user_id  bigint      not null references users (id),
    document varchar(20) not null check (document in ('terms', 'privacy')),
    version  varchar(40) not null check (length(version) >= 1),
    given    boolean     not null,
    at       timestamptz not null
);
create index consent_user on consent (user_id, document, id);

-- The row of an erased person stays without anything that tells who it was: the books name it.
alter table users add column erased_at timestamptz;
alter table users add constraint users_erased_is_nobody check (erased_at is null
    or (not active and wallet_address is null and not email_verified and pending_email is null
        and username like 'erased-%'));

grant select, insert, delete on consent to ${app_role};
grant delete on password, passkey_holder to ${app_role};
