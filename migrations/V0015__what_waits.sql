-- Opportunities that nobody has yet: what an assigner's day begins with, counted without a walk over all of them.
CREATE INDEX opportunity_to_assign ON opportunity_derived(created_by) WHERE life = 0 AND state = 'unassigned';
