using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Hosting.Secrets;

/// <summary>
/// Takes a new key when the newest is old, and seals every secret anew that rests under an older one. Killed in the middle, it goes on the next night:
/// a value is replaced only where it is still what was read.
/// </summary>
internal sealed class RotateSecrets(SecretKeys keys, ISecrets secrets, IEnumerable<SealedColumn> columns, Databases databases, ILogger<RotateSecrets> log) : ISchedule
{
    public static string Name => "rotate-secrets";
    public static string Cron => "0 40 3 * * ?";

    private const int Batch = 500;
    private static readonly TimeSpan OldAfter = TimeSpan.FromDays(90);

    public async Task Run(CancellationToken ct)
    {
        var newest = await keys.Add(youngerThan: OldAfter, ct);
        foreach (var column in columns) await Reseal(column, newest, ct);
    }

    /// <summary>Seals anew what lies in the column under other keys than this.</summary>
    internal async Task Reseal(SealedColumn column, SecretKey newest, CancellationToken ct)
    {
        var (tenant, key) = (Guid.Empty, Guid.Empty);
        while (true)
        {
            var old = await Read(column, Envelope.Prefix(newest.Id), tenant, key, ct);
            foreach (var row in old)
            {
                (tenant, key) = (row.Tenant.Value, row.Key);
                try
                {
                    var secret = await secrets.Open(row.Tenant, column.Purpose, row.Text, ct);
                    await Replace(column, row, await secrets.Seal(row.Tenant, column.Purpose, secret, ct), ct);
                }
                catch (CryptographicException e)
                {
                    log.LogError(e, "A secret in {Table}.{Column} of tenant {Tenant} cannot be opened, so it stays as it is.", column.Table, column.Column, row.Tenant);
                }
            }

            if (old.Count < Batch) return;
        }
    }

    // Tables and columns are named by our own code, never by a request.
    private async Task<List<Row>> Read(SealedColumn column, string current, Guid tenant, Guid key, CancellationToken ct)
    {
        await using var read = databases.System.CreateCommand($"""
            select tenant, {column.Key}, {column.Column} from {column.Table}
            where (tenant, {column.Key}) > ($1, $2) and {column.Column} is not null and not starts_with({column.Column}, $3) order by tenant, {column.Key} limit {Batch}
            """);
        read.Parameters.AddWithValue(tenant);
        read.Parameters.AddWithValue(key);
        read.Parameters.AddWithValue(current);
        var old = new List<Row>();
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) old.Add(new(new(rows.GetGuid(0)), rows.GetGuid(1), rows.GetString(2)));
        return old;
    }

    private async Task Replace(SealedColumn column, Row row, string text, CancellationToken ct)
    {
        await using var write = databases.System.CreateCommand($"update {column.Table} set {column.Column} = $1 where tenant = $2 and {column.Key} = $3 and {column.Column} = $4");
        write.Parameters.AddWithValue(text);
        write.Parameters.AddWithValue(row.Tenant.Value);
        write.Parameters.AddWithValue(row.Key);
        write.Parameters.AddWithValue(row.Text);
        SecurityMetrics.Resealed.Add(await write.ExecuteNonQueryAsync(ct));
    }

    private sealed record Row(TenantId Tenant, Guid Key, string Text);
}
