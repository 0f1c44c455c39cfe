-- A nonce says nothing without its account: after a change of the relayer's key two of ours can have the same.

alter table relay_transaction add column relayer varchar(42);
comment on column relay_transaction.relayer is 'Who signed it, whose nonce it has; null where that was not written down.';

update relay_transaction t set relayer = i.relayer from relay_intent i
 where i.id = t.intent_id and i.nonce = t.nonce and i.relayer is not null;
update relay_transaction set relayer = (select min(address) from relay_account)
 where relayer is null and (select count(distinct address) from relay_account) = 1;
