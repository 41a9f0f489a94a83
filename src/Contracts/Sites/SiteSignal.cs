using System.Text.Json.Serialization;
using Platform.Twins;

namespace Platform.Contracts.Sites;

/// <summary>What a live site is told and asked; it rolls up what its devices tell it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DeviceStood), "device.stood")]
[JsonDerivedType(typeof(DeviceLeft), "device.left")]
[JsonDerivedType(typeof(GetSiteHealth), "health.get")]
[JsonDerivedType(typeof(SiteTimePassed), "time.passed")]
public abstract record SiteSignal;

/// <summary>How one device of the site stands since <paramref name="At"/>. A silent device is unknown and keeps the last score it had.</summary>
public sealed record DeviceStood(Guid DeviceId, int? Score, Band Band, bool? Online, DateTimeOffset At) : SiteSignal;

/// <summary>The device is no longer at this site: moved, or decommissioned.</summary>
public sealed record DeviceLeft(Guid DeviceId, DateTimeOffset At) : SiteSignal;

/// <summary>Asks for the roll-up as it is now.</summary>
public sealed record GetSiteHealth : SiteSignal, IAsk<SiteSignal, SiteHealth>
{
    public static readonly GetSiteHealth Now = new();
}

/// <summary>The site's own wake-up.</summary>
public sealed record SiteTimePassed : SiteSignal;

/// <summary>A site's devices in one look: the mean of the scores last known (0–100), the band that follows, and how many stand in each band.</summary>
public sealed record SiteHealth(Band Band, int? Score, SiteDevices Devices, DateTimeOffset? At);

/// <summary>Devices by band; the offline ones are counted in their band, too.</summary>
public sealed record SiteDevices(int Total, int Healthy, int Warning, int Poor, int Critical, int Unknown, int Offline);
