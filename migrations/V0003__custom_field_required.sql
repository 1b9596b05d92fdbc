-- Whether the full form asks for a custom field (SPEC.md section 4). Nothing: it does not.
ALTER TABLE custom_field ADD COLUMN required INTEGER;
