using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;

namespace Platform.Hosting.Bus.Facts;

/// <summary>Remembers which facts took effect, so that one delivered again is known.</summary>
internal sealed class Inbox(Databases databases)
{
    public async Task<bool> Knows(string subscription, Guid message, CancellationToken ct)
    {
        await using var command = databases.System.Command("select exists (select from platform.inbox where subscription = $1 and message_id = $2)", subscription, message);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    public async Task Remember(string subscription, BusMessage message, CancellationToken ct)
    {
        await using var command = databases.System.Command(
            "insert into platform.inbox (subscription, message_id, tenant) values ($1, $2, $3) on conflict do nothing", subscription, message.Id, message.Tenant.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>In the transaction of what the fact brought about: both are kept or neither.</summary>
    public static Task Remember(ModuleDb db, string subscription, BusMessage message, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"insert into platform.inbox (subscription, message_id, tenant) values ({subscription}, {message.Id}, {message.Tenant.Value})", ct);

    public async Task Forget(TimeSpan olderThan, CancellationToken ct)
    {
        await using var command = databases.System.Command("delete from platform.inbox where handled_at < now() - $1", olderThan);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync(ct);
    }
}
