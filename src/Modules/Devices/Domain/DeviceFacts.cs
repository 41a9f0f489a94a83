namespace Platform.Devices.Domain;

/// <summary>What people say of a device and may say otherwise: everything of its record but its number and its past.</summary>
internal sealed record DeviceFacts
{
    public const int LongestName = 120, LongestSerial = 80;

    public required string Name { get; init; }
    public string? Serial { get; init; }
    public required Guid SiteId { get; init; }
    public required Guid TypeId { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? GroupId { get; init; }
    public string[] Tags { get; init; } = [];
    public Maintenance? Maintenance { get; init; }
    public bool IsDecommissioned { get; init; }

    public static DeviceFacts Of(Device d) => new()
    {
        Name = d.Name, Serial = d.Serial, SiteId = d.SiteId, TypeId = d.TypeId, ParentId = d.ParentId, GroupId = d.GroupId, Tags = d.Tags,
        Maintenance = d.Maintenance, IsDecommissioned = d.DecommissionedAt is not null,
    };

    /// <summary>Whether they say the same.</summary>
    public bool IsSameAs(DeviceFacts other) => this with { Tags = other.Tags } == other && Tags.SequenceEqual(other.Tags);

    /// <summary>What has to happen for these facts to hold of the device.</summary>
    public Decision<DeviceEvent> Decide(Device device, DateTimeOffset now)
    {
        if (device.RefuseIfDecommissioned() is { } refusal && IsDecommissioned) return Decided(device, now) is [] ? [] : refusal;
        if (Name.Trim().Length == 0) return DeviceRefusals.Nameless;
        return [.. Decided(device, now)];
    }

    /// <summary>These facts, but what was <paramref name="before"/> wherever they still are as <paramref name="after"/> made them: what others changed since, stays.</summary>
    public DeviceFacts Back(DeviceFacts before, DeviceFacts after) => new()
    {
        Name = Name == after.Name ? before.Name : Name,
        Serial = Serial == after.Serial ? before.Serial : Serial,
        SiteId = SiteId == after.SiteId ? before.SiteId : SiteId,
        TypeId = TypeId == after.TypeId ? before.TypeId : TypeId,
        ParentId = ParentId == after.ParentId ? before.ParentId : ParentId,
        GroupId = GroupId == after.GroupId ? before.GroupId : GroupId,
        Tags = Tags.SequenceEqual(after.Tags) ? before.Tags : Tags,
        Maintenance = Maintenance == after.Maintenance ? before.Maintenance : Maintenance,
        IsDecommissioned = IsDecommissioned == after.IsDecommissioned ? before.IsDecommissioned : IsDecommissioned,
    };

    private List<DeviceEvent> Decided(Device device, DateTimeOffset now)
    {
        var (name, serial) = (Name.Trim(), Serials.Tidy(Serial));
        List<DeviceEvent> events = [];
        if (!IsDecommissioned && device.DecommissionedAt is not null) events.Add(new DeviceRestored(now));
        if (name != device.Name) events.Add(new DeviceRenamed(name, now));
        if (serial != device.Serial) events.Add(new DeviceSerialCorrected(serial, now));
        if (TypeId != device.TypeId) events.Add(new DeviceRetyped(TypeId, now));
        if (SiteId != device.SiteId || ParentId != device.ParentId) events.Add(new DeviceMoved(SiteId, ParentId, now));
        if (GroupId != device.GroupId) events.Add(new DeviceGrouped(GroupId, now));
        if (!Tags.SequenceEqual(device.Tags)) events.Add(new DeviceTagged(Tags, now));
        if (Maintenance != device.Maintenance)
            events.Add(Maintenance is { } m ? new DeviceMaintenancePlanned(m.From, m.Until, m.Reason, now) : new DeviceMaintenanceEnded(now));
        if (IsDecommissioned && device.DecommissionedAt is null) events.Add(new DeviceDecommissioned(now));
        return events;
    }
}
