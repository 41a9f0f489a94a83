using System.Collections.Concurrent;
using System.Text.Unicode;
using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>A tenant's devices as intake knows them, by id, by number and by serial number.</summary>
internal sealed class TenantDevices
{
    private readonly ConcurrentDictionary<Guid, DeviceEntry> _byId = new();
    private readonly ConcurrentDictionary<int, DeviceEntry> _byNumber = new();
    private readonly ConcurrentDictionary<string, DeviceEntry> _bySerial = new(StringComparer.Ordinal);
    private readonly Lock _ordering = new();

    /// <summary>When it was last compared with the database.</summary>
    public DateTimeOffset RefreshedAt { get; set; }

    /// <summary>One comparison at a time.</summary>
    public SemaphoreSlim Refreshing { get; } = new(1);

    public DeviceEntry? Find(Guid id) => _byId.GetValueOrDefault(id);
    public DeviceEntry? Find(int number) => _byNumber.GetValueOrDefault(number);

    public DeviceEntry? Find(in DeviceName name) =>
        name.Serial is { } serial ? _bySerial.GetValueOrDefault(serial) : name.Number > 0 ? Find(name.Number) : Find(name.Id);

    /// <summary>The device of this id, number or serial number, as it was written.</summary>
    public DeviceEntry? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length == 36 && Guid.TryParse(name, out var id)) return Find(id);
        if (DeviceNumber.TryParse(name, out var number)) return Find(number);
        if (name.Length > DeviceName.LongestSerial * 4) return null;
        Span<char> serial = stackalloc char[DeviceName.LongestSerial * 4];
        return Utf8.ToUtf16(name, serial, out _, out var length) is System.Buffers.OperationStatus.Done
            && _bySerial.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(serial[..length], out var device) ? device : null;
    }

    public void Put(Guid id, int number, Guid site, bool isDecommissioned, string? serial = null)
    {
        var entry = _byId.GetOrAdd(id, static (id, number) => new(id, number), number);
        entry.IsDecommissioned = isDecommissioned;
        entry.SiteId = site;
        _byNumber[number] = entry;

        // The serial number of a decommissioned device may be another's by now.
        if (entry.Serial is { } before && (before != serial || isDecommissioned)) _bySerial.TryRemove(new(before, entry));
        entry.Serial = serial;
        if (serial is not null && !isDecommissioned) _bySerial[serial] = entry;
    }

    /// <summary>Says that nothing newer than this was stored of a device, unless more is known of it by now.</summary>
    public void Place(DeviceEntry device, long newest, long newestClaimed)
    {
        lock (_ordering)
        {
            if (device.Newest == 0) (device.Newest, device.NewestClaimed) = (Math.Max(newest, DeviceEntry.Nothing), newestClaimed);
        }
    }

    /// <summary>
    /// Puts the readings after those their devices sent before: one that is not newer than all before it may be known already, and one
    /// that is ahead of our clock gets our time.
    /// </summary>
    public void Order(Submission submission)
    {
        lock (_ordering)
        {
            var readings = submission.Readings;
            for (var i = 0; i < readings.Length; i++)
            {
                ref var reading = ref readings[i];
                var device = reading.Device;
                if (reading.At > submission.Now)
                {
                    // Several of a device may be ahead: each keeps a moment of its own, and the time it gave, by which it is recognised.
                    reading.ClaimedAt = reading.At;
                    reading.At = Math.Max(submission.Now, device.Newest + 1);
                    reading.Flags |= ReadingFlags.ClockClamped;
                    submission.Clamped++;
                    if (reading.ClaimedAt <= device.NewestClaimed) submission.Suspects.Add(i);
                    else device.NewestClaimed = reading.ClaimedAt;
                }
                else if (reading.At <= Math.Max(device.Newest, device.NewestClaimed)) submission.Suspects.Add(i);

                if (reading.At > device.Newest) device.Newest = reading.At;
            }
        }
    }
}
