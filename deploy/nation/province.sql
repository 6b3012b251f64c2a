-- On each province, by the administrator of its server, before `nhipcau nation publish`:
--   psql -v password="'…'" -f province.sql
-- wal_level = logical is needed in postgresql.conf, and a restart.
CREATE ROLE nhipcau_nation LOGIN REPLICATION NOSUPERUSER PASSWORD :password;
-- It may read three tables and nothing else: `nhipcau nation publish` grants it.
