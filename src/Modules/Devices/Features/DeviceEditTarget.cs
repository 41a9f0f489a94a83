using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Storage;

namespace Platform.Devices.Features;

/// <summary>What an edit makes of each device it names, with everything looked up.</summary>
internal sealed record DeviceEditTarget(EditDevices.DeviceEditChange Change)
{
    public Guid? SiteId { get; private init; }
    public Guid? ParentId { get; private init; }
    public Maintenance? Maintenance { get; private init; }
    public string[] Added { get; private init; } = [];
    public string[] Removed { get; private init; } = [];

    /// <summary>The new gateway and all above it, none of which can report through it.</summary>
    public IReadOnlySet<Guid> Above { get; private init; } = new HashSet<Guid>();

    public static async Task<Outcome<DeviceEditTarget>> Of(EditDevices.DeviceEditChange change, DevicesDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var (added, removed) = (Tags.Tidy(change.AddTags ?? []), Tags.Tidy(change.RemoveTags ?? []));
        if ((added.Refusal ?? removed.Refusal) is { } malformed) return malformed;
        Guid? site = null;
        if (change.SiteId is { } named && (site = await sites.Find(db.Call, named, ct)) is null) return DeviceRefusals.UnknownSite;
        if (change.TypeId is { } type && !await db.HasType(type, ct)) return DeviceRefusals.UnknownType;
        if (change.GroupId is { } group && !await db.HasGroup(group, ct)) return DeviceRefusals.UnknownGroup;
        Device? parent = null;
        if (change.ParentId is { } gateway && (parent = await db.FindDevice(gateway, ct)) is not { DecommissionedAt: null }) return DeviceRefusals.UnknownParent;
        var planned = change.Maintenance is { } m ? Maintenance.Plan(m.From, m.Until, m.Reason, db.Call.Now) : default;
        if (planned.Refusal is { } refusal) return refusal;
        return new DeviceEditTarget(change)
        {
            SiteId = site, ParentId = parent?.Key, Maintenance = planned.Value, Added = added.Value!, Removed = removed.Value!,
            Above = parent is null ? new HashSet<Guid>() : await Topology.AndAbove(db, parent.Key, ct),
        };
    }

    public Decision<DeviceEvent> Apply(Device device, DateTimeOffset now)
    {
        if (Above.Contains(device.Key)) return DeviceRefusals.CyclicParent;
        var facts = DeviceFacts.Of(device);
        var tags = Tags.Tidy(facts.Tags.Union(Added).Except(Removed));
        if (tags.Refusal is { } refusal) return refusal;
        return (facts with
        {
            SiteId = SiteId ?? facts.SiteId, TypeId = Change.TypeId ?? facts.TypeId, GroupId = Change.HasGroup ? Change.GroupId : facts.GroupId,
            ParentId = Change.HasParent ? ParentId : facts.ParentId, Tags = tags.Value!, Maintenance = MaintenanceAfter(facts.Maintenance, now),
            IsDecommissioned = Change.IsDecommissioned ?? facts.IsDecommissioned,
        }).Decide(device, now);
    }

    // What is over needs no ending.
    private Maintenance? MaintenanceAfter(Maintenance? before, DateTimeOffset now) =>
        !Change.HasMaintenance || (Maintenance is null && !(before?.Until > now)) ? before : Maintenance;
}
