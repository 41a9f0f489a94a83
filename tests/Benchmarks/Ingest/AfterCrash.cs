using Npgsql;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Ingest;

/// <summary>What the database has of the readings that were acknowledged before the crash.</summary>
internal sealed record AfterCrash(long Acknowledged, long Lost, long Doubled, long BeyondAcknowledged)
{
    /// <summary>Compares every acknowledged reading of a device and instant with the rows from that instant on.</summary>
    public static async Task<AfterCrash> Compare(OwnPostgres postgres, IReadOnlyList<Acknowledged> acknowledged, DateTime from, CancellationToken ct)
    {
        var rows = await Rows(postgres, from, ct);
        var (sent, lost, doubled) = (0L, 0L, 0L);
        foreach (var request in acknowledged)
            for (var place = 0; place < request.Body.Devices.Length; place++, sent++)
            {
                var found = rows.GetValueOrDefault((request.Body.Devices.Span[place], TelemetryBody.At(request.Second, place)));
                if (found == 0) lost++;
                if (found > 1) doubled++;
            }

        return new(sent, lost, doubled, rows.Count - (sent - lost));
    }

    private static async Task<Dictionary<(Guid Device, DateTime At), int>> Rows(OwnPostgres postgres, DateTime from, CancellationToken ct)
    {
        var rows = new Dictionary<(Guid, DateTime), int>();
        await using var owner = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var connection = await owner.OpenConnectionAsync(ct);
        await using var export = await connection.BeginBinaryExportAsync(
            $"copy (select device, at from devices.readings where at >= '{from:O}' and at < '{from.AddMinutes(30):O}') to stdout (format binary)", ct);
        while (await export.StartRowAsync(ct) > 0)
        {
            var key = (await export.ReadAsync<Guid>(ct), await export.ReadAsync<DateTime>(ct));
            rows[key] = rows.GetValueOrDefault(key) + 1;
        }

        return rows;
    }
}
