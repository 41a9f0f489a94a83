using System.Collections.Concurrent;

namespace Platform.Devices.Intake;

/// <summary>A tenant's devices as intake knows them, by id and by number.</summary>
internal sealed class TenantDevices
{
    private readonly ConcurrentDictionary<Guid, DeviceEntry> _byId = new();
    private readonly ConcurrentDictionary<int, DeviceEntry> _byNumber = new();

    /// <summary>When it was last compared with the database.</summary>
    public DateTimeOffset RefreshedAt { get; set; }

    /// <summary>One comparison at a time.</summary>
    public SemaphoreSlim Refreshing { get; } = new(1);

    public DeviceEntry? Find(Guid id) => _byId.GetValueOrDefault(id);
    public DeviceEntry? Find(int number) => _byNumber.GetValueOrDefault(number);

    public void Put(Guid id, int number, Guid site, bool isDecommissioned)
    {
        var entry = _byId.GetOrAdd(id, static (id, number) => new(id, number), number);
        entry.IsDecommissioned = isDecommissioned;
        entry.SiteId = site;
        _byNumber[number] = entry;
    }
}
