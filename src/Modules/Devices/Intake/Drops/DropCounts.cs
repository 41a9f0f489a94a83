using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>
/// Counts what was not kept, for each tenant by reason and hour, with the last example: in memory, and every few seconds in the
/// database. Counting costs a request nothing that is all good; a kill loses a few seconds of counts, never of readings.
/// </summary>
internal sealed class DropCounts(Databases databases, TimeProvider time, ILogger<DropCounts> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5), Kept = TimeSpan.FromDays(90);

    private const string Add = """
        insert into devices.drops as d (tenant, hour_at, reason, count, last_at, example)
        select * from unnest($1, $2, $3, $4, $5, $6)
        on conflict (tenant, hour_at, reason) do update set count = d.count + excluded.count,
          example = case when excluded.last_at >= d.last_at then excluded.example else d.example end, last_at = greatest(d.last_at, excluded.last_at)
        """;

    private readonly Lock _flip = new();
    private Dictionary<Key, Tally> _tallies = new();

    private readonly record struct Key(TenantId Tenant, DateTimeOffset HourAt, string Reason);

    private sealed class Tally
    {
        public long Count;
        public DateTimeOffset LastAt;
        public string Example = "";
    }

    /// <summary>Takes note of what a request brought that was not kept.</summary>
    public void Note(Submission submission)
    {
        if (submission.Duplicates > 0) Count(submission, RejectionCodes.Duplicate, submission.Duplicates, "Acknowledged, and not kept twice.");
        if (submission.StaleMarkers > 0) Count(submission, RejectionCodes.StaleMarker, submission.StaleMarkers, "A series has ended; it measures nothing.");
        foreach (var reason in submission.Rejections.CountBy(r => r.Code))
            Count(submission, reason.Key, reason.Value, submission.Rejections.FindLast(r => r.Code == reason.Key)!.Detail);
    }

    /// <summary>Takes note of a request that was refused as a whole: its readings when they were known, or else the request.</summary>
    public void Refused(Submission submission, Refusal refusal) => Count(submission, refusal.Code, Math.Max(1, submission.Count), refusal.Message);

    /// <summary>Writes down what was counted since the last time.</summary>
    public async Task Flush(CancellationToken ct)
    {
        Dictionary<Key, Tally> counted;
        lock (_flip) (counted, _tallies) = (_tallies, new());
        if (counted.Count == 0) return;
        try { await Write([.. counted.OrderBy(c => c.Key.Tenant.Value).ThenBy(c => c.Key.HourAt).ThenBy(c => c.Key.Reason, StringComparer.Ordinal)], ct); }
        catch
        {
            foreach (var (key, tally) in counted) Count(key, tally.Count, tally.LastAt, tally.Example);
            throw;
        }
    }

    /// <summary>Drops what was counted too long ago for anyone to ask.</summary>
    public async Task Forget(CancellationToken ct)
    {
        await using var forget = databases.System.CreateCommand("delete from devices.drops where hour_at < $1");
        forget.Parameters.Add(new() { Value = time.GetUtcNow() - Kept });
        await forget.ExecuteNonQueryAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryFlush(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }

        await TryFlush(CancellationToken.None);
    }

    private async Task TryFlush(CancellationToken ct)
    {
        try { await Flush(ct); }
        catch (NpgsqlException e) { log.LogWarning(e, "What intake dropped could not be written down; it is tried again in a few seconds."); }
    }

    private void Count(Submission submission, string reason, long count, string example)
    {
        IntakeMetrics.Dropped.Add(count, new("reason", reason), new("format", submission.Format.Name));
        var at = submission.ReceivedAt;
        Count(new(submission.Tenant, at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour)), reason), count, at, example);
    }

    private void Count(Key key, long count, DateTimeOffset at, string example)
    {
        lock (_flip)
        {
            if (!_tallies.TryGetValue(key, out var tally)) _tallies[key] = tally = new();
            tally.Count += count;
            if (at >= tally.LastAt) (tally.LastAt, tally.Example) = (at, example);
        }
    }

    private async Task Write(KeyValuePair<Key, Tally>[] counted, CancellationToken ct)
    {
        await using var add = databases.System.CreateCommand(Add);
        add.Parameters.Add(new() { Value = Array.ConvertAll(counted, c => c.Key.Tenant.Value) });
        add.Parameters.Add(new() { Value = Array.ConvertAll(counted, c => c.Key.HourAt) });
        add.Parameters.Add(new() { Value = Array.ConvertAll(counted, c => c.Key.Reason) });
        add.Parameters.Add(new() { Value = Array.ConvertAll(counted, c => c.Value.Count) });
        add.Parameters.Add(new() { Value = Array.ConvertAll(counted, c => c.Value.LastAt) });
        add.Parameters.Add(new() { Value = Array.ConvertAll(counted, c => c.Value.Example.Replace("\0", "", StringComparison.Ordinal)) });
        await add.ExecuteNonQueryAsync(ct);
    }
}
