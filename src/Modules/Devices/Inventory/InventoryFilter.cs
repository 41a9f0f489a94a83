using Platform.Contracts;
using Platform.Devices.Domain;

namespace Platform.Devices.Inventory;

/// <summary>What a list may be narrowed by, and counted by.</summary>
[Flags]
internal enum Facets { None = 0, Site = 1, Type = 2, Group = 4, Band = 8, State = 16, Tag = 32 }

/// <summary>Which devices are asked for. Nothing asked of a facet means anything will do.</summary>
internal sealed record InventoryFilter(PermittedSites Permitted, DateTimeOffset Now)
{
    public static readonly DeviceState[] InUse = [DeviceState.Active, DeviceState.Maintenance];

    public IReadOnlySet<Guid>? Sites { get; init; }
    public IReadOnlySet<Guid>? Types { get; init; }

    /// <summary>The empty id stands for devices in no group.</summary>
    public IReadOnlySet<Guid>? Groups { get; init; }

    public IReadOnlySet<Guid>? Parents { get; init; }
    public IReadOnlyList<Band>? Bands { get; init; }
    public IReadOnlyList<DeviceState> States { get; init; } = InUse;

    /// <summary>A device must have all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Words { get; init; }

    public bool Takes(ListedDevice device) => MayTake(device) && Misses(device) is Facets.None;

    /// <summary>Whether it comes into question at all.</summary>
    public bool MayTake(ListedDevice device) =>
        Permitted.Contains(device.SiteId) && (Parents is null || (device.ParentId is { } parent && Parents.Contains(parent))) && (Words is null || HasWords(device));

    /// <summary>The facets by which the device is not among those asked for.</summary>
    public Facets Misses(ListedDevice device)
    {
        var misses = Facets.None;
        if (Sites is not null && !Sites.Contains(device.SiteId)) misses |= Facets.Site;
        if (Types is not null && !Types.Contains(device.TypeId)) misses |= Facets.Type;
        if (Groups is not null && !Groups.Contains(device.GroupId ?? Guid.Empty)) misses |= Facets.Group;
        if (Bands is not null && !Bands.Contains(device.Standing.Band)) misses |= Facets.Band;
        if (!States.Contains(device.StateAt(Now))) misses |= Facets.State;
        if (Tags.Count > 0 && !Tags.All(tag => Array.IndexOf(device.Tags, tag) >= 0)) misses |= Facets.Tag;
        return misses;
    }

    private int Number { get; init; }

    public InventoryFilter WithWords(string? words)
    {
        var trimmed = words?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return this;
        return this with { Words = trimmed, Number = DeviceNumber.TryParse(trimmed, out var number) ? number : 0 };
    }

    private bool HasWords(ListedDevice device) =>
        device.Name.Contains(Words!, StringComparison.OrdinalIgnoreCase)
        || device.Serial?.Contains(Words!, StringComparison.OrdinalIgnoreCase) is true
        || device.Number == Number
        || Array.Exists(device.Tags, tag => tag.Contains(Words!, StringComparison.OrdinalIgnoreCase));
}
