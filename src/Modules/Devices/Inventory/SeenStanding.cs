using Platform.Contracts;

namespace Platform.Devices.Inventory;

/// <summary>How a device was last seen to stand. Written by one hand at a time and read by many: a list may see half of a change, and the whole of it a moment later.</summary>
internal sealed class SeenStanding
{
    /// <summary>Of what is in no inventory; nobody writes it.</summary>
    public static readonly SeenStanding Nowhere = new();

    private long _lastReadingTicks;

    public Band Band { get; private set; }
    public byte? Score { get; private set; }

    /// <summary>What costs it most, as a sentence; null while it is well.</summary>
    public string? Reason { get; private set; }

    /// <summary>In percent, not a number when nobody knows; likewise the signal in dBm.</summary>
    public float Battery { get; private set; } = float.NaN;
    public float Signal { get; private set; } = float.NaN;

    /// <summary>When its own twin, in this process, last told of it; what the database says may be older.</summary>
    public long ToldTicks { get; private set; }

    public long LastReadingTicks => Volatile.Read(ref _lastReadingTicks);
    public DateTimeOffset? LastReadingAt => LastReadingTicks is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>What lists are sorted by. Nobody knows how a silent device is: it stands after the poor and before the well.</summary>
    public int Rank => Band is Band.Unknown ? 60 : Score ?? 60;

    public void See(Glance glance, long toldTicks = 0)
    {
        (Band, Score) = (glance.Band, glance.Band is Band.Unknown ? null : (byte?)glance.Score);
        (Reason, Battery, Signal) = (glance.Reason, glance.Battery ?? float.NaN, glance.Signal ?? float.NaN);
        if (glance.LastReadingTicks > LastReadingTicks) Volatile.Write(ref _lastReadingTicks, glance.LastReadingTicks);
        if (toldTicks > 0) ToldTicks = toldTicks;
    }
}
