using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Rules;

/// <summary>How a company wants to hear of its alerts, from a moment on.</summary>
internal sealed record AlertPolicy(DateTimeOffset Since)
{
    public static readonly AlertPolicy Usual = new(DateTimeOffset.MinValue);

    public ImmutableArray<InhibitionRule> Inhibitions { get; init; } = [];
    public ImmutableArray<MaintenanceWindow> Windows { get; init; } = [];

    /// <summary>The first that matches counts; else the default.</summary>
    public ImmutableArray<GroupRule> Groups { get; init; } = [];

    public GroupRule Default { get; init; } = GroupRule.Usual;

    /// <summary>Whatever hides alerts behind others leaves these alone: somebody's life may depend on them.</summary>
    public ImmutableArray<Matcher> NeverFolded { get; init; } = [new("type", "FIRE_ALARM|INTRUSION|SECURITY_BREACH", IsRegex: true)];

    /// <summary>So many changes within <see cref="FlapWindow"/> are flapping, until no more than <see cref="FlapOutAt"/> are left.</summary>
    public int FlapInAt { get; init; } = 6;

    public int FlapOutAt { get; init; } = 2;
    public TimeSpan FlapWindow { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>So many alerts of a site that began within <see cref="StormWindow"/> are a storm, until no more than a quarter of them did.</summary>
    public int StormAt { get; init; } = 25;

    public TimeSpan StormWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an alert without an end counts as firing after it was last heard of.</summary>
    public TimeSpan ResolveTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>An alert that comes back within this time is the same alert; later it is a new one.</summary>
    public TimeSpan RememberFor { get; init; } = TimeSpan.FromMinutes(30);

    public GroupRule GroupOf(LabelSet labels)
    {
        foreach (var rule in Groups)
            if (rule.Matchers.All(labels)) return rule;
        return Default;
    }
}
