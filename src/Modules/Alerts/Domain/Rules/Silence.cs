using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Rules;

/// <summary>What somebody wants to hear nothing of, from when until when, and why. One that ends with the alerts it silences ends no later than its end.</summary>
internal sealed record Silence(Guid Id, ImmutableArray<Matcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment, bool UntilResolved = false)
{
    public bool IsActive(DateTimeOffset at) => StartsAt <= at && at < EndsAt;
}

/// <summary>While an alert of the source is firing, those of the target are not told of where these labels are equal.</summary>
internal sealed record InhibitionRule(string Name, ImmutableArray<Matcher> Source, ImmutableArray<Matcher> Target, ImmutableArray<string> Equal);

/// <summary>A time in which work is planned: alerts it matches are not told of, that they are over is.</summary>
internal sealed record MaintenanceWindow(string Name, ImmutableArray<Matcher> Matchers, Recurrence When);

/// <summary>Which alerts are told of together, how long one waits for others to come, and how often it is told again.</summary>
internal sealed record GroupRule(
    string Name, ImmutableArray<Matcher> Matchers, ImmutableArray<string> By, TimeSpan Wait, TimeSpan Interval, TimeSpan Repeat)
{
    public static readonly GroupRule Usual = new("default", [], [LabelSet.AlertName], TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromHours(4));
}
