-- By how much application time is ahead of the machines' clocks. Only the test clock of the embedded default moves it;
-- everywhere else the row is never read.

create table test_clock (
    one            boolean primary key default true check (one),
    -- Never back, and at most twenty years: the contract counts seconds in 32 bits.
    offset_seconds bigint not null check (offset_seconds between 0 and 631152000)
);
insert into test_clock (offset_seconds) values (0);

grant select on test_clock to ${app_role};
grant update (offset_seconds) on test_clock to ${app_role};

-- Which token an asset's book is of. One book must never hold two tokens, so the first one that is booked stays.
create table chain_token (
    chain_id   bigint      not null,
    contract   varchar(42) not null,
    -- lower-case address
    token      varchar(42) not null check (token ~ '^0x[0-9a-f]{40}$'),
    asset      varchar(12) not null check (asset in ('USDC', 'EURC')),
    -- False while a price was prepared in it and nothing has been booked.
    booked     boolean     not null,
    first_seen timestamptz not null default now(),
    primary key (chain_id, contract, token)
);
create unique index chain_token_book on chain_token (chain_id, contract, asset) where booked;

-- The ledger writes an asset with its scale: USDC/6.
insert into chain_token (chain_id, contract, token, asset, booked)
select distinct e.chain_id, e.contract, e.token, split_part(a.asset, '/', 1), true
  from escrow e
  join ledger_account a on a.key = a.book || ':job:0x' || encode(e.onchain_id, 'hex')
   and a.book = 'chain:' || e.chain_id || ':' || e.contract || ':' || split_part(a.asset, '/', 1)
 where e.token is not null and not e.unbooked;

insert into chain_token (chain_id, contract, token, asset, booked)
select distinct f.chain_id, f.contract, f.token, o.pay_asset, false
  from escrow_funding f
  join job_offers o on o.job_id = f.job_id and o.contract_job_id = '0x' || encode(f.onchain_id, 'hex')
 where f.token is not null and o.pay_asset <> 'ETH'
    on conflict do nothing;

grant select, insert on chain_token to ${app_role};
grant update (booked) on chain_token to ${app_role};
