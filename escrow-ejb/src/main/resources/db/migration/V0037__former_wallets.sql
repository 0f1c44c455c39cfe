-- Wallets that people took away. Who gave a job up with one of them does not come back to it with another.
create table former_wallet (
    user_id    bigint      not null references users (id),
    address    varchar(42) not null check (address ~ '^0x[0-9a-f]{40}$'),
    removed_at timestamptz not null,
    primary key (user_id, address)
);

grant select, insert, update, delete on former_wallet to ${app_role};
