using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;

namespace Platform.Hosting.Bus.Facts;

/// <summary>Remembers which facts took effect, so that one delivered again is known.</summary>
internal sealed class Inbox(Databases databases)
{
    /// <summary>Those of these messages that took effect before.</summary>
    public async Task<IReadOnlySet<Guid>> Known(string subscription, IReadOnlyList<BusMessage> messages, CancellationToken ct)
    {
        await using var command = databases.System.Command("select message_id from platform.inbox where subscription = $1 and message_id = any($2)", subscription, Ids(messages));
        await using var rows = await command.ExecuteReaderAsync(ct);
        var known = new HashSet<Guid>();
        while (await rows.ReadAsync(ct)) known.Add(rows.GetGuid(0));
        return known;
    }

    public async Task Remember(string subscription, IReadOnlyList<BusMessage> messages, CancellationToken ct)
    {
        await using var command = databases.System.Command(
            "insert into platform.inbox (subscription, message_id, tenant) select $1, id, $3 from unnest($2) id on conflict do nothing", subscription, Ids(messages), messages[0].Tenant.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>In the transaction of what the facts brought about: both are kept or neither.</summary>
    public static Task Remember(ModuleDb db, string subscription, IReadOnlyList<BusMessage> messages, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"insert into platform.inbox (subscription, message_id, tenant) select {subscription}, id, {messages[0].Tenant.Value} from unnest({Ids(messages)}) id", ct);

    private static Guid[] Ids(IReadOnlyList<BusMessage> messages) => [.. messages.Select(m => m.Id)];

    public async Task Forget(TimeSpan olderThan, CancellationToken ct)
    {
        await using var command = databases.System.Command("delete from platform.inbox where handled_at < now() - $1", olderThan);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync(ct);
    }
}
