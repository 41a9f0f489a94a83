using System.Collections.Immutable;

namespace Platform.Devices.Domain.Staleness;

/// <summary>Without a value for so long, this metric is stale.</summary>
internal readonly record struct KeyAge(string Metric, int Seconds);

/// <summary>How old metrics of a type's own may grow, where the type says so.</summary>
internal sealed record KeyAges(ImmutableArray<KeyAge> All)
{
    /// <summary>Null when the type says so of none.</summary>
    public static KeyAges? Of(IEnumerable<MetricDefinition> metrics)
    {
        ImmutableArray<KeyAge> all = [.. from metric in metrics where metric.StaleAfterSeconds is not null orderby metric.Name select new KeyAge(metric.Name, metric.StaleAfterSeconds!.Value)];
        return all.IsEmpty ? null : new(all);
    }

    public int? this[string metric]
    {
        get
        {
            foreach (var age in All)
                if (age.Metric == metric) return age.Seconds;
            return null;
        }
    }

    public bool Equals(KeyAges? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    public override int GetHashCode() => All.Length == 0 ? 0 : HashCode.Combine(All.Length, All[0]);
}
