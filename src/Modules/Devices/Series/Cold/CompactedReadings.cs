using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using Platform.Devices.Intake;
using Platform.Devices.Series.Chunks;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Devices.Series.Cold;

/// <summary>
/// Hands a company that leaves its compacted readings in a form others can read: a line of CSV for each value, written as it is
/// fetched. Readings tell of things, so there is nothing of a person here.
/// </summary>
internal sealed class CompactedReadings(Databases databases, Call call) : IPersonalDataSource
{
    public string Module => "devices";

    public Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct) => Task.FromResult<IReadOnlyList<PersonalTable>>([]);

    public Task Erase(PersonInQuestion person, CancellationToken ct) => Task.CompletedTask;

    public async IAsyncEnumerable<PersonalFile> Files(PersonInQuestion? person, [EnumeratorCancellation] CancellationToken ct)
    {
        if (person is not null) yield break;
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        await using var find = new NpgsqlCommand("select exists (select from devices.chunks where tenant = $1)", connection) { Parameters = { new() { Value = call.Tenant.Value } } };
        if ((bool)(await find.ExecuteScalarAsync(ct))!) yield return new("devices/compacted-readings.csv", _ => Task.FromResult(Open(ct)));
    }

    private Stream Open(CancellationToken ct)
    {
        var pipe = new Pipe();
        _ = Task.Run(async () =>
        {
            try
            {
                await Write(pipe.Writer, ct);
                await pipe.Writer.CompleteAsync();
            }
            catch (Exception e) { await pipe.Writer.CompleteAsync(e); } // thrown to whoever reads
        }, ct);
        return pipe.Reader.AsStream();
    }

    private async Task Write(PipeWriter to, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        await using var read = new NpgsqlCommand("select device, day, data from devices.chunks where tenant = $1 order by device, day, part", connection)
        {
            Parameters = { new() { Value = call.Tenant.Value } }, CommandTimeout = 0,
        };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var lines = new StringBuilder("device,at,received_at,metric,value\n");
        while (await rows.ReadAsync(ct))
        {
            AddLines(lines, rows.GetGuid(0), Chunk.Decode(rows.GetFieldValue<byte[]>(2), IntakeClock.Of(rows.GetFieldValue<DateOnly>(1))));
            await to.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), ct);
            lines.Clear();
        }

        if (lines.Length > 0) await to.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), ct);
    }

    private static void AddLines(StringBuilder lines, Guid device, ReadingBlock readings)
    {
        string[] own = [.. readings.OwnMetrics];
        for (var i = 0; i < readings.Count; i++)
        {
            var head = $"{device},{IntakeClock.At(readings.At[i]):O},{IntakeClock.At(readings.ReceivedAt[i]):O}";
            Add("battery", Shown(readings.Battery[i]));
            Add("signal", Shown(readings.Signal[i]));
            Add("temperature", Shown(readings.Temperature[i]));
            Add("online", readings.Online[i]);
            foreach (var metric in own) Add(metric, readings.Own(metric)[i]);

            void Add(string metric, double value)
            {
                if (!double.IsNaN(value)) lines.Append(CultureInfo.InvariantCulture, $"{head},{metric},{value:R}\n");
            }
        }
    }

    // 21.3 and not 21.299999237060547: that is how it was kept.
    private static double Shown(double single) => double.IsNaN(single) ? single : (double)(decimal)(float)single;
}
