using Npgsql;
using Platform.Contracts.Messaging;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Nobody needs to come any more, and why.</summary>
internal sealed record PagesOver(Guid NotificationId, string Reason);

/// <summary>Takes back the pages of a notification that somebody answered, or that is over.</summary>
internal sealed class WithdrawPages(Databases databases, INotifications notifications) : IJob<PagesOver>
{
    // What was begun anew meanwhile has pages that hold.
    private const string Pages = """
        select distinct p.round, p.step from alerts.escalation_pages p join alerts.escalations e on e.tenant = p.tenant and e.notification_id = p.notification_id
        where p.tenant = $1 and p.notification_id = $2 and (e.state in (1, 2) or p.round < e.first_round)
        """;

    public static string Kind => "alerts.withdraw-pages";

    public async Task Run(PagesOver payload, JobContext job, CancellationToken ct)
    {
        var keys = new List<string>();
        await using var read = databases.System.CreateCommand(Pages);
        read.Take([job.Tenant.Value, payload.NotificationId]);
        await using (var rows = await read.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct)) keys.Add(new EscalationPlace(rows.GetInt32(0), rows.GetInt32(1)).KeyOf(payload.NotificationId));
        if (keys.Count > 0) await notifications.Withdraw(job.Tenant, keys, payload.Reason, ct);
    }
}
