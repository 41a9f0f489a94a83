using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
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
        var last = "(0,0)";
        while (true)
        {
            var old = await Read(column, Envelope.Prefix(newest.Id), last, ct);
            foreach (var row in old)
            {
                last = row.Place;
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
    private async Task<List<Row>> Read(SealedColumn column, string current, string after, CancellationToken ct)
    {
        await using var read = databases.System.CreateCommand(
            $"select tenant, ctid::text as place, {column.Column} from {column.Table} where ctid > $1::tid and {column.Column} is not null and not starts_with({column.Column}, $2) order by ctid limit {Batch}");
        read.Parameters.AddWithValue(after);
        read.Parameters.AddWithValue(current);
        var old = new List<Row>();
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) old.Add(new(new(rows.GetGuid(0)), rows.GetString(1), rows.GetString(2)));
        return old;
    }

    private async Task Replace(SealedColumn column, Row row, string text, CancellationToken ct)
    {
        await using var write = databases.System.CreateCommand($"update {column.Table} set {column.Column} = $1 where ctid = $2::tid and {column.Column} = $3");
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Place });
        write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = row.Text });
        SecurityMetrics.Resealed.Add(await write.ExecuteNonQueryAsync(ct));
    }

    private sealed record Row(TenantId Tenant, string Place, string Text);
}
