using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Rules;

/// <summary>
/// Everything a company said about its alerts, each with the time it holds for: what held at some past moment can be read off a later
/// book, so that a replay decides as it was decided then.
/// </summary>
internal sealed class RuleBook(ImmutableArray<AlertPolicy> policies, ImmutableArray<Silence> silences)
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(1);

    public static readonly RuleBook Usual = new([AlertPolicy.Usual], []);

    public ImmutableArray<AlertPolicy> Policies => policies;
    public ImmutableArray<Silence> Silences => silences;

    public AlertPolicy PolicyAt(DateTimeOffset at)
    {
        for (var i = policies.Length - 1; i > 0; i--)
            if (policies[i].Since <= at) return policies[i];
        return policies.IsEmpty ? AlertPolicy.Usual : policies[0];
    }

    public Silence? SilenceOf(LabelSet labels, DateTimeOffset at)
    {
        foreach (var silence in silences)
            if (silence.IsActive(at) && silence.Matchers.All(labels)) return silence;
        return null;
    }

    /// <summary>The window in force at the time, if there is one for these labels.</summary>
    public MaintenanceWindow? WindowOf(LabelSet labels, DateTimeOffset at)
    {
        foreach (var window in PolicyAt(at).Windows)
            if (window.When.IsAt(at) && window.Matchers.All(labels)) return window;
        return null;
    }

    /// <summary>When next after this time something else holds, or it is worth asking again; null when nothing is going to change.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset after)
    {
        DateTimeOffset? next = null;
        foreach (var silence in silences)
        {
            Sooner(silence.StartsAt);
            Sooner(silence.EndsAt);
        }

        foreach (var policy in policies) Sooner(policy.Since);
        foreach (var window in PolicyAt(after).Windows)
            if (window.When.NextChange(after, after + LookAhead) is { } change) Sooner(change);
        if (PolicyAt(after).Windows.Any(w => !w.When.IsOver(after))) Sooner(after + LookAhead);
        return next;

        void Sooner(DateTimeOffset at)
        {
            if (at > after && !(at >= next)) next = at;
        }
    }
}
