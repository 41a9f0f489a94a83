namespace Platform.Messaging.Telling;

/// <summary>How notifications are kept, many in one statement. What it answers is still to be done: deliveries to queue, and people whose centre has changed.</summary>
internal static class TellSql
{
    /// <summary>What a webhook is told of a notification, in the words of this revision.</summary>
    private const string Content = "jsonb_build_object('key', t.key, 'revision', t.revision, 'topic', t.topic, 'title', t.title, 'text', t.text, 'link', t.link, 'urgency', t.urgency, 'reason', t.reason)";

    private const string Nobody = "'00000000-0000-0000-0000-000000000000'::uuid";

    private const string HasWebhook = "exists (select from messaging.webhooks w where w.tenant = $1 and w.is_enabled)";

    private const string Answers = """
        select 0 as what, id, urgency from mails union all select 1, id, 0::smallint from posts union all select 2, person, 0::smallint from seen
        """;

    // A row that was inserted has no xmax; one that was updated has that of the update. Quiet revisions call back nobody who has read an earlier one, and a
    // letter not sent yet gives way to the next: each says what holds when it leaves.
    public const string Tell = $"""
        with news as (
          select * from unnest($3, $4, $5, $6, $7, $8, $9, $10) n(id, key, revision, topic, title, text, link, urgency)
        ), told as (
          insert into messaging.notifications as n (tenant, id, key, revision, topic, title, text, link, urgency, first_told_at, told_at)
          select $1, id, key, revision, topic, title, text, link, urgency, $2, $2 from news order by key
          on conflict (tenant, key) do update set revision = excluded.revision, topic = excluded.topic, title = excluded.title, text = excluded.text, link = excluded.link,
            urgency = excluded.urgency, told_at = excluded.told_at, withdrawn_at = null, reason = null
          where n.revision < excluded.revision
          returning n.id, n.key, n.revision, n.topic, n.title, n.text, n.link, n.urgency, n.reason, (n.xmax::text <> '0')::int::smallint as event
        ), people as (
          select t.id, t.revision, t.topic, t.urgency, t.event, p.person from told t join unnest($11, $12) p(key, person) on p.key = t.key
        ), loud as (
          insert into messaging.entries as e (tenant, person_id, notification_id, told_at)
          select $1, person, id, $2 from people where urgency > 0 order by id, person
          on conflict (tenant, person_id, notification_id) do update set told_at = excluded.told_at, read_at = null
        ), quiet as (
          insert into messaging.entries as e (tenant, person_id, notification_id, told_at)
          select $1, person, id, $2 from people where urgency = 0 order by id, person
          on conflict (tenant, person_id, notification_id) do nothing
        ), mails as (
          insert into messaging.deliveries (tenant, id, notification_id, revision, event, channel, person_id, created_at)
          select $1, gen_random_uuid(), p.id, p.revision, p.event, 0, p.person, $2
          from people p left join messaging.preferences c on c.tenant = $1 and c.person_id = p.person and c.topic = p.topic
          where p.urgency >= case coalesce(c.email, 1) when 2 then 1 when 1 then 2 else 3 end
          returning id, notification_id, person_id, (select urgency from told t where t.id = notification_id) as urgency
        ), replaced as (
          update messaging.deliveries d set state = 3, ended_at = $2, answer = 'It gave way to a later revision' from mails m
          where d.tenant = $1 and d.notification_id = m.notification_id and d.person_id = m.person_id and d.channel = 0 and d.state = 0
        ), posts as (
          insert into messaging.deliveries (tenant, id, notification_id, revision, event, channel, person_id, content, created_at)
          select $1, gen_random_uuid(), t.id, t.revision, t.event, 1, {Nobody}, {Content}, $2 from told t where {HasWebhook}
          returning id
        ), seen as (
          select e.person_id as person from messaging.entries e join told t on t.id = e.notification_id where e.tenant = $1 union select person from people
        )
        {Answers}
        """;

    // Nobody needs to read what was withdrawn, so it counts as read; what waits to be sent has no more to tell.
    public const string Withdraw = $"""
        with gone as (
          update messaging.notifications n set withdrawn_at = $2, reason = $4 where n.tenant = $1 and n.key = any ($3) and n.withdrawn_at is null
          returning n.id, n.key, n.revision, n.topic, n.title, n.text, n.link, n.urgency, n.reason
        ), unread as (
          update messaging.entries e set read_at = $2 from gone where e.tenant = $1 and e.notification_id = gone.id and e.read_at is null
        ), cancelled as (
          update messaging.deliveries d set state = 3, ended_at = $2, answer = 'It was withdrawn' from gone where d.tenant = $1 and d.notification_id = gone.id and d.state = 0
        ), mails as (
          select null::uuid as id, 0::smallint as urgency where false
        ), posts as (
          insert into messaging.deliveries (tenant, id, notification_id, revision, event, channel, person_id, content, created_at)
          select $1, gen_random_uuid(), t.id, t.revision, 2, 1, {Nobody}, {Content}, $2 from gone t where {HasWebhook}
          on conflict on constraint deliveries_once do nothing returning id
        ), seen as (
          select e.person_id as person from messaging.entries e join gone t on t.id = e.notification_id where e.tenant = $1
        )
        {Answers}
        """;
}
