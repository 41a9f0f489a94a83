using Npgsql;
using NpgsqlTypes;
using Platform.Contracts.Messaging;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Messaging.Delivering;

namespace Platform.Messaging.Telling;

/// <summary>
/// Keeps what people are told, with the jobs that deliver it, in one transaction: whoever was told of a revision once is not told of it again, and what was
/// kept is delivered though the process dies.
/// </summary>
internal sealed class Notifications(Databases databases, IJobs jobs, Bells bells, MessagingOptions options, TimeProvider time) : INotifications
{
    private const int LongestKey = 200, LongestTitle = 200, LongestText = 4_000;

    private enum What { Mail, Post, Seen }

    public async Task Tell(TenantId tenant, IReadOnlyList<Notification> notifications, CancellationToken ct)
    {
        foreach (var notification in notifications) Check(notification);
        // Of one key, each revision by itself and in order.
        var rounds = notifications.GroupBy(n => n.Key).SelectMany(same => same.DistinctBy(n => n.Revision).OrderBy(n => n.Revision).Select((n, round) => (n, round))).GroupBy(n => n.round, n => n.n);
        foreach (var round in rounds.OrderBy(r => r.Key)) await Write(tenant, Telling(tenant, [.. round]), ct);
    }

    public async Task Withdraw(TenantId tenant, IReadOnlyList<string> keys, string reason, CancellationToken ct)
    {
        if (keys.Count == 0) return;
        var withdraw = new NpgsqlCommand(TellSql.Withdraw);
        withdraw.Parameters.Add(new() { Value = tenant.Value });
        withdraw.Parameters.Add(new() { Value = Now });
        withdraw.Parameters.Add(new() { Value = keys.ToArray() });
        withdraw.Parameters.Add(new() { Value = Cut(reason, LongestText) });
        await Write(tenant, withdraw, ct);
    }

    private DateTimeOffset Now => Instant.Truncate(time.GetUtcNow());

    private NpgsqlCommand Telling(TenantId tenant, IReadOnlyList<Notification> told)
    {
        var people = told.SelectMany(n => n.To.Distinct().Select(person => (n.Key, Person: person))).ToList();
        var tell = new NpgsqlCommand(TellSql.Tell);
        tell.Parameters.Add(new() { Value = tenant.Value });
        tell.Parameters.Add(new() { Value = Now });
        tell.Parameters.Add(new() { Value = told.Select(_ => Guid.CreateVersion7()).ToArray() });
        tell.Parameters.Add(new() { Value = told.Select(n => n.Key).ToArray() });
        tell.Parameters.Add(new() { Value = told.Select(n => n.Revision).ToArray() });
        tell.Parameters.Add(new() { Value = told.Select(n => n.Topic).ToArray() });
        tell.Parameters.Add(new() { Value = told.Select(n => Cut(n.Title, LongestTitle)).ToArray() });
        tell.Parameters.Add(new() { Value = told.Select(n => Cut(n.Text, LongestText)).ToArray() });
        tell.Parameters.Add(new() { Value = told.Select(n => n.Link).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        tell.Parameters.Add(new() { Value = told.Select(n => (short)n.Urgency).ToArray() });
        tell.Parameters.Add(new() { Value = people.Select(p => p.Key).ToArray() });
        tell.Parameters.Add(new() { Value = people.Select(p => p.Person).ToArray() });
        return tell;
    }

    private async Task Write(TenantId tenant, NpgsqlCommand command, CancellationToken ct)
    {
        var todo = new List<(What What, Guid Id, Urgency Urgency)>();
        await using (command)
        await using (var connection = await databases.OpenFor(tenant, ct))
        await using (var transaction = await connection.BeginTransactionAsync(ct))
        {
            (command.Connection, command.Transaction) = (connection, transaction);
            await using (var rows = await command.ExecuteReaderAsync(ct))
                while (await rows.ReadAsync(ct)) todo.Add(((What)rows.GetInt32(0), rows.GetGuid(1), (Urgency)rows.GetInt16(2)));

            await Queue<SendEmail>(What.Mail, urgent: true, SendEmail.Options(null));
            await Queue<SendEmail>(What.Mail, urgent: false, SendEmail.Options(Now + options.EmailAfter));
            await Queue<PostToWebhook>(What.Post, urgent: false, PostToWebhook.Options);
            await transaction.CommitAsync(ct);

            Task Queue<TJob>(What what, bool urgent, JobOptions how) where TJob : IJob<DeliveryDue> => jobs.EnqueueMany<DeliveryDue>(transaction, tenant, TJob.Kind,
                [.. todo.Where(t => t.What == what && t.Urgency is Urgency.Urgent == urgent).Select(t => ($"{t.Id}", new DeliveryDue(t.Id)))], how, ct);
        }

        bells.Ring(tenant, todo.Where(t => t.What is What.Seen).Select(t => t.Id));
    }

    private static void Check(Notification notification)
    {
        if (notification.Key.Length is 0 or > LongestKey) throw new ArgumentException($"A notification has a key of 1 to {LongestKey} characters.", nameof(notification));
        if (notification.Link is { } link && (!link.StartsWith('/') || link.StartsWith("//", StringComparison.Ordinal) || link.Contains('\\', StringComparison.Ordinal)))
            throw new ArgumentException("The link of a notification is the path of a page: /alerts.", nameof(notification));
    }

    // PostgreSQL keeps no NUL in text.
    private static string Cut(string text, int most) => (text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…").Replace('\0', ' ');
}
