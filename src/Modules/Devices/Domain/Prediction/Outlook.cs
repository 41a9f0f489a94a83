using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Prediction;

/// <summary>How probable a failure of one class is, for how many looks in a row it has been other than what others were told, and what they were told.</summary>
internal readonly record struct ClassOutlook(float Probability, byte Looks, bool IsForetold)
{
    // A quarter of an hour of alarm is no flicker; a failure is off when it has been improbable for half an hour.
    private const int LooksToForetell = 3, LooksToWithdraw = 6;

    /// <summary>Others are to be told that it changed.</summary>
    public bool IsNews => Looks >= (IsForetold ? LooksToWithdraw : LooksToForetell);

    public ClassOutlook After(float probability, float alarm)
    {
        var differs = IsForetold ? probability < alarm / 2 : probability >= alarm;
        return new(probability, differs ? (byte)Math.Min(Looks + 1, LooksToWithdraw) : (byte)0, IsForetold);
    }

    public ClassOutlook Told() => IsNews ? new(Probability, 0, !IsForetold) : this;
}

/// <summary>What is to be expected of a device, looked at every five minutes.</summary>
internal readonly record struct Outlook
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    /// <summary>When it was last looked at, by the device's clock.</summary>
    public DateTimeOffset At { get; init; }

    public ClassOutlook Battery { get; init; }
    public ClassOutlook Connectivity { get; init; }
    public ClassOutlook Device { get; init; }

    public ClassOutlook this[FailureClass c] => c switch { FailureClass.Battery => Battery, FailureClass.Connectivity => Connectivity, _ => Device };

    public bool IsNews => Battery.IsNews || Connectivity.IsNews || Device.IsNews;

    public bool IsDue(DateTimeOffset at) => at - At >= BetweenLooks;

    public Outlook After(DeviceTwin twin, DateTimeOffset at)
    {
        var (signs, model) = (Signs.Of(twin), twin.Model);
        return new()
        {
            At = at,
            Battery = twin.Battery.IsKnown ? Battery.After(Probability(FailureClass.Battery), model.Battery.Alarm) : Battery,
            Connectivity = Connectivity.After(Probability(FailureClass.Connectivity), model.Connectivity.Alarm),
            Device = Device.After(Probability(FailureClass.Device), model.Device.Alarm),
        };

        float Probability(FailureClass c) => model[c].Weigh(c, signs).Probability;
    }

    public void Write(DateTimeOffset near, ByteWriter to)
    {
        Instants.Write(At, near, to);
        foreach (var (probability, looks, isForetold) in (ReadOnlySpan<ClassOutlook>)[Battery, Connectivity, Device])
        {
            to.Real(probability);
            to.Byte((byte)(looks << 1 | (isForetold ? 1 : 0)));
        }
    }

    public static Outlook Read(DateTimeOffset near, ref ByteReader from)
    {
        return new() { At = Instants.Read(near, ref from), Battery = One(ref from), Connectivity = One(ref from), Device = One(ref from) };

        static ClassOutlook One(ref ByteReader from)
        {
            var (probability, looks) = (from.Real(), from.Byte());
            return new(probability, (byte)(looks >> 1), (looks & 1) != 0);
        }
    }

    public Outlook Told() => this with { Battery = Battery.Told(), Connectivity = Connectivity.Told(), Device = Device.Told() };
}
