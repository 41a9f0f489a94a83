using Platform.Contracts;

namespace Platform.Devices.Inventory;

/// <summary>How a device was last seen to stand. Written by its twin and read by many: a list may see half of a change, and the whole of it a moment later.</summary>
internal sealed class SeenStanding
{
    // Nobody knows how a silent device is: it stands after the poor and before the well.
    private const byte Unjudged = 60;

    /// <summary>Of what is in no inventory; nobody writes it.</summary>
    public static readonly SeenStanding Nowhere = new(new(), 0);

    private readonly StandingColumns.Block _columns;
    private readonly int _at;

    public SeenStanding(StandingColumns.Block columns, int at)
    {
        (_columns, _at) = (columns, at);
        columns.Ranks[at] = Unjudged;
    }

    /// <summary>Where it is in the columns.</summary>
    public int Place { get; init; }

    public Band Band => (Band)_columns.Bands[_at];
    public byte? Score { get; private set; }

    /// <summary>What costs it most, as a sentence; null while nothing does.</summary>
    public string? Reason { get; private set; }

    /// <summary>In percent, not a number when nobody knows; likewise the signal in dBm.</summary>
    public float Battery { get; private set; } = float.NaN;
    public float Signal { get; private set; } = float.NaN;

    /// <summary>When its own twin, in this process, last told of it; what the database says may be older.</summary>
    public long ToldTicks { get; private set; }

    public long LastReadingTicks => Volatile.Read(ref _columns.LastReadingTicks[_at]);
    public DateTimeOffset? LastReadingAt => LastReadingTicks is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>What a twin says of itself is its latest look or the one it is saved with; the older of the two, when it comes later, says nothing.</summary>
    public void See(Glance glance, long toldTicks = 0)
    {
        if (toldTicks > 0 && glance.LastReadingTicks < LastReadingTicks) return;
        Score = glance.Band is Band.Unknown ? null : (byte?)glance.Score;
        (_columns.Bands[_at], _columns.Ranks[_at]) = ((byte)glance.Band, Score ?? Unjudged);
        (Reason, Battery, Signal) = (glance.Reason, glance.Battery ?? float.NaN, glance.Signal ?? float.NaN);
        if (glance.LastReadingTicks > LastReadingTicks) Volatile.Write(ref _columns.LastReadingTicks[_at], glance.LastReadingTicks);
        if (toldTicks > 0) ToldTicks = toldTicks;
    }
}
