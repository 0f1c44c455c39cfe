-- Jobs that are paid in a token. Amounts (the columns that end in _wei, too) are the smallest unit of the job's asset.

-- Null for ether; lower-case address. Set by the log that follows the creation.
alter table escrow add column token varchar(42);
-- Paid in a token that no setting named when it was locked: none of its movements is in the books.
alter table escrow add column unbooked boolean not null default false;
update escrow set unbooked = true where mod(div(terms_word, 2::numeric ^ 168), 2) = 1;
create index escrow_unbooked on escrow (token) where unbooked;
create index escrow_sums on escrow (chain_id, contract, token);

alter table escrow_funding add column token varchar(42);
-- A price in a token needs no quote.
alter table escrow_funding alter column rate drop not null;
alter table escrow_funding alter column rate_source drop not null;
alter table escrow_funding alter column quote_expires_at drop not null;
alter table escrow_funding add constraint escrow_funding_quote check (token is not null or (rate is not null
    and rate_source is not null and quote_expires_at is not null));

-- What the pay is counted in. A price in a token stands in pay_amount_wei from the beginning; pay_amount_usd then
-- only orders lists, at par.
alter table jobs add column pay_asset varchar(12) not null default 'ETH' check (pay_asset in ('ETH', 'USDC', 'EURC'));
alter table jobs add constraint jobs_price check (pay_asset = 'ETH' or pay_amount_wei is not null);

alter table job_offers add column pay_asset varchar(12) not null default 'ETH';
alter table job_offers add column pay_amount_wei numeric(78, 0);
