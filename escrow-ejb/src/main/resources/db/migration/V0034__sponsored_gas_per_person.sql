-- What we pay for is bounded per person, who may have several wallets and exchange them.

alter table sponsored_gas add column user_id bigint;
comment on column sponsored_gas.user_id is 'Whose wallet it was when it was counted; null for one that is nobody''s.';
update sponsored_gas s set user_id = w.user_id from user_wallet w where w.address = s.wallet;
create index sponsored_gas_person on sponsored_gas (day, user_id);
