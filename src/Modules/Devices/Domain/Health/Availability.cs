namespace Platform.Devices.Domain.Health;

/// <summary>
/// The share of about the last day a device was online. Each reading stands for one expected interval, however fast the readings
/// come, so that a week replayed in a minute counts as a week; silence beyond the timeout counts as offline.
/// </summary>
internal readonly record struct Availability
{
    private const float MemorySeconds = 24 * 3600;

    /// <summary>The share of offline time; kept rather than the online one so that the default value is a clean record.</summary>
    public float Offline { get; init; }

    public Availability After(bool online, float seconds)
    {
        var kept = MathF.Exp(-seconds / MemorySeconds);
        return new() { Offline = kept * Offline + (online ? 0 : 1 - kept) };
    }

    /// <summary>The share of its weight that is lost: all of it when offline a fifth of the time, at least half while offline.</summary>
    public float Lost(bool online) => Math.Max(Scale.Between(0.002f, 0.2f, Offline), online ? 0 : 0.5f);
}
