using NpgsqlTypes;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>Tells which readings are in the series already, and leaves them out: a device's reading is known by its time.</summary>
internal sealed class KnownReadings(Databases databases)
{
    // Lateral and fenced: each reading is a step down one day's index, never a join with the whole series.
    // A reading whose clock was ahead is stored under our time, at most so far before the time by which it is known.
    private const string Known = """
        select k.n, r.at, r.battery, r.signal, r.temperature, r.online, r.metrics
        from unnest($1, $2) with ordinality k(device, at, n)
        cross join lateral (
          select at, battery is not null battery, signal is not null signal, temperature is not null temperature, online is not null online, metrics
          from devices.readings where tenant = $3 and device = k.device and at >= k.at and at <= k.at + $4
          union all
          select null, battery is not null, signal is not null, temperature is not null, online is not null, metrics
          from devices.readings where tenant = $3 and device = k.device and claimed_at = k.at and at > k.at - interval '6 minutes' and at < k.at + interval '1 minute'
          offset 0) r
        """;

    /// <summary>Leaves out those of the readings at these places that are stored, and of partial ones what is stored of them.</summary>
    public async Task LeaveOut(Submission submission, List<int> places, CancellationToken ct)
    {
        if (places.Count == 0) return;
        var duplicates = new HashSet<int>();
        var remainders = submission.Format.IsPartial ? new Dictionary<int, Remainder>() : null;
        await using (var connection = await databases.OpenFor(submission.Tenant, ct))
        await using (var known = new NpgsqlCommand(Known, connection))
        {
            known.Parameters.Add(new() { Value = places.ConvertAll(i => submission.Readings[i].Device.Id) });
            known.Parameters.Add(new() { Value = places.ConvertAll(i => IntakeClock.At(Moment(submission, i))), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
            known.Parameters.Add(new() { Value = submission.Tenant.Value });
            known.Parameters.Add(new() { Value = remainders is null ? TimeSpan.Zero : Remainder.Span });
            await using var rows = await known.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                var place = places[(int)rows.GetInt64(0) - 1];
                if (remainders is null) duplicates.Add(place);
                else if (remainders.TryGetValue(place, out var remainder)) remainder.Take(rows);
                else remainders.Add(place, new Remainder(rows));
            }
        }

        foreach (var (place, remainder) in remainders ?? [])
            if (!remainder.Reduce(submission, ref submission.Readings[place])) duplicates.Add(place);
        if (duplicates.Count == 0) return;
        foreach (var place in duplicates) submission.Duplicates += submission.Readings[place].Items;
        submission.Keep(i => !duplicates.Contains(i));
    }

    // What comes in parts comes with milliseconds; a part may have been moved within its own already.
    private static long Moment(Submission submission, int place) =>
        submission.Format.IsPartial ? submission.Readings[place].SentAt / IntakeClock.Millisecond * IntakeClock.Millisecond : submission.Readings[place].SentAt;
}
