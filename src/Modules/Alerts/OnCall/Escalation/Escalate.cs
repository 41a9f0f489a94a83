using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Live;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>It is this step's turn, unless somebody has answered meanwhile.</summary>
internal sealed record EscalationDue(Guid NotificationId, int Round, int Step);

/// <summary>
/// Calls the next people about a notification. Who is called, and when the step after that is due, is decided under the row's lock and commits together with the jobs that
/// tell them and come again: one process decides a step, and whatever dies, it is told.
/// </summary>
internal sealed class Escalate(Databases databases, IJobs jobs, OnCallPeople people, ILiveFeed live, TimeProvider time) : IJob<EscalationDue>
{
    public static readonly JobOptions Urgently = new() { Priority = JobPriority.High, MaxAttempts = 30 };

    // The records tell whether somebody answered, though whoever was to say so here died.
    private const string Row = """
        select e.site_id, e.steps, e.repeats, e.first_round, e.due_at, e.wait_seconds, n.state <> 0, c.by is not null, c.by
        from alerts.escalations e join alerts.notifications n on n.tenant = e.tenant and n.id = e.notification_id
        left join lateral (
          select coalesce(a.acknowledged_by, a.resolved_by, a.assignee_id, '00000000-0000-0000-0000-000000000000') as by from alerts.alerts a
          where a.tenant = e.tenant and a.key = any (e.alert_ids) and (a.state in (1, 2) or (a.state > 2 and a.resolved_by is not null)) limit 1) c on true
        where e.tenant = $1 and e.notification_id = $2 and e.state = 0 and e.round = $3 and e.step = $4 for update of e
        """;

    private const string Call = "insert into alerts.escalation_pages (tenant, notification_id, round, step, person_id, called_at) select $1, $2, $3, $4, p, $6 from unnest($5) p";
    private const string Wait = "update alerts.escalations set round = $3, step = $4, due_at = $5, wait_seconds = $6 where tenant = $1 and notification_id = $2";
    private const string Done = "update alerts.escalations set state = $3, ended_at = $4, answered_by = $5 where tenant = $1 and notification_id = $2";

    private sealed record Turn(Guid Site, ImmutableArray<EscalationStep> Steps, int LastRound, DateTimeOffset DueAt, int WaitSeconds, bool IsOver, bool IsAnswered, Guid? By);

    public static string Kind => "alerts.escalate";

    public Task Run(EscalationDue payload, JobContext job, CancellationToken ct) => Advance(job.Tenant, payload, ct);

    public async Task Advance(TenantId tenant, EscalationDue due, CancellationToken ct)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Read(connection, tenant, due, ct) is not { } turn) return; // answered, or another process was quicker
        var now = Instant.Truncate(time.GetUtcNow());
        if (turn.IsOver || turn.IsAnswered) await End(transaction, tenant, due, turn, now, ct);
        else if (Moment(turn, now) is var at && at > now)
        {
            await Run(transaction, Wait, ct, tenant.Value, due.NotificationId, due.Round, due.Step, at, turn.WaitSeconds);
            await jobs.Enqueue(transaction, tenant, Kind, due, Urgently with { RunAt = at }, ct);
        }
        else await CallNext(transaction, tenant, due, turn, now, ct);
        await transaction.CommitAsync(ct);
        live.TellOfCalls(tenant);
    }

    // Where clocks were put back, nobody waits longer than the step says.
    private static DateTimeOffset Moment(Turn turn, DateTimeOffset now) => now.AddSeconds(turn.WaitSeconds) is var latest && latest < turn.DueAt ? latest : turn.DueAt;

    // A step that calls nobody is passed at once; the wait counts from now, so that nobody's time is cut short where clocks were put forward.
    private async Task CallNext(NpgsqlTransaction transaction, TenantId tenant, EscalationDue due, Turn turn, DateTimeOffset now, CancellationToken ct)
    {
        for (var place = new EscalationPlace(due.Round, due.Step); ;)
        {
            var called = await people.Called(place.IsEverybody(turn.Steps.Length) ? null : turn.Steps[place.Step], turn.Site, now, ct);
            if (called.Count > 0)
            {
                await Run(transaction, Call, ct, tenant.Value, due.NotificationId, place.Round, place.Step, called.ToArray(), now);
                await jobs.Enqueue(transaction, tenant, PagePeople.Kind, new PageDue(due.NotificationId, place.Round, place.Step), Urgently, ct);
            }

            if (place.Next(turn.Steps.Length, turn.LastRound) is not { } next)
            {
                await Run(transaction, Done, ct, tenant.Value, due.NotificationId, (short)EscalationState.Unanswered, now, EscalationSql.Person(null));
                return;
            }

            if (called.Count > 0)
            {
                var wait = TimeSpan.FromMinutes(turn.Steps[place.Step].Minutes);
                await Run(transaction, Wait, ct, tenant.Value, due.NotificationId, next.Round, next.Step, now + wait, (int)wait.TotalSeconds);
                await jobs.Enqueue(transaction, tenant, Kind, new EscalationDue(due.NotificationId, next.Round, next.Step), Urgently with { RunAt = now + wait }, ct);
                return;
            }

            place = next;
        }
    }

    private async Task End(NpgsqlTransaction transaction, TenantId tenant, EscalationDue due, Turn turn, DateTimeOffset now, CancellationToken ct)
    {
        var state = turn.IsOver ? EscalationState.Over : EscalationState.Answered;
        await Run(transaction, Done, ct, tenant.Value, due.NotificationId, (short)state, now, EscalationSql.Person(turn.IsOver || turn.By == Guid.Empty ? null : turn.By));
        await jobs.Enqueue(transaction, tenant, WithdrawPages.Kind, new PagesOver(due.NotificationId, turn.IsOver ? Escalations.ItIsOver : Escalations.SomebodyCares), Urgently, ct);
    }

    private static async Task<Turn?> Read(NpgsqlConnection connection, TenantId tenant, EscalationDue due, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(Row, connection);
        read.Take([tenant.Value, due.NotificationId, due.Round, due.Step]);
        await using var rows = await read.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) return null;
        var steps = JsonSerializer.Deserialize<ImmutableArray<EscalationStep>>(rows.GetString(1), JournalEntry.Json);
        return new(rows.GetGuid(0), steps, rows.GetInt32(3) + rows.GetInt32(2), rows.GetFieldValue<DateTimeOffset>(4), rows.GetInt32(5), rows.GetBoolean(6), rows.GetBoolean(7), rows.IsDBNull(8) ? null : rows.GetGuid(8));
    }

    private static async Task Run(NpgsqlTransaction transaction, string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection);
        command.Take(values);
        await command.ExecuteNonQueryAsync(ct);
    }
}
