-- How far evidence is settled: up to this id all has its place in the log, and none can appear any more.
CREATE TABLE sequenced (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  through BIGINT NOT NULL
);
