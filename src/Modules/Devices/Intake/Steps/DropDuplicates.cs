namespace Platform.Devices.Intake;

/// <summary>
/// Drops what is in the series already, or twice in the request. Only readings not newer than all before them are looked at, so a
/// well-behaved fleet pays nothing.
/// </summary>
internal sealed class DropDuplicates(KnownReadings known) : IIntakeStep
{
    public string Name => "deduplicate";

    public async ValueTask Take(Submission submission, CancellationToken ct)
    {
        if (submission.Suspects.Count == 0) return;
        var twice = Twice(submission);
        if (twice.Count > 0)
        {
            foreach (var place in twice) submission.Duplicates += submission.Readings[place].Items;
            var isSuspect = submission.Suspects.ToHashSet();
            var kept = 0;
            submission.Suspects.Clear();
            for (var i = 0; i < submission.Count; i++)
                if (!twice.Contains(i) && kept++ is var place && isSuspect.Contains(i)) submission.Suspects.Add(place);
            submission.Keep(i => !twice.Contains(i));
        }

        await known.LeaveOut(submission, submission.Suspects, ct);
    }

    private static HashSet<int> Twice(Submission submission)
    {
        var seen = new HashSet<(DeviceEntry, long)>(submission.Count);
        var twice = new HashSet<int>();
        var readings = submission.Readings;
        for (var i = 0; i < readings.Length; i++)
            if (!seen.Add((readings[i].Device, readings[i].SentAt))) twice.Add(i);
        return twice;
    }
}
