namespace Platform.Devices.Domain.Value;

/// <summary>Somebody did something about a device within this time: a fresh battery was seen.</summary>
internal readonly record struct CareTaken(Guid Device, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// What acting on warnings saved: of the devices acted upon, as many would have failed as of those left alone did; those that did not fail
/// avoided a typical outage each. A difference to an untreated group (attributable number, Rothman, Modern Epidemiology), not a promise: who
/// is acted upon is not drawn by lot. Nothing is claimed before there is enough to compare with, and never less than nothing.
/// </summary>
internal sealed record DowntimeAvoided(int ActedUpon, int ActedUponFailed, int LeftAlone, int LeftAloneFailed, int EndedOutages, TimeSpan? TypicalOutage)
{
    /// <summary>Below so many, a share or a median says nothing.</summary>
    public const int LeastLeftAlone = 10, LeastOutages = 5;

    public const string Method =
        "A warning is a device going poor or critical. It was acted upon when a fresh battery was seen (a rise of 30 points or more) before it went silent or recovered. "
        + "Avoided = (acted upon × share of the warnings left alone that ended in silence − acted upon and silent all the same) × median length of an outage. "
        + "Devices that went silent with their gateway are left out.";

    public double? FailedShareLeftAlone => LeftAlone > 0 ? (double)LeftAloneFailed / LeftAlone : null;

    /// <summary>Null until there is enough to tell.</summary>
    public TimeSpan? Avoided => Missing.Count > 0 ? null : TypicalOutage!.Value * Math.Max(0, ActedUpon * FailedShareLeftAlone!.Value - ActedUponFailed);

    /// <summary>What is still needed before anything can be said.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            var missing = new List<string>(3);
            if (ActedUpon == 0) missing.Add("A warning that somebody acted upon.");
            if (LeftAlone < LeastLeftAlone) missing.Add($"{LeastLeftAlone} warnings that were left alone, to compare with; there are {LeftAlone}.");
            if (EndedOutages < LeastOutages) missing.Add($"{LeastOutages} outages that are over, to know how long one lasts; there are {EndedOutages}.");
            return missing;
        }
    }

    public static DowntimeAvoided Of(IEnumerable<Warning> warnings, IEnumerable<CareTaken> care, IReadOnlyCollection<TimeSpan> endedOutages)
    {
        var taken = care.ToLookup(c => c.Device);
        var acted = warnings.ToLookup(w => taken[w.Device].Any(c => c.From < w.To && c.To > w.From));
        return new(acted[true].Count(), acted[true].Count(w => w.HasFailed), acted[false].Count(), acted[false].Count(w => w.HasFailed), endedOutages.Count, Median(endedOutages));
    }

    // The middle one: a device forgotten in a drawer for a month does not make all outages long.
    private static TimeSpan? Median(IReadOnlyCollection<TimeSpan> lengths)
    {
        if (lengths.Count == 0) return null;
        var sorted = lengths.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
