using System.Text.Json.Serialization;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Prediction;
using Platform.Twins;

namespace Platform.Devices.Domain;

/// <summary>What a live device is told.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ReadingTaken), "reading")]
[JsonDerivedType(typeof(DeviceConfigured), "configured")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(GetStanding), "get-standing")]
[JsonDerivedType(typeof(GetPredictions), "get-predictions")]
[JsonDerivedType(typeof(ModelTrained), "model-trained")]
internal abstract record DeviceSignal;

/// <summary>A committed reading. What the device did not report is no number; metrics of its own are a flat JSON object of numbers.</summary>
internal sealed record ReadingTaken(DateTimeOffset At, float Battery, float Signal, float Temperature, bool? Online, byte[]? Metrics = null) : DeviceSignal;

/// <summary>Where the device is and how to judge it; <paramref name="LeftSiteId"/> when it was elsewhere before.</summary>
internal sealed record DeviceConfigured(Guid SiteId, DeviceProfile Profile, bool IsDecommissioned, Guid? LeftSiteId = null, Maintenance? Maintenance = null) : DeviceSignal;

internal sealed record TimePassed : DeviceSignal
{
    public static readonly TimePassed Now = new();
}

/// <summary>How does it stand?</summary>
internal sealed record GetStanding : DeviceSignal, IAsk<DeviceSignal, Standing>;

/// <summary>What is to be expected of it?</summary>
internal sealed record GetPredictions : DeviceSignal, IAsk<DeviceSignal, Predictions>;

/// <summary>Its tenant's failures are foretold by another model from now on.</summary>
internal sealed record ModelTrained(FailureModel Model) : DeviceSignal;
