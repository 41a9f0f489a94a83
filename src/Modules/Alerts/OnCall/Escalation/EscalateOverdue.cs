using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Schedules;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Calls on where a job that should have did not: it failed too often, or somebody removed it.</summary>
internal sealed class EscalateOverdue(Databases databases, IJobs jobs) : ISchedule
{
    private const string Overdue = "select tenant, notification_id, round, step from alerts.escalations where state = 0 and due_at < now() - interval '1 minute' limit 1000";

    public static string Name => "alerts.escalate-overdue";
    public static string Cron => "0 * * * * ?";
    public static Missed Missed => Missed.Skip;

    public async Task Run(CancellationToken ct)
    {
        var overdue = new List<(TenantId Tenant, EscalationDue Due)>();
        await using var find = databases.System.CreateCommand(Overdue);
        await using (var rows = await find.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct)) overdue.Add((new(rows.GetGuid(0)), new(rows.GetGuid(1), rows.GetInt32(2), rows.GetInt32(3))));
        foreach (var (tenant, due) in overdue)
            await jobs.Enqueue(tenant, Escalate.Kind, due, Escalate.Urgently with { Key = $"overdue:{due.NotificationId}:{due.Round}:{due.Step}" }, ct);
    }
}
