-- When a batch was last searched for people who do not count to the messaging limit.
ALTER TABLE batches ADD COLUMN searched_at {{time}};
