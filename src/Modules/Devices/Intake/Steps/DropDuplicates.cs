using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>
/// Drops what is in the series already, or twice in the request: a device's reading is known by its time. Only readings not newer
/// than all before them are looked at, so a well-behaved fleet pays nothing.
/// </summary>
internal sealed class DropDuplicates(Databases databases) : IIntakeStep
{
    // The limit keeps the planner from joining the whole series: each reading is one step down one day's index.
    private const string Known = """
        select k.n from unnest($1, $2) with ordinality k(device, at, n)
        cross join lateral (select from devices.readings r where r.tenant = $3 and r.device = k.device and r.at = k.at limit 1) known
        """;

    public string Name => "deduplicate";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        if (submission.Suspects.Count == 0) return;
        var duplicates = Twins(submission);
        await AddStored(submission, duplicates, ct);
        if (duplicates.Count == 0) return;
        submission.Duplicates = duplicates.Count;
        submission.Keep(i => !duplicates.Contains(i));
    }

    private static HashSet<int> Twins(Submission submission)
    {
        var seen = new HashSet<(DeviceEntry, long)>(submission.Count);
        var duplicates = new HashSet<int>();
        var readings = submission.Readings;
        for (var i = 0; i < readings.Length; i++)
            if (!seen.Add((readings[i].Device, readings[i].At))) duplicates.Add(i);
        return duplicates;
    }

    private async Task AddStored(Submission submission, HashSet<int> duplicates, CancellationToken ct)
    {
        var suspects = submission.Suspects.FindAll(i => !duplicates.Contains(i));
        if (suspects.Count == 0) return;
        await using var connection = await databases.OpenFor(submission.Tenant, ct);
        await using var known = new NpgsqlCommand(Known, connection);
        known.Parameters.Add(new() { Value = suspects.ConvertAll(i => submission.Readings[i].Device.Id) });
        known.Parameters.Add(new() { Value = suspects.ConvertAll(i => IntakeClock.At(submission.Readings[i].At)) });
        known.Parameters.Add(new() { Value = submission.Tenant.Value });
        await using var rows = await known.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) duplicates.Add(suspects[(int)rows.GetInt64(0) - 1]);
    }
}
