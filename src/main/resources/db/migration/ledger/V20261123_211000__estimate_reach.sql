-- PostgreSQL takes what a multirange holds for next to nothing; of what is hidden in an expression it expects half, so that it
-- walks down an index for a page of entries instead of sorting all of them.
alter policy entry_read on ledger.entry using (coalesce(scope_key <@ (select access.scope('figures.read')), false));
