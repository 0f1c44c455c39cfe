-- A person may have several wallets. All of them open the account; the primary one, which stays in users, is the one
-- that new work is posted and taken with.
create table user_wallet (
    address      varchar(42) primary key check (address ~ '^0x[0-9a-f]{40}$'),
    -- HMAC-SHA-256 of the address with the server's pepper (D21)
    address_hash varchar(64) not null unique check (address_hash ~ '^[0-9a-f]{64}$'),
    user_id      bigint      not null references users (id),
    added_at     timestamptz not null,
    last_used_at timestamptz,
    unique (user_id, address)
);

insert into user_wallet (address, address_hash, user_id, added_at)
select wallet_address, wallet_address_hash, id, created_at from users where wallet_address is not null;

-- Deferred, because account and wallet are made in one transaction, the account first.
alter table users add constraint users_primary_wallet
    foreign key (id, wallet_address) references user_wallet (user_id, address) deferrable initially deferred;

grant select, insert, update, delete on user_wallet to ${app_role};
