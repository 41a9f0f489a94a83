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

    /// <summary>Devices among which all others are looked for.</summary>
    public IReadOnlySet<Guid>? Only { get; init; }

    public IReadOnlyList<Band>? Bands { get; init; }
    public IReadOnlyList<DeviceState> States { get; init; } = InUse;

    /// <summary>A device must have all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Words { get; init; }

    /// <summary>The number the words are, if they are one.</summary>
    public int Number { get; private init; }

    public InventoryFilter WithWords(string? words)
    {
        var trimmed = words?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return this;
        return this with { Words = trimmed, Number = DeviceNumber.TryParse(trimmed, out var number) ? number : 0 };
    }
}
