using Npgsql;
using Platform.Contracts.Messaging;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Live;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Those called at a step are to be told; without a step, those called last, or whoever answered, are to hear what changed.</summary>
internal sealed record PageDue(Guid NotificationId, int? Round, int? Step);

/// <summary>
/// Tells those who were called. Whoever answers meanwhile waits for this, so that a page is withdrawn after it was told and never before. Told again, it is the same page:
/// its key follows from what is told.
/// </summary>
internal sealed class PagePeople(Databases databases, TimeProvider time, INotifications notifications, ILiveFeed live) : IJob<PageDue>
{
    private const string Row = """
        select e.state, e.title, e.text, e.link, e.revision, e.answered_by, p.round, p.step, p.people
        from alerts.escalations e left join lateral (
          select round, step, array_agg(person_id order by person_id) as people from alerts.escalation_pages
          where tenant = e.tenant and notification_id = e.notification_id and ($3 is null or (round, step) = ($3, $4))
          group by round, step order by round desc, step desc limit 1) p on true
        where e.tenant = $1 and e.notification_id = $2 for share of e
        """;

    private const string Told = "update alerts.escalation_pages set told_at = $5 where tenant = $1 and notification_id = $2 and round = $3 and step = $4 and told_at is null";

    public static string Kind => "alerts.page";

    public async Task Run(PageDue payload, JobContext job, CancellationToken ct)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Read(connection, job.Tenant, payload, ct) is not var (page, place)) return; // nobody waits for it any more
        await notifications.Tell(job.Tenant, [page], ct);
        if (place is { } called)
        {
            await using var told = new NpgsqlCommand(Told, connection);
            told.Take([job.Tenant.Value, payload.NotificationId, called.Round, called.Step, time.GetUtcNow()]);
            await told.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        live.TellOfCalls(job.Tenant);
    }

    private static async Task<(Notification Page, EscalationPlace? Place)?> Read(NpgsqlConnection connection, TenantId tenant, PageDue due, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(Row, connection);
        read.Take([tenant.Value, due.NotificationId, EscalationSql.Number(due.Round), EscalationSql.Number(due.Step)]);
        await using var rows = await read.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) return null;
        var state = (EscalationState)rows.GetInt16(0);
        if (state is EscalationState.Answered && due.Round is null && !rows.IsDBNull(5))
            return (Page($"page:{due.NotificationId}:answered", [rows.GetGuid(5)], Urgency.Normal), null);
        if (state is not (EscalationState.Calling or EscalationState.Unanswered) || rows.IsDBNull(8)) return null;
        var place = new EscalationPlace(rows.GetInt32(6), rows.GetInt32(7));
        return (Page(place.KeyOf(due.NotificationId), rows.GetFieldValue<Guid[]>(8), Urgency.Urgent), place);

        Notification Page(string key, Guid[] to, Urgency urgency) => new(key, rows.GetInt32(4), Escalations.Topic, to, rows.GetString(1), rows.GetString(2), rows.GetString(3), urgency);
    }
}
