-- What each job has paid, so that sums count splits and parts too and not only whole releases. Minor units.

alter table escrow
    add column paid_wei     numeric(78, 0) not null default 0 check (paid_wei >= 0),
    add column earned_wei   numeric(78, 0) not null default 0 check (earned_wei >= 0),
    add column returned_wei numeric(78, 0) not null default 0 check (returned_wei >= 0);
comment on column escrow.paid_wei is 'To the worker so far; earned_wei of it is the fee on top, returned_wei went back to the employer.';

update escrow e
   set paid_wei = s.paid, earned_wei = s.earned, returned_wei = s.returned
  from (select v.escrow_id,
               sum(case v.type when 'Settled' then (v.data ->> 'to_worker')::numeric
                               when 'Refunded' then 0
                               else (v.data ->> 'amount')::numeric end) as paid,
               sum(coalesce((v.data ->> 'fee')::numeric, 0)) as earned,
               sum(case v.type when 'Settled' then (v.data ->> 'to_employer')::numeric
                               when 'Refunded' then (v.data ->> 'amount')::numeric
                               else 0 end) as returned
          from escrow_event v
         where v.reverted_at is null and v.type in ('Released', 'Refunded', 'Settled', 'ItemReleased')
         group by v.escrow_id) s
 where s.escrow_id = e.id;

-- Set while a job stands settled: what the worker got of the pay.
alter table jobs add column settled_to_worker_wei numeric(78, 0) check (settled_to_worker_wei >= 0);

update jobs j
   set settled_to_worker_wei = e.paid_wei
  from escrow e
 where e.job_id = j.id and e.status = 'SETTLED' and e.standing = 'WANTED' and j.status = 'settled';
