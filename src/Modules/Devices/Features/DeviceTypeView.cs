using System.ComponentModel;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Value;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>A device type as the API shows it. The weights are points of a hundred.</summary>
internal sealed record DeviceTypeView(
    Guid Id, string Name, int ExpectedIntervalSeconds, HealthWeights Weights, float? TemperatureMin, float? TemperatureMax, IReadOnlyList<MetricDefinition> Metrics,
    [property: Description("How many devices in use are of this type.")] int DeviceCount,
    [property: Description("What replacing one costs, and when it is due; null while nobody has said.")] TermsView? ReplacementTerms, int Version) : IVersioned
{
    public static DeviceTypeView Of(DeviceType t, int count) =>
        new(t.Key, t.Name, t.ExpectedIntervalSeconds, t.Weights, t.TemperatureMin, t.TemperatureMax, t.Metrics, count, TermsView.Of(t), t.Version);
}

internal sealed record DeviceTypesView(IReadOnlyList<DeviceTypeView> Items);
