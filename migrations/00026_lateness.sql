-- How much later than planned, in minutes, a campaign may start by itself.
ALTER TABLE installation ADD COLUMN late_minutes INTEGER NOT NULL DEFAULT 30;
