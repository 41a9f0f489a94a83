-- Words that are nearly right are found by the letters they share.
create extension if not exists pg_trgm with schema platform;
create extension if not exists btree_gin with schema platform;

-- What a company knows, as its authors last left it.
create table tickets.articles (
  tenant uuid not null,
  key uuid not null,
  number int not null,
  title text not null,
  body text not null,
  category text,
  tags text[] not null default '{}',
  visibility smallint not null check (visibility between 0 and 1),
  state smallint not null check (state between 0 and 2),
  author_id uuid not null,
  published_number int not null default 0,
  has_changes boolean not null,
  review_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  version int not null,
  primary key (tenant, key),
  constraint articles_number unique (tenant, number)
);
create index articles_review on tickets.articles (tenant, review_on) where state = 1 and review_on is not null;
select platform.guard_tenant('tickets.articles');
grant select, insert, update on tickets.articles to platform_app;

-- Each publishing of an article, as it was read then; the current one is what readers see.
create table tickets.article_versions (
  tenant uuid not null,
  article_id uuid not null,
  number int not null,
  article_number int not null,
  title text not null,
  body text not null,
  category text,
  tags text[] not null default '{}',
  visibility smallint not null,
  note text,
  published_by uuid not null,
  published_at timestamptz not null,
  is_current boolean not null,
  primary key (tenant, article_id, number),
  foreign key (tenant, article_id) references tickets.articles (tenant, key)
);
create unique index article_versions_current on tickets.article_versions (tenant, article_id) where is_current;
select platform.guard_tenant('tickets.article_versions');
grant select, insert, update on tickets.article_versions to platform_app;

-- Whether a version helped somebody, said once by each; what they say again stands in its place.
create table tickets.article_feedback (
  tenant uuid not null,
  article_id uuid not null,
  number int not null,
  person_id uuid not null,
  helped boolean not null,
  given_at timestamptz not null,
  primary key (tenant, article_id, number, person_id),
  foreign key (tenant, article_id, number) references tickets.article_versions (tenant, article_id, number)
);
create index article_feedback_person on tickets.article_feedback (tenant, person_id);
select platform.guard_tenant('tickets.article_feedback');
grant select, insert, update, delete on tickets.article_feedback to platform_app;

-- Articles shown to a requester who was about to ask for help, once per form and article, and whether they were opened.
create table tickets.shown_articles (
  tenant uuid not null,
  form_id uuid not null,
  article_id uuid not null,
  person_id uuid not null,
  shown_at timestamptz not null,
  opened_at timestamptz,
  primary key (tenant, form_id, article_id),
  foreign key (tenant, article_id) references tickets.articles (tenant, key)
);
create index shown_articles_person on tickets.shown_articles (tenant, person_id);
create index shown_articles_at on tickets.shown_articles (tenant, shown_at);
select platform.guard_tenant('tickets.shown_articles');
grant select, insert, update, delete on tickets.shown_articles to platform_app;
grant select, delete on tickets.shown_articles to platform_system;

-- The language a company writes in, and how long an article is good for: one row each.
create table tickets.knowledge_settings (
  tenant uuid not null,
  key uuid not null,
  language text not null,
  review_after_months int not null,
  version int not null,
  primary key (tenant, key)
);
select platform.guard_tenant('tickets.knowledge_settings');
grant select, insert, update on tickets.knowledge_settings to platform_app;

-- Everything that can be found by its words: articles (corpus 0), tickets that are done (corpus 1) and those that are not (corpus 2). Scope says for whom: 0 its authors, 1 colleagues, 2 everybody.
create view tickets.findable with (security_invoker = true) as
  select a.tenant, 0::smallint as corpus, a.key as id, case when v.number is null then 0 else 1 + v.visibility end::smallint as scope, null::uuid as site_id,
    coalesce(v.title, a.title) as heading, concat_ws(' ', coalesce(v.category, a.category), array_to_string(coalesce(v.tags, a.tags), ' ')) as keywords, coalesce(v.body, a.body) as body
  from tickets.articles a left join tickets.article_versions v on v.tenant = a.tenant and v.article_id = a.key and v.is_current
  union all
  select t.tenant, case when t.state >= 4 then 1 else 2 end::smallint, t.key, 1::smallint, t.site_id, t.subject, concat_ws(' ', t.category, array_to_string(t.tags, ' ')), left(t.description, 8000)
  from tickets.tickets t where t.merged_into_id is null;
grant select on tickets.findable to platform_app;

-- A word as a company's corpus has it: the index is everybody's, what it lists under a word is one company's.
create function tickets.key_of(tenant uuid, corpus smallint, word text) returns text language sql immutable parallel safe as $$ select left(md5(tenant::text || corpus), 10) || word $$;
create function tickets.keys_of(tenant uuid, corpus smallint, words tsvector) returns text[] language sql immutable parallel safe as $$
  select array_agg(p.prefix || w.word) from (select left(md5(tenant::text || corpus), 10) as prefix) p, unnest(tsvector_to_array(words)) w(word)
$$;

create table tickets.texts (
  tenant uuid not null,
  corpus smallint not null,
  id uuid not null,
  scope smallint not null,
  site_id uuid,
  length int not null,
  words tsvector not null,
  primary key (tenant, corpus, id)
);
create index texts_keys on tickets.texts using gin (tickets.keys_of(tenant, corpus, words)) with (fastupdate = off);
select platform.guard_tenant('tickets.texts');
grant select, insert, update, delete on tickets.texts to platform_app;

-- How many texts have a word: what few have says most.
create table tickets.words (
  tenant uuid not null,
  corpus smallint not null,
  word text not null,
  texts int not null,
  primary key (tenant, corpus, word)
) with (fillfactor = 80);
create index words_alike on tickets.words using gin (tenant, corpus, word platform.gin_trgm_ops);
select platform.guard_tenant('tickets.words');
grant select, insert, update, delete on tickets.words to platform_app;

create table tickets.corpora (
  tenant uuid not null,
  corpus smallint not null,
  texts int not null,
  length bigint not null,
  primary key (tenant, corpus)
);
select platform.guard_tenant('tickets.corpora');
grant select, insert, update, delete on tickets.corpora to platform_app;

create function tickets.words_of(language regconfig, heading text, keywords text, body text) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector(language, heading), 'A') || setweight(to_tsvector(language, keywords), 'B') || setweight(to_tsvector(language, body), 'D')
$$;

-- Takes a text into the index as it is now, or out of it when it is not to be found. Twice does no harm. Of a corpus, one at a time.
create function tickets.index_text(of_corpus smallint, of_id uuid, language regconfig, is_gone boolean default false) returns void language plpgsql as $$
declare
  t uuid := platform.tenant();
  before tsvector;
  fresh record;
begin
  if not exists (select from tickets.texts x where x.tenant = t and x.corpus = of_corpus and x.id = of_id)
    and (is_gone or not exists (select from tickets.findable f where f.tenant = t and f.corpus = of_corpus and f.id = of_id)) then return; end if;
  insert into tickets.corpora as c values (t, of_corpus, 0, 0) on conflict (tenant, corpus) do update set texts = c.texts;
  select x.words into before from tickets.texts x where x.tenant = t and x.corpus = of_corpus and x.id = of_id;
  select f.scope, f.site_id, tickets.words_of(language, f.heading, f.keywords, f.body) as words into fresh
    from tickets.findable f where f.tenant = t and f.corpus = of_corpus and f.id = of_id and not is_gone;

  if fresh.words is null then
    delete from tickets.texts x where x.tenant = t and x.corpus = of_corpus and x.id = of_id;
  else
    insert into tickets.texts values (t, of_corpus, of_id, fresh.scope, fresh.site_id, length(fresh.words), fresh.words)
    on conflict (tenant, corpus, id) do update set scope = excluded.scope, site_id = excluded.site_id, length = excluded.length, words = excluded.words;
  end if;

  insert into tickets.words as w (tenant, corpus, word, texts)
    select t, of_corpus, d.word, sum(d.n) from (
      select unnest(tsvector_to_array(fresh.words)) as word, 1 as n union all select unnest(tsvector_to_array(before)), -1) d
    group by d.word having sum(d.n) <> 0
  on conflict (tenant, corpus, word) do update set texts = w.texts + excluded.texts;
  delete from tickets.words w where w.tenant = t and w.corpus = of_corpus and w.texts <= 0 and w.word = any (tsvector_to_array(before));
  update tickets.corpora c set texts = c.texts + (fresh.words is not null)::int - (before is not null)::int, length = c.length + coalesce(length(fresh.words), 0) - coalesce(length(before), 0)
    where c.tenant = t and c.corpus = of_corpus;
end $$;

-- Indexes a whole corpus anew, in another language for one.
create function tickets.index_corpus(of_corpus smallint, language regconfig) returns void language plpgsql as $$
declare
  t uuid := platform.tenant();
begin
  insert into tickets.corpora as c values (t, of_corpus, 0, 0) on conflict (tenant, corpus) do update set texts = c.texts;
  delete from tickets.texts x where x.tenant = t and x.corpus = of_corpus;
  delete from tickets.words w where w.tenant = t and w.corpus = of_corpus;
  insert into tickets.texts select f.tenant, f.corpus, f.id, f.scope, f.site_id, length(w.words), w.words
    from tickets.findable f, lateral (select tickets.words_of(language, f.heading, f.keywords, f.body) as words) w where f.tenant = t and f.corpus = of_corpus;
  insert into tickets.words select t, of_corpus, u.word, count(*)
    from tickets.texts x, lateral unnest(tsvector_to_array(x.words)) u(word) where x.tenant = t and x.corpus = of_corpus group by u.word;
  update tickets.corpora c set texts = x.texts, length = x.length
    from (select count(*) as texts, coalesce(sum(x.length), 0) as length from tickets.texts x where x.tenant = t and x.corpus = of_corpus) x where c.tenant = t and c.corpus = of_corpus;
end $$;

-- The texts that share most with what somebody wrote: BM25 with weighted fields (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009), k1 = 1.2, b = 0.75, a word's weight
-- in a text being that of PostgreSQL's ranking. Words come in the order written, those of the subject first, which count double; one nobody has used is read as the one most like it.
-- Looked up are texts with one of the words that few have, and with two of the most telling of those that many have: a few thousand however many there are. The best of these are
-- scored by all words. The score is the share of what the six most telling words could give. Fewer than fifty texts count as fifty: a word that all of three texts have still says something.
-- Runs as the owner, who is not bound by row-level security, because under it no index of words is used; so it names the tenant itself.
create function tickets.nearest_texts(of_corpus smallint, language regconfig, asked text[], of_subject int, from_scope smallint, at_sites uuid[], most int)
  returns table (id uuid, score double precision, matched text[]) language plpgsql stable security definer as $$
#variable_conflict use_column
declare
  t uuid := platform.tenant();
  total int;
  mean double precision;
  all_words text[];
  all_said text[];
  all_worth double precision[];
  all_texts int[];
  attainable double precision;
begin
  select c.texts, c.length::double precision / greatest(c.texts, 1) into total, mean from tickets.corpora c where c.tenant = t and c.corpus = of_corpus;
  if coalesce(total, 0) = 0 then return; end if;

  with typed as (
    select l.word, min(a.n) as n, (array_agg(a.said order by a.n))[1] as said from unnest(asked) with ordinality a(said, n), lateral unnest(tsvector_to_array(to_tsvector(language, a.said))) l(word) group by l.word),
  known as (select y.*, w.texts, 1.0 as trust from typed y join tickets.words w on w.tenant = t and w.corpus = of_corpus and w.word = y.word),
  mended as (
    select m.word, y.n, y.said, m.texts, 0.6 as trust
    from (select y.* from typed y where length(y.word) between 4 and 40 and not exists (select from known k where k.word = y.word) order by y.n limit 4) y,
      lateral (select w.word, w.texts from tickets.words w where w.tenant = t and w.corpus = of_corpus and w.word % y.word order by similarity(w.word, y.word) desc, w.texts desc limit 1) m),
  found as (select distinct on (f.word) f.* from (select * from known union all select * from mended) f order by f.word, f.trust desc),
  valued as (
    select f.word, f.said, f.texts, f.trust * case when f.n <= of_subject then 2 else 1 end * ln(1 + (greatest(total, 50) - f.texts + 0.5) / (f.texts + 0.5)) as worth from found f order by worth desc, f.word limit 24)
  select array_agg(v.word), array_agg(v.said), array_agg(v.worth), array_agg(v.texts) into all_words, all_said, all_worth, all_texts from valued v;
  if all_words is null then return; end if;
  select 2.2 * sum(w) into attainable from unnest(all_worth[1:6]) w;

  return query
  with term as materialized (
    select u.*, tickets.key_of(t, of_corpus, u.word) as key, ('''' || replace(replace(u.word, '\', '\\'), '''', '''''') || '''')::tsquery as query, sum(u.texts) over (order by u.n) as looked
    from unnest(all_words, all_said, all_worth, all_texts) with ordinality u(word, said, worth, texts, n)),
  few as (select * from term where looked <= 1000 or cardinality(all_words) = 1),
  many as (select * from term where looked > 1000 order by n limit 4),
  hit as (
    select x.id, f.n, f.worth from few f, lateral (
      select x.id from tickets.texts x where tickets.keys_of(x.tenant, x.corpus, x.words) @> array[f.key]
        and x.tenant is not distinct from t and x.corpus is not distinct from of_corpus and x.scope >= from_scope and (at_sites is null or x.site_id = any (at_sites)) limit 2000) x
    union
    select x.id, w.n, w.worth from many a join many b on a.n < b.n, lateral (
      select x.id from tickets.texts x where tickets.keys_of(x.tenant, x.corpus, x.words) @> array[a.key, b.key]
        and x.tenant is not distinct from t and x.corpus is not distinct from of_corpus and x.scope >= from_scope and (at_sites is null or x.site_id = any (at_sites)) limit 1000) x,
      lateral (values (a.n, a.worth), (b.n, b.worth)) w(n, worth)),
  candidate as (select h.id from hit h group by h.id order by sum(h.worth) desc, h.id limit 30)
  select c.id, least(1, s.score / attainable)::double precision, s.matched
  from candidate c join tickets.texts x on x.tenant = t and x.corpus = of_corpus and x.id = c.id,
    lateral (
      select sum(term.worth * 2.2 * f.weight / (f.weight + 1.2 * (0.25 + 0.75 * x.length / mean))) as score, array_agg(term.said order by term.n) as matched
      from term, lateral (select 5 * ts_rank('{0.35, 0.35, 0.6, 1.0}', x.words, term.query) as weight) f where x.words @@ term.query) s
  order by 2 desc, 1 limit most;
end $$;

-- The texts a search finds as it is written ("printer -laser", "goods lift"), by rank; of a search that very many answer, among the first few thousand.
create function tickets.search_texts(of_corpus smallint, language regconfig, sought text, from_scope smallint, most int)
  returns table (id uuid, score double precision) language plpgsql stable security definer as $$
#variable_conflict use_column
declare
  t uuid := platform.tenant();
  query tsquery := websearch_to_tsquery(language, sought);
  keys text[] := tickets.keys_of(t, of_corpus, to_tsvector(language, sought));
begin
  -- A text that answers has at least one of the words; all of them, unless some may be absent.
  if numnode(query) = 0 or querytree(query) = 'T' then return;
  elsif query::text ~ '[|!]' then
    return query select f.id, ts_rank('{0.1, 0.2, 0.4, 1.0}', f.words, query, 1)::double precision from (
      select x.id, x.words from tickets.texts x
      where tickets.keys_of(x.tenant, x.corpus, x.words) && keys and x.words @@ query and x.tenant is not distinct from t and x.corpus is not distinct from of_corpus and x.scope >= from_scope limit 3000) f
    order by 2 desc, 1 limit most;
  else
    return query select f.id, ts_rank('{0.1, 0.2, 0.4, 1.0}', f.words, query, 1)::double precision from (
      select x.id, x.words from tickets.texts x
      where tickets.keys_of(x.tenant, x.corpus, x.words) @> keys and x.words @@ query and x.tenant is not distinct from t and x.corpus is not distinct from of_corpus and x.scope >= from_scope limit 3000) f
    order by 2 desc, 1 limit most;
  end if;
end $$;

-- What runs as the owner finds nothing but what it names; the extension may have been there before, elsewhere.
do $$
declare
  home name := (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm');
begin
  execute format('select %I.similarity('''', '''')', home); -- loads the extension, which alone knows its settings
  execute format('alter function tickets.nearest_texts set search_path = pg_catalog, %I, pg_temp', home);
  execute 'alter function tickets.nearest_texts set pg_trgm.similarity_threshold = 0.45';
  execute 'alter function tickets.search_texts set search_path = pg_catalog, pg_temp';
  -- Words are looked up in their index however few texts the statistics know of, never by reading all texts; hence, too, the comparisons no other index serves.
  execute 'alter function tickets.nearest_texts set enable_seqscan = off';
  execute 'alter function tickets.search_texts set enable_seqscan = off';
end $$;
revoke all on function tickets.nearest_texts from public;
revoke all on function tickets.search_texts from public;
grant execute on function tickets.nearest_texts, tickets.search_texts to platform_app;
