using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Hosting.Twins.Shared;

/// <summary>Where twins are at home: hands them what other processes have posted, and posts their answers.</summary>
internal sealed class TwinPostOffice(Databases databases, TwinLease lease, TwinPost own, IEnumerable<ITwinEngine> engines, ILogger<TwinPostOffice> log) : BackgroundService
{
    private const int Most = 200;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20), Alone = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, ITwinEngine> _engines = engines.ToDictionary(engine => engine.Kind);
    private readonly ConcurrentDictionary<Guid, Task> _underWay = new();

    private sealed record Parcel(Guid Call, Guid Sender, string Kind, byte[] Signals, string? Trace);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // What this process posted before it became the home itself is taken as well.
                var mayHavePost = lease.IsHome && (lease.HasNeighbours || own.IsWaiting);
                var parcels = mayHavePost ? await Take(stoppingToken) : [];
                foreach (var parcel in parcels) Begin(parcel);
                if (parcels.Count < Most) await Task.Delay(mayHavePost ? BetweenLooks : Alone, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
            catch (Exception e)
            {
                log.LogDebug(e, "The post for twins could not be fetched; it is fetched later.");
                await Task.Delay(Alone, CancellationToken.None);
            }
        }
    }

    /// <summary>What was taken is answered before twins are saved for the last time.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_underWay.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Begin(Parcel parcel)
    {
        var delivery = Deliver(parcel);
        if (delivery.IsCompleted) return;
        _underWay[parcel.Call] = delivery;
        delivery.ContinueWith(_ => _underWay.TryRemove(parcel.Call, out var done), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    // In the order posted. What nobody waits for any more is thrown away.
    private async Task<List<Parcel>> Take(CancellationToken ct)
    {
        await using var take = databases.System.CreateCommand("""
            with taken as (delete from platform.twin_post where id in (select id from platform.twin_post order by id limit $1 for update skip locked) returning *)
            select call, sender, kind, signals, trace from taken where sent_at > clock_timestamp() - interval '10 seconds' order by id
            """);
        take.Parameters.Add(new() { Value = Most });
        await using var rows = await take.ExecuteReaderAsync(ct);
        var parcels = new List<Parcel>();
        while (await rows.ReadAsync(ct)) parcels.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetFieldValue<byte[]>(3), rows.IsDBNull(4) ? null : rows.GetString(4)));
        return parcels;
    }

    private async Task Deliver(Parcel parcel)
    {
        using var span = TwinParcel.Continue(parcel.Kind, parcel.Trace);
        try
        {
            var items = JsonSerializer.Deserialize<TwinParcel.Item[]>(parcel.Signals, TwinParcel.Json)!;
            // Those for one twin keep their order: the first of them is with it before the next is handed over.
            var answers = new Task<TwinParcel.Answer>[items.Length];
            for (var i = 0; i < items.Length; i++) answers[i] = Handle(_engines[parcel.Kind], items[i], traced: items.Length == 1);
            await using var answer = databases.System.CreateCommand("insert into platform.twin_answers (call, sender, answers) values ($1, $2, $3)");
            answer.Parameters.AddRange((NpgsqlParameter[])
                [new() { Value = parcel.Call }, new() { Value = parcel.Sender }, new() { Value = JsonSerializer.SerializeToUtf8Bytes(await Task.WhenAll(answers), TwinParcel.Json), NpgsqlDbType = NpgsqlDbType.Bytea }]);
            await answer.ExecuteNonQueryAsync();
        }
        catch (Exception e) { log.LogWarning(e, "Post for {Kind} twins could not be delivered; its sender is told to try again.", parcel.Kind); }
    }

    // A signal that another version of the program sent may not be understood here.
    private static async Task<TwinParcel.Answer> Handle(ITwinEngine engine, TwinParcel.Item item, bool traced)
    {
        try
        {
            var reply = await engine.Handle(TwinKey.Parse(item.Key), item.Signal.Deserialize(engine.SignalType, TwinParcel.Json)!, traced, CancellationToken.None);
            return new(reply is null ? null : JsonSerializer.SerializeToElement(reply, reply.GetType(), TwinParcel.Json), null, IsBusy: false);
        }
        catch (Exception e) { return new(null, e.Message, e is TwinBusyException); }
    }
}
