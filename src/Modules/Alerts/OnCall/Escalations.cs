using Npgsql;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.OnCall.Escalation;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Live;
using Platform.Twins;

namespace Platform.Alerts.OnCall;

/// <summary>
/// Begins to call people when they are to be told of alerts at a site with an escalation policy, and ends when somebody answers or it is over. Everything it is told it may
/// be told again: what is so already changes nothing.
/// </summary>
internal sealed class Escalations(Databases databases, IJobs jobs, PolicyBook policies, IServiceProvider services, ILiveFeed live, TimeProvider time)
{
    public const string Topic = "on-call";
    public const string ItIsOver = "It is over", SomebodyCares = "Somebody takes care of it";

    private const string Begun = """
        insert into alerts.escalations (tenant, notification_id, site_id, policy_id, steps, repeats, alert_ids, title, text, link, revision, state, first_round, round, step, due_at, wait_seconds, begun_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, 0, $12, 0, $12) on conflict (tenant, notification_id) do nothing
        """;

    private const string Revised = """
        with known as (select state, $9 and state in (1, 3) as again from alerts.escalations where tenant = $1 and notification_id = $2 and revision < $7 and state <> 2 for update)
        update alerts.escalations e set alert_ids = $3, title = $4, text = $5, link = $6, revision = $7,
          state = case when again then 0 else e.state end, answered_by = case when again then null else e.answered_by end, ended_at = case when again then null else e.ended_at end,
          first_round = case when again then e.round + 1 else e.first_round end, round = case when again then e.round + 1 else e.round end, step = case when again then 0 else e.step end,
          due_at = case when again then $8 else e.due_at end, wait_seconds = case when again then 0 else e.wait_seconds end
        from known k where e.tenant = $1 and e.notification_id = $2
        returning e.state, e.round, e.step, k.again
        """;

    private const string Answered = """
        update alerts.escalations set state = 1, ended_at = $3, answered_by = $4 where tenant = $1 and state in (0, 3) and alert_ids && $2 returning notification_id
        """;

    private const string Ended = "update alerts.escalations set state = 2, ended_at = $3 where tenant = $1 and notification_id = $2 and state <> 2 returning notification_id";

    // Nobody takes care of any of its alerts any more.
    private const string Unattended = """
        update alerts.escalations e set state = 0, first_round = round + 1, round = round + 1, step = 0, due_at = $3, wait_seconds = 0, answered_by = null, ended_at = null
        where tenant = $1 and state = 1 and alert_ids && $2
          and not exists (select from alerts.alerts a where a.tenant = $1 and a.key = any (e.alert_ids) and (a.state in (1, 2) or (a.state > 2 and a.resolved_by is not null)))
          and exists (select from alerts.alerts a where a.tenant = $1 and a.key = any (e.alert_ids) and a.state = 0)
          and exists (select from alerts.notifications n where n.tenant = $1 and n.id = e.notification_id and n.state = 0)
        returning notification_id, round, step
        """;

    /// <summary>People are to be told. Answers whether those called by the site's policy are told instead of everybody; that it is over, if they were.</summary>
    public async Task<bool> Begin(TwinKey site, Notified told, CancellationToken ct)
    {
        if (told.Kind is NotificationKind.Resolved)
        {
            await Over(site.Tenant, told.NotificationId, ItIsOver, ct);
            return await policies.Any(site.Tenant, ct) && await WasCalled(site.Tenant, told.NotificationId, ct);
        }

        if (await policies.At(site.Tenant, site.Id, ct) is not { } policy) return false;
        var words = await EscalationWords.Of(site, told, services, time, ct);
        var (now, alerts) = (Instant.Truncate(time.GetUtcNow()), told.Firing.Select(a => a.Id).ToArray());
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var begin = new NpgsqlCommand(Begun, connection);
        begin.Take([site.Tenant.Value, told.NotificationId, site.Id, policy.Key, EscalationSql.Json(policy.Steps), policy.Repeats, alerts, words.Title, words.Text, words.Link, told.Revision, now]);
        if (await begin.ExecuteNonQueryAsync(ct) == 1)
            await jobs.Enqueue(transaction, site.Tenant, Escalate.Kind, new EscalationDue(told.NotificationId, 0, 0), Escalate.Urgently, ct);
        else await Revise(transaction, site.Tenant, told, alerts, words, now, ct);
        await transaction.CommitAsync(ct);
        live.TellOfCalls(site.Tenant);
        return true;
    }

    /// <summary>Somebody takes care of these alerts.</summary>
    public Task Acknowledged(TenantId tenant, IReadOnlyCollection<Guid> alerts, Guid? by, CancellationToken ct) => End(tenant, Answered, SomebodyCares, ct, alerts.ToArray(), Instant.Truncate(time.GetUtcNow()), EscalationSql.Person(by));

    /// <summary>What people were told is over, or taken back.</summary>
    public Task Over(TenantId tenant, Guid notification, string reason, CancellationToken ct) => End(tenant, Ended, reason, ct, notification, Instant.Truncate(time.GetUtcNow()));

    /// <summary>Nobody takes care of these alerts any more: where that is so of all that were told together, people are called anew.</summary>
    public async Task Left(TenantId tenant, IReadOnlyCollection<Guid> alerts, CancellationToken ct)
    {
        if (!await policies.Any(tenant, ct)) return;
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var resume = new NpgsqlCommand(Unattended, connection);
        resume.Take([tenant.Value, alerts.ToArray(), Instant.Truncate(time.GetUtcNow())]);
        var due = new List<EscalationDue>();
        await using (var rows = await resume.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct)) due.Add(new(rows.GetGuid(0), rows.GetInt32(1), rows.GetInt32(2)));
        foreach (var one in due) await jobs.Enqueue(transaction, tenant, Escalate.Kind, one, Escalate.Urgently, ct);
        await transaction.CommitAsync(ct);
        if (due.Count > 0) live.TellOfCalls(tenant);
    }

    private async Task<bool> WasCalled(TenantId tenant, Guid notification, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("select true from alerts.escalations where tenant = $1 and notification_id = $2");
        find.Take([tenant.Value, notification]);
        return await find.ExecuteScalarAsync(ct) is true;
    }

    // More is wrong, or it is told again: who was called hears of it, and where nobody takes care, people are called anew.
    private async Task Revise(NpgsqlTransaction transaction, TenantId tenant, Notified told, Guid[] alerts, EscalationWords words, DateTimeOffset now, CancellationToken ct)
    {
        await using var revise = new NpgsqlCommand(Revised, transaction.Connection);
        revise.Take([tenant.Value, told.NotificationId, alerts, words.Title, words.Text, words.Link, told.Revision, now, told.Firing.All(a => a.Handling is null)]);
        (EscalationState State, int Round, int Step, bool Again) row;
        await using (var rows = await revise.ExecuteReaderAsync(ct))
        {
            if (!await rows.ReadAsync(ct)) return;
            row = ((EscalationState)rows.GetInt16(0), rows.GetInt32(1), rows.GetInt32(2), rows.GetBoolean(3));
        }

        if (row.Again) await jobs.Enqueue(transaction, tenant, Escalate.Kind, new EscalationDue(told.NotificationId, row.Round, row.Step), Escalate.Urgently, ct);
        else if (told.Kind is NotificationKind.Changed) await jobs.Enqueue(transaction, tenant, PagePeople.Kind, new PageDue(told.NotificationId, null, null), Escalate.Urgently, ct);
    }

    private async Task End(TenantId tenant, string sql, string reason, CancellationToken ct, params object?[] values)
    {
        if (!await policies.Any(tenant, ct)) return;
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var end = new NpgsqlCommand(sql, connection);
        end.Take([tenant.Value, .. values]);
        var ended = new List<Guid>();
        await using (var rows = await end.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct)) ended.Add(rows.GetGuid(0));
        foreach (var notification in ended) await jobs.Enqueue(transaction, tenant, WithdrawPages.Kind, new PagesOver(notification, reason), Escalate.Urgently, ct);
        await transaction.CommitAsync(ct);
        if (ended.Count > 0) live.TellOfCalls(tenant);
    }
}
