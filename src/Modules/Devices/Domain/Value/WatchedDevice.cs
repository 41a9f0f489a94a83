using Platform.Contracts;

namespace Platform.Devices.Domain.Value;

/// <summary>A device going from one health band into another.</summary>
internal readonly record struct BandStep(DateTimeOffset At, Band Before, Band After);

/// <summary>A time in which nobody heard a device, as far as it was watched and no maintenance was planned: whether it began then, and whether it was over then.</summary>
internal readonly record struct Outage(DateTimeOffset From, DateTimeOffset To, bool HasBegun, bool HasEnded)
{
    public TimeSpan Length => To - From;
}

/// <summary>A device stood poor or critical, until it went silent or stood well again.</summary>
internal readonly record struct Warning(Guid Device, DateTimeOffset From, DateTimeOffset To, bool HasFailed);

/// <summary>A device for as long as a report watches it: from when it was first heard until it was taken out of use.</summary>
internal sealed record WatchedDevice(Guid Device, Guid Site, Guid Type, Guid? Parent, DateTimeOffset From, DateTimeOffset To, Band Before, IReadOnlyList<BandStep> Steps)
{
    /// <summary>When it was in planned maintenance, in order: times that do not count.</summary>
    public IReadOnlyList<PlannedTime> Planned { get; private init; } = [];

    /// <summary>The time that counts.</summary>
    public TimeSpan Counted => To - From - Planned.Length();

    /// <summary>Null when it was not in use then, or nobody had heard of it yet.</summary>
    /// <param name="device">Its record.</param>
    /// <param name="from">Where the report begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="steps">All its steps since the beginning of the report, in order, also those after its end.</param>
    /// <param name="planned">When it was in planned maintenance; null for never.</param>
    public static WatchedDevice? Of(DeviceInUse device, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<BandStep> steps, IReadOnlyList<PlannedTime>? planned = null)
    {
        var before = steps is [var first, ..] ? first.Before : device.BandNow;
        var begin = Later(from, device.RegisteredAt);
        var end = device.DecommissionedAt is { } left && left < to ? left : to;
        if (before is Band.Unknown && !device.WasHeardBefore)
        {
            if (steps.Count == 0) return null;
            (begin, before, steps) = (Later(begin, steps[0].At), steps[0].After, [.. steps.Skip(1)]);
        }

        if (begin >= end) return null;
        return new(device.Device, device.Site, device.Type, device.Parent, begin, end, before, [.. steps.Where(step => step.At < end)]) { Planned = (planned ?? []).Within(begin, end) };
    }

    /// <summary>The times of silence that count, in order.</summary>
    public IEnumerable<Outage> Outages() => Planned.Count == 0 ? Silences() : Silences().SelectMany(silence => silence.Without(Planned));

    /// <summary>What explains that devices behind it are not heard, in order: its own silence, and that somebody works on it.</summary>
    public IEnumerable<Outage> Interruptions() => Silences().Concat(Planned.Select(p => new Outage(p.From, p.Until, HasBegun: true, HasEnded: true))).OrderBy(o => o.From);

    /// <summary>Whether somebody worked on it then.</summary>
    public bool IsPlanned(DateTimeOffset at) => Planned.Any(p => p.From <= at && at < p.Until);

    private IEnumerable<Outage> Silences()
    {
        DateTimeOffset? since = Before is Band.Unknown ? From : null;
        var hasBegun = false;
        foreach (var step in Steps)
        {
            if (step.After is Band.Unknown)
            {
                if (since is null) (since, hasBegun) = (step.At, true);
            }
            else if (since is { } silent)
            {
                yield return new(silent, step.At, hasBegun, HasEnded: true);
                since = null;
            }
        }

        if (since is { } still) yield return new(still, To, hasBegun, HasEnded: false);
    }

    /// <summary>The warnings that came to something. Those that last are left out: nobody knows yet.</summary>
    public IEnumerable<Warning> Warnings()
    {
        DateTimeOffset? since = null;
        foreach (var step in Steps)
        {
            if (since is not { } warned)
            {
                if (step.Before > Band.Poor && step.After is Band.Poor or Band.Critical) since = step.At;
            }
            else if (step.After is Band.Unknown or > Band.Poor)
            {
                yield return new(Device, warned, step.At, HasFailed: step.After is Band.Unknown);
                since = null;
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>A device's record as far as a report needs it, how it stands now, and whether it had been heard before the report begins.</summary>
internal sealed record DeviceInUse(
    Guid Device, Guid Site, Guid Type, Guid? Parent, DateTimeOffset RegisteredAt, DateTimeOffset? DecommissionedAt, Band BandNow, bool WasHeardBefore);
