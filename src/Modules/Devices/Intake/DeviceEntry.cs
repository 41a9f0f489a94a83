namespace Platform.Devices.Intake;

/// <summary>A registered device as intake knows it.</summary>
internal sealed class DeviceEntry(Guid id, int number)
{
    public Guid Id => id;
    public int Number => number;

    /// <summary>Where its live frames go.</summary>
    public string Topic { get; } = $"device:{id}";

    public bool IsDecommissioned { get; set; }

    /// <summary>Where it is now.</summary>
    public Guid SiteId { get; set; }

    /// <summary>The newest reading sent on to be written; 0 while none was since this process began. A reading after it cannot be a duplicate.</summary>
    public long Newest { get; set; }
}
