-- The history of imports: their ops are few among many, a chunk of one import beside the others.
CREATE INDEX op_import ON op(grp, n) WHERE substr(command, -7) = '.import';
