using Platform.Contracts;
using Platform.Devices.Domain;

namespace Platform.Devices.Inventory;

/// <summary>A device as lists know it: its record as it was last changed, and how it was last seen to stand.</summary>
internal sealed class ListedDevice
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required int Number { get; init; }
    public required string Name { get; init; }
    public string? Serial { get; init; }
    public required Guid SiteId { get; init; }
    public required Guid TypeId { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? GroupId { get; init; }
    public string[] Tags { get; init; } = [];
    public Maintenance? Maintenance { get; init; }
    public bool IsDecommissioned { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Shared by all versions of the record.</summary>
    public SeenStanding Standing { get; private init; } = new();

    public DeviceState StateAt(DateTimeOffset now) =>
        IsDecommissioned ? DeviceState.Decommissioned : Maintenance?.Covers(now) is true ? DeviceState.Maintenance : DeviceState.Active;

    public static ListedDevice Of(Device d) => new()
    {
        Id = d.Key, Version = d.Version, Number = d.Number, Name = d.Name, Serial = d.Serial, SiteId = d.SiteId, TypeId = d.TypeId, ParentId = d.ParentId, GroupId = d.GroupId,
        Tags = d.Tags, Maintenance = d.Maintenance, IsDecommissioned = d.DecommissionedAt is not null, RegisteredAt = d.RegisteredAt,
    };

    /// <summary>This record, standing as an earlier version of it does.</summary>
    public ListedDevice After(ListedDevice? earlier) => earlier is null ? this : new()
    {
        Id = Id, Version = Version, Number = Number, Name = Name, Serial = Serial, SiteId = SiteId, TypeId = TypeId, ParentId = ParentId, GroupId = GroupId,
        Tags = Tags, Maintenance = Maintenance, IsDecommissioned = IsDecommissioned, RegisteredAt = RegisteredAt, Standing = earlier.Standing,
    };
}

/// <summary>Whether a device is in use, worked on, or out of use.</summary>
internal enum DeviceState { Active, Maintenance, Decommissioned }

/// <summary>How a device was last seen to stand. Written by one hand at a time and read by many: a list may see half of a change, and the whole of it a moment later.</summary>
internal sealed class SeenStanding
{
    private long _lastReadingTicks;

    public Band Band { get; private set; }
    public byte? Score { get; private set; }

    /// <summary>When its own twin, in this process, last told of it; what the database says may be older.</summary>
    public long ToldTicks { get; private set; }

    public long LastReadingTicks => Volatile.Read(ref _lastReadingTicks);
    public DateTimeOffset? LastReadingAt => LastReadingTicks is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>What lists are sorted by. Nobody knows how a silent device is: it stands after the poor and before the well.</summary>
    public int Rank => Band is Band.Unknown ? 60 : Score ?? 60;

    public void See(Band band, int? score, long lastReadingTicks, long toldTicks = 0)
    {
        (Band, Score) = (band, (byte?)score);
        if (lastReadingTicks > LastReadingTicks) Volatile.Write(ref _lastReadingTicks, lastReadingTicks);
        if (toldTicks > 0) ToldTicks = toldTicks;
    }
}
