namespace Platform.Devices.Intake;

/// <summary>One reading on its way into the series. What was not reported is no number, or -1 for online.</summary>
internal struct Reading
{
    public DeviceEntry Device;

    /// <summary>Microseconds since 1970, as the database keeps time.</summary>
    public long At;

    /// <summary>The time the device gave, when its clock was ahead and ours was put in its place; otherwise 0.</summary>
    public long ClaimedAt;

    public float Battery, Signal, Temperature;
    public sbyte Online;
    public ReadingFlags Flags;

    /// <summary>How many of the sender's items it is made of: one, unless single measurements were gathered.</summary>
    public ushort Items;

    /// <summary>Where its own metrics are in <see cref="Submission.Metrics"/>, as JSON; none when the length is 0.</summary>
    public int MetricsStart, MetricsLength;

    /// <summary>By what it is recognised when it is sent again.</summary>
    public readonly long SentAt => ClaimedAt == 0 ? At : ClaimedAt;

    /// <summary>A reading that says nothing yet.</summary>
    public static Reading Blank => new() { Battery = float.NaN, Signal = float.NaN, Temperature = float.NaN, Online = -1, Items = 1 };

    public readonly bool SaysNothing => float.IsNaN(Battery) && float.IsNaN(Signal) && float.IsNaN(Temperature) && Online < 0 && MetricsLength == 0;
}

/// <summary>What was done to a reading before it was kept.</summary>
[Flags]
internal enum ReadingFlags : byte
{
    None = 0,

    /// <summary>The device's clock was ahead of ours by less than the limit; the reading carries our time.</summary>
    ClockClamped = 1,

    /// <summary>Reported before the platform looked after the device: to be looked at, not to be judged by.</summary>
    BeforeOurTime = 2,
}

/// <summary>A reading that was not kept: its place in the request, why, and what to do about it.</summary>
internal sealed record Rejection(int Index, string Code, string Detail);
