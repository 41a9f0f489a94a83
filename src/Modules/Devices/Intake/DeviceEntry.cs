namespace Platform.Devices.Intake;

/// <summary>A registered device as intake knows it.</summary>
internal sealed class DeviceEntry(Guid id, int number)
{
    /// <summary>As its newest reading: none is stored.</summary>
    public const long Nothing = 1;

    public Guid Id => id;
    public int Number => number;

    /// <summary>Where its live frames go.</summary>
    public string Topic { get; } = $"device:{id}";

    public bool IsDecommissioned { get; set; }
    public string? Serial { get; set; }

    /// <summary>Where it is now.</summary>
    public Guid SiteId { get; set; }

    /// <summary>The newest reading sent on to be written; 0 while nobody has looked. A reading after it cannot be a duplicate.</summary>
    public long Newest { get; set; }

    /// <summary>The latest time ahead of ours the device gave.</summary>
    public long NewestClaimed { get; set; }
}
