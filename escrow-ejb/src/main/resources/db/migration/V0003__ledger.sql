-- The double-entry ledger, first form: accounts, immutable transfers, entries, idempotency.
-- Amounts are minor units of the account's asset (wei for ETH/18).

create table ledger_account (
    id              bigint generated always as identity primary key,
    key             text           not null check (length(key) between 3 and 200),
    asset           varchar(12)    not null,
    may_go_negative boolean        not null default false,
    -- what the account is for, so that sums need no pattern over keys; null when no sum is asked for
    book            varchar(100),
    purpose         varchar(20),
    closed          boolean        not null default false,
    balance         numeric(78, 0) not null default 0,
    version         bigint         not null default 0,
    created_at      timestamptz    not null default clock_timestamp(),
    constraint ledger_account_key unique (key),
    constraint ledger_account_not_negative check (may_go_negative or balance >= 0)
);
create index ledger_account_book on ledger_account (book, purpose) where book is not null;

create table ledger_transfer (
    id                bigint generated always as identity primary key,
    client_id         uuid           not null,
    debit_account_id  bigint         not null references ledger_account (id),
    credit_account_id bigint         not null references ledger_account (id),
    amount            numeric(78, 0) not null check (amount > 0),
    asset             varchar(12)    not null,
    code              varchar(40)    not null,
    reference         varchar(200)   not null,
    value_date        timestamptz    not null,
    posted_at         timestamptz    not null default clock_timestamp(),
    constraint ledger_transfer_client_id unique (client_id),
    constraint ledger_transfer_two_accounts check (debit_account_id <> credit_account_id)
);
create index ledger_transfer_reference on ledger_transfer (reference);

-- One row per account a transfer touches: the debit as a negative amount, the credit as a positive one.
create table ledger_entry (
    account_id    bigint         not null references ledger_account (id),
    version       bigint         not null,
    transfer_id   bigint         not null references ledger_transfer (id),
    amount        numeric(78, 0) not null check (amount <> 0),
    balance_after numeric(78, 0) not null,
    posted_at     timestamptz    not null default clock_timestamp(),
    primary key (account_id, version)
);
create index ledger_entry_transfer on ledger_entry (transfer_id);

-- Transfers and entries are immutable for everybody, the owner included.
create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ledger rows are immutable' using errcode = 'PC003';
end $$;
create trigger ledger_transfer_immutable before update or delete or truncate on ledger_transfer
    for each statement execute function ledger_refuse_change();
create trigger ledger_entry_immutable before update or delete or truncate on ledger_entry
    for each statement execute function ledger_refuse_change();

-- Posts 1 to N transfers, all or nothing, in the caller's transaction.
--   p_accounts  [{key, asset, may_go_negative, book, purpose}]: opened where they do not exist
--   p_transfers [{client_id, debit, credit, amount, asset, code, reference, value_date}]: in this order
-- Answers one row per transfer: its id and whether it was there before with the same content.
-- Raises PC001 same client id with other content, PC002 a balance below zero, PC004 a closed
-- account or one of another asset.
create function ledger_post(p_accounts jsonb, p_transfers jsonb)
    returns table (client_id uuid, transfer_id bigint, replayed boolean)
    language plpgsql as $$
#variable_conflict use_column
declare
    v_bad text;
    v_new bigint[];
begin
    insert into ledger_account (key, asset, may_go_negative, book, purpose)
    select distinct on (a.key) a.key, a.asset, coalesce(a.may_go_negative, false), a.book, a.purpose
      from jsonb_to_recordset(p_accounts)
           as a(key text, asset text, may_go_negative boolean, book text, purpose text)
     where not exists (select 1 from ledger_account e where e.key = a.key)
     order by a.key
        on conflict (key) do nothing;

    -- One lock order for everybody, so that opposite transfers cannot deadlock.
    perform 1 from ledger_account a
      where a.key in (select t.debit from jsonb_to_recordset(p_transfers) as t(debit text)
                      union
                      select t.credit from jsonb_to_recordset(p_transfers) as t(credit text))
      order by a.id
        for update;

    select t.client_id::text into v_bad
      from jsonb_to_recordset(p_transfers) as t(client_id uuid, debit text, credit text, asset text)
      left join ledger_account d on d.key = t.debit
      left join ledger_account c on c.key = t.credit
     where d.id is null or c.id is null or d.closed or c.closed or d.asset <> t.asset or c.asset <> t.asset
     limit 1;
    if v_bad is not null then
        raise exception 'transfer % names an account that is missing, closed or of another asset', v_bad
            using errcode = 'PC004';
    end if;

    with wanted as (
        select distinct on (t.client_id) t.*
          from rows from (jsonb_to_recordset(p_transfers) as (client_id uuid, debit text, credit text,
                          amount numeric, asset text, code text, reference text, value_date timestamptz))
               with ordinality as t(client_id, debit, credit, amount, asset, code, reference, value_date, ord)
         order by t.client_id, t.ord
    ), inserted as (
        insert into ledger_transfer (client_id, debit_account_id, credit_account_id, amount, asset, code,
                                     reference, value_date)
        select w.client_id, d.id, c.id, w.amount, w.asset, w.code, w.reference, w.value_date
          from wanted w
          join ledger_account d on d.key = w.debit
          join ledger_account c on c.key = w.credit
         order by w.ord
            on conflict (client_id) do nothing
        returning id
    )
    select coalesce(array_agg(id), '{}') into v_new from inserted;

    select t.client_id::text into v_bad
      from jsonb_to_recordset(p_transfers) as t(client_id uuid, debit text, credit text, amount numeric,
           asset text, code text, reference text, value_date timestamptz)
      join ledger_transfer l on l.client_id = t.client_id
      join ledger_account d on d.id = l.debit_account_id
      join ledger_account c on c.id = l.credit_account_id
     where (d.key, c.key, l.amount, l.asset, l.code, l.reference, l.value_date)
           is distinct from (t.debit, t.credit, t.amount, t.asset, t.code, t.reference, t.value_date)
     limit 1;
    if v_bad is not null then
        raise exception 'transfer % exists with different content', v_bad using errcode = 'PC001';
    end if;

    if cardinality(v_new) > 0 then
        with sides as (
            select l.id as transfer_id, l.debit_account_id as account_id, -l.amount as amount
              from ledger_transfer l where l.id = any (v_new)
            union all
            select l.id, l.credit_account_id, l.amount from ledger_transfer l where l.id = any (v_new)
        ), running as (
            select s.account_id, s.transfer_id, s.amount,
                   a.version + row_number() over w as version,
                   a.balance + sum(s.amount) over w as balance_after
              from sides s join ledger_account a on a.id = s.account_id
            window w as (partition by s.account_id order by s.transfer_id
                         rows between unbounded preceding and current row)
        )
        insert into ledger_entry (account_id, version, transfer_id, amount, balance_after)
        select account_id, version, transfer_id, amount, balance_after from running;

        select a.key into v_bad
          from ledger_entry e join ledger_account a on a.id = e.account_id
         where e.transfer_id = any (v_new) and e.balance_after < 0 and not a.may_go_negative
         limit 1;
        if v_bad is not null then
            raise exception 'account % would fall below zero', v_bad using errcode = 'PC002';
        end if;

        update ledger_account a
           set balance = last.balance_after, version = last.version
          from (select distinct on (e.account_id) e.account_id, e.balance_after, e.version
                  from ledger_entry e where e.transfer_id = any (v_new)
                 order by e.account_id, e.version desc) as last
         where a.id = last.account_id;
    end if;

    return query
        select l.client_id, l.id, not (l.id = any (v_new))
          from rows from (jsonb_to_recordset(p_transfers) as (client_id uuid)) with ordinality as t(client_id, ord)
          join ledger_transfer l on l.client_id = t.client_id
         order by t.ord;
end $$;

grant select, insert on ledger_account, ledger_transfer, ledger_entry to ${app_role};
grant update (balance, version, closed) on ledger_account to ${app_role};
grant execute on function ledger_post(jsonb, jsonb) to ${app_role};
